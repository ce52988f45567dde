//! The question "what may be done now?".

use smallvec::smallvec;

use super::{
    Capacity, Case, Choice, Opening, Person, QuestionError, Reading, Reason, World,
    act::sources,
    belongs::{Memory, People},
    decide::workflow_of,
    draft::Draft,
    eligible::Eligibility,
    expire::catch_up,
    view::{Doing, View},
};
use crate::{
    charter::{Action, Charter, Next, Workflow},
    id::{ActionId, StateId},
    rule::{Target, ValueSource},
    time::Instant,
    workflow::Leaving,
};

/// Every action of the case's workflow, in the order of declaration, and whether it is open at `at`.
///
/// With a person, whether it is open to them; without one, whether it is open to whoever fits. Expiries that have come are
/// taken into account, as in [`decide`](super::decide). Open is what may be done just so, in the first capacity that fits;
/// closed is what stays closed whatever the actor says of what is asked, and the host of what it has not told yet.
///
/// # Errors
/// [`QuestionError`] if the case goes by other rules, or has too many expiries by then.
pub fn options(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    person: Option<&Person>,
    at: Instant,
) -> Result<Vec<Choice>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    if let Some(last) = case.last.filter(|last| at < *last) {
        let closed = |action| Choice { action, opening: Opening::Closed(smallvec![Reason::Past { last }]) };
        return Ok(workflow.actions.ids().map(closed).collect());
    }
    let (_, after) = catch_up(charter, workflow, (world.directory, world.calendar), case, at)?;
    let now = after.as_deref().unwrap_or(case);
    let before = View::new(charter, workflow, now, world.directory);
    let memory = Memory::default();
    let probe = Probe { charter, workflow, world, before, memory, person, at };
    Ok(workflow
        .actions
        .iter()
        .map(|(id, action)| Choice { action: id, opening: probe.open(id, action) })
        .collect())
}

struct Probe<'a> {
    charter: &'a Charter,
    workflow: &'a Workflow,
    world: &'a World<'a>,
    /// The case as it stands.
    before: View<'a>,
    /// What was found out about the person.
    memory: Memory,
    person: Option<&'a Person>,
    at: Instant,
}

impl<'a> Probe<'a> {
    /// It is open if it may be done just so. Else, if it is not with all left open that is yet to be said, it is closed.
    fn open(&self, id: ActionId, action: &'a Action) -> Opening {
        let sources = match sources(self.before.case, action) {
            Ok(sources) => sources,
            Err(reason) => return Opening::Closed(smallvec![reason]),
        };
        let mut draft = self.draft(action);
        draft.view.probe(action);
        let capacity = self.check(id, action, &sources, &mut draft);
        if !draft.reasons.is_empty() {
            return Opening::Closed(draft.reasons.into());
        }
        let needs = draft.view.needs();
        if needs.is_empty() {
            // Nothing was left open: it is as if it were done.
            draft.view.end_probe();
            self.go_on(id, action, &sources, capacity, &mut draft);
            return self.outcome(action, draft.reasons);
        }
        if action.asks.is_empty() && self.is_open_as_it_stands(id, action, &sources) {
            return Opening::Open;
        }
        Opening::OpenIf(needs)
    }

    /// Whether an action that asks nothing may be done though the host has not told all that it reads.
    fn is_open_as_it_stands(&self, id: ActionId, action: &'a Action, sources: &[StateId]) -> bool {
        let mut draft = self.draft(action);
        let capacity = self.check(id, action, sources, &mut draft);
        if draft.reasons.is_empty() {
            self.go_on(id, action, sources, capacity, &mut draft);
        }
        draft.reasons.is_empty()
    }

    /// Open, if nothing speaks against what would follow; that may wait for what the host has yet to tell.
    fn outcome(&self, action: &'a Action, reasons: Vec<Reason>) -> Opening {
        if reasons.is_empty() {
            return Opening::Open;
        }
        let mut view = self.view();
        view.probe(action);
        let waits = |reason: &Reason| view.waits_for(&origins(action, reason.undecided()));
        // A table that waits may yet name the body that is missing.
        let table_waits =
            reasons.iter().any(|reason| matches!(reason, Reason::NoRow { .. }) && waits(reason));
        let follows = |reason: &Reason| table_waits && matches!(reason, Reason::NoBody { .. });
        if reasons.iter().all(|reason| follows(reason) || waits(reason)) {
            Opening::OpenIf(view.needs())
        } else {
            Opening::Closed(reasons.into())
        }
    }

    fn draft(&self, action: &Action) -> Draft<'a> {
        let mut draft = Draft::new(self.view(), self.world.calendar, self.at);
        if action.leaving == Leaving::Start && self.before.case.raised().is_none() {
            draft.cover();
        }
        draft
    }

    /// What speaks against the action itself.
    fn check(
        &self,
        id: ActionId,
        action: &'a Action,
        sources: &[StateId],
        draft: &mut Draft<'a>,
    ) -> Option<Capacity> {
        draft.check_guards(&action.guards, &[]);
        let capacity = self.check_person(id, action, draft);
        draft.check_times(id, action, sources);
        capacity
    }

    /// Adds what speaks against what would follow.
    fn go_on(
        &self,
        id: ActionId,
        action: &'a Action,
        sources: &[StateId],
        capacity: Option<Capacity>,
        draft: &mut Draft<'a>,
    ) {
        let body = self.person.map(|_| capacity.and_then(|capacity| capacity.body));
        let by = self.person.map(std::slice::from_ref).unwrap_or_default();
        draft.by = by;
        draft.view.set_doing(Doing { action: id, by, body });
        draft.carry_out(id, action, sources, None);
    }

    fn view(&self) -> View<'a> {
        View::new(self.charter, self.workflow, self.before.case, self.world.directory)
    }

    fn check_person(&self, id: ActionId, action: &'a Action, draft: &mut Draft<'a>) -> Option<Capacity> {
        let person = self.person?;
        let mut reasons = std::mem::take(&mut draft.reasons);
        let eligibility = Eligibility {
            people: People {
                world: *self.world,
                on: self.at.date(self.world.calendar.zone()),
                before: &self.before,
                raises: action.leaving == Leaving::Start,
                memory: Some(&self.memory),
                as_listed: false,
            },
            id,
            action,
            given: &draft.view,
        };
        let persons = std::slice::from_ref(person);
        let capacity = eligibility.capacity(persons, None, &mut reasons);
        eligibility.bars(persons, &mut reasons);
        draft.reasons = reasons;
        capacity
    }
}

/// What was read, and the facts from which the action copies what was read.
fn origins(action: &Action, read: &[Reading]) -> Vec<Reading> {
    let routes = match &action.next {
        Next::Routes(routes) => routes.as_slice(),
        Next::Stay | Next::Table(_) => &[],
    };
    let sets = || action.sets.iter().chain(routes.iter().flat_map(|route| &route.sets));
    let copied = |reading: &Reading| {
        let Reading::Fact(fact, None) = *reading else { return Vec::new() };
        let of_fact = sets().filter(|assignment| assignment.target == Target::Fact(fact));
        let from = of_fact.filter_map(|assignment| match assignment.value {
            ValueSource::Fact(other) => Some(Reading::Fact(other, None)),
            _ => None,
        });
        from.collect()
    };
    read.iter().cloned().chain(read.iter().flat_map(copied)).collect()
}
