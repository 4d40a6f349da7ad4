//! The deployment file: what was meant, what is there, and whether that is all.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

use super::places::Places;
use super::profile::{self, Profile, ProfileError, Settings};

/// The version of the file's form that is written.
const VERSION: u32 = 1;

/// A deployment, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// Of the file's form.
    version: u32,
    /// Whether every step is done and was looked at.
    pub complete: bool,
    /// What is deployed.
    pub profile: KeptProfile,
    /// The chain's number.
    pub chain: u64,
    /// The hash of its first block.
    pub genesis: B256,
    /// Who deploys.
    pub deployer: Address,
    /// When it began, in seconds since 1970. Times of the profile that are relative count from here.
    pub moment: u64,
    /// The latest block before it began: nothing of it is in blocks before.
    pub from_block: u64,
    /// The contracts that are there, by their names.
    pub contracts: BTreeMap<String, Placed>,
    /// The grants that are there, by the names of their parts of the supply.
    pub grants: BTreeMap<String, Granted>,
}

/// The profile as it was read, so that the file says alone what was meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptProfile {
    /// Its name.
    pub name: String,
    /// As [`Profile::sha256`] says.
    pub sha256: String,
    /// What stood instead of its values.
    pub settings: Settings,
    /// The document.
    pub text: String,
}

/// A contract that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// Where.
    pub address: Address,
    /// The Keccak-256 of its code.
    pub code_hash: B256,
    /// What created it. It may not be known of the first contract, which anybody can have created.
    pub transaction: Option<B256>,
    /// The block of that.
    pub block: Option<u64>,
}

/// A grant that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// Its id in the vesting contract.
    pub id: B256,
    /// What created it, if that is known.
    pub transaction: Option<B256>,
    /// The block of that.
    pub block: Option<u64>,
}

/// Why a deployment file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be read or written.
    #[error("the deployment file {} cannot be used: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not what was written.
    #[error("{} is no deployment file, or a damaged one: {why}; take it back from a backup", path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What is wrong, with the line.
        why: String,
    },
    /// A version of this program wrote it that is newer.
    #[error("the deployment file {} has version {found}; this program knows {VERSION}", path.display())]
    Version {
        /// Which.
        path: PathBuf,
        /// Its version.
        found: u64,
    },
}

impl Deployment {
    pub(super) fn begun(
        profile: &Profile,
        chain: u64,
        genesis: B256,
        deployer: Address,
        moment: u64,
        from_block: u64,
    ) -> Self {
        let profile = KeptProfile {
            name: profile.terms().name.clone(),
            sha256: profile.sha256(),
            settings: profile.settings().clone(),
            text: profile.text().to_owned(),
        };
        let (contracts, grants) = (BTreeMap::new(), BTreeMap::new());
        Self {
            version: VERSION,
            complete: false,
            profile,
            chain,
            genesis,
            deployer,
            moment,
            from_block,
            contracts,
            grants,
        }
    }

    /// Reads a file; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, or is of a newer version.
    pub fn open(path: &Path) -> Result<Option<Self>, FileError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(FileError::Io { path: path.to_owned(), source }),
        };
        let damaged = |error: serde_json::Error| FileError::Damaged { path: path.to_owned(), why: error.to_string() };
        let value: serde_json::Value = serde_json::from_str(&text).map_err(damaged)?;
        if let Some(found) = value["version"].as_u64().filter(|found| *found > u64::from(VERSION)) {
            return Err(FileError::Version { path: path.to_owned(), found });
        }
        let deployment: Self = serde_json::from_str(&text).map_err(damaged)?;
        if profile::sum(&deployment.profile.text, &deployment.profile.settings) != deployment.profile.sha256 {
            let why = "the profile in it is not the one that it names".to_owned();
            return Err(FileError::Damaged { path: path.to_owned(), why });
        }
        Ok(Some(deployment))
    }

    /// Writes it in place of what is there; after a crash it is the one or the other.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, path: &Path) -> Result<(), FileError> {
        let written = || -> io::Result<()> {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(".new");
            let new = folder.join(name);
            let mut file = File::create(&new)?;
            file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            fs::rename(&new, path)?;
            File::open(folder)?.sync_all()
        };
        written().map_err(|source| FileError::Io { path: path.to_owned(), source })
    }

    /// The profile it is of.
    ///
    /// # Errors
    /// When this version of the program reads it otherwise.
    pub fn profile(&self) -> Result<Profile, ProfileError> {
        Profile::read(&format!("the profile {}", self.profile.name), &self.profile.text, &self.profile.settings)
    }

    /// Where the contracts are, or will be.
    ///
    /// # Errors
    /// As [`Self::profile`].
    pub fn places(&self) -> Result<Places, ProfileError> {
        Ok(Places::of(self.deployer, &self.profile()?.terms().series))
    }
}
