//! The canvas on which a workflow is drawn.

use super::{action, ballots, ending, expiry, state, waits};
use crate::{
    charter::{Charter, Workflow},
    diagram::{Edge, Element, Node, Options, Picture, Shape, Tone},
    id::{ActionId, Id as _, StateId},
    wording::Wording,
    workflow::{Leaving, Phase},
};

/// The states and actions of a workflow of this charter.
///
/// Colours tell the phase of a state: blue received, amber in hand, violet waiting, green answered, grey closed. What
/// happens by itself when a limit or a sub-case ends is dashed; actions that move nothing, and ballots
/// with how many they take, stand in the state they belong to; each result of a ballot is a way on.
#[must_use]
pub fn workflow(charter: &Charter, workflow: &Workflow, options: &Options) -> Picture {
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let title = wording.said(
        workflow.titles.or(options.language, &workflow.name),
        wording.pick("states and actions", "环节与动作"),
    );
    let id = format!("workflow-{}", workflow.name);
    draw(wording, workflow, Picture::new(&id, &title, options.language, options.direction), false)
}

/// Draws states and actions; in lanes a state need not say who is accountable for it.
pub(super) fn draw<'a>(
    wording: Wording<'a>,
    workflow: &'a Workflow,
    picture: Picture,
    is_in_lanes: bool,
) -> Picture {
    let has_start = workflow.actions.values().any(|action| action.leaving == Leaving::Start);
    let offset = usize::from(has_start);
    let mut canvas =
        Canvas { workflow, wording, picture, choices: Vec::new(), anywhere: None, offset, is_in_lanes };
    if has_start {
        canvas.picture.add(Node::new(Element::Start, Shape::Start, ""));
    }
    for (id, state) in workflow.states.iter() {
        let node = state::node(&canvas, id, state);
        canvas.picture.add(node);
    }
    for (id, action) in workflow.actions.iter() {
        action::draw(&mut canvas, id, action);
    }
    expiry::draw_all(&mut canvas);
    waits::draw_all(&mut canvas);
    ballots::draw_all(&mut canvas);
    canvas.picture.flows(ending::all(&canvas));
    canvas.picture
}

/// A picture of a workflow in the making.
pub(super) struct Canvas<'a> {
    pub(super) workflow: &'a Workflow,
    pub(super) wording: Wording<'a>,
    pub(super) picture: Picture,
    /// Where each action that has been drawn splits, for what counts as taking it.
    pub(super) choices: Vec<(ActionId, usize)>,
    /// Whether lanes say who is accountable.
    pub(super) is_in_lanes: bool,
    /// The stand-in for any state.
    anywhere: Option<usize>,
    /// How many nodes stand before the states.
    offset: usize,
}

impl Canvas<'_> {
    /// The node where cases begin; the view adds it if an action begins there.
    pub(super) const START: usize = 0;

    /// The node of a state.
    pub(super) fn state(&self, id: StateId) -> usize {
        self.offset + id.index()
    }

    /// The node that stands for any state.
    pub(super) fn anywhere(&mut self) -> usize {
        if let Some(at) = self.anywhere {
            return at;
        }
        let words = self.wording.pick("any state", "任一环节");
        let at = self.picture.add(Node::new(Element::Anywhere, Shape::Anywhere, words));
        self.anywhere = Some(at);
        at
    }

    /// A node that stands for several states, each of which can be left.
    pub(super) fn several(&mut self, element: Element, states: &[StateId]) -> usize {
        let words = self.wording.row(states.iter().map(|&state| self.wording.state(state)));
        let mut node = Node::new(element, Shape::Anywhere, words);
        node.stands_for = states.iter().map(|&state| self.state(state)).collect();
        self.picture.add(node)
    }

    /// A bar at which ways fork or join.
    pub(super) fn bar(&mut self, element: Element) -> usize {
        self.picture.add(Node::new(element, Shape::Bar, ""))
    }

    /// A small hexagon at which conditions choose.
    pub(super) fn choice(&mut self, element: Element) -> usize {
        self.picture.add(Node::new(element, Shape::Choice, ""))
    }

    /// The node to which a way into these states leads: the state, or a bar before several.
    pub(super) fn target(&mut self, element: &Element, states: &[StateId]) -> Option<usize> {
        match *states {
            [] => None,
            [state] => Some(self.state(state)),
            _ => {
                let bar = self.bar(element.clone());
                for &state in states {
                    self.picture.connect(Edge::new(element.clone(), bar, self.state(state)));
                }
                Some(bar)
            }
        }
    }

    /// Adds a line under the heading of a node.
    pub(super) fn add_detail(&mut self, at: usize, detail: String) {
        self.picture.add_detail(at, detail);
    }
}

/// The tone of a phase.
pub(in crate::diagram) fn tone(phase: Phase) -> Tone {
    match phase {
        Phase::Received => Tone::Blue,
        Phase::InHand => Tone::Amber,
        Phase::Waiting => Tone::Violet,
        Phase::Answered => Tone::Green,
        Phase::Closed => Tone::Grey,
    }
}
