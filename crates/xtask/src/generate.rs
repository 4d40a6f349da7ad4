//! Files that a program writes and the project keeps, so that a change in them is seen in review.

mod gas;

use std::fs;

use anyhow::{Context, Result};

use crate::process;
use crate::repo::Repo;

struct Generated {
    /// Where it is kept.
    path: &'static str,
    make: fn(&Repo) -> Result<String>,
}

const GENERATED: &[Generated] = &[
    Generated { path: gas::PAGE, make: gas::page },
    Generated { path: "docs/cli.md", make: command_line },
    Generated { path: "docs/openapi.json", make: interface },
];

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

/// Makes every file again.
pub(crate) fn write(repo: &Repo) -> Result<bool> {
    for file in GENERATED {
        let made = (file.make)(repo).with_context(|| format!("cannot make {}", file.path))?;
        if repo.read(file.path)?.as_deref() == Some(&made) {
            println!("{}: as it was", file.path);
            continue;
        }
        let path = repo.path(file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, made).with_context(|| format!("cannot write {}", file.path))?;
        println!("{}: written", file.path);
    }
    Ok(true)
}

/// Makes every file again without keeping it. False when one is not what is kept.
pub(crate) fn check(repo: &Repo) -> Result<bool> {
    let mut same = true;
    for file in GENERATED {
        let made = (file.make)(repo).with_context(|| format!("cannot make {}", file.path))?;
        let kept = repo.read(file.path)?.unwrap_or_default();
        if let Some(line) = first_difference(&kept, &made) {
            println!("{}:{line}: not what is generated; run `cargo xtask gen` and keep the result", file.path);
            same = false;
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
    fn the_first_different_line_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", "a\n"), Some(1));
    }
}
