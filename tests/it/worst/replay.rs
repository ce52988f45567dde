//! A longest run played in the engine: everybody waits until the last second.

use gongzhi::{
    charter::{Charter, Workflow},
    check::{Moved, WorstStart},
    engine::{Case, Command, Event, PlainRoster, World, decide, due, tick},
    time::{Date, Instant, TimeOfDay},
};

use super::workflow_of;

/// What is given with an action: its name, a fact or slot, and its value.
pub(crate) type Given = (&'static str, &'static str, &'static str);

/// Plays a run that begins at the end of a day; gives its events.
pub(crate) fn replay(
    charter: &Charter,
    workflow: &str,
    roster: &PlainRoster,
    (day, run): (Date, &[Moved]),
    given: &[Given],
) -> Vec<Event> {
    let (_, rules) = workflow_of(charter, workflow);
    let mut case = Case::new(charter, workflow, "longest").unwrap();
    let end = Instant::at(day, TimeOfDay::END, charter.calendar.zone()).unwrap();
    let mut now = end.plus_seconds(-1).unwrap();
    let mut events: Vec<Event> = Vec::new();
    for moved in run {
        let next = ends_next(charter, &case);
        match moved {
            Moved::Does(action) => {
                now = next.map_or(now, |next| now.max(next.plus_seconds(-1).unwrap()));
                let name = rules.actions.get(*action).unwrap().name.as_str();
                events.extend(does(charter, roster, &case, (name, now), given));
            }
            Moved::Ends(_) => {
                now = now.max(next.unwrap());
                let ended = tick(charter, roster, &charter.calendar, &case, now).unwrap();
                assert_eq!(ended.len(), 1, "{:?}", moved.say(rules, gongzhi::finding::Language::En));
                events.extend(ended);
            }
        }
        case = gongzhi::replay(charter, &events).unwrap();
    }
    events
}

/// When the first running limit ends.
fn ends_next(charter: &Charter, case: &Case) -> Option<Instant> {
    let running =
        due(charter, &charter.calendar, case).unwrap().into_iter().filter(|clock| !clock.has_expired);
    running.filter_map(|clock| clock.due.instant()).min()
}

/// The first person of the roster who may, does it; nothing else happens meanwhile.
fn does(
    charter: &Charter,
    roster: &PlainRoster,
    case: &Case,
    (name, at): (&str, Instant),
    given: &[Given],
) -> Vec<Event> {
    let world = World { roster, directory: roster, calendar: &charter.calendar };
    let given = given.iter().filter(|(action, ..)| *action == name);
    let command = given.fold(Command::new(name), |command, (_, target, value)| command.with(*target, *value));
    let tried = roster.persons.iter().map(|entry| {
        let command = command.clone().by(entry.person.clone());
        decide(charter, &world, case, &command, at).unwrap()
    });
    let answer = tried.into_iter().find(gongzhi::engine::Answer::is_accepted);
    let answer =
        answer.unwrap_or_else(|| panic!("nobody may do `{name}` at {}", at.local(charter.calendar.zone())));
    assert_eq!(answer.events().len(), 1, "a limit ended before `{name}`");
    answer.events().to_vec()
}

/// That the engine comes there when it was told, without a breach.
pub(crate) fn confirms(
    charter: &Charter,
    workflow: &str,
    roster: &PlainRoster,
    worst: &WorstStart,
    given: &[Given],
) {
    let events = replay(charter, workflow, roster, (worst.day, &worst.run), given);
    let zone = charter.calendar.zone();
    assert_eq!(events.last().unwrap().at.local(zone), worst.at.local(zone));
    let case = gongzhi::replay(charter, &events).unwrap();
    let rules: &Workflow = workflow_of(charter, workflow).1;
    assert!(case.ended().is_some_and(|state| rules.states.get(state).is_some()));
    let breaches = events.iter().flat_map(|event| &event.changes);
    assert_eq!(breaches.filter(|change| matches!(change, gongzhi::engine::Change::Breached(_))).count(), 0);
}
