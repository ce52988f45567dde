//! What a snapshot need not say, since the charter and the rest of the snapshot say it already.

use super::names::Names;
use crate::{
    charter::{Action, Next},
    engine::{Case, Deed, Entry, Instance},
    id::{ActionId, ClockId, SlotId, StateId},
    rule::{Condition, Holder, LimitSource, Party, SlotType},
    time::Limit,
};

impl Names<'_> {
    /// The body for which the action is done, where the charter lets it be done for one only.
    pub(super) fn usual_body(&self, action: ActionId) -> Option<Instance> {
        let [by] = self.workflow.actions.get(action)?.by.as_slice() else { return None };
        let [party] = by.parties.as_slice() else { return None };
        let structure = &self.charter.structure;
        let body = match party {
            Party::Office(office) => structure.offices.get(*office)?.body,
            Party::Members(Holder::Body(body)) => *body,
            _ => return None,
        };
        let is_class = structure.bodies.get(body)?.is_class;
        (!is_class).then_some(Instance { body, key: None })
    }

    /// How long a clock is, where the charter gives it one limit only.
    pub(super) fn usual_limit(&self, clock: ClockId) -> Option<Limit> {
        let is_allowance = self.workflow.climbs.is_some_and(|(_, allowance)| allowance == Some(clock));
        let [rule] = self.workflow.clocks.get(clock)?.limits.as_slice() else { return None };
        match rule.limit {
            LimitSource::Fixed(limit) if rule.condition == Condition::Always && !is_allowance => Some(limit),
            _ => None,
        }
    }

    /// When a state was entered last, by the deeds that always enter it.
    pub(super) fn usual_entry(&self, case: &Case, state: StateId) -> Option<Entry> {
        let enters = |deed: &&Deed| {
            self.workflow.actions.get(deed.action).is_some_and(|action| always_enters(action, state))
        };
        let deed = case.deeds.iter().filter(enters).max_by_key(|deed| deed.event)?;
        Some(Entry { state, at: deed.at, event: deed.event })
    }

    /// The rung of the body in the slot that climbs.
    pub(super) fn usual_rung(&self, case: &Case) -> u16 {
        let rung = |slot: SlotId| {
            let SlotType::Ladder(ladder) = self.workflow.slots.get(slot)?.r#type else { return None };
            let body = case.slot(slot).bodies().first()?.body;
            let rungs = &self.charter.ladders.get(ladder)?.rungs;
            u16::try_from(rungs.iter().position(|rung| rung.body == body)? + 1).ok()
        };
        self.workflow.climbs.and_then(|(slot, _)| rung(slot)).unwrap_or(0)
    }
}

/// Whether an action enters a state whichever way it goes.
fn always_enters(action: &Action, state: StateId) -> bool {
    match &action.next {
        Next::Routes(routes) => !routes.is_empty() && routes.iter().all(|route| route.to.contains(&state)),
        Next::Stay | Next::Table(_) => false,
    }
}
