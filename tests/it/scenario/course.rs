//! Expectations on what came about: met, and told where they are not.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    finding::{Language, Lint, Source},
};

use super::fixture::{charter, failures, sound_suites, suites};

fn rules() -> Arc<Charter> {
    charter(&Source::new("course.charter", include_str!("../../data/scenario/course.charter")))
}

#[test]
fn events_sources_ballots_and_days_are_met() {
    let source = Source::new("course.scenario", include_str!("../../data/scenario/course.scenario"));
    let suites = sound_suites(&rules(), &source);
    assert_eq!(failures(&suites, &source, Language::En), "");
    assert_eq!(suites[0].scenarios().len(), 8);
}

/// What differs after these steps.
fn differs(steps: &str, then: &str, language: Language) -> String {
    let tests = Source::new(
        "one.scenario",
        &format!(
            "charter course\nroster house\n  person ann \"Ann\" / \"安\" is resident, holds board.member\n  \
             person bo \"Bo\" / \"薄\" holds board.member\nscenario \"One\"\n{steps}  then {then}\n"
        ),
    );
    failures(&sound_suites(&rules(), &tests), &tests, language)
}

const ASKED: &str = "  when ann does request.ask at 2026-03-02 10:00\n";

#[test]
fn each_differing_value_is_told_beside_what_was_expected() {
    let voted = "  when ann does motion.move at 2026-03-02 10:00\n  when ann does decide with vote = yes\n";
    let replied = format!("{ASKED}  when bo does reply at 2026-03-03 10:00\n");
    let cases = [
        (ASKED, "happened reply", "what happened\n  expected   actual\n  Reply      Ask"),
        (ASKED, "happened none", "what happened\n  expected   actual\n  none       Ask"),
        (ASKED, "happened ask and ask", "what happened\n  expected   actual\n  Ask, Ask   Ask"),
        (ASKED, "cites [law 2]", "sources\n  expected   actual\n  law 2      law 1.2"),
        (ASKED, "cites [law 1.2(1)]", "sources\n  expected     actual\n  law 1.2(1)   law 1.2"),
        (
            ASKED,
            "due reply-time at none",
            "Time to reply due\n  expected          actual\n  it does not run   2026-03-09 17:00",
        ),
        (
            ASKED,
            "due reply-time at paused",
            "Time to reply due\n  expected          actual\n  it stands still   2026-03-09 17:00",
        ),
        (
            ASKED,
            "due reply-time, counts 2026-03-06 to 2026-03-07",
            "days of Time to reply\n  expected: 2026-03-07 counts\n  actual:   2026-03-07 to 2026-03-08: ",
        ),
        (
            ASKED,
            "due reply-time, skips 2026-03-10",
            "days of Time to reply\n  expected                    actual\n  2026-03-10 does not count   2026-03-10 lies outside",
        ),
        (
            &replied,
            "due reply-time at 2026-03-09",
            "Time to reply due\n  expected     actual\n  2026-03-09   it does not run",
        ),
        (voted, "tallies decide on passed", "Decide\n  expected   actual\n  passed     open"),
        (voted, "tallies decide with yes = 2", "Decide\n  expected   actual\n  yes = 2    yes = 1"),
    ];
    for (steps, then, told) in cases {
        let said = differs(steps, then, Language::En);
        assert!(said.contains(told), "{then}: {said}");
    }
    let said = differs(voted, "happened decide", Language::En);
    assert!(said.contains("what happened\n  expected   actual\n  Decide     none"), "{said}");
    let said = differs(voted, "tallies decide on failed", Language::Zh);
    assert!(said.contains("议决\n  应为     实为\n  未通过   表决中"), "{said}");
    let said = differs(ASKED, "due reply-time, skips 2026-03-03", Language::Zh);
    assert!(
        said.contains("答复期限的逐日账\n  应为：2026-03-03 不计\n  实为：2026-03-03 至 2026-03-06："),
        "{said}"
    );
}

/// A scenario in which fire and markets were called, and then these steps.
fn called(steps: &str) -> Source {
    Source::new(
        "one.scenario",
        &format!(
            "charter helping\nroster town\n  person clerk holds street.clerk\n  person officer holds fire.officer\n\
             scenario \"Two are called\"\n  \
             when clerk does whistle.blow with called = fire and called = markets at 2026-03-02 09:00\n{steps}"
        ),
    )
}

#[test]
fn an_expectation_may_speak_of_the_case_that_was_opened_for_somebody() {
    let rules = charter(&Source::new("helping.charter", include_str!("../../data/small/helping.charter")));
    let finished = "  when officer does helping.finish for fire\n  then for markets in working\n  then for fire end done\n";
    let tests = called(finished);
    assert_eq!(failures(&sound_suites(&rules, &tests), &tests, Language::En), "");
    let wrong = called(&finished.replace("then for fire end done", "then for fire in working"));
    let said = failures(&sound_suites(&rules, &wrong), &wrong, Language::En);
    assert!(said.contains("where it stands\n  expected   actual\n  At work    Finished"), "{said}");
    // Both a report and an opinion may be opened for fire.
    let (_, findings) = suites(&rules, &called("  then for fire in working\n"));
    let found: Vec<_> = findings.iter().map(|finding| (finding.lint, finding.message.en.as_str())).collect();
    assert_eq!(found, [(Lint::HalfStep, "it is not clear which workflow's case for `fire` is meant")]);
}

#[test]
fn what_a_ballot_cannot_be_asked_is_a_mistake() {
    for (then, message) in [
        ("tallies decide on tied", "no result of this ballot `tied`"),
        ("tallies decide with issued = 3", "no figure of a ballot `issued`"),
        ("tallies decide with yes = ann", "`yes` is a number of persons or votes"),
    ] {
        let tests = Source::new(
            "one.scenario",
            &format!(
                "charter course\nroster house\n  person ann holds board.member\nscenario \"One\"\n  \
                 when ann does motion.move at 2026-03-02 10:00\n  then {then}\n"
            ),
        );
        let (_, findings) = suites(&rules(), &tests);
        assert_eq!(findings.len(), 1, "{then}: {findings:?}");
        assert_eq!(findings[0].message.en, message);
    }
}
