//! A host that may be forgetful.

use gongzhi::{
    Name,
    engine::{Directory, Grant, Known, NamedBody, Person, PlainRoster, Roster, Which},
    time::Date,
};

/// A host that knows what the roster says; a forgetful one cannot say of some persons, ties, grants and instances.
pub(super) struct Host<'a> {
    pub(super) roster: &'a PlainRoster,
    pub(super) forgets: bool,
}

impl Host<'_> {
    fn say(&self, question: &str, known: Known) -> Known {
        let sum: usize = question.bytes().map(usize::from).sum();
        if self.forgets && sum.is_multiple_of(7) { Known::Unknown } else { known }
    }

    /// Whether it can list everybody of something.
    fn lists(&self, what: &str) -> bool {
        let sum: usize = what.bytes().map(usize::from).sum();
        !self.forgets || !sum.is_multiple_of(3)
    }

    fn name(&self, question: &str, which: Which) -> Which {
        if self.say(question, Known::Yes) == Known::Unknown { Which::Unknown } else { which }
    }
}

impl Roster for Host<'_> {
    fn holds(&self, person: &Person, body: NamedBody<'_>, office: &Name, on: Date) -> Known {
        self.say(&format!("{person}{}", body.body), self.roster.holds(person, body, office, on))
    }

    fn is_member(&self, person: &Person, body: NamedBody<'_>, on: Date) -> Known {
        self.say(&format!("{person}{}", body.body), self.roster.is_member(person, body, on))
    }

    fn is_kind(&self, person: &Person, kind: &Name, on: Date) -> Known {
        self.say(&format!("{person}{kind}"), self.roster.is_kind(person, kind, on))
    }

    fn members(&self, body: NamedBody<'_>, on: Date) -> Option<Vec<Person>> {
        self.roster.members(body, on).filter(|_| self.lists(&body.to_string()))
    }

    fn holders(&self, body: NamedBody<'_>, office: &Name, on: Date) -> Option<Vec<Person>> {
        self.roster.holders(body, office, on)
    }

    fn of_kind(&self, kind: &Name, on: Date) -> Option<Vec<Person>> {
        self.roster.of_kind(kind, on).filter(|_| self.lists(kind.as_str()))
    }

    fn area(&self, person: &Person, on: Date) -> Option<u64> {
        self.roster.area(person, on)
    }

    fn is_granted(&self, grant: Grant<'_>, on: Date) -> Known {
        self.say(&format!("{}{}", grant.from.body, grant.to.body), self.roster.is_granted(grant, on))
    }
}

impl Directory for Host<'_> {
    fn tie(&self, one: &Person, other: &Person, kind: &Name) -> Known {
        self.say(&format!("{one}{other}"), self.roster.tie(one, other, kind))
    }

    fn tie_to_case(&self, person: &Person, case: &str, kind: &Name) -> Known {
        self.say(person.key(), self.roster.tie_to_case(person, case, kind))
    }

    fn covering(&self, class: &Name, case: &str) -> Which {
        self.name(&format!("{class}{case}"), self.roster.covering(class, case))
    }

    fn superior(&self, of: NamedBody<'_>, class: &Name) -> Which {
        self.name(&format!("{of}{class}"), self.roster.superior(of, class))
    }

    fn has(&self, instance: NamedBody<'_>) -> Known {
        self.say(&instance.to_string(), self.roster.has(instance))
    }
}
