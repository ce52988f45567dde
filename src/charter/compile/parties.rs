//! Paths that name persons and bodies: `committee.member`, `handler.superior`, `grade.actor`, `raiser.near-relative`.

use super::{
    category::Category,
    hall::Shared,
    room::{Room, Thing},
};
use crate::{
    Name,
    charter::NamedParties,
    finding::{Bilingual, Lint},
    rule::{Condition, Holder, Party, SlotType},
    structure::Sort,
    text::{NamesText, Path},
};

/// What a path stands for, read step by step.
#[derive(Debug, Clone)]
enum Walked {
    Holder(Holder),
    Party(Party),
    /// An action, waiting for `.actor`.
    Action(crate::id::ActionId),
    /// A state, waiting for `.accountable`.
    State(crate::id::StateId),
    /// The case itself, waiting for a tie or `.accountable`.
    Case,
}

impl Room<'_, '_> {
    /// The persons that a path names, or a finding.
    pub(super) fn party(&mut self, path: &Path) -> Option<Party> {
        match self.walk(path)? {
            Walked::Party(party) => Some(party),
            Walked::Holder(holder) => Some(Party::Members(holder)),
            Walked::Action(action) => {
                let name = self.actions.at(action).name.clone();
                self.needs_dot(path, [format!("{name}.actor"), format!("{name}.经办人")], Category::Action);
                None
            }
            Walked::State(state) => {
                let name = self.states.at(state).name.clone();
                self.needs_dot(
                    path,
                    [format!("{name}.accountable"), format!("{name}.负责")],
                    Category::State,
                );
                None
            }
            Walked::Case => {
                let en =
                    "`case` alone is nobody: write `case.accountable`, or a tie such as `case.interested`";
                self.hall.wrong(
                    path.span,
                    en,
                    "“本案”不是人员或者主体：请写“本案.负责”，或者“本案.利害关系人”这样的关系",
                );
                None
            }
        }
    }

    /// The body that a path names, or a finding.
    pub(super) fn holder(&mut self, path: &Path) -> Option<Holder> {
        match self.walk(path)? {
            Walked::Holder(holder) => Some(holder),
            Walked::Party(Party::Actor(action)) => Some(Holder::Actor(action)),
            Walked::Party(_) => {
                let en = format!("`{path}` names persons, where a body is due");
                self.hall.wrong(path.span, en, format!("“{path}”是人员，此处应为主体"));
                None
            }
            Walked::Action(_) | Walked::State(_) | Walked::Case => {
                self.party(path);
                None
            }
        }
    }

    /// The parties of clauses, each with its condition.
    pub(super) fn named_parties_of(&mut self, clauses: &[NamesText]) -> Vec<NamedParties> {
        clauses.iter().map(|clause| self.named_parties(clause)).collect()
    }

    fn named_parties(&mut self, clause: &NamesText) -> NamedParties {
        NamedParties {
            parties: clause.names.iter().filter_map(|path| self.party(path)).collect(),
            condition: self.optional_condition(clause.condition.as_ref()),
            origin: self.hall.origin(&clause.notes, clause.span),
        }
    }

    /// The condition, or always.
    pub(super) fn optional_condition(&mut self, text: Option<&crate::text::ConditionText>) -> Condition {
        text.map_or(Condition::Always, |text| self.condition(text))
    }

    fn walk(&mut self, path: &Path) -> Option<Walked> {
        let mut parts = path.parts();
        let mut walked = self.begin(path, parts.next().unwrap_or_default())?;
        for part in parts {
            walked = self.step(path, walked, part)?;
        }
        Some(walked)
    }

    /// What the first part of a path stands for.
    fn begin(&mut self, path: &Path, first: &str) -> Option<Walked> {
        match first {
            "raiser" => return Some(Walked::Party(Party::Raiser)),
            "system" => return Some(Walked::Party(Party::System)),
            "case" => return Some(Walked::Case),
            _ => {}
        }
        match self.thing(first) {
            Some(Thing::Slot(slot)) => Some(match self.slots.at(slot).r#type {
                SlotType::Person | SlotType::Persons => Walked::Party(Party::Person(slot)),
                SlotType::Body | SlotType::Bodies | SlotType::Ladder(_) => Walked::Holder(Holder::Slot(slot)),
            }),
            Some(Thing::Action(action)) => Some(Walked::Action(action)),
            Some(Thing::State(state)) => Some(Walked::State(state)),
            Some(other) => self.nobody(path, first, Some(other.category())),
            None => self.begin_shared(path, first),
        }
    }

    fn begin_shared(&mut self, path: &Path, first: &str) -> Option<Walked> {
        match self.hall.shared(first) {
            Some(Shared::Body(body)) => Some(Walked::Holder(Holder::Body(body))),
            Some(Shared::Kind(kind)) if self.hall.kinds.at(kind).sort == Sort::Person => {
                Some(Walked::Party(Party::Kind(kind)))
            }
            Some(other) => self.nobody(path, first, Some(other.category())),
            None => self.nobody(path, first, None),
        }
    }

    /// Reports a name that stands for nobody.
    fn nobody<T>(&mut self, path: &Path, first: &str, instead: Option<Category>) -> Option<T> {
        if instead == Some(Category::Kind) {
            let en = format!(
                "`{first}` is a kind of body or of tie, and nobody acts as such: name a body or an office"
            );
            self.hall.wrong(
                path.span,
                en,
                format!("“{first}”是主体或者关系的类型，不能作为当事人：请写出主体或者岗位"),
            );
        } else {
            self.missing(first, path.span, &[Category::Body, Category::Slot, Category::Kind], instead);
        }
        None
    }

    /// What a further part of a path makes of what stands before its dot.
    fn step(&mut self, path: &Path, before: Walked, part: &str) -> Option<Walked> {
        match (before, part) {
            (Walked::Holder(holder), "superior") => Some(Walked::Holder(Holder::Superior(Box::new(holder)))),
            (Walked::Holder(holder), "supervisor") => {
                Some(Walked::Holder(Holder::Supervisor(Box::new(holder))))
            }
            (Walked::Action(action), "actor") => Some(Walked::Party(Party::Actor(action))),
            (Walked::State(state), "accountable") => Some(Walked::Holder(Holder::Accountable(Some(state)))),
            (Walked::Case, "accountable") => Some(Walked::Holder(Holder::Accountable(None))),
            (Walked::Party(Party::Actor(action)), "body") => Some(Walked::Holder(Holder::Actor(action))),
            (Walked::Party(Party::Actor(action)), "superior" | "supervisor") => {
                self.step(path, Walked::Holder(Holder::Actor(action)), part)
            }
            (Walked::Case, tie) => self.tie_of(path, tie).map(|tie| Walked::Party(Party::TiedToCase(tie))),
            (Walked::Party(party), tie) => {
                let tie = self.tie_of(path, tie)?;
                Some(Walked::Party(Party::TiedTo(Box::new(party), tie)))
            }
            (Walked::Holder(holder), part) => self.of_body(path, holder, part),
            (Walked::Action(_) | Walked::State(_), part) => self.no_part(path, part),
        }
    }

    /// `committee.member`, `handler.clerk` or `committee.near-relative`.
    fn of_body(&mut self, path: &Path, holder: Holder, part: &str) -> Option<Walked> {
        if let Some(tie) = self.hall.tie(part) {
            let members = Box::new(Party::Members(holder));
            return Some(Walked::Party(Party::TiedTo(members, tie)));
        }
        if let Holder::Body(body) = holder {
            let office = self.hall.office_named(body, part, path.span)?;
            return Some(Walked::Party(Party::Office(office)));
        }
        if !self.hall.offices.values().any(|office| office.name == *part) {
            return self.no_office(path, part);
        }
        Some(Walked::Party(Party::OfficeOf(holder, Name::new(part).ok()?)))
    }

    fn no_office<T>(&mut self, path: &Path, part: &str) -> Option<T> {
        let names: Vec<_> = self.hall.offices.values().map(|office| office.name.clone()).collect();
        let missing = super::names::Missing { name: part, span: path.span, wanted: &[Category::Office] };
        let finding = missing.finding(None, names.iter().map(Name::as_str));
        self.hall.findings.push(finding);
        None
    }

    fn tie_of(&mut self, path: &Path, name: &str) -> Option<crate::id::KindId> {
        self.hall.tie(name).or_else(|| self.no_part(path, name))
    }

    fn no_part<T>(&mut self, path: &Path, part: &str) -> Option<T> {
        let en = format!("`{part}` has no sense after the dot in `{path}`");
        self.hall.say(Lint::UnknownName, path.span, en, format!("“{path}”中点号之后的“{part}”没有意义"));
        None
    }

    fn needs_dot(&mut self, path: &Path, [en, zh]: [String; 2], category: Category) {
        let message = Bilingual::new(
            format!("`{path}` is {}, where persons or a body are due", category.one()),
            format!("“{path}”是{}，此处应为人员或者主体", category.zh()),
        );
        let hint = Bilingual::new(format!("did you mean `{en}`?"), format!("是否应为“{zh}”？"));
        self.hall.wrong_with(path.span, message, hint);
    }
}
