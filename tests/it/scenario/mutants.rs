//! Whether rule tests notice that a rule was changed.

use std::collections::BTreeSet;

use gongzhi::{
    charters,
    finding::{Language, Source},
    scenario::{Changed, Fate, Mutant, Mutation, Operator, ScenarioFile, SuiteText},
    text::{self, CharterText},
};

const BOOTH: &str = include_str!("../../data/mutants/booth.charter");
const TESTS: &str = include_str!("../../data/mutants/booth.scenario");
const ASKED: &str = include_str!("../../data/mutants/asked.scenario");

fn written(rules: &str) -> CharterText {
    text::read(&Source::new("rules.charter", rules)).charter.unwrap()
}

fn suites(tests: &str) -> Vec<SuiteText> {
    let (file, mistakes) = ScenarioFile::read(&text::read(&Source::new("rules.scenario", tests)).tests);
    assert_eq!(mistakes, []);
    file.suites
}

fn mutation(rules: &str, tests: &[&str]) -> Mutation {
    Mutation::new(written(rules), tests.iter().flat_map(|tests| suites(tests)).collect()).unwrap()
}

/// The mutants with that fate, each with its line.
fn with_fate(mutation: &Mutation, rules: &str, is: impl Fn(&Fate) -> bool) -> Vec<(Operator, usize)> {
    let source = Source::new("rules.charter", rules);
    let mutants = mutation.mutants().into_iter().filter(|mutant| is(&mutation.fate(mutant)));
    mutants.map(|mutant| (mutant.operator, source.line_column(mutant.span.start).0)).collect()
}

#[test]
fn seeded_weaknesses_are_found_and_nothing_else() {
    let booth = mutation(BOOTH, &[TESTS]);
    let survived = with_fate(&booth, BOOTH, |fate| *fate == Fate::Survived);
    assert_eq!(
        survived,
        [
            (Operator::RemoveSeparation, 24),
            (Operator::DropLimit, 27),
            (Operator::ShiftNumber, 27),
            (Operator::ShiftNumber, 30),
            (Operator::ChangeUnit, 30),
        ]
    );
}

#[test]
fn whoever_asks_the_questions_leaves_no_survivor() {
    let booth = mutation(BOOTH, &[TESTS, ASKED]);
    assert_eq!(with_fate(&booth, BOOTH, |fate| *fate == Fate::Survived), []);
    // Alone the questions leave much unasked.
    let alone = mutation(BOOTH, &[ASKED]);
    assert!(with_fate(&alone, BOOTH, |fate| *fate == Fate::Survived).len() > 10);
}

#[test]
fn the_scenario_that_notices_is_named() {
    let booth = mutation(BOOTH, &[TESTS]);
    let is_rung = |mutant: &&Mutant| mutant.operator == Operator::DropRung;
    let fates: Vec<_> = booth.mutants().iter().filter(is_rung).map(|mutant| booth.fate(mutant)).collect();
    let killed = |title: &str| Fate::Killed(title.to_owned());
    // Without the lower rung the first body to have the case is none of the ladder, which is no charter.
    assert_eq!(fates, [Fate::Stillborn, killed("What is late goes up, and is refused at last")]);
}

#[test]
fn the_changed_line_is_shown_in_the_readers_language() {
    let booth = mutation(BOOTH, &[TESTS]);
    let mutants = booth.mutants();
    let of = |operator| mutants.iter().find(|mutant| mutant.operator == operator).unwrap();
    let changed = |before: &str, after: &[&str]| Changed {
        before: vec![before.to_owned()],
        after: after.iter().map(|line| (*line).to_owned()).collect(),
    };
    assert_eq!(
        booth.lines(of(Operator::FlipComparison), Language::En),
        changed("-> granted if size ≤ 6", &["-> granted if size > 6"])
    );
    assert_eq!(
        booth.lines(of(Operator::FlipComparison), Language::Zh),
        changed("→ granted 若 size ≤ 6", &["→ granted 若 size > 6"])
    );
}

#[test]
fn what_means_nothing_is_left_out() {
    let stillborn = with_fate(&mutation(BOOTH, &[TESTS]), BOOTH, |fate| *fate == Fate::Stillborn);
    assert_eq!(stillborn.first(), Some(&(Operator::DropRung, 11)));
}

#[test]
fn every_mutant_is_another_charter_and_always_the_same() {
    let small = [
        BOOTH,
        include_str!("../../data/coverage/lending.charter"),
        include_str!("../../data/small/run-off.charter"),
        include_str!("../../data/small/thresholds.charter"),
        include_str!("../../data/small/helping.charter"),
        include_str!("../../data/small/tables.charter"),
        include_str!("../../data/scenario/competence.charter"),
    ];
    let mut met = BTreeSet::new();
    for rules in small {
        let mutation = mutation(rules, &[]);
        let mutants = mutation.mutants();
        assert_eq!(mutants, mutation.mutants());
        let mut texts: Vec<CharterText> = vec![mutation.text().clone()];
        for mutant in &mutants {
            met.insert(mutant.operator);
            let changed = mutation.changed(mutant);
            assert!(!texts.contains(&changed), "{mutant:?} of {}", changed.name.as_str());
            assert!(text::write(&changed).is_ok(), "{mutant:?}");
            texts.push(changed);
        }
    }
    let missing: Vec<_> = Operator::ALL.iter().filter(|operator| !met.contains(operator)).collect();
    assert_eq!(missing, [&Operator::DropPause; 0]);
}

#[test]
fn the_bundled_charter_has_hundreds() {
    let community = charters::bundled("community").unwrap();
    let mutation = mutation(community.charter, &[]);
    assert!(mutation.mutants().len() > 200, "{}", mutation.mutants().len());
}

/// The survivors that are shown to mean the same, each with its line and what the mutant makes of it.
fn shown_equal(rules: &str, tests: &[&str], limit: usize) -> Vec<(usize, Vec<String>)> {
    let mutation = mutation(rules, tests);
    let mutants = mutation.mutants();
    let survived: Vec<Mutant> =
        mutants.iter().filter(|mutant| mutation.fate(mutant) == Fate::Survived).copied().collect();
    let equal = mutation.equivalent(&survived, limit);
    let source = Source::new("rules.charter", rules);
    let of = survived.iter().filter(|mutant| equal.contains(&mutant.number));
    of.map(|mutant| {
        let line = source.line_column(mutant.span.start).0;
        (line, mutation.lines(mutant, Language::En).after)
    })
    .collect()
}

#[test]
fn conditions_that_never_come_out_otherwise_are_equivalent() {
    let rules = include_str!("../../data/coverage/lending.charter");
    let tests = [
        include_str!("../../data/coverage/lending.scenario"),
        include_str!("../../data/coverage/full.scenario"),
    ];
    // Whatever is out was lent.
    let expected = [(43, vec!["if worn".to_owned()]), (43, vec!["if lend.times ≥ 0 and worn".to_owned()])];
    assert_eq!(shown_equal(rules, &tests, 100_000), expected);
    // A walk that is cut short shows nothing.
    assert_eq!(shown_equal(rules, &tests, 3), []);
    // What no walk keeps apart is left open: numbers that somebody tells.
    assert_eq!(shown_equal(BOOTH, &[ASKED], 100_000), []);
}

#[test]
fn a_notice_that_every_event_gives_all_the_same_is_no_change() {
    let rules = "\
charter stall \"Stall\" / \"摊位\", edition 2026-01, languages en and zh
kind trader \"Trader\" / \"摊主\" is person
body hall \"Hall\" / \"市场办\" is council
body board \"Board\" / \"管委会\" is council, supervises hall
workflow permit \"Permit\" / \"许可\"
  fact urgent \"Urgent\" / \"紧急\" is yes or no
  may ask \"Ask\" / \"申请\" by trader, from start, asks urgent, informed hall and board -> asked
  state asked \"Asked\" / \"已申请\", accountable hall, informed hall
    may give \"Give\" / \"许可\" by hall, informed raiser if urgent -> granted
    may refuse \"Refuse\" / \"不许可\" by hall -> refused
  state granted \"Granted\" / \"已许可\", end granted, informed raiser
  state refused \"Refused\" / \"未许可\", end refused, informed raiser
";
    let tests = "\
charter stall
roster stall
  person wang is trader
scenario \"Asked\"
  when wang does permit.ask at 2026-03-02 09:00
  then accountable hall
";
    let equal = shown_equal(rules, &[tests], 100_000);
    let lines: Vec<usize> = equal.iter().map(|(line, _)| *line).collect();
    // Whoever asks tells the hall, and so does the state asked for; whoever is given it is told by the state granted, urgent or not.
    // The board is told by nobody else, and who is refused by the state alone.
    assert_eq!(lines, [8, 9, 9, 9, 7], "{equal:?}");
    let hall_is_left_out = equal.iter().find(|(line, _)| *line == 7).map(|(_, after)| after.join(" "));
    assert!(hall_is_left_out.unwrap().contains("informed board"));
}

const VOTED: &str = r#"charter voted, edition 2026-01, languages en
body meeting "Meeting" is residents-assembly, elects board
  office member "Member"
body board "Board" is council
workflow motion "Motion"
  fact mode "Mode" is all-of-us or some-of-us
  may move "Move" by meeting.member, from start, asks mode -> put
  state put "Put", accountable board
    ballot decide "Decide" by meeting.member, within 3 days
      quorum more than 1/2 if mode ≠ some-of-us, among all
      quorum at least 2/3 if mode = some-of-us, among all
      passes more than 1/2 among voting
      on passed -> carried
      on failed -> lost
  state carried "Carried", end carried
  state lost "Lost", end lost
"#;

#[test]
fn a_threshold_that_another_implies_may_go_or_stay() {
    let of = |rules: &str| {
        let source = Source::new("voted.charter", rules);
        let mutation = Mutation::new(text::read(&source).charter.unwrap(), Vec::new()).unwrap();
        let mutants = mutation.mutants();
        let same = mutation.equivalent(&mutants, 1_000);
        let same = mutants.iter().filter(|mutant| same.contains(&mutant.number));
        same.map(|mutant| mutation.lines(mutant, Language::En).after.join(" ")).collect::<Vec<_>>()
    };
    // Two thirds of all are more than half of them: without its condition the half asks for nothing more.
    let found = of(VOTED);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("quorum more than 1/2 among all"), "{found:#?}");
    // A third adds nothing to a half that is asked of the rest; the half does.
    assert_eq!(of(&VOTED.replace("at least 2/3", "at least 1/3")), ["quorum at least 1/3, among all"]);
    // Shares of different wholes are not compared.
    let eligible = VOTED.replace("mode = some-of-us, among all", "mode = some-of-us, among eligible");
    assert_eq!(of(&eligible), [""; 0]);
}
