//! A run as the lines of a scenario.

use super::{
    choose::Script,
    expected::expected,
    people::{Naming, body_name},
    stage::Stage,
};
use crate::{
    charter::Workflow,
    engine::{Person, VoteChoice},
    finding::Language,
    id::WorkflowId,
    scenario::{
        compile::given,
        compiled::{Balloting, Deed, Polling, Set, Wait, When},
        run::Stand,
        sheet::{counted, told},
    },
    time::Instant,
};

/// The steps of a run, each with what must then be so.
pub(super) fn lines(stage: &Stage, naming: &mut Naming<'_>, script: &Script) -> Vec<String> {
    let mut lines = Vec::new();
    let mut stand = Stand::default();
    let mut spoken: Option<WorkflowId> = None;
    for (deed, refused) in &script.steps {
        let Some((after, last)) = stand.after(stage.played(), deed, None) else { break };
        lines.push(step(stage, naming, deed, (stand.now, spoken)));
        match deed {
            Deed::When(when) => spoken = Some(when.workflow),
            Deed::Polls(polls) => spoken = Some(polls.polling.workflow),
            _ => {}
        }
        match refused {
            Some(word) => lines.push(format!("then refused because {word}")),
            None => lines.extend(expected(stage, naming, (&after, &last), spoken)),
        }
        stand = after;
    }
    lines
}

fn step(
    stage: &Stage,
    naming: &mut Naming<'_>,
    deed: &Deed,
    (now, spoken): (Option<Instant>, Option<WorkflowId>),
) -> String {
    let zone = stage.charter().calendar.zone();
    match deed {
        Deed::When(when) => {
            let said = does(stage, naming, when, spoken);
            let at = when.at.filter(|at| Some(*at) != now).map(|at| format!(" at {}", at.local(zone)));
            said + &at.unwrap_or_default()
        }
        Deed::Polls(polls) => polled(stage, naming, &polls.polling, spoken),
        Deed::Wait(Wait::Until(until)) => format!("wait until {}", until.local(zone)),
        _ => String::new(),
    }
}

fn does(stage: &Stage, naming: &mut Naming<'_>, when: &When, spoken: Option<WorkflowId>) -> String {
    let charter = stage.charter();
    let rules = charter.workflows.at(when.workflow);
    let who: Vec<String> = when.who.iter().map(|actor| naming.actor(actor)).collect();
    let action = &rules.actions.at(when.action).name;
    let action = match spoken {
        Some(known) if known == when.workflow => action.to_string(),
        _ => format!("{}.{action}", rules.name),
    };
    let sets: Vec<String> = when.sets.iter().flat_map(|set| self::set(stage, naming, rules, set)).collect();
    let with = if sets.is_empty() { String::new() } else { format!(" with {}", sets.join(" and ")) };
    format!("when {} does {action}{with}", who.join(" and "))
}

/// A count, `when decide tallies with yes = 34`, or votes, `when ann and bo does decide with vote = yes`.
fn polled(stage: &Stage, naming: &mut Naming<'_>, polling: &Polling, spoken: Option<WorkflowId>) -> String {
    let rules = stage.charter().workflows.at(polling.workflow);
    let ballot = &rules.ballots.at(polling.ballot).name;
    let of = if spoken == Some(polling.workflow) { String::new() } else { format!("{}.", rules.name) };
    match &polling.what {
        Balloting::Counts { figures, .. } => {
            let told = counted(figures, |person| named(stage, naming, person));
            format!("when {of}{ballot} tallies with {}", told.join(" and "))
        }
        Balloting::Votes { voters, in_place_of, choice } => {
            let who: Vec<String> = voters.iter().map(|actor| naming.actor(actor)).collect();
            let whom = in_place_of.as_ref().map(|actor| format!(" for {}", naming.actor(actor)));
            let said = choice.as_ref().map(|choice| voted(stage, naming, choice)).unwrap_or_default();
            let with = if said.is_empty() { String::new() } else { format!(" with {}", said.join(" and ")) };
            format!("when {} does {of}{ballot}{}{with}", who.join(" and "), whom.unwrap_or_default())
        }
    }
}

/// What is voted, as a step of a rule test says it.
fn voted(stage: &Stage, naming: &mut Naming<'_>, choice: &VoteChoice) -> Vec<String> {
    let said = match choice {
        VoteChoice::Yes => vec!["yes".to_owned()],
        VoteChoice::No => vec!["no".to_owned()],
        VoteChoice::Abstain => vec!["abstain".to_owned()],
        VoteChoice::For(persons) if persons.is_empty() => vec!["none".to_owned()],
        VoteChoice::For(persons) => {
            persons.iter().filter_map(|person| named(stage, naming, person)).collect()
        }
    };
    let vote = if naming.language == Language::Zh { "意见" } else { "vote" };
    said.into_iter().map(|said| format!("{vote} = {said}")).collect()
}

/// What a person of the cast is called.
fn named(stage: &Stage, naming: &mut Naming<'_>, person: &Person) -> Option<String> {
    let place = stage.cast.places(std::slice::from_ref(person)).first().copied()?;
    Some(naming.name(place))
}

fn set(stage: &Stage, naming: &mut Naming<'_>, rules: &Workflow, set: &Set) -> Vec<String> {
    let Set::Slot(slot, binding) = set else {
        let (name, given) = given(stage.charter(), rules, set);
        return told(rules, &name, &given);
    };
    let slot = &rules.slots.at(*slot).name;
    let bodies = binding.bodies().iter().map(|body| body_name(stage.charter(), body));
    let mut said: Vec<String> = bodies.map(|body| format!("{slot} = {body}")).collect();
    for place in stage.cast.places(binding.persons()) {
        said.push(format!("{slot} = {}", naming.name(place)));
    }
    said
}
