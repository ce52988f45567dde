//! The longest time to each point, by letting every case wait as long as it can.
//!
//! For a given order of events all of them may happen as late as possible at once: each limit ends no earlier if it
//! starts later. So a case waits until the first limit that it must keep would end, and then does the next thing. What
//! starts with an origin that lies back may find its end come already; then all that happened since is put earlier.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::{
    question::{Point, RunKind},
    ruler::{Ruler, Run, gives_as_much},
    timed::{Counts, Happens, Step, Timed},
};
use crate::{check::space::store::Index, id::ClockId, rule::Clock};

/// A case at a stand, everything having happened as late as it could.
#[derive(Debug, Clone)]
pub(super) struct Place<R: Ruler> {
    pub(super) stand: Index,
    pub(super) now: R::Moment,
    pub(super) runs: SmallVec<[Run<R::Course>; 2]>,
    origins: SmallVec<[Origin<R::Moment>; 1]>,
    /// From which place it came, by which step of it.
    pub(super) from: Option<(usize, usize)>,
    /// The place before it on its way from which it can come here again and again, each time later.
    pub(super) circles: Option<usize>,
    /// Whether the order of ends on the way here is not sure.
    pub(super) is_open: bool,
    is_covered: bool,
}

/// When what a clock counts from happened last.
#[derive(Debug, Clone)]
struct Origin<M> {
    clock: ClockId,
    at: M,
    /// Whether the clock has ended since.
    is_spent: bool,
}

/// What a search found.
#[derive(Debug)]
pub(super) struct Found<R: Ruler> {
    pub(super) places: Vec<Place<R>>,
    /// The latest arrivals at each target.
    pub(super) arrivals: BTreeMap<usize, Vec<usize>>,
    pub(super) is_whole: bool,
}

/// A search for the latest.
#[derive(Debug)]
pub(super) struct Search<'t, 'c, R: Ruler> {
    pub(super) timed: &'t Timed<'c>,
    pub(super) ruler: &'t R,
    pub(super) runs: RunKind,
    /// What is waited for, numbered.
    pub(super) targets: &'t [Vec<Point>],
    /// The stands that matter.
    pub(super) matters: &'t [bool],
    pub(super) limit: usize,
}

impl<R: Ruler> Search<'_, '_, R> {
    /// Goes on from these places until nothing new can happen.
    pub(super) fn go(&self, begin: Vec<Place<R>>) -> Found<R> {
        let mut found = Found { places: Vec::new(), arrivals: BTreeMap::new(), is_whole: true };
        let mut known: Vec<SmallVec<[usize; 2]>> = vec![SmallVec::new(); self.timed.stands()];
        let mut open: BTreeSet<(u32, usize)> = BTreeSet::new();
        for place in begin {
            self.keep(place, &mut found, &mut known, &mut open);
        }
        while let Some((_, index)) = open.pop_first() {
            if found.places.len() > self.limit {
                found.is_whole = false;
                break;
            }
            let Some(place) = found.places.get(index).filter(|place| !place.is_covered).cloned() else {
                continue;
            };
            for (number, step) in self.timed.steps_of(place.stand).iter().enumerate() {
                let Some(mut next) = self.take(&place, step) else { continue };
                next.from = Some((index, number));
                let hit =
                    self.targets.iter().position(|points| points.iter().any(|point| is_at(*point, step)));
                if let Some(target) = hit {
                    self.arrive(next, target, &mut found);
                } else if self.matters.get(next.stand as usize) == Some(&true) {
                    self.note_circle(&mut next, &found);
                    self.keep(next, &mut found, &mut known, &mut open);
                }
            }
        }
        found
    }

    /// The place before a case is raised.
    pub(super) fn start(&self) -> Place<R> {
        Place {
            stand: 0,
            now: self.ruler.begin(),
            runs: SmallVec::new(),
            origins: SmallVec::new(),
            from: None,
            circles: None,
            is_open: false,
            is_covered: false,
        }
    }

    /// A place at which a case stands, from which time is measured anew: all that it came through happened just now.
    pub(super) fn anew<S: Ruler>(&self, place: &Place<S>) -> Place<R> {
        let now = self.ruler.begin();
        let run = |run: &Run<S::Course>| {
            let course = self.ruler.course(&now);
            let (limit, prolonged) = (run.limit, run.prolonged.clone());
            let mut run = Run {
                clock: run.clock,
                limit,
                prolonged,
                is_paused: run.is_paused,
                asked: run.asked,
                course,
            };
            if run.asked.is_some() {
                self.ruler.ask(&mut run, &now);
            }
            if run.is_paused {
                self.ruler.pause(&mut run, &now);
            }
            run
        };
        let origin = |origin: &Origin<S::Moment>| Origin {
            clock: origin.clock,
            at: now.clone(),
            is_spent: origin.is_spent,
        };
        let (runs, origins) =
            (place.runs.iter().map(run).collect(), place.origins.iter().map(origin).collect());
        Place { stand: place.stand, runs, origins, now, ..self.start() }
    }

    /// Where a case comes by a step, taken as late as it may be; none if it cannot be taken in time.
    pub(super) fn take(&self, place: &Place<R>, step: &Step) -> Option<Place<R>> {
        let bounding: SmallVec<[&Run<R::Course>; 4]> =
            place.runs.iter().filter(|run| !run.is_paused && !self.is_held(run)).collect();
        let due = bounding
            .iter()
            .fold(self.ruler.never(), |due, run| self.ruler.earlier(&due, &self.ruler.due(run)));
        let mut is_open = place.is_open;
        let now = match step.ends {
            Some(clock) => {
                let run = bounding.iter().find(|run| run.clock == clock)?;
                if bounding.iter().any(|other| self.ruler.is_surely_later(run, other)) {
                    return None;
                }
                is_open |= bounding.iter().any(|other| self.ruler.is_order_open(run, other));
                self.ruler.end(&place.now, &due)
            }
            // Before it is raised a case waits for nothing.
            None if self.timed.active(place.stand).is_empty() => place.now.clone(),
            None => self.ruler.act(&place.now, &due),
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
                    run.prolonged.push(more);
                    run.asked = None;
                }),
                Happens::Declines(clock) => on(place, clock, |run| run.asked = None),
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
        place.now = self.ruler.clamp(&place.now, &due);
        for origin in &mut place.origins {
            origin.at = self.ruler.clamp(&origin.at, &due);
        }
        for run in &mut place.runs {
            self.ruler.clamp_course(&mut run.course, &due);
        }
    }

    fn keeps(&self, clock: ClockId) -> bool {
        let clock: Option<&Clock> = self.timed.workflow.clocks.get(clock);
        clock.is_some_and(|clock| self.runs.keeps(clock))
    }

    fn arrive(&self, place: Place<R>, target: usize, found: &mut Found<R>) {
        let index = found.places.len();
        let Found { places, arrivals, .. } = found;
        let known = arrivals.entry(target).or_default();
        let covers =
            |known: &usize| places.get(*known).is_some_and(|known| self.ruler.covers(&known.now, &place.now));
        if known.iter().any(covers) {
            return;
        }
        known.retain(|known| {
            places.get(*known).is_some_and(|known| !self.ruler.covers(&place.now, &known.now))
        });
        known.push(index);
        places.push(place);
    }

    fn keep(
        &self,
        place: Place<R>,
        found: &mut Found<R>,
        known: &mut [SmallVec<[usize; 2]>],
        open: &mut BTreeSet<(u32, usize)>,
    ) {
        let Some(here) = known.get_mut(place.stand as usize) else { return };
        let index = found.places.len();
        for &other in here.iter() {
            if found.places.get(other).is_some_and(|other| self.is_covered(&place, other)) {
                return;
            }
        }
        here.retain(|other| {
            let is_covered = found.places.get(*other).is_some_and(|other| self.is_covered(other, &place));
            if let Some(other) = found.places.get_mut(*other).filter(|_| is_covered) {
                other.is_covered = true;
            }
            !is_covered
        });
        here.push(index);
        let order = self.timed.order.get(place.stand as usize).copied().unwrap_or(u32::MAX);
        open.insert((order, index));
        found.places.push(place);
    }

    /// Whether whatever can happen from `place` on can happen from `other` as late or later.
    fn is_covered(&self, place: &Place<R>, other: &Place<R>) -> bool {
        self.ruler.covers(&other.now, &place.now)
            && place.runs.len() == other.runs.len()
            && place.origins.len() == other.origins.len()
            && place.runs.iter().zip(&other.runs).all(|(run, other)| {
                let exactly = !self.keeps(run.clock);
                gives_as_much(other, run, exactly)
                    && self.ruler.course_covers(&other.course, &run.course, exactly)
            })
            && place.origins.iter().zip(&other.origins).all(|(origin, other)| {
                origin.clock == other.clock
                    && origin.is_spent == other.is_spent
                    && self.ruler.covers(&other.at, &origin.at)
            })
    }

    /// Notes that a case was at the same stand before, as much earlier in everything: then it may go round for ever.
    fn note_circle(&self, place: &mut Place<R>, found: &Found<R>) {
        if self.ruler.is_never(&place.now) {
            return;
        }
        let mut at = place.from.map(|(from, _)| from);
        while let Some((index, before)) = at.and_then(|index| Some((index, found.places.get(index)?))) {
            if before.stand == place.stand && self.is_later_round(before, place) {
                place.circles = Some(index);
                place.now = self.ruler.never();
                place.origins.iter_mut().for_each(|origin| origin.at = self.ruler.never());
                place.runs.iter_mut().for_each(|run| self.ruler.put_off(&mut run.course));
                return;
            }
            at = before.from.map(|(from, _)| from);
        }
    }

    fn is_later_round(&self, before: &Place<R>, place: &Place<R>) -> bool {
        let Some(by) = self.ruler.shift(&before.now, &place.now) else { return false };
        before.runs.len() == place.runs.len()
            && before.runs.iter().zip(&place.runs).all(|(before, run)| {
                gives_as_much(run, before, !self.keeps(run.clock))
                    && self.ruler.is_course_shifted(&before.course, &run.course, &by)
            })
            && before.origins.len() == place.origins.len()
            && before.origins.iter().zip(&place.origins).all(|(before, origin)| {
                before.is_spent == origin.is_spent && self.ruler.is_shifted(&before.at, &origin.at, &by)
            })
    }
}

fn on<R: Ruler>(place: &mut Place<R>, clock: ClockId, change: impl FnOnce(&mut Run<R::Course>)) {
    if let Some(run) = place.runs.iter_mut().find(|run| run.clock == clock) {
        change(run);
    }
}

/// Whether a step comes to a point.
pub(super) fn is_at(point: Point, step: &Step) -> bool {
    match point {
        Point::Start => false,
        Point::Enters(state) => step.enters.contains(&state),
        Point::Does(action) => step.does == Some(action),
    }
}
