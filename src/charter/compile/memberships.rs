//! Who may not belong to a body or hold an office: sets of persons by where they belong.

use super::{
    category::Category,
    hall::{Hall, Shared},
    names::{Missing, sort_words},
};
use crate::{
    finding::Lint,
    id::{BodyId, KindId},
    structure::{Membership, Sort},
    text::{NamesText, Path},
};

impl Hall<'_> {
    /// The persons that `bars` clauses of a body name.
    pub(super) fn memberships(&mut self, clauses: &[NamesText]) -> Vec<Membership> {
        let mut members = Vec::new();
        for clause in clauses {
            self.check_notes(&clause.notes);
            if let Some(condition) = &clause.condition {
                self.not_yet(condition.span, "a condition on who may belong", "成员回避的条件");
            }
            members.extend(clause.names.iter().filter_map(|path| self.membership(path)));
        }
        members
    }

    fn membership(&mut self, path: &Path) -> Option<Membership> {
        let (first, rest) = path.split_first();
        if self.workflows.values().any(|contents| contents.name == first) {
            self.not_yet(path.span, "barring persons whom a case holds", "对某一事项中人员的回避");
            return None;
        }
        match (self.shared(first), rest) {
            (Some(Shared::Body(body)), None) => Some(Membership::Body(body)),
            (Some(Shared::Body(body)), Some(rest)) => self.member_of(body, rest, path),
            (Some(Shared::Kind(kind)), None) if self.kinds.at(kind).sort == Sort::Person => {
                Some(Membership::Kind(kind))
            }
            (found, _) => {
                self.no_persons(path, first, found);
                None
            }
        }
    }

    /// `committee.member`, or `committee.near-relative`.
    fn member_of(&mut self, body: BodyId, rest: &str, path: &Path) -> Option<Membership> {
        if rest.contains('.') {
            self.not_yet(path.span, "a tie to the holders of one office", "与某一岗位人员的关系");
            return None;
        }
        match self.tie(rest) {
            Some(tie) => Some(Membership::TiedTo(body, tie)),
            None => self.office_named(body, rest, path.span).map(Membership::Office),
        }
    }

    /// The tie of that name, if there is one.
    pub(super) fn tie(&mut self, name: &str) -> Option<KindId> {
        match self.names.get(name) {
            Some(&Shared::Kind(kind)) if self.kinds.at(kind).sort == Sort::Tie => {
                self.shared(name);
                Some(kind)
            }
            _ => None,
        }
    }

    /// Checks that a path names persons: a kind of person, an office, or a body's members.
    pub(super) fn person_named(&mut self, path: &Path) {
        self.membership(path);
    }

    fn no_persons(&mut self, path: &Path, first: &str, found: Option<Shared>) {
        if let Some(Shared::Kind(kind)) = found {
            let (en, zh) = sort_words(self.kinds.at(kind).sort);
            let message = format!("`{path}` is a kind of {en}, where persons are due");
            return self.say(
                Lint::WrongType,
                path.span,
                message,
                format!("“{path}”是{zh}的类型，此处应为人员"),
            );
        }
        let missing = Missing { name: first, span: path.span, wanted: &[Category::Body, Category::Kind] };
        let candidates = self.names.iter().filter(|(_, shared)| shared.category() != Category::Ladder);
        let finding = missing.finding(found.map(Shared::category), candidates.map(|(name, _)| name.as_str()));
        self.findings.push(finding);
    }
}
