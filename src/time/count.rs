//! Counting working days without looking at each: a weekly pattern, and marked spans that depart from it.
//!
//! Days are numbers here (1 is the first of January of the year 1, a Monday). Every mark remembers how many
//! working days lie before it, so that a count needs one binary search and some arithmetic, however long the
//! time between.

use std::{collections::BTreeMap, sync::Arc};

use super::{Unknown, instant::date_of};
use crate::finding::Bilingual;

/// How days depart from the weekly pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// Worked, whatever day of the week.
    Works,
    /// Not worked, perhaps under a name.
    Rests(Option<Arc<Bilingual>>),
}

/// One stretch of marked days, first and last included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) mark: Mark,
    /// Working days from day 1 up to the day before `first`.
    before: i64,
    /// Working days from day 1 up to `last`.
    through: i64,
}

/// The weekly pattern, the marked spans in order, and the range of days that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    /// Bit 0 is Monday; set bits are days of rest.
    weekly: u8,
    spans: Vec<Span>,
    first: i32,
    last: i32,
}

impl Marks {
    /// Saturday and Sunday.
    pub(super) const WEEKEND: u8 = 0b110_0000;
    /// From the first day of the year 1 to the last of the year 9999.
    pub(super) const ALL_TIME: (i32, i32) = (1, 3_652_059);

    /// A weekly pattern without marks. `weekly` must leave a day of work.
    pub(super) fn new(weekly: u8, known: (i32, i32)) -> Self {
        Self { weekly: weekly & 0b111_1111, spans: Vec::new(), first: known.0, last: known.1 }
    }

    /// The same pattern with spans painted over what was there, in order, later ones winning.
    pub(super) fn paint(mut self, painted: impl IntoIterator<Item = (i32, i32, Mark)>) -> Self {
        let mut map: BTreeMap<i32, (i32, Mark)> =
            self.spans.drain(..).map(|span| (span.first, (span.last, span.mark))).collect();
        for (first, last, mark) in painted {
            cut(&mut map, first, last);
            map.insert(first, (last, mark));
        }
        for (first, (last, mark)) in map {
            self.push(first, last, mark);
        }
        self
    }

    /// The same marks, known for another range of days.
    pub(super) fn known_for(mut self, known: (i32, i32)) -> Self {
        (self.first, self.last) = known;
        self
    }

    /// The same marks on another weekly pattern.
    pub(super) fn with_weekly(self, weekly: u8) -> Self {
        let spans = self.spans.into_iter().map(|span| (span.first, span.last, span.mark));
        Self::new(weekly, (self.first, self.last)).paint(spans.collect::<Vec<_>>())
    }

    pub(super) fn known(&self) -> (i32, i32) {
        (self.first, self.last)
    }

    pub(super) fn weekly(&self) -> u8 {
        self.weekly
    }

    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether the day is known.
    pub(super) fn check(&self, day: i32) -> Result<(), Unknown> {
        if day > self.last {
            Err(self.after())
        } else if day < self.first {
            Err(Unknown::Before(date_of(self.first)))
        } else {
            Ok(())
        }
    }

    /// What to answer when the data end too early.
    pub(super) fn after(&self) -> Unknown {
        Unknown::After(date_of(self.last))
    }

    pub(super) fn mark(&self, day: i32) -> Option<&Mark> {
        self.span_before(day).filter(|span| day <= span.last).map(|span| &span.mark)
    }

    pub(super) fn rests_weekly(&self, day: i32) -> bool {
        self.weekly >> (day - 1).rem_euclid(7) & 1 == 1
    }

    pub(super) fn is_working(&self, day: i32) -> bool {
        match self.mark(day) {
            Some(mark) => *mark == Mark::Works,
            None => !self.rests_weekly(day),
        }
    }

    /// How many of the days from 1 up to `day` are working days; differences of this are what counts.
    pub(super) fn through(&self, day: i32) -> i64 {
        match self.span_before(day) {
            None => self.weekly_through(day),
            Some(span) if day > span.last => {
                span.through + self.weekly_through(day) - self.weekly_through(span.last)
            }
            Some(span) if span.mark == Mark::Works => span.before + i64::from(day - span.first) + 1,
            Some(span) => span.before,
        }
    }

    /// The `count`th working day after `day`.
    pub(super) fn nth_after(&self, day: i32, count: i64) -> Result<i32, Unknown> {
        self.check(day.saturating_add(1))?;
        let target = self.through(day).saturating_add(count);
        let mut at = day;
        loop {
            // INVARIANT: no day adds more than one, so a step by what is lacking never goes too far.
            let lacking = target - self.through(at);
            if lacking <= 0 {
                return Ok(at);
            }
            at = i32::try_from(i64::from(at) + lacking).map_err(|_| self.after())?;
            self.check(at)?;
            if let Some(span) = self.rest_around(at) {
                at = span.last;
            }
        }
    }

    /// The `count`th working day before `day`.
    pub(super) fn nth_before(&self, day: i32, count: i64) -> Result<i32, Unknown> {
        self.check(day.saturating_sub(1))?;
        let target = self.through(day - 1).saturating_sub(count);
        let mut at = day;
        loop {
            let spare = self.through(at - 1) - target;
            if spare <= 0 {
                return Ok(at);
            }
            at = i32::try_from(i64::from(at) - spare).unwrap_or(i32::MIN);
            self.check(at)?;
            if let Some(span) = self.rest_around(at) {
                at = span.first.max(self.first);
            }
        }
    }

    fn rest_around(&self, day: i32) -> Option<&Span> {
        self.span_before(day).filter(|span| day <= span.last && span.mark != Mark::Works)
    }

    /// The last span that begins no later than `day`.
    fn span_before(&self, day: i32) -> Option<&Span> {
        let index = self.spans.partition_point(|span| span.first <= day).checked_sub(1)?;
        self.spans.get(index)
    }

    fn weekly_through(&self, day: i32) -> i64 {
        let works = !self.weekly & 0b111_1111;
        let rest = (1u8 << day.rem_euclid(7)) - 1;
        i64::from(day.div_euclid(7)) * i64::from(works.count_ones()) + i64::from((works & rest).count_ones())
    }

    fn push(&mut self, first: i32, last: i32, mark: Mark) {
        let before = self.through(first - 1);
        let gain = if mark == Mark::Works { i64::from(last - first) + 1 } else { 0 };
        self.spans.push(Span { first, last, mark, before, through: before + gain });
    }
}

/// Removes what `first` to `last` covers, keeping what stands out on either side.
fn cut(map: &mut BTreeMap<i32, (i32, Mark)>, first: i32, last: i32) {
    let before = map.range(..first).next_back().map(|(&start, _)| start);
    let covered: Vec<i32> =
        before.into_iter().chain(map.range(first..=last).map(|(&start, _)| start)).collect();
    for start in covered {
        let Some((end, mark)) = map.remove(&start) else { continue };
        if end > last {
            map.insert(last + 1, (end, mark.clone()));
        }
        if start < first {
            map.insert(start, (end.min(first - 1), mark));
        }
    }
}
