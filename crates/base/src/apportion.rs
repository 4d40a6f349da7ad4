//! Dividing whole units among several without losing or making one.

/// Why an amount cannot be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApportionError {
    /// There is nobody to give the units to.
    #[error("there is nobody to divide among: every weight is zero")]
    NoWeights,
    /// A negative total has no exact meaning here; reverse the signs outside.
    #[error("a negative total cannot be divided")]
    NegativeTotal,
}

/// Divides `total` in proportion to `weights`: everyone gets the whole part, and the units left over go one each to the
/// largest remainders, the earlier one first among equals (Hamilton's method).
///
/// The parts always sum to `total`, and no part is further than one unit from its exact quota.
///
/// # Errors
/// When `total` is negative or all weights are zero.
pub fn split(total: i64, weights: &[u64]) -> Result<Vec<i64>, ApportionError> {
    let total = u64::try_from(total).map_err(|_| ApportionError::NegativeTotal)?;
    let sum: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if sum == 0 {
        return Err(ApportionError::NoWeights);
    }
    let exact = |weight: u64| u128::from(total) * u128::from(weight);
    let mut parts: Vec<u128> = weights.iter().map(|&weight| exact(weight) / sum).collect();
    let given: u128 = parts.iter().sum();
    let left = usize::try_from(u128::from(total) - given).unwrap_or(usize::MAX);
    let mut by_remainder: Vec<usize> = (0..weights.len()).filter(|&at| weights[at] > 0).collect();
    by_remainder.sort_by_key(|&at| std::cmp::Reverse(exact(weights[at]) % sum));
    for &at in by_remainder.iter().take(left) {
        parts[at] += 1;
    }
    Ok(parts.into_iter().map(to_units).collect())
}

/// Divides `total` among `shares` so that growing `total` step by step never takes a unit back from anybody, and
/// `total == sum(shares)` gives everyone exactly their share (Sainte-Laguë's method, a divisor method and therefore
/// house monotone: Balinski and Young, *Fair Representation*, 1982).
///
/// This is how a refund in parts reverses a payment that was split: whatever the steps, each payee gives back a little at
/// a time, never receives, and in the end has given back exactly what was received.
///
/// # Errors
/// When `total` is negative or all shares are zero.
pub fn apportion(total: i64, shares: &[u64]) -> Result<Vec<i64>, ApportionError> {
    let goal = u128::from(u64::try_from(total).map_err(|_| ApportionError::NegativeTotal)?);
    let sum: u128 = shares.iter().map(|&share| u128::from(share)).sum();
    if sum == 0 {
        return Err(ApportionError::NoWeights);
    }
    // Half up lands within half a unit per payee of the goal, so the two loops below run at most `shares.len()` times.
    let mut parts: Vec<u128> = shares.iter().map(|&share| (2 * goal * u128::from(share) + sum) / (2 * sum)).collect();
    let mut given: u128 = parts.iter().sum();
    while given < goal {
        let at = next_to_receive(shares, &parts);
        parts[at] += 1;
        given += 1;
    }
    while given > goal {
        let at = last_to_receive(shares, &parts);
        parts[at] -= 1;
        given -= 1;
    }
    Ok(parts.into_iter().map(to_units).collect())
}

/// The payee whose next unit comes first: the greatest `share / (2 * part + 1)`, the earlier one among equals.
fn next_to_receive(shares: &[u64], parts: &[u128]) -> usize {
    let mut best = 0;
    for at in 1..shares.len() {
        if u128::from(shares[at]) * (2 * parts[best] + 1) > u128::from(shares[best]) * (2 * parts[at] + 1) {
            best = at;
        }
    }
    best
}

/// The payee whose last unit came last: the smallest `share / (2 * part - 1)`, the later one among equals.
fn last_to_receive(shares: &[u64], parts: &[u128]) -> usize {
    let mut holders = (0..shares.len()).filter(|&at| parts[at] > 0);
    let mut worst = holders.next().unwrap_or_default();
    for at in holders {
        if u128::from(shares[at]) * (2 * parts[worst] - 1) <= u128::from(shares[worst]) * (2 * parts[at] - 1) {
            worst = at;
        }
    }
    worst
}

/// Parts never exceed the total, which came from an `i64`.
fn to_units(part: u128) -> i64 {
    i64::try_from(part).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{ApportionError, apportion, split};
    use proptest::prelude::{ProptestConfig, any, prop, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn one_unit_among_seven_goes_to_the_first() {
        assert_eq!(split(1, &[1; 7]), Ok(vec![1, 0, 0, 0, 0, 0, 0]));
        assert_eq!(split(100, &[3, 2, 1]), Ok(vec![50, 33, 17]));
        assert_eq!(split(5, &[0, 0]), Err(ApportionError::NoWeights));
        assert_eq!(split(-1, &[1]), Err(ApportionError::NegativeTotal));
    }

    #[test]
    fn the_greatest_amounts_divide_without_overflow() {
        assert_eq!(split(i64::MAX, &[u64::MAX, u64::MAX]).map(|p| p.iter().sum::<i64>()), Ok(i64::MAX));
        let share = u64::try_from(i64::MAX).unwrap();
        assert_eq!(apportion(i64::MAX, &[share, 0]), Ok(vec![i64::MAX, 0]));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_split_loses_nothing_and_stays_within_one_unit(
            total in 0_i64..=i64::MAX,
            weights in prop::collection::vec(any::<u32>(), 1..20),
        ) {
            let weights: Vec<u64> = weights.into_iter().map(u64::from).collect();
            let sum: u128 = weights.iter().map(|&w| u128::from(w)).sum();
            if let Ok(parts) = split(total, &weights) {
                prop_assert_eq!(parts.iter().map(|&p| i128::from(p)).sum::<i128>(), i128::from(total));
                for (part, weight) in parts.iter().zip(&weights) {
                    let quota = u128::try_from(total).unwrap() * u128::from(*weight) / sum;
                    prop_assert!((u128::try_from(*part).unwrap()).abs_diff(quota) <= 1);
                }
            }
        }

        #[test]
        fn a_refund_in_parts_never_pays_anybody_and_ends_exact(
            shares in prop::collection::vec(0_u64..500, 1..17),
            steps in prop::collection::vec(1_i64..40, 1..60),
        ) {
            let whole = i64::try_from(shares.iter().sum::<u64>()).unwrap();
            let mut before = vec![0; shares.len()];
            let mut total = 0;
            for step in steps.into_iter().chain([i64::MAX]) {
                total = whole.min(step.saturating_add(total));
                let Ok(now) = apportion(total, &shares) else { break };
                prop_assert_eq!(now.iter().sum::<i64>(), total);
                for at in 0..shares.len() {
                    prop_assert!(now[at] >= before[at], "{:?} after {:?}", now, before);
                    prop_assert!(u64::try_from(now[at]).unwrap() <= shares[at]);
                }
                before = now;
            }
            if whole > 0 {
                prop_assert_eq!(before.iter().map(|&p| u64::try_from(p).unwrap()).collect::<Vec<_>>(), shares);
            }
        }
    }
}
