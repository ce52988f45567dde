//! Events in words.

use crate::{
    charter::{Action, Charter, Workflow},
    engine::{
        Addressee, Breach, Case, Change, ClockDue, Event, Instance, Meaning, Person, Role, Unkept, What,
    },
    finding::Language,
    rule::Party,
    time::{Due, Limit, Unit, Zone},
    wording::Wording,
};

/// A body, with its key if it is one of a class: `Grid g7`.
pub(super) fn instance(wording: Wording<'_>, instance: &Instance) -> String {
    let title = wording.body(instance.body);
    match &instance.key {
        Some(key) => format!("{title} {}", key.as_str()),
        None => title.to_owned(),
    }
}

/// Persons by the names under which the host knows them.
pub(super) fn persons(wording: Wording<'_>, persons: &[Person]) -> String {
    wording.row(persons.iter().map(Person::key))
}

/// In which capacity an action was done: the body acted for, else the party that fits.
pub(super) fn actor(wording: Wording<'_>, workflow: &Workflow, event: &Event) -> Option<String> {
    let What::Done { action, capacity, .. } = &event.what else { return None };
    let party =
        workflow.actions.get(*action).and_then(|action| party(action, capacity.clause, capacity.party));
    match (&capacity.body, party) {
        (Some(body), _) => Some(instance(wording, body)),
        (None, Some(party)) => Some(wording.capitalized(&wording.party(party))),
        (None, None) => Some(wording.pick("System", "系统").to_owned()),
    }
}

/// Whether somebody raised the case by it; those whom a notice calls the raiser.
pub(super) fn is_raising(event: &Event) -> bool {
    event.changes.iter().any(|change| matches!(change, Change::Raised(persons) if !persons.is_empty()))
}

fn party(action: &Action, clause: u16, party: u16) -> Option<&Party> {
    action.by.get(usize::from(clause))?.parties.get(usize::from(party))
}

/// What happened, without who did it: `Relay`, `Time to decide ended: the case moves on`.
pub(super) fn happened(wording: Wording<'_>, event: &Event) -> String {
    match &event.what {
        What::Done { action, .. } => wording.action(*action).to_owned(),
        What::Expired { clock, meaning } => {
            wording.said(&ended(wording, wording.clock(*clock)), meant(wording, *meaning))
        }
        What::Deemed { clock, action } => {
            let action = wording.action(*action);
            let deemed = match wording.language() {
                Language::En => format!("counts as {action}"),
                Language::Zh => format!("视为{action}"),
            };
            wording.said(&ended(wording, wording.clock(*clock)), &deemed)
        }
        What::Voted { ballot, in_place_of, .. } => {
            let voted = wording.said(wording.pick("votes", "投票"), wording.ballot(*ballot));
            match (in_place_of, wording.language()) {
                (None, _) => voted,
                (Some(person), Language::En) => format!("{voted}, for {}", person.key()),
                (Some(person), Language::Zh) => format!("{voted}，代{}", person.key()),
            }
        }
        What::Counted { ballot, .. } => {
            wording.said(wording.pick("votes counted", "计票"), wording.ballot(*ballot))
        }
        What::ChildEnded { child, outcome } => {
            let head = wording.pick("sub-case ended", "子事项办结");
            wording.said(head, &wording.row([&**child, outcome.as_str()]))
        }
        What::Migrated(_) => wording.pick("goes by another edition", "转入另一版次").to_owned(),
        What::Placed => wording.pick("taken over where it stands", "按现状接入").to_owned(),
    }
}

fn ended(wording: Wording<'_>, clock: &str) -> String {
    format!("{clock}{}", wording.pick(" ended", "届满"))
}

fn meant(wording: Wording<'_>, meaning: Meaning) -> &'static str {
    let (en, zh) = match meaning {
        Meaning::Breach => ("a breach is recorded", "记为逾期"),
        Meaning::Lapse => ("the power is gone", "逾期失权"),
        Meaning::Escalated => ("a breach is recorded, and it escalates", "记为逾期并升级"),
        Meaning::Exhausted => ("no rung left", "升级用尽"),
        Meaning::Routed => ("the case moves on", "转入下一环节"),
        Meaning::Decided => ("the votes are counted", "截止并计票"),
        Meaning::Over => ("voting is over", "投票结束"),
        Meaning::Closed => {
            ("what should follow is not open; a breach is recorded", "应随之发生的不能办，记为逾期")
        }
    };
    wording.pick(en, zh)
}

/// A breach and to whom it is charged: `breach: Handling time (Grids)`.
pub(super) fn breach(wording: Wording<'_>, breach: &Breach) -> String {
    let unkept = match breach.of {
        Unkept::Clock(clock) => wording.clock(clock),
        Unkept::Duty(action) => wording.action(action),
    };
    let said = wording.said(wording.pick("breach", "逾期未履行"), unkept);
    match (&breach.body, wording.language()) {
        (None, _) => said,
        (Some(body), Language::En) => format!("{said} ({})", instance(wording, body)),
        (Some(body), Language::Zh) => format!("{said}（{}）", instance(wording, body)),
    }
}

/// Whom a notice reaches.
pub(super) fn addressee(wording: Wording<'_>, to: &Addressee) -> String {
    match to {
        Addressee::Raiser => wording.capitalized(wording.pick("raiser", "提出人")),
        Addressee::System => wording.pick("System", "系统").to_owned(),
        Addressee::Body(body) => instance(wording, body),
        Addressee::Office(office, None) => wording.office(*office),
        Addressee::Office(office, Some(key)) => format!("{} {}", wording.office(*office), key.as_str()),
        Addressee::Kind(kind) => wording.kind(*kind).to_owned(),
        Addressee::Person(person) => person.key().to_owned(),
    }
}

/// As what a notice reaches somebody.
pub(super) fn role(wording: Wording<'_>, role: Role) -> &str {
    match role {
        Role::Responsible => wording.pick("responsible", "承办"),
        Role::Consulted => wording.pick("consulted", "协商"),
        Role::Informed => wording.pick("informed", "告知"),
    }
}

/// A limit that runs, and when it ends: `Time to decide: by 2026-03-04`.
pub(super) fn limit(wording: Wording<'_>, charter: &Charter, (case, clock): (&Case, &ClockDue)) -> String {
    let length = case.run(clock.clock).map(|run| run.limit);
    wording.said(wording.clock(clock.clock), &end(wording, charter.calendar.zone(), (length, &clock.due)))
}

/// When a limit ends; of one in hours to the minute.
fn end(wording: Wording<'_>, zone: Zone, (length, due): (Option<Limit>, &Due)) -> String {
    let is_short = length.is_some_and(|limit| matches!(limit.unit(), Unit::Hours | Unit::WorkingHours));
    let by = |when: String| match wording.language() {
        Language::En => format!("by {when}"),
        Language::Zh => format!("至迟{when}"),
    };
    match due {
        Due::At { due, .. } if is_short => by(due.local(zone)),
        Due::At { due_date, .. } => by(due_date.to_string()),
        Due::Paused { .. } => wording.pick("stands still", "暂停").to_owned(),
        Due::Held { .. } => wording.pick("held until more time is decided", "延长申请待决").to_owned(),
        Due::Unknown { .. } => wording.pick("beyond what the calendar knows", "超出日历已知范围").to_owned(),
    }
}
