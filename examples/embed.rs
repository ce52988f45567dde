//! A host in eighty lines: an appeal is brought and graded, somebody is refused and told why, a deadline passes, the events
//! are stored as JSON, and the case is restored from them. Run it with `cargo run --example embed`.
#![allow(clippy::print_stdout)]

use std::error::Error;

use gongzhi::{
    Case, Charter, Command, Event, EventText, Instant, Language, PlainRoster, World, charters, decide, due,
    replay, responsibility, text, tick,
};

/// Who is who is the host's business; here it is a list.
const ROSTER: &str = r#"{ "persons": [
    { "person": "zhao", "holds": [{ "body": "representatives-meeting", "office": "representative" }] },
    { "person": "qian", "holds": [{ "body": "platform", "office": "intake" }] },
    { "person": "sun", "holds": [{ "body": "platform", "office": "grader" }] }
] }"#;

fn main() -> Result<(), Box<dyn Error>> {
    let written = text::read(&charters::bundled("community").ok_or("not bundled")?.source());
    let charter = Charter::compile(&written.charter.ok_or("no charter")?).charter.ok_or("not well formed")?;
    let roster: PlainRoster = serde_json::from_str(ROSTER)?;
    let world = World { roster: &roster, directory: &roster, calendar: &charter.calendar };
    let on = |time: &str| Instant::parse(time, charter.calendar.zone());

    let bring = Command::new("bring").with("matter", "property").with("request", "the lift stands still");
    let sort = Command::new("sort").with("course", "handle").with("reply", "accepted");
    let grade = Command::new("grade").with("urgency", "urgent").with("scope", "household");
    let steps = [
        ("2026-03-02 09:20", bring.with("pending", false).by("zhao")),
        ("2026-03-02 09:40", sort.by("qian")),
        ("2026-03-02 09:50", grade.clone().by("qian")),
        ("2026-03-02 10:00", grade.by("sun")),
    ];
    let mut case = Case::new(&charter, "appeal", "appeal-1")?;
    let mut stored = Vec::new();
    for (time, command) in steps {
        let answer = decide(&charter, &world, &case, &command, on(time)?)?;
        let said = answer.refusal().map_or("done".into(), |refusal| refusal.say(&charter, Language::En));
        println!("{time} {}: {said}", command.action);
        case = keep(&charter, case, answer.events(), &mut stored)?;
    }
    show(&charter, &world, &case)?;

    println!("2026-03-03 11:00, and nobody has answered:");
    let expired = tick(&charter, world.directory, world.calendar, &case, on("2026-03-03 11:00")?)?;
    case = keep(&charter, case, &expired, &mut stored)?;
    show(&charter, &world, &case)?;

    let read = |line: &String| Ok(serde_json::from_str::<EventText>(line)?.read(&charter)?);
    let events = stored.iter().map(read).collect::<Result<Vec<Event>, Box<dyn Error>>>()?;
    assert_eq!(replay(&charter, &events)?, case);
    println!("restored from {} events", events.len());
    Ok(())
}

type Kept = Result<Case, Box<dyn Error>>;

/// Stores events, one JSON text each, and moves the case on.
fn keep(charter: &Charter, mut case: Case, events: &[Event], stored: &mut Vec<String>) -> Kept {
    for event in events {
        stored.push(serde_json::to_string(&event.written(charter)?)?);
        case.apply(event)?;
    }
    Ok(case)
}

/// Prints who answers for the case now, and when the first limit ends.
fn show(charter: &Charter, world: &World<'_>, case: &Case) -> Result<(), Box<dyn Error>> {
    let ends = due(charter, world.calendar, case)?.iter().filter_map(|clock| clock.due.instant()).min();
    let ends = ends.map(|due| due.local(charter.calendar.zone())).unwrap_or_default();
    for body in
        responsibility(charter, world.directory, case)?.into_iter().filter_map(|answers| answers.accountable)
    {
        println!(
            "  {} answers, by {ends}",
            charter.structure.view(body.body).ok_or("no body")?.title(Language::En)
        );
    }
    Ok(())
}
