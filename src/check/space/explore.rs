//! Breadth-first exploration of everything that a system can reach.

use std::collections::{BTreeMap, VecDeque};

use super::store::{Index, Store};

/// What makes a move, as the system numbers it.
pub(crate) type Label = u32;

/// Something with packed states and moves between them.
pub(crate) trait System {
    /// Of how many words a state is.
    fn stride(&self) -> usize;

    /// The state in which every run begins.
    fn initial(&self) -> Vec<u64>;

    /// Whether enough is known, so that the rest need not be visited.
    fn is_settled(&self) -> bool {
        false
    }

    /// Adds every move out of `state`.
    fn moves(&mut self, state: &[u64], to: &mut Moves);

    /// Sets of these moves out of a state each of which is enough, as long as it leads on to what was not visited yet; none where
    /// every move is needed.
    fn enough(&self, _state: &[u64], _moves: &Moves) -> Vec<Enough> {
        Vec::new()
    }
}

/// Moves that are enough, by their places among all that lead out of a state.
#[derive(Debug, Default)]
pub(crate) struct Enough {
    pub(crate) moves: Vec<usize>,
    /// Those of them that may be left out where they change nothing.
    pub(crate) idle: Vec<usize>,
}

/// The moves out of one state.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    labels: Vec<Label>,
    words: Vec<u64>,
}

impl Moves {
    /// Adds a move.
    pub(crate) fn push(&mut self, label: Label, state: impl IntoIterator<Item = u64>) {
        self.labels.push(label);
        self.words.extend(state);
    }

    /// The moves added, with where each leads.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Label, &[u64])> {
        let stride = self.words.len() / self.labels.len().max(1);
        self.labels.iter().copied().zip(self.words.chunks_exact(stride.max(1)))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// Forgets all moves.
    pub(crate) fn clear(&mut self) {
        self.labels.clear();
        self.words.clear();
    }
}

/// A move from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) label: Label,
    pub(crate) to: Index,
}

/// What was explored.
#[derive(Debug)]
pub(crate) struct Explored {
    pub(crate) states: Store,
    /// Where the edges of each visited state begin; one more than visited states.
    starts: Vec<usize>,
    edges: Vec<Edge>,
    /// The moves out of visited states that were not made since others are enough there.
    aside: BTreeMap<Index, Vec<Label>>,
    /// By which move from which state each was met first.
    parents: Vec<Option<(Index, Label)>>,
    /// Whether nothing was left out.
    pub(crate) is_whole: bool,
}

/// Explores a system from its initial state on, until more than `limit` states are met.
pub(crate) fn explore(system: &mut impl System, limit: usize) -> Explored {
    explore_and_tell(system, limit, &|_| {})
}

/// The same; tells now and then how many states were visited.
pub(crate) fn explore_and_tell(system: &mut impl System, limit: usize, told: &dyn Fn(usize)) -> Explored {
    let mut states = Store::new(system.stride());
    states.intern(&system.initial());
    let mut found = Explored {
        states,
        starts: vec![0],
        edges: Vec::new(),
        aside: BTreeMap::new(),
        parents: vec![None],
        is_whole: true,
    };
    let mut moves = Moves::default();
    let mut next: Index = 0;
    while (next as usize) < found.states.len() {
        if next.is_multiple_of(TOLD_EVERY) {
            told(next as usize);
        }
        if found.states.len() > limit || system.is_settled() {
            found.is_whole = false;
            break;
        }
        moves.clear();
        system.moves(found.states.state(next), &mut moves);
        let enough = system.enough(found.states.state(next), &moves);
        let enough = enough.into_iter().find(|enough| found.leads_on(next, &moves, enough));
        found.note(next, &moves, enough.as_ref());
        next += 1;
    }
    found
}

/// After how many states it is told how many there were.
const TOLD_EVERY: Index = 1_000;

/// The labels on the way to a state.
pub(super) fn run(parents: &[Option<(Index, Label)>], state: Index) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut at = state;
    while let Some((before, label)) = parents.get(at as usize).copied().flatten() {
        labels.push(label);
        at = before;
    }
    labels.reverse();
    labels
}

impl Explored {
    /// Whether these moves lead to states that are yet to be visited, so that no round is made of such moves alone: what is put off
    /// is done at last.
    fn leads_on(&self, from: Index, moves: &Moves, enough: &Enough) -> bool {
        let mut leads_on = false;
        let mut goes_round = false;
        for (place, (_, state)) in moves.iter().enumerate().filter(|(place, _)| enough.moves.contains(place))
        {
            match self.states.find(state) {
                Some(to) if to == from && enough.idle.contains(&place) => {}
                Some(to) if to <= from => goes_round = true,
                Some(_) | None => leads_on = true,
            }
        }
        leads_on && !goes_round
    }

    fn note(&mut self, from: Index, moves: &Moves, enough: Option<&Enough>) {
        for (place, (label, state)) in moves.iter().enumerate() {
            if enough.is_some_and(|enough| !enough.moves.contains(&place)) {
                self.aside.entry(from).or_default().push(label);
                continue;
            }
            let (to, is_new) = self.states.intern(state);
            if is_new {
                self.parents.push(Some((from, label)));
            }
            self.edges.push(Edge { label, to });
        }
        self.starts.push(self.edges.len());
    }

    /// How many states were visited with all their moves; states met beyond the limit were not.
    pub(crate) fn visited(&self) -> usize {
        self.starts.len() - 1
    }

    /// The visited states.
    pub(crate) fn indices(&self) -> impl Iterator<Item = Index> + use<> {
        0..Index::try_from(self.visited()).unwrap_or(Index::MAX)
    }

    /// The moves out of a visited state.
    pub(crate) fn edges(&self, state: Index) -> &[Edge] {
        let place = state as usize;
        let ends = (self.starts.get(place), self.starts.get(place + 1));
        let (Some(&from), Some(&to)) = ends else { return &[] };
        self.edges.get(from..to).unwrap_or_default()
    }

    /// The moves out of a visited state that were not made.
    pub(crate) fn aside(&self, state: Index) -> &[Label] {
        self.aside.get(&state).map_or(&[], Vec::as_slice)
    }

    /// All moves.
    pub(crate) fn all_edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The moves on a shortest run to a state, each with where it leads.
    pub(crate) fn path_to(&self, state: Index) -> Vec<(Label, Index)> {
        let mut path = Vec::new();
        let mut at = state;
        while let Some((before, label)) = self.parents.get(at as usize).copied().flatten() {
            path.push((label, at));
            at = before;
        }
        path.reverse();
        path
    }

    /// A shortest run to a state: the labels of its moves.
    pub(crate) fn run_to(&self, state: Index) -> Vec<Label> {
        run(&self.parents, state)
    }

    /// A shortest run from one state to one that `is_goal` takes; none if none is met.
    pub(crate) fn run_from(&self, from: Index, is_goal: impl Fn(Index) -> bool) -> Option<Vec<Label>> {
        let mut parents: Vec<Option<(Index, Label)>> = vec![None; self.states.len()];
        let mut open = VecDeque::from([from]);
        while let Some(state) = open.pop_front() {
            if is_goal(state) {
                return Some(run(&parents, state));
            }
            for edge in self.edges(state) {
                let Some(parent) = parents.get_mut(edge.to as usize).filter(|_| edge.to != from) else {
                    continue;
                };
                if parent.is_none() {
                    *parent = Some((state, edge.label));
                    open.push_back(edge.to);
                }
            }
        }
        None
    }

    /// Which visited states lead, in any number of moves, to one that `is_goal` takes.
    pub(crate) fn leading_to(&self, is_goal: impl Fn(Index) -> bool) -> Vec<bool> {
        let before = self.backwards();
        let mut leads: Vec<bool> = (0..self.states.len()).map(|_| false).collect();
        let mut open: Vec<Index> = self.indices().filter(|&state| is_goal(state)).collect();
        while let Some(state) = open.pop() {
            let Some(known) = leads.get_mut(state as usize) else { continue };
            if !std::mem::replace(known, true) {
                open.extend(before.of(state));
            }
        }
        leads
    }

    /// From where each state is entered.
    pub(crate) fn backwards(&self) -> Backwards {
        let mut starts = vec![0_usize; self.states.len() + 1];
        for edge in &self.edges {
            if let Some(count) = starts.get_mut(edge.to as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut sources = vec![0; self.edges.len()];
        for from in self.indices() {
            for edge in self.edges(from) {
                let Some(place) = free.get_mut(edge.to as usize) else { continue };
                if let Some(source) = sources.get_mut(*place) {
                    *source = from;
                }
                *place += 1;
            }
        }
        Backwards { starts, sources }
    }
}

/// From where each state is entered.
pub(crate) struct Backwards {
    starts: Vec<usize>,
    sources: Vec<Index>,
}

impl Backwards {
    /// The states that lead to a state in one move.
    pub(crate) fn of(&self, state: Index) -> impl Iterator<Item = Index> + '_ {
        let place = state as usize;
        let ends = (self.starts.get(place), self.starts.get(place + 1));
        let range = match ends {
            (Some(&from), Some(&to)) => from..to,
            _ => 0..0,
        };
        self.sources.get(range).unwrap_or_default().iter().copied()
    }
}
