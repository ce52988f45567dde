//! The drawing rank by rank: boxes, the bends of long wires, and labels seated on their wires.

use super::{component::Part, plan::Size, rank, seat, shelf};

/// The least gap between two wires at one side of a box, in pixels.
pub(super) const PORT_GAP: i64 = 14;
/// The straight piece of a wire next to a box: room for its head.
pub(super) const STUB: i64 = 10;
/// Between a wire and its label.
pub(super) const LABEL_GAP: i64 = 6;

/// More pieces of wires than this are not drawn.
const MOST_PIECES: usize = 100_000;

/// What a vertex stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A box.
    Box,
    /// A place where a wire passes.
    Bend,
    /// A place where a wire passes with its label to the right.
    Label,
}

/// Something that takes room on a rank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vertex {
    pub(super) kind: Kind,
    pub(super) rank: usize,
    /// The room to the left of where wires meet it.
    pub(super) left: i64,
    /// The room to the right.
    pub(super) right: i64,
    pub(super) height: i64,
    /// Half the width of a box itself, without its loops.
    pub(super) half: i64,
    /// The lane it stands in.
    pub(super) lane: usize,
}

/// The drawing rank by rank. The first vertices are the boxes, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Layered {
    pub(super) vertices: Vec<Vertex>,
    /// For each wire its vertices from the upper box to the lower one; a loop has none.
    pub(super) chains: Vec<Vec<usize>>,
    /// For each vertex those above it that a wire joins to it, once for each wire.
    pub(super) above: Vec<Vec<usize>>,
    /// For each vertex those below it.
    pub(super) below: Vec<Vec<usize>>,
    /// The vertices of each rank, from left to right.
    pub(super) ranks: Vec<Vec<usize>>,
}

impl Layered {
    /// Ranks the boxes of a part and cuts its wires at every rank; none if that makes too many pieces.
    pub(super) fn new(part: &Part) -> Option<Self> {
        let falls = part.falls();
        let ranks = rank::ranks(part.boxes.len(), &falls);
        let mut boxes: Vec<Vertex> =
            ranks.iter().enumerate().map(|(at, &rank)| part.vertex(at, rank)).collect();
        shelf::shelve(part, &mut boxes, &falls);
        let at = |vertex: usize| boxes.get(vertex).map_or(0, |vertex| vertex.rank);
        let pieces: usize = falls.iter().map(|fall| at(fall.lower).saturating_sub(at(fall.upper))).sum();
        if pieces > MOST_PIECES {
            return None;
        }
        let mut layered = Self::default();
        for vertex in boxes {
            layered.seat(vertex);
        }
        let seats = seat::seats(part, &layered.vertices, layered.ranks.len());
        for ((wire, fall), seat) in part.wires.iter().zip(&part.turned).zip(seats) {
            let chain = match fall {
                // In lanes a wire stays with the box that it starts at, and swings over at its end.
                Some(ends) => layered.chain(*ends, (wire.label, seat), layered.vertex(wire.from).lane),
                None => Vec::new(),
            };
            layered.chains.push(chain);
        }
        layered.widen(part);
        Some(layered)
    }

    /// The vertex of this number.
    pub(super) fn vertex(&self, at: usize) -> Vertex {
        let nothing = Vertex { kind: Kind::Bend, rank: 0, left: 0, right: 0, height: 0, half: 0, lane: 0 };
        self.vertices.get(at).copied().unwrap_or(nothing)
    }

    /// Whether only a wire stands there.
    pub(super) fn is_wire(&self, at: usize) -> bool {
        self.vertex(at).kind != Kind::Box
    }

    /// Whether two vertices stand in the same lane.
    pub(super) fn is_beside(&self, one: usize, other: usize) -> bool {
        self.vertex(one).lane == self.vertex(other).lane
    }

    fn seat(&mut self, vertex: Vertex) -> usize {
        let at = self.vertices.len();
        if self.ranks.len() <= vertex.rank {
            self.ranks.resize_with(vertex.rank + 1, Vec::new);
        }
        if let Some(rank) = self.ranks.get_mut(vertex.rank) {
            rank.push(at);
        }
        self.vertices.push(vertex);
        self.above.push(Vec::new());
        self.below.push(Vec::new());
        at
    }

    fn chain(
        &mut self,
        (upper, lower): (usize, usize),
        (label, seat): (Size, Option<usize>),
        lane: usize,
    ) -> Vec<usize> {
        let (top, bottom) = (self.vertex(upper).rank, self.vertex(lower).rank);
        let mut chain = vec![upper];
        for rank in top + 1..bottom {
            let (kind, right, height) = if Some(rank) == seat {
                (Kind::Label, LABEL_GAP + label.width, label.height)
            } else {
                (Kind::Bend, 0, 0)
            };
            chain.push(self.seat(Vertex { kind, rank, left: 0, right, height, half: 0, lane }));
        }
        chain.push(lower);
        for pair in chain.windows(2) {
            if let [one, other] = *pair {
                self.join(one, other);
            }
        }
        chain
    }

    fn join(&mut self, upper: usize, lower: usize) {
        if let Some(list) = self.below.get_mut(upper) {
            list.push(lower);
        }
        if let Some(list) = self.above.get_mut(lower) {
            list.push(upper);
        }
    }

    /// Gives boxes with many wires the width to tell them apart.
    fn widen(&mut self, part: &Part) {
        for ((at, vertex), site) in self.vertices.iter_mut().enumerate().zip(&part.boxes) {
            if site.is_pointed {
                continue;
            }
            let count = |lists: &[Vec<usize>]| lists.get(at).map_or(0, Vec::len);
            let wires = i64::try_from(count(&self.above).max(count(&self.below))).unwrap_or(0);
            let growth = ((wires + 1) * site.gap.max(PORT_GAP) / 2 - vertex.half).max(0);
            vertex.half += growth;
            vertex.left += growth;
            vertex.right += growth;
        }
    }
}

impl Vertex {
    /// The gap that this vertex keeps to what stands beside it, its half of it.
    pub(super) fn margin(&self) -> i64 {
        match self.kind {
            Kind::Box => 14,
            Kind::Label => 9,
            Kind::Bend => 8,
        }
    }
}
