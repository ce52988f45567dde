//! One turn with what a proof about persons must know of it: which action was done, for which body, and which slots it filled.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::{Told, Turn, Walk};
use crate::{
    charter::Action,
    engine::{Binding, Case, Event, Instance, What, draft::Draft, expire::fire},
    id::{ActionId, ClockId, Id as _, SlotId},
    rule::Grade,
};

/// Stands for whom an actor names for a slot.
pub(super) const SOMEBODY: &str = "somebody";
/// Stands for whom a slot of persons already holds.
pub(super) const HELD: &str = "held";

/// A turn, and what it says of who acted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Step {
    /// The turn.
    pub(crate) turn: Turn,
    /// The action that was done, or counts as taken.
    pub(crate) did: Option<ActionId>,
    /// For which body, where a rule asks that; nobody's is none.
    pub(crate) body: Option<Option<Instance>>,
    /// The slots of persons that it filled, and with whom.
    pub(crate) fills: SmallVec<[(SlotId, Fill); 1]>,
    /// Whether it is no step at all, but a duty that is open and whose clauses fit nobody.
    pub(crate) is_vacant: bool,
}

impl Step {
    /// A duty that is open and whose clauses fit nobody.
    pub(super) fn vacant(turn: Turn) -> Self {
        Self { turn, did: None, body: None, fills: SmallVec::new(), is_vacant: true }
    }
}

/// Whom a slot of persons is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fill {
    /// Whom the actor names.
    Named,
    /// Who acts.
    Actors,
    /// Nobody.
    Nobody,
}

impl Walk<'_> {
    /// Whether a rule asks for which body an action was done.
    pub(super) fn tells_bodies(&self, action: ActionId) -> bool {
        self.matters.actors.contains(&action) || self.matters.marks.contains(&super::Mark::Bodies(action))
    }

    /// Every turn that a stand can take, with what it says of who acted and the stand after it; in a loose walk each once.
    pub(crate) fn acted(&mut self, stand: &[u64], mut each: impl FnMut(Step, Vec<u64>)) {
        let case = self.unpack(stand);
        if case.ended.is_some() {
            return;
        }
        for (id, action) in self.workflow.actions.iter() {
            if self.can_stand(&case, action) {
                self.done(&case, (id, action), stand, &mut each);
            }
        }
        let running = case.runs.iter().filter(|run| self.can_end(run)).map(|run| (run.clock, case.clone()));
        let mut ends: Vec<(ClockId, Case)> = running.collect();
        ends.extend(self.loose_ends(&case));
        for (clock, case) in ends {
            let event = fire(|| Draft::new(self.view(&case), &self.calendar, self.next), clock);
            let (step, stands) = self.step(Turn::Expires(clock), &case, &event);
            stands.into_iter().for_each(|after| each(step.clone(), after));
        }
    }

    /// An action done with everything that can be told with it.
    fn done(
        &mut self,
        case: &Case,
        (id, action): (ActionId, &Action),
        stand: &[u64],
        each: &mut impl FnMut(Step, Vec<u64>),
    ) {
        let mut seen = BTreeSet::new();
        let is_loose = self.free.is_some();
        let mut once = |step: Step, after: Vec<u64>| {
            if !is_loose || seen.insert((step.clone(), after.clone())) {
                each(step, after);
            }
        };
        let variants = self.variants(case, id);
        let combinations = self.combinations.get(id.index()).cloned().unwrap_or_default();
        for (number, told) in (0..).zip(combinations.iter()) {
            let turn = Turn::Does(id, self.kept_told(id, number));
            for case in &variants {
                let events = self.does(case, id, action, told);
                if events.is_empty() && self.is_vacant(case, id, action, told) {
                    once(Step::vacant(turn), stand.to_vec());
                }
                for event in events {
                    let (step, stands) = self.step(turn, case, &event);
                    stands.into_iter().for_each(|after| once(step.clone(), after));
                }
            }
        }
    }

    /// Whether the action is a duty that is open there though nobody fits its clauses.
    fn is_vacant(&self, case: &Case, id: ActionId, action: &Action, told: &[Told]) -> bool {
        action.grade == Grade::Duty && self.attempt(case, id, action, told, (None, &[])).is_some()
    }

    fn step(&mut self, turn: Turn, before: &Case, event: &Event) -> (Step, SmallVec<[Vec<u64>; 1]>) {
        let mut after = before.clone();
        // INVARIANT: the event was made for this case and follows on its last one.
        let applied = after.apply(event);
        debug_assert!(applied.is_ok(), "{applied:?}");
        let (did, body) = match &event.what {
            What::Done { action, capacity, .. } => {
                let body = self.tells_bodies(*action).then(|| capacity.body.clone());
                (Some(*action), body)
            }
            What::Deemed { action, .. } => (Some(*action), None),
            _ => (None, None),
        };
        let fills = self.workflow.slots.ids().filter_map(|slot| Some((slot, fill(before, &after, slot)?)));
        let step = Step { turn, did, body, fills: fills.collect(), is_vacant: false };
        let stands = self.landings(before, &after);
        // Who can act is asked of what does happen, not of what may.
        self.is_cut |= stands.len() > 1;
        (step, stands)
    }
}

/// Whom a slot of persons was given, if anybody.
fn fill(before: &Case, after: &Case, slot: SlotId) -> Option<Fill> {
    match (before.slot(slot), after.slot(slot)) {
        (Binding::Persons(_), Binding::Empty) => Some(Fill::Nobody),
        (_, Binding::Persons(persons)) => match persons.first().map(|person| person.key()) {
            Some(HELD) => None,
            Some(SOMEBODY) => Some(Fill::Named),
            Some(_) => Some(Fill::Actors),
            None => Some(Fill::Nobody),
        },
        _ => None,
    }
}
