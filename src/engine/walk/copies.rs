//! Facts that are copied to others.

use std::collections::BTreeSet;

use super::reads::Reads;
use crate::{
    charter::{Next, Workflow},
    id::FactId,
    rule::{Expiry, Target, ValueSource},
};

impl Reads {
    /// A fact that is copied to one that counts, counts as well.
    pub(super) fn follow_copies(&mut self, workflow: &Workflow) {
        let copies = copies(workflow);
        loop {
            let from = |facts: &BTreeSet<FactId>| {
                let found = copies.iter().filter(|(from, to)| facts.contains(to) && !facts.contains(from));
                found.map(|(from, _)| *from).collect::<Vec<_>>()
            };
            let (read, told) = (from(&self.facts), from(&self.told));
            if read.is_empty() && told.is_empty() {
                break;
            }
            self.facts.extend(read);
            self.told.extend(told);
        }
    }
}

/// Which fact is copied to which.
fn copies(workflow: &Workflow) -> Vec<(FactId, FactId)> {
    let routes = workflow.actions.values().flat_map(|action| match &action.next {
        Next::Routes(routes) => routes.as_slice(),
        Next::Stay | Next::Table(_) => &[],
    });
    let sets = workflow.actions.values().flat_map(|action| &action.sets);
    let expiries = workflow.clocks.values().flat_map(|clock| match &clock.expiry {
        Expiry::Take { with, .. } => with.as_slice(),
        _ => &[],
    });
    let later = workflow.clocks.values().flat_map(|clock| match &clock.expiry {
        Expiry::Route(routes) => routes.as_slice(),
        _ => &[],
    });
    let results = workflow.ballots.values().flat_map(|ballot| ballot.on.iter().flat_map(|on| &on.routes));
    let exhausted = workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref());
    let routed = routes.chain(later).chain(results).chain(exhausted).flat_map(|route| &route.sets);
    let copied = sets.chain(expiries).chain(routed).filter_map(|set| match (set.target, &set.value) {
        (Target::Fact(to), ValueSource::Fact(from)) => Some((*from, to)),
        _ => None,
    });
    copied.collect()
}
