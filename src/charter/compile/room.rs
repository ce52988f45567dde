//! One workflow while it is compiled: what its names stand for, and what is read so far.

use std::collections::{BTreeMap, BTreeSet};

use super::{category::Category, hall::Hall};
use crate::{
    Name,
    charter::{Action, Ballot, Competence, Index, NamedParties, Outside, State, Workflow, levels::Subject},
    id::{ActionId, BallotId, ClockId, FactId, List, SlotId, StateId, TableId, WorkflowId},
    origin::Origin,
    rule::{Clock, Fact, Slot, Table},
    text::{ActionText, BallotText, Notes, StateText, WorkflowText},
    title::Titles,
};

/// What a name of a workflow stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Fact(FactId),
    Slot(SlotId),
    Table(TableId),
    /// A clock that is declared; those of states and actions are called by the names of these.
    Clock(ClockId),
    State(StateId),
    Action(ActionId),
    Ballot(BallotId),
}

/// The workflow in the making.
#[derive(Debug)]
pub(super) struct Room<'h, 't> {
    pub(super) hall: &'h mut Hall<'t>,
    pub(super) text: &'t WorkflowText,
    pub(super) id: WorkflowId,
    pub(super) facts: List<FactId, Fact>,
    pub(super) slots: List<SlotId, Slot>,
    pub(super) tables: List<TableId, Table>,
    pub(super) clocks: List<ClockId, Clock>,
    pub(super) states: List<StateId, State>,
    pub(super) actions: List<ActionId, Action>,
    pub(super) ballots: List<BallotId, Ballot>,
    /// The states as written, by number.
    pub(super) state_texts: Vec<(StateId, &'t StateText)>,
    /// The actions as written, by number, with the state they stand in.
    pub(super) action_texts: Vec<(ActionId, Option<StateId>, &'t ActionText)>,
    /// The ballots as written, by number.
    pub(super) ballot_texts: Vec<(BallotId, &'t BallotText)>,
    /// Facts whose type could not be read: what rests on them is not blamed.
    pub(super) broken: BTreeSet<FactId>,
    /// What names of the workflow stand for.
    pub(super) names: BTreeMap<String, Thing>,
    /// What some rule has named.
    pub(super) used: BTreeSet<Thing>,
}

impl Thing {
    pub(super) fn category(self) -> Category {
        match self {
            Self::Fact(_) => Category::Fact,
            Self::Slot(_) => Category::Slot,
            Self::Table(_) => Category::Table,
            Self::Clock(_) => Category::Clock,
            Self::State(_) => Category::State,
            Self::Action(_) => Category::Action,
            Self::Ballot(_) => Category::Ballot,
        }
    }
}

/// What stands with the workflow itself.
struct Rest {
    name: Name,
    titles: Titles,
    origin: Origin,
    bars: Vec<NamedParties>,
    competences: Vec<Competence>,
    outside: Vec<Outside>,
    climbs: Option<(SlotId, Option<ClockId>)>,
}

impl Rest {
    /// The workflow, of this and of what was compiled in its room.
    fn join(self, room: Room<'_, '_>) -> Workflow {
        let Self { name, titles, origin, bars, competences, outside, climbs } = self;
        let Room { facts, slots, tables, clocks, states, actions, ballots, .. } = room;
        Workflow {
            name,
            titles,
            facts,
            slots,
            tables,
            clocks,
            states,
            actions,
            ballots,
            bars,
            competences,
            outside,
            classes: Vec::new(),
            climbs,
            origin,
            index: Index::default(),
        }
    }
}

impl<'h, 't> Room<'h, 't> {
    /// Compiles one workflow.
    pub(super) fn compile(
        hall: &'h mut Hall<'t>,
        text: &'t WorkflowText,
        id: WorkflowId,
    ) -> Option<Workflow> {
        let depth = hall.findings.enter(&text.notes);
        let mut room = Self::empty(hall, text, id);
        room.set_levels(Subject::Workflow(id));
        room.declare();
        room.read();
        let rest = room.rest();
        room.hall.findings.leave(depth);
        room.promises();
        room.indicators();
        let depth = room.hall.findings.enter(&text.notes);
        room.report_unused();
        room.hall.findings.leave(depth);
        Some(rest?.join(room))
    }

    /// A workflow of which nothing is read yet.
    pub(super) fn empty(hall: &'h mut Hall<'t>, text: &'t WorkflowText, id: WorkflowId) -> Self {
        Self {
            hall,
            text,
            id,
            facts: List::default(),
            slots: List::default(),
            tables: List::default(),
            clocks: List::default(),
            states: List::default(),
            actions: List::default(),
            ballots: List::default(),
            state_texts: Vec::new(),
            action_texts: Vec::new(),
            ballot_texts: Vec::new(),
            broken: BTreeSet::new(),
            names: BTreeMap::new(),
            used: BTreeSet::new(),
        }
    }

    /// Numbers everything, so that rules may name what stands below them.
    fn declare(&mut self) {
        self.declare_facts();
        self.declare_slots();
        self.declare_states();
        self.declare_actions();
        self.declare_tables();
        self.declare_clocks();
    }

    /// Reads every rule.
    fn read(&mut self) {
        self.read_clocks();
        self.read_tables();
        self.read_slots();
        self.read_states();
        self.read_actions();
        self.read_ballots();
    }

    /// What stands with the workflow itself.
    fn rest(&mut self) -> Option<Rest> {
        let name = Name::new(self.text.name.as_str()).ok();
        let titles = self.hall.titles(&self.text.name, &self.text.titles);
        let origin = self.hall.origin(&self.text.notes, self.text.name.span);
        let bars = self.named_parties_of(&self.text.bars);
        let competences = self.competences();
        let outside = self.outside();
        let climbs = self.climbs();
        Some(Rest { name: name?, titles, origin, bars, competences, outside, climbs })
    }

    /// Remembers the levels that hold for a statement, for the checks that come later.
    pub(super) fn set_levels(&mut self, subject: Subject) {
        let levels = self.hall.findings.levels();
        if !levels.is_empty() {
            self.hall.levels.set(subject, levels.to_vec());
        }
    }

    /// Runs `read` with the levels that `notes` set, and remembers them for `subject`.
    pub(super) fn within<T>(
        &mut self,
        notes: &Notes,
        subject: Subject,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let depth = self.hall.findings.enter(notes);
        self.set_levels(subject);
        let result = read(self);
        self.hall.findings.leave(depth);
        result
    }
}
