//! A picture as the graph of a process: every way that parts or meets has its gateway.

use std::collections::BTreeSet;

use super::kind::{Cause, Kind};
use crate::{
    diagram::{
        Edge, Element, Picture, Shape, Tone,
        ending::{Ending, Turn},
        keys, measure,
    },
    finding::Language,
};

/// A part of a process.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) notes: Vec<String>,
    pub(super) tone: Tone,
    pub(super) lane: usize,
}

/// A sequence flow between two parts.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    pub(super) id: String,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its name and condition, where it is one of several.
    pub(super) name: String,
    pub(super) notes: Vec<String>,
}

/// The parts and flows of a process.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    pub(super) parts: Vec<Part>,
    pub(super) flows: Vec<Flow>,
    /// What is said of the process as a whole.
    pub(super) notes: Vec<String>,
    taken: BTreeSet<String>,
}

/// One way of a picture, from node to node.
#[derive(Debug, Clone, Copy)]
struct Way<'p> {
    from: usize,
    to: usize,
    edge: &'p Edge,
}

impl Graph {
    /// The graph of the process that a picture shows.
    pub(super) fn new(picture: &Picture) -> Self {
        let ways: Vec<Way<'_>> = ways(picture);
        let mut graph = Self::default();
        let parts: Vec<usize> =
            (0..picture.nodes().len()).map(|at| graph.add_node(picture, at, &ways)).collect();
        let part = |node: usize| parts.get(node).copied().unwrap_or_default();
        let entries: Vec<usize> =
            (0..picture.nodes().len()).map(|node| graph.entry(picture, part(node), node, &ways)).collect();
        let entry = |node: usize| entries.get(node).copied().unwrap_or_default();
        for node in 0..picture.nodes().len() {
            let leaving: Vec<Way<'_>> = ways.iter().filter(|way| way.from == node).copied().collect();
            graph.leave(picture, part(node), &leaving, &entry);
        }
        for ending in picture.endings().iter().filter(|ending| ending.turn != Turn::On) {
            graph.add_aside(ending, &part);
        }
        graph.dropped()
    }

    fn id(&mut self, wanted: &str) -> String {
        keys::unique(&mut self.taken, &keys::plain_word(wanted), "__")
    }

    fn add(&mut self, wanted: &str, kind: Kind, name: &str, like: Option<usize>) -> usize {
        let id = self.id(wanted);
        let lane = like.and_then(|at| self.parts.get(at)).map_or(0, |part| part.lane);
        self.parts.push(Part { id, kind, name: line(name), notes: Vec::new(), tone: Tone::Plain, lane });
        self.parts.len() - 1
    }

    /// The part for a node of the picture. One that stands for others stands aside: its ways begin at those.
    fn add_node(&mut self, picture: &Picture, node: usize, ways: &[Way<'_>]) -> usize {
        let Some(found) = picture.nodes().get(node) else { return 0 };
        let kind = match found.shape {
            Shape::Start => Kind::Start,
            Shape::Anywhere => Kind::Anywhere,
            Shape::State | Shape::Body => Kind::Task,
            Shape::End => Kind::End,
            Shape::Choice => Kind::Choice,
            Shape::Bar if ways.iter().filter(|way| way.from == node).count() > 1 => Kind::Fork,
            Shape::Bar => Kind::Join,
        };
        let name = match kind {
            Kind::Start => pick(picture, "Start", "开始"),
            Kind::Choice => pick(picture, "Which way?", "走哪条路径？"),
            _ => &found.label,
        };
        let at = self.add(&found.element.to_string(), kind, name, None);
        if let Some(part) = self.parts.last_mut() {
            part.notes.clone_from(&found.details);
            (part.tone, part.lane) = (found.tone, found.lane.unwrap_or(0));
        }
        at
    }

    /// Where ways into a part arrive: at a gateway before it if there are several.
    fn entry(&mut self, picture: &Picture, part: usize, node: usize, ways: &[Way<'_>]) -> usize {
        let count = ways.iter().filter(|way| way.to == node).count();
        let Some(found) = self.parts.get(part).filter(|found| count > 1 && found.kind != Kind::Join) else {
            return part;
        };
        let wanted = format!("into-{}", found.id.replace('_', "-"));
        let merge = self.add(&wanted, Kind::Merge, "", Some(part));
        let id = picture.nodes().get(node).map(|node| node.element.to_string()).unwrap_or_default();
        self.connect(&format!("enter-{id}"), (merge, part), "", &[]);
        merge
    }

    fn connect(&mut self, wanted: &str, (from, to): (usize, usize), name: &str, notes: &[String]) {
        let id = self.id(&format!("flow-{wanted}"));
        self.flows.push(Flow { id, from, to, name: line(name), notes: notes.to_vec() });
    }

    /// The ways out of a part: what happens by itself at its border, the others through a gateway if there are several.
    fn leave(&mut self, picture: &Picture, part: usize, ways: &[Way<'_>], entry: &dyn Fn(usize) -> usize) {
        let is_task = self.parts.get(part).is_some_and(|part| part.kind == Kind::Task);
        let cause = |way: &Way<'_>| if is_task { cause(&way.edge.element) } else { None };
        let (mut at_border, mut ordinary): (Vec<Way<'_>>, Vec<Way<'_>>) =
            ways.iter().partition(|way| cause(way).is_some());
        if ordinary.is_empty() && !at_border.is_empty() {
            // Nothing but what happens by itself ends the state.
            ordinary.push(at_border.remove(0));
        }
        for way in at_border {
            let Some(cause) = cause(&way) else { continue };
            let event =
                self.event(picture, part, Kind::Border { host: part, cause, interrupts: true }, way.edge);
            self.connect(&way.edge.element.to_string(), (event, entry(way.to)), "", &[]);
        }
        match ordinary[..] {
            [] => {}
            [way] => self.leave_alone(picture, part, (way, cause(&way)), entry),
            _ => {
                let from = self.parting(picture, part);
                for way in &ordinary {
                    let (name, notes) = words(way.edge);
                    self.connect(&way.edge.element.to_string(), (from, entry(way.to)), &name, &notes);
                }
            }
        }
    }

    /// The only way out of a part; if nobody takes it, through an event.
    fn leave_alone(
        &mut self,
        picture: &Picture,
        part: usize,
        (way, cause): (Way<'_>, Option<Cause>),
        entry: &dyn Fn(usize) -> usize,
    ) {
        let to = entry(way.to);
        let wanted = way.edge.element.to_string();
        if let Some(cause) = cause {
            let event = self.event(picture, part, Kind::Until(cause), way.edge);
            self.connect(&format!("enter-{wanted}"), (part, event), "", &[]);
            return self.connect(&wanted, (event, to), "", &[]);
        }
        let notes: Vec<String> = std::iter::once(&way.edge.label)
            .chain(&way.edge.details)
            .filter(|note| !note.is_empty())
            .cloned()
            .collect();
        self.connect(&wanted, (part, to), "", &notes);
    }

    /// Where the ways out of a part begin: at itself if it is a gateway, else at one after it.
    fn parting(&mut self, picture: &Picture, part: usize) -> usize {
        let Some(found) = self.parts.get(part) else { return part };
        if found.kind.is_gateway() {
            return part;
        }
        let id = found.id.replace('_', "-");
        let name = pick(picture, "What comes first?", "先发生哪一项？");
        let choice = self.add(&format!("out-of-{id}"), Kind::Choice, name, Some(part));
        self.connect(&format!("leave-{id}"), (part, choice), "", &[]);
        choice
    }

    /// What happens by itself, called by its limit if it is the end of one.
    fn event(&mut self, picture: &Picture, part: usize, kind: Kind, edge: &Edge) -> usize {
        let (mut name, mut notes) = words(edge);
        if let Some(ending) = picture.endings().iter().find(|ending| ending.element == edge.element) {
            notes.retain(|note| *note != ending.limit);
            name.clone_from(&ending.limit);
        }
        let at = self.add(&edge.element.to_string(), kind, &name, Some(part));
        if let Some(part) = self.parts.last_mut() {
            part.notes = notes;
        }
        at
    }

    /// A limit that ends beside the flow: an event at the border of each state, and what it means as an end of its own.
    fn add_aside(&mut self, ending: &Ending, part: &dyn Fn(usize) -> usize) {
        if ending.nodes.is_empty() {
            self.notes.push(format!("{} → {}", ending.limit, ending.outcome));
        }
        let wanted = ending.element.to_string();
        for host in ending.nodes.iter().map(|&node| part(node)) {
            let kind = Kind::Border { host, cause: Cause::Time, interrupts: false };
            let event = self.add(&wanted, kind, &ending.limit, Some(host));
            let kind = if ending.turn == Turn::Climbs { Kind::Climb } else { Kind::End };
            let end = self.add(&format!("after-{wanted}"), kind, &ending.outcome, Some(host));
            self.connect(&wanted, (event, end), "", &[]);
        }
    }

    /// The graph without stand-ins from which nothing begins.
    fn dropped(mut self) -> Self {
        let is_idle = |at: usize, part: &Part, flows: &[Flow]| {
            part.kind == Kind::Anywhere && flows.iter().all(|flow| flow.from != at)
        };
        let mut numbers = Vec::new();
        let mut kept = 0;
        for (at, part) in self.parts.iter().enumerate() {
            numbers.push(kept);
            kept += usize::from(!is_idle(at, part, &self.flows));
        }
        let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
        let parts = std::mem::take(&mut self.parts);
        for (at, mut part) in parts.into_iter().enumerate() {
            if is_idle(at, &part, &self.flows) {
                self.notes.append(&mut part.notes);
                continue;
            }
            if let Kind::Border { host, .. } = &mut part.kind {
                *host = number(*host);
            }
            self.parts.push(part);
        }
        for flow in &mut self.flows {
            (flow.from, flow.to) = (number(flow.from), number(flow.to));
        }
        self
    }
}

/// The ways of a picture; those of a node that stands for others begin at each of these.
fn ways(picture: &Picture) -> Vec<Way<'_>> {
    let sources = |from: usize| {
        let others = picture.nodes().get(from).map(|node| node.stands_for.clone()).unwrap_or_default();
        if others.is_empty() { vec![from] } else { others }
    };
    let ways = picture.edges().iter().map(|edge| (sources(edge.from), edge));
    ways.flat_map(|(sources, edge)| sources.into_iter().map(move |from| Way { from, to: edge.to, edge }))
        .collect()
}

/// What happens by itself, if nobody takes the way.
fn cause(element: &Element) -> Option<Cause> {
    match element {
        Element::Expiry(_) => Some(Cause::Time),
        Element::Join(_) => Some(Cause::Case),
        Element::Exhausted(_) => Some(Cause::Exhausted),
        _ => None,
    }
}

/// The heading of an edge and what stands under it; without a heading the first line is one.
fn words(edge: &Edge) -> (String, Vec<String>) {
    if !edge.label.is_empty() {
        return (edge.label.clone(), edge.details.clone());
    }
    match edge.details.split_first() {
        Some((first, rest)) => (first.clone(), rest.to_vec()),
        None => (String::new(), Vec::new()),
    }
}

fn pick<'w>(picture: &Picture, en: &'w str, zh: &'w str) -> &'w str {
    match picture.heading().language {
        Language::En => en,
        Language::Zh => zh,
    }
}

fn line(text: &str) -> String {
    measure::wrap(text, usize::MAX).join(" ")
}
