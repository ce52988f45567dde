//! Whatever several charters declare again: the lowest that declares it says it.

use proptest::prelude::*;

use super::merged::merged;

/// How many statements a layer may declare, of each of two states.
const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// What a layer says: of each action in which of two states it stands, or outside both, and its limit; of each state its body.
#[derive(Debug, Clone, Default)]
struct Said {
    actions: Vec<Option<(usize, u32)>>,
    bodies: [Option<u32>; 2],
}

fn said() -> impl Strategy<Value = Said> {
    let action = proptest::option::of((0..3usize, 1..99u32));
    let bodies = [proptest::option::of(1..9u32), proptest::option::of(1..9u32)];
    (proptest::collection::vec(action, NAMES.len()), bodies)
        .prop_map(|(actions, bodies)| Said { actions, bodies })
}

impl Said {
    /// The layer's text.
    fn text(&self, name: usize) -> String {
        let mut text = format!("charter c{name}, edition 2026-01, extends c{}\nworkflow w\n", name + 1);
        let standing = |place: usize| {
            let here = self.actions.iter().zip(NAMES).filter_map(move |(said, name)| Some((name, (*said)?)));
            here.filter(move |(_, (at, _))| *at == place).map(|(name, (_, limit))| (name, limit))
        };
        for state in 0..2 {
            let accountable =
                self.bodies[state].map(|body| format!(", accountable b{body}")).unwrap_or_default();
            text += &format!("  state s{state}{accountable}\n");
            for (name, limit) in standing(state) {
                text += &format!("    may {name} within {limit} days\n");
            }
        }
        for (name, limit) in standing(2) {
            text += &format!("  may {name} within {limit} days, from s0\n");
        }
        text
    }

    /// The same with what `self` does not say as `upper` says it.
    fn over(&self, upper: &Self) -> Self {
        let actions = self.actions.iter().zip(&upper.actions).map(|(low, up)| low.or(*up)).collect();
        Self { actions, bodies: [0, 1].map(|state| self.bodies[state].or(upper.bodies[state])) }
    }
}

/// The lines of a merged text, told apart by what they stand in, in alphabetical order.
fn lines(text: &str) -> Vec<String> {
    let mut state = "";
    let mut lines = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("  ")) {
        if !line.starts_with("   ") {
            state =
                line.split([' ', ',']).nth(3).filter(|_| line.starts_with("  state")).unwrap_or("outside");
        }
        lines.push(format!("{state}:{}", line.trim()));
    }
    lines.sort();
    lines
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200);
    ProptestConfig { cases, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_lowest_that_says_it_says_it(low in said(), mid in said(), top in said()) {
        let top_text = top.text(2).replace(", extends c3", "");
        let pile = merged(&[&low.text(0), &mid.text(1), &top_text]);
        let alone = low.over(&mid.over(&top)).text(0).replace(", extends c1", "");
        prop_assert_eq!(lines(&pile), lines(&merged(&[&alone])));
        // Laid over itself it says the same.
        let twice = merged(&[&low.text(0), &low.text(1), &mid.text(2), &top_text]);
        prop_assert_eq!(twice, pile);
    }
}
