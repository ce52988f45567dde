//! Whether a person is among those whom a rule of make-up names, and why.

use super::gathered::{Gathered, Held, Unit};
use crate::{
    engine::Person,
    finding::{Bilingual, Language},
    id::{BodyId, KindId, OfficeId},
    structure::Membership,
    wording::Wording,
};

/// Why somebody is among the persons that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Why<'a> {
    /// What they are: `is a member of …`.
    pub(super) is: Bilingual,
    /// To whom they are tied, if that is why.
    pub(super) tied: Option<&'a Person>,
}

impl<'a> Gathered<'a> {
    /// Why `person` is among those whom a rule of `home` names; nothing if they are not.
    pub(super) fn why(&self, home: Unit<'a>, person: &'a Person, rule: &Membership) -> Vec<Why<'a>> {
        let is = |is: Option<Bilingual>| is.map(|is| Why { is, tied: None }).into_iter().collect();
        match rule {
            Membership::Body(body) => is(self.is_member(home, person, *body)),
            Membership::Office(office) => is(self.is_holder(home, person, *office)),
            Membership::Kind(kind) => is(self.is_of_kind(person, *kind)),
            Membership::BodiesOf(kind) => is(self.is_in_such(home, person, *kind)),
            Membership::TiedTo(body, tie) => {
                self.is_tied(person, *tie, |other| self.is_member(home, other, *body))
            }
            Membership::TiedToHolder(office, tie) => {
                self.is_tied(person, *tie, |other| self.is_holder(home, other, *office))
            }
        }
    }

    /// What people call a person, else their key.
    pub(super) fn said<'p>(&'p self, person: &'p Person) -> &'p str {
        self.known(person).and_then(|known| known.title).unwrap_or(person.key())
    }

    /// A body as its charter writes it, and by its title in Chinese; with the key of an instance.
    pub(super) fn named(&self, unit: Unit<'_>) -> Bilingual {
        let name = &self.charter.structure.bodies.at(unit.body).name;
        let title = Wording::new(self.charter, Language::Zh).body(unit.body);
        match unit.key {
            Some(key) => Bilingual::new(format!("{name}.{key}"), format!("{title}（{key}）")),
            None => Bilingual::new(name.to_string(), title),
        }
    }

    /// An office with its body, likewise.
    pub(super) fn named_office(&self, unit: Unit<'_>, office: OfficeId) -> Bilingual {
        let (body, office) = (self.named(unit), self.charter.structure.offices.at(office));
        let title = office.titles.or(Language::Zh, &office.name);
        Bilingual::new(format!("{}.{}", body.en, office.name), format!("{}{title}", body.zh))
    }

    fn is_member(&self, home: Unit<'a>, person: &Person, body: BodyId) -> Option<Bilingual> {
        let unit = self.first_held(person, |held| self.is_meant(home, held.unit, body))?.unit;
        let name = self.named(unit);
        Some(Bilingual::new(format!("is a member of `{}`", name.en), format!("是{}的成员", name.zh)))
    }

    fn is_holder(&self, home: Unit<'a>, person: &Person, office: OfficeId) -> Option<Bilingual> {
        let body = self.charter.structure.offices.at(office).body;
        let holds = |held: &Held<'a>| held.office == Some(office) && self.is_meant(home, held.unit, body);
        let name = self.named_office(self.first_held(person, holds)?.unit, office);
        Some(Bilingual::new(format!("holds `{}`", name.en), format!("担任{}", name.zh)))
    }

    fn is_of_kind(&self, person: &Person, kind: KindId) -> Option<Bilingual> {
        self.known(person)?.kinds.contains(&kind).then(|| {
            let (en, zh) = self.kind_words(kind);
            Bilingual::new(format!("is `{en}`"), format!("属于{zh}"))
        })
    }

    fn is_in_such(&self, home: Unit<'a>, person: &Person, kind: KindId) -> Option<Bilingual> {
        let structure = &self.charter.structure;
        let is_such = |held: &Held<'a>| {
            let chain = std::iter::successors(Some(structure.bodies.at(held.unit.body).kind), |&kind| {
                structure.kinds.at(kind).narrows
            });
            held.unit.body != home.body && chain.take(structure.kinds.len()).any(|found| found == kind)
        };
        let name = self.named(self.first_held(person, is_such)?.unit);
        let (kind, zh) = self.kind_words(kind);
        let en = format!("is a member of `{}`, which is `{kind}`", name.en);
        Some(Bilingual::new(en, format!("是{}（{zh}）的成员", name.zh)))
    }

    /// The ties of a person to others who are so.
    fn is_tied(
        &self,
        person: &'a Person,
        tie: KindId,
        is: impl Fn(&Person) -> Option<Bilingual>,
    ) -> Vec<Why<'a>> {
        let (en, zh) = self.kind_words(tie);
        let others = self.tied(person, tie).iter().filter(|&&other| other != person);
        let why = |&other: &&'a Person| {
            let (name, so) = (self.said(other), is(other)?);
            let en = format!("is `{en}` of `{name}`, who {}", so.en);
            let zh = format!("是“{name}”的{zh}，而后者{}", so.zh);
            Some(Why { is: Bilingual::new(en, zh), tied: Some(other) })
        };
        others.filter_map(why).collect()
    }

    fn first_held(&self, person: &Person, is: impl Fn(&Held<'a>) -> bool) -> Option<&Held<'a>> {
        self.known(person)?.holds.iter().find(|held| is(held))
    }

    /// Whether a rule of `home` that names `body` means this instance of it: of its own class the instance itself; of another
    /// class those that stand above it or below it, if there are any, else every one.
    fn is_meant(&self, home: Unit<'a>, unit: Unit<'a>, body: BodyId) -> bool {
        if unit.body != body {
            return false;
        }
        if body == home.body {
            return unit == home;
        }
        let is_related = |other: &Unit<'a>| self.are_related(home, *other);
        unit.key.is_none() || is_related(&unit) || !self.units_of_class(body).any(|other| is_related(&other))
    }

    fn kind_words(&self, kind: KindId) -> (&'a str, &'a str) {
        let name = self.charter.structure.kinds.at(kind).name.as_str();
        (name, Wording::new(self.charter, Language::Zh).kind(kind))
    }
}
