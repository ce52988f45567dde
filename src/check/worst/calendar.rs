//! The longest time on a calendar, for each day on which it may begin, or from the day from which it is longest.

use std::collections::BTreeMap;

use super::{
    answer::{Arrival, Moved, WorstDates, WorstStart, WorstStep, WorstTime},
    dated::{Dated, Moment},
    question::Days,
    steps,
    sum::Share,
    times::Asked,
};
use crate::time::{Date, Instant, TimeOfDay};

/// Adds dates to all that has a bound.
pub(super) fn date(asked: &Asked<'_, '_>, days: &Days, arrivals: &mut [Arrival]) {
    let bounded = arrivals.iter().map(|arrival| matches!(arrival.time, WorstTime::Sums(_)));
    let bounded: Vec<bool> = bounded.collect();
    let goals = asked.targets.iter().zip(&bounded).filter(|(_, is_bounded)| **is_bounded);
    let goals: Vec<_> = goals.map(|(points, _)| points.clone()).collect();
    let matters = asked.timed.leading_to(&goals);
    let mut almanac = Almanac { asked, matters, known: BTreeMap::new() };
    if days.each {
        days.all().for_each(|day| almanac.look_up(day));
    }
    for (target, arrival) in
        arrivals.iter_mut().enumerate().filter(|(target, _)| bounded.get(*target) == Some(&true))
    {
        let worst = almanac.worst(target, days);
        let pauses = pauses(&arrival.time);
        arrival.dated = Some(WorstDates { days: almanac.days(target, days), worst, pauses });
    }
}

fn pauses(time: &WorstTime) -> bool {
    let WorstTime::Sums(sums) = time else { return false };
    sums.iter().flat_map(|sum| &sum.least_of).flatten().any(|term| term.share == Share::Paused)
}

/// The last instants from the days that were looked at.
struct Almanac<'a, 't, 'c> {
    asked: &'a Asked<'t, 'c>,
    matters: Vec<bool>,
    known: BTreeMap<Date, BTreeMap<usize, Last>>,
}

/// When one target is come to at the latest, and how.
struct Last {
    at: Option<Instant>,
    run: Vec<Moved>,
    steps: Vec<WorstStep>,
}

impl Almanac<'_, '_, '_> {
    fn begin(&self, day: Date) -> Option<Instant> {
        Instant::at(day, TimeOfDay::END, self.asked.charter.calendar.zone())?.plus_seconds(-1)
    }

    /// Finds the last instants from a day.
    fn look_up(&mut self, day: Date) {
        if self.known.contains_key(&day) {
            return;
        }
        let Some(begin) = self.begin(day) else { return };
        let asked = self.asked;
        let ruler = Dated { workflow: asked.timed.workflow, calendar: &asked.charter.calendar, begin };
        let search = asked.search(&ruler, &self.matters);
        let found = search.go(asked.begin(&search));
        let last = found.arrivals.iter().filter_map(|(target, arrivals)| {
            let places = arrivals.iter().filter_map(|&index| Some((found.places.get(index)?.now, index)));
            let (now, index) = places.max()?;
            let at = if let (Moment::At(at), true) = (now, found.is_whole) { Some(at) } else { None };
            Some((
                *target,
                Last {
                    at,
                    run: asked.run(&found, index),
                    steps: steps::steps(asked, &search, &found, index),
                },
            ))
        });
        self.known.insert(day, last.collect());
    }

    fn last(&mut self, target: usize, day: Date) -> Option<Instant> {
        self.look_up(day);
        self.known.get(&day)?.get(&target)?.at
    }

    /// The first day from which it takes longest.
    ///
    /// Who begins later is over no sooner. So from none of the days between two it takes longer than from the first of them to the
    /// last instant from the second, and days between which nothing longer can lie are not looked at.
    fn worst(&mut self, target: usize, days: &Days) -> Option<WorstStart> {
        let mut best: Option<(i64, Date, Instant)> = None;
        let mut open = vec![(days.first, self.last_known(target, days)?)];
        while let Some((first, last)) = open.pop() {
            let Some(at) = self.last(target, last) else { continue };
            let took = |day: Date| Some(at.unix() - self.begin(day)?.unix());
            let (Some(longest), Some(own)) = (took(first), took(last)) else { continue };
            if best.is_none_or(|(most, day, _)| own > most || (own == most && last < day)) {
                best = Some((own, last, at));
            }
            let is_beaten =
                best.is_some_and(|(most, day, _)| longest < most || (longest == most && first > day));
            let Some(before) = last.pred_opt().filter(|before| *before >= first && !is_beaten) else {
                continue;
            };
            let half = (before - first).num_days() / 2;
            let Some(middle) = first.checked_add_days(chrono::Days::new(u64::try_from(half).unwrap_or(0)))
            else {
                continue;
            };
            open.push((first, middle));
            open.extend(middle.succ_opt().filter(|next| *next <= before).map(|next| (next, before)));
        }
        let (_, day, at) = best?;
        let last = self.known.get(&day)?.get(&target)?;
        let (run, steps) = (last.run.clone(), last.steps.clone());
        Some(WorstStart { day, at, date: at.date(self.asked.charter.calendar.zone()), run, steps })
    }

    /// The last day from which the calendar's data reach the end; who begins later needs no fewer of them.
    fn last_known(&mut self, target: usize, days: &Days) -> Option<Date> {
        let (mut known, mut unknown) = (days.first, days.last.succ_opt()?);
        self.last(target, known)?;
        while (unknown - known).num_days() > 1 {
            let half = u64::try_from((unknown - known).num_days() / 2).unwrap_or(1);
            let middle = known.checked_add_days(chrono::Days::new(half))?;
            if self.last(target, middle).is_some() { known = middle } else { unknown = middle }
        }
        Some(known)
    }

    fn days(&self, target: usize, days: &Days) -> Vec<(Date, Option<Instant>)> {
        let within = self.known.range(days.first..=days.last);
        within.filter_map(|(day, lasts)| Some((*day, lasts.get(&target)?.at))).collect()
    }
}
