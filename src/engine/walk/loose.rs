//! A looser walk: what rules about persons do not read is forgotten at once and taken to be anything whenever it is read.
//!
//! More can happen in it than in a closer walk, and where a case stands is told by far fewer things. So what nobody lacks here
//! nobody lacks at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Told, Walk,
    matters::Matters,
    pairs::Pair,
    reads::Reads,
    stand::{IS_ASKED, RUNS},
    thing::Thing,
    ways::read_by,
};
use crate::{
    charter::Workflow,
    engine::{Case, Deed, Entry},
    id::{ActionId, ClockId, FactId, Id as _, StateId},
    rule::{ClockOwner, Count, Expiry, Test, Value},
    workflow::Leaving,
};

/// How many ways of what was forgotten are tried with one action.
const VARIANTS: usize = 512;

/// What is forgotten and taken to be anything.
#[derive(Debug, Default)]
pub(super) struct Free {
    /// Up to which number each action may have been done, and done in a row.
    counted: BTreeMap<ActionId, u32>,
    in_row: BTreeMap<ActionId, u32>,
    /// The clocks that may end.
    clocks: BTreeSet<ClockId>,
    /// What each action reads of the case that is forgotten.
    read: Vec<Vec<Loose>>,
    /// For each combination of what an action is told the first that is the same but for what is forgotten.
    first: Vec<Vec<u32>>,
}

/// Something that is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loose {
    Fact(FactId),
    Times(ActionId),
    InRow(ActionId),
    Entered(StateId),
    /// The clocks that the action gives or asks or is refused more time.
    MoreTime(ActionId),
}

impl Matters {
    /// Forgets what no rule about persons reads, but for how often some actions were done; gives what is forgotten.
    pub(super) fn loosen(&mut self, workflow: &Workflow, counting: &BTreeSet<ActionId>) -> Free {
        let mut reads = Reads::new(true);
        for action in workflow.actions.values() {
            for by in &action.by {
                reads.condition(&by.condition);
                by.together.iter().for_each(|joint| reads.condition(&joint.condition));
            }
            reads.bars(&action.bars);
        }
        reads.bars(&workflow.bars);
        // Numbers of times that such a rule reads would have to be kept.
        self.is_cut |= reads.tests.iter().any(counts);
        reads.follow_copies(workflow);
        self.facts.retain(|fact| reads.facts.contains(fact));
        let counted = self.counted.clone();
        // Two numbers that are compared are both forgotten, or both kept.
        let is_kept = |pair: &Pair| counting.contains(&pair.one) && counting.contains(&pair.other);
        let is_split = |pair: &Pair| counting.contains(&pair.one) != counting.contains(&pair.other);
        self.is_cut |= self.pairs.iter().any(is_split);
        self.pairs.retain(is_kept);
        self.counted.retain(|action, _| counting.contains(action));
        let mut free = Free {
            counted,
            in_row: std::mem::take(&mut self.in_row),
            clocks: std::mem::take(&mut self.clocks),
            ..Free::default()
        };
        self.entered.clear();
        // For which body something was done is kept, and with it that it was.
        for &action in &self.actors {
            self.counted.entry(action).or_insert(1);
            free.counted.entry(action).or_insert(1);
        }
        free.read = workflow.actions.ids().map(|id| self.forgotten(workflow, id)).collect();
        free
    }

    /// What an action reads of the case that is forgotten.
    fn forgotten(&self, workflow: &Workflow, id: ActionId) -> Vec<Loose> {
        let mut found = Vec::new();
        for thing in read_by(workflow, id, true) {
            let loose = match thing {
                Thing::Fact(fact, _) if !self.facts.contains(&fact) => Loose::Fact(fact),
                Thing::Times(action) if !self.counted.contains_key(&action) => Loose::Times(action),
                Thing::InRow(action) => Loose::InRow(action),
                Thing::Entered(state) => Loose::Entered(state),
                _ => continue,
            };
            if !found.contains(&loose) {
                found.push(loose);
            }
        }
        let action = workflow.actions.at(id);
        if !(action.prolongs.is_empty() && action.requests.is_empty() && action.declines.is_empty()) {
            found.push(Loose::MoreTime(id));
        }
        found
    }
}

fn counts(test: &Test) -> bool {
    let is_counter = |count: &Count| matches!(count, Count::Times(_) | Count::TimesInRow(_));
    matches!(test, Test::Number(left, _, right) if is_counter(left) || is_counter(right))
}

impl Walk<'_> {
    /// For each combination of what an action is told the first that is the same but for what is forgotten.
    pub(super) fn first_told(&self, action: ActionId) -> Vec<u32> {
        let all = self.combinations.get(action.index()).map_or(&[][..], |all| all.as_slice());
        let kept = |told: &[Told]| -> Vec<Told> {
            let is_kept = |told: &&Told| match told {
                Told::Fact(fact, _) => self.matters.facts.contains(fact),
                Told::Slot(..) => true,
            };
            told.iter().filter(is_kept).cloned().collect()
        };
        let kept: Vec<Vec<Told>> = all.iter().map(|told| kept(told)).collect();
        let first = kept.iter().map(|told| kept.iter().position(|other| other == told).unwrap_or_default());
        first.map(|first| u32::try_from(first).unwrap_or(u32::MAX)).collect()
    }

    /// Prepares what is the same for all stands.
    pub(super) fn prepare_loose(&mut self) {
        let first: Vec<Vec<u32>> = self.workflow.actions.ids().map(|id| self.first_told(id)).collect();
        if let Some(free) = &mut self.free {
            free.first = first;
        }
    }

    /// The first combination that is told the same but for what is forgotten.
    pub(super) fn kept_told(&self, action: ActionId, number: u32) -> u32 {
        let first = self.free.as_ref().and_then(|free| free.first.get(action.index()));
        first.and_then(|first| first.get(number as usize)).copied().unwrap_or(number)
    }

    /// The case with whatever may have been forgotten of what an action reads; the case itself in a close walk.
    pub(super) fn variants(&mut self, case: &Case, action: ActionId) -> Vec<Case> {
        let Some(free) = &self.free else { return vec![case.clone()] };
        let mut variants = vec![case.clone()];
        for loose in free.read.get(action.index()).into_iter().flatten() {
            let longer = variants.iter().flat_map(|case| self.loosened(free, case, *loose));
            variants = longer.take(VARIANTS + 1).collect();
            if variants.len() > VARIANTS {
                self.is_cut = true;
                variants.truncate(VARIANTS);
                return variants;
            }
        }
        variants
    }

    fn loosened(&self, free: &Free, case: &Case, loose: Loose) -> Vec<Case> {
        let with = |change: &dyn Fn(&mut Case)| {
            let mut case = case.clone();
            change(&mut case);
            case
        };
        match loose {
            Loose::Fact(fact) => {
                let values = self.matters.values.get(fact.index()).map_or(&[][..], Vec::as_slice);
                values.iter().map(|value| with(&|case| set_fact(case, fact, value))).collect()
            }
            Loose::Times(action) => {
                let most = free.counted.get(&action).copied().unwrap_or(1);
                (0..=most).map(|times| with(&|case| self.set_times(case, action, times))).collect()
            }
            Loose::InRow(action) => {
                let most = free.in_row.get(&action).copied().unwrap_or(1);
                let streak = |times: u32| (times > 0).then_some((action, times));
                (0..=most).map(|times| with(&|case| case.streak = streak(times))).collect()
            }
            Loose::Entered(state) => {
                let entry = Entry { state, at: self.now, event: 1 };
                vec![case.clone(), with(&|case| case.entered.push(entry))]
            }
            Loose::MoreTime(action) => {
                let action = self.workflow.actions.at(action);
                let clocks = || {
                    let prolonged = action.prolongs.iter().map(|prolongation| prolongation.clock);
                    let requested = action.requests.iter().map(|request| request.clock);
                    prolonged.chain(requested).chain(action.declines.iter().map(|decline| decline.clock))
                };
                let run = |doing: u8| {
                    with(&|case| {
                        case.runs.retain(|run| !clocks().any(|clock| clock == run.clock));
                        case.runs.extend(clocks().filter_map(|clock| self.run(clock, doing)));
                        case.runs.sort_by_key(|run| run.clock);
                    })
                };
                vec![run(RUNS), run(RUNS | IS_ASKED)]
            }
        }
    }

    fn set_times(&self, case: &mut Case, action: ActionId, times: u32) {
        case.deeds.retain(|deed| deed.action != action);
        let deed: Option<Deed> = self.deed(action, times);
        case.deeds.extend(deed);
        case.deeds.sort_by_key(|deed| deed.action);
    }

    /// The clocks that may end where a case stands, each with the case in which it runs.
    pub(super) fn loose_ends(&mut self, case: &Case) -> Vec<(ClockId, Case)> {
        let Some(free) = &self.free else { return Vec::new() };
        let may_run = |clock: &ClockId| self.may_run(case, *clock);
        let clocks: Vec<ClockId> = free.clocks.iter().copied().filter(may_run).collect();
        let mut ends = Vec::new();
        for clock in clocks {
            let Some(run) = self.run(clock, RUNS) else { continue };
            let mut running = case.clone();
            running.runs.push(run);
            let variants = match &self.workflow.clocks.at(clock).expiry {
                Expiry::Take { action, .. } => self.variants(&running, *action),
                _ => self.all_facts(&running, clock),
            };
            ends.extend(variants.into_iter().map(|case| (clock, case)));
        }
        ends
    }

    /// The case with whatever the routes of a clock's end may read.
    fn all_facts(&mut self, case: &Case, clock: ClockId) -> Vec<Case> {
        let mut reads = Reads::new(false);
        reads.clock(self.workflow.clocks.at(clock));
        let mut variants = vec![case.clone()];
        let forgotten: Vec<FactId> = reads.facts.difference(&self.matters.facts).copied().collect();
        for fact in forgotten {
            let values: Vec<Value> = self.matters.values.get(fact.index()).cloned().unwrap_or_default();
            let longer = variants.iter().flat_map(|case| {
                values.iter().map(move |value| {
                    let mut case = case.clone();
                    set_fact(&mut case, fact, value);
                    case
                })
            });
            variants = longer.take(VARIANTS + 1).collect();
            self.is_cut |= variants.len() > VARIANTS;
        }
        // Numbers of times are not tried at the end of a clock.
        self.is_cut |= reads.tests.iter().any(counts);
        variants
    }

    fn may_run(&self, case: &Case, clock: ClockId) -> bool {
        let owner = self.workflow.clocks.at(clock).owner;
        if let Some(state) = self.workflow.state_of(owner) {
            return case.marking.contains(state);
        }
        match owner {
            ClockOwner::Action(action) => match &self.workflow.actions.at(action).leaving {
                Leaving::Some(alternatives) => {
                    alternatives.iter().any(|states| states.iter().all(|state| case.marking.contains(*state)))
                }
                Leaving::Any => true,
                Leaving::Start => false,
            },
            _ => true,
        }
    }
}

fn set_fact(case: &mut Case, fact: FactId, value: &Value) {
    if let Some(place) = case.facts.get_mut(fact.index()) {
        *place = Some(value.clone());
    }
}
