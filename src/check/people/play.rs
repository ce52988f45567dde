//! The ways of a workflow with persons: who may have done what wherever a case can stand, and where a duty has nobody left.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    eligible::{Actors, Eligible, eligible, groups},
    memory::{Memories, Memory},
    stage::Stage,
    taken::Taken,
};
use crate::{
    check::space::{
        explore::{Explored, Label, Moves, System, explore},
        store::Index,
    },
    engine::{Case, Cast, Fill, Person, Step, Turn},
    id::ActionId,
    rule::{Condition, Grade},
};

/// One step with who took it: persons by their places in the memory before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Act {
    /// The step of the stage.
    pub(super) step: Label,
    pub(super) by: Vec<usize>,
    pub(super) place: Option<(u16, u16)>,
    /// Whom they named for a slot of persons.
    pub(super) named: Option<usize>,
}

/// So many positions are visited in any case.
const FEW: Index = 5_000;
/// So many times as many positions as it took to find all that was sought are visited then.
const AS_MANY: Index = 3;

/// A duty with the facts that are told with it, by the number of the first combination that tells them.
pub(super) type Duty = (ActionId, u32);

/// What is known of a duty that nobody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lacking {
    /// A combination of what is told with which it is open.
    pub(super) told: u32,
    /// Whether somebody would fit who is barred.
    pub(super) is_barred: bool,
}

/// What can happen with a roster.
#[derive(Debug)]
pub(super) struct Played<'p, 'c> {
    pub(super) memories: Memories<'p, 'c>,
    pub(super) explored: Explored,
    acts: Vec<Act>,
    /// Where nobody may do a duty that is open.
    pub(super) stuck: BTreeMap<Duty, BTreeMap<Index, Lacking>>,
    pub(super) is_cut: bool,
}

struct Play<'p, 'c> {
    memories: Memories<'p, 'c>,
    /// The actions that can name nobody but bodies to which nobody belongs: they name those.
    names_anybody: BTreeSet<ActionId>,
    /// Of each action whether who may do it hangs on what is told with it.
    hangs_on_told: BTreeMap<ActionId, bool>,
    acts: Vec<Act>,
    numbers: BTreeMap<Act, Label>,
    visited: Index,
    /// The duties that are sought and the last one to visit once all were found stuck.
    sought: Option<BTreeSet<ActionId>>,
    last: Option<Index>,
    stuck: BTreeMap<Duty, BTreeMap<Index, Lacking>>,
    is_cut: bool,
}

/// Plays a stage with a roster, until more than `limit` positions are met, or until each of the duties that are sought is stuck.
pub(super) fn play<'p, 'c>(
    stage: &'p Stage<'c>,
    taken: &'p Taken,
    sought: Option<&BTreeSet<ActionId>>,
    limit: usize,
) -> Played<'p, 'c> {
    let rules = stage.workflow;
    let is_always = |named: &crate::charter::NamedParties| named.condition == Condition::Always;
    let bars = rules.bars.iter().all(is_always);
    let hangs_on_told = rules.actions.iter().map(|(id, action)| {
        let by = action.by.iter().all(|by| by.condition == Condition::Always);
        (id, !(bars && by && action.bars.iter().all(is_always)))
    });
    let mut play = Play {
        memories: Memories::new(stage, taken),
        names_anybody: names_anybody(stage, taken),
        hangs_on_told: hangs_on_told.collect(),
        acts: Vec::new(),
        numbers: BTreeMap::new(),
        visited: 0,
        sought: sought.cloned(),
        last: None,
        stuck: BTreeMap::new(),
        is_cut: false,
    };
    let explored = explore(&mut play, limit);
    let Play { memories, acts, stuck, is_cut, .. } = play;
    let is_cut = is_cut || memories.is_cut.get() || !explored.is_whole;
    Played { memories, explored, acts, stuck, is_cut }
}

impl Played<'_, '_> {
    pub(super) fn act(&self, label: Label) -> Option<&Act> {
        self.acts.get(label as usize)
    }

    /// Everybody of the roster who acts somewhere, with those who are like them.
    pub(super) fn acting(&self) -> BTreeSet<Person> {
        let taken = self.memories.taken;
        let of_act = self.acts.iter().flat_map(|act| act.by.iter().chain(&act.named));
        let classes: BTreeSet<usize> =
            of_act.filter_map(|place| Some(taken.classes.get(*place)?.number)).collect();
        let all = taken.persons.iter().zip(&taken.classes);
        let acting = all.filter(|(_, class)| classes.contains(&class.number) && !class.is_outside);
        acting.map(|(person, _)| person.clone()).collect()
    }

    /// The turn that a move is.
    pub(super) fn turn(&self, label: Label) -> Option<Turn> {
        Some(self.memories.stage.step(self.act(label)?.step)?.turn)
    }
}

impl System for Play<'_, '_> {
    fn stride(&self) -> usize {
        self.memories.stride()
    }

    fn initial(&self) -> Vec<u64> {
        self.memories.pack(0, &self.memories.blank())
    }

    fn is_settled(&self) -> bool {
        self.last.is_some_and(|last| self.visited > last.max(FEW))
    }

    fn moves(&mut self, state: &[u64], to: &mut Moves) {
        let position = self.visited;
        self.visited += 1;
        let (stand, memory) = self.memories.unpack(state);
        let stage = self.memories.stage;
        let case = stage.walk.case_with(
            stage.explored.states.state(stand),
            self.memories.said(&memory),
            self.memories.bodies(&memory),
        );
        let mut known: BTreeMap<(ActionId, u32), Eligible> = BTreeMap::new();
        let mut open: BTreeMap<Duty, (bool, Lacking)> = BTreeMap::new();
        for (label, step, next) in stage.steps(stand) {
            let Turn::Does(action, told) = step.turn else {
                self.push((label, next), step, &memory, None, to);
                continue;
            };
            let key = if self.hangs_on_told.get(&action) == Some(&false) { 0 } else { told };
            let found = known.entry((action, key)).or_insert_with(|| self.ask(&case, &memory, action, told));
            self.is_cut |= found.is_cut;
            let actors: Vec<Actors> = found.actors.clone();
            let is_barred = found.is_somebody_barred;
            let can_be_named = self.can_name(action, step.turn);
            let mut is_done = false;
            for actors in actors.iter().filter(|actors| can_be_named && acts_for(step, actors)) {
                is_done = true;
                self.push((label, next), step, &memory, Some(actors), to);
            }
            if stage.workflow.actions.at(action).grade == Grade::Duty {
                let first = || (false, Lacking { told, is_barred: false });
                let duty = open.entry((action, stage.facts(action, told))).or_insert_with(first);
                duty.0 |= is_done;
                duty.1.is_barred |= is_barred;
            }
        }
        for (duty, (_, lacking)) in open.into_iter().filter(|(_, (is_done, _))| !is_done) {
            self.stuck.entry(duty).or_default().insert(position, lacking);
        }
        self.note_found();
    }
}

/// Whether a step is one that these persons take: for their body.
fn acts_for(step: &Step, actors: &Actors) -> bool {
    !step.is_vacant && step.body.as_ref().is_none_or(|body| *body == actors.body)
}

fn are_staffed(stage: &Stage<'_>, taken: &Taken, turn: Turn) -> bool {
    stage.named(turn).all(|body| taken.is_staffed(stage.walk.charter(), body))
}

/// The actions that no combination of what they are told names only bodies with people for.
fn names_anybody(stage: &Stage<'_>, taken: &Taken) -> BTreeSet<ActionId> {
    let is_bare = |action: &ActionId| {
        let turns = (0_u32..).map(|told| Turn::Does(*action, told));
        let mut turns = turns.take(stage.walk.number_of_told(*action));
        !turns.any(|turn| are_staffed(stage, taken, turn))
    };
    stage.workflow.actions.ids().filter(is_bare).collect()
}

impl Play<'_, '_> {
    /// Notes up to where to go on once all that is sought was found, so that other ways are known as well.
    fn note_found(&mut self) {
        let is_stuck = |action: &ActionId| self.stuck.keys().any(|(stuck, _)| stuck == action);
        let is_found = self.sought.as_ref().is_some_and(|sought| sought.iter().all(is_stuck));
        if is_found && self.last.is_none() {
            self.last = Some(self.visited.saturating_mul(AS_MANY));
        }
    }

    /// Whether the bodies that are named for slots have people, or none could be named that has.
    fn can_name(&self, action: ActionId, turn: Turn) -> bool {
        self.names_anybody.contains(&action) || are_staffed(self.memories.stage, self.memories.taken, turn)
    }

    fn ask(&self, case: &Case, memory: &Memory, action: ActionId, told: u32) -> Eligible {
        let taken = self.memories.taken;
        let cast = Cast {
            walk: &self.memories.stage.walk,
            roster: &taken.roster,
            directory: &taken.roster,
            on: taken.on,
        };
        cast.ask(case, action, told, |asking| eligible(asking, taken, memory)).unwrap_or_default()
    }

    /// Adds a step that these persons take; whom they name, if they name somebody, may be anybody.
    fn push(
        &mut self,
        (label, next): (Label, Index),
        step: &Step,
        memory: &Memory,
        actors: Option<&Actors>,
        to: &mut Moves,
    ) {
        let by = actors.map_or(&[][..], |actors| &actors.by);
        let place = actors.and_then(|actors| actors.place);
        let names = step.fills.iter().any(|(_, fill)| *fill == Fill::Named);
        let named: Vec<Option<usize>> = if names {
            // Somebody who acts now is told apart from those who were like them.
            let done = self.memories.after(memory, step, by, None);
            let mut groups = groups(self.memories.taken, &done);
            groups.iter_mut().filter_map(|group| group.first().copied()).map(Some).collect()
        } else {
            vec![None]
        };
        for named in named {
            let mut after = self.memories.after(memory, step, by, named);
            self.memories.settle(next, &mut after);
            let act = Act { step: label, by: by.to_vec(), place, named };
            let number = *self.numbers.entry(act).or_insert_with_key(|act| {
                self.acts.push(act.clone());
                Label::try_from(self.acts.len() - 1).unwrap_or(Label::MAX)
            });
            to.push(number, self.memories.pack(next, &after));
        }
    }
}
