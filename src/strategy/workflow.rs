//! Random workflows: their facts, slots and states, and where their actions stand.

use super::{
    Tape,
    action::{action, at_least, informed, limit_of_days, raising},
    ballot::ballots,
    cast::Cast,
    family::{Branch, families},
    more_time::more_time,
    party::bars,
    rule::{clock, leading, names, table, within},
};
use crate::{
    syntax::Unit,
    text::{
        ActionText, AmountText, BoundText, FactText, OnText, Path, RouteText, SlotText, StateText, TypeText,
        WorkflowText,
    },
};

pub(super) fn workflow(cast: &Cast, tape: &mut Tape, branches: &[Branch]) -> WorkflowText {
    let mut states: Vec<StateText> = cast.states.iter().map(|name| state(cast, tape, name)).collect();
    let mut actions = Vec::new();
    for (number, name) in cast.actions.iter().enumerate() {
        let mut action = action(cast, tape, name);
        if number == 0 {
            raising(cast, tape, &mut action);
            actions.push(action);
        } else if let Some(action) = among_states(cast, tape, action, &mut states) {
            actions.push(action);
        }
    }
    states.iter_mut().for_each(|state| more_time(state, cast, tape));
    ballots(cast, tape, &mut states);
    families(cast, tape, branches, &mut states, &mut actions);
    states.extend([end("done"), end("gone")]);
    WorkflowText {
        name: "matter".into(),
        facts: facts(),
        slots: slots(tape),
        tables: vec![table(tape), leading(cast, tape)],
        bars: if tape.chance(10) { bars(cast, tape) } else { Vec::new() },
        clocks: vec![clock(cast, tape)],
        states,
        actions,
        ..Default::default()
    }
}

/// Puts the action into one of the states, or hands it back with the states from which it leads.
fn among_states(
    cast: &Cast,
    tape: &mut Tape,
    mut action: ActionText,
    states: &mut [StateText],
) -> Option<ActionText> {
    let every = || cast.states.iter().map(|name| Path::from(name.as_str()));
    match tape.below(14) {
        7 => {
            action.from = vec![vec!["any".into()]];
            action.clears = names(vec!["all".to_owned()]);
            action.uses.retain(|clause| clause.names != [Path::from("leading")]);
            action.routes = vec![RouteText { to: vec!["gone".into()], ..Default::default() }];
        }
        8 => action.from = vec![vec![cast.state(tape)], vec![cast.state(tape)]],
        9 => action.from = vec![every().take(2).collect()],
        10 => {
            action.from = vec![vec!["any".into()]];
            action.routes.clear();
        }
        11..=13 => action.from = every().map(|state| vec![state]).collect(),
        _ => {
            let index = tape.below(states.len());
            states.get_mut(index)?.actions.push(action);
            return None;
        }
    }
    Some(action)
}

fn facts() -> Vec<FactText> {
    let flag = || TypeText::OneOf(vec!["yes".into(), "no".into()]);
    let fact = |name: &str, is: TypeText| FactText { name: name.into(), is: Some(is), ..Default::default() };
    let mut pending = fact("pending", flag());
    pending.by = vec!["system".into()];
    vec![
        fact("flag", flag()),
        fact("choice", TypeText::OneOf(super::condition::VALUES.map(Path::from).into())),
        fact("number", TypeText::Range { least: 0, most: 3, unit: None }),
        fact("span", TypeText::Range { least: 1, most: 5, unit: Some(Unit::WorkingDays) }),
        fact("day", TypeText::Named("date".into())),
        pending,
    ]
}

fn slots(tape: &mut Tape) -> Vec<SlotText> {
    let slot =
        |name: &str, is: &str| SlotText { name: name.into(), is: Some(is.into()), ..Default::default() };
    let mut handler = slot("handler", "ladder");
    let to = if tape.chance(50) { "done" } else { "s1" };
    handler.on = vec![OnText {
        result: "exhausted".into(),
        routes: vec![RouteText { to: vec![to.into()], ..Default::default() }],
        ..Default::default()
    }];
    vec![
        handler,
        slot("other", "body"),
        slot("helpers", "bodies"),
        slot("member", "person"),
        slot("board", "persons"),
    ]
}

fn state(cast: &Cast, tape: &mut Tape, name: &str) -> StateText {
    let doer = format!("{}.actor", cast.action(tape));
    let holders =
        ["middle", "lower", "upper", "middle", "handler", "handler", "handler.superior", "other", &doer];
    // Where cases begin somebody mostly answers for certain, or nothing would ever be tried.
    let begins = matches!(name, "s1" | "s2") && !tape.chance(10);
    let accountable = tape.pick(&holders).copied().filter(|_| !begins).unwrap_or("middle");
    StateText {
        name: name.into(),
        accountable: names(vec![accountable.to_owned()]),
        responsible: if tape.chance(20) { names(vec!["handler.clerk".to_owned()]) } else { Vec::new() },
        consulted: if tape.chance(10) { names(vec![doer.clone()]) } else { Vec::new() },
        retired: tape.chance(1),
        informed: informed(tape),
        within: if tape.chance(40) { vec![within(cast, tape, true)] } else { Vec::new() },
        bounds: stay(tape),
        ..Default::default()
    }
}

fn end(name: &str) -> StateText {
    StateText { name: name.into(), end: Some(format!("{name}-so").as_str().into()), ..Default::default() }
}

/// How long a state lasts at the least, at times as a fact says.
fn stay(tape: &mut Tape) -> Vec<BoundText> {
    match tape.below(20) {
        1 => vec![at_least(AmountText::Named("span".into()))],
        2..=4 => vec![at_least(limit_of_days(tape))],
        _ => Vec::new(),
    }
}
