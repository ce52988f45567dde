//! Votes and counts of rule tests.

use super::{
    names::{Names, Sought},
    people,
};
use crate::{
    charter::Ballot,
    engine::{CandidateVotes, Counts, Figures, VoteChoice},
    finding::{Bilingual, Lint},
    id::{BallotId, WorkflowId},
    scenario::{
        TalliesText, WhenText,
        compiled::{Actor, Balloting, People, Polling},
    },
    text::{AssignText, Expression, Path},
};

/// The figures of a count in both languages; `yes` and `no` are words of the language, so that 是 and 否 are read as these.
pub(super) const FIGURES: [(&str, &str); 11] = [
    ("all", "全部"),
    ("eligible", "有权者"),
    ("present", "到会"),
    ("voting", "投票"),
    ("issued", "发出"),
    ("cast", "选票"),
    ("spoilt", "废票"),
    ("yes", "赞成"),
    ("no", "反对"),
    ("abstain", "弃权"),
    ("vetoes", "否决"),
];

/// What a ballot of a step is, and where it stands.
pub(super) struct Found<'c> {
    pub(super) workflow: WorkflowId,
    pub(super) id: BallotId,
    pub(super) ballot: &'c Ballot,
}

/// The ballot that a path names, with its workflow where it says so: `election.first-vote`. None if it names no ballot.
pub(super) fn find<'c>(names: &Names<'c>, path: &Path, current: Option<WorkflowId>) -> Option<Found<'c>> {
    let (first, rest) = path.split_first();
    let charter = names.charter;
    let workflow = match rest {
        Some(_) => Some(charter.workflows.position(|workflow| workflow.name == *first)?),
        None => current,
    };
    let name = rest.unwrap_or(first);
    let in_workflow = |workflow: WorkflowId| {
        let ballots = &charter.workflows.at(workflow).ballots;
        let id = ballots.position(|ballot| ballot.name == *name)?;
        Some(Found { workflow, id, ballot: ballots.at(id) })
    };
    match workflow {
        Some(workflow) => in_workflow(workflow),
        None => charter.workflows.ids().find_map(in_workflow),
    }
}

/// A vote: `chen does decide with vote = yes`, in another's place `for wang`.
pub(super) fn vote(
    names: &mut Names<'_>,
    people: &People,
    found: &Found<'_>,
    text: &WhenText,
) -> Option<Polling> {
    let voters: Vec<_> = text.who.iter().map(|path| people::actor(names, people, path)).collect();
    let in_place_of = match &text.of {
        Some(path) => Some(people::actor(names, people, path)?),
        None => None,
    };
    let choice = choice(names, people, found.ballot, &text.with)?;
    Some(Polling {
        workflow: found.workflow,
        ballot: found.id,
        what: Balloting::Votes { voters: voters.into_iter().collect::<Option<_>>()?, in_place_of, choice },
    })
}

/// What is voted; nothing in a secret ballot. None if it cannot be understood.
#[expect(clippy::option_option, reason = "understood or not, and if understood, said or not")]
fn choice(
    names: &mut Names<'_>,
    people: &People,
    ballot: &Ballot,
    with: &[AssignText],
) -> Option<Option<VoteChoice>> {
    let mut candidates = Vec::new();
    let mut choice = None;
    for text in with {
        if !matches!(text.target.as_str(), "vote" | "意见") {
            names.unknown(&text.target, Sought("part of a vote", "表决内容"), ["vote"]);
            return None;
        }
        let Expression::Name(said) = &text.value else {
            names.say(
                Lint::WrongType,
                text.target.span,
                "a vote is `yes`, `no`, `abstain`, or the name of a candidate",
                "意见写 `是`、`否`、`弃权`，或者候选人的名称",
            );
            return None;
        };
        match said.as_str() {
            "yes" | "赞成" if !ballot.is_election() => choice = Some(VoteChoice::Yes),
            "no" | "反对" if !ballot.is_election() => choice = Some(VoteChoice::No),
            "abstain" | "弃权" => choice = Some(VoteChoice::Abstain),
            "none" => candidates.clear(),
            _ => {
                let part = people::part(names, people, said)?;
                candidates.extend(people.parts.get(part).and_then(|part| part.persons.first()).cloned());
            }
        }
    }
    if choice.is_none() && !(with.is_empty() || candidates.is_empty() && !ballot.is_election()) {
        choice = Some(VoteChoice::For(candidates));
    }
    Some(choice)
}

/// A count: `decide tallies with all = 99 and present = 66 and yes = 34`.
pub(super) fn count(
    names: &mut Names<'_>,
    people: &People,
    found: &Found<'_>,
    tellers: Vec<Actor>,
    text: &TalliesText,
) -> Option<Polling> {
    let mut figures = Figures::default();
    for set in &text.with {
        figure(names, people, &mut figures, set)?;
    }
    Some(Polling {
        workflow: found.workflow,
        ballot: found.id,
        what: Balloting::Counts { tellers, figures: Box::new(figures) },
    })
}

fn figure(names: &mut Names<'_>, people: &People, figures: &mut Figures, set: &AssignText) -> Option<()> {
    let Expression::Number(number, _) = set.value else {
        let message = Bilingual::new(
            format!("`{}` is a number of persons or votes", set.target),
            format!("“{}”写人数或者票数", set.target),
        );
        names.say(Lint::WrongType, set.target.span, message.en, message.zh);
        return None;
    };
    let number = u64::from(number);
    let (name, weight) = set.target.split_first();
    let counts = match weight {
        None => &mut figures.heads,
        Some("area" | "面积") => &mut figures.area,
        Some(_) => return unknown(names, &set.target),
    };
    let known = FIGURES.iter().find(|(en, zh)| [*en, *zh].contains(&name)).map(|(en, _)| *en);
    match known {
        Some("vetoes") => figures.vetoes = Some(number),
        Some(known) => *place(counts, known)? = Some(number),
        None => {
            let path = Path::new(name, set.target.span);
            let part = people::part(names, people, &path)?;
            let person = people.parts.get(part)?.persons.first()?.clone();
            counts.candidates.push(CandidateVotes { person, votes: number });
        }
    }
    Some(())
}

fn unknown(names: &mut Names<'_>, path: &Path) -> Option<()> {
    names.unknown(path, Sought("figure of a count", "计票数字"), FIGURES.iter().map(|(en, _)| *en));
    None
}

fn place<'f>(counts: &'f mut Counts, figure: &str) -> Option<&'f mut Option<u64>> {
    Some(match figure {
        "all" => &mut counts.all,
        "eligible" => &mut counts.eligible,
        "present" => &mut counts.present,
        "voting" => &mut counts.voting,
        "issued" => &mut counts.issued,
        "cast" => &mut counts.cast,
        "spoilt" => &mut counts.spoilt,
        "yes" => &mut counts.yes,
        "no" => &mut counts.no,
        "abstain" => &mut counts.abstain,
        _ => return None,
    })
}
