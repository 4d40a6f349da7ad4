//! What a chain began with, kept beside its blocks: so it can be opened by somebody who does not know it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use alloy_primitives::{Address, B256, Bytes, U256};
use serde::{Deserialize, Serialize};

use super::{OpenError, failed, sync_folder};
use crate::genesis::{Alloc, Genesis};

const NAME: &str = "genesis.json";
const FORMAT: u32 = 1;

/// What every format says.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    format: u32,
    chain_id: u64,
    timestamp: u64,
    gas_limit: u64,
    dev: bool,
    alloc: BTreeMap<Address, KeptAlloc>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptAlloc {
    /// Wei, in decimal digits.
    balance: String,
    #[serde(default, skip_serializing_if = "is_none")]
    code: Bytes,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    storage: BTreeMap<B256, B256>,
}

fn is_none(code: &Bytes) -> bool {
    code.is_empty()
}

impl From<&Alloc> for KeptAlloc {
    fn from(alloc: &Alloc) -> Self {
        let word = |(slot, value): (&U256, &U256)| (B256::from(*slot), B256::from(*value));
        Self {
            balance: alloc.balance.to_string(),
            code: alloc.code.clone(),
            storage: alloc.storage.iter().map(word).collect(),
        }
    }
}

impl KeptAlloc {
    fn read(self) -> Result<Alloc, String> {
        let Self { balance, code, storage } = self;
        let digits = !balance.is_empty() && balance.bytes().all(|byte| byte.is_ascii_digit());
        let wei = U256::from_str_radix(&balance, 10).ok().filter(|_| digits);
        let balance = wei.ok_or_else(|| format!("the balance {balance:?} is no number of wei in decimal digits"))?;
        let word = |(slot, value): (B256, B256)| (slot.into(), value.into());
        Ok(Alloc { balance, code, storage: storage.into_iter().map(word).collect() })
    }
}

/// Writes it in place of what was there. Whoever stops the machine at any moment finds the one or the other.
pub(crate) fn write(folder: &Path, genesis: &Genesis) -> Result<(), OpenError> {
    let (path, fresh) = (folder.join(NAME), folder.join("genesis.json.new"));
    let kept = Kept {
        format: FORMAT,
        chain_id: genesis.chain_id,
        timestamp: genesis.timestamp,
        gas_limit: genesis.gas_limit,
        dev: genesis.dev,
        alloc: genesis.alloc.iter().map(|(address, alloc)| (*address, alloc.into())).collect(),
    };
    let written = || {
        let mut file = BufWriter::new(File::create(&fresh)?);
        serde_json::to_writer_pretty(&mut file, &kept)?;
        file.write_all(b"\n")?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&fresh, &path)?;
        sync_folder(folder)
    };
    written().map_err(failed(&path))
}

/// Whether it is kept in `folder`.
pub(crate) fn is_kept(folder: &Path) -> bool {
    folder.join(NAME).exists()
}

/// What is kept in `folder`; `None` when nothing has begun there.
pub(crate) fn read(folder: &Path) -> Result<Option<Genesis>, OpenError> {
    let path = folder.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let begun = folder.join("blocks").exists();
            return if begun { Err(OpenError::NoGenesis(path)) } else { Ok(None) };
        }
        Err(error) => return Err(failed(&path)(error)),
    };
    understood(&bytes).map(Some).map_err(|what| OpenError::Genesis { file: path, what })
}

fn understood(bytes: &[u8]) -> Result<Genesis, String> {
    let Format { format } = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if format != FORMAT {
        return Err(format!("it has format {format}, and this program knows format {FORMAT}"));
    }
    let kept: Kept = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let Kept { format: _, chain_id, timestamp, gas_limit, dev, alloc } = kept;
    let account = |(address, alloc): (Address, KeptAlloc)| match alloc.read() {
        Ok(alloc) => Ok((address, alloc)),
        Err(what) => Err(format!("{address}: {what}")),
    };
    let alloc = alloc.into_iter().map(account).collect::<Result<_, _>>()?;
    Ok(Genesis { chain_id, timestamp, alloc, gas_limit, dev })
}

/// When what is kept does not fit the blocks, it is the file that says it wrong.
pub(crate) fn not_of_the_blocks(folder: &Path, error: OpenError) -> OpenError {
    match error {
        OpenError::ForeignChain { .. } | OpenError::ForeignGenesis { .. } => {
            OpenError::Genesis { file: folder.join(NAME), what: error.to_string() }
        }
        other => other,
    }
}
