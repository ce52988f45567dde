//! Conditions wherever they are written: none that never holds, none that always does, none that reads what does not matter.

use super::{
    boxes::{Region, Space, TooMany, Variable, together},
    conditional::{Written, conditions, promised},
    report::Report,
};
use crate::{
    charter::{Charter, Workflow},
    finding::{Bilingual, Finding, Lint},
    id::WorkflowId,
};

/// Checks the conditions of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for written in conditions(id, workflow).into_iter().chain(promised(report.charter, id)) {
        match findings(report.charter, workflow, &written) {
            Ok(findings) => findings.into_iter().for_each(|finding| report.push(written.subject, finding)),
            Err(TooMany) => {
                let en =
                    "whether this condition can hold is not decided: it has too many combinations of facts";
                let zh = "这一条件能否成立，尚未判定：事实的组合过多";
                report.say(written.subject, Lint::NotDecided, written.span, en, zh);
            }
        }
    }
}

fn findings(charter: &Charter, workflow: &Workflow, written: &Written<'_>) -> Result<Vec<Finding>, TooMany> {
    let mut space = Space::new(charter, workflow);
    let (yes, no) = (space.cover(written.condition, true)?, space.cover(written.condition, false)?);
    let whatever = together(&space.told_domains());
    let finding = |lint, en: &str, zh: &str| {
        let finding = Finding::new(lint, written.span, Bilingual::new(en, zh));
        if whatever.en.is_empty() {
            return finding;
        }
        let (en, zh) = (format!("whatever {} is", whatever.en), format!("无论{}是什么", whatever.zh));
        finding.note(Bilingual::new(en, zh))
    };
    Ok(if yes.is_empty() {
        vec![finding(Lint::ConditionNeverTrue, "the condition here never holds", "这里的条件永远不会成立")]
    } else if no.is_empty() {
        let (en, zh) =
            ("the condition here always holds and asks nothing", "这里的条件总是成立，等于没有条件");
        vec![finding(Lint::ConditionAlwaysTrue, en, zh)]
    } else {
        idle(&space, written, &yes, &no)
    })
}

/// Facts that the condition reads and that never decide it.
fn idle(space: &Space<'_>, written: &Written<'_>, yes: &[Region], no: &[Region]) -> Vec<Finding> {
    let is_order = |variable: &Variable| matches!(variable, Variable::Order(..));
    if space.axes().iter().any(is_order) {
        return Vec::new();
    }
    let matters =
        |axis: usize| yes.iter().any(|yes| no.iter().any(|no| yes.meets(no, |aside| aside == axis)));
    let idle = (0..space.axes().len()).filter(|&axis| !matters(axis));
    idle.filter_map(|axis| space.name(axis))
        .map(|name| {
            let en = format!("`{}` never decides this condition: whatever it is, the rest does", name.en);
            let zh = format!("“{}”从不影响这里的条件：无论它是什么，结果都由其余部分决定", name.zh);
            Finding::new(Lint::NeverMatters, written.span, Bilingual::new(en, zh))
        })
        .collect()
}
