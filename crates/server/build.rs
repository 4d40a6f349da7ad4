//! Takes every message file in, and ends the build when the languages do not say the same.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

#[path = "build/messages.rs"]
mod messages;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use messages::{File, Language};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    for folder in ["messages", "templates", "src", "build", "build.rs"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let languages = languages(&root.join("messages"))?;
    let mut askers = Vec::new();
    read_all(&root.join("templates"), "html", &mut askers)?;
    read_all(&root.join("src"), "rs", &mut askers)?;
    for problem in messages::problems(&languages, &askers) {
        println!("cargo::error={}", problem.replace(&format!("{}/", root.display()), ""));
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("messages.rs"), table(&languages))
}

/// Every folder is a language.
fn languages(folder: &Path) -> io::Result<Vec<Language>> {
    let mut languages = Vec::new();
    for path in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        let mut files = Vec::new();
        read_all(&path, "ftl", &mut files)?;
        let tag = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        languages.push(Language { tag, files });
    }
    Ok(languages)
}

/// The files below `folder` with this ending, in the order of their names.
fn read_all(folder: &Path, ending: &str, files: &mut Vec<File>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            read_all(&path, ending, files)?;
        } else if path.extension().is_some_and(|known| known == ending) {
            files.push(File { text: fs::read_to_string(&path)?, path: path.display().to_string() });
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The table of languages, their files and what is in them, as source.
fn table(languages: &[Language]) -> String {
    let mut source = String::from("&[\n");
    for Language { tag, files } in languages {
        // Writing to a String cannot fail.
        let _ = writeln!(source, "    ({tag:?}, &[");
        for file in files {
            let _ = writeln!(source, "        ({:?}, include_str!({:?})),", file.path, file.path);
        }
        let _ = writeln!(source, "    ]),");
    }
    source.push(']');
    source
}
