//! Names of a charter and of a roster as people read them: by their titles, in both languages.

use super::{
    compiled::{Actor, People, Set},
    expected::{DueAt, Who},
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Addressee, Attempt, Binding, Instance, Key, Person, Reading, Reason, Remedy},
    finding::{Bilingual, Language},
    id::{ActionId, BodyId, ClockId, OfficeId, StateId, WorkflowId},
    rule::{Cause, Condition, Target},
    syntax::Keyword,
    time::{Instant, Zone},
    wording::Wording,
};

/// How to call what a scenario speaks of.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: WorkflowId,
    pub(super) rules: &'c Workflow,
    pub(super) people: &'c People,
}

/// The same in both languages.
pub(super) fn same(text: impl Into<String>) -> Bilingual {
    let text = text.into();
    Bilingual::new(text.clone(), text)
}

/// A phrase made once for each language.
pub(super) fn both(say: impl Fn(Language) -> String) -> Bilingual {
    Bilingual::new(say(Language::En), say(Language::Zh))
}

/// Several phrases as one.
pub(super) fn joined(phrases: &[Bilingual]) -> Bilingual {
    if phrases.is_empty() {
        return Bilingual::new("none", "无");
    }
    both(|language| {
        let parts: Vec<&str> = phrases.iter().map(|phrase| phrase.get(language)).collect();
        parts.join(if language == Language::En { ", " } else { "、" })
    })
}

impl Phrases<'_> {
    /// What `say` says of the workflow's things, in both languages.
    fn said(&self, say: impl Fn(Wording<'_>) -> String) -> Bilingual {
        both(|language| say(Wording::new(self.charter, language).within(self.rules)))
    }

    /// The title of the workflow.
    pub(super) fn workflow_title(&self) -> Bilingual {
        both(|language| self.rules.titles.or(language, &self.rules.name).to_owned())
    }

    pub(super) fn states(&self, states: impl IntoIterator<Item = StateId>) -> Bilingual {
        let state = |state| self.said(|wording| wording.state(state).to_owned());
        joined(&states.into_iter().map(state).collect::<Vec<_>>())
    }

    pub(super) fn action(&self, action: ActionId) -> Bilingual {
        self.said(|wording| wording.action(action).to_owned())
    }

    /// What was asked of a case.
    pub(super) fn attempt(&self, attempt: Attempt) -> Bilingual {
        match attempt {
            Attempt::Action(action) => self.action(action),
            Attempt::Ballot(ballot) => self.said(|wording| wording.ballot(ballot).to_owned()),
            Attempt::ChildEnded { .. } => Bilingual::new("the end of a sub-case", "子事项办结"),
        }
    }

    pub(super) fn clock(&self, clock: ClockId) -> Bilingual {
        self.said(|wording| wording.clock(clock).to_owned())
    }

    pub(super) fn body(&self, body: BodyId) -> Bilingual {
        self.said(|wording| wording.body(body).to_owned())
    }

    pub(super) fn bodies(&self, bodies: impl IntoIterator<Item = BodyId>) -> Bilingual {
        joined(&bodies.into_iter().map(|body| self.body(body)).collect::<Vec<_>>())
    }

    /// A body, with its key if it is one of a class.
    pub(super) fn instance(&self, instance: &Instance) -> Bilingual {
        let body = self.body(instance.body);
        match &instance.key {
            Some(key) => Bilingual::new(format!("{} {key}", body.en), format!("{}{key}", body.zh)),
            None => body,
        }
    }

    pub(super) fn instances<'i>(&self, instances: impl IntoIterator<Item = &'i Instance>) -> Bilingual {
        joined(&instances.into_iter().map(|instance| self.instance(instance)).collect::<Vec<_>>())
    }

    fn office(&self, office: OfficeId, key: Option<&Key>) -> Bilingual {
        let said = self.said(|wording| wording.office(office));
        let found = self.charter.structure.offices.get(office).filter(|_| key.is_some());
        let Some(found) = found else { return said };
        let body = self.instance(&Instance { body: found.body, key: key.cloned() });
        let title = |language| found.titles.or(language, &found.name);
        Bilingual::new(
            format!("{} of {}", title(Language::En), body.en),
            format!("{}{}", body.zh, title(Language::Zh)),
        )
    }

    fn part(&self, part: usize) -> Bilingual {
        let part = self.people.parts.get(part);
        part.map_or_else(Bilingual::default, |part| {
            both(|language| part.titles.or(language, &part.name).to_owned())
        })
    }

    /// A person by the line of the roster.
    fn person(&self, person: &Person) -> Bilingual {
        let part = self.people.parts.iter().position(|part| part.persons.contains(person));
        part.map_or_else(|| same(person.key()), |part| self.part(part))
    }

    /// Persons, those of one line of the roster once.
    pub(super) fn persons<'p>(&self, persons: impl IntoIterator<Item = &'p Person>) -> Bilingual {
        let mut phrases: Vec<Bilingual> = Vec::new();
        for phrase in persons.into_iter().map(|person| self.person(person)) {
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        joined(&phrases)
    }

    pub(super) fn actor(&self, actor: &Actor) -> Bilingual {
        match actor {
            Actor::Part(part) => self.part(*part),
            Actor::Raiser => Bilingual::new("whoever raised it", "提出人"),
            Actor::System => Bilingual::new("the system", "系统"),
        }
    }

    pub(super) fn who(&self, who: &Who) -> Bilingual {
        match who {
            Who::Body(body) => self.instance(body),
            Who::Office(office, key) => self.office(*office, key.as_ref()),
            Who::Part(part) => self.part(*part),
            Who::Raiser => self.actor(&Actor::Raiser),
            Who::Slot(slot) => self.said(|wording| wording.slot(*slot).to_owned()),
            Who::NobodyElse => Bilingual::new("nobody else", "没有别人"),
        }
    }

    pub(super) fn addressee(&self, addressee: &Addressee) -> Bilingual {
        match addressee {
            Addressee::Raiser => self.actor(&Actor::Raiser),
            Addressee::System => self.actor(&Actor::System),
            Addressee::Body(body) => self.instance(body),
            Addressee::Office(office, key) => self.office(*office, key.as_ref()),
            Addressee::Person(person) => self.person(person),
            Addressee::Kind(kind) => self.said(|wording| wording.kind(*kind).to_owned()),
        }
    }

    /// A fact or slot with what it is: `Urgency = Urgent`.
    pub(super) fn set(&self, set: &Set) -> Bilingual {
        let (name, value) = (self.target(set.target()), self.held(set));
        both(|language| format!("{} = {}", name.get(language), value.get(language)))
    }

    /// A fact or slot by its title.
    pub(super) fn target(&self, target: Target) -> Bilingual {
        self.said(|wording| wording.target(target).to_owned())
    }

    /// What a fact or slot is.
    pub(super) fn held(&self, set: &Set) -> Bilingual {
        match set {
            Set::Fact(_, None) => Bilingual::new("not known", "未知"),
            Set::Fact(fact, Some(value)) => self.said(|wording| wording.value(*fact, value)),
            Set::Slot(_, Binding::Empty) => Bilingual::new("none", "无"),
            Set::Slot(_, Binding::Persons(persons)) => self.persons(persons),
            Set::Slot(_, held) => self.instances(held.bodies()),
        }
    }

    /// What a condition read: `Urgency = Urgent`, `Prolong, times = 2`.
    pub(super) fn reading(&self, reading: &Reading) -> Bilingual {
        let (what, is) = match reading {
            Reading::Fact(fact, value) => return self.set(&Set::Fact(*fact, value.clone())),
            Reading::Slot(slot, binding) => return self.set(&Set::Slot(*slot, binding.clone())),
            Reading::Count(count, number) => {
                (self.said(|wording| wording.count(*count)), same(number.to_string()))
            }
            Reading::Bodies(holder, bodies) => {
                (self.said(|wording| wording.holder(holder)), self.instances(bodies))
            }
        };
        both(|language| format!("{} = {}", what.get(language), is.get(language)))
    }

    /// A reason of the engine, which knows persons by their keys, with their titles.
    pub(super) fn reason(&self, reason: &Reason, attempt: Attempt) -> Bilingual {
        self.titled(reason.sentence(self.charter, self.workflow, attempt))
    }

    /// What would help, with the titles of persons.
    pub(super) fn remedy(&self, remedy: &Remedy) -> Bilingual {
        self.titled(remedy.sentence(self.charter))
    }

    fn titled(&self, mut said: Bilingual) -> Bilingual {
        for part in &self.people.parts {
            let title = |language| part.titles.or(language, &part.name);
            for person in &part.persons {
                said.en = said.en.replace(&format!("`{person}`"), title(Language::En));
                said.zh = said.zh.replace(&format!("“{person}”"), title(Language::Zh));
            }
        }
        said
    }

    /// A condition by the titles of what it reads.
    pub(super) fn condition(&self, condition: &Condition) -> Bilingual {
        self.said(|wording| wording.condition(condition))
    }

    pub(super) fn due(&self, at: DueAt) -> Bilingual {
        same(match at {
            DueAt::Instant(at) => self.instant(at),
            DueAt::Day(day) => day.to_string(),
            DueAt::Unknown => return Bilingual::new("unknown", "未知"),
            DueAt::Paused => return Bilingual::new("it stands still", "暂停计时"),
            DueAt::Held => {
                return Bilingual::new(
                    "it is held until more time is granted or refused",
                    "等待延长申请的决定",
                );
            }
            DueAt::None => return Bilingual::new("it does not run", "没有计时"),
        })
    }

    pub(super) fn instant(&self, at: Instant) -> String {
        at.local(self.zone())
    }

    pub(super) fn zone(&self) -> Zone {
        self.charter.calendar.zone()
    }
}

/// A word of the language in both its spellings.
pub(super) fn word_in_both(word: &str) -> Bilingual {
    match Keyword::from_word(word) {
        Some((keyword, _)) => Bilingual::new(keyword.word(Language::En), keyword.word(Language::Zh)),
        None => match word {
            "none" => Bilingual::new("none", "无"),
            "exhausted" => Bilingual::new("exhausted", "用尽"),
            "twice" => Bilingual::new("twice", "重复"),
            other => same(other),
        },
    }
}

/// Why a case climbs, in words.
pub(super) fn cause(cause: Cause) -> Bilingual {
    match cause {
        Cause::Expiry => Bilingual::new("expiry", "到期"),
        Cause::Dissatisfied => Bilingual::new("dissatisfied", "不满意"),
        Cause::Refusal => Bilingual::new("refusal", "拒办"),
        Cause::Risk => Bilingual::new("risk", "风险"),
        Cause::Request => Bilingual::new("request", "请求"),
    }
}
