//! What a command means, and which commands make no sense.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::Action,
    engine::{Command, Given, Instance, Key, Person},
    id::ActionId,
    rule::{Fact, FactSource, FactType, Holder, Party, Slot, SlotType, Target, Value},
    time::Limit,
};

use super::{Held, Rules};

/// A fact's value or what a slot holds; none makes it unset.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meant {
    Fact(Option<Value>),
    Slot(Option<Held>),
}

/// A command that makes sense.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) action: ActionId,
    pub(crate) by: Vec<Person>,
    /// The parties, by clause and place, that the named capacity may be.
    pub(crate) named: Option<Vec<(u16, u16)>>,
    pub(crate) given: BTreeMap<Target, Meant>,
    pub(crate) more: Option<Limit>,
}

/// Why a command makes no sense, by the names of the engine's errors. It says one of them; which one is nobody's concern.
pub(crate) type Senseless = BTreeSet<&'static str>;

/// That one mistake.
pub(crate) fn senseless(kind: &'static str) -> Senseless {
    Senseless::from([kind])
}

/// "`Err` is for questions that make no sense."
pub(crate) fn understand(rules: Rules<'_>, command: &Command) -> Result<Request, Senseless> {
    let found = rules.workflow.actions.iter().find(|(_, action)| action.name == *command.action.as_str());
    let Some((id, action)) = found else { return Err(Senseless::from(["UnknownAction"])) };
    let mut senseless = Senseless::new();
    let named = command.capacity.as_ref().map(|capacity| named(rules, action, capacity));
    if named.as_ref().is_some_and(Vec::is_empty) {
        senseless.insert("UnknownCapacity");
    }
    let mut given = BTreeMap::new();
    for (place, (name, value)) in command.given.0.iter().enumerate() {
        if command.given.0[..place].iter().any(|(earlier, _)| earlier == name) {
            senseless.insert("GivenTwice");
        }
        match meant(rules, action, name, value) {
            Ok((target, meant)) => {
                given.insert(target, meant);
            }
            Err(word) => {
                senseless.insert(word);
            }
        }
    }
    if command.more.is_some() && action.prolongs.is_empty() {
        senseless.insert("NothingProlonged");
    }
    if !senseless.is_empty() {
        return Err(senseless);
    }
    Ok(Request { action: id, by: command.by.clone(), named, given, more: command.more })
}

fn meant(
    rules: Rules<'_>,
    action: &Action,
    name: &str,
    given: &Given,
) -> Result<(Target, Meant), &'static str> {
    if let Some((id, fact)) = rules.workflow.facts.iter().find(|(_, fact)| fact.name == *name) {
        let target = Target::Fact(id);
        if !action.asks.contains(&target) && fact.source != FactSource::Host {
            return Err("NotAsked");
        }
        return Ok((target, Meant::Fact(value(fact, given)?)));
    }
    let found = rules.workflow.slots.iter().find(|(_, slot)| slot.name == *name);
    let (id, slot) = found.ok_or("UnknownTarget")?;
    if !action.asks.contains(&Target::Slot(id)) {
        return Err("NotAsked");
    }
    Ok((Target::Slot(id), Meant::Slot(held(rules, slot, given)?)))
}

fn value(fact: &Fact, given: &Given) -> Result<Option<Value>, &'static str> {
    let wrong = || "WrongValue";
    Ok(Some(match (&fact.r#type, given) {
        (_, Given::Nothing) => return Ok(None),
        (FactType::Flag, Given::Flag(flag)) => Value::Flag(*flag),
        (FactType::Flag, Given::Text(text)) => match text.as_str() {
            "yes" | "是" => Value::Flag(true),
            "no" | "否" => Value::Flag(false),
            _ => return Err(wrong()),
        },
        (FactType::Choice(values), Given::Text(text)) => {
            let found = values.iter().find(|(_, value)| value.name == *text.as_str());
            Value::Choice(found.ok_or_else(wrong)?.0)
        }
        (FactType::Number { least, most, .. }, Given::Number(number))
            if least <= number && number <= most =>
        {
            Value::Number(*number)
        }
        (FactType::Date, Given::Text(text)) => Value::Date(text.parse().map_err(|_| wrong())?),
        (FactType::Note, Given::Text(text)) => Value::Note(text.as_str().into()),
        _ => return Err(wrong()),
    }))
}

fn held(rules: Rules<'_>, slot: &Slot, given: &Given) -> Result<Option<Held>, &'static str> {
    let wrong = || "WrongValue";
    let names: Vec<&str> = match given {
        Given::Nothing => return Ok(None),
        Given::Text(text) => vec![text],
        Given::Names(names) => names.iter().map(String::as_str).collect(),
        Given::Flag(_) | Given::Number(_) => return Err(wrong()),
    };
    let single = matches!(slot.r#type, SlotType::Body | SlotType::Ladder(_) | SlotType::Person);
    if names.is_empty() || single && names.len() > 1 {
        return Err(wrong());
    }
    if matches!(slot.r#type, SlotType::Person | SlotType::Persons) {
        let persons: Vec<Person> = names.into_iter().map(Person::new).collect();
        return Ok(Some(Held::Persons(persons)));
    }
    let mut bodies = Vec::new();
    for name in names {
        bodies.push(instance(rules, name).ok_or_else(wrong)?);
    }
    Ok(Some(Held::Bodies(bodies)))
}

/// A body by its name, or one of a class by name and key: `grids.g7`.
fn instance(rules: Rules<'_>, text: &str) -> Option<Instance> {
    let mut parts = text.splitn(2, '.');
    let (name, key) = (parts.next()?, parts.next());
    let (body, found) = rules.charter.structure.bodies.iter().find(|(_, body)| body.name == *name)?;
    match key {
        None => Some(Instance { body, key: None }),
        Some(key) if found.is_class => Some(Instance { body, key: Some(Key::new(key).ok()?) }),
        Some(_) => None,
    }
}

/// "Written as the charter's `by` writes it."
fn named(rules: Rules<'_>, action: &Action, capacity: &str) -> Vec<(u16, u16)> {
    let mut found = Vec::new();
    for (clause, by) in action.by.iter().enumerate() {
        for (place, party) in by.parties.iter().enumerate() {
            if party_path(rules, party) == capacity {
                found.push((u16::try_from(clause).unwrap(), u16::try_from(place).unwrap()));
            }
        }
    }
    found
}

fn party_path(rules: Rules<'_>, party: &Party) -> String {
    let structure = &rules.charter.structure;
    let kind = |kind| structure.kinds.get(kind).map(|kind| kind.name.to_string()).unwrap_or_default();
    let action = |action| rules.workflow.actions.get(action).unwrap().name.to_string();
    match party {
        Party::Raiser => "raiser".to_owned(),
        Party::System => "system".to_owned(),
        Party::Kind(id) => kind(*id),
        Party::Office(office) => {
            let office = structure.offices.get(*office).unwrap();
            format!("{}.{}", structure.bodies.get(office.body).unwrap().name, office.name)
        }
        Party::Members(holder) => holder_path(rules, holder),
        Party::OfficeOf(holder, office) => format!("{}.{office}", holder_path(rules, holder)),
        Party::Person(slot) => rules.workflow.slots.get(*slot).unwrap().name.to_string(),
        Party::Actor(id) => format!("{}.actor", action(*id)),
        Party::TiedTo(inner, tie) => format!("{}.{}", party_path(rules, inner), kind(*tie)),
        Party::TiedToCase(tie) => format!("case.{}", kind(*tie)),
    }
}

fn holder_path(rules: Rules<'_>, holder: &Holder) -> String {
    match holder {
        Holder::Body(body) => rules.charter.structure.bodies.get(*body).unwrap().name.to_string(),
        Holder::Slot(slot) => rules.workflow.slots.get(*slot).unwrap().name.to_string(),
        Holder::Superior(inner) => format!("{}.superior", holder_path(rules, inner)),
        Holder::Supervisor(inner) => format!("{}.supervisor", holder_path(rules, inner)),
        Holder::Actor(action) => format!("{}.actor.body", rules.workflow.actions.get(*action).unwrap().name),
        Holder::Accountable(Some(state)) => {
            format!("{}.accountable", rules.workflow.states.get(*state).unwrap().name)
        }
        Holder::Accountable(None) => "case.accountable".to_owned(),
    }
}

/// Whether a person is named twice.
pub(crate) fn names_twice(by: &[Person]) -> bool {
    by.iter().collect::<BTreeSet<_>>().len() < by.len()
}
