//! Cells of decision tables: what an input must be, what an output becomes.

use super::{
    amounts::time_unit,
    category::Category,
    conditions::not,
    room::{Room, Thing},
    values::number,
};
use crate::{
    comparison::Comparison,
    finding::Span,
    id::FactId,
    rule::{Cell, Column, Condition, FactType, Input, Setting, Test, Value},
    structure::Sort,
    text::{Expression, Path},
};

impl Room<'_, '_> {
    /// What an input must be for its row to fit.
    pub(super) fn input_cell(&mut self, input: &Input, cell: &Expression) -> Option<Cell> {
        if matches!(cell, Expression::Name(path) if path.as_str() == "any") {
            return Some(Cell::Any);
        }
        match input {
            Input::Fact(fact) => self.cell(*fact, cell),
            Input::Body(_) | Input::Kind(_) => self.of_body_or_kind(input, cell).map(Cell::Holds),
        }
    }

    /// That an input is this body, nothing, or of this kind; one of several, or not.
    fn of_body_or_kind(&mut self, input: &Input, cell: &Expression) -> Option<Condition> {
        match (cell, input) {
            (Expression::Or(parts), _) => {
                let parts: Vec<_> = parts.iter().map(|part| self.of_body_or_kind(input, part)).collect();
                parts.into_iter().collect::<Option<Vec<_>>>().map(Condition::Any)
            }
            (Expression::And(parts), _) if parts.len() == 1 => self.of_body_or_kind(input, parts.first()?),
            (Expression::Not(inner, _), _) => self.of_body_or_kind(input, inner).map(not),
            (Expression::Name(path), Input::Body(holder)) if path.as_str() == "none" => {
                Some(not(Condition::Test(Test::IsBody(holder.clone()))))
            }
            (Expression::Name(path), Input::Body(holder)) => {
                let other = self.holder(path)?;
                Some(Condition::Test(Test::SameBody(holder.clone(), other)))
            }
            (Expression::Name(path), Input::Kind(holder)) => {
                let kind = self.hall.kind_named(path, &[Sort::Body])?;
                Some(Condition::Test(Test::Kind(holder.clone(), kind)))
            }
            _ => self.no_setting(cell.span()),
        }
    }

    fn cell(&mut self, fact: FactId, cell: &Expression) -> Option<Cell> {
        match self.facts.at(fact).r#type.clone() {
            FactType::Number { least, most, .. } => {
                let ranges = self.ranges(fact, cell, (least, most))?;
                Some(Cell::Numbers(ranges))
            }
            _ => self.one_of(fact, cell).map(Cell::OneOf),
        }
    }

    /// The flags or values that a cell admits, in order.
    fn one_of(&mut self, fact: FactId, cell: &Expression) -> Option<Vec<Value>> {
        let mut values = match cell {
            Expression::Or(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.one_of(fact, part)).collect();
                parts.into_iter().collect::<Option<Vec<_>>>()?.concat()
            }
            Expression::And(parts) if parts.len() == 1 => self.one_of(fact, parts.first()?)?,
            Expression::Not(inner, _) => {
                let barred = self.one_of(fact, inner)?;
                all_values(&self.facts.at(fact).r#type)
                    .into_iter()
                    .filter(|value| !barred.contains(value))
                    .collect()
            }
            other => vec![self.value(fact, other)?],
        };
        values.sort_unstable();
        values.dedup();
        Some(values)
    }

    /// The numbers that a cell admits, as ranges in order, both ends included.
    fn ranges(&mut self, fact: FactId, cell: &Expression, domain: (u32, u32)) -> Option<Vec<(u32, u32)>> {
        let ranges = match cell {
            Expression::Or(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.ranges(fact, part, domain)).collect();
                parts.into_iter().collect::<Option<Vec<_>>>()?.concat()
            }
            Expression::And(parts) if parts.len() == 1 => self.ranges(fact, parts.first()?, domain)?,
            Expression::Not(inner, _) => complement(&self.ranges(fact, inner, domain)?, domain),
            Expression::Range(least, most) => vec![(self.bound(fact, least)?, self.bound(fact, most)?)],
            Expression::Compare(_, comparison, right) => {
                compared(*comparison, self.bound(fact, right)?, domain)
            }
            other => {
                let number = self.bound(fact, other)?;
                vec![(number, number)]
            }
        };
        let ranges = merged(ranges, domain);
        if ranges.is_empty() {
            let name = self.facts.at(fact).name.clone();
            let (least, most) = domain;
            let en = format!("`{name}` is never `{cell}`: it runs from {least} to {most}");
            self.hall.wrong(cell.span(), en, format!("“{name}”不会是“{cell}”：其范围为{least}～{most}"));
            return None;
        }
        Some(ranges)
    }

    /// A number in a cell.
    fn bound(&mut self, fact: FactId, expression: &Expression) -> Option<u32> {
        let FactType::Number { unit, .. } = self.facts.at(fact).r#type else { return None };
        match number(expression) {
            Some((number, given)) if given.is_none() || given.and_then(time_unit) == unit => Some(number),
            _ => {
                let name = self.facts.at(fact).name.clone();
                let en = format!("`{expression}` is no number that `{name}` can be");
                self.hall.wrong(expression.span(), en, format!("“{expression}”不是“{name}”可取的数字"));
                None
            }
        }
    }

    pub(super) fn setting(&mut self, column: Column, cell: &Expression) -> Option<Setting> {
        if matches!(cell, Expression::Name(path) if path.as_str() == "none") && column != Column::Next {
            return Some(Setting::Nothing);
        }
        match (column, cell) {
            (Column::Fact(fact), _) => self.value(fact, cell).map(Setting::Value),
            (Column::Slot(slot), Expression::Name(path)) => {
                let holder = self.holder(path)?;
                self.check_rung(slot, &holder, path);
                Some(Setting::Holder(holder))
            }
            (Column::Next, Expression::Name(path)) => self.state(path).map(Setting::State),
            (Column::Clock(_), Expression::Amount(amount, span)) => {
                self.hall.fixed_limit(amount, *span).map(Setting::Limit)
            }
            (Column::Clock(_), Expression::Name(path)) => self.amount_fact(path).map(Setting::LimitFact),
            (_, other) => self.no_setting(other.span()),
        }
    }

    fn no_setting<T>(&mut self, span: Span) -> Option<T> {
        let en = "this cell does not fit its column";
        self.hall.wrong(span, en, "这一格不适合它所在的列");
        None
    }

    /// The fact of that name that is an amount of time, or a finding.
    pub(super) fn amount_fact(&mut self, path: &Path) -> Option<FactId> {
        let fact = self.find(path, &[Category::Fact], |thing| match thing {
            Thing::Fact(fact) => Some(fact),
            _ => None,
        })?;
        let is_broken = self.broken.contains(&fact);
        if is_broken || matches!(self.facts.at(fact).r#type, FactType::Number { unit: Some(_), .. }) {
            return Some(fact);
        }
        let en = format!(
            "`{path}` is no amount of time: its type is a range with a unit, as in `is 1 to 90 days`"
        );
        self.hall.wrong(path.span, en, format!("“{path}”不是时长：其类型应为带单位的范围，例如“为 1～90日”"));
        None
    }
}

/// Every value of a flag or choice.
fn all_values(fact_type: &FactType) -> Vec<Value> {
    match fact_type {
        FactType::Flag => vec![Value::Flag(false), Value::Flag(true)],
        FactType::Choice(values) => values.ids().map(Value::Choice).collect(),
        FactType::Number { .. } | FactType::Date | FactType::Note => Vec::new(),
    }
}

/// The numbers of a domain for which `number COMPARISON bound` holds.
fn compared(comparison: Comparison, bound: u32, (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    match comparison {
        Comparison::Equal => vec![(bound, bound)],
        Comparison::NotEqual => complement(&[(bound, bound)], (least, most)),
        Comparison::Less => bound.checked_sub(1).map(|most| (least, most)).into_iter().collect(),
        Comparison::AtMost => vec![(least, bound)],
        Comparison::Greater => bound.checked_add(1).map(|least| (least, most)).into_iter().collect(),
        Comparison::AtLeast => vec![(bound, most)],
    }
}

/// The ranges within the domain, in order, those that touch or overlap made one.
fn merged(ranges: Vec<(u32, u32)>, (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    let mut ranges: Vec<_> = ranges.into_iter().map(|(from, to)| (from.max(least), to.min(most))).collect();
    ranges.retain(|(from, to)| from <= to);
    ranges.sort_unstable();
    let mut list: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match list.last_mut() {
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => list.push((from, to)),
        }
    }
    list
}

/// What of the domain lies in none of the ranges, which are in order.
fn complement(ranges: &[(u32, u32)], (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    let mut list = Vec::new();
    let mut next = Some(least);
    for &(from, to) in ranges {
        if let Some(start) = next.filter(|&start| start < from) {
            list.push((start, from - 1));
        }
        next = to.checked_add(1);
    }
    list.extend(next.filter(|&start| start <= most).map(|start| (start, most)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_merge_within_their_domain() {
        assert_eq!(merged(vec![(5, 20), (1, 2), (3, 3)], (0, 9)), [(1, 3), (5, 9)]);
        assert_eq!(merged(vec![(10, 20)], (0, 9)), []);
    }

    #[test]
    fn a_complement_fills_the_rest_of_the_domain() {
        assert_eq!(complement(&[(2, 3), (6, 9)], (0, 9)), [(0, 1), (4, 5)]);
        assert_eq!(complement(&[], (0, 9)), [(0, 9)]);
        assert_eq!(complement(&[(0, u32::MAX)], (0, u32::MAX)), []);
    }

    #[test]
    fn comparisons_select_numbers_of_the_domain() {
        assert_eq!(compared(Comparison::Less, 0, (0, 9)), []);
        assert_eq!(compared(Comparison::NotEqual, 5, (0, 9)), [(0, 4), (6, 9)]);
        assert_eq!(compared(Comparison::Greater, u32::MAX, (0, 9)), []);
    }
}
