//! Remedies in words.

use super::words::Words;
use crate::{
    charter::Charter,
    engine::{
        Command, Given, Help, Remedy,
        request::{fact_value, slot_binding},
    },
    finding::{Bilingual, Language},
    rule::{FactType, Target},
};

impl Remedy {
    /// What would help, in both languages.
    #[must_use]
    pub fn sentence(&self, charter: &Charter) -> Bilingual {
        let [en, zh] = Language::ALL.map(|language| self.say(charter, language));
        Bilingual { en, zh }
    }

    /// What would help, in a language; persons by their keys.
    #[must_use]
    pub fn say(&self, charter: &Charter, language: Language) -> String {
        let Some(workflow) = charter.workflows.get(self.workflow) else { return String::new() };
        Words { charter, workflow, language }.remedy(self)
    }
}

impl Words<'_> {
    fn remedy(self, remedy: &Remedy) -> String {
        match &remedy.help {
            Help::Given { name, values } => {
                let (name, values) = self.given_name_and_values(name.as_str(), values);
                self.pick(
                    format!("it could be done if {name} were {values}"),
                    format!("若{name}为{values}，即可办理"),
                )
            }
            Help::More(more) => {
                let more = self.limit(*more);
                self.pick(format!("it could be done with {more} more"), format!("若延长{more}，即可办理"))
            }
            Help::Capacity => self.pick(
                "it could be done in another capacity: leave it out",
                "换一种身份即可办理：不必指明身份",
            ),
            Help::Actors(persons) => {
                let persons: Vec<_> = persons.iter().map(|person| self.person(person)).collect();
                let persons = self.any(&persons);
                self.pick(format!("{persons} could do it"), format!("可以由{persons}办理"))
            }
            Help::Joined(persons) => {
                let persons = self.persons(persons);
                self.pick(
                    format!("it could be done together with {persons}"),
                    format!("可以与{persons}共同办理"),
                )
            }
            Help::Without(person) => {
                let person = self.person(person);
                self.pick(format!("it could be done without {person}"), format!("{person}不参与，即可办理"))
            }
            Help::Later => {
                let at = self.instant(remedy.at);
                self.pick(format!("it could be done from {at} on"), format!("自{at}起可以办理"))
            }
            Help::First(first) => self.first(first),
        }
    }

    fn first(self, first: &Command) -> String {
        let action = self.workflow.actions.position(|action| action.name == *first.action);
        let action = action.map(|action| self.action(action)).unwrap_or_default();
        let by = self.persons(&first.by);
        let given: Vec<_> = first.given.0.iter().map(|(name, given)| self.told(name, given)).collect();
        let (by, with) =
            (Some(by).filter(|by| !by.is_empty()), Some(given).filter(|given| !given.is_empty()));
        match self.language {
            Language::En => {
                let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
                let with = with.map(|with| format!(", where {}", self.all(&with))).unwrap_or_default();
                format!("it could be done after {action}{by}{with}")
            }
            Language::Zh => {
                let by = by.map(|by| format!("由{by}")).unwrap_or_default();
                let with = with.map(|with| format!("（{}）", with.join("，"))).unwrap_or_default();
                format!("先{by}办理{action}{with}，即可办理")
            }
        }
    }

    /// What is told of a fact or slot; of a text only that it is told.
    fn told(self, name: &str, given: &Given) -> String {
        let is_note = |target| match target {
            Target::Fact(fact) => {
                self.workflow.facts.get(fact).is_some_and(|fact| fact.r#type == FactType::Note)
            }
            Target::Slot(_) => false,
        };
        let (title, value) = self.given_name_and_values(name, std::slice::from_ref(given));
        if self.named(name).is_some_and(is_note) {
            return self.pick(format!("{title} is told"), format!("写明{title}"));
        }
        self.pick(format!("{title} is {value}"), format!("{title}为{value}"))
    }

    fn given_name_and_values(self, name: &str, values: &[Given]) -> (String, String) {
        let Some(target) = self.named(name) else { return (name.to_owned(), String::new()) };
        let say = |given: &Given| self.given(target, given);
        let values: Vec<String> = match values {
            // A row of numbers or days is told by its ends.
            [first, .., last] if values.len() > 3 && is_row(values) => {
                let (first, last) = (say(first), say(last));
                vec![self.pick(format!("from {first} to {last}"), format!("{first}至{last}"))]
            }
            several => several.iter().map(say).collect(),
        };
        (self.target(target), self.any(&values))
    }

    fn named(self, name: &str) -> Option<Target> {
        let fact = self.workflow.facts.position(|fact| fact.name == *name).map(Target::Fact);
        fact.or_else(|| self.workflow.slots.position(|slot| slot.name == *name).map(Target::Slot))
    }

    fn given(self, target: Target, given: &Given) -> String {
        match target {
            Target::Fact(fact) => {
                let rules = self.workflow.facts.get(fact);
                let value = rules.and_then(|rules| fact_value(rules, given).ok()).flatten();
                self.value(fact, value.as_ref())
            }
            Target::Slot(slot) => {
                let rules = self.workflow.slots.get(slot);
                let binding = rules.and_then(|rules| slot_binding(self.charter, rules, given).ok());
                self.binding(&binding.unwrap_or_default())
            }
        }
    }
}

/// Whether values are numbers or days, each following the one before.
fn is_row(values: &[Given]) -> bool {
    values.windows(2).all(|pair| match pair {
        [Given::Number(one), Given::Number(next)] => one.checked_add(1) == Some(*next),
        [Given::Text(one), Given::Text(next)] => {
            let day = |text: &String| text.parse::<crate::time::Date>().ok();
            day(one).and_then(|day| day.succ_opt()).is_some_and(|after| Some(after) == day(next))
        }
        _ => false,
    })
}
