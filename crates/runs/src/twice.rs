//! Order lines that are there twice, found with eight bytes a line: a hash of each is kept, and where two are alike the file is
//! looked at again for what they are of.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use rayon::slice::ParallelSliceMut as _;

/// The lines that were seen.
#[derive(Debug, Default)]
pub(crate) struct Lines<S = RandomState> {
    hasher: S,
    hashes: Vec<u64>,
}

impl<S: BuildHasher> Lines<S> {
    /// Notes a line of an order.
    pub(crate) fn see(&mut self, order: &str, number: &str) {
        self.hashes.push(self.hasher.hash_one((order, number)));
    }

    /// How many were seen.
    pub(crate) const fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Those that may be there twice; `None` when none is.
    pub(crate) fn alike(mut self) -> Option<Alike<S>> {
        self.hashes.par_sort_unstable();
        let pairs = self.hashes.windows(2).filter(|pair| pair[0] == pair[1]);
        let mut hashes: Vec<u64> = pairs.map(|pair| pair[0]).collect();
        hashes.dedup();
        (!hashes.is_empty()).then(|| Alike { hasher: self.hasher, hashes, met: HashMap::new() })
    }
}

/// Lines of which others have the same hash.
#[derive(Debug)]
pub(crate) struct Alike<S = RandomState> {
    hasher: S,
    /// Sorted.
    hashes: Vec<u64>,
    /// Where each was met.
    met: HashMap<(String, String), u64>,
}

impl<S: BuildHasher> Alike<S> {
    /// Looks at a line again; where the very same was before, if it was.
    pub(crate) fn meet(&mut self, order: &str, number: &str, at: u64) -> Option<u64> {
        self.hashes.binary_search(&self.hasher.hash_one((order, number))).ok()?;
        self.met.insert((order.to_owned(), number.to_owned()), at)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasherDefault, Hasher};

    use super::Lines;

    /// Finds everything alike.
    #[derive(Default)]
    struct Blind;

    impl Hasher for Blind {
        fn finish(&self) -> u64 {
            7
        }

        fn write(&mut self, _: &[u8]) {}
    }

    #[test]
    fn lines_that_only_look_alike_are_told_apart() {
        let mut lines: Lines<BuildHasherDefault<Blind>> = Lines::default();
        let all = [("o1", "1"), ("o1", "2"), ("o11", ""), ("o1", "1")];
        all.iter().for_each(|(order, number)| lines.see(order, number));
        let mut alike = lines.alike().unwrap();
        let met: Vec<_> = all.iter().zip(2..).map(|((order, number), at)| alike.meet(order, number, at)).collect();
        assert_eq!(met, [None, None, None, Some(2)]);
    }

    #[test]
    fn nothing_is_looked_at_again_without_reason() {
        let mut lines: Lines = Lines::default();
        for order in 0..100_000 {
            lines.see(&order.to_string(), "1");
        }
        lines.see("1", "11");
        assert_eq!(lines.len(), 100_001);
        assert!(lines.alike().is_none());
    }
}
