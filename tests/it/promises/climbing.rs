//! Escalations in every one of some hundred small charters, against a slow explorer that lets the engine do whatever can be done, one
//! step after the other, and keeps everything that it has met.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use gongzhi::{
    charter::Charter,
    check::deep,
    engine::{
        Answer, Case, Command, Event, Given, Meaning, OfficeEntry, Person, PersonEntry, PlainRoster, What,
        World, decide, due, tick,
    },
    finding::Lint,
    time::{Due, Instant},
};

/// The rules of one charter, as choices.
#[derive(Debug, Clone, Copy)]
struct Choices {
    /// Where a case begins.
    begins: &'static str,
    /// What of town is said of its competence.
    town: &'static str,
    /// What follows where there is no next rung.
    exhausted: &'static str,
    /// How a case is put back.
    back: &'static str,
    /// From when the allowance counts besides.
    anew: &'static str,
    /// Whether somebody may lift a case.
    lift: &'static str,
}

fn all() -> Vec<Choices> {
    let mut all = Vec::new();
    for begins in ["desk", "town"] {
        for town in ["", ", competence large"] {
            for exhausted in ["", "    on exhausted -> done\n"] {
                for back in [
                    "",
                    "    may hand-down by town, sets handler = desk -> open\n",
                    "    may hand-down by town, sets handler = desk, at most 1 time -> open\n",
                    "    may hand-down by city, sets handler = town -> open\n",
                ] {
                    for anew in ["", " or hand-down"] {
                        for lift in ["", "    may lift by handler, escalate because risk -> open\n"] {
                            if anew.is_empty() || !back.is_empty() {
                                all.push(Choices { begins, town, exhausted, back, anew, lift });
                            }
                        }
                    }
                }
            }
        }
    }
    all
}

fn written(choices: Choices) -> String {
    let Choices { begins, town, exhausted, back, anew, lift } = choices;
    format!(
        "\
charter demo, edition 2026-01
kind citizen is person
body city is government, leads town, office clerk
body town is government, leads desk, office clerk{town}
body desk is council, office clerk
ladder levels
  rung desk within 2 days
  rung town within 5 days
  rung city within 5 days
workflow request
  fact large is yes or no
  slot handler is levels
{exhausted}  clock allowance within 2 days since ask{anew}, until answer, on expiry escalate
  may ask by citizen, from start, asks large, sets handler = {begins} -> open
  state open, accountable handler
    must answer by handler, within 30 days -> done
    may park by handler -> parked
{back}{lift}  state parked, accountable handler
    must resume by handler, within 1 day -> open
  state done, end answered
"
    )
}

/// What tells cases apart: the active states, the rung, what runs and has ended, how often it was put back.
type Key = (Vec<usize>, u16, String, Vec<(usize, bool)>, u32, String);

fn key(charter: &Charter, case: &Case) -> Key {
    use gongzhi::id::Id as _;
    let (_, workflow) = charter.workflow("request").unwrap();
    let marking = case.marking().iter().map(|state| state.index()).collect();
    let runs = case.runs().iter().map(|run| (run.clock.index(), run.expired)).collect();
    let handler = workflow.slots.ids().next().map(|slot| format!("{:?}", case.slot(slot)));
    let large = workflow.facts.ids().next().map(|fact| format!("{:?}", case.fact(fact)));
    let back = workflow.actions.iter().find(|(_, action)| action.name == *"hand-down");
    let back = back.map_or(0, |(action, _)| case.times(action).min(2));
    (marking, case.rung(), handler.unwrap_or_default(), runs, back, large.unwrap_or_default())
}

/// Everybody: somebody in each office, and a citizen.
fn everybody(charter: &Charter) -> PlainRoster {
    let mut roster = PlainRoster::default();
    for office in charter.structure.offices.values() {
        let body = charter.structure.bodies.get(office.body).unwrap().name.clone();
        let person = Person::new(body.as_str());
        let held = Some(office.name.clone());
        let holds = vec![OfficeEntry { body, key: None, office: held, since: None, until: None }];
        roster.persons.push(PersonEntry { person, title: None, area: None, is: Vec::new(), holds });
    }
    let citizen =
        gongzhi::engine::KindEntry { kind: gongzhi::Name::new("citizen").unwrap(), since: None, until: None };
    let person = Person::new("ann");
    roster.persons.push(PersonEntry {
        person,
        title: None,
        area: None,
        is: vec![citizen],
        holds: Vec::new(),
    });
    roster
}

/// Everything that can come next to a case: what somebody does now, and the next end of a limit.
fn next(charter: &Charter, roster: &PlainRoster, case: &Case, at: Instant) -> Vec<(Vec<Event>, Instant)> {
    let world = World { roster, directory: roster, calendar: &charter.calendar };
    let (_, workflow) = charter.workflow("request").unwrap();
    let mut found = Vec::new();
    for action in workflow.actions.values() {
        for person in &roster.persons {
            for large in [true, false] {
                let mut command = Command::new(action.name.as_str());
                command.by = vec![person.person.clone()];
                if action.name.as_str() == "ask" {
                    command.given.0 = vec![("large".to_owned(), Given::Flag(large))];
                }
                if let Ok(Answer::Accepted { events }) = decide(charter, &world, case, &command, at) {
                    found.push((events, at));
                }
            }
        }
    }
    let ends = due(charter, &charter.calendar, case).unwrap();
    let end =
        ends.iter().filter_map(|end| if let Due::At { due, .. } = end.due { Some(due) } else { None }).min();
    if let Some(at) = end.map(|due| due.max(at)) {
        let events = tick(charter, roster, &charter.calendar, case, at).unwrap();
        found.extend(Some((events, at)).filter(|(events, _)| !events.is_empty()));
    }
    found
}

/// Whether a limit can end whose case should climb and cannot; and whether climbing can go on for ever.
fn explored(charter: &Charter) -> (bool, bool) {
    let roster = everybody(charter);
    let begin = Case::new(charter, "request", "c").unwrap();
    let at = Instant::parse("2026-03-02 09:00", charter.calendar.zone()).unwrap();
    let mut known: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::from([(key(charter, &begin), BTreeSet::new())]);
    let mut climbs: Vec<(Key, Key)> = Vec::new();
    let mut stalls = false;
    let mut open = VecDeque::from([(begin, at)]);
    while let Some((case, at)) = open.pop_front() {
        let from = key(charter, &case);
        for (events, at) in next(charter, &roster, &case, at) {
            let mut case = case.clone();
            let before = case.rung();
            for event in &events {
                stalls |= matches!(event.what, What::Expired { meaning: Meaning::Closed, .. });
                case.apply(event).unwrap();
            }
            let to = key(charter, &case);
            known.entry(from.clone()).or_default().insert(to.clone());
            if case.rung() > before && before > 0 {
                climbs.push((from.clone(), to.clone()));
            }
            known.entry(to).or_insert_with(|| {
                open.push_back((case, at));
                BTreeSet::new()
            });
        }
    }
    let leads = |from: &Key, to: &Key| {
        let mut met = BTreeSet::from([from.clone()]);
        let mut open = vec![from.clone()];
        while let Some(at) = open.pop() {
            open.extend(known[&at].iter().filter(|next| met.insert((*next).clone())).cloned());
        }
        met.contains(to)
    };
    (stalls, climbs.iter().any(|(from, to)| leads(to, from)))
}

#[test]
fn escalations_climb_and_end_where_the_slow_explorer_says_so() {
    let (mut stalled, mut endless, mut neither) = (0, 0, 0);
    for choices in all() {
        let charter = crate::charter::compiled(&written(choices));
        let findings = deep(&charter, 5_000).findings;
        let says = |lint: Lint| findings.iter().any(|finding| finding.lint == lint);
        assert!(!says(Lint::NotDecided), "{choices:?} {findings:#?}");
        let found = explored(&charter);
        let said = (says(Lint::StalledEscalation), says(Lint::EndlessEscalation));
        assert_eq!(said, found, "{}\n{findings:#?}", written(choices));
        stalled += u32::from(found.0);
        endless += u32::from(found.1);
        neither += u32::from(found == (false, false));
    }
    assert!(stalled > 20 && endless > 20 && neither > 10, "{stalled} {endless} {neither}");
}
