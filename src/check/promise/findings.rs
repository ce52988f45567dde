//! What was found out about promises, in sentences.

use super::verdict::{PromiseProof, Ruling};
use crate::{
    charter::{Charter, levels::Subject},
    check::{confirm::Witness, report::Report, told::told_witness},
    finding::{Bilingual, Finding, Lint},
};

/// The runs that break promises, each with the name of its promise.
pub(in crate::check) fn witnesses(charter: &Charter, proofs: &[PromiseProof]) -> Vec<(String, Witness)> {
    let of = |proof: &PromiseProof| {
        let name =
            charter.promises.get(proof.promise).map(|promise| promise.name.to_string()).unwrap_or_default();
        let refuted = proof.claims.iter().filter_map(|ruling| match ruling {
            Ruling::Refuted(witness) => Some((**witness).clone()),
            _ => None,
        });
        refuted.map(|witness| (name.clone(), witness)).collect::<Vec<_>>()
    };
    proofs.iter().flat_map(of).collect()
}

/// Reports the claims that do not hold, and those that are not decided.
pub(in crate::check) fn report(report: &mut Report<'_>, proofs: &[PromiseProof]) {
    for proof in proofs {
        let Some(promise) = report.charter.promises.get(proof.promise) else { continue };
        let Some(workflow) = report.charter.workflows.get(promise.workflow) else { continue };
        let name = &promise.name;
        for (claim, ruling) in promise.claims.iter().zip(&proof.claims) {
            let finding = match ruling {
                Ruling::Proven => continue,
                Ruling::Refuted(witness) => {
                    let en = format!("the promise `{name}` is broken: a run is possible that it rules out");
                    let zh = format!("承诺“{name}”不成立：存在一条违反它的路径");
                    let finding =
                        Finding::new(Lint::PromiseBroken, claim.origin.span, Bilingual::new(en, zh));
                    finding.note(told_witness(workflow, witness))
                }
                Ruling::NotDecided(why) => {
                    let why = why.sentence();
                    let en = format!("whether the promise `{name}` holds is not decided: {}", why.en);
                    let zh = format!("承诺“{name}”是否成立尚未判定：{}", why.zh);
                    Finding::new(Lint::NotDecided, claim.origin.span, Bilingual::new(en, zh))
                }
            };
            report.push(Subject::Promise(proof.promise), finding);
        }
    }
}
