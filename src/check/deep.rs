//! What the checks find once data are looked at.

use super::{
    answering,
    confirm::{Witness, confirm},
    nearest::{Nearest, closed_at_end},
    promise::{self, PromiseProof, claims},
    proof::{Effort, Looked, Possible, Proof},
    report::{Report, listed},
    soundness,
    told::told_witness,
};
use crate::{
    charter::{Charter, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint},
    id::WorkflowId,
};

/// What the checks find once data are looked at, beyond what [`all`](super::all) finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deep {
    /// States that no case enters and actions that no case does because of what conditions, tables, counters and bodies say; cases
    /// that can never end because of them; bodies that answer where they can do nothing, and escalations that lead nowhere; promises that a run breaks; and what is not decided. In the order of the
    /// text.
    pub findings: Vec<Finding>,
    /// What was found out about each promise.
    pub promises: Vec<PromiseProof>,
    /// The runs that show what was found, each with the name of what it speaks against.
    pub witnesses: Vec<(String, Witness)>,
    /// How many stands of a case were looked at, in all workflows.
    pub stands: usize,
}

/// Looks at data as well: walks through up to `limit` stands of each workflow, which takes a second for some hundred thousand.
///
/// A workflow whose net is not sound is left out: that is mended first.
#[must_use]
pub fn deep(charter: &Charter, limit: usize) -> Deep {
    deep_and_tell(charter, limit, &|_| {})
}

/// The same; tells now and then how many stands were looked at, so that a host can show that it goes on.
#[must_use]
pub fn deep_and_tell(charter: &Charter, limit: usize, told: &dyn Fn(Looked)) -> Deep {
    let effort = Effort::new(limit, told);
    let mut found = Deep::default();
    let mut report = Report::new(charter);
    for (id, workflow) in charter.workflows.iter() {
        let is_known = soundness(charter, id, limit).is_some_and(|found| !found.findings.is_empty());
        if is_known {
            continue;
        }
        let claims = claims(charter, id);
        let Some(mut proof) = Proof::least(charter, id, &claims, effort) else { continue };
        let possible = Possible::of(&proof);
        found.stands += possible.stands;
        if possible.is_whole {
            never(&mut report, id, workflow, &possible, limit);
            found.witnesses.extend(stuck(&mut report, id, workflow, &mut proof));
        } else {
            not_decided(&mut report, id, workflow, &possible);
        }
        let every =
            if answering::is_sure(charter, &proof) { None } else { Proof::of(charter, id, &claims, effort) };
        let is_cut = every.as_ref().is_some_and(|every| !every.is_whole());
        let shown = match every {
            Some(mut every) => answering::report(&mut report, id, workflow, &mut every),
            None => answering::report(&mut report, id, workflow, &mut proof),
        };
        found.witnesses.extend(shown);
        if is_cut {
            acts_not_decided(&mut report, id, workflow, limit);
        }
        let proofs = promise::prove(charter, id, &mut proof, limit);
        promise::report(&mut report, &proofs);
        found.promises.extend(proofs);
    }
    found.witnesses.extend(promise::witnesses(charter, &found.promises));
    found.findings = report.into_sorted();
    found
}

/// The nearest case that can never end, if there is one, with a run to it.
fn stuck<'c>(
    report: &mut Report<'c>,
    id: WorkflowId,
    workflow: &Workflow,
    proof: &mut Proof<'c>,
) -> Option<(String, Witness)> {
    let stand = proof.endless()?;
    let states: Vec<_> = proof.active(stand).collect();
    let first = *states.first()?;
    let names = listed(states.iter().map(|&state| &workflow.states.at(state).name));
    let run = proof.explored.run_to(stand);
    let (lint, en, zh) = if proof.explored.edges(stand).is_empty() {
        let en = format!("a case in {} can be stuck: no condition that leads on holds", names.en);
        (Lint::Deadlock, en, format!("处于{}的事项可能无法继续：通往别处的条件都不成立", names.zh))
    } else {
        let en =
            format!("a case in {} can go on for ever: no condition that leads to an end can hold", names.en);
        (Lint::Livelock, en, format!("处于{}的事项可能永远循环：通往终点的条件都不能成立", names.zh))
    };
    let subject = Subject::State(id, first);
    let span = workflow.states.at(first).origin.span;
    let charter = report.charter;
    let witness = match confirm(charter, id, proof, &run, None) {
        Ok(witness) => witness,
        Err(unplayed) => {
            let why = unplayed.sentence(charter);
            let en = format!("whether that comes about is not decided ({}): {en}", why.en);
            report.say(
                subject,
                Lint::NotDecided,
                span,
                en,
                format!("是否会出现尚未判定（{}）：{zh}", why.zh),
            );
            return None;
        }
    };
    let mut way = told_witness(workflow, &witness);
    if let Some(closed) = closed_at_end(charter, &witness) {
        way = Bilingual::new(format!("{}; {}", way.en, closed.en), format!("{}；{}", way.zh, closed.zh));
    }
    let finding = Finding::new(lint, span, Bilingual::new(en, zh)).note(way);
    report.push(subject, finding);
    Some((format!("{}-{lint}", workflow.name), witness))
}

fn never(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, possible: &Possible, limit: usize) {
    for (state, rules) in workflow.states.iter().filter(|(_, rules)| !rules.is_retired) {
        if !possible.entered.contains(&state) {
            let name = &rules.name;
            let en =
                format!("no case ever enters `{name}`: the conditions on the way there never hold together");
            let zh = format!("没有事项会进入“{name}”：途中的条件从不同时成立");
            report.say(Subject::State(id, state), Lint::UnreachableState, rules.origin.span, en, zh);
        }
    }
    let actions = workflow.actions.iter();
    let dead: Vec<_> =
        actions.filter(|(action, rules)| !rules.is_retired && !possible.done.contains(action)).collect();
    if dead.is_empty() {
        return;
    }
    let nearest = Nearest::of(report.charter, id, limit);
    for (action, rules) in dead {
        let name = &rules.name;
        let message = Bilingual::new(
            format!("no case can do `{name}`: what it requires never holds where it stands"),
            format!("没有事项能办理“{name}”：它所要求的在它所处的环节从不成立"),
        );
        let mut finding = Finding::new(Lint::DeadAction, rules.origin.span, message);
        if let Some(told) = nearest.told(report.charter, id, action) {
            finding = finding.note(told);
        }
        report.push(Subject::Action(id, action), finding);
    }
}

fn acts_not_decided(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, limit: usize) {
    let name = &workflow.name;
    let en = format!(
        "whether whoever answers in `{name}` can always act is not decided: {limit} stands of a case were looked at"
    );
    let zh = format!("“{name}”中的负责主体是否总能办理，尚未判定：已查看{limit}种情形");
    report.say(Subject::Workflow(id), Lint::NotDecided, workflow.origin.span, en, zh);
}

fn not_decided(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, possible: &Possible) {
    let (name, stands) = (&workflow.name, possible.stands);
    let en = format!(
        "what data leave possible in `{name}` is not decided: {stands} stands of a case were looked at"
    );
    let zh = format!("数据在“{name}”中使哪些事情成为可能，尚未判定：已查看{stands}种情形");
    report.say(Subject::Workflow(id), Lint::NotDecided, workflow.origin.span, en, zh);
}
