//! Questions about a standing case: `decide`, `responsibility`, `due`.

use gongzhi::{
    engine::{Addressee, Command, Instance, World},
    id::{ClockId, StateId},
    time::{Due, Instant, warning},
};

use super::{
    Past, Rules,
    ask::{Senseless, understand},
    doing::act,
    draft::Why,
    guard::only,
    past::Asked,
    tick::tick,
};

/// "A command's answer = Accepted(expiry events, then its own) | Refused(reasons; pending expiry events given separately)."
pub(crate) enum Answered {
    Accepted(Past),
    Refused { why: Why, pending: Past },
}

/// Answers a command, or says that it makes no sense.
pub(crate) fn decide(
    rules: Rules<'_>,
    world: World<'_>,
    past: &Past,
    command: &Command,
    at: Instant,
) -> Result<Answered, Senseless> {
    let request = understand(rules, command)?;
    // "An instant before the case's last event is refused."
    if past.last().is_some_and(|last| at < last) {
        return Ok(Answered::Refused { why: only("at"), pending: past.clone() });
    }
    let now = tick(rules, past, at).ok_or(Senseless::from(["TooManyExpiries"]))?;
    let asked = Asked { rules, world };
    Ok(match act(&asked, &now, &request, at) {
        Ok(after) => Answered::Accepted(after),
        Err(why) => Answered::Refused { why, pending: now },
    })
}

/// Who answers for each active state: accountable, responsible, consulted, informed.
pub(crate) type Answers = (StateId, Option<Instance>, Vec<Addressee>, Vec<Addressee>, Vec<Addressee>);

pub(crate) fn responsibility(rules: Rules<'_>, past: &Past) -> Vec<Answers> {
    let answers = |&id: &StateId| {
        let state = rules.workflow.states.get(id).unwrap();
        (
            id,
            rules.accountable(past, id),
            rules.addressees(past, &state.responsible).0,
            rules.addressees(past, &state.consulted).0,
            rules.addressees(past, &state.informed).0,
        )
    };
    past.active.iter().map(answers).collect()
}

/// A clock, its due, its warnings, whether its end has come; of a duty that recurs the span owed and how many were missed.
pub(crate) type Falls = (ClockId, Due, Vec<Instant>, bool, Option<(u32, u32)>);

/// When each clock that has started is due, when it warns, and whether its end has come.
pub(crate) fn due(rules: Rules<'_>, past: &Past) -> Vec<Falls> {
    let of = |(&clock, going): (&ClockId, &super::past::Going)| {
        let due = going.due(rules, clock);
        let warns = &rules.workflow.clocks.get(clock).unwrap().warns;
        // Warnings speak of the clock's own end, whatever was asked.
        let warnings = match going.own_due(rules, clock) {
            Due::At { due, .. } => {
                warns.iter().filter_map(|&limit| warning(rules.calendar, due, limit).ok()).collect()
            }
            Due::Paused { .. } | Due::Held { .. } | Due::Unknown { .. } => Vec::new(),
        };
        (clock, due, warnings, going.expired, going.owed.map(|owed| (owed.span, owed.missed)))
    };
    past.going.iter().map(of).collect()
}
