//! What rules may assume where they judge the case: which facts have just been written, and what they have become.

use crate::{
    charter::{Action, Cap, Workflow},
    comparison::Comparison,
    id::{ActionId, FactId},
    rule::{Assignment, Column, Condition, Count, FactType, Target, Test, Used, Value, ValueSource},
};

/// The facts that an action writes before its routes are judged.
pub(super) fn written_before_routes(workflow: &Workflow, action: &Action) -> Vec<FactId> {
    tabled(workflow, &action.uses).into_iter().chain(written(&action.sets)).collect()
}

/// What an action has made of facts before its routes are judged, as far as it sets them itself, once, to a value.
pub(super) fn set_before_routes(workflow: &Workflow, action: &Action) -> Vec<Condition> {
    let writes = written_before_routes(workflow, action);
    let once = |fact: FactId| writes.iter().filter(|&&other| other == fact).count() == 1;
    let set = action.sets.iter().filter_map(|assignment| match (assignment.target, &assignment.value) {
        (Target::Fact(fact), ValueSource::Value(value)) if once(fact) => is(workflow, fact, value),
        _ => None,
    });
    set.collect()
}

/// What a cap asks: it does not count, or the action was done fewer times.
pub(super) fn below(cap: &Cap, action: ActionId) -> Condition {
    let fewer = Test::Number(Count::Times(action), Comparison::Less, Count::Number(cap.times));
    match &cap.condition {
        Condition::Always => Condition::Test(fewer),
        condition => {
            Condition::Any(vec![Condition::Not(Box::new(condition.clone())), Condition::Test(fewer)])
        }
    }
}

/// The facts that tables write.
pub(super) fn tabled(workflow: &Workflow, uses: &[Used]) -> Vec<FactId> {
    let tables = uses.iter().filter_map(|used| workflow.tables.get(used.table));
    tables.flat_map(|table| table.outputs.iter().filter_map(written_by_column)).collect()
}

/// That a fact is a value; none if conditions do not tell its values apart.
pub(super) fn is(workflow: &Workflow, fact: FactId, value: &Value) -> Option<Condition> {
    let known = &workflow.facts.get(fact)?.r#type;
    let can_be_told = matches!(known, FactType::Flag | FactType::Choice(_) | FactType::Number { .. });
    can_be_told.then(|| equals(fact, value))
}

fn written_by_column(column: &Column) -> Option<FactId> {
    if let Column::Fact(fact) = column { Some(*fact) } else { None }
}

/// The facts that assignments write.
pub(super) fn written(sets: &[Assignment]) -> impl Iterator<Item = FactId> {
    sets.iter().filter_map(|assignment| match assignment.target {
        Target::Fact(fact) => Some(fact),
        Target::Slot(_) => None,
    })
}

pub(super) fn equals(fact: FactId, value: &Value) -> Condition {
    match value {
        Value::Flag(true) => Condition::Test(Test::Flag(fact)),
        Value::Flag(false) => Condition::Not(Box::new(Condition::Test(Test::Flag(fact)))),
        Value::Choice(value) => Condition::Test(Test::Choice(fact, *value)),
        Value::Number(number) => compares(fact, Comparison::Equal, *number),
        Value::Date(_) | Value::Note(_) => Condition::Always,
    }
}

pub(super) fn compares(fact: FactId, comparison: Comparison, number: u32) -> Condition {
    Condition::Test(Test::Number(Count::Fact(fact), comparison, Count::Number(number)))
}

/// Whether a condition reads one of these facts.
pub(super) fn reads_any(condition: &Condition, facts: &[FactId]) -> bool {
    match condition {
        Condition::Always => false,
        Condition::Not(inner) => reads_any(inner, facts),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| reads_any(part, facts)),
        Condition::Test(test) => match test {
            Test::Flag(fact) | Test::Choice(fact, _) => facts.contains(fact),
            Test::SameChoice(one, other) => facts.contains(one) || facts.contains(other),
            Test::Number(left, _, right) => [left, right].into_iter().any(|count| match count {
                Count::Fact(fact) => facts.contains(fact),
                Count::Number(_)
                | Count::Times(_)
                | Count::TimesInRow(_)
                | Count::Rung(_)
                | Count::Elected(_) => false,
            }),
            Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => false,
        },
    }
}
