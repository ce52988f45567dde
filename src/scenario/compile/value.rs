//! Facts and slots with what they are given, and what they are where nobody says.

use super::{
    instances::instance,
    names::{Names, Sought},
    people,
};
use crate::{
    charter::{Workflow, time_unit},
    engine::{Binding, Given, Persons},
    finding::{Bilingual, Lint, Span},
    id::{List, SlotId, ValueId, WorkflowId},
    rule::{Fact, FactSource, FactType, NamedValue, SlotType, Target, Value},
    scenario::compiled::{People, Set},
    text::{AmountText, AssignText, Expression, Path},
    time::Date,
};

/// What facts and slots are given: each at most once, save a slot that holds several, which holds all that it is given.
pub(super) fn sets(
    names: &mut Names<'_>,
    people: &People,
    workflow: WorkflowId,
    texts: &[AssignText],
) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    for text in texts {
        let Some(set) = set(names, people, workflow, &text.target, &text.value) else { continue };
        let rules = names.rules(workflow);
        if sets.iter_mut().any(|known| joins(rules, known, &set)) {
            continue;
        }
        if sets.iter().any(|known| known.target() == set.target()) {
            let (en, zh) =
                (format!("`{}` is given twice", text.target), format!("“{}”写了两次", text.target));
            names.say(Lint::RepeatedClause, text.target.span, en, zh);
        } else {
            sets.push(set);
        }
    }
    sets
}

/// Adds what a slot that holds several is given besides; whether it is one, and holds something new.
pub(super) fn joins(rules: &Workflow, known: &mut Set, more: &Set) -> bool {
    let (Set::Slot(slot, held), Set::Slot(other, more)) = (known, more) else { return false };
    if slot != other {
        return false;
    }
    match (rules.slots.at(*slot).r#type, held, more) {
        (SlotType::Bodies, Binding::Bodies(held), Binding::Bodies(more)) => join(held, more),
        (SlotType::Persons, Binding::Persons(held), Binding::Persons(more)) => join(held, more),
        _ => false,
    }
}

fn join<T: Clone + PartialEq>(held: &mut smallvec::SmallVec<[T; 1]>, more: &[T]) -> bool {
    let is_new = more.iter().all(|one| !held.contains(one));
    if is_new {
        held.extend(more.iter().cloned());
    }
    is_new
}

/// What one fact or slot is.
pub(super) fn set(
    names: &mut Names<'_>,
    people: &People,
    workflow: WorkflowId,
    target: &Path,
    value: &Expression,
) -> Option<Set> {
    let rules = names.rules(workflow);
    match target_of(rules, target.as_str()) {
        Some(Target::Fact(fact)) => {
            let declared = rules.facts.at(fact);
            if is_none(value) {
                return Some(Set::Fact(fact, None));
            }
            let read = read_value(names, declared, value);
            read.map(|value| Set::Fact(fact, Some(value)))
        }
        Some(Target::Slot(slot)) => {
            binding(names, people, rules, slot, value).map(|held| Set::Slot(slot, held))
        }
        None => {
            let facts = rules.facts.values().map(|fact| fact.name.as_str());
            let slots = rules.slots.values().map(|slot| slot.name.as_str());
            names.unknown(target, Sought("fact or slot", "事实或者角色"), facts.chain(slots));
            None
        }
    }
}

/// The fact or slot of that name.
pub(super) fn target_of(rules: &Workflow, name: &str) -> Option<Target> {
    let fact = rules.facts.position(|fact| fact.name == *name).map(Target::Fact);
    fact.or_else(|| rules.slots.position(|slot| slot.name == *name).map(Target::Slot))
}

/// What an asked or answered fact is where a step does not say: no, the first value, the least number, an empty text.
/// A date is nothing by itself.
pub(in crate::scenario) fn unsaid(fact: &Fact) -> Option<Value> {
    match &fact.r#type {
        FactType::Flag => Some(Value::Flag(false)),
        FactType::Choice(values) => values.ids().next().map(Value::Choice),
        FactType::Number { least, .. } => Some(Value::Number(*least)),
        FactType::Note => Some(Value::Note("".into())),
        FactType::Date => None,
    }
}

/// The facts that a case put into a state knows besides what is said: those that some action asks, or the host answers.
pub(super) fn unsaid_facts(rules: &Workflow, said: &[Set]) -> Vec<Set> {
    let is_said = |target| said.iter().any(|set| set.target() == target);
    let is_asked = |target| rules.actions.values().any(|action| action.asks.contains(&target));
    let unsaid_fact = |(id, fact): (_, &Fact)| {
        let target = Target::Fact(id);
        let counts = fact.r#type != FactType::Note && (fact.source == FactSource::Host || is_asked(target));
        (counts && !is_said(target)).then(|| unsaid(fact).map(|value| Set::Fact(id, Some(value))))?
    };
    rules.facts.iter().filter_map(unsaid_fact).collect()
}

/// A value as the engine takes it with a command.
pub(in crate::scenario) fn given(
    names: &crate::charter::Charter,
    rules: &Workflow,
    set: &Set,
) -> (String, Given) {
    match set {
        Set::Fact(id, value) => {
            let fact = rules.facts.at(*id);
            let given = value.as_ref().map_or(Given::Nothing, |value| given_value(fact, value));
            (fact.name.as_str().to_owned(), given)
        }
        Set::Slot(id, held) => {
            let bodies = held.bodies().iter().map(|body| body.written(names));
            let persons = held.persons().iter().map(|person| person.key().to_owned());
            let names: Vec<String> = bodies.chain(persons).collect();
            let given = match (held, names.as_slice()) {
                (Binding::Empty, _) => Given::Nothing,
                (Binding::Body(_), [name]) => Given::Text(name.clone()),
                _ => Given::Names(names),
            };
            (rules.slots.at(*id).name.as_str().to_owned(), given)
        }
    }
}

fn given_value(fact: &Fact, value: &Value) -> Given {
    match value {
        Value::Flag(flag) => Given::Flag(*flag),
        Value::Number(number) => Given::Number(*number),
        Value::Date(date) => Given::Text(date.to_string()),
        Value::Note(text) => Given::Text(text.to_string()),
        Value::Choice(value) => match &fact.r#type {
            FactType::Choice(values) => {
                values.get(*value).map_or(Given::Nothing, |value| Given::Text(value.name.as_str().to_owned()))
            }
            _ => Given::Nothing,
        },
    }
}

fn is_none(value: &Expression) -> bool {
    matches!(value, Expression::Name(path) if path.as_str() == "none")
}

fn read_value(names: &mut Names<'_>, fact: &Fact, value: &Expression) -> Option<Value> {
    match (&fact.r#type, value) {
        (FactType::Flag, Expression::Name(path)) if path.as_str() == "yes" => Some(Value::Flag(true)),
        (FactType::Flag, Expression::Name(path)) if path.as_str() == "no" => Some(Value::Flag(false)),
        (FactType::Choice(values), Expression::Name(path)) => choice(names, values, path),
        (FactType::Number { least, most, unit }, Expression::Number(number, span)) if unit.is_none() => {
            in_range(names, fact, (*least, *most), *number, *span)
        }
        (
            FactType::Number { least, most, unit },
            Expression::Amount(AmountText::Of { count, unit: said }, span),
        ) if unit.is_some() && *unit == time_unit(*said) => {
            in_range(names, fact, (*least, *most), *count, *span)
        }
        (FactType::Date, Expression::Moment(path)) => Date::parse_from_str(path.as_str(), "%Y-%m-%d")
            .ok()
            .map(Value::Date)
            .or_else(|| wrong(names, fact, value)),
        (FactType::Note, Expression::Text(text, _)) => Some(Value::Note(text.as_str().into())),
        _ => wrong(names, fact, value),
    }
}

fn choice(names: &mut Names<'_>, values: &List<ValueId, NamedValue>, path: &Path) -> Option<Value> {
    let found = values.position(|value| value.name == *path.as_str());
    if found.is_none() {
        names.unknown(path, Sought("value", "取值"), values.values().map(|value| value.name.as_str()));
    }
    found.map(Value::Choice)
}

fn in_range(
    names: &mut Names<'_>,
    fact: &Fact,
    (least, most): (u32, u32),
    number: u32,
    span: Span,
) -> Option<Value> {
    if (least..=most).contains(&number) {
        return Some(Value::Number(number));
    }
    let name = &fact.name;
    let (en, zh) = (
        format!("`{name}` is from {least} to {most}, not {number}"),
        format!("“{name}”应在{least}到{most}之间，不能是{number}"),
    );
    names.say(Lint::WrongType, span, en, zh);
    None
}

fn wrong(names: &mut Names<'_>, fact: &Fact, value: &Expression) -> Option<Value> {
    let (name, kind) = (&fact.name, kind_of(fact));
    let (en, zh) = (
        format!("`{name}` is {}, which `{value}` is not", kind.en),
        format!("“{name}”应为{}，“{value}”不是", kind.zh),
    );
    names.say(Lint::WrongType, value.span(), en, zh);
    None
}

fn kind_of(fact: &Fact) -> Bilingual {
    match &fact.r#type {
        FactType::Flag => Bilingual::new("`yes` or `no`", "`是`或`否`"),
        FactType::Choice(_) => Bilingual::new("one of its values", "其取值之一"),
        FactType::Number { unit: None, .. } => Bilingual::new("a whole number", "整数"),
        FactType::Number { unit: Some(_), .. } => Bilingual::new("an amount of time", "带单位的时长"),
        FactType::Date => Bilingual::new("a date such as `2026-03-20`", "日期，例如 `2026-03-20`"),
        FactType::Note => Bilingual::new("a text in quotes", "引号里的文字"),
    }
}

/// What a slot holds: bodies or persons, by its type.
fn binding(
    names: &mut Names<'_>,
    people: &People,
    rules: &Workflow,
    slot: SlotId,
    value: &Expression,
) -> Option<Binding> {
    if is_none(value) {
        return Some(Binding::Empty);
    }
    let declared = rules.slots.at(slot);
    let paths = paths(value).filter(|paths| paths.len() == 1 || is_set(declared.r#type));
    let Some(paths) = paths else {
        let name = &declared.name;
        let (en, zh) = (format!("`{value}` cannot fill `{name}`"), format!("“{value}”不能填入“{name}”"));
        names.say(Lint::WrongType, value.span(), en, zh);
        return None;
    };
    match declared.r#type {
        SlotType::Person | SlotType::Persons => {
            let parts = paths.iter().filter_map(|path| people::part(names, people, path));
            let parts: Vec<usize> = parts.collect();
            let persons = parts.iter().filter_map(|&part| people.parts.get(part));
            let persons: Persons = persons.flat_map(|part| part.persons.iter().cloned()).collect();
            (!persons.is_empty()).then_some(Binding::Persons(persons))
        }
        SlotType::Bodies => {
            Some(Binding::Bodies(paths.iter().filter_map(|path| instance(names, people, path)).collect()))
        }
        // Who acts may name a body off the ladder too.
        SlotType::Body | SlotType::Ladder(_) => instance(names, people, paths.first()?).map(Binding::Body),
    }
}

fn is_set(slot: SlotType) -> bool {
    matches!(slot, SlotType::Bodies | SlotType::Persons)
}

fn paths(value: &Expression) -> Option<Vec<Path>> {
    match value {
        Expression::Name(path) => Some(vec![path.clone()]),
        Expression::And(parts) => {
            let one = |part: &Expression| match part {
                Expression::Name(path) => Some(path.clone()),
                _ => None,
            };
            parts.iter().map(one).collect()
        }
        _ => None,
    }
}
