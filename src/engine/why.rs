//! The question "by which rules did this happen?".

use super::{Child, Event, Ground, QuestionError};
use crate::{
    charter::{Charter, Next, Workflow},
    finding::Language,
    origin::Origin,
    rule::{Expiry, Opens, SlotType, Window},
    structure::Delegation,
};

/// A rule that permitted or shaped an event.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'c> {
    /// What in the event it is.
    pub ground: Ground,
    /// Its name, or that of what it belongs to.
    pub title: Title<'c>,
    /// Where it comes from: sources, a local choice, its place in the text.
    pub origin: &'c Origin,
}

/// What a rule is called, in the charter's languages.
#[derive(Debug, Clone, Copy)]
pub struct Title<'c> {
    name: &'c crate::Name,
    titles: &'c crate::title::Titles,
}

impl<'c> Title<'c> {
    /// The name in the charter.
    #[must_use]
    pub fn name(self) -> &'c crate::Name {
        self.name
    }

    /// The title in a language, or else the name.
    #[must_use]
    pub fn get(self, language: Language) -> &'c str {
        self.titles.or(language, self.name)
    }
}

/// The rules that permitted and shaped an event, in the order in which they were read.
///
/// # Errors
/// [`QuestionError::Foreign`] if the event happened under other rules.
pub fn why<'c>(charter: &'c Charter, event: &Event) -> Result<Vec<Rule<'c>>, QuestionError> {
    let workflow = workflow_of(charter, event)?;
    let rules = |&ground: &Ground| {
        let details = conditions(workflow, ground).into_iter().chain(opened(charter, workflow, ground));
        rule(charter, workflow, ground).into_iter().chain(details)
    };
    Ok(event.grounds.iter().flat_map(rules).collect())
}

/// The workflow by whose rules an event happened.
fn workflow_of<'c>(charter: &'c Charter, event: &Event) -> Result<&'c Workflow, QuestionError> {
    let workflow = charter.workflows.get(event.of.workflow);
    workflow.filter(|_| event.of.fingerprint == charter.fingerprint).ok_or_else(|| QuestionError::Foreign {
        case: event.of.id.to_string(),
        charter: event.of.charter.clone(),
        edition: event.of.edition.to_string(),
    })
}

/// The conditions, times and extensions of an action that cite a source of their own: all of them had to be met.
fn conditions(workflow: &Workflow, ground: Ground) -> Vec<Rule<'_>> {
    let Ground::Action(id) = ground else { return Vec::new() };
    let Some(action) = workflow.actions.get(id) else { return Vec::new() };
    let guards = action.guards.iter().map(|guard| &guard.origin);
    let windows = action.windows.iter().map(Window::origin);
    let prolongs = action.prolongs.iter().map(|prolongs| &prolongs.origin);
    let requests = action.requests.iter().map(|requests| &requests.origin);
    let declines = action.declines.iter().map(|declines| &declines.origin);
    let all = guards.chain(windows).chain(prolongs).chain(requests).chain(declines);
    let own = all.filter(|origin| !origin.sources.is_empty() || origin.local.is_some());
    let title = Title { name: &action.name, titles: &action.titles };
    own.map(|origin| Rule { ground, title, origin }).collect()
}

/// What says that cases are opened, where it cites a source of its own.
fn opened<'c>(charter: &'c Charter, workflow: &'c Workflow, ground: Ground) -> Vec<Rule<'c>> {
    let cites = |opens: &&Opens| !opens.origin.sources.is_empty() || opens.origin.local.is_some();
    let rule = |opens: &'c Opens| {
        let workflow = charter.workflows.get(opens.workflow)?;
        let title = Title { name: &workflow.name, titles: &workflow.titles };
        Some(Rule { ground, title, origin: &opens.origin })
    };
    opening(workflow, ground).iter().filter(cites).filter_map(rule).collect()
}

/// The clauses of a rule that open cases, in the order in which they do.
fn opening(workflow: &Workflow, ground: Ground) -> &[Opens] {
    let route = match ground {
        Ground::Action(id) => return workflow.actions.get(id).map_or(&[], |action| &action.opens),
        Ground::Route(id, route) => workflow.actions.get(id).and_then(|action| match &action.next {
            Next::Routes(routes) => routes.get(usize::from(route)),
            Next::Stay | Next::Table(_) => None,
        }),
        Ground::Expiry(id, route) => workflow.clocks.get(id).and_then(|clock| match &clock.expiry {
            Expiry::Route(routes) => routes.get(usize::from(route)),
            _ => None,
        }),
        Ground::Result(id, result, route) => {
            let on = workflow.ballots.get(id).and_then(|ballot| ballot.on.get(usize::from(result)));
            on.and_then(|on| on.routes.get(usize::from(route)))
        }
        Ground::Exhausted(id) => workflow.slots.get(id).and_then(|slot| slot.exhausted.as_ref()),
        Ground::Join(id, way) => {
            let state = workflow.states.get(id);
            state.and_then(|state| state.ways_on().nth(usize::from(way))).map(|way| way.route)
        }
        _ => None,
    };
    route.map_or(&[], |route| &route.opens)
}

/// The rules by which an event opened a sub-case: the clause that says so, with its own source or else that of the rule it
/// belongs to. Where several clauses open such cases for whoever stands in a slot, each of them is named.
///
/// The event that opened a case is the one that the case names as its [`parent`](super::Identity::parent); of an event that
/// did not open it there is nothing to say.
///
/// # Errors
/// [`QuestionError::Foreign`] if the event happened under other rules.
pub fn why_opened<'c>(
    charter: &'c Charter,
    event: &Event,
    child: &str,
) -> Result<Vec<Rule<'c>>, QuestionError> {
    let workflow = workflow_of(charter, event)?;
    let Some(place) = event.opened().position(|opened| *opened.id == *child) else { return Ok(Vec::new()) };
    let Some(of) = event.opened().nth(place) else { return Ok(Vec::new()) };
    let kind = |opened: &Child| (opened.workflow, opened.of.is_some());
    let clauses =
        event.grounds.iter().flat_map(|&of| opening(workflow, of).iter().map(move |opens| (of, opens)));
    let named = clauses.filter(|(_, opens)| (opens.workflow, opens.for_each.is_some()) == kind(of));
    let rule = |(ground, opens): (Ground, &'c Opens)| {
        let whole = rule(charter, workflow, ground)?;
        Some(Rule { origin: narrower(&opens.origin, whole.origin), ..whole })
    };
    if of.of.is_some() {
        return Ok(named.filter_map(rule).collect());
    }
    // One that is opened for nobody in particular is opened once by its clause.
    let before = event.opened().take(place).filter(|opened| kind(opened) == kind(of)).count();
    Ok(named.skip(before).take(1).filter_map(rule).collect())
}

fn rule<'c>(charter: &'c Charter, workflow: &'c Workflow, ground: Ground) -> Option<Rule<'c>> {
    let (title, origin) = match ground {
        Ground::Action(id) => {
            let action = workflow.actions.get(id)?;
            (Title { name: &action.name, titles: &action.titles }, &action.origin)
        }
        Ground::By(id, clause) => {
            let action = workflow.actions.get(id)?;
            let by = action.by.get(usize::from(clause))?;
            (Title { name: &action.name, titles: &action.titles }, &by.origin)
        }
        Ground::Route(id, route) => {
            let action = workflow.actions.get(id)?;
            let Next::Routes(routes) = &action.next else { return None };
            let route = routes.get(usize::from(route))?;
            (Title { name: &action.name, titles: &action.titles }, &route.origin)
        }
        Ground::Delegation(index) => {
            let delegation: &Delegation = charter.structure.delegations.get(usize::from(index))?;
            let body = charter.structure.bodies.get(delegation.from)?;
            (Title { name: &body.name, titles: &body.titles }, &delegation.origin)
        }
        Ground::Row(id, row) => {
            let table = workflow.tables.get(id)?;
            let row = table.rows.get(usize::from(row))?;
            (Title { name: &table.name, titles: &table.titles }, narrower(&row.origin, &table.origin))
        }
        Ground::Clock(id) => {
            let clock = workflow.clocks.get(id)?;
            (Title { name: &clock.name, titles: &clock.titles }, &clock.origin)
        }
        Ground::Expiry(id, route) => {
            let clock = workflow.clocks.get(id)?;
            let Expiry::Route(routes) = &clock.expiry else { return None };
            let route = routes.get(usize::from(route))?;
            (Title { name: &clock.name, titles: &clock.titles }, &route.origin)
        }
        Ground::Limit(id, limit) => {
            let clock = workflow.clocks.get(id)?;
            let limit = clock.limits.get(usize::from(limit))?;
            (Title { name: &clock.name, titles: &clock.titles }, narrower(&limit.origin, &clock.origin))
        }
        Ground::Rung(slot, rung) => {
            let SlotType::Ladder(ladder) = workflow.slots.get(slot)?.r#type else { return None };
            let ladder = charter.ladders.get(ladder)?;
            let rung = ladder.rungs.get(usize::from(rung).checked_sub(1)?)?;
            (Title { name: &ladder.name, titles: &ladder.titles }, narrower(&rung.origin, &ladder.origin))
        }
        Ground::Voter(id) | Ground::Counter(id) | Ground::Ballot(id) => {
            let ballot = workflow.ballots.get(id)?;
            (Title { name: &ballot.name, titles: &ballot.titles }, &ballot.origin)
        }
        Ground::Threshold(id, demand, clause) => {
            let ballot = workflow.ballots.get(id)?;
            let threshold = ballot.threshold(demand, clause)?;
            (
                Title { name: &ballot.name, titles: &ballot.titles },
                narrower(&threshold.origin, &ballot.origin),
            )
        }
        Ground::Result(id, result, route) => {
            let ballot = workflow.ballots.get(id)?;
            let on = ballot.on.get(usize::from(result))?;
            let route = on.routes.get(usize::from(route))?;
            let origin = narrower(&route.origin, &on.origin);
            (Title { name: &ballot.name, titles: &ballot.titles }, narrower(origin, &ballot.origin))
        }
        Ground::Exhausted(id) => {
            let slot = workflow.slots.get(id)?;
            let route = slot.exhausted.as_ref()?;
            (Title { name: &slot.name, titles: &slot.titles }, narrower(&route.origin, &slot.origin))
        }
        Ground::Join(id, way) => {
            let state = workflow.states.get(id)?;
            let way = state.ways_on().nth(usize::from(way))?;
            let waits = narrower(&way.waits.origin, &state.origin);
            let on = way.on.map_or(waits, |on| narrower(&on.origin, waits));
            (Title { name: &state.name, titles: &state.titles }, narrower(&way.route.origin, on))
        }
    };
    Some(Rule { ground, title, origin })
}

/// The origin of a part, if it says anything of its own; else that of the whole.
fn narrower<'c>(part: &'c Origin, whole: &'c Origin) -> &'c Origin {
    if part.sources.is_empty() && part.local.is_none() { whole } else { part }
}
