//! "`options` (each action: open, closed with reasons, or open if these facts are given)."

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    engine::Person,
    id::{ActionId, StateId},
    rule::{FactSource, FactType, Target, Value},
    time::Instant,
    workflow::Leaving,
};

use super::{
    Past, Rules,
    ask::{Meant, Request},
    doing::{Deed, Doer, act, bars, perform, source},
    draft::{Draft, Why},
    past::Asked,
};

/// Whether an action is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    Yes,
    /// If what is yet to be said is given; what it is may still decide otherwise.
    If,
    /// Nothing that the host could tell opens it, though what would follow may wait for that.
    IfOrNo,
    No,
}

/// Every action, and whether it is open to the person, or to whoever fits, by the case as it then stands.
pub(crate) fn options(asked: &Asked<'_>, past: &Past, person: Option<&Person>, at: Instant) -> Vec<Open> {
    asked.rules.workflow.actions.ids().map(|action| open(asked, past, action, person, at)).collect()
}

/// Whether one action is open.
pub(crate) fn open(
    asked: &Asked<'_>,
    past: &Past,
    action: ActionId,
    person: Option<&Person>,
    at: Instant,
) -> Open {
    let rules = asked.rules;
    let by = person.into_iter().cloned().collect();
    let request = Request { action, by, named: None, given: Default::default(), more: None };
    // It is open if it may be done just so.
    if may(asked, past, &request, at) {
        return Open::Yes;
    }
    let Ok(from) = source(rules, past, action) else { return Open::No };
    let asks = &rules.workflow.actions.get(action).unwrap().asks;
    let said = leave_open(rules, past, asks);
    let nothing_said = Past::clone(past);
    if !speaks_against(asked, past, &said, &request, &from, at).is_empty() {
        return Open::No;
    }
    let waits = !speaks_against(asked, past, &nothing_said, &request, &from, at).is_empty();
    if waits || !asks.is_empty() {
        return Open::If;
    }
    // Nothing speaks against the action, only against what would follow; what the host could still tell may change that.
    let told = |values: &BTreeMap<Target, Meant>| {
        may(asked, past, &Request { given: values.clone(), ..request.clone() }, at)
    };
    if tellings(rules, &said.open).iter().any(told) { Open::If } else { Open::IfOrNo }
}

/// Whether it may be done just so; by nobody in particular means by whoever fits.
fn may(asked: &Asked<'_>, past: &Past, request: &Request, at: Instant) -> bool {
    if !request.by.is_empty() {
        return act(asked, past, request, at).is_ok();
    }
    let deed = Deed {
        action: request.action,
        doer: Doer::Persons(Vec::new(), None),
        given: request.given.clone(),
        with: &[],
        more: None,
        why: Why::new(),
        world: Some(asked.world),
    };
    perform(asked.rules, past, deed, at).is_ok()
}

/// What speaks against the action itself, before what would follow from it.
fn speaks_against(
    asked: &Asked<'_>,
    past: &Past,
    said: &Past,
    request: &Request,
    from: &[StateId],
    at: Instant,
) -> Why {
    let mut draft = Draft::new(asked.rules, past, at);
    draft.now = said.clone();
    if asked.rules.workflow.actions.get(request.action).unwrap().leaving == Leaving::Start {
        draft.cover();
    }
    draft.guard(request.action, from, &[]);
    if request.by.is_empty() {
        return draft.why;
    }
    draft.why.extend(bars(asked, past, said, request.action, &request.by, at));
    if let Err(why) = asked.capacity(past, said, request.action, &request.by, None, at) {
        draft.why.extend(why);
    }
    draft.why
}

/// Everything that the host could tell of these flags.
fn tellings(rules: Rules<'_>, open: &BTreeSet<Target>) -> Vec<BTreeMap<Target, Meant>> {
    let mut all = vec![BTreeMap::new()];
    for &target in open {
        let Target::Fact(fact) = target else { continue };
        if rules.workflow.facts.get(fact).unwrap().r#type != FactType::Flag {
            continue;
        }
        let with = |flag: bool| {
            all.iter().cloned().map(move |mut told: BTreeMap<Target, Meant>| {
                told.insert(target, Meant::Fact(Some(Value::Flag(flag))));
                told
            })
        };
        all = with(true).chain(with(false)).collect();
    }
    all
}

/// The case with everything left open that the actor is asked, and that the host has not told.
fn leave_open(rules: Rules<'_>, past: &Past, asks: &[Target]) -> Past {
    let mut said = past.clone();
    let host = rules
        .workflow
        .facts
        .iter()
        .filter(|(id, fact)| fact.source == FactSource::Host && !past.facts.contains_key(id));
    said.open = asks.iter().copied().chain(host.map(|(id, _)| Target::Fact(id))).collect::<BTreeSet<_>>();
    for target in &said.open {
        match target {
            Target::Fact(fact) => said.facts.remove(fact).is_some(),
            Target::Slot(slot) => said.slots.remove(slot).is_some(),
        };
    }
    said
}
