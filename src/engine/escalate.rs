//! A case moved up its ladder.

use super::{Binding, Ground, Instance, Reason, bodies::Lack, draft::Draft};
use crate::{
    id::{BodyId, SlotId},
    rule::{Cause, Ladder, Route, SlotType},
    time::Limit,
};

/// What became of an escalation.
pub(super) enum Climb<'c> {
    /// The next rung has the case.
    Up,
    /// The cause does not lead past the rung, so the case stays with it.
    Stays,
    /// There is no further rung; this is what follows.
    Exhausted(SlotId, &'c Route),
    /// It cannot be done; a reason was added.
    Fails,
}

impl<'c> Draft<'c> {
    /// Moves the case to the next rung of its ladder. One event climbs once, however many clauses say so.
    pub(super) fn escalate(&mut self, cause: Cause) -> Climb<'c> {
        if self.climbed.is_some() {
            return Climb::Up;
        }
        let Some((slot, ladder)) = self.ladder() else { return Climb::Stays };
        if self.view.slot(slot).is_none_or(|bound| *bound == Binding::Empty) {
            self.reasons.push(Reason::Unbound { slot });
            return Climb::Fails;
        }
        let rung = usize::from(self.view.rung());
        let present = rung.checked_sub(1).and_then(|index| ladder.rungs.get(index));
        if present.is_some_and(|rung| !rung.because.is_empty() && !rung.because.contains(&cause)) {
            return Climb::Stays;
        }
        // From a body that is no rung the case climbs to the lowest one.
        let Some(next) = ladder.rungs.get(rung) else { return self.exhaust(slot) };
        let (number, allowance) = (self.view.rung().saturating_add(1), next.allowance);
        let body = match self.next_body(slot, next.body) {
            Ok(body) => body,
            Err(lack) => {
                self.reasons.extend(lack.reason());
                return Climb::Fails;
            }
        };
        self.grounds.push(Ground::Rung(slot, number));
        self.bind(slot, Binding::Body(body));
        self.climb_to(number);
        self.climbed = Some(allowance);
        Climb::Up
    }

    /// The body of the next rung: of a class the instance above the one that has the case, or else the one that covers it.
    fn next_body(&self, slot: SlotId, rung: BodyId) -> Result<Instance, Lack> {
        match self.view.slot(slot).and_then(|bound| bound.bodies().first()) {
            Some(present) => self.view.above(present, rung),
            None => self.view.covering(rung),
        }
    }

    fn exhaust(&mut self, slot: SlotId) -> Climb<'c> {
        match self.workflow().slots.get(slot).and_then(|slot| slot.exhausted.as_ref()) {
            Some(route) => {
                self.grounds.push(Ground::Exhausted(slot));
                Climb::Exhausted(slot, route)
            }
            None => {
                self.reasons.push(Reason::Exhausted { slot });
                Climb::Fails
            }
        }
    }

    /// The slot that climbs, and its ladder.
    fn ladder(&self) -> Option<(SlotId, &'c Ladder)> {
        let (slot, _) = self.workflow().climbs?;
        match self.workflow().slots.get(slot)?.r#type {
            SlotType::Ladder(ladder) => Some((slot, self.charter().ladders.get(ladder)?)),
            SlotType::Body | SlotType::Bodies | SlotType::Person | SlotType::Persons => None,
        }
    }

    /// The allowance of the rung on which the case stands.
    pub(super) fn allowance_of_rung(&self) -> Option<Limit> {
        let (_, ladder) = self.ladder()?;
        let index = usize::from(self.view.rung()).checked_sub(1)?;
        ladder.rungs.get(index)?.allowance
    }
}
