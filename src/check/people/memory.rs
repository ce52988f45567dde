//! Who did what, as far as rules ahead read it: not names but which of it was done by the same person.
//!
//! (Patterns, as in the pattern-based algorithms for workflow satisfiability: persons who are alike are told apart by what they
//! did alone, so that two casts which differ in nothing but who of them it was are one.)

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use smallvec::SmallVec;

use super::{reading, stage::Stage, taken::Taken};
use crate::{
    check::space::store::Index,
    engine::{Fill, Instance, Mark, Persons, Step},
    id::ActionId,
    workflow::Leaving,
};

/// What one person did, a bit for each mark.
pub(super) type Deeds = u64;

/// Who did what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Memory {
    /// Of each person, in the order of [`Taken`].
    pub(super) of: Vec<Deeds>,
    /// Of each mark the bodies for which it was done, a bit each; 0 for other marks.
    bodies: Vec<u64>,
}

/// Packs and unpacks memories for one stage and roster.
#[derive(Debug)]
pub(super) struct Memories<'p, 'c> {
    pub(super) stage: &'p Stage<'c>,
    pub(super) taken: &'p Taken,
    /// The bodies met, by their bits.
    known: RefCell<Vec<Instance>>,
    kept: RefCell<BTreeMap<Index, Deeds>>,
    /// What of each person any rule can read.
    read: Vec<Deeds>,
    /// What counts at all.
    marks: Deeds,
    /// Whether more bodies were met than there are bits.
    pub(super) is_cut: Cell<bool>,
}

impl<'p, 'c> Memories<'p, 'c> {
    pub(super) fn new(stage: &'p Stage<'c>, taken: &'p Taken, marks: Deeds) -> Self {
        let read = taken.persons.iter().map(|person| reading::read(stage, taken, person)).collect();
        Self {
            stage,
            taken,
            known: RefCell::default(),
            kept: RefCell::default(),
            read,
            marks,
            is_cut: Cell::new(false),
        }
    }

    /// Nothing was done yet.
    pub(super) fn blank(&self) -> Memory {
        let marks = self.stage.marks.len();
        Memory { of: vec![0; self.taken.persons.len()], bodies: vec![0; marks] }
    }

    fn bits(&self) -> usize {
        self.stage.marks.len().max(1)
    }

    pub(super) fn stride(&self) -> usize {
        1 + self.stage.marks.len() + (self.taken.persons.len() * self.bits()).div_ceil(64)
    }

    pub(super) fn pack(&self, stand: Index, memory: &Memory) -> Vec<u64> {
        let mut words = vec![u64::from(stand)];
        words.extend(&memory.bodies);
        let from = words.len();
        words.resize(self.stride(), 0);
        let bits = self.bits();
        for (index, deeds) in memory.of.iter().enumerate() {
            for bit in (0..bits).filter(|bit| deeds >> bit & 1 == 1) {
                let place = index * bits + bit;
                if let Some(word) = words.get_mut(from + place / 64) {
                    *word |= 1 << (place % 64);
                }
            }
        }
        words
    }

    pub(super) fn unpack(&self, words: &[u64]) -> (Index, Memory) {
        let stand = words.first().and_then(|word| Index::try_from(*word).ok()).unwrap_or(Index::MAX);
        let mut memory = self.blank();
        let from = 1 + memory.bodies.len();
        for (own, word) in memory.bodies.iter_mut().zip(words.iter().skip(1)) {
            *own = *word;
        }
        let bits = self.bits();
        let is_set =
            |place: usize| words.get(from + place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1);
        for (index, deeds) in memory.of.iter_mut().enumerate() {
            *deeds =
                (0..bits).filter(|bit| is_set(index * bits + bit)).fold(0, |deeds, bit| deeds | 1 << bit);
        }
        (stand, memory)
    }

    /// Who is said of each mark.
    pub(super) fn said<'m>(&'m self, memory: &'m Memory) -> impl Iterator<Item = (Mark, Persons)> + 'm {
        let persons = move |bit: usize| -> Persons {
            let did = memory.of.iter().zip(&self.taken.persons).filter(|(deeds, _)| *deeds >> bit & 1 == 1);
            did.map(|(_, person)| person.clone()).collect()
        };
        self.stage.marks.iter().enumerate().map(move |(bit, mark)| (*mark, persons(bit)))
    }

    /// The bodies for which actions were done.
    pub(super) fn bodies<'m>(
        &'m self,
        memory: &'m Memory,
    ) -> impl Iterator<Item = (ActionId, SmallVec<[Instance; 1]>)> + 'm {
        self.stage.marks.iter().zip(&memory.bodies).filter_map(|(mark, bits)| match mark {
            Mark::Bodies(action) => {
                let known = self.known.borrow();
                let of = known.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
                Some((*action, of.map(|(_, body)| body.clone()).collect()))
            }
            _ => None,
        })
    }

    /// What is remembered after a step that these persons took, and for whom they named that person.
    pub(super) fn after(&self, memory: &Memory, step: &Step, by: &[usize], named: Option<usize>) -> Memory {
        let mut after = memory.clone();
        let raises = step.did.and_then(|action| self.stage.workflow.actions.get(action));
        let raises = raises.is_some_and(|action| action.leaving == Leaving::Start);
        for (bit, mark) in self.stage.marks.iter().enumerate() {
            match *mark {
                Mark::Raised if raises => after.set(bit, by),
                Mark::Last(action) if step.did == Some(action) => after.set(bit, by),
                Mark::Ever(action) if step.did == Some(action) => after.add(bit, by),
                Mark::Bodies(action) if step.did == Some(action) => {
                    let body = step.body.iter().flatten().next();
                    let known = body.and_then(|body| self.number(body));
                    if let Some(bits) = after.bodies.get_mut(bit) {
                        *bits |= known.map_or(0, |known| 1 << known);
                    }
                }
                Mark::Slot(slot) => match step.fills.iter().find(|(filled, _)| *filled == slot) {
                    Some((_, Fill::Actors)) => after.set(bit, by),
                    Some((_, Fill::Named)) => after.set(bit, named.as_slice()),
                    Some((_, Fill::Nobody)) => after.set(bit, &[]),
                    None => {}
                },
                _ => {}
            }
        }
        after
    }

    /// What other memories of the same persons say, with the bodies as they are numbered here; none if one of them was not met.
    pub(super) fn translate(&self, others: &Memories<'_, '_>, memory: &Memory) -> Option<Memory> {
        let (known, other) = (self.known.borrow(), others.known.borrow());
        let bit = |index: usize| known.iter().position(|known| Some(known) == other.get(index));
        let bodies = memory.bodies.iter().map(|bits| {
            let set = (0..other.len()).filter(|index| bits >> index & 1 == 1);
            set.map(bit).try_fold(0, |bits, bit| Some(bits | 1_u64.checked_shl(u32::try_from(bit?).ok()?)?))
        });
        Some(Memory { of: memory.of.clone(), bodies: bodies.collect::<Option<Vec<u64>>>()? })
    }

    /// Forgets what is not read any more at a stand; gives the persons in their new order, those alike by what they did.
    pub(super) fn settle(&self, stand: Index, memory: &mut Memory) -> Vec<usize> {
        let kept = self.kept(stand) & self.marks;
        for (bit, bodies) in memory.bodies.iter_mut().enumerate() {
            if kept >> bit & 1 == 0 {
                *bodies = 0;
            }
        }
        let ever = self.mask(|mark| matches!(mark, Mark::Ever(_)));
        for ((deeds, class), read) in memory.of.iter_mut().zip(&self.taken.classes).zip(&self.read) {
            *deeds &= kept & read;
            // Outside the roster there is always somebody else who is not barred.
            if class.is_outside && *deeds & !ever == 0 {
                *deeds = 0;
            }
        }
        let mut order: Vec<usize> = (0..memory.of.len()).collect();
        let key = |index: &usize| {
            let class = self.taken.classes.get(*index).map(|class| class.number);
            (class, std::cmp::Reverse(memory.of.get(*index).copied()))
        };
        order.sort_by_key(key);
        memory.of = order.iter().filter_map(|index| memory.of.get(*index).copied()).collect();
        order
    }

    /// The bit of a body.
    fn number(&self, sought: &Instance) -> Option<usize> {
        let mut known = self.known.borrow_mut();
        let index = known.iter().position(|known| known == sought).unwrap_or_else(|| {
            known.push(sought.clone());
            known.len() - 1
        });
        self.is_cut.set(self.is_cut.get() || index >= 64);
        (index < 64).then_some(index)
    }

    fn mask(&self, fits: impl Fn(&Mark) -> bool) -> Deeds {
        let marks = self.stage.marks.iter().take(64).enumerate();
        marks.filter(|(_, mark)| fits(mark)).fold(0, |mask, (bit, _)| mask | 1 << bit)
    }

    fn kept(&self, stand: Index) -> Deeds {
        if let Some(kept) = self.kept.borrow().get(&stand) {
            return *kept;
        }
        let read = self.stage.walk().remembered(&self.stage.stand(stand));
        let kept = self.mask(|mark| read.contains(mark));
        self.kept.borrow_mut().insert(stand, kept);
        kept
    }
}

impl Memory {
    fn set(&mut self, bit: usize, persons: &[usize]) {
        self.of.iter_mut().for_each(|deeds| *deeds &= !(1 << bit));
        self.add(bit, persons);
    }

    fn add(&mut self, bit: usize, persons: &[usize]) {
        for person in persons {
            if let Some(deeds) = self.of.get_mut(*person) {
                *deeds |= 1 << bit;
            }
        }
    }
}
