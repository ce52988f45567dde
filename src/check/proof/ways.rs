//! What moves a case: where each mover can stand, where it leads, and what it touches.

use std::collections::BTreeSet;

use crate::{
    charter::Workflow,
    check::net::{Cause, From, Step},
    engine::{Mover, Touch},
    id::StateId,
    rule::{ClockOwner, Expiry},
    workflow::Leaving,
};

/// Where a mover can stand, where it leads, and what it touches.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) mover: Mover,
    /// The states of one of these must be active; none at all: any may be.
    pub(super) places: Option<Vec<Vec<StateId>>>,
    pub(super) entered: BTreeSet<StateId>,
    pub(super) cleared: BTreeSet<StateId>,
    pub(super) touch: Touch,
}

impl Way {
    /// Whether it leaves a state, is done in it or empties it.
    pub(super) fn concerns(&self, state: StateId) -> bool {
        let places = self.places.iter().flatten().flatten();
        places.chain(&self.cleared).any(|place| *place == state)
    }
}

/// Whether the end of a clock that belongs to no state may move a case, from wherever it is.
pub(super) fn moves_anywhere(workflow: &Workflow) -> bool {
    workflow.clocks.values().any(|clock| {
        let moves = matches!(clock.expiry, Expiry::Route(_) | Expiry::Take { .. } | Expiry::Escalate);
        moves && places_of(workflow, clock.owner).is_none()
    })
}

/// All that moves the cases of a workflow once they are raised.
pub(super) fn ways(workflow: &Workflow, steps: &[Step]) -> Vec<Way> {
    let raises = |leaving: &Leaving| *leaving == Leaving::Start;
    let actions = workflow.actions.iter().filter(|(_, action)| !raises(&action.leaving));
    let actions = actions.map(|(id, action)| (Mover::Does(id), places(&action.leaving)));
    let clocks = workflow.clocks.iter().map(|(id, clock)| {
        let owner = places_of(workflow, clock.owner);
        let taken = match &clock.expiry {
            Expiry::Take { action, .. } => places(&workflow.actions.at(*action).leaving),
            _ => None,
        };
        let both = [owner, taken].into_iter().flatten().reduce(|one, other| [one, other].concat());
        (Mover::Expires(id), both.map(without_twins))
    });
    let ballots =
        workflow.ballots.iter().map(|(id, ballot)| (Mover::Closes(id), Some(vec![vec![ballot.state]])));
    let waiting = workflow.states.iter().filter(|(_, state)| !state.waits.is_empty());
    let joins = waiting.map(|(id, _)| (Mover::Joins(id), Some(vec![vec![id]])));
    let movers = actions.chain(clocks).chain(ballots).chain(joins);
    movers.map(|(mover, places)| way(workflow, steps, mover, places)).collect()
}

fn without_twins(mut places: Vec<Vec<StateId>>) -> Vec<Vec<StateId>> {
    places.sort_unstable();
    places.dedup();
    places
}

fn way(workflow: &Workflow, steps: &[Step], mover: Mover, places: Option<Vec<Vec<StateId>>>) -> Way {
    let mut entered = BTreeSet::new();
    let mut cleared = BTreeSet::new();
    let mut left: BTreeSet<StateId> = places.iter().flatten().flatten().copied().collect();
    let own = steps.iter().filter(|step| is_of(step.cause, mover));
    for step in own.clone() {
        entered.extend(&step.to);
        cleared.extend(&step.clears);
        if let From::All(states) = &step.from {
            left.extend(states);
        }
    }
    if own.clone().any(|step| step.escalates) || is_escalation(workflow, mover) {
        let exhausted = steps.iter().filter(|step| step.cause == Cause::Exhausts);
        entered.extend(exhausted.flat_map(|step| &step.to));
    }
    left.extend(&cleared);
    let touch = Touch::of(workflow, mover, &left, &entered);
    Way { mover, places, entered, cleared, touch }
}

fn is_escalation(workflow: &Workflow, mover: Mover) -> bool {
    matches!(mover, Mover::Expires(clock) if workflow.clocks.at(clock).expiry == Expiry::Escalate)
}

fn is_of(cause: Cause, mover: Mover) -> bool {
    match (cause, mover) {
        (Cause::Does(one), Mover::Does(other)) => one == other,
        (Cause::Expires(one), Mover::Expires(other)) => one == other,
        (Cause::Closes(one), Mover::Closes(other)) => one == other,
        (Cause::Joins(one), Mover::Joins(other)) => one == other,
        _ => false,
    }
}

fn places(leaving: &Leaving) -> Option<Vec<Vec<StateId>>> {
    match leaving {
        Leaving::Some(alternatives) => Some(alternatives.clone()),
        Leaving::Any | Leaving::Start => None,
    }
}

fn places_of(workflow: &Workflow, owner: ClockOwner) -> Option<Vec<Vec<StateId>>> {
    match owner {
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            workflow.state_of(owner).map(|state| vec![vec![state]])
        }
        ClockOwner::Action(action) => places(&workflow.actions.at(action).leaving),
        ClockOwner::Workflow => None,
    }
}
