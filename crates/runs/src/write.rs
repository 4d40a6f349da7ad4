//! The files of a run, all of them or none: they are written beside their place, and moved there when they are whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::RunsError;
use crate::rows::hex;

/// A folder that is not there yet.
pub(crate) struct Folder {
    place: PathBuf,
    /// Where it is written.
    draft: PathBuf,
}

impl Folder {
    /// Begins a folder at `place`, where nothing may be yet.
    pub(crate) fn begin(place: &Path) -> Result<Self, RunsError> {
        let is_taken = fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_some()) || place.is_file();
        if is_taken {
            return Err(RunsError::whole(place, "there is something already; a run is written to a folder of its own"));
        }
        let mut draft = place.as_os_str().to_owned();
        draft.push(".unfinished");
        let draft = PathBuf::from(draft);
        if draft.exists() {
            fs::remove_dir_all(&draft).map_err(RunsError::file(&draft))?;
        }
        fs::create_dir_all(&draft).map_err(RunsError::file(&draft))?;
        Ok(Self { place: place.to_owned(), draft })
    }

    /// Writes a file of it; its SHA-256 in hexadecimal digits.
    pub(crate) fn file(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<String, RunsError> {
        let path = self.draft.join(name);
        let file = File::create(&path).map_err(RunsError::file(&path))?;
        let mut hashing = Hashing { inner: BufWriter::with_capacity(1 << 20, file), hash: Sha256::new() };
        write(&mut hashing).and_then(|()| hashing.inner.flush()).map_err(RunsError::file(&path))?;
        hashing.inner.get_ref().sync_all().map_err(RunsError::file(&path))?;
        Ok(hex(hashing.hash))
    }

    /// Moves it to its place.
    pub(crate) fn finish(self) -> Result<(), RunsError> {
        if self.place.exists() {
            fs::remove_dir(&self.place).map_err(RunsError::file(&self.place))?;
        }
        fs::rename(&self.draft, &self.place).map_err(RunsError::file(&self.place))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // After a run that failed nothing is left. One that is finished is not there any more.
        let _ = fs::remove_dir_all(&self.draft);
    }
}

struct Hashing {
    inner: BufWriter<File>,
    hash: Sha256,
}

impl Write for Hashing {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.hash.update(&buffer[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
