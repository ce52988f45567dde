//! The wires between two ranks: each that swings over has a track of its own there.

/// Between a band and the first track, in pixels: room for a round corner.
const EDGE: i64 = 9;
/// Between two tracks.
const TRACK: i64 = 6;
/// All tracks together take no more than this.
const MOST: i64 = 320;
/// Two wires closer than this along the reading are taken for one by readers.
const CLEAR: i64 = 8;
/// Tracks are put in order where there are so many at most.
const ORDERED: usize = 400;
/// What it costs to lay the end of one wire on the beginning of another, in crossings.
const TOUCHING: i64 = 10;

/// A wire that leaves one rank here and meets the next there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Swing {
    pub(super) wire: usize,
    pub(super) from: i64,
    pub(super) to: i64,
}

/// The tracks between two ranks.
#[derive(Debug, Clone, Default)]
pub(super) struct Channel {
    /// Each wire that swings over, with its track from the top.
    tracks: Vec<(usize, i64)>,
    count: i64,
}

impl Channel {
    /// Gives these wires tracks such that few cross and none lies on another.
    pub(super) fn new(swings: &[Swing]) -> Self {
        let mut laid: Vec<(Swing, i64)> = Vec::new();
        for swing in in_order(swings) {
            let above = laid.iter().filter(|(other, _)| swing.is_beside(other)).map(|(_, track)| track + 1);
            let track = above.max().unwrap_or(0);
            laid.push((swing, track));
        }
        let count = laid.iter().map(|(_, track)| track + 1).max().unwrap_or(0);
        Self { tracks: laid.iter().map(|(swing, track)| (swing.wire, *track)).collect(), count }
    }

    /// The height that the tracks take.
    pub(super) fn height(&self) -> i64 {
        2 * EDGE + self.room()
    }

    /// How far below the upper rank the track of a wire runs; none if it goes straight on.
    pub(super) fn track(&self, wire: usize) -> Option<i64> {
        let (_, track) = self.tracks.iter().find(|(other, _)| *other == wire)?;
        Some(EDGE + (track * self.room()).checked_div(self.count - 1).unwrap_or(0))
    }

    fn room(&self) -> i64 {
        ((self.count - 1).max(0) * TRACK).min(MOST)
    }
}

impl Swing {
    fn left(&self) -> i64 {
        self.from.min(self.to)
    }

    fn right(&self) -> i64 {
        self.from.max(self.to)
    }

    fn spans(&self, place: i64) -> bool {
        self.left() < place && place < self.right()
    }

    /// Whether the two need tracks of their own.
    fn is_beside(&self, other: &Self) -> bool {
        self.left() < other.right() + CLEAR && other.left() < self.right() + CLEAR
    }

    /// What it costs to lay this one above the other: their crossings, and more where one would run on in the other.
    fn cost_above(&self, other: &Self) -> i64 {
        let touches = (self.to - other.from).abs() < CLEAR;
        i64::from(self.spans(other.from)) + i64::from(other.spans(self.to)) + TOUCHING * i64::from(touches)
    }

    /// What it saves to lay this one above the other instead of below; less is better.
    fn pull(&self, other: &Self) -> i64 {
        self.cost_above(other) - other.cost_above(self)
    }
}

/// From the top down: always the one that it costs least to have above all that remain, the first among equals.
fn in_order(swings: &[Swing]) -> Vec<Swing> {
    let mut open = swings.to_vec();
    if open.len() > ORDERED {
        return open;
    }
    let costs = |one: &Swing| swings.iter().map(|other| one.pull(other)).sum();
    let mut costs: Vec<i64> = swings.iter().map(costs).collect();
    let mut order = Vec::with_capacity(open.len());
    while let Some((at, _)) = costs.iter().enumerate().min_by_key(|(at, cost)| (**cost, *at)) {
        let next = open.remove(at);
        costs.remove(at);
        for (other, cost) in open.iter().zip(&mut costs) {
            *cost -= other.pull(&next);
        }
        order.push(next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tracks(swings: &[(i64, i64)]) -> Vec<i64> {
        let swings: Vec<Swing> =
            swings.iter().enumerate().map(|(wire, &(from, to))| Swing { wire, from, to }).collect();
        let channel = Channel::new(&swings);
        (0..swings.len()).map(|wire| channel.track(wire).unwrap()).collect()
    }

    #[test]
    fn wires_that_do_not_meet_share_a_track() {
        assert_eq!(tracks(&[(0, 50), (100, 150), (300, 200)]), [EDGE, EDGE, EDGE]);
    }

    #[test]
    fn what_goes_furthest_runs_below_what_starts_beyond_it() {
        assert_eq!(tracks(&[(0, 100), (20, 120), (40, 140)]), [EDGE + 2 * TRACK, EDGE + TRACK, EDGE]);
        assert_eq!(tracks(&[(140, 40), (120, 20), (100, 0)]), [EDGE + 2 * TRACK, EDGE + TRACK, EDGE]);
    }

    #[test]
    fn where_one_ends_and_another_begins_the_one_that_begins_runs_above() {
        assert_eq!(tracks(&[(0, 100), (100, 200)]), [EDGE + TRACK, EDGE]);
        assert_eq!(tracks(&[(100, 200), (0, 100)]), [EDGE, EDGE + TRACK]);
    }
}
