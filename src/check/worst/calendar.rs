//! The longest time on a calendar, for each day on which it may begin, or from the day from which it is longest.

use std::collections::BTreeMap;

use super::{
    answer::{Arrival, Moved, WorstDates, WorstStart, WorstStep, WorstTime},
    dated::{Dated, Moment},
    question::Days,
    search::{Found, Place, Search},
    steps,
    sum::Share,
    times::{Asked, way},
};
use crate::{
    check::space::store::Index,
    time::{Date, Instant, TimeOfDay},
};

/// Adds dates to all that has a bound.
pub(super) fn date(asked: &Asked<'_, '_>, days: &Days, arrivals: &mut [Arrival]) {
    let bounded = arrivals.iter().map(|arrival| matches!(arrival.time, WorstTime::Sums(_)));
    let bounded: Vec<bool> = bounded.collect();
    let goals = asked.targets.iter().zip(&bounded).filter(|(_, is_bounded)| **is_bounded);
    let goals: Vec<_> = goals.map(|(points, _)| points.clone()).collect();
    let matters = asked.timed.leading_to(&goals);
    let mut almanac =
        Almanac { asked, matters, known: BTreeMap::new(), ways: BTreeMap::new(), followed: BTreeMap::new() };
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
    /// Some of the ways on which each target was come to last.
    ways: BTreeMap<usize, Vec<Way>>,
    /// How many of them were followed from a day, and when a target is come to on them at the latest.
    followed: BTreeMap<(usize, Date), (usize, Option<Moment>)>,
}

/// So many ways to each target are followed from other days.
const WAYS: usize = 6;

/// When one target is come to at the latest, and how.
struct Last {
    at: Option<Instant>,
    run: Vec<Moved>,
    steps: Vec<WorstStep>,
}

/// An order of events: where it begins, and the number of each step among those of its stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Way {
    begin: Index,
    steps: Vec<usize>,
}

/// How long it takes from a day: in seconds.
type Took = (i64, Date);

impl<'a, 't, 'c> Almanac<'a, 't, 'c> {
    fn begin(&self, day: Date) -> Option<Instant> {
        Instant::at(day, TimeOfDay::END, self.asked.charter.calendar.zone())?.plus_seconds(-1)
    }

    fn ruler(&self, day: Date) -> Option<Dated<'c>> {
        let Asked { charter, timed, .. } = self.asked;
        Some(Dated { workflow: timed.workflow, calendar: &charter.calendar, begin: self.begin(day)? })
    }

    /// Finds the last instants from a day.
    fn look_up(&mut self, day: Date) {
        if self.known.contains_key(&day) {
            return;
        }
        let Some(ruler) = self.ruler(day) else { return };
        let asked = self.asked;
        let search = asked.search(&ruler, &self.matters);
        let found = search.go(asked.begin(&search));
        let mut all = BTreeMap::new();
        for (&target, arrivals) in &found.arrivals {
            let places = arrivals.iter().filter_map(|&index| Some((found.places.get(index)?.now, index)));
            let Some((now, index)) = places.max() else { continue };
            let at = if let (Moment::At(at), true) = (now, found.is_whole) { Some(at) } else { None };
            let ways = self.ways.entry(target).or_default();
            ways.extend(Way::to(&found, index).filter(|way| ways.len() < WAYS && !ways.contains(way)));
            let (run, steps) = (asked.run(&found, index), steps::steps(asked, &search, &found, index));
            all.insert(target, Last { at, run, steps });
        }
        self.known.insert(day, all);
    }

    fn last(&mut self, target: usize, day: Date) -> Option<Instant> {
        self.look_up(day);
        self.known.get(&day)?.get(&target)?.at
    }

    /// When a target is come to from a day at the latest on one of the ways on which it was come to from others: no later than at the
    /// latest of all.
    fn at_least(&mut self, target: usize, day: Date) -> Option<Moment> {
        let ruler = self.ruler(day)?;
        let search = self.asked.search(&ruler, &self.matters);
        let ways = self.ways.get(&target)?;
        let (followed, at) = self.followed.entry((target, day)).or_default();
        if *followed < ways.len() {
            let begin = self.asked.begin(&search);
            let of = |way: &Way| begin.iter().filter_map(|place| way.follow(&search, place)).max();
            *at = ways.iter().skip(*followed).filter_map(of).chain(*at).max();
            *followed = ways.len();
        }
        *at
    }

    /// How long it takes from a day at the least on the ways that are known.
    fn took_at_least(&mut self, target: usize, day: Date) -> Option<Took> {
        let at = self.at_least(target, day)?.instant()?;
        Some((at.unix() - self.begin(day)?.unix(), day))
    }

    /// The first day from which it takes longest.
    ///
    /// Who begins later is over no sooner. So from no day before another it takes longer than from it to the last instant from that
    /// other, and days from which nothing longer can be are not looked at; how long it takes at least from each is known from the
    /// ways that were found already.
    fn worst(&mut self, target: usize, days: &Days) -> Option<WorstStart> {
        let mut day = self.last_known(target, days)?;
        let mut best = self.hint(target, (days.first, day));
        let mut last: Option<Instant> = None;
        loop {
            let at = match (self.at_least(target, day), last) {
                (Some(Moment::At(at)), Some(last)) if at == last => Some(at),
                _ => self.last(target, day),
            };
            if let Some(at) = at {
                let took = (at.unix() - self.begin(day)?.unix(), day);
                best = longer(best, took);
                last = Some(at);
            }
            let before = day.pred_opt().filter(|before| *before >= days.first);
            let mut open = back(before, days.first);
            let can_be = |day: &Date| {
                let most = last.zip(self.begin(*day)).map(|(last, begin)| (last.unix() - begin.unix(), *day));
                most.is_none_or(|most| best.is_none_or(|best| longer(Some(best), most) == Some(most)))
            };
            match open.find(can_be) {
                Some(next) => day = next,
                None => break,
            }
        }
        let (_, day) = best?;
        let at = self.last(target, day)?;
        let last = self.known.get(&day)?.get(&target)?;
        let (run, steps) = (last.run.clone(), last.steps.clone());
        Some(WorstStart { day, at, date: at.date(self.asked.charter.calendar.zone()), run, steps })
    }

    /// A day from which it takes long, and how long: from that day it was looked at, and on the ways that are known it takes no longer
    /// from any other.
    fn hint(&mut self, target: usize, (first, last): (Date, Date)) -> Option<Took> {
        loop {
            let days = first.iter_days().take_while(|day| *day <= last);
            let longest = days.filter_map(|day| self.took_at_least(target, day));
            let (_, day) = longest.fold(None, longer)?;
            if self.known.contains_key(&day) {
                let at = self.last(target, day)?;
                return Some((at.unix() - self.begin(day)?.unix(), day));
            }
            self.look_up(day);
        }
    }

    /// The last day from which the calendar's data reach the end; who begins later needs no fewer of them.
    fn last_known(&mut self, target: usize, days: &Days) -> Option<Date> {
        let (mut known, mut unknown) = (days.first, days.last.succ_opt()?);
        self.last(target, known)?;
        // What is beyond on a way that is known is beyond at the latest.
        let mut reaches = known;
        while (unknown - reaches).num_days() > 1 {
            let middle = between(reaches, unknown)?;
            let is_known = self.at_least(target, middle).is_some_and(|at| at.instant().is_some());
            if is_known { reaches = middle } else { unknown = middle }
        }
        if self.last(target, reaches).is_some() {
            // The first day from which they do not is told.
            if unknown <= days.last {
                self.look_up(unknown);
            }
            return Some(reaches);
        }
        unknown = reaches;
        while (unknown - known).num_days() > 1 {
            let middle = between(known, unknown)?;
            if self.last(target, middle).is_some() { known = middle } else { unknown = middle }
        }
        Some(known)
    }

    fn days(&self, target: usize, days: &Days) -> Vec<(Date, Option<Instant>)> {
        let within = self.known.range(days.first..=days.last);
        within.filter_map(|(day, lasts)| Some((*day, lasts.get(&target)?.at))).collect()
    }
}

/// The longer of two, and the earlier of two that are as long.
fn longer(best: Option<Took>, other: Took) -> Option<Took> {
    let is_longer = |(most, day): Took| other.0 > most || (other.0 == most && other.1 < day);
    if best.is_none_or(is_longer) { Some(other) } else { best }
}

/// The days from one back to the first.
fn back(from: Option<Date>, first: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(from, |day| day.pred_opt()).take_while(move |day| *day >= first)
}

/// A day in the middle.
fn between(first: Date, last: Date) -> Option<Date> {
    let half = u64::try_from((last - first).num_days() / 2).ok()?;
    first.checked_add_days(chrono::Days::new(half))
}

impl Way {
    /// The way to a place.
    fn to(found: &Found<Dated<'_>>, index: usize) -> Option<Self> {
        let places = way(found, index);
        let begin = found.places.get(*places.first()?)?.stand;
        let number = |&index: &usize| Some(found.places.get(index)?.from?.1);
        Some(Self { begin, steps: places.iter().skip(1).map(number).collect::<Option<_>>()? })
    }

    /// When it comes to its end from a place where a case begins, as late as it can; none if it cannot.
    fn follow<'c>(&self, search: &Search<'_, 'c, Dated<'c>>, begin: &Place<Dated<'c>>) -> Option<Moment> {
        let mut place = Some(begin.clone()).filter(|place| place.stand == self.begin)?;
        for &number in &self.steps {
            place = search.take(&place, search.timed.steps_of(place.stand).get(number)?)?;
        }
        Some(place.now)
    }
}
