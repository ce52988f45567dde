//! What the host brings to a question: who is who ([`Roster`]), who is tied to whom ([`Directory`]), which days count.
//!
//! All three are judged at the instant of the act, never at the time a case was raised. The traits are small and
//! object safe, so that a host answers them from its own books. An answer may be [`Known::Unknown`]; the engine then
//! refuses and names the question that had no answer. It never takes the unknown for a yes.

use crate::{
    Name,
    engine::{Key, NamedBody, Person},
    time::{Calendar, Date},
};

/// An answer that may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// The host cannot say.
    Unknown,
}

/// Which one of a class of bodies; the answer may be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The one of this key.
    One(Key),
    /// There is none.
    None,
    /// The host cannot say.
    Unknown,
}

/// What the host brings to a question about a case.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// Who holds which offices and memberships, and when.
    pub roster: &'a dyn Roster,
    /// Who is tied to whom and to which case.
    pub directory: &'a dyn Directory,
    /// Which days count.
    pub calendar: &'a Calendar,
}

/// Who holds which offices and memberships, and when. Run-time data, never part of a charter.
///
/// Of a class of bodies each instance has its own people: it is asked about with its key.
pub trait Roster {
    /// Whether `person` holds that office of that body on that date.
    fn holds(&self, person: &Person, body: NamedBody<'_>, office: &Name, on: Date) -> Known;

    /// Whether `person` belongs to that body on that date; whoever holds one of its offices does.
    fn is_member(&self, person: &Person, body: NamedBody<'_>, on: Date) -> Known;

    /// Whether `person` is of that kind of person (a resident, an elector) on that date.
    fn is_kind(&self, person: &Person, kind: &Name, on: Date) -> Known;

    /// Everybody who belongs to that body on that date; none if the host cannot list them. Asked only where a rule speaks
    /// of ties to a body's members, for ballots in which they vote, and where a share of them must act together.
    fn members(&self, body: NamedBody<'_>, on: Date) -> Option<Vec<Person>> {
        let _ = (body, on);
        None
    }

    /// Everybody who holds that office on that date; none if the host cannot list them. Asked only where a rule speaks of
    /// ties to the holders of an office, for ballots in which they vote, and where a share of them must act together.
    fn holders(&self, body: NamedBody<'_>, office: &Name, on: Date) -> Option<Vec<Person>> {
        let _ = (body, office, on);
        None
    }

    /// Everybody who is of that kind of person on that date; none if the host cannot list them. Asked only for ballots in which
    /// they vote, and where a share of them must act together.
    fn of_kind(&self, kind: &Name, on: Date) -> Option<Vec<Person>> {
        let _ = (kind, on);
        None
    }

    /// The area that `person` has on that date, in whole units that the host chooses (square centimetres, say); none if the
    /// host cannot say. Asked only for ballots that weigh by area.
    fn area(&self, person: &Person, on: Date) -> Option<u64> {
        let _ = (person, on);
        None
    }

    /// Whether the delegation that the charter allows from one body to another is in force for that action of that workflow
    /// on that date. A host that keeps no grants leaves it to the charter's own dates.
    fn is_granted(&self, delegation: Grant<'_>, on: Date) -> Known {
        let _ = (delegation, on);
        Known::Yes
    }
}

/// A delegation that the charter allows, asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant<'a> {
    /// Whose action it is.
    pub from: NamedBody<'a>,
    /// Who would do it in its place.
    pub to: NamedBody<'a>,
    /// The workflow of the action.
    pub workflow: &'a Name,
    /// The action.
    pub action: &'a Name,
}

/// Who is tied to whom and to which case, and which bodies of a class there are.
///
/// A host whose charter has no class of bodies (`each`) is never asked about instances.
pub trait Directory {
    /// Whether the two persons have that kind of tie, such as being near relatives.
    fn tie(&self, one: &Person, other: &Person, kind: &Name) -> Known;

    /// Whether `person` has that kind of tie to the case itself, such as a direct interest in it.
    fn tie_to_case(&self, person: &Person, case: &str, kind: &Name) -> Known;

    /// Which instance of that class covers the case, such as the grid in which it lies. Asked once, when the case is raised,
    /// for every class of which its workflow speaks; the raising event keeps the answer.
    fn covering(&self, class: &Name, case: &str) -> Which {
        let _ = (class, case);
        Which::Unknown
    }

    /// Which instance of `class` stands above that instance, such as the committee of a grid. Asked where a rule speaks of a
    /// superior or supervisor, and where a case climbs its ladder; then also while time passes.
    fn superior(&self, of: NamedBody<'_>, class: &Name) -> Which {
        let _ = (of, class);
        Which::Unknown
    }

    /// The keys of all instances of that class; none if the host cannot list them. Asked only by [`remedies`](super::remedies), which
    /// then tries each of them where it would help to name another body.
    fn instances(&self, class: &Name) -> Option<Vec<Key>> {
        let _ = class;
        None
    }

    /// Whether there is such an instance. Asked when a command names it.
    fn has(&self, instance: NamedBody<'_>) -> Known {
        let _ = instance;
        Known::Unknown
    }
}

impl Known {
    /// Yes if either is, else unknown if either is.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::No, Self::No) => Self::No,
        }
    }

    /// Yes if both are, else no if either is not.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        !(!self).or(!other)
    }
}

impl std::ops::Not for Known {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Known {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("calendar", self.calendar).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for dyn Directory + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Directory")
    }
}
