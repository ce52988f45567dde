//! Whatever a charter says, it reads back from what was written; whatever a file holds, reading it ends.

use gongzhi::{
    finding::Source,
    syntax::{Comparison, Unit},
    text::{self, AmountText, CharterText, Expression},
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

use super::fixtures::{CHARTERS, sound};

fn name() -> impl Strategy<Value = Expression> {
    const NAMES: &[&str] = &[
        "urgent",
        "handler.superior",
        "confirm.times",
        "none",
        "办理单位",
        "满意",
        "today",
        "not-so",
        "非紧急",
        "if",
    ];
    prop::sample::select(NAMES).prop_map(|name| Expression::Name(name.into()))
}

/// What may stand on a side of a comparison.
fn side() -> impl Strategy<Value = Expression> {
    let span = gongzhi::finding::Span::default;
    prop_oneof![
        name(),
        any::<u32>().prop_map(move |number| Expression::Number(number, span())),
        (1..400u32, prop::sample::select(&Unit::ALL[..]))
            .prop_map(move |(count, unit)| Expression::Amount(AmountText::Of { count, unit }, span())),
        (0..9u32, 1..9u32)
            .prop_map(move |(part, whole)| Expression::Amount(AmountText::Share(part, whole), span())),
        "[ a-z\"”，/#|且]{0,6}".prop_map(move |text| Expression::Text(text, span())),
        prop::sample::select(&["2026-02-28", "2026-02", "09:30", "2026-02-28 09:30"][..])
            .prop_map(|moment| Expression::Moment(moment.into())),
    ]
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    prop::sample::select(&[Equal, NotEqual, Less, AtMost, Greater, AtLeast][..])
}

fn condition() -> impl Strategy<Value = Expression> {
    let compare = (side(), comparison(), side()).prop_map(|(left, comparison, right)| {
        Expression::Compare(Box::new(left), comparison, Box::new(right))
    });
    prop_oneof![name(), compare].prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|it| Expression::Not(Box::new(it), gongzhi::finding::Span::default())),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expression::And),
            prop::collection::vec(inner, 2..4).prop_map(Expression::Or),
        ]
    })
}

/// The condition of the one action of a charter.
fn only_condition(text: &CharterText) -> Option<&Expression> {
    Some(&text.workflows.first()?.actions.first()?.conditions.first()?.expression)
}

/// What no statement can do without.
const NEEDED: &[&str] = &[
    "format",
    "name",
    "names",
    "expression",
    "amount",
    "inputs",
    "outputs",
    "target",
    "value",
    "source",
    "who",
    "body",
    "parties",
    "result",
    "clock",
    "workflow",
    "to",
    "action",
    "take",
    "level",
];

/// A charter in JSON with some of its parts taken out, so that it says other things.
fn without(mut charter: Value, cuts: &[Index]) -> Value {
    for index in cuts {
        let mut paths = Vec::new();
        collect(&charter, String::new(), &mut paths);
        // Of a short charter everything may be gone by now.
        if paths.is_empty() {
            break;
        }
        let path = index.get(&paths);
        let (parent, last) = path.rsplit_once('/').unwrap();
        match charter.pointer_mut(parent) {
            Some(Value::Object(fields)) => drop(fields.remove(last)),
            Some(Value::Array(items)) if items.len() > 1 => drop(items.remove(last.parse().unwrap())),
            _ => {}
        }
    }
    charter
}

/// The places of all that may be taken out.
fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields.iter().filter(|(key, _)| !NEEDED.contains(&key.as_str())) {
                paths.push(format!("{path}/{key}"));
                collect(inner, format!("{path}/{key}"), paths);
            }
        }
        Value::Array(items) => {
            for (key, inner) in items.iter().enumerate() {
                paths.push(format!("{path}/{key}"));
                collect(inner, format!("{path}/{key}"), paths);
            }
        }
        _ => {}
    }
}

/// A charter's text with some of its pieces moved over others.
fn shuffled(text: &str, moves: &[(Index, Index, usize)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (from, to, length) in moves {
        let (from, to) = (from.index(characters.len()), to.index(characters.len()));
        let piece: Vec<char> = characters[from..].iter().take(*length).copied().collect();
        let end = (to + length / 2).min(characters.len());
        characters.splice(to..end, piece);
    }
    characters.into_iter().collect()
}

fn a_charter() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(CHARTERS)
}

proptest! {
    #[test]
    fn a_condition_prints_and_reads_back(condition in condition()) {
        let printed = serde_json::to_string(&condition).unwrap();
        prop_assert_eq!(serde_json::from_str::<Expression>(&printed).map_err(|error| error.to_string()), Ok(condition));
    }

    #[test]
    fn a_condition_is_written_in_a_charter_and_reads_back(condition in condition()) {
        let mut text = sound("c", "charter c\nworkflow w\n  may act, from start, if yes -> done\n");
        text.workflows[0].actions[0].conditions[0].expression = condition;
        let written = text::write(&text).unwrap();
        let again = sound("c", &written);
        prop_assert_eq!(only_condition(&again), only_condition(&text), "{}", written);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_part_of_a_charter_reads_back(
        (name, text) in a_charter(),
        cuts in prop::collection::vec(any::<Index>(), 1..40),
    ) {
        let json = without(serde_json::to_value(sound(name, text)).unwrap(), &cuts);
        let read: CharterText = serde_json::from_value(json).unwrap();
        let written = text::write(&read).unwrap();
        prop_assert_eq!(sound(name, &written), read, "{}", written);
    }

    #[test]
    fn reading_ends_whatever_stands_in_the_file(
        (name, text) in a_charter(),
        moves in prop::collection::vec((any::<Index>(), any::<Index>(), 0..60usize), 1..12),
    ) {
        let source = Source::new(name, &shuffled(text, &moves));
        let reading = text::read(&source);
        let length = u32::try_from(source.text().len()).unwrap();
        prop_assert!(reading.findings.iter().all(|finding| finding.span.end <= length));
        if let Some(charter) = reading.charter {
            let _ = text::write(&charter);
        }
    }
}
