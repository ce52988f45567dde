//! Properties of every plan: nothing lies on anything else, and no wire runs through a foreign box.

use proptest::prelude::*;

use super::{Area, Plan, Point, Route, Site, Size, Sketch, Wire};
use crate::diagram::Direction;

fn sketches(most: usize) -> impl Strategy<Value = Sketch> {
    let site = (40i64..220, 20i64..120, prop::bool::weighted(0.1)).prop_map(|(width, height, is_pointed)| {
        Site { size: Size { width, height }, is_pointed, ..Site::default() }
    });
    (1..=most, any::<bool>()).prop_flat_map(move |(count, is_down)| {
        let wire = (0..count, 0..count, 0i64..160, 12i64..60, prop::bool::weighted(0.2));
        let wire = wire.prop_map(|(from, to, width, height, rises)| {
            let label = if width < 40 { Size::default() } else { Size { width, height } };
            Wire { from, to, label, rises }
        });
        let direction = if is_down { Direction::Down } else { Direction::Right };
        (prop::collection::vec(site.clone(), count), prop::collection::vec(wire, 0..count * 2))
            .prop_map(move |(boxes, wires)| Sketch { boxes, wires, direction, lanes: Vec::new() })
    })
}

/// The same in up to four lanes, whose headings need some room.
fn in_lanes(most: usize) -> impl Strategy<Value = Sketch> {
    let heading = (20i64..200, 12i64..60).prop_map(|(width, height)| Size { width, height });
    (sketches(most), prop::collection::vec(heading, 1..5), prop::collection::vec(0usize..4, most)).prop_map(
        |(mut sketch, lanes, places)| {
            for (site, place) in sketch.boxes.iter_mut().zip(places) {
                site.lane = place % lanes.len();
            }
            Sketch { lanes, ..sketch }
        },
    )
}

fn overlap(one: &Area, other: &Area) -> bool {
    one.corner.x < other.right()
        && other.corner.x < one.right()
        && one.corner.y < other.bottom()
        && other.corner.y < one.bottom()
}

fn holds(area: &Area, point: Point) -> bool {
    overlap(area, &Area { corner: point, size: Size { width: 1, height: 1 } })
}

/// Points along a wire, close together. It runs along the axes alone.
fn course(route: &Route) -> Vec<Point> {
    let mut points = Vec::new();
    for pair in route.points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        assert!(from.x == to.x || from.y == to.y, "a wire runs aslant from {from:?} to {to:?}");
        for step in 0..=24 {
            let between = |a: i64, b: i64| a + (b - a) * step / 24;
            points.push(Point { x: between(from.x, to.x), y: between(from.y, to.y) });
        }
    }
    points
}

/// No wire runs on in another where both swing over.
fn assert_told_apart(plan: &Plan, direction: Direction) {
    let swings = |route: &Route| {
        let along = |point: &Point| {
            if direction == Direction::Down { (point.y, point.x) } else { (point.x, point.y) }
        };
        let points: Vec<(i64, i64)> = route.points.iter().map(along).collect();
        let pairs = points.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1);
        pairs.map(|pair| (pair[0].0, pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1))).collect::<Vec<_>>()
    };
    let swings: Vec<Vec<(i64, i64, i64)>> = plan.wires.iter().map(swings).collect();
    for (wire, own) in swings.iter().enumerate() {
        for (other, later) in swings.iter().enumerate().skip(wire + 1) {
            let meets = |a: &(i64, i64, i64), b: &(i64, i64, i64)| a.0 == b.0 && a.1 < b.2 && b.1 < a.2;
            let meets = own.iter().any(|a| later.iter().any(|b| meets(a, b)));
            assert!(!meets, "wires {wire} and {other} run on in one another");
        }
    }
}

fn assert_readable(sketch: &Sketch, plan: &Plan) {
    let labels: Vec<(usize, Area)> = plan
        .wires
        .iter()
        .map(|route| route.label)
        .enumerate()
        .filter(|(_, area)| area.size.width > 0)
        .collect();
    for (at, area) in plan.boxes.iter().enumerate() {
        for (other, later) in plan.boxes.iter().enumerate().skip(at + 1) {
            assert!(!overlap(area, later), "boxes {at} and {other} overlap");
        }
        for (wire, label) in &labels {
            assert!(!overlap(area, label), "box {at} lies on the label of wire {wire}");
        }
    }
    for (at, (wire, label)) in labels.iter().enumerate() {
        assert_eq!(label.size.width, sketch.wires[*wire].label.width);
        for (other, later) in &labels[at + 1..] {
            assert!(!overlap(label, later), "the labels of wires {wire} and {other} overlap");
        }
    }
    for (wire, route) in plan.wires.iter().enumerate() {
        let ends = (sketch.wires[wire].from, sketch.wires[wire].to);
        for point in course(route) {
            let foreign = |at: &usize| *at != ends.0 && *at != ends.1;
            for at in (0..plan.boxes.len()).filter(foreign) {
                assert!(!holds(&plan.boxes[at], point), "wire {wire} runs through box {at}");
            }
            for (other, label) in &labels {
                assert!(!holds(label, point), "wire {wire} runs through the label of wire {other}");
            }
            assert!(
                point.x >= 0 && point.y >= 0 && point.x <= plan.size.width && point.y <= plan.size.height
            );
        }
    }
}

/// Lanes stand side by side in their order, as long as the picture; each has room for its heading, for its boxes, and for the
/// labels of the wires that start there, which do not lie on the heading.
fn assert_in_lanes(sketch: &Sketch, plan: &Plan) {
    let across = |area: &Area| match sketch.direction {
        Direction::Down => (area.corner.x, area.right(), area.corner.y, area.bottom()),
        Direction::Right => (area.corner.y, area.bottom(), area.corner.x, area.right()),
    };
    let turned = |size: &Size| match sketch.direction {
        Direction::Down => (size.width, size.height),
        Direction::Right => (size.height, size.width),
    };
    assert_eq!(plan.lanes.len(), sketch.lanes.len());
    let deepest = sketch.lanes.iter().map(|heading| turned(heading).1).max().unwrap();
    for (lane, area) in plan.lanes.iter().enumerate() {
        let (left, right, top, bottom) = across(area);
        if let Some(next) = plan.lanes.get(lane + 1) {
            assert_eq!(across(next).0, right, "lane {lane} does not end where the next begins");
        }
        assert!(right - left >= turned(&sketch.lanes[lane]).0, "the heading of lane {lane} is wider");
        let boxes = sketch.boxes.iter().zip(&plan.boxes).filter(|(site, _)| site.lane == lane);
        let labels = sketch
            .wires
            .iter()
            .zip(&plan.wires)
            .filter(|(wire, route)| sketch.boxes[wire.from].lane == lane && route.label.size.width > 0);
        for area in boxes.map(|(_, area)| area).chain(labels.map(|(_, route)| &route.label)) {
            let own = across(area);
            assert!(own.0 > left && own.1 < right, "{area:?} stands outside lane {lane}");
            assert!(own.2 > top + deepest && own.3 < bottom, "{area:?} lies on the heading of lane {lane}");
        }
    }
}

/// Wires begin and end at the edge of their own boxes.
fn assert_joined(sketch: &Sketch, plan: &Plan) {
    for (wire, route) in sketch.wires.iter().zip(&plan.wires) {
        let touches = |area: &Area, point: &Point| {
            point.x >= area.corner.x
                && point.x <= area.right()
                && point.y >= area.corner.y
                && point.y <= area.bottom()
        };
        assert!(touches(&plan.boxes[wire.from], route.points.first().unwrap()));
        assert!(touches(&plan.boxes[wire.to], route.points.last().unwrap()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn lanes_stand_apart_and_hold_what_is_theirs(sketch in in_lanes(30)) {
        let plan = sketch.plan().unwrap();
        assert_readable(&sketch, &plan);
        assert_joined(&sketch, &plan);
        assert_told_apart(&plan, sketch.direction);
        assert_in_lanes(&sketch, &plan);
        prop_assert_eq!(plan, sketch.plan().unwrap());
    }

    #[test]
    fn nothing_lies_on_anything_else(sketch in sketches(60)) {
        let plan = sketch.plan().unwrap();
        assert_readable(&sketch, &plan);
        assert_joined(&sketch, &plan);
        assert_told_apart(&plan, sketch.direction);
        prop_assert_eq!(plan, sketch.plan().unwrap());
    }
}

#[test]
fn a_chain_stands_straight_and_reads_downwards() {
    let site = Site { size: Size { width: 80, height: 40 }, ..Site::default() };
    let wire = |from, to| Wire { from, to, ..Wire::default() };
    let sketch = Sketch {
        boxes: vec![site; 3],
        wires: vec![wire(0, 1), wire(1, 2)],
        direction: Direction::Down,
        lanes: Vec::new(),
    };
    let plan = sketch.plan().unwrap();
    let lefts: Vec<i64> = plan.boxes.iter().map(|area| area.corner.x).collect();
    assert_eq!(lefts, [0, 0, 0]);
    assert!(plan.boxes.is_sorted_by_key(|area| area.corner.y));
    assert_eq!(plan.size.width, 80);
}

/// A board that leads forty bodies, 9,120 pixels side by side: ten of them and thirty wires between these take 2,760, and a
/// drawing may take five quarters of that.
#[test]
fn many_below_one_stand_on_several_shelves() {
    let site = Site { size: Size { width: 200, height: 40 }, ..Site::default() };
    let label = Size { width: 60, height: 16 };
    let wires = (1..41).map(|to| Wire { from: 0, to, label, rises: false }).collect();
    let sketch = Sketch { boxes: vec![site; 41], wires, direction: Direction::Down, lanes: Vec::new() };
    let plan = sketch.plan().unwrap();
    assert_readable(&sketch, &plan);
    assert!(plan.size.width <= 3450 && plan.size.height < 1200, "{:?}", plan.size);
}

#[test]
fn two_hundred_states_are_drawn_quickly() {
    let site = Site { size: Size { width: 120, height: 60 }, ..Site::default() };
    let label = Size { width: 90, height: 30 };
    let wire = |from: usize, to: usize| Wire { from, to: to % 200, label, rises: false };
    let wires = (0..200).flat_map(|at| [wire(at, at * 31 + 8), wire(at, at * 7 + 3)]).collect();
    let sketch = Sketch { boxes: vec![site; 200], wires, direction: Direction::Down, lanes: Vec::new() };
    let plan = sketch.plan().unwrap();
    for (at, area) in plan.boxes.iter().enumerate() {
        assert!(plan.boxes[at + 1..].iter().all(|other| !overlap(area, other)));
    }
}

#[test]
fn what_nobody_could_read_is_not_drawn() {
    let wire = |from: usize, to: usize| Wire { from, to: to % 1000, ..Wire::default() };
    let wires = (0..1000).flat_map(|at| [wire(at, at + 1), wire(at, at + 500)]).collect();
    let sketch =
        Sketch { boxes: vec![Site::default(); 1000], wires, direction: Direction::Down, lanes: Vec::new() };
    assert_eq!(sketch.plan(), None);
}
