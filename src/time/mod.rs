//! Time: instants, limits, calendars, and the arithmetic that joins them.
//!
//! **What.** An [`Instant`] is a second of world time; a [`Limit`] is an amount such as "7 working days"; a
//! [`Calendar`] says which days are working days, when offices are open, and for which dates it knows this.
//! From these three [`due`](fn@due) derives when a [`Period`] ends, [`earliest`] when a lower bound is
//! satisfied, [`before`] where a limit that counts back begins, and [`account`](fn@account) shows a period day by day;
//! [`Recurring`] numbers spans that follow one another.
//!
//! **Why.** The rules of periods are those of the Civil Code (民法典) articles 201 to 203, each of which a
//! [`Policy`] can switch off: the first day is not counted; a month ends on the corresponding day, or on the
//! month's last; a last day that is a day of rest moves on to the next working day; and it ends when offices
//! close. Working days depend on notices that are published year by year, so a calendar knows its own range
//! and answers [`Unknown`] outside it. It never falls back to Monday to Friday in silence.
//!
//! **When.** A host asks here only for plain dates; the deadlines of a case come from the engine, which asks
//! on its behalf. Nothing here reads a clock: instants are always arguments.
//!
//! ```
//! use gongzhi::time::{Calendar, Due, Instant, Limit, Period, due};
//!
//! let china = Calendar::china();
//! let start = Instant::parse("2026-02-12 09:00", china.zone())?;
//! let limit: Limit = "7 working days".parse()?;
//! let Due::At { due_date, .. } = due(&china, &Period::new(start, limit)) else { panic!() };
//! // Saturday the 28th is a make-up working day after the Spring Festival.
//! assert_eq!(due_date.to_string(), "2026-02-28");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod account_text;
mod bound;
mod calendar;
mod calendar_error;
mod calendar_text;
mod china;
mod count;
mod due;
mod hours;
mod instant;
mod limit;
mod office;
mod pause;
mod period;
mod recurring;
mod zone;

pub use account::{Account, Day, Line, Run, account};
pub use bound::{advance, before, earliest, warning};
pub use calendar::{Calendar, DayKind, Rest, Unknown};
pub use calendar_error::CalendarError;
pub use calendar_text::{CalendarText, DateSpan, RestText};
pub use due::due;
pub use hours::{HoursError, OfficeHours, TimeOfDay};
pub use instant::{Instant, InstantError};
pub use limit::{Limit, LimitError, Unit};
pub use pause::Pause;
pub use period::{Due, Period, Policy};
pub use recurring::Recurring;
pub use zone::{Zone, ZoneError};

/// A calendar date, without time of day or zone.
pub use chrono::NaiveDate as Date;
/// A day of the week.
pub use chrono::Weekday;
