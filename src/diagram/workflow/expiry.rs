//! What happens by itself: limits that end, and ladders that are exhausted. Drawn dashed.

use super::{action, state::limit, view::Canvas};
use crate::{
    charter::Next,
    diagram::{Edge, Element, Line},
    id::{ActionId, StateId},
    rule::{Clock, ClockOwner, Expiry, Holder, Route, Slot, Trigger},
    workflow::Leaving,
};

/// Draws every clock whose end moves the case, and every ladder that leads on past its last rung.
pub(super) fn draw_all(canvas: &mut Canvas<'_>) {
    let workflow = canvas.workflow;
    for clock in workflow.clocks.values() {
        match &clock.expiry {
            Expiry::Breach | Expiry::Lapse | Expiry::Escalate | Expiry::Again | Expiry::Close => {}
            Expiry::Take { action, .. } => draw_taken(canvas, clock, *action),
            Expiry::Route(routes) => draw_routed(canvas, clock, routes),
        }
    }
    for (id, slot) in workflow.slots.iter() {
        if let Some(route) = &slot.exhausted {
            draw_exhausted(canvas, &Holder::Slot(id), slot, route);
        }
    }
}

/// The end of a limit counts as an action: a way to where that action chooses or leads.
fn draw_taken(canvas: &mut Canvas<'_>, clock: &Clock, taken: ActionId) {
    let element = Element::Expiry(clock.name.clone());
    let choice = canvas.choices.iter().find(|(id, _)| *id == taken).map(|&(_, choice)| choice);
    let action = canvas.workflow.actions.get(taken);
    let target = match (choice, action.map(|action| &action.next)) {
        (Some(choice), _) => Some(choice),
        (None, Some(Next::Routes(routes))) => {
            let states = routes.first().map(|route| route.to.clone()).unwrap_or_default();
            canvas.target(&element, &states)
        }
        _ => None,
    };
    for source in sources(canvas, &element, clock, Some(taken)) {
        let edge = ended(canvas, &element, clock, (source, target.unwrap_or(source)));
        canvas.picture.connect(edge);
    }
}

fn draw_routed(canvas: &mut Canvas<'_>, clock: &Clock, routes: &[Route]) {
    let element = Element::Expiry(clock.name.clone());
    let target = match routes {
        [route] => canvas.target(&element, &route.to),
        _ => {
            let choice = canvas.choice(element.clone());
            for route in routes {
                action::draw_route(canvas, &element, choice, route);
            }
            Some(choice)
        }
    };
    for source in sources(canvas, &element, clock, None) {
        let edge = ended(canvas, &element, clock, (source, target.unwrap_or(source)));
        canvas.picture.connect(edge);
    }
}

fn sources(canvas: &mut Canvas<'_>, element: &Element, clock: &Clock, taken: Option<ActionId>) -> Vec<usize> {
    let leaving = found_in(canvas, clock, taken);
    action::sources(canvas, element, &leaving)
}

/// The states in which the end of a clock finds the case: its owner's, those the action it takes leaves, or those
/// whose entering starts it; else any.
pub(super) fn found_in(canvas: &Canvas<'_>, clock: &Clock, taken: Option<ActionId>) -> Leaving {
    let leaving = |id: ActionId| canvas.workflow.actions.get(id).map(|action| action.leaving.clone());
    let owner = match clock.owner {
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            canvas.workflow.state_of(clock.owner).map(|state| Leaving::Some(vec![vec![state]]))
        }
        ClockOwner::Action(action) => leaving(action),
        ClockOwner::Workflow => taken.and_then(leaving),
    };
    let entered: Vec<Vec<StateId>> = clock
        .since
        .iter()
        .filter_map(|trigger| if let Trigger::Enters(state) = trigger { Some(vec![*state]) } else { None })
        .collect();
    match owner {
        Some(leaving) => leaving,
        None if entered.is_empty() => Leaving::Any,
        None => Leaving::Some(entered),
    }
}

fn ended(canvas: &mut Canvas<'_>, element: &Element, clock: &Clock, (from, to): (usize, usize)) -> Edge {
    let wording = canvas.wording;
    let mut edge = Edge::new(element.clone(), from, to);
    edge.line = Line::Dashed;
    edge.label = wording.pick("on expiry", "到期").to_owned();
    if clock.owner == ClockOwner::Workflow {
        edge.details.push(clock.titles.or(wording.language(), &clock.name).to_owned());
    }
    if !matches!(clock.owner, ClockOwner::State(_)) {
        edge.details.push(limit(canvas, clock));
    }
    if let Expiry::Take { .. } = clock.expiry {
        edge.details.push(wording.expiry(&clock.expiry));
    }
    if let Expiry::Route(routes) = &clock.expiry
        && let [route] = &routes[..]
    {
        edge.details.extend(action::route_details(canvas, route));
    }
    edge
}

/// Past the last rung the case leaves the states for which the climbing body answers.
fn draw_exhausted(canvas: &mut Canvas<'_>, holder: &Holder, slot: &Slot, route: &Route) {
    let element = Element::Exhausted(slot.name.clone());
    let Some(target) = canvas.target(&element, &route.to) else { return };
    let states: Vec<Vec<StateId>> = canvas
        .workflow
        .states
        .iter()
        .filter(|(_, state)| state.accountable.as_ref() == Some(holder))
        .map(|(id, _)| vec![id])
        .collect();
    let leaving = if states.is_empty() { Leaving::Any } else { Leaving::Some(states) };
    for source in action::sources(canvas, &element, &leaving) {
        let wording = canvas.wording;
        let mut edge = Edge::new(element.clone(), source, target);
        edge.line = Line::Dashed;
        edge.label = wording.pick("no rung left", "升级用尽").to_owned();
        edge.details.push(slot.titles.or(wording.language(), &slot.name).to_owned());
        edge.details.extend(action::route_details(canvas, route));
        canvas.picture.connect(edge);
    }
}
