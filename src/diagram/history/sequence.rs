//! What happened to a case, as messages between those concerned.

use super::{
    course::{self, Moment},
    words,
};
use crate::{
    charter::{Charter, Workflow},
    diagram::{Options, Sequence, Step},
    engine::{Addressee, Directory, Event, ReplayError, Role, What},
    wording::Wording,
};

/// What happened to a case as messages: whoever acts tells whoever answers for the case then; what happens by itself stands
/// as a note over who answered for it, and if another answers for it then the one hands over to the other. The limits that begin to run
/// are noted over who answers for the case then, each with its end.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn history(
    charter: &Charter,
    directory: &dyn Directory,
    events: &[Event],
    options: &Options,
) -> Result<Sequence, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let moments = course::moments(charter, wording, directory, events)?;
    let id = events.first().map(|event| event.of.id.to_string()).unwrap_or_default();
    let title = wording.said(
        &wording.said(workflow.titles.or(options.language, &workflow.name), &id),
        wording.pick("who did what", "往来过程"),
    );
    let mut sequence = Sequence::new("history", &title, options.language);
    for moment in &moments {
        let zone = charter.calendar.zone();
        let time = moment.event.at.local(zone);
        tell(&mut sequence, wording, workflow, moment, &time);
    }
    Ok(sequence)
}

fn tell(sequence: &mut Sequence, wording: Wording<'_>, workflow: &Workflow, moment: &Moment<'_>, time: &str) {
    let event = moment.event;
    let case = wording.pick("The case", "事项").to_owned();
    let now = moment.after.first().or(moment.before.first()).cloned().unwrap_or(case);
    let words = format!("{time} {}", words::happened(wording, event));
    let details = details(wording, workflow, moment);
    match who(wording, workflow, event) {
        Some(actor) => {
            let (from, to) = (sequence.person(&actor), sequence.person(&now));
            sequence.add(Step::message(from, to, words).with(details));
        }
        None => {
            let before = moment.before.first().unwrap_or(&now);
            let (from, to) = (sequence.person(before), sequence.person(&now));
            sequence.add(Step::note(from, words).with(details));
            if from != to {
                let passes = wording.pick("passes to", "转由其负责");
                sequence.add(Step::message(from, to, passes).by_itself());
            }
        }
    }
    if let Some((first, more)) = moment.limits.split_first() {
        let at = sequence.person(&now);
        sequence.add(Step::note(at, first).with(more.to_vec()));
    }
    for notice in event.notices.iter().filter(|notice| notice.role != Role::Responsible) {
        let (from, to) = (sequence.person(&now), words::addressee(wording, &notice.to));
        let to = sequence.person(&to);
        if from != to {
            sequence.add(Step::message(from, to, words::role(wording, notice.role)).by_itself());
        }
    }
    if moment.has_ended {
        let state = wording.row(moment.states.iter().map(|&state| wording.state(state)));
        let at = sequence.person(&now);
        sequence.add(Step::note(at, wording.said(wording.pick("ended", "终结"), &state)));
    }
}

/// Who did something: who raised the case, else in which capacity an action was done, else who voted.
fn who(wording: Wording<'_>, workflow: &Workflow, event: &Event) -> Option<String> {
    match &event.what {
        What::Done { .. } if words::is_raising(event) => Some(words::addressee(wording, &Addressee::Raiser)),
        What::Voted { by, .. } => Some(by.key().to_owned()),
        _ => words::actor(wording, workflow, event),
    }
}

/// Who it was, what was not kept, and where the case stands then.
fn details(wording: Wording<'_>, workflow: &Workflow, moment: &Moment<'_>) -> Vec<String> {
    let capacity = words::is_raising(moment.event).then(|| words::actor(wording, workflow, moment.event));
    let capacity = capacity.flatten().map(|capacity| wording.said(wording.pick("as", "身份"), &capacity));
    let persons = match &moment.event.what {
        What::Done { by, .. } if !by.is_empty() => {
            Some(wording.said(wording.pick("by", "经办"), &words::persons(wording, by)))
        }
        _ => None,
    };
    let breaches = moment.event.breaches().map(|breach| words::breach(wording, breach));
    let states = wording.row(moment.states.iter().map(|&state| wording.state(state)));
    let then = (!moment.has_ended).then(|| wording.said(wording.pick("then in", "此后环节"), &states));
    persons.into_iter().chain(capacity).chain(breaches).chain(then).collect()
}
