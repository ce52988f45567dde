//! Random commands over time.

use proptest::prelude::*;

use super::{KEYS, Tape, roster::PEOPLE, tape::tapes};
use crate::{
    charter::{Action, Charter, Workflow},
    engine::{Command, Given},
    rule::{Fact, FactSource, FactType, Slot, SlotType, Target},
    structure::Body,
};

/// In which capacities somebody claims to act.
const CAPACITIES: [&str; 5] = ["resident", "raiser", "middle.clerk", "handler", "lower"];

/// Something tried in a case, so long after the step before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Seconds since the step before; negative in a few senseless steps.
    pub after: i64,
    /// What is tried.
    pub command: Command,
}

/// Sequences of up to `length` steps in cases of the named workflow, drawn from the charter's own names: mostly sensible, with
/// unknown names, wrong values and instants that go backwards among them. Empty if there is no such workflow.
pub fn sequences(
    charter: &Charter,
    workflow: &str,
    length: usize,
) -> impl Strategy<Value = Vec<Step>> + use<> {
    let charter = charter.clone();
    let workflow = workflow.to_owned();
    tapes(length * 16).prop_map(move |mut tape| steps(&charter, &workflow, length, &mut tape))
}

/// The steps that a tape draws.
pub(super) fn steps(charter: &Charter, workflow: &str, length: usize, tape: &mut Tape) -> Vec<Step> {
    let Some((_, rules)) = charter.workflow(workflow) else { return Vec::new() };
    (0..length).map(|number| step(charter, rules, number, tape)).collect()
}

fn step(charter: &Charter, rules: &Workflow, number: usize, tape: &mut Tape) -> Step {
    Step { after: wait(tape), command: command(charter, rules, number, tape) }
}

/// Mostly some hours, at times some weeks, seldom backwards.
pub(super) fn wait(tape: &mut Tape) -> i64 {
    let drawn = i64::try_from(tape.below(100)).unwrap_or_default();
    match tape.below(20) {
        0..=9 => drawn * 600,
        10..=15 => drawn * 7_200,
        16..=18 => drawn * 86_400 / 3,
        _ => -drawn,
    }
}

pub(super) fn command(charter: &Charter, rules: &Workflow, number: usize, tape: &mut Tape) -> Command {
    let actions: Vec<_> = rules.actions.values().collect();
    // Nothing can be tried in a case that nobody raised.
    let raises = match number {
        0 => !tape.chance(10),
        1 => tape.chance(50),
        2 | 3 => tape.chance(25),
        _ => false,
    };
    let raising = actions.first().filter(|_| raises);
    let Some(&action) = raising.or_else(|| tape.pick(&actions)) else { return Command::new("nothing") };
    if raises && tape.chance(80) {
        return plainly(charter, rules, action, tape);
    }
    if tape.chance(2) {
        return Command::new("nothing");
    }
    let mut command = Command::new(action.name.as_str());
    for _ in 0..people(tape) {
        // The first is of every kind of person.
        let person = if tape.chance(35) { PEOPLE.first() } else { tape.pick(&PEOPLE) };
        command = command.by(person.copied().unwrap_or("ann"));
    }
    if tape.chance(5) {
        command = command.capacity(tape.pick(&CAPACITIES).copied().unwrap_or("resident"));
    }
    if !action.prolongs.is_empty() && tape.chance(40) || tape.chance(1) {
        command.more = crate::time::Limit::new(1, crate::time::Unit::Days).ok();
    }
    for target in targets(rules, action, tape) {
        if let Some((name, given)) = given(charter, rules, target, tape) {
            command = command.with(name, given);
        }
    }
    command
}

/// What the first of the people would say who fits, with all that is asked.
fn plainly(charter: &Charter, rules: &Workflow, action: &Action, tape: &mut Tape) -> Command {
    let mut command = Command::new(action.name.as_str()).by(PEOPLE.first().copied().unwrap_or("ann"));
    for target in action.asks.iter().copied() {
        if let Some((name, said)) = told(charter, rules, target, tape) {
            command = command.with(name, said);
        }
    }
    command
}

/// A fact or slot, and something that it may be.
pub(super) fn told(
    charter: &Charter,
    rules: &Workflow,
    target: Target,
    tape: &mut Tape,
) -> Option<(String, Given)> {
    let said = match target {
        Target::Fact(id) => value(rules.facts.get(id)?, tape),
        Target::Slot(id) => holder(charter, rules.slots.get(id)?, tape),
    };
    Some((name_of(rules, target)?, said))
}

/// Mostly one, at times nobody or two.
fn people(tape: &mut Tape) -> usize {
    match tape.below(10) {
        0..=7 => 1,
        8 => 0,
        _ => 2,
    }
}

/// Nearly all that the action asks, at times what the host answers for, seldom something else.
fn targets(rules: &Workflow, action: &Action, tape: &mut Tape) -> Vec<Target> {
    let mut targets: Vec<Target> = action.asks.iter().copied().filter(|_| !tape.chance(4)).collect();
    let host = rules
        .facts
        .iter()
        .filter(|(_, fact)| fact.source == FactSource::Host)
        .map(|(id, _)| Target::Fact(id));
    targets.extend(tape.some(&host.collect::<Vec<_>>(), 60));
    if tape.chance(3) {
        targets.extend(tape.pick(&rules.facts.ids().collect::<Vec<_>>()).map(|&id| Target::Fact(id)));
    }
    targets
}

fn given(charter: &Charter, rules: &Workflow, target: Target, tape: &mut Tape) -> Option<(String, Given)> {
    if tape.chance(1) {
        return Some(("flag".to_owned(), Given::Number(77)));
    }
    if tape.chance(2) {
        return Some((name_of(rules, target)?, Given::Nothing));
    }
    if tape.chance(1) {
        return Some(("nobody".to_owned(), Given::Nothing));
    }
    match target {
        Target::Fact(id) => rules.facts.get(id).map(|fact| (fact.name.to_string(), value(fact, tape))),
        Target::Slot(id) => {
            rules.slots.get(id).map(|slot| (slot.name.to_string(), holder(charter, slot, tape)))
        }
    }
}

fn name_of(rules: &Workflow, target: Target) -> Option<String> {
    match target {
        Target::Fact(id) => rules.facts.get(id).map(|fact| fact.name.to_string()),
        Target::Slot(id) => rules.slots.get(id).map(|slot| slot.name.to_string()),
    }
}

fn value(fact: &Fact, tape: &mut Tape) -> Given {
    match &fact.r#type {
        FactType::Flag => Given::Flag(tape.chance(50)),
        FactType::Choice(values) => {
            let values: Vec<_> = values.values().collect();
            Given::Text(tape.pick(&values).map(|value| value.name.to_string()).unwrap_or_default())
        }
        FactType::Number { least, most, .. } => {
            let span = usize::try_from(most - least).unwrap_or_default() + 1;
            Given::Number(least + u32::try_from(tape.below(span)).unwrap_or_default())
        }
        FactType::Date => Given::Text(format!("2026-{:02}-{:02}", 1 + tape.below(12), 1 + tape.below(28))),
        FactType::Note => Given::Text("a note".to_owned()),
    }
}

/// A body by its name; one of a class mostly with a key, which may be nobody's. Seldom a key where there are not several.
fn named(body: &Body, tape: &mut Tape) -> String {
    let index = if tape.chance(12) { KEYS.len() - 1 } else { tape.below(KEYS.len() - 1) };
    let key = KEYS.get(index).filter(|_| tape.chance(if body.is_class { 70 } else { 2 }));
    key.map_or_else(|| body.name.to_string(), |key| format!("{}.{key}", body.name))
}

fn holder(charter: &Charter, slot: &Slot, tape: &mut Tape) -> Given {
    let bodies: Vec<_> = charter.structure.bodies.values().collect();
    match slot.r#type {
        SlotType::Body | SlotType::Ladder(_) => {
            Given::Text(tape.pick(&bodies).map(|body| named(body, tape)).unwrap_or_default())
        }
        SlotType::Bodies => {
            let count = if tape.chance(5) { 0 } else { 1 + tape.below(3) };
            let drawn: Vec<_> = (0..count).filter_map(|_| tape.pick(&bodies).copied()).collect();
            Given::Names(drawn.into_iter().map(|body| named(body, tape)).collect())
        }
        SlotType::Person => Given::Text(tape.pick(&PEOPLE).copied().unwrap_or("ann").to_owned()),
        SlotType::Persons => Given::Names(tape.some(&PEOPLE.map(str::to_owned), 40)),
    }
}
