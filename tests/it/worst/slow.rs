//! A slow, obvious explorer: a case lives day by day, and every day everything that may happen is tried.
//!
//! It knows nothing of sums, of waiting as long as possible or of making stands one. Days all count; there is no calendar.

use std::collections::{BTreeMap, VecDeque};

use super::model::Model;

/// Beyond so many days a small model never ends.
const ENDLESS: u32 = 400;

/// Older than any limit.
const OLD: u32 = 9;

/// How long a limit has run, in days.
type Age = Option<u32>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    place: usize,
    /// Of the limit of its place.
    place_age: Age,
    /// Of the limit of each action.
    deed_ages: Vec<Age>,
    span_ages: Vec<Age>,
    /// How long ago each action was done last.
    done_ago: Vec<Age>,
    times: Vec<u32>,
}

/// The most days from raising to the end on runs on which no duty's limit ends; none if it is endless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Longest {
    Never,
    Days(u32),
    Endless,
}

pub(super) fn longest(model: &Model) -> Longest {
    let (cases, next) = all(model);
    let is_end = |case: &Case| case.place == model.places.len();
    // Only what can still end counts.
    let mut ends: Vec<bool> = cases.iter().map(is_end).collect();
    loop {
        let more = (0..cases.len()).filter(|&from| !ends[from] && next[from].iter().any(|&(to, _)| ends[to]));
        let more: Vec<usize> = more.collect();
        if more.is_empty() {
            break;
        }
        more.into_iter().for_each(|case| ends[case] = true);
    }
    if !ends[0] {
        return Longest::Never;
    }
    let mut days: Vec<Option<u32>> = vec![None; cases.len()];
    days[0] = Some(0);
    let mut open = VecDeque::from([0]);
    let mut is_open = vec![false; cases.len()];
    while let Some(from) = open.pop_front() {
        is_open[from] = false;
        let now = days[from].unwrap();
        if now > ENDLESS {
            return Longest::Endless;
        }
        for &(to, passed) in next[from].iter().filter(|(to, _)| ends[*to]) {
            if days[to].is_none_or(|known| known < now + passed) {
                days[to] = Some(now + passed);
                if !std::mem::replace(&mut is_open[to], true) {
                    open.push_back(to);
                }
            }
        }
    }
    Longest::Days(
        (0..cases.len()).filter(|&case| is_end(&cases[case])).filter_map(|case| days[case]).max().unwrap(),
    )
}

/// Every case that can come about, and from each where it can come, after how many days.
fn all(model: &Model) -> (Vec<Case>, Vec<Vec<(usize, u32)>>) {
    let mut known: BTreeMap<Case, usize> = BTreeMap::new();
    let first = raised(model);
    known.insert(first.clone(), 0);
    let (mut cases, mut next) = (vec![first], Vec::new());
    let mut at = 0;
    while at < cases.len() {
        let mut out = Vec::new();
        for (case, passed) in onward(model, &cases[at]) {
            let number = known.len();
            let number = *known.entry(case.clone()).or_insert(number);
            if number == cases.len() {
                cases.push(case);
            }
            out.push((number, passed));
        }
        next.push(out);
        at += 1;
    }
    (cases, next)
}

fn raised(model: &Model) -> Case {
    let mut case = Case {
        place: 0,
        place_age: None,
        deed_ages: vec![None; model.deeds.len()],
        span_ages: model.spans.iter().map(|span| span.since.is_none().then_some(0)).collect(),
        done_ago: vec![None; model.deeds.len()],
        times: vec![0; model.deeds.len()],
    };
    enter(model, &mut case, 0);
    case
}

fn onward(model: &Model, case: &Case) -> Vec<(Case, u32)> {
    if case.place == model.places.len() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (index, deed) in model.deeds.iter().enumerate() {
        if deed.from == case.place && may_do(model, case, index) {
            let mut next = case.clone();
            does(model, &mut next, index);
            out.extend(in_time(model, &next).then_some((next, 0)));
        }
    }
    if let Some((days, Some(to))) = model.places[case.place]
        && case.place_age == Some(days)
    {
        let mut next = case.clone();
        enter(model, &mut next, to);
        out.extend(in_time(model, &next).then_some((next, 0)));
    }
    let mut tomorrow = case.clone();
    let older = |age: &mut Age| *age = age.map(|age| (age + 1).min(OLD));
    older(&mut tomorrow.place_age);
    tomorrow.deed_ages.iter_mut().for_each(older);
    tomorrow.done_ago.iter_mut().for_each(older);
    for (age, span) in tomorrow.span_ages.iter_mut().zip(&model.spans) {
        if span.pauses != Some(case.place) {
            older(age);
        }
    }
    // What leads on when its time is over, does so: no day passes after it.
    let waits =
        model.places[case.place].is_none_or(|(days, _)| tomorrow.place_age.is_none_or(|age| age <= days));
    out.extend((waits && in_time(model, &tomorrow)).then_some((tomorrow, 1)));
    out
}

fn may_do(model: &Model, case: &Case, index: usize) -> bool {
    let deed = &model.deeds[index];
    let is_capped = deed.most.is_some_and(|most| case.times[index] >= most);
    // A power is gone past its limit.
    let is_gone = deed
        .limit
        .is_some_and(|(days, _)| !deed.is_duty && case.deed_ages[index].is_some_and(|age| age > days));
    !is_capped && !is_gone
}

fn does(model: &Model, case: &mut Case, index: usize) {
    // How long ago it was done is kept only if some limit counts from it.
    let counts = model.deeds.iter().any(|deed| deed.limit.is_some_and(|(_, since)| since == Some(index)));
    case.done_ago[index] = counts.then_some(0);
    // Without a cap nothing asks how often.
    case.times[index] += u32::from(model.deeds[index].most.is_some());
    for (age, span) in case.span_ages.iter_mut().zip(&model.spans) {
        if span.since == Some(index) {
            *age = Some(0);
        } else if span.until == index {
            *age = None;
        }
    }
    enter(model, case, model.deeds[index].to);
}

/// Leaves the place, and enters another, or the same anew.
fn enter(model: &Model, case: &mut Case, place: usize) {
    case.place = place;
    case.place_age = model.places.get(place).copied().flatten().map(|_| 0);
    for (index, deed) in model.deeds.iter().enumerate() {
        case.deed_ages[index] = match deed.limit {
            Some((_, None)) if deed.from == place => Some(0),
            Some((_, Some(since))) if deed.from == place => case.done_ago[since],
            _ => None,
        };
    }
    if place == model.places.len() {
        // It is over: what happened on the way no longer matters.
        case.span_ages.iter_mut().for_each(|age| *age = None);
        case.done_ago.iter_mut().for_each(|age| *age = None);
        case.times.iter_mut().for_each(|times| *times = 0);
    }
}

/// Whether no duty's limit has ended.
fn in_time(model: &Model, case: &Case) -> bool {
    let kept = |age: Age, days: u32| age.is_none_or(|age| age <= days);
    let place = model.places.get(case.place).copied().flatten();
    let place = place.is_none_or(|(days, to)| to.is_some() || kept(case.place_age, days));
    let deeds = model
        .deeds
        .iter()
        .zip(&case.deed_ages)
        .all(|(deed, age)| deed.limit.is_none_or(|(days, _)| !deed.is_duty || kept(*age, days)));
    place && deeds && model.spans.iter().zip(&case.span_ages).all(|(span, age)| kept(*age, span.days))
}
