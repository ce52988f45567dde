//! Random ballots.

use super::{
    Tape,
    cast::Cast,
    condition::{condition, perhaps},
    party::names_if,
    rule::{assign, limit, names, trigger},
};
use crate::text::{
    AmountText, BallotText, BoundText, BoundWord, ByText, EscalateText, HasText, NamesText, OnText, Path,
    ProxiesText, RouteText, StateText, TypeText, WithinText,
};

/// What a ballot decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Approves,
    Endorses,
    Elects,
}

/// Who may be named as voters.
const VOTERS: [&str; 7] =
    ["resident", "resident", "middle", "lower.clerk", "member", "helpers", "handler.head"];

/// Ballots in some of the states; the names of the elections among them.
pub(super) fn ballots(cast: &Cast, tape: &mut Tape, states: &mut [StateText]) -> Vec<String> {
    let mut elections = Vec::new();
    let mut number = 0;
    for state in states.iter_mut().filter(|state| state.end.is_none()) {
        while number < 4 && tape.chance(if state.ballots.is_empty() { 35 } else { 15 }) {
            number += 1;
            state.ballots.push(ballot(cast, tape, &format!("b{number}"), &mut elections));
        }
    }
    elections
}

fn ballot(cast: &Cast, tape: &mut Tape, name: &str, elections: &mut Vec<String>) -> BallotText {
    let sorts = [Sort::Approves, Sort::Elects, Sort::Endorses, Sort::Approves, Sort::Elects];
    let sort = tape.pick(&sorts).copied().unwrap_or(Sort::Approves);
    let mut ballot = BallotText {
        name: name.into(),
        by: (0..=tape.below(2)).map(|_| voters(cast, tape)).collect(),
        within: if sort == Sort::Endorses || tape.chance(60) { vec![within(cast, tape)] } else { Vec::new() },
        weight: weight(tape),
        bars: if tape.chance(20) { vec![barred(cast, tape)] } else { Vec::new() },
        secret: tape.chance(25),
        proxies: if tape.chance(35) { proxies(cast, tape) } else { Vec::new() },
        ..Default::default()
    };
    match sort {
        Sort::Approves => {
            ballot.quorum = (0..tape.below(3)).map(|_| share(cast, tape, &WHOLE)).collect();
            ballot.passes = (0..=tape.below(2)).map(|_| share(cast, tape, &WHOLES)).collect();
            if ballot.quorum.is_empty() {
                // Else it might endorse.
                let half = bound(cast, tape, BoundWord::MoreThan, AmountText::Share(1, 2));
                ballot.passes.push(BoundText { among: Some("voting".into()), condition: None, ..half });
            }
            if tape.chance(25) {
                ballot.veto = names_if(cast, tape, &["middle.head", "resident", "lower"]);
            }
        }
        Sort::Endorses => {
            ballot.passes = (0..=tape.below(2)).map(|_| share(cast, tape, &["all"])).collect();
        }
        Sort::Elects => elects(cast, tape, &mut ballot, !elections.is_empty()),
    }
    let results = results(&ballot, sort, tape);
    ballot.on = results.into_iter().map(|result| on(cast, tape, result, sort, name)).collect();
    if sort == Sort::Elects {
        elections.push(name.to_owned());
    }
    ballot
}

/// The wholes of which a quorum is a share.
const WHOLE: [&str; 2] = ["all", "eligible"];

/// The wholes of which shares are taken.
const WHOLES: [&str; 5] = ["all", "voting", "present", "cast", "eligible"];

fn elects(cast: &Cast, tape: &mut Tape, ballot: &mut BallotText, may_follow: bool) {
    let seats = 1 + u32::try_from(tape.below(3)).unwrap_or_default();
    ballot.seats = match tape.below(5) {
        1 => Some(TypeText::Named("number".into())),
        2 | 3 if may_follow => None,
        _ => Some(TypeText::Range { least: seats, most: seats, unit: None }),
    };
    ballot.quorum = (0..tape.below(2)).map(|_| share(cast, tape, &WHOLE)).collect();
    let least = if ballot.seats.is_none() { 1 } else { 0 };
    ballot.wins = (0..least + tape.below(2)).map(|_| share(cast, tape, &WHOLES)).collect();
    if tape.chance(50) {
        ballot.candidates = Some("board".into());
        if tape.chance(25) {
            let words = [BoundWord::AtLeast, BoundWord::AtMost, BoundWord::MoreThan];
            let word = tape.pick(&words).copied().unwrap_or_default();
            let number = u32::try_from(tape.below(2)).unwrap_or_default();
            ballot.margin = vec![bound(cast, tape, word, AmountText::Number(number))];
        }
    }
    let kinds = ["resident", "middle.clerk"];
    for who in kinds {
        if !tape.chance(25) {
            continue;
        }
        let least = AmountText::Number(1 + u32::try_from(tape.below(2)).unwrap_or_default());
        let bounds = vec![bound(cast, tape, BoundWord::AtLeast, least)];
        ballot.has.push(HasText { who: who.into(), bounds, ..Default::default() });
    }
}

fn voters(cast: &Cast, tape: &mut Tape) -> ByText {
    let party = tape.pick(&VOTERS).copied().unwrap_or("resident");
    ByText { parties: vec![party.into()], condition: perhaps(cast, tape, 15), ..Default::default() }
}

fn barred(cast: &Cast, tape: &mut Tape) -> NamesText {
    let parties = ["middle.head", "member", "raiser.relative", "lower", "raiser"];
    let mut clauses = names(vec![tape.pick(&parties).copied().unwrap_or("lower").to_owned()]);
    clauses.iter_mut().for_each(|clause| clause.condition = perhaps(cast, tape, 20));
    clauses.pop().unwrap_or_default()
}

fn proxies(cast: &Cast, tape: &mut Tape) -> Vec<ProxiesText> {
    let most = u32::try_from(tape.below(3)).unwrap_or_default();
    let bounds = vec![BoundText {
        word: BoundWord::AtMost,
        amount: Some(AmountText::Number(most)),
        ..Default::default()
    }];
    vec![ProxiesText {
        bounds,
        condition: perhaps(cast, tape, 20),
        bars: if tape.chance(20) { vec![barred(cast, tape)] } else { Vec::new() },
        ..Default::default()
    }]
}

fn weight(tape: &mut Tape) -> Vec<Path> {
    match tape.below(6) {
        4 => vec!["area".into()],
        5 => vec!["heads".into(), "area".into()],
        _ => Vec::new(),
    }
}

fn within(cast: &Cast, tape: &mut Tape) -> WithinText {
    let since = if tape.chance(10) { vec![trigger(cast, tape)] } else { Vec::new() };
    WithinText { amount: Some(limit(tape)), since, ..Default::default() }
}

fn share(cast: &Cast, tape: &mut Tape, wholes: &[&str]) -> BoundText {
    let shares = [(1, 2), (2, 3), (1, 3), (1, 10), (1, 1)];
    let word = if tape.chance(50) { BoundWord::MoreThan } else { BoundWord::AtLeast };
    if tape.chance(15) {
        let number = 1 + u32::try_from(tape.below(2)).unwrap_or_default();
        return bound(cast, tape, BoundWord::AtLeast, AmountText::Number(number));
    }
    let (part, of) = tape.pick(&shares).copied().unwrap_or((1, 2));
    let word = if part == of { BoundWord::AtLeast } else { word };
    let whole = tape.pick(wholes).map(|whole| Path::from(*whole));
    BoundText { among: whole, ..bound(cast, tape, word, AmountText::Share(part, of)) }
}

fn bound(cast: &Cast, tape: &mut Tape, word: BoundWord, amount: AmountText) -> BoundText {
    BoundText { word, amount: Some(amount), condition: perhaps(cast, tape, 15), ..Default::default() }
}

/// Every result that can come, but for some that fall to another.
fn results(ballot: &BallotText, sort: Sort, tape: &mut Tape) -> Vec<&'static str> {
    let vetoed = (!ballot.veto.is_empty() && tape.chance(60)).then_some("vetoed");
    let no_quorum = (!ballot.quorum.is_empty() && tape.chance(60)).then_some("no-quorum");
    let last = match sort {
        Sort::Elects if tape.chance(20) => ["passed", "tied", "failed"].as_slice(),
        Sort::Elects if tape.chance(50) => &["passed", "tied", "short"],
        Sort::Elects => &["passed", "short"],
        Sort::Approves | Sort::Endorses => &["passed", "failed"],
    };
    vetoed.into_iter().chain(no_quorum).chain(last.iter().copied()).collect()
}

fn on(cast: &Cast, tape: &mut Tape, result: &str, sort: Sort, name: &str) -> OnText {
    let seats = sort == Sort::Elects && tape.chance(60);
    let sets = if seats {
        vec![assign("board", &format!("{name}.elected"))]
    } else if tape.chance(20) {
        vec![assign("flag", "yes")]
    } else {
        Vec::new()
    };
    let mut on = OnText { result: result.into(), ..Default::default() };
    let to = |tape: &mut Tape| {
        let place = if tape.chance(25) { "done".into() } else { cast.state(tape) };
        RouteText { to: vec![place], ..Default::default() }
    };
    match tape.below(8) {
        7 if !sets.is_empty() => on.sets = sets,
        6 => {
            let first = RouteText { conditions: vec![condition(cast, tape)], sets, ..to(tape) };
            let mut last = RouteText { otherwise: true, ..to(tape) };
            if tape.chance(40) {
                last.escalate = Some(EscalateText { cause: Some("risk".into()), ..Default::default() });
            }
            on.routes = vec![first, last];
        }
        _ => on.routes = vec![RouteText { sets, ..to(tape) }],
    }
    on
}
