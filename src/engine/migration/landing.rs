//! Whether a case can go on where it would stand.

use super::{Immovable, facts::Carrier};
use crate::{
    charter::{Action, Next},
    engine::{Instance, draft::Draft},
    id::StateId,
    rule::{Clock, ClockOwner, Expiry},
    workflow::Leaving,
};

impl Carrier<'_, '_> {
    /// Adds the instances of classes that only the new edition speaks of.
    pub(super) fn cover(&mut self, draft: &Draft<'_>) -> Vec<Instance> {
        let mut found = Vec::new();
        for &class in &self.new.classes {
            match draft.view.covering(class) {
                Ok(instance) => found.push(instance),
                Err(_) => {
                    let class = self.migration.to.structure.bodies.at(class).name.clone();
                    self.reasons.push(Immovable::Uncovered { class });
                }
            }
        }
        found
    }

    /// Adds why the case cannot stand where it would.
    pub(super) fn check_landing(&mut self, draft: &Draft<'_>) {
        for id in draft.case().marking.iter() {
            let state = self.new.states.at(id);
            let name = || state.name.clone();
            if state.is_retired {
                self.reasons.push(Immovable::Retired { state: name() });
            }
            if state.end.is_some() {
                self.reasons.push(Immovable::AtEnd { state: name() });
                continue;
            }
            if draft.is_unaccountable(state) {
                self.reasons.push(Immovable::Unaccountable { state: name() });
            }
            if !self.leads_on(draft, id) {
                self.reasons.push(Immovable::Stuck { state: name() });
            }
        }
    }

    /// Whether some action or limit leads out of a state. Conditions are not looked at.
    fn leads_on(&self, draft: &Draft<'_>, id: StateId) -> bool {
        let marking = &draft.case().marking;
        let can_be_left = |action: &Action| match &action.leaving {
            Leaving::Some(alternatives) => alternatives
                .iter()
                .any(|states| states.contains(&id) && states.iter().all(|&state| marking.contains(state))),
            Leaving::Any => action.clears.contains(&id),
            Leaving::Start => false,
        };
        let leads = |action: &Action| action.next != Next::Stay || action.clears.contains(&id);
        let by_action = self
            .new
            .actions
            .values()
            .any(|action| !action.is_retired && can_be_left(action) && leads(action));
        let by_clock = draft.case().runs().iter().filter(|run| !run.expired).any(|run| {
            let clock = self.new.clocks.at(run.clock);
            self.moves(clock, id)
        });
        by_action || by_clock
    }

    /// Whether the end of a clock moves a case out of a state.
    fn moves(&self, clock: &Clock, state: StateId) -> bool {
        let is_here = match clock.owner {
            ClockOwner::State(owner) => owner == state,
            ClockOwner::Action(action) => match &self.new.actions.at(action).leaving {
                Leaving::Some(alternatives) => alternatives.iter().flatten().any(|&left| left == state),
                Leaving::Any => true,
                Leaving::Start => false,
            },
            ClockOwner::Workflow => true,
            ClockOwner::Ballot(_) => false,
        };
        is_here && matches!(clock.expiry, Expiry::Route(_) | Expiry::Take { .. } | Expiry::Escalate)
    }
}
