//! A workflow in lanes, one for each body that is accountable for states.

use super::view;
use crate::{
    charter::{Charter, Workflow},
    diagram::{Element, Lane, Options, Picture},
    rule::Holder,
    wording::Wording,
};

/// The states and actions of a workflow in lanes: each state stands with the body that is accountable for it, each end with
/// the body that brings a case there.
#[must_use]
pub fn lanes(charter: &Charter, workflow: &Workflow, options: &Options) -> Picture {
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let title = wording.said(
        workflow.titles.or(options.language, &workflow.name),
        wording.pick("states by who is accountable", "按负责主体分道"),
    );
    let id = format!("lanes-{}", workflow.name);
    let picture = Picture::new(&id, &title, options.language, options.direction);
    let mut picture = view::draw(wording, workflow, picture, true);
    let holders = holders(workflow);
    let mut lanes: Vec<Lane> = holders
        .iter()
        .enumerate()
        .map(|(at, holder)| {
            Lane::new(name(wording, workflow, at, holder), wording.capitalized(&wording.holder(holder)))
        })
        .collect();
    let places = places(workflow, &picture, &holders);
    if places.contains(&lanes.len()) {
        lanes.push(Lane::new("any", wording.pick("Whoever is accountable", "各环节负责主体")));
    }
    picture.part(lanes, |at| places.get(at).copied().unwrap_or(0));
    picture
}

/// Who is accountable for states, each once, in the order of the states.
fn holders(workflow: &Workflow) -> Vec<&Holder> {
    let mut holders = Vec::new();
    for holder in workflow.states.values().filter_map(|state| state.accountable.as_ref()) {
        if !holders.contains(&holder) {
            holders.push(holder);
        }
    }
    holders
}

/// A name for a lane that no other lane of the picture has.
fn name(wording: Wording<'_>, workflow: &Workflow, at: usize, holder: &Holder) -> String {
    let body = |id| wording.charter().structure.bodies.get(id).map(|body| format!("body-{}", body.name));
    let slot = |id| workflow.slots.get(id).map(|slot| format!("slot-{}", slot.name));
    let named = match holder {
        Holder::Body(id) => body(*id),
        Holder::Slot(id) => slot(*id),
        _ => None,
    };
    named.unwrap_or_else(|| format!("{}", at + 1))
}

/// For each node its lane. A state stands with its accountable body, anything else where it is reached from, else where it
/// leads; what belongs to any state stands in a lane past the last.
fn places(workflow: &Workflow, picture: &Picture, holders: &[&Holder]) -> Vec<usize> {
    let own = |element: &Element| match element {
        Element::State(name) => {
            let state = workflow.states.values().find(|state| state.name == *name)?;
            holders.iter().position(|holder| Some(*holder) == state.accountable.as_ref())
        }
        Element::Anywhere => Some(holders.len()),
        _ => None,
    };
    let mut places: Vec<Option<usize>> = picture.nodes().iter().map(|node| own(&node.element)).collect();
    while spread(picture, &mut places, true) || spread(picture, &mut places, false) {}
    places.into_iter().map(|place| place.unwrap_or(0)).collect()
}

/// Gives a node without a lane that of a neighbour, along the edges or against them; says whether there was one.
fn spread(picture: &Picture, places: &mut [Option<usize>], is_forward: bool) -> bool {
    let mut has_changed = false;
    for edge in picture.edges() {
        let (known, open) = if is_forward { (edge.from, edge.to) } else { (edge.to, edge.from) };
        let place = places.get(known).copied().flatten();
        if let (Some(place), Some(empty @ None)) = (place, places.get_mut(open)) {
            *empty = Some(place);
            has_changed = true;
        }
    }
    has_changed
}
