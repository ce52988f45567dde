//! Rule tests at the edges: cases that begin in the middle, time without end, tests as JSON.

use gongzhi::{
    Language,
    finding::Source,
    scenario::{Outcome, ScenarioFile, Suite},
};

use super::fixture::{charter, failures, repair, sound_suites};

const MEETING: &str = "\
charter meeting, edition 2026-01, languages en, calendar china
body board \"Board\" is council, office member \"Member\"
workflow meeting \"Meeting\"
  fact day \"Day\" is date
  clock preparing \"Preparing\" within 60 days since call until meet
  must call \"Call\" by board, from start, asks day -> called
  state called \"Called\", accountable board
    must notify \"Notify\" by board
    must study \"Study\" by board, within 5 days since notify
    must meet \"Meet\" by board, at least 10 days since notify -> met
  state met \"Met\", accountable board
    must publish \"Publish\" by board, within 3 days -> published
  state published \"Published\", end done
";

fn outcomes(charter_text: &str, tests: &str) -> (Source, Suite, Vec<Outcome>) {
    let charter = charter(&Source::new("inline.charter", charter_text));
    let source = Source::new("inline.scenario", tests);
    let suite = sound_suites(&charter, &source).remove(0);
    let outcomes = suite.outcomes().map(|(_, outcome)| outcome).collect();
    (source, suite, outcomes)
}

/// Runs tests that must pass.
fn passes(charter_text: &str, tests: &str) {
    let (source, suite, _) = outcomes(charter_text, tests);
    assert_eq!(failures(&[suite], &source, Language::En), "");
}

#[test]
fn a_case_that_is_given_has_just_done_all_that_its_limits_count_from() {
    passes(
        MEETING,
        "charter meeting
roster people
  person bo holds board.member
scenario \"Lower bounds and limits alike\"
  given meeting in called at 2026-03-02 09:00
  then due study at 2026-03-09, due preparing at 2026-05-06, with notify.times = 0
  when bo does meet at 2026-03-12 09:00
  then refused because at least
  when bo does meet at 2026-03-13 09:00
  then in met, due publish at 2026-03-16
",
    );
}

#[test]
fn only_clocks_that_may_run_there_run() {
    let tests = "charter meeting
scenario \"After its stop\"
  given meeting in met at 2026-03-02 09:00
  then due preparing
scenario \"Of another state\"
  given meeting in met at 2026-03-02 09:00
  then due study
";
    let (_, _, outcomes) = outcomes(MEETING, tests);
    let actual: Vec<_> =
        outcomes.iter().map(|outcome| outcome.difference.as_ref().unwrap().actual.en.as_str()).collect();
    assert_eq!(actual, ["it does not run", "it does not run"]);
}

#[test]
fn a_date_is_never_made_up() {
    passes(
        MEETING,
        "charter meeting
roster people
  person bo holds board.member
scenario \"Asked and not given\"
  when bo does meeting.call at 2026-03-02 09:00
  then refused because asks
  when bo does meeting.call with day = 2026-03-20
  then in called with day = 2026-03-20
",
    );
}

#[test]
fn time_without_end_ends_the_test() {
    let loops = "\
charter loop, edition 2026-01, languages en, calendar weekdays
body board \"Board\" is council
workflow turn \"Turn\"
  must begin \"Begin\" by system, from start -> left
  state left \"Left\", accountable board, within 1 hour, on expiry -> right
  state right \"Right\", accountable board, within 1 hour, on expiry -> left
    may stop \"Stop\" by system -> stopped
  state stopped \"Stopped\", end done
";
    let tests = "charter loop
scenario \"For ever\"
  given turn in left at 2026-03-02 09:00
  wait 100 years
  then in left
";
    let (_, suite, outcomes) = outcomes(loops, tests);
    let difference = outcomes[0].difference.as_ref().unwrap();
    assert_eq!(difference.actual.en, "by then more than 10000 limits end one after another");
    assert_eq!(difference.actual.zh, "到那时接连届满的时限超过 10000 个");
    assert_eq!(suite.account(&suite.scenarios()[0], &outcomes[0]).steps.len(), 2);
}

#[test]
fn tests_from_json_run_as_those_from_text() {
    let text = include_str!("../../data/scenario/failing.scenario");
    let source = Source::new("failing.scenario", text);
    let reading = gongzhi::text::read(&source);
    let (file, _) = ScenarioFile::read(&reading.tests);
    let json = serde_json::to_string(&file).unwrap();
    let again: ScenarioFile = serde_json::from_str(&json).unwrap();
    let charter = repair();
    let passed = |file: &ScenarioFile| -> Vec<bool> {
        let (suite, findings) = Suite::compile(&charter, &file.suites[0]);
        assert_eq!(findings, []);
        suite.outcomes().map(|(_, outcome)| outcome.passed()).collect()
    };
    assert_eq!(passed(&again), passed(&file));
    assert_eq!(passed(&again).len(), 27);
}

/// Two limits on one duty, each counted from something else.
const TWICE: &str = "\
charter desk, edition 2026-01, languages en and zh, calendar china
body desk \"Desk\" / \"窗口\" is council
workflow letter \"Letter\" / \"来信\"
  may bring \"Bring\" / \"送达\" by desk, from start -> got
  state got \"Got\" / \"已收\", accountable desk
    must look \"Look\" / \"查看\" by desk
    must note \"Note\" / \"登记\" by desk
    must reply \"Reply\" / \"答复\" by desk -> done
      within 5 days since look
      within 10 days since note
  state done \"Done\" / \"已办\", end done
";

#[test]
fn a_second_limit_of_one_duty_is_spoken_of_by_its_own_name() {
    // The fifth day is Sunday the 8th, the tenth Saturday the 14th: both move to the Monday after.
    passes(
        TWICE,
        "charter desk\nroster desk\n  person an \"An\" holds desk\n\
         scenario \"Apart\"\n\
         \x20 when an does letter.bring at 2026-03-02 09:00\n\
         \x20 when an does look at 2026-03-03 09:00\n\
         \x20 then due reply at 2026-03-09, due reply-2 at none\n\
         \x20 when an does note at 2026-03-04 09:00\n\
         \x20 then due reply at 2026-03-09, due reply-2 at 2026-03-16\n",
    );
}

#[test]
fn a_second_limit_of_one_duty_has_a_title_of_its_own() {
    let charter = charter(&Source::new("inline.charter", TWICE));
    let (_, letter) = charter.workflow("letter").unwrap();
    let titles = |language| {
        letter
            .clocks
            .values()
            .map(|clock| clock.titles.or(language, &clock.name).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(Language::En), ["Reply", "Reply (limit 2)"]);
    assert_eq!(titles(Language::Zh), ["答复", "答复（时限2）"]);
}
