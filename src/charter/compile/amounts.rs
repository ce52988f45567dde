//! Amounts of time and numbers of things.

use super::hall::Hall;
use crate::{
    finding::{Bilingual, Lint, Span},
    structure::{Seats, Term},
    syntax,
    text::{AmountText, TypeText},
    time::{Limit, Unit},
};

/// The unit of time that a word means; none for `times`.
pub(crate) fn time_unit(unit: syntax::Unit) -> Option<Unit> {
    Some(match unit {
        syntax::Unit::Hours => Unit::Hours,
        syntax::Unit::WorkingHours => Unit::WorkingHours,
        syntax::Unit::Days => Unit::Days,
        syntax::Unit::WorkingDays => Unit::WorkingDays,
        syntax::Unit::Months => Unit::Months,
        syntax::Unit::Years => Unit::Years,
        syntax::Unit::Times => return None,
    })
}

impl Hall<'_> {
    /// A fixed amount of time, or a finding.
    pub(super) fn fixed_limit(&mut self, amount: &AmountText, span: Span) -> Option<Limit> {
        match amount {
            AmountText::Of { count, unit } => match time_unit(*unit) {
                Some(unit) => self.limit(*count, unit, span),
                None => self.no_time(amount, span),
            },
            AmountText::Number(_) | AmountText::Share(..) | AmountText::Named(_) => {
                self.no_time(amount, span)
            }
        }
    }

    /// So many of a unit, or the finding that it is none at all.
    pub(super) fn limit(&mut self, count: u32, unit: Unit, span: Span) -> Option<Limit> {
        if unit.is_working() && self.text.calendar.is_none() && !self.misses_calendar {
            self.misses_calendar = true;
            let en =
                "working time is counted here, and the charter names no calendar: Monday to Friday are taken";
            let zh = "此处按工作日或者工作小时计算，而章程没有写明日历：按周一至周五计";
            let hint = Bilingual::new(
                "add `calendar china`, or one of your own",
                "请加上“日历 中国”，或者自己的日历",
            );
            self.findings.say_with(Lint::NoCalendar, span, Bilingual::new(en, zh), hint);
        }
        let limit = Limit::new(count, unit).ok();
        if limit.is_none() {
            self.say(
                Lint::BadAmount,
                span,
                "a limit of zero leaves no time at all",
                "时限为零，等于没有时间",
            );
        }
        limit
    }

    fn no_time(&mut self, amount: &AmountText, span: Span) -> Option<Limit> {
        let en = format!("`{amount}` is no amount of time: write one such as 3 working days");
        let zh = format!("“{amount}”不是时间长度：请写成 3个工作日 的样子");
        self.say(Lint::BadAmount, span, en, zh);
        None
    }

    /// How long an office or membership is held.
    pub(super) fn term(&mut self, amount: &AmountText, span: Span) -> Option<Term> {
        self.fixed_limit(amount, span).map(|limit| Term { limit, span })
    }

    /// A number of persons.
    pub(super) fn seats(&mut self, seats: &TypeText, span: Span) -> Option<Seats> {
        match seats {
            TypeText::Range { least, most, unit: None } if least <= most && *most > 0 => {
                Some(Seats { least: *least, most: *most, span })
            }
            TypeText::Named(path) => match path.as_str().parse() {
                Ok(number) if number > 0 => Some(Seats { least: number, most: number, span }),
                _ => self.no_seats(seats, path.span),
            },
            TypeText::Range { .. } | TypeText::OneOf(_) => self.no_seats(seats, span),
        }
    }

    fn no_seats(&mut self, seats: &TypeText, span: Span) -> Option<Seats> {
        let en = format!("`{seats}` is no number of persons: write one such as 7 or 5 to 9");
        let zh = format!("“{seats}”不是人数：请写成 7 或者 5～9 的样子");
        self.say(Lint::BadAmount, span, en, zh);
        None
    }
}
