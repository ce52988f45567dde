//! The question "may this be done now?".

use smallvec::SmallVec;

use super::{
    Answer, Case, Command, Event, QuestionError, Reason, Refusal, Watch, What, World,
    belongs::People,
    draft::Draft,
    eligible::Eligibility,
    expire::catch_up_watched,
    request::Request,
    view::{Doing, View},
};
use crate::{
    charter::{Charter, Workflow},
    rule::Target,
    time::Instant,
    workflow::Leaving,
};

/// Answers a command: what happens, or every reason why not.
///
/// Clocks that have ended by `at` have their effect first, each stamped with the instant at which it was due; the command
/// is judged on the case as it then stands. A refusal changes nothing; the expiries it reports stand all the same.
///
/// # Errors
/// [`QuestionError`] if the question makes no sense: another charter's case, an unknown name, a value of the wrong type.
pub fn decide(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    command: &Command,
    at: Instant,
) -> Result<Answer, QuestionError> {
    decide_watched(charter, world, case, command, at, None)
}

/// The same, while somebody watches.
pub(crate) fn decide_watched(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    command: &Command,
    at: Instant,
    watch: Option<&dyn Watch>,
) -> Result<Answer, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let request = Request::read(charter, workflow, command)?;
    if let Some(last) = case.last.filter(|last| at < *last) {
        return Ok(refused(case, &request, vec![Reason::Past { last }], Vec::new()));
    }
    let hosts = (world.directory, world.calendar);
    let (mut events, after) = catch_up_watched(charter, workflow, hosts, case, at, watch)?;
    let now = after.as_deref().unwrap_or(case);
    match act((charter, workflow), world, now, &request, at, watch) {
        Ok(event) => {
            let events = if events.is_empty() {
                vec![event]
            } else {
                events.push(event);
                events
            };
            Ok(Answer::Accepted { events })
        }
        Err(reasons) => Ok(refused(case, &request, reasons, events)),
    }
}

fn refused(case: &Case, request: &Request<'_>, reasons: Vec<Reason>, pending: Vec<Event>) -> Answer {
    Answer::Refused(Refusal { workflow: case.workflow(), attempt: request.action.into(), reasons, pending })
}

/// The workflow by which the case goes.
pub(super) fn workflow_of<'c>(charter: &'c Charter, case: &Case) -> Result<&'c Workflow, QuestionError> {
    let identity = case.identity();
    let workflow = charter.workflows.get(identity.workflow);
    workflow.filter(|_| identity.fingerprint == charter.fingerprint).ok_or_else(|| QuestionError::Foreign {
        case: identity.id.to_string(),
        charter: identity.charter.clone(),
        edition: identity.edition.to_string(),
    })
}

fn act(
    (charter, workflow): (&Charter, &Workflow),
    world: &World<'_>,
    case: &Case,
    request: &Request<'_>,
    at: Instant,
    watch: Option<&dyn Watch>,
) -> Result<Event, Vec<Reason>> {
    let action = workflow.actions.at(request.action);
    let before = View::new(charter, workflow, case, world.directory);
    let view = View::new(charter, workflow, case, world.directory).watched(watch);
    let mut draft = Draft::new(view, world.calendar, at);
    draft.by = request.by;
    draft.world = Some(*world);
    draft.changes = Vec::with_capacity(8);
    let Some(sources) = draft.sources(action) else { return Err(draft.reasons) };
    if action.leaving == Leaving::Start {
        draft.raise(request.by);
    }
    give(&mut draft, request);
    let asked = action.asks.iter().copied();
    let missing: SmallVec<[Target; 4]> = asked.filter(|asked| !request.gives(*asked)).collect();
    draft.reasons.extend(missing.iter().map(|&asked| Reason::Asks { asked }));
    // What is not given is a reason of its own; the conditions that read it need not be another.
    draft.check_guards(&action.guards, &missing);
    let mut reasons = std::mem::take(&mut draft.reasons);
    let eligibility = Eligibility {
        people: People {
            world: *world,
            on: at.date(world.calendar.zone()),
            before: &before,
            raises: action.leaving == Leaving::Start,
            memory: None,
            as_listed: false,
        },
        id: request.action,
        action,
        given: &draft.view,
    };
    let capacity = eligibility.capacity(request.by, request.capacity.as_deref(), &mut reasons);
    eligibility.bars(request.by, &mut reasons);
    draft.reasons = reasons;
    draft.check_times(request.action, action, &sources);
    let Some(capacity) = capacity.filter(|_| draft.reasons.is_empty()) else { return Err(draft.reasons) };
    let body = Some(capacity.body.clone());
    draft.view.set_doing(Doing { action: request.action, by: request.by, body });
    draft.ground(request.action, &capacity);
    draft.carry_out(request.action, action, &sources, request.more);
    if !draft.reasons.is_empty() {
        return Err(draft.reasons);
    }
    Ok(draft.finish(What::Done { action: request.action, by: request.by.into(), capacity }))
}

fn give(draft: &mut Draft<'_>, request: &Request<'_>) {
    for (fact, value) in &request.facts {
        draft.tell(*fact, value.clone());
    }
    for (slot, binding) in &request.slots {
        let binding = draft.resolve(binding);
        draft.bind(*slot, binding);
    }
}
