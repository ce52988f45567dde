//! The limits of states and actions, which go with these.

use super::{map::Names, plan::Counterparts, types};
use crate::{
    charter::Workflow,
    id::{ActionId, StateId},
    rule::ClockOwner,
};

/// The map of clocks, in which those of states and actions go with what they belong to unless they are named.
pub(super) fn owned_names(
    (old, new): (&Workflow, &Workflow),
    (states, actions): (&Counterparts<StateId>, &Counterparts<ActionId>),
    names: &Names,
) -> Names {
    let mut names = names.clone();
    for clock in old.clocks.values() {
        let owner = match clock.owner {
            ClockOwner::State(state) => states.get(state).copied().flatten().map(ClockOwner::State),
            ClockOwner::Action(action) => actions.get(action).copied().flatten().map(ClockOwner::Action),
            ClockOwner::Workflow | ClockOwner::Ballot(_) => None,
        };
        let Some(owner) = owner else {
            // What belongs to something that is dropped is dropped with it.
            if clock.owner != ClockOwner::Workflow {
                names.entry(clock.name.to_string()).or_insert(None);
            }
            continue;
        };
        let kind = types::clock(clock);
        let mut like = new.clocks.values().filter(|to| to.owner == owner && types::clock(to) == kind);
        if !names.contains_key(clock.name.as_str())
            && let Some(to) = like.next()
            && new.clock(clock.name.as_str()).is_none_or(|(_, same)| same.owner != owner)
        {
            names.insert(clock.name.to_string(), Some(to.name.to_string()));
        }
    }
    names
}
