//! How a ballot stands, or ended.

use super::{
    super::{
        expected::{Tallied, Tally},
        phrase::{both, same},
        run::Met,
    },
    observed::{Observed, differ},
};
use crate::{
    charter::BallotResult,
    engine::{Attempt, BallotChange, Change, Electorate, Outcome, Poll, Sums},
    finding::{Bilingual, Span},
    id::BallotId,
};

/// A ballot as the case knows it.
enum Stand<'c> {
    Open(&'c Poll),
    Ended(&'c Outcome),
    Unopened,
}

impl Observed<'_> {
    /// Whether a ballot ended so, or has these figures; if neither is said, whether it is open.
    pub(super) fn tallied(&self, expected: &Tallied, span: Span) -> Met {
        let stand = self.stand(expected.ballot);
        let what = self.phrases.attempt(Attempt::Ballot(expected.ballot));
        let is_asked_whether_open = expected.result.is_none() && expected.figures.is_empty();
        if is_asked_whether_open || expected.result.is_some() {
            let ended = match stand {
                Stand::Ended(outcome) => Some(outcome.result),
                Stand::Open(_) | Stand::Unopened => None,
            };
            let is_met = match expected.result {
                Some(result) => ended == Some(result),
                None => matches!(stand, Stand::Open(_)),
            };
            differ(is_met, span, what.clone(), || {
                let open = || Bilingual::new("open", "表决中");
                (expected.result.map_or_else(open, named), stand.say())
            })?;
        }
        for tally in &expected.figures {
            let actual = stand.figure(tally);
            let figure = |number: Option<u64>| figure(tally, number);
            differ(actual == Some(tally.number), span, what.clone(), || {
                (figure(Some(tally.number)), figure(actual))
            })?;
        }
        Ok(())
    }

    fn stand(&self, ballot: BallotId) -> Stand<'_> {
        if let Some(poll) = self.running.case.poll(ballot) {
            return Stand::Open(poll);
        }
        let mut changes = self.running.events.iter().rev().flat_map(|event| event.changes.iter().rev());
        let closed = changes.find_map(|change| match change {
            Change::Ballot(of, change) if *of == ballot => match change.as_ref() {
                BallotChange::Closed(outcome) => Some(outcome),
                _ => None,
            },
            _ => None,
        });
        closed.map_or(Stand::Unopened, Stand::Ended)
    }
}

fn named(result: BallotResult) -> Bilingual {
    both(|language| result.word(language).to_owned())
}

fn figure(tally: &Tally, number: Option<u64>) -> Bilingual {
    let area = if tally.by_area { ".area" } else { "" };
    match number {
        Some(number) => same(format!("{}{area} = {number}", tally.figure)),
        None => Bilingual::new(
            format!("{}{area} is not known", tally.figure),
            format!("{}{area} 未知", tally.figure),
        ),
    }
}

impl Stand<'_> {
    fn say(&self) -> Bilingual {
        match self {
            Self::Open(poll) if poll.is_over => {
                Bilingual::new("voting is over, not counted yet", "投票结束，尚未计票")
            }
            Self::Open(_) => Bilingual::new("open", "表决中"),
            Self::Ended(outcome) => named(outcome.result),
            Self::Unopened => Bilingual::new("it has no result and is not open", "没有结果，也不在表决中"),
        }
    }

    fn figure(&self, tally: &Tally) -> Option<u64> {
        match self {
            Self::Open(poll) => {
                let (sums, totals) = match tally.by_area {
                    true => (&poll.area, poll.totals.and_then(|totals| totals.area)),
                    false => (&poll.heads, poll.totals.map(|totals| totals.heads)),
                };
                in_poll(tally.figure, sums, totals, poll.vetoes)
            }
            Self::Ended(outcome) => in_outcome(tally, outcome),
            Self::Unopened => None,
        }
    }
}

/// What is in so far.
fn in_poll(figure: &str, sums: &Sums, totals: Option<Electorate>, vetoes: u64) -> Option<u64> {
    match figure {
        "all" => totals.map(|totals| totals.all),
        "eligible" => totals.map(|totals| totals.eligible),
        "present" | "voting" | "cast" => Some(sums.voted),
        "yes" => Some(sums.yes),
        "no" => Some(sums.no),
        "abstain" => Some(sums.abstain),
        "vetoes" => Some(vetoes),
        _ => None,
    }
}

fn in_outcome(tally: &Tally, outcome: &Outcome) -> Option<u64> {
    let counted = if tally.by_area { outcome.area? } else { outcome.heads };
    match tally.figure {
        "all" => counted.all,
        "eligible" => counted.eligible,
        "present" => Some(counted.present),
        "voting" => Some(counted.voting),
        "cast" => Some(counted.cast),
        "yes" => Some(counted.yes),
        "no" => Some(counted.no),
        "abstain" => Some(counted.abstain),
        "vetoes" => Some(outcome.vetoes),
        _ => None,
    }
}
