//! What an event does to ballots: entering a state opens them, leaving it ends them, a result leads on.

use super::{
    BallotChange, Election, Opened, Outcome,
    electorate::Voters,
    judge::{Counted, Judging, seated},
};
use crate::{
    charter::{Ballot, BallotSort, Vacancies},
    engine::{
        Change, Ground, Known, Persons, Reason,
        draft::{Draft, States},
    },
    id::{BallotId, FactId},
    rule::Value,
    text::BoundWord,
};

impl<'c> Draft<'c> {
    /// Ends the ballots of the states that are left, and opens those of the states that are entered.
    pub(in crate::engine) fn run_ballots(&mut self) {
        for (id, ballot) in self.workflow().ballots.iter() {
            let is_result = self.view.is_closing(id);
            if self.left.contains(&ballot.state) && self.case().poll(id).is_some() && !is_result {
                self.change_ballot(id, BallotChange::Aborted);
            }
            if self.entered.contains(&ballot.state) {
                self.open_ballot(id, ballot);
            }
        }
    }

    pub(in crate::engine) fn change_ballot(&mut self, id: BallotId, change: BallotChange) {
        self.changes.push(Change::Ballot(id, Box::new(change)));
    }

    /// Whether one can vote in a ballot, or count it, once the event has happened.
    pub(in crate::engine) fn is_ballot_open_after(&self, id: BallotId) -> bool {
        let state = self.workflow().ballots.at(id).state;
        let closes = self.view.is_closing(id);
        let is_open = self.case().poll(id).is_some_and(|poll| !poll.is_over) && !self.is_over_now(id);
        let stays = is_open && !closes && !self.left.contains(&state);
        self.entered.contains(&state) || stays
    }

    /// Whether the event ends the voting in a secret ballot.
    fn is_over_now(&self, id: BallotId) -> bool {
        let is_over = |change: &Change| matches!(change, Change::Ballot(of, change) if *of == id && **change == BallotChange::Over);
        self.changes.iter().any(is_over)
    }

    /// How many seats it fills is settled now; how many there are is asked if a command opens it.
    fn open_ballot(&mut self, id: BallotId, ballot: &'c Ballot) {
        let seats = match ballot.sort {
            BallotSort::Approves | BallotSort::Endorses => None,
            BallotSort::Elects { seats, .. } => match self.seats(seats) {
                Ok(seats) => {
                    self.check_margin(id, ballot, seats);
                    Some(seats)
                }
                Err(fact) => {
                    let read = vec![self.view.reading(fact)];
                    self.reasons.push(Reason::NoSeats { ballot: id, read });
                    return;
                }
            },
        };
        let totals = self.world.and_then(|world| Voters::new(ballot, &self.view, world, self.at).totals());
        self.change_ballot(id, BallotChange::Opened(Opened { totals, seats }));
    }

    /// How many seats an election fills: as it says, or those that the election before it left; else the fact that does not
    /// say it yet.
    fn seats(&self, seats: Option<Vacancies>) -> Result<u32, FactId> {
        match seats {
            Some(Vacancies::Number(number)) => Ok(number),
            Some(Vacancies::Fact(fact)) => match self.view.fact(fact) {
                Some(Value::Number(number)) => Ok(*number),
                _ => Err(fact),
            },
            None => Ok(self.view.last_election().map_or(0, |election| election.left)),
        }
    }

    /// Adds why there are not enough more candidates than seats.
    fn check_margin(&mut self, id: BallotId, ballot: &Ballot, seats: u32) {
        let BallotSort::Elects { candidates: Some(slot), .. } = ballot.sort else { return };
        let seated = seated(ballot, &self.view);
        let held = self.view.slot(slot).map_or(&[][..], |held| held.persons());
        let mut standing: Vec<_> = held.iter().filter(|person| !seated.contains(person)).collect();
        standing.sort_unstable();
        standing.dedup();
        let standing = u32::try_from(standing.len()).unwrap_or(u32::MAX);
        for (clause, margin) in (0u16..).zip(&ballot.margin) {
            let bound = u64::from(seats) + u64::from(margin.number);
            let is_kept = match margin.word {
                BoundWord::AtLeast => u64::from(standing) >= bound,
                BoundWord::AtMost => u64::from(standing) <= bound,
                BoundWord::MoreThan => u64::from(standing) > bound,
            };
            if !is_kept && self.view.judge(&margin.condition) != Known::No {
                let read = self.view.undecided(&margin.condition);
                self.reasons.push(Reason::Margin { ballot: id, clause, standing, seats, read });
            }
        }
    }

    /// The result that the numbers give, as the case stands.
    pub(in crate::engine) fn outcome(&self, ballot: &'c Ballot, counted: &Counted, seats: u32) -> Outcome {
        Judging::new(ballot, &self.view, counted, seats).outcome()
    }

    /// Closes a ballot with its result, and follows where that leads.
    pub(in crate::engine) fn close_ballot(&mut self, id: BallotId, ballot: &'c Ballot, outcome: Outcome) {
        self.grounds.push(Ground::Ballot(id));
        let judged = outcome.judged.iter().map(|judged| Ground::Threshold(id, judged.demand, judged.clause));
        for ground in judged {
            if !self.grounds.contains(&ground) {
                self.grounds.push(ground);
            }
        }
        let result = outcome.result;
        let election = || Election {
            ballot: id,
            elected: Persons::from(outcome.elected.as_slice()),
            left: outcome.left,
        };
        self.view.set_closing(id, ballot.is_election().then(election));
        self.change_ballot(id, BallotChange::Closed(outcome));
        let Some(on) = ballot.outcome(result) else {
            self.reasons.push(Reason::NoRoute { read: Vec::new(), is_undecided: false });
            return;
        };
        let Some((route, way)) = self.choose(&on.routes) else { return };
        let place = ballot.on.iter().position(|other| other.result == on.result);
        let place = place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX);
        self.grounds.push(Ground::Result(id, place, route));
        self.set_by_route(way);
        if self.reasons.is_empty() {
            let sources: States = [ballot.state].into_iter().collect();
            self.advance(&way.to, way.escalates, &sources, &[]);
        }
        if self.reasons.is_empty() {
            self.settle(None);
        }
    }

    /// What the end of a ballot's time brings: its result; of a secret one in which somebody voted, that voting is over.
    pub(in crate::engine) fn end_ballot(&mut self, id: BallotId) -> Ended {
        let ballot = self.workflow().ballots.at(id);
        let Some(poll) = self.case().poll(id) else { return Ended::Nothing };
        if ballot.is_secret && !poll.voted.is_empty() {
            self.change_ballot(id, BallotChange::Over);
            return Ended::Over;
        }
        let counted = Counted::of(poll, ballot);
        let outcome = self.outcome(ballot, &counted, poll.seats.unwrap_or(0));
        self.close_ballot(id, ballot, outcome);
        Ended::Decided
    }
}

/// What the end of a ballot's time brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Ended {
    /// Its result.
    Decided,
    /// Voting is over.
    Over,
    /// It was not open.
    Nothing,
}
