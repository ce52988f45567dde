//! A workflow set up for a roster, and what is found of it.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    judge::Judge,
    play::{Play, Played, play},
    seek::{Guide, Sought, seek},
    slice::Slice,
    staffing::Staffing,
    stage::Stage,
    strategy::gets_through,
    taken::{MOST_COVERINGS, Taken, covered, coverings, staffed},
    undoable::Choice,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Detail, Instance, Person, PlainRoster, Turn},
    id::{ActionId, WorkflowId},
    time::Date,
};

/// A workflow with everything that does not hang on who is absent.
#[derive(Debug)]
pub(super) struct Scene<'s> {
    pub(super) charter: &'s Charter,
    pub(super) workflow: WorkflowId,
    pub(super) rules: &'s Workflow,
    pub(super) on: Date,
    limit: usize,
    /// The ways in which instances can cover a case.
    ways: &'s [Setting<'s>],
    /// Whether no way of covering a case was left out.
    is_all: bool,
}

/// One way in which instances cover a case, with the stages that it makes: a loose one, and one as close as it gets for when
/// that is asked.
#[derive(Debug)]
struct Setting<'s> {
    charter: &'s Charter,
    workflow: WorkflowId,
    roster: &'s PlainRoster,
    bodies: &'s [Instance],
    loose: OnceCell<Option<Stage<'s>>>,
    close: OnceCell<Option<Stage<'s>>>,
}

impl<'s> Setting<'s> {
    fn stage(&self, detail: &Detail) -> Option<Stage<'s>> {
        Stage::of(self.charter, self.workflow, (self.roster, self.bodies), detail)
    }

    fn loose(&self) -> Option<&Stage<'s>> {
        self.loose.get_or_init(|| self.stage(&Detail::Loose(BTreeSet::new()))).as_ref()
    }

    fn close(&self) -> Option<&Stage<'s>> {
        self.close.get_or_init(|| self.stage(&Detail::Persons)).as_ref()
    }
}

impl<'s> Scene<'s> {
    /// Sets a workflow up for a roster; none if the charter has no such workflow.
    pub(super) fn show<T>(
        charter: &Charter,
        workflow: WorkflowId,
        (roster, on): (&PlainRoster, Date),
        limit: usize,
        ask: impl FnOnce(&Scene<'_>) -> T,
    ) -> Option<T> {
        let rules = charter.workflows.get(workflow)?;
        let ways = coverings(charter, rules, roster);
        // Where nothing covers a case none can be raised, and nothing is said of those that could.
        let is_all = !ways.is_empty() && ways.len() < MOST_COVERINGS;
        let rosters: Vec<PlainRoster> = ways.iter().map(|way| covered(roster, way)).collect();
        let bodies = staffed(charter, roster, on);
        let setting = |roster| Setting {
            charter,
            workflow,
            roster,
            bodies: &bodies,
            loose: OnceCell::new(),
            close: OnceCell::new(),
        };
        let ways: Vec<Setting<'_>> = rosters.iter().map(setting).collect();
        Some(ask(&Scene { charter, workflow, rules, on, limit, ways: &ways, is_all }))
    }

    fn judge_of(&self) -> Judge<'_> {
        Judge { charter: self.charter, workflow: self.workflow, limit: self.limit }
    }

    /// What those make of it who are not absent, and who of them acts at all.
    pub(super) fn judge(&self, absent: &BTreeSet<Person>) -> (Staffing, BTreeSet<Person>) {
        let workflow = self.workflow;
        let mut found = Staffing { workflow, undoable: Vec::new(), positions: 0, is_whole: self.is_all };
        let mut acting = BTreeSet::new();
        for way in self.ways {
            acting.extend(self.judge_way(way, absent, &mut found).unwrap_or_default());
        }
        found.undoable.sort_by_key(|undoable| undoable.action);
        (found, acting)
    }

    /// First loosely, duty by duty: what nobody lacks there nobody lacks at all. What somebody may lack is then looked for closely.
    fn judge_way(
        &self,
        way: &Setting<'s>,
        absent: &BTreeSet<Person>,
        found: &mut Staffing,
    ) -> Option<BTreeSet<Person>> {
        let stage = way.loose()?;
        let taken = Taken::of(self.charter, self.rules, (way.roster, absent), self.on, &stage.marks);
        let look = Look { scene: self, way, taken: &taken, whole: OnceCell::new() };
        let mut acting = BTreeSet::new();
        let mut is_settled = true;
        for slice in Slice::all(stage) {
            let loose = play(stage, &taken, slice, self.limit);
            found.positions += loose.explored.visited();
            acting.extend(loose.acting());
            is_settled &= !loose.is_cut && stage.is_whole() && look.closely(&loose, found);
        }
        if !is_settled {
            look.everywhere(found);
        }
        Some(acting)
    }
}

/// A look at one way in which instances cover a case, with some persons.
struct Look<'l, 's> {
    scene: &'l Scene<'s>,
    way: &'l Setting<'s>,
    taken: &'l Taken,
    /// The loose walk with everything that counts, for when that is asked.
    whole: OnceCell<Option<Played<'l, 's>>>,
}

impl<'l, 's> Look<'l, 's> {
    /// Looks for each duty that may be stuck; whether that settled all.
    fn closely(&self, loose: &Played<'_, '_>, found: &mut Staffing) -> bool {
        let sought = loose.stuck_actions();
        let Some(stage) = self.way.close().filter(|_| !sought.is_empty()) else {
            return sought.is_empty();
        };
        let mut play = Play::new(stage, self.taken, Slice::whole(stage));
        let settled = sought.into_iter().map(|action| {
            let limit = self.scene.limit / QUICK;
            match self.look_for((action, limit), &mut play, loose, found) {
                Settled::No => self.count_and_look_for(action, &mut play, loose, found) == Settled::Yes,
                settled => settled == Settled::Yes,
            }
        });
        settled.filter(|is_settled| !is_settled).count() == 0
    }

    /// Looks once more, now that it is counted how often what the nearest run repeats was done.
    fn count_and_look_for(
        &self,
        action: ActionId,
        play: &mut Play<'_, '_>,
        loose: &Played<'_, '_>,
        found: &mut Staffing,
    ) -> Settled {
        let Some(stage) = self.way.stage(&Detail::Loose(repeated(loose, action))) else { return Settled::No };
        let slice = Slice { duties: BTreeSet::from([action]), ..loose.play.slice.clone() };
        let counted = self::play(&stage, self.taken, slice, self.scene.limit);
        found.positions += counted.explored.visited();
        if counted.is_cut || !stage.is_whole() {
            return Settled::No;
        }
        match counted.stuck.is_empty() {
            true => Settled::Yes,
            false => self.look_for((action, self.scene.limit), play, &counted, found),
        }
    }

    /// Whether work can be shared out so that nobody is ever stuck in an action; false if that is not known.
    fn gets_through(&self, action: ActionId) -> bool {
        let whole = self.whole.get_or_init(|| {
            let stage = self.way.loose()?;
            let whole = play(stage, self.taken, Slice::whole(stage), self.scene.limit);
            (!whole.is_cut).then_some(whole)
        });
        whole.as_ref().is_some_and(|whole| gets_through(whole, action))
    }

    fn look_for(
        &self,
        (action, limit): (ActionId, usize),
        play: &mut Play<'_, '_>,
        loose: &Played<'_, '_>,
        found: &mut Staffing,
    ) -> Settled {
        let judge = self.scene.judge_of();
        let guide = Guide::to(loose, action);
        let mut settled = Settled::No;
        let (sought, met) = seek(play, &guide, (action, limit, TRIES), |play, duty, lacking, way| {
            let (undoable, is_sure) = judge.of_way(play, duty, lacking, way);
            let is_confirmed = undoable.is_confirmed;
            let is_settled = undoable.choice == Choice::Every || is_sure && self.gets_through(action);
            settled = if is_settled { Settled::Yes } else { Settled::ButForChoice };
            found.add(undoable);
            is_confirmed
        });
        found.positions += met;
        match sought {
            Sought::Found => settled,
            Sought::Nowhere => Settled::Yes,
            Sought::Open => Settled::No,
        }
    }

    /// Looks at everything closely.
    fn everywhere(&self, found: &mut Staffing) {
        let Some(stage) = self.way.close() else { return };
        let mut played = play(stage, self.taken, Slice::whole(stage), self.scene.limit);
        let judge = self.scene.judge_of();
        found.positions += played.explored.visited();
        found.is_whole &= stage.is_whole() && !played.is_cut;
        for undoable in judge.everywhere(&mut played, &mut found.is_whole) {
            found.add(undoable);
        }
    }
}

/// Where each duty is tried to be confirmed before it is left unconfirmed.
pub(super) const TRIES: usize = 8;

/// What part of the limit a first look may take.
const QUICK: usize = 10;

/// Whether all is known of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Yes,
    /// It is stuck somewhere, and it is open whether another choice of persons always gets through.
    ButForChoice,
    No,
}

/// The actions that are done more than once on a shortest run to where an action is stuck.
fn repeated(loose: &Played<'_, '_>, action: ActionId) -> BTreeSet<ActionId> {
    let stuck = loose.stuck.iter().filter(|((stuck, _), _)| *stuck == action);
    let first = stuck.filter_map(|(_, positions)| positions.keys().next()).min();
    let (mut once, mut more) = (BTreeSet::new(), BTreeSet::new());
    for (label, _) in first.map(|position| loose.way(*position)).unwrap_or_default() {
        if let Some(Turn::Does(done, _)) = loose.play.turn(label)
            && !once.insert(done)
        {
            more.insert(done);
        }
    }
    more
}
