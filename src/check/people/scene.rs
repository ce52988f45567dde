//! A workflow set up for a roster, and what is found of it.

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    judge::Judge,
    play::{Play, Played, play},
    seek::{Guide, Sought, seek},
    staffing::Staffing,
    stage::Stage,
    strategy::gets_through,
    taken::{MOST_COVERINGS, Taken, covered, coverings, staffed},
    undoable::Choice,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Detail, Instance, Person, PlainRoster},
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
    fn stage(&self, detail: Detail) -> Option<&Stage<'s>> {
        let kept = if detail == Detail::Loose { &self.loose } else { &self.close };
        let world = (self.roster as _, self.bodies);
        kept.get_or_init(|| Stage::of(self.charter, self.workflow, world, detail)).as_ref()
    }
}

impl Scene<'_> {
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

    /// First loosely: what nobody lacks there nobody lacks at all. What somebody may lack is then looked for closely.
    fn judge_way(
        &self,
        way: &Setting<'_>,
        absent: &BTreeSet<Person>,
        found: &mut Staffing,
    ) -> Option<BTreeSet<Person>> {
        let stage = way.stage(Detail::Loose)?;
        let taken = Taken::of(self.charter, self.rules, (way.roster, absent), self.on, &stage.marks);
        let loose = play(stage, &taken, self.limit);
        found.positions += loose.explored.visited();
        let is_settled = !loose.is_cut && stage.is_whole() && self.look_closely(way, &taken, &loose, found);
        if !is_settled {
            self.look_everywhere(way, &taken, found);
        }
        Some(loose.acting())
    }

    /// Looks for each duty that may be stuck; whether that settled all.
    fn look_closely(
        &self,
        way: &Setting<'_>,
        taken: &Taken,
        loose: &Played<'_, '_>,
        found: &mut Staffing,
    ) -> bool {
        let sought = loose.stuck_actions();
        let Some(stage) = way.stage(Detail::Persons).filter(|_| !sought.is_empty()) else {
            return sought.is_empty();
        };
        let mut play = Play::new(stage, taken);
        let settled = sought.into_iter().map(|action| self.look_for(action, &mut play, loose, found));
        settled.filter(|is_settled| !is_settled).count() == 0
    }

    fn look_for(
        &self,
        action: ActionId,
        play: &mut Play<'_, '_>,
        loose: &Played<'_, '_>,
        found: &mut Staffing,
    ) -> bool {
        let judge = Judge { charter: self.charter, workflow: self.workflow, limit: self.limit };
        let guide = Guide::to(loose, action);
        let mut is_settled = false;
        let (sought, met) = seek(play, &guide, (action, self.limit, TRIES), |play, duty, lacking, way| {
            let (undoable, is_sure) = judge.of_way(play, duty, lacking, way);
            let is_confirmed = undoable.is_confirmed;
            is_settled = undoable.choice == Choice::Every || is_sure && gets_through(loose, action);
            found.add(undoable);
            is_confirmed
        });
        found.positions += met;
        match sought {
            Sought::Found => is_settled,
            Sought::Nowhere => true,
            Sought::Open => false,
        }
    }

    /// Looks at everything closely.
    fn look_everywhere(&self, way: &Setting<'_>, taken: &Taken, found: &mut Staffing) {
        let Some(stage) = way.stage(Detail::Persons) else { return };
        let mut played = play(stage, taken, self.limit);
        let judge = Judge { charter: self.charter, workflow: self.workflow, limit: self.limit };
        found.positions += played.explored.visited();
        found.is_whole &= stage.is_whole() && !played.is_cut;
        for undoable in judge.everywhere(&mut played, &mut found.is_whole) {
            found.add(undoable);
        }
    }
}

/// Where each duty is tried to be confirmed before it is left unconfirmed.
pub(super) const TRIES: usize = 8;
