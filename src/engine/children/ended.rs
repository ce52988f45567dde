//! The question "what follows from the end of a sub-case?".

use serde::{Deserialize, Serialize};

use super::SubCase;
use crate::{
    Name,
    charter::{Charter, Waits, WayOn, Workflow},
    engine::{
        Answer, Attempt, Case, Event, Ground, QuestionError, Reason, Refusal, What, World,
        decide::workflow_of, draft::Draft, expire::catch_up, view::View,
    },
    id::StateId,
    rule::Route,
    time::Instant,
};

/// What a host tells a case of one that it opened: that it has ended, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildEnded {
    /// The id of the sub-case.
    pub child: String,
    /// The outcome of the end state that it reached.
    pub outcome: String,
}

impl ChildEnded {
    /// That a sub-case has ended so.
    #[must_use]
    pub fn new(child: impl Into<String>, outcome: impl Into<String>) -> Self {
        Self { child: child.into(), outcome: outcome.into() }
    }
}

/// Answers that a sub-case has ended: the case takes note of it and, if the state that waited has what it waited for, goes
/// on from there.
///
/// It does not matter how often that is told: told again the same, it is accepted without an event of its own, also at an
/// instant before the case's last event. The end of a sub-case that was cancelled, or that no state awaited, is noted and
/// moves nothing. If the case should go on and cannot, that is refused with the reasons and nothing is noted, so that the
/// host may tell it again later.
///
/// # Errors
/// [`QuestionError`] if it makes no sense: another charter's case, a sub-case that the case did not open, an outcome that
/// the sub-case's workflow does not have, or another one than was told before.
pub fn child_ended(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    told: &ChildEnded,
    at: Instant,
) -> Result<Answer, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let unknown = || QuestionError::UnknownChild { case: case.id().to_owned(), child: told.child.clone() };
    let known = case.sub_case(&told.child).ok_or_else(unknown)?;
    let outcome = outcome_of(charter, known, &told.outcome)?;
    if let Some(ending) = known.ending.as_ref().filter(|ending| ending.outcome != *outcome) {
        return Err(QuestionError::ToldOtherwise {
            child: told.child.clone(),
            outcome: outcome.clone(),
            before: ending.outcome.clone(),
        });
    }
    let is_past = case.last.filter(|last| at < *last);
    if let Some(last) = is_past {
        let refused = refused(case, None, vec![Reason::Past { last }], Vec::new());
        return Ok(if known.ending.is_some() { Answer::Accepted { events: Vec::new() } } else { refused });
    }
    let (mut events, after) = catch_up(charter, workflow, (world.directory, world.calendar), case, at)?;
    if known.ending.is_some() {
        return Ok(Answer::Accepted { events });
    }
    let now = after.as_deref().unwrap_or(case);
    let view = View::new(charter, workflow, now, world.directory);
    let mut draft = Draft::new(view, world.calendar, at);
    draft.world = Some(*world);
    draft.ended_child = Some(&told.child);
    let state =
        now.sub_case(&told.child).filter(|known| known.is_running()).and_then(|known| known.child.awaited_in);
    if let Some(state) = state {
        draft.join(workflow, state, known, outcome);
    }
    if !draft.reasons.is_empty() {
        return Ok(refused(case, state, draft.reasons, events));
    }
    events.push(ended(draft, known, outcome));
    Ok(Answer::Accepted { events })
}

fn refused(case: &Case, state: Option<StateId>, reasons: Vec<Reason>, pending: Vec<Event>) -> Answer {
    let attempt = Attempt::ChildEnded { state };
    Answer::Refused(Refusal { workflow: case.workflow(), attempt, reasons, pending })
}

fn ended(draft: Draft<'_>, known: &SubCase, outcome: &Name) -> Event {
    draft.finish(What::ChildEnded { child: known.child.id.clone(), outcome: outcome.clone() })
}

/// The outcome of that name with which cases of the sub-case's workflow end.
fn outcome_of<'c>(charter: &'c Charter, known: &SubCase, outcome: &str) -> Result<&'c Name, QuestionError> {
    let workflow = charter.workflows.at(known.child.workflow);
    let mut outcomes = workflow.states.values().filter_map(|state| state.end.as_ref());
    outcomes.find(|end| **end == *outcome).ok_or_else(|| QuestionError::UnknownOutcome {
        workflow: workflow.name.clone(),
        outcome: outcome.to_owned(),
    })
}

impl<'c> Draft<'c> {
    /// Goes on from a state that has what it waited for, now that one more sub-case has ended.
    fn join(&mut self, workflow: &'c Workflow, state: StateId, told: &SubCase, outcome: &Name) {
        let Some(rules) = workflow.states.get(state) else { return };
        let Some(waits) = rules.waits.iter().find(|waits| waits.workflow == told.child.workflow) else {
            return;
        };
        let Some(routes) = self.led_by(state, waits, told, outcome) else { return };
        self.go_on(state, routes);
    }

    /// Goes on from a state along the first of these routes whose condition holds.
    pub(in crate::engine) fn go_on(&mut self, state: StateId, routes: &'c [Route]) {
        let Some(rules) = self.workflow().states.get(state) else { return };
        let Some((_, route)) = self.choose(routes) else { return };
        let is_it = |way: WayOn<'_>| std::ptr::eq(way.route, route);
        let number = rules.ways_on().position(is_it).and_then(|number| u16::try_from(number).ok());
        self.grounds.extend(number.map(|number| Ground::Join(state, number)));
        self.set_by_route(route);
        self.advance(&route.to, route.escalates, &[state], &[]);
        if self.reasons.is_empty() {
            self.settle(None);
        }
    }

    /// The routes that the ends of sub-cases lead along, this one included; none while the state waits on.
    fn led_by(
        &self,
        state: StateId,
        waits: &'c Waits,
        told: &SubCase,
        outcome: &Name,
    ) -> Option<&'c [Route]> {
        let case = self.case();
        let (mut all, mut over) = (0usize, Vec::new());
        for known in case.awaited_of(state, waits.workflow) {
            all += 1;
            let is_told = known.child.id == told.child.id;
            over.extend(if is_told {
                Some(outcome)
            } else {
                known.ending.as_ref().map(|ending| &ending.outcome)
            });
        }
        let least = waits.least.and_then(|least| usize::try_from(least).ok()).unwrap_or(all);
        let reached = |on: &&crate::charter::OnOutcome| {
            over.iter().filter(|outcome| ***outcome == on.outcome).count() >= least
        };
        if let Some(on) = waits.on.iter().find(reached) {
            return Some(&on.routes);
        }
        let is_over = over.len() == all || (waits.on.is_empty() && over.len() >= least);
        (is_over && !waits.routes.is_empty()).then_some(&*waits.routes)
    }
}
