//! Ballots: what is written of them in their state, and where their results lead.

use super::{action, state::limit, view::Canvas};
use crate::{
    charter::{Ballot, OnResult},
    diagram::{Edge, Element},
    id::BallotId,
    rule::ClockOwner,
};

/// Who votes on what, how many it takes, and until when; lines for the box of the state.
pub(super) fn words(canvas: &Canvas<'_>, id: BallotId) -> Vec<String> {
    let wording = canvas.wording;
    let Some(ballot) = canvas.workflow.ballots.get(id) else { return Vec::new() };
    let mut lines = vec![format!("• {}", wording.said(wording.ballot(id), &wording.decides(ballot)))];
    lines.push(wording.said(wording.pick("voters", "表决人"), &wording.named(&ballot.by)));
    lines.extend(wording.demands(ballot));
    if !ballot.vetoes.is_empty() {
        lines.push(wording.said(wording.pick("veto", "否决权"), &wording.named(&ballot.vetoes)));
    }
    if ballot.is_secret {
        lines.push(wording.pick("secret", "无记名").to_owned());
    }
    let owned = canvas.workflow.clocks.values().filter(|clock| clock.owner == ClockOwner::Ballot(id));
    lines.extend(owned.map(|clock| limit(canvas, clock)));
    lines
}

/// Draws every way on from the results of ballots.
pub(super) fn draw_all(canvas: &mut Canvas<'_>) {
    let workflow = canvas.workflow;
    for (id, ballot) in workflow.ballots.iter() {
        for on in &ballot.on {
            draw(canvas, id, ballot, on);
        }
    }
}

fn draw(canvas: &mut Canvas<'_>, id: BallotId, ballot: &Ballot, on: &OnResult) {
    let element = Element::Ballot(ballot.name.clone());
    let source = canvas.state(ballot.state);
    let label = canvas.wording.said(canvas.wording.ballot(id), &canvas.wording.results(ballot, on));
    let (target, details) = match &on.routes[..] {
        [route] => (canvas.target(&element, &route.to), action::route_details(canvas, route)),
        routes => {
            let choice = canvas.choice(element.clone());
            for route in routes {
                action::draw_route(canvas, &element, choice, route);
            }
            (Some(choice), Vec::new())
        }
    };
    let Some(target) = target else {
        let words = std::iter::once(label.as_str()).chain(details.iter().map(String::as_str));
        return canvas.add_detail(source, canvas.wording.row(words));
    };
    let mut edge = Edge::new(element, source, target);
    edge.label = label;
    edge.details = details;
    canvas.picture.connect(edge);
}
