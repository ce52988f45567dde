//! Random conditions over the facts, slots and actions of a drawn workflow.

use super::{Tape, cast::Cast, charter::BODIES};
use crate::{
    finding::Span,
    syntax::Comparison,
    text::{ConditionText, Expression, Path},
};

/// The values of the drawn choice.
pub(super) const VALUES: [&str; 3] = ["x", "y", "z"];

/// A condition of at most two levels.
pub(super) fn condition(cast: &Cast, tape: &mut Tape) -> ConditionText {
    ConditionText { expression: expression(cast, tape, 2), ..Default::default() }
}

/// A condition, at that chance.
pub(super) fn perhaps(cast: &Cast, tape: &mut Tape, percent: usize) -> Option<ConditionText> {
    tape.chance(percent).then(|| condition(cast, tape))
}

fn expression(cast: &Cast, tape: &mut Tape, depth: u8) -> Expression {
    if depth == 0 {
        return test(cast, tape);
    }
    match tape.below(8) {
        5 => Expression::Not(Box::new(expression(cast, tape, depth - 1)), Span::default()),
        6 => Expression::And(vec![expression(cast, tape, depth - 1), expression(cast, tape, depth - 1)]),
        7 => Expression::Or(vec![expression(cast, tape, depth - 1), expression(cast, tape, depth - 1)]),
        _ => test(cast, tape),
    }
}

fn test(cast: &Cast, tape: &mut Tape) -> Expression {
    match tape.below(17) {
        1 => compare("choice", equality(tape), name(tape.pick(&VALUES).copied().unwrap_or("x"))),
        2 => compare("number", order(tape), Expression::Number(number(tape), Span::default())),
        3 => {
            let times = if tape.chance(35) { "in-row" } else { "times" };
            let times = format!("{}.{times}", cast.action(tape));
            compare(&times, order(tape), Expression::Number(number(tape), Span::default()))
        }
        4 => compare("handler", equality(tape), name("none")),
        5 => compare("handler", equality(tape), name(tape.pick(&BODIES).copied().unwrap_or("lower"))),
        6 => name("pending"),
        7 => compare("other", equality(tape), name("handler")),
        8 => compare("member", equality(tape), name("none")),
        9 => compare("handler.superior", equality(tape), name("upper")),
        10 => compare("handler.rung", order(tape), Expression::Number(number(tape), Span::default())),
        11 => compare(&format!("{}.actor", cast.action(tape)), equality(tape), name("lower")),
        12 => compare("case.accountable", equality(tape), name("handler")),
        13 => compare("handler.kind", equality(tape), name("government")),
        14 => compare("handler.supervisor", equality(tape), name("watch")),
        15 => compare("other.superior", equality(tape), name("none")),
        16 => compare("helpers", equality(tape), name(tape.pick(&BODIES).copied().unwrap_or("lower"))),
        _ => name("flag"),
    }
}

/// A bare name.
pub(super) fn name(text: &str) -> Expression {
    Expression::Name(Path::from(text))
}

fn compare(left: &str, comparison: Comparison, right: Expression) -> Expression {
    Expression::Compare(Box::new(name(left)), comparison, Box::new(right))
}

fn equality(tape: &mut Tape) -> Comparison {
    if tape.chance(40) { Comparison::NotEqual } else { Comparison::Equal }
}

fn order(tape: &mut Tape) -> Comparison {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    tape.pick(&[AtLeast, AtMost, Equal, Greater, Less, NotEqual]).copied().unwrap_or(AtLeast)
}

fn number(tape: &mut Tape) -> u32 {
    u32::try_from(tape.below(4)).unwrap_or_default()
}
