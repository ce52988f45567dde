//! What of a case its rules read, and so far as they tell it apart.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::smallvec;

use super::{
    bodies::Apart,
    domain,
    memory::Mark,
    pairs::Pair,
    reads::{Reads, TriggerKey},
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Binding, Instance},
    id::{ActionId, ClockId, FactId, StateId},
    rule::{Condition, Count, Expiry, Holder, SlotType, Test, Value, Window},
};

/// What of the cases of a workflow counts.
#[derive(Debug)]
pub(super) struct Matters {
    /// The facts that are kept.
    pub(super) facts: BTreeSet<FactId>,
    /// What an actor may say of each fact and slot.
    pub(super) values: Vec<Vec<Value>>,
    pub(super) bindings: Vec<Vec<Binding>>,
    /// Up to which number of times each action is counted; actions that are not here are forgotten.
    pub(super) counted: BTreeMap<ActionId, u32>,
    /// The actions whose numbers of times are compared with each other, and by nothing else bounded.
    pub(super) pairs: Vec<Pair>,
    /// The actions whose times in a row are counted, and how far.
    pub(super) in_row: BTreeMap<ActionId, u32>,
    /// The actions of which it counts in which body's capacity they were done.
    pub(super) actors: BTreeSet<ActionId>,
    /// The states of which it counts whether they were ever entered.
    pub(super) entered: BTreeSet<StateId>,
    /// The clocks whose end or running changes what can happen.
    pub(super) clocks: BTreeSet<ClockId>,
    /// Whether it counts who acts.
    pub(super) sees_persons: bool,
    /// Whose members or office-holders may act or are barred.
    acting: BTreeSet<Holder>,
    /// What of persons is read anywhere.
    pub(super) marks: BTreeSet<Mark>,
    /// How many instances of each class there are besides the one that covers the case.
    pub(super) others: usize,
    /// Whether something is too large to be tried whole.
    pub(super) is_cut: bool,
}

impl Matters {
    pub(super) fn of(
        charter: &Charter,
        workflow: &Workflow,
        watched: &[&Condition],
        sees_persons: bool,
    ) -> Self {
        let mut reads = Reads::new(sees_persons);
        reads.workflow(workflow);
        watched.iter().for_each(|condition| reads.condition(condition));
        reads.follow_copies(workflow);
        let clocks = clocks(workflow);
        let mut is_cut = false;
        let values = workflow.facts.iter().map(|(id, fact)| {
            let found = domain::values(&reads, id, fact);
            is_cut |= found.is_none();
            found.unwrap_or_default()
        });
        let values = values.collect();
        let apart = Apart::of(charter, workflow, &reads);
        is_cut |= apart.is_cut() || reads.tests.iter().any(counts_elected);
        let bindings = workflow.slots.iter().map(|(id, slot)| {
            let (bindings, is_too_many) = apart.bindings(id, slot);
            is_cut |= is_too_many;
            bindings
        });
        let bindings = bindings.collect();
        let others = apart.others();
        let facts = reads.facts.union(&reads.told).copied().collect();
        let mut matters = Self {
            facts,
            values,
            bindings,
            counted: BTreeMap::new(),
            pairs: Pair::all(&reads, |action| most(workflow, Count::Times(action)) == UNCAPPED),
            in_row: BTreeMap::new(),
            actors: reads.actors.clone(),
            entered: BTreeSet::new(),
            clocks,
            sees_persons,
            acting: reads.acting.iter().flat_map(within).collect(),
            marks: Mark::of(&reads),
            others,
            is_cut,
        };
        matters.count(workflow, &reads);
        matters
    }

    /// Has each of these bodies tried for each slot whose bodies may act, since their members differ.
    pub(super) fn tell_bodies_apart(&mut self, workflow: &Workflow, all: &[Instance]) {
        for ((id, slot), bindings) in workflow.slots.iter().zip(&mut self.bindings) {
            match slot.r#type {
                SlotType::Body | SlotType::Ladder(_) if self.acting.contains(&Holder::Slot(id)) => {
                    add(bindings, all.iter().cloned().map(Binding::Body));
                }
                SlotType::Bodies if self.acting.contains(&Holder::Slot(id)) => {
                    add(bindings, all.iter().map(|body| Binding::Bodies(smallvec![body.clone()])));
                    self.is_cut |= all.len() > 1;
                }
                SlotType::Persons => self.is_cut |= self.marks.contains(&Mark::Slot(id)),
                _ => {}
            }
        }
    }

    fn count(&mut self, workflow: &Workflow, reads: &Reads) {
        for (id, action) in workflow.actions.iter() {
            for cap in &action.caps {
                self.count_to(id, cap.times);
            }
        }
        for test in &reads.tests {
            let Test::Number(left, _, right) = test else { continue };
            if self.pairs.iter().any(|pair| pair.is_compared(left, right)) {
                continue;
            }
            for (count, other) in [(left, right), (right, left)] {
                let most = most(workflow, *other).min(self::most(workflow, *count));
                self.is_cut |= most == UNCAPPED && matches!(other, Count::Times(_) | Count::TimesInRow(_));
                match count {
                    Count::Times(action) => self.count_to(*action, most.saturating_add(1)),
                    Count::TimesInRow(action) => {
                        let known = self.in_row.entry(*action).or_default();
                        *known = (*known).max(most.saturating_add(1));
                    }
                    _ => {}
                }
            }
        }
        for trigger in &reads.triggers {
            match trigger {
                TriggerKey::Enters(state) => drop(self.entered.insert(*state)),
                TriggerKey::Does(action) => self.count_to(*action, 1),
            }
        }
        for &action in reads.actors.union(&reads.doers) {
            self.count_to(action, 1);
        }
        self.count_pairs();
    }

    fn count_pairs(&mut self) {
        let mut pairs = std::mem::take(&mut self.pairs);
        for pair in &mut pairs {
            let known = |action| self.counted.get(&action).copied().unwrap_or_default();
            pair.floor = known(pair.one).max(known(pair.other));
            self.count_to(pair.one, pair.most());
            self.count_to(pair.other, pair.most());
        }
        self.pairs = pairs;
    }

    fn count_to(&mut self, action: ActionId, most: u32) {
        let known = self.counted.entry(action).or_default();
        *known = (*known).max(most);
    }
}

fn add(bindings: &mut Vec<Binding>, more: impl Iterator<Item = Binding>) {
    for binding in more {
        if !bindings.contains(&binding) {
            bindings.push(binding);
        }
    }
}

/// A holder and those through which it is found.
fn within(holder: &Holder) -> Vec<Holder> {
    let mut found = vec![holder.clone()];
    let mut at = holder;
    while let Holder::Superior(of) | Holder::Supervisor(of) = at {
        found.push((**of).clone());
        at = of;
    }
    found
}

/// Whether a test asks how many were elected, of whom a walk knows at most one.
fn counts_elected(test: &Test) -> bool {
    matches!(test, Test::Number(one, _, other) if [one, other].iter().any(|count| matches!(count, Count::Elected(_))))
}

/// How far an action is counted that has no cap and is compared with another number that has no bound.
const UNCAPPED: u32 = 20;

/// The most that a number can be.
fn most(workflow: &Workflow, count: Count) -> u32 {
    match count {
        Count::Number(number) => number,
        Count::Fact(fact) => match workflow.facts.get(fact).map(|fact| &fact.r#type) {
            Some(crate::rule::FactType::Number { most, .. }) => *most,
            _ => 0,
        },
        Count::Times(action) | Count::TimesInRow(action) => {
            let caps = workflow.actions.get(action).into_iter().flat_map(|action| &action.caps);
            let always = caps.filter(|cap| cap.condition == Condition::Always).map(|cap| cap.times);
            always.min().unwrap_or(UNCAPPED)
        }
        Count::Rung(_) | Count::Elected(_) => 50,
    }
}

/// The clocks whose end moves the case, takes a power away, or is spoken of by a rule; the end of another is a breach and
/// nothing else.
fn clocks(workflow: &Workflow) -> BTreeSet<ClockId> {
    let moves =
        workflow.clocks.iter().filter(|(_, clock)| !matches!(clock.expiry, Expiry::Breach | Expiry::Again));
    let mut clocks: BTreeSet<ClockId> = moves.map(|(id, _)| id).collect();
    for action in workflow.actions.values() {
        clocks.extend(action.prolongs.iter().map(|prolongation| prolongation.clock));
        clocks.extend(action.requests.iter().map(|request| request.clock));
        clocks.extend(action.declines.iter().map(|decline| decline.clock));
        clocks.extend(action.windows.iter().filter_map(|window| match window {
            Window::BeforeEnd(clock, _) => Some(*clock),
            _ => None,
        }));
    }
    clocks
}
