//! What is laid over pictures of a charter: what rule tests meet, and a run that breaks a promise.

use gongzhi::{
    charter::Charter,
    check::{LIMIT, Ruling, Witness, promises},
    diagram::{self, Overlay},
    finding::{Bilingual, Language},
};

use crate::{
    answer::Failure,
    test::{Choice, Library, TestFile, Tested, coverage, survivors},
};

/// What is to be seen of rule tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// What they do not meet.
    Unmet,
    /// Which changes of the charter they do not notice.
    Unnoticed,
}

/// What the rule tests that stand with a charter leave open in one of its workflows.
pub(crate) fn left_open(
    name: &str,
    charter: &Charter,
    (workflow, shown): (&str, Shown),
    language: Language,
) -> Result<Overlay, Failure> {
    let mut library = Library::new(Some(name.to_owned()));
    let mut tested = Vec::new();
    for file in TestFile::of(name)? {
        tested.extend(Tested::run(&file, &mut library, &Choice::default(), language));
    }
    let is_well = tested.iter().all(Tested::is_well);
    let covered = coverage(&tested, LIMIT, charter).zip(charter.workflow(workflow));
    match covered {
        None => Err(Failure::from(Bilingual::new(
            format!("no rule test of `{name}` was run"),
            format!("没有运行“{name}”的规则测试"),
        ))),
        Some((coverage, (_, workflow))) if shown == Shown::Unmet => {
            Ok(diagram::covered(&coverage, workflow, language))
        }
        Some(_) if !is_well => Err(Failure::from(Bilingual::new(
            format!("a rule test of `{name}` fails: what the others notice says nothing yet"),
            format!("“{name}”有规则测试未通过：其他测试能否发现改动还无从谈起"),
        ))),
        Some((coverage, (_, workflow))) => {
            let survivors = survivors(&tested, LIMIT, charter, language);
            Ok(diagram::unnoticed(&coverage, &survivors, workflow, language))
        }
    }
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
