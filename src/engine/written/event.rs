//! Events as written.

use serde::{Deserialize, Serialize};

use super::{
    CaseText, ChangeText, Fingerprint, Format, GroundText, ParentText, Rules, WrittenError,
    child::read_any_outcome, names::Names,
};
use crate::{
    charter::Charter,
    engine::{Addressee, Capacity, Event, Meaning, Migrated, Notice, Person, Role, What, say, why},
    time::Instant,
};

/// An event with names, as a host stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventText {
    /// The version of this form.
    pub format: Format,
    /// By which rules it happened.
    pub rules: Rules,
    /// The workflow.
    pub workflow: String,
    /// The case.
    pub case: String,
    /// The case that opened it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ParentText>,
    /// Its number in the case, from 1.
    pub number: u32,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub what: WhatText,
    /// What it changed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeText>,
    /// Who is told, asked or put to work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeText>,
    /// The rules that permitted and shaped it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<GroundText>,
    /// What these rules cite, each place once, in the order in which they were read. For readers: reading an event back takes
    /// it from the charter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<CitationText>,
}

/// A place in a source that a rule cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationText {
    /// The source, as the charter names it.
    pub source: String,
    /// The article or section; none if the source is cited as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhatText {
    /// Somebody did an action.
    Done {
        /// The action.
        action: String,
        /// Who.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by: Vec<Person>,
        /// In which capacity.
        capacity: CapacityText,
    },
    /// A clock ended and this followed.
    Expired {
        /// The clock.
        clock: String,
        /// What its end meant.
        meaning: Meaning,
    },
    /// A clock ended, and an action counts as taken.
    Deemed {
        /// The clock.
        clock: String,
        /// The action.
        action: String,
    },
    /// Somebody voted.
    #[serde(rename_all = "kebab-case")]
    Voted {
        /// In which ballot.
        ballot: String,
        /// Who voted.
        by: Person,
        /// Whose vote it is, if it is another's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_place_of: Option<Person>,
    },
    /// A ballot was counted.
    Counted {
        /// The ballot.
        ballot: String,
        /// Who counted.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        by: Vec<Person>,
    },
    /// A case that it opened has ended.
    ChildEnded {
        /// That case.
        child: String,
        /// With which outcome.
        outcome: String,
    },
    /// The case goes by another edition from now on.
    Migrated {
        /// By which rules it went before.
        from: Rules,
        /// The case as it stands after the event.
        case: Box<CaseText>,
    },
    /// The case was put where it stands.
    Placed,
}

/// In which capacity somebody acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CapacityText {
    /// The clause of the action's `by`, from 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub clause: u16,
    /// The party as the charter writes it.
    pub party: String,
    /// The body acted for.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The delegation, by its place among the charter's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<u16>,
}

/// Somebody is told, asked or put to work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeText {
    /// As what.
    pub role: Role,
    /// Who.
    pub to: AddresseeText,
}

/// Who a notice reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddresseeText {
    /// Whoever raised the case.
    Raiser,
    /// The host itself.
    System,
    /// A body.
    Body(String),
    /// The holders of an office, as `body.office`; of a class as `class.key.office`.
    Office(String),
    /// Everybody of a kind of person.
    Kind(String),
    /// A person.
    Person(Person),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u16) -> bool {
    *number == 0
}

impl Event {
    /// The event with names, to be stored.
    ///
    /// # Errors
    /// [`WrittenError::Foreign`] if it happened under other rules than the charter's.
    pub fn written(&self, charter: &Charter) -> Result<EventText, WrittenError> {
        let names = Names::of(charter, &self.of)?;
        Ok(EventText {
            format: Format,
            rules: Rules::of(&self.of),
            workflow: names.workflow.name.to_string(),
            case: self.of.id.to_string(),
            parent: self.of.parent.as_ref().map(ParentText::of),
            number: self.number,
            at: self.at,
            what: WhatText::of(names, &self.what)?,
            changes: self.changes.iter().map(|change| ChangeText::of(names, change)).collect(),
            notices: self.notices.iter().map(|notice| NoticeText::of(names, notice)).collect(),
            grounds: self.grounds.iter().map(|&ground| GroundText::of(names, ground)).collect(),
            sources: CitationText::all(names, self),
        })
    }
}

impl EventText {
    /// The event that this says.
    ///
    /// # Errors
    /// [`WrittenError`] if it belongs to other rules, or names something that the charter does not know.
    pub fn read(&self, charter: &Charter) -> Result<Event, WrittenError> {
        self.rules.check(charter, &self.case)?;
        let names = Names::read(charter, &self.workflow)?;
        Ok(Event {
            of: names.identity(&self.case, self.parent.as_ref()),
            number: self.number,
            at: self.at,
            what: self.what.read(names)?,
            changes: self.changes.iter().map(|change| change.read(names)).collect::<Result<_, _>>()?,
            notices: self.notices.iter().map(|notice| notice.read(names)).collect::<Result<_, _>>()?,
            grounds: self.grounds.iter().map(|ground| ground.read(names)).collect::<Result<_, _>>()?,
        })
    }
}

impl CitationText {
    fn all(names: Names<'_>, event: &Event) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let rules = why(names.charter, event).unwrap_or_default();
        for citation in rules.iter().flat_map(|rule| &rule.origin.sources) {
            let Some(source) = names.charter.sources.get(citation.source) else { continue };
            let cited = |place: Option<String>| Self { source: source.name.to_string(), place };
            let places = citation.places.iter().map(|place| cited(Some(place.to_string())));
            let whole = citation.places.is_empty().then(|| cited(None));
            for cited in places.chain(whole) {
                if !all.contains(&cited) {
                    all.push(cited);
                }
            }
        }
        all
    }
}

impl WhatText {
    fn of(names: Names<'_>, what: &What) -> Result<Self, WrittenError> {
        Ok(match what {
            What::Done { action, by, capacity } => Self::Done {
                action: names.action(*action),
                by: by.to_vec(),
                capacity: CapacityText::of(names, *action, capacity),
            },
            What::Expired { clock, meaning } => {
                Self::Expired { clock: names.clock(*clock), meaning: *meaning }
            }
            What::Deemed { clock, action } => {
                Self::Deemed { clock: names.clock(*clock), action: names.action(*action) }
            }
            What::Voted { ballot, by, in_place_of } => Self::Voted {
                ballot: names.ballot(*ballot),
                by: by.clone(),
                in_place_of: in_place_of.clone(),
            },
            What::Counted { ballot, by } => Self::Counted { ballot: names.ballot(*ballot), by: by.to_vec() },
            What::ChildEnded { child, outcome } => {
                Self::ChildEnded { child: child.to_string(), outcome: outcome.to_string() }
            }
            What::Migrated(moved) => Self::Migrated {
                from: Rules {
                    charter: names.charter.name.clone(),
                    edition: moved.edition.to_string(),
                    fingerprint: Fingerprint(moved.fingerprint),
                },
                case: Box::new(moved.case.written(names.charter)?),
            },
            What::Placed => Self::Placed,
        })
    }

    fn read(&self, names: Names<'_>) -> Result<What, WrittenError> {
        Ok(match self {
            Self::Done { action, by, capacity } => {
                let action = names.read_action(action)?;
                let capacity = capacity.read(names, action)?;
                What::Done { action, by: by.as_slice().into(), capacity }
            }
            Self::Expired { clock, meaning } => {
                What::Expired { clock: names.read_clock(clock)?, meaning: *meaning }
            }
            Self::Deemed { clock, action } => {
                What::Deemed { clock: names.read_clock(clock)?, action: names.read_action(action)? }
            }
            Self::Voted { ballot, by, in_place_of } => What::Voted {
                ballot: names.read_ballot(ballot)?,
                by: by.clone(),
                in_place_of: in_place_of.clone(),
            },
            Self::Counted { ballot, by } => {
                What::Counted { ballot: names.read_ballot(ballot)?, by: by.as_slice().into() }
            }
            Self::ChildEnded { child, outcome } => {
                What::ChildEnded { child: child.as_str().into(), outcome: read_any_outcome(outcome)? }
            }
            Self::Migrated { from, case } => What::Migrated(Box::new(Migrated {
                edition: from.edition.as_str().into(),
                fingerprint: from.fingerprint.0,
                case: case.read(names.charter)?,
            })),
            Self::Placed => What::Placed,
        })
    }
}

impl CapacityText {
    fn of(names: Names<'_>, action: crate::id::ActionId, capacity: &Capacity) -> Self {
        let by =
            names.workflow.actions.get(action).and_then(|action| action.by.get(usize::from(capacity.clause)));
        let party = by.and_then(|by| by.parties.get(usize::from(capacity.party)));
        let path = |party| say::path_of_party(names.charter, names.workflow, party);
        Self {
            clause: capacity.clause,
            party: party.map(path).unwrap_or_default(),
            body: capacity.body.as_ref().map(|body| names.body(body)),
            delegation: capacity.delegation,
        }
    }

    fn read(&self, names: Names<'_>, action: crate::id::ActionId) -> Result<Capacity, WrittenError> {
        let out_of_range = |what, number| WrittenError::OutOfRange { what, number };
        let action = names.workflow.actions.at(action);
        let by = action.by.get(usize::from(self.clause)).ok_or(out_of_range("clause", self.clause))?;
        let is_it = |party| say::path_of_party(names.charter, names.workflow, party) == self.party;
        let party = (0u16..).zip(&by.parties).find(|(_, party)| is_it(party)).map(|(index, _)| index);
        let unknown = || WrittenError::Unknown { what: "party", name: self.party.clone() };
        let delegations = names.charter.structure.delegations.len();
        if let Some(number) = self.delegation.filter(|&number| usize::from(number) >= delegations) {
            return Err(out_of_range("delegation", number));
        }
        Ok(Capacity {
            clause: self.clause,
            party: party.ok_or_else(unknown)?,
            body: self.body.as_deref().map(|body| names.read_body(body)).transpose()?,
            delegation: self.delegation,
        })
    }
}

impl NoticeText {
    fn of(names: Names<'_>, notice: &Notice) -> Self {
        let to = match &notice.to {
            Addressee::Raiser => AddresseeText::Raiser,
            Addressee::System => AddresseeText::System,
            Addressee::Body(body) => AddresseeText::Body(names.body(body)),
            Addressee::Office(office, key) => AddresseeText::Office(names.office(*office, key.as_ref())),
            Addressee::Kind(kind) => AddresseeText::Kind(names.kind(*kind)),
            Addressee::Person(person) => AddresseeText::Person(person.clone()),
        };
        Self { role: notice.role, to }
    }

    fn read(&self, names: Names<'_>) -> Result<Notice, WrittenError> {
        let to = match &self.to {
            AddresseeText::Raiser => Addressee::Raiser,
            AddresseeText::System => Addressee::System,
            AddresseeText::Body(body) => Addressee::Body(names.read_body(body)?),
            AddresseeText::Office(office) => {
                let (office, key) = names.read_office(office)?;
                Addressee::Office(office, key)
            }
            AddresseeText::Kind(kind) => Addressee::Kind(names.read_kind(kind)?),
            AddresseeText::Person(person) => Addressee::Person(person.clone()),
        };
        Ok(Notice { role: self.role, to })
    }
}
