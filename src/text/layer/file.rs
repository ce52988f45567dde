//! The texts of a pile as one: the statements of each laid over those of the one above it.

use super::{
    clause::{clauses, identity},
    stack::is_same,
};
use crate::{
    finding::{Bilingual, Finding, Lint, Source},
    syntax::{Clause, Keyword, Parsed, Tree, parse_from},
    text::read::{is_head, split},
};

/// One text of a pile.
struct Layer {
    rules: Vec<Clause>,
    tests: Vec<Clause>,
    parsed: Parsed,
}

/// A text with all above it that its charter extends, as one tree: what the charter says in the end.
///
/// Places count through the whole pile, as [`Source`] reads them. The tests are those of the lowest text.
#[must_use]
pub fn merged(source: &Source) -> Tree {
    layered(source).tree
}

/// The same, with all that is wrong with the form of any of the texts.
pub(in crate::text) fn layered(source: &Source) -> Parsed {
    let mut findings = Vec::new();
    let mut layers = Vec::new();
    for (base, text) in source.layers() {
        let is_again =
            source.layers().take_while(|&(at, _)| at < base).any(|(_, below)| is_same(below, text));
        if is_again {
            findings.extend(layers.last_mut().and_then(cycle));
            break;
        }
        let layer = Layer::read(text, base);
        let is_last = layer.extends().is_none();
        layers.push(layer);
        if is_last {
            break;
        }
    }
    let mut lowest = None;
    while let Some(mut layer) = layers.pop() {
        findings.append(&mut layer.parsed.findings);
        lowest = Some(match lowest {
            Some(upper) => layer.over(upper),
            None => layer,
        });
    }
    let mut tree = Tree::default();
    if let Some(Layer { rules, tests, parsed }) = lowest {
        tree = parsed.tree;
        tree.statements = [rules, tests].concat();
    }
    Parsed { tree, findings }
}

impl Layer {
    fn read(source: &Source, base: usize) -> Self {
        let mut parsed = parse_from(source.text(), base);
        let (rules, tests) = split(std::mem::take(&mut parsed.tree.statements));
        Self { rules, tests, parsed }
    }

    fn extends(&self) -> Option<&Clause> {
        self.rules.iter().find(|statement| is_head(statement))?.first(Keyword::Extends)
    }

    /// The same laid over `upper`; as it is if that holds no charter.
    fn over(self, upper: Self) -> Self {
        if !upper.rules.iter().any(is_head) {
            return self;
        }
        Self { rules: over(self.rules, upper.rules), ..self }
    }
}

/// The statements of a charter laid over those of the charter that it extends.
fn over(mut lower: Vec<Clause>, mut upper: Vec<Clause>) -> Vec<Clause> {
    let mut merged = Vec::new();
    if let (Some(below), Some(mut above)) = (take_head(&mut lower), take_head(&mut upper)) {
        // A level may be set in the head or beside it: where it is set again, it is set once.
        forget(&mut upper, &below.clauses);
        forget(&mut above.clauses, &lower);
        merged.push(head(below, above));
    }
    merged.extend(clauses(Keyword::Charter, upper, lower));
    merged
}

/// The head of a charter laid over that of the charter that it extends.
fn head(mut lower: Clause, upper: Clause) -> Clause {
    lower.clauses.retain(|clause| clause.keyword != Keyword::Extends);
    lower.clauses = clauses(Keyword::Charter, upper.clauses, lower.clauses);
    lower
}

/// Leaves out the levels that others set again.
fn forget(upper: &mut Vec<Clause>, lower: &[Clause]) {
    let levels = lower.iter().filter(|clause| clause.keyword == Keyword::Lint);
    let set: Vec<_> = levels.filter_map(identity).collect();
    let is_set = |clause: &Clause| identity(clause).is_some_and(|name| set.contains(&name));
    upper.retain(|clause| !is_set(clause));
}

/// The first `charter` of some statements, taken out.
fn take_head(statements: &mut Vec<Clause>) -> Option<Clause> {
    let at = statements.iter().position(is_head)?;
    Some(statements.remove(at))
}

/// Says that what a charter extends lies below it already, and leaves it out.
fn cycle(layer: &mut Layer) -> Option<Finding> {
    let head = layer.rules.iter_mut().find(|statement| is_head(statement))?;
    let at = head.clauses.iter().position(|clause| clause.keyword == Keyword::Extends)?;
    let extends = head.clauses.remove(at);
    let name = extends.path().map(ToString::to_string).unwrap_or_default();
    let message = Bilingual::new(
        format!("`{name}` is extended by this charter, and extends it in turn"),
        format!("本章程以“{name}”为基础，而“{name}”又以本章程为基础"),
    );
    Some(Finding::new(Lint::ExtensionCycle, extends.operand_span(), message))
}
