//! Changes of conditions, numbers and amounts.

use super::{editor::Editor, operator::Operator};
use crate::{
    finding::Span,
    syntax::Unit,
    text::{AmountText, ConditionText, Expression},
};

impl Editor {
    /// Conditions all of which must hold.
    pub(super) fn conditions(&mut self, conditions: &mut Vec<ConditionText>) {
        self.drop_each(Operator::DropCondition, conditions, |condition| condition.span);
        for condition in conditions {
            self.expression(&mut condition.expression);
        }
    }

    /// A condition that may be there.
    pub(super) fn condition(&mut self, condition: &mut Option<ConditionText>) {
        self.drop_optional(Operator::DropCondition, condition, |condition| condition.span);
        if let Some(condition) = condition {
            self.expression(&mut condition.expression);
        }
    }

    pub(super) fn expression(&mut self, expression: &mut Expression) {
        match expression {
            Expression::And(parts) | Expression::Or(parts) => {
                if parts.len() > 1 {
                    self.drop_each(Operator::DropCondition, parts, Expression::span);
                }
                parts.iter_mut().for_each(|part| self.expression(part));
            }
            Expression::Compare(left, comparison, right) => {
                if self.is_here(Operator::FlipComparison, left.span().to(right.span())) {
                    *comparison = comparison.opposite();
                }
                self.number(left);
                self.number(right);
            }
            Expression::Not(inner, span) => {
                let span = *span;
                if self.is_here(Operator::FlipComparison, span) {
                    *expression = std::mem::take(&mut **inner);
                } else if !matches!(**inner, Expression::Name(_)) {
                    self.expression(inner);
                }
            }
            Expression::Name(path) => {
                let span = path.span;
                if self.is_here(Operator::FlipComparison, span) {
                    *expression = Expression::Not(Box::new(std::mem::take(expression)), span);
                }
            }
            _ => {}
        }
    }

    /// An input cell of a table.
    pub(super) fn cell(&mut self, cell: &mut Expression) {
        match cell {
            Expression::Or(parts) => {
                if parts.len() > 1 {
                    self.drop_each(Operator::DropCondition, parts, Expression::span);
                }
                parts.iter_mut().for_each(|part| self.cell(part));
            }
            Expression::Compare(_, comparison, right) => {
                if self.is_here(Operator::FlipComparison, right.span()) {
                    *comparison = comparison.opposite();
                }
                self.number(right);
            }
            Expression::Range(least, most) => {
                self.number(least);
                self.number(most);
            }
            Expression::Not(inner, _) => self.cell(inner),
            other => self.number(other),
        }
    }

    /// A number, if it is one.
    fn number(&mut self, expression: &mut Expression) {
        if let Expression::Number(number, span) = expression {
            self.shift(number, *span);
        }
    }

    /// One more; one less, if that is not nothing at all.
    fn shift(&mut self, number: &mut u32, span: Span) {
        let (more, less) = (number.checked_add(1), number.checked_sub(1));
        if let Some(more) = more
            && self.is_here(Operator::ShiftNumber, span)
        {
            *number = more;
        } else if let Some(less) = less
            && self.is_here(Operator::ShiftNumber, span)
        {
            *number = less;
        }
    }

    /// An amount of time, of persons or of times.
    pub(super) fn amount(&mut self, amount: &mut Option<AmountText>, span: Span) {
        if let Some(amount) = amount {
            self.amount_there(amount, span);
        }
    }

    pub(super) fn amount_there(&mut self, amount: &mut AmountText, span: Span) {
        match amount {
            AmountText::Of { count, unit } => {
                self.shift(count, span);
                if let Some(other) = other(*unit)
                    && self.is_here(Operator::ChangeUnit, span)
                {
                    *unit = other;
                }
            }
            AmountText::Number(number) => self.shift(number, span),
            AmountText::Share(part, of) => {
                if self.is_here(Operator::WeakenThreshold, span) {
                    (*part, *of) = if *part > 1 { (*part - 1, *of) } else { (*part, *of + 1) };
                }
            }
            AmountText::Named(_) => {}
        }
    }
}

/// The unit that is most easily taken for it.
fn other(unit: Unit) -> Option<Unit> {
    Some(match unit {
        Unit::Hours => Unit::WorkingHours,
        Unit::WorkingHours => Unit::Hours,
        Unit::Days => Unit::WorkingDays,
        Unit::WorkingDays => Unit::Days,
        Unit::Months => Unit::Years,
        Unit::Years => Unit::Months,
        Unit::Times => return None,
    })
}
