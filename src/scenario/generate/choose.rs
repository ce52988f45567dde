//! The few runs that together meet everything which was met.

use std::collections::BTreeSet;

use super::search::{Aim, Found, Hit};
use crate::scenario::compiled::Deed;

/// A run: its steps, and why each was refused if it was.
#[derive(Debug, Clone)]
pub(super) struct Script {
    pub(super) steps: Vec<(Deed, Option<&'static str>)>,
    /// What it is for: what no run chosen before meets, what it ends with first.
    pub(super) shows: Vec<Aim>,
}

/// How many steps that are refused stand in one run.
const REFUSED: usize = 4;

/// A run to a place, and further.
struct Line {
    /// The places on it, from the first.
    places: Vec<usize>,
    /// The step after the last place.
    last: Option<usize>,
    /// The refused steps, by the place at which they are tried.
    refused: Vec<(usize, usize)>,
    shows: Vec<Aim>,
}

/// Chooses runs, the longest first, each for what none before it meets.
pub(super) fn choose(found: &Found<'_>) -> Vec<Script> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: BTreeSet<Aim> = found.hits.iter().flat_map(|hit| &hit.met).copied().collect();
    let depth = |hit: &Hit| found.places.get(hit.from).map_or(0, |place| place.depth);
    let mut order: Vec<usize> = (0..found.hits.len()).collect();
    order.sort_by_key(|number| found.hits.get(*number).map_or(0, |hit| usize::MAX - depth(hit)));
    let hit = |number: usize| found.hits.get(number);
    for number in order.iter().copied() {
        let Some(hit) = hit(number).filter(|hit| hit.refused.is_none()) else { continue };
        if hit.met.is_disjoint(&open) {
            continue;
        }
        let places = places_to(found, hit.from);
        let on_way = places.iter().filter_map(|place| found.places.get(*place)).flat_map(|place| &place.met);
        let mut shows: Vec<Aim> = Vec::new();
        for aim in hit.met.iter().chain(on_way) {
            if open.remove(aim) {
                shows.push(*aim);
            }
        }
        lines.push(Line { places, last: Some(number), refused: Vec::new(), shows });
    }
    for number in order {
        let Some(hit) = hit(number).filter(|hit| hit.refused.is_some()) else { continue };
        if hit.met.is_disjoint(&open) {
            continue;
        }
        open.retain(|aim| !hit.met.contains(aim));
        // A step that waits first would let time pass for those after it.
        let waits = matches!(&hit.deed, Deed::When(when) if when.at.is_some()) && hit.from != 0;
        let is_free = |line: &&mut Line| line.places.contains(&hit.from) && line.refused.len() < REFUSED;
        let free = lines.iter_mut().filter(|line| !waits && is_free(line));
        match free.min_by_key(|line| line.refused.len()) {
            Some(line) => line.refused.push((hit.from, number)),
            None => lines.push(Line {
                places: places_to(found, hit.from),
                last: None,
                refused: vec![(hit.from, number)],
                shows: hit.met.iter().copied().collect(),
            }),
        }
    }
    let mut scripts: Vec<Script> = lines.iter().map(|line| script(found, line)).collect();
    scripts.reverse();
    scripts
}

/// The places on a shortest run to one, from the first.
fn places_to(found: &Found<'_>, place: usize) -> Vec<usize> {
    let mut places = vec![place];
    let mut at = place;
    while let Some((from, _)) = found.places.get(at).and_then(|place| place.from.as_ref()) {
        places.push(*from);
        at = *from;
    }
    places.reverse();
    places
}

fn script(found: &Found<'_>, line: &Line) -> Script {
    let mut steps = Vec::new();
    for place in &line.places {
        if let Some((_, deed)) = found.places.get(*place).and_then(|place| place.from.as_ref()) {
            steps.push((deed.clone(), None));
        }
        let refused = line.refused.iter().filter(|(at, _)| at == place);
        let hits = refused.filter_map(|(_, number)| found.hits.get(*number));
        steps.extend(hits.map(|hit| (hit.deed.clone(), hit.refused)));
    }
    let last = line.last.and_then(|number| found.hits.get(number));
    steps.extend(last.map(|hit| (hit.deed.clone(), None)));
    Script { steps, shows: line.shows.clone() }
}
