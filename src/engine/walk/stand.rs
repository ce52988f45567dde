//! Where a case stands, packed: the active states as bits, and a byte for each thing that counts.

use smallvec::{SmallVec, smallvec};

use super::{Walk, somebody, step::HELD};
use crate::{
    engine::{Asked, Binding, Case, Deed, Entry, Instance, Person, Run},
    id::{ActionId, ClockId, Id as _, StateId},
    time::{Limit, Pause, Policy, Unit},
};

/// What a clock is doing, as bits of one byte; none of them: it does not run.
pub(super) const RUNS: u8 = 1;
const HAS_ENDED: u8 = 2;
const IS_PAUSED: u8 = 4;
/// More time is asked, to be decided within some time, or at any time.
pub(super) const IS_ASKED: u8 = 8;
const IS_HELD: u8 = 16;

impl Walk<'_> {
    /// How many words a stand takes.
    pub(crate) fn stride(&self) -> usize {
        self.workflow.states.len() / 64 + 1 + self.bytes().div_ceil(8)
    }

    /// The stand before the case begins.
    pub(crate) fn start(&self) -> Vec<u64> {
        // Nothing is known before the start, which every byte says by 0.
        vec![0; self.stride()]
    }

    fn bytes(&self) -> usize {
        let matters = &self.matters;
        1 + matters.facts.len()
            + self.workflow.slots.len()
            + matters.counted.len()
            + matters.actors.len()
            + matters.entered.len()
            + if matters.in_row.is_empty() { 0 } else { 2 }
            + matters.clocks.len()
            + self.workflow.ballots.len()
    }

    /// Where a case stands. What no rule reads is forgotten.
    pub(crate) fn pack(&mut self, case: &Case) -> Vec<u64> {
        let mut words = vec![0_u64; self.workflow.states.len() / 64 + 1];
        for state in case.marking.iter() {
            if let Some(word) = words.get_mut(state.index() / 64) {
                *word |= 1 << (state.index() % 64);
            }
        }
        let mut bytes: SmallVec<[u8; 64]> = smallvec![byte(u32::from(case.rung))];
        self.pack_data(case, &mut bytes);
        for (&action, &most) in &self.matters.counted {
            bytes.push(byte(self.counted(case, action, most)));
        }
        let actors: Vec<Option<Instance>> =
            self.matters.actors.iter().map(|&action| case.deed(action)?.body.clone()).collect();
        for body in actors {
            bytes.push(self.number_of_body(body));
        }
        for &state in &self.matters.entered {
            bytes.push(u8::from(case.entered(state).is_some()));
        }
        if !self.matters.in_row.is_empty() {
            let streak = case.streak.filter(|(action, _)| self.matters.in_row.contains_key(action));
            let (action, times) = streak.map_or((0, 0), |(action, times)| {
                let most = self.matters.in_row.get(&action).copied().unwrap_or_default();
                (number(action) + 1, times.min(most))
            });
            bytes.extend([byte(action), byte(times)]);
        }
        for &clock in &self.matters.clocks {
            bytes.push(case.run(clock).map_or(0, doing));
        }
        for ballot in self.workflow.ballots.ids() {
            bytes.push(u8::from(case.poll(ballot).is_some()));
        }
        self.forget(case, &mut bytes);
        words.extend(
            bytes
                .chunks(8)
                .map(|chunk| chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))),
        );
        words
    }

    /// Forgets what is read nowhere from here on; of an ended case everything that is not watched.
    fn forget(&self, case: &Case, bytes: &mut [u8]) {
        let is_open = case.ended.is_none();
        let is_kept = |index: usize| match is_open {
            true => case.marking.iter().any(|state| self.alive.is_read(state, index)),
            false => self.alive.is_watched(index),
        };
        for (_, byte) in bytes.iter_mut().enumerate().filter(|(index, _)| !is_kept(*index)) {
            *byte = 0;
        }
        self.part(case, bytes, is_kept);
    }

    fn pack_data(&mut self, case: &Case, bytes: &mut SmallVec<[u8; 64]>) {
        let mut is_cut = false;
        for &fact in &self.matters.facts {
            let apart = case
                .marking
                .iter()
                .filter_map(|state| self.alive.asked(state, fact))
                .fold(0, |all, asked| all | asked);
            let known = self.values.get_mut(fact.index()).filter(|_| !self.guesses);
            let number = known.map_or(0, |known| known.number(case.fact(fact), apart, &mut is_cut));
            bytes.push(number);
        }
        for slot in self.workflow.slots.ids() {
            let held = match case.slot(slot) {
                Binding::Empty => None,
                Binding::Persons(_) if self.matters.sees_persons => {
                    Some(Binding::Persons(smallvec![Person::new(HELD)]))
                }
                // Persons are not told apart.
                Binding::Persons(_) => Some(Binding::Persons(smallvec![somebody()])),
                held => Some(held.clone()),
            };
            let known = self.bindings.get_mut(slot.index());
            bytes.push(known.map_or(0, |known| place(known, held.as_ref(), &mut is_cut)));
        }
        self.is_cut |= is_cut;
    }

    fn number_of_body(&mut self, body: Option<Instance>) -> u8 {
        place(&mut self.bodies, body.as_ref(), &mut self.is_cut)
    }

    /// The case that stands there, everything having happened just now.
    pub(super) fn unpack(&self, stand: &[u64]) -> Case {
        let mut case =
            Case::blank(self.identity.clone(), self.workflow.facts.len(), self.workflow.slots.len());
        let (marking, rest) = stand.split_at(stand.len().min(self.workflow.states.len() / 64 + 1));
        let mut bytes = rest.iter().flat_map(|word| word.to_le_bytes());
        let mut next = || bytes.next().unwrap_or_default();
        case.marking = active(marking).collect();
        case.rung = u16::from(next());
        for &fact in &self.matters.facts {
            let number = next();
            let value = self.values.get(fact.index()).and_then(|known| known.value(number));
            if let Some(place) = case.facts.get_mut(fact.index()) {
                *place = value;
            }
        }
        for slot in self.workflow.slots.ids() {
            let binding = at(self.bindings.get(slot.index()), next());
            if let Some(place) = case.slots.get_mut(slot.index()) {
                *place = binding.unwrap_or_default();
            }
        }
        case.deeds =
            self.matters.counted.keys().filter_map(|&action| self.deed(action, u32::from(next()))).collect();
        for &action in &self.matters.actors {
            let body = at(Some(&self.bodies), next());
            if let Some(deed) = case.deeds.iter_mut().find(|deed| deed.action == action) {
                deed.body = body;
            }
        }
        for &state in &self.matters.entered {
            if next() == 1 {
                case.entered.push(Entry { state, at: self.now, event: 1 });
            }
        }
        if !self.matters.in_row.is_empty() {
            let (action, times) = (usize::from(next()), u32::from(next()));
            case.streak = action.checked_sub(1).and_then(ActionId::from_index).map(|action| (action, times));
        }
        for &clock in &self.matters.clocks {
            case.runs.extend(self.run(clock, next()));
        }
        // What has ended does not end again, though it starts anew with what it counts from.
        let ended = case.runs.iter().filter(|run| run.expired);
        case.spent = ended.map(|run| (run.clock, run.from, run.back_from)).collect();
        for ballot in self.workflow.ballots.ids() {
            if next() == 1 {
                case.ballots.get_or_insert_default().polls.push(self.poll(ballot));
            }
        }
        if !case.marking.is_empty() {
            case.raised = Some(self.now);
            case.last = Some(self.now);
            case.events = 1;
            case.covered.clone_from(&self.covered);
            case.ended = case.marking.iter().find(|&state| self.workflow.states.at(state).end.is_some());
        }
        case
    }

    pub(super) fn deed(&self, action: ActionId, times: u32) -> Option<Deed> {
        (times > 0).then(|| Deed {
            action,
            times,
            at: self.now,
            event: 1,
            by: if self.matters.sees_persons { SmallVec::new() } else { smallvec![somebody()] },
            body: None,
            ever: SmallVec::new(),
            bodies: SmallVec::new(),
        })
    }

    pub(super) fn run(&self, clock: ClockId, doing: u8) -> Option<Run> {
        let asked = |within| Asked { at: self.now, within, policy: Policy::default() };
        let day = Limit::new(1, Unit::Days).ok()?;
        (doing & RUNS != 0).then(|| Run {
            clock,
            from: self.now,
            limit: day,
            back_from: None,
            pauses: (doing & IS_PAUSED != 0)
                .then_some(Pause { from: self.now, to: None })
                .into_iter()
                .collect(),
            prolonged: SmallVec::new(),
            asked: match doing {
                doing if doing & IS_HELD != 0 => Some(asked(None)),
                doing if doing & IS_ASKED != 0 => Some(asked(Some(day))),
                _ => None,
            },
            spans: None,
            expired: doing & HAS_ENDED != 0,
        })
    }

    /// The active states of a stand.
    pub(crate) fn active<'s>(&self, stand: &'s [u64]) -> impl Iterator<Item = StateId> + use<'s> {
        active(stand.get(..=self.workflow.states.len() / 64).unwrap_or_default())
    }
}

fn active(marking: &[u64]) -> impl Iterator<Item = StateId> + '_ {
    marking.iter().enumerate().flat_map(|(index, &word)| {
        (0..64)
            .filter(move |bit| word >> bit & 1 == 1)
            .filter_map(move |bit| StateId::from_index(index * 64 + bit))
    })
}

fn doing(run: &Run) -> u8 {
    let asked = match run.asked {
        Some(Asked { within: None, .. }) => IS_HELD,
        Some(_) => IS_ASKED,
        None => 0,
    };
    let ended = if run.expired { HAS_ENDED } else { 0 };
    let paused = if run.is_paused() { IS_PAUSED } else { 0 };
    RUNS | ended | paused | asked
}

/// The number of something among those met before, from 1; 0 is nothing.
pub(super) fn place<T: PartialEq + Clone>(known: &mut Vec<T>, sought: Option<&T>, is_cut: &mut bool) -> u8 {
    let Some(sought) = sought else { return 0 };
    let index = known.iter().position(|known| known == sought).unwrap_or_else(|| {
        known.push(sought.clone());
        known.len() - 1
    });
    u8::try_from(index + 1).unwrap_or_else(|_| {
        *is_cut = true;
        u8::MAX
    })
}

fn at<T: Clone>(known: Option<&Vec<T>>, number: u8) -> Option<T> {
    known?.get(usize::from(number).checked_sub(1)?).cloned()
}

pub(super) fn byte(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn number(action: ActionId) -> u32 {
    u32::try_from(action.index()).unwrap_or(u32::MAX)
}
