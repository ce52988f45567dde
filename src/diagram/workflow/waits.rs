//! Where the ends of sub-cases lead from a state that waits for them. Drawn dashed, since nobody acts.

use super::{action, view::Canvas};
use crate::{
    charter::{State, WayOn},
    diagram::{Edge, Element, Line},
    id::StateId,
};

/// Draws every way on from what states wait for.
pub(super) fn draw_all(canvas: &mut Canvas<'_>) {
    let workflow = canvas.workflow;
    for (id, state) in workflow.states.iter() {
        for way in state.ways_on() {
            draw(canvas, id, state, way);
        }
    }
}

fn draw(canvas: &mut Canvas<'_>, id: StateId, state: &State, way: WayOn<'_>) {
    let element = Element::Join(state.name.clone());
    let source = canvas.state(id);
    let ended = canvas.wording.ended(way);
    let mut details = action::route_details(canvas, way.route);
    let Some(target) = canvas.target(&element, &way.route.to) else {
        details.insert(0, ended);
        return canvas.add_detail(source, canvas.wording.row(details.iter().map(String::as_str)));
    };
    let mut edge = Edge::new(element, source, target);
    edge.line = Line::Dashed;
    edge.label = ended;
    edge.details = details;
    canvas.picture.connect(edge);
}
