//! The workflow net as bits: places, and moves that need, take and put them.

use std::collections::BTreeSet;

use super::{
    explore::{Label, Moves, System},
    reduce::Places,
};
use crate::{
    charter::Workflow,
    check::net::{From, Step},
    id::{Id as _, StateId},
    workflow::Marking,
};

const WORD: usize = u64::BITS as usize;

/// Places as bits of a few words.
pub(crate) type Bits = Box<[u64]>;

/// A workflow net. A place for each state, and one more that is marked before the case begins.
#[derive(Debug)]
pub(crate) struct PlaceNet {
    stride: usize,
    start: usize,
    ends: Bits,
    moves: Vec<Move>,
    /// The moves that need a place, each under one of the places it needs; then those that need none.
    by_place: Vec<Vec<usize>>,
    anywhere: Vec<usize>,
    /// Whether what each move needs was there, by label.
    made: Vec<bool>,
    /// Moves that would enter an active state, or an end that is not alone.
    pub(crate) clashes: BTreeSet<(Label, Clash)>,
    /// How many markings were visited since the first of these.
    since_clash: usize,
    /// Whether it is asked for a clash alone, not for which there are.
    is_plain: bool,
}

/// How many markings are visited after a clash: enough to find others; what comes after an unsafe marking is not asked.
const AFTER_CLASH: usize = 1_000;

/// Why a move is not made although what it needs is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Clash {
    /// It would enter this state, which is active.
    Active(StateId),
    /// It would enter this end while another state stays active.
    NotAlone(StateId),
}

#[derive(Debug)]
struct Move {
    label: Label,
    need: Bits,
    take: Bits,
    put: Bits,
    /// Where one of these is there, another move goes before.
    unless: Vec<Bits>,
    /// Nothing else may be there.
    is_alone: bool,
    /// The end it enters.
    end: Option<StateId>,
}

impl PlaceNet {
    /// The net of these steps; a move is labelled with the place of its step.
    pub(crate) fn of(workflow: &Workflow, steps: &[Step]) -> Self {
        let start = workflow.states.len();
        let stride = start / WORD + 1;
        let is_end = |state: StateId| workflow.states.get(state).is_some_and(|state| state.end.is_some());
        let bits = |states: &[StateId]| bits(stride, states.iter().map(|state| state.index()));
        let mut net = Self {
            stride,
            start,
            ends: self::bits(stride, workflow.states.ids().filter(|&id| is_end(id)).map(|id| id.index())),
            moves: Vec::new(),
            by_place: vec![Vec::new(); start + 1],
            anywhere: Vec::new(),
            made: vec![false; steps.len()],
            clashes: BTreeSet::new(),
            since_clash: 0,
            is_plain: false,
        };
        for (label, step) in (0..).zip(steps) {
            let (need, left) = match &step.from {
                From::Start => (self::bits(stride, [start]), self::bits(stride, [start])),
                From::All(states) if step.leaves => (bits(states), bits(states)),
                From::All(states) => (bits(states), bits(&[])),
                From::Any => (bits(&[]), bits(&[])),
            };
            net.add(Move {
                label,
                need,
                take: union(&left, &bits(&step.clears)),
                put: bits(&step.to),
                unless: step.unless.iter().map(|states| bits(states)).collect(),
                is_alone: step.is_alone,
                end: step.to.iter().copied().find(|&state| is_end(state)),
            });
        }
        net
    }

    /// The net of these moves, each from some places to others, with one mark on `start` and no end.
    pub(crate) fn plain(start: usize, moves: &[(Places, Places)]) -> Self {
        let most = moves.iter().flat_map(|(from, to)| from.iter().chain(to)).copied().max();
        let places = most.unwrap_or(0).max(start) + 1;
        let stride = (places - 1) / WORD + 1;
        let mut net = Self {
            stride,
            start,
            ends: bits(stride, []),
            moves: Vec::new(),
            by_place: vec![Vec::new(); places],
            anywhere: Vec::new(),
            made: vec![false; moves.len()],
            clashes: BTreeSet::new(),
            since_clash: 0,
            is_plain: true,
        };
        for (label, (from, to)) in (0..).zip(moves) {
            let need = bits(stride, from.iter().copied());
            let put = bits(stride, to.iter().copied());
            net.add(Move {
                label,
                take: need.clone(),
                need,
                put,
                unless: Vec::new(),
                is_alone: false,
                end: None,
            });
        }
        net
    }

    fn add(&mut self, r#move: Move) {
        let place = ones(&r#move.need).next().and_then(|place| self.by_place.get_mut(place));
        place.unwrap_or(&mut self.anywhere).push(self.moves.len());
        self.moves.push(r#move);
    }

    /// The moves for which what they need was there once.
    pub(crate) fn made(&self) -> impl Iterator<Item = Label> + '_ {
        (0..).zip(&self.made).filter(|(_, made)| **made).map(|(label, _)| label)
    }

    /// The active states of a marking.
    pub(crate) fn marking(&self, state: &[u64]) -> Marking {
        ones(state).filter(|&place| place != self.start).filter_map(StateId::from_index).collect()
    }

    /// Whether a case has ended there.
    pub(crate) fn is_end(&self, state: &[u64]) -> bool {
        meets(state, &self.ends)
    }
}

impl System for PlaceNet {
    fn stride(&self) -> usize {
        self.stride
    }

    fn initial(&self) -> Vec<u64> {
        bits(self.stride, [self.start]).into_vec()
    }

    fn is_settled(&self) -> bool {
        self.since_clash > if self.is_plain { 0 } else { AFTER_CLASH }
    }

    fn moves(&mut self, state: &[u64], to: &mut Moves) {
        self.since_clash += usize::from(!self.clashes.is_empty());
        if self.is_end(state) {
            return;
        }
        let is_start = state == &*bits(self.stride, [self.start]);
        let anywhere = if is_start { &[][..] } else { &self.anywhere };
        let here = ones(state).filter_map(|place| self.by_place.get(place)).flatten();
        let possible = here.chain(anywhere).filter_map(|&index| self.moves.get(index));
        for r#move in possible.filter(|r#move| r#move.is_enabled(state)) {
            if let Some(made) = self.made.get_mut(r#move.label as usize) {
                *made = true;
            }
            match r#move.clash(state) {
                Some(clash) => drop(self.clashes.insert((r#move.label, clash))),
                // A case never stands nowhere: a move that would empty it is refused.
                None if r#move.after(state).all(|word| word == 0) => {}
                None => to.push(r#move.label, r#move.after(state)),
            }
        }
    }
}

impl Move {
    fn is_enabled(&self, state: &[u64]) -> bool {
        contains(state, &self.need)
            && !self.unless.iter().any(|states| contains(state, states))
            && (!self.is_alone || state == &*self.need)
    }

    fn after<'a>(&'a self, state: &'a [u64]) -> impl Iterator<Item = u64> + 'a {
        let masks = self.take.iter().zip(&self.put);
        state.iter().zip(masks).map(|(word, (take, put))| (word & !take) | put)
    }

    fn clash(&self, state: &[u64]) -> Option<Clash> {
        let rest = || state.iter().zip(&self.take).map(|(word, take)| word & !take);
        let twice: Vec<u64> = rest().zip(&self.put).map(|(rest, put)| rest & put).collect();
        if let Some(place) = ones(&twice).next() {
            return StateId::from_index(place).map(Clash::Active);
        }
        let others =
            || rest().any(|word| word != 0) || self.put.iter().map(|put| put.count_ones()).sum::<u32>() > 1;
        self.end.filter(|_| others()).map(Clash::NotAlone)
    }
}

fn bits(stride: usize, places: impl IntoIterator<Item = usize>) -> Bits {
    let mut words = vec![0; stride];
    for place in places {
        if let Some(word) = words.get_mut(place / WORD) {
            *word |= 1 << (place % WORD);
        }
    }
    words.into()
}

fn union(one: &[u64], other: &[u64]) -> Bits {
    one.iter().zip(other).map(|(one, other)| one | other).collect()
}

fn contains(state: &[u64], need: &[u64]) -> bool {
    state.iter().zip(need).all(|(word, need)| word & need == *need)
}

fn meets(state: &[u64], places: &[u64]) -> bool {
    state.iter().zip(places).any(|(word, places)| word & places != 0)
}

/// The places of these bits, in order.
pub(crate) fn ones(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(index, &bits)| {
        std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
            .take_while(|&bits| bits != 0)
            .map(move |bits| index * WORD + bits.trailing_zeros() as usize)
    })
}
