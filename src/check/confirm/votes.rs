//! Votes that bring a result.

use super::{
    cast::numbered,
    choices::{Ends, Plan, plans},
    figures::{approvals, elections},
    player::{Aim, Player},
    turns::PATIENCE,
    unplayed::Obstacle,
    witness::Deed,
};
use crate::{
    charter::{Ballot, BallotSort, NamedParties},
    check::space::store::Index,
    engine::{Case, Count, Counts, Doer, Figures, Person, Reason, Vote, VoteChoice},
    id::BallotId,
    rule::Party,
    time::Instant,
};

/// How votes are cast: by how many for each clause, or counted by figures that are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    voters: usize,
    counts: bool,
}

impl Manner {
    /// Nobody votes.
    pub(super) const NONE: Self = Self { voters: 0, counts: false };

    /// The ways that are tried, one after another: an odd number, an even one, and as many as a threshold may ask.
    pub(super) const ALL: [Self; 3] = [
        Self { voters: 3, counts: false },
        Self { voters: 4, counts: false },
        Self { voters: 3, counts: true },
    ];
}

impl Player<'_, '_> {
    /// Brings the result of a ballot that has that number.
    pub(super) fn closes(&mut self, aim: &Aim, id: BallotId, number: u32) -> Result<Index, Obstacle> {
        let stuck = Obstacle::Result(aim.workflow, id);
        let rules = self.charter.workflows.get(aim.workflow).and_then(|rules| rules.ballots.get(id));
        let wanted = self.proof(aim.place).and_then(|proof| proof.result(id, number));
        let (Some(rules), Some(wanted)) = (rules, wanted) else { return Err(stuck) };
        if !self.family.is_last(aim.place) {
            return Err(stuck);
        }
        // Nobody can be told to have voted where nobody may.
        let voters = self.voters(aim, id);
        if voters.is_empty() && self.manner.counts {
            return Err(stuck);
        }
        let candidates = self.candidates(aim, (id, rules));
        let plans = match self.manner.counts {
            true => counted(rules, &candidates),
            false => plans(rules, wanted, &voters, (&candidates, self.seats(aim, id))),
        };
        // Where its time does not end before something else happens it need not be waited for.
        let due = rules.clock.and_then(|clock| self.due(aim, clock)).and_then(|due| due.plus_seconds(-1));
        let can_wait = due.is_some_and(|due| due < self.at || self.stays(aim, due));
        let plans = plans.into_iter().filter(|plan| can_wait || !matches!(plan.ends, Ends::InTime));
        plans.collect::<Vec<_>>().iter().find_map(|plan| self.follow(aim, id, plan)).ok_or(stuck)
    }

    /// Has everybody there who votes in a ballot that is open in a case: so many for each clause, and one for each whose no is
    /// a veto.
    pub(super) fn enrol(&mut self, case: &Case, id: BallotId) -> Vec<Person> {
        let rules = self.charter.workflows.get(case.workflow()).and_then(|rules| rules.ballots.get(id));
        let Some(rules) = rules else { return Vec::new() };
        let Manner { voters, .. } = self.manner;
        let by = self.firsts(case, &rules.by);
        let vetoes = self.firsts(case, &rules.vetoes);
        let mut all: Vec<Person> = Vec::new();
        for part in &by {
            all.extend(self.cast.persons(part, case, 0, voters).unwrap_or_default());
        }
        for veto in vetoes {
            let own = by.iter().find_map(|part| self.cast.persons_of_both((part, &veto), case, voters, 1));
            all.extend(own.unwrap_or_default());
        }
        let mut seen: Vec<Person> = Vec::new();
        for person in all {
            if !seen.contains(&person) {
                seen.push(person);
            }
        }
        seen
    }

    /// Of each clause a part that somebody can be cast for.
    fn firsts(&mut self, case: &Case, clauses: &[NamedParties]) -> Vec<Doer> {
        clauses.iter().filter_map(|clause| self.first(case, &clause.parties)).collect()
    }

    fn first(&mut self, case: &Case, parties: &[Party]) -> Option<Doer> {
        let proof = self.proof_of(case.workflow())?;
        parties.iter().flat_map(|party| proof.parts_of(case, party)).map(|(part, _)| part).next()
    }

    /// Those of them whose votes are taken.
    fn voters(&mut self, aim: &Aim, id: BallotId) -> Vec<Person> {
        let Some(case) = self.family.case(aim.place).cloned() else { return Vec::new() };
        let all = self.enrol(&case, id);
        let may_vote = |person: &Person| {
            let deed = self.vote(aim, id, person, Some(VoteChoice::Abstain));
            let answer = deed.map(|deed| self.family.after(&self.cast.roster, (aim.place, &deed), self.at));
            let is_no_voter =
                |reason: &Reason| matches!(reason, Reason::NoVoter { .. } | Reason::BarredFromBallot { .. });
            answer.is_some_and(|answer| !answer.is_err_and(|reasons| reasons.iter().any(is_no_voter)))
        };
        all.into_iter().filter(may_vote).collect()
    }

    /// Those who can be elected; seats that are kept for some are theirs.
    fn candidates(&mut self, aim: &Aim, (id, rules): (BallotId, &Ballot)) -> Vec<Person> {
        let BallotSort::Elects { candidates, .. } = rules.sort else { return Vec::new() };
        let Some(case) = self.family.case(aim.place).cloned() else { return Vec::new() };
        let standing = match candidates {
            Some(slot) => case.slot(slot).persons().to_vec(),
            None => (0..=self.seats(aim, id)).map(|place| numbered("candidate", place)).collect(),
        };
        let kept: Vec<&Party> = rules.reserved.iter().map(|reserved| &reserved.who).collect();
        for party in kept {
            let Some(part) = self.first(&case, std::slice::from_ref(party)) else { continue };
            for person in &standing {
                // Who cannot be that stands all the same.
                let _ = self.cast.enter(person, &part, &case);
            }
        }
        standing.iter().for_each(|person| self.cast.enrol(person));
        standing
    }

    fn seats(&self, aim: &Aim, id: BallotId) -> usize {
        let poll = self.family.case(aim.place).and_then(|case| case.poll(id));
        let seats = poll.and_then(|poll| poll.seats).unwrap_or_default();
        usize::try_from(seats).unwrap_or_default()
    }

    fn vote(&self, aim: &Aim, id: BallotId, by: &Person, choice: Option<VoteChoice>) -> Option<Deed> {
        let ballot = self.charter.workflows.get(aim.workflow)?.ballots.get(id)?;
        let vote = Vote::new(ballot.name.as_str(), by.clone());
        Some(Deed::Votes(Vote { choice: choice.filter(|_| !ballot.is_secret), ..vote }))
    }

    /// Has votes cast as soon as they bring a result.
    fn follow(&mut self, aim: &Aim, id: BallotId, plan: &Plan) -> Option<Index> {
        let mut at = self.at;
        for _ in 0..PATIENCE {
            let saved = self.save();
            let reasons = match self.followed(aim, id, plan, at) {
                Ok(found) => return Some(found),
                Err(reasons) => reasons,
            };
            self.restore(saved);
            at = self.opens(aim, &reasons, at).filter(|next| self.stays(aim, *next))?;
        }
        None
    }

    fn followed(&mut self, aim: &Aim, id: BallotId, plan: &Plan, at: Instant) -> Result<Index, Vec<Reason>> {
        for (by, choice) in &plan.votes {
            let deed = self.vote(aim, id, by, choice.clone()).ok_or_else(Vec::new)?;
            self.step(aim.place, deed, at)?;
            if !self.is_open(aim, id, |is_over| !is_over) {
                break;
            }
        }
        if self.is_open(aim, id, |_| true) {
            self.end(aim, id, &plan.ends, at)?;
        }
        let family = self.family.clone();
        self.reached(aim, &family).ok_or_else(Vec::new)
    }

    /// Whether a ballot has no result yet, and what is asked of its voting being over.
    fn is_open(&self, aim: &Aim, id: BallotId, is_so: impl Fn(bool) -> bool) -> bool {
        let poll = self.family.case(aim.place).and_then(|case| case.poll(id));
        poll.is_some_and(|poll| is_so(poll.is_over))
    }

    fn end(&mut self, aim: &Aim, id: BallotId, ends: &Ends, at: Instant) -> Result<(), Vec<Reason>> {
        let rules = self.charter.workflows.get(aim.workflow).and_then(|rules| rules.ballots.get(id));
        let rules = rules.ok_or_else(Vec::new)?;
        match ends {
            Ends::InTime => {
                let clock = rules.clock.ok_or_else(Vec::new)?;
                self.until(aim, clock).ok_or_else(Vec::new)
            }
            Ends::Counted(figures) => {
                let count = Count::new(rules.name.as_str(), (**figures).clone());
                self.step(aim.place, Deed::Counts(Box::new(count)), at)
            }
        }
    }
}

/// Counts that are told.
fn counted(rules: &Ballot, candidates: &[Person]) -> Vec<Plan> {
    let all = if rules.is_election() { elections(candidates) } else { approvals(rules) };
    // Where somebody may be barred it must be told how many may vote.
    let told = |counts: Counts| Counts { eligible: counts.all, ..counts };
    let complete = |figures: Figures| match rules.bars.is_empty() {
        true => figures,
        false => Figures { heads: told(figures.heads), area: told(figures.area), ..figures },
    };
    let plan = |figures| Plan { votes: Vec::new(), ends: Ends::Counted(Box::new(complete(figures))) };
    all.into_iter().map(plan).collect()
}
