//! Random parties: who may act, and who may not.

use super::{Tape, cast::Cast, condition::perhaps, rule::names};
use crate::text::{AmountText, BoundText, BoundWord, ByText, NamesText};

pub(super) fn by(cast: &Cast, tape: &mut Tape) -> ByText {
    let doer = format!("{}.actor", cast.action(tape));
    let parties = [
        "resident",
        "lower",
        "middle.clerk",
        "handler",
        "handler.head",
        "raiser",
        "system",
        "handler.superior",
        "member",
        "raiser.relative",
        "upper.clerk",
        "handler.clerk",
        "other.clerk",
        "helpers",
        "handler.supervisor",
        doer.as_str(),
    ];
    let party = |tape: &mut Tape| match tape.chance(40) {
        true => "resident",
        false => tape.pick(&parties).copied().unwrap_or("resident"),
    };
    let parties = (0..=tape.below(2)).map(|_| party(tape).into()).collect();
    let bounds = if tape.chance(12) {
        let word = if tape.chance(50) { BoundWord::AtMost } else { BoundWord::AtLeast };
        vec![BoundText { word, amount: Some(AmountText::Number(2)), ..Default::default() }]
    } else {
        Vec::new()
    };
    ByText { parties, bounds, condition: perhaps(cast, tape, 10), ..Default::default() }
}

pub(super) fn bars(cast: &Cast, tape: &mut Tape) -> Vec<NamesText> {
    let barred = match tape.below(12) {
        6 => format!("{}.actor", cast.action(tape)),
        7 => format!("{}.actor.relative", cast.action(tape)),
        8 => "raiser.relative".to_owned(),
        9 => "lower.clerk".to_owned(),
        5 => "handler.clerk".to_owned(),
        10 => "middle.relative".to_owned(),
        11 => "case.relative".to_owned(),
        _ => return Vec::new(),
    };
    let mut bars = names(vec![barred]);
    for clause in &mut bars {
        clause.condition = perhaps(cast, tape, 20);
    }
    bars
}
