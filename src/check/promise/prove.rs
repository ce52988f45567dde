//! Each claim of each promise of a workflow, proven or refuted.

use super::{
    fair::lasso,
    follow::Follow,
    monitor::Monitor,
    persons, time,
    verdict::{PromiseProof, Ruling, Unproven},
    within::is_in_time,
};
use crate::{
    charter::{Charter, Claim, Pattern, Promise},
    check::{
        confirm::{Witness, confirm_by},
        proof::{Duties, Effort, Proof},
        space::explore::Label,
        told::told_labels,
    },
    id::{PromiseId, WorkflowId},
    rule::Party,
};

/// Proves or refutes the promises that speak of a workflow, looking at up to `limit` stands of a case.
///
/// What is to be reached is promised for runs on which a duty that is open without end is done at last, and a clock that runs on
/// ends; that somebody can do the duty is taken for granted. All else is promised for every run.
#[must_use]
pub fn promises<'c>(charter: &'c Charter, workflow: WorkflowId, limit: usize) -> Vec<PromiseProof> {
    let claims = claims(charter, workflow);
    if claims.is_empty() {
        return Vec::new();
    }
    let prove = |mut proof: Proof<'c>| prove(charter, workflow, &mut proof, limit);
    // Runs that break a promise are mostly short, and are found without walking through everything.
    let soon = Proof::soon(charter, workflow, &claims, Effort::quiet(limit)).map(prove).unwrap_or_default();
    let is_open = |ruling: &Ruling| *ruling == Ruling::NotDecided(Unproven::Limit);
    if !soon.iter().flat_map(|proof| &proof.claims).any(is_open) {
        return soon;
    }
    Proof::beyond(charter, workflow, &claims, Effort::quiet(limit)).map_or(soon, prove)
}

/// The same where it was walked through already.
pub(in crate::check) fn prove<'c>(
    charter: &'c Charter,
    workflow: WorkflowId,
    proof: &mut Proof<'c>,
    limit: usize,
) -> Vec<PromiseProof> {
    let mut prover = Prover::new(charter, workflow, proof, limit);
    of(charter, workflow).map(|(id, promise)| prover.promise(id, promise)).collect()
}

/// The promises that speak of a workflow.
fn of(charter: &Charter, workflow: WorkflowId) -> impl Iterator<Item = (PromiseId, &Promise)> {
    charter.promises.iter().filter(move |(_, promise)| promise.workflow == workflow)
}

/// What the promises of a workflow claim.
pub(in crate::check) fn claims(charter: &Charter, workflow: WorkflowId) -> Vec<&Claim> {
    of(charter, workflow).flat_map(|(_, promise)| &promise.claims).collect()
}

pub(super) struct Prover<'p, 'c> {
    charter: &'c Charter,
    workflow: WorkflowId,
    proof: &'p mut Proof<'c>,
    duties: Duties,
    /// How many stands of a case are looked at.
    limit: usize,
}

/// What was found about a claim on paper.
pub(super) enum Found {
    Holds,
    Run(Vec<Label>, Option<Vec<Label>>),
}

impl<'p, 'c> Prover<'p, 'c> {
    pub(super) fn new(
        charter: &'c Charter,
        workflow: WorkflowId,
        proof: &'p mut Proof<'c>,
        limit: usize,
    ) -> Self {
        Self { charter, workflow, duties: proof.duties(), proof, limit }
    }

    fn promise(&mut self, promise: PromiseId, rules: &Promise) -> PromiseProof {
        let claims = rules.claims.iter().map(|claim| self.rule(claim)).collect();
        PromiseProof { promise, claims, stands: self.proof.explored.visited() }
    }

    fn rule(&mut self, claim: &Claim) -> Ruling {
        match self.find(claim) {
            Found::Holds if !self.proof.is_whole() => Ruling::NotDecided(Unproven::Limit),
            Found::Holds => self.untimed(claim),
            Found::Run(stem, round) => self.refute(claim, &stem, round.as_deref()),
        }
    }

    /// Looks for a run that breaks the claim, how much time passes left aside.
    pub(super) fn find(&self, claim: &Claim) -> Found {
        let mut follow = Follow::new(self.proof, Monitor { claim });
        match follow.all() {
            Err(run) => Found::Run(run, None),
            Ok(nodes) if matches!(claim.pattern, Pattern::Reaches { .. }) => {
                match lasso(&follow, &nodes, &self.duties) {
                    Some(lasso) => Found::Run(lasso.stem, Some(lasso.round)),
                    None => Found::Holds,
                }
            }
            Ok(_) => Found::Holds,
        }
    }

    /// A claim that holds however much time passes. What is never so at all is never so early; what comes about at last
    /// need not come about in time.
    fn untimed(&self, claim: &Claim) -> Ruling {
        match &claim.pattern {
            Pattern::Reaches { within: Some(_), .. } => {
                is_in_time(self.charter, self.workflow, claim, self.limit)
            }
            _ => Ruling::Proven,
        }
    }

    /// A run breaks the claim, how much time passes and who acts left aside.
    fn refute(&mut self, claim: &Claim, stem: &[Label], round: Option<&[Label]>) -> Ruling {
        let rules = self.proof.workflow();
        let mut parties: &[Party] = &[];
        if let Pattern::Never { by, within, .. } = &claim.pattern {
            let is_late = within.is_some() && time::is_kept(rules, claim);
            if is_late || persons::are_barred(self.charter, rules, claim) {
                return Ruling::Proven;
            }
            parties = by;
        }
        let Self { charter, workflow, proof, .. } = self;
        match confirm_by(charter, *workflow, proof, (stem, round), parties) {
            Ok(witness) if time::breaks(charter, claim, &witness) => Ruling::Refuted(Box::new(witness)),
            Ok(_) => Ruling::NotDecided(Unproven::Time),
            Err(_) if !parties.is_empty() => Ruling::NotDecided(Unproven::Persons),
            Err(unplayed) => {
                let (run, why) = (told_labels(proof, stem, round), unplayed.sentence(charter));
                Ruling::NotDecided(Unproven::Unconfirmed { run, why })
            }
        }
    }
}

impl Witness {
    /// The labels need not be kept: the events say what happened.
    pub(super) fn events(&self) -> impl Iterator<Item = &crate::engine::Event> {
        self.steps.iter().flat_map(|step| &step.events)
    }
}
