//! Profiles: the published figures of a token, and the rules it begins with, as configuration.

mod amount;
mod document;
mod model;
mod read;

use std::collections::BTreeMap;
use std::path::Path;

use alloy_primitives::hex;
use sha2::{Digest as _, Sha256};

pub use document::ProfileError;
pub(super) use read::shown;

pub use model::{Account, Council, Opens, Part, Payment, Profile, Recipient, Round, Sale, Terms};

/// Profiles that come along, by their names.
const SHIPPED: [(&str, &str); 3] = [
    ("demo", include_str!("../../../../../genesis/demo.toml")),
    ("source-a", include_str!("../../../../../genesis/source-a.toml")),
    ("source-b", include_str!("../../../../../genesis/source-b.toml")),
];

/// Values that stand instead of those of a profile, or in addition, under whole keys such as `accounts.guardian`.
pub type Settings = BTreeMap<String, String>;

impl Profile {
    /// Reads a profile. `file` is only what errors call it.
    ///
    /// # Errors
    /// When a value is missing, wrong, or contradicts another, or a key is unknown: with the file, the line and the key.
    pub fn read(file: &str, text: &str, settings: &Settings) -> Result<Self, ProfileError> {
        let terms = read::terms(document::Document::read(file, text, settings)?)?;
        Ok(Self { terms, text: text.to_owned(), settings: settings.clone() })
    }

    /// Reads a profile from a file.
    ///
    /// # Errors
    /// As [`Self::read`], and when there is no such file.
    pub fn open(file: &Path, settings: &Settings) -> Result<Self, ProfileError> {
        let name = file.display().to_string();
        match std::fs::read_to_string(file) {
            Ok(text) => Self::read(&name, &text, settings),
            Err(error) => Err(ProfileError { file: name, line: None, key: String::new(), problem: error.to_string() }),
        }
    }

    /// A profile that comes along: `demo`, `source-a` or `source-b`.
    ///
    /// # Errors
    /// As [`Self::read`], and when none has the name.
    pub fn shipped(name: &str, settings: &Settings) -> Result<Self, ProfileError> {
        let file = format!("genesis/{name}.toml");
        match SHIPPED.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => Self::read(&file, text, settings),
            None => {
                let problem = "there is no such profile; there are demo, source-a and source-b".to_owned();
                Err(ProfileError { file, line: None, key: String::new(), problem })
            }
        }
    }

    /// What is deployed.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The document as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands instead of values of the document.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The SHA-256 of the document and what stands instead of its values, in hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        sum(&self.text, &self.settings)
    }
}

/// As [`Profile::sha256`].
pub(super) fn sum(text: &str, settings: &Settings) -> String {
    let mut sum = Sha256::new();
    // With lengths, or a document could end in what looks like settings.
    sum.update(format!("{}\n{text}", text.len()));
    for (key, value) in settings {
        sum.update(format!("\n{} {key}={value}", value.len()));
    }
    hex::encode(sum.finalize())
}
