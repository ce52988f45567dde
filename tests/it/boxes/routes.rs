//! Routes of actions, and conditions.

use gongzhi::{
    charter::{Charter, Next, Workflow},
    check::all,
    finding::Lint,
    id::Id,
    rule::{Condition, Count, Test},
};

use super::{
    answered::{answered, example, is_at, workflow},
    drawn::{Drawn, FACTS, run},
    point::{Point, Verdicts, points},
};
use crate::charter::charter;

/// A charter with an action that has several routes, and perhaps conditions and a cap.
fn with_routes(drawn: &mut Drawn) -> Charter {
    let mut text = format!(
        "{FACTS}  may ask by desk, from start -> open\n  state open, accountable desk\n    may answer by desk, asks urgent and matter and floor and heads\n"
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
        verdicts
            .extend(looked_at(condition, points).into_iter().map(|(lint, axis)| (lint, 10 * index + axis)));
    }
    verdicts
}

/// Whether a condition always or never holds; else what it reads in vain.
fn looked_at(condition: &Condition, points: &[Point]) -> Vec<(&'static str, usize)> {
    let holding = points.iter().filter(|point| point.holds(condition)).count();
    if holding == 0 {
        return vec![("condition-never-true", 0)];
    } else if holding == points.len() {
        return vec![("condition-always-true", 0)];
    }
    let mut read = Vec::new();
    if !reads(condition, &mut read) {
        return Vec::new();
    }
    let matters = |axis: usize| {
        points.iter().any(|point| {
            let mut values = (0..6).map(|value| point.with(axis, value)).filter(|twin| points.contains(twin));
            values.any(|twin| twin.holds(condition) != point.holds(condition))
        })
    };
    read.into_iter().filter(|&axis| !matters(axis)).map(|axis| ("never-matters", axis)).collect()
}

/// The facts that a condition reads, and 4 if it counts; no if it compares two of them.
fn reads(condition: &Condition, read: &mut Vec<usize>) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Not(inner) => reads(inner, read),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| reads(part, read)),
        Condition::Test(test) => {
            read.push(match test {
                Test::Flag(fact) | Test::Choice(fact, _) => fact.index(),
                Test::Number(Count::Fact(_), _, Count::Fact(_)) => return false,
                Test::Number(Count::Fact(fact), ..) => fact.index(),
                _ => 4,
            });
            true
        }
    }
}

#[test]
fn every_verdict_on_routes_is_that_of_looking_at_every_combination() {
    let points = points();
    run(|drawn| {
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
                        assert_eq!(answered(&charter, &facts, &["answer"]), [["->"]], "{finding:?}");
                    }
                }
                Lint::RouteNeverTaken | Lint::RouteOverlap => {
                    found.insert((finding.lint.name(), route.unwrap()));
                }
                Lint::ConditionNeverTrue | Lint::ConditionAlwaysTrue => {
                    found.insert((finding.lint.name(), 10 * condition.unwrap()));
                }
                Lint::NeverMatters => {
                    let name = finding.message.en.split('`').nth(1).unwrap();
                    let axis = workflow.fact(name).map_or(4, |(fact, _)| fact.index());
                    found.insert((finding.lint.name(), 10 * condition.unwrap() + axis));
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
