//! Files that a program writes and the project keeps, so that a change in them is seen in review.

mod abi;
mod gas;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::repo::Repo;

/// A file as it has to be.
struct Made {
    /// Where it is kept.
    path: String,
    text: String,
}

/// What makes files, under the name of what it makes.
type Make = fn(&Repo) -> Result<Vec<Made>>;

const MAKES: &[(&str, Make)] = &[
    (gas::PAGE, |repo| Ok(one(gas::PAGE, gas::page(repo)?))),
    (COMMANDS, |repo| Ok(one(COMMANDS, command_line(repo)?))),
    (INTERFACE, |repo| Ok(one(INTERFACE, interface(repo)?))),
    ("contracts/abi", abi::files),
];

const COMMANDS: &str = "docs/cli.md";
const INTERFACE: &str = "docs/openapi.json";

fn one(path: &str, text: String) -> Vec<Made> {
    vec![Made { path: path.to_owned(), text }]
}

/// The command line's own description, as Markdown.
fn command_line(repo: &Repo) -> Result<String> {
    let astra = repo.build_astra()?;
    // A fixed width, or the text would wrap like the terminal of whoever makes it.
    process::output(repo.command(astra).arg("docs-cli").env("COLUMNS", "100"))
}

/// The OpenAPI document of the JSON interface.
fn interface(repo: &Repo) -> Result<String> {
    let astra = repo.build_astra()?;
    process::output(repo.command(astra).arg("docs-api"))
}

/// What was asked for by name, or all.
fn wanted(only: &[String]) -> Result<Vec<&'static (&'static str, Make)>> {
    if let Some(unknown) = only.iter().find(|name| MAKES.iter().all(|(known, _)| known != name)) {
        bail!("{unknown} is not generated");
    }
    Ok(MAKES.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|asked| asked == name)).collect())
}

/// Makes files again: all, or those that are named.
pub(crate) fn write(repo: &Repo, only: &[String]) -> Result<bool> {
    for (name, make) in wanted(only)? {
        for Made { path, text } in make(repo).with_context(|| format!("cannot make {name}"))? {
            if repo.read(&path)?.as_ref() == Some(&text) {
                println!("{path}: as it was");
                continue;
            }
            let file = repo.path(&path);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&file, text).with_context(|| format!("cannot write {path}"))?;
            println!("{path}: written");
        }
    }
    Ok(true)
}

/// Makes files again without keeping them. False when one is not what is kept.
pub(crate) fn check(repo: &Repo, only: &[String]) -> Result<bool> {
    let mut same = true;
    for (name, make) in wanted(only)? {
        for Made { path, text } in make(repo).with_context(|| format!("cannot make {name}"))? {
            let kept = repo.read(&path)?.unwrap_or_default();
            if let Some(line) = first_difference(&kept, &text) {
                println!("{path}:{line}: not what is generated; run `cargo xtask gen` and keep the result");
                same = false;
            }
        }
    }
    Ok(same)
}

/// The first line, from 1, in which two texts differ.
fn first_difference(kept: &str, made: &str) -> Option<usize> {
    if kept == made {
        return None;
    }
    // Past the last common line the difference is in the number of lines, or in the last line's end.
    let common = kept.lines().zip(made.lines()).take_while(|(kept, made)| kept == made).count();
    Some(common + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_generated_cannot_be_asked_for() {
        let names =
            |only: &[&str]| wanted(&only.iter().map(ToString::to_string).collect::<Vec<_>>()).map(|it| it.len());
        assert_eq!(names(&[]).ok(), Some(MAKES.len()));
        assert_eq!(names(&["contracts/abi"]).ok(), Some(1));
        assert!(names(&["README.md"]).is_err());
    }

    #[test]
    fn the_first_different_line_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", "a\n"), Some(1));
    }
}
