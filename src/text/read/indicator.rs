//! Indicators.

use super::{Clauses, Report, expression::condition, operand};
use crate::{
    syntax::{Clause, Keyword},
    text::{IndicatorText, MedianText},
};

/// An indicator.
pub(super) fn indicator(clause: &Clause, report: &mut Report) -> IndicatorText {
    let mut clauses = Clauses::of(clause, report);
    IndicatorText {
        name: clauses.name(),
        titles: clauses.titles(),
        of: clauses.value(Keyword::For, operand::name),
        share: clauses.one(Keyword::Share, condition),
        median: clauses.one(Keyword::Median, median),
        condition: clauses.one(Keyword::If, condition),
        notes: clauses.notes(),
    }
}

fn median(clause: &Clause, report: &mut Report) -> MedianText {
    let mut clauses = Clauses::of(clause, report);
    MedianText {
        since: clauses.values(Keyword::Since, operand::moments),
        until: clauses.values(Keyword::Until, operand::moments),
        span: clauses.span(),
        notes: clauses.notes(),
    }
}
