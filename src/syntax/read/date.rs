//! Dates, months, times, instants, offsets from UTC.

use chrono::{NaiveDate, NaiveTime};

use super::{
    mistakes::{Mistakes, Reported, shown},
    number::digits,
    scanner::Scanner,
};
use crate::{finding::Lint, syntax::Term};

/// Reads a date, a month or an instant; the year has been read, `-` is next.
pub(super) fn date(
    scanner: &mut Scanner<'_>,
    start: usize,
    year: &str,
    mistakes: &mut Mistakes,
) -> Result<Term, Reported> {
    scanner.bump();
    let month = digits(scanner);
    let day = (scanner.peek() == Some('-')).then(|| {
        scanner.bump();
        digits(scanner)
    });
    let year_number = year.parse::<u16>().ok().filter(|_| year.len() == 4);
    let month_number = month.parse::<u8>().ok().filter(|number| (1..=12).contains(number));
    let found = match (year_number, month_number, &day) {
        (Some(year), Some(month), None) => return Ok(Term::Month(year, month)),
        (Some(year), Some(month), Some(day)) => {
            day.parse().ok().and_then(|day| NaiveDate::from_ymd_opt(year.into(), month.into(), day))
        }
        _ => None,
    };
    let Some(date) = found else {
        let text = shown(scanner.text_from(start));
        let hint = ("write a day as `2026-02-28`".to_owned(), "日期写作 `2026-02-28`".to_owned());
        let said = (format!("`{text}` is no day of the calendar"), format!("`{text}` 不是日历上的日期"));
        return Err(mistakes.say_with_hint(Lint::WrongOperand, scanner.span_from(start), said, hint));
    };
    instant(scanner, date, mistakes)
}

/// A date, and the time after it if one follows.
fn instant(scanner: &mut Scanner<'_>, date: NaiveDate, mistakes: &mut Mistakes) -> Result<Term, Reported> {
    let after_date = scanner.position();
    scanner.skip_spaces();
    let start = scanner.position();
    let hour = digits(scanner);
    if hour.is_empty() || scanner.peek() != Some(':') {
        scanner.back_to(after_date);
        return Ok(Term::Date(date));
    }
    Ok(Term::Instant(date.and_time(time(scanner, start, &hour, mistakes)?)))
}

/// Reads a time of day; the hour has been read, `:` is next.
pub(super) fn time(
    scanner: &mut Scanner<'_>,
    start: usize,
    hour: &str,
    mistakes: &mut Mistakes,
) -> Result<NaiveTime, Reported> {
    scanner.bump();
    let minute = digits(scanner);
    let parsed = hour.parse().ok().zip(minute.parse().ok().filter(|_| minute.len() == 2));
    parsed.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0)).ok_or_else(|| {
        let text = shown(scanner.text_from(start));
        let hint = ("write a time as `09:00`".to_owned(), "时刻写作 `09:00`".to_owned());
        let said = (format!("`{text}` is no time of day"), format!("`{text}` 不是时刻"));
        mistakes.say_with_hint(Lint::WrongOperand, scanner.span_from(start), said, hint)
    })
}

/// Reads an offset from UTC: `+08:00`, `-3:30`.
pub(super) fn offset(scanner: &mut Scanner<'_>, mistakes: &mut Mistakes) -> Result<Term, Reported> {
    let start = scanner.position();
    let west = scanner.bump() == Some('-');
    let hours = digits(scanner);
    let minutes = if scanner.eat(':') { digits(scanner) } else { "0".to_owned() };
    let minutes = match (hours.parse::<i16>(), minutes.parse::<i16>()) {
        (Ok(hours @ 0..=14), Ok(minutes @ 0..=59)) => hours * 60 + minutes,
        _ => {
            let text = shown(scanner.text_from(start));
            let (en, zh) = (format!("`{text}` is no offset from UTC"), format!("`{text}` 不是时区"));
            let hint = ("write it as `+08:00`".to_owned(), "写作 `+08:00`".to_owned());
            return Err(mistakes.say_with_hint(Lint::WrongOperand, scanner.span_from(start), (en, zh), hint));
        }
    };
    Ok(Term::Offset(if west { -minutes } else { minutes }))
}
