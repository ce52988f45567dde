//! The rules of a charter in words: parties, conditions, limits and sources, by their titles, in English or Chinese.
//!
//! Pictures and reports speak to people, so they show titles and not names, and sentences and not the charter's
//! syntax. [`Wording`] is the one place where compiled rules become such words.

mod ballot;
mod children;
mod condition;
mod data;
mod indicator;
mod party;
mod time;

use crate::{
    charter::{Charter, Workflow},
    finding::Language,
    id::{ActionId, BallotId, BodyId, ClockId, FactId, KindId, OfficeId, SlotId, StateId, TableId},
    structure::{Body, Office, RelationKind},
    text::BoundWord,
};

/// Says what stands in a charter, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    charter: &'a Charter,
    workflow: Option<&'a Workflow>,
    language: Language,
    is_brief: bool,
}

/// What is said of an id that is not of this charter.
const UNKNOWN: &str = "?";

impl<'a> Wording<'a> {
    /// Words for a charter; what belongs to a workflow needs [`Wording::within`].
    #[must_use]
    pub fn new(charter: &'a Charter, language: Language) -> Self {
        Self { charter, workflow: None, language, is_brief: false }
    }

    /// Words for one of its workflows.
    #[must_use]
    pub fn within(self, workflow: &'a Workflow) -> Self {
        Self { workflow: Some(workflow), ..self }
    }

    /// Fewer words, for where room is short: an office stands without its body if no other office has its title.
    #[must_use]
    pub fn brief(self) -> Self {
        Self { is_brief: true, ..self }
    }

    /// The language of the words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The one of two wordings that is in the reader's language.
    #[must_use]
    pub fn pick<'w>(&self, en: &'w str, zh: &'w str) -> &'w str {
        match self.language {
            Language::En => en,
            Language::Zh => zh,
        }
    }

    /// Items in a row: `a, b`, `a、b`.
    #[must_use]
    pub fn row<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        self.joined(items, self.pick(", ", "、"))
    }

    /// Parts that hold commas themselves, in a row: `a; b`, `a；b`.
    #[must_use]
    pub fn row_of_parts<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        self.joined(items, self.pick("; ", "；"))
    }

    /// A thing and what is said of it: `accountable: Committee`, `负责：居民委员会`.
    #[must_use]
    pub fn said(&self, head: &str, words: &str) -> String {
        format!("{head}{}{words}", self.pick(": ", "："))
    }

    /// Words at the head of something, with a capital letter: `Raiser`.
    #[must_use]
    pub fn capitalized(&self, words: &str) -> String {
        let mut letters = words.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    /// The title of a body.
    #[must_use]
    pub fn body(&self, id: BodyId) -> &'a str {
        self.charter
            .structure
            .bodies
            .get(id)
            .map_or(UNKNOWN, |body| body.titles.or(self.language, &body.name))
    }

    /// The kind of a body, and whether there are several of it: `Grid, each`, `网格，分设`.
    #[must_use]
    pub fn kind_of(&self, body: &Body) -> String {
        let each = if body.is_class { self.pick(", each", "，分设") } else { "" };
        format!("{}{each}", self.kind(body.kind))
    }

    /// The title of a kind.
    #[must_use]
    pub fn kind(&self, id: KindId) -> &'a str {
        self.charter.structure.kinds.get(id).map_or(UNKNOWN, |kind| kind.titles.or(self.language, &kind.name))
    }

    /// An office with its body: `Member of Residents' committee`, `居民委员会委员`.
    #[must_use]
    pub fn office(&self, id: OfficeId) -> String {
        let Some(office) = self.charter.structure.offices.get(id) else { return UNKNOWN.to_owned() };
        let title = office.titles.or(self.language, &office.name);
        let same = |other: &&Office| other.titles.or(self.language, &other.name) == title;
        if self.is_brief && self.charter.structure.offices.values().filter(same).count() == 1 {
            return title.to_owned();
        }
        let body = self.body(office.body);
        match self.language {
            Language::En => format!("{title} of {body}"),
            Language::Zh => format!("{body}{title}"),
        }
    }

    /// The word of a relation: `leads`, `领导`.
    #[must_use]
    pub fn relation(&self, kind: RelationKind) -> &'static str {
        let (en, zh) = match kind {
            RelationKind::Leads => ("leads", "领导"),
            RelationKind::Guides => ("guides", "指导"),
            RelationKind::Supervises => ("supervises", "监督"),
            RelationKind::Elects => ("elects", "产生"),
            RelationKind::Delegates => ("delegates", "授权"),
            RelationKind::Coordinates => ("coordinates", "协调"),
            RelationKind::Partners => ("partners", "共建"),
            RelationKind::PartOf => ("part of", "隶属"),
        };
        self.pick(en, zh)
    }

    /// The title of a state.
    #[must_use]
    pub fn state(&self, id: StateId) -> &'a str {
        let state = self.workflow.and_then(|workflow| workflow.states.get(id));
        state.map_or(UNKNOWN, |state| state.titles.or(self.language, &state.name))
    }

    /// The title of an action.
    #[must_use]
    pub fn action(&self, id: ActionId) -> &'a str {
        let action = self.workflow.and_then(|workflow| workflow.actions.get(id));
        action.map_or(UNKNOWN, |action| action.titles.or(self.language, &action.name))
    }

    /// The title of a fact.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &'a str {
        let fact = self.workflow.and_then(|workflow| workflow.facts.get(id));
        fact.map_or(UNKNOWN, |fact| fact.titles.or(self.language, &fact.name))
    }

    /// The title of a slot.
    #[must_use]
    pub fn slot(&self, id: SlotId) -> &'a str {
        let slot = self.workflow.and_then(|workflow| workflow.slots.get(id));
        slot.map_or(UNKNOWN, |slot| slot.titles.or(self.language, &slot.name))
    }

    /// The title of a ballot.
    #[must_use]
    pub fn ballot(&self, id: BallotId) -> &'a str {
        let ballot = self.workflow.and_then(|workflow| workflow.ballots.get(id));
        ballot.map_or(UNKNOWN, |ballot| ballot.titles.or(self.language, &ballot.name))
    }

    /// The title of a table.
    #[must_use]
    pub fn table(&self, id: TableId) -> &'a str {
        let table = self.workflow.and_then(|workflow| workflow.tables.get(id));
        table.map_or(UNKNOWN, |table| table.titles.or(self.language, &table.name))
    }

    /// The title of a clock.
    #[must_use]
    pub fn clock(&self, id: ClockId) -> &'a str {
        let clock = self.workflow.and_then(|workflow| workflow.clocks.get(id));
        clock.map_or(UNKNOWN, |clock| clock.titles.or(self.language, &clock.name))
    }

    /// The part of a remark, or of the reason for a local choice, that is in the reader's language: like titles, remarks
    /// may stand in each language of the charter in turn, parted by ` / `.
    #[must_use]
    pub fn remark<'t>(&self, remark: &'t str) -> &'t str {
        let languages = &self.charter.languages;
        let parts: Vec<&str> = remark.split(" / ").collect();
        if languages.len() < 2 || parts.len() != languages.len() {
            return remark;
        }
        let place = languages.iter().position(|language| *language == self.language);
        place.and_then(|place| parts.get(place)).map_or(remark, |part| part.trim())
    }

    /// The charter that the words speak of.
    #[must_use]
    pub fn charter(&self) -> &'a Charter {
        self.charter
    }

    fn bound(&self, word: BoundWord) -> &'static str {
        let (en, zh) = match word {
            BoundWord::AtLeast => ("at least ", "至少"),
            BoundWord::AtMost => ("at most ", "至多"),
            BoundWord::MoreThan => ("more than ", "超过"),
        };
        self.pick(en, zh)
    }

    fn joined<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>, joint: &str) -> String {
        let mut said = String::new();
        for item in items {
            if !said.is_empty() {
                said.push_str(joint);
            }
            said.push_str(item.as_ref());
        }
        said
    }
}
