//! A run that the checks found, as a rule test that makes it again.

use std::fmt;

use super::sheet::{Sheet, counted, stands, told};
use crate::{
    charter::Charter,
    check::{Deed, Family, Played, Witness},
    engine::{Case, Command, Count, Figures, PersonEntry, Vote, VoteChoice, Whom},
    id::WorkflowId,
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
        let instances = roster.instances.iter().map(|entry| {
            let above: Vec<String> = entry.part_of.iter().map(ToString::to_string).collect();
            let of =
                if above.is_empty() { String::new() } else { format!(" part-of {}", above.join(" and ")) };
            format!("instance {}{of}", entry.instance)
        });
        let persons =
            roster.persons.iter().map(|entry| format!("person {}{}", entry.person, self.belongs(entry)));
        instances.chain(persons).collect()
    }

    /// What the roster says of somebody.
    fn belongs(&self, entry: &PersonEntry) -> String {
        let roster = &self.witness.roster;
        let is = entry.is.iter().map(|held| format!(" is {}", held.kind));
        let ties = roster.ties.iter().filter(|tie| tie.one == entry.person);
        let ties = ties.map(|tie| format!(" is {}.{}", tie.other, tie.kind));
        let to_case = roster.case_ties.iter().filter(|tie| tie.person == entry.person);
        let to_case = to_case.map(|tie| format!(" is case.{}", tie.kind));
        let holds = entry.holds.iter().map(|held| {
            let key = held.key.as_ref().map(|key| format!(".{key}")).unwrap_or_default();
            let office = held.office.as_ref().map(|office| format!(".{office}")).unwrap_or_default();
            format!(" holds {}{key}{office}", held.body)
        });
        is.chain(ties).chain(to_case).chain(holds).collect::<Vec<_>>().join(",")
    }

    /// Each step, and where the cases stand after it.
    fn lines(&self) -> Vec<String> {
        let Some(workflow) = self.charter.workflows.get(self.witness.workflow) else { return Vec::new() };
        let Ok(case) = Case::new(self.charter, workflow.name.as_str(), Witness::CASE) else {
            return Vec::new();
        };
        let mut family = Family::new(self.charter, case);
        let mut spoken = self.witness.workflow;
        let mut lines = Vec::new();
        for steps in self.witness.steps.chunk_by(are_one) {
            let Some(first) = steps.first() else { continue };
            let Some(place) = family.place_of(&first.case) else { break };
            lines.push(self.step(&family, place, steps));
            for step in steps {
                let roster = &self.witness.roster;
                let Ok((after, _)) = family.after(roster, (place, &step.deed), step.at) else { break };
                family = after;
            }
            if first.deed != Deed::Passes {
                spoken = family.case(place).map_or(spoken, Case::workflow);
            }
            lines.extend(self.then(&family, if first.deed == Deed::Passes { 0 } else { place }, spoken));
        }
        lines
    }

    /// Where the case stands in which was acted last, and that of the run.
    fn then(&self, family: &Family<'_>, place: usize, spoken: WorkflowId) -> Vec<String> {
        let places: &[usize] = if place == 0 { &[0] } else { &[place, 0] };
        let then = |&place: &usize| {
            let case = family.case(place)?;
            let rules = self.charter.workflows.get(case.workflow())?;
            let of = if case.workflow() == spoken { String::new() } else { format!("for {} ", rules.name) };
            Some(format!("then {of}{}", stands(rules, case)))
        };
        places.iter().filter_map(then).collect()
    }

    /// A step; votes for the same are one.
    fn step(&self, family: &Family<'_>, place: usize, steps: &[Played]) -> String {
        let Some(step) = steps.first() else { return String::new() };
        let at = step.at.local(self.charter.calendar.zone());
        match &step.deed {
            Deed::Passes => format!("wait until {at}"),
            Deed::Does(command) => format!("when {} at {at}", self.does(family, place, command)),
            Deed::Votes(vote) => {
                let who: Vec<String> = steps.iter().filter_map(voter).collect();
                format!("when {} at {at}", self.votes(family, place, &who, vote))
            }
            Deed::Counts(count) => format!("when {} at {at}", self.counts(family, place, count)),
        }
    }

    fn does(&self, family: &Family<'_>, place: usize, command: &Command) -> String {
        let Some(member) = family.member(place) else { return String::new() };
        let workflow = self.charter.workflows.at(member.case.workflow());
        let who: Vec<String> = command.by.iter().map(ToString::to_string).collect();
        let who = if who.is_empty() { "system".to_owned() } else { who.join(" and ") };
        let whom = member.whom.as_ref().map(|whom| match whom {
            Whom::Body(body) => format!(" for {}", body.written(self.charter)),
            Whom::Person(person) => format!(" for {person}"),
        });
        let given: Vec<String> =
            command.given.0.iter().flat_map(|(name, given)| told(workflow, name, given)).collect();
        let (whom, with) = (whom.unwrap_or_default(), with(&given));
        format!("{who} does {}.{}{whom}{with}", workflow.name, command.action)
    }

    fn votes(&self, family: &Family<'_>, place: usize, who: &[String], vote: &Vote) -> String {
        let choice = match &vote.choice {
            None => Vec::new(),
            Some(VoteChoice::Yes) => vec!["vote = yes".to_owned()],
            Some(VoteChoice::No) => vec!["vote = no".to_owned()],
            Some(VoteChoice::Abstain) => vec!["vote = abstain".to_owned()],
            Some(VoteChoice::For(names)) if names.is_empty() => vec!["vote = abstain".to_owned()],
            Some(VoteChoice::For(names)) => names.iter().map(|name| format!("vote = {name}")).collect(),
        };
        let ballot = self.of(family, place, &vote.ballot);
        format!("{} does {ballot}{}", who.join(" and "), with(&choice))
    }

    fn counts(&self, family: &Family<'_>, place: usize, count: &Count) -> String {
        let figures: &Figures = &count.figures;
        let told = counted(figures, |person| Some(person.to_string()));
        // Without figures a comma says that what follows is no name.
        let with = if told.is_empty() { ",".to_owned() } else { with(&told) };
        format!("{} tallies{with}", self.of(family, place, &count.ballot))
    }

    /// Something of the workflow of the case at a place.
    fn of(&self, family: &Family<'_>, place: usize, name: &str) -> String {
        let workflow = family.case(place).and_then(|case| self.charter.workflows.get(case.workflow()));
        workflow.map_or_else(|| name.to_owned(), |workflow| format!("{}.{name}", workflow.name))
    }
}

fn with(told: &[String]) -> String {
    if told.is_empty() { String::new() } else { format!(" with {}", told.join(" and ")) }
}

fn voter(step: &Played) -> Option<String> {
    match &step.deed {
        Deed::Votes(vote) => Some(vote.by.to_string()),
        Deed::Passes | Deed::Does(_) | Deed::Counts(_) => None,
    }
}

/// Whether two steps that follow one another are votes for the same.
fn are_one(step: &Played, next: &Played) -> bool {
    let (Deed::Votes(vote), Deed::Votes(other)) = (&step.deed, &next.deed) else { return false };
    let is_same = (&vote.ballot, &vote.choice) == (&other.ballot, &other.choice);
    is_same && (step.at, &step.case) == (next.at, &next.case)
}
