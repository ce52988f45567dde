//! Rule tests that show what a charter asks less than the one that it extends.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    check::{Loosening, loosened},
    finding::{Bilingual, Finding},
    scenario::{Hunt, Killer},
    syntax::Keyword,
    text::{read, restored},
};

use crate::load::Loaded;

/// How many places are looked at for each, at most.
const PLACES: usize = 400;

/// What is loosened, each with the rule test that shows it: it passes, and fails if that one statement is as the upper charter has it.
pub(super) fn shown(loaded: &Loaded, charter: &Charter) -> Vec<(Loosening, Killer)> {
    let upper = loaded.source.upper().and_then(|upper| read(upper).charter);
    let (Some(upper), Some(lower)) = (upper, &loaded.text) else { return Vec::new() };
    let loosenings = loosened(charter, lower, &upper);
    let Some(hunt) = (!loosenings.is_empty()).then(|| Hunt::of(Arc::new(charter.clone()))).flatten() else {
        return Vec::new();
    };
    // Who belongs to a body, and for how long, is no step of a case.
    let is_of_cases = |one: &Loosening| {
        let outermost = one.statement.first().map(|(keyword, _)| *keyword);
        matches!(outermost, Some(Keyword::Workflow | Keyword::Ladder))
    };
    let killer = |one: &Loosening| {
        let restored = restored(&loaded.source, &one.statement)?;
        hunt.apart(&Arc::new(Charter::compile(&restored).charter?), PLACES)
    };
    loosenings
        .into_iter()
        .filter(is_of_cases)
        .filter_map(|one| Some((killer(&one)?, one)))
        .map(|(killer, one)| (one, killer))
        .collect()
}

/// Adds the rule test to each finding that it shows.
pub(super) fn note(findings: &mut [Finding], shown: &[(Loosening, Killer)]) {
    for (loosening, killer) in shown {
        let same = |finding: &&mut Finding| {
            finding.lint == loosening.finding.lint && finding.message == loosening.finding.message
        };
        if let Some(finding) = findings.iter_mut().find(same) {
            let text = killer.text("");
            let steps = text.trim_end().rsplit_once("\n\n").map_or(text.as_str(), |(_, steps)| steps);
            let lines = steps.lines().skip(1).map(|line| format!("\n{line}")).collect::<String>();
            let en = format!("this passes here, and fails under the upper rule:{lines}");
            finding.note = Some(Box::new(Bilingual::new(
                en,
                format!("下面的场景在这里通过，照上层规则则不通过：{lines}"),
            )));
        }
    }
}

/// The rule tests as files, each with its name.
pub(super) fn files(shown: &[(Loosening, Killer)]) -> Vec<(String, String)> {
    let file = |(loosening, killer): &(Loosening, Killer)| {
        let name = loosening.statement.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("-");
        let title = &loosening.finding.message.en;
        (format!("{}-{name}", loosening.finding.lint), killer.text(&title.replace('"', "'")))
    };
    shown.iter().map(file).collect()
}
