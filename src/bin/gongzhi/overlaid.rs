//! What is laid over pictures of a charter: what rule tests meet, and a run that breaks a promise.

use gongzhi::{
    charter::Charter,
    check::{LIMIT, Ruling, Witness, promises},
    diagram::{self, Overlay},
    finding::{Bilingual, Language},
};

use crate::{
    answer::Failure,
    test::{Choice, Library, TestFile, Tested, coverage},
};

/// What the rule tests that stand with a charter meet of one of its workflows.
pub(crate) fn covered(
    name: &str,
    charter: &Charter,
    workflow: &str,
    language: Language,
) -> Result<Overlay, Failure> {
    let mut library = Library::new(Some(name.to_owned()));
    let mut tested = Vec::new();
    for file in TestFile::of(name)? {
        tested.extend(Tested::run(&file, &mut library, &Choice::default(), language));
    }
    let covered = coverage(&tested, LIMIT, charter).zip(charter.workflow(workflow));
    let overlay = covered.map(|(coverage, (_, workflow))| diagram::covered(&coverage, workflow, language));
    overlay.ok_or_else(|| {
        Failure::from(Bilingual::new(
            format!("no rule test of `{name}` was run"),
            format!("没有运行“{name}”的规则测试"),
        ))
    })
}

/// A run that breaks the promise of that name.
pub(crate) fn broken(charter: &Charter, name: &str) -> Result<Witness, Failure> {
    let found = charter.promises.iter().find(|(_, promise)| promise.name == *name);
    let Some((id, promise)) = found else {
        let known: Vec<&str> = charter.promises.values().map(|promise| promise.name.as_str()).collect();
        return Err(Failure::from(Bilingual::new(
            format!("the charter has no promise `{name}`: it has {}", listed(&known, ", ", "none")),
            format!("章程中没有承诺“{name}”：现有{}", listed(&known, "、", "零项")),
        )));
    };
    let proofs = promises(charter, promise.workflow, LIMIT);
    let claims = proofs.into_iter().filter(|proof| proof.promise == id).flat_map(|proof| proof.claims);
    let run = claims.into_iter().find_map(|ruling| match ruling {
        Ruling::Refuted(witness) => Some(*witness),
        _ => None,
    });
    run.ok_or_else(|| {
        Failure::from(Bilingual::new(
            format!("no run is known that breaks the promise `{name}`"),
            format!("没有已知的路径违反承诺“{name}”"),
        ))
    })
}

fn listed(known: &[&str], joint: &str, none: &str) -> String {
    if known.is_empty() { none.to_owned() } else { known.join(joint) }
}
