//! The names that a drawn workflow has.

use super::Tape;
use crate::text::Path;

/// The names that a drawn workflow's rules may use.
#[derive(Debug)]
pub(super) struct Cast {
    /// The states that are no ends.
    pub(super) states: Vec<String>,
    /// The actions; the first raises cases.
    pub(super) actions: Vec<String>,
}

impl Cast {
    pub(super) fn draw(tape: &mut Tape) -> Self {
        let states = (1..=2 + tape.below(4)).map(|number| format!("s{number}")).collect();
        let actions = (0..=3 + tape.below(6)).map(|number| format!("a{number}")).collect();
        Self { states, actions }
    }

    /// Any action.
    pub(super) fn action(&self, tape: &mut Tape) -> String {
        tape.pick(&self.actions).cloned().unwrap_or_default()
    }

    /// Every state that is no end, and every action.
    pub(super) fn all(&self) -> Vec<String> {
        self.states.iter().chain(&self.actions).cloned().collect()
    }

    /// Any state that is no end.
    pub(super) fn state(&self, tape: &mut Tape) -> Path {
        tape.pick(&self.states).map(|name| Path::from(name.as_str())).unwrap_or_default()
    }
}
