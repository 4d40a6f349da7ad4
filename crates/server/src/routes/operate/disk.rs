use std::path::Path;

/// What a disk has, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Disk {
    pub(super) free: u64,
    pub(super) all: u64,
}

impl Disk {
    /// The disk that `folder` is on; `None` when the system does not say.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let said = rustix::fs::statvfs(folder).ok()?;
        Some(Self { free: said.f_bavail.checked_mul(said.f_frsize)?, all: said.f_blocks.checked_mul(said.f_frsize)? })
    }

    /// Whether there is so little room that somebody should know: less than a tenth, and less than ten gigabytes.
    pub(super) const fn is_low(self) -> bool {
        self.free < self.all / 10 && self.free < 10_000_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::Disk;

    #[test]
    fn little_room_is_a_tenth_of_a_small_disk() {
        let gigabytes = |free: u64, all: u64| Disk { free: free * 1_000_000_000, all: all * 1_000_000_000 };
        assert!(gigabytes(1, 40).is_low());
        assert!(!gigabytes(5, 40).is_low());
        assert!(!gigabytes(50, 4000).is_low());
        assert!(Disk::of(&std::env::temp_dir()).unwrap().all > 0);
    }
}
