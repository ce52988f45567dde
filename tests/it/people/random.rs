//! Random small charters and rosters, held against the obvious way.

use std::{cell::Cell, collections::BTreeMap, fmt::Write as _};

use gongzhi::check::Choice;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{select, subsequence},
    test_runner::{Config, TestError, TestRunner},
};

use super::{both, day, found, slow::Slow};

/// Who acts, and who does not.
const PARTIES: &[&str] = &["a.one", "a.two", "b.one", "a", "b", "citizen"];
/// What persons hold or are.
const PLACES: &[&str] = &["a.one", "a.two", "b.one", "a", "b"];

/// What must hold for a step.
const GUARDS: &[&str] = &["large", "not large", "do-0.times ≥ 1", "do-1.times ≥ 1", "do-1.times < 2"];

/// A step of a line of states: who may take it, whom it bars, and what else there is to it.
#[derive(Debug, Clone)]
struct Link {
    is_duty: bool,
    by: Vec<&'static str>,
    /// `by` an earlier actor or their body, instead.
    bound: Option<(usize, bool)>,
    is_joint: bool,
    bars: Vec<(usize, &'static str, bool)>,
    bars_raiser: bool,
    bars_office: Option<&'static str>,
    asks: bool,
    guard: Option<&'static str>,
    /// Another action, back to an earlier state.
    back: Option<(usize, Vec<&'static str>)>,
}

fn links() -> impl Strategy<Value = Vec<Link>> {
    let by = subsequence(PARTIES, 1..=2);
    let bars = vec((0..4_usize, select(vec![".actor", ".actor.body"]), any::<bool>()), 0..=2);
    let back = prop::option::weighted(0.15, (0..3_usize, subsequence(PARTIES, 1..=1)));
    let bound = prop::option::weighted(0.15, (0..4_usize, any::<bool>()));
    let office = prop::option::weighted(0.1, select(PLACES));
    let guard = prop::option::weighted(0.25, select(GUARDS));
    let link = (
        prop::bool::weighted(0.7),
        by,
        bound,
        prop::bool::weighted(0.15),
        bars,
        prop::bool::weighted(0.15),
        office,
        (prop::bool::weighted(0.3), guard),
        back,
    );
    let link = link.prop_map(
        |(is_duty, by, bound, is_joint, bars, bars_raiser, bars_office, (asks, guard), back)| Link {
            is_duty,
            by,
            bound,
            is_joint,
            bars,
            bars_raiser,
            bars_office,
            asks,
            guard,
            back,
        },
    );
    vec(link, 2..=4)
}

fn persons() -> impl Strategy<Value = Vec<(Vec<&'static str>, bool)>> {
    vec((subsequence(PLACES, 0..=2), prop::bool::weighted(0.3)), 1..=4)
}

fn earlier(index: usize, links: usize) -> String {
    format!("do-{}", index.min(links))
}

/// The charter and the roster as text. The first step raises the case.
fn text(links: &[Link], persons: &[(Vec<&'static str>, bool)], raised_by: &str) -> String {
    let mut text = "\
charter office, edition 2026-01
body a is council
  office one
  office two
body b is council
  office one
kind citizen is person
workflow request
  fact large is yes or no
"
    .to_owned();
    let _ = writeln!(text, "  may do-0 by {raised_by}, from start -> s0");
    for (index, link) in links.iter().enumerate() {
        let number = index + 1;
        let word = if link.is_duty { "must" } else { "may" };
        let by = match link.bound {
            Some((of, true)) => format!("{}.actor.body", earlier(of, index)),
            Some((of, false)) => format!("{}.actor", earlier(of, index)),
            None => link.by.join(" or "),
        };
        let joint = if link.is_joint { " at least 2" } else { "" };
        let asks = if link.asks { ", asks large" } else { "" };
        let _ = writeln!(text, "  state s{index}, accountable a");
        let _ = writeln!(text, "    {word} do-{number} by {by}{joint}{asks} -> s{number}");
        if let Some(guard) = link.guard {
            let _ = writeln!(text, "      if {guard}");
        }
        for (of, what, is_conditional) in &link.bars {
            let condition = if *is_conditional && link.asks { " if large" } else { "" };
            let _ = writeln!(text, "      bars {}{what}{condition}", earlier(*of, index));
        }
        if link.bars_raiser {
            let _ = writeln!(text, "      bars raiser");
        }
        if let Some(office) = link.bars_office {
            let _ = writeln!(text, "      bars {office}");
        }
        if let Some((to, by)) = &link.back {
            let to = (*to).min(index);
            let _ = writeln!(text, "    may back-{number} by {} -> s{to}", by.join(" or "));
        }
    }
    let _ = writeln!(text, "  state s{}, end done\nroster people", links.len());
    for (index, (places, is_citizen)) in persons.iter().enumerate() {
        let kinds = if *is_citizen || index == 0 { " is citizen" } else { "" };
        let holds =
            if places.is_empty() { String::new() } else { format!(", holds {}", places.join(" and ")) };
        let _ = writeln!(text, "  person p{index}{kinds}{holds}");
    }
    text
}

#[test]
fn it_agrees_with_every_person_tried_for_every_step() {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let count: Cell<[usize; 4]> = Cell::default();
    let raised_by = select(vec!["citizen", "raiser", "a.one or citizen", "b"]);
    let outcome = runner.run(&(links(), persons(), raised_by), |(links, persons, raised_by)| {
        let text = text(&links, &persons, raised_by);
        let (charter, roster) = both(&text);
        let found = found(&charter, &roster);
        let (_, rules) = charter.workflows.iter().next().unwrap();
        let outside: &[&str] = if raised_by == "raiser" { &["x", "y"] } else { &[] };
        let mut seen = count.get();
        let Some(slow) = Slow::new(&charter, &roster, outside).stuck() else {
            seen[3] += 1;
            count.set(seen);
            return Ok(());
        };
        let fast: BTreeMap<String, Choice> = found
            .undoable
            .iter()
            .map(|it| (rules.actions.get(it.action).unwrap().name.to_string(), it.choice))
            .collect();
        prop_assert!(found.is_whole);
        prop_assert_eq!(&fast, &slow, "\n{}", text);
        for undoable in &found.undoable {
            prop_assert!(undoable.is_confirmed);
            prop_assert!(undoable.replay(&charter, found.workflow, day()).is_some());
        }
        seen[0] += usize::from(slow.is_empty());
        seen[1] += slow.values().filter(|choice| **choice == Choice::Some).count();
        seen[2] += slow.values().filter(|choice| **choice == Choice::Every).count();
        count.set(seen);
        Ok(())
    });
    if let Err(TestError::Fail(reason, (links, persons, raised_by))) = &outcome {
        panic!("{reason}\n{}", text(links, persons, raised_by));
    }
    outcome.unwrap();
    let [fine, some, every, too_many] = count.get();
    let cases = usize::try_from(cases).unwrap();
    let is_varied = fine > cases / 10 && some > cases / 100 && every > cases / 10 && too_many < cases / 10;
    assert!(is_varied, "fine {fine}, some {some}, every {every}, too many {too_many}");
}
