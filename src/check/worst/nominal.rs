//! Time measured in sums of limits, whatever the calendar.

use super::{
    ruler::{Ruler, Run},
    sum::{Amount, Least, Share, Term},
};
use crate::time::{Limit, Unit};

/// Measures in sums.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nominal;

/// From when a clock counts, how long it stood still, and when more time was asked.
#[derive(Debug, Clone)]
pub(super) struct Course {
    from: Least,
    paused: Least,
    asked: Option<Least>,
}

impl Nominal {
    fn length(self, run: &Run<Course>) -> Least {
        let term = |limit, share| Term { limit, clock: run.clock, share };
        let own = Amount::of(term(run.limit, Share::Limit));
        let all = run.prolonged.iter().fold(own, |sum, more| sum.plus(term(*more, Share::Prolonged)));
        Least::of(all).plus(&run.course.paused)
    }

    fn own_due(self, run: &Run<Course>) -> Least {
        run.course.from.plus(&self.length(run))
    }
}

impl Ruler for Nominal {
    type Moment = Least;
    type Course = Course;

    fn begin(&self) -> Least {
        Least::of(Amount::NOTHING)
    }

    fn never(&self) -> Least {
        Least::never()
    }

    fn is_never(&self, moment: &Least) -> bool {
        moment.is_never()
    }

    fn earlier(&self, one: &Least, other: &Least) -> Least {
        one.or(other)
    }

    fn covers(&self, one: &Least, other: &Least) -> bool {
        one.covers(other)
    }

    fn act(&self, now: &Least, due: &Least) -> Least {
        if now.covers(due) { now.clone() } else { due.clone() }
    }

    fn end(&self, now: &Least, due: &Least) -> Least {
        self.act(now, due)
    }

    fn course(&self, from: &Least) -> Course {
        Course { from: from.clone(), paused: Least::of(Amount::NOTHING), asked: None }
    }

    fn due(&self, run: &Run<Course>) -> Least {
        let own = self.own_due(run);
        let (Some((within, _)), Some(asked)) = (run.asked, &run.course.asked) else { return own };
        let Some(within) = within else { return Least::never() };
        let within = Least::of(Amount::of(Term { limit: within, clock: run.clock, share: Share::Asked }));
        let held = asked.plus(&within);
        if held.covers(&own) {
            held
        } else if own.covers(&held) {
            own
        } else {
            // It was asked before the end, so that the decision comes no later than so long after it.
            own.plus(&within)
        }
    }

    fn ask(&self, run: &mut Run<Course>, now: &Least) {
        run.course.asked = Some(now.clone());
    }

    fn decide(&self, course: &mut Course) {
        course.asked = None;
    }

    fn pause(&self, _: &mut Run<Course>, _: &Least) {}

    fn resume(&self, _: &mut Run<Course>, _: &Least) {}

    fn wait(&self, run: &mut Run<Course>, (before, now): (&Least, &Least), bounding: &[&Run<Course>]) {
        if before.covers(now) {
            return;
        }
        // What bounds the wait started before it, so that it lasts no longer than the whole of that.
        let lengths = bounding.iter().map(|other| self.length(other));
        let longest = lengths.fold(Least::never(), |least, length| least.or(&length));
        let paused = |amount: &Amount| {
            let as_pause = |term: Term| Term { clock: run.clock, share: Share::Paused, ..term };
            amount.terms().into_iter().fold(Amount::NOTHING, |sum, term| sum.plus(as_pause(term)))
        };
        let pause = Least(longest.0.iter().map(paused).collect());
        run.course.paused = run.course.paused.plus(&pause);
    }

    fn clamp(&self, moment: &Least, due: &Least) -> Least {
        moment.or(due)
    }

    fn clamp_course(&self, course: &mut Course, due: &Least) {
        course.from = course.from.or(due);
        course.asked = course.asked.as_ref().map(|asked| asked.or(due));
    }

    fn course_covers(&self, one: &Course, other: &Course, exactly: bool) -> bool {
        let covers = |one: &Least, other: &Least| one.covers(other) && (!exactly || other.covers(one));
        let asked = match (&one.asked, &other.asked) {
            (Some(one), Some(other)) => covers(one, other),
            (None, None) => true,
            _ => false,
        };
        asked && covers(&one.from, &other.from) && covers(&one.paused, &other.paused)
    }

    fn is_surely_later(&self, one: &Run<Course>, other: &Run<Course>) -> bool {
        // Only what counts from one moment, and was never stopped, is compared: days of rest move all else.
        let is_plain = |run: &Run<Course>| run.prolonged.is_empty() && run.asked.is_none();
        let together = is_plain(one)
            && is_plain(other)
            && is_nothing(&one.course.paused)
            && is_nothing(&other.course.paused)
            && one.course.from.covers(&other.course.from)
            && other.course.from.covers(&one.course.from);
        together && is_longer(one.limit, other.limit)
    }

    fn is_order_open(&self, one: &Run<Course>, other: &Run<Course>) -> bool {
        !self.is_surely_later(other, one) && one.clock != other.clock
    }

    fn shift(&self, earlier: &Least, later: &Least) -> Option<[u32; 6]> {
        let ([earlier], [later]) = (earlier.0.as_slice(), later.0.as_slice()) else { return None };
        later.more_than(earlier).filter(|more| more.iter().any(|more| *more > 0))
    }

    fn is_shifted(&self, earlier: &Least, later: &Least, by: &[u32; 6]) -> bool {
        let [earlier] = earlier.0.as_slice() else { return earlier.is_never() && later.is_never() };
        let is_more = |later: &Amount| {
            later.more_than(earlier).is_some_and(|more| more.iter().zip(by).all(|(more, by)| more >= by))
        };
        later.0.iter().all(is_more)
    }

    fn is_run_shifted(&self, earlier: &Run<Course>, later: &Run<Course>, by: &[u32; 6]) -> bool {
        // A limit that stands still on the way round ends later though it counts from the same moment.
        let is_later = later.course.from.covers(&earlier.course.from)
            && later.course.paused.covers(&earlier.course.paused)
            && self.is_shifted(&self.own_due(earlier), &self.own_due(later), by);
        is_later
            && match (&earlier.course.asked, &later.course.asked) {
                (Some(earlier), Some(later)) => self.is_shifted(earlier, later, by),
                (None, None) => true,
                _ => false,
            }
    }

    fn put_off(&self, course: &mut Course) {
        course.from = Least::never();
        course.asked = course.asked.as_ref().map(|_| Least::never());
    }
}

fn is_nothing(least: &Least) -> bool {
    least.0.iter().any(|amount| amount.units() == [0; 6])
}

/// Whether a limit ends after another that starts with it: longer in the same unit.
fn is_longer(one: Limit, other: Limit) -> bool {
    let same = one.unit() == other.unit() && one.count() > other.count();
    // So many working days end no sooner than as many days; one more of them surely later.
    let working =
        (one.unit(), other.unit()) == (Unit::WorkingDays, Unit::Days) && one.count() > other.count();
    same || working
}
