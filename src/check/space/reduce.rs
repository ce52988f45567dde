//! Nets made smaller without changing whether they are sound.
//!
//! **What.** [`Small`] joins the net's ends to its start and then merges and removes places and moves as long as a rule
//! fits. If one place with one move remains, the net was sound: every case can always end, alone, nothing is dead, and no
//! state is entered while it is active. Else the markings of what is left give the same answer as all markings would.
//!
//! **Why.** Twenty branches side by side have a million markings and shrink to nothing in twenty steps.
//!
//! The rules (fusion of series and parallel places and transitions, elimination of loops) and the proof that they keep
//! liveness, safeness and boundedness are those of T. Murata, *Petri nets: properties, analysis and applications*, 1989,
//! section V, after G. Berthelot; that a workflow net is sound if and only if it is live and bounded once its end is joined to its start is
//! due to W. van der Aalst, 1997.

use std::collections::BTreeSet;

use super::{dive::dive, explore::explore, net::PlaceNet};

/// Places by number.
pub(crate) type Places = BTreeSet<usize>;

/// A net whose moves take from some places and put into others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Plain {
    start: usize,
    moves: Vec<(Places, Places)>,
}

impl Plain {
    /// A net that begins with one mark on `start` and has no move yet.
    pub(crate) fn new(start: usize) -> Self {
        Self { start, moves: Vec::new() }
    }

    /// Adds a move.
    pub(crate) fn add(&mut self, from: impl IntoIterator<Item = usize>, to: impl IntoIterator<Item = usize>) {
        self.moves.push((from.into_iter().collect(), to.into_iter().collect()));
    }
}

/// A net with its ends joined to its start, made as small as the rules can: live and safe if and only if the net was sound
/// and safe.
#[derive(Debug)]
pub(crate) struct Small(Plain);

impl Small {
    /// Makes a net small; none if something is done out of nothing.
    pub(crate) fn of(net: &Plain, ends: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut net = net.clone();
        for end in ends {
            net.add([end], [net.start]);
        }
        if net.moves.iter().any(|(from, to)| from.is_empty() || to.is_empty()) {
            return None;
        }
        while net.shrink() {}
        Some(Self(net))
    }

    /// Whether one place with its loop is left: the net is sound, and nothing need be visited.
    pub(crate) fn is_one_loop(&self) -> bool {
        let net = &self.0;
        let is = |(from, to): &(Places, Places)| from.len() == 1 && from == to && from.contains(&net.start);
        !net.moves.is_empty() && net.moves.iter().all(is)
    }

    /// Whether the net is sound and safe, by visiting the markings of the small one: each leads back to the first, and every
    /// move is made. None if there are more than `limit`.
    pub(crate) fn is_sound(&self, limit: usize) -> Option<bool> {
        let mut net = PlaceNet::plain(self.0.start, &self.0.moves);
        // Joined to its start an unsound net sooner or later marks a place twice or stands still: deep down rather than near.
        if dive(&mut net, limit, |net, _, moves| !net.clashes.is_empty() || moves.iter().next().is_none())
            .is_some()
        {
            return Some(false);
        }
        let explored = explore(&mut net, limit);
        if !explored.is_whole {
            return None;
        }
        let made: BTreeSet<_> = explored.all_edges().iter().map(|edge| edge.label).collect();
        let back = explored.leading_to(|state| state == 0);
        Some(made.len() == self.0.moves.len() && back.into_iter().all(|leads| leads))
    }
}

impl Plain {
    /// Applies the first rule that fits; whether one did.
    fn shrink(&mut self) -> bool {
        self.drop_twins()
            || self.drop_loop()
            || self.fuse_places()
            || self.fuse_moves()
            || self.drop_parallel_place()
    }

    /// Of moves that take and put the same, one is enough.
    fn drop_twins(&mut self) -> bool {
        let count = self.moves.len();
        let mut seen = BTreeSet::new();
        self.moves.retain(|r#move| seen.insert(r#move.clone()));
        self.moves.len() < count
    }

    /// A move that puts back the one place it takes changes nothing, if something else happens there too.
    fn drop_loop(&mut self) -> bool {
        let is_loop = |(from, to): &(Places, Places)| from.len() == 1 && from == to;
        let has_others = |index: usize| {
            let places = self.moves.get(index).map(|(from, _)| from);
            let others = self.moves.iter().enumerate().filter(|(other, _)| *other != index);
            places.is_some_and(|places| others.into_iter().any(|(_, (from, _))| !from.is_disjoint(places)))
        };
        let found =
            self.moves.iter().enumerate().position(|(index, r#move)| is_loop(r#move) && has_others(index));
        found.map(|index| self.moves.remove(index)).is_some()
    }

    /// A place whose only move leads to one other place is that place.
    fn fuse_places(&mut self) -> bool {
        let Some((index, place, into)) = self.moves.iter().enumerate().find_map(|(index, (from, to))| {
            let (&place, &into) = (only(from)?, only(to)?);
            let is_alone = self.takers(place) == 1 && self.is_fed(place);
            (place != into && is_alone && !self.is_put_with(place, into)).then_some((index, place, into))
        }) else {
            return false;
        };
        self.moves.remove(index);
        for (_, to) in &mut self.moves {
            if to.remove(&place) {
                to.insert(into);
            }
        }
        if self.start == place {
            self.start = into;
        }
        true
    }

    /// A place that one move fills and one move alone empties, which needs nothing else: the two moves are one.
    fn fuse_moves(&mut self) -> bool {
        let fits = |place: usize| {
            let filler = only_index(&self.moves, |(_, to)| to.contains(&place))?;
            let emptier = only_index(&self.moves, |(from, _)| from.contains(&place))?;
            let ((_, filled), (needs, put)) = (self.moves.get(filler)?, self.moves.get(emptier)?);
            let overlaps = put.iter().any(|put| *put == place || filled.contains(put));
            (filler != emptier && needs.len() == 1 && place != self.start && !overlaps)
                .then_some((filler, emptier, place))
        };
        let Some((filler, emptier, place)) = self.places().into_iter().find_map(fits) else { return false };
        let put = self.moves.get(emptier).map(|(_, to)| to.clone()).unwrap_or_default();
        if let Some((_, to)) = self.moves.get_mut(filler) {
            to.remove(&place);
            to.extend(put);
        }
        self.moves.remove(emptier);
        true
    }

    /// Of places that the same moves fill and empty, one is enough.
    fn drop_parallel_place(&mut self) -> bool {
        let mut seen = BTreeSet::new();
        let around = |place: usize| {
            let users = |side: fn(&(Places, Places)) -> &Places| {
                let uses =
                    self.moves.iter().enumerate().filter(move |(_, r#move)| side(r#move).contains(&place));
                uses.map(|(index, _)| index).collect::<Vec<_>>()
            };
            (users(|(from, _)| from), users(|(_, to)| to))
        };
        let places = self.places().into_iter().filter(|&place| place != self.start);
        let mut twin = None;
        for place in places {
            if !seen.insert(around(place)) {
                twin = Some(place);
                break;
            }
        }
        let Some(twin) = twin else { return false };
        for (from, to) in &mut self.moves {
            from.remove(&twin);
            to.remove(&twin);
        }
        true
    }

    fn places(&self) -> Places {
        self.moves.iter().flat_map(|(from, to)| from.iter().chain(to)).copied().collect()
    }

    fn takers(&self, place: usize) -> usize {
        self.moves.iter().filter(|(from, _)| from.contains(&place)).count()
    }

    fn is_fed(&self, place: usize) -> bool {
        self.moves.iter().any(|(_, to)| to.contains(&place))
    }

    /// Whether a move fills both places at once: merged, one of the marks would be lost.
    fn is_put_with(&self, place: usize, other: usize) -> bool {
        self.moves.iter().any(|(_, to)| to.contains(&place) && to.contains(&other))
    }
}

/// The only element of a set.
fn only(places: &Places) -> Option<&usize> {
    places.first().filter(|_| places.len() == 1)
}

/// The place of the only element that `is` finds.
fn only_index<T>(items: &[T], is: impl Fn(&T) -> bool) -> Option<usize> {
    let mut found = items.iter().enumerate().filter(|(_, item)| is(item)).map(|(index, _)| index);
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(moves: &[(&[usize], &[usize])]) -> Plain {
        let mut net = Plain::new(0);
        moves.iter().for_each(|(from, to)| net.add(from.iter().copied(), to.iter().copied()));
        net
    }

    /// Whether it shrinks to a loop, and what visiting says.
    fn asked(net: &Plain, end: usize) -> (bool, Option<bool>) {
        let small = Small::of(net, [end]).unwrap();
        (small.is_one_loop(), small.is_sound(1_000))
    }

    #[test]
    fn twenty_branches_side_by_side_are_sound() {
        let fork: Vec<usize> = (1..=20).collect();
        let join: Vec<usize> = (21..=40).collect();
        let mut net = net(&[(&[0], &fork), (&join, &[41])]);
        (1..=20).for_each(|branch| net.add([branch], [branch + 20]));
        assert_eq!(asked(&net, 41), (true, Some(true)));
    }

    #[test]
    fn a_choice_that_is_joined_as_a_fork_is_not_sound() {
        let net = net(&[(&[0], &[1]), (&[0], &[2]), (&[1, 2], &[3])]);
        assert_eq!(asked(&net, 3), (false, Some(false)));
    }

    #[test]
    fn a_fork_that_is_joined_as_a_choice_is_not_sound() {
        let net = net(&[(&[0], &[1, 2]), (&[1], &[3]), (&[2], &[3])]);
        assert_eq!(asked(&net, 3), (false, Some(false)));
    }

    #[test]
    fn a_loop_needs_a_way_out() {
        let out = net(&[(&[0], &[1]), (&[1], &[2]), (&[2], &[1]), (&[2], &[3])]);
        assert_eq!(asked(&out, 3), (true, Some(true)));
        let none = net(&[(&[0], &[1]), (&[0], &[3]), (&[1], &[2]), (&[2], &[1])]);
        assert_eq!(asked(&none, 3), (false, Some(false)));
    }

    #[test]
    fn what_is_never_fed_is_dead() {
        let net = net(&[(&[0], &[3]), (&[1], &[3])]);
        assert_eq!(asked(&net, 3), (false, Some(false)));
    }
}
