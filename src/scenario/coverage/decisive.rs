//! Modified condition/decision coverage (MC/DC), in its masking form: a test of a condition is decisive when the condition would
//! come out the other way if that test alone did.

use crate::{
    engine::Known,
    rule::{Condition, Test},
};

/// The tests of a condition, in the order in which they are written.
pub(super) fn tests<'c>(condition: &'c Condition, found: &mut Vec<&'c Test>) {
    match condition {
        Condition::Always => {}
        Condition::Test(test) => found.push(test),
        Condition::Not(inner) => tests(inner, found),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| tests(part, found)),
    }
}

/// How many tests a condition has.
pub(super) fn count(condition: &Condition) -> usize {
    let mut found = Vec::new();
    tests(condition, &mut found);
    found.len()
}

/// The tests that decide the condition alone, each by whether it holds, where its tests are so.
pub(super) fn decisive(condition: &Condition, are: &[Known]) -> Vec<(usize, bool)> {
    let comes_out = |are: &[Known]| judge(condition, &mut are.iter().copied());
    let now = comes_out(are);
    if now == Known::Unknown {
        return Vec::new();
    }
    let mut other = are.to_vec();
    let mut found = Vec::new();
    for (place, known) in are.iter().enumerate().filter(|(_, known)| **known != Known::Unknown) {
        let Some(flipped) = other.get_mut(place) else { continue };
        *flipped = !*known;
        if comes_out(&other) == !now {
            found.push((place, *known == Known::Yes));
        }
        if let Some(restored) = other.get_mut(place) {
            *restored = *known;
        }
    }
    found
}

/// How many tests that are not known are tried both ways.
const TRIED: usize = 10;

/// The tests that may decide the condition alone, whatever those that are not known are; none if there are too many of these.
pub(super) fn may_decide(condition: &Condition, are: &[Known]) -> Option<Vec<(usize, bool)>> {
    let unknown: Vec<usize> =
        (0..).zip(are).filter(|(_, known)| **known == Known::Unknown).map(|(place, _)| place).collect();
    if unknown.len() > TRIED {
        return None;
    }
    let mut found = Vec::new();
    for way in 0_u32..1 << unknown.len() {
        let mut tried = are.to_vec();
        for (bit, place) in unknown.iter().enumerate() {
            if let Some(known) = tried.get_mut(*place) {
                *known = (way >> bit & 1 == 1).into();
            }
        }
        found.extend(decisive(condition, &tried));
    }
    Some(found)
}

/// How a condition comes out where its tests are so, in order.
fn judge(condition: &Condition, are: &mut dyn Iterator<Item = Known>) -> Known {
    match condition {
        Condition::Always => Known::Yes,
        Condition::Test(_) => are.next().unwrap_or(Known::Unknown),
        Condition::Not(inner) => !judge(inner, are),
        Condition::All(parts) => parts.iter().fold(Known::Yes, |so_far, part| so_far.and(judge(part, are))),
        Condition::Any(parts) => parts.iter().fold(Known::No, |so_far, part| so_far.or(judge(part, are))),
    }
}

#[cfg(test)]
mod tests {
    use super::decisive;
    use crate::{
        engine::Known::{No, Unknown, Yes},
        id::{FactId, Id},
        rule::{Condition, Test},
    };

    fn flag(number: usize) -> Condition {
        Condition::Test(Test::Flag(FactId::from_index(number).unwrap()))
    }

    #[test]
    fn a_test_decides_only_where_the_others_leave_it_to_it() {
        let both = Condition::All(vec![flag(0), flag(1)]);
        assert_eq!(decisive(&both, &[Yes, Yes]), [(0, true), (1, true)]);
        assert_eq!(decisive(&both, &[Yes, No]), [(1, false)]);
        assert_eq!(decisive(&both, &[No, No]), []);
        assert_eq!(decisive(&both, &[No, Unknown]), []);
        assert_eq!(decisive(&both, &[Unknown, Yes]), []);
        let one = Condition::Any(vec![flag(0), Condition::Not(Box::new(flag(1)))]);
        assert_eq!(decisive(&one, &[No, Yes]), [(0, false), (1, true)]);
        assert_eq!(decisive(&one, &[No, No]), [(1, false)]);
        assert_eq!(decisive(&one, &[Yes, No]), []);
    }

    #[test]
    fn within_brackets_the_rest_must_leave_it_to_the_brackets() {
        // (a or b) and c
        let condition = Condition::All(vec![Condition::Any(vec![flag(0), flag(1)]), flag(2)]);
        assert_eq!(decisive(&condition, &[Yes, No, Yes]), [(0, true), (2, true)]);
        assert_eq!(decisive(&condition, &[Yes, No, No]), [(2, false)]);
        assert_eq!(decisive(&condition, &[No, No, Yes]), [(0, false), (1, false)]);
        assert_eq!(decisive(&condition, &[No, No, No]), []);
    }
}
