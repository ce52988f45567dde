//! Random rules about more time.

use super::{
    Tape,
    rule::{counting, limit},
};
use crate::text::{
    ActionText, AmountText, BoundText, BoundWord, ByText, DeclinesText, ProlongsText, RequestsText,
    StateText, WithinText,
};

/// Plain actions that ask, grant and refuse more time for the limit of a state.
pub(super) fn more_time(state: &mut StateText, tape: &mut Tape) {
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
    let grants = ProlongsText { clock: clock.clone(), ..prolongs(tape) };
    let refuses = DeclinesText { clock: clock.clone(), ..Default::default() };
    state.actions.extend([
        ActionText { requests: vec![asks], ..plain("ask") },
        ActionText { prolongs: vec![grants], ..plain("grant") },
        ActionText { declines: vec![refuses], ..plain("refuse") },
    ]);
}

pub(super) fn prolongs(tape: &mut Tape) -> ProlongsText {
    let amount = if tape.chance(30) { AmountText::Named("span".into()) } else { limit(tape) };
    let bound = BoundText { word: BoundWord::AtMost, amount: Some(amount), ..Default::default() };
    ProlongsText { clock: "clock".into(), bounds: vec![bound], ..Default::default() }
}

/// More time asked for the clock, to be decided within some limit or whenever.
pub(super) fn requests(tape: &mut Tape) -> RequestsText {
    let within = WithinText { amount: Some(limit(tape)), counting: counting(tape), ..Default::default() };
    RequestsText { clock: "clock".into(), within: tape.chance(70).then_some(within), ..Default::default() }
}
