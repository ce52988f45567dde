//! What things of a charter are called in a sentence.

use crate::{
    charter::{Charter, Together, Workflow},
    engine::{Attempt, Binding, Instance, Person, Reading},
    finding::Language,
    id::{ActionId, BallotId, BodyId, ClockId, FactId, KindId, OfficeId, SlotId, StateId, TableId},
    origin::Origin,
    rule::{Count, FactType, Holder, Party, Target, Trigger, Value},
    time::{Instant, Limit},
    wording::Wording,
};

/// The words of one charter and workflow in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: &'c Workflow,
    pub(super) language: Language,
}

impl Words<'_> {
    /// The wording of the language.
    pub(super) fn pick(self, en: impl Into<String>, zh: impl Into<String>) -> String {
        match self.language {
            Language::En => en.into(),
            Language::Zh => zh.into(),
        }
    }

    /// Things in a row: `a, b and c`, `a、b和c`.
    pub(super) fn all(self, items: &[String]) -> String {
        self.joined(items, self.pick(" and ", "和"))
    }

    /// Alternatives: `a, b or c`, `a、b或c`.
    pub(super) fn any(self, items: &[String]) -> String {
        self.joined(items, self.pick(" or ", "或"))
    }

    fn joined(self, items: &[String], last: String) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [init @ .., end] => format!("{}{last}{end}", init.join(&self.pick(", ", "、"))),
        }
    }

    /// A title in quotation marks.
    fn quoted(self, title: &str) -> String {
        self.pick(format!("\u{201c}{title}\u{201d}"), format!("\u{201c}{title}\u{201d}"))
    }

    pub(super) fn body(self, id: BodyId) -> String {
        let body = self.charter.structure.bodies.get(id);
        body.map(|body| body.titles.or(self.language, &body.name).to_owned()).unwrap_or_default()
    }

    /// A body, with its key if it is one of a class: `Grid g7`, `网格g7`.
    pub(super) fn instance(self, instance: &Instance) -> String {
        let body = self.body(instance.body);
        match &instance.key {
            Some(key) => self.pick(format!("{body} {key}"), format!("{body}{key}")),
            None => body,
        }
    }

    fn instances(self, instances: &[Instance]) -> String {
        self.all(&instances.iter().map(|instance| self.instance(instance)).collect::<Vec<_>>())
    }

    pub(super) fn state(self, id: StateId) -> String {
        let state = self.workflow.states.get(id);
        state.map(|state| self.quoted(state.titles.or(self.language, &state.name))).unwrap_or_default()
    }

    pub(super) fn states(self, ids: &[StateId]) -> String {
        self.all(&ids.iter().map(|&state| self.state(state)).collect::<Vec<_>>())
    }

    pub(super) fn action(self, id: ActionId) -> String {
        let action = self.workflow.actions.get(id);
        action.map(|action| self.quoted(action.titles.or(self.language, &action.name))).unwrap_or_default()
    }

    /// What was asked, as a noun.
    pub(super) fn attempt(self, attempt: Attempt) -> String {
        match attempt {
            Attempt::Action(action) => self.action(action),
            Attempt::Ballot(ballot) => self.ballot(ballot),
            Attempt::ChildEnded { .. } => self.pick("the end of a sub-case", "子事项办结"),
        }
    }

    pub(super) fn clock(self, id: ClockId) -> String {
        let clock = self.workflow.clocks.get(id);
        clock.map(|clock| self.quoted(clock.titles.or(self.language, &clock.name))).unwrap_or_default()
    }

    pub(super) fn table(self, id: TableId) -> String {
        let table = self.workflow.tables.get(id);
        table.map(|table| self.quoted(table.titles.or(self.language, &table.name))).unwrap_or_default()
    }

    pub(super) fn fact(self, id: FactId) -> String {
        let fact = self.workflow.facts.get(id);
        fact.map(|fact| self.quoted(fact.titles.or(self.language, &fact.name))).unwrap_or_default()
    }

    pub(super) fn slot(self, id: SlotId) -> String {
        let slot = self.workflow.slots.get(id);
        slot.map(|slot| self.quoted(slot.titles.or(self.language, &slot.name))).unwrap_or_default()
    }

    pub(super) fn ballot(self, id: BallotId) -> String {
        let ballot = self.workflow.ballots.get(id);
        ballot.map(|ballot| self.quoted(ballot.titles.or(self.language, &ballot.name))).unwrap_or_default()
    }

    /// How many act together: `at least 1/10 of all`.
    pub(super) fn together(self, together: Together) -> String {
        Wording::new(self.charter, self.language).together(together)
    }

    pub(super) fn target(self, target: Target) -> String {
        match target {
            Target::Fact(fact) => self.fact(fact),
            Target::Slot(slot) => self.slot(slot),
        }
    }

    pub(super) fn kind(self, id: KindId) -> String {
        let kind = self.charter.structure.kinds.get(id);
        kind.map(|kind| kind.titles.or(self.language, &kind.name).to_owned()).unwrap_or_default()
    }

    fn office(self, id: OfficeId) -> String {
        let Some(office) = self.charter.structure.offices.get(id) else { return String::new() };
        let (title, body) = (office.titles.or(self.language, &office.name), self.body(office.body));
        self.pick(format!("{title} of {body}"), format!("{body}的{title}"))
    }

    pub(super) fn holder(self, holder: &Holder) -> String {
        let of = |of: &Holder| self.holder(of);
        match holder {
            Holder::Body(body) => self.body(*body),
            Holder::Slot(slot) => self.slot(*slot),
            Holder::Superior(below) => {
                self.pick(format!("the superior of {}", of(below)), format!("{}的上级", of(below)))
            }
            Holder::Supervisor(watched) => {
                self.pick(format!("the supervisor of {}", of(watched)), format!("{}的监督者", of(watched)))
            }
            Holder::Actor(action) => {
                let action = self.action(*action);
                self.pick(format!("the body that did {action}"), format!("{action}的经办主体"))
            }
            Holder::Accountable(None) => self.pick("the accountable body", "负责主体"),
            Holder::Accountable(Some(state)) => {
                let state = self.state(*state);
                self.pick(format!("the body accountable in {state}"), format!("{state}环节的负责主体"))
            }
        }
    }

    pub(super) fn party(self, party: &Party) -> String {
        match party {
            Party::Raiser => self.pick("whoever raised the case", "提出人"),
            Party::System => self.pick("the system", "系统"),
            Party::Kind(kind) => self.kind(*kind),
            Party::Office(office) => self.office(*office),
            Party::Members(holder) => {
                let holder = self.holder(holder);
                self.pick(format!("a member of {holder}"), format!("{holder}的成员"))
            }
            Party::OfficeOf(holder, office) => {
                let holder = self.holder(holder);
                self.pick(format!("`{office}` of {holder}"), format!("{holder}的“{office}”"))
            }
            Party::Person(slot) => self.slot(*slot),
            Party::Actor(action) => {
                let action = self.action(*action);
                self.pick(format!("whoever did {action}"), format!("{action}的经办人"))
            }
            Party::TiedTo(of, kind) => {
                let (of, kind) = (self.party(of), self.kind(*kind));
                self.pick(format!("“{kind}” of {of}"), format!("{of}的{kind}"))
            }
            Party::TiedToCase(kind) => {
                let kind = self.kind(*kind);
                self.pick(format!("“{kind}” of the case"), format!("本案的{kind}"))
            }
        }
    }

    pub(super) fn value(self, fact: FactId, value: Option<&Value>) -> String {
        let Some(value) = value else { return self.pick("not known", "未知") };
        match value {
            Value::Flag(true) => self.pick("yes", "是"),
            Value::Flag(false) => self.pick("no", "否"),
            Value::Number(number) => self.number(fact, *number),
            Value::Date(date) => date.to_string(),
            Value::Note(text) => self.quoted(text),
            Value::Choice(id) => {
                let r#type = self.workflow.facts.get(fact).map(|fact| &fact.r#type);
                let Some(FactType::Choice(values)) = r#type else { return String::new() };
                let value = values.get(*id);
                value
                    .map(|value| self.quoted(value.titles.or(self.language, &value.name)))
                    .unwrap_or_default()
            }
        }
    }

    fn number(self, fact: FactId, number: u32) -> String {
        let r#type = self.workflow.facts.get(fact).map(|fact| &fact.r#type);
        match r#type {
            Some(FactType::Number { unit: Some(unit), .. }) => {
                Limit::new(number, *unit).map_or_else(|_| number.to_string(), |limit| self.limit(limit))
            }
            _ => number.to_string(),
        }
    }

    pub(super) fn limit(self, limit: Limit) -> String {
        limit.say(self.language)
    }

    pub(super) fn instant(self, at: Instant) -> String {
        at.local(self.charter.calendar.zone())
    }

    pub(super) fn persons(self, persons: &[Person]) -> String {
        self.all(&persons.iter().map(|person| self.person(person)).collect::<Vec<_>>())
    }

    pub(super) fn person(self, person: &Person) -> String {
        self.pick(format!("`{person}`"), format!("“{person}”"))
    }

    pub(super) fn count(self, count: Count) -> String {
        match count {
            Count::Number(number) => number.to_string(),
            Count::Fact(fact) => self.fact(fact),
            Count::Times(action) => {
                let action = self.action(action);
                self.pick(format!("the number of times {action} was done"), format!("{action}的次数"))
            }
            Count::TimesInRow(action) => {
                let action = self.action(action);
                self.pick(
                    format!("the number of times in a row {action} was done"),
                    format!("{action}的连续次数"),
                )
            }
            Count::Rung(slot) => {
                let slot = self.slot(slot);
                self.pick(format!("the rung of {slot}"), format!("{slot}所在的层级"))
            }
            Count::Elected(ballot) => {
                let ballot = self.ballot(ballot);
                self.pick(format!("the number elected in {ballot}"), format!("{ballot}的当选人数"))
            }
        }
    }

    /// What a rule read, and what that was.
    pub(super) fn reading(self, reading: &Reading) -> String {
        let (what, is) = match reading {
            Reading::Fact(fact, value) => (self.fact(*fact), self.value(*fact, value.as_ref())),
            Reading::Count(count, number) => (self.count(*count), number.to_string()),
            Reading::Slot(slot, binding) => (self.slot(*slot), self.binding(binding)),
            Reading::Bodies(holder, bodies) => {
                let none = || self.pick("nobody", "不存在");
                (self.holder(holder), if bodies.is_empty() { none() } else { self.instances(bodies) })
            }
        };
        self.pick(format!("{what} is {is}"), format!("{what}为{is}"))
    }

    pub(super) fn readings(self, readings: &[Reading]) -> String {
        let all: Vec<_> = readings.iter().map(|reading| self.reading(reading)).collect();
        self.joined(&all, self.pick(" and ", "，"))
    }

    pub(super) fn binding(self, binding: &Binding) -> String {
        match binding {
            Binding::Empty => self.pick("empty", "空"),
            Binding::Body(body) => self.instance(body),
            Binding::Bodies(bodies) => self.instances(bodies),
            Binding::Persons(persons) => self.persons(persons),
        }
    }

    pub(super) fn trigger(self, trigger: Trigger) -> String {
        match trigger {
            Trigger::Enters(state) => {
                let state = self.state(state);
                self.pick(format!("{state} was entered"), format!("进入{state}"))
            }
            Trigger::Does(action) => {
                let action = self.action(action);
                self.pick(format!("{action} was done"), action)
            }
            Trigger::Day(fact) => self.fact(fact),
        }
    }

    pub(super) fn triggers(self, triggers: &[Trigger]) -> String {
        self.any(&triggers.iter().map(|&trigger| self.trigger(trigger)).collect::<Vec<_>>())
    }

    /// The sources of a rule, as they are appended to a sentence; empty if it cites none.
    pub(super) fn sources(self, origin: &Origin) -> String {
        let cited: Vec<_> = origin
            .sources
            .iter()
            .filter_map(|citation| {
                let source = self.charter.sources.get(citation.source)?;
                let title = source.titles.or(self.language, &source.name);
                let places = citation.places.join(&self.pick(", ", "、"));
                Some(
                    self.pick(format!("{title} {places}").trim_end(), format!("{title} {places}").trim_end()),
                )
            })
            .collect();
        if cited.is_empty() {
            return String::new();
        }
        let list = cited.join(&self.pick("; ", "；"));
        self.pick(format!(" [{list}]"), format!("【{list}】"))
    }
}
