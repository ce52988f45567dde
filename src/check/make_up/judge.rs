//! One body held against its rules of make-up.

use super::{
    gathered::{Gathered, Held, Unit},
    made_up::{BarredBy, MadeUp, Member},
    terms::{self, Ended},
};
use crate::{
    charter::levels::Subject,
    check::report::Report,
    engine::Person,
    finding::{Bilingual, Finding, Language, Level, Lint},
    id::OfficeId,
    structure::{Barred, Membership, Required, Seats},
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
struct Judge<'g, 'a> {
    gathered: &'g Gathered<'a>,
    unit: Unit<'a>,
    report: Report<'a>,
    persons: Vec<&'a Person>,
    members: Vec<Member>,
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

    fn bars(&mut self) {
        let structure = &self.gathered.charter.structure;
        let body = structure.bodies.at(self.unit.body);
        for index in 0..self.persons.len() {
            for barred in &body.composition.bars {
                self.bar(index, barred, None);
            }
            for &office in &body.offices {
                for barred in &structure.offices.at(office).bars {
                    self.bar(index, barred, Some(office));
                }
            }
        }
    }

    /// Reports that a member is barred from the body or from one of its offices. Two members who are barred by each other are
    /// reported once.
    fn bar(&mut self, index: usize, barred: &Barred, office: Option<OfficeId>) {
        let (Some(&person), Some(member)) = (self.persons.get(index), self.members.get(index)) else {
            return;
        };
        if office.is_some() && !member.places.iter().any(|place| place.office == office) {
            return;
        }
        let name = match office {
            Some(office) => self.gathered.named_office(self.unit, office),
            None => self.gathered.named(self.unit),
        };
        for why in self.gathered.why(self.unit, person, &barred.who) {
            if let Some(member) = self.members.get_mut(index) {
                member.barred.push(BarredBy { why: why.is.clone(), office, origin: barred.origin.clone() });
            }
            let before =
                |other| self.persons.iter().position(|known| *known == other).is_some_and(|at| at < index);
            let is_mutual = matches!(barred.who, Membership::TiedTo(body, _) if body == self.unit.body);
            if is_mutual && office.is_none() && why.tied.is_some_and(before) {
                continue;
            }
            let said = self.gathered.said(person);
            let verb = if office.is_some() { ("hold", "担任") } else { ("belong to", "加入") };
            let en = format!("`{said}` may not {} `{}`: {}", verb.0, name.en, why.is.en);
            let zh = format!("“{said}”不得{}{}：{}", verb.1, name.zh, why.is.zh);
            self.say(Lint::BarredMember, barred.origin.span, en, zh);
        }
    }

    fn terms(&mut self) {
        for person in self.persons.clone() {
            let held: Vec<Held<'a>> = holds_of(self.gathered, person, self.unit).copied().collect();
            held.iter().filter(|held| !held.is_implied).for_each(|held| self.term(person, held));
        }
    }

    fn term(&mut self, person: &Person, held: &Held<'a>) {
        let charter = self.gathered.charter;
        let name = match held.office {
            Some(office) => self.gathered.named_office(self.unit, office),
            None => self.gathered.named(self.unit),
        };
        // The first term to end counts; a second one of the same length says nothing new.
        let ends = terms::terms(charter, held)
            .into_iter()
            .map(|term| (terms::ended(charter, held.since, term.limit), term));
        let Some((ended, term)) = ends.min_by_key(|(ended, _)| match ended {
            Ended::On(day) => (1, *day),
            Ended::Unknown => (0, self.gathered.on),
        }) else {
            return;
        };
        let said = self.gathered.said(person);
        let found = match ended {
            Ended::Unknown => Some((Lint::TermUnclear, unknown(said, &name, held))),
            Ended::On(day) if day < self.gathered.on => Some((Lint::TermOver, over(said, &name, day))),
            Ended::On(day) if held.until.is_some_and(|until| until.pred_opt() > Some(day)) => {
                Some((Lint::TermUnclear, too_long(said, &name, day)))
            }
            Ended::On(_) => None,
        };
        if let Some((lint, message)) = found {
            self.say(lint, term.span, message.en, message.zh);
        }
    }

    fn say(&mut self, lint: Lint, span: crate::finding::Span, en: impl Into<String>, zh: impl Into<String>) {
        self.report.say(Subject::Body(self.unit.body), lint, span, en, zh);
    }
}

/// What a person holds in one body.
fn holds_of<'g, 'a>(
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

fn unknown(said: &str, name: &Bilingual, held: &Held<'_>) -> Bilingual {
    match held.since {
        None => Bilingual::new(
            format!(
                "the roster does not say since when `{said}` holds `{}`, so nobody can say when the term ends",
                name.en
            ),
            format!("名册没有写明“{said}”自何日起担任{}，任期何时届满无从得知", name.zh),
        ),
        Some(_) => Bilingual::new(
            format!("the calendar does not reach the end of the term of `{said}` as `{}`", name.en),
            format!("日历没有涵盖“{said}”担任{}的任期届满之日", name.zh),
        ),
    }
}

fn over(said: &str, name: &Bilingual, day: crate::time::Date) -> Bilingual {
    Bilingual::new(
        format!("the term of `{said}` in `{}` ended on {day}", name.en),
        format!("“{said}”担任{}的任期已于{day}届满", name.zh),
    )
}

fn too_long(said: &str, name: &Bilingual, day: crate::time::Date) -> Bilingual {
    Bilingual::new(
        format!("by the roster `{said}` holds `{}` beyond the end of the term on {day}", name.en),
        format!("名册所写“{said}”担任{}的期间超过任期届满之日{day}", name.zh),
    )
}
