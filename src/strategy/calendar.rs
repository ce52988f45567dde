//! Random calendars and days on which trials begin.

use super::Tape;
use crate::time::{Calendar, CalendarText, Date, Instant, OfficeHours, TimeOfDay, Zone};

/// Beginnings: a working morning, shortly before a long holiday, before a leap day, at the end of a year.
const BEGINNINGS: [&str; 4] =
    ["2026-01-05 09:00", "2026-02-13 16:30", "2024-02-28 23:59", "2025-12-31 09:00"];

/// Mostly China's calendar, with or without office hours, at times a plain week, at times one whose data end soon.
pub(super) fn calendar(tape: &mut Tape) -> Calendar {
    match tape.below(6) {
        3 => Calendar::china().with_hours(nine_to_five()),
        4 => Calendar::weekdays().with_zone(Zone::CHINA),
        5 => ends_soon().unwrap_or_else(Calendar::china),
        _ => Calendar::china(),
    }
}

/// The instant from which the steps of a trial count.
pub(super) fn beginning(calendar: &Calendar, tape: &mut Tape) -> Option<Instant> {
    Instant::parse(tape.pick(&BEGINNINGS)?, calendar.zone()).ok()
}

fn nine_to_five() -> Option<OfficeHours> {
    let time = |hour: u16| TimeOfDay::from_minutes(hour * 60);
    OfficeHours::new(vec![(time(9)?, time(12)?), (time(13)?, time(17)?)]).ok()
}

/// China's days, known up to the end of March.
fn ends_soon() -> Option<Calendar> {
    let mut text = CalendarText::new(crate::Name::new("soon").ok()?);
    text.base = crate::Name::new("china").ok();
    text.until = Date::from_ymd_opt(2026, 3, 31);
    text.build(Calendar::built_in).ok()
}
