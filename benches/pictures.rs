//! How long it takes to draw a workflow of 200 states: ranks, crossings, places, wires, and the drawing itself.
#![allow(clippy::unwrap_used, reason = "a bench may stop")]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use gongzhi::{
    charter::Charter,
    diagram::{Options, View},
    finding::{Language, Source},
    text,
};

fn main() {
    divan::main();
}

/// Each state leads to the next, every third one further on, every seventh one back; three bodies answer in turn.
fn charter(states: usize) -> Charter {
    let mut rules = String::from("charter wide, edition 2026-01, languages zh\n");
    for body in 0..3 {
        let _ = writeln!(rules, "body b{body} \"第{body}个主体\" is council");
    }
    rules.push_str("workflow request \"事项\"\n  may ask \"提出\" by b0, from start -> s0\n");
    for state in 0..states {
        let body = state % 3;
        let _ = writeln!(rules, "  state s{state} \"第{state}个环节\", accountable b{body}");
        let mut lead = |name: &str, to: usize| {
            let _ = writeln!(
                rules,
                "    may {name}{state} \"从{state}转到{to}\" by b{body}, within 3 working days -> s{to}"
            );
        };
        if state + 1 < states {
            lead("go", state + 1);
        }
        if state % 3 == 0 && state + 9 < states {
            lead("skip", state + 9);
        }
        if state % 7 == 6 {
            lead("back", state - 5);
        }
        if state + 1 == states {
            let _ = writeln!(rules, "    may end \"办结\" by b{body} -> closed");
        }
    }
    rules.push_str("  state closed \"已办结\", end closed\n");
    let text = text::read(&Source::new("wide.charter", &rules)).charter.unwrap();
    Charter::compile(&text).charter.unwrap()
}

fn drawn(bencher: Bencher<'_, '_>, view: &str, form: gongzhi::diagram::Form) {
    let charter = charter(200);
    let view: View = view.parse().unwrap();
    let options = Options::new(Language::Zh);
    bencher.bench(|| view.drawing(black_box(&charter), &options).unwrap().written(form).unwrap().len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workflow_of_200_states_as_svg(bencher: Bencher<'_, '_>) {
    drawn(bencher, "workflow:request", gongzhi::diagram::Form::Svg);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn lanes_of_200_states_as_svg(bencher: Bencher<'_, '_>) {
    drawn(bencher, "lanes:request", gongzhi::diagram::Form::Svg);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn workflow_of_200_states_as_bpmn(bencher: Bencher<'_, '_>) {
    drawn(bencher, "workflow:request", gongzhi::diagram::Form::Bpmn);
}
