//! A run as the lines of a scenario.

use super::{choose::Script, expected::expected, people::Naming, stage::Stage};
use crate::{
    charter::Workflow,
    id::WorkflowId,
    scenario::{
        compile::given,
        compiled::{Balloting, Deed, Polling, Set, Wait, When},
        run::Stand,
        sheet::told,
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
        Deed::Polls(polls) => counted(stage, naming, &polls.polling, spoken),
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

/// A count: `when decide tallies with yes = 34`.
fn counted(stage: &Stage, naming: &mut Naming<'_>, polling: &Polling, spoken: Option<WorkflowId>) -> String {
    let Balloting::Counts { figures, .. } = &polling.what else { return String::new() };
    let rules = stage.charter().workflows.at(polling.workflow);
    let ballot = &rules.ballots.at(polling.ballot).name;
    let of = if spoken == Some(polling.workflow) { String::new() } else { format!("{}.", rules.name) };
    let told = crate::scenario::sheet::counted(figures, |person| {
        let place = stage.cast.places(std::slice::from_ref(person)).first().copied()?;
        Some(naming.name(place))
    });
    format!("when {of}{ballot} tallies with {}", told.join(" and "))
}

fn set(stage: &Stage, naming: &mut Naming<'_>, rules: &Workflow, set: &Set) -> Vec<String> {
    let Set::Slot(slot, binding) = set else {
        let (name, given) = given(stage.charter(), rules, set);
        return told(rules, &name, &given);
    };
    let slot = &rules.slots.at(*slot).name;
    // Of each class there is one, which covers every case.
    let bodies = binding.bodies().iter().filter_map(|body| stage.charter().structure.bodies.get(body.body));
    let mut said: Vec<String> = bodies.map(|body| format!("{slot} = {}", body.name)).collect();
    for place in stage.cast.places(binding.persons()) {
        said.push(format!("{slot} = {}", naming.name(place)));
    }
    said
}
