//! Longest times against the slow explorer, on small workflows drawn at random.

use gongzhi::{
    check::{TimeQuestion, WorstTime},
    time::Unit,
};

use super::{
    asked,
    model::{Dice, Model},
    slow::{Longest, longest},
};
use crate::charter::charter;

/// What is told of a model, in days, and whether it is exact.
fn told(model: &Model) -> Option<(Longest, bool)> {
    let charter = charter(&model.text());
    let times = asked(&charter, "request", &TimeQuestion { limit: 3_000, ..TimeQuestion::outcomes() });
    Some(match &times.arrivals[0].time {
        WorstTime::Unreached => (Longest::Never, true),
        WorstTime::Unbounded(_) => (Longest::Endless, true),
        WorstTime::NotDecided(_) => return None,
        WorstTime::Sums(sums) => {
            assert_eq!(sums.len(), 1, "{}", model.text());
            assert_eq!(sums[0].least_of.len(), 1, "{}", model.text());
            let terms = &sums[0].least_of[0];
            assert!(terms.iter().all(|term| term.limit.unit() == Unit::Days));
            let days = terms.iter().map(|term| term.limit.count()).sum();
            (Longest::Days(days), !sums[0].is_order_open)
        }
    })
}

fn is_less(told: Longest, found: Longest) -> bool {
    match (told, found) {
        (Longest::Endless, _) | (_, Longest::Never) => false,
        (Longest::Days(told), Longest::Days(found)) => told < found,
        _ => true,
    }
}

#[test]
fn the_slow_explorer_finds_nothing_longer_and_mostly_the_same() {
    let mut dice = Dice(20_261_130);
    let (mut bounded, mut endless, mut longer, mut undecided) = (0, 0, 0, 0);
    for number in 0..1500 {
        let model = Model::drawn(&mut dice);
        let found = longest(&model);
        let Some((told, is_exact)) = told(&model) else {
            undecided += 1;
            continue;
        };
        assert!(!is_less(told, found), "{number}: {told:?} is less than {found:?}\n{}", model.text());
        match found {
            _ if told != found => {
                longer += 1;
                let pauses = model.spans.iter().any(|span| span.pauses.is_some());
                // The end of a limit that is put earlier with what surrounds it is more than can happen.
                let is_rough = !is_exact || pauses || told == Longest::Endless;
                assert!(is_rough, "{number}: {told:?}, and {found:?}\n{}", model.text());
            }
            Longest::Days(_) => bounded += 1,
            Longest::Endless => endless += 1,
            Longest::Never => {}
        }
    }
    let counts = format!("{bounded} bounded, {endless} endless, {longer} longer, {undecided} undecided");
    assert!(bounded > 500 && endless > 500 && longer < 10 && undecided < 5, "{counts}");
}
