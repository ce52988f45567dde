//! Spans of one length that follow one another: every half-year, every quarter.

use super::{Calendar, Due, Instant, Limit, Period, Policy, due};

/// Spans that follow one another from an origin, numbered from 1.
///
/// Each span ends so many lengths after the *origin*, not after the span before it: what begins on 31 August and recurs every
/// six months ends on the last of February and again on 31 August. A span begins when the one before it ends.
///
/// ```
/// use gongzhi::time::{Calendar, Instant, Limit, Recurring};
///
/// let china = Calendar::china();
/// let half_years = Recurring::new(Instant::parse("2023-08-31", china.zone())?, "6 months".parse::<Limit>()?);
/// let ends: Vec<_> = (1..=3).filter_map(|number| half_years.end(&china, number).date()).collect();
/// // 2024 has a 29 February; 31 August 2024 is a Saturday and moves on to Monday (民法典 203).
/// let ends: Vec<String> = ends.iter().map(ToString::to_string).collect();
/// assert_eq!(ends, ["2024-02-29", "2024-09-02", "2025-02-28"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurring {
    /// From when the spans are counted.
    pub origin: Instant,
    /// How long each is.
    pub every: Limit,
    /// How it counts.
    pub policy: Policy,
}

impl Recurring {
    /// Spans under the Civil Code's rules of periods.
    #[must_use]
    pub fn new(origin: Instant, every: Limit) -> Self {
        Self { origin, every, policy: Policy::default() }
    }

    /// The same spans, counted otherwise.
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// When the span of that number, from 1, ends.
    #[must_use]
    pub fn end(&self, calendar: &Calendar, number: u32) -> Due {
        due(calendar, &Period::new(self.origin, self.every.times(number)).policy(self.policy))
    }

    /// Whether the span of that number has ended by `at`.
    ///
    /// Where the calendar's data cannot tell, a span of days, months or years is taken to end with its last day, not moved
    /// on; one of working time is not taken to have ended.
    #[must_use]
    pub fn is_over(&self, calendar: &Calendar, number: u32, at: Instant) -> bool {
        let unmoved = Self { policy: Policy { rolls: false, ..self.policy }, ..*self };
        let end = self.end(calendar, number).instant();
        end.or_else(|| unmoved.end(calendar, number).instant()).is_some_and(|end| end <= at)
    }

    /// The first span from `least` on that has not ended by `at`.
    #[must_use]
    pub fn first_open(&self, calendar: &Calendar, least: u32, at: Instant) -> u32 {
        let (mut low, mut high, mut step) = (least, least, 1_u32);
        while high < u32::MAX && self.is_over(calendar, high, at) {
            low = high.saturating_add(1);
            high = high.saturating_add(step);
            step = step.saturating_mul(2);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.is_over(calendar, middle, at) {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    fn at(text: &str) -> Instant {
        Instant::parse(text, Calendar::china().zone()).unwrap()
    }

    fn every(limit: &str, origin: &str) -> Recurring {
        Recurring::new(at(origin), limit.parse().unwrap())
    }

    fn dates(spans: Recurring, numbers: std::ops::RangeInclusive<u32>) -> Vec<String> {
        let calendar = Calendar::china();
        let date = |number| spans.end(&calendar, number).date().as_ref().map(Date::to_string);
        numbers.map(|number| date(number).unwrap_or_else(|| "unknown".to_owned())).collect()
    }

    #[test]
    fn month_ends_do_not_drift() {
        let no_roll = Policy { rolls: false, ..Policy::default() };
        let spans = every("1 month", "2024-01-31").policy(no_roll);
        let expected = ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"];
        assert_eq!(dates(spans, 1..=5), expected);
        let years = every("1 year", "2024-02-29").policy(no_roll);
        assert_eq!(dates(years, 1..=4), ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    }

    #[test]
    fn a_last_day_of_rest_moves_on_and_the_next_span_does_not() {
        // 1 October 2025 to 8 October 2025 is a holiday; 1 January 2026 is one, and so are the 2nd and the 3rd, while
        // Sunday the 4th is worked.
        assert_eq!(dates(every("3 months", "2025-07-01"), 1..=3), ["2025-10-09", "2026-01-04", "2026-04-01"]);
    }

    #[test]
    fn beyond_the_data_no_end_is_known_and_an_unmoved_one_is_taken() {
        let calendar = Calendar::china();
        let spans = every("6 months", "2026-03-02");
        assert_eq!(dates(spans, 1..=3), ["2026-09-02", "unknown", "unknown"]);
        assert!(!spans.is_over(&calendar, 2, at("2027-03-02 23:59")));
        assert!(spans.is_over(&calendar, 2, at("2027-03-03")));
        let working = every("100 working days", "2026-10-01");
        assert!(!working.is_over(&calendar, 1, at("2030-01-01")));
    }

    #[test]
    fn the_first_open_span_is_found_near_and_far() {
        let calendar = Calendar::china();
        let spans = every("1 month", "2026-01-15 10:00");
        assert_eq!(spans.first_open(&calendar, 1, at("2026-01-15 10:00")), 1);
        // Sunday 15 February 2026 lies in the Spring Festival, which lasts until the 23rd.
        assert_eq!(spans.first_open(&calendar, 1, at("2026-02-24 23:59")), 1);
        assert_eq!(spans.first_open(&calendar, 1, at("2026-02-25")), 2);
        assert_eq!(spans.first_open(&calendar, 3, at("2026-02-25")), 3);
        // Hour by hour from 1950: 76 years with 19 days of February 29th among them.
        let hours = every("1 hour", "1950-01-01");
        let days = 76 * 365 + 19;
        assert_eq!(hours.first_open(&calendar, 1, at("2026-01-01 00:30")), days * 24 + 1);
    }

    #[test]
    fn there_is_no_overflow() {
        let calendar = Calendar::china();
        let spans = every("4294967295 years", "2026-01-15");
        assert_eq!(spans.first_open(&calendar, 1, Instant::MAX), 1);
        assert_eq!(spans.end(&calendar, u32::MAX).instant(), None);
    }
}
