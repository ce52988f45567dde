//! Random charters that compile.

use proptest::prelude::*;

use super::{Tape, cast::Cast, condition::condition, family::branches, tape::tapes, workflow::workflow};
use crate::text::{
    AmountText, BodyText, CharterText, CompetenceText, DelegatesText, KindText, LadderText, NamesText,
    OfficeText, Path, RelationText, RelationWord, RungText, WithinText,
};

/// The bodies of every drawn charter: three that lead one another, lowest first, and one that supervises them. Any of them may
/// be a class.
pub(super) const BODIES: [&str; 4] = ["lower", "middle", "upper", "watch"];

/// Those of them that the ladder climbs.
pub(super) const RUNGS: [&str; 3] = ["lower", "middle", "upper"];

/// The offices that each of the bodies has.
pub(super) const OFFICES: [&str; 2] = ["clerk", "head"];

/// Small charters that compile: four bodies, some of them classes, a ladder, and one workflow with facts, slots, clocks, forks and joins.
///
/// They are well formed, not sensible: states may be unreachable, limits may lapse at once, nobody may fit a party.
pub fn charters() -> impl Strategy<Value = CharterText> {
    tapes(900).prop_map(|mut tape| charter(&mut tape))
}

/// The charter that a tape draws.
pub(super) fn charter(tape: &mut Tape) -> CharterText {
    let bodies = bodies(tape);
    let ladders = vec![ladder(tape)];
    let cast = Cast::draw(tape);
    let branches = branches(tape);
    let mut workflows = vec![workflow(&cast, tape, &branches)];
    let below = |number: usize| branches.get(number + 1);
    workflows
        .extend(branches.iter().enumerate().map(|(number, branch)| branch.workflow(tape, below(number))));
    CharterText {
        name: "drawn".into(),
        edition: "2026-01".to_owned(),
        calendar: Some(crate::text::CalendarText { name: "china".into(), ..Default::default() }),
        kinds: vec![kind("resident", "person"), kind("relative", "tie")],
        bodies: bodies.into_iter().map(|body| competent(body, &cast, tape)).collect(),
        ladders,
        workflows,
        ..Default::default()
    }
}

fn kind(name: &str, is: &str) -> KindText {
    KindText { name: name.into(), is: Some(is.into()), ..Default::default() }
}

fn bodies(tape: &mut Tape) -> Vec<BodyText> {
    let [lower, middle, upper, watch] = BODIES;
    let mut bodies = vec![
        body(lower, RelationWord::Leads, &[]),
        body(middle, RelationWord::Leads, &[lower]),
        body(upper, RelationWord::Leads, &[middle]),
        body(watch, RelationWord::Supervises, &[lower, middle, upper]),
    ];
    let classes = tape.chance(60);
    for body in &mut bodies {
        body.each = classes && tape.chance(50);
        // A second supervisor of the lowest, declared before the one that supervises all.
        if body.name.as_str() == upper && tape.chance(30) {
            let to = vec![lower.into()];
            body.relations.push(RelationText {
                relation: RelationWord::Supervises,
                to,
                ..Default::default()
            });
        }
        if tape.chance(30) {
            body.delegates.extend(delegates(&body.name, tape));
        }
    }
    // Who heads the middle may be a clerk of the lowest.
    if tape.chance(20)
        && let Some(head) = bodies.get_mut(1).and_then(|body| body.offices.get_mut(1))
    {
        head.is = Some(Path::from(format!("{lower}.clerk").as_str()));
    }
    // Whom a case holds, or who is related to them, may be no member in it.
    if tape.chance(20)
        && let Some(body) = bodies.get_mut(tape.below(4))
    {
        let held = ["matter.member", "matter.board", "matter.member.relative", "matter.board.relative"];
        let names = tape.pick(&held).copied().map(Path::from).into_iter().collect();
        let clause = NamesText { names, ..Default::default() };
        match body.offices.first_mut().filter(|_| tape.chance(30)) {
            Some(clerk) => clerk.bars.push(clause),
            None => body.bars.push(clause),
        }
    }
    // Who clerks there may be a resident.
    if tape.chance(20)
        && let Some(body) = bodies.get_mut(tape.below(4))
        && let Some(clerk) = body.offices.first_mut()
    {
        clerk.is = Some("resident".into());
    }
    bodies
}

/// The body, at times with competence for some cases only.
fn competent(mut body: BodyText, cast: &Cast, tape: &mut Tape) -> BodyText {
    while body.competence.len() < 2 && tape.chance(5) {
        let expression = condition(cast, tape).expression;
        body.competence.push(CompetenceText { expression, of: vec!["matter".into()], ..Default::default() });
    }
    body
}

/// Some actions, or all, that another body may do.
fn delegates(from: &Path, tape: &mut Tape) -> Option<DelegatesText> {
    let to = tape.pick(&BODIES).copied().filter(|to| *to != from.as_str())?;
    let of = tape.some(&["matter.a0", "matter.a1", "matter.a2"], 40).into_iter().map(Path::from).collect();
    let until = tape.chance(30).then(|| Path::from("2026-03-01"));
    Some(DelegatesText { to: vec![to.into()], of, until, ..Default::default() })
}

fn body(name: &str, relation: RelationWord, to: &[&str]) -> BodyText {
    let to: Vec<Path> = to.iter().copied().map(Path::from).collect();
    let relation = RelationText { relation, to, ..Default::default() };
    BodyText {
        name: name.into(),
        is: Some("government".into()),
        relations: if relation.to.is_empty() { Vec::new() } else { vec![relation] },
        offices: OFFICES.map(|office| self::office(name, office)).into(),
        ..Default::default()
    }
}

/// Who heads a body is one of its clerks too.
fn office(body: &str, name: &str) -> OfficeText {
    let is = (name == "head").then(|| Path::from(format!("{body}.clerk").as_str()));
    OfficeText { name: name.into(), is, ..Default::default() }
}

fn ladder(tape: &mut Tape) -> LadderText {
    let rungs = RUNGS.iter().map(|&body| RungText {
        body: body.into(),
        within: allowance(tape),
        because: if tape.chance(15) { vec!["expiry".into()] } else { Vec::new() },
        ..Default::default()
    });
    LadderText { name: "ladder".into(), rungs: rungs.collect(), ..Default::default() }
}

fn allowance(tape: &mut Tape) -> Option<WithinText> {
    let amount = super::rule::limit(tape);
    tape.chance(70).then(|| WithinText { amount: Some(amount), ..Default::default() })
}

/// `count` of a unit.
pub(super) fn of(count: u32, unit: crate::syntax::Unit) -> AmountText {
    AmountText::Of { count, unit }
}
