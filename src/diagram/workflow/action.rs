//! The actions of a workflow: their ways from state to state, and what is written at them.

use std::collections::BTreeMap;

use super::{state::limit, view::Canvas};
use crate::{
    charter::{Action, Next},
    diagram::{Edge, Element},
    finding::Language,
    id::{ActionId, StateId, TableId},
    rule::{ClockOwner, Column, Route, Setting, Trigger},
    workflow::Leaving,
};

/// So many alternative sources are drawn one by one; more are drawn as one box.
const SOURCES: usize = 3;
/// So many rows of a table are written at a way; of more only the number.
const ROWS: usize = 2;

/// Draws an action: an edge from each of its sources, or a line in the state where it moves nothing.
pub(super) fn draw(canvas: &mut Canvas<'_>, id: ActionId, action: &Action) {
    if action.next == Next::Stay {
        return note(canvas, id, action);
    }
    let element = Element::Action(action.name.clone());
    let details = details(canvas, id, action);
    let sources = sources(canvas, &element, &action.leaving);
    let target = Target::new(canvas, id, action, &element);
    for source in sources {
        let mut edge = Edge::new(element.clone(), source, target.node.unwrap_or(source));
        edge.label = canvas.wording.action(id).to_owned();
        edge.details.clone_from(&details);
        edge.details.extend(target.details.iter().cloned());
        canvas.picture.connect(edge);
    }
}

/// The nodes that an action leaves. Those it joins meet at a bar.
pub(super) fn sources(canvas: &mut Canvas<'_>, element: &Element, leaving: &Leaving) -> Vec<usize> {
    let alternatives = match leaving {
        Leaving::Start => return vec![Canvas::START],
        Leaving::Any => return vec![canvas.anywhere()],
        Leaving::Some(alternatives) => alternatives,
    };
    let single: Vec<StateId> =
        alternatives.iter().filter(|states| states.len() == 1).flatten().copied().collect();
    if single.len() == alternatives.len() && single.len() > SOURCES {
        return vec![canvas.several(element.clone(), &single)];
    }
    alternatives.iter().map(|states| join(canvas, element, states)).collect()
}

fn join(canvas: &mut Canvas<'_>, element: &Element, states: &[StateId]) -> usize {
    if let [state] = *states {
        return canvas.state(state);
    }
    let bar = canvas.bar(element.clone());
    for &state in states {
        canvas.picture.connect(Edge::new(element.clone(), canvas.state(state), bar));
    }
    bar
}

/// Where the edges of an action lead, and what its one way adds to their words. No node: back to the source.
struct Target {
    node: Option<usize>,
    details: Vec<String>,
}

impl Target {
    fn new(canvas: &mut Canvas<'_>, id: ActionId, action: &Action, element: &Element) -> Self {
        match &action.next {
            Next::Stay => Self { node: None, details: Vec::new() },
            Next::Routes(routes) => match &routes[..] {
                [route] => {
                    let details = route_details(canvas, route);
                    Self { node: canvas.target(element, &route.to), details }
                }
                _ => Self::chosen(canvas, id, element, |canvas, choice| {
                    for route in routes {
                        draw_route(canvas, element, choice, route);
                    }
                }),
            },
            Next::Table(table) => Self::chosen(canvas, id, element, |canvas, choice| {
                draw_table(canvas, element, choice, *table);
            }),
        }
    }

    fn chosen(
        canvas: &mut Canvas<'_>,
        id: ActionId,
        element: &Element,
        draw: impl FnOnce(&mut Canvas<'_>, usize),
    ) -> Self {
        let choice = canvas.choice(element.clone());
        canvas.choices.push((id, choice));
        draw(canvas, choice);
        Self { node: Some(choice), details: Vec::new() }
    }
}

/// One way on from a choice, with its condition as heading. A way into no state is a note at the choice.
pub(super) fn draw_route(canvas: &mut Canvas<'_>, element: &Element, choice: usize, route: &Route) {
    let wording = canvas.wording;
    let condition = wording.condition(&route.condition);
    let is_rest = route.is_otherwise || condition.is_empty();
    let label = if is_rest { wording.pick("otherwise", "否则").to_owned() } else { condition };
    let Some(target) = canvas.target(element, &route.to) else {
        let stays = wording.pick("the case stays", "留在原环节");
        return canvas.add_detail(choice, wording.said(&label, stays));
    };
    let mut edge = Edge::new(element.clone(), choice, target);
    edge.label = canvas.heading(label);
    edge.details = effects(canvas, route);
    canvas.picture.connect(edge);
}

/// The condition of a way, and what happens on it.
pub(super) fn route_details(canvas: &mut Canvas<'_>, route: &Route) -> Vec<String> {
    let condition = canvas.wording.condition(&route.condition);
    let mut details = if condition.is_empty() { Vec::new() } else { canvas.conditions(vec![condition]) };
    details.extend(effects(canvas, route));
    details
}

fn effects(canvas: &Canvas<'_>, route: &Route) -> Vec<String> {
    let wording = canvas.wording;
    let mut details: Vec<String> = wording.uses(&route.uses).into_iter().collect();
    details.extend(route.sets.iter().map(|assignment| wording.assignment(assignment)));
    if let Some(cause) = route.escalates {
        details.push(wording.said(wording.pick("escalates", "升级"), wording.cause(cause)));
    }
    details.extend(route.opens.iter().map(|opens| wording.opens(opens)));
    details
}

/// One way for each state that the table names, with the rows that lead there.
fn draw_table(canvas: &mut Canvas<'_>, element: &Element, choice: usize, table: TableId) {
    let mut rows = BTreeMap::<StateId, Vec<String>>::new();
    if let Some(found) = canvas.workflow.tables.get(table) {
        let next = found.outputs.iter().position(|column| *column == Column::Next);
        for row in &found.rows {
            if let Some(Setting::State(state)) = next.and_then(|at| row.settings.get(at)) {
                let cells = found.inputs.iter().zip(&row.cells);
                rows.entry(*state).or_default().push(canvas.wording.cells(cells));
            }
        }
    }
    for (state, mut said) in rows {
        let count = said.len();
        if count > ROWS {
            said = vec![match canvas.wording.language() {
                Language::En => format!("{count} rows"),
                Language::Zh => format!("{count}行"),
            }];
        }
        let mut edge = Edge::new(element.clone(), choice, canvas.state(state));
        edge.details = canvas.cases(said);
        canvas.picture.connect(edge);
    }
}

/// Who may do it, under what conditions, by when, and what it sets off.
fn details(canvas: &mut Canvas<'_>, id: ActionId, action: &Action) -> Vec<String> {
    let wording = canvas.wording;
    let mut details = vec![capacity(canvas, action)];
    let guards = action.guards.iter().map(|guard| wording.condition(&guard.condition)).collect();
    details.extend(canvas.conditions(guards));
    details.extend(action.caps.iter().map(|cap| wording.cap(cap)));
    details.extend(action.windows.iter().map(|window| wording.window(window)));
    let clocks = canvas.workflow.clocks.values();
    let owned = clocks.clone().filter(|clock| clock.owner == ClockOwner::Action(id));
    details.extend(owned.map(|clock| limit(canvas, clock)));
    let started = clocks
        .filter(|clock| clock.owner == ClockOwner::Workflow && clock.since.contains(&Trigger::Does(id)));
    let started = wording.row(started.map(|clock| clock.titles.or(wording.language(), &clock.name)));
    if !started.is_empty() {
        details.push(wording.said(wording.pick("starts", "起算"), &started));
    }
    details.extend(wording.uses(&action.uses));
    details.extend(action.prolongs.iter().map(|more| wording.prolongation(more)));
    details.extend(action.requests.iter().map(|request| wording.request(request)));
    details.extend(action.declines.iter().map(|decline| wording.decline(decline)));
    if let Some(cause) = action.escalates {
        details.push(wording.said(wording.pick("escalates", "升级"), wording.cause(cause)));
    }
    details.extend(action.opens.iter().map(|opens| wording.opens(opens)));
    details
}

/// The grade of an action and who may do it: `must: Committee`.
fn capacity(canvas: &Canvas<'_>, action: &Action) -> String {
    let wording = canvas.wording;
    let grade = wording.grade(action.grade);
    if action.by.is_empty() { grade.to_owned() } else { wording.said(grade, &wording.by(&action.by)) }
}

/// An action that moves nothing is a line in each state in which it can be done.
fn note(canvas: &mut Canvas<'_>, id: ActionId, action: &Action) {
    let wording = canvas.wording;
    let by = capacity(canvas, action);
    let title = wording.action(id);
    let words = match wording.language() {
        Language::En => format!("• {title} ({by})"),
        Language::Zh => format!("• {title}（{by}）"),
    };
    let places: Vec<usize> = match &action.leaving {
        Leaving::Start => Vec::new(),
        Leaving::Any => vec![canvas.anywhere()],
        Leaving::Some(alternatives) => {
            let mut states: Vec<StateId> = alternatives.iter().flatten().copied().collect();
            states.sort_unstable();
            states.dedup();
            states.into_iter().map(|state| canvas.state(state)).collect()
        }
    };
    for place in places {
        canvas.add_detail(place, words.clone());
    }
}
