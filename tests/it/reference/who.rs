//! "Who may act. Parties: an office, a body (any of its members), a slot, the raiser, or `system`."

use gongzhi::{
    charter::{By, Reach, Together},
    engine::{Capacity, Grant, Instance, Known, Person},
    id::ActionId,
    rule::Party,
    text::BoundWord,
    time::Instant,
};

use super::{
    Past,
    belongs::{As, any, unknown},
    condition::{holds, waits},
    draft::Why,
    past::Asked,
};

/// The party's place in its clause, the body acted for, the delegation.
type Acting = (u16, Option<Instance>, Option<u16>);

impl Asked<'_> {
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
        // Who would fit but for the number is told the number.
        let mut falls_short = false;
        for in_place in [false, true] {
            for (clause, of) in clauses.iter().enumerate() {
                let clause = u16::try_from(clause).unwrap();
                let Some(bounds) = self.bounds(given, of) else { continue };
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
                    (Some((party, body, delegation)), _) => {
                        let words: Vec<_> = bounds
                            .into_iter()
                            .filter_map(|bound| self.falls_short(past, bound, by, &parties, at))
                            .collect();
                        if words.is_empty() {
                            return Ok(Capacity { clause, party, body, delegation });
                        }
                        falls_short = true;
                        why.extend(words);
                    }
                    (None, true) => {
                        why.insert("roster");
                    }
                    // Who would fit, did they not count as no member in this case, is told that.
                    (None, false) if !in_place && self.are_outside(past, by, &parties, at) => {
                        falls_short = true;
                        why.insert("bars");
                    }
                    (None, false) => {}
                }
            }
        }
        if !falls_short {
            why.insert("by");
        }
        Err(why)
    }

    /// The bounds of a clause that hold, if the clause does: "an undecided condition of a bound binds; an undecided condition of a
    /// `by` clause closes the clause." What waits for what the actor has yet to say closes nothing.
    fn bounds(&self, given: &Past, by: &By) -> Option<Vec<Together>> {
        let judged = |condition| (holds(self.rules, given, condition), waits(self.rules, given, condition));
        let (condition, waiting) = judged(&by.condition);
        if condition != Some(true) && !waiting {
            return None;
        }
        let binding = by.together.iter().filter(|joint| {
            let (condition, waiting) = judged(&joint.condition);
            condition != Some(false) && !waiting
        });
        Some(binding.map(|joint| joint.number).collect())
    }

    /// The word of the bound that those who act do not keep. "At least that share of all who fit that party on the day of the act
    /// must act together; with several parties each is its own whole and one must be reached by those who fit it."
    fn falls_short(
        &self,
        past: &Past,
        bound: Together,
        by: &[Person],
        parties: &[(u16, &Party)],
        at: Instant,
    ) -> Option<&'static str> {
        let (reach, part, of) = match bound {
            Together::Persons(word, number) => {
                return (!is_kept(word, number, by.len())).then_some(word_of(word));
            }
            Together::Share { reach, part, of } => (reach, part, of),
        };
        let mut is_unknown = false;
        for &(_, party) in parties {
            let Some(mut all) = self.all_of(past, party, at) else {
                is_unknown = true;
                continue;
            };
            all.sort();
            all.dedup();
            let fit = by.iter().filter(|person| self.fits(past, person, party, at).0 == Known::Yes).count();
            let (fit, all) = (fit as u64 * u64::from(of), all.len() as u64 * u64::from(part));
            let is_reached = match reach {
                Reach::AtLeast => fit >= all,
                Reach::MoreThan => fit > all,
            };
            if is_reached && all > 0 {
                return None;
            }
        }
        Some(if is_unknown { "roster" } else { word_of(reach.word()) })
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

    /// Whether everybody who does not fit would do so by what the roster lists, and is surely outside a body in this case.
    fn are_outside(&self, past: &Past, by: &[Person], parties: &[(u16, &Party)], at: Instant) -> bool {
        let mut workflow = self.rules.workflow.clone();
        workflow.outside.clear();
        let listed = Asked { rules: super::Rules { workflow: &workflow, ..self.rules }, world: self.world };
        let known = |asked: &Asked<'_>, person: &Person| {
            any(parties.iter().map(|(_, party)| asked.fits(past, person, party, at).0))
        };
        let of_all = by.iter().map(|person| (known(self, person), known(&listed, person)));
        !by.is_empty()
            && of_all.clone().all(|both| both.0 == Known::Yes || both == (Known::No, Known::Yes))
            && of_all.clone().any(|both| both.0 == Known::No)
    }

    /// Whether the person fits the party, and for which body.
    fn fits(&self, past: &Past, person: &Person, party: &Party, at: Instant) -> (Known, Option<Instance>) {
        if *party == Party::Raiser && !past.is_raised() {
            return (Known::Yes, None);
        }
        if let Party::Actor(action) = party {
            let deed = past.last_deed(*action).filter(|deed| deed.by.contains(person));
            return (deed.is_some().into(), deed.and_then(|deed| deed.body()));
        }
        let Some(bodies) = self.bodies_of(past, party) else {
            return (self.is_of(past, person, party, As::Party, at), None);
        };
        let mut known = Known::No;
        for body in bodies.unwrap_or_else(|lack| {
            known = unknown(lack);
            Vec::new()
        }) {
            match self.is_in(past, person, party, &body, at) {
                Known::Yes => return (Known::Yes, Some(body)),
                other => known = known.or(other),
            }
        }
        (known, None)
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
            // Who a party means that nobody can say, was asked where somebody acts for themselves.
            let Some(Ok(bodies)) = self.bodies_of(past, party) else { continue };
            for body in bodies {
                for delegation in 0..self.rules.charter.structure.delegations.len() {
                    let stands = by.iter().fold(Known::Yes, |all, person| {
                        all.and(self.delegated(past, action, person, &body, delegation, at))
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
        past: &Past,
        action: ActionId,
        person: &Person,
        body: &Instance,
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
        if delegation.from != body.body || !covers || !in_force {
            return Known::No;
        }
        // "A delegation to a class is one to the instance that covers the case; a grant is asked of instances."
        let to = match self.rules.covering(past, delegation.to) {
            Ok(to) => to,
            Err(lack) => return unknown(lack),
        };
        let to = self.rules.named(&to);
        let grant = Grant { from: self.rules.named(body), to, workflow, action };
        let belongs = self.world.roster.is_member(person, to, date);
        let belongs = belongs.and(self.inside(past, person, delegation.to, None, at));
        belongs.and(self.world.roster.is_granted(grant, date))
    }
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
