//! The question "which ballots are open?".

use super::{Poll, Totals, Vote, VoteChoice, electorate::Voters, voting::Voting};
use crate::{
    charter::Charter,
    engine::{
        Case, Opening, Person, QuestionError, Reason, World, decide::workflow_of, expire::catch_up,
        view::View,
    },
    id::BallotId,
    time::{Due, Instant},
};

/// A ballot that is open, or waits for the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollStatus {
    /// The ballot.
    pub ballot: BallotId,
    /// When it was opened.
    pub opened: Instant,
    /// How many there are, if that has been asked.
    pub totals: Option<Totals>,
    /// How many have voted.
    pub voted: u64,
    /// How many seats it fills, if it is an election.
    pub seats: Option<u32>,
    /// Whether voting is over and only the count is to come.
    pub is_over: bool,
    /// When its time is over, if it has one.
    pub closes: Option<Due>,
    /// Whether the person asked about may vote, and why not.
    pub may_vote: Option<Opening>,
}

/// The ballots of the case that are open or wait for the count at `at`, in the order of declaration; with a person, whether
/// that person may still vote for oneself. Expiries that have come are taken into account.
///
/// # Errors
/// [`QuestionError`] if the case goes by other rules, or has too many expiries by then.
pub fn polls(
    charter: &Charter,
    world: &World<'_>,
    case: &Case,
    person: Option<&Person>,
    at: Instant,
) -> Result<Vec<PollStatus>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let past = case.last.filter(|last| at < *last);
    let moved = match past {
        Some(_) => None,
        None => catch_up(charter, workflow, (world.directory, world.calendar), case, at)?.1,
    };
    let now = moved.as_deref().unwrap_or(case);
    let view = View::new(charter, workflow, now, world.directory);
    let status = |poll: &Poll| {
        let ballot = workflow.ballots.at(poll.ballot);
        let may = |person: &Person| {
            if let Some(last) = past {
                return Opening::Closed(smallvec::smallvec![Reason::Past { last }]);
            }
            if poll.is_over {
                return Opening::Closed(smallvec::smallvec![Reason::NotOpen {
                    ballot: poll.ballot,
                    is_over: true
                }]);
            }
            let voters = Voters::new(ballot, &view, *world, poll.opened);
            let mut voting = Voting::new((poll.ballot, ballot), poll, voters, &view);
            let choice = (!ballot.is_secret).then_some(VoteChoice::Abstain);
            voting.take(&Vote { choice, ..Vote::new(ballot.name.as_str(), person.clone()) });
            if poll.totals.is_none() {
                voting.totals();
            }
            if voting.reasons.is_empty() { Opening::Open } else { Opening::Closed(voting.reasons.into()) }
        };
        let clock = ballot.clock.and_then(|clock| Some((workflow.clocks.get(clock)?, now.run(clock)?)));
        PollStatus {
            ballot: poll.ballot,
            opened: poll.opened,
            totals: poll.totals,
            voted: poll.heads.voted,
            seats: poll.seats,
            is_over: poll.is_over,
            closes: clock.map(|(clock, run)| run.due(world.calendar, clock.policy)),
            may_vote: person.map(may),
        }
    };
    Ok(now.polls().iter().map(status).collect())
}
