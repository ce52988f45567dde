//! Tables, routes and conditions held against looking at every combination of facts, and what is found against the engine.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::{Charter, Next, Workflow},
    check::all,
    engine::{Answer, Case, Command, PlainRoster, World, decide},
    finding::{Finding, Lint, Span},
    id::Id,
    rule::{Cell, Condition, Count, Input, Row, Table, Test, Value},
    time::{Calendar, Instant},
};
use proptest::{
    collection::vec,
    test_runner::{Config, TestRunner},
};

use crate::charter::charter;

/// Numbers drawn one after the other.
struct Drawn(std::vec::IntoIter<u8>);

impl Drawn {
    fn below(&mut self, bound: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % bound
    }

    fn of(&mut self, items: &[&'static str]) -> &'static str {
        items[self.below(items.len())]
    }

    /// A cell of an input.
    fn cell(&mut self, fact: &str) -> String {
        let number = |drawn: &mut Self| drawn.below(6);
        match (fact, self.below(5)) {
            (_, 0) => "any".to_owned(),
            ("urgent", _) => self.of(&["yes", "no"]).to_owned(),
            ("matter", 1) => format!("not {}", self.of(&["x", "y", "z"])),
            ("matter", 2) => self.of(&["x or y", "y or z", "x or z"]).to_owned(),
            ("matter", _) => self.of(&["x", "y", "z"]).to_owned(),
            (_, 1) => format!("{} {}", self.of(&["≤", "≥"]), number(self)),
            (_, 2) => format!("not {}", number(self)),
            (_, 3) => {
                let from = number(self);
                format!("{from} to {}", from + self.below(6 - from))
            }
            _ => number(self).to_string(),
        }
    }

    /// A test in a condition.
    fn test(&mut self) -> String {
        let mark = self.of(&["=", "≠", "<", "≤", ">", "≥"]);
        match self.below(7) {
            0 => "urgent".to_owned(),
            1 => format!("matter {} {}", self.of(&["=", "≠"]), self.of(&["x", "y", "z"])),
            2 => format!("heads {mark} floor"),
            3 => format!("answer.times {mark} {}", self.below(3)),
            4 => format!("heads {mark} {}", self.below(6)),
            _ => format!("floor {mark} {}", self.below(6)),
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        match self.below(if depth == 0 { 1 } else { 6 }) {
            3 => format!("not ({})", self.condition(depth - 1)),
            4 => format!("({} and {})", self.condition(depth - 1), self.condition(depth - 1)),
            5 => format!("({} or {})", self.condition(depth - 1), self.condition(depth - 1)),
            _ => self.test(),
        }
    }
}

const FACTS: &str = "\
workflow request
  fact urgent is yes or no
  fact matter is x or y or z
  fact floor is 0 to 5
  fact heads is 0 to 5
  fact fee is 0 to 9
  may ask by desk, from start -> open
";

/// A charter with a table over some facts.
fn with_table(drawn: &mut Drawn) -> Charter {
    let columns = ["urgent", "matter", "floor", "heads"];
    let columns: Vec<_> = columns.into_iter().filter(|_| drawn.below(3) > 0).collect();
    let columns = if columns.is_empty() { vec!["floor"] } else { columns };
    let first = drawn.of(&["", ", first"]);
    let mut text = format!("{FACTS}  table fees{first}\n    | {} || fee |\n", columns.join(" | "));
    for _ in 0..=drawn.below(7) {
        let cells: Vec<_> = columns.iter().map(|fact| drawn.cell(fact)).collect();
        text += &format!("    | {} || {} |\n", cells.join(" | "), drawn.below(2));
    }
    text += "  state open, accountable desk\n    may answer by desk, asks urgent and matter and floor and heads, uses fees -> closed\n";
    charter(&(text + "  state closed, end answered\n"))
}

/// A charter with an action that has several routes, and perhaps conditions and a cap.
fn with_routes(drawn: &mut Drawn) -> Charter {
    let mut text = format!(
        "{FACTS}  state open, accountable desk\n    may answer by desk, asks urgent and matter and floor and heads\n"
    );
    for _ in 0..drawn.below(3) {
        text += &format!("      if {}\n", drawn.condition(1));
    }
    if drawn.below(3) == 0 {
        text += &format!("      at most {} times\n", 1 + drawn.below(2));
    }
    for _ in 0..=drawn.below(4) {
        text += &format!("      -> {} if {}\n", drawn.of(&["closed", "other"]), drawn.condition(2));
    }
    if drawn.below(4) == 0 {
        text += "      -> closed otherwise\n";
    }
    charter(
        &(text
            + "    may drop by desk -> closed\n    may end by desk -> other\n  state closed, end answered\n  state other, end dropped\n"),
    )
}

/// One combination: what each fact is, and how often `answer` was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    facts: [u32; 4],
    times: u32,
}

fn points() -> Vec<Point> {
    let mut points = Vec::new();
    for urgent in 0..2 {
        for matter in 0..3 {
            for floor in 0..6 {
                for heads in 0..6 {
                    points.extend((0..4).map(|times| Point { facts: [urgent, matter, floor, heads], times }));
                }
            }
        }
    }
    points
}

impl Point {
    fn fits(&self, table: &Table, row: &Row) -> bool {
        table.inputs.iter().zip(&row.cells).all(|(input, cell)| {
            let Input::Fact(fact) = input else { panic!() };
            let at = self.facts[fact.index()];
            match cell {
                Cell::Any => true,
                Cell::OneOf(values) => values.iter().any(|value| match value {
                    Value::Flag(yes) => u32::from(*yes) == at,
                    Value::Choice(value) => value.index() == at as usize,
                    _ => panic!(),
                }),
                Cell::Numbers(ranges) => ranges.iter().any(|&(from, to)| from <= at && at <= to),
                Cell::Holds(_) => panic!(),
            }
        })
    }

    fn holds(&self, condition: &Condition) -> bool {
        let count = |count: &Count| match count {
            Count::Number(number) => *number,
            Count::Fact(fact) => self.facts[fact.index()],
            _ => self.times,
        };
        match condition {
            Condition::Always => true,
            Condition::Not(inner) => !self.holds(inner),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Test(Test::Flag(fact)) => self.facts[fact.index()] == 1,
            Condition::Test(Test::Choice(fact, value)) => self.facts[fact.index()] as usize == value.index(),
            Condition::Test(Test::Number(left, mark, right)) => mark.holds(count(left), count(right)),
            Condition::Test(_) => panic!(),
        }
    }

    /// The same but one fact.
    fn with(mut self, fact: usize, value: u32) -> Self {
        self.facts[fact] = value;
        self
    }
}

/// What was found: lint names and, where it is one of several things of a sort, which.
type Verdicts = BTreeSet<(&'static str, usize)>;

/// What looking at every combination says of a table: rows by number, facts by number.
fn looked_at_table(table: &Table, points: &[Point]) -> Verdicts {
    let mut verdicts = Verdicts::new();
    let fitting = |point: &Point| -> Vec<usize> {
        (0..table.rows.len()).filter(|&row| point.fits(table, &table.rows[row])).collect()
    };
    let all: BTreeMap<Point, Vec<usize>> = points.iter().map(|point| (*point, fitting(point))).collect();
    if all.values().any(Vec::is_empty) {
        verdicts.insert(("table-gap", 0));
    }
    for row in 0..table.rows.len() {
        let at: Vec<_> = all.values().filter(|fitting| fitting.contains(&row)).collect();
        if table.first && at.iter().all(|fitting| fitting[0] < row) {
            verdicts.insert(("masked-row", row));
        }
        for other in (0..row).filter(|other| !table.first && at.iter().any(|fitting| fitting.contains(other)))
        {
            let is_same = table.rows[row].settings == table.rows[other].settings;
            verdicts.insert((if is_same { "harmless-overlap" } else { "table-overlap" }, row));
        }
    }
    if verdicts.is_empty() {
        let says = |point: &Point| &table.rows[all[point][0]].settings;
        for input in &table.inputs {
            let Input::Fact(fact) = input else { panic!() };
            let matters = |point: &Point| {
                (0..6).any(|value| {
                    let twin = point.with(fact.index(), value);
                    all.contains_key(&twin) && says(point) != says(&twin)
                })
            };
            if !points.iter().any(matters) {
                verdicts.insert(("never-matters", fact.index()));
            }
        }
    }
    verdicts
}

/// The facts of a finding's example: `floor = 3`.
fn example(finding: &Finding) -> BTreeMap<String, String> {
    let note = finding.note.as_ref().unwrap_or_else(|| panic!("{finding:?}"));
    let first =
        note.en.strip_prefix("for example ").unwrap_or_default().split(';').next().unwrap_or_default();
    let parts = first.split(", ").filter(|part| !part.is_empty());
    parts
        .map(|part| part.trim_matches('`').split_once(" = ").unwrap())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The answer of the engine where the facts are those of an example, and others as they please.
fn answered(charter: &Charter, facts: &BTreeMap<String, String>) -> Answer {
    let roster: PlainRoster = serde_json::from_str(
        r#"{ "persons": [{ "person": "bo", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#,
    )
    .unwrap();
    let calendar = Calendar::china();
    let world = World { roster: &roster, directory: &roster, calendar: &calendar };
    let at = Instant::parse("2026-03-02 09:00", calendar.zone()).unwrap();
    let mut case = Case::new(charter, "request", "k").unwrap();
    let asked = decide(charter, &world, &case, &Command::new("ask").by("bo"), at).unwrap();
    asked.events().iter().for_each(|event| case.apply(event).unwrap());
    let mut command = Command::new("answer").by("bo");
    for (name, default) in [("urgent", "no"), ("matter", "x"), ("floor", "0"), ("heads", "0")] {
        let value = facts.get(name).map_or(default, String::as_str);
        command = match (name, value) {
            ("urgent", value) => command.with(name, value == "yes"),
            ("matter", value) => command.with(name, value),
            (_, value) => command.with(name, value.parse::<u32>().unwrap()),
        };
    }
    decide(charter, &world, &case, &command, at).unwrap()
}

/// Places are never unequal to one another; where they begin and end tells them apart.
fn is_at(span: Span, finding: &Finding) -> bool {
    (span.start, span.end) == (finding.span.start, finding.span.end)
}

fn words(answer: &Answer) -> Vec<&'static str> {
    answer
        .refusal()
        .map_or_else(Vec::new, |refusal| refusal.reasons.iter().map(|reason| reason.word()).collect())
}

fn run(cases: u32, test: impl Fn(&mut Drawn)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&vec(0_u8.., 100), |bytes| {
        test(&mut Drawn(bytes.into_iter()));
        Ok(())
    });
    outcome.unwrap_or_else(|wrong| panic!("{wrong}"));
}

fn workflow(charter: &Charter) -> &Workflow {
    charter.workflow("request").unwrap().1
}

#[test]
fn every_verdict_on_a_table_is_that_of_looking_at_every_combination() {
    let points = points();
    run(1500, |drawn| {
        let charter = with_table(drawn);
        let table = workflow(&charter).tables.values().next().unwrap();
        let findings = all(&charter);
        let row = |finding: &Finding| {
            table.rows.iter().position(|row| is_at(row.origin.span, finding)).unwrap_or_default()
        };
        let idle = |finding: &Finding| {
            let name = finding.message.en.split('`').nth(1).unwrap();
            workflow(&charter).fact(name).unwrap().0.index()
        };
        let mut found = Verdicts::new();
        for finding in findings.iter().filter(|finding| finding.lint != Lint::Unused) {
            let which = if finding.lint == Lint::NeverMatters { idle(finding) } else { row(finding) };
            found.insert((finding.lint.name(), which));
            if finding.lint == Lint::TableGap {
                assert_eq!(words(&answered(&charter, &example(finding))), ["uses"], "{finding:?}");
            }
        }
        assert_eq!(found, looked_at_table(table, &points), "{findings:#?}");
    });
}

/// What looking at every combination says of the routes of `answer`, and of its conditions.
fn looked_at_routes(workflow: &Workflow, points: &[Point]) -> Verdicts {
    let (_, action) = workflow.action("answer").unwrap();
    let Next::Routes(routes) = &action.next else { panic!() };
    let mut verdicts = Verdicts::new();
    let admits = |point: &&Point| {
        action.guards.iter().all(|guard| point.holds(&guard.condition))
            && action.caps.iter().all(|cap| point.times < cap.times)
    };
    let open: Vec<_> = points.iter().filter(admits).collect();
    let takes = |route: usize, point: &Point| point.holds(&routes[route].condition);
    if open.iter().any(|point| !(0..routes.len()).any(|route| takes(route, point))) {
        verdicts.insert(("route-gap", 0));
    }
    for route in 0..routes.len() {
        let can = points.iter().any(|point| takes(route, point));
        let mut at = open.iter().filter(|point| takes(route, point));
        if can && !at.any(|point| !(0..route).any(|above| takes(above, point))) {
            verdicts.insert(("route-never-taken", route));
        }
        let overlaps = |above: usize| {
            let first = |point: &Point| (0..above).all(|first| !takes(first, point));
            routes[above].to != routes[route].to
                && open.iter().any(|point| takes(above, point) && takes(route, point) && first(point))
        };
        if !routes[route].is_otherwise && (0..route).any(overlaps) {
            verdicts.insert(("route-overlap", route));
        }
    }
    let conditions = action.guards.iter().map(|guard| &guard.condition);
    let conditions = conditions.chain(routes.iter().map(|route| &route.condition));
    for (index, condition) in conditions.enumerate().filter(|(_, condition)| **condition != Condition::Always)
    {
        verdicts.extend(looked_at(condition, points).map(|lint| (lint, index)));
    }
    verdicts
}

/// Whether a condition always or never holds.
fn looked_at(condition: &Condition, points: &[Point]) -> Option<&'static str> {
    let holding = points.iter().filter(|point| point.holds(condition)).count();
    match holding {
        0 => Some("condition-never-true"),
        _ if holding == points.len() => Some("condition-always-true"),
        _ => None,
    }
}

#[test]
fn every_verdict_on_routes_is_that_of_looking_at_every_combination() {
    let points = points();
    run(1500, |drawn| {
        let charter = with_routes(drawn);
        let workflow = workflow(&charter);
        let (_, action) = workflow.action("answer").unwrap();
        let Next::Routes(routes) = &action.next else { panic!() };
        let mut found = Verdicts::new();
        for finding in all(&charter) {
            let route = routes.iter().position(|route| is_at(route.origin.span, &finding));
            let guard = action.guards.iter().position(|guard| is_at(guard.origin.span, &finding));
            let condition = guard.or_else(|| Some(action.guards.len() + route?));
            match finding.lint {
                Lint::RouteGap => {
                    found.insert((finding.lint.name(), 0));
                    let facts = example(&finding);
                    // Where it takes repetition to come there, one step does not show it.
                    if facts.get("answer.times").is_none_or(|times| times == "0") {
                        assert_eq!(words(&answered(&charter, &facts)), ["->"], "{finding:?}");
                    }
                }
                Lint::RouteNeverTaken | Lint::RouteOverlap => {
                    found.insert((finding.lint.name(), route.unwrap()));
                }
                Lint::ConditionNeverTrue | Lint::ConditionAlwaysTrue => {
                    found.insert((finding.lint.name(), condition.unwrap()));
                }
                Lint::NotDecided => panic!("{finding:?}"),
                _ => {}
            }
        }
        assert_eq!(
            found,
            looked_at_routes(workflow, &points),
            "{:#?} {:?} {:?}",
            all(&charter),
            action.guards.iter().map(|g| &g.condition).collect::<Vec<_>>(),
            routes.iter().map(|r| (&r.to, &r.condition, r.origin.span)).collect::<Vec<_>>()
        );
    });
}
