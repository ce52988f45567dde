//! The ways of a workflow with persons: who may have done what wherever a case can stand, and where a duty has nobody left.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    choice::Way,
    eligible::{Actors, Eligible, eligible, groups},
    memory::{Memories, Memory},
    slice::Slice,
    stage::{Onward, Stage},
    taken::Taken,
};
use crate::{
    check::space::{
        explore::{Explored, Label, Moves, System, explore},
        store::Index,
    },
    engine::{Case, Cast, Fill, Person, Step, Turn},
    id::ActionId,
    rule::Condition,
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

/// The duties that nobody may do in a position.
pub(super) type Stuck = BTreeMap<Duty, Lacking>;

/// What can happen with a roster, looked at when it is asked.
#[derive(Debug)]
pub(super) struct Play<'p, 'c> {
    pub(super) memories: Memories<'p, 'c>,
    pub(super) slice: Slice,
    /// The actions that can name nobody but bodies to which nobody belongs: they name those.
    names_anybody: BTreeSet<ActionId>,
    /// Of each action whether who may do it hangs on what is told with it.
    hangs_on_told: BTreeMap<ActionId, bool>,
    acts: Vec<Act>,
    numbers: BTreeMap<Act, Label>,
    /// The persons who can do something, by their places at the start.
    acting: BTreeSet<usize>,
    pub(super) is_cut: bool,
}

/// Everything that can happen with a roster.
#[derive(Debug)]
pub(super) struct Played<'p, 'c> {
    pub(super) play: Play<'p, 'c>,
    pub(super) explored: Explored,
    /// Where nobody may do a duty that is open.
    pub(super) stuck: BTreeMap<Duty, BTreeMap<Index, Lacking>>,
    pub(super) is_cut: bool,
}

/// Looks at each position once.
struct Playing<'p, 'c> {
    play: Play<'p, 'c>,
    visited: Index,
    stuck: BTreeMap<Duty, BTreeMap<Index, Lacking>>,
}

/// Plays a stage with a roster, so far as it counts, until more than `limit` positions are met.
pub(super) fn play<'p, 'c>(
    stage: &'p Stage<'c>,
    taken: &'p Taken,
    slice: Slice,
    limit: usize,
) -> Played<'p, 'c> {
    let mut playing = Playing { play: Play::new(stage, taken, slice), visited: 0, stuck: BTreeMap::new() };
    let explored = explore(&mut playing, limit);
    let Playing { play, stuck, .. } = playing;
    let is_cut = play.is_cut() || !explored.is_whole;
    Played { play, explored, stuck, is_cut }
}

impl System for Playing<'_, '_> {
    fn stride(&self) -> usize {
        self.play.memories.stride()
    }

    fn initial(&self) -> Vec<u64> {
        self.play.initial()
    }

    fn moves(&mut self, state: &[u64], to: &mut Moves) {
        for (duty, lacking) in self.play.moves(state, to) {
            self.stuck.entry(duty).or_default().insert(self.visited, lacking);
        }
        self.visited += 1;
    }
}

impl Played<'_, '_> {
    /// Everybody of the roster who can do something that counts, with those who are like them.
    pub(super) fn acting(&self) -> BTreeSet<Person> {
        let taken = self.play.memories.taken;
        let classes: BTreeSet<usize> =
            self.play.acting.iter().filter_map(|place| Some(taken.classes.get(*place)?.number)).collect();
        let all = taken.persons.iter().zip(&taken.classes);
        let acting = all.filter(|(_, class)| classes.contains(&class.number) && !class.is_outside);
        acting.map(|(person, _)| person.clone()).collect()
    }

    /// A shortest way to a position.
    pub(super) fn way(&self, position: Index) -> Way {
        let moves = self.explored.path_to(position).into_iter();
        moves.map(|(label, to)| (label, self.explored.states.state(to).to_vec())).collect()
    }

    /// The actions that are stuck somewhere.
    pub(super) fn stuck_actions(&self) -> BTreeSet<ActionId> {
        self.stuck.keys().map(|(action, _)| *action).collect()
    }
}

/// Whether a step is one that these persons take: for their body.
fn acts_for(step: &Step, actors: &Actors) -> bool {
    !step.is_vacant && step.body.as_ref().is_none_or(|body| *body == actors.body)
}

fn are_staffed(stage: &Stage<'_>, taken: &Taken, turn: Turn) -> bool {
    stage.named(turn).iter().all(|body| taken.is_staffed(stage.charter, body))
}

/// The actions that no combination of what they are told names only bodies with people for.
fn names_anybody(stage: &Stage<'_>, taken: &Taken) -> BTreeSet<ActionId> {
    let is_bare = |action: &ActionId| {
        let number = stage.walk().number_of_told(*action);
        let mut turns = (0_u32..).map(|told| Turn::Does(*action, told)).take(number);
        !turns.any(|turn| are_staffed(stage, taken, turn))
    };
    stage.workflow.actions.ids().filter(is_bare).collect()
}

impl<'p, 'c> Play<'p, 'c> {
    pub(super) fn new(stage: &'p Stage<'c>, taken: &'p Taken, slice: Slice) -> Self {
        let rules = stage.workflow;
        let is_always = |named: &crate::charter::NamedParties| named.condition == Condition::Always;
        let bars = rules.bars.iter().all(is_always);
        let hangs_on_told = rules.actions.iter().map(|(id, action)| {
            let mut joints = action.by.iter().flat_map(|by| &by.together);
            let by = action.by.iter().all(|by| by.condition == Condition::Always)
                && joints.all(|joint| joint.condition == Condition::Always);
            (id, !(bars && by && action.bars.iter().all(is_always)))
        });
        Self {
            memories: Memories::new(stage, taken, slice.marks),
            slice,
            names_anybody: names_anybody(stage, taken),
            hangs_on_told: hangs_on_told.collect(),
            acts: Vec::new(),
            numbers: BTreeMap::new(),
            acting: BTreeSet::new(),
            is_cut: false,
        }
    }

    pub(super) fn is_cut(&self) -> bool {
        self.is_cut || self.memories.is_cut.get()
    }

    /// Where every case begins.
    pub(super) fn initial(&self) -> Vec<u64> {
        self.memories.pack(0, &self.memories.blank())
    }

    pub(super) fn act(&self, label: Label) -> Option<&Act> {
        self.acts.get(label as usize)
    }

    /// The turn that a move is.
    pub(super) fn turn(&self, label: Label) -> Option<Turn> {
        Some(self.memories.stage.step(self.act(label)?.step)?.turn)
    }

    /// Adds every move out of a position; gives the duties that nobody may do there.
    pub(super) fn moves(&mut self, state: &[u64], to: &mut Moves) -> Stuck {
        let (stand, memory) = self.memories.unpack(state);
        let stage = self.memories.stage;
        let onward = stage.onward(stand);
        let case = stage.walk().case_with(
            &stage.stand(stand),
            self.memories.said(&memory),
            self.memories.bodies(&memory),
        );
        let mut known: BTreeMap<(ActionId, u32), Eligible> = BTreeMap::new();
        let mut open: BTreeMap<Duty, (bool, Lacking)> = BTreeMap::new();
        for &onward in onward.iter() {
            let Some(step) = stage.step(onward.0) else { continue };
            let Turn::Does(action, told) = step.turn else {
                self.push(onward, &step, &memory, None, to);
                continue;
            };
            let (is_followed, is_asked) =
                (self.slice.followed.contains(&action), self.slice.duties.contains(&action));
            let can_be_named = self.can_name(action, step.turn);
            if !is_followed && !is_asked {
                if can_be_named && !step.is_vacant {
                    self.push(onward, &step, &memory, None, to);
                }
                continue;
            }
            let key = if self.hangs_on_told.get(&action) == Some(&false) { 0 } else { told };
            let found = known.entry((action, key)).or_insert_with(|| self.ask(&case, &memory, action, told));
            self.is_cut |= found.is_cut;
            self.acting.extend(found.actors.iter().flat_map(|actors| &actors.by));
            let doers = || found.actors.iter().filter(|actors| can_be_named && acts_for(&step, actors));
            let is_done = doers().next().is_some();
            // Who does it counts only where that is followed.
            for actors in doers().take(if is_followed { usize::MAX } else { 1 }) {
                self.push(onward, &step, &memory, Some(actors), to);
            }
            if is_asked {
                let first = || (false, Lacking { told, is_barred: false });
                let duty = open.entry((action, stage.facts(action, told))).or_insert_with(first);
                duty.0 |= is_done;
                duty.1.is_barred |= found.is_somebody_barred;
            }
        }
        let stuck = open.into_iter().filter(|(_, (is_done, _))| !is_done);
        stuck.map(|(duty, (_, lacking))| (duty, lacking)).collect()
    }

    /// Whether the bodies that are named for slots have people, or none could be named that has.
    fn can_name(&self, action: ActionId, turn: Turn) -> bool {
        self.names_anybody.contains(&action) || are_staffed(self.memories.stage, self.memories.taken, turn)
    }

    fn ask(&self, case: &Case, memory: &Memory, action: ActionId, told: u32) -> Eligible {
        let taken = self.memories.taken;
        let walk = self.memories.stage.walk();
        let cast = Cast { walk: &walk, roster: &taken.roster, directory: &taken.roster, on: taken.on };
        cast.ask(case, action, told, |asking| eligible(asking, taken, memory)).unwrap_or_default()
    }

    /// Adds a step that these persons take; whom they name, if they name somebody, may be anybody.
    fn push(
        &mut self,
        (label, next): Onward,
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
