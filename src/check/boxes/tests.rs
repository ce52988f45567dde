//! Boxes held against looking at every point.

use std::sync::LazyLock;

use proptest::{
    collection::vec,
    prop_assert, prop_assert_eq,
    test_runner::{Config, TestCaseError, TestRunner},
};

use super::{Ranges, Region, Rest, Space, TooMany, Variable};
use crate::{
    charter::{Charter, Workflow},
    comparison::Comparison,
    finding::Source,
    id::{ActionId, BodyId, FactId, Id, KindId, SlotId, ValueId},
    rule::{Condition, Count, Holder, Test},
    text,
};

const TEXT: &str = "\
charter demo, edition 2026-01
body town is government, leads desk
body desk is government
workflow request
  fact urgent is yes or no
  fact near is x or y or z
  fact far is x or y or z
  fact floor is 2 to 6
  fact heads is 0 to 4
  slot handler is body
  may ask by desk, from start -> closed
  state closed, end answered
";

static CHARTER: LazyLock<Charter> = LazyLock::new(|| {
    let reading = text::read(&Source::new("demo.charter", TEXT));
    Charter::compile(&reading.charter.unwrap()).charter.unwrap()
});

fn workflow() -> &'static Workflow {
    CHARTER.workflows.values().next().unwrap()
}

fn id<I: Id>(index: usize) -> I {
    I::from_index(index).unwrap()
}

/// Numbers drawn one after the other.
struct Drawn<'d>(&'d mut dyn Iterator<Item = u8>);

impl Drawn<'_> {
    fn below(&mut self, bound: u8) -> usize {
        usize::from(self.0.next().unwrap_or(0) % bound)
    }

    fn comparison(&mut self) -> Comparison {
        use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
        [AtLeast, AtMost, Equal, Greater, Less, NotEqual][self.below(6)]
    }

    fn number(&mut self) -> Count {
        [Count::Fact(id(3)), Count::Fact(id(4)), Count::Times(id::<ActionId>(0))][self.below(3)]
    }

    fn test(&mut self) -> Test {
        let holder = Holder::Slot(id::<SlotId>(0));
        match self.below(9) {
            0 => Test::Flag(id(0)),
            1 | 2 => Test::Choice(id(1 + self.below(2)), id::<ValueId>(self.below(3))),
            3 => Test::SameChoice(id(1), id(2)),
            4 => Test::Number(self.number(), self.comparison(), self.number()),
            5 => Test::Number(
                Count::Number(u32::try_from(self.below(8)).unwrap()),
                self.comparison(),
                self.number(),
            ),
            6 => Test::SameBody(holder, Holder::Body(id::<BodyId>(self.below(2)))),
            7 => Test::Kind(holder, id::<KindId>(0)),
            _ => Test::Number(
                self.number(),
                self.comparison(),
                Count::Number(u32::try_from(self.below(8)).unwrap()),
            ),
        }
    }

    fn condition(&mut self, depth: u8) -> Condition {
        let parts = |drawn: &mut Self| (0..=drawn.below(3)).map(|_| drawn.condition(depth - 1)).collect();
        match self.below(if depth == 0 { 2 } else { 8 }) {
            3 => Condition::Not(Box::new(self.condition(depth - 1))),
            4 | 5 => Condition::All(parts(self)),
            6 | 7 => Condition::Any(parts(self)),
            _ => Condition::Test(self.test()),
        }
    }
}

/// Everything that is the case: facts, how often `ask` was done (up to 8), which body the slot holds, whether of the kind.
#[derive(Debug, Clone, Copy)]
struct Point {
    facts: [u32; 5],
    times: u32,
    body: u32,
    of_kind: bool,
}

fn points() -> Vec<Point> {
    let mut points = Vec::new();
    for index in 0..2 * 3 * 3 * 5 * 5 * 9 * 3 * 2_u32 {
        let mut rest = index;
        let mut digit = |base: u32| {
            let digit = rest % base;
            rest /= base;
            digit
        };
        let facts = [digit(2), digit(3), digit(3), 2 + digit(5), digit(5)];
        points.push(Point { facts, times: digit(9), body: digit(3), of_kind: digit(2) == 1 });
    }
    points
}

static POINTS: LazyLock<Vec<Point>> = LazyLock::new(points);

impl Point {
    fn count(&self, count: Count) -> u32 {
        match count {
            Count::Number(number) => number,
            Count::Fact(fact) => self.facts[fact.index()],
            _ => self.times,
        }
    }

    fn fact(&self, fact: FactId) -> u32 {
        self.facts[fact.index()]
    }

    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Not(inner) => !self.holds(inner),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Test(test) => match test {
                Test::Flag(flag) => self.fact(*flag) == 1,
                Test::Choice(fact, value) => self.fact(*fact) as usize == value.index(),
                Test::SameChoice(one, other) => self.fact(*one) == self.fact(*other),
                Test::Number(left, comparison, right) => {
                    let (left, right) = (i64::from(self.count(*left)), i64::from(self.count(*right)));
                    match comparison {
                        Comparison::Equal => left == right,
                        Comparison::NotEqual => left != right,
                        Comparison::Less => left < right,
                        Comparison::AtMost => left <= right,
                        Comparison::Greater => left > right,
                        Comparison::AtLeast => left >= right,
                    }
                }
                Test::SameBody(_, Holder::Body(body)) => self.body as usize == body.index() + 1,
                _ => self.of_kind,
            },
        }
    }

    /// What it is on an axis.
    fn on(&self, space: &Space<'_>, axis: usize) -> u32 {
        match &space.axes()[axis] {
            Variable::Fact(fact) => self.fact(*fact),
            Variable::Order(one, other) => {
                let (one, other) = (self.on(space, *one), self.on(space, *other));
                1 + u32::from(one > other) - u32::from(one < other)
            }
            Variable::Body(_) => self.body,
            Variable::Open(_) => u32::from(self.of_kind),
            _ => self.times,
        }
    }

    fn lies_in(&self, space: &Space<'_>, region: &Region) -> bool {
        region.sides().all(|(axis, side)| {
            let at = self.on(space, axis);
            side.iter().any(|(from, to)| from <= at && at <= to)
        })
    }
}

fn run(cases: u32, test: impl Fn(&mut Drawn<'_>) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome =
        TestRunner::new(config).run(&vec(0_u8.., 80), |drawn| test(&mut Drawn(&mut drawn.into_iter())));
    outcome.unwrap_or_else(|wrong| panic!("{wrong}"));
}

#[test]
fn the_boxes_of_a_condition_are_the_points_at_which_it_holds() {
    run(200, |drawn| {
        let condition = drawn.condition(3);
        let mut space = Space::new(&CHARTER, workflow());
        let Ok(yes) = space.cover(&condition, true) else { return Ok(()) };
        let Ok(no) = space.cover(&condition, false) else { return Ok(()) };
        let lies = |point: &Point, regions: &[Region]| regions.iter().any(|at| point.lies_in(&space, at));
        for point in POINTS.iter() {
            let holds = point.holds(&condition);
            prop_assert_eq!(lies(point, &yes), holds, "{:?} at {:?}", &condition, point);
            prop_assert_eq!(lies(point, &no), !holds, "{:?} at {:?}", &condition, point);
        }
        Ok(())
    });
}

#[test]
fn what_is_left_are_exactly_the_points_that_no_box_covers_and_each_once() {
    run(200, |drawn| {
        let (within, taken) = (drawn.condition(2), drawn.condition(3));
        let mut space = Space::new(&CHARTER, workflow());
        let boxes = space.cover(&within, true).and_then(|one| Ok((one, space.cover(&taken, true)?)));
        let Ok((inner, boxes)) = boxes else { return Ok(()) };
        let mut rest = Rest::of(&space, inner, boxes);
        let mut left: Vec<Region> = Vec::new();
        while let Some(region) = rest.next().unwrap() {
            prop_assert!(
                POINTS.iter().any(|point| point.lies_in(&space, &region)),
                "an empty box: {:?}",
                region
            );
            left.push(region);
        }
        for point in POINTS.iter() {
            let is_left = point.holds(&within) && !point.holds(&taken);
            let count = left.iter().filter(|region| point.lies_in(&space, region)).count();
            prop_assert_eq!(count, usize::from(is_left), "{:?} without {:?} at {:?}", &within, &taken, point);
        }
        Ok(())
    });
}

#[test]
fn a_box_is_as_large_as_it_can_be() {
    let mut space = Space::new(&CHARTER, workflow());
    let (urgent, floor) = (space.axis(Variable::Fact(id(0))), space.axis(Variable::Fact(id(3))));
    let row = |yes: u32, from: u32, to: u32| {
        let region = Region::everything().with(urgent, Some(Ranges::one(yes)));
        region.with(floor, Some(Ranges::new([(from, to)])))
    };
    // Floors 3 to 5 are missing where it is urgent, 5 and 6 where it is not.
    let rows = vec![row(1, 2, 2), row(1, 6, 6), row(0, 2, 4)];
    let mut rest = Rest::of(&space, vec![Region::everything()], rows);
    let mut told = Vec::new();
    while let Some(region) = rest.next().unwrap() {
        told.push(space.told(&region).iter().map(|part| part.en.clone()).collect::<Vec<_>>().join(" "));
    }
    assert_eq!(told, ["`urgent = no` `floor ≥ 5`", "`urgent = yes` `floor = 3 to 5`"]);
}

/// What is known to be covered is so for what is still open there: two rows that cover all heads together need not cover all
/// floors.
#[test]
fn what_covers_one_part_need_not_cover_another() {
    let mut space = Space::new(&CHARTER, workflow());
    let axes = [0, 3, 4].map(|fact| space.axis(Variable::Fact(id(fact))));
    let row = |sides: [&[(u32, u32)]; 3]| {
        let side =
            |side: &[(u32, u32)]| Some(Ranges::new(side.iter().copied())).filter(|side| !side.is_empty());
        axes.iter()
            .zip(sides)
            .fold(Region::everything(), |region, (&axis, ranges)| region.with(axis, side(ranges)))
    };
    let mut rows = vec![row([&[], &[(2, 3)], &[(0, 2)]]), row([&[], &[(3, 4)], &[(2, 4)]])];
    // Where it is not urgent, floors are cut first; where it is, heads are.
    rows.extend((0..5).map(|_| row([&[(0, 0)], &[(2, 2), (4, 6)], &[]])));
    rows.extend((0..6).map(|_| row([&[(1, 1)], &[], &[(0, 0)]])));
    let mut rest = Rest::of(&space, vec![Region::everything()], rows);
    let mut left = Vec::new();
    while let Some(region) = rest.next().unwrap() {
        left.push(region);
    }
    let point = Point { facts: [1, 0, 0, 5, 2], times: 0, body: 0, of_kind: false };
    assert_eq!(left.iter().filter(|region| point.lies_in(&space, region)).count(), 1);
}

#[test]
fn what_is_too_much_to_look_at_is_refused() {
    let parity = |depth: usize| {
        let flag = |number: usize| {
            Condition::Test(Test::Number(Count::Times(id(number)), Comparison::Equal, Count::Number(0)))
        };
        (0..depth)
            .map(|number| Condition::Any(vec![flag(2 * number), flag(2 * number + 1)]))
            .collect::<Vec<_>>()
    };
    let mut space = Space::new(&CHARTER, workflow());
    assert_eq!(space.all(&parity(5)).map(|boxes| boxes.len()), Ok(32));
    assert_eq!(space.all(&parity(12)), Err(TooMany));
}
