use std::path::Path;

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A file is read.
    Reading {
        /// The file.
        file: &'a Path,
        /// How many rows so far.
        rows: u64,
        /// How many bytes so far.
        bytes: u64,
        /// Of how many bytes.
        of: u64,
    },
    /// Ranks and earnings are computed.
    Computing,
    /// The files are written.
    Writing,
}

/// Is told now and then how far a run has come.
pub type Watch<'a> = dyn Fn(Progress<'_>) + 'a;
