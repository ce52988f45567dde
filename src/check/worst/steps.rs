//! A longest run step by step: when each thing happens, and what runs then.

use super::{
    answer::{WorstClock, WorstStep},
    dated::{Dated, Moment},
    ruler::{Ruler as _, Run},
    search::{Found, Search},
    times::{Asked, way},
};

/// What happens on the way to a place.
pub(super) fn steps<'c>(
    asked: &Asked<'_, 'c>,
    search: &Search<'_, 'c, Dated<'c>>,
    found: &Found<Dated<'c>>,
    index: usize,
) -> Vec<WorstStep> {
    let mut steps = Vec::new();
    // Something that counts from before may have put earlier what came before it.
    let mut latest = Moment::Never;
    for index in way(found, index).into_iter().rev() {
        let (Some(place), Some(moved)) = (found.places.get(index), asked.moved(found, index)) else {
            continue;
        };
        latest = latest.min(place.now);
        let clock = |run: &Run<_>| clock(search, run);
        steps.push(WorstStep {
            moved,
            at: latest.instant(),
            states: asked.timed.active(place.stand).to_vec(),
            clocks: place.runs.iter().map(clock).collect(),
        });
    }
    steps.reverse();
    steps
}

fn clock<'c>(search: &Search<'_, 'c, Dated<'c>>, run: &Run<super::dated::Course>) -> WorstClock {
    let due = (!run.is_paused).then(|| search.ruler.due(run).instant()).flatten();
    WorstClock { clock: run.clock, limit: run.limit, since: run.course.since(), due }
}
