//! No box of a drawing lies on another and no line runs through a box: of random charters with up to 60 states, in both
//! directions and in lanes, read back from the drawing itself.

use std::fmt::Write as _;

use gongzhi::{
    charter::Charter,
    diagram::{Direction, Form, Options, View},
    finding::Language,
    strategy,
};
use proptest::{prelude::*, test_runner::Config};

use super::{diagram::charter, overlaps::assert_apart};

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];
type Point = (f64, f64);

/// The boxes of a drawing with their ids, and the points along its lines.
#[derive(Debug, Default)]
struct Boxed {
    boxes: Vec<(String, Area)>,
    lines: Vec<(String, Vec<Point>)>,
}

fn attribute<'x>(tag: &'x str, name: &str) -> &'x str {
    let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {tag}"));
    value.split('"').next().unwrap()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).parse().unwrap()
}

impl Boxed {
    fn read(svg: &str) -> Self {
        let mut boxed = Self::default();
        let (mut id, mut is_node) = (String::new(), false);
        for line in svg.lines() {
            if line.starts_with("<g id") {
                id = attribute(line, "id").to_owned();
                is_node = attribute(line, "class").starts_with("node");
            } else if line.starts_with("<path class=\"wire\"") {
                boxed.lines.push((id.clone(), course(attribute(line, "d"))));
            } else if is_node
                && line.contains("shape\"")
                && boxed.boxes.last().is_none_or(|(known, _)| *known != id)
            {
                boxed.boxes.push((id.clone(), area(line)));
            }
        }
        boxed
    }

    fn assert_apart(&self, name: &str) {
        for (at, (id, own)) in self.boxes.iter().enumerate() {
            for (other_id, other) in &self.boxes[at + 1..] {
                let apart =
                    own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1];
                assert!(apart, "{name}: {id} lies on {other_id}");
            }
        }
        for (id, points) in &self.lines {
            let ends = [points[0], *points.last().unwrap()];
            for end in ends {
                assert!(
                    self.boxes.iter().any(|(_, area)| holds(area, end, 1.0)),
                    "{name}: {id} ends nowhere"
                );
            }
            // The boxes at which it begins and ends are its own.
            let foreign =
                self.boxes.iter().filter(|(_, area)| !ends.iter().any(|end| holds(area, *end, 1.0)));
            for (other, area) in foreign {
                let through = points.iter().find(|point| holds(area, **point, -0.5));
                assert!(through.is_none(), "{name}: {id} runs through {other} at {through:?}");
            }
        }
    }
}

/// Whether a point lies in an area that is so much larger on every side.
fn holds(area: &Area, (x, y): Point, by: f64) -> bool {
    x >= area[0] - by && x <= area[2] + by && y >= area[1] - by && y <= area[3] + by
}

/// What a rectangle, a disc or a hexagon covers.
fn area(tag: &str) -> Area {
    if tag.starts_with("<rect") {
        let (x, y) = (number(tag, "x"), number(tag, "y"));
        return [x, y, x + number(tag, "width"), y + number(tag, "height")];
    }
    if tag.starts_with("<circle") {
        let (x, y, r) = (number(tag, "cx"), number(tag, "cy"), number(tag, "r"));
        return [x - r, y - r, x + r, y + r];
    }
    let corners: Vec<Point> =
        pieces(attribute(tag, "d")).into_iter().flat_map(|(_, points)| points).collect();
    let fold =
        |pick: fn(&Point) -> f64, join: fn(f64, f64) -> f64| corners.iter().map(pick).reduce(join).unwrap();
    [fold(|p| p.0, f64::min), fold(|p| p.1, f64::min), fold(|p| p.0, f64::max), fold(|p| p.1, f64::max)]
}

/// The commands of a path, each with its points.
fn pieces(path: &str) -> Vec<(char, Vec<Point>)> {
    let mut pieces: Vec<(char, String)> = Vec::new();
    for letter in path.trim_end_matches('Z').chars() {
        match pieces.last_mut() {
            _ if "MLCQ".contains(letter) => pieces.push((letter, String::new())),
            Some((_, numbers)) => numbers.push(letter),
            None => panic!("{path} begins with no command"),
        }
    }
    let points = |numbers: &str| {
        let numbers: Vec<f64> = numbers
            .split_whitespace()
            .map(|number| number.parse().unwrap_or_else(|_| panic!("{path}")))
            .collect();
        numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
    };
    pieces.iter().map(|(command, numbers)| (*command, points(numbers))).collect()
}

/// Points along a path, close together.
fn course(path: &str) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (command, ends) in pieces(path) {
        let Some(&from) = points.last() else {
            points.extend(ends);
            continue;
        };
        // Towards a corner from either end, as a curve with two such points.
        let near = |end: Point, corner: Point| {
            (end.0 + 2.0 / 3.0 * (corner.0 - end.0), end.1 + 2.0 / 3.0 * (corner.1 - end.1))
        };
        let [a, b, to] = match command {
            'C' => [ends[0], ends[1], ends[2]],
            'Q' => [near(from, ends[0]), near(ends[1], ends[0]), ends[1]],
            _ => [from, ends[0], ends[0]],
        };
        for step in 1..=32 {
            let t = f64::from(step) / 32.0;
            let bend = |p: f64, q: f64, r: f64, s: f64| {
                let u = 1.0 - t;
                u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
            };
            points.push((bend(from.0, a.0, b.0, to.0), bend(from.1, a.1, b.1, to.1)));
        }
    }
    points
}

/// Where the actions of a state lead, and what they are called.
#[derive(Debug, Clone)]
struct Way {
    to: usize,
    sort: usize,
    words: usize,
}

/// Titles as they are met: short ones, long ones, words that no line holds.
const TITLES: [&str; 6] = [
    "Go",
    "Hand over to the residents' representatives' conference",
    "提交居民代表会议讨论决定并公布",
    "Nobody knows",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "受理",
];

/// A charter of as many states as there are lists of ways, in three bodies; the last state leads to the end.
fn written(ways: &[Vec<Way>]) -> String {
    let count = ways.len();
    let mut rules = String::from("charter wide, edition 2026-01, calendar china\n");
    for body in 0..3 {
        let _ = writeln!(rules, "body b{body} \"第{body}个主体\" is council");
    }
    rules.push_str("workflow matter \"事项\"\n  fact grave is yes or no\n  may ask \"提出\" by b0, from start, asks grave -> s0\n");
    for (state, ways) in ways.iter().enumerate() {
        let body = state % 3;
        let words = TITLES[(state * 5 + ways.len()) % TITLES.len()];
        let _ = writeln!(rules, "  state s{state} \"{words} {state}\", accountable b{body}");
        for (number, way) in ways.iter().enumerate() {
            let (to, title) = (way.to % count, TITLES[way.words % TITLES.len()]);
            let head = format!("    may a{state}-{number} \"{title}\" by b{body}");
            let _ = match way.sort % 5 {
                0 => writeln!(rules, "{head}, within 3 working days -> s{to}"),
                1 => writeln!(rules, "{head}\n      -> s{to} if grave\n      -> done otherwise"),
                2 => writeln!(rules, "{head} -> s{state}"),
                3 => writeln!(rules, "{head}"),
                _ => writeln!(rules, "{head} -> s{to}"),
            };
        }
        let _ = writeln!(rules, "    must end-{state} \"办结\" by b{body} -> done");
    }
    rules.push_str("  may drop \"撤回\" by b0, from any, clears all -> dropped\n");
    rules.push_str("  state done \"已办结\", end done\n  state dropped \"已撤回\", end dropped\n");
    rules
}

fn ways() -> impl Strategy<Value = Vec<Vec<Way>>> {
    let way = (0usize..60, 0usize..5, 0usize..6).prop_map(|(to, sort, words)| Way { to, sort, words });
    prop::collection::vec(prop::collection::vec(way, 0..3), 1..=60)
}

fn cases() -> Config {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    Config { failure_persistence: None, ..Config::with_cases(cases) }
}

fn assert_well_drawn(charter: &Charter) {
    for view in View::all(charter) {
        for (language, direction) in [(Language::En, Direction::Down), (Language::Zh, Direction::Right)] {
            let drawing = view.drawing(charter, &Options { language, direction, since: None }).unwrap();
            let svg = drawing.written(Form::Svg).unwrap();
            let name = format!("{view} {language} {direction:?}");
            if drawing.picture().is_some() {
                Boxed::read(&svg).assert_apart(&name);
            }
            assert_apart(&name, &svg);
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn random_workflows_of_sixty_states_are_well_drawn(ways in ways()) {
        assert_well_drawn(&charter(&written(&ways)));
    }

    /// These are smaller, and have whatever a charter can say: ballots, forks, ladders, sub-cases.
    #[test]
    fn random_charters_are_well_drawn(text in strategy::charters()) {
        if let Some(charter) = Charter::compile(&text).charter {
            assert_well_drawn(&charter);
        }
    }
}

/// What the properties rest on: they notice a box on a box, and a line through one.
#[test]
fn boxes_on_boxes_and_lines_through_boxes_are_noticed() {
    let node = |id: &str, x: u32, y: u32| {
        format!(
            "<g id=\"{id}\" class=\"node state\">\n<rect class=\"shape\" x=\"{x}\" y=\"{y}\" width=\"40\" height=\"20\" rx=\"4\"/>\n</g>\n"
        )
    };
    let edge = |path: &str| {
        format!("<g id=\"e\" class=\"edge solid\">\n<path class=\"wire\" d=\"{path}\"/>\n</g>\n")
    };
    let (one, two, three) = (node("a", 0, 0), node("b", 0, 100), node("c", 10, 50));
    let falls = |svg: &str| std::panic::catch_unwind(|| Boxed::read(svg).assert_apart("x")).is_err();
    assert!(!falls(&format!("{}{one}{two}{three}", edge("M5 20L5 30C5 40 5 60 5 90L5 100"))));
    assert!(falls(&format!("{}{one}{two}{three}", edge("M20 20L20 100"))), "through a box");
    assert!(
        falls(&format!("{}{one}{two}{three}", edge("M5 20C40 20 40 100 5 100"))),
        "through it in a curve"
    );
    assert!(falls(&format!("{one}{}", node("b", 39, 0))), "a box on a box");
    assert!(falls(&format!("{one}{two}{}", edge("M5 20L5 80"))), "a line that ends nowhere");
}
