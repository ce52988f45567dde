//! One body held against its rules of make-up.

use super::{
    gathered::{Gathered, Held, Unit},
    made_up::{MadeUp, Member},
    terms,
};
use crate::{
    charter::levels::Subject,
    check::report::Report,
    engine::Person,
    finding::{Bilingual, Finding, Language, Level, Lint},
    id::OfficeId,
    structure::{Membership, Required, Seats},
    wording::Wording,
};

/// One body on the date, and what is wrong with it.
pub(super) fn unit<'a>(gathered: &Gathered<'a>, unit: Unit<'a>) -> (MadeUp, Vec<Finding>) {
    let mut judge = Judge::new(gathered, unit);
    judge.seats();
    judge.offices();
    judge.required();
    judge.bars();
    judge.terms();
    judge.finish()
}

/// A body under judgement.
pub(super) struct Judge<'g, 'a> {
    pub(super) gathered: &'g Gathered<'a>,
    pub(super) unit: Unit<'a>,
    report: Report<'a>,
    pub(super) persons: Vec<&'a Person>,
    pub(super) members: Vec<Member>,
    vacant: Vec<OfficeId>,
}

impl<'g, 'a> Judge<'g, 'a> {
    fn new(gathered: &'g Gathered<'a>, unit: Unit<'a>) -> Self {
        let here = |person: &&&'a Person| holds_of(gathered, person, unit).next().is_some();
        let persons: Vec<&'a Person> = gathered.order.iter().filter(here).copied().collect();
        let member = |person: &&'a Person| Member {
            person: (*person).clone(),
            title: gathered.known(person).and_then(|known| known.title).map(str::to_owned),
            places: holds_of(gathered, person, unit)
                .map(|held| terms::place(gathered.charter, held))
                .collect(),
            barred: Vec::new(),
        };
        let members = persons.iter().map(member).collect();
        Self { gathered, unit, report: Report::new(gathered.charter), persons, members, vacant: Vec::new() }
    }

    fn finish(self) -> (MadeUp, Vec<Finding>) {
        let Self { unit, report, members, vacant, .. } = self;
        let findings = report.into_sorted();
        let is_valid = !findings.iter().any(|finding| finding.level == Level::Deny);
        let key = unit.key.cloned();
        (MadeUp { body: unit.body, key, is_valid, members, vacant }, findings)
    }

    fn seats(&mut self) {
        let Some(seats) = self.gathered.charter.structure.bodies.at(self.unit.body).composition.seats else {
            return;
        };
        let (count, name) = (self.persons.len(), self.gathered.named(self.unit));
        if let Some(lint) = miscount(count, seats) {
            let (en, zh) = self.must_be(count, seats);
            let (en, zh) = (format!("`{}` has {en}", name.en), format!("{}有{zh}", name.zh));
            self.say(lint, seats.span, en, zh);
        }
    }

    fn offices(&mut self) {
        let structure = &self.gathered.charter.structure;
        for &office in &structure.bodies.at(self.unit.body).offices {
            let Some(seats) = structure.offices.at(office).seats else { continue };
            let (count, name) = (self.holders(office), self.gathered.named_office(self.unit, office));
            let Some(lint) = miscount(count, seats) else { continue };
            if lint == Lint::TooFewPersons {
                self.vacant.push(office);
            }
            let lint = if lint == Lint::TooFewPersons { Lint::VacantOffice } else { lint };
            let (en, zh) = self.must_be(count, seats);
            let (en, zh) = match count {
                0 => (format!("nobody holds `{}`", name.en), format!("{}空缺", name.zh)),
                _ => (format!("`{}` is held by {en}", name.en), format!("担任{}的有{zh}", name.zh)),
            };
            self.say(lint, seats.span, en, zh);
        }
    }

    fn must_be(&self, count: usize, seats: Seats) -> (String, String) {
        let words = |language| Wording::new(self.gathered.charter, language).seats(seats);
        let persons = if count == 1 { "one person".to_owned() } else { format!("{count} persons") };
        let en = format!("{persons}, where there must be {}", words(Language::En));
        (en, format!("{count}人，应有{}", words(Language::Zh)))
    }

    fn holders(&self, office: OfficeId) -> usize {
        let holds = |member: &&Member| member.places.iter().any(|place| place.office == Some(office));
        self.members.iter().filter(holds).count()
    }

    fn required(&mut self) {
        for required in &self.gathered.charter.structure.bodies.at(self.unit.body).composition.has {
            let such = |person: &&&'a Person| self.is_such(person, &required.who);
            let count = self.persons.iter().filter(such).count();
            if !required.quotas.iter().all(|quota| quota.holds(count, self.persons.len())) {
                self.lacks(required, count);
            }
        }
    }

    fn is_such(&self, person: &'a Person, who: &Membership) -> bool {
        !self.gathered.why(self.unit, person, who).is_empty()
    }

    fn lacks(&mut self, required: &Required, count: usize) {
        let (all, name) = (self.persons.len(), self.gathered.named(self.unit));
        let [en, zh] = Language::ALL.map(|language| {
            let wording = Wording::new(self.gathered.charter, language);
            let quotas = wording.row(required.quotas.iter().map(|quota| wording.quota(*quota)));
            (wording.membership(&required.who), quotas)
        });
        let are = if count == 1 { "1 is" } else { &format!("{count} are") };
        let en = format!("of {all} members of `{}` {are} “{}”, where there must be {}", name.en, en.0, en.1);
        let zh = format!("{}的{all}名成员中，属于“{}”的有{count}名，应当{}", name.zh, zh.0, zh.1);
        self.say(Lint::RequiredMembers, required.origin.span, en, zh);
    }

    /// The office as a charter writes it, or the body for a member without one.
    pub(super) fn named(&self, office: Option<OfficeId>) -> Bilingual {
        match office {
            Some(office) => self.gathered.named_office(self.unit, office),
            None => self.gathered.named(self.unit),
        }
    }

    pub(super) fn say(
        &mut self,
        lint: Lint,
        span: crate::finding::Span,
        en: impl Into<String>,
        zh: impl Into<String>,
    ) {
        self.report.say(Subject::Body(self.unit.body), lint, span, en, zh);
    }
}

/// What a person holds in one body.
pub(super) fn holds_of<'g, 'a>(
    gathered: &'g Gathered<'a>,
    person: &Person,
    unit: Unit<'a>,
) -> impl Iterator<Item = &'g Held<'a>> + use<'g, 'a> {
    let holds = gathered.known(person).map_or(&[][..], |known| &known.holds);
    holds.iter().filter(move |held| held.unit == unit)
}

/// Whether so many are too few or too many.
fn miscount(count: usize, seats: Seats) -> Option<Lint> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    match (count < seats.least, count > seats.most) {
        (true, _) => Some(Lint::TooFewPersons),
        (_, true) => Some(Lint::TooManyPersons),
        _ => None,
    }
}
