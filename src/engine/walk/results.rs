//! Turns that nobody takes: a ballot has its result, a case that was waited for ends.
//!
//! Votes and sub-cases are left aside: an open ballot may have any result that it can have, and a state that waits may go on along any
//! of its ways at any time.

use super::{Anywhere, Turn, Walk};
use crate::{
    Name,
    charter::{Ballot, BallotResult, Next, State, Waits, Workflow},
    engine::{
        Case, Event, Outcome, Person, Poll, Tally, Unkept, What,
        ballot::BallotChange,
        draft::Draft,
        event::{Change, Meaning},
        view::View,
    },
    id::{BallotId, StateId, WorkflowId},
    rule::{Expiry, Route, ValueSource},
};

impl<'c> Walk<'c> {
    /// Every result of the ballots that are open, and every way on from what is waited for.
    pub(super) fn results(&self, case: &Case) -> Vec<(Turn, Event)> {
        let mut found = Vec::new();
        for poll in case.polls() {
            let Some(ballot) = self.workflow.ballots.get(poll.ballot) else { continue };
            for (number, outcome) in (0..).zip(outcomes(ballot)) {
                let event = self.closes(case, poll.ballot, outcome);
                found.extend(event.map(|event| (Turn::Closes(poll.ballot, number), event)));
            }
        }
        for state in case.marking.iter() {
            let groups = self.workflow.states.get(state).map(groups).unwrap_or_default();
            for (number, routes) in (0..).zip(groups) {
                let event = self.joins(case, state, routes);
                found.extend(event.map(|event| (Turn::Joins(state, number), event)));
            }
        }
        found
    }

    /// The result of a ballot that has that number.
    pub(crate) fn result(&self, ballot: BallotId, number: u32) -> Option<BallotResult> {
        let outcomes = outcomes(self.workflow.ballots.get(ballot)?);
        Some(outcomes.get(usize::try_from(number).ok()?)?.result)
    }

    /// For cases of which workflow a state goes on along the ways of that number, and with which outcome; none if that does not
    /// matter.
    pub(crate) fn awaited(&self, state: StateId, number: u32) -> Option<(WorkflowId, Option<&'c Name>)> {
        let rules = self.workflow.states.get(state)?;
        let of = |waits: &'c Waits| {
            let on = waits.on.iter().map(|on| (waits.workflow, Some(&on.outcome)));
            let plain = (!waits.routes.is_empty()).then_some((waits.workflow, None));
            on.chain(plain).collect::<Vec<_>>()
        };
        rules.waits.iter().flat_map(of).nth(usize::try_from(number).ok()?)
    }

    fn draft<'a>(&'a self, case: &'a Case) -> Draft<'a> {
        let view = View::new(self.charter, self.workflow, case, &Anywhere).watched(self.watch);
        Draft::new(view, &self.calendar, self.next)
    }

    /// A ballot with its result. One that leads where the case cannot go is not counted so; but where its time is over it ends
    /// without a result.
    fn closes(&self, case: &Case, id: BallotId, outcome: Outcome) -> Option<Event> {
        let ballot = self.workflow.ballots.get(id)?;
        // By a vote or a count; else at the end of its time, at which no least stay is held.
        let ends = [false, true].into_iter().filter(|is_expiry| !is_expiry || ballot.clock.is_some());
        for is_expiry in ends {
            let mut draft = self.draft(case);
            draft.is_expiry = is_expiry;
            draft.close_ballot(id, ballot, outcome.clone());
            draft.forgive();
            if draft.reasons.is_empty() {
                return Some(draft.finish(What::Counted { ballot: id, by: Default::default() }));
            }
        }
        let clock = ballot.clock?;
        let mut draft = self.draft(case);
        draft.is_expiry = true;
        draft.changes.push(Change::Expired(clock));
        draft.breach(Some(ballot.state), Unkept::Clock(clock));
        draft.change_ballot(id, BallotChange::Aborted);
        Some(draft.finish(What::Expired { clock, meaning: Meaning::Closed }))
    }

    fn joins(&self, case: &Case, state: StateId, routes: &[Route]) -> Option<Event> {
        let mut draft = self.draft(case);
        let rules = draft.workflow().states.get(state)?;
        let own = groups(rules).into_iter().find(|own| std::ptr::eq(*own, routes))?;
        draft.go_on(state, own);
        draft.forgive();
        // A way on may do no more than set a fact; none may be open.
        let is_open = draft.reasons.is_empty() && !draft.changes.is_empty();
        let outcome = Name::new("ended").ok()?;
        is_open.then(|| draft.finish(What::ChildEnded { child: "child".into(), outcome }))
    }

    /// The poll of a ballot in which nobody has voted yet.
    pub(super) fn poll(&self, ballot: BallotId) -> Poll {
        Poll {
            ballot,
            opened: self.now,
            totals: None,
            seats: None,
            voted: Vec::new(),
            proxies: Vec::new(),
            heads: Default::default(),
            area: Default::default(),
            vetoes: 0,
            candidates: Vec::new(),
            is_over: false,
        }
    }
}

/// The ways on from a state, those of one outcome together.
fn groups(state: &State) -> Vec<&[Route]> {
    let mut groups: Vec<&[Route]> = Vec::new();
    for waits in &state.waits {
        groups.extend(waits.on.iter().map(|on| &*on.routes));
        groups.extend(Some(&*waits.routes).filter(|routes| !routes.is_empty()));
    }
    groups
}

/// Every result that a ballot can have; where seats may stay empty, with somebody elected and with nobody.
fn outcomes(ballot: &Ballot) -> Vec<Outcome> {
    let somebody = || vec![super::somebody()];
    let outcome = |result: BallotResult, elected: Vec<Person>| Outcome {
        result,
        heads: Tally::default(),
        area: None,
        vetoes: 0,
        judged: Vec::new(),
        elected,
        tied: Vec::new(),
        left: 0,
    };
    let of = |result: BallotResult| match result {
        BallotResult::Passed if ballot.is_election() => vec![outcome(result, somebody())],
        _ if ballot.is_election() => vec![outcome(result, somebody()), outcome(result, Vec::new())],
        _ => vec![outcome(result, Vec::new())],
    };
    ballot.results().into_iter().flat_map(of).collect()
}

/// Whether something reads who was elected after the result has led on, or puts persons whom the case knows into a slot: a stand
/// does not keep who they are. How many seats were left decides nothing on a walk: an election that fills them has any result.
pub(super) fn reads_persons(workflow: &Workflow) -> bool {
    let elected = |value: &ValueSource| matches!(value, ValueSource::Elected(_));
    let known = |value: &ValueSource| matches!(value, ValueSource::Persons(_));
    let mut acts = sources_of_actions(workflow);
    acts.any(|value| elected(value) || known(value)) || sources_elsewhere(workflow).any(known)
}

/// What actions and their routes set.
fn sources_of_actions(workflow: &Workflow) -> impl Iterator<Item = &ValueSource> {
    let sets = workflow.actions.values().flat_map(|action| {
        let routes = if let Next::Routes(routes) = &action.next { routes.as_slice() } else { &[] };
        action.sets.iter().chain(routes.iter().flat_map(|route| &route.sets))
    });
    sets.map(|set| &set.value)
}

/// What results, ends of limits, ends of other cases and ladders set.
fn sources_elsewhere(workflow: &Workflow) -> impl Iterator<Item = &ValueSource> {
    let results = workflow.ballots.values().flat_map(|ballot| &ballot.on).flat_map(|on| &on.routes);
    let expiries = workflow.clocks.values().flat_map(|clock| match &clock.expiry {
        Expiry::Route(routes) => routes.as_slice(),
        _ => &[],
    });
    let joins = workflow.states.values().flat_map(State::ways_on).map(|way| way.route);
    let exhausted = workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref());
    let routes = results.chain(expiries).chain(joins).chain(exhausted);
    let taken = workflow.clocks.values().flat_map(|clock| match &clock.expiry {
        Expiry::Take { with, .. } => with.as_slice(),
        _ => &[],
    });
    routes.flat_map(|route| &route.sets).chain(taken).map(|set| &set.value)
}
