//! What happened to a case, as a table in time.

use super::{
    course::{self, Moment},
    words,
};
use crate::{
    charter::{Charter, Workflow},
    diagram::{Cell, Options, Row, Sheet},
    engine::{Directory, Event, ReplayError, Role, What},
    wording::Wording,
};

/// What happened to a case, event by event: when, who, what, where it stood then, who answered for it, and who was told.
/// Instants are told in the charter's zone. The directory is asked where the superior of an instance answers for the case.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn timeline(
    charter: &Charter,
    directory: &dyn Directory,
    events: &[Event],
    options: &Options,
) -> Result<Sheet, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let moments = course::moments(charter, wording, directory, events)?;
    let heads = [
        wording.pick("When", "时间"),
        wording.pick("Who", "谁"),
        wording.pick("What happened", "发生了什么"),
        wording.pick("Then in", "此后环节"),
        wording.pick("Accountable", "负责"),
        wording.pick("Told or asked", "告知与协商"),
    ];
    let id = events.first().map(|event| event.of.id.to_string()).unwrap_or_default();
    let title = wording.said(
        &wording.said(workflow.titles.or(options.language, &workflow.name), &id),
        wording.pick("what happened", "办理过程"),
    );
    let mut sheet = Sheet::new("timeline", &title, options.language, heads.map(str::to_owned).to_vec());
    for moment in &moments {
        sheet.add(row(charter, wording, workflow, moment));
    }
    Ok(sheet)
}

fn row(charter: &Charter, wording: Wording<'_>, workflow: &Workflow, moment: &Moment<'_>) -> Row {
    let event = moment.event;
    let states = wording.row(moment.states.iter().map(|&state| wording.state(state)));
    let states =
        if moment.has_ended { wording.said(wording.pick("ended", "终结"), &states) } else { states };
    let breaches = event.breaches().map(|breach| words::breach(wording, breach));
    let told = event.notices.iter().filter(|notice| notice.role != Role::Responsible);
    let told = told.map(|notice| {
        wording.said(words::role(wording, notice.role), &words::addressee(wording, &notice.to))
    });
    Row::new([
        Cell::new(event.at.local(charter.calendar.zone())),
        Cell::of_lines(who(wording, workflow, event)),
        Cell {
            is_heading: true,
            ..Cell::of_lines(std::iter::once(words::happened(wording, event)).chain(breaches))
        },
        Cell::new(states),
        Cell::new(wording.row(&moment.after)),
        Cell::of_lines(told),
    ])
}

/// In which capacity somebody acted, and who.
fn who(wording: Wording<'_>, workflow: &Workflow, event: &Event) -> Vec<String> {
    let persons = match &event.what {
        What::Done { by, .. } | What::Counted { by, .. } => words::persons(wording, by),
        What::Voted { by, .. } => by.key().to_owned(),
        _ => String::new(),
    };
    words::actor(wording, workflow, event).into_iter().chain([persons]).collect()
}
