//! The files under check, by name and text.

use std::fs;

use anyhow::{Context, Result};

use crate::repo::Repo;

/// All files of the project.
pub(super) struct Tree {
    pub(super) files: Vec<File>,
}

/// One file. Pictures and the like have an empty text.
pub(super) struct File {
    /// From the root of the checkout, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

impl Tree {
    pub(super) fn read(repo: &Repo) -> Result<Self> {
        let read = |path: String| {
            let bytes = fs::read(repo.path(&path)).with_context(|| format!("cannot read {path}"))?;
            Ok(File { path, text: String::from_utf8(bytes).unwrap_or_default() })
        };
        Ok(Self { files: repo.files()?.into_iter().map(read).collect::<Result<_>>()? })
    }

    /// Whether a file or a folder has this name.
    pub(super) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = |file: &str| file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.files.iter().any(|file| inside(&file.path))
    }

    /// The files with one of these endings.
    pub(super) fn ending<'a>(&'a self, endings: &'a [&str]) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(|file| endings.contains(&file.ending()))
    }

    #[cfg(test)]
    pub(super) fn of<const N: usize>(files: [(&str, &str); N]) -> Self {
        let file = |(path, text): (&str, &str)| File { path: path.to_owned(), text: text.to_owned() };
        Self { files: files.map(file).into() }
    }
}

impl File {
    /// The last part of the name after a dot.
    pub(super) fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// Written by a program, which says so in the first lines.
    pub(super) fn is_generated(&self) -> bool {
        self.text.lines().take(5).any(|line| line.contains("@generated"))
    }

    /// Rust that runs in tests only.
    pub(super) fn is_test(&self) -> bool {
        let (folders, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        folders.split('/').any(|folder| folder == "tests") || name == "tests.rs" || name.ends_with("_tests.rs")
    }

    /// Versions pinned by a package manager, in its words.
    pub(super) fn is_lock(&self) -> bool {
        self.path.ends_with(".lock") || self.path.ends_with("package-lock.json")
    }
}
