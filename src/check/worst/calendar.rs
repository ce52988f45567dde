//! The longest time on a calendar, for each day on which it may begin.

use super::{
    answer::{Arrival, WorstDates, WorstStart, WorstTime},
    dated::{Dated, Moment},
    sum::Share,
    times::Asked,
};
use crate::time::{Date, Instant, TimeOfDay};

/// Adds dates to all that has a bound.
pub(super) fn date(asked: &Asked<'_, '_>, (first, last): (Date, Date), arrivals: &mut [Arrival]) {
    let bounded = arrivals.iter().map(|arrival| matches!(arrival.time, WorstTime::Sums(_)));
    let bounded: Vec<bool> = bounded.collect();
    for (arrival, _) in arrivals.iter_mut().zip(&bounded).filter(|(_, is_bounded)| **is_bounded) {
        arrival.dated = Some(WorstDates { days: Vec::new(), worst: None, pauses: pauses(&arrival.time) });
    }
    let goals = asked.targets.iter().zip(&bounded).filter(|(_, is_bounded)| **is_bounded);
    let goals: Vec<_> = goals.map(|(points, _)| points.clone()).collect();
    let matters = asked.timed.leading_to(&goals);
    for day in first.iter_days().take_while(|day| *day <= last) {
        from_day(asked, day, &matters, arrivals);
    }
}

fn pauses(time: &WorstTime) -> bool {
    let WorstTime::Sums(sums) = time else { return false };
    sums.iter().flat_map(|sum| &sum.least_of).flatten().any(|term| term.share == Share::Paused)
}

fn from_day(asked: &Asked<'_, '_>, day: Date, matters: &[bool], arrivals: &mut [Arrival]) {
    let calendar = &asked.charter.calendar;
    let ends = Instant::at(day, TimeOfDay::END, calendar.zone());
    let Some(begin) = ends.and_then(|end| end.plus_seconds(-1)) else { return };
    let ruler = Dated { workflow: asked.timed.workflow, calendar, begin };
    let search = asked.search(&ruler, matters);
    let found = search.go(asked.begin(&search));
    for (target, arrival) in arrivals.iter_mut().enumerate() {
        let Some(dates) = &mut arrival.dated else { continue };
        let indices = found.arrivals.get(&target).into_iter().flatten();
        let latest = indices.filter_map(|&index| Some((found.places.get(index)?.now, index))).max();
        let Some((now, index)) = latest else { continue };
        let at = match now {
            Moment::At(at) if found.is_whole => Some(at),
            _ => None,
        };
        dates.days.push((day, at));
        let Some(at) = at else { continue };
        let took = |start: &WorstStart| {
            let begin = Instant::at(start.day, TimeOfDay::END, calendar.zone());
            begin.map_or(0, |begin| start.at.unix() - begin.unix() + 1)
        };
        if dates.worst.as_ref().is_none_or(|worst| at.unix() - begin.unix() > took(worst)) {
            let run = asked.run(&found, index);
            dates.worst = Some(WorstStart { day, at, date: at.date(calendar.zone()), run });
        }
    }
}
