//! Words that do not belong into the project: unfinished work, and names of the machine it was written on.

use std::env;
use std::path::Path;

use super::Finding;
use super::tree::{File, Tree};

/// A word and what to do instead. The lists below are written in two halves, or this file would find itself.
pub(super) struct Word {
    text: String,
    stands: Stands,
    /// Only in code and its comments, not in documents.
    code: bool,
    what: &'static str,
    mend: &'static str,
}

/// Where in a line a word counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Anywhere,
    /// As a word of its own, not inside a longer one.
    Alone,
    /// At the beginning of a path, not inside a longer one.
    First,
}

const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
    concat!("db", "g!"),
];

/// A mark only where a comment begins with it: it is also the code for "no currency".
const MARKS: &[&str] = &[concat!("// X", "XX"), concat!("# X", "XX"), concat!("* X", "XX")];

/// Where package managers fetch from; lock files and the managers' own settings may name them.
const REGISTRIES: &[&str] = &[
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("registry.", "npmjs.org"),
    concat!("pypi", ".org"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
    concat!("arti", "factory"),
];

/// Folders in which people's own folders are.
const HOMES: &[&str] = &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

const CODE: &[&str] = &["rs", "ts", "js", "mjs", "sol", "html", "css", "ftl", "sql", "toml", "sh", "yml", "yaml"];

/// The words of every machine, and the paths of this one.
pub(super) fn of_this_machine(root: &Path) -> Vec<Word> {
    let mut words: Vec<Word> = UNFINISHED.iter().map(|word| unfinished(word, Stands::Alone)).collect();
    words.extend(MARKS.iter().map(|word| unfinished(word, Stands::Anywhere)));
    words.extend(REGISTRIES.iter().map(|host| Word {
        text: (*host).to_owned(),
        stands: Stands::Anywhere,
        code: false,
        what: "names a registry's host",
        mend: "leave the address to the package manager's settings",
    }));
    words.extend(HOMES.iter().map(|folder| machine_path(folder)));
    words.push(machine_path(&checkout(root)));
    words
}

fn unfinished(word: &str, stands: Stands) -> Word {
    let (what, mend) = ("marks unfinished work", "finish it, or say in the documents what is not there");
    Word { text: word.to_owned(), stands, code: true, what, mend }
}

fn machine_path(folder: &str) -> Word {
    let (what, mend) = ("names a path of one machine", "name it from the checkout, or take it as a setting");
    Word { text: folder.to_owned(), stands: Stands::First, code: false, what, mend }
}

/// The folder around the checkout; where everybody has that one, the folder of the checkout itself.
fn checkout(root: &Path) -> String {
    let shared = ["/", "/tmp", "/srv", "/opt", "/usr/src"].map(Path::new);
    let around = root.parent().filter(|around| !shared.contains(around) && *around != env::temp_dir());
    format!("{}/", around.unwrap_or(root).display())
}

pub(super) fn check(tree: &Tree, words: &[Word]) -> Vec<Finding> {
    tree.files.iter().filter(|file| !file.is_lock()).flat_map(|file| check_one(file, words)).collect()
}

fn check_one(file: &File, words: &[Word]) -> Vec<Finding> {
    let is_code = CODE.contains(&file.ending());
    let words: Vec<&Word> = words.iter().filter(|word| is_code || !word.code).collect();
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for word in words.iter().filter(|word| word.is_in(line)) {
            let what = format!("`{}` {}", word.text, word.what);
            findings.push(Finding { path: file.path.clone(), line: index + 1, what, mend: word.mend });
        }
    }
    findings
}

impl Word {
    fn is_in(&self, line: &str) -> bool {
        let of_word = |c: char| c.is_alphanumeric() || c == '_';
        let of_path = |c: char| of_word(c) || ".-/".contains(c);
        line.match_indices(&self.text).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + self.text.len()..].chars().next();
            match self.stands {
                Stands::Anywhere => true,
                Stands::Alone => !before.is_some_and(of_word) && !after.is_some_and(of_word),
                Stands::First => !before.is_some_and(of_path),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<usize> {
        let words = of_this_machine(Path::new("/quarry/astra"));
        check(&Tree::of([(path, text)]), &words).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn unfinished_work_is_found_in_code() {
        let text = UNFINISHED.iter().map(|word| format!("// {word} later\n")).collect::<String>();
        assert_eq!(found("a.rs", &text), [1, 2, 3, 4, 5]);
        assert_eq!(found("CONTRIBUTING.md", &text), [0; 0]);
        assert_eq!(found("a.rs", &format!("let {}_list = 1;", UNFINISHED[0])), [0; 0]);
    }

    #[test]
    fn the_mark_that_is_also_a_currency_is_found_in_comments_only() {
        assert_eq!(found("a.rs", &format!("let none = \"{0}\";\n{0} look again\n", &MARKS[0][3..])), [0; 0]);
        assert_eq!(found("a.rs", &format!("{} look again\n", MARKS[0])), [1]);
    }

    #[test]
    fn machines_and_registries_stay_outside() {
        assert_eq!(found("README.md", "cd /quarry/astra/docs\ncd /quarry/\ncd astra/quarry/docs\n"), [1, 2]);
        assert_eq!(found("web.md", &format!("from https://{}/\n", REGISTRIES[2])), [1]);
        assert_eq!(found("web-tests/package-lock.json", &format!("https://{}/\n", REGISTRIES[2])), [0; 0]);
        assert_eq!(found("a.toml", &format!("data = \"{}ana/shop\"\n", HOMES[1])), [1]);
    }

    #[test]
    fn a_folder_everybody_has_around_the_checkout_may_be_named() {
        assert_eq!(checkout(Path::new("/tmp/astra")), "/tmp/astra/");
        assert_eq!(checkout(Path::new("/quarry/astra")), "/quarry/");
        assert_eq!(checkout(Path::new("/astra")), "/astra/");
    }
}
