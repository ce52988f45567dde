//! Sequences drawn: whatever happened to a case, and whoever took part, no words lie on others and no box on another.
//!
//! `GONGZHI_CASES` says how many are drawn.

use gongzhi::{
    charter::Charter,
    diagram::{Options, Sequence, Step, history},
    finding::Language,
    strategy,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};

use crate::{diagram::charter, overlaps::assert_apart};

fn runner(usual: u32) -> TestRunner {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
}

/// The boxes of a drawing, each from left to right and from top to bottom.
fn boxes(svg: &str) -> Vec<[i64; 4]> {
    let number = |line: &str, name: &str| -> i64 {
        line.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let shapes = svg.lines().filter(|line| line.starts_with("<rect class=\"shape\""));
    shapes
        .map(|line| {
            let (x, y) = (number(line, "x"), number(line, "y"));
            [x, x + number(line, "width"), y, y + number(line, "height")]
        })
        .collect()
}

fn assert_drawn(sequence: &Sequence) {
    let svg = sequence.svg().to_string();
    assert_apart("sequence", &svg);
    let boxes = boxes(&svg);
    for (at, one) in boxes.iter().enumerate() {
        assert!(one[0] >= 0, "{one:?} begins left of the paper");
        for other in &boxes[at + 1..] {
            let apart = one[1] < other[0] || other[1] < one[0] || one[3] < other[2] || other[3] < one[2];
            assert!(apart, "{one:?} lies on {other:?}");
        }
    }
}

fn assert_lives(charter: &Charter, workflow: &str, usual: u32) {
    let drawn = strategy::lives(charter, workflow, 14);
    let outcome = runner(usual).run(&drawn, |life| {
        for language in Language::ALL {
            let told = history(charter, &life.roster, &life.events, &Options::new(language));
            // A case that nobody raised has no history.
            let Ok(told) = told else {
                prop_assert!(life.events.is_empty());
                continue;
            };
            assert_drawn(&told);
        }
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap();
}

#[test]
fn no_words_of_an_appeal_lie_on_others_whatever_happens_to_it() {
    assert_lives(&charter(gongzhi::charters::BUNDLED[0].charter), "appeal", 12);
}

#[test]
fn no_words_of_a_loan_lie_on_others_whatever_happens_to_it() {
    assert_lives(&charter(include_str!("../data/pictures/lending.charter")), "loan", 60);
}

/// A step between any two of them, or a note, with words that try a drawing.
fn steps() -> impl Strategy<Value = Vec<(usize, usize, bool, String, Vec<String>)>> {
    let words = || {
        prop::sample::select(vec![
            "sort",
            "分派",
            "2026-03-05 00:00 Time to decide ended: a breach is recorded, and it escalates",
            "民意诉求闭环办理时限届满：记为逾期并升级，转由上一级负责",
            "",
            "<b>&\"'",
            "Donaudampfschifffahrtsgesellschaftskapitän",
        ])
        .prop_map(str::to_owned)
    };
    let step = (0..6usize, 0..6usize, any::<bool>(), words(), prop::collection::vec(words(), 0..3));
    prop::collection::vec(step, 1..30)
}

#[test]
fn no_words_lie_on_others_whoever_tells_whom_what() {
    let names =
        ["An", "社区党组织", "Residents' representatives' conference", "一网统管指挥中心值班员", "B", ""];
    let outcome = runner(200).run(&(1..6usize, steps()), |(people, steps)| {
        let mut sequence = Sequence::new("any", "Anything", Language::En);
        for name in &names[..people] {
            sequence.person(name);
        }
        for (from, to, is_note, words, details) in steps {
            let step = if is_note { Step::note(from, words) } else { Step::message(from, to, words) };
            sequence.add(step.with(details));
        }
        assert_drawn(&sequence);
        Ok(())
    });
    outcome.unwrap();
}
