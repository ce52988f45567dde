//! Runs as a file of rule tests: the one place that knows how such a file is laid out.

use std::fmt;

use crate::{
    charter::{Charter, Workflow},
    engine::{Case, Figures, Given, Person},
    finding::Language,
    id::StateId,
    rule::FactType,
    syntax::{Options, format, parse},
    time::Limit,
};

/// A file of rule tests of one charter, with one roster.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'c> {
    pub(super) charter: &'c Charter,
    /// What the roster is called.
    pub(super) roster: &'c str,
    /// Its lines: instances and persons.
    pub(super) people: Vec<String>,
    /// Scenarios: title and lines.
    pub(super) scenarios: Vec<(String, Vec<String>)>,
}

impl fmt::Display for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "charter {}, edition {}\n", self.charter.name, self.charter.edition)?;
        writeln!(f, "roster {}", self.roster)?;
        for line in &self.people {
            writeln!(f, "  {line}")?;
        }
        for (title, lines) in &self.scenarios {
            writeln!(f, "\nscenario \"{}\"", title.replace('"', "'"))?;
            for line in lines {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}

impl Sheet<'_> {
    /// The same in the canonical layout, with keywords in that language.
    pub(super) fn laid_out(&self, language: Language) -> String {
        format(&parse(&self.to_string()).tree, &Options { keywords: Some(language) })
    }
}

/// What is told, as a step of a rule test says it; an empty text is what is left out there.
pub(super) fn told(workflow: &Workflow, name: &str, given: &Given) -> Vec<String> {
    match given {
        Given::Flag(true) => vec![format!("{name} = yes")],
        Given::Flag(false) => vec![format!("{name} = no")],
        Given::Number(number) => vec![format!("{name} = {}", number_of(workflow, name, *number))],
        Given::Text(text) if text.is_empty() => Vec::new(),
        Given::Text(text) => vec![format!("{name} = {text}")],
        Given::Names(names) => names.iter().map(|each| format!("{name} = {each}")).collect(),
        Given::Nothing => Vec::new(),
    }
}

/// A number, with its unit if the fact is an amount of time.
fn number_of(workflow: &Workflow, name: &str, number: u32) -> String {
    let fact = workflow.facts.values().find(|fact| fact.name == *name);
    let unit = fact.and_then(|fact| match fact.r#type {
        FactType::Number { unit, .. } => unit,
        _ => None,
    });
    let limit = unit.and_then(|unit| Limit::new(number, unit).ok());
    limit.map_or_else(|| number.to_string(), |limit| limit.to_string())
}

/// Where a case stands.
pub(super) fn stands(workflow: &Workflow, case: &Case) -> String {
    if let Some(outcome) = case.ended().and_then(|state| workflow.states.at(state).end.as_ref()) {
        return format!("end {outcome}");
    }
    let name = |state: StateId| workflow.states.at(state).name.as_str();
    let states: Vec<&str> = case.marking().iter().map(name).collect();
    format!("in {}", states.join(" and "))
}

/// The figures as a step of a rule test tells them.
pub(in crate::scenario) fn counted(
    figures: &Figures,
    mut name: impl FnMut(&Person) -> Option<String>,
) -> Vec<String> {
    let mut said = Vec::new();
    for (counts, of) in [(&figures.heads, ""), (&figures.area, ".area")] {
        let each = [
            ("all", counts.all),
            ("present", counts.present),
            ("voting", counts.voting),
            ("yes", counts.yes),
            ("no", counts.no),
        ];
        let told =
            each.into_iter().filter_map(|(figure, number)| Some(format!("{figure}{of} = {}", number?)));
        said.extend(told);
        for candidate in &counts.candidates {
            said.extend(name(&candidate.person).map(|name| format!("{name}{of} = {}", candidate.votes)));
        }
    }
    said.extend(figures.vetoes.map(|vetoes| format!("vetoes = {vetoes}")));
    said
}
