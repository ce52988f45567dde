//! The command to vote.

use super::{
    BallotChange, Poll, Standing, Totals, Vote, VoteChoice, Voted,
    electorate::{Named, Voters},
    judge::{Counted, seated},
};
use crate::{
    charter::{Ballot, BallotResult, BallotSort, Charter, Workflow},
    engine::{
        Answer, Attempt, Case, Event, Ground, Known, Person, Question, QuestionError, Reason, Refusal, What,
        World, decide::workflow_of, draft::Draft, expire::catch_up, view::View,
    },
    id::BallotId,
    time::Instant,
};

/// Answers a vote: what happens, or every reason why not. A vote that completes a ballot brings its result with it.
///
/// Clocks that have ended by `at` have their effect first, as in [`decide`](crate::engine::decide).
///
/// # Errors
/// [`QuestionError`] if the question makes no sense: another charter's case, an unknown ballot, a choice that the ballot does
/// not offer, a choice told in a secret ballot or none told in an open one.
pub fn vote(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    vote: &Vote,
    at: Instant,
) -> Result<Answer, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let id = ballot_named(workflow, &vote.ballot)?;
    check_choice(workflow.ballots.at(id), vote)?;
    answer(charter, world, case, (id, at), |now| cast(charter, workflow, world, now, (id, vote), at))
}

/// The ballot of that name.
pub(super) fn ballot_named(workflow: &Workflow, name: &str) -> Result<BallotId, QuestionError> {
    let found = workflow.ballots.position(|ballot| ballot.name == *name);
    found.ok_or_else(|| QuestionError::UnknownBallot {
        workflow: workflow.name.clone(),
        ballot: name.to_owned(),
    })
}

/// The answer of `act` about the case as it stands once the clocks due by then have ended.
pub(super) fn answer(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    (ballot, at): (BallotId, Instant),
    act: impl FnOnce(&Case) -> Result<Event, Vec<Reason>>,
) -> Result<Answer, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let attempt = Attempt::Ballot(ballot);
    let refused =
        |reasons, pending| Answer::Refused(Refusal { workflow: case.workflow(), attempt, reasons, pending });
    if let Some(last) = case.last.filter(|last| at < *last) {
        return Ok(refused(vec![Reason::Past { last }], Vec::new()));
    }
    let (mut events, moved) = catch_up(charter, workflow, (world.directory, world.calendar), case, at)?;
    Ok(match act(moved.as_deref().unwrap_or(case)) {
        Ok(event) => {
            events.push(event);
            Answer::Accepted { events }
        }
        Err(reasons) => refused(reasons, events),
    })
}

fn check_choice(ballot: &Ballot, vote: &Vote) -> Result<(), QuestionError> {
    let name = || ballot.name.clone();
    match &vote.choice {
        None if !ballot.is_secret => Err(QuestionError::NoChoice { ballot: name() }),
        Some(_) if ballot.is_secret => Err(QuestionError::ChoiceTold { ballot: name() }),
        Some(VoteChoice::For(_)) if !ballot.is_election() => {
            Err(QuestionError::WrongChoice { ballot: name() })
        }
        Some(VoteChoice::Yes | VoteChoice::No) if ballot.is_election() => {
            Err(QuestionError::WrongChoice { ballot: name() })
        }
        Some(_) | None => Ok(()),
    }
}

fn cast<'c>(
    charter: &'c Charter,
    workflow: &'c Workflow,
    world: &World<'c>,
    case: &'c Case,
    (id, vote): (BallotId, &Vote),
    at: Instant,
) -> Result<Event, Vec<Reason>> {
    let ballot = workflow.ballots.at(id);
    let Some(poll) = case.poll(id).filter(|poll| !poll.is_over) else {
        return Err(vec![Reason::NotOpen { ballot: id, is_over: case.poll(id).is_some() }]);
    };
    let view = View::new(charter, workflow, case, world.directory);
    let voters = Voters::new(ballot, &view, *world, poll.opened);
    let mut voting = Voting::new((id, ballot), poll, voters, &view);
    let voted = voting.take(vote);
    let totals = poll.totals.or_else(|| voting.totals());
    if !voting.reasons.is_empty() {
        return Err(voting.reasons);
    }
    let mut draft = Draft::new(view.clone(), world.calendar, at);
    draft.world = Some(*world);
    draft.grounds.push(Ground::Voter(id));
    if let Some(totals) = totals.filter(|_| poll.totals.is_none()) {
        draft.change_ballot(id, BallotChange::Totals(totals));
    }
    let mut after = poll.numbers();
    after.totals = totals;
    after.count(&voted);
    draft.change_ballot(id, BallotChange::Voted(voted));
    draft.complete(id, ballot, &after, poll.voted.len());
    if !draft.reasons.is_empty() {
        return Err(draft.reasons);
    }
    let (by, in_place_of) = (vote.by.clone(), vote.in_place_of.clone());
    Ok(draft.finish(What::Voted { ballot: id, by, in_place_of }))
}

impl<'c> Draft<'c> {
    /// Closes the ballot if the vote completes it: all have voted, a veto was cast, or an endorsement has its number.
    fn complete(&mut self, id: BallotId, ballot: &'c Ballot, after: &Poll, before: usize) {
        let voted = u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1);
        let have_all = after.totals.is_some_and(|totals| voted >= totals.heads.eligible);
        if ballot.is_secret {
            if have_all {
                self.change_ballot(id, BallotChange::Over);
                self.settle(None);
            }
            return;
        }
        let is_vetoed = ballot.sort == BallotSort::Approves && after.vetoes > 0;
        if !have_all && !is_vetoed && ballot.sort != BallotSort::Endorses {
            return;
        }
        let outcome = self.outcome(ballot, &Counted::of(after, ballot), after.seats.unwrap_or(0));
        if have_all || is_vetoed || outcome.result == BallotResult::Passed {
            self.close_ballot(id, ballot, outcome);
        }
    }
}

/// A vote being judged.
pub(super) struct Voting<'a, 'c> {
    id: BallotId,
    ballot: &'c Ballot,
    poll: &'a Poll,
    voters: Voters<'a, 'c>,
    view: &'a View<'c>,
    pub(super) reasons: Vec<Reason>,
}

impl<'a, 'c> Voting<'a, 'c> {
    pub(super) fn new(
        (id, ballot): (BallotId, &'c Ballot),
        poll: &'a Poll,
        voters: Voters<'a, 'c>,
        view: &'a View<'c>,
    ) -> Self {
        Self { id, ballot, poll, voters, view, reasons: Vec::new() }
    }

    pub(super) fn take(&mut self, vote: &Vote) -> Voted {
        let of = vote.of();
        self.check_voter(of);
        if let Some(principal) = &vote.in_place_of {
            self.check_proxy(&vote.by, principal);
        }
        let area = self.known(self.voters.area(of)).flatten();
        let names = match &vote.choice {
            Some(VoteChoice::For(names)) => names.as_slice(),
            _ => &[],
        };
        self.check_names(names);
        let is_veto = vote.choice == Some(VoteChoice::No) && {
            let named = self.voters.may_veto(of);
            self.is_named(named).is_some()
        };
        Voted {
            by: vote.by.clone(),
            in_place_of: vote.in_place_of.clone(),
            choice: vote.choice.clone(),
            area,
            is_veto,
            standing: self.standing(names),
        }
    }

    fn check_voter(&mut self, of: &Person) {
        if self.poll.has_voted(of) {
            self.reasons.push(Reason::HasVoted { person: of.clone() });
        }
        match self.voters.may_vote(of) {
            Named::By(_) => {}
            Named::ByNone => self.reasons.push(Reason::NoVoter { ballot: self.id, person: of.clone() }),
            Named::Unknown(question) => self.unknown(question),
        }
        if !self.ballot.is_election() {
            self.check_barred(of);
        }
    }

    fn check_barred(&mut self, person: &Person) {
        let named = self.voters.is_barred(person);
        if let Some(party) = self.is_named(named) {
            let party = party.clone();
            self.reasons.push(Reason::BarredFromBallot { ballot: self.id, person: person.clone(), party });
        }
    }

    /// Who votes for another holds no more proxies than every clause in force allows, and is barred by none of them.
    fn check_proxy(&mut self, by: &Person, principal: &Person) {
        let binding = || {
            let view = self.view;
            self.ballot.proxies.iter().filter(move |proxies| view.judge(&proxies.condition) != Known::No)
        };
        let most = binding().map(|proxies| proxies.most).min();
        let held = self.poll.held_by(by);
        let named = self.voters.barred_by(by, binding().flat_map(|proxies| &proxies.bars));
        if by == principal || held >= most.unwrap_or(0) {
            self.reasons.push(Reason::Proxies { ballot: self.id, person: by.clone(), held, most });
        }
        if let Some(party) = self.is_named(named) {
            let party = party.clone();
            self.reasons.push(Reason::BarredFromProxies { ballot: self.id, person: by.clone(), party });
        }
    }

    fn check_names(&mut self, names: &[Person]) {
        let named = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let seats = self.poll.seats.unwrap_or(0);
        if named > seats {
            self.reasons.push(Reason::TooManyNames { named, seats });
        }
        for (index, name) in names.iter().enumerate() {
            if names.iter().take(index).any(|other| other == name) {
                self.reasons.push(Reason::NamedTwice { person: name.clone() });
            }
            if !stands(self.ballot, self.view, name) {
                self.reasons.push(Reason::NotStanding { ballot: self.id, person: name.clone() });
            }
            self.check_barred(name);
        }
    }

    /// Those who are voted for the first time, and with the first vote those who stay elected.
    fn standing(&mut self, names: &[Person]) -> Vec<Standing> {
        let mut standing = Vec::new();
        let is_known = |person: &Person| self.poll.candidates.iter().any(|known| known.person == *person);
        let new: Vec<&Person> = names.iter().filter(|name| !is_known(name)).collect();
        let seated = seated(self.ballot, self.view);
        let staying: Vec<&Person> = seated.iter().filter(|person| !is_known(person)).collect();
        for person in new {
            let fits = self.known(self.voters.fits(person)).unwrap_or_default();
            standing.push(Standing::new(person.clone(), fits));
        }
        for person in staying {
            let fits = self.known(self.voters.fits(person)).unwrap_or_default();
            standing.push(Standing::stays(person.clone(), fits));
        }
        standing
    }

    /// How many there are; a reason is added if the host cannot tell, for who cannot be counted does not vote.
    pub(super) fn totals(&mut self) -> Option<Totals> {
        let totals = self.voters.totals();
        if totals.is_none() {
            self.unknown(Question::Electorate { ballot: self.id });
        }
        totals
    }

    fn is_named(&mut self, named: Named<'c>) -> Option<&'c crate::rule::Party> {
        match named {
            Named::By(party) => Some(party),
            Named::ByNone => None,
            Named::Unknown(question) => {
                self.unknown(question);
                None
            }
        }
    }

    fn known<T>(&mut self, answer: Result<T, Question>) -> Option<T> {
        match answer {
            Ok(known) => Some(known),
            Err(question) => {
                self.unknown(question);
                None
            }
        }
    }

    fn unknown(&mut self, question: Question) {
        let unknown = Reason::Unknown { question };
        if !self.reasons.contains(&unknown) {
            self.reasons.push(unknown);
        }
    }
}

/// Whether somebody may be voted for: they stand, if the election has a slot for those who do, and have no seat yet.
pub(super) fn stands(ballot: &Ballot, view: &View<'_>, person: &Person) -> bool {
    let BallotSort::Elects { candidates, .. } = ballot.sort else { return false };
    let is_listed = |slot| view.slot(slot).is_some_and(|held| held.persons().contains(person));
    candidates.is_none_or(is_listed) && !seated(ballot, view).contains(person)
}
