//! The longest run in time along the days.

use expect_test::expect_file;
use gongzhi::{
    diagram::{Bar, Chart, Drawing, Form, Options, View, ViewError},
    finding::Language,
};

use super::diagram::charter;

const LENDING: &str = include_str!("../data/pictures/lending.charter");

fn drawing(text: &str, view: &str, language: Language) -> Drawing {
    let view: View = view.parse().unwrap();
    let options = Options { since: Some("2026-02-06".parse().unwrap()), ..Options::new(language) };
    view.drawing(&charter(text), &options).unwrap()
}

fn chart(text: &str, view: &str) -> Chart {
    let Drawing::Chart(chart) = drawing(text, view, Language::En) else { panic!("{view} is no chart") };
    chart
}

/// Each bar with its first and last day.
fn days(chart: &Chart) -> Vec<String> {
    let line = |bar: &Bar| {
        let (first, last) = bar.span.days(chart.zone());
        format!("{} {} {}", first.format("%m-%d"), last.format("%m-%d"), bar.label)
    };
    chart.bars().iter().map(line).collect()
}

/// Counted by hand: four hours after the end of 6 February; then two working days (Monday the 9th, Tuesday the 10th), after whose
/// last moment the next level is asked; its five days end on the 15th, the first day of the Spring Festival, and so on the
/// 24th, the first working day after it.
#[test]
fn a_run_lasts_as_long_as_its_limits_let_it() {
    assert_eq!(
        days(&chart(LENDING, "deadlines:loan")),
        [
            "02-06 02-07 Asked for",
            "02-06 02-07 Sort: 4 hours",
            "02-07 02-24 Being decided",
            "02-07 02-10 Time to decide: 2 working days",
            "02-10 02-24 Time to decide: 5 days",
            "02-24 02-24 Refused",
        ]
    );
}

/// Two working days in each state; the limit of both together would end later, and a power that nobody used is gone.
const TWO: &str = "\
charter two, edition 2026-01, calendar china
body office is government, office clerk
workflow request
  clock whole within 10 working days, since ask, until answer
  may ask by office.clerk, from start -> open
  state open, accountable office
    may drop by office.clerk, within 1 working day -> dropped
    must look by office.clerk, within 2 working days -> seen
  state seen, accountable office
    must answer by office.clerk, within 2 working days -> closed
  state closed, end answered
  state dropped, end dropped
";

/// 6 February 2026 is a Friday.
#[test]
fn limits_that_run_on_and_limits_that_end_are_told() {
    let answered = days(&chart(TWO, "deadlines:request.answered"));
    let told = [
        "02-06 02-10 open",
        "02-06 02-09 drop: 1 working day, then the power is gone",
        "02-06 02-10 look: 2 working days",
        "02-06 02-12 whole: 10 working days",
        "02-10 02-12 seen",
        "02-10 02-12 answer: 2 working days",
        "02-12 02-12 closed",
    ];
    for line in told {
        assert!(answered.contains(&line.to_owned()), "no {line:?} in {answered:#?}");
    }
    assert_eq!(answered.len(), told.len());
    let dropped = days(&chart(TWO, "deadlines:request.dropped"));
    assert_eq!(dropped.first().unwrap(), "02-06 02-09 open");
    let unknown: View = "deadlines:request.lost".parse().unwrap();
    let error = unknown.drawing(&charter(TWO), &Options::default()).unwrap_err();
    assert!(
        matches!(&error, ViewError::Unknown { known, .. } if known == &["answered", "dropped"]),
        "{error}"
    );
}

#[test]
fn what_nothing_bounds_is_said_below() {
    let chart = chart(LENDING, "deadlines:loan");
    let notes: Vec<&str> = chart.notes().iter().map(|note| note.split(": ").next().unwrap()).collect();
    assert!(notes[0].contains("“Refused” on 2026-02-24") && notes[1..] == ["Closed, Withdrawn"], "{notes:?}");
}

#[test]
fn a_chart_is_written_in_every_form_and_language() {
    let forms = [(Form::Mermaid, "mmd"), (Form::Svg, "svg"), (Form::Markdown, "md"), (Form::Csv, "csv")];
    for (language, name) in [(Language::En, "en"), (Language::Zh, "zh")] {
        let drawing = drawing(LENDING, "deadlines:loan", language);
        assert_eq!(drawing.forms(), forms.map(|(form, _)| form));
        for (form, ending) in forms {
            let path = format!(
                "{}/tests/data/pictures/lending-deadlines-{name}.{ending}",
                env!("CARGO_MANIFEST_DIR")
            );
            expect_file![path].assert_eq(&drawing.written(form).unwrap());
        }
    }
}
