//! Random cases that others open and wait for.

use super::{
    Tape,
    cast::Cast,
    rule::{limit, names},
};
use crate::text::{
    ActionText, AmountText, BoundText, ByText, FactText, OnText, OpensText, Path, RouteText, SlotText,
    StateText, TypeText, WaitsText, WithinText, WorkflowText,
};

/// For what a workflow is opened once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Each {
    /// Nothing: once.
    Once,
    /// A body.
    Body,
    /// A person.
    Person,
}

/// The workflow of cases that other cases open.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    name: &'static str,
    each: Each,
    /// The outcomes with which such a case ends.
    outcomes: Vec<&'static str>,
}

/// What cases of the drawn workflow may open, and what those may.
pub(super) fn branches(tape: &mut Tape) -> Vec<Branch> {
    let count = if tape.chance(35) { 1 + tape.below(2) } else { 0 };
    ["helping", "deeper"].into_iter().take(count).map(|name| branch(name, tape)).collect()
}

fn branch(name: &'static str, tape: &mut Tape) -> Branch {
    let each = tape.pick(&[Each::Body, Each::Once, Each::Person, Each::Body]).copied();
    let outcomes = if tape.chance(25) { vec!["helped"] } else { vec!["helped", "dropped"] };
    Branch { name, each: each.unwrap_or(Each::Once), outcomes }
}

impl Branch {
    /// A clause that opens it.
    pub(super) fn opens(&self, tape: &mut Tape) -> OpensText {
        let slots: &[&str] = match self.each {
            Each::Once => &[],
            Each::Body => &["helpers", "handler", "helpers", "other"],
            Each::Person => &["board", "member", "board"],
        };
        OpensText {
            workflow: self.name.into(),
            for_each: tape.pick(slots).map(|slot| Path::from(*slot)),
            ..Default::default()
        }
    }

    /// What waits for such cases: with plain routes always, so that it cannot get stuck.
    pub(super) fn waits(&self, tape: &mut Tape, to: &mut dyn FnMut(&mut Tape) -> RouteText) -> WaitsText {
        let on = tape.some(&self.outcomes, 50).into_iter().map(|outcome| OnText {
            result: outcome.into(),
            routes: vec![to(tape)],
            ..Default::default()
        });
        let on = on.collect();
        let bounds = if tape.chance(40) {
            let least = 1 + u32::try_from(tape.below(2)).unwrap_or_default();
            vec![BoundText { amount: Some(AmountText::Number(least)), ..Default::default() }]
        } else {
            Vec::new()
        };
        WaitsText { workflow: self.name.into(), bounds, on, routes: vec![to(tape)], ..Default::default() }
    }

    /// The workflow itself; `below` is what its cases may open in turn.
    pub(super) fn workflow(&self, tape: &mut Tape, below: Option<&Self>) -> WorkflowText {
        let below = below.filter(|below| below.each != Each::Body || self.each == Each::Body);
        let below = below.filter(|below| below.each != Each::Person || self.each == Each::Person);
        let mut states = vec![self.state("h1", tape), self.state("h2", tape)];
        let mut begin = act("begin", "system", vec!["h1"]);
        begin.from = vec![vec!["start".into()]];
        begin.asks = names(self.slot().map(|slot| slot.name.to_string()).into_iter().collect());
        if let Some(below) = below {
            let mut opens = below.opens(tape);
            opens.for_each = opens.for_each.map(|_| "ward".into());
            begin.opens.push(opens);
            let mut to = |tape: &mut Tape| route(tape.pick(&["h2", "helped"]).copied().unwrap_or("h2"));
            if let Some(first) = states.first_mut() {
                first.waits.push(below.waits(tape, &mut to));
            }
        }
        states.extend(self.outcomes.iter().map(|outcome| StateText {
            name: (*outcome).into(),
            end: Some(Path::from(*outcome)),
            ..Default::default()
        }));
        WorkflowText {
            name: self.name.into(),
            facts: vec![flag()],
            slots: self.slot().into_iter().collect(),
            states,
            actions: vec![begin],
            ..Default::default()
        }
    }

    fn slot(&self) -> Option<SlotText> {
        let is = match self.each {
            Each::Once => return None,
            Each::Body => "body",
            Each::Person => "person",
        };
        Some(SlotText { name: "ward".into(), is: Some(is.into()), ..Default::default() })
    }

    fn state(&self, name: &str, tape: &mut Tape) -> StateText {
        let accountable = if self.each == Each::Body && tape.chance(50) { "ward" } else { "middle" };
        let mut actions: Vec<ActionText> = self
            .outcomes
            .iter()
            .map(|outcome| act(&format!("{name}-{outcome}"), "resident", vec![outcome]))
            .collect();
        if name == "h1" {
            actions.push(act("h1-on", "resident", vec!["h2"]));
        }
        let expires = OnText {
            result: "expiry".into(),
            routes: vec![route(self.outcomes.last().copied().unwrap_or("helped"))],
            ..Default::default()
        };
        let within = WithinText { amount: Some(limit(tape)), on: vec![expires], ..Default::default() };
        StateText {
            name: name.into(),
            accountable: names(vec![accountable.to_owned()]),
            within: if tape.chance(30) { vec![within] } else { Vec::new() },
            actions,
            ..Default::default()
        }
    }
}

fn flag() -> FactText {
    let is = Some(TypeText::OneOf(vec!["yes".into(), "no".into()]));
    FactText { name: "flag".into(), is, ..Default::default() }
}

fn act(name: &str, by: &str, to: Vec<&str>) -> ActionText {
    ActionText {
        name: name.into(),
        by: vec![ByText { parties: vec![by.into()], ..Default::default() }],
        routes: to.into_iter().map(route).collect(),
        ..Default::default()
    }
}

fn route(to: &str) -> RouteText {
    RouteText { to: vec![to.into()], ..Default::default() }
}

/// States that wait and actions that open, where there is something to open.
pub(super) fn families(
    cast: &Cast,
    tape: &mut Tape,
    branches: &[Branch],
    states: &mut [StateText],
    actions: &mut [ActionText],
) {
    if branches.is_empty() {
        return;
    }
    let mut to = |tape: &mut Tape| {
        let place = if tape.chance(30) { "done".into() } else { cast.state(tape) };
        RouteText { to: vec![place], ..Default::default() }
    };
    for state in states.iter_mut().filter(|state| state.end.is_none()) {
        if tape.chance(35)
            && let Some(branch) = tape.pick(branches)
        {
            state.waits.push(branch.waits(tape, &mut to));
        }
    }
    let standing = states.iter_mut().flat_map(|state| &mut state.actions);
    for action in standing.chain(actions) {
        for branch in branches {
            if tape.chance(35) {
                action.opens.push(branch.opens(tape));
            }
            if let Some(route) = action.routes.first_mut().filter(|_| tape.chance(15)) {
                route.opens.push(branch.opens(tape));
            }
        }
    }
}
