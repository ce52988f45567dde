//! What is said of the persons of a roster, for every workflow of a charter.

use super::{
    absence::{Absence, Absences, absences},
    undoable::{Choice, Undoable},
    words,
};
use crate::{
    charter::{Charter, Workflow, levels::Subject},
    check::report::Report,
    engine::PlainRoster,
    finding::{Finding, Level, Lint},
    id::WorkflowId,
    time::Date,
};

/// What a roster makes of the duties of every workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// Of each workflow, in the order of the charter.
    pub workflows: Vec<Absences>,
    /// Everything that was found, at its place in the charter.
    pub findings: Vec<Finding>,
}

/// Looks whether the persons of a roster can get every duty of every workflow done on a date, whoever acted before, and which
/// absences of up to `absent` persons would keep them from it. Up to `limit` positions of each workflow are looked at.
///
/// ```
/// use gongzhi::{charter::Charter, check, engine::PlainRoster, finding::Source, text};
///
/// let source = Source::new("desk.charter", "\
/// charter desk, edition 2026-01
/// body desk is council
///   office clerk
/// workflow request
///   must note by desk.clerk, from start -> noted
///   state noted, accountable desk
///     must approve by desk.clerk, bars note.actor -> approved
///   state approved, end done
/// ");
/// let text = text::read(&source).charter.unwrap_or_default();
/// let charter = Charter::compile(&text).charter.ok_or("no charter")?;
/// let roster: PlainRoster = serde_json::from_str(
///     r#"{ "persons": [{ "person": "ann", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#,
/// )?;
/// let people = check::people(&charter, &roster, "2026-06-01".parse()?, 0, check::LIMIT);
/// let found: Vec<_> = people.findings.iter().map(|finding| finding.lint.name()).collect();
/// assert_eq!(found, ["separation-unsatisfiable"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn people(charter: &Charter, roster: &PlainRoster, on: Date, absent: usize, limit: usize) -> People {
    let mut report = Report::new(charter);
    let mut workflows = Vec::new();
    for (id, rules) in charter.workflows.iter() {
        let Some(found) = absences(charter, id, (roster, on), absent, limit) else { continue };
        for undoable in &found.present.undoable {
            say(&mut report, (id, rules), undoable);
        }
        for absence in &found.blocking {
            say_absence(&mut report, (id, rules), roster, absence);
        }
        if !found.is_whole {
            not_decided(&mut report, (id, rules), &found);
        }
        workflows.push(found);
    }
    People { workflows, findings: report.into_sorted() }
}

impl People {
    /// Whether something was found that the charter denies.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Deny)
    }
}

fn say(report: &mut Report<'_>, (id, rules): (WorkflowId, &Workflow), undoable: &Undoable) {
    let action = rules.actions.at(undoable.action);
    if !undoable.is_confirmed {
        let name = &action.name;
        let en = format!(
            "whether somebody can always do `{name}` is not decided: the run in which nobody could was not played with real dates"
        );
        let zh = format!("“{name}”是否总有人可以办理，尚未判定：无人可办的路径没有按实际日期走通");
        report.say(Subject::Action(id, undoable.action), Lint::NotDecided, action.origin.span, en, zh);
        return;
    }
    let lint = match (undoable.choice, undoable.is_barred) {
        (Choice::Some, _) => Lint::ChoiceGetsStuck,
        (Choice::Every, true) => Lint::SeparationUnsatisfiable,
        (Choice::Every, false) => Lint::DutyUnstaffed,
    };
    let finding = Finding::new(lint, action.origin.span, words::undoable(&action.name, undoable));
    report.push(Subject::Action(id, undoable.action), finding.note(words::run(undoable)));
}

fn say_absence(
    report: &mut Report<'_>,
    (id, rules): (WorkflowId, &Workflow),
    roster: &PlainRoster,
    absence: &Absence,
) {
    let undoable = &absence.undoable;
    let action = rules.actions.at(undoable.action);
    if undoable.is_confirmed {
        let message = words::absence(&action.name, roster, absence);
        let finding = Finding::new(Lint::AbsenceBlocks, action.origin.span, message);
        report.push(Subject::Action(id, undoable.action), finding.note(words::run(undoable)));
    }
}

fn not_decided(report: &mut Report<'_>, (id, rules): (WorkflowId, &Workflow), found: &Absences) {
    let (name, positions) = (&rules.name, found.present.positions);
    let en = format!(
        "whether everybody's duty in `{name}` can be done is not decided: {positions} positions were looked at"
    );
    let zh = format!("“{name}”中应办的动作是否都有人可以办理，尚未判定：已查看{positions}种情形");
    report.say(Subject::Workflow(id), Lint::NotDecided, rules.origin.span, en, zh);
}
