//! One step of a case, taken as late as it may be.

use smallvec::SmallVec;

use super::{
    ahead::lapses,
    ruler::{Ruler, Run},
    search::{Origin, Place, Search},
    timed::{Counts, Happens, Step},
};
use crate::{id::ClockId, rule::Clock};

/// A place with what is the same for each of its steps: when its limits end.
pub(super) struct Ready<'p, R: Ruler> {
    place: &'p Place<R>,
    due: R::Moment,
    /// The place before the ends of limits that started with an origin that lay back too far, if there are any.
    earlier: Option<(R::Moment, Place<R>)>,
}

impl<R: Ruler> Search<'_, '_, R> {
    /// Where a case comes by a step, taken as late as it may be; none if it cannot be taken in time.
    pub(super) fn take(&self, place: &Place<R>, step: &Step) -> Option<Place<R>> {
        self.take_from(&self.ready(place), step)
    }

    /// What is the same for every step of a place.
    pub(super) fn ready<'p>(&self, place: &'p Place<R>) -> Ready<'p, R> {
        let earlier = self.before_ends(place).map(|earlier| (self.due(&earlier), earlier));
        Ready { place, due: self.due(place), earlier }
    }

    /// When the first limit ends that a case may not wait past.
    fn due(&self, place: &Place<R>) -> R::Moment {
        self.bounding(place)
            .iter()
            .fold(self.ruler.never(), |due, run| self.ruler.earlier(&due, &self.ruler.due(run)))
    }

    fn bounding<'p>(&self, place: &'p Place<R>) -> SmallVec<[&'p Run<R::Course>; 4]> {
        place.runs.iter().filter(|run| !run.is_paused && !self.is_held(run)).collect()
    }

    /// The same from a place that is ready.
    pub(super) fn take_from(&self, ready: &Ready<'_, R>, step: &Step) -> Option<Place<R>> {
        if step.ends.is_none() && self.is_gone(ready.place, step) {
            return None;
        }
        let (due, place) = match &ready.earlier {
            Some((due, earlier)) if step.ends.is_none() => (due, earlier),
            _ => (&ready.due, ready.place),
        };
        let bounding = self.bounding(place);
        let mut is_open = place.is_open;
        let now = match step.ends {
            Some(clock) => {
                let run = bounding.iter().find(|run| run.clock == clock)?;
                if bounding.iter().any(|other| self.ruler.is_surely_later(run, other)) {
                    return None;
                }
                is_open |= bounding.iter().any(|other| self.ruler.is_order_open(run, other));
                self.ruler.end(&place.now, due)
            }
            // Before it is raised a case waits for nothing.
            None if self.timed.active(place.stand).is_empty() => place.now.clone(),
            None => self.ruler.act(&place.now, due),
        };
        let mut next = place.clone();
        for run in next.runs.iter_mut().filter(|run| run.is_paused) {
            self.ruler.wait(run, (&place.now, &now), &bounding);
        }
        drop(bounding);
        (next.stand, next.now, next.is_open, next.circles) = (step.to, now, is_open, None);
        self.happen(&mut next, step);
        self.put_earlier(&mut next);
        next.origins.retain(|origin| self.timed.needs(step.to, origin.clock));
        Some(next)
    }

    /// Whether a decision without a limit of its own is awaited.
    fn is_held(&self, run: &Run<R::Course>) -> bool {
        matches!(run.asked, Some((None, _)))
    }

    /// Whether a limit on the power to do this has ended since what it counts from.
    fn is_gone(&self, place: &Place<R>, step: &Step) -> bool {
        if !place.origins.iter().any(|origin| origin.is_spent) {
            return false;
        }
        let limits = step.does.into_iter().flat_map(|action| lapses(self.timed.workflow, action));
        let is_spent =
            |clock: ClockId| place.origins.iter().any(|origin| origin.clock == clock && origin.is_spent);
        limits.into_iter().any(is_spent)
    }

    /// The place before the ends of limits that started with an origin that lay back too far, if there are any: what somebody
    /// does there can only have been done had all that led there happened earlier.
    fn before_ends(&self, place: &Place<R>) -> Option<Place<R>> {
        let dues =
            place.runs.iter().filter(|run| !run.is_paused && !self.is_held(run) && !self.keeps(run.clock));
        let dues = dues.map(|run| self.ruler.due(run));
        let is_over =
            |due: &R::Moment| self.ruler.covers(&place.now, due) && !self.ruler.covers(due, &place.now);
        let due = dues.filter(is_over).reduce(|one, other| self.ruler.earlier(&one, &other))?;
        let mut earlier = place.clone();
        self.clamp(&mut earlier, &due);
        Some(earlier)
    }

    fn happen(&self, place: &mut Place<R>, step: &Step) {
        for &clock in step.triggers.iter() {
            place.origins.retain(|origin| origin.clock != clock);
            place.origins.push(Origin { clock, at: place.now.clone(), is_spent: false });
        }
        place.origins.sort_by_key(|origin| origin.clock);
        let now = place.now.clone();
        for happens in step.happens.iter() {
            match *happens {
                Happens::Starts(clock, limit, counts) => {
                    place.runs.retain(|run| run.clock != clock);
                    let origin = place.origins.iter().find(|origin| origin.clock == clock);
                    let origin = origin.filter(|_| counts == Counts::Back);
                    if origin.is_none_or(|origin| !origin.is_spent) {
                        let from = origin.map_or(&now, |origin| &origin.at);
                        place.runs.push(Run {
                            clock,
                            limit,
                            prolonged: SmallVec::new(),
                            is_paused: false,
                            asked: None,
                            course: self.ruler.course(from),
                        });
                        place.runs.sort_by_key(|run| run.clock);
                    }
                }
                Happens::Stops(clock) => place.runs.retain(|run| run.clock != clock),
                Happens::Expires(clock) => {
                    place.runs.retain(|run| run.clock != clock);
                    place
                        .origins
                        .iter_mut()
                        .filter(|origin| origin.clock == clock)
                        .for_each(|origin| origin.is_spent = true);
                }
                Happens::Prolongs(clock, more) => on(place, clock, |run| {
                    run.asked = None;
                    self.ruler.decide(&mut run.course);
                    // What never ends does not end later.
                    if !self.ruler.is_never(&self.ruler.due(run)) {
                        run.prolonged.push(more);
                    }
                }),
                Happens::Declines(clock) => on(place, clock, |run| {
                    run.asked = None;
                    self.ruler.decide(&mut run.course);
                }),
                Happens::Asks(clock, within, policy) => on(place, clock, |run| {
                    run.asked = Some((within, policy));
                    self.ruler.ask(run, &now);
                }),
                Happens::Pauses(clock) => on(place, clock, |run| {
                    run.is_paused = true;
                    self.ruler.pause(run, &now);
                }),
                Happens::Resumes(clock) => on(place, clock, |run| {
                    run.is_paused = false;
                    self.ruler.resume(run, &now);
                }),
            }
        }
    }

    /// A limit that is kept cannot have ended already: what led here then happened earlier.
    fn put_earlier(&self, place: &mut Place<R>) {
        let kept =
            place.runs.iter().filter(|run| !run.is_paused && !self.is_held(run) && self.keeps(run.clock));
        let due = kept.fold(self.ruler.never(), |due, run| self.ruler.earlier(&due, &self.ruler.due(run)));
        if self.ruler.covers(&due, &place.now) {
            return;
        }
        self.clamp(place, &due);
    }

    /// All that happened, happened before a limit ended.
    fn clamp(&self, place: &mut Place<R>, due: &R::Moment) {
        place.now = self.ruler.clamp(&place.now, due);
        for origin in &mut place.origins {
            origin.at = self.ruler.clamp(&origin.at, due);
        }
        for run in &mut place.runs {
            self.ruler.clamp_course(&mut run.course, due);
        }
    }

    pub(super) fn keeps(&self, clock: ClockId) -> bool {
        let clock: Option<&Clock> = self.timed.workflow.clocks.get(clock);
        clock.is_some_and(|clock| self.runs.keeps(clock))
    }
}

fn on<R: Ruler>(place: &mut Place<R>, clock: ClockId, change: impl FnOnce(&mut Run<R::Course>)) {
    if let Some(run) = place.runs.iter_mut().find(|run| run.clock == clock) {
        change(run);
    }
}
