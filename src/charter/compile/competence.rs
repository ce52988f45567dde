//! Competence: which cases a body may be given, read in each workflow that it speaks of.

use super::{
    category::Category,
    hall::{Contents, Hall},
    room::Room,
};
use crate::{
    charter::Competence,
    finding::Lint,
    id::{BodyId, WorkflowId},
    origin::Origin,
    text::{BodyText, CompetenceText, Expression},
};

/// The competence of a body, and the workflows that it speaks of.
#[derive(Debug, Clone)]
pub(super) struct Stated<'t> {
    body: BodyId,
    text: &'t CompetenceText,
    of: Vec<WorkflowId>,
    origin: Origin,
}

impl<'t> Hall<'t> {
    /// Keeps the competence of a body until the workflows are read.
    pub(super) fn read_competences(&mut self, body: BodyId, text: &'t BodyText) {
        for text in &text.competence {
            let origin = self.origin(&text.notes, text.span);
            let of = if text.of.is_empty() {
                let speaks =
                    |(_, contents): &(WorkflowId, &Contents)| is_answered(&text.expression, contents);
                self.workflows.iter().filter(speaks).map(|(id, _)| id).collect()
            } else {
                text.of.iter().filter_map(|path| self.workflow_named(path)).collect()
            };
            self.competences.push(Stated { body, text, of, origin });
        }
    }

    /// Reports competence of which no workflow knows the facts.
    pub(super) fn report_homeless_competences(&mut self) {
        let homeless = |stated: &&Stated<'_>| stated.of.is_empty() && stated.text.of.is_empty();
        let spans: Vec<_> = self.competences.iter().filter(homeless).map(|stated| stated.text.span).collect();
        for span in spans {
            let en = "no workflow has all the facts that this competence names";
            self.say(Lint::UnknownName, span, en, "没有哪个流程具备这项职权所写的全部事实");
        }
    }
}

impl Room<'_, '_> {
    /// Which cases of this workflow bodies may be given.
    pub(super) fn competences(&mut self) -> Vec<Competence> {
        let of_this = |stated: &&Stated<'_>| stated.of.contains(&self.id);
        let stated: Vec<_> = self.hall.competences.iter().filter(of_this).cloned().collect();
        let compile = |stated: Stated<'_>| Competence {
            body: stated.body,
            condition: self.expression(&stated.text.expression),
            origin: stated.origin,
        };
        stated.into_iter().map(compile).collect()
    }
}

/// Whether a workflow knows the facts that a condition names: of a comparison one side, since the other may be a value.
fn is_answered(expression: &Expression, contents: &Contents) -> bool {
    match expression {
        Expression::Name(path) => {
            matches!(path.as_str(), "yes" | "no") || is_known(path.split_first().0, contents)
        }
        Expression::Compare(left, _, right) => is_answered(left, contents) || is_answered(right, contents),
        Expression::And(parts) | Expression::Or(parts) => {
            parts.iter().all(|part| is_answered(part, contents))
        }
        Expression::Not(inner, _) => is_answered(inner, contents),
        _ => false,
    }
}

fn is_known(name: &str, contents: &Contents) -> bool {
    let category = contents.names.get(name);
    matches!(category, Some(Category::Fact | Category::Slot | Category::Action))
}
