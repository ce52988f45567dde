//! Ballots: opened, voted in, closed.

use gongzhi::{
    charter::{Ballot, BallotResult, BallotSort, NamedParties, Vacancies},
    engine::{BallotChange, Change, Electorate, Ground, Known, Opened, Person, Totals},
    id::BallotId,
    rule::{Party, Value},
    text::BoundWord,
    time::Instant,
};

use super::{
    Past,
    belongs::As,
    condition::holds,
    draft::Draft,
    past::Asked,
    poll::{Counted, Held, Poll, outcome},
};

impl Asked<'_> {
    /// Everybody who may vote, if they can be listed: "the union of the parties of the open `by` clauses: distinct persons".
    fn electorate(&self, past: &Past, ballot: &Ballot, on: Instant) -> Option<Vec<Person>> {
        let mut all = Vec::new();
        for clause in open_clauses(self, past, &ballot.by) {
            for party in &clause.parties {
                all.extend(self.all_of(past, party, on)?);
            }
        }
        all.sort();
        all.dedup();
        Some(all)
    }

    /// Everybody of a party, a kind of person among them.
    pub(crate) fn all_of(&self, past: &Past, party: &Party, on: Instant) -> Option<Vec<Person>> {
        let Party::Kind(kind) = party else { return self.everybody(past, party, As::Party, on) };
        let structure = &self.rules.charter.structure;
        let kinds = structure.kinds.iter().filter(|(id, _)| self.rules.narrows(*id, *kind));
        let lists: Option<Vec<_>> =
            kinds.map(|(_, kind)| self.world.roster.of_kind(&kind.name, self.date(on))).collect();
        let offices = self.offices_of(*kind);
        let holders: Option<Vec<_>> =
            offices.iter().map(|office| self.everybody(past, office, As::Party, on)).collect();
        Some([lists?.concat(), holders?.concat()].concat())
    }

    /// "`eligible` = all less those" who are barred; of an election the bars are on candidates.
    pub(crate) fn totals(&self, past: &Past, ballot: &Ballot, on: Instant) -> Option<Totals> {
        let all = self.electorate(past, ballot, on)?;
        let mut eligible = Vec::new();
        for person in &all {
            match self.is_barred(past, ballot, person, on) {
                _ if ballot.is_election() => eligible.push(person.clone()),
                Known::No => eligible.push(person.clone()),
                Known::Yes => {}
                Known::Unknown => return None,
            }
        }
        let area = |persons: &[Person]| {
            persons.iter().map(|person| self.area(ballot, person, on)).sum::<Option<u64>>()
        };
        let area = if ballot.weights.area {
            Some(Electorate { all: area(&all)?, eligible: area(&eligible)? })
        } else {
            None
        };
        Some(Totals { heads: Electorate { all: all.len() as u64, eligible: eligible.len() as u64 }, area })
    }

    /// The person's area, if the ballot weighs by it.
    pub(crate) fn area(&self, ballot: &Ballot, person: &Person, on: Instant) -> Option<u64> {
        if ballot.weights.area { self.world.roster.area(person, self.date(on)) } else { Some(0) }
    }

    /// Whether somebody is barred; a condition that cannot be decided does not lift the bar.
    pub(crate) fn is_barred(&self, past: &Past, ballot: &Ballot, person: &Person, on: Instant) -> Known {
        let binding = ballot.bars.iter().filter(|clause| !is_lifted(self, past, clause));
        self.is_of_any(past, person, binding, As::Barred, on)
    }

    pub(crate) fn is_of_any<'c>(
        &self,
        past: &Past,
        person: &Person,
        clauses: impl Iterator<Item = &'c NamedParties>,
        r#as: As,
        on: Instant,
    ) -> Known {
        let parties = clauses.flat_map(|clause| &clause.parties);
        parties.fold(Known::No, |known, party| known.or(self.is_of(past, person, party, r#as, on)))
    }
}

/// "Undecided: a `by` is closed."
pub(crate) fn open_clauses<'c>(
    asked: &Asked<'_>,
    past: &Past,
    clauses: &'c [NamedParties],
) -> impl Iterator<Item = &'c NamedParties> {
    clauses.iter().filter(|clause| holds(asked.rules, past, &clause.condition) == Some(true))
}

/// "Undecided: a bound or bar binds."
pub(crate) fn is_lifted(asked: &Asked<'_>, past: &Past, clause: &NamedParties) -> bool {
    holds(asked.rules, past, &clause.condition) == Some(false)
}

impl<'a> Draft<'a> {
    /// "Leaving the state in any way aborts it unless the event is its result. Entering its state opens it. Re-entering opens it
    /// anew."
    pub(crate) fn run_ballots(&mut self) {
        for (id, ballot) in self.rules.workflow.ballots.iter() {
            if self.left.contains(&ballot.state) && self.now.polls.remove(&id).is_some() {
                self.changes.push(Change::Ballot(id, BallotChange::Aborted.into()));
            }
            if self.entered.contains(&ballot.state) {
                self.open_ballot(id, ballot);
            }
        }
    }

    fn open_ballot(&mut self, id: BallotId, ballot: &Ballot) {
        let Some(seats) = self.seats(ballot) else {
            self.why.insert("seats");
            return;
        };
        self.check_margin(ballot, seats);
        let totals = self.world.and_then(|world| {
            let asked = Asked { rules: self.rules, world };
            asked.totals(&self.now, ballot, self.at)
        });
        let poll = Poll {
            opened: self.at,
            seats,
            totals,
            cast: Vec::new(),
            fits: Default::default(),
            is_over: false,
        };
        self.now.polls.insert(id, poll);
        let seats = ballot.is_election().then_some(seats);
        self.changes.push(Change::Ballot(id, BallotChange::Opened(Opened { totals, seats }).into()));
    }

    /// How many seats an election fills; none if it hangs on a fact that is not known.
    fn seats(&self, ballot: &Ballot) -> Option<u32> {
        match ballot.sort {
            BallotSort::Elects { seats: Some(Vacancies::Number(number)), .. } => Some(number),
            BallotSort::Elects { seats: Some(Vacancies::Fact(fact)), .. } => {
                match self.now.facts.get(&fact)? {
                    Value::Number(number) => Some(*number),
                    _ => None,
                }
            }
            BallotSort::Elects { seats: None, .. } => {
                Some(self.now.elections.last().map_or(0, |held| held.left))
            }
            BallotSort::Approves | BallotSort::Endorses => Some(0),
        }
    }

    /// "Candidates standing − seats must reach it when the state is entered."
    fn check_margin(&mut self, ballot: &Ballot, seats: u32) {
        let BallotSort::Elects { candidates: Some(slot), .. } = ballot.sort else { return };
        let seated = self.now.seated(ballot);
        let held = self.now.slots.get(&slot).map(|held| held.persons().to_vec()).unwrap_or_default();
        let standing = held.iter().filter(|person| !seated.contains(person)).count() as u64;
        for margin in &ballot.margin {
            let bound = u64::from(seats) + u64::from(margin.number);
            let is_kept = match margin.word {
                BoundWord::AtLeast => standing >= bound,
                BoundWord::AtMost => standing <= bound,
                BoundWord::MoreThan => standing > bound,
            };
            if holds(self.rules, &self.now, &margin.condition) != Some(false) && !is_kept {
                self.why.insert("margin");
            }
        }
    }

    /// The ballot has its result: what follows.
    pub(crate) fn close(&mut self, id: BallotId, counted: &Counted) {
        let ballot = self.rules.workflow.ballots.get(id).unwrap();
        let poll = self.now.polls.remove(&id).unwrap();
        let outcome = outcome(self.rules, &self.before, id, &poll, counted);
        if ballot.is_election() {
            self.now.elections.push(Held {
                ballot: id,
                left: outcome.left,
                elected: outcome.elected.clone(),
            });
        }
        let on = leads_to(ballot, outcome.result)
            .and_then(|result| ballot.on.iter().enumerate().find(|(_, on)| on.result == result));
        let way = on.and_then(|(place, on)| Some((place, self.first_route(&on.routes)?)));
        self.grounds.insert(Ground::Ballot(id));
        let in_force =
            outcome.judged.iter().map(|judged| Ground::Threshold(id, judged.demand, judged.clause));
        self.grounds.extend(in_force);
        self.changes.push(Change::Ballot(id, BallotChange::Closed(outcome).into()));
        match way {
            Some((place, (number, route))) => {
                self.grounds.insert(Ground::Result(id, u16::try_from(place).unwrap(), number));
                self.lead(ballot.state, route);
            }
            None => {
                self.why.insert("->");
            }
        }
    }
}

/// "vetoed and no-quorum fall to `failed` (approving) / `short` (electing) if they have no `on`; tied to short; short to failed
/// if only that is written."
fn leads_to(ballot: &Ballot, result: BallotResult) -> Option<BallotResult> {
    let is_said = |result: BallotResult| ballot.on.iter().any(|on| on.result == result);
    use BallotResult::{Failed, NoQuorum, Passed, Short, Tied, Vetoed};
    let ways = match result {
        Vetoed | NoQuorum if !ballot.is_election() => vec![result, Failed],
        Vetoed | NoQuorum | Tied => vec![result, Short, Failed],
        Short => vec![result, Failed],
        Passed | Failed => vec![result],
    };
    ways.into_iter().find(|&result| is_said(result))
}
