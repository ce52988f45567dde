//! How the charter itself writes parties, bodies and types.

use crate::{
    charter::{Charter, Workflow},
    engine::Given,
    finding::Language,
    id::{ActionId, BodyId, KindId, OfficeId, SlotId, StateId},
    rule::{FactType, Holder, Party, SlotType},
};

/// A party as the charter writes it: `committee.member`, `grade.actor`, `raiser`.
pub(in crate::engine) fn path_of_party(charter: &Charter, workflow: &Workflow, party: &Party) -> String {
    let holder = |holder: &Holder| path_of_holder(charter, workflow, holder);
    match party {
        Party::Raiser => "raiser".to_owned(),
        Party::System => "system".to_owned(),
        Party::Kind(kind) => kind_name(charter, *kind),
        Party::Office(office) => office_name(charter, *office),
        Party::Members(of) => holder(of),
        Party::OfficeOf(of, office) => format!("{}.{office}", holder(of)),
        Party::Person(slot) => slot_name(workflow, *slot),
        Party::Actor(action) => format!("{}.actor", action_name(workflow, *action)),
        Party::TiedTo(of, kind) => {
            format!("{}.{}", path_of_party(charter, workflow, of), kind_name(charter, *kind))
        }
        Party::TiedToCase(kind) => format!("case.{}", kind_name(charter, *kind)),
    }
}

/// A body as the charter writes it: `handler.superior`.
fn path_of_holder(charter: &Charter, workflow: &Workflow, holder: &Holder) -> String {
    match holder {
        Holder::Body(body) => body_name(charter, *body),
        Holder::Slot(slot) => slot_name(workflow, *slot),
        Holder::Superior(of) => format!("{}.superior", path_of_holder(charter, workflow, of)),
        Holder::Supervisor(of) => format!("{}.supervisor", path_of_holder(charter, workflow, of)),
        Holder::Actor(action) => format!("{}.actor.body", action_name(workflow, *action)),
        Holder::Accountable(None) => "case.accountable".to_owned(),
        Holder::Accountable(Some(state)) => format!("{}.accountable", state_name(workflow, *state)),
    }
}

/// What a host wrote, for a message.
pub(in crate::engine) fn given(given: &Given) -> String {
    match given {
        Given::Flag(flag) => flag.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
        Given::Names(names) => names.join(", "),
        Given::Nothing => "null".to_owned(),
    }
}

/// What a fact may be, for a message.
pub(in crate::engine) fn type_of_fact(r#type: &FactType, language: Language) -> String {
    let (en, zh) = match r#type {
        FactType::Flag => ("yes or no".to_owned(), "是或否".to_owned()),
        FactType::Choice(values) => {
            let names: Vec<&str> = values.values().map(|value| value.name.as_str()).collect();
            (format!("one of {}", names.join(", ")), format!("{}之一", names.join("、")))
        }
        FactType::Number { least, most, .. } => {
            (format!("a whole number from {least} to {most}"), format!("{least}至{most}的整数"))
        }
        FactType::Date => ("a date such as 2026-01-31".to_owned(), "日期，如 2026-01-31".to_owned()),
        FactType::Note => ("a text".to_owned(), "文字".to_owned()),
    };
    pick(language, en, zh)
}

/// What a slot may hold, for a message.
pub(in crate::engine) fn type_of_slot(charter: &Charter, r#type: SlotType, language: Language) -> String {
    let (en, zh) = match r#type {
        SlotType::Body => ("the name of a body".to_owned(), "一个主体的名称".to_owned()),
        SlotType::Ladder(ladder) => {
            let name = charter.ladders.get(ladder).map(|ladder| ladder.name.to_string()).unwrap_or_default();
            (format!("the name of a body that climbs `{name}`"), format!("沿“{name}”升级的主体名称"))
        }
        SlotType::Bodies => ("names of bodies".to_owned(), "若干主体的名称".to_owned()),
        SlotType::Person => ("the key of a person".to_owned(), "一个人员的编号".to_owned()),
        SlotType::Persons => ("keys of persons".to_owned(), "若干人员的编号".to_owned()),
    };
    pick(language, en, zh)
}

fn pick(language: Language, en: String, zh: String) -> String {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

fn body_name(charter: &Charter, body: BodyId) -> String {
    charter.structure.bodies.get(body).map(|body| body.name.to_string()).unwrap_or_default()
}

fn kind_name(charter: &Charter, kind: KindId) -> String {
    charter.structure.kinds.get(kind).map(|kind| kind.name.to_string()).unwrap_or_default()
}

fn office_name(charter: &Charter, office: OfficeId) -> String {
    let office = charter.structure.offices.get(office);
    office.map(|office| format!("{}.{}", body_name(charter, office.body), office.name)).unwrap_or_default()
}

fn slot_name(workflow: &Workflow, slot: SlotId) -> String {
    workflow.slots.get(slot).map(|slot| slot.name.to_string()).unwrap_or_default()
}

fn action_name(workflow: &Workflow, action: ActionId) -> String {
    workflow.actions.get(action).map(|action| action.name.to_string()).unwrap_or_default()
}

fn state_name(workflow: &Workflow, state: StateId) -> String {
    workflow.states.get(state).map(|state| state.name.to_string()).unwrap_or_default()
}
