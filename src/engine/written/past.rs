//! What a snapshot remembers of the past, written briefly: a list with what every entry has, and at its end, only where there
//! is any, what few have.

use serde::{Deserialize, Serialize, Serializer, ser::SerializeSeq as _};

use smallvec::SmallVec;

use super::{After, Named, PauseText, WrittenError, names::Names};
use crate::{
    engine::{Asked, Case, Deed, Entry, Person, Persons, Run, Spans},
    id::{ActionId, ClockId, StateId},
    time::{Date, Instant, Limit},
};

/// When a state was entered last: the number of the event, and when unless that event is an action that stands among the deeds. 0 is
/// never, where the deeds would tell otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum EntryText {
    /// By the event of a deed.
    Deed(u32),
    /// By another event, at that time.
    Event(u32, After),
}

/// How an action was done so far: `[event, time, who, for which body, more]`. The event and its time are the last.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DeedText(
    /// By which event last.
    pub u32,
    /// When last.
    pub After,
    /// Who did it last.
    #[serde(default)]
    pub WhoText,
    /// The body in whose capacity it was done last, if not the one for which alone the charter lets it be done; empty if none.
    #[serde(default)]
    pub Option<String>,
    /// What there is to say besides of an action that was done again.
    #[serde(default)]
    pub AgainText,
);

/// Persons: nobody, one, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum WhoText {
    /// One.
    One(Person),
    /// Nobody or several.
    All(Vec<Person>),
}

/// What there is to say of an action that was done again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AgainText {
    /// How often, if not once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// Everybody who ever did it, if others than who did it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ever: Option<Vec<Person>>,
    /// Every body in whose capacity it was done, if others than the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bodies: Option<Vec<String>>,
}

/// A clock that has started: `[from when, how long, more]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RunText(
    /// From when it counts.
    pub After,
    /// How long it is, such as `3 working days`, if the charter does not give it one limit only.
    #[serde(default, with = "limit")]
    pub Option<Limit>,
    /// What happened to it.
    #[serde(default)]
    pub RunMore,
);

/// What happened to a clock that has started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct RunMore {
    /// The day from which it counts back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_from: Option<Date>,
    /// When it stood still.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseText>,
    /// What it was given besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prolonged: Vec<Limit>,
    /// How far it has come, if it is the clock of a duty that recurs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spans: Option<Spans>,
    /// More time that was asked for it and not decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// Whether its end has come.
    #[serde(skip_serializing_if = "is_no")]
    pub expired: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_no(flag: &bool) -> bool {
    !*flag
}

mod limit {
    //! Limits as text.

    use serde::{Deserialize as _, Deserializer, de};

    use crate::time::Limit;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Limit>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(de::Error::custom)).transpose()
    }
}

impl Default for WhoText {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl WhoText {
    fn of(persons: &[Person]) -> Self {
        match persons {
            [one] => Self::One(one.clone()),
            persons => Self::All(persons.to_vec()),
        }
    }

    fn persons(&self) -> &[Person] {
        match self {
            Self::One(person) => std::slice::from_ref(person),
            Self::All(persons) => persons,
        }
    }
}

impl Serialize for DeedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(event, at, who, body, again) = self;
        let has_more = *again != AgainText::default();
        let has_body = body.is_some() || has_more;
        let has_who = !who.persons().is_empty() || has_body;
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(event)?;
        list.serialize_element(at)?;
        if has_who {
            list.serialize_element(who)?;
        }
        if has_body {
            list.serialize_element(body)?;
        }
        if has_more {
            list.serialize_element(again)?;
        }
        list.end()
    }
}

impl Serialize for RunText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(from, limit, more) = self;
        let mut list = serializer.serialize_seq(None)?;
        let has_more = *more != RunMore::default();
        list.serialize_element(from)?;
        if limit.is_some() || has_more {
            list.serialize_element(&limit.map(|limit| limit.to_string()))?;
        }
        if has_more {
            list.serialize_element(more)?;
        }
        list.end()
    }
}

impl EntryText {
    /// Never, where the deeds would tell otherwise.
    const NEVER: Self = Self::Deed(0);

    /// When states were entered, where the deeds do not tell.
    pub(super) fn all(names: Names<'_>, case: &Case, base: Instant) -> Named<Self> {
        let said = |state: StateId| {
            let (entry, usual) = (case.entered(state), names.usual_entry(case, state));
            let said =
                (entry != usual).then(|| entry.map_or(Self::NEVER, |entry| Self::of(case, &entry, base)));
            Some((names.state(state), said?))
        };
        names.workflow.states.ids().filter_map(said).collect()
    }

    /// All entries; the deeds of the case are read already.
    pub(super) fn read_all(
        said: &Named<Self>,
        names: Names<'_>,
        case: &Case,
        base: Instant,
    ) -> Result<SmallVec<[Entry; 4]>, WrittenError> {
        let said = said.0.iter().map(|(name, entry)| Ok((names.read_state(name)?, *entry)));
        let said = said.collect::<Result<Vec<_>, WrittenError>>()?;
        let mut entered = SmallVec::new();
        for state in names.workflow.states.ids() {
            let entry = match said.iter().find(|(of, _)| *of == state) {
                Some((_, Self::NEVER)) => None,
                Some((_, entry)) => Some(entry.read(case, state, base)?),
                None => names.usual_entry(case, state),
            };
            entered.extend(entry);
        }
        Ok(entered)
    }

    fn of(case: &Case, entry: &Entry, base: Instant) -> Self {
        let is_told = case.deeds.iter().any(|deed| (deed.event, deed.at) == (entry.event, entry.at));
        if is_told { Self::Deed(entry.event) } else { Self::Event(entry.event, After::of(base, entry.at)) }
    }

    /// The entry; the deeds of the case are read already.
    fn read(self, case: &Case, state: StateId, base: Instant) -> Result<Entry, WrittenError> {
        match self {
            Self::Deed(event) => {
                let deed = case.deeds.iter().find(|deed| deed.event == event);
                let at = deed.ok_or(WrittenError::NoDeed { event })?.at;
                Ok(Entry { state, at, event })
            }
            Self::Event(event, at) => Ok(Entry { state, at: at.read(base)?, event }),
        }
    }
}

impl DeedText {
    pub(super) fn of(names: Names<'_>, deed: &Deed, base: Instant) -> Self {
        let is_usual_body = deed.body == names.usual_body(deed.action);
        let body = deed.body.as_ref().map_or_else(String::new, |body| names.body(body));
        let body = (!is_usual_body).then_some(body);
        let is_usual = deed.bodies.as_slice() == deed.body.as_slice();
        let again = AgainText {
            times: (deed.times != 1).then_some(deed.times),
            ever: (deed.ever.as_slice() != deed.by.as_slice()).then(|| deed.ever.to_vec()),
            bodies: (!is_usual).then(|| deed.bodies.iter().map(|body| names.body(body)).collect()),
        };
        Self(deed.event, After::of(base, deed.at), WhoText::of(&deed.by), body, again)
    }

    pub(super) fn read(
        &self,
        names: Names<'_>,
        action: ActionId,
        base: Instant,
    ) -> Result<Deed, WrittenError> {
        let Self(event, at, who, body, again) = self;
        let by: Persons = who.persons().into();
        let body = match body.as_deref() {
            Some("") => None,
            Some(body) => Some(names.read_body(body)?),
            None => names.usual_body(action),
        };
        Ok(Deed {
            action,
            times: again.times.unwrap_or(1),
            at: at.read(base)?,
            event: *event,
            ever: again.ever.as_deref().unwrap_or(&by).into(),
            by,
            bodies: match &again.bodies {
                Some(bodies) => names.read_bodies(bodies)?,
                None => body.iter().cloned().collect(),
            },
            body,
        })
    }
}

impl RunText {
    pub(super) fn of(names: Names<'_>, run: &Run, base: Instant) -> Self {
        let more = RunMore {
            back_from: run.back_from,
            pauses: run.pauses.to_vec(),
            prolonged: run.prolonged.to_vec(),
            spans: run.spans,
            asked: run.asked,
            expired: run.expired,
        };
        let limit = (names.usual_limit(run.clock) != Some(run.limit)).then_some(run.limit);
        Self(After::of(base, run.from), limit, more)
    }

    pub(super) fn read(&self, names: Names<'_>, clock: ClockId, base: Instant) -> Result<Run, WrittenError> {
        let Self(from, limit, more) = self;
        Ok(Run {
            clock,
            from: from.read(base)?,
            limit: limit
                .or(names.usual_limit(clock))
                .ok_or_else(|| WrittenError::NoLimit { clock: names.clock(clock) })?,
            back_from: more.back_from,
            pauses: more.pauses.as_slice().into(),
            prolonged: more.prolonged.as_slice().into(),
            spans: more.spans,
            asked: more.asked,
            expired: more.expired,
        })
    }
}
