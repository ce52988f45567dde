//! Changed thresholds of a ballot that another threshold implies, so that exactly the same is reached.
//!
//! Read off the charter, without walking: of the conditions of thresholds all combinations of the facts that they read are looked at.

use super::{editor::Mutant, fate::Mutation};
use crate::{
    charter::{Amount, Ballot, Charter, Reach, Threshold, Workflow},
    id::{FactId, ValueId},
    rule::{Condition, FactType, Test},
};

/// How many combinations of facts are looked at.
const COMBINATIONS: usize = 1_000;

impl Mutation {
    /// Whether a mutant changes the thresholds of one ballot alone, and each that only one of both asks for is implied by others of the
    /// other. Which threshold is told to have stood in the way is left aside.
    pub(super) fn is_reached_alike(&self, charter: &Charter, mutant: &Mutant) -> bool {
        let Some(changed) = Charter::compile(&self.changed(mutant)).charter else { return false };
        let mut differing =
            charter.workflows.values().zip(changed.workflows.values()).filter(|(one, other)| one != other);
        let (first, second) = (differing.next(), differing.next());
        second.is_none() && first.is_some_and(|(before, after)| is_reached_alike(before, after))
    }
}

fn is_reached_alike(before: &Workflow, after: &Workflow) -> bool {
    let mut rest = before.clone();
    let ballots = before.ballots.iter().zip(after.ballots.values());
    let mut differing = ballots.filter(|((_, one), other)| one != other);
    let (Some(((id, one), other)), None) = (differing.next(), differing.next()) else { return false };
    let ballot = Ballot { quorum: other.quorum.clone(), passes: other.passes.clone(), ..one.clone() };
    *rest.ballots.at_mut(id) = ballot;
    let is_implied = |asked: &[Threshold], by: &[Threshold]| {
        let only = asked.iter().filter(|threshold| !by.contains(threshold));
        only.into_iter().all(|threshold| is_implied(before, threshold, by))
    };
    rest == *after
        && is_implied(&one.quorum, &other.quorum)
        && is_implied(&other.quorum, &one.quorum)
        && is_implied(&one.passes, &other.passes)
        && is_implied(&other.passes, &one.passes)
}

/// Whether always, when this is asked for, some of those are that ask for as much. An undecided condition binds: of one that has
/// none it is enough that those of the others are never all false.
fn is_implied(workflow: &Workflow, threshold: &Threshold, by: &[Threshold]) -> bool {
    let as_much: Vec<&Condition> =
        by.iter().filter(|other| asks_as_much(other, threshold)).map(|other| &other.condition).collect();
    let always = as_much.contains(&&Condition::Always);
    always || threshold.condition == Condition::Always && is_one_always_true(workflow, &as_much)
}

/// Whether whoever reaches the one reaches the other.
fn asks_as_much(one: &Threshold, other: &Threshold) -> bool {
    let (left, right) = match (one.amount, other.amount) {
        (Amount::Number(one), Amount::Number(other)) => (u64::from(one), u64::from(other)),
        (Amount::Share { part, of, whole }, Amount::Share { part: other, of: of_other, whole: same })
            if whole == same =>
        {
            (u64::from(part) * u64::from(of_other), u64::from(other) * u64::from(of))
        }
        _ => return false,
    };
    left > right || left == right && (one.reach == Reach::MoreThan || other.reach == Reach::AtLeast)
}

/// What a fact is: yes or no, or one of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Flag(bool),
    Value(ValueId),
}

/// Whether one of these conditions holds whatever the facts are that they read; no where they read anything else.
fn is_one_always_true(workflow: &Workflow, conditions: &[&Condition]) -> bool {
    let mut facts: Vec<FactId> = Vec::new();
    if conditions.is_empty() || !conditions.iter().all(|condition| reads(condition, &mut facts)) {
        return false;
    }
    let mut all: Vec<Vec<(FactId, Is)>> = vec![Vec::new()];
    for fact in facts {
        let values: Vec<Is> = match workflow.facts.get(fact).map(|fact| &fact.r#type) {
            Some(FactType::Flag) => vec![Is::Flag(true), Is::Flag(false)],
            Some(FactType::Choice(values)) => values.ids().map(Is::Value).collect(),
            _ => return false,
        };
        let with = |so_far: &Vec<(FactId, Is)>| {
            values.iter().map(|value| [so_far.as_slice(), &[(fact, *value)]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
        if all.len() > COMBINATIONS {
            return false;
        }
    }
    all.iter().all(|facts| conditions.iter().any(|condition| holds(condition, facts)))
}

/// Whether a condition reads flags and values alone; adds the facts that it reads.
fn reads(condition: &Condition, facts: &mut Vec<FactId>) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Not(inner) => reads(inner, facts),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| reads(part, facts)),
        Condition::Test(Test::Flag(fact) | Test::Choice(fact, _)) => {
            if !facts.contains(fact) {
                facts.push(*fact);
            }
            true
        }
        Condition::Test(_) => false,
    }
}

fn holds(condition: &Condition, facts: &[(FactId, Is)]) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Not(inner) => !holds(inner, facts),
        Condition::All(parts) => parts.iter().all(|part| holds(part, facts)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, facts)),
        Condition::Test(Test::Flag(fact)) => facts.contains(&(*fact, Is::Flag(true))),
        Condition::Test(Test::Choice(fact, value)) => facts.contains(&(*fact, Is::Value(*value))),
        Condition::Test(_) => false,
    }
}
