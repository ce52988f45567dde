//! Random rules about more time.

use super::{
    Tape,
    cast::Cast,
    condition::perhaps,
    rule::{counting, limit},
};
use crate::text::{
    ActionText, AmountText, BoundText, BoundWord, ByText, DeclinesText, ProlongsText, RequestsText,
    StateText, WithinText,
};

/// Plain actions that ask, grant and refuse more time for the limit of a state.
pub(super) fn more_time(state: &mut StateText, cast: &Cast, tape: &mut Tape) {
    if state.within.is_empty() || !tape.chance(40) {
        return;
    }
    let clock = state.name.clone();
    let plain = |what: &str| ActionText {
        name: format!("{clock}-{what}").as_str().into(),
        by: vec![ByText { parties: vec!["resident".into()], ..Default::default() }],
        ..Default::default()
    };
    let asks = RequestsText { clock: clock.clone(), ..requests(tape) };
    let grants = ProlongsText { clock: clock.clone(), ..prolongs(cast, tape) };
    let refuses = DeclinesText { clock: clock.clone(), ..Default::default() };
    state.actions.extend([
        ActionText { requests: vec![asks], ..plain("ask") },
        ActionText { prolongs: vec![grants], ..plain("grant") },
        ActionText { declines: vec![refuses], ..plain("refuse") },
    ]);
}

/// More time for the clock: as a fact says, or at most so much, at times under a condition or less under another.
pub(super) fn prolongs(cast: &Cast, tape: &mut Tape) -> ProlongsText {
    let at_most = |amount| BoundText { word: BoundWord::AtMost, amount: Some(amount), ..Default::default() };
    let mut bounds = Vec::new();
    if tape.chance(30) {
        bounds.push(at_most(AmountText::Named("span".into())));
    }
    if bounds.is_empty() || tape.chance(30) {
        bounds.push(BoundText { condition: perhaps(cast, tape, 30), ..at_most(limit(tape)) });
    }
    if tape.chance(30) {
        bounds.push(BoundText { condition: perhaps(cast, tape, 70), ..at_most(limit(tape)) });
    }
    ProlongsText { clock: "clock".into(), bounds, ..Default::default() }
}

/// More time asked for the clock, to be decided within some limit or whenever.
pub(super) fn requests(tape: &mut Tape) -> RequestsText {
    let within = WithinText { amount: Some(limit(tape)), counting: counting(tape), ..Default::default() };
    RequestsText { clock: "clock".into(), within: tape.chance(70).then_some(within), ..Default::default() }
}
