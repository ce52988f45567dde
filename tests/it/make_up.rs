//! Rosters held against the make-up of a residents' committee: one that is right, and others with one mistake each.

use expect_test::expect_file;
use gongzhi::{
    charter::Charter,
    check::{MakeUp, make_up},
    engine::PlainRoster,
    finding::{Bilingual, Language, Source, render},
    scenario::ScenarioFile,
    text,
    time::Date,
};

const CHARTER: &str = include_str!("../data/make-up/residents.charter");

/// Declares the rosters in the language: file, and the lint with its line in the charter.
macro_rules! rosters {
    ($($name:literal $($lint:literal $line:literal)?;)*) => {
        const ROSTERS: &[(&str, &str, Option<(&str, usize)>)] = &[$((
            $name,
            include_str!(concat!("../data/make-up/", $name, ".scenario")),
            rosters!(@found $($lint $line)?),
        ),)*];
    };
    (@found) => { None };
    (@found $lint:literal $line:literal) => { Some(($lint, $line)) };
}

rosters! {
    "valid";
    "four-members" "too-few-persons" 11;
    "ten-members" "too-many-persons" 11;
    "no-chair" "vacant-office" 15;
    "two-chairs" "too-many-persons" 15;
    "no-woman" "required-members" 13;
    "couple-on-the-committee" "barred-member" 14;
    "member-among-the-overseers" "barred-member" 20;
    "relative-among-the-overseers" "barred-member" 20;
    "too-few-representatives" "required-members" 25;
    "term-over" "term-over" 12;
    "term-of-unknown-start" "term-unclear" 12;
    "term-too-long" "term-unclear" 12;
}

pub(crate) fn charter(text: &str) -> Charter {
    let reading = text::read(&Source::new("residents.charter", text));
    assert_eq!(reading.findings, []);
    Charter::compile(&reading.charter.unwrap()).into_result().unwrap()
}

/// The one roster that a text holds.
pub(crate) fn roster(charter: &Charter, text: &str) -> PlainRoster {
    let reading = text::read(&Source::new("people.scenario", text));
    let (file, findings) = ScenarioFile::read(&reading.tests);
    let (plain, wrong) = file.suites[0].rosters[0].plain(charter);
    assert_eq!([reading.findings, findings, wrong].concat(), []);
    plain
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn judged(text: &str, on: &str) -> MakeUp {
    let charter = charter(CHARTER);
    make_up(&charter, &roster(&charter, text), day(on))
}

fn lints(made_up: &MakeUp) -> Vec<&'static str> {
    made_up.findings.iter().map(|finding| finding.lint.name()).collect()
}

#[test]
fn each_mistake_is_found_once_in_the_rule_that_it_breaks() {
    let source = Source::new("residents.charter", CHARTER);
    for &(name, text, expected) in ROSTERS {
        let made_up = judged(text, "2026-06-01");
        let place = |span: gongzhi::finding::Span| source.line_column(span.start).0;
        let found: Vec<_> =
            made_up.findings.iter().map(|finding| (finding.lint.name(), place(finding.span))).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{name}");
        let invalid = made_up.bodies.iter().filter(|body| !body.is_valid).count();
        assert_eq!(invalid, usize::from(made_up.falls_short()), "{name}");
    }
}

#[test]
fn each_roster_is_told_in_both_languages() {
    let (charter, source) = (charter(CHARTER), Source::new("residents.charter", CHARTER));
    for language in Language::ALL {
        let mut told = String::new();
        for &(name, text, _) in ROSTERS {
            let made_up = make_up(&charter, &roster(&charter, text), day("2026-06-01"));
            let findings = render(&source, &made_up.findings, language, false);
            told += &format!("## {name}\n\n{}\n{findings}", made_up.say(&charter, language));
        }
        expect_file![format!("../data/make-up/told.{language}.txt")].assert_eq(&told);
    }
}

#[test]
fn every_file_of_the_folder_is_asserted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/make-up");
    let files = std::fs::read_dir(folder).unwrap();
    let count =
        files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|it| it == "scenario"));
    assert_eq!(count.count(), ROSTERS.len());
}

/// 民法典 201, 202: the day on which it begins is not counted, and it ends with the corresponding day.
#[test]
fn a_term_ends_with_the_corresponding_day_whatever_day_that_is() {
    let with = |since: &str| ROSTERS[0].1.replace("2026-01-10", since);
    let last_day = |since: &str, on: &str| judged(&with(since), on).bodies[0].members[0].places[0].last_day;
    assert_eq!(last_day("2026-01-10", "2026-06-01"), Some(day("2031-01-10")));
    // A Sunday, and New Year's Day: the last day does not move.
    assert_eq!(last_day("2019-02-28", "2020-06-01"), Some(day("2024-02-28")));
    assert_eq!(last_day("2020-02-29", "2020-06-01"), Some(day("2025-02-28")));
    assert_eq!(last_day("2021-01-01", "2021-06-01"), Some(day("2026-01-01")));
    let only_committee = |made_up: &MakeUp| made_up.bodies[0].is_valid;
    assert!(only_committee(&judged(&with("2021-05-31"), "2026-05-31")));
    assert!(!only_committee(&judged(&with("2021-05-31"), "2026-06-01")));
}

#[test]
fn what_is_not_in_force_on_the_date_does_not_count() {
    let before = judged(ROSTERS[0].1, "2026-01-09");
    assert_eq!(before.bodies[0].members, []);
    assert_eq!(lints(&before)[..2], ["too-few-persons", "required-members"]);
    let left = ROSTERS[0].1.replace(
        "\"孙丽\" is woman, holds committee.member since 2026-01-10",
        "\"孙丽\" is woman, holds committee.member since 2026-01-10 until 2026-06-01",
    );
    assert_eq!(lints(&judged(&left, "2026-05-31")), [""; 0]);
    assert_eq!(lints(&judged(&left, "2026-06-01")), ["too-few-persons"]);
}

#[test]
fn a_couple_is_reported_once_and_shown_with_both() {
    let couple = judged(ROSTERS[6].1, "2026-06-01");
    let barred: Vec<_> = couple.bodies[0].members.iter().filter(|member| !member.barred.is_empty()).collect();
    assert_eq!(barred.len(), 2);
    assert_eq!(couple.findings.len(), 1);
}

#[test]
fn a_charter_sets_the_levels() {
    let allowing = CHARTER.replace("  seats 5 to 9 ", "  lint too-few-persons is warn\n  seats 5 to 9 ");
    let charter = charter(&allowing);
    let made_up = make_up(&charter, &roster(&charter, ROSTERS[1].1), day("2026-06-01"));
    assert_eq!(lints(&made_up), ["too-few-persons"]);
    assert!(made_up.bodies[0].is_valid && !made_up.falls_short());
}

#[test]
fn names_that_the_charter_does_not_know_are_reported_once_each() {
    let roster: PlainRoster = serde_json::from_str(include_str!("../data/make-up/strangers.json")).unwrap();
    let made_up = make_up(&charter(CHARTER), &roster, day("2026-06-01"));
    let unruled: Vec<_> = made_up.findings.iter().filter(|finding| finding.span.end == 0).collect();
    let said: Vec<_> =
        unruled.iter().map(|finding| (finding.lint.name(), finding.message.en.as_ref())).collect();
    let unknown = "unknown-in-roster";
    assert_eq!(
        said,
        [
            (
                unknown,
                "the roster speaks of the office `committee.secretary`, which the charter does not declare"
            ),
            (unknown, "the roster speaks of the body `comittee`, which the charter does not declare"),
            ("unplaced-person", "the roster gives `钱进` no office, membership or kind"),
            (unknown, "the roster speaks of the tie `cousin`, which the charter does not declare"),
        ]
    );
    assert_eq!(unruled[1].hint, Some(Bilingual::new("did you mean `committee`?", "是否应为“committee”？")));
}

const CLASSES: &str = "\
charter town, edition 2026-01
kind near-relative is tie
body committee is residents-committee, each, seats 1 to 2, bars committee.near-relative
  office chair, seats 1
body overseers is supervisory-committee, each, supervises committee, bars committee
body board is council, bars committee
";

/// A roster of two committees, each with its overseers.
fn of_classes(people: &str) -> MakeUp {
    let charter = charter(CLASSES);
    let instances = "  instance committee.c1 and committee.c2\n  instance overseers.o1 part-of committee.c1\n  instance overseers.o2 part-of committee.c2\n";
    make_up(&charter, &roster(&charter, &format!("roster r\n{instances}{people}")), day("2026-06-01"))
}

#[test]
fn each_instance_is_made_up_by_itself() {
    let two = of_classes("  person a holds committee.c1.chair\n  person b holds committee.c2.chair\n");
    let keys: Vec<_> = two.bodies.iter().map(|body| body.key.as_ref().map(ToString::to_string)).collect();
    let some = |key: &str| Some(key.to_owned());
    assert_eq!(keys, [some("c1"), some("c2"), some("o1"), some("o2"), None]);
    assert_eq!(lints(&two), [""; 0]);
    // Nobody sits in the second one, which the roster names all the same.
    let one = of_classes("  person a holds committee.c1.chair\n");
    assert_eq!(lints(&one), ["too-few-persons", "vacant-office"]);
    assert!(one.bodies[0].is_valid && !one.bodies[1].is_valid);
    assert_eq!(
        one.findings[0].message.en,
        "`committee.c2` has 0 persons, where there must be 1 to 2 persons"
    );
}

#[test]
fn a_rule_means_the_same_instance_or_the_one_above_it() {
    let chairs =
        "  person a holds committee.c1.chair\n  person b is a.near-relative, holds committee.c2.chair\n";
    assert_eq!(lints(&of_classes(chairs)), [""; 0]);
    let watched = |overseers: &str| {
        lints(&of_classes(&format!("{chairs}  person c holds committee.c1, holds {overseers}\n")))
    };
    assert_eq!(watched("overseers.o1"), ["barred-member"]);
    assert_eq!(watched("overseers.o2"), [""; 0]);
    // A single body stands beside all of them.
    assert_eq!(watched("board"), ["barred-member"]);
}

#[test]
fn a_roster_says_which_of_several_it_means() {
    let roster = |body: &str| -> PlainRoster {
        serde_json::from_str(&format!(r#"{{ "persons": [{{ "person": "a", "holds": [{{ {body} }}] }}] }}"#))
            .unwrap()
    };
    let said = |body: &str| {
        let found = make_up(&charter(CLASSES), &roster(body), day("2026-06-01")).findings;
        found.into_iter().map(|finding| finding.message.en.to_string()).collect::<Vec<_>>()
    };
    let which = "there are several of `committee` (`each`), and the roster does not say which it means";
    assert_eq!(said(r#""body": "committee""#), [which]);
    let only = "the roster speaks of `board.x`, and there is only one `board`";
    assert_eq!(said(r#""body": "board", "key": "x""#), [only]);
}
