//! Where a case stands and which way it came, as marks to lay over pictures of its workflow.

use super::course;
use crate::{
    charter::Charter,
    diagram::{Element, Mark, Overlay},
    engine::{Change, Event, ReplayError, What, replay},
};

/// Marks for the pictures of a case's workflow: the states in which it stands, and those and the actions, limits and ballots by
/// which it came there.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn trace(charter: &Charter, events: &[Event]) -> Result<Overlay, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let case = replay(charter, events)?;
    let mut overlay = Overlay::default();
    let state = |id| workflow.states.get(id).map(|state| Element::State(state.name.clone()));
    for event in events {
        let way = match &event.what {
            What::Done { action, .. } => {
                workflow.actions.get(*action).map(|action| Element::Action(action.name.clone()))
            }
            What::Expired { clock, .. } | What::Deemed { clock, .. } => {
                workflow.clocks.get(*clock).map(|clock| Element::Expiry(clock.name.clone()))
            }
            What::Counted { ballot, .. } => {
                workflow.ballots.get(*ballot).map(|ballot| Element::Ballot(ballot.name.clone()))
            }
            _ => None,
        };
        let left = event.changes.iter().filter_map(|change| match change {
            Change::Left(left) => state(*left),
            _ => None,
        });
        way.into_iter().chain(left).for_each(|element| overlay.mark(element, Mark::Passed));
    }
    let current = case.ended().into_iter().chain(case.marking().iter());
    current.filter_map(state).for_each(|element| overlay.mark(element, Mark::Current));
    Ok(overlay)
}
