//! The file of blocks: a head, then records. Each record has its length and number under a check of their own, so that a wrong
//! length is not taken for the end of the file.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use alloy_primitives::B256;

use super::{OpenError, failed};
use crate::codec::{Garbled, Reader, Writer};

/// Begins the file; the number is that of the format.
const MAGIC: &[u8; 16] = b"astra devchain 1";
/// Begins each record.
const MARK: &[u8; 4] = b"blk:";

/// Bytes before the first record.
pub(crate) const HEAD: u64 = 60;
/// Bytes of a record before its body.
pub(crate) const RECORD_HEAD: u64 = 24;

/// Which chain a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) chain_id: u64,
    pub(crate) genesis: B256,
}

impl Origin {
    pub(crate) fn head(&self, magic: &[u8; 16]) -> Vec<u8> {
        let mut out = Writer::default();
        out.plain(magic);
        out.u64(self.chain_id);
        out.plain(self.genesis.as_slice());
        out.u32(crc32fast::hash(&out.0));
        out.0
    }

    /// Looks whether the head of a file is that of this chain.
    pub(crate) fn check(&self, head: &[u8], magic: &[u8; 16], file: &Path) -> Result<(), OpenError> {
        let unknown = |_| OpenError::Unknown(file.to_owned());
        let mut from = Reader::new(head);
        let known = from.take(16).map_err(unknown)? == magic;
        let found = Self { chain_id: from.u64().map_err(unknown)?, genesis: from.hash().map_err(unknown)? };
        if !known || from.u32().map_err(unknown)? != crc32fast::hash(head.get(..56).unwrap_or_default()) {
            return Err(OpenError::Unknown(file.to_owned()));
        }
        let file = file.to_owned();
        if found.chain_id != self.chain_id {
            return Err(OpenError::ForeignChain { file, found: found.chain_id, asked: self.chain_id });
        }
        if found.genesis != self.genesis {
            return Err(OpenError::ForeignGenesis { file, found: found.genesis, asked: self.genesis });
        }
        Ok(())
    }
}

/// What stands before the body of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecordHead {
    pub(crate) length: u32,
    pub(crate) number: u64,
    pub(crate) check: u32,
}

impl RecordHead {
    pub(crate) fn of(number: u64, body: &[u8]) -> Self {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        Self { length, number, check: crc32fast::hash(body) }
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.plain(MARK);
        out.u32(self.length);
        out.u64(self.number);
        out.u32(self.check);
        out.u32(crc32fast::hash(&out.0));
        out.0
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Garbled> {
        let mut from = Reader::new(bytes);
        let mark = from.take(4)?;
        let head = Self { length: from.u32()?, number: from.u64()?, check: from.u32()? };
        let sound = mark == MARK && from.u32()? == crc32fast::hash(bytes.get(..20).unwrap_or_default());
        sound.then_some(head).ok_or(Garbled)
    }
}

#[derive(Debug)]
enum Medium {
    File(File),
    Memory(Mutex<Vec<u8>>),
}

/// The records, on the disk or in memory. One thread at a time appends; any number reads.
#[derive(Debug)]
pub(crate) struct Log {
    medium: Medium,
    path: PathBuf,
    end: AtomicU64,
}

impl Log {
    /// One that is gone with the process.
    pub(crate) fn in_memory() -> Self {
        let head = vec![0; usize::try_from(HEAD).unwrap_or_default()];
        Self { medium: Medium::Memory(Mutex::new(head)), path: "memory".into(), end: AtomicU64::new(HEAD) }
    }

    /// The file at `path`, made if it is not there. What is in it is not looked at yet, its head aside.
    pub(crate) fn open(path: &Path, origin: &Origin) -> Result<Self, OpenError> {
        let failed = failed(path);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(&failed)?;
        let length = file.metadata().map_err(&failed)?.len();
        let head = origin.head(MAGIC);
        let log = |file, end| Self { medium: Medium::File(file), path: path.to_owned(), end: AtomicU64::new(end) };
        let mut found = vec![0; usize::try_from(length.min(HEAD)).unwrap_or_default()];
        file.read_exact_at(&mut found, 0).map_err(&failed)?;
        // A file that ends within its head was being made when the machine stopped: no block was ever in it.
        if length < HEAD && (head.starts_with(&found) || found.iter().all(|byte| *byte == 0)) {
            file.write_all_at(&head, 0).and_then(|()| file.sync_all()).map_err(&failed)?;
            if let Some(folder) = path.parent() {
                super::sync_folder(folder).map_err(&failed)?;
            }
            return Ok(log(file, HEAD));
        }
        origin.check(&found, MAGIC, path)?;
        Ok(log(file, length))
    }

    /// The file at `path` as it is now, to be read only.
    pub(crate) fn look(path: &Path, origin: &Origin) -> Result<Self, OpenError> {
        let failed = failed(path);
        let missing = || OpenError::Missing(path.parent().unwrap_or(path).to_owned());
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
            Err(error) => return Err(failed(error)),
        };
        let length = file.metadata().map_err(&failed)?.len();
        if length < HEAD {
            return Err(missing());
        }
        let mut found = vec![0; usize::try_from(HEAD).unwrap_or_default()];
        file.read_exact_at(&mut found, 0).map_err(&failed)?;
        origin.check(&found, MAGIC, path)?;
        Ok(Self { medium: Medium::File(file), path: path.to_owned(), end: AtomicU64::new(length) })
    }

    /// Makes what others have written last, before it is told to anybody.
    pub(crate) fn sync(&self) -> io::Result<()> {
        match &self.medium {
            Medium::File(file) => file.sync_data(),
            Medium::Memory(_) => Ok(()),
        }
    }

    /// From now on it ends at `offset` for whoever reads it here; the file stays as it is.
    pub(crate) fn ends_at(&self, offset: u64) {
        self.end.store(offset, Ordering::Release);
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn end(&self) -> u64 {
        self.end.load(Ordering::Acquire)
    }

    /// Adds a record and returns when it is durable. Says where it begins.
    ///
    /// # Errors
    /// When the system could not write it. It may then be there in parts: nothing may be added any more.
    pub(crate) fn append(&self, number: u64, body: &[u8]) -> io::Result<u64> {
        let offset = self.end();
        let mut record = RecordHead::of(number, body).write();
        record.extend_from_slice(body);
        match &self.medium {
            Medium::File(file) => {
                file.write_all_at(&record, offset)?;
                file.sync_data()?;
            }
            Medium::Memory(bytes) => {
                bytes.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&record);
            }
        }
        let length = u64::try_from(record.len()).map_err(io::Error::other)?;
        self.end.store(offset.saturating_add(length), Ordering::Release);
        Ok(offset)
    }

    /// Forgets everything from `offset` on, durably.
    pub(crate) fn truncate(&self, offset: u64) -> io::Result<()> {
        match &self.medium {
            Medium::File(file) => {
                file.set_len(offset)?;
                file.sync_all()?;
            }
            Medium::Memory(bytes) => {
                let offset = usize::try_from(offset).map_err(io::Error::other)?;
                bytes.lock().unwrap_or_else(PoisonError::into_inner).truncate(offset);
            }
        }
        self.end.store(offset, Ordering::Release);
        Ok(())
    }

    /// `length` bytes from `offset` on.
    pub(crate) fn read(&self, offset: u64, length: u64) -> io::Result<Vec<u8>> {
        let length = usize::try_from(length).map_err(io::Error::other)?;
        match &self.medium {
            Medium::File(file) => {
                let mut bytes = vec![0; length];
                file.read_exact_at(&mut bytes, offset)?;
                Ok(bytes)
            }
            Medium::Memory(bytes) => {
                let bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner);
                let from = usize::try_from(offset).map_err(io::Error::other)?;
                let piece = from.checked_add(length).and_then(|to| bytes.get(from..to));
                piece.map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
            }
        }
    }

    /// The body of the record at `offset`, compared with its check.
    pub(crate) fn body(&self, offset: u64) -> io::Result<Vec<u8>> {
        let wrong = |what| io::Error::new(io::ErrorKind::InvalidData, format!("{what} at byte {offset} is damaged"));
        let head = RecordHead::read(&self.read(offset, RECORD_HEAD)?).map_err(|_| wrong("the head of the record"))?;
        let body = self.read(offset.saturating_add(RECORD_HEAD), head.length.into())?;
        if crc32fast::hash(&body) == head.check { Ok(body) } else { Err(wrong("the record")) }
    }
}
