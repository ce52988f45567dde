//! A ladder as a picture: its rungs from the bottom up, how long each has, and what makes a case climb.

use super::{Edge, Element, Line, Node, Options, Picture, Shape, Tone, structure, workflow::tone};
use crate::{
    charter::{Charter, Next, Workflow},
    id::{LadderId, SlotId},
    rule::{Cause, Expiry, Ladder, Route, Rung, SlotType},
    wording::Wording,
};

/// The rungs of a ladder, the lowest at the bottom, with the time that each has; the causes that lead past each, and where
/// a case goes that has climbed past the last. A box beside them says what those causes are in each workflow.
#[must_use]
pub fn ladder(charter: &Charter, id: LadderId, ladder: &Ladder, options: &Options) -> Picture {
    let wording = Wording::new(charter, options.language);
    let title = wording.said(
        ladder.titles.or(options.language, &ladder.name),
        wording.pick("levels, times and causes", "层级、时限与升级事由"),
    );
    let key = format!("ladder-{}", ladder.name);
    let mut picture = Picture::new(&key, &title, options.language, options.direction);
    for (at, rung) in ladder.rungs.iter().enumerate() {
        picture.add(node(charter, wording, at, rung));
    }
    for (at, pair) in ladder.rungs.windows(2).enumerate() {
        if let [lower, upper] = pair {
            picture.connect(climb(charter, wording, at, (lower, upper)));
        }
    }
    let climbing = charter.workflows.values().flat_map(|workflow| {
        let slots = workflow.slots.iter().filter(move |(_, slot)| slot.r#type == SlotType::Ladder(id));
        slots.map(move |(slot, _)| (workflow, slot))
    });
    for (workflow, slot) in climbing {
        let wording = wording.within(workflow).brief();
        exhausted(&mut picture, wording, workflow, slot, ladder.rungs.len());
        causes(&mut picture, wording, workflow, slot);
    }
    picture
}

fn node(charter: &Charter, wording: Wording<'_>, at: usize, rung: &Rung) -> Node {
    let body = charter.structure.bodies.get(rung.body);
    let element = body.map_or(Element::Anywhere, |body| Element::Body(body.name.clone()));
    let mut node = Node::new(element, Shape::Body, format!("{}. {}", at + 1, wording.body(rung.body)));
    node.tone = body.map_or(Tone::Plain, |body| structure::tone(charter, body.kind));
    node.details.extend(body.map(|body| wording.kind_of(body)));
    node.details.push(match rung.allowance {
        Some(limit) => wording.said(wording.pick("own time", "本级时限"), &wording.limit(limit)),
        None => wording.pick("no time of its own", "未另定时限").to_owned(),
    });
    node
}

/// The way from one rung to the next: what leads there, and by which relation the upper may direct the lower.
fn climb(charter: &Charter, wording: Wording<'_>, at: usize, (lower, upper): (&Rung, &Rung)) -> Edge {
    let name = charter.structure.bodies.get(lower.body).map(|body| body.name.clone());
    let mut edge = Edge::new(name.map_or(Element::Anywhere, Element::Climb), at, at + 1);
    edge.rises = true;
    edge.label = match rung_causes(wording, lower) {
        said if said.is_empty() => wording.pick("any cause", "任何事由").to_owned(),
        said => said,
    };
    let relations = charter.structure.relations.iter();
    let directing = relations.filter(|relation| (relation.from, relation.to) == (upper.body, lower.body));
    let space = wording.pick(" ", "");
    edge.details.extend(directing.map(|relation| {
        let (from, to) = (wording.body(relation.from), wording.body(relation.to));
        format!("{from}{space}{}{space}{to}", wording.relation(relation.kind))
    }));
    edge
}

fn rung_causes(wording: Wording<'_>, rung: &Rung) -> String {
    wording.row(rung.because.iter().map(|&cause| wording.cause(cause)))
}

/// Past the last rung the case goes where the slot says.
fn exhausted(picture: &mut Picture, wording: Wording<'_>, workflow: &Workflow, id: SlotId, rungs: usize) {
    let Some(slot) = workflow.slots.get(id) else { return };
    let states = slot.exhausted.iter().flat_map(|route| &route.to);
    let known = states.filter_map(|&state| Some((state, workflow.states.get(state)?)));
    for (state_id, state) in known {
        let shape = if state.end.is_some() { Shape::End } else { Shape::State };
        let mut node = Node::new(Element::State(state.name.clone()), shape, wording.state(state_id));
        node.tone = if state.end.is_some() { Tone::Grey } else { tone(state.phase) };
        node.details.push(workflow.titles.or(wording.language(), &workflow.name).to_owned());
        let head = wording.pick("accountable", "负责");
        node.details
            .extend(state.accountable.as_ref().map(|holder| wording.said(head, &wording.holder(holder))));
        let to = picture.add(node);
        let mut edge = Edge::new(Element::Exhausted(slot.name.clone()), rungs.saturating_sub(1), to);
        edge.rises = true;
        edge.line = Line::Dashed;
        edge.label = wording.pick("no rung left", "升级用尽").to_owned();
        picture.connect(edge);
    }
}

/// What makes a case of this workflow climb: `expiry: Handling time`, a line for each.
fn causes(picture: &mut Picture, wording: Wording<'_>, workflow: &Workflow, slot: SlotId) {
    let limits = workflow.clocks.iter().filter(|(_, clock)| clock.expiry == Expiry::Escalate);
    let mut said: Vec<(Cause, String)> = limits
        .map(|(id, clock)| {
            let title = wording.clock(id);
            (Cause::Expiry, format!("{title}{}{}", wording.pick(", ", "，"), wording.limited(clock)))
        })
        .collect();
    for (id, action) in workflow.actions.iter() {
        let title = wording.action(id);
        said.extend(action.escalates.map(|cause| (cause, title.to_owned())));
        if let Next::Routes(routes) = &action.next {
            said.extend(routes.iter().filter_map(|route| by_route(wording, title, route)));
        }
    }
    let head = wording.said(
        workflow.titles.or(wording.language(), &workflow.name),
        wording.pick("what makes it climb", "升级事由"),
    );
    let slot_name = workflow.slots.get(slot).map(|slot| slot.name.clone());
    let element = slot_name.map_or(Element::Anywhere, Element::Causes);
    let mut node = Node::new(element, Shape::Anywhere, head);
    said.sort_by_key(|(cause, _)| *cause);
    node.details =
        said.into_iter().map(|(cause, words)| wording.said(wording.cause(cause), &words)).collect();
    if !node.details.is_empty() {
        picture.add(node);
    }
}

fn by_route(wording: Wording<'_>, title: &str, route: &Route) -> Option<(Cause, String)> {
    Some((route.escalates?, format!("{title}{}", wording.bracketed(&route.condition))))
}
