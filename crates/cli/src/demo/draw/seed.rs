//! A tiny repeatable number source: the same name always gives the same picture.

/// A stream of numbers that depends on nothing but its starting value.
#[derive(Clone, Debug)]
pub(crate) struct Seed(u64);

impl Seed {
    /// A stream that starts from `text` (FNV-1a hash).
    pub(crate) fn of(text: &str) -> Self {
        let hash = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Self(hash)
    }

    /// The next raw number (SplitMix64).
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to, not including, `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        let [a, b, c, d, ..] = self.bits().to_be_bytes();
        let share = f64::from(u32::from_be_bytes([a, b, c, d])) / 4_294_967_296.0;
        low + share * (high - low)
    }

    /// An index below `count`; 0 when `count` is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.bits() % count).unwrap_or(0)
    }

    /// One of `choices`; `None` when there are none.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let index = self.below(choices.len());
        choices.get(index)
    }

    /// True about `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.bits() % 100 < u64::from(percent)
    }
}
