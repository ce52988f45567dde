//! Time measured on a calendar, from one day on: the arithmetic of limits itself says when each ends.

use smallvec::SmallVec;

use super::{
    ruler::{Ruler, Run},
    timed::policy,
};
use crate::{
    charter::Workflow,
    engine::{self, Asked},
    time::{Calendar, Due, Instant, Pause},
};

/// Measures from an instant on.
#[derive(Debug, Clone)]
pub(super) struct Dated<'c> {
    pub(super) workflow: &'c Workflow,
    pub(super) calendar: &'c Calendar,
    pub(super) begin: Instant,
}

/// When something happens at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    At(Instant),
    /// After the last day that the calendar knows.
    Beyond,
    Never,
}

/// From when a clock counts, when it stood still, and when more time was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Course {
    from: Moment,
    pauses: SmallVec<[Pause; 1]>,
    asked: Option<Moment>,
}

impl Course {
    /// From when it counts.
    pub(super) fn since(&self) -> Option<Instant> {
        self.from.instant()
    }
}

impl Moment {
    pub(super) fn instant(self) -> Option<Instant> {
        if let Self::At(instant) = self { Some(instant) } else { None }
    }

    /// The last moment before.
    fn just_before(self) -> Self {
        match self {
            Self::At(instant) => Self::At(instant.plus_seconds(-1).unwrap_or(instant)),
            other => other,
        }
    }
}

impl Ruler for Dated<'_> {
    type Moment = Moment;
    type Course = Course;
    const SHIFTS: bool = false;

    fn begin(&self) -> Moment {
        Moment::At(self.begin)
    }

    fn never(&self) -> Moment {
        Moment::Never
    }

    fn is_never(&self, moment: &Moment) -> bool {
        *moment == Moment::Never
    }

    fn earlier(&self, one: &Moment, other: &Moment) -> Moment {
        *one.min(other)
    }

    fn covers(&self, one: &Moment, other: &Moment) -> bool {
        one >= other
    }

    fn act(&self, now: &Moment, due: &Moment) -> Moment {
        due.just_before().max(*now)
    }

    fn end(&self, now: &Moment, due: &Moment) -> Moment {
        *due.max(now)
    }

    fn course(&self, from: &Moment) -> Course {
        Course { from: *from, pauses: SmallVec::new(), asked: None }
    }

    fn due(&self, run: &Run<Course>) -> Moment {
        let Some(from) = run.course.from.instant() else { return run.course.from };
        let asked = match (run.asked, run.course.asked) {
            (Some((within, policy)), Some(Moment::At(at))) => Some(Asked { at, within, policy }),
            (Some(_), Some(at)) => return at,
            _ => None,
        };
        let run = engine::Run {
            clock: run.clock,
            from,
            limit: run.limit,
            back_from: None,
            pauses: run.course.pauses.clone(),
            prolonged: run.prolonged.clone(),
            asked,
            spans: None,
            expired: false,
        };
        match run.due(self.calendar, policy(self.workflow, run.clock)) {
            Due::At { due, .. } => Moment::At(due),
            Due::Unknown { .. } => Moment::Beyond,
            Due::Paused { .. } | Due::Held { .. } => Moment::Never,
        }
    }

    fn ask(&self, run: &mut Run<Course>, now: &Moment) {
        run.course.asked = Some(*now);
    }

    fn decide(&self, course: &mut Course) {
        course.asked = None;
    }

    fn pause(&self, run: &mut Run<Course>, now: &Moment) {
        match now {
            Moment::At(from) => run.course.pauses.push(Pause { from: *from, to: None }),
            other => run.course.from = *other,
        }
    }

    fn resume(&self, run: &mut Run<Course>, now: &Moment) {
        match (now, run.course.pauses.last_mut()) {
            (Moment::At(to), Some(pause)) => pause.to = Some(*to),
            (Moment::At(_), None) => {}
            (other, _) => run.course.from = *other,
        }
    }

    fn wait(&self, _: &mut Run<Course>, _: (&Moment, &Moment), _: &[&Run<Course>]) {}

    fn clamp(&self, moment: &Moment, due: &Moment) -> Moment {
        due.just_before().min(*moment)
    }

    fn clamp_course(&self, course: &mut Course, due: &Moment) {
        course.from = self.clamp(&course.from, due);
        course.asked = course.asked.map(|asked| self.clamp(&asked, due));
        if let Moment::At(last) = due.just_before() {
            for pause in &mut course.pauses {
                pause.from = pause.from.min(last);
                pause.to = pause.to.map(|to| to.min(last));
            }
        }
    }

    fn course_covers(&self, one: &Course, other: &Course, exactly: bool) -> bool {
        if exactly {
            return one == other;
        }
        one.from >= other.from && one.asked >= other.asked && has_paused_as_long(&one.pauses, &other.pauses)
    }

    fn is_surely_later(&self, one: &Run<Course>, other: &Run<Course>) -> bool {
        matches!((self.due(one), self.due(other)), (Moment::At(one), Moment::At(other)) if one > other)
    }

    fn is_order_open(&self, one: &Run<Course>, other: &Run<Course>) -> bool {
        self.due(one).max(self.due(other)) == Moment::Beyond
    }

    fn shift(&self, _: &Moment, _: &Moment) -> Option<[u32; 6]> {
        None
    }

    fn is_shifted(&self, _: &Moment, _: &Moment, _: &[u32; 6]) -> bool {
        false
    }

    fn is_run_shifted(&self, _: &Run<Course>, _: &Run<Course>, _: &[u32; 6]) -> bool {
        false
    }

    fn put_off(&self, _: &mut Course) {}
}

/// Whether there is for each pause one that holds it: a limit that was paused so ends no earlier.
fn has_paused_as_long(one: &[Pause], other: &[Pause]) -> bool {
    let holds = |outer: &Pause, inner: &Pause| {
        let ends = |pause: &Pause| pause.to.unwrap_or(Instant::MAX);
        outer.from <= inner.from && ends(inner) <= ends(outer)
    };
    other.iter().all(|inner| one.iter().any(|outer| holds(outer, inner)))
}
