//! Reads from a charter, as it was written, what cites which place.

use std::collections::BTreeSet;

use super::traced::{Citing, Place, Trace};
use crate::{
    finding::Span,
    syntax::{Cite, Clause, Keyword},
};

/// The statement that a clause stands in.
#[derive(Debug, Clone, Copy)]
struct Within<'a> {
    name: &'a str,
    span: Span,
    is_promise: bool,
}

impl Trace {
    /// What cites each place in a charter. Of its rule tests nothing is known yet: see [`Trace::meet`] and [`Trace::cited_by`].
    #[must_use]
    pub fn of(statements: &[Clause]) -> Self {
        let mut trace = Self { places: Vec::new() };
        for statement in statements {
            let is_promise = statement.keyword == Keyword::Promise;
            trace.gather(statement, Within { name: "", span: extent(statement), is_promise });
        }
        statements.iter().for_each(|statement| trace.promise(statement));
        let declared = statements.iter().filter(|statement| statement.keyword == Keyword::Source);
        let declared: Vec<_> = declared.filter_map(|source| Some(source.name()?.as_str())).collect();
        trace.places.sort_by_key(|place| {
            (declared.iter().position(|source| *source == place.source), numbers(&place.place))
        });
        trace
    }

    /// Adds the rule tests that cite one of these places.
    pub fn cited_by(&mut self, tests: &[Clause]) {
        for scenario in tests.iter().filter(|clause| clause.keyword == Keyword::Scenario) {
            let Some(title) = scenario.operand.as_ref().and_then(|operand| operand.as_text()) else {
                continue;
            };
            for cite in cites(scenario) {
                let is_cited = |known: &&mut Place| {
                    known.source == cite.source.as_str() && cite.places.contains(&known.place)
                };
                for known in self.places.iter_mut().filter(is_cited) {
                    known.scenarios.insert(title.as_str().to_owned());
                }
            }
        }
    }

    fn gather(&mut self, clause: &Clause, within: Within<'_>) {
        let own = clause.name().filter(|_| clause.keyword.declares());
        let named = own.map(|own| match within.name {
            "" => own.to_string(),
            name => format!("{name}.{own}"),
        });
        let within = match &named {
            Some(name) => Within { name, span: extent(clause), ..within },
            None => within,
        };
        let rows = clause.rows.iter().flat_map(|row| row.sources.iter().map(|cite| (cite, row.span)));
        for (cite, span) in clause.sources.iter().map(|cite| (cite, extent(clause))).chain(rows) {
            cite.places.iter().for_each(|place| self.add(cite.source.as_str(), place, span, within));
        }
        clause.clauses.iter().for_each(|clause| self.gather(clause, within));
    }

    /// A promise about a workflow stands for what the workflow as a whole cites.
    fn promise(&mut self, statement: &Clause) {
        let of = statement.first(Keyword::For).and_then(Clause::name);
        let (Some(of), Some(name)) = (of, statement.name()) else { return };
        if statement.keyword != Keyword::Promise {
            return;
        }
        let is_whole = |rule: &Citing| rule.name == of.as_str() && rule.clause == rule.statement;
        for place in self.places.iter_mut().filter(|place| place.rules.iter().any(is_whole)) {
            if !place.promises.iter().any(|known| known == name.as_str()) {
                place.promises.push(name.to_string());
            }
        }
    }

    fn add(&mut self, source: &str, place: &str, clause: Span, within: Within<'_>) {
        if self.place(source, place).is_none() {
            self.places.push(Place {
                source: source.to_owned(),
                place: place.to_owned(),
                rules: Vec::new(),
                promises: Vec::new(),
                scenarios: BTreeSet::new(),
            });
        }
        let is_it = |known: &&mut Place| known.source == source && known.place == place;
        let Some(known) = self.places.iter_mut().find(is_it) else { return };
        let name = within.name.to_owned();
        if !within.is_promise {
            known.rules.push(Citing { name, clause, statement: within.span });
        } else if !known.promises.contains(&name) {
            known.promises.push(name);
        }
    }
}

/// All that a clause and what belongs to it cites.
fn cites(clause: &Clause) -> Vec<&Cite> {
    let rows = clause.rows.iter().flat_map(|row| row.sources.iter());
    let own = clause.sources.iter().chain(rows);
    own.chain(clause.clauses.iter().flat_map(cites)).collect()
}

/// From the keyword to the end of the last thing that belongs to it.
fn extent(clause: &Clause) -> Span {
    let rows = clause.rows.iter().map(|row| row.span.end);
    let ends = rows.chain(clause.clauses.iter().map(|clause| extent(clause).end));
    Span { start: clause.span.start, end: ends.max().unwrap_or(0).max(clause.span.end) }
}

/// The numbers of a place, so that 9 comes before 10; what has none comes first, by its letters.
fn numbers(place: &str) -> (Vec<u64>, String) {
    let parts = place.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    (parts.filter_map(|part| part.parse().ok()).collect(), place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn places_are_put_in_the_order_of_their_numbers() {
        let mut places = ["10", "22.1(3)", "9", "22.1", "22(2)", "22.1(12)"];
        places.sort_by_key(|place| numbers(place));
        assert_eq!(places, ["9", "10", "22.1", "22.1(3)", "22.1(12)", "22(2)"]);
    }
}
