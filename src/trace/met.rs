//! Which rule tests meet the rules that cite a place.

use super::traced::{Citing, Trace};
use crate::{
    finding::Span,
    scenario::{Coverage, Covered},
};

impl Trace {
    /// Adds the rule tests that meet a rule, by the titles under which the coverage knows them: something of the clause that cites
    /// or, where nothing of it can be met by itself, of the statement that it belongs to.
    pub fn meet(&mut self, coverage: &Coverage) {
        for place in &mut self.places {
            for rule in &place.rules {
                let met = met_of(rule, coverage).flat_map(|covered| &covered.by);
                let titles = met.filter_map(|number| coverage.scenarios().get(*number));
                place.scenarios.extend(titles.cloned());
            }
        }
    }
}

/// What can be met of a rule.
fn met_of<'c>(rule: &Citing, coverage: &'c Coverage) -> impl Iterator<Item = &'c Covered> {
    let all = coverage.elements().iter();
    let is_by_itself = all.clone().any(|covered| stands_in(covered, rule.clause));
    let span = if is_by_itself { rule.clause } else { rule.statement };
    all.filter(move |covered| stands_in(covered, span))
}

fn stands_in(covered: &Covered, span: Span) -> bool {
    span.start <= covered.span.start && covered.span.start < span.end
}
