//! Each claim of each promise of a workflow, proven or refuted.

use super::{
    duties::Duties,
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
        proof::Proof,
        space::explore::Label,
        told::told_labels,
    },
    id::{PromiseId, WorkflowId},
    rule::{Condition, Party},
};

/// Proves or refutes the promises that speak of a workflow, looking at up to `limit` stands of a case.
///
/// What is to be reached is promised for runs on which a duty that is open without end is done at last, and a clock that runs on
/// ends; that somebody can do the duty is taken for granted. All else is promised for every run.
#[must_use]
pub fn promises(charter: &Charter, workflow: WorkflowId, limit: usize) -> Vec<PromiseProof> {
    if of(charter, workflow).next().is_none() {
        return Vec::new();
    }
    let within = |limit: usize| {
        let proof = Proof::of(charter, workflow, &watched(charter, workflow), limit);
        proof.map(|mut proof| prove(charter, workflow, &mut proof, limit)).unwrap_or_default()
    };
    // Runs that break a promise are mostly short, and are found without walking through everything.
    let soon = within(limit.min(SOON));
    let is_open = |ruling: &Ruling| *ruling == Ruling::NotDecided(Unproven::Limit);
    let is_cut = limit > SOON && soon.iter().flat_map(|proof| &proof.claims).any(is_open);
    if is_cut { within(limit) } else { soon }
}

/// How many stands are looked at first.
const SOON: usize = 40_000;

/// The same where it was walked through already.
pub(in crate::check) fn prove(
    charter: &Charter,
    workflow: WorkflowId,
    proof: &mut Proof<'_>,
    limit: usize,
) -> Vec<PromiseProof> {
    let duties = Duties::of(proof);
    let mut prover = Prover { charter, workflow, duties, proof, limit };
    of(charter, workflow).map(|(id, promise)| prover.promise(id, promise)).collect()
}

/// The promises that speak of a workflow.
fn of(charter: &Charter, workflow: WorkflowId) -> impl Iterator<Item = (PromiseId, &Promise)> {
    charter.promises.iter().filter(move |(_, promise)| promise.workflow == workflow)
}

/// The conditions that the promises of a workflow read.
pub(in crate::check) fn watched(charter: &Charter, workflow: WorkflowId) -> Vec<&Condition> {
    fn of(claim: &Claim) -> Vec<&Condition> {
        let holds = match &claim.pattern {
            Pattern::Always(holds) => Some(holds),
            Pattern::Reaches { .. } | Pattern::Never { .. } => None,
        };
        [Some(&claim.condition), holds].into_iter().flatten().collect()
    }
    self::of(charter, workflow).flat_map(|(_, promise)| &promise.claims).flat_map(of).collect()
}

struct Prover<'p, 'c> {
    charter: &'p Charter,
    workflow: WorkflowId,
    proof: &'p mut Proof<'c>,
    duties: Duties,
    /// How many stands of a case are looked at.
    limit: usize,
}

/// What was found about a claim on paper.
enum Found {
    Holds,
    Run(Vec<Label>, Option<Vec<Label>>),
}

impl Prover<'_, '_> {
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
    fn find(&self, claim: &Claim) -> Found {
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
            Some(witness) if time::breaks(charter, claim, &witness) => Ruling::Refuted(Box::new(witness)),
            Some(_) => Ruling::NotDecided(Unproven::Time),
            None if !parties.is_empty() => Ruling::NotDecided(Unproven::Persons),
            None => Ruling::NotDecided(Unproven::Unconfirmed(self.told(stem, round))),
        }
    }

    fn told(&self, stem: &[Label], round: Option<&[Label]>) -> crate::finding::Bilingual {
        told_labels(self.proof, stem, round)
    }
}

impl Witness {
    /// The labels need not be kept: the events say what happened.
    pub(super) fn events(&self) -> impl Iterator<Item = &crate::engine::Event> {
        self.steps.iter().flat_map(|step| &step.events)
    }
}
