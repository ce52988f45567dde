//! Ways on from a state.

use gongzhi::{
    charter::{Action, Charter},
    check::all,
    finding::Lint,
};

use super::{
    answered::{answered, example, workflow},
    drawn::{Drawn, FACTS, run},
    point::{Point, points},
};
use crate::charter::charter;

const ACTIONS: [&str; 3] = ["answer", "second", "third"];

/// A charter with a state that several actions leave, each perhaps under conditions or not too often; perhaps with one that
/// changes a fact there.
fn with_ways(drawn: &mut Drawn) -> (Charter, bool) {
    let mut text = format!(
        "{FACTS}  may ask by desk, from start, asks urgent and matter and floor and heads -> open\n  state open, accountable desk\n"
    );
    for action in &ACTIONS[..=drawn.below(3)] {
        text += &format!("    may {action} by desk -> {}\n", drawn.of(&["open", "closed"]));
        for _ in 0..1 + drawn.below(2) {
            text += &format!("      if {}\n", drawn.condition(2));
        }
        if drawn.below(3) == 0 {
            text += &format!("      at most {} times\n", 1 + drawn.below(3));
        }
    }
    let can_change = drawn.below(3) == 0;
    if can_change {
        text += "    may look by desk, asks urgent\n";
    }
    (charter(&(text + "  state closed, end answered\n")), can_change)
}

/// Whether an action may be open for some number of times that others were done.
fn is_open(name: &str, action: &Action, point: &Point) -> bool {
    action.guards.iter().all(|guard| point.holds(&guard.condition))
        && action.caps.iter().all(|cap| name == "answer" && point.times < cap.times)
}

#[test]
fn a_state_has_a_gap_where_looking_at_every_combination_finds_one() {
    let points = points();
    run(|drawn| {
        let (charter, can_change) = with_ways(drawn);
        let workflow = workflow(&charter);
        let actions: Vec<_> =
            ACTIONS.iter().filter_map(|name| Some((*name, workflow.action(name)?.1))).collect();
        let leads_on = |point: &Point| actions.iter().any(|(name, action)| is_open(name, action, point));
        let is_stuck = |point: &Point| {
            let told = if can_change { 0..2 } else { point.facts[0]..point.facts[0] + 1 };
            !told.into_iter().any(|urgent| leads_on(&point.with(0, urgent)))
        };
        let found = all(&charter);
        let gap = found.iter().find(|finding| finding.lint == Lint::StateGap);
        assert_eq!(gap.is_some(), points.iter().any(is_stuck), "{found:#?}");
        let Some(finding) = gap else { return };
        let facts = example(finding);
        let is_new = |(name, value): (&String, &String)| !name.ends_with(".times") || value == "0";
        if facts.iter().all(is_new) {
            let names: Vec<_> = actions.iter().map(|(name, _)| *name).collect();
            for words in answered(&charter, &facts, &names) {
                assert!(
                    !words.is_empty() && words.iter().all(|word| *word == "if"),
                    "{words:?} {finding:#?}"
                );
            }
        }
    });
}
