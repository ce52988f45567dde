//! A host that may be forgetful.

use gongzhi::{
    Name,
    engine::{Directory, Grant, Known, NamedBody, Person, PlainRoster, Roster},
    time::Date,
};

/// A host that knows what the roster says; a forgetful one cannot say of some persons, ties and grants.
pub(super) struct Host<'a> {
    pub(super) roster: &'a PlainRoster,
    pub(super) forgets: bool,
}

impl Host<'_> {
    fn say(&self, question: &str, known: Known) -> Known {
        let sum: usize = question.bytes().map(usize::from).sum();
        if self.forgets && sum.is_multiple_of(5) { Known::Unknown } else { known }
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
        self.roster.members(body, on).filter(|_| !self.forgets)
    }

    fn holders(&self, body: NamedBody<'_>, office: &Name, on: Date) -> Option<Vec<Person>> {
        self.roster.holders(body, office, on)
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
}
