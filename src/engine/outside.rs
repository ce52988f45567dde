//! Whom a body bars by what the case knows of them: in that case they count as none of its members.

use super::{
    Known, Person, Reason,
    belongs::{Fit, People},
    eligible::{Eligibility, Place},
};
use crate::{
    charter::By,
    id::{BodyId, OfficeId},
};

impl People<'_, '_> {
    /// Whether somebody belongs to a body or holds an office as `known` says, but for whom it bars in this case.
    pub(super) fn inside(
        &self,
        known: Known,
        body: BodyId,
        office: Option<OfficeId>,
        person: &Person,
    ) -> Known {
        if known == Known::No || self.as_listed {
            return known;
        }
        let rules = self.before.workflow.outside.iter();
        let rules =
            rules.filter(|rule| rule.body == body && (rule.office.is_none() || rule.office == office));
        let outside = rules.map(|rule| self.is_barred(&rule.party, person)).fold(Known::No, Known::or);
        known.and(!outside)
    }

    /// Those of the persons listed whom the body or office does not bar in this case; none if that cannot be told.
    pub(super) fn those_inside(
        &self,
        listed: Vec<Person>,
        body: BodyId,
        office: Option<OfficeId>,
    ) -> Option<Vec<Person>> {
        let mut inside = Vec::new();
        for person in listed {
            match self.inside(Known::Yes, body, office, &person) {
                Known::Yes => inside.push(person),
                Known::No => {}
                Known::Unknown => return None,
            }
        }
        Some(inside)
    }

    /// The rule by which somebody counts as no member of a body in this case.
    fn outside_by(&self, fit: &Fit, person: &Person) -> Option<u16> {
        let is_of = |body: BodyId| fit.body.as_ref().is_none_or(|instance| instance.body == body);
        let mut rules = (0u16..).zip(&self.before.workflow.outside).filter(|(_, rule)| is_of(rule.body));
        let (number, _) = rules.find(|(_, rule)| self.is_barred(&rule.party, person) == Known::Yes)?;
        Some(number)
    }
}

impl Eligibility<'_, '_> {
    /// Who would fit the clause, as the roster lists them, but counts in this case as no member; nobody unless everybody else fits.
    pub(super) fn outside(
        &self,
        (clause, by): (u16, &By),
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Vec<Reason> {
        if self.given.workflow.outside.is_empty() || !self.applies(by) {
            return Vec::new();
        }
        let listed = People { as_listed: true, memory: None, ..self.people };
        let mut found = Vec::new();
        for person in persons {
            let parties = || Self::parties(clause, by, wanted).map(|(_, party)| party);
            match parties().map(|party| self.fits(party, person).known).fold(Known::No, Known::or) {
                Known::Yes => continue,
                Known::Unknown => return Vec::new(),
                Known::No => {}
            }
            let fits = parties().map(|party| listed.fits(party, person));
            let rule =
                fits.filter(|fit| fit.known == Known::Yes).find_map(|fit| listed.outside_by(&fit, person));
            match rule {
                Some(rule) => found.push(Reason::Outside { person: person.clone(), rule }),
                None => return Vec::new(),
            }
        }
        found
    }
}
