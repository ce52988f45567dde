//! Elections against a slow count: every order of equals is played, with the words of the rule taken one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Elected, Runner, elect};

fn runner(votes: u64, fits: &[bool]) -> Runner {
    Runner { votes, reached: true, stays: false, fits: fits.to_vec() }
}

fn votes(votes: &[u64]) -> Vec<Runner> {
    votes.iter().map(|&votes| runner(votes, &[])).collect()
}

fn elected(elected: &[usize], tied: &[usize]) -> Elected {
    Elected { elected: elected.to_vec(), tied: tied.to_vec() }
}

#[test]
fn the_best_placed_take_the_seats() {
    assert_eq!(elect(&votes(&[5, 9, 7]), 2, &[]), elected(&[1, 2], &[]));
}

#[test]
fn fewer_who_reached_leave_seats_empty() {
    let mut runners = votes(&[5, 9, 7]);
    runners[2].reached = false;
    assert_eq!(elect(&runners, 3, &[]), elected(&[1, 0], &[]));
}

#[test]
fn equals_who_contest_the_last_seats_are_not_elected() {
    assert_eq!(elect(&votes(&[9, 7, 7, 7, 5]), 3, &[]), elected(&[0], &[1, 2, 3]));
    // Equals who all find a seat contest nothing.
    assert_eq!(elect(&votes(&[9, 7, 7, 5]), 3, &[]), elected(&[0, 1, 2], &[]));
}

#[test]
fn the_last_placed_gives_way_to_the_best_placed_of_a_kind() {
    // 居委会组织法 2025, art. 8: 应当有妇女成员.
    let runners = [runner(9, &[false]), runner(8, &[false]), runner(7, &[false]), runner(6, &[true])];
    assert_eq!(elect(&runners, 3, &[1]), elected(&[0, 1, 3], &[]));
}

#[test]
fn a_reserved_seat_that_nobody_fits_stays_empty() {
    // 四川省城市居民委员会选举条例, art. 32: 另行选举妇女成员.
    let mut runners = vec![runner(9, &[false]), runner(8, &[false]), runner(7, &[false]), runner(6, &[true])];
    runners[3].reached = false;
    assert_eq!(elect(&runners, 3, &[1]), elected(&[0, 1], &[]));
}

#[test]
fn a_reserved_seat_decides_between_equals() {
    let runners = [runner(9, &[false]), runner(7, &[false]), runner(7, &[true])];
    assert_eq!(elect(&runners, 2, &[1]), elected(&[0, 2], &[]));
    // Two women contest the one seat that is left to them; the man does not.
    let runners = [runner(9, &[false]), runner(7, &[true]), runner(7, &[true]), runner(7, &[false])];
    assert_eq!(elect(&runners, 2, &[1]), elected(&[0], &[1, 2]));
}

#[test]
fn who_stays_elected_keeps_the_seat_and_counts_for_the_reserved() {
    let mut runners = vec![runner(0, &[true]), runner(8, &[false]), runner(7, &[true])];
    runners[0].stays = true;
    assert_eq!(elect(&runners, 1, &[1]), elected(&[0, 1], &[]));
}

#[test]
fn many_equals_are_settled_at_once() {
    let runners = votes(&vec![1; 60_000]);
    assert_eq!(elect(&runners, 7, &[]).tied.len(), 60_000);
}

/// Who is elected in one strict order, by the words of the rule.
fn in_order(runners: &[Runner], order: &[usize], seats: usize, reserved: &[usize]) -> BTreeSet<usize> {
    let mut free = seats + runners.iter().filter(|runner| runner.stays).count();
    let mut chosen = Vec::new();
    for &one in order {
        if free > 0 {
            chosen.push(one);
            free -= 1;
        }
    }
    for (clause, &wanted) in reserved.iter().enumerate() {
        let has =
            |chosen: &[usize], clause: usize| chosen.iter().filter(|&&one| runners[one].fits[clause]).count();
        let mut kept = 0;
        for _ in has(&chosen, clause)..wanted {
            if free > 0 {
                free -= 1;
                kept += 1;
                continue;
            }
            let mut out = None;
            for &one in order {
                let needed_earlier = (0..clause)
                    .any(|earlier| runners[one].fits[earlier] && has(&chosen, earlier) <= reserved[earlier]);
                if chosen.contains(&one)
                    && !runners[one].stays
                    && !runners[one].fits[clause]
                    && !needed_earlier
                {
                    out = Some(one);
                }
            }
            if let Some(out) = out {
                chosen.retain(|&one| one != out);
                kept += 1;
            }
        }
        for &one in order {
            if kept > 0 && runners[one].fits[clause] && !chosen.contains(&one) {
                chosen.push(one);
                kept -= 1;
            }
        }
    }
    chosen.into_iter().collect()
}

/// Every order in which nobody stands before somebody with more votes.
fn orders(runners: &[Runner]) -> Vec<Vec<usize>> {
    fn extend(runners: &[Runner], order: Vec<usize>, rest: Vec<usize>, all: &mut Vec<Vec<usize>>) {
        let rank = |one: usize| (runners[one].stays, if runners[one].stays { 0 } else { runners[one].votes });
        let Some(best) = rest.iter().map(|&one| rank(one)).max() else { return all.push(order) };
        for &next in rest.iter().filter(|&&one| rank(one) == best) {
            let (mut order, mut rest) = (order.clone(), rest.clone());
            order.push(next);
            rest.retain(|&one| one != next);
            extend(runners, order, rest, all);
        }
    }
    let may: Vec<usize> =
        (0..runners.len()).filter(|&one| runners[one].reached || runners[one].stays).collect();
    let mut all = Vec::new();
    extend(runners, Vec::new(), may, &mut all);
    all
}

fn check(runners: &[Runner], seats: usize, reserved: &[usize]) {
    let outcomes: Vec<_> =
        orders(runners).iter().map(|order| in_order(runners, order, seats, reserved)).collect();
    let all: BTreeSet<usize> = outcomes.iter().cloned().reduce(|one, other| &one & &other).unwrap();
    let some: BTreeSet<usize> = outcomes.iter().cloned().reduce(|one, other| &one | &other).unwrap();
    let found = elect(runners, seats, reserved);
    let mut sorted = found.elected.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, all.iter().copied().collect::<Vec<_>>(), "{runners:?} {seats} {reserved:?}");
    let mut sorted = found.tied.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (&some - &all).into_iter().collect::<Vec<_>>(), "{runners:?} {seats} {reserved:?}");
}

fn any_runner(clauses: usize) -> impl Strategy<Value = Runner> {
    let fits = prop::collection::vec(any::<bool>(), clauses);
    (0u64..4, prop::bool::weighted(0.8), prop::bool::weighted(0.1), fits)
        .prop_map(|(votes, reached, stays, fits)| Runner { votes, reached, stays, fits })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn elections_as_in_every_order_of_equals(
        runners in prop::collection::vec(any_runner(1), 0..7), seats in 0usize..6, reserved in 0usize..4,
    ) {
        check(&runners, seats, &[reserved]);
    }

    #[test]
    fn elections_with_reserves_that_overlap_as_in_every_order_of_equals(
        runners in prop::collection::vec(any_runner(2), 0..7), seats in 0usize..6, reserved in prop::collection::vec(0usize..3, 2),
    ) {
        check(&runners, seats, &reserved);
    }
}
