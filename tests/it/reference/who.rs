//! "Who may act. Parties: an office, a body (any of its members), a slot, the raiser, or `system`."

use gongzhi::{
    charter::By,
    engine::{Capacity, Grant, Instance, Known, NamedBody, Person},
    id::{ActionId, BodyId, OfficeId},
    rule::{Holder, Party},
    text::BoundWord,
    time::{Date, Instant},
};

use super::{
    Past,
    condition::{holds, waits},
    draft::Why,
    past::Asked,
};

/// The party's place in its clause, the body acted for, the delegation.
type Acting = (u16, Option<BodyId>, Option<u16>);

/// How a party is named: "barring an action's actor excludes everybody who ever did it in this case; naming it as a party
/// means its last doer".
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum As {
    Party,
    Barred,
}

impl Asked<'_> {
    fn date(&self, at: Instant) -> Date {
        at.date(self.rules.calendar.zone())
    }

    /// "A command names the capacity it is given in; if absent, the first party in declaration order that fits is taken." One
    /// acts in one's own capacity before one acts in another's place. Several may each fit another party of the clause; the
    /// first one's is recorded.
    pub(crate) fn capacity(
        &self,
        past: &Past,
        given: &Past,
        action: ActionId,
        by: &[Person],
        named: Option<&[(u16, u16)]>,
        at: Instant,
    ) -> Result<Capacity, Why> {
        let clauses = &self.rules.workflow.actions.get(action).unwrap().by;
        let mut why = Why::new();
        for in_place in [false, true] {
            for (clause, of) in clauses.iter().enumerate() {
                let clause = u16::try_from(clause).unwrap();
                let Some(bound) = self.bound(given, of) else { continue };
                let parties: Vec<(u16, &Party)> = of
                    .parties
                    .iter()
                    .enumerate()
                    .map(|(place, party)| (u16::try_from(place).unwrap(), party))
                    .filter(|&(place, _)| named.is_none_or(|named| named.contains(&(clause, place))))
                    .collect();
                let found = if in_place {
                    self.in_place(past, action, by, &parties, at)
                } else {
                    self.own(past, by, &parties, at)
                };
                match found {
                    (Some((party, body, delegation)), _) => match bound {
                        Some((word, bound)) if !is_kept(word, bound, by.len()) => {
                            why.insert(word_of(word));
                        }
                        _ => {
                            return Ok(Capacity {
                                clause,
                                party,
                                body: body.map(Instance::single),
                                delegation,
                            });
                        }
                    },
                    (None, true) => {
                        why.insert("roster");
                    }
                    (None, false) => {}
                }
            }
        }
        if !why.iter().any(|word| *word != "roster") {
            why.insert("by");
        }
        Err(why)
    }

    /// The bound of a clause that holds: a condition belongs to the bound if there is one, else to the clause. A bound that
    /// cannot be decided binds.
    fn bound(&self, given: &Past, by: &By) -> Option<Option<(BoundWord, u32)>> {
        let condition = holds(self.rules, given, &by.condition);
        // What waits for what the actor has yet to say closes nothing.
        let waits = waits(self.rules, given, &by.condition);
        match by.together {
            None => (condition == Some(true) || waits).then_some(None),
            Some(bound) => Some((condition != Some(false) && !waits).then_some(bound)),
        }
    }

    /// Whether everybody who acts fits some party of the clause: the first one's place and body; and whether the host could
    /// not say.
    fn own(
        &self,
        past: &Past,
        by: &[Person],
        parties: &[(u16, &Party)],
        at: Instant,
    ) -> (Option<Acting>, bool) {
        if by.is_empty() {
            let is_nobody = |party: &Party| match party {
                Party::System => true,
                // "`raiser` is a reserved party and may be anonymous."
                Party::Raiser => past.raisers.as_ref().is_none_or(Vec::is_empty),
                _ => false,
            };
            let found = parties.iter().find(|(_, party)| is_nobody(party));
            return (found.map(|&(place, _)| (place, None, None)), false);
        }
        let mut first = None;
        for person in by {
            let mut is_unknown = false;
            let mut found = None;
            for &(place, party) in parties {
                match self.fits(past, person, party, at) {
                    (Known::Yes, body) => {
                        found = Some((place, body, None));
                        break;
                    }
                    (Known::Unknown, _) => is_unknown = true,
                    (Known::No, _) => {}
                }
            }
            if found.is_none() {
                return (None, is_unknown);
            }
            first = first.or(found);
        }
        (first, false)
    }

    /// Whether the person fits the party, and for which body.
    fn fits(&self, past: &Past, person: &Person, party: &Party, at: Instant) -> (Known, Option<BodyId>) {
        if *party == Party::Raiser && !past.is_raised() {
            return (Known::Yes, None);
        }
        if let Party::Actor(action) = party {
            let deed = past.last_deed(*action).filter(|deed| deed.by.contains(person));
            return (deed.is_some().into(), deed.and_then(|deed| deed.body()));
        }
        let mut known = Known::No;
        for body in self.bodies_of(past, party) {
            let narrowed = match party {
                Party::Members(_) => Party::Members(Holder::Body(body)),
                Party::OfficeOf(_, name) => Party::OfficeOf(Holder::Body(body), name.clone()),
                other => other.clone(),
            };
            match self.is_of(past, person, &narrowed, As::Party, at) {
                Known::Yes => return (Known::Yes, Some(body)),
                other => known = known.or(other),
            }
        }
        match party {
            Party::Members(_) | Party::OfficeOf(..) | Party::Office(_) => (known, None),
            _ => (self.is_of(past, person, party, As::Party, at), None),
        }
    }

    /// The bodies whose members or office-holders a party means.
    fn bodies_of(&self, past: &Past, party: &Party) -> Vec<BodyId> {
        match party {
            Party::Members(holder) | Party::OfficeOf(holder, _) => self.rules.bodies(past, holder),
            Party::Office(office) => vec![self.rules.charter.structure.offices.get(*office).unwrap().body],
            _ => Vec::new(),
        }
    }

    /// Whether all who act may act in the place of a body that a party means.
    fn in_place(
        &self,
        past: &Past,
        action: ActionId,
        by: &[Person],
        parties: &[(u16, &Party)],
        at: Instant,
    ) -> (Option<Acting>, bool) {
        let mut is_unknown = false;
        if by.is_empty() {
            return (None, false);
        }
        for &(place, party) in parties {
            for body in self.bodies_of(past, party) {
                for delegation in 0..self.rules.charter.structure.delegations.len() {
                    let stands = by.iter().fold(Known::Yes, |all, person| {
                        all.and(self.delegated(action, person, body, delegation, at))
                    });
                    match stands {
                        Known::Yes => {
                            return (Some((place, Some(body), u16::try_from(delegation).ok())), false);
                        }
                        Known::Unknown => is_unknown = true,
                        Known::No => {}
                    }
                }
            }
        }
        (None, is_unknown)
    }

    /// "The charter says which actions of which body may be delegated to whom …; the roster holds the grants with dates and
    /// revocations. … The delegator stays accountable."
    fn delegated(
        &self,
        action: ActionId,
        person: &Person,
        body: BodyId,
        delegation: usize,
        at: Instant,
    ) -> Known {
        let structure = &self.rules.charter.structure;
        let date = self.date(at);
        let workflow = &self.rules.workflow.name;
        let action = &self.rules.workflow.actions.get(action).unwrap().name;
        let delegation = &structure.delegations[delegation];
        let covers = delegation.of.is_empty()
            || delegation.of.iter().any(|(of, which)| of == workflow && which == action);
        let in_force = delegation.since.is_none_or(|since| since <= date)
            && delegation.until.is_none_or(|until| date < until);
        if delegation.from != body || !covers || !in_force {
            return Known::No;
        }
        let name = |body: BodyId| NamedBody::single(&structure.bodies.get(body).unwrap().name);
        let to = name(delegation.to);
        let grant = Grant { from: name(body), to, workflow, action };
        self.world.roster.is_member(person, to, date).and(self.world.roster.is_granted(grant, date))
    }

    /// Whether the person belongs to the party at this instant: "judged at the act, from the roster".
    pub(crate) fn is_of(&self, past: &Past, person: &Person, party: &Party, r#as: As, at: Instant) -> Known {
        let (roster, date) = (self.world.roster, self.date(at));
        let structure = &self.rules.charter.structure;
        match party {
            Party::Raiser => past.raisers.as_ref().is_some_and(|raisers| raisers.contains(person)).into(),
            Party::System => Known::No,
            Party::Kind(kind) => any(structure
                .kinds
                .iter()
                .filter(|(id, _)| self.rules.narrows(*id, *kind))
                .map(|(_, kind)| roster.is_kind(person, &kind.name, date))),
            Party::Office(office) => any(self.implying(*office).into_iter().map(|office| {
                let office = structure.offices.get(office).unwrap();
                roster.holds(
                    person,
                    NamedBody::single(&structure.bodies.get(office.body).unwrap().name),
                    &office.name,
                    date,
                )
            })),
            Party::Members(holder) => {
                let bodies = self.barred_bodies(past, holder, r#as);
                any(bodies.iter().map(|&body| {
                    roster.is_member(
                        person,
                        NamedBody::single(&structure.bodies.get(body).unwrap().name),
                        date,
                    )
                }))
            }
            Party::OfficeOf(holder, name) => {
                let bodies = self.barred_bodies(past, holder, r#as);
                let offices = bodies.iter().filter_map(|&body| self.office(body, name));
                any(offices.map(|office| self.is_of(past, person, &Party::Office(office), r#as, at)))
            }
            Party::Person(slot) => {
                past.slots.get(slot).is_some_and(|held| held.persons().contains(person)).into()
            }
            Party::Actor(action) => self.doers(past, *action, r#as).contains(person).into(),
            Party::TiedTo(inner, kind) => match self.everybody(past, inner, r#as, at) {
                None => Known::Unknown,
                // Nobody is tied to himself.
                Some(persons) => any(persons.iter().filter(|other| *other != person).flat_map(|other| {
                    structure
                        .kinds
                        .iter()
                        .filter(|(id, _)| self.rules.narrows(*id, *kind))
                        .map(|(_, kind)| self.world.directory.tie(person, other, &kind.name))
                        .collect::<Vec<_>>()
                })),
            },
            Party::TiedToCase(kind) => any(structure
                .kinds
                .iter()
                .filter(|(id, _)| self.rules.narrows(*id, *kind))
                .map(|(_, kind)| self.world.directory.tie_to_case(person, self.case, &kind.name))),
        }
    }

    fn doers(&self, past: &Past, action: ActionId, r#as: As) -> Vec<Person> {
        match r#as {
            As::Party => past.last_deed(action).map(|deed| deed.by.clone()).unwrap_or_default(),
            As::Barred => {
                let deeds = past.deeds.iter().filter(|deed| deed.action == action);
                deeds.flat_map(|deed| deed.by.clone()).collect()
            }
        }
    }

    /// "Each has a body-level twin."
    fn barred_bodies(&self, past: &Past, holder: &Holder, r#as: As) -> Vec<BodyId> {
        match (holder, r#as) {
            (Holder::Actor(action), As::Barred) => {
                let deeds = past.deeds.iter().filter(|deed| deed.action == *action);
                deeds.filter_map(|deed| deed.body()).collect()
            }
            _ => self.rules.bodies(past, holder),
        }
    }

    fn office(&self, body: BodyId, name: &gongzhi::Name) -> Option<OfficeId> {
        let offices = self.rules.charter.structure.offices.iter();
        offices.filter(|(_, office)| office.body == body && office.name == *name).map(|(id, _)| id).next()
    }

    /// The office and those whose holders hold it too.
    fn implying(&self, office: OfficeId) -> Vec<OfficeId> {
        let offices = &self.rules.charter.structure.offices;
        let reaches = |start: OfficeId| {
            let mut at = Some(start);
            for _ in 0..=offices.len() {
                match at {
                    Some(found) if found == office => return true,
                    Some(found) => at = offices.get(found).and_then(|office| office.implies),
                    None => return false,
                }
            }
            false
        };
        offices.ids().filter(|&start| reaches(start)).collect()
    }

    /// Everybody of the party, where that can be listed.
    fn everybody(&self, past: &Past, party: &Party, r#as: As, at: Instant) -> Option<Vec<Person>> {
        let (roster, date) = (self.world.roster, self.date(at));
        let structure = &self.rules.charter.structure;
        let name = |body: BodyId| NamedBody::single(&structure.bodies.get(body).unwrap().name);
        match party {
            Party::Raiser => Some(past.raisers.clone().unwrap_or_default()),
            Party::System => Some(Vec::new()),
            Party::Person(slot) => {
                Some(past.slots.get(slot).map(|held| held.persons().to_vec()).unwrap_or_default())
            }
            Party::Actor(action) => Some(self.doers(past, *action, r#as)),
            Party::Members(holder) => {
                let bodies = self.barred_bodies(past, holder, r#as);
                let lists: Option<Vec<_>> =
                    bodies.iter().map(|&body| roster.members(name(body), date)).collect();
                Some(lists?.concat())
            }
            Party::Office(office) => {
                let lists: Option<Vec<_>> = self
                    .implying(*office)
                    .into_iter()
                    .map(|office| {
                        let office = structure.offices.get(office).unwrap();
                        roster.holders(name(office.body), &office.name, date)
                    })
                    .collect();
                Some(lists?.concat())
            }
            Party::OfficeOf(holder, office) => {
                let bodies = self.barred_bodies(past, holder, r#as);
                let offices: Vec<_> = bodies.iter().filter_map(|&body| self.office(body, office)).collect();
                let lists: Option<Vec<_>> = offices
                    .into_iter()
                    .map(|office| self.everybody(past, &Party::Office(office), r#as, at))
                    .collect();
                Some(lists?.concat())
            }
            Party::Kind(_) | Party::TiedTo(..) | Party::TiedToCase(_) => None,
        }
    }
}

fn any(answers: impl Iterator<Item = Known>) -> Known {
    answers.fold(Known::No, Known::or)
}

/// Whether so many may act together; nobody in particular is one.
fn is_kept(word: BoundWord, bound: u32, acted: usize) -> bool {
    let acted = u32::try_from(acted.max(1)).unwrap();
    match word {
        BoundWord::AtLeast => acted >= bound,
        BoundWord::AtMost => acted <= bound,
        BoundWord::MoreThan => acted > bound,
    }
}

fn word_of(word: BoundWord) -> &'static str {
    match word {
        BoundWord::AtLeast => "at least",
        BoundWord::AtMost => "at most",
        BoundWord::MoreThan => "more than",
    }
}
