//! Why an action is never open: what speaks against it where it comes nearest, and where a run ends.

use std::{cell::RefCell, collections::BTreeMap};

use super::{confirm::Witness, proof::walk_watched};
use crate::{
    charter::Charter,
    engine::{Case, Event, Known, Opening, Reason, Watch, World, options},
    finding::Bilingual,
    id::{ActionId, WorkflowId},
    rule::{Condition, Test},
};

/// So many reasons are told.
const SHOWN: usize = 3;

/// Of each action the fewest reasons that spoke against it in any stand.
#[derive(Debug, Default)]
pub(super) struct Nearest(RefCell<BTreeMap<ActionId, Vec<Reason>>>);

impl Nearest {
    /// Walks through a workflow, up to so many stands.
    pub(super) fn of(charter: &Charter, workflow: WorkflowId, limit: usize) -> Self {
        let nearest = Self::default();
        walk_watched(charter, workflow, limit, &nearest);
        nearest
    }

    /// What speaks against an action where it comes nearest; none if it stands nowhere.
    pub(super) fn told(
        &self,
        charter: &Charter,
        workflow: WorkflowId,
        action: ActionId,
    ) -> Option<Bilingual> {
        let known = self.0.borrow();
        let reasons = known.get(&action)?.iter().take(SHOWN);
        let sentences: Vec<Bilingual> =
            reasons.map(|reason| reason.sentence(charter, workflow, action)).collect();
        Some(joined(&Bilingual::new("where it comes nearest: ", "最接近时："), &sentences))
    }
}

impl Watch for Nearest {
    fn judges(&self, _: &Condition, _: &dyn Fn(&Test) -> Known) {}

    fn happens(&self, _: &Event) {}

    fn refuses(&self, action: ActionId, reasons: &[Reason]) {
        let mut known = self.0.borrow_mut();
        let nearest = known.entry(action).or_insert_with(|| reasons.to_vec());
        if reasons.len() < nearest.len() {
            *nearest = reasons.to_vec();
        }
    }
}

/// What speaks against each action that stands where a run ends; none if none does.
pub(super) fn closed_at_end(charter: &Charter, run: &Witness) -> Option<Bilingual> {
    let workflow = charter.workflows.get(run.workflow)?;
    let events = || run.steps.iter().flat_map(|step| &step.events);
    let mut case = Case::new(charter, workflow.name.as_str(), &*events().next()?.of.id).ok()?;
    events().try_for_each(|event| case.apply(event)).ok()?;
    let world = World { roster: &run.roster, directory: &run.roster, calendar: &charter.calendar };
    let choices = options(charter, &world, &case, None, run.steps.last()?.at).ok()?;
    let against = choices.into_iter().filter_map(|choice| match choice.opening {
        Opening::Closed(reasons) if !reasons.iter().any(is_elsewhere) => {
            Some(reasons.first()?.sentence(charter, run.workflow, choice.action))
        }
        Opening::Closed(_) | Opening::Open | Opening::OpenIf(_) => None,
    });
    let sentences: Vec<Bilingual> = against.take(SHOWN).collect();
    (!sentences.is_empty()).then(|| joined(&Bilingual::new("there ", "此时"), &sentences))
}

/// Whether the action does not stand there at all.
fn is_elsewhere(reason: &Reason) -> bool {
    matches!(reason, Reason::NotFrom { .. } | Reason::Raised | Reason::Ended { .. } | Reason::Retired { .. })
}

fn joined(head: &Bilingual, sentences: &[Bilingual]) -> Bilingual {
    let all =
        |of: fn(&Bilingual) -> &str, between| sentences.iter().map(of).collect::<Vec<_>>().join(between);
    let (en, zh) = (all(|said| &said.en, "; "), all(|said| &said.zh, "；"));
    Bilingual::new(format!("{}{en}", head.en), format!("{}{zh}", head.zh))
}
