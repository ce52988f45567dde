//! Enumerating what facts can be, as coarsely as conditions tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Name,
    charter::Workflow,
    id::{ActionId, BallotId, FactId, SlotId, ValueId},
    rule::{Condition, Count, FactType, Test},
};

/// How many combinations are looked at before the answer is "not decided".
pub(super) const COMBINATIONS: u64 = 100_000;

/// Something that conditions read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Variable {
    Fact(FactId),
    Times(ActionId),
    TimesInRow(ActionId),
    Rung(SlotId),
    Elected(BallotId),
}

/// What it is. Flags are 0 and 1, choices the number of the value.
pub(super) type Point = u32;

/// One combination: what each variable is.
pub(super) type Combination = BTreeMap<Variable, Point>;

/// The variables that some conditions read, each with the points at which something changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Space {
    points: BTreeMap<Variable, BTreeSet<Point>>,
}

impl Space {
    /// The space of all these conditions; none if it is too large to look at.
    pub(super) fn of<'a>(
        workflow: &Workflow,
        conditions: impl Iterator<Item = &'a Condition>,
    ) -> Option<Self> {
        let mut space = Self::default();
        for condition in conditions {
            space.add(workflow, condition)?;
        }
        (space.size()? <= COMBINATIONS).then_some(space)
    }

    fn size(&self) -> Option<u64> {
        self.points.values().try_fold(1_u64, |size, points| size.checked_mul(points.len() as u64))
    }

    fn add(&mut self, workflow: &Workflow, condition: &Condition) -> Option<()> {
        match condition {
            Condition::Always => Some(()),
            Condition::Not(inner) => self.add(workflow, inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().try_for_each(|part| self.add(workflow, part))
            }
            Condition::Test(test) => self.add_test(workflow, test),
        }
    }

    fn add_test(&mut self, workflow: &Workflow, test: &Test) -> Option<()> {
        match test {
            Test::Flag(fact) => self.add_all(*fact, 2),
            Test::Choice(fact, _) => self.add_all(*fact, choices(workflow, *fact)?),
            Test::SameChoice(a, b) => {
                self.add_all(*a, choices(workflow, *a)?)?;
                self.add_all(*b, choices(workflow, *b)?)
            }
            Test::Number(left, _, right) => {
                self.add_number(workflow, *left, *right)?;
                self.add_number(workflow, *right, *left)
            }
            Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => Some(()),
        }
    }

    fn add_all(&mut self, fact: FactId, size: usize) -> Option<()> {
        let size = u32::try_from(size).ok()?;
        self.points.entry(Variable::Fact(fact)).or_default().extend(0..size);
        Some(())
    }

    /// The points of `count` at which its comparison with `other` can change.
    fn add_number(&mut self, workflow: &Workflow, count: Count, other: Count) -> Option<()> {
        let (variable, least, most) = match count {
            Count::Number(_) => return Some(()),
            Count::Fact(fact) => match workflow.facts.at(fact).r#type {
                FactType::Number { least, most, .. } => (Variable::Fact(fact), least, most),
                _ => return None,
            },
            Count::Times(action) => (Variable::Times(action), 0, u32::MAX),
            Count::TimesInRow(action) => (Variable::TimesInRow(action), 0, u32::MAX),
            Count::Rung(slot) => (Variable::Rung(slot), 0, u32::MAX),
            Count::Elected(ballot) => (Variable::Elected(ballot), 0, u32::MAX),
        };
        let points = self.points.entry(variable).or_default();
        points.insert(least);
        match other {
            Count::Number(at) => {
                let near = [at.saturating_sub(1), at, at.saturating_add(1)];
                points.extend(near.into_iter().filter(|point| (least..=most).contains(point)));
            }
            // Two things that both vary: every number of a small range, else undecided.
            _ if most - least <= 200 => points.extend(least..=most),
            _ => return None,
        }
        points.extend((most < u32::MAX).then_some(most));
        Some(())
    }

    /// The first combination, in order, that `is_wanted` takes.
    pub(super) fn find(&self, is_wanted: impl Fn(&Combination) -> bool) -> Option<Combination> {
        let mut combination = Combination::new();
        let variables: Vec<_> = self.points.iter().collect();
        search(&variables, &mut combination, &is_wanted).then_some(combination)
    }
}

fn search(
    variables: &[(&Variable, &BTreeSet<Point>)],
    combination: &mut Combination,
    is_wanted: &impl Fn(&Combination) -> bool,
) -> bool {
    let Some(((variable, points), rest)) = variables.split_first() else { return is_wanted(combination) };
    for &point in *points {
        combination.insert(**variable, point);
        if search(rest, combination, is_wanted) {
            return true;
        }
    }
    combination.remove(variable);
    false
}

/// Whether the condition holds, as far as facts decide it; what rests on bodies is open.
pub(super) fn holds(condition: &Condition, at: &Combination) -> Option<bool> {
    match condition {
        Condition::Always => Some(true),
        Condition::Test(test) => tests(test, at),
        Condition::Not(inner) => holds(inner, at).map(|holds| !holds),
        Condition::All(parts) => joined(parts, at, false),
        Condition::Any(parts) => joined(parts, at, true),
    }
}

/// `decisive` decides a join by itself: no for "all of", yes for "any of".
fn joined(parts: &[Condition], at: &Combination, decisive: bool) -> Option<bool> {
    let mut result = Some(!decisive);
    for part in parts {
        match holds(part, at) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

fn tests(test: &Test, at: &Combination) -> Option<bool> {
    let fact = |fact: &FactId| at.get(&Variable::Fact(*fact)).copied();
    match test {
        Test::Flag(flag) => fact(flag).map(|point| point == 1),
        Test::Choice(choice, value) => fact(choice).map(|point| point == number(*value)),
        Test::SameChoice(a, b) => Some(fact(a)? == fact(b)?),
        Test::Number(left, comparison, right) => {
            Some(comparison.holds(count(*left, at)?, count(*right, at)?))
        }
        Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => None,
    }
}

fn count(count: Count, at: &Combination) -> Option<u32> {
    let variable = match count {
        Count::Number(number) => return Some(number),
        Count::Fact(fact) => Variable::Fact(fact),
        Count::Times(action) => Variable::Times(action),
        Count::TimesInRow(action) => Variable::TimesInRow(action),
        Count::Rung(slot) => Variable::Rung(slot),
        Count::Elected(ballot) => Variable::Elected(ballot),
    };
    at.get(&variable).copied()
}

fn choices(workflow: &Workflow, fact: FactId) -> Option<usize> {
    match &workflow.facts.at(fact).r#type {
        FactType::Choice(values) => Some(values.len()),
        _ => None,
    }
}

/// The number of a value.
pub(super) fn number(value: ValueId) -> Point {
    u32::try_from(crate::id::Id::index(value)).unwrap_or(u32::MAX)
}

/// A combination in words: `satisfied = no, confirm.times = 3`; what they are called in Chinese beside it.
pub(super) fn told(workflow: &Workflow, combination: &Combination) -> (String, String) {
    let parts: Vec<_> =
        combination.iter().map(|(variable, point)| told_one(workflow, *variable, *point)).collect();
    let en: Vec<_> = parts.iter().map(|(en, _)| en.as_str()).collect();
    let zh: Vec<_> = parts.iter().map(|(_, zh)| zh.as_str()).collect();
    (en.join(", "), zh.join("，"))
}

fn told_one(workflow: &Workflow, variable: Variable, point: Point) -> (String, String) {
    let both = |name: &Name, en: &str, zh: &str| {
        (format!("`{name}{en} = {point}`"), format!("“{name}{zh} = {point}”"))
    };
    match variable {
        Variable::Fact(fact) => told_fact(workflow, fact, point),
        Variable::Times(action) => both(&workflow.actions.at(action).name, ".times", ".次数"),
        Variable::TimesInRow(action) => both(&workflow.actions.at(action).name, ".in-row", ".连续次数"),
        Variable::Rung(slot) => both(&workflow.slots.at(slot).name, ".rung", ".层级"),
        Variable::Elected(ballot) => both(&workflow.ballots.at(ballot).name, ".elected", ".当选人"),
    }
}

/// A fact and what it is, in words.
pub(super) fn told_fact(workflow: &Workflow, fact: FactId, point: Point) -> (String, String) {
    let found = workflow.facts.at(fact);
    let name = &found.name;
    let (en, zh) = match &found.r#type {
        FactType::Flag if point == 1 => ("yes".to_owned(), "是".to_owned()),
        FactType::Flag => ("no".to_owned(), "否".to_owned()),
        FactType::Choice(values) => {
            let value =
                values.values().nth(point as usize).map_or(String::new(), |value| value.name.to_string());
            (value.clone(), value)
        }
        _ => (point.to_string(), point.to_string()),
    };
    (format!("`{name} = {en}`"), format!("“{name} = {zh}”"))
}
