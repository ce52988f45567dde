//! What an expectation would have to say instead, in the words of the language.

use super::{
    super::{
        compiled::Set,
        expected::{DueAt, Expect, Expected, Thing},
        outcome::Instead,
        phrase::{both, same},
    },
    observed::Observed,
};
use crate::{
    Name,
    engine::{Addressee, Binding, Instance, Person, Role},
    finding::{Bilingual, Language},
    id::{ClockId, FactId, OfficeId, StateId},
    rule::{FactType, Value},
    syntax::Text,
    time::{Due, Limit},
};

impl Observed<'_> {
    /// What could be written for the value that differs; none where no single value can.
    pub(in crate::scenario) fn instead(&self, expect: &Expect) -> Option<Instead> {
        let words = match &expect.what {
            Expected::In(..) => self.listed(self.standing().into_iter().map(|state| self.state(state))),
            Expected::End(_) => {
                let ended = self.phrases.rules.states.get(self.running.case.ended()?)?;
                Some(same(ended.end.as_ref()?.as_str()))
            }
            Expected::Is(Set::Fact(fact, _)) => self.fact(*fact),
            Expected::Is(Set::Slot(slot, _)) => self.held(self.running.case.slot(*slot)),
            Expected::Accountable(..) | Expected::OneAccountable => {
                self.listed(self.actual_accountable().iter().map(|body| self.body(body)))
            }
            Expected::Responsible(..) => self.parties(&self.actual_responsible()),
            Expected::Consulted(..) => self.parties(&self.actual_notices(Role::Consulted)),
            Expected::Informed(..) => self.parties(&self.actual_notices(Role::Informed)),
            Expected::Rung(body, _) => {
                let rung = self.actual_rung().filter(|rung| rung != body)?;
                Some(same(self.phrases.charter.structure.bodies.get(rung)?.name.as_str()))
            }
            Expected::Due(clock, at) => self.due_words(*clock, (*at)?),
            Expected::Happened(_) => {
                self.listed(self.actual_things().into_iter().map(|thing| self.thing(thing)))
            }
            _ => None,
        };
        Some(Instead { span: expect.value?, words: words? })
    }

    /// Names joined; `none` if there are none, and nothing if one of them has no name.
    fn listed(&self, names: impl IntoIterator<Item = Option<String>>) -> Option<Bilingual> {
        let mut names: Vec<String> = names.into_iter().collect::<Option<_>>()?;
        let mut seen: Vec<String> = Vec::new();
        names.retain(|name| {
            let is_new = !seen.contains(name);
            seen.push(name.clone());
            is_new
        });
        if names.is_empty() {
            return Some(Bilingual::new("none", "无"));
        }
        Some(both(|language| names.join(if language == Language::En { " and " } else { " 且 " })))
    }

    fn state(&self, state: StateId) -> Option<String> {
        Some(self.phrases.rules.states.get(state)?.name.to_string())
    }

    fn body(&self, body: &Instance) -> Option<String> {
        Some(body.written(self.phrases.charter))
    }

    fn person(&self, person: &Person) -> Option<String> {
        let part = self.people().parts.iter().find(|part| part.persons.contains(person))?;
        Some(part.name.to_string())
    }

    fn parties(&self, parties: &[Addressee]) -> Option<Bilingual> {
        let words = self.listed(parties.iter().map(|party| self.party(party)))?;
        // The raiser is a reserved word.
        let zh = words.zh.split(" 且 ").map(|word| if word == "raiser" { "提出人" } else { word });
        Some(Bilingual::new(words.en.clone(), zh.collect::<Vec<_>>().join(" 且 ")))
    }

    fn party(&self, party: &Addressee) -> Option<String> {
        match party {
            Addressee::Raiser => Some("raiser".to_owned()),
            Addressee::Body(body) => self.body(body),
            Addressee::Person(person) => self.person(person),
            Addressee::Office(office, key) => self.office(*office, key.as_ref()),
            Addressee::Kind(_) | Addressee::System => None,
        }
    }

    fn office(&self, office: OfficeId, key: Option<&crate::engine::Key>) -> Option<String> {
        let office = self.phrases.charter.structure.offices.get(office)?;
        let body = self.body(&Instance { body: office.body, key: key.cloned() })?;
        Some(format!("{body}.{}", office.name))
    }

    fn held(&self, held: &Binding) -> Option<Bilingual> {
        if *held == Binding::Empty {
            return Some(Bilingual::new("none", "无"));
        }
        let bodies = held.bodies().iter().map(|body| self.body(body));
        let all: Vec<Option<String>> =
            bodies.chain(held.persons().iter().map(|person| self.person(person))).collect();
        // Several are written one by one.
        if all.len() == 1 { self.listed(all) } else { None }
    }

    fn fact(&self, fact: FactId) -> Option<Bilingual> {
        let value = self.running.case.fact(fact)?;
        let fact = self.phrases.rules.facts.get(fact)?;
        match (value, &fact.r#type) {
            (Value::Flag(true), _) => Some(Bilingual::new("yes", "是")),
            (Value::Flag(false), _) => Some(Bilingual::new("no", "否")),
            (Value::Choice(value), FactType::Choice(values)) => Some(same(values.get(*value)?.name.as_str())),
            (Value::Number(number), FactType::Number { unit: Some(unit), .. }) => {
                let amount = Limit::new(*number, *unit).ok()?;
                Some(both(|language| amount.say(language)))
            }
            (Value::Number(number), _) => Some(same(number.to_string())),
            (Value::Date(date), _) => Some(same(date.to_string())),
            (Value::Note(text), _) => Some(same(Text::new(text.as_ref()).ok()?.to_string())),
            (Value::Choice(_), _) => None,
        }
    }

    fn due_words(&self, clock: Option<ClockId>, expected: DueAt) -> Option<Bilingual> {
        Some(match self.actual_due(clock) {
            None => Bilingual::new("none", "无"),
            Some(Due::Unknown { .. }) => Bilingual::new("unknown", "未知"),
            Some(Due::Paused { .. }) => Bilingual::new("paused", "已暂停"),
            Some(Due::Held { .. }) => Bilingual::new("held", "待批"),
            Some(Due::At { due_date, .. }) if matches!(expected, DueAt::Day(_)) => same(due_date.to_string()),
            Some(Due::At { due, .. }) => same(self.phrases.instant(due)),
        })
    }

    fn thing(&self, thing: Thing) -> Option<String> {
        let rules = self.phrases.rules;
        let name: Option<&Name> = match thing {
            Thing::Action(action) => rules.actions.get(action).map(|action| &action.name),
            Thing::Clock(clock) => rules.clocks.get(clock).map(|clock| &clock.name),
            Thing::Ballot(ballot) => rules.ballots.get(ballot).map(|ballot| &ballot.name),
        };
        name.map(Name::to_string)
    }
}
