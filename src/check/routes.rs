//! Routes of actions, of expiries, of ends of sub-cases, of results of ballots: together they take every case, each of them
//! takes some, and where two take the same the first counts.

use super::{
    assumed::{below, set_before_routes, written_before_routes},
    boxes::{Left, Region, Rest, Space, TooMany, Variable},
    report::Report,
};
use crate::{
    charter::{Action, Charter, Next, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint, Span},
    id::{ActionId, WorkflowId},
    rule::{Condition, Expiry, Route},
};

/// Checks the routes of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (action_id, action) in workflow.actions.iter() {
        if let Next::Routes(routes) = &action.next {
            let subject = Subject::Action(id, action_id);
            let before = |space: &mut Space<'_>| Before::action(space, workflow, action_id, action);
            judge(report, subject, workflow, action.origin.span, routes, before);
        }
    }
    for (subject, span, routes) in others(id, workflow) {
        judge(report, subject, workflow, span, routes, |_| Ok(Before::default()));
    }
}

/// The routes of expiries, of ends of sub-cases and of results of ballots.
fn others(id: WorkflowId, workflow: &Workflow) -> Vec<(Subject, Span, &[Route])> {
    let mut list: Vec<(Subject, Span, &[Route])> = Vec::new();
    for (state_id, state) in workflow.states.iter() {
        let subject = Subject::State(id, state_id);
        for waits in &state.waits {
            list.extend(waits.on.iter().map(|on| (subject, on.origin.span, on.routes.as_slice())));
            list.push((subject, waits.origin.span, &waits.routes));
        }
    }
    for (clock_id, clock) in workflow.clocks.iter() {
        if let Expiry::Route(routes) = &clock.expiry {
            list.push((Subject::Clock(id, clock_id), clock.origin.span, routes));
        }
    }
    for (ballot_id, ballot) in workflow.ballots.iter() {
        let subject = Subject::Ballot(id, ballot_id);
        list.extend(ballot.on.iter().map(|on| (subject, on.origin.span, on.routes.as_slice())));
    }
    list
}

/// All routes but those of actions.
pub(super) fn led_otherwise(workflow: &Workflow) -> impl Iterator<Item = &Route> {
    let exhausted = workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref());
    let waits = workflow.states.values().flat_map(|state| state.ways_on().map(|way| way.route));
    let ballots = workflow.ballots.values().flat_map(|ballot| &ballot.on).flat_map(|on| &on.routes);
    let expired = workflow.clocks.values().flat_map(|clock| match &clock.expiry {
        Expiry::Route(routes) => routes.as_slice(),
        _ => &[],
    });
    exhausted.chain(waits).chain(ballots).chain(expired)
}

/// The cases that come to the routes.
#[derive(Debug)]
struct Before {
    /// Those that surely do, for some bodies whatever they are.
    sure: Vec<Region>,
    /// Those that may.
    possible: Vec<Region>,
}

impl Default for Before {
    fn default() -> Self {
        Self { sure: vec![Region::everything()], possible: vec![Region::everything()] }
    }
}

impl Before {
    /// Those that an action's conditions and caps admit, as the action then makes them.
    fn action(
        space: &mut Space<'_>,
        workflow: &Workflow,
        id: ActionId,
        action: &Action,
    ) -> Result<Self, TooMany> {
        let mut guards: Vec<_> = action.guards.iter().map(|guard| guard.condition.clone()).collect();
        guards.extend(action.caps.iter().map(|cap| below(cap, id)));
        let set = set_before_routes(workflow, action);
        let set = space.all(&set)?;
        let admitted = space.all(&guards)?;
        let written = written_before_routes(workflow, action);
        let mut refused = Vec::new();
        for guard in &guards {
            refused.extend(space.cover(guard, false)?);
        }
        let refused = space.left_open(refused);
        let mut rest = Rest::of(space, vec![Region::everything()], refused);
        let mut sure = Vec::new();
        while let Some(region) = rest.next()? {
            sure.push(region);
        }
        // What the action writes, and who has the case once it is done, its conditions did not read.
        let is_written = |space: &Space<'_>, axis: usize| match space.axes().get(axis) {
            Some(Variable::Fact(fact)) => written.contains(fact),
            Some(Variable::Rung(_)) => true,
            _ => space.is_open(axis),
        };
        let afterwards = |regions: Vec<Region>| {
            let opened = regions.iter().map(|region| region.opened(|axis| is_written(space, axis))).collect();
            space.product(vec![opened, set.clone()])
        };
        Ok(Self { sure: afterwards(sure)?, possible: afterwards(admitted)? })
    }
}

/// Reports what is wrong with some routes; `before` says which cases come to them.
fn judge<'c>(
    report: &mut Report<'c>,
    subject: Subject,
    workflow: &Workflow,
    span: Span,
    routes: &[Route],
    before: impl FnOnce(&mut Space<'_>) -> Result<Before, TooMany>,
) {
    if routes.iter().all(|route| route.condition == Condition::Always) {
        return;
    }
    match findings(report.charter, workflow, span, routes, before) {
        Ok(findings) => findings.into_iter().for_each(|finding| report.push(subject, finding)),
        Err(TooMany) => {
            let en = "whether these routes take every case is not decided: there are too many combinations of facts";
            let zh = "这些去向是否包括一切情形，尚未判定：事实的组合过多";
            report.say(subject, Lint::NotDecided, span, en, zh);
        }
    }
}

fn findings(
    charter: &Charter,
    workflow: &Workflow,
    span: Span,
    routes: &[Route],
    before: impl FnOnce(&mut Space<'_>) -> Result<Before, TooMany>,
) -> Result<Vec<Finding>, TooMany> {
    let mut space = Space::new(charter, workflow);
    let before = before(&mut space)?;
    let taken = routes.iter().map(|route| space.cover(&route.condition, true)).collect::<Result<_, _>>()?;
    let refused =
        routes.iter().map(|route| space.cover(&route.condition, false)).collect::<Result<_, _>>()?;
    let laid = Laid { space, routes, before, taken, refused };
    let mut found: Vec<Finding> = laid.gap(span)?.into_iter().collect();
    for (index, route) in routes.iter().enumerate() {
        found.extend(laid.never_taken(index, route)?);
        found.extend(laid.overlap(index, route)?);
        if takes_all(route) {
            break;
        }
    }
    Ok(found)
}

fn takes_all(route: &Route) -> bool {
    route.condition == Condition::Always
}

/// Routes laid out as boxes.
#[derive(Debug)]
struct Laid<'c> {
    space: Space<'c>,
    routes: &'c [Route],
    before: Before,
    /// The boxes that each takes.
    taken: Vec<Vec<Region>>,
    /// Those that it does not.
    refused: Vec<Vec<Region>>,
}

impl Laid<'_> {
    /// What the action admits and no route takes. Where conditions rest on bodies, only what facts alone decide is seen.
    fn gap(&self, span: Span) -> Result<Option<Finding>, TooMany> {
        let taken = self.space.left_open(self.taken.concat());
        let left = Rest::of(&self.space, self.before.sure.clone(), taken).left()?;
        Ok(left.map(|left| {
            let told = left.told(&self.space);
            let en = format!("no route takes the case {}: add `otherwise`", told.en);
            let zh = format!("{}时没有去向：请加上“否则”", told.zh);
            Finding::new(Lint::RouteGap, span, Bilingual::new(en, zh)).note(left.note(&self.space))
        }))
    }

    /// A route for which the ones above it leave nothing, although its condition can hold.
    fn never_taken(&self, index: usize, route: &Route) -> Result<Option<Finding>, TooMany> {
        let Some(taken) = self.taken.get(index).filter(|taken| !taken.is_empty()) else { return Ok(None) };
        let within = self.space.product(vec![self.before.possible.clone(), taken.clone()])?;
        let above: Vec<Region> = self.taken.iter().take(index).flatten().cloned().collect();
        let (en, zh) = if within.is_empty() {
            (
                "this route is never taken: what leads here rules its condition out",
                "这一去向不会被采用：办理的条件已经排除了它的条件",
            )
        } else if Rest::of(&self.space, within, above).is_nothing()? {
            (
                "this route is never taken: the ones above it take every case that it would",
                "这一去向不会被采用：上面的去向已经包括它的一切情形",
            )
        } else {
            return Ok(None);
        };
        Ok(Some(Finding::new(Lint::RouteNeverTaken, route.origin.span, Bilingual::new(en, zh))))
    }

    /// A case that two routes surely take which lead to different things.
    fn overlap(&self, index: usize, route: &Route) -> Result<Option<Finding>, TooMany> {
        if takes_all(route) {
            return Ok(None);
        }
        for (first, above) in self.routes.iter().enumerate().take(index) {
            if takes_all(above) || does_same(above, route) {
                continue;
            }
            let refused = [first, index].into_iter().filter_map(|route| self.refused.get(route));
            let earlier = self.taken.iter().take(first);
            let aside: Vec<Region> = refused.chain(earlier).flatten().cloned().collect();
            let aside = self.space.left_open(aside);
            if let Some(left) = Rest::of(&self.space, self.before.sure.clone(), aside).left()? {
                return Ok(Some(self.overlaps(first, route, &left)));
            }
        }
        Ok(None)
    }

    fn overlaps(&self, first: usize, route: &Route, left: &Left) -> Finding {
        let (told, number) = (left.told(&self.space), first + 1);
        let en = format!("this route and route {number} both take the case {}: the first counts", told.en);
        let zh = format!("{}时，这一去向与第{number}个去向都适合：以在前的为准", told.zh);
        Finding::new(Lint::RouteOverlap, route.origin.span, Bilingual::new(en, zh))
            .note(left.note(&self.space))
    }
}

/// Whether two routes lead to the same.
fn does_same(one: &Route, other: &Route) -> bool {
    let bare = |route: &Route| Route {
        condition: Condition::Always,
        is_otherwise: false,
        origin: crate::origin::Origin::default(),
        ..route.clone()
    };
    bare(one) == bare(other)
}
