//! What somebody could try where the cases of a run stand.

use std::collections::BTreeMap;

use super::{counts::counts, role::Role, stage::Stage, votes::votes};
use crate::{
    charter::{Action, Workflow},
    engine::{Case, Doer, Facts, Person, Walk, Whom},
    id::{ActionId, Id as _, WorkflowId},
    rule::{Condition, Value},
    scenario::{
        compiled::{Actor, Deed, Set, Wait, When},
        run::{Running, Stand},
    },
    time::{Instant, TimeOfDay},
    workflow::Leaving,
};

/// How many others than who acts are tried for an action.
const STRANGERS: usize = 6;

/// An action that somebody could try in one case.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) workflow: WorkflowId,
    pub(super) action: ActionId,
    whom: Option<Whom>,
    /// Who may act by the clauses, and how many of these for each part.
    pub(super) actors: Vec<Vec<Actor>>,
    /// Others.
    pub(super) strangers: Vec<Vec<Actor>>,
    /// What is told; what tells least comes first.
    pub(super) told: Vec<Vec<Set>>,
}

impl Choice {
    /// The step in which these try it and tell that.
    pub(super) fn deed(&self, who: &[Actor], sets: &[Set], at: Option<Instant>) -> Deed {
        Deed::When(When {
            who: who.to_vec(),
            workflow: self.workflow,
            action: self.action,
            covers: Vec::new(),
            sets: sets.to_vec(),
            whom: self.whom.clone(),
            at,
        })
    }
}

/// Looks for what could be tried.
#[derive(Debug)]
pub(super) struct Scout<'s> {
    pub(super) stage: &'s Stage,
    pub(super) walks: BTreeMap<WorkflowId, Walk<'s>>,
    told: BTreeMap<(WorkflowId, ActionId), Vec<Vec<Set>>>,
}

impl<'s> Scout<'s> {
    pub(super) fn new(stage: &'s Stage) -> Self {
        Self { stage, walks: BTreeMap::new(), told: BTreeMap::new() }
    }

    /// Looks at a workflow when a case of it is met first.
    fn meet(&mut self, id: WorkflowId) {
        let charter = self.stage.charter();
        if self.walks.contains_key(&id) {
            return;
        }
        let Some((workflow, walk)) =
            charter.workflows.get(id).zip(Walk::timed(charter, id, &Condition::Always, Facts::Kept))
        else {
            return;
        };
        self.walks.insert(id, walk);
        for (action, rules) in workflow.actions.iter() {
            let told = self.told(id, workflow, (action, rules));
            self.told.insert((id, action), told);
        }
    }

    /// Where the cases stand, as far as rules tell it apart; and the same, coarsely.
    pub(super) fn key(&mut self, stand: &Stand<'_>) -> (Vec<u64>, Vec<u64>) {
        let (mut fine, mut coarse) = (Vec::new(), Vec::new());
        for running in &stand.cases {
            let case = &running.case;
            let id = case.workflow();
            self.meet(id);
            let Some(walk) = self.walks.get_mut(&id) else { continue };
            let number = id.index() as u64;
            fine.push(number);
            fine.extend(walk.pack(case));
            fine.extend(who_counts(self.stage, self.stage.charter().workflows.at(id), case));
            fine.extend(case.polls().iter().flat_map(|poll| {
                let candidates = poll.candidates.iter().map(|standing| standing.heads);
                let sums = [poll.heads.voted, poll.heads.yes, poll.heads.no, poll.vetoes];
                let held = poll.proxies.iter().map(|(_, held)| u64::from(*held));
                sums.into_iter().chain(candidates).chain(held)
            }));
            coarse.extend([number, u64::from(case.rung())]);
            coarse.extend(case.marking().iter().map(|state| state.index() as u64 + 1));
        }
        (fine, coarse)
    }

    /// The instants at which something ends next, in each case.
    pub(super) fn waits(&self, stand: &Stand<'_>) -> Vec<Deed> {
        let charter = self.stage.charter();
        let Some(now) = stand.now else { return Vec::new() };
        let dues = stand.cases.iter().filter(|running| running.case.ended().is_none()).flat_map(|running| {
            let rules = charter.workflows.at(running.case.workflow());
            let runs = running.case.runs().iter().filter(|run| !run.expired);
            runs.filter_map(|run| run.due(&charter.calendar, rules.clocks.get(run.clock)?.policy).instant())
        });
        let days = stand.cases.iter().flat_map(|running| self.days(&running.case));
        let next = dues.filter(|due| *due > now).min();
        let day = days.filter(|day| *day > now).min();
        let all = next.into_iter().chain(day.filter(|day| Some(*day) != next));
        all.map(|until| Deed::Wait(Wait::Until(until))).collect()
    }

    /// The days that a case knows, at the hour at which runs begin.
    fn days(&self, case: &Case) -> Vec<Instant> {
        let charter = self.stage.charter();
        let facts = charter.workflows.at(case.workflow()).facts.ids();
        let dates = facts.filter_map(|fact| match case.fact(fact) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        });
        let morning = TimeOfDay::from_minutes(10 * 60);
        dates.filter_map(|day| Instant::at(day, morning?, charter.calendar.zone())).collect()
    }

    /// How the open ballots of the cases could be counted.
    pub(super) fn counts(&self, stand: &Stand<'_>) -> Vec<Deed> {
        last(stand).flat_map(|case| counts(self.stage, case.workflow(), case)).collect()
    }

    /// Who could vote what in the open ballots of the cases.
    pub(super) fn votes(&self, stand: &Stand<'_>) -> Vec<Deed> {
        let Some(now) = stand.now else { return Vec::new() };
        last(stand).flat_map(|case| votes(self.stage, now, case.workflow(), case)).collect()
    }

    /// What could be tried; where nothing has happened yet, how cases of that workflow begin.
    pub(super) fn choices(&mut self, stand: &Stand<'_>, begins: WorkflowId) -> Vec<Choice> {
        let charter = self.stage.charter();
        if stand.cases.is_empty() {
            self.meet(begins);
            return charter
                .workflows
                .get(begins)
                .map(|workflow| self.starts(begins, workflow))
                .unwrap_or_default();
        }
        stand.cases.iter().for_each(|running| self.meet(running.case.workflow()));
        let mut found = Vec::new();
        for (place, running) in stand.cases.iter().enumerate() {
            let id = running.case.workflow();
            let is_hidden = |other: &Running| {
                other.case.workflow() == id && (running.whom.is_none() || other.whom == running.whom)
            };
            let is_last = !stand.cases.iter().skip(place + 1).any(is_hidden);
            if is_last && running.case.ended().is_none() {
                found.extend(self.in_case(id, charter.workflows.at(id), stand, running));
            }
        }
        found
    }

    fn starts(&self, id: WorkflowId, workflow: &Workflow) -> Vec<Choice> {
        let Ok(case) = Case::new(self.stage.charter(), workflow.name.as_str(), "none") else {
            return Vec::new();
        };
        let starts = workflow.actions.iter();
        let starts = starts.filter(|(_, action)| action.leaving == Leaving::Start && !action.is_retired);
        starts.map(|(action, rules)| self.choice(id, (action, rules), (&case, None), &[])).collect()
    }

    fn in_case(
        &self,
        id: WorkflowId,
        workflow: &Workflow,
        stand: &Stand<'_>,
        running: &Running,
    ) -> Vec<Choice> {
        let case = &running.case;
        let is_open = |action: &Action| match &action.leaving {
            Leaving::Start => false,
            Leaving::Any => true,
            Leaving::Some(ways) => {
                ways.iter().any(|states| states.iter().all(|&state| case.marking().contains(state)))
            }
        };
        let several = stand.cases.iter().filter(|other| other.case.workflow() == id).count() > 1;
        let whom = running.whom.clone().filter(|_| several);
        let acted = self.stage.cast.places(&acted(workflow, case));
        let open = workflow.actions.iter().filter(|(_, action)| is_open(action) && !action.is_retired);
        open.map(|(action, rules)| self.choice(id, (action, rules), (case, whom.clone()), &acted)).collect()
    }

    fn choice(
        &self,
        workflow: WorkflowId,
        (action, rules): (ActionId, &Action),
        (case, whom): (&Case, Option<Whom>),
        acted: &[usize],
    ) -> Choice {
        let cast = &self.stage.cast;
        let parts = self.walks.get(&workflow).map(|walk| walk.parts(case, action)).unwrap_or_default();
        let mut actors: Vec<Vec<Actor>> = Vec::new();
        let mut known: Vec<usize> = Vec::new();
        let joint = rules.by.iter().any(|by| !by.together.is_empty());
        for (doer, _) in &parts {
            if *doer == Doer::System {
                actors.push(vec![Actor::System]);
                continue;
            }
            let places = cast.playing(self.stage.charter(), doer, case.raisers());
            let new: Vec<usize> = places.into_iter().filter(|place| !known.contains(place)).collect();
            actors.extend(new.iter().map(|place| vec![Actor::Part(*place)]));
            if joint {
                let sizes = 2..=new.len();
                let first = |size: usize| new.iter().take(size).map(|place| Actor::Part(*place)).collect();
                actors.extend(sizes.map(first));
            }
            known.extend(new);
        }
        let firsts = (0..cast.are.len()).filter(|place| {
            let roles = cast.are.get(*place).map(Vec::as_slice).unwrap_or_default();
            let is_first = |role: &Role| cast.having(*role).next() == Some(*place);
            roles.len() == 1 && roles.iter().all(is_first)
        });
        let strangers = acted.iter().copied().chain(firsts).filter(|place| !known.contains(place));
        let strangers = strangers.take(STRANGERS).map(|place| vec![Actor::Part(place)]).collect();
        let told = self.told.get(&(workflow, action)).cloned().unwrap_or_default();
        Choice { workflow, action, whom, actors, strangers, told }
    }
}

/// The last case of each workflow.
fn last<'s>(stand: &'s Stand<'_>) -> impl Iterator<Item = &'s Case> {
    let is_last = |place: usize, id: WorkflowId| {
        !stand.cases.iter().skip(place + 1).any(|other| other.case.workflow() == id)
    };
    let cases = stand.cases.iter().map(|running| &running.case).enumerate();
    cases.filter(move |(place, case)| is_last(*place, case.workflow())).map(|(_, case)| case)
}

/// The persons of whom rules may ask whether they acted before.
fn who_counts(stage: &Stage, workflow: &Workflow, case: &Case) -> Vec<u64> {
    let mut places = stage.cast.places(&acted(workflow, case));
    // Those of whom there is somebody of two roles or with a tie may be barred; all others are alike.
    places.retain(|place| {
        let is_both = stage.cast.are.get(*place).is_some_and(|are| are.len() > 1);
        is_both || stage.cast.ties.iter().flatten().any(|(other, _)| other == place)
    });
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| place as u64 + 1_000).collect()
}

/// Who raised a case or ever did something in it.
fn acted(workflow: &Workflow, case: &Case) -> Vec<Person> {
    let deeds = workflow.actions.ids().filter_map(|action| case.deed(action));
    case.raisers().iter().chain(deeds.flat_map(|deed| &deed.ever)).cloned().collect()
}
