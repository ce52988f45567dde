//! Random actions: when they are open, what they set, where they lead.

use super::{
    Tape,
    cast::Cast,
    charter::RUNGS,
    condition::{condition, name, perhaps},
    more_time::{prolongs, requests},
    party::{bars, by},
    rule::{assign, counting, names, trigger, within},
};
use crate::{
    finding::Span,
    syntax::Unit,
    text::{
        ActionText, AmountText, AssignText, BoundText, BoundWord, ByText, DeclinesText, EscalateText,
        Expression, GradeText, NamesText, Path, RouteText, WithinText,
    },
};

pub(super) fn action(cast: &Cast, tape: &mut Tape, name: &str) -> ActionText {
    let grades = [GradeText::May, GradeText::Must, GradeText::Encourage];
    let mut action = ActionText {
        grade: tape.pick(&grades).copied().unwrap_or_default(),
        name: name.into(),
        by: (0..=tape.below(2)).map(|_| by(cast, tape)).collect(),
        routes: routes(name, cast, tape),
        conditions: perhaps(cast, tape, 25).into_iter().collect(),
        asks: names(
            tape.some(
                &[
                    "flag", "choice", "number", "span", "day", "handler", "other", "helpers", "member",
                    "board",
                ]
                .map(str::to_owned),
                10,
            ),
        ),
        uses: if tape.chance(20) { grading(cast, tape) } else { Vec::new() },
        sets: sets(name, cast, tape),
        retired: tape.chance(3),
        informed: informed(tape),
        bars: bars(cast, tape),
        within: if tape.chance(25) { vec![within(cast, tape, false)] } else { Vec::new() },
        ..Default::default()
    };
    if tape.chance(8) {
        action.grade = GradeText::Must;
        action.every = vec![every(cast, tape)];
    }
    windows(cast, tape, &mut action);
    if tape.chance(8) {
        action.prolongs = vec![prolongs(cast, tape)];
    }
    if tape.chance(6) {
        action.requests = vec![requests(tape)];
    }
    if tape.chance(5) {
        action.declines = vec![DeclinesText { clock: "clock".into(), ..Default::default() }];
    }
    if action.routes.is_empty() && tape.chance(30) {
        action.uses.extend(names(vec!["leading".to_owned()]));
    }
    if tape.chance(12) {
        action.escalate = Some(EscalateText { cause: Some("request".into()), ..Default::default() });
    }
    action
}

/// The spans of a duty that recurs.
fn every(cast: &Cast, tape: &mut Tape) -> WithinText {
    let units = [Unit::Days, Unit::Months, Unit::WorkingDays];
    let unit = tape.pick(&units).copied().unwrap_or(Unit::Days);
    let count = match unit {
        Unit::Months => 1,
        _ => 3 + u32::try_from(tape.below(12)).unwrap_or_default(),
    };
    let since = if tape.chance(35) { vec![trigger(cast, tape)] } else { Vec::new() };
    let amount = Some(super::charter::of(count, unit));
    WithinText { amount, since, counting: counting(tape), ..Default::default() }
}

/// What raises cases is mostly open, or nothing would ever be tried.
pub(super) fn raising(cast: &Cast, tape: &mut Tape, action: &mut ActionText) {
    action.from = vec![vec!["start".into()]];
    let elsewhere = tape.chance(40);
    let first = RouteText { to: vec!["s1".into()], ..Default::default() };
    action.routes = vec![if elsewhere { route(cast, tape, 60) } else { first }];
    action.by.insert(0, ByText { parties: vec!["resident".into(), "raiser".into()], ..Default::default() });
    action.conditions = perhaps(cast, tape, 4).into_iter().collect();
    action.uses.clear();
    action.bounds.clear();
    action.since.clear();
    action.before.clear();
    action.bars.clear();
    action.prolongs.clear();
    // Before it is done there is no case in which its limit could run.
    action.within.clear();
    action.every.clear();
    action.requests.clear();
    action.declines.clear();
    action.retired = tape.chance(1);
    if !tape.chance(10) {
        let rung = tape.pick(&RUNGS).copied().unwrap_or("lower");
        action.sets = vec![assign("handler", rung), assign("other", "middle")];
    }
    // What limits, seats and margins of the first states ask for is mostly known, or these are never entered.
    let mut known = Vec::new();
    for (fact, most) in [("number", 3), ("span", 5)] {
        if tape.chance(70) {
            let number = 1 + u32::try_from(tape.below(most)).unwrap_or_default();
            let value = Expression::Number(number, Span::default());
            known.push(AssignText { target: fact.into(), value });
        }
    }
    if tape.chance(40) {
        known.push(assign("flag", tape.pick(&["yes", "no"]).copied().unwrap_or("no")));
    }
    let sets = &mut action.sets;
    known.retain(|new| sets.iter().all(|set| set.target != new.target));
    sets.extend(known);
}

fn windows(cast: &Cast, tape: &mut Tape, action: &mut ActionText) {
    if tape.chance(20) {
        let condition = perhaps(cast, tape, 30);
        action.bounds.push(BoundText { word: BoundWord::AtMost, condition, ..times(1 + tape.below(2)) });
    }
    match tape.below(18) {
        6 => action
            .bounds
            .push(BoundText { since: vec![trigger(cast, tape)], ..at_least(limit_of_days(tape)) }),
        7 => action.bounds.push(BoundText { before: vec!["day".into()], ..at_least(limit_of_days(tape)) }),
        5 => action
            .bounds
            .push(BoundText { before: vec!["day".into()], ..at_least(AmountText::Named("span".into())) }),
        4 => action.bounds.push(at_least(AmountText::Named("span".into()))),
        10 => {
            action.before = names(vec!["day".to_owned()]);
            let amount = Some(limit_of_days(tape));
            action.within = vec![WithinText { amount, ..Default::default() }];
        }
        8 => action.since = names(vec![if tape.chance(50) { "day".to_owned() } else { cast.action(tape) }]),
        9 => action.before = names(vec![if tape.chance(50) { "day".to_owned() } else { cast.action(tape) }]),
        11 => action.before = names(vec!["clock".to_owned()]),
        _ => {}
    }
}

pub(super) fn informed(tape: &mut Tape) -> Vec<NamesText> {
    let told = ["raiser", "upper", "handler", "middle.head", "member", "helpers.clerk"].map(str::to_owned);
    names(tape.some(&told, 8))
}

fn sets(action: &str, cast: &Cast, tape: &mut Tape) -> Vec<AssignText> {
    match tape.below(15) {
        4 => vec![assign("flag", "yes")],
        5 => vec![assign("choice", "y")],
        6 => vec![AssignText { target: "number".into(), value: Expression::Number(2, Span::default()) }],
        7 => vec![AssignText {
            target: "handler".into(),
            value: name(tape.pick(&RUNGS).copied().unwrap_or("lower")),
        }],
        8 => vec![assign("other", "handler.superior")],
        9 => vec![assign("other", "handler.supervisor")],
        10 => vec![persons(action, cast, tape)],
        11 => vec![assign("other", &format!("{action}.actor"))],
        12 => vec![assign("handler", "none"), assign("flag", "pending")],
        13 => vec![assign("other", "helpers.superior"), assign("handler", "other")],
        14 => vec![assign("choice", "none"), assign("helpers", "helpers.supervisor")],
        _ => Vec::new(),
    }
}

/// A slot of persons, and whom the case knows.
fn persons(action: &str, cast: &Cast, tape: &mut Tape) -> AssignText {
    let other = format!("{}.actor", cast.action(tape));
    let own = format!("{action}.actor");
    match tape.below(5) {
        1 => assign("member", "raiser"),
        2 => assign("member", &other),
        3 => assign("board", "member"),
        4 => assign("board", &other),
        _ => assign("member", &own),
    }
}

/// The table that grades, at times on a condition.
pub(super) fn grading(cast: &Cast, tape: &mut Tape) -> Vec<NamesText> {
    let mut uses = names(vec!["grading".to_owned()]);
    for clause in &mut uses {
        clause.condition = perhaps(cast, tape, 30);
    }
    uses
}

fn routes(action: &str, cast: &Cast, tape: &mut Tape) -> Vec<RouteText> {
    match tape.below(5) {
        0 => Vec::new(),
        3 => {
            let mut first = route(cast, tape, 10);
            first.conditions = vec![condition(cast, tape)];
            first.sets = sets(action, cast, tape);
            first.uses = if tape.chance(25) { grading(cast, tape) } else { Vec::new() };
            let mut last = route(cast, tape, 5);
            last.otherwise = true;
            if tape.chance(15) {
                last.escalate =
                    Some(EscalateText { cause: Some("dissatisfied".into()), ..Default::default() });
            }
            vec![first, last]
        }
        _ => vec![route(cast, tape, 10)],
    }
}

/// A route to one state, or at that chance to two.
fn route(cast: &Cast, tape: &mut Tape, fork: usize) -> RouteText {
    let to = if tape.chance(fork) {
        cast.states.iter().take(2).map(|name| Path::from(name.as_str())).collect()
    } else if tape.chance(20) {
        vec!["done".into()]
    } else {
        vec![cast.state(tape)]
    };
    RouteText { to, ..Default::default() }
}

pub(super) fn at_least(amount: AmountText) -> BoundText {
    BoundText { word: BoundWord::AtLeast, amount: Some(amount), ..Default::default() }
}

fn times(count: usize) -> BoundText {
    let count = u32::try_from(count).unwrap_or(1);
    BoundText { amount: Some(AmountText::Of { count, unit: Unit::Times }), ..Default::default() }
}

pub(super) fn limit_of_days(tape: &mut Tape) -> AmountText {
    super::charter::of(1 + u32::try_from(tape.below(5)).unwrap_or_default(), Unit::Days)
}
