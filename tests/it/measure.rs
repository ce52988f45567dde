//! Indicators: figures counted by hand, cases that do not count, and what is no part of the rules.

use std::sync::LazyLock;

use gongzhi::{
    Event, PlainRoster,
    charter::{Charter, Indicator},
    engine::{Answer, Case, Command, Given, World, decide, tick},
    finding::{Language, Source},
    measure::{Counted, Figure, Measured, measure},
    text,
    time::Instant,
    wording::Wording,
};

const TEXT: &str = include_str!("../data/small/rates.charter");

pub(super) static RATES: LazyLock<Charter> = LazyLock::new(|| compile(TEXT));

fn compile(written: &str) -> Charter {
    let reading = text::read(&Source::new("rates.charter", written));
    assert_eq!(reading.findings, []);
    let compiled = Charter::compile(&reading.charter.unwrap());
    assert_eq!(compiled.findings, []);
    compiled.charter.unwrap()
}

fn roster() -> PlainRoster {
    let json = r#"{ "persons": [
        { "person": "wang", "is": [{ "kind": "resident" }] },
        { "person": "chen", "holds": [{ "body": "committee", "office": "member" }] }
    ] }"#;
    serde_json::from_str(json).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text, RATES.calendar.zone()).unwrap()
}

/// The events of a case in which these things are done, one after another, and time passes until `now`.
fn played(id: &str, steps: &[(&str, &str)], now: &str) -> Vec<Event> {
    let roster = roster();
    let world = World { roster: &roster, directory: &roster, calendar: &RATES.calendar };
    let mut case = Case::new(&RATES, "request", id).unwrap();
    let mut all = Vec::new();
    let mut keep = |case: &mut Case, events: Vec<Event>| {
        events.iter().for_each(|event| case.apply(event).unwrap());
        all.extend(events);
    };
    for (step, when) in steps {
        let (action, rating) =
            step.split_once(' ').map_or((*step, None), |(action, told)| (action, Some(told)));
        let by = if matches!(action, "note" | "reply") { "chen" } else { "wang" };
        let mut command = Command::new(action).by(by);
        if let Some(told) = rating {
            command = command.with("satisfied", Given::Flag(told == "yes"));
        }
        match decide(&RATES, &world, &case, &command, at(when)).unwrap() {
            Answer::Accepted { events } => keep(&mut case, events),
            Answer::Refused(refusal) => panic!("{}", refusal.say(&RATES, Language::En)),
        }
    }
    let events = tick(&RATES, &roster, &RATES.calendar, &case, at(now)).unwrap();
    keep(&mut case, events);
    all
}

/// Five cases, all raised on Monday, 2 March 2026 at 10:00.
///
/// The reply is due on Thursday the 5th at 17:00; a rating five days after the reply.
pub(super) fn five() -> [Vec<Event>; 5] {
    let ask = ("ask", "2026-03-02 10:00");
    let now = "2026-03-20 09:00";
    [
        // In time, noted, and content: a reply after a day, the end two hours later.
        played(
            "k1",
            &[
                ask,
                ("note", "2026-03-02 11:00"),
                ("reply", "2026-03-03 10:00"),
                ("rate yes", "2026-03-03 12:00"),
            ],
            now,
        ),
        // Late and discontent: a reply after four days, the end an hour later.
        played("k2", &[ask, ("reply", "2026-03-06 10:00"), ("rate no", "2026-03-06 11:00")], now),
        // Withdrawn after an hour.
        played("k3", &[ask, ("withdraw", "2026-03-02 11:00")], now),
        // Nobody has answered yet.
        played("k4", &[ask], "2026-03-03 09:00"),
        // A reply after two hours and silence: the fifth day is Saturday the 7th, so the end is Monday the 9th at 17:00.
        played("k5", &[ask, ("reply", "2026-03-02 12:00")], now),
    ]
}

fn indicator(name: &str) -> &'static Indicator {
    RATES.indicators.values().find(|indicator| indicator.name == *name).unwrap()
}

fn measured(name: &str) -> Measured {
    let cases = five();
    let cases: Vec<&[Event]> = cases.iter().map(Vec::as_slice).collect();
    measure(&RATES, &roster(), indicator(name), &cases).unwrap()
}

fn counted(name: &str) -> Vec<Counted> {
    measured(name).cases.into_iter().map(|one| one.counted).collect()
}

#[test]
fn a_share_is_counted_among_the_cases_that_have_ended_and_are_asked_for() {
    use Counted::{Fails, Holds, LeftOut, Running};
    assert_eq!(counted("on-time"), [Holds, Fails, LeftOut, Running, Holds]);
    assert_eq!(measured("on-time").figure, Figure::Share { part: 2, whole: 3 });
    assert_eq!(measured("on-time").figure.permille(), Some(666));
}

#[test]
fn a_duty_left_undone_counts_as_a_breach() {
    use Counted::{Fails, Holds, LeftOut, Running};
    assert_eq!(counted("noted"), [Holds, Fails, LeftOut, Running, Fails]);
}

#[test]
fn a_case_in_which_nobody_told_what_is_asked_does_not_count() {
    use Counted::{Fails, Holds, NotDecided, Running};
    assert_eq!(counted("content"), [Holds, Fails, NotDecided, Running, NotDecided]);
    assert_eq!(measured("content").figure, Figure::Share { part: 1, whole: 2 });
}

#[test]
fn how_a_case_ended_may_be_asked() {
    assert_eq!(measured("answered").figure, Figure::Share { part: 3, whole: 4 });
    assert_eq!(measured("answered-late").figure, Figure::Share { part: 1, whole: 4 });
}

#[test]
fn the_middle_time_is_taken_between_two_events() {
    use Counted::{NotBoth, Running, Took};
    let (hour, day) = (3_600, 86_400);
    assert_eq!(counted("reply-time"), [Took(day), Took(4 * day), NotBoth, Running, Took(2 * hour)]);
    assert_eq!(measured("reply-time").figure, Figure::Median { seconds: Some(day), of: 3 });
}

#[test]
fn of_an_even_number_of_times_the_mean_of_the_two_in_the_middle_counts() {
    use Counted::{Running, Took};
    // 26 hours, 97 hours, 1 hour, and seven days and seven hours.
    assert_eq!(counted("whole-time"), [Took(93_600), Took(349_200), Took(3_600), Running, Took(630_000)]);
    // (93,600 + 349,200) / 2
    assert_eq!(measured("whole-time").figure, Figure::Median { seconds: Some(221_400), of: 4 });
    assert_eq!(measured("whole-time").figure.sentence().en, "2 days 13 hours (median of 4)");
    assert_eq!(measured("whole-time").figure.sentence().zh, "2日13小时（4件的中位数）");
}

#[test]
fn over_no_case_there_is_no_figure() {
    let share = measure(&RATES, &roster(), indicator("on-time"), &[]).unwrap().figure;
    assert_eq!((share, share.permille()), (Figure::Share { part: 0, whole: 0 }, None));
    let median = measure(&RATES, &roster(), indicator("whole-time"), &[]).unwrap().figure;
    assert_eq!(median, Figure::Median { seconds: None, of: 0 });
    assert_eq!(median.sentence().en, "no case counts");
}

#[test]
fn an_indicator_decides_nothing_and_is_no_part_of_the_fingerprint() {
    let rules: String = TEXT.split("indicator").next().unwrap().to_owned();
    let without = compile(&rules.replace("source rule \"The rule of the house\" / \"本单位规定\"\n", ""));
    assert!(without.indicators.is_empty());
    assert_eq!(without.fingerprint, RATES.fingerprint);
}

#[test]
fn a_formula_is_told_in_words() {
    let said = |name, language| Wording::new(&RATES, language).formula(indicator(name));
    assert_eq!(
        said("on-time", Language::En),
        "of the ended cases of “Request” for which Reply: done: the share for which “Reply” was never late"
    );
    assert_eq!(said("on-time", Language::Zh), "已办结、且已办“答复”的“请求”中，“答复”从未逾期的比例");
    assert_eq!(
        said("answered-late", Language::En),
        "of all ended cases of “Request”: the share for which the end was “Rated or Not rated” and “Reply” was late"
    );
    assert_eq!(said("reply-time", Language::Zh), "全部已办结的“请求”，自“提出”至“答复”用时的中位数");
}

#[test]
fn what_is_written_is_read_back_the_same_also_in_json() {
    let read = text::read(&Source::new("rates.charter", TEXT)).charter.unwrap();
    let written = text::write(&read).unwrap();
    assert_eq!(text::read(&Source::new("rates.charter", &written)).charter.unwrap(), read);
    let json = serde_json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<text::CharterText>(&json).unwrap(), read);
    assert!(json.contains(r#""share""#) && json.contains(r#""median""#), "{json}");
}
