//! Conditions at a wire: written there while they are short, else below the picture under a number.

use super::view::Canvas;
use crate::diagram::measure;

/// So many columns of conditions are written at one wire: three lines.
const AT_WIRE: usize = 84;
/// A condition of so many columns is never sent below: one line.
const SHORT: usize = 28;
/// The same for one that is the heading of its wire.
const HEADING: usize = 66;

impl Canvas<'_> {
    /// What must hold on a way, as lines at its wire: `[Fee is paid]`, `[1] [2]`.
    pub(super) fn conditions(&mut self, said: Vec<String>) -> Vec<String> {
        let (short, long) = parted(said);
        let below: Vec<String> = long.into_iter().map(|condition| self.picture.note(condition)).collect();
        let mut lines: Vec<String> = short.into_iter().map(|condition| format!("[{condition}]")).collect();
        lines.extend((!below.is_empty()).then(|| below.join(" ")));
        lines
    }

    /// Cases in which a way is taken, each as a line of its own.
    pub(super) fn cases(&mut self, said: Vec<String>) -> Vec<String> {
        let is_much = is_much(&said);
        let line = |case: String| if is_much && is_long(&case) { self.picture.note(case) } else { case };
        said.into_iter().map(line).collect()
    }

    /// A condition as the heading of its wire.
    pub(super) fn heading(&mut self, condition: String) -> String {
        if measure::columns(&condition) > HEADING { self.picture.note(condition) } else { condition }
    }
}

/// The conditions that stand at the wire, and those that stand below.
fn parted(said: Vec<String>) -> (Vec<String>, Vec<String>) {
    let is_much = is_much(&said);
    said.into_iter().partition(|condition| !is_much || !is_long(condition))
}

fn is_much(said: &[String]) -> bool {
    said.iter().map(|condition| measure::columns(condition)).sum::<usize>() > AT_WIRE
}

fn is_long(condition: &str) -> bool {
    measure::columns(condition) > SHORT
}
