//! Whether a roster can get every duty of a workflow done.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    choice::{Way, choices},
    play::{Duty, Lacking, Played, play},
    stage::Stage,
    taken::{MOST_COVERINGS, Taken, covered, coverings, staffed},
    undoable::{Choice, Happened, Undoable},
};
use crate::{
    charter::{Charter, Workflow},
    check::space::store::Index,
    engine::{Detail, Instance, Person, PlainRoster, Turn},
    id::{ActionId, WorkflowId},
    time::Date,
};

/// What a roster makes of the duties of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staffing {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The duties that are open in some case that can come about and that nobody may do there; each once, in the order of
    /// declaration.
    pub undoable: Vec<Undoable>,
    /// How many positions were looked at: where a case stands, and who did what of that which rules still read.
    pub positions: usize,
    /// Whether nothing was left out: then what is not undoable can be done by somebody, whoever did what before.
    pub is_whole: bool,
}

/// Where each duty is tried to be confirmed before it is left unconfirmed.
const TRIES: usize = 8;

/// Looks whether every duty of a workflow can be done by somebody of a roster on a date, in every case that can come about and
/// whoever did what before, until more than `limit` positions are met; none if the charter has no such workflow.
///
/// So many persons act as a clause asks for at the least. Kinds of persons of whom the roster lists nobody have enough people
/// outside it. Ties between persons count as the roster lists them, ties to a case are left aside, since they are each case's
/// own. Limits are not waited for, as in [`possible`](crate::check::possible): that a duty can be done is certain; that it
/// cannot is confirmed by the engine on real dates.
#[must_use]
pub fn staffing(
    charter: &Charter,
    workflow: WorkflowId,
    roster: &PlainRoster,
    on: Date,
    limit: usize,
) -> Option<Staffing> {
    Scene::show(charter, workflow, (roster, on), limit, |scene| scene.judge(&BTreeSet::new()).0)
}

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
    limit: usize,
    loose: Option<Stage<'s>>,
    close: OnceCell<Option<Stage<'s>>>,
}

impl<'s> Setting<'s> {
    fn stage(&self, detail: Detail) -> Option<Stage<'s>> {
        Stage::of(self.charter, self.workflow, (self.roster, self.bodies), detail, self.limit)
    }

    fn close(&self) -> Option<&Stage<'s>> {
        self.close.get_or_init(|| self.stage(Detail::Persons)).as_ref()
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
        let setting = |roster| {
            let setting = Setting {
                charter,
                workflow,
                roster,
                bodies: &bodies,
                limit,
                loose: None,
                close: OnceCell::new(),
            };
            let loose = setting.stage(Detail::Loose);
            Setting { loose, ..setting }
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
            self.judge_way(way, absent, &mut found, &mut acting);
        }
        found.undoable.sort_by_key(|undoable| undoable.action);
        (found, acting)
    }

    /// First loosely: what nobody lacks there nobody lacks at all. What somebody may lack is then looked at closely.
    fn judge_way(
        &self,
        way: &Setting<'_>,
        absent: &BTreeSet<Person>,
        found: &mut Staffing,
        acting: &mut BTreeSet<Person>,
    ) {
        let Self { charter, workflow, rules, on, limit, .. } = *self;
        let Some(stage) = &way.loose else { return };
        let taken = Taken::of(charter, rules, (way.roster, absent), on, &stage.marks);
        let loose = play(stage, &taken, None, limit);
        found.positions += loose.explored.visited();
        acting.extend(loose.acting());
        let is_loose_whole = stage.is_whole() && !loose.is_cut;
        let sought: BTreeSet<ActionId> = loose.stuck.keys().map(|(action, _)| *action).collect();
        if is_loose_whole && sought.is_empty() {
            return;
        }
        let Some(stage) = way.close() else { return };
        let played = play(stage, &taken, is_loose_whole.then_some(&sought), limit);
        let is_close_whole = stage.is_whole() && !played.is_cut;
        let judged = Judged { charter, workflow, played, limit };
        let is_found = found.add(&judged);
        let are_all_found = sought.iter().all(|action| is_found.contains(action));
        found.is_whole &= is_close_whole || is_loose_whole && are_all_found;
    }
}

/// What can happen with one roster, under judgement.
struct Judged<'j, 'c> {
    charter: &'c Charter,
    workflow: WorkflowId,
    played: Played<'j, 'c>,
    limit: usize,
}

impl Staffing {
    /// What is said of a duty; none if it can be done.
    #[must_use]
    pub fn of(&self, action: ActionId) -> Option<&Undoable> {
        self.undoable.iter().find(|undoable| undoable.action == action)
    }

    /// Adds what was found; gives the duties of which it is confirmed.
    fn add(&mut self, judged: &Judged<'_, '_>) -> BTreeSet<ActionId> {
        self.positions += judged.played.explored.visited();
        let mut confirmed = BTreeSet::new();
        for undoable in judged.undoable(&mut self.is_whole) {
            if undoable.is_confirmed {
                confirmed.insert(undoable.action);
            }
            match self.undoable.iter_mut().find(|known| known.action == undoable.action) {
                Some(known) if is_worse(&undoable, known) => *known = undoable,
                Some(_) => {}
                None => self.undoable.push(undoable),
            }
        }
        confirmed
    }
}

fn is_worse(one: &Undoable, other: &Undoable) -> bool {
    let weight =
        |undoable: &Undoable| (undoable.is_confirmed, undoable.choice, std::cmp::Reverse(undoable.run.len()));
    weight(one) > weight(other)
}

impl Judged<'_, '_> {
    /// Every duty that nobody may do somewhere, with the worst that can be said of it.
    fn undoable(&self, is_whole: &mut bool) -> Vec<Undoable> {
        if self.played.stuck.is_empty() {
            return Vec::new();
        }
        let choices = choices(&self.played, self.limit);
        *is_whole &= choices.is_whole;
        let mut worst: BTreeMap<ActionId, Undoable> = BTreeMap::new();
        for (duty, stuck) in &self.played.stuck {
            let hopeless = choices.hopeless.get(duty).map(|way| (Choice::Every, way.clone()));
            let others = stuck.keys().take(TRIES);
            let others = others.map(|position| (Choice::Some, self.played.explored.path_to(*position)));
            let mut first = None;
            for (choice, way) in hopeless.into_iter().chain(others) {
                let position = way.last().map_or(0, |(_, position)| *position);
                let Some(lacking) = stuck.get(&position) else { continue };
                let undoable = self.tell(*duty, *lacking, choice, &way);
                let is_confirmed = undoable.is_confirmed;
                if first.is_none() || is_confirmed {
                    first = Some(undoable);
                }
                if is_confirmed {
                    break;
                }
            }
            if let Some(undoable) = first {
                match worst.get(&undoable.action) {
                    Some(known) if !is_worse(&undoable, known) => {}
                    _ => drop(worst.insert(undoable.action, undoable)),
                }
            }
        }
        worst.into_values().collect()
    }

    fn tell(&self, (action, _): Duty, lacking: Lacking, choice: Choice, way: &Way) -> Undoable {
        let (stage, taken) = (self.played.memories.stage, self.played.memories.taken);
        let undoable = Undoable {
            action,
            choice,
            is_barred: lacking.is_barred,
            run: self.run(way),
            asked: stage.walk.command(action, lacking.told, (Vec::new(), None), None),
            roster: taken.roster.clone(),
            is_confirmed: false,
        };
        let is_confirmed = undoable.replay(self.charter, self.workflow, taken.on).is_some();
        Undoable { is_confirmed, ..undoable }
    }

    /// The moves with the persons who make them.
    fn run(&self, way: &Way) -> Vec<Happened> {
        let memories = &self.played.memories;
        let stage = memories.stage;
        let mut names: Vec<usize> = (0..memories.taken.persons.len()).collect();
        let mut run = Vec::new();
        let mut before: Index = 0;
        for (label, after) in way {
            let Some(act) = self.played.act(*label) else { break };
            let Some(step) = stage.step(act.step) else { break };
            let person = |place: &usize| memories.taken.persons.get(*names.get(*place)?).cloned();
            run.push(match step.turn {
                Turn::Does(action, told) => {
                    let by = act.by.iter().filter_map(person).collect();
                    let named = act.named.as_ref().and_then(person);
                    Happened::Does(stage.walk.command(action, told, (by, act.place), named.as_ref()))
                }
                Turn::Expires(clock) => Happened::Ends(stage.workflow.clocks.at(clock).name.clone()),
            });
            let state = |position: Index| memories.unpack(self.played.explored.states.state(position));
            let (_, memory) = state(before);
            let (stand, _) = state(*after);
            let mut next = memories.after(&memory, step, &act.by, act.named);
            let order = memories.settle(stand, &mut next);
            names = order.iter().filter_map(|place| names.get(*place).copied()).collect();
            before = *after;
        }
        run
    }
}
