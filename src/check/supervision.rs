//! Who watches whom: supervisory bodies stand apart, and whoever handles cases is watched.

use std::collections::BTreeSet;

use super::report::{Report, listed};
use crate::{
    charter::{Action, levels::Subject},
    finding::{Lint, Span},
    id::{ActionId, BodyId, OfficeId, WorkflowId},
    rule::{Grade, Holder, Party},
    structure::{Membership, Relation, RelationKind, Structure},
};

/// Checks supervision and what is put on bodies that only accept.
pub(super) fn check(report: &mut Report<'_>) {
    for edge in &report.charter.structure.relations {
        let structure = &report.charter.structure;
        if edge.kind == RelationKind::Supervises && structure.holds(edge.from, |axioms| axioms.stands_apart) {
            stands_apart(report, edge);
        }
    }
    for body in report.charter.structure.bodies.ids() {
        if report.charter.structure.holds(body, |axioms| axioms.stands_apart) {
            shared_members(report, body);
        }
    }
    for body in handlers(report) {
        watched(report, body);
    }
    for (workflow, found) in report.charter.workflows.iter() {
        for (id, action) in found.actions.iter() {
            forced(report, workflow, id, action);
        }
    }
}

/// A supervisory body is not led by, elected by, part of or staffed by what it supervises
/// (城市居民委员会组织法 2025, art. 36).
fn stands_apart(report: &mut Report<'_>, edge: &Relation) {
    let structure = &report.charter.structure;
    let (over, under) = (edge.from, edge.to);
    let related = |kind, from, to| {
        structure.relations.iter().find(|edge| edge.kind == kind && edge.from == from && edge.to == to)
    };
    let reasons = [
        (related(RelationKind::Leads, under, over), "is led by it", "受其领导"),
        (related(RelationKind::Elects, under, over), "is elected by it", "由其产生"),
        (related(RelationKind::PartOf, over, under), "is part of it", "隶属于它"),
    ];
    for (edge, en, zh) in reasons {
        if let Some(edge) = edge {
            not_apart(report, over, under, edge.origin.span, en, zh);
        }
    }
    if let Some(office) = staffed_by(structure, over, under) {
        let span = structure.offices.at(office).origin.span;
        not_apart(
            report,
            over,
            under,
            span,
            "is staffed by it: one office goes with the other",
            "由其人员兼任",
        );
    }
}

/// An office of the first body whose holders are by rule holders of an office of the second.
fn staffed_by(structure: &Structure, over: BodyId, under: BodyId) -> Option<OfficeId> {
    let offices = structure.offices.iter().filter(|(_, office)| office.body == over);
    let implied = |office: &OfficeId| structure.offices.at(*office).body == under;
    offices.filter(|(_, office)| office.implies.as_ref().is_some_and(implied)).map(|(id, _)| id).next()
}

/// Reports the supervised bodies whose members nothing bars from the supervisory body.
fn shared_members(report: &mut Report<'_>, over: BodyId) {
    let structure = &report.charter.structure;
    let supervised = structure.relations_from(over).filter(|edge| edge.kind == RelationKind::Supervises);
    let open: Vec<_> =
        supervised.map(|edge| edge.to).filter(|&to| !bars_members(structure, over, to)).collect();
    if open.is_empty() {
        return;
    }
    let (name, names) = (report.body(over), listed(open.iter().map(|&body| report.body(body))));
    let en = format!("members of {} may sit in `{name}`, which supervises it: nothing bars them", names.en);
    let zh = format!("{}的成员可以兼任监督者“{name}”的成员：没有规则使其回避", names.zh);
    let span = structure.bodies.at(over).origin.span;
    report.say(Subject::Body(over), Lint::SharedMembers, span, en, zh);
}

fn not_apart(report: &mut Report<'_>, over: BodyId, under: BodyId, span: Span, en: &str, zh: &str) {
    let (over_name, under_name) = (report.body(over), report.body(under));
    let message = format!("`{over_name}` supervises `{under_name}` and {en}");
    let zh = format!("“{over_name}”监督“{under_name}”，却{zh}");
    report.say(Subject::Body(over), Lint::SupervisorNotApart, span, message, zh);
}

/// Whether members of one body are barred from the other.
fn bars_members(structure: &Structure, over: BodyId, under: BodyId) -> bool {
    structure.bodies.at(over).composition.bars.iter().any(|barred| barred.who == Membership::Body(under))
}

/// Bodies that answer for states or stand on ladders.
fn handlers(report: &Report<'_>) -> BTreeSet<BodyId> {
    let charter = report.charter;
    let states = charter.workflows.values().flat_map(|workflow| workflow.states.values());
    let accountable = states.filter_map(|state| match state.accountable {
        Some(Holder::Body(body)) => Some(body),
        _ => None,
    });
    let rungs = charter.ladders.values().flat_map(|ladder| ladder.rungs.iter().map(|rung| rung.body));
    accountable.chain(rungs).collect()
}

fn watched(report: &mut Report<'_>, body: BodyId) {
    let structure = &report.charter.structure;
    let mut above = structure.relations_to(body).filter(|edge| edge.from != body);
    if above.any(|edge| {
        matches!(edge.kind, RelationKind::Supervises | RelationKind::Leads | RelationKind::Elects)
    }) {
        return;
    }
    let (name, span) = (report.body(body), structure.bodies.at(body).origin.span);
    let en = format!("`{name}` handles cases, and no body supervises, leads or elects it");
    let zh = format!("“{name}”办理事项，却没有主体监督、领导或者产生它");
    report.say(Subject::Body(body), Lint::Unsupervised, span, en, zh);
}

/// A duty is not put on volunteers and partners: they accept (志愿服务条例, art. 25).
fn forced(report: &mut Report<'_>, workflow: WorkflowId, id: ActionId, action: &Action) {
    if action.grade != Grade::Duty {
        return;
    }
    let parties: Vec<_> = action.by.iter().flat_map(|by| &by.parties).collect();
    let bodies: Option<Vec<BodyId>> = parties.iter().map(|party| accepting(report, party)).collect();
    if let Some(&body) = bodies.as_deref().and_then(<[BodyId]>::first) {
        let (name, duty) = (report.body(body), &action.name);
        let en =
            format!("`{duty}` is a duty of `{name}` alone, which accepts tasks and is never assigned one");
        let zh = format!("“{duty}”只能由“{name}”履行，而它只接受任务，不得被指派");
        report.say(Subject::Action(workflow, id), Lint::ForcedDuty, action.origin.span, en, zh);
    }
}

/// The body of a party, if it only accepts tasks.
fn accepting(report: &Report<'_>, party: &Party) -> Option<BodyId> {
    let structure = &report.charter.structure;
    let body = match party {
        Party::Members(Holder::Body(body)) => *body,
        Party::Office(office) => structure.offices.at(*office).body,
        _ => return None,
    };
    structure.holds(body, |axioms| axioms.accepts_only).then_some(body)
}
