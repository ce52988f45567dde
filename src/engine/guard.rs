//! Conditions judged on a case, in three-valued logic.

use super::{Binding, Case, Directory, Known, Reading, bodies::Lack, view::View};
use crate::{
    charter::Charter,
    id::FactId,
    rule::{Condition, Count, Holder, Test, Value},
};

/// Whether a condition of the case's workflow holds as the case stands.
pub(crate) fn judge(
    charter: &Charter,
    directory: &dyn Directory,
    case: &Case,
    condition: &Condition,
) -> Known {
    View::new(charter, charter.workflows.at(case.workflow()), case, directory).judge(condition)
}

/// What a condition of the case's workflow reads, and what that is as the case stands.
pub(crate) fn read(
    charter: &Charter,
    directory: &dyn Directory,
    case: &Case,
    condition: &Condition,
) -> Vec<Reading> {
    View::new(charter, charter.workflows.at(case.workflow()), case, directory).read(condition)
}

impl View<'_> {
    /// Whether a condition holds; unknown if something it reads is not set and what is set does not decide it.
    #[inline]
    pub(super) fn judge(&self, condition: &Condition) -> Known {
        // Most things stand under no condition.
        if matches!(condition, Condition::Always) { Known::Yes } else { self.judge_any(condition) }
    }

    fn judge_any(&self, condition: &Condition) -> Known {
        if let Some(watch) = self.watch {
            watch.judges(condition, &|test| self.test(test));
        }
        match condition {
            Condition::Always => Known::Yes,
            Condition::Test(test) => self.test(test),
            Condition::Not(inner) => !self.judge(inner),
            Condition::All(parts) => parts.iter().fold(Known::Yes, |so_far, part| match so_far {
                Known::No => Known::No,
                Known::Yes | Known::Unknown => so_far.and(self.judge(part)),
            }),
            Condition::Any(parts) => parts.iter().fold(Known::No, |so_far, part| match so_far {
                Known::Yes => Known::Yes,
                Known::No | Known::Unknown => so_far.or(self.judge(part)),
            }),
        }
    }

    /// Whether a condition surely holds.
    pub(super) fn holds(&self, condition: &Condition) -> bool {
        self.judge(condition) == Known::Yes
    }

    /// What a condition reads, and what that is, in the order in which it is written, each thing once.
    pub(super) fn read(&self, condition: &Condition) -> Vec<Reading> {
        let mut read = Vec::new();
        self.read_into(condition, &mut read);
        read
    }

    /// The parts of a condition that do not hold, of those that must all hold.
    pub(super) fn unmet(&self, condition: &Condition) -> Condition {
        let Condition::All(parts) = condition else { return condition.clone() };
        let mut unmet: Vec<_> = parts.iter().filter(|part| !self.holds(part)).cloned().collect();
        match unmet.pop() {
            Some(only) if unmet.is_empty() => only,
            Some(last) => {
                unmet.push(last);
                Condition::All(unmet)
            }
            None => condition.clone(),
        }
    }

    /// What keeps a condition from being decided: what its undecided tests read, each thing once.
    pub(super) fn undecided(&self, condition: &Condition) -> Vec<Reading> {
        let mut read = Vec::new();
        self.undecided_into(condition, &mut read);
        read
    }

    fn undecided_into(&self, condition: &Condition, read: &mut Vec<Reading>) {
        if self.judge(condition) != Known::Unknown {
            return;
        }
        match condition {
            Condition::Always => {}
            Condition::Test(test) => self.read_test(test, read),
            Condition::Not(inner) => self.undecided_into(inner, read),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.undecided_into(part, read));
            }
        }
    }

    /// What a fact is, as a reading.
    pub(super) fn reading(&self, fact: FactId) -> Reading {
        Reading::Fact(fact, self.fact(fact).cloned())
    }

    fn test(&self, test: &Test) -> Known {
        match test {
            Test::Flag(fact) => match self.fact(*fact) {
                Some(Value::Flag(flag)) => (*flag).into(),
                _ => Known::Unknown,
            },
            Test::Choice(fact, value) => match self.fact(*fact) {
                Some(Value::Choice(chosen)) => (chosen == value).into(),
                _ => Known::Unknown,
            },
            Test::SameChoice(one, other) => match (self.fact(*one), self.fact(*other)) {
                (Some(one), Some(other)) => (one == other).into(),
                _ => Known::Unknown,
            },
            Test::Number(left, comparison, right) => match (self.count(*left), self.count(*right)) {
                (Some(left), Some(right)) => comparison.holds(left, right).into(),
                _ => Known::Unknown,
            },
            Test::SameBody(one, other) => self.ask_bodies(one, |one| match one {
                Ok(one) if !one.is_empty() => self.ask_bodies(other, |other| match other {
                    Ok(other) if !other.is_empty() => (one == other).into(),
                    _ => Known::Unknown,
                }),
                _ => Known::Unknown,
            }),
            // A slot may hold persons.
            Test::IsBody(Holder::Slot(slot)) => match self.slot(*slot) {
                Some(binding) => (*binding != Binding::Empty).into(),
                None => Known::Unknown,
            },
            Test::IsBody(holder) => self.ask_bodies(holder, |bodies| match bodies {
                Ok(bodies) => (!bodies.is_empty()).into(),
                Err(Lack::Nothing(_)) => Known::No,
                Err(Lack::Asked | Lack::Unknown(_)) => Known::Unknown,
            }),
            Test::Kind(holder, kind) => self.ask_bodies(holder, |bodies| match bodies {
                Ok(bodies) if !bodies.is_empty() => {
                    bodies.iter().all(|body| self.charter.structure.is_of_kind(body.body, *kind)).into()
                }
                _ => Known::Unknown,
            }),
        }
    }

    fn count(&self, count: Count) -> Option<u32> {
        match count {
            Count::Number(number) => Some(number),
            Count::Fact(fact) => match self.fact(fact)? {
                Value::Number(number) => Some(*number),
                Value::Flag(_) | Value::Choice(_) | Value::Date(_) | Value::Note(_) => None,
            },
            Count::Times(action) => Some(self.case.times(action)),
            Count::TimesInRow(action) => Some(self.case.times_in_row(action)),
            Count::Rung(slot) if self.is_asked(slot) => None,
            Count::Rung(_) => Some(u32::from(self.rung())),
            Count::Elected(ballot) => u32::try_from(self.elected(ballot).len()).ok(),
        }
    }

    fn read_into(&self, condition: &Condition, read: &mut Vec<Reading>) {
        match condition {
            Condition::Always => {}
            Condition::Test(test) => self.read_test(test, read),
            Condition::Not(inner) => self.read_into(inner, read),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.read_into(part, read));
            }
        }
    }

    fn read_test(&self, test: &Test, read: &mut Vec<Reading>) {
        let mut note = |reading: Reading| {
            if !read.contains(&reading) {
                read.push(reading);
            }
        };
        match test {
            Test::Flag(fact) | Test::Choice(fact, _) => note(self.reading(*fact)),
            Test::SameChoice(one, other) => {
                [one, other].into_iter().for_each(|fact| note(self.reading(*fact)))
            }
            Test::Number(left, _, right) => {
                [left, right].into_iter().filter_map(|count| self.reading_of(*count)).for_each(note);
            }
            Test::SameBody(one, other) => {
                [one, other].into_iter().filter_map(|holder| self.reading_of_body(holder)).for_each(note);
            }
            Test::IsBody(holder) | Test::Kind(holder, _) => {
                self.reading_of_body(holder).into_iter().for_each(note);
            }
        }
    }

    fn reading_of(&self, count: Count) -> Option<Reading> {
        match count {
            Count::Number(_) => None,
            Count::Fact(fact) => Some(self.reading(fact)),
            Count::Rung(slot) if self.is_asked(slot) => Some(Reading::Slot(slot, Binding::Empty)),
            Count::Times(_) | Count::TimesInRow(_) | Count::Rung(_) | Count::Elected(_) => {
                Some(Reading::Count(count, self.count(count)?))
            }
        }
    }

    pub(super) fn reading_of_body(&self, holder: &Holder) -> Option<Reading> {
        match holder {
            Holder::Body(_) => None,
            Holder::Slot(slot) => Some(Reading::Slot(*slot, self.slot(*slot).cloned().unwrap_or_default())),
            other => Some(Reading::Bodies(other.clone(), self.bodies(other).unwrap_or_default())),
        }
    }
}
