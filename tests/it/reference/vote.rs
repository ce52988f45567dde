//! Votes: who may vote, for whom, and when everybody has.

use std::collections::BTreeSet;

use gongzhi::{
    charter::{Ballot, BallotResult, BallotSort},
    engine::{BallotChange, Change, Ground, Known, Person, Standing, Vote, VoteChoice, Voted, What},
    id::BallotId,
    time::Instant,
};

use super::{
    Past,
    answer::Answered,
    ask::{Senseless, senseless},
    ballot::{is_lifted, open_clauses},
    belongs::As,
    condition::holds,
    draft::{Draft, Why},
    guard::only,
    past::Asked,
    poll::{Cast, Poll, outcome},
    tick::tick,
};

/// The answer to a vote; an error if it makes no sense.
pub(crate) fn vote(asked: &Asked<'_>, past: &Past, vote: &Vote, at: Instant) -> Result<Answered, Senseless> {
    let rules = asked.rules;
    let named = rules.workflow.ballots.iter().find(|(_, ballot)| ballot.name == *vote.ballot.as_str());
    let (id, ballot) = named.ok_or_else(|| senseless("UnknownBallot"))?;
    match &vote.choice {
        None if !ballot.is_secret => return Err(senseless("NoChoice")),
        Some(_) if ballot.is_secret => return Err(senseless("ChoiceTold")),
        Some(VoteChoice::For(_)) if !ballot.is_election() => return Err(senseless("WrongChoice")),
        Some(VoteChoice::Yes | VoteChoice::No) if ballot.is_election() => {
            return Err(senseless("WrongChoice"));
        }
        _ => {}
    }
    if past.last().is_some_and(|last| at < last) {
        return Ok(Answered::Refused { why: only("at"), pending: past.clone() });
    }
    let now = tick(rules, past, at).ok_or_else(|| senseless("TooManyExpiries"))?;
    Ok(match cast(asked, &now, id, vote, at) {
        Ok(after) => Answered::Accepted(after),
        Err(why) => Answered::Refused { why, pending: now },
    })
}

fn cast(asked: &Asked<'_>, past: &Past, id: BallotId, vote: &Vote, at: Instant) -> Result<Past, Why> {
    let ballot = asked.rules.workflow.ballots.get(id).unwrap();
    let Some(poll) = past.polls.get(&id).filter(|poll| !poll.is_over) else {
        return Err(only("ballot"));
    };
    let mut voting = Voting { asked, past, ballot, poll, why: Why::new() };
    let of = vote.in_place_of.as_ref().unwrap_or(&vote.by);
    voting.voter(of);
    if let Some(principal) = &vote.in_place_of {
        voting.proxy(&vote.by, principal);
    }
    let totals = poll.totals.or_else(|| asked.totals(past, ballot, poll.opened));
    if totals.is_none() {
        voting.why.insert("roster");
    }
    let area = asked.area(ballot, of, poll.opened);
    if area.is_none() {
        voting.why.insert("roster");
    }
    let mut draft = Draft::new(asked.rules, past, at);
    draft.world = Some(asked.world);
    let seated = past.seated(ballot);
    let mut asked_for: Vec<&Person> = seated.iter().collect();
    if let Some(VoteChoice::For(names)) = &vote.choice {
        voting.candidates(names);
        asked_for.extend(names);
    }
    let mut standing = Vec::new();
    let poll = draft.now.polls.get_mut(&id).unwrap();
    for person in asked_for {
        if !poll.fits.contains_key(person)
            && let Some(fits) = reserved(asked, past, ballot, person, poll.opened, &mut voting.why)
        {
            let stays = seated.contains(person);
            let clauses = fits.iter().map(|&clause| u16::try_from(clause).unwrap()).collect();
            standing.push(Standing { person: person.clone(), heads: 0, area: 0, fits: clauses, stays });
            poll.fits.insert(person.clone(), fits);
        }
    }
    let is_veto = vote.choice == Some(VoteChoice::No) && voting.is_veto(of);
    if poll.totals.is_none()
        && let Some(totals) = totals
    {
        draft.changes.push(Change::Ballot(id, BallotChange::Totals(totals).into()));
        poll.totals = Some(totals);
    }
    poll.cast.push(Cast {
        of: of.clone(),
        by: vote.by.clone(),
        choice: vote.choice.clone(),
        area: area.unwrap_or_default(),
        is_veto,
    });
    let voted = Voted {
        by: vote.by.clone(),
        in_place_of: vote.in_place_of.clone(),
        choice: vote.choice.clone(),
        area: area.filter(|_| ballot.weights.area),
        is_veto,
        standing,
    };
    draft.grounds.insert(Ground::Voter(id));
    draft.changes.push(Change::Ballot(id, BallotChange::Voted(voted).into()));
    draft.why = voting.why;
    if draft.is_open() {
        draft.complete(id);
    }
    draft.tell(What::Voted { ballot: id, by: vote.by.clone(), in_place_of: vote.in_place_of.clone() })
}

impl Draft<'_> {
    /// "By completeness (every eligible person has voted; an endorsement as soon as its threshold is reached; a veto at once)
    /// within the vote's event."
    fn complete(&mut self, id: BallotId) {
        let ballot = self.rules.workflow.ballots.get(id).unwrap();
        let poll = self.now.polls.get(&id).unwrap();
        let counted = poll.counted(ballot);
        let has_all = poll.totals.is_some_and(|totals| poll.cast.len() as u64 >= totals.heads.eligible);
        if ballot.is_secret {
            if has_all {
                self.now.polls.get_mut(&id).unwrap().is_over = true;
                self.changes.push(Change::Ballot(id, BallotChange::Over.into()));
                self.settle();
            }
            return;
        }
        let is_endorsed = ballot.sort == BallotSort::Endorses
            && outcome(self.rules, &self.before, id, poll, &counted).result == BallotResult::Passed;
        let is_vetoed = ballot.sort == BallotSort::Approves && counted.vetoes > 0;
        if has_all || is_endorsed || is_vetoed {
            self.close(id, &counted);
        }
    }
}

/// The clauses of reserved seats that somebody fits; none if the roster cannot say.
pub(crate) fn reserved(
    asked: &Asked<'_>,
    past: &Past,
    ballot: &Ballot,
    person: &Person,
    on: Instant,
    why: &mut Why,
) -> Option<BTreeSet<usize>> {
    let mut fits = BTreeSet::new();
    for (clause, reserved) in ballot.reserved.iter().enumerate() {
        match asked.is_of(past, person, &reserved.who, As::Party, on) {
            Known::Yes => {
                fits.insert(clause);
            }
            Known::No => {}
            Known::Unknown => {
                why.insert("roster");
                return None;
            }
        }
    }
    Some(fits)
}

/// A vote being judged.
pub(crate) struct Voting<'a> {
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) past: &'a Past,
    pub(crate) ballot: &'a Ballot,
    pub(crate) poll: &'a Poll,
    pub(crate) why: Why,
}

impl Voting<'_> {
    pub(crate) fn voter(&mut self, of: &Person) {
        let on = self.poll.opened;
        if self.poll.has_voted(of) {
            self.why.insert("twice");
        }
        let open = open_clauses(self.asked, self.past, &self.ballot.by);
        match self.asked.is_of_any(self.past, of, open, As::Party, on) {
            Known::Yes => {}
            Known::No => self.refuse("by"),
            Known::Unknown => self.refuse("roster"),
        }
        if !self.ballot.is_election() {
            self.not_barred(of);
        }
    }

    fn not_barred(&mut self, person: &Person) {
        match self.asked.is_barred(self.past, self.ballot, person, self.poll.opened) {
            Known::Yes => self.refuse("bars"),
            Known::No => {}
            Known::Unknown => self.refuse("roster"),
        }
    }

    fn refuse(&mut self, word: &'static str) {
        self.why.insert(word);
    }

    /// "In another's place without `proxies` or more than its bound, or by one whom `proxies … bars` names."
    fn proxy(&mut self, by: &Person, principal: &Person) {
        let rules = self.asked.rules;
        let binding: Vec<_> = self
            .ballot
            .proxies
            .iter()
            .filter(|proxies| holds(rules, self.past, &proxies.condition) != Some(false))
            .collect();
        let held = self.poll.cast.iter().filter(|cast| cast.by == *by && cast.of != *by).count();
        let most = binding.iter().map(|proxies| proxies.most).min().unwrap_or(0);
        if by == principal || held as u64 >= u64::from(most) {
            self.refuse("proxies");
        }
        let clauses = binding.iter().flat_map(|proxies| &proxies.bars);
        let clauses = clauses.filter(|clause| !is_lifted(self.asked, self.past, clause));
        match self.asked.is_of_any(self.past, by, clauses, As::Barred, self.poll.opened) {
            Known::Yes => self.refuse("bars"),
            Known::No => {}
            Known::Unknown => self.refuse("roster"),
        }
    }

    /// "More names than seats to fill."
    fn candidates(&mut self, names: &[Person]) {
        if names.len() as u64 > u64::from(self.poll.seats) {
            self.refuse("seats");
        }
        self.stand(names);
    }

    /// "Candidate not standing / barred / twice."
    pub(crate) fn stand(&mut self, names: &[Person]) {
        let BallotSort::Elects { candidates, .. } = self.ballot.sort else { return };
        let seated = self.past.seated(self.ballot);
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                self.refuse("twice");
            }
            let stands = candidates.is_none_or(|slot| {
                self.past.slots.get(&slot).is_some_and(|held| held.persons().contains(name))
            });
            if !stands || seated.contains(name) {
                self.refuse("for");
            }
            self.not_barred(name);
        }
    }

    fn is_veto(&mut self, of: &Person) -> bool {
        let open = open_clauses(self.asked, self.past, &self.ballot.vetoes);
        match self.asked.is_of_any(self.past, of, open, As::Party, self.poll.opened) {
            Known::Unknown => {
                self.refuse("roster");
                false
            }
            known => known == Known::Yes,
        }
    }
}
