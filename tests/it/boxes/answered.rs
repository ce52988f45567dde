//! What is found, and what the engine answers.

use std::collections::BTreeMap;

use gongzhi::{
    charter::{Charter, Workflow},
    engine::{Answer, Case, Command, PlainRoster, World, decide},
    finding::{Finding, Span},
    time::{Calendar, Instant},
};

/// An example's facts, by name: `floor` is `3`.
pub(super) type Facts = BTreeMap<String, String>;

/// The facts of a finding's example: `floor = 3`.
pub(super) fn example(finding: &Finding) -> Facts {
    let note = finding.note.as_ref().unwrap_or_else(|| panic!("{finding:?}"));
    let first =
        note.en.strip_prefix("for example ").unwrap_or_default().split(';').next().unwrap_or_default();
    let parts = first.split(", ").filter(|part| !part.is_empty());
    parts
        .map(|part| part.trim_matches('`').split_once(" = ").unwrap())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The answers of the engine to each of these actions, where the facts of a case are those of an example and others as they
/// please, as the words that refuse them.
pub(super) fn answered(charter: &Charter, facts: &Facts, actions: &[&str]) -> Vec<Vec<&'static str>> {
    let json = r#"{ "persons": [{ "person": "bo", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#;
    let roster: PlainRoster = serde_json::from_str(json).unwrap();
    let calendar = Calendar::china();
    let world = World { roster: &roster, directory: &roster, calendar: &calendar };
    let at = Instant::parse("2026-03-02 09:00", calendar.zone()).unwrap();
    let mut case = Case::new(charter, "request", "k").unwrap();
    let asked = decide(charter, &world, &case, &told(charter, "ask", facts), at).unwrap();
    asked.events().iter().for_each(|event| case.apply(event).unwrap());
    let answer = |action: &&str| decide(charter, &world, &case, &told(charter, action, facts), at).unwrap();
    actions.iter().map(|action| words(&answer(action))).collect()
}

/// The command that does an action and tells what it asks.
fn told(charter: &Charter, action: &str, facts: &Facts) -> Command {
    let (_, rules) = workflow(charter).action(action).unwrap();
    let asks = !rules.asks.is_empty();
    let mut command = Command::new(action).by("bo");
    for (name, default) in [("urgent", "no"), ("matter", "x"), ("floor", "0"), ("heads", "0")] {
        let value = facts.get(name).map_or(default, String::as_str);
        command = match name {
            _ if !asks => command,
            "urgent" => command.with(name, value == "yes"),
            "matter" => command.with(name, value),
            _ => command.with(name, value.parse::<u32>().unwrap()),
        };
    }
    command
}

/// Places are never unequal to one another; where they begin and end tells them apart.
pub(super) fn is_at(span: Span, finding: &Finding) -> bool {
    (span.start, span.end) == (finding.span.start, finding.span.end)
}

fn words(answer: &Answer) -> Vec<&'static str> {
    answer
        .refusal()
        .map_or_else(Vec::new, |refusal| refusal.reasons.iter().map(|reason| reason.word()).collect())
}

/// The workflow of a drawn charter.
pub(super) fn workflow(charter: &Charter) -> &Workflow {
    charter.workflow("request").unwrap().1
}
