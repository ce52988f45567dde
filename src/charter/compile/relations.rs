//! Relations between bodies, and what one may do in the place of another.

use super::{category::Category, hall::Hall, names::Missing};
use crate::{
    finding::{Finding, Lint, Span},
    id::BodyId,
    origin::Origin,
    structure::{Delegation, Relation, RelationKind},
    text::{DelegatesText, Path, RelationText, RelationWord},
};

impl Hall<'_> {
    pub(super) fn relation(&mut self, from: BodyId, text: &RelationText) {
        let span = text.to.first().map_or(Span::default(), |path| path.span);
        let origin = self.origin(&text.notes, span);
        let kind = relation_kind(text.relation);
        for path in &text.to {
            let Some(to) = self.body_named(path) else { continue };
            if self.relations.iter().any(|edge| edge.kind == kind && edge.from == from && edge.to == to) {
                let en = format!("this relation to `{path}` is declared twice");
                self.say(Lint::DuplicateName, path.span, en, format!("与“{path}”的这一关系重复声明"));
                continue;
            }
            let origin = Origin { span: path.span, ..origin.clone() };
            self.relations.push(Relation { kind, from, to, origin });
        }
    }

    pub(super) fn delegation(&mut self, from: BodyId, text: &DelegatesText) {
        let span = text.to.first().map_or(Span::default(), |path| path.span);
        let origin = self.origin(&text.notes, span);
        let (since, until) = self.span_of_dates(text.since.as_ref(), text.until.as_ref());
        let of: Vec<_> = text.of.iter().filter_map(|path| self.delegated(path)).collect();
        for path in &text.to {
            let Some(to) = self.body_named(path) else { continue };
            let origin = Origin { span: path.span, ..origin.clone() };
            let kind = RelationKind::Delegates;
            self.relations.push(Relation { kind, from, to, origin: origin.clone() });
            self.delegations.push(Delegation { from, to, of: of.clone(), since, until, origin });
        }
    }

    /// The workflow and the action or ballot that `workflow.action` names.
    fn delegated(&mut self, path: &Path) -> Option<(crate::Name, crate::Name)> {
        let (first, rest) = path.split_first();
        let workflow = self.workflow_named(&Path::new(first, path.span))?;
        let rest = rest.unwrap_or_default();
        let wanted = &[Category::Action, Category::Ballot];
        let found = self.workflows.at(workflow).names.get(rest).copied();
        if found.is_some_and(|category| wanted.contains(&category)) {
            return Some((crate::Name::new(first).ok()?, crate::Name::new(rest).ok()?));
        }
        let names = &self.workflows.at(workflow).names;
        let candidates = names.iter().filter(|(_, category)| wanted.contains(category));
        let missing = Missing { name: rest, span: path.span, wanted };
        let finding: Finding = missing.finding(found, candidates.map(|(name, _)| name.as_str()));
        self.findings.push(finding);
        None
    }
}

/// The relation that a word of the language means.
fn relation_kind(word: RelationWord) -> RelationKind {
    match word {
        RelationWord::Leads => RelationKind::Leads,
        RelationWord::Guides => RelationKind::Guides,
        RelationWord::Supervises => RelationKind::Supervises,
        RelationWord::Elects => RelationKind::Elects,
        RelationWord::Coordinates => RelationKind::Coordinates,
        RelationWord::Partners => RelationKind::Partners,
        RelationWord::PartOf => RelationKind::PartOf,
    }
}
