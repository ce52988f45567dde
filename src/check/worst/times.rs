//! The longest times of a workflow, asked and answered.

use super::{
    answer::{Arrival, Endless, Goal, Moved, Sum, Undecided, WorstTime, WorstTimes},
    calendar,
    nominal::Nominal,
    question::{Point, TimeQuestion},
    ruler::Ruler,
    search::{Found, Place, Search, is_at},
    still::Still,
    timed::Timed,
};
use crate::{
    charter::{Charter, Workflow},
    engine::Facts,
    id::WorkflowId,
    rule::Condition,
};

/// So many stands are looked at with facts followed; beyond, facts are guessed anew at every event.
const FOLLOWED: usize = 5_000;

/// So many where the question itself has a condition, which is about facts.
const FOLLOWED_WITH_CONDITION: usize = 10_000;

/// How long it takes at the longest to come from one point to others; none if the charter has no such workflow.
#[must_use]
pub fn worst_times(charter: &Charter, id: WorkflowId, question: &TimeQuestion) -> Option<WorstTimes> {
    let workflow = charter.workflows.get(id)?;
    let goals = goals(workflow, question);
    let undecided = |why: Undecided, stands| WorstTimes {
        arrivals: goals.iter().map(|(goal, _)| arrival(goal, WorstTime::NotDecided(why.clone()))).collect(),
        stands,
        follows_facts: true,
    };
    if let Some(why) = not_followed(workflow) {
        return Some(undecided(why, 0));
    }
    let walked = |facts, limit| Timed::of(charter, id, facts, question, limit);
    let is_plain = question.as_long_as == Condition::Always;
    let followed = if is_plain { FOLLOWED } else { FOLLOWED_WITH_CONDITION };
    let kept = walked(Facts::Kept, question.limit.min(followed))?;
    let (timed, follows_facts) =
        if kept.is_whole { (kept, true) } else { (walked(Facts::Guessed, question.limit)?, false) };
    if !timed.is_whole {
        return Some(undecided(Undecided::Limit(timed.met), timed.met));
    }
    let asked = Asked::of(charter, &timed, question, goals);
    let arrivals = asked.answer();
    Some(WorstTimes { arrivals, stands: timed.met, follows_facts })
}

/// What is waited for, each with its points.
type Goals = Vec<(Goal, Vec<Point>)>;

fn goals(workflow: &Workflow, question: &TimeQuestion) -> Goals {
    if !question.to.is_empty() {
        return vec![(Goal::Points(question.to.clone()), question.to.clone())];
    }
    let mut goals: Goals = Vec::new();
    for (state, rules) in workflow.states.iter() {
        let Some(outcome) = &rules.end else { continue };
        let goal = Goal::Outcome(outcome.clone());
        match goals.iter_mut().find(|(known, _)| *known == goal) {
            Some((_, points)) => points.push(Point::Enters(state)),
            None => goals.push((goal, vec![Point::Enters(state)])),
        }
    }
    goals
}

fn not_followed(workflow: &Workflow) -> Option<Undecided> {
    match (workflow.ballots.is_empty(), workflow.awaits_cases()) {
        (false, _) => Some(Undecided::Ballots),
        (true, true) => Some(Undecided::Waits),
        (true, false) => None,
    }
}

fn arrival(goal: &Goal, time: WorstTime) -> Arrival {
    Arrival { to: goal.clone(), time, dated: None }
}

/// A question asked of a graph.
pub(super) struct Asked<'t, 'c> {
    pub(super) charter: &'c Charter,
    pub(super) timed: &'t Timed<'c>,
    pub(super) question: &'t TimeQuestion,
    goals: Goals,
    pub(super) targets: Vec<Vec<Point>>,
    begin: Vec<Place<Still>>,
    is_whole: bool,
}

impl<'t, 'c> Asked<'t, 'c> {
    fn of(charter: &'c Charter, timed: &'t Timed<'c>, question: &'t TimeQuestion, goals: Goals) -> Self {
        let targets = goals.iter().map(|(_, points)| points.clone()).collect();
        let mut asked = Self { charter, timed, question, goals, targets, begin: Vec::new(), is_whole: true };
        asked.begin = asked.places();
        asked
    }

    pub(super) fn search<'s, R: Ruler>(&'s self, ruler: &'s R, matters: &'s [bool]) -> Search<'s, 'c, R> {
        let Self { timed, question, targets, .. } = self;
        Search { timed, ruler, runs: question.runs, targets, matters, limit: question.limit }
    }

    /// Where a case may stand when the time begins.
    fn places(&mut self) -> Vec<Place<Still>> {
        let leading = self.timed.leading_ever_to(self.question.from);
        let none = [];
        let search = Search {
            timed: self.timed,
            ruler: &Still,
            runs: self.question.runs,
            targets: &none,
            matters: &leading,
            limit: self.question.limit,
        };
        let start = search.start();
        if self.question.from == Point::Start {
            return vec![start];
        }
        let found = search.go(vec![start]);
        self.is_whole = found.is_whole;
        let mut begin = Vec::new();
        for place in &found.places {
            let steps = self.timed.steps_of(place.stand).iter();
            let first = steps.filter(|step| is_at(self.question.from, step) && self.timed.fits(step.to));
            begin.extend(first.filter_map(|step| search.take(place, step)));
        }
        begin
    }

    /// The places from which a search with a ruler begins.
    pub(super) fn begin<R: Ruler>(&self, search: &Search<'_, '_, R>) -> Vec<Place<R>> {
        self.begin.iter().map(|place| search.anew(place)).collect()
    }

    fn answer(&self) -> Vec<Arrival> {
        let matters = self.timed.leading_to(&self.targets);
        let search = self.search(&Nominal, &matters);
        let found = search.go(self.begin(&search));
        let is_whole = found.is_whole && self.is_whole;
        let arrivals = self.goals.iter().enumerate().map(|(target, (goal, _))| {
            let time = if is_whole {
                self.time(&found, target)
            } else {
                WorstTime::NotDecided(Undecided::Limit(found.places.len()))
            };
            arrival(goal, time)
        });
        let mut arrivals: Vec<Arrival> = arrivals.collect();
        if let Some(days) = &self.question.days {
            calendar::date(self, days, &mut arrivals);
        }
        arrivals
    }

    fn time(&self, found: &Found<Nominal>, target: usize) -> WorstTime {
        let Some(arrivals) = found.arrivals.get(&target) else { return WorstTime::Unreached };
        let places = arrivals.iter().filter_map(|&index| Some((index, found.places.get(index)?)));
        let mut sums = Vec::new();
        for (index, place) in places {
            if place.now.is_never() {
                return WorstTime::Unbounded(self.endless(found, index));
            }
            let least_of = place.now.0.iter().map(super::sum::Amount::terms).collect();
            sums.push(Sum { least_of, run: self.run(found, index), is_order_open: place.is_open });
        }
        WorstTime::Sums(sums)
    }

    /// What happened on the way to a place.
    pub(super) fn run<R: Ruler>(&self, found: &Found<R>, index: usize) -> Vec<Moved> {
        self.moves(found, &way(found, index))
    }

    fn moves<R: Ruler>(&self, found: &Found<R>, way: &[usize]) -> Vec<Moved> {
        way.iter().filter_map(|&index| self.moved(found, index)).collect()
    }

    pub(super) fn moved<R: Ruler>(&self, found: &Found<R>, index: usize) -> Option<Moved> {
        let (from, number) = found.places.get(index)?.from?;
        let step = self.timed.steps_of(found.places.get(from)?.stand).get(number)?;
        match (step.ends, step.does) {
            (Some(clock), _) => Some(Moved::Ends(clock)),
            (None, does) => does.map(Moved::Does),
        }
    }

    /// Why a case may never come to a place.
    fn endless(&self, found: &Found<Nominal>, index: usize) -> Endless {
        let way = way(found, index);
        let is_never = |index: &usize| found.places.get(*index).is_some_and(|place| place.now.is_never());
        let first = way.iter().position(is_never).unwrap_or_default();
        let at = way.get(first).and_then(|index| found.places.get(*index));
        if let Some(before) = at.and_then(|place| place.circles) {
            let begin = way.iter().position(|index| *index == before).map_or(0, |begin| begin + 1);
            let round = self.moves(found, way.get(begin..=first).unwrap_or_default());
            return Endless::Circle { round, run: self.moves(found, way.get(..begin).unwrap_or_default()) };
        }
        let waits = at.and_then(|place| place.from).and_then(|(from, _)| found.places.get(from));
        let states = waits.map(|place| self.timed.active(place.stand).to_vec()).unwrap_or_default();
        let runs = waits.into_iter().flat_map(|place| &place.runs);
        let paused = runs.filter(|run| run.is_paused).map(|run| run.clock).collect();
        Endless::NoLimit { states, paused, run: self.moves(found, way.get(..first).unwrap_or_default()) }
    }
}

/// The places on the way to one, first to last.
pub(super) fn way<R: Ruler>(found: &Found<R>, index: usize) -> Vec<usize> {
    let mut way = vec![index];
    let mut at = index;
    while let Some((from, _)) = found.places.get(at).and_then(|place| place.from) {
        way.push(from);
        at = from;
    }
    way.reverse();
    way
}
