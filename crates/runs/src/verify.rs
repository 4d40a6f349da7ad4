use std::fs;
use std::path::{Path, PathBuf};

use crate::{Input, RunsError, Summary, run};

/// Something that is not as a run left it, or comes out otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A file that the run read is another one now.
    Input(PathBuf),
    /// A file of the run comes out otherwise.
    Output(String),
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input(file) => write!(f, "{} is not the file that the run read", file.display()),
            Self::Output(name) => write!(f, "{name} comes out otherwise"),
        }
    }
}

/// Does a run again, into a folder of its own beside it that is removed again, and compares: the inputs by their hashes, the
/// files byte by byte.
///
/// # Errors
/// When the folder has no summary that can be read, or the run does not come to its end any more.
pub fn verify(folder: &Path) -> Result<Vec<Difference>, RunsError> {
    let known = Summary::read(folder)?;
    let mut out = folder.as_os_str().to_owned();
    out.push(".again");
    let again = Again(PathBuf::from(out));
    let inputs = &known.inputs;
    let summary = run(&known.files(&again.0))?;
    let pairs = [
        (Some(&inputs.plan), Some(&summary.inputs.plan)),
        (Some(&inputs.members), Some(&summary.inputs.members)),
        (Some(&inputs.orders), Some(&summary.inputs.orders)),
        (inputs.state.as_ref(), summary.inputs.state.as_ref()),
        (inputs.adjustments.as_ref(), summary.inputs.adjustments.as_ref()),
        (inputs.rates.as_ref(), summary.inputs.rates.as_ref()),
        (inputs.overrides.as_ref(), summary.inputs.overrides.as_ref()),
        (inputs.restates.as_ref(), summary.inputs.restates.as_ref()),
    ];
    let changed = |(before, now): (Option<&Input>, Option<&Input>)| before.filter(|_| before != now).cloned();
    let mut differences: Vec<Difference> =
        pairs.into_iter().filter_map(changed).map(|input| Difference::Input(input.file)).collect();
    for name in summary.outputs.keys().map(String::as_str).chain(["summary.json"]) {
        let (before, now) = (folder.join(name), again.0.join(name));
        let now = fs::read(&now).map_err(RunsError::file(&now))?;
        // A file that is gone is a difference like any other.
        if fs::read(&before).ok().as_ref() != Some(&now) {
            differences.push(Difference::Output(name.to_owned()));
        }
    }
    Ok(differences)
}

/// The folder of the second run: gone when we are done.
struct Again(PathBuf);

impl Drop for Again {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
