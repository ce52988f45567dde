//! Random cells and conditions, in the language.

use proptest::{
    collection::vec,
    test_runner::{Config, TestRunner},
};

/// Numbers drawn one after the other.
pub(super) struct Drawn(std::vec::IntoIter<u8>);

impl Drawn {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % bound
    }

    pub(super) fn of(&mut self, items: &[&'static str]) -> &'static str {
        items[self.below(items.len())]
    }

    /// A cell of an input.
    pub(super) fn cell(&mut self, fact: &str) -> String {
        let number = |drawn: &mut Self| drawn.below(6);
        match (fact, self.below(5)) {
            (_, 0) => "any".to_owned(),
            ("urgent", _) => self.of(&["yes", "no"]).to_owned(),
            ("matter", 1) => format!("not {}", self.of(&["x", "y", "z"])),
            ("matter", 2) => self.of(&["x or y", "y or z", "x or z"]).to_owned(),
            ("matter", _) => self.of(&["x", "y", "z"]).to_owned(),
            (_, 1) => format!("{} {}", self.of(&["≤", "≥"]), number(self)),
            (_, 2) => format!("not {}", number(self)),
            (_, 3) => {
                let from = number(self);
                format!("{from} to {}", from + self.below(6 - from))
            }
            _ => number(self).to_string(),
        }
    }

    /// A test in a condition.
    pub(super) fn test(&mut self) -> String {
        let mark = self.of(&["=", "≠", "<", "≤", ">", "≥"]);
        match self.below(7) {
            0 => "urgent".to_owned(),
            1 => format!("matter {} {}", self.of(&["=", "≠"]), self.of(&["x", "y", "z"])),
            2 => format!("heads {mark} floor"),
            3 => format!("answer.times {mark} {}", self.below(3)),
            4 => format!("heads {mark} {}", self.below(6)),
            _ => format!("floor {mark} {}", self.below(6)),
        }
    }

    pub(super) fn condition(&mut self, depth: usize) -> String {
        match self.below(if depth == 0 { 1 } else { 6 }) {
            3 => format!("not ({})", self.condition(depth - 1)),
            4 => format!("({} and {})", self.condition(depth - 1), self.condition(depth - 1)),
            5 => format!("({} or {})", self.condition(depth - 1), self.condition(depth - 1)),
            _ => self.test(),
        }
    }
}

/// Facts on which the tables and conditions are drawn.
pub(super) const FACTS: &str = "\
workflow request
  fact urgent is yes or no
  fact matter is x or y or z
  fact floor is 0 to 5
  fact heads is 0 to 5
  fact fee is 0 to 9
";

/// Tries so many charters, each drawn by the test itself.
pub(super) fn run(test: impl Fn(&mut Drawn)) {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&vec(0_u8.., 100), |bytes| {
        test(&mut Drawn(bytes.into_iter()));
        Ok(())
    });
    outcome.unwrap_or_else(|wrong| panic!("{wrong}"));
}
