//! Who is elected: "the first `seats` are elected; where the last seats are contested by equals these are not elected and the
//! result is tied".

use std::collections::BTreeSet;

use gongzhi::engine::Person;

/// Somebody who reached every threshold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub(crate) person: Person,
    pub(crate) votes: u64,
    /// The clauses of reserved seats that the person fits.
    pub(crate) fits: BTreeSet<usize>,
}

/// Who is elected besides those who stay, and who would be in some orders of equals only.
pub(crate) fn elected(
    placed: &[Placed],
    stay: &[Placed],
    seats: usize,
    reserved: &[(usize, usize)],
) -> (Vec<Person>, Vec<Person>) {
    let chosen: Vec<BTreeSet<Person>> =
        orders(placed).iter().map(|order| choose(order, stay, seats, reserved)).collect();
    let in_some: BTreeSet<Person> = chosen.iter().flatten().cloned().collect();
    let in_all = |person: &Person| chosen.iter().all(|chosen| chosen.contains(person));
    let mut by_votes: Vec<&Placed> = placed.iter().filter(|placed| in_all(&placed.person)).collect();
    by_votes.sort_by_key(|placed| std::cmp::Reverse(placed.votes));
    let all: Vec<Person> = by_votes.into_iter().map(|placed| placed.person.clone()).collect();
    let tied = in_some.into_iter().filter(|person| !all.contains(person)).collect();
    (all, tied)
}

/// "Equals are put in every order."
fn orders(placed: &[Placed]) -> Vec<Vec<Placed>> {
    let Some(most) = placed.iter().map(|placed| placed.votes).max() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for (index, first) in placed.iter().enumerate().filter(|(_, placed)| placed.votes == most) {
        let mut rest = placed.to_vec();
        rest.remove(index);
        for mut order in orders(&rest) {
            order.insert(0, first.clone());
            all.push(order);
        }
    }
    all
}

/// Who is elected if nobody has as many votes as another. Of each clause of `reserved` its place and how many it keeps.
fn choose(order: &[Placed], stay: &[Placed], seats: usize, reserved: &[(usize, usize)]) -> BTreeSet<Person> {
    let mut chosen: Vec<&Placed> = order.iter().take(seats).collect();
    // "What nobody takes stays empty."
    let mut empty = 0;
    for (number, &(clause, least)) in reserved.iter().enumerate() {
        let lacking = least.saturating_sub(fit(&chosen, stay, clause));
        let mut kept = seats.saturating_sub(chosen.len() + empty).min(lacking);
        while kept < lacking {
            let may_go = |placed: &&Placed| {
                !placed.fits.contains(&clause) && !is_needed(placed, &chosen, stay, &reserved[..number])
            };
            let Some(last) = chosen.iter().rposition(may_go) else { break };
            chosen.remove(last);
            kept += 1;
        }
        let others: Vec<&Placed> = order
            .iter()
            .filter(|placed| placed.fits.contains(&clause) && !chosen.contains(placed))
            .take(kept)
            .collect();
        empty += kept - others.len();
        chosen.extend(others);
        chosen.sort_by_key(|placed| order.iter().position(|other| other == *placed));
    }
    chosen.into_iter().map(|placed| placed.person.clone()).collect()
}

/// Whether an earlier clause would lack the person.
fn is_needed(placed: &Placed, chosen: &[&Placed], stay: &[Placed], earlier: &[(usize, usize)]) -> bool {
    earlier.iter().any(|&(clause, least)| placed.fits.contains(&clause) && fit(chosen, stay, clause) <= least)
}

/// How many of those who have a seat fit the clause.
fn fit(chosen: &[&Placed], stay: &[Placed], clause: usize) -> usize {
    chosen.iter().copied().chain(stay).filter(|placed| placed.fits.contains(&clause)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(all: &[(&str, u64, &[usize])]) -> Vec<Placed> {
        let of = |(person, votes, fits): &(&str, u64, &[usize])| Placed {
            person: Person::new(*person),
            votes: *votes,
            fits: fits.iter().copied().collect(),
        };
        all.iter().map(of).collect()
    }

    fn names(of: (Vec<Person>, Vec<Person>)) -> (Vec<String>, bool) {
        (of.0.iter().map(ToString::to_string).collect(), !of.1.is_empty())
    }

    #[test]
    fn the_last_seat_contested_by_equals_goes_to_nobody() {
        let all = placed(&[("a", 5, &[]), ("b", 3, &[]), ("c", 3, &[])]);
        assert_eq!(names(elected(&all, &[], 2, &[])), (vec!["a".to_owned()], true));
        assert!(!names(elected(&all, &[], 3, &[])).1);
    }

    #[test]
    fn the_last_placed_gives_way_to_the_best_placed_of_the_kind() {
        let all = placed(&[("a", 5, &[]), ("b", 4, &[]), ("w", 2, &[0]), ("v", 1, &[0])]);
        assert_eq!(names(elected(&all, &[], 2, &[(0, 1)])), (vec!["a".to_owned(), "w".to_owned()], false));
        let none = placed(&[("a", 5, &[]), ("b", 4, &[])]);
        assert_eq!(names(elected(&none, &[], 2, &[(0, 1)])), (vec!["a".to_owned()], false));
    }

    #[test]
    fn equals_of_whom_one_must_give_way_are_tied() {
        let all = placed(&[("a", 5, &[]), ("b", 5, &[]), ("w", 2, &[0])]);
        assert_eq!(names(elected(&all, &[], 2, &[(0, 1)])), (vec!["w".to_owned()], true));
    }
}
