//! What always holds when an order is divided.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use chain::shares::{ShareError, parts_of_sums_rounded_down as parts};
use chain::{U96, U256};
use proptest::collection::vec;
use proptest::prelude::*;

fn of(numbers: &[u64]) -> Vec<U96> {
    numbers.iter().map(|number| U96::from(*number)).collect()
}

#[test]
fn what_is_left_is_divided_by_sums_rounded_down() {
    let shares = of(&[5, 3, 2]);
    assert_eq!(parts(U96::from(10), &shares, U96::ZERO).unwrap(), shares);
    // Of 7: the first gets 3.5, both 5.6, all 7.
    assert_eq!(parts(U96::from(10), &shares, U96::from(3)).unwrap(), of(&[3, 2, 2]));
    assert_eq!(parts(U96::from(10), &shares, U96::from(10)).unwrap(), of(&[0, 0, 0]));
    assert_eq!(parts(U96::MAX, &[U96::MAX], U96::from(1)).unwrap(), [U96::MAX - U96::from(1)]);
}

#[test]
fn what_cannot_be_divided_is_said() {
    let (two, three) = (U96::from(2), U96::from(3));
    assert_eq!(parts(U96::ZERO, &[], U96::ZERO), Err(ShareError::Nothing));
    assert_eq!(parts(three, &[two], U96::ZERO).unwrap_err().to_string(), "the shares come to 2, and the order to 3");
    assert_eq!(parts(two, &[two], three).unwrap_err().to_string(), "3 was refunded of an order of 2");
    let sum = U256::from(U96::MAX) * U256::from(2);
    assert_eq!(parts(U96::MAX, &[U96::MAX; 2], two), Err(ShareError::Sum { sum, amount: U96::MAX }));
}

proptest! {
    #[test]
    fn the_parts_come_to_the_rest_and_are_less_than_one_away(
        shares in vec(0_u128..1 << 92, 1..=16),
        refunded in any::<proptest::sample::Index>(),
    ) {
        let amount: u128 = shares.iter().sum();
        prop_assume!(amount > 0);
        let refunded = u128::try_from(refunded.index(usize::MAX)).unwrap() % (amount + 1);
        let rest = U256::from(amount - refunded);
        let words: Vec<U96> = shares.iter().map(|share| U96::from(*share)).collect();
        let parts = parts(U96::from(amount), &words, U96::from(refunded)).unwrap();
        prop_assert_eq!(parts.iter().fold(U256::ZERO, |sum, part| sum + U256::from(*part)), rest);
        for (part, share) in parts.iter().zip(&shares) {
            let exact = U256::from(*share) * rest;
            let paid = U256::from(*part) * U256::from(amount);
            prop_assert!(paid.abs_diff(exact) < U256::from(amount));
        }
    }
}
