//! Where a case stands and which way it came, as marks to lay over pictures of its workflow.

use super::course;
use crate::{
    charter::{Charter, Workflow},
    diagram::{Element, Mark, Overlay},
    engine::{Case, Change, Event, ReplayError, What},
    finding::Language,
    id::StateId,
};

/// One event of a case, as it shows on pictures of its workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// What happened: the action, limit or ballot; none of what no picture shows.
    pub way: Option<Element>,
    /// The states that were left.
    pub left: Vec<Element>,
    /// The states in which the case then stood, its end among them.
    pub stands: Vec<Element>,
}

/// The events of a case, one by one, as they show on pictures of its workflow.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn traced(charter: &Charter, events: &[Event]) -> Result<Vec<Traced>, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let mut traced = Vec::new();
    course::follow(charter, events, |event, case| {
        let left = event.changes.iter().filter_map(|change| match change {
            Change::Left(left) => state(workflow, *left),
            _ => None,
        });
        traced.push(Traced {
            way: way(workflow, event),
            left: left.collect(),
            stands: stands(workflow, case),
        });
    })?;
    Ok(traced)
}

/// Marks for the pictures of a case's workflow: the states in which it stands, and those and the actions, limits and ballots by
/// which it came there.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn trace(charter: &Charter, events: &[Event]) -> Result<Overlay, ReplayError> {
    let traced = traced(charter, events)?;
    let mut overlay = Overlay::default();
    for element in traced.iter().flat_map(|event| event.way.iter().chain(&event.left)) {
        overlay.mark(element.clone(), Mark::Passed);
    }
    for element in traced.last().into_iter().flat_map(|event| &event.stands) {
        overlay.mark(element.clone(), Mark::Current);
    }
    Ok(overlay)
}

/// As [`trace`], and at every way its numbers among the events: `step 2, 5`.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn numbered(charter: &Charter, events: &[Event], language: Language) -> Result<Overlay, ReplayError> {
    let mut overlay = trace(charter, events)?;
    let mut ways: Vec<(Element, Vec<String>)> = Vec::new();
    for (at, event) in traced(charter, events)?.into_iter().enumerate() {
        let Some(way) = event.way else { continue };
        let number = (at + 1).to_string();
        match ways.iter_mut().find(|(known, _)| *known == way) {
            Some((_, numbers)) => numbers.push(number),
            None => ways.push((way, vec![number])),
        }
    }
    for (way, numbers) in ways {
        let words = match language {
            Language::En => format!("▸ step {}", numbers.join(", ")),
            Language::Zh => format!("▸ 第{}步", numbers.join("、")),
        };
        overlay.note(way, words);
    }
    Ok(overlay)
}

fn way(workflow: &Workflow, event: &Event) -> Option<Element> {
    match &event.what {
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
    }
}

fn state(workflow: &Workflow, id: StateId) -> Option<Element> {
    workflow.states.get(id).map(|state| Element::State(state.name.clone()))
}

fn stands(workflow: &Workflow, case: &Case) -> Vec<Element> {
    let current = case.ended().into_iter().chain(case.marking().iter());
    current.filter_map(|id| state(workflow, id)).collect()
}
