//! Which states can be active side by side.

use std::collections::BTreeSet;

use crate::{
    charter::Workflow,
    check::net::{From, Step},
    id::StateId,
};

/// Pairs of states that can be active at the same time, data left aside: some that never are among them, none missing.
///
/// (The concurrency relation of A. Kovalyov, *Concurrency relations and the safety problem for Petri nets*, 1992: what a step
/// enters is side by side, and stays so with all that was beside everything that the step needs.)
#[derive(Debug, Default)]
pub(super) struct Beside(BTreeSet<(StateId, StateId)>);

impl Beside {
    pub(super) fn of(workflow: &Workflow, steps: &[Step]) -> Self {
        let mut pairs = Self(BTreeSet::new());
        loop {
            let before = pairs.0.len();
            steps.iter().for_each(|step| pairs.add(workflow, step));
            if pairs.0.len() == before {
                break;
            }
        }
        pairs
    }

    /// Whether both can be active at the same time.
    pub(super) fn holds(&self, one: StateId, other: StateId) -> bool {
        self.0.contains(&(one, other))
    }

    /// Adds what follows from one step.
    fn add(&mut self, workflow: &Workflow, step: &Step) {
        let needed = match &step.from {
            From::All(states) => states.as_slice(),
            From::Start | From::Any => &[],
        };
        let are_together = needed
            .iter()
            .enumerate()
            .all(|(index, one)| needed.iter().skip(index + 1).all(|other| self.holds(*one, *other)));
        if !are_together {
            return;
        }
        let is_beside = |state: &StateId| match &step.from {
            From::Start => false,
            // A step that leaves nothing in particular leaves everything where it is.
            From::Any => true,
            From::All(states) => {
                states.iter().all(|needed| self.holds(*state, *needed) || !step.leaves && state == needed)
            }
        };
        let rest: Vec<StateId> = workflow.states.ids().filter(is_beside).collect();
        for &entered in &step.to {
            for &other in step.to.iter().chain(&rest).filter(|other| **other != entered) {
                self.0.extend([(entered, other), (other, entered)]);
            }
        }
    }
}
