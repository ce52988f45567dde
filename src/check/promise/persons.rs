//! Who must not do something: what bars them.

use crate::{
    charter::{Action, Charter, Claim, Pattern, Point, Workflow},
    rule::{Condition, Holder, Party},
};

/// Whether whoever a claim names is barred from each action that it forbids them, whatever holds. False if it names nobody.
pub(super) fn are_barred(charter: &Charter, workflow: &Workflow, claim: &Claim) -> bool {
    let Pattern::Never { points, by, .. } = &claim.pattern else { return false };
    let is_barred = |action: &Action, party: &Party| {
        let clauses = action.bars.iter().chain(&workflow.bars);
        let always = clauses.into_iter().filter(|bars| bars.condition == Condition::Always);
        always.flat_map(|bars| &bars.parties).any(|all| covers(charter, all, party))
    };
    let mut actions = points.iter().map(|point| match *point {
        Point::Action(action) => Some(workflow.actions.at(action)),
        Point::State(_) | Point::Ballot(_) => None,
    });
    !by.is_empty()
        && actions.all(|action| action.is_some_and(|action| by.iter().all(|party| is_barred(action, party))))
}

/// Whether whoever is one of `party` is one of `all`.
fn covers(charter: &Charter, all: &Party, party: &Party) -> bool {
    let of = |party: &Party| match party {
        Party::Members(holder) | Party::OfficeOf(holder, _) => Some(holder.clone()),
        Party::Office(office) => Some(Holder::Body(charter.structure.offices.get(*office)?.body)),
        _ => None,
    };
    all == party || matches!(all, Party::Members(whole) if of(party).is_some_and(|holder| holder == *whole))
}
