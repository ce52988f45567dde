//! "`polls`: open ballots, totals, how many voted, closes when, whether that person may vote and why not."

use gongzhi::{
    engine::{Person, Totals},
    id::BallotId,
    time::{Due, Instant},
};

use super::{
    Past,
    draft::Why,
    guard::only,
    past::Asked,
    poll::Poll,
    tick::tick,
    vote::{Voting, reserved},
};

/// A ballot that is open, or waits for the count.
#[derive(Debug, PartialEq)]
pub(crate) struct Status {
    pub(crate) ballot: BallotId,
    pub(crate) opened: Instant,
    pub(crate) totals: Option<Totals>,
    pub(crate) voted: u64,
    pub(crate) seats: Option<u32>,
    pub(crate) is_over: bool,
    pub(crate) closes: Option<Due>,
    /// Why the person asked about may not vote; empty if they may.
    pub(crate) why_not: Option<Why>,
}

/// The ballots that are open or wait for the count at an instant; none if too much would happen by then.
pub(crate) fn polls(
    asked: &Asked<'_>,
    past: &Past,
    person: Option<&Person>,
    at: Instant,
) -> Option<Vec<Status>> {
    let rules = asked.rules;
    let is_past = past.last().is_some_and(|last| at < last);
    let now = if is_past { past.clone() } else { tick(rules, past, at)? };
    let status = |(&id, poll): (&BallotId, &Poll)| {
        let ballot = rules.workflow.ballots.get(id).unwrap();
        let clock = ballot.clock.and_then(|clock| Some((clock, now.going.get(&clock)?)));
        let why_not =
            |person: &Person| if is_past { only("at") } else { why_not(asked, &now, id, poll, person) };
        Status {
            ballot: id,
            opened: poll.opened,
            totals: poll.totals,
            voted: poll.cast.len() as u64,
            seats: ballot.is_election().then_some(poll.seats),
            is_over: poll.is_over,
            closes: clock.map(|(clock, going)| going.due(rules, clock)),
            why_not: person.map(why_not),
        }
    };
    Some(now.polls.iter().map(status).collect())
}

/// Why somebody may not vote for oneself, whatever they would say.
fn why_not(asked: &Asked<'_>, now: &Past, id: BallotId, poll: &Poll, person: &Person) -> Why {
    if poll.is_over {
        return only("ballot");
    }
    let ballot = asked.rules.workflow.ballots.get(id).unwrap();
    let mut voting = Voting { asked, past: now, ballot, poll, why: Why::new() };
    voting.voter(person);
    let mut why = voting.why;
    let is_counted = poll.totals.is_some() || asked.totals(now, ballot, poll.opened).is_some();
    if !is_counted || asked.area(ballot, person, poll.opened).is_none() {
        why.insert("roster");
    }
    // With the first vote the roster is asked of those who stay elected.
    for seated in now.seated(ballot).iter().filter(|seated| !poll.fits.contains_key(seated)) {
        reserved(asked, now, ballot, seated, poll.opened, &mut why);
    }
    why
}
