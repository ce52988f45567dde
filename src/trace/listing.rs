//! A trace as people read it.

use super::traced::{Place, Trace};
use crate::finding::Language;

impl Trace {
    /// A line for each place: how many rules, rule tests and promises cover it, and which rules and promises. Of those sources that are
    /// named; of all if none is.
    #[must_use]
    pub fn show(&self, sources: &[String], language: Language) -> String {
        let is_asked = |place: &&Place| sources.is_empty() || sources.contains(&place.source);
        let asked: Vec<_> = self.places.iter().filter(is_asked).collect();
        let width = asked.iter().map(|place| head(place).chars().count()).max().unwrap_or(0);
        asked.iter().map(|place| place.line(width, language)).collect()
    }
}

impl Place {
    fn line(&self, width: usize, language: Language) -> String {
        let rules: Vec<_> = self.rule_names().collect();
        let (tests, promises) = (self.scenarios.len(), self.promises.len());
        let counts = match language {
            Language::En => format!("rules {:<3} tests {tests:<3} promises {promises:<2}", rules.len()),
            Language::Zh => format!("规则 {:<3} 场景 {tests:<3} 承诺 {promises:<2}", rules.len()),
        };
        let named = rules.into_iter().chain(self.promises.iter().map(String::as_str));
        let named = named.collect::<Vec<_>>().join(", ");
        format!("  {:<width$}  {counts}  {named}\n", head(self))
    }
}

fn head(place: &Place) -> String {
    format!("{} {}", place.source, place.place)
}
