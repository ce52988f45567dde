//! Cases of the bundled law of 2018 that go on by that of 2025.

use std::sync::LazyLock;

use gongzhi::{
    charter::Charter,
    charters::bundled,
    engine::{Answer, Command, Migration, MigrationMap},
};

use super::{Going, compile};

fn edition(name: &str) -> Charter {
    compile(bundled(name).unwrap().charter)
}

static OLD: LazyLock<Charter> = LazyLock::new(|| edition("residents-committee-2018"));

static NEW: LazyLock<Charter> = LazyLock::new(|| edition("residents-committee-2025"));

static MAP: LazyLock<MigrationMap> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/editions/bundled-2018-to-2025.json")).unwrap()
});

const ROSTER: &str = r#"{ "persons": [
    { "person": "an" },
    { "person": "chen", "holds": [{ "body": "committee", "office": "chair" }] },
    { "person": "wu", "holds": [{ "body": "overseers", "office": "overseer" }] }
] }"#;

fn migration() -> Migration<'static> {
    Migration::new(&OLD, &NEW, &MAP).unwrap()
}

fn words(answer: &Answer) -> Vec<&'static str> {
    let Answer::Refused(refusal) = answer else { panic!("{answer:?}") };
    refusal.reasons.iter().map(|reason| reason.word()).collect()
}

/// A term that began in 2024 ends when it would have ended, and is appraised by the new law (article 37).
#[test]
fn a_member_in_office_stays_in_office_and_is_appraised_from_then_on() {
    let mut going = Going::new(&OLD, "tenure", ROSTER);
    going.does(&OLD, Command::new("begin").with("member", "an"), "2024-06-03 09:00");
    assert_eq!(going.dues(&OLD), ["office-term 2029-06-03"]);
    going.moves(&migration(), "2026-01-01 00:00");
    assert_eq!(going.states(&NEW), ["serving"]);
    assert_eq!(going.dues(&NEW)[0], "office-term 2029-06-03");
    assert_eq!(
        words(&going.ask(&NEW, &Command::new("appraise").by("chen").with("fit", true), "2026-03-02 09:00")),
        ["by"]
    );
    going.does(&NEW, Command::new("appraise").by("wu").with("fit", false), "2026-03-02 09:00");
    assert_eq!(going.states(&NEW), ["warned"]);
    assert_eq!(going.breaches(), 0);
}

/// A meeting that was only proposed waits for ten days' notice now (article 26); the older law asked for none.
#[test]
fn a_proposed_meeting_needs_notice_now() {
    let mut going = Going::new(&OLD, "resolution", ROSTER);
    let convene = Command::new("convene").by("chen").with("forum", "whole").with("covenant", false);
    going.does(&OLD, convene, "2025-12-22 09:00").moves(&migration(), "2026-01-05 09:00");
    assert_eq!(going.states(&NEW), ["ready"]);
    going.does(&NEW, Command::new("notify").by("chen"), "2026-01-05 10:00");
    let meet = Command::new("meet").by("chen");
    assert_eq!(words(&going.ask(&NEW, &meet, "2026-01-15 23:59")), ["at least"]);
    going.does(&NEW, meet, "2026-01-16 09:00");
    assert_eq!(going.states(&NEW), ["meeting"]);
}

/// What an open vote decides is decided by the law under which it was opened.
#[test]
fn a_meeting_that_votes_is_left_where_it_is() {
    let mut going = Going::new(&OLD, "resolution", ROSTER);
    let convene = Command::new("convene").by("chen").with("forum", "whole").with("covenant", false);
    going.does(&OLD, convene, "2025-12-22 09:00").does(
        &OLD,
        Command::new("meet").by("chen"),
        "2025-12-30 09:00",
    );
    assert_eq!(going.stays(&migration(), "2026-01-05 09:00").len(), 1);
}
