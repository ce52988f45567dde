//! The everyday case in memory, on the bundled charter `community`: one decision, what is open, replaying a case, reading the
//! charter. How to run them, and figures, are in `README.md` beside this file.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::{hint::black_box, sync::LazyLock};

use divan::Bencher;
use gongzhi::{
    Case, Charter, Command, Event, Instant, PlainRoster, World, charters, decide, engine::options, replay,
    text, tick,
};

fn main() {
    let snapshot = serde_json::to_string(&CASE.0.written(&CHARTER).unwrap()).unwrap();
    println!("a case of {} events; its snapshot as JSON: {} bytes", CASE.1.len(), snapshot.len());
    println!("a case in memory: {} bytes and what it points to", size_of::<Case>());
    divan::main();
}

static CHARTER: LazyLock<Charter> = LazyLock::new(|| compiled(&source()));

/// A case that a grid worker is about to answer, and its events.
static CASE: LazyLock<(Case, Vec<Event>)> = LazyLock::new(|| play(&STEPS));

static ROSTER: LazyLock<PlainRoster> = LazyLock::new(|| {
    let json = r#"{ "persons": [
        { "person": "wang", "is": [{ "kind": "resident" }] },
        { "person": "zhao", "holds": [{ "body": "representatives-meeting", "office": "representative" }] },
        { "person": "qian", "holds": [{ "body": "platform", "office": "intake" }] },
        { "person": "sun", "holds": [{ "body": "platform", "office": "grader" }] },
        { "person": "zhou", "holds": [{ "body": "platform", "office": "caller" }] },
        { "person": "wu", "holds": [{ "body": "grids", "office": "worker" }] },
        { "person": "chen", "holds": [{ "body": "committee", "office": "member" }] },
        { "person": "gao", "holds": [{ "body": "conference", "office": "convener" }] }
    ] }"#;
    serde_json::from_str(json).unwrap()
});

/// Action, person, what is given as `name=value`, when.
type Step = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

const STEPS: [Step; 6] = [
    ("raise", "wang", &[("matter", "property"), ("request", "the lift"), ("pending", "no")], "03-02 09:00"),
    ("relay", "zhao", &[], "03-02 09:30"),
    ("sort", "qian", &[("course", "handle"), ("reply", "accepted")], "03-02 09:50"),
    ("grade", "sun", &[("urgency", "general"), ("scope", "household")], "03-02 10:00"),
    ("sign", "wu", &[], "03-02 10:30"),
    ("contact", "wu", &[], "03-02 11:00"),
];

/// What follows on [`STEPS`]: twice not satisfied, up to the committee, then listed supervision.
const ROUND: [Step; 14] = [
    ("answer", "wu", &[("reply", "repaired")], "03-02 14:00"),
    ("call-back", "zhou", &[], "03-02 14:05"),
    ("confirm", "wang", &[("satisfied", "no")], "03-02 14:10"),
    ("redo", "zhou", &[], "03-02 14:20"),
    ("sign", "wu", &[], "03-02 14:30"),
    ("contact", "wu", &[], "03-02 14:40"),
    ("answer", "wu", &[("reply", "repaired again")], "03-02 15:00"),
    ("confirm", "wang", &[("satisfied", "no")], "03-02 15:10"),
    ("sign", "chen", &[], "03-02 15:20"),
    ("contact", "chen", &[], "03-02 15:30"),
    ("answer", "chen", &[("reply", "replaced")], "03-02 15:40"),
    ("call-back", "zhou", &[], "03-02 15:50"),
    ("confirm", "wang", &[("satisfied", "no")], "03-02 16:00"),
    ("settle", "gao", &[("reply", "settled")], "03-02 16:10"),
];

fn source() -> gongzhi::finding::Source {
    charters::bundled("community").unwrap().source()
}

fn compiled(source: &gongzhi::finding::Source) -> Charter {
    let reading = text::read(source);
    Charter::compile(&reading.charter.unwrap()).charter.unwrap()
}

fn world() -> World<'static> {
    World { roster: &*ROSTER, directory: &*ROSTER, calendar: &CHARTER.calendar }
}

fn at(time: &str) -> Instant {
    Instant::parse(&format!("2026-{time}"), CHARTER.calendar.zone()).unwrap()
}

fn command((action, person, given, _): &Step) -> Command {
    let command = Command::new(*action).by(*person);
    given.iter().fold(command, |command, (name, value)| command.with(*name, *value))
}

fn play(steps: &[Step]) -> (Case, Vec<Event>) {
    let mut case = Case::new(&CHARTER, "appeal", "appeal-1").unwrap();
    let mut events = Vec::new();
    for step in steps {
        let answer = decide(&CHARTER, &world(), &case, &command(step), at(step.3)).unwrap();
        assert!(answer.is_accepted(), "{:?}", answer.refusal());
        for event in answer.events() {
            case.apply(event).unwrap();
            events.push(event.clone());
        }
    }
    (case, events)
}

#[divan::bench]
fn decide_accepted(bencher: Bencher<'_, '_>) {
    let (case, world) = (&CASE.0, world());
    let (answer, now) = (Command::new("answer").by("wu").with("reply", "repaired"), at("03-02 14:00"));
    bencher.bench_local(|| {
        let answer = decide(&CHARTER, &world, case, black_box(&answer), now).unwrap();
        assert!(answer.is_accepted());
        answer
    });
}

#[divan::bench]
fn decide_refused_unread(bencher: Bencher<'_, '_>) {
    let (case, world) = (&CASE.0, world());
    let (answer, now) = (Command::new("answer").by("sun").with("reply", "repaired"), at("03-02 14:00"));
    bencher.bench_local(|| {
        let answer = decide(&CHARTER, &world, case, black_box(&answer), now).unwrap();
        assert!(!answer.is_accepted());
        answer
    });
}

#[divan::bench]
fn options_of_one_person(bencher: Bencher<'_, '_>) {
    let (case, world, wu, now) = (&CASE.0, world(), "wu".into(), at("03-02 14:00"));
    bencher.bench_local(|| options(&CHARTER, &world, case, black_box(Some(&wu)), now).unwrap());
}

#[divan::bench]
fn tick_with_nothing_due(bencher: Bencher<'_, '_>) {
    let (case, now) = (&CASE.0, at("03-02 14:00"));
    bencher.bench_local(|| {
        let events = tick(&CHARTER, &*ROSTER, &CHARTER.calendar, black_box(case), now).unwrap();
        assert!(events.is_empty());
    });
}

#[divan::bench]
fn replay_twenty_events(bencher: Bencher<'_, '_>) {
    let steps: Vec<Step> = STEPS.iter().chain(&ROUND).copied().collect();
    let (_, events) = play(&steps);
    assert_eq!(events.len(), 20);
    bencher
        .counter(divan::counter::ItemsCount::new(events.len()))
        .bench_local(|| replay(&CHARTER, black_box(&events)).unwrap());
}

#[divan::bench]
fn read_and_compile_community(bencher: Bencher<'_, '_>) {
    let source = source();
    bencher.bench_local(|| compiled(black_box(&source)));
}
