//! What time is measured with: in sums of limits, or on a calendar.

use smallvec::SmallVec;

use crate::{
    id::ClockId,
    time::{Limit, Policy, Unit},
};

/// A clock that runs: what it was given, and what a ruler keeps of it.
#[derive(Debug, Clone)]
pub(super) struct Run<C> {
    pub(super) clock: ClockId,
    pub(super) limit: Limit,
    pub(super) prolonged: SmallVec<[Limit; 1]>,
    pub(super) is_paused: bool,
    /// Within how long more time that was asked is to be decided.
    pub(super) asked: Option<(Option<Limit>, Policy)>,
    pub(super) course: C,
}

/// Measures time. Every moment stands for the latest that it can be.
pub(super) trait Ruler: Clone {
    /// A moment, or never.
    type Moment: Clone + std::fmt::Debug;
    /// From when a clock counts, and its pauses.
    type Course: Clone + std::fmt::Debug;
    /// Whether the same can be added to any moment: else nothing is ever later by so much.
    const SHIFTS: bool = true;

    fn begin(&self) -> Self::Moment;
    fn never(&self) -> Self::Moment;
    fn is_never(&self, moment: &Self::Moment) -> bool;
    /// The earlier of two.
    fn earlier(&self, one: &Self::Moment, other: &Self::Moment) -> Self::Moment;
    /// Whether `one` is as late as `other`, or later.
    fn covers(&self, one: &Self::Moment, other: &Self::Moment) -> bool;
    /// The last moment before a limit ends, but not before now.
    fn act(&self, now: &Self::Moment, due: &Self::Moment) -> Self::Moment;
    /// The moment at which a limit ends, but not before now.
    fn end(&self, now: &Self::Moment, due: &Self::Moment) -> Self::Moment;
    fn course(&self, from: &Self::Moment) -> Self::Course;
    /// When a clock ends that neither stands still nor waits for a decision without end.
    fn due(&self, run: &Run<Self::Course>) -> Self::Moment;
    fn ask(&self, run: &mut Run<Self::Course>, now: &Self::Moment);
    /// What was asked is decided.
    fn decide(&self, course: &mut Self::Course);
    fn pause(&self, run: &mut Run<Self::Course>, now: &Self::Moment);
    fn resume(&self, run: &mut Run<Self::Course>, now: &Self::Moment);
    /// Lets time pass for a clock that stands still: from `before` to `now`, bounded by those clocks that run.
    fn wait(
        &self,
        run: &mut Run<Self::Course>,
        passed: (&Self::Moment, &Self::Moment),
        bounding: &[&Run<Self::Course>],
    );
    /// All that happened, happened no later than before this moment.
    fn clamp(&self, moment: &Self::Moment, due: &Self::Moment) -> Self::Moment;
    fn clamp_course(&self, course: &mut Self::Course, due: &Self::Moment);
    /// Whether a course counts from as late as the other, or just as late.
    fn course_covers(&self, one: &Self::Course, other: &Self::Course, exactly: bool) -> bool;
    /// Whether the end of `other` surely comes before that of `one`.
    fn is_surely_later(&self, one: &Run<Self::Course>, other: &Run<Self::Course>) -> bool;
    /// Whether the order of their ends is not known.
    fn is_order_open(&self, one: &Run<Self::Course>, other: &Run<Self::Course>) -> bool;
    /// How much later `later` is, if it is later and the same can be added to any moment.
    fn shift(&self, earlier: &Self::Moment, later: &Self::Moment) -> Option<[u32; 6]>;
    /// Whether `later` is later than `earlier` by at least so much.
    fn is_shifted(&self, earlier: &Self::Moment, later: &Self::Moment, by: &[u32; 6]) -> bool;
    fn is_run_shifted(&self, earlier: &Run<Self::Course>, later: &Run<Self::Course>, by: &[u32; 6]) -> bool;
    /// The course of a clock if everything was put off for ever.
    fn put_off(&self, course: &mut Self::Course);
}

/// Whether one run was given as much as another, whatever the calendar; or just as much.
pub(super) fn gives_as_much<C>(one: &Run<C>, other: &Run<C>, exactly: bool) -> bool {
    let as_much = |(one, other): (&Limit, &Limit)| one == other || (!exactly && lasts_as_long(*one, *other));
    let number = one.prolonged.len() == other.prolonged.len()
        || (!exactly && one.prolonged.len() > other.prolonged.len());
    one.clock == other.clock
        && as_much((&one.limit, &other.limit))
        && number
        && one.prolonged.iter().zip(&other.prolonged).all(as_much)
        && one.is_paused == other.is_paused
        && one.asked == other.asked
}

/// Whether one run is another that was given more time since.
pub(super) fn goes_on<C>(one: &Run<C>, other: &Run<C>) -> bool {
    one.clock == other.clock
        && one.limit == other.limit
        && one.prolonged.starts_with(&other.prolonged)
        && one.is_paused == other.is_paused
        && one.asked == other.asked
}

/// Whether a limit ends no earlier than another that starts with it and counts in the same way.
///
/// Of days neither the first nor the last need be whole, so that two fewer are sure.
pub(super) fn lasts_as_long(one: Limit, other: Limit) -> bool {
    let (count, least) = (u64::from(one.count()), u64::from(other.count()));
    match (one.unit(), other.unit()) {
        (unit, same) if unit == same => count >= least,
        (Unit::WorkingHours, Unit::Hours) | (Unit::WorkingDays, Unit::Days) => count >= least,
        (Unit::Days | Unit::WorkingDays, Unit::Hours) => 24 * count >= least + 48,
        (Unit::Years, Unit::Months) => 12 * count >= least,
        (Unit::Months, Unit::Days) => 28 * count >= least,
        (Unit::Years, Unit::Days) => 365 * count >= least,
        _ => false,
    }
}
