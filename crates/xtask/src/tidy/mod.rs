//! The rules of the house that no compiler knows. The rules themselves, with their reasons, are in [`rules`].

mod floors;
mod manifests;
mod messages;
mod paths;
mod rules;
mod sizes;
mod source;
mod stores;
mod tree;
mod words;

use std::fmt;

use anyhow::Result;

use self::tree::Tree;
use crate::process;
use crate::repo::Repo;

/// Something that is not as the rules want it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    /// From 1; 0 when it is about the whole file.
    line: usize,
    what: String,
    mend: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, what, mend } = self;
        match line {
            0 => write!(f, "{path}: {what}; {mend}"),
            line => write!(f, "{path}:{line}: {what}; {mend}"),
        }
    }
}

/// Checks the checkout and prints what is to mend. True when nothing is.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let tree = Tree::read(repo)?;
    let metadata = process::output(repo.cargo().args(["metadata", "--format-version", "1"]))?;
    let crates = floors::read(&serde_json::from_str(&metadata)?, repo.root());

    let mut findings = floors::check(&crates);
    findings.extend(manifests::check(&tree));
    findings.extend(sizes::check(&tree));
    findings.extend(stores::check(&tree));
    findings.extend(paths::check(&tree));
    findings.extend(messages::check(&tree));
    findings.extend(words::check(&tree, &words::of_this_machine(repo.root())));

    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} files, {} to mend", tree.files.len(), findings.len());
    Ok(findings.is_empty())
}
