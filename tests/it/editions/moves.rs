//! One case moved: what it keeps, and every reason why it stays.

use gongzhi::{
    charter::Charter,
    engine::{Command, Migration, MigrationMap, QuestionError, migrate},
};

use super::{Going, compile};

const OLD: &str = "\
charter pool, edition 2020-01, since 2020-01-01
  calendar weekly, zone +08:00, rests saturday and sunday
body town is government, leads desk, leads team
body desk is government
  office clerk
body team is government
body halls is grid, each
workflow request
  fact size is 1 to 9
  slot handler is body
  clock pace, within 10 days, pauses in parked
  may ask by desk.clerk, from start, asks size, sets handler = team -> open
  may split by desk.clerk, from open -> left and right
  state open, accountable handler
    must answer by desk.clerk, within 6 days -> closed
    must report by desk.clerk, every 7 days counting no-roll
    may park by desk.clerk -> parked
    may wait-for by desk.clerk, opens errand -> waiting
  state parked, accountable desk
    may resume by desk.clerk -> open
  state left, accountable desk
    may leave by desk.clerk, from left and right -> closed
  state right, accountable desk
  state waiting, accountable desk
    waits errand, -> closed
  state closed, end closed
workflow errand
  must begin by system, from start -> going
  state going, accountable team
    may finish by team -> finished
  state finished, end finished
";

const ROSTER: &str =
    r#"{ "persons": [{ "person": "chen", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#;

fn old() -> Charter {
    compile(OLD)
}

/// The next edition, in which these words became those.
fn new(changes: &[(&str, &str)]) -> Charter {
    let head = ("edition 2020-01, since 2020-01-01", "edition 2026-01, since 2026-01-01, supersedes 2020-01");
    let changed = std::iter::once(&head).chain(changes).fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    compile(&changed)
}

fn act(action: &str) -> Command {
    Command::new(action).by("chen")
}

/// A request that was opened at nine on Monday, 2 March 2026.
fn open(old: &Charter) -> Going {
    let mut going = Going::new(old, "request", ROSTER);
    going.does(old, act("ask").with("size", 7u32), "2026-03-02 09:00");
    going
}

/// Why a case that did this stays, on Wednesday the 4th.
fn stays(steps: &[&str], changes: &[(&str, &str)], map: &str) -> Vec<String> {
    let (old, new) = (old(), new(changes));
    let mut going = open(&old);
    for step in steps {
        going.does(&old, act(step), "2026-03-03 09:00");
    }
    let map: MigrationMap = serde_json::from_str(map).unwrap();
    let migration = Migration::new(&old, &new, &map).unwrap_or_else(|problems| panic!("{problems:?}"));
    let before = going.case.clone();
    let reasons = going.stays(&migration, "2026-03-04 09:00");
    assert_eq!(going.case, before);
    reasons
}

/// The case after it moved on that day.
fn moves(changes: &[(&str, &str)], steps: &[&str], day: &str) -> (Going, Charter) {
    let (old, new) = (old(), new(changes));
    let mut going = open(&old);
    for step in steps {
        going.does(&old, act(step), "2026-03-03 09:00");
    }
    going.moves(&Migration::new(&old, &new, &MigrationMap::default()).unwrap(), day);
    (going, new)
}

#[test]
fn it_stays_where_its_state_leads_nowhere() {
    let parked = r#"{ "workflows": { "request": { "states": { "parked": null } } } }"#;
    assert_eq!(stays(&["park"], &[], parked), ["the case stands in `parked`, which has no counterpart"]);
    let retired = [("state parked, ", "state parked, retired, ")];
    assert_eq!(stays(&["park"], &retired, "{}"), ["`parked` is retired: no case enters it any more"]);
    let stuck = [("    may resume by desk.clerk -> open\n", "    may resume by desk.clerk\n")];
    assert_eq!(stays(&["park"], &stuck, "{}"), ["no action and no limit leads on from `parked`"]);
    let end = r#"{ "workflows": { "request": { "states": { "parked": "closed" } } } }"#;
    assert_eq!(stays(&["park"], &[], end), ["`closed` ends a case, and this one goes on"]);
    let joined = r#"{ "workflows": { "request": { "states": { "left": "parked", "right": "parked" } } } }"#;
    assert_eq!(stays(&["split"], &[], joined), ["the case would stand twice in `parked`"]);
}

#[test]
fn it_stays_where_nobody_would_answer() {
    let other = [
        ("  slot handler is body\n", "  slot handler is body\n  slot keeper is body\n"),
        ("accountable handler", "accountable keeper"),
    ];
    assert_eq!(stays(&[], &other, "{}"), ["not exactly one body would be accountable in `open`"]);
    let team = r#"{ "bodies": { "team": null } }"#;
    assert_eq!(stays(&[], &[], team), ["`handler` holds `team`, which has no counterpart"]);
    let halls = [("state parked, accountable desk", "state parked, accountable halls")];
    assert_eq!(stays(&[], &halls, "{}"), ["the directory does not say which of `halls` covers the case"]);
}

#[test]
fn it_stays_with_a_value_that_there_is_no_more() {
    assert_eq!(
        stays(&[], &[("1 to 9", "1 to 6")], "{}"),
        ["`size` is 7, which edition `2026-01` does not allow"]
    );
}

#[test]
fn all_reasons_are_told_at_once() {
    let map = r#"{ "bodies": { "team": null }, "workflows": { "request": { "states": { "open": null } } } }"#;
    assert_eq!(
        stays(&[], &[("1 to 9", "1 to 6")], map),
        [
            "the case stands in `open`, which has no counterpart",
            "`size` is 7, which edition `2026-01` does not allow",
            "`handler` holds `team`, which has no counterpart",
        ]
    );
}

#[test]
fn it_stays_while_it_waits_for_a_case_that_goes_by_the_same_edition() {
    assert_eq!(
        stays(&["wait-for"], &[], "{}"),
        ["the case waits for `C-1/2.1`, which goes by the same edition"]
    );
}

#[test]
fn it_stays_if_there_is_no_such_workflow() {
    let old = old();
    let text = OLD
        .replace("workflow request", "workflow inquiry")
        .replace("2020-01, since 2020-01-01", "2026-01, since 2026-01-01");
    let new = compile(&text);
    let migration = Migration::new(&old, &new, &MigrationMap::default()).unwrap();
    let reasons = open(&old).stays(&migration, "2026-03-04 09:00");
    assert_eq!(reasons, ["edition `2026-01` has no workflow `request`"]);
    let map = serde_json::from_str(r#"{ "workflows": { "request": { "to": "inquiry" } } }"#).unwrap();
    let mut going = open(&old);
    going.moves(&Migration::new(&old, &new, &map).unwrap(), "2026-03-04 09:00");
    assert_eq!(going.states(&new), ["open"]);
}

#[test]
fn only_a_case_that_runs_is_moved_and_none_into_the_past() {
    let (old, new) = (old(), new(&[("within 6 days", "within 7 days")]));
    let migration = Migration::new(&old, &new, &MigrationMap::default()).unwrap();
    let fresh = Going::new(&old, "request", ROSTER);
    assert_eq!(
        fresh.stays(&migration, "2026-03-04 09:00"),
        ["the case has not begun: raise it by the edition that holds"]
    );
    let mut going = open(&old);
    assert_eq!(
        going.stays(&migration, "2026-03-01 09:00"),
        ["the case's last event happened at 2026-03-02T01:00:00Z, later than that"]
    );
    going.does(&old, act("answer"), "2026-03-03 09:00");
    assert_eq!(
        going.stays(&migration, "2026-03-04 09:00"),
        ["the case has ended in `closed`: it stays as it was decided"]
    );
    let mut moved = open(&old);
    moved.moves(&migration, "2026-03-04 09:00");
    let again =
        migrate(&migration, &moved.roster, &moved.calendar, &moved.case, moved.at("2026-03-05 09:00"));
    assert!(matches!(again, Err(QuestionError::Foreign { .. })), "{again:?}");
}

#[test]
fn what_ended_by_then_ends_by_the_old_rules() {
    let (going, new) = moves(&[("within 6 days", "within 60 days")], &[], "2026-03-10 09:00");
    // Six days end with Sunday the 8th, which moves on to the 9th; with the 9th the first seven days end that recur.
    assert_eq!(going.breaches(), 2);
    assert!(going.dues(&new).contains(&"answer 2026-05-01 ended".to_owned()), "{:?}", going.dues(&new));
}

#[test]
fn a_running_limit_counts_from_its_old_start_by_the_new_length() {
    let (going, new) = moves(
        &[("within 6 days", "within 8 days"), ("within 10 days", "within 20 days")],
        &[],
        "2026-03-04 09:00",
    );
    assert_eq!(going.dues(&new), ["pace 2026-03-23", "answer 2026-03-10", "report 2026-03-09"]);
}

#[test]
fn what_would_have_ended_already_has_ended_and_breaks_nothing() {
    let (mut going, new) = moves(
        &[("within 6 days", "within 1 days"), ("every 7 days", "every 1 days")],
        &[],
        "2026-03-05 09:00",
    );
    assert_eq!(going.dues(&new), ["pace 2026-03-12", "answer 2026-03-03 ended", "report 2026-03-05"]);
    assert_eq!(going.breaches(), 0);
    going.ticks(&new, "2026-03-06 00:00");
    // The span of the 5th was the first one owed by the new rules.
    assert_eq!(going.breaches(), 1);
}

#[test]
fn spans_of_one_length_go_on_as_they_were() {
    let (going, new) = moves(&[], &["report"], "2026-03-04 09:00");
    assert!(going.dues(&new).contains(&"report 2026-03-16".to_owned()), "{:?}", going.dues(&new));
}

#[test]
fn a_pause_goes_on_or_begins_or_ends_as_the_new_rules_say() {
    let (going, new) = moves(&[], &["park"], "2026-03-04 09:00");
    assert!(going.dues(&new)[0].starts_with("pace Paused"), "{:?}", going.dues(&new));
    let (going, new) = moves(&[(", pauses in parked", "")], &["park"], "2026-03-05 00:00");
    // It stood still on the 3rd and the 4th: two days that do not count, and then the weekend.
    assert_eq!(going.dues(&new), ["pace 2026-03-16"]);
    let (going, new) = moves(&[("pauses in parked", "pauses in open")], &[], "2026-03-05 00:00");
    assert!(going.dues(&new)[0].starts_with("pace Paused"), "{:?}", going.dues(&new));
}

#[test]
fn a_clock_that_is_new_starts_then() {
    let (going, new) = moves(
        &[("state open, accountable handler", "state open, accountable handler, within 5 days")],
        &[],
        "2026-03-04 09:00",
    );
    assert!(going.dues(&new).contains(&"open 2026-03-09".to_owned()), "{:?}", going.dues(&new));
}
