//! What the documents point at is there: paths named in ARCHITECTURE.md, and the links of every document.

use super::Finding;
use super::tree::{File, Tree};

const MAP: &str = "ARCHITECTURE.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(&["md"]) {
        for (line, path) in links(&file.text) {
            let target = resolve(&file.path, &path);
            if !tree.has(&target) {
                findings.push(missing(file, line, &path, "mend the link"));
            }
        }
    }
    for file in tree.files.iter().filter(|file| file.path == MAP) {
        for (line, path) in named_paths(&file.text, tree) {
            if !tree.has(&path) {
                findings.push(missing(file, line, &path, "name what is there, or write it without backticks"));
            }
        }
    }
    findings
}

fn missing(file: &File, line: usize, path: &str, mend: &'static str) -> Finding {
    Finding { path: file.path.clone(), line, what: format!("`{path}` does not exist"), mend }
}

/// The paths a text names: in backticks, or in a code block from a folder that is at the root.
fn named_paths(text: &str, tree: &Tree) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_block = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            continue;
        }
        let words: Vec<&str> = match in_block {
            true => line.split_whitespace().filter(|word| starts_at_root(word, tree)).collect(),
            false => line.split('`').skip(1).step_by(2).filter(|word| is_path(word)).collect(),
        };
        found.extend(words.into_iter().flat_map(spread).map(|path| (index + 1, path)));
    }
    found
}

fn starts_at_root(word: &str, tree: &Tree) -> bool {
    let folder = word.split_once('/').map(|(folder, _)| folder);
    is_path(word) && folder.is_some_and(|folder| tree.has(folder))
}

/// Whether a word in backticks is meant as a path: it has a `/` inside, or is a document or manifest at the root.
/// Addresses of pages begin with `/`; patterns and placeholders have other characters.
fn is_path(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/@{},".contains(c);
    let at_root = !word.contains('/') && [".md", ".toml"].iter().any(|ending| word.ends_with(ending));
    let inside = word.find('/').is_some_and(|at| at > 0) && !word.starts_with("../");
    !word.is_empty() && word.chars().all(plain) && (inside || at_root)
}

/// `src/{cart,order}.rs` is two paths.
fn spread(word: &str) -> Vec<String> {
    let Some((before, rest)) = word.split_once('{') else { return vec![word.to_owned()] };
    let Some((names, after)) = rest.split_once('}') else { return vec![word.to_owned()] };
    names.split(',').map(|name| format!("{before}{name}{after}")).collect()
}

/// The targets of links to files of the project: `[text](target)`, without what follows `#`.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for after in line.split("](").skip(1) {
            let Some((target, _)) = after.split_once(')') else { continue };
            let target = target.split(['#', ' ']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') {
                found.push((index + 1, target.to_owned()));
            }
        }
    }
    found
}

/// A link as seen from the root.
fn resolve(document: &str, link: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let tree =
            Tree::of([(path, text), ("crates/base/src/money.rs", ""), ("docs/money.md", ""), ("Cargo.toml", "")]);
        check(&tree).into_iter().map(|it| format!("{}: {}", it.line, it.what)).collect()
    }

    #[test]
    fn every_path_in_the_map_exists() {
        let text = "`crates/base` and `crates/base/src/money.rs`, `Cargo.toml`\n`crates/attic/` `GONE.md`\n";
        let missing = ["2: `crates/attic/` does not exist", "2: `GONE.md` does not exist"];
        assert_eq!(found("ARCHITECTURE.md", text), missing);
        assert_eq!(found("README.md", text), [""; 0]);
    }

    #[test]
    fn alternatives_are_looked_for_one_by_one() {
        let text = "`crates/base/src/{money,id}.rs`\n";
        assert_eq!(found("ARCHITECTURE.md", text), ["1: `crates/base/src/id.rs` does not exist"]);
    }

    #[test]
    fn code_and_addresses_are_no_paths() {
        let text = "`/@handle` `market::place` `ledger::post` `cargo xtask test` `a/<b>` `store.rs` `../shared/data`\n";
        assert_eq!(found("ARCHITECTURE.md", text), [""; 0]);
    }

    #[test]
    fn a_drawn_map_is_read_too() {
        let text = "```text\ncrates/base/    money\ncrates/attic/   nothing\nand/or\n```\n";
        assert_eq!(found("ARCHITECTURE.md", text), ["3: `crates/attic/` does not exist"]);
    }

    #[test]
    fn links_lead_somewhere() {
        let text =
            "[books](money.md#accounts) [up](../Cargo.toml) [web](https://example.org) [here](#top)\n[x](gone.md)\n";
        assert_eq!(found("docs/api.md", text), ["2: `gone.md` does not exist"]);
    }
}
