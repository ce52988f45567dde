//! The question "what may be done now?".

use super::{
    Capacity, Case, Choice, Opening, Person, QuestionError, World,
    decide::workflow_of,
    draft::Draft,
    eligible::Eligibility,
    expire::catch_up,
    view::{Doing, View},
};
use crate::{
    charter::{Action, Charter, Workflow},
    id::ActionId,
    rule::Target,
    time::Instant,
    workflow::Leaving,
};

/// Every action of the case's workflow, in the order of declaration, and whether it is open at `at`.
///
/// With a person, whether it is open to them; without one, whether it is open to whoever fits. Expiries that have come are
/// taken into account, as in [`decide`](super::decide).
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
        let closed = |action| Choice { action, opening: Opening::Closed(vec![super::Reason::Past { last }]) };
        return Ok(workflow.actions.ids().map(closed).collect());
    }
    let (_, now) = catch_up(charter, workflow, (world.directory, world.calendar), case, at)?;
    let probe = Probe { charter, workflow, world, case: &now, person, at };
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
    case: &'a Case,
    person: Option<&'a Person>,
    at: Instant,
}

impl<'a> Probe<'a> {
    fn open(&self, id: ActionId, action: &'a Action) -> Opening {
        let mut draft = Draft::new(self.view(), self.world.calendar, self.at);
        let Some(sources) = draft.sources(action) else { return Opening::Closed(draft.reasons) };
        if action.leaving == Leaving::Start {
            draft.cover();
        }
        leave_open(&mut draft.view, &action.asks);
        let askable = draft.askable(action);
        let mut needs: Vec<Target> = action.asks.clone();
        for need in draft.check_guards(&action.guards, askable) {
            if !needs.contains(&need) {
                needs.push(need);
            }
        }
        let capacity = self.check_person(id, action, &mut draft);
        draft.check_times(id, action, &sources);
        if !draft.reasons.is_empty() {
            return Opening::Closed(draft.reasons);
        }
        if !needs.is_empty() {
            return Opening::OpenIf(needs);
        }
        let body = self.person.map(|_| capacity.and_then(|capacity| capacity.body));
        let by = self.person.map(std::slice::from_ref).unwrap_or_default();
        draft.by = by;
        draft.view.set_doing(Doing { action: id, by, body });
        draft.carry_out(id, action, &sources, None);
        if draft.reasons.is_empty() { Opening::Open } else { Opening::Closed(draft.reasons) }
    }

    fn view(&self) -> View<'a> {
        View::new(self.charter, self.workflow, self.case, self.world.directory)
    }

    fn check_person(&self, id: ActionId, action: &'a Action, draft: &mut Draft<'a>) -> Option<Capacity> {
        let person = self.person?;
        let mut reasons = std::mem::take(&mut draft.reasons);
        let eligibility = Eligibility {
            world: *self.world,
            on: self.at.date(self.world.calendar.zone()),
            id,
            action,
            before: self.view(),
            given: &draft.view,
            is_probe: true,
        };
        let persons = std::slice::from_ref(person);
        let capacity = eligibility.capacity(persons, None, &mut reasons);
        eligibility.bars(persons, &mut reasons);
        draft.reasons = reasons;
        capacity
    }
}

/// Leaves open what the actor will say.
fn leave_open(view: &mut View<'_>, asks: &[Target]) {
    for asked in asks {
        match asked {
            Target::Fact(fact) => view.ask_fact(*fact),
            Target::Slot(slot) => view.ask_slot(*slot),
        }
    }
}
