//! Versions and lints are said once, in the root `Cargo.toml`; a crate refers to them.

use super::Finding;
use super::tree::{File, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    // Not what lies deeper: fuzz targets are workspaces of their own.
    let member = |file: &&File| matches!(file.path.split('/').collect::<Vec<_>>()[..], ["crates", _, "Cargo.toml"]);
    tree.files.iter().filter(member).flat_map(check_one).collect()
}

fn check_one(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut section = "";
    let mut linted = false;
    for (index, line) in file.text.lines().map(str::trim).enumerate() {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
        } else if section == "lints" {
            linted |= said_once(line);
        } else if section.ends_with("dependencies") && line.contains('=') && !line.starts_with('#') && !said_once(line)
        {
            findings.push(Finding {
                path: file.path.clone(),
                line: index + 1,
                what: format!("`{line}` has a version of its own"),
                mend: "put the version into the root Cargo.toml and write `name.workspace = true`",
            });
        }
    }
    if !linted {
        let what = "does not take the workspace's lints".to_owned();
        findings.push(Finding { path: file.path.clone(), line: 0, what, mend: "add `[lints] workspace = true`" });
    }
    findings
}

/// Refers to the root, or to this very crate (to switch on a feature for its own tests).
fn said_once(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    bare.contains("workspace=true") || bare.contains("path=\".\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_lints_come_from_the_root() {
        let good = "[package]\nversion = \"1\"\n[dependencies]\n# why\nserde.workspace = true
csv = { workspace = true, optional = true }\n[dev-dependencies]\ndb = { path = \".\" }\n[lints]\nworkspace = true\n";
        let bad = "[dependencies]\nserde = \"1\"\n";
        let tree = Tree::of([
            ("crates/a/Cargo.toml", good),
            ("crates/b/Cargo.toml", bad),
            ("Cargo.toml", bad),
            ("crates/a/fuzz/Cargo.toml", bad),
        ]);
        let found: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("crates/b/Cargo.toml:2: `serde = \"1\"` has a version of its own"));
        assert!(found[1].starts_with("crates/b/Cargo.toml: does not take the workspace's lints"));
    }
}
