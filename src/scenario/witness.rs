//! A run that the checks found, as a rule test that makes it again.

use std::fmt;

use super::sheet::{Sheet, stands, told};
use crate::{
    charter::{Charter, Workflow},
    check::{Played, Witness},
    engine::{Case, PersonEntry},
};

/// A witness as a file of rule tests: its roster, each step, and after each where the case stands. It runs as written, so that
/// what the checks found can be seen, changed and kept.
///
/// ```
/// use gongzhi::{charter::Charter, check::{self, Ruling}, finding::Source, scenario::WitnessFile, text};
///
/// let source = Source::new("demo.charter", "\
/// charter demo, edition 2026-01
/// body desk is council
/// workflow request
///   may ask by desk, from start -> open
///   state open, accountable desk
///     may park by desk -> parked
///   state parked, accountable desk
///     must answer by desk, within 5 days -> closed
///   state closed, end answered
/// promise answered, for request, reaches closed
/// ");
/// let text = text::read(&source).charter.unwrap_or_default();
/// let charter = Charter::compile(&text).charter.ok_or("the charter has mistakes")?;
/// let (request, _) = charter.workflow("request").ok_or("no such workflow")?;
/// let proofs = check::promises(&charter, request, check::LIMIT);
/// let Some(Ruling::Refuted(witness)) = proofs.first().and_then(|proof| proof.claims.first()) else {
///     return Err("it is not refuted".into());
/// };
/// let file = WitnessFile { charter: &charter, witness, title: "An appeal left open" }.to_string();
/// assert!(file.contains("when desk-member does request.ask at 2025-03-03 10:00\n  then in open\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WitnessFile<'a> {
    /// The charter that was checked.
    pub charter: &'a Charter,
    /// The run.
    pub witness: &'a Witness,
    /// What it shows: the title of the scenario.
    pub title: &'a str,
}

impl fmt::Display for WitnessFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { charter, title, .. } = self;
        let scenarios = vec![((*title).to_owned(), self.lines())];
        Sheet { charter, roster: "witness", people: self.people(), scenarios }.fmt(f)
    }
}

impl WitnessFile<'_> {
    fn people(&self) -> Vec<String> {
        let roster = &self.witness.roster;
        let instances = roster.instances.iter().map(|entry| format!("instance {}", entry.instance));
        let persons = roster.persons.iter().map(|entry| format!("person {}{}", entry.person, belongs(entry)));
        instances.chain(persons).collect()
    }

    /// Each step, and where the case stands after it.
    fn lines(&self) -> Vec<String> {
        let Some(workflow) = self.charter.workflows.get(self.witness.workflow) else { return Vec::new() };
        let Ok(mut case) = Case::new(self.charter, workflow.name.as_str(), "witness") else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        for step in &self.witness.steps {
            lines.push(self.step(workflow, step));
            if step.events.iter().all(|event| case.apply(event).is_ok()) {
                lines.push(format!("then {}", stands(workflow, &case)));
            }
        }
        lines
    }

    fn step(&self, workflow: &Workflow, step: &Played) -> String {
        let at = step.at.local(self.charter.calendar.zone());
        let Some(command) = &step.command else { return format!("wait until {at}") };
        let who: Vec<String> = command.by.iter().map(ToString::to_string).collect();
        let who = if who.is_empty() { "system".to_owned() } else { who.join(" and ") };
        let given: Vec<String> =
            command.given.0.iter().flat_map(|(name, given)| told(workflow, name, given)).collect();
        let with = if given.is_empty() { String::new() } else { format!(" with {}", given.join(" and ")) };
        format!("when {who} does {}.{}{with} at {at}", workflow.name, command.action)
    }
}

fn belongs(entry: &PersonEntry) -> String {
    let is = entry.is.iter().map(|held| format!(" is {}", held.kind));
    let holds = entry.holds.iter().map(|held| {
        let key = held.key.as_ref().map(|key| format!(".{key}")).unwrap_or_default();
        let office = held.office.as_ref().map(|office| format!(".{office}")).unwrap_or_default();
        format!(" holds {}{key}{office}", held.body)
    });
    is.chain(holds).collect::<Vec<_>>().join(",")
}
