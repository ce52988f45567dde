//! A command read against the charter: names become ids, values get their declared types.

use smallvec::SmallVec;

use super::{Binding, Command, Given, Instance, Person, Persons, QuestionError, eligible::Places, say};
use crate::{
    Name,
    charter::{Action, Charter, Workflow},
    finding::{Bilingual, Language},
    id::{ActionId, FactId, List, SlotId, ValueId},
    rule::{Fact, FactSource, FactType, NamedValue, Slot, SlotType, Target, Value},
    time::{Date, Limit},
};

/// A command that makes sense: everything it names is there and of the declared type.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) action: ActionId,
    pub(super) by: &'a [Person],
    pub(super) capacity: Option<Places>,
    pub(super) facts: SmallVec<[(FactId, Option<Value>); 2]>,
    pub(super) slots: SmallVec<[(SlotId, Binding); 1]>,
    pub(super) more: Option<Limit>,
}

impl<'a> Request<'a> {
    /// Reads a command.
    pub(super) fn read(
        charter: &Charter,
        workflow: &Workflow,
        command: &'a Command,
    ) -> Result<Self, QuestionError> {
        let unknown = || QuestionError::UnknownAction {
            workflow: workflow.name.clone(),
            action: command.action.clone(),
        };
        let id = workflow.action_named(&command.action).ok_or_else(unknown)?;
        let action = workflow.actions.at(id);
        let place = |capacity: &String| {
            places(charter, workflow, action, capacity).ok_or_else(|| QuestionError::UnknownCapacity {
                action: action.name.clone(),
                capacity: capacity.clone(),
            })
        };
        if let Some(more) = command.more
            && action.prolongs.is_empty()
        {
            return Err(QuestionError::NothingProlonged { action: action.name.clone(), more });
        }
        let mut request = Self {
            action: id,
            by: &command.by,
            capacity: command.capacity.as_ref().map(place).transpose()?,
            facts: SmallVec::new(),
            slots: SmallVec::new(),
            more: command.more,
        };
        for (name, given) in &command.given.0 {
            request.give(charter, workflow, action, name, given)?;
        }
        Ok(request)
    }

    /// Whether a fact or slot that the action asks was given.
    pub(super) fn gives(&self, target: Target) -> bool {
        match target {
            Target::Fact(fact) => self.facts.iter().any(|(given, value)| *given == fact && value.is_some()),
            Target::Slot(slot) => {
                self.slots.iter().any(|(given, binding)| *given == slot && *binding != Binding::Empty)
            }
        }
    }

    fn give(
        &mut self,
        charter: &Charter,
        workflow: &Workflow,
        action: &Action,
        name: &str,
        given: &Given,
    ) -> Result<(), QuestionError> {
        if let Some(id) = workflow.fact_named(name) {
            let fact = workflow.facts.at(id);
            let is_asked = fact.source == FactSource::Host || action.asks.contains(&Target::Fact(id));
            admit(action, &fact.name, is_asked, self.facts.iter().any(|(known, _)| *known == id))?;
            self.facts.push((id, fact_value(fact, given)?));
            return Ok(());
        }
        let unknown =
            || QuestionError::UnknownTarget { workflow: workflow.name.clone(), name: name.to_owned() };
        let id = workflow.slot_named(name).ok_or_else(unknown)?;
        let slot = workflow.slots.at(id);
        let is_asked = action.asks.contains(&Target::Slot(id));
        admit(action, &slot.name, is_asked, self.slots.iter().any(|(known, _)| *known == id))?;
        self.slots.push((id, slot_binding(charter, slot, given)?));
        Ok(())
    }
}

fn admit(action: &Action, name: &Name, is_asked: bool, is_known: bool) -> Result<(), QuestionError> {
    if !is_asked {
        return Err(QuestionError::NotAsked { action: action.name.clone(), name: name.clone() });
    }
    if is_known { Err(QuestionError::GivenTwice { name: name.clone() }) } else { Ok(()) }
}

/// The places of a party in the action's `by`, from how the charter writes it; none if there is none.
fn places(charter: &Charter, workflow: &Workflow, action: &Action, capacity: &str) -> Option<Places> {
    let clauses = (0u16..).zip(&action.by);
    let all = clauses.flat_map(|(clause, by)| (0u16..).zip(&by.parties).map(move |of| (clause, of)));
    let is = |party| say::path_of_party(charter, workflow, party) == capacity;
    let found: Places =
        all.filter(|(_, (_, party))| is(party)).map(|(clause, (place, _))| (clause, place)).collect();
    (!found.is_empty()).then_some(found)
}

/// The value of a fact that a host wrote.
pub(super) fn fact_value(fact: &Fact, given: &Given) -> Result<Option<Value>, QuestionError> {
    let value = match (&fact.r#type, given) {
        (_, Given::Nothing) => return Ok(None),
        (FactType::Flag, Given::Flag(flag)) => Some(Value::Flag(*flag)),
        (FactType::Flag, Given::Text(text)) => flag(text).map(Value::Flag),
        (FactType::Choice(values), Given::Text(text)) => choice(values, text).map(Value::Choice),
        (FactType::Number { least, most, .. }, Given::Number(number)) => {
            (least..=most).contains(&number).then_some(Value::Number(*number))
        }
        (FactType::Date, Given::Text(text)) => text.parse::<Date>().ok().map(Value::Date),
        (FactType::Note, Given::Text(text)) => Some(Value::Note(text.as_str().into())),
        _ => None,
    };
    let wrong = || QuestionError::WrongValue {
        name: fact.name.clone(),
        given: say::given(given),
        expected: in_both(|language| say::type_of_fact(&fact.r#type, language)),
    };
    value.map(Some).ok_or_else(wrong)
}

fn in_both(say: impl Fn(Language) -> String) -> Bilingual {
    let [en, zh] = Language::ALL.map(say);
    Bilingual { en, zh }
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "yes" | "是" => Some(true),
        "no" | "否" => Some(false),
        _ => None,
    }
}

fn choice(values: &List<ValueId, NamedValue>, text: &str) -> Option<ValueId> {
    values.position(|value| value.name == *text)
}

/// What a slot holds, from what a host wrote.
pub(super) fn slot_binding(charter: &Charter, slot: &Slot, given: &Given) -> Result<Binding, QuestionError> {
    let body = |name: &String| Instance::read(charter, name);
    let names = match given {
        Given::Nothing => return Ok(Binding::Empty),
        Given::Text(name) => std::slice::from_ref(name),
        Given::Names(names) => names.as_slice(),
        Given::Flag(_) | Given::Number(_) => &[],
    };
    let binding = match (slot.r#type, names) {
        (_, []) => None,
        (SlotType::Body | SlotType::Ladder(_), [name]) => body(name).map(Binding::Body),
        (SlotType::Bodies, names) => names.iter().map(body).collect::<Option<_>>().map(Binding::Bodies),
        (SlotType::Person, [name]) => {
            Some(Binding::Persons(Persons::from_iter([Person::from(name.as_str())])))
        }
        (SlotType::Persons, names) => {
            Some(Binding::Persons(names.iter().map(|name| Person::from(name.as_str())).collect()))
        }
        (SlotType::Body | SlotType::Ladder(_) | SlotType::Person, _) => None,
    };
    let wrong = || QuestionError::WrongValue {
        name: slot.name.clone(),
        given: say::given(given),
        expected: in_both(|language| say::type_of_slot(charter, slot.r#type, language)),
    };
    binding.ok_or_else(wrong)
}
