//! Counts: what a teller says, what follows from it, and what contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::Ballot,
    engine::{BallotChange, Change, Count, Counts, Electorate, Ground, Known, Person, Totals, What},
    id::BallotId,
    rule::{Holder, Party},
    time::Instant,
};

use super::{
    Past,
    answer::Answered,
    ask::{Senseless, senseless},
    belongs::As,
    draft::{Draft, Why},
    guard::only,
    past::Asked,
    poll::{Counted, Poll, Sums},
    tick::tick,
    vote::{Voting, reserved},
};

/// What only the votes themselves can say.
fn says_votes(told: &Counts) -> bool {
    let figures = [told.voting, told.issued, told.cast, told.spoilt, told.yes, told.no, told.abstain];
    figures.iter().any(Option::is_some) || !told.candidates.is_empty()
}

/// "Cast are as many as told; else in favour, against, neither and spoilt together if more than those in favour is told; else
/// as many as told to have voted, or recorded, or present; else as many as were in favour." "Voting = told, else cast; present =
/// told, else voting."
fn sums(told: &Counts, of: Electorate, recorded: Option<u64>) -> Sums {
    let or_none = |figure: Option<u64>| figure.unwrap_or_default();
    let figures = [told.yes, told.no, told.abstain, told.spoilt];
    let parts = figures.into_iter().map(or_none).fold(0, u64::saturating_add);
    let is_more = figures[1..].iter().any(Option::is_some);
    let derived = if is_more { parts } else { told.voting.or(recorded).or(told.present).unwrap_or(parts) };
    let cast = told.cast.unwrap_or(derived);
    let voting = told.voting.unwrap_or(cast);
    Sums {
        of: Some(of),
        present: told.present.unwrap_or(voting),
        voting,
        cast,
        yes: or_none(told.yes),
        no: or_none(told.no),
        abstain: or_none(told.abstain),
        candidates: told.candidates.iter().map(|of| (of.person.clone(), of.votes)).collect(),
    }
}

/// "Contradictions are refused."
fn contradicts(told: &Counts, sums: &Sums, seats: u32) -> bool {
    let all = sums.of.map_or(0, |of| of.all);
    let eligible = sums.of.map_or(0, |of| of.eligible);
    let spoilt = told.spoilt.unwrap_or_default();
    let valid = u128::from(sums.cast.saturating_sub(spoilt));
    let choices = [sums.yes, sums.no, sums.abstain].map(u128::from).iter().sum::<u128>();
    let each = || told.candidates.iter().map(|of| u128::from(of.votes));
    choices > valid
        || spoilt > sums.cast
        || told.issued.is_some_and(|issued| sums.cast > issued || issued > all)
        || sums.voting > all
        || sums.present > all
        || eligible > all
        || each().any(|votes| votes > valid)
        || each().sum::<u128>() > valid * u128::from(seats)
}

/// The answer to a count; an error if it makes no sense.
pub(crate) fn count(
    asked: &Asked<'_>,
    past: &Past,
    count: &Count,
    at: Instant,
) -> Result<Answered, Senseless> {
    let rules = asked.rules;
    let named = rules.workflow.ballots.iter().find(|(_, ballot)| ballot.name == *count.ballot.as_str());
    let (id, _) = named.ok_or_else(|| senseless("UnknownBallot"))?;
    if past.last().is_some_and(|last| at < last) {
        return Ok(Answered::Refused { why: only("at"), pending: past.clone() });
    }
    let now = tick(rules, past, at).ok_or_else(|| senseless("TooManyExpiries"))?;
    Ok(match tally(asked, &now, id, count, at) {
        Ok(after) => Answered::Accepted(after),
        Err(why) => Answered::Refused { why, pending: now },
    })
}

fn tally(asked: &Asked<'_>, past: &Past, id: BallotId, count: &Count, at: Instant) -> Result<Past, Why> {
    let ballot = asked.rules.workflow.ballots.get(id).unwrap();
    let Some(poll) = past.polls.get(&id) else {
        return Err(only("ballot"));
    };
    let mut counting = Counting { asked, past, ballot, poll, why: Why::new() };
    counting.by(&count.by, at);
    let listed = poll.totals.or_else(|| asked.totals(past, ballot, poll.opened));
    let counted = counting.counted(count, listed);
    let fits = counting.fits(&counted);
    let mut draft = Draft::new(asked.rules, past, at);
    draft.world = Some(asked.world);
    draft.grounds.insert(Ground::Counter(id));
    draft.why = counting.why;
    let poll = draft.now.polls.get_mut(&id).unwrap();
    if poll.totals.is_none()
        && let Some(totals) = listed
    {
        draft.changes.push(Change::Ballot(id, BallotChange::Totals(totals).into()));
    }
    poll.fits.extend(fits);
    if draft.is_open() {
        draft.close(id, &counted);
    }
    draft.tell(What::Counted { ballot: id, by: count.by.iter().cloned().collect() })
}

/// A count being judged.
struct Counting<'a> {
    asked: &'a Asked<'a>,
    past: &'a Past,
    ballot: &'a Ballot,
    poll: &'a Poll,
    why: Why,
}

impl Counting<'_> {
    /// "Entered by nobody (the host) or by members of the body accountable for the ballot's state."
    fn by(&mut self, by: &[Person], at: Instant) {
        let party = Party::Members(Holder::Accountable(Some(self.ballot.state)));
        for person in by {
            match self.asked.is_of(self.past, person, &party, As::Party, at) {
                Known::Yes => {}
                Known::No => {
                    self.why.insert("by");
                }
                Known::Unknown => {
                    self.why.insert("roster");
                }
            }
        }
    }

    fn counted(&mut self, count: &Count, listed: Option<Totals>) -> Counted {
        let figures = &count.figures;
        let heads = self.electorate(&figures.heads, listed.map(|totals| totals.heads));
        let area = self
            .ballot
            .weights
            .area
            .then(|| self.electorate(&figures.area, listed.and_then(|totals| totals.area)));
        // While it is not known how many there are nothing else is judged.
        let (Some(heads), false) = (heads, area == Some(None)) else {
            self.why.insert("roster");
            return Counted::default();
        };
        let has_votes = !self.poll.cast.is_empty();
        if has_votes && !self.ballot.is_secret {
            // "In a ballot in which open votes were cast, only all/eligible/present may be told: it closes and counts the votes."
            if says_votes(&figures.heads) || says_votes(&figures.area) || figures.vetoes.is_some() {
                self.why.insert("tallies");
            }
        }
        let heads = self.weigh(&figures.heads, heads, Counted::heads_of);
        let area = area.flatten().map(|area| self.weigh(&figures.area, area, Counted::area_of));
        let vetoes = self.poll.cast.iter().filter(|cast| cast.is_veto).count() as u64;
        if !has_votes || self.ballot.is_secret {
            self.candidates(&figures.heads);
            self.candidates(&figures.area);
        }
        Counted { heads, area, vetoes: figures.vetoes.unwrap_or(vetoes) }
    }

    /// How many there are: as told, else as the roster says. "Where nobody is barred from voting, all may."
    fn electorate(&self, told: &Counts, listed: Option<Electorate>) -> Option<Electorate> {
        let all = told.all.or(listed.map(|of| of.all));
        let may_all = self.ballot.is_election() || self.ballot.bars.is_empty();
        let eligible = told.eligible.or(if may_all { all } else { listed.map(|of| of.eligible) });
        Some(Electorate { all: all?, eligible: eligible? })
    }

    /// What follows from the figures of one weight, and from the votes if open ones were cast.
    fn weigh(&mut self, told: &Counts, electorate: Electorate, of: fn(Counted) -> Sums) -> Sums {
        let sums = if self.poll.cast.is_empty() || self.ballot.is_secret {
            let recorded = Some(of(self.poll.counted(self.ballot)).cast).filter(|cast| *cast > 0);
            let sums = sums(told, electorate, recorded);
            // "In a secret one `cast` must equal the number who voted if any is recorded."
            if recorded.is_some_and(|recorded| recorded != sums.cast) {
                self.why.insert("tallies");
            }
            sums
        } else {
            let votes = of(self.poll.counted(self.ballot));
            Sums { of: Some(electorate), present: told.present.unwrap_or(votes.voting), ..votes }
        };
        if contradicts(told, &sums, self.poll.seats) {
            self.why.insert("tallies");
        }
        sums
    }

    /// "A candidate not standing, barred, or twice: refused."
    fn candidates(&mut self, told: &Counts) {
        let names: Vec<Person> = told.candidates.iter().map(|of| of.person.clone()).collect();
        let mut voting = Voting {
            asked: self.asked,
            past: self.past,
            ballot: self.ballot,
            poll: self.poll,
            why: Why::new(),
        };
        voting.stand(&names);
        self.why.extend(voting.why);
    }

    fn fits(&mut self, counted: &Counted) -> BTreeMap<Person, BTreeSet<usize>> {
        let mut found = BTreeMap::new();
        if !self.ballot.is_election() {
            return found;
        }
        let seated = self.past.seated(self.ballot);
        let sums = [Some(&counted.heads), counted.area.as_ref()];
        let told = sums.into_iter().flatten().flat_map(|sums| &sums.candidates).map(|(person, _)| person);
        for person in told.chain(&seated) {
            if !self.poll.fits.contains_key(person)
                && let Some(fits) =
                    reserved(self.asked, self.past, self.ballot, person, self.poll.opened, &mut self.why)
            {
                found.insert(person.clone(), fits);
            }
        }
        found
    }
}

impl Counted {
    fn heads_of(self) -> Sums {
        self.heads
    }

    fn area_of(self) -> Sums {
        self.area.unwrap_or_default()
    }
}
