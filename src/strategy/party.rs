//! Random parties: who may act, and who may not.

use super::{Tape, cast::Cast, condition::perhaps, rule::names};
use crate::text::{AmountText, BoundText, BoundWord, ByText, NamesText, Path};

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
    let mut parties: Vec<Path> = (0..=tape.below(2)).map(|_| party(tape).into()).collect();
    // Several parties are a share's wholes each of their own.
    let share = tape.chance(6);
    let bounds = if share {
        let amount = Some(AmountText::Share(1, 2 + u32::try_from(tape.below(3)).unwrap_or_default()));
        let word = if tape.chance(50) { BoundWord::MoreThan } else { BoundWord::AtLeast };
        vec![BoundText { word, amount, ..Default::default() }]
    } else if tape.chance(14) {
        numbers(cast, tape)
    } else {
        Vec::new()
    };
    if share {
        // Those who can be listed.
        let listed =
            ["resident", "lower", "middle.clerk", "handler", "handler.head", "member", "upper.clerk"];
        parties.retain(|party| listed.contains(&party.as_str()));
        if parties.is_empty() {
            parties.push("resident".into());
        }
    }
    ByText { parties, bounds, condition: perhaps(cast, tape, 10), ..Default::default() }
}

/// How many must act together, or may, or both; each at times under a condition.
fn numbers(cast: &Cast, tape: &mut Tape) -> Vec<BoundText> {
    let bound =
        |word, number| BoundText { word, amount: Some(AmountText::Number(number)), ..Default::default() };
    let mut bounds = match tape.below(5) {
        1 => vec![bound(BoundWord::AtMost, 1)],
        2 => vec![bound(BoundWord::AtLeast, 2), bound(BoundWord::AtMost, 2)],
        3 => vec![bound(BoundWord::AtMost, 2), bound(BoundWord::MoreThan, 1)],
        _ => vec![bound(BoundWord::AtLeast, 2)],
    };
    bounds.iter_mut().for_each(|bound| bound.condition = perhaps(cast, tape, 20));
    bounds
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

/// A clause of one of these parties, at times under a condition.
pub(super) fn names_if(cast: &Cast, tape: &mut Tape, parties: &[&str]) -> Vec<NamesText> {
    let mut clauses = names(tape.pick(parties).map(|party| (*party).to_owned()).into_iter().collect());
    clauses.iter_mut().for_each(|clause| clause.condition = perhaps(cast, tape, 20));
    clauses
}
