//! What a roster makes of the bodies of a charter on a date.

use super::{gathered::Gathered, judge, strangers};
use crate::{
    charter::Charter,
    engine::{Key, Person, PlainRoster},
    finding::{Bilingual, Finding, Level},
    id::{BodyId, OfficeId},
    origin::Origin,
    time::Date,
};

/// The bodies of a charter as a roster makes them up on a date, and what is wrong with that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeUp {
    /// The date.
    pub on: Date,
    /// The bodies that have rules of make-up, in the order of the charter; of a class each instance that the roster names.
    pub bodies: Vec<MadeUp>,
    /// Everything that was found. Places are those of the rules in the charter; what the charter has no rule for, such as a
    /// body it does not know, stands nowhere in it.
    pub findings: Vec<Finding>,
}

/// One body as the roster makes it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUp {
    /// The body.
    pub body: BodyId,
    /// Which of a class it is.
    pub key: Option<Key>,
    /// Whether nothing was found that the charter denies.
    pub is_valid: bool,
    /// Its members on that date, in the order of the roster.
    pub members: Vec<Member>,
    /// Its offices that too few persons hold.
    pub vacant: Vec<OfficeId>,
}

/// A member of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// What people call them.
    pub title: Option<String>,
    /// The offices and memberships in this body that are in force.
    pub places: Vec<Place>,
    /// Why they may not belong to it or hold one of the offices.
    pub barred: Vec<BarredBy>,
}

/// Why somebody may not belong to a body or hold one of its offices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarredBy {
    /// What they are: `is a member of …`.
    pub why: Bilingual,
    /// The office; none if they are barred from the body.
    pub office: Option<OfficeId>,
    /// Where the rule comes from, and its place in the charter.
    pub origin: Origin,
}

/// An office or membership that somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The office; none for a member without one.
    pub office: Option<OfficeId>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day: of the term, or the day before the one on which the roster says that it is over, whichever comes first.
    /// None if neither is known.
    pub last_day: Option<Date>,
}

/// Holds a roster against the rules of make-up of a charter, as things stand on a date.
///
/// ```
/// use gongzhi::{charter::Charter, check, engine::PlainRoster, finding::Source, text};
///
/// let source = Source::new("club.charter", "\
/// charter club, edition 2026-01
/// body board is council, seats 2 to 3, term 2 years
/// ");
/// let text = text::read(&source).charter.unwrap_or_default();
/// let charter = Charter::compile(&text).charter.ok_or("no charter")?;
/// let roster: PlainRoster = serde_json::from_str(
///     r#"{ "persons": [{ "person": "ann", "holds": [{ "body": "board", "since": "2026-01-01" }] }] }"#,
/// )?;
/// let make_up = check::make_up(&charter, &roster, "2026-06-01".parse()?);
/// let found: Vec<_> = make_up.findings.iter().map(|finding| finding.lint.name()).collect();
/// assert_eq!(found, ["too-few-persons"]);
/// let ann = &make_up.bodies[0].members[0];
/// assert_eq!(ann.places[0].last_day, Some("2028-01-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn make_up(charter: &Charter, roster: &PlainRoster, on: Date) -> MakeUp {
    let gathered = Gathered::new(charter, roster, on);
    let mut findings = strangers::findings(charter, roster);
    let mut bodies = Vec::new();
    for unit in gathered.units() {
        let (made_up, found) = judge::unit(&gathered, unit);
        bodies.push(made_up);
        findings.extend(found);
    }
    MakeUp { on, bodies, findings }
}

impl MakeUp {
    /// Whether something was found that the charter denies.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Deny)
    }
}

impl Member {
    /// What people call them, else their key.
    #[must_use]
    pub fn said(&self) -> &str {
        self.title.as_deref().unwrap_or(self.person.key())
    }
}

impl Place {
    /// Whether the last day is past.
    #[must_use]
    pub fn is_over(&self, on: Date) -> bool {
        self.last_day.is_some_and(|last| last < on)
    }
}
