//! What of persons counts for some duties: the rest is left aside, which is more than can happen.
//!
//! Whether somebody is left to call back hangs on who answered, not on who graded. So each duty is looked at with only those marks
//! that it reads, and with persons only for the steps that write them; whoever takes another step, somebody is taken to be able to.
//! (A cone of influence.) Duties that read the same are looked at together.

use std::collections::BTreeSet;

use super::{memory::Deeds, stage::Stage};
use crate::{
    charter::{Action, Workflow},
    engine::Mark,
    id::ActionId,
    rule::{Grade, Holder, Party},
    workflow::Leaving,
};

/// What counts for some duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slice {
    /// The marks that are kept, a bit each.
    pub(super) marks: Deeds,
    /// The actions of which it counts who does them; of others somebody is taken to be able to.
    pub(super) followed: BTreeSet<ActionId>,
    /// The duties that are asked about.
    pub(super) duties: BTreeSet<ActionId>,
}

fn duties(workflow: &Workflow) -> impl Iterator<Item = ActionId> {
    workflow.actions.iter().filter(|(_, action)| action.grade == Grade::Duty).map(|(id, _)| id)
}

impl Slice {
    /// Everything counts.
    pub(super) fn whole(stage: &Stage<'_>) -> Self {
        let workflow = stage.workflow;
        Self {
            marks: Deeds::MAX,
            followed: workflow.actions.ids().collect(),
            duties: duties(workflow).collect(),
        }
    }

    /// For each duty of a workflow what counts for it, those together for which the same does.
    pub(super) fn all(stage: &Stage<'_>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for duty in duties(stage.workflow) {
            let slice = Self::of(stage, duty);
            match all
                .iter_mut()
                .find(|known| (known.marks, &known.followed) == (slice.marks, &slice.followed))
            {
                Some(known) => drop(known.duties.insert(duty)),
                None => all.push(slice),
            }
        }
        all
    }

    fn of(stage: &Stage<'_>, duty: ActionId) -> Self {
        let workflow = stage.workflow;
        let action = workflow.actions.at(duty);
        let bars = action.bars.iter().chain(&workflow.bars).flat_map(|bars| &bars.parties);
        let mut marks: BTreeSet<Mark> = bars.chain(by(action)).flat_map(read).collect();
        let mut followed = BTreeSet::new();
        loop {
            // Who is barred from what is followed is left aside; who alone may do it is not.
            let writers = workflow.actions.iter().filter(|(id, action)| writes(*id, action, &marks));
            let more: BTreeSet<ActionId> =
                writers.map(|(id, _)| id).filter(|id| !followed.contains(id)).collect();
            if more.is_empty() {
                break;
            }
            marks.extend(more.iter().flat_map(|id| by(workflow.actions.at(*id))).flat_map(read));
            followed.extend(more);
        }
        let kept = stage.marks.iter().take(64).enumerate().filter(|(_, mark)| marks.contains(mark));
        let marks = kept.fold(0, |kept, (bit, _)| kept | 1 << bit);
        Self { marks, followed, duties: BTreeSet::from([duty]) }
    }
}

fn by(action: &Action) -> impl Iterator<Item = &Party> {
    action.by.iter().flat_map(|by| &by.parties)
}

/// What of persons a party reads, wherever it is named.
fn read(party: &Party) -> Vec<Mark> {
    match party {
        Party::Raiser => vec![Mark::Raised],
        Party::Actor(action) => vec![Mark::Last(*action), Mark::Ever(*action)],
        Party::Members(holder) | Party::OfficeOf(holder, _) => of_holder(holder),
        Party::Person(slot) => vec![Mark::Slot(*slot)],
        Party::TiedTo(party, _) => read(party),
        Party::System | Party::Kind(_) | Party::Office(_) | Party::TiedToCase(_) => Vec::new(),
    }
}

fn of_holder(holder: &Holder) -> Vec<Mark> {
    match holder {
        Holder::Actor(action) => vec![Mark::Bodies(*action)],
        Holder::Superior(of) | Holder::Supervisor(of) => of_holder(of),
        Holder::Slot(_) | Holder::Body(_) | Holder::Accountable(_) => Vec::new(),
    }
}

/// Whether doing an action writes one of some marks.
fn writes(id: ActionId, action: &Action, marks: &BTreeSet<Mark>) -> bool {
    marks.iter().any(|mark| match *mark {
        Mark::Raised => action.leaving == Leaving::Start,
        Mark::Last(done) | Mark::Ever(done) | Mark::Bodies(done) => done == id,
        // Anything may fill a slot: what is asked, set, or written on a route.
        Mark::Slot(_) => true,
    })
}
