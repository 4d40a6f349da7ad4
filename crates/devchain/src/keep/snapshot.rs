//! A copy of the state after some block, so that a start need not run through all of them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use alloy_primitives::B256;

use super::log::Origin;
use super::{Damage, OpenError, failed, sync_folder};
use crate::codec::{Reader, Writer};
use crate::state::State;

const MAGIC: &[u8; 16] = b"astra devstate 1";
const NAME: &str = "state";

/// The state after a block.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) number: u64,
    pub(crate) hash: B256,
    pub(crate) state: State,
}

/// Writes a copy in place of the one before. Whoever stops the machine at any moment finds the one or the other. Says how many bytes
/// it has.
pub(crate) fn write(folder: &Path, origin: &Origin, number: u64, hash: B256, state: &State) -> io::Result<u64> {
    let (path, fresh) = (folder.join(NAME), folder.join("state.new"));
    let mut file = io::BufWriter::with_capacity(1 << 20, File::create(&fresh)?);
    let (mut check, mut length) = (crc32fast::Hasher::new(), 0_u64);
    let mut piece = |bytes: &[u8]| {
        check.update(bytes);
        length = length.saturating_add(u64::try_from(bytes.len()).unwrap_or_default());
        file.write_all(bytes)
    };
    let mut head = Writer(origin.head(MAGIC));
    head.u64(number);
    head.plain(hash.as_slice());
    piece(&head.0)?;
    state.write(piece)?;
    file.write_all(&check.finalize().to_le_bytes())?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(fresh, path)?;
    sync_folder(folder)?;
    Ok(length.saturating_add(4))
}

/// The copy in `folder`, if there is one.
pub(crate) fn read(folder: &Path, origin: &Origin) -> Result<Option<Snapshot>, OpenError> {
    let path = folder.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&path)(error)),
    };
    let damage = |offset: usize, expected: &str| {
        let offset = u64::try_from(offset).unwrap_or(u64::MAX);
        let (file, expected) = (path.clone(), expected.to_owned());
        OpenError::Damaged(Damage { file, offset, expected, last_good: None })
    };
    let Some((all, check)) = bytes.split_last_chunk::<4>() else { return Err(damage(bytes.len(), "a check sum")) };
    if crc32fast::hash(all) != u32::from_le_bytes(*check) {
        return Err(damage(all.len(), &format!("the check sum {:08x} of all before it", crc32fast::hash(all))));
    }
    origin.check(all.get(..60).unwrap_or_default(), MAGIC, &path)?;
    let mut from = Reader::new(all);
    let mut content = || {
        from.take(60)?;
        Ok(Snapshot { number: from.u64()?, hash: from.hash()?, state: State::read(&mut from)? })
    };
    let snapshot = content().map_err(|_: crate::codec::Garbled| ());
    match snapshot {
        Ok(snapshot) if from.is_done() => Ok(Some(snapshot)),
        _ => Err(damage(from.at(), "an account")),
    }
}

/// Takes the copy away; the blocks alone say everything.
pub(crate) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => sync_folder(folder),
    }
}
