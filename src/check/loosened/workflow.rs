//! One workflow and the one of its name above.

use super::{
    duty,
    found::{Found, named},
    limit::Limits,
    separation, threshold,
};
use crate::{
    charter::{Workflow, levels::Subject},
    id::WorkflowId,
    syntax::Keyword,
    text::{ActionText, BallotText, Path, StateText, WorkflowText},
};

/// The same workflow in both charters.
pub(super) struct Pair<'t> {
    pub(super) lower: &'t WorkflowText,
    pub(super) upper: &'t WorkflowText,
}

/// Compares one workflow with the one above it.
pub(super) fn compare(found: &mut Found<'_>, lower: &WorkflowText, upper: &WorkflowText) {
    let charter = found.charter;
    let Some((id, workflow)) = charter.workflow(lower.name.as_str()) else { return };
    let pair = Pair { lower, upper };
    found.within((Keyword::Workflow, &lower.name), Some(Subject::Workflow(id)), |found| {
        separation::bars(found, lower.name.span, &lower.bars, &upper.bars);
        for below in &lower.clocks {
            if let Some(above) = named(&upper.clocks, below.name.as_str(), |above| &above.name) {
                let subject = workflow.clock(below.name.as_str()).map(|(clock, _)| Subject::Clock(id, clock));
                found.within((Keyword::Clock, &below.name), subject, |found| {
                    pair.limits(&below.name).clock(found, below, above);
                });
            }
        }
        for below in &lower.states {
            let above = named(&upper.states, below.name.as_str(), |above| &above.name);
            let subject = workflow.state(below.name.as_str()).map(|(state, _)| Subject::State(id, state));
            found.within((Keyword::State, &below.name), subject, |found| {
                if let Some(above) = above {
                    pair.state(found, below, above);
                }
                below
                    .actions
                    .iter()
                    .for_each(|action| pair.action(found, (id, workflow), action, Some(&below.name)));
                below.ballots.iter().for_each(|ballot| pair.ballot(found, (id, workflow), ballot));
            });
        }
        lower.actions.iter().for_each(|action| pair.action(found, (id, workflow), action, None));
    });
}

impl Pair<'_> {
    fn limits(&self, name: &Path) -> Limits<'_> {
        Limits { lower: self.lower, upper: self.upper, span: name.span }
    }

    fn state(&self, found: &mut Found<'_>, lower: &StateText, upper: &StateText) {
        let limits = self.limits(&lower.name);
        limits.within(found, &lower.within, &upper.within);
        limits.bounds(found, &lower.bounds, &upper.bounds);
        let span = lower.name.span;
        duty::told(found, span, &lower.informed, &upper.informed);
        duty::asked(found, span, &lower.consulted, &upper.consulted);
    }

    fn action(
        &self,
        found: &mut Found<'_>,
        (id, workflow): (WorkflowId, &Workflow),
        lower: &ActionText,
        state: Option<&Path>,
    ) {
        let Some((above, above_state)) = self.above(lower) else { return };
        let subject = workflow.action(lower.name.as_str()).map(|(action, _)| Subject::Action(id, action));
        found.within((lower.grade.keyword(), &lower.name), subject, |found| {
            let limits = self.limits(&lower.name);
            let span = lower.name.span;
            if duty::is_owed(above) {
                duty::grade(found, lower, above);
                duty::states(found, (lower, state), (above, above_state));
                duty::conditions(found, lower, above);
                limits.within(found, &lower.within, &above.within);
                limits.within(found, &lower.every, &above.every);
            }
            limits.bounds(found, &lower.bounds, &above.bounds);
            limits.prolongs(found, &lower.prolongs, &above.prolongs);
            threshold::together(found, (&lower.by, span), &above.by);
            duty::told(found, span, &lower.informed, &above.informed);
            duty::asked(found, span, &lower.consulted, &above.consulted);
            separation::bars(found, span, &lower.bars, &above.bars);
        });
    }

    /// The action of that name above, with the state in which it stands.
    fn above(&self, lower: &ActionText) -> Option<(&ActionText, Option<&Path>)> {
        let standing = self
            .upper
            .states
            .iter()
            .flat_map(|state| state.actions.iter().map(move |action| (action, Some(&state.name))));
        let free = self.upper.actions.iter().map(|action| (action, None));
        standing.chain(free).find(|(action, _)| action.name == lower.name)
    }

    fn ballot(&self, found: &mut Found<'_>, (id, workflow): (WorkflowId, &Workflow), lower: &BallotText) {
        let mut ballots = self.upper.states.iter().flat_map(|state| &state.ballots);
        let Some(above) = ballots.find(|above| above.name == lower.name) else { return };
        let mut ids = workflow.ballots.iter();
        let ballot = ids.find(|(_, ballot)| ballot.name == *lower.name.as_str());
        let subject = ballot.map(|(ballot, _)| Subject::Ballot(id, ballot));
        found.within((Keyword::Ballot, &lower.name), subject, |found| {
            threshold::ballot(found, lower, above);
            separation::bars(found, lower.name.span, &lower.bars, &above.bars);
        });
    }
}
