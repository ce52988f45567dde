//! The longest time to each point, by letting every case wait as long as it can.
//!
//! For a given order of events all of them may happen as late as possible at once: each limit ends no earlier if it
//! starts later. So a case waits until the first limit that it must keep would end, and then does the next thing. What
//! starts with an origin that lies back may find its end come already; then all that happened since is put earlier.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::{
    question::{Point, RunKind},
    ruler::{Ruler, Run, gives_as_much, goes_on},
    timed::{Counts, Happens, Step, Timed},
};
use crate::{check::space::store::Index, id::ClockId};

/// A limit that was given more time so often may be given more for ever: there is no end of ways to come somewhere.
const PROLONGED: usize = 24;

/// A case at a stand, everything having happened as late as it could.
#[derive(Debug, Clone)]
pub(super) struct Place<R: Ruler> {
    pub(super) stand: Index,
    pub(super) now: R::Moment,
    pub(super) runs: SmallVec<[Run<R::Course>; 2]>,
    pub(super) origins: SmallVec<[Origin<R::Moment>; 1]>,
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
pub(super) struct Origin<M> {
    pub(super) clock: ClockId,
    pub(super) at: M,
    /// Whether the clock has ended since.
    pub(super) is_spent: bool,
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
            let Some(place) = found.places.get(index).filter(|place| !place.is_covered).cloned() else {
                continue;
            };
            let is_endless = place.runs.iter().any(|run| run.prolonged.len() > PROLONGED);
            if is_endless || found.places.len() > self.limit {
                found.is_whole = false;
                break;
            }
            let ready = self.ready(&place);
            for (number, step) in self.timed.steps_of(place.stand).iter().enumerate() {
                let hit =
                    self.targets.iter().position(|points| points.iter().any(|point| is_at(*point, step)));
                if hit.is_none() && self.matters.get(step.to as usize) != Some(&true) {
                    continue;
                }
                let Some(mut next) = self.take_from(&ready, step) else { continue };
                next.from = Some((index, number));
                if let Some(target) = hit {
                    self.arrive(next, target, &mut found);
                } else {
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
        if !R::SHIFTS || self.ruler.is_never(&place.now) {
            return;
        }
        // The clocks that counted from before where they started on the way round.
        let mut back: SmallVec<[ClockId; 2]> = SmallVec::new();
        let mut at = place.from;
        while let Some((index, before)) = at.and_then(|(index, _)| Some((index, found.places.get(index)?))) {
            let step = at.and_then(|(_, number)| self.timed.steps_of(before.stand).get(number));
            back.extend(step.iter().flat_map(|step| step.happens.iter()).filter_map(
                |happens| match happens {
                    Happens::Starts(clock, _, Counts::Back) => Some(*clock),
                    _ => None,
                },
            ));
            if before.stand == place.stand
                && let Some(by) = self.later_round(before, place, &back)
            {
                place.circles = Some(index);
                self.put_off(place, before, &by);
                return;
            }
            at = before.from;
        }
    }

    /// By how much a case is later than where it was before, if it can go the same way again from here and be as much later
    /// once more. What something counts from may stay as it is, if nothing started to count from it on the way.
    fn later_round(&self, before: &Place<R>, place: &Place<R>, back: &[ClockId]) -> Option<[u32; 6]> {
        let by = self.ruler.shift(&before.now, &place.now)?;
        let runs = before.runs.len() == place.runs.len()
            && before.runs.iter().zip(&place.runs).all(|(before, run)| {
                (gives_as_much(run, before, !self.keeps(run.clock)) || goes_on(run, before))
                    && self.ruler.is_run_shifted(before, run, &by)
            });
        let stays = |before: &Origin<R::Moment>, origin: &Origin<R::Moment>| {
            (origin.is_spent || !back.contains(&origin.clock)) && self.ruler.covers(&origin.at, &before.at)
        };
        let origins = before.origins.len() == place.origins.len()
            && before.origins.iter().zip(&place.origins).all(|(before, origin)| {
                before.is_spent == origin.is_spent
                    && (self.ruler.is_shifted(&before.at, &origin.at, &by) || stays(before, origin))
            });
        (runs && origins).then_some(by)
    }

    /// Everything that was later this round is put off for ever.
    fn put_off(&self, place: &mut Place<R>, before: &Place<R>, by: &[u32; 6]) {
        place.now = self.ruler.never();
        place.runs.iter_mut().for_each(|run| self.ruler.put_off(&mut run.course));
        for (origin, before) in place.origins.iter_mut().zip(&before.origins) {
            if self.ruler.is_shifted(&before.at, &origin.at, by) {
                origin.at = self.ruler.never();
            }
        }
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
