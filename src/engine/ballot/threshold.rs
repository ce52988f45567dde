//! Thresholds, exactly: how a count stands to a share of a whole, without division and without overflow.

use std::cmp::Ordering;

/// How `count` stands to `part`/`of` of `whole`; none if the whole is nobody, of whom no share is ever reached.
///
/// The law of two texts differs only in this: more than 2/3 of 99 is 67 (居委会组织法 2025, art. 19), at least 2/3 of 99 is 66
/// (art. 29).
#[must_use]
pub(in crate::engine) fn to_share(count: u64, (part, of): (u32, u32), whole: u64) -> Option<Ordering> {
    // Both products stay below 2^96.
    let product = |number: u64, factor: u32| u128::from(number) * u128::from(factor);
    (whole > 0 && of > 0).then(|| product(count, of).cmp(&product(whole, part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at_least(count: u64, share: (u32, u32), whole: u64) -> bool {
        to_share(count, share, whole).is_some_and(Ordering::is_ge)
    }

    fn more_than(count: u64, share: (u32, u32), whole: u64) -> bool {
        to_share(count, share, whole).is_some_and(Ordering::is_gt)
    }

    #[test]
    fn a_share_is_reached_or_exceeded_exactly() {
        // JWH25 19 and 29: the same fraction of the same number, one person apart.
        assert!(!more_than(66, (2, 3), 99) && more_than(67, (2, 3), 99));
        assert!(!at_least(65, (2, 3), 99) && at_least(66, (2, 3), 99));
        // 支部条例 11: half of ten may meet, and half of ten is not more than half.
        assert!(at_least(5, (1, 2), 10) && !more_than(5, (1, 2), 10) && more_than(6, (1, 2), 10));
        // JWH25 19, second ballot: a third of 100 votes is 34.
        assert!(!at_least(33, (1, 3), 100) && at_least(34, (1, 3), 100));
    }

    #[test]
    fn of_nobody_no_share_is_reached() {
        assert_eq!(to_share(0, (0, 1), 0), None);
        assert_eq!(to_share(5, (1, 2), 0), None);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        assert!(at_least(u64::MAX, (u32::MAX, u32::MAX), u64::MAX));
        assert!(!more_than(u64::MAX, (u32::MAX, u32::MAX), u64::MAX));
        assert!(!at_least(u64::MAX - 1, (u32::MAX, u32::MAX), u64::MAX));
    }

    /// Digits of a number, the lowest first, so that products are made as at school.
    fn digits(mut number: u128) -> Vec<u8> {
        let mut digits = Vec::new();
        while number > 0 {
            digits.push(u8::try_from(number % 10).unwrap());
            number /= 10;
        }
        digits
    }

    fn multiply(one: &[u8], other: &[u8]) -> Vec<u8> {
        let mut product = vec![0u32; one.len() + other.len()];
        for (low, a) in one.iter().enumerate() {
            for (high, b) in other.iter().enumerate() {
                product[low + high] += u32::from(*a) * u32::from(*b);
            }
        }
        let mut carry = 0;
        for place in &mut product {
            let sum = *place + carry;
            (*place, carry) = (sum % 10, sum / 10);
        }
        assert_eq!(carry, 0);
        while product.last() == Some(&0) {
            product.pop();
        }
        product.into_iter().map(|digit| u8::try_from(digit).unwrap()).collect()
    }

    fn longer_or_larger(one: &[u8], other: &[u8]) -> Ordering {
        one.len().cmp(&other.len()).then_with(|| one.iter().rev().cmp(other.iter().rev()))
    }

    proptest! {
        /// Of a small whole: lay the whole out `of` times, the count `of` times, and see which row is longer.
        #[test]
        fn small_numbers_as_by_counting_tokens(whole in 1u64..60, count in 0u64..60, part in 0u32..9, of in 1u32..9) {
            let (mut tokens, mut needed) = (0u64, 0u64);
            for _ in 0..of { for _ in 0..count { tokens += 1; } }
            for _ in 0..part { for _ in 0..whole { needed += 1; } }
            prop_assert_eq!(at_least(count, (part, of), whole), tokens >= needed);
            prop_assert_eq!(more_than(count, (part, of), whole), tokens > needed);
        }

        #[test]
        fn large_numbers_as_by_hand(count in any::<u64>(), whole in 1..=u64::MAX, part in any::<u32>(), of in 1..=u32::MAX) {
            let by_hand = longer_or_larger(
                &multiply(&digits(count.into()), &digits(of.into())),
                &multiply(&digits(whole.into()), &digits(part.into())),
            );
            prop_assert_eq!(to_share(count, (part, of), whole), Some(by_hand));
        }
    }
}
