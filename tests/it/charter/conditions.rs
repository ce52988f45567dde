//! Conditions: what binds tighter, and what each form means.

use gongzhi::{
    charter::Workflow,
    rule::{Condition, Count, Holder, Test},
    syntax::Comparison,
};

use super::charter;

/// The condition of an action in a workflow with facts `a`, `b`, `c` (flags), `matter`, `other` (the same values), `n` (0 to 9) and a
/// slot `unit`.
fn compiled(condition: &str) -> (Workflow, Condition) {
    let charter = charter(&format!(
        "\
workflow request
  fact a is yes or no
  fact b is yes or no
  fact c is yes or no
  fact matter is housing or hazard
  fact other is housing or hazard
  fact n is 0 to 9
  slot unit is body
  may ask by desk, from start, asks a and b and c and matter and other and n and unit -> open
  state open, accountable desk
    may answer by desk, if {condition} -> closed
  state closed, end answered
"
    ));
    let (_, workflow) = charter.workflow("request").unwrap();
    let condition = workflow.action("answer").unwrap().1.guards[0].condition.clone();
    (workflow.clone(), condition)
}

fn flag(workflow: &Workflow, name: &str) -> Condition {
    Condition::Test(Test::Flag(workflow.fact(name).unwrap().0))
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

#[test]
fn or_binds_loosest_then_and_then_not() {
    let (workflow, condition) = compiled("a or not b and c");
    let [a, b, c] = ["a", "b", "c"].map(|name| flag(&workflow, name));
    assert_eq!(condition, Condition::Any(vec![a, Condition::All(vec![not(b), c])]));
}

#[test]
fn parentheses_bind_first() {
    let (workflow, condition) = compiled("not (a or b) and c");
    let [a, b, c] = ["a", "b", "c"].map(|name| flag(&workflow, name));
    assert_eq!(condition, Condition::All(vec![not(Condition::Any(vec![a, b])), c]));
}

#[test]
fn a_value_may_stand_on_either_side() {
    let (workflow, left) = compiled("matter = hazard");
    let (_, right) = compiled("hazard = matter");
    let (matter, _) = workflow.fact("matter").unwrap();
    let Condition::Test(Test::Choice(fact, value)) = left.clone() else { panic!("{left:?}") };
    assert_eq!((fact, left), (matter, right));
    assert_eq!(format!("{value:?}"), "ValueId(1)");
}

#[test]
fn unequal_is_the_opposite_of_equal() {
    let (_, equal) = compiled("matter = hazard");
    let (_, unequal) = compiled("matter ≠ hazard");
    assert_eq!(unequal, not(equal));
}

#[test]
fn a_flag_equals_yes_or_no() {
    let (workflow, yes) = compiled("a = yes");
    assert_eq!(yes, flag(&workflow, "a"));
    assert_eq!(compiled("a = no").1, not(flag(&workflow, "a")));
    assert_eq!(compiled("a ≠ no").1, flag(&workflow, "a"));
}

#[test]
fn two_facts_of_the_same_values_are_compared() {
    let (workflow, condition) = compiled("matter = other");
    let ids = ["matter", "other"].map(|name| workflow.fact(name).unwrap().0);
    assert_eq!(condition, Condition::Test(Test::SameChoice(ids[0], ids[1])));
}

#[test]
fn numbers_are_compared_with_numbers_facts_and_counters() {
    let (workflow, condition) = compiled("n ≥ 3 and ask.times < n");
    let (n, ask) =
        (Count::Fact(workflow.fact("n").unwrap().0), Count::Times(workflow.action("ask").unwrap().0));
    let tests = [
        Condition::Test(Test::Number(n, Comparison::AtLeast, Count::Number(3))),
        Condition::Test(Test::Number(ask, Comparison::Less, n)),
    ];
    assert_eq!(condition, Condition::All(tests.to_vec()));
}

#[test]
fn a_range_holds_its_ends() {
    let (workflow, condition) = compiled("n = 2 to 4");
    let n = Count::Fact(workflow.fact("n").unwrap().0);
    let tests = [
        Condition::Test(Test::Number(n, Comparison::AtLeast, Count::Number(2))),
        Condition::Test(Test::Number(n, Comparison::AtMost, Count::Number(4))),
    ];
    assert_eq!(condition, Condition::All(tests.to_vec()));
}

#[test]
fn bodies_are_compared_with_bodies_kinds_and_none() {
    let (workflow, none) = compiled("unit = none");
    let unit = Holder::Slot(workflow.slot("unit").unwrap().0);
    assert_eq!(none, not(Condition::Test(Test::IsBody(unit.clone()))));
    let superior = Holder::Superior(Box::new(unit.clone()));
    assert_eq!(compiled("unit.superior ≠ none").1, Condition::Test(Test::IsBody(superior)));
    let (_, same) = compiled("unit = desk");
    assert!(matches!(same, Condition::Test(Test::SameBody(left, Holder::Body(_))) if left == unit));
    assert!(matches!(compiled("unit.kind = government").1, Condition::Test(Test::Kind(..))));
}
