//! Escalation: "a ladder belongs to one slot and has one allowance clock".

use gongzhi::{
    engine::Ground,
    rule::{Cause, Route, Rung, SlotType},
};

use super::{Held, Rules, draft::Draft};

/// Where a case goes that climbs.
pub(crate) enum Climb<'a> {
    /// It stands on the next rung now.
    Next,
    /// "`because`: the causes that lead past" the rung, and this is none of them: the case stays with it.
    Stays,
    /// "Past the last rung the declared `exhausted` route is taken."
    Exhausted(&'a Route),
}

impl<'a> Rules<'a> {
    /// The rung of that number, the lowest being 1.
    pub(crate) fn rung(self, number: u16) -> Option<&'a Rung> {
        let (slot, _) = self.workflow.climbs?;
        let SlotType::Ladder(ladder) = self.workflow.slots.get(slot)?.r#type else { return None };
        self.charter.ladders.get(ladder)?.rungs.get(usize::from(number).checked_sub(1)?)
    }
}

impl<'a> Draft<'a> {
    /// "Each escalation binds the next rung." A cause is an instance and escalates once: one step climbs one rung.
    pub(crate) fn climb(&mut self, cause: Cause) -> Option<Climb<'a>> {
        let (slot, _) = self.rules.workflow.climbs?;
        if !self.now.slots.contains_key(&slot) {
            self.why.insert("slot");
            return None;
        }
        if let Some(rung) = self.rules.rung(self.now.rung)
            && !rung.because.is_empty()
            && !rung.because.contains(&cause)
        {
            return Some(Climb::Stays);
        }
        let next = self.now.rung + 1;
        if let Some(rung) = self.rules.rung(next) {
            // "Next rung of an instance [is that] which the directory names as standing above it."
            let below = self.now.slots.get(&slot).and_then(|held| held.bodies().first().cloned())?;
            match self.rules.above(&self.now, &below, rung.body) {
                Ok(body) => self.set_slot(slot, Some(Held::Bodies(vec![body]))),
                Err(lack) => {
                    self.why.insert(lack.word());
                    return None;
                }
            }
            self.grounds.insert(Ground::Rung(slot, next));
            self.escalated = true;
            return Some(Climb::Next);
        }
        match &self.rules.workflow.slots.get(slot)?.exhausted {
            Some(route) => {
                self.grounds.insert(Ground::Exhausted(slot));
                Some(Climb::Exhausted(route))
            }
            None => {
                self.why.insert("exhausted");
                None
            }
        }
    }
}
