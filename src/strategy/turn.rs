//! Random turns: commands, votes, counts, and what is told of cases that others opened.

use super::{
    Tape,
    command::{command, wait},
    roster::PEOPLE,
};
use crate::{
    charter::{Ballot, BallotSort, Charter, Workflow},
    engine::{CandidateVotes, Command, Count, Counts, Figures, Person, Vote, VoteChoice},
    id::List,
};

/// Something tried in one of a family of cases, so long after the turn before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Seconds since the turn before; negative in a few senseless turns.
    pub after: i64,
    /// The workflow of the case.
    pub workflow: String,
    /// Which of the cases of that workflow, counted round and round in the order in which they were opened.
    pub case: usize,
    /// What is tried.
    pub tried: Tried,
    /// What a judge may try instead, the first that fits where its case stands: few blind attempts come to anything.
    pub instead: Vec<Turn>,
}

/// What is tried in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// A command.
    Command(Command),
    /// A vote.
    Vote(Vote),
    /// A count.
    Count(Box<Count>),
    /// It is told of one of the cases that it opened, counted round and round, that it has ended: with this outcome, or as it
    /// has.
    Ended(usize, Option<String>),
}

/// Up to `length` turns in cases of the named workflow, and in those that they open.
pub(super) fn turns(charter: &Charter, workflow: &str, length: usize, tape: &mut Tape) -> Vec<Turn> {
    let mut any = |number| {
        let turn = turn(charter, workflow, number, tape)?;
        let instead =
            (0..2 + tape.below(12)).filter_map(|_| self::turn(charter, workflow, number, tape)).collect();
        Some(Turn { instead, ..turn })
    };
    (0..length).filter_map(&mut any).collect()
}

fn turn(charter: &Charter, workflow: &str, number: usize, tape: &mut Tape) -> Option<Turn> {
    let others = charter.workflows.len() > 1 && number > 1 && tape.chance(30);
    let rules = if others {
        let workflows: Vec<_> = charter.workflows.values().collect();
        *tape.pick(&workflows)?
    } else {
        charter.workflow(workflow)?.1
    };
    let case = if number < 2 { 0 } else { tape.below(4) };
    let ballots: Vec<&Ballot> = rules.ballots.values().collect();
    let (after, tried) = match tape.below(20) {
        0..=9 if number > 0 && !ballots.is_empty() => {
            // Votes come one soon after another, or no ballot would ever be complete.
            let pause = i64::try_from(tape.below(60)).unwrap_or_default();
            (if tape.chance(85) { pause } else { wait(tape) }, Tried::Vote(vote(&ballots, tape)))
        }
        10 if number > 0 && !ballots.is_empty() => {
            (wait(tape), Tried::Count(Box::new(count(&ballots, tape))))
        }
        11..=14 if number > 0 && charter.workflows.len() > 1 => {
            let outcome = if tape.chance(40) { outcome(&charter.workflows, tape) } else { None };
            (wait(tape) / 4, Tried::Ended(tape.below(4), outcome))
        }
        _ => (wait(tape), Tried::Command(command(charter, rules, number, tape))),
    };
    Some(Turn { after, workflow: rules.name.to_string(), case, tried, instead: Vec::new() })
}

/// An outcome of some workflow, seldom of none.
fn outcome(workflows: &List<crate::id::WorkflowId, Workflow>, tape: &mut Tape) -> Option<String> {
    if tape.chance(5) {
        return Some("nothing".to_owned());
    }
    let workflows: Vec<_> = workflows.values().skip(1).collect();
    let states = tape.pick(&workflows)?.states.values();
    let outcomes: Vec<_> = states.filter_map(|state| state.end.as_ref()).collect();
    tape.pick(&outcomes).map(ToString::to_string)
}

fn person(tape: &mut Tape) -> Person {
    tape.pick(&PEOPLE).copied().unwrap_or("ann").into()
}

fn vote(ballots: &[&Ballot], tape: &mut Tape) -> Vote {
    let Some(ballot) = tape.pick(ballots).filter(|_| !tape.chance(1)) else {
        return Vote::new("nothing", "ann");
    };
    let mut vote = Vote::new(ballot.name.as_str(), person(tape));
    let for_another = if ballot.proxies.is_empty() { 3 } else { 30 };
    if tape.chance(for_another) {
        vote = vote.for_another(person(tape));
    }
    // Seldom told where it must not be, or not told where it must be.
    if ballot.is_secret == tape.chance(2) {
        vote = vote.choice(choice(ballot, tape));
    }
    vote
}

fn choice(ballot: &Ballot, tape: &mut Tape) -> VoteChoice {
    let elects = ballot.is_election() != tape.chance(2);
    if elects && !tape.chance(8) {
        let count = 1 + tape.below(3);
        let mut names: Vec<Person> = Vec::new();
        for _ in 0..count {
            let name = person(tape);
            // Seldom the same twice.
            if !names.contains(&name) || tape.chance(10) {
                names.push(name);
            }
        }
        return VoteChoice::For(if tape.chance(3) { Vec::new() } else { names });
    }
    match tape.below(10) {
        _ if elects => VoteChoice::Abstain,
        0..=5 => VoteChoice::Yes,
        6..=8 => VoteChoice::No,
        _ => VoteChoice::Abstain,
    }
}

fn count(ballots: &[&Ballot], tape: &mut Tape) -> Count {
    let Some(ballot) = tape.pick(ballots).filter(|_| !tape.chance(1)) else {
        return Count::new("nothing", Figures::default());
    };
    let figures = Figures {
        heads: counts(ballot, tape, 8),
        area: if ballot.weights.area { counts(ballot, tape, 200) } else { Counts::default() },
        vetoes: (!ballot.vetoes.is_empty() && tape.chance(30))
            .then(|| u64::try_from(tape.below(2)).unwrap_or_default()),
    };
    let mut count = Count::new(ballot.name.as_str(), figures);
    for _ in 0..tape.below(3).saturating_sub(1) {
        count = count.by(person(tape));
    }
    count
}

/// Figures of which most agree with one another.
fn counts(ballot: &Ballot, tape: &mut Tape, most: usize) -> Counts {
    // In some counts nothing but what may be told of a ballot in which votes were cast.
    let bare = tape.chance(25);
    let mut some = |percent: usize, bound: usize| {
        let number = u64::try_from(tape.below(bound + 1)).unwrap_or_default();
        tape.chance(percent).then_some(number)
    };
    let mut told = Counts {
        all: some(30, most).map(|all| all + 2),
        eligible: some(15, most),
        present: some(40, most),
        ..Counts::default()
    };
    if bare {
        return told;
    }
    told.voting = some(10, most);
    told.issued = some(15, most);
    told.cast = some(50, most);
    told.spoilt = some(20, most / 4);
    if let BallotSort::Elects { .. } = ballot.sort {
        let names = tape.some(&PEOPLE, 40);
        let votes = |name: &str| CandidateVotes {
            person: name.into(),
            votes: u64::try_from(tape.below(most / 2 + 1)).unwrap_or_default(),
        };
        told.candidates = names.into_iter().map(votes).collect();
    } else {
        told.yes = some(90, most / 2);
        told.no = some(40, most / 4);
        told.abstain = some(20, most / 4);
    }
    told
}
