//! The places of the sources, each with what cites it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::finding::Span;

/// What cites each place of the sources of a charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The places, by source in the order in which the charter declares them, then by number.
    pub places: Vec<Place>,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The source's name.
    pub source: String,
    /// The place, as written: `34`, `22.1(3)`.
    pub place: String,
    /// The rules that cite it, in the order of the charter.
    pub rules: Vec<Citing>,
    /// The promises that cite it.
    pub promises: Vec<String>,
    /// The titles of the rule tests that meet one of these rules, or cite the place themselves.
    pub scenarios: BTreeSet<String>,
}

/// A rule that cites a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citing {
    /// The statement, under the names of those it stands in: `appeal.accepted.grade`.
    pub name: String,
    /// The clause that cites, with all that belongs to it.
    #[serde(skip)]
    pub clause: Span,
    /// The whole statement.
    #[serde(skip)]
    pub statement: Span,
}

impl Trace {
    /// What is known of a place, if anything cites it.
    #[must_use]
    pub fn place(&self, source: &str, place: &str) -> Option<&Place> {
        self.places.iter().find(|known| known.source == source && known.place == place)
    }
}

impl Place {
    /// Whether a rule or a promise cites it.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        !self.rules.is_empty() || !self.promises.is_empty()
    }

    /// Each rule once, by its name.
    pub fn rule_names(&self) -> impl Iterator<Item = &str> {
        let is_first = |(at, rule): &(usize, &Citing)| {
            self.rules.iter().take(*at).all(|before| before.name != rule.name)
        };
        self.rules.iter().enumerate().filter(is_first).map(|(_, rule)| rule.name.as_str())
    }
}
