//! Workflows as processes in BPMN: well connected, everything in its place, and limits told as events.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect_file;
use gongzhi::{
    charter::Charter,
    charters,
    diagram::{Direction, Form, Options, View},
    finding::Language,
};

use super::diagram::charter;

const LENDING: &str = include_str!("../data/pictures/lending.charter");

fn drawn(charter: &Charter, view: &View, options: &Options) -> String {
    view.drawing(charter, options).unwrap().written(Form::Bpmn).unwrap()
}

fn lending(view: &str, language: Language, direction: Direction) -> String {
    let options = Options { language, direction, since: None };
    drawn(&charter(LENDING), &view.parse().unwrap(), &options)
}

#[test]
fn a_workflow_is_a_process() {
    expect_file!["../data/pictures/lending-loan-en.bpmn"].assert_eq(&lending(
        "workflow:loan",
        Language::En,
        Direction::Down,
    ));
    expect_file!["../data/pictures/lending-loan-zh.bpmn"].assert_eq(&lending(
        "workflow:loan",
        Language::Zh,
        Direction::Down,
    ));
}

#[test]
fn a_workflow_in_lanes_is_a_process_in_a_pool() {
    expect_file!["../data/pictures/lending-lanes-en.bpmn"].assert_eq(&lending(
        "lanes:loan",
        Language::En,
        Direction::Right,
    ));
    expect_file!["../data/pictures/lending-lanes-zh.bpmn"].assert_eq(&lending(
        "lanes:loan",
        Language::Zh,
        Direction::Right,
    ));
}

/// One element: its name, its attributes, and what stands in it up to its end or that of the next of its sort.
#[derive(Debug)]
struct Element<'x> {
    tag: &'x str,
    attributes: BTreeMap<&'x str, &'x str>,
    body: &'x str,
}

impl<'x> Element<'x> {
    fn get(&self, name: &str) -> &'x str {
        self.attributes.get(name).copied().unwrap_or_default()
    }

    fn numbers<const N: usize>(&self, names: [&str; N]) -> [i64; N] {
        names.map(|name| self.get(name).parse().unwrap())
    }

    /// What stands between the tags of that name within it.
    fn inner(&self, tag: &str) -> Vec<&'x str> {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        self.body.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap()).collect()
    }
}

/// All elements, in their order. The text is our own: no comment, no bare `<` in it.
fn elements(xml: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some((inner, tail)) = rest.split_once('<').and_then(|(_, opened)| opened.split_once('>')) {
        rest = tail;
        if inner.starts_with(['/', '?', '!']) {
            continue;
        }
        let (tag, mut words) = inner.split_once([' ', '\n']).unwrap_or((inner.trim_end_matches('/'), ""));
        let mut attributes = BTreeMap::new();
        while let Some((name, value)) = words.split_once("=\"") {
            let (value, after) = value.split_once('"').unwrap();
            attributes.insert(name.trim(), value);
            words = after;
        }
        let close = format!("</{tag}>");
        let body = if inner.ends_with('/') { "" } else { tail.split_once(&close).unwrap().0 };
        found.push(Element { tag, attributes, body });
    }
    found
}

const NODES: [&str; 7] = [
    "startEvent",
    "userTask",
    "endEvent",
    "exclusiveGateway",
    "parallelGateway",
    "boundaryEvent",
    "intermediateCatchEvent",
];

/// A rectangle: left, top, right, bottom.
type Area = [i64; 4];

fn area(bounds: &Element<'_>) -> Area {
    let [x, y, width, height] = bounds.numbers(["x", "y", "width", "height"]);
    [x, y, x + width, y + height]
}

fn meet(one: Area, other: Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Whether a point lies on the border of a rectangle, or within.
fn touches(area: Area, [x, y]: [i64; 2]) -> bool {
    (area[0]..=area[2]).contains(&x) && (area[1]..=area[3]).contains(&y)
}

/// A process as its readers see it, with whatever must hold of every one of them asserted.
struct Process<'x> {
    elements: Vec<Element<'x>>,
}

impl<'x> Process<'x> {
    fn read(xml: &'x str) -> Self {
        let process = Self { elements: elements(xml) };
        process.assert_connected();
        process.assert_placed();
        process
    }

    fn of<'a>(&'a self, tags: &'a [&'a str]) -> impl Iterator<Item = &'a Element<'x>> {
        self.elements.iter().filter(move |element| tags.contains(&element.tag))
    }

    fn assert_connected(&self) {
        let ids: Vec<&str> =
            self.elements.iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id is there twice");
        let is_plain = |id: &&str| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        assert!(known.iter().all(is_plain), "an id that no reader takes");
        for name in ["bpmnElement", "processRef", "attachedToRef", "sourceRef", "targetRef"] {
            for element in self.elements.iter().filter(|element| element.attributes.contains_key(name)) {
                assert!(known.contains(element.get(name)), "{element:?} refers to nothing");
            }
        }
        let flows: Vec<&Element<'_>> = self.of(&["sequenceFlow"]).collect();
        for node in self.of(&NODES) {
            let ends = |name| flows.iter().filter(move |flow| flow.get(name) == node.get("id"));
            let ids = |name| ends(name).map(|flow| flow.get("id")).collect::<Vec<_>>();
            assert_eq!(
                (node.inner("incoming"), node.inner("outgoing")),
                (ids("targetRef"), ids("sourceRef"))
            );
            if !node.tag.ends_with("Gateway") {
                assert!(ids("targetRef").len() <= 1 && ids("sourceRef").len() <= 1, "{node:?}");
            }
        }
        let lanes: Vec<&str> = self.of(&["lane"]).flat_map(|lane| lane.inner("flowNodeRef")).collect();
        let nodes: BTreeSet<&str> = self.of(&NODES).map(|node| node.get("id")).collect();
        assert!(lanes.is_empty() || lanes.len() == nodes.len());
        assert!(lanes.is_empty() || lanes.into_iter().collect::<BTreeSet<_>>() == nodes);
    }

    /// The place of every shape, and that of its name.
    fn places(&self) -> BTreeMap<&'x str, (Area, Option<Area>)> {
        let mut places = BTreeMap::new();
        for shape in self.of(&["bpmndi:BPMNShape"]) {
            let bounds: Vec<Area> =
                elements(shape.body).iter().filter(|element| element.tag == "dc:Bounds").map(area).collect();
            places.insert(shape.get("bpmnElement"), (bounds[0], bounds.get(1).copied()));
        }
        places
    }

    fn assert_placed(&self) {
        let places = self.places();
        let nodes: Vec<&Element<'_>> = self.of(&NODES).collect();
        for (at, node) in nodes.iter().enumerate() {
            let (own, _) = places[node.get("id")];
            for other in &nodes[at + 1..] {
                let is_host =
                    |one: &Element<'_>, other: &Element<'_>| one.get("attachedToRef") == other.get("id");
                let apart = !meet(own, places[other.get("id")].0);
                assert!(apart || is_host(node, other) || is_host(other, node), "{node:?} meets {other:?}");
            }
        }
        let mut names: Vec<Area> = nodes.iter().filter_map(|node| places[node.get("id")].1).collect();
        let edges: BTreeMap<&str, &Element<'_>> =
            self.of(&["bpmndi:BPMNEdge"]).map(|edge| (edge.get("bpmnElement"), edge)).collect();
        for flow in self.of(&["sequenceFlow"]) {
            let inner = elements(edges[flow.get("id")].body);
            let points: Vec<[i64; 2]> = inner
                .iter()
                .filter(|element| element.tag == "di:waypoint")
                .map(|element| element.numbers(["x", "y"]))
                .collect();
            assert!(points.len() >= 2, "{flow:?} has no course");
            let (from, to) = (places[flow.get("sourceRef")].0, places[flow.get("targetRef")].0);
            assert!(touches(from, points[0]), "{flow:?} does not begin at its source");
            assert!(touches(to, *points.last().unwrap()), "{flow:?} does not end at its target");
            names.extend(inner.iter().filter(|element| element.tag == "dc:Bounds").map(area));
        }
        for (at, name) in names.iter().enumerate() {
            let others =
                names[at + 1..].iter().copied().chain(nodes.iter().map(|node| places[node.get("id")].0));
            assert!(
                others.into_iter().all(|other| !meet(*name, other)),
                "a name at {name:?} lies on something"
            );
        }
    }

    /// The border events of a task, each by its name: what it is, whether it ends the task, and what it leads to.
    fn events(&self, task: &str) -> Vec<String> {
        let name = |id: &str| self.elements.iter().find(|element| element.get("id") == id).unwrap();
        let events = self.of(&["boundaryEvent"]).filter(|event| event.get("attachedToRef") == task);
        events
            .map(|event| {
                let kind =
                    elements(event.body).iter().find(|inner| inner.tag.ends_with("Definition")).unwrap().tag;
                let flow =
                    self.of(&["sequenceFlow"]).find(|flow| flow.get("sourceRef") == event.get("id")).unwrap();
                let target = name(flow.get("targetRef"));
                let ends = if event.get("cancelActivity") == "true" { "ends it" } else { "beside it" };
                let kind = kind.trim_end_matches("EventDefinition");
                format!("{}: {kind}, {ends}, {} {}", event.get("name"), target.tag, target.get("name"))
            })
            .map(|line| line.trim_end().to_owned())
            .collect()
    }
}

#[test]
fn every_workflow_at_hand_is_well_connected_and_has_its_places() {
    let bundled = charters::BUNDLED.iter().map(|bundled| charter(bundled.charter));
    let small = ["helping", "thresholds", "run-off", "joint", "district"];
    let small = small
        .map(|name| charter(&std::fs::read_to_string(format!("tests/data/small/{name}.charter")).unwrap()));
    let mut count = 0;
    for charter in bundled.chain(small).chain([charter(LENDING)]) {
        for view in View::all(&charter) {
            for language in [Language::En, Language::Zh] {
                for direction in [Direction::Down, Direction::Right] {
                    let drawing =
                        view.drawing(&charter, &Options { language, direction, since: None }).unwrap();
                    if let Some(xml) = drawing.written(Form::Bpmn) {
                        Process::read(&xml);
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 80, "{count}");
}

/// A limit that moves the case ends its task; one that only leaves a breach stands beside it and has an end of its own.
#[test]
fn limits_are_events_at_the_border_of_their_state() {
    let xml = lending("workflow:loan", Language::En, Direction::Down);
    let process = Process::read(&xml);
    assert_eq!(process.events("state_lent"), ["within 30 days: timer, ends it, userTask Overdue"]);
    assert_eq!(
        process.events("state_asked"),
        ["Sort: within 4 hours: timer, beside it, endEvent a breach is recorded"]
    );
    assert_eq!(
        process.events("state_deciding_now"),
        ["no rung left: conditional, ends it, exclusiveGateway"]
    );
    assert_eq!(process.events("state_checked"), Vec::<String>::new());
}

#[test]
fn only_workflows_are_processes() {
    let charter = charter(LENDING);
    for view in ["structure", "ladder:levels", "matrix:loan"] {
        let view: View = view.parse().unwrap();
        let drawing = view.drawing(&charter, &Options::default()).unwrap();
        assert!(drawing.written(Form::Bpmn).is_none() && !drawing.forms().contains(&Form::Bpmn));
    }
}
