//! Who may and must belong to a body or hold an office: sets of persons by where they belong.

use super::{
    category::Category,
    hall::{Hall, Shared},
    kinds::relation_named,
    names::{Missing, sort_words},
};
use crate::{
    finding::Lint,
    id::{BodyId, KindId, OfficeId},
    structure::{Barred, Membership, Quantity, Quota, Required, Sort},
    text::{AmountText, BodyText, BoundText, BoundWord, ConditionText, HasText, NamesText, Path},
};

impl Hall<'_> {
    /// The persons who may not belong to a body, what its kind bars among them.
    pub(super) fn barred_from(&mut self, body: BodyId, text: &BodyText) -> Vec<Barred> {
        let mut barred = Vec::new();
        for kind in self.kind_texts(self.bodies.at(body).kind) {
            barred.extend(
                kind.bars.iter().flat_map(|clause| self.barred_by((body, None), clause, is_no_relation)),
            );
        }
        barred.extend(self.barred((body, None), &text.bars));
        barred
    }

    /// The persons that `bars` clauses of a body or office name.
    pub(super) fn barred(&mut self, of: (BodyId, Option<OfficeId>), clauses: &[NamesText]) -> Vec<Barred> {
        clauses.iter().flat_map(|clause| self.barred_by(of, clause, |_| true)).collect()
    }

    fn barred_by(
        &mut self,
        of: (BodyId, Option<OfficeId>),
        clause: &NamesText,
        takes: fn(&Path) -> bool,
    ) -> Vec<Barred> {
        let origin = self.origin(&clause.notes, clause.span);
        if let Some(condition) = &clause.condition {
            self.no_case(condition);
            return Vec::new();
        }
        let named: Vec<_> = clause.names.iter().filter(|path| takes(path)).collect();
        let (of_cases, named): (Vec<&Path>, Vec<&Path>) =
            named.into_iter().partition(|path| self.is_of_cases(path));
        of_cases.into_iter().for_each(|path| self.bar_of_cases(of, path, &origin));
        let barred = named.into_iter().filter_map(|path| self.membership(path));
        barred.map(|who| Barred { who, origin: origin.clone() }).collect()
    }

    /// So many of a body's members are such persons; at least one if it is not said how many.
    pub(super) fn required(&mut self, text: &HasText) -> Option<Required> {
        let origin = self.origin(&text.notes, text.who.span);
        let who = self.membership(&text.who);
        let mut quotas: Vec<_> = text.bounds.iter().filter_map(|bound| self.quota(bound)).collect();
        if text.bounds.is_empty() {
            quotas.push(Quota { word: BoundWord::AtLeast, quantity: Quantity::Persons(1) });
        }
        Some(Required { who: who?, quotas, origin })
    }

    fn quota(&mut self, bound: &BoundText) -> Option<Quota> {
        self.check_notes(&bound.notes);
        if let Some(condition) = &bound.condition {
            self.no_case(condition);
            return None;
        }
        let quantity = match bound.amount {
            Some(AmountText::Number(number)) => Quantity::Persons(number),
            Some(AmountText::Share(part, whole)) if part <= whole && whole > 0 => {
                Quantity::Share(part, whole)
            }
            _ => {
                let en = "so many members are a number such as 1, or a share such as 4/5";
                self.say(Lint::BadAmount, bound.span, en, "成员的多少是人数，例如 1，或者比例，例如 4/5");
                return None;
            }
        };
        Some(Quota { word: bound.word, quantity })
    }

    /// Reports a condition on who belongs.
    fn no_case(&mut self, condition: &ConditionText) {
        let en = "who belongs to a body holds for all its cases, so that no condition, which reads a case, decides it";
        self.say(
            Lint::NoCase,
            condition.span,
            en,
            "谁属于主体，对它的全部事项都一样；条件读取某一事项，不能用在这里",
        );
    }

    fn membership(&mut self, path: &Path) -> Option<Membership> {
        let (first, rest) = path.split_first();
        if self.is_of_cases(path) {
            let en = "who must belong to a body does so in all its cases, and these persons are of one";
            self.say(
                Lint::NoCase,
                path.span,
                en,
                "应当属于主体的人员，对它的全部事项都一样；这些人员只属于某一事项",
            );
            return None;
        }
        match (self.shared(first), rest) {
            (Some(Shared::Kind(kind)), None) if self.kinds.at(kind).sort == Sort::Body => {
                Some(Membership::BodiesOf(kind))
            }
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
        if let Some((office, tie)) = rest.split_once('.')
            && let Some(tie) = self.tie(tie)
        {
            let office = self.office_named(body, office, path.span)?;
            return Some(Membership::TiedToHolder(office, tie));
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

/// What a kind bars besides relations: bodies and persons.
fn is_no_relation(path: &Path) -> bool {
    relation_named(path.as_str()).is_none()
}
