//! A run that the checks found, as a rule test that makes it again.

use std::fmt;

use crate::{
    charter::{Charter, Workflow},
    check::{Played, Witness},
    engine::{Case, Given, PersonEntry},
    id::StateId,
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
        let Self { charter, witness, title } = self;
        writeln!(f, "charter {}, edition {}\n", charter.name, charter.edition)?;
        self.roster(f)?;
        writeln!(f, "\nscenario \"{}\"", title.replace('"', "'"))?;
        let Some(workflow) = charter.workflows.get(witness.workflow) else { return Ok(()) };
        let Ok(mut case) = Case::new(charter, workflow.name.as_str(), "witness") else { return Ok(()) };
        for step in &witness.steps {
            self.step(f, workflow, step)?;
            let is_applied = step.events.iter().all(|event| case.apply(event).is_ok());
            if is_applied {
                writeln!(f, "  then {}", stands(workflow, &case))?;
            }
        }
        Ok(())
    }
}

impl WitnessFile<'_> {
    fn roster(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roster = &self.witness.roster;
        writeln!(f, "roster witness")?;
        for entry in &roster.instances {
            writeln!(f, "  instance {}", entry.instance)?;
        }
        for entry in &roster.persons {
            writeln!(f, "  person {}{}", entry.person, belongs(entry))?;
        }
        Ok(())
    }

    fn step(&self, f: &mut fmt::Formatter<'_>, workflow: &Workflow, step: &Played) -> fmt::Result {
        let at = step.at.local(self.charter.calendar.zone());
        let Some(command) = &step.command else { return writeln!(f, "  wait until {at}") };
        let who: Vec<String> = command.by.iter().map(ToString::to_string).collect();
        let who = if who.is_empty() { "system".to_owned() } else { who.join(" and ") };
        write!(f, "  when {who} does {}.{}", workflow.name, command.action)?;
        let given: Vec<String> = command.given.0.iter().flat_map(|(name, given)| told(name, given)).collect();
        if !given.is_empty() {
            write!(f, " with {}", given.join(" and "))?;
        }
        writeln!(f, " at {at}")
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

/// What is told, as a step of a rule test says it; an empty text is what is left out there.
fn told(name: &str, given: &Given) -> Vec<String> {
    match given {
        Given::Flag(true) => vec![format!("{name} = yes")],
        Given::Flag(false) => vec![format!("{name} = no")],
        Given::Number(number) => vec![format!("{name} = {number}")],
        Given::Text(text) if text.is_empty() => Vec::new(),
        Given::Text(text) => vec![format!("{name} = {text}")],
        Given::Names(names) => names.iter().map(|each| format!("{name} = {each}")).collect(),
        Given::Nothing => Vec::new(),
    }
}

/// Where the case stands.
fn stands(workflow: &Workflow, case: &Case) -> String {
    if let Some(outcome) = case.ended().and_then(|state| workflow.states.at(state).end.as_ref()) {
        return format!("end {outcome}");
    }
    let name = |state: StateId| workflow.states.at(state).name.as_str();
    let states: Vec<&str> = case.marking().iter().map(name).collect();
    format!("in {}", states.join(" and "))
}
