use base::{Rng as _, Span, SplitMix};

/// The wait after the first failure.
const FIRST: Span = Span::seconds(10);
/// No wait is longer, before chance is added.
const LONGEST: Span = Span::hours(6);

/// How long a job waits after `attempts` failures: twice as long each time, plus up to half of it by chance, so that what
/// failed together does not come back together. `seed` is the chance.
pub(super) fn wait(attempts: i64, seed: i64) -> Span {
    let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 30)).unwrap_or(30);
    let millis = FIRST.as_millis().saturating_mul(1_i64 << doublings).min(LONGEST.as_millis());
    let half = u64::try_from(millis / 2).unwrap_or_default();
    let extra = SplitMix::new(seed.unsigned_abs()).below(half.max(1));
    Span::millis(millis.saturating_add(i64::try_from(extra).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use base::Span;

    use super::wait;

    #[test]
    fn waits_double_up_to_a_limit_and_differ_by_chance() {
        for (attempts, seconds) in [(0, 10), (1, 10), (2, 20), (3, 40), (8, 1280), (13, 21_600), (400, 21_600)] {
            for seed in [1, 7, i64::MAX] {
                let waited = wait(attempts, seed).as_millis();
                let least = Span::seconds(seconds).as_millis();
                assert!((least..least + least / 2).contains(&waited), "{attempts} attempts: {waited} ms");
            }
        }
        assert_ne!(wait(5, 1), wait(5, 2));
        assert_eq!(wait(5, 1), wait(5, 1));
    }
}
