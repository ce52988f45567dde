//! Changed conditions that never come out otherwise: exactly, by one walk through everything that can happen.
//!
//! As long as a changed condition comes out as the one it replaces, both charters do the same, so that what follows is the same
//! too. Where the two never differ on a walk that leaves nothing out, no case can tell the charters apart.

use std::{cell::RefCell, collections::BTreeSet};

use super::{editor::Mutant, fate::Mutation, operator::Operator};
use crate::{
    charter::Charter,
    check,
    engine::{Event, Known, Reason, Watch},
    id::{ActionId, WorkflowId},
    rule::{Condition, Count, Test},
    scenario::coverage::{Decision, all_decisions},
};

impl Mutation {
    /// Those of some mutants that are shown to go the same way as the charter in every case: one of their conditions is changed,
    /// and comes out as before wherever it is read. Up to `limit` stands of each workflow are looked at; where that is not all,
    /// nothing is shown. A dropped notice is among them if every event that gave it tells the same all the same, and a changed
    /// threshold of a ballot if others ask for as much wherever it is asked for.
    ///
    /// Only conditions are compared on a walk. Who is barred, and numbers that somebody tells, are left aside.
    #[must_use]
    pub fn equivalent(&self, mutants: &[Mutant], limit: usize) -> BTreeSet<usize> {
        let Some(charter) = Charter::compile(self.text()).charter else { return BTreeSet::new() };
        let is_same = |mutant: &Mutant| {
            self.is_told_anyway(&charter, mutant) || self.is_reached_alike(&charter, mutant)
        };
        let told = mutants.iter().filter(|mutant| is_same(mutant));
        let mut found: BTreeSet<usize> = told.map(|mutant| mutant.number).collect();
        for id in charter.workflows.ids() {
            let twins = Twins::of(self, &charter, id, mutants);
            if !twins.all.is_empty() && check::walk_watched(&charter, id, limit, &twins) {
                found.extend(twins.left());
            }
        }
        found
    }
}

/// Conditions of a workflow, each with those that would replace it.
#[derive(Debug)]
struct Twins<'c> {
    all: Vec<Twin<'c>>,
    /// The mutants that have come out otherwise.
    other: RefCell<BTreeSet<usize>>,
}

/// A condition that a mutant changes.
#[derive(Debug)]
struct Twin<'c> {
    mutant: usize,
    before: &'c Condition,
    after: Condition,
}

impl<'c> Twins<'c> {
    fn of(mutation: &Mutation, charter: &'c Charter, id: WorkflowId, mutants: &[Mutant]) -> Self {
        let before = all_decisions(charter.workflows.at(id));
        let twins = mutants.iter().filter(|mutant| is_of_condition(mutant)).filter_map(|mutant| {
            let changed = Charter::compile(&mutation.changed(mutant)).charter?;
            let after = all_decisions(changed.workflows.get(id)?);
            let (before, after) = only_change(&before, &after)?;
            let shifts = mutant.operator == Operator::ShiftNumber;
            let is_told = shifts && reads_told_number(after.condition);
            let twin =
                Twin { mutant: mutant.number, before: before.condition, after: after.condition.clone() };
            (before.is_walked && !is_told).then_some(twin)
        });
        let all = twins.collect();
        Self { all, other: RefCell::default() }
    }

    fn left(&self) -> Vec<usize> {
        let other = self.other.borrow();
        self.all.iter().map(|twin| twin.mutant).filter(|mutant| !other.contains(mutant)).collect()
    }
}

fn is_of_condition(mutant: &Mutant) -> bool {
    matches!(mutant.operator, Operator::DropCondition | Operator::FlipComparison | Operator::ShiftNumber)
}

/// The one condition in which two workflows differ; none if they differ in none, in several, or in what they belong to.
fn only_change<'c, 'm>(
    before: &[Decision<'c>],
    after: &[Decision<'m>],
) -> Option<(Decision<'c>, Decision<'m>)> {
    let is_same_shape =
        before.len() == after.len() && before.iter().zip(after).all(|(one, other)| one.of == other.of);
    let mut changed = before.iter().zip(after).filter(|(one, other)| one.condition != other.condition);
    let (one, other) = changed.next().filter(|_| is_same_shape)?;
    changed.next().is_none().then_some((*one, *other))
}

/// Whether a condition reads a number that somebody tells: a walk takes one for all that the charter does not tell apart.
fn reads_told_number(condition: &Condition) -> bool {
    match condition {
        Condition::Always => false,
        Condition::Not(inner) => reads_told_number(inner),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads_told_number),
        Condition::Test(Test::Number(left, _, right)) => {
            [left, right].into_iter().any(|count| matches!(count, Count::Fact(_)))
        }
        Condition::Test(_) => false,
    }
}

impl Watch for Twins<'_> {
    fn judges(&self, condition: &Condition, test: &dyn Fn(&Test) -> Known) {
        for twin in self.all.iter().filter(|twin| std::ptr::eq(twin.before, condition)) {
            if judge(twin.before, test) != judge(&twin.after, test) {
                self.other.borrow_mut().insert(twin.mutant);
            }
        }
    }

    fn happens(&self, _: &Event) {}

    fn refuses(&self, _: ActionId, _: &[Reason]) {}
}

/// How a condition comes out where its tests are so.
fn judge(condition: &Condition, test: &dyn Fn(&Test) -> Known) -> Known {
    match condition {
        Condition::Always => Known::Yes,
        Condition::Test(one) => test(one),
        Condition::Not(inner) => !judge(inner, test),
        Condition::All(parts) => parts.iter().fold(Known::Yes, |so_far, part| so_far.and(judge(part, test))),
        Condition::Any(parts) => parts.iter().fold(Known::No, |so_far, part| so_far.or(judge(part, test))),
    }
}
