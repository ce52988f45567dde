//! Which texts lie over one another.

use crate::{
    finding::Source,
    syntax::{Keyword, parse},
    text::read::is_head,
};

/// How many texts may lie over one another.
const MOST: usize = 32;

/// A text, with the text of the charter that its charter extends above it, and so on.
///
/// `find` is asked for each by the name that stands after `extends`, and is told which text says so. What it does not find is
/// missed when the charter is compiled; a text that comes up again is reported by [`read`](super::super::read()).
///
/// ```
/// use gongzhi::{check::Checked, finding::Source, text};
///
/// let national = Source::new("national.charter", "\
/// charter national, edition 2026-01
/// body town is government, leads office
/// body office is government
/// workflow request
///   may ask by office, from start -> asked
///   state asked, accountable office
///     must answer by office, within 10 days -> answered
///   state answered, end answered
/// ");
/// let local = Source::new("local.charter", "\
/// charter local, edition 2026-02, extends national
/// workflow request
///   state asked
///     must answer by office, within 5 days -> answered
/// ");
/// let source = text::stacked(local, |name, _| (name == "national").then(|| national.clone()));
/// let checked = Checked::of(&source);
/// assert_eq!(checked.findings, []);
/// assert!(checked.charter.is_some_and(|charter| charter.structure.body("office").is_some()));
/// ```
#[must_use]
pub fn stacked(source: Source, mut find: impl FnMut(&str, &Source) -> Option<Source>) -> Source {
    let mut layers = vec![source];
    while let Some(lowest) = layers.last().filter(|_| layers.len() < MOST) {
        let Some(upper) = extends(lowest).and_then(|name| find(&name, lowest)) else { break };
        let is_again = layers.iter().any(|known| is_same(known, &upper));
        layers.push(upper);
        if is_again {
            break;
        }
    }
    let last = layers.pop();
    let piled = last.map(|last| layers.iter().rev().fold(last, |upper, lower| lower.under(upper)));
    piled.unwrap_or_else(|| Source::new("", ""))
}

/// Whether two are one text.
pub(super) fn is_same(one: &Source, other: &Source) -> bool {
    one.name() == other.name() && one.text() == other.text()
}

/// The name of the charter that the charter in a text extends.
fn extends(source: &Source) -> Option<String> {
    let tree = parse(source.text()).tree;
    let head = tree.statements.iter().find(|statement| is_head(statement))?;
    head.first(Keyword::Extends)?.path().map(ToString::to_string)
}
