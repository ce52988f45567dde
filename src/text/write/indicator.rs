//! Indicators.

use super::{Mistakes, Statement, expression, rule};
use crate::{
    syntax::{Clause, Keyword},
    text::{ConditionText, IndicatorText, MedianText},
};

/// An indicator.
pub(super) fn indicator(text: &IndicatorText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Indicator, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::For, text.of.as_ref())
        .one(text.share.as_ref(), share)
        .one(text.median.as_ref(), median)
        .one(text.condition.as_ref(), only)
        .notes(&text.notes)
}

fn share(text: &ConditionText, mistakes: &mut Mistakes) -> Clause {
    let condition = expression::expression(&text.expression);
    on_its_line(Statement::new(Keyword::Share, mistakes).takes(condition).notes(&text.notes))
}

fn median(text: &MedianText, mistakes: &mut Mistakes) -> Clause {
    let clause = Statement::new(Keyword::Median, mistakes)
        .choice(Keyword::Since, &text.since)
        .choice(Keyword::Until, &text.until)
        .notes(&text.notes);
    on_its_line(clause)
}

fn only(text: &ConditionText, mistakes: &mut Mistakes) -> Clause {
    on_its_line(rule::condition(text, mistakes))
}

fn on_its_line(mut clause: Clause) -> Clause {
    clause.layout.own_line = true;
    clause
}
