//! Who acts and who answers, in words.

use super::Wording;
use crate::{
    charter::{By, NamedParties, Together},
    finding::Language,
    rule::{Cause, Grade, Holder, Party},
    structure::{Membership, Quantity, Quota, Required, Seats},
};

impl Wording<'_> {
    /// A body as a rule names it.
    #[must_use]
    pub fn holder(&self, holder: &Holder) -> String {
        match holder {
            Holder::Body(body) => self.body(*body).to_owned(),
            Holder::Slot(slot) => self.slot(*slot).to_owned(),
            Holder::Superior(of) => self.of("superior", &self.holder(of), "上级"),
            Holder::Supervisor(of) => self.of("supervisor", &self.holder(of), "监督者"),
            Holder::Actor(action) => self.of("body that did", self.action(*action), "经办主体"),
            Holder::Accountable(None) => self.pick("the accountable body", "负责主体").to_owned(),
            Holder::Accountable(Some(state)) => {
                self.of("body accountable in", self.state(*state), "负责主体")
            }
        }
    }

    /// A party as a rule names it.
    #[must_use]
    pub fn party(&self, party: &Party) -> String {
        match party {
            Party::Raiser => self.pick("raiser", "提出人").to_owned(),
            Party::System => self.pick("system", "系统").to_owned(),
            Party::Kind(kind) => self.kind(*kind).to_owned(),
            Party::Office(office) => self.office(*office),
            Party::Members(holder) => self.holder(holder),
            Party::OfficeOf(holder, name) => {
                let offices = self.charter.structure.offices.values();
                let mut titles = offices.filter(|office| office.name == *name);
                let title =
                    titles.next().map_or(name.as_str(), |office| office.titles.or(self.language, name));
                self.of(title, &self.holder(holder), title)
            }
            Party::Person(slot) => self.slot(*slot).to_owned(),
            Party::Actor(action) => self.of("who did", self.action(*action), "经办人"),
            Party::TiedTo(party, kind) => self.of(self.kind(*kind), &self.party(party), self.kind(*kind)),
            Party::TiedToCase(kind) => {
                self.of(self.kind(*kind), self.pick("the case", "本案"), self.kind(*kind))
            }
        }
    }

    /// Parties in a row.
    #[must_use]
    pub fn parties(&self, parties: &[Party]) -> String {
        self.row(parties.iter().map(|party| self.party(party)))
    }

    /// Parties of several clauses, each with its condition.
    #[must_use]
    pub fn named(&self, clauses: &[NamedParties]) -> String {
        let said = clauses.iter().map(|clause| {
            let condition = self.bracketed(&clause.condition);
            format!("{}{condition}", self.parties(&clause.parties))
        });
        self.row(said)
    }

    /// Who may do an action.
    #[must_use]
    pub fn by(&self, clauses: &[By]) -> String {
        let said = clauses.iter().map(|by| {
            let bounds = by.together.iter().map(|joint| {
                let number = self.together(joint.number);
                format!("{number}{}", self.bracketed(&joint.condition))
            });
            let bounds: Vec<_> = bounds.collect();
            let together = match (bounds.as_slice(), self.language) {
                ([], _) => String::new(),
                (bounds, Language::En) => format!(", {} together", bounds.join(" and ")),
                (bounds, Language::Zh) => format!("，{}共同", bounds.join("且")),
            };
            format!("{}{together}{}", self.parties(&by.parties), self.bracketed(&by.condition))
        });
        self.row(said)
    }

    /// How many act together: `at least 10`, `至少全体的1/10`.
    #[must_use]
    pub fn together(&self, together: Together) -> String {
        match (together, self.language) {
            (Together::Persons(word, number), Language::En) => format!("{}{number}", self.bound(word)),
            (Together::Persons(word, number), Language::Zh) => format!("{}{number}人", self.bound(word)),
            (Together::Share { reach, part, of }, Language::En) => {
                format!("{}{part}/{of} of all", self.bound(reach.word()))
            }
            (Together::Share { reach, part, of }, Language::Zh) => {
                format!("{}全体的{part}/{of}", self.bound(reach.word()))
            }
        }
    }

    /// The word of a grade.
    #[must_use]
    pub fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Duty => self.pick("must", "应当"),
            Grade::Power => self.pick("may", "可以"),
            Grade::Encouraged => self.pick("encouraged", "鼓励"),
        }
    }

    /// The word of a cause.
    #[must_use]
    pub fn cause(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Expiry => self.pick("expiry", "到期"),
            Cause::Dissatisfied => self.pick("dissatisfied", "不满意"),
            Cause::Refusal => self.pick("refusal", "拒办"),
            Cause::Risk => self.pick("risk", "风险"),
            Cause::Request => self.pick("request", "请求"),
        }
    }

    /// Who belongs to a set of persons.
    #[must_use]
    pub fn membership(&self, membership: &Membership) -> String {
        match membership {
            Membership::Body(body) => match self.language {
                Language::En => format!("members of {}", self.body(*body)),
                Language::Zh => format!("{}成员", self.body(*body)),
            },
            Membership::Office(office) => self.office(*office),
            Membership::Kind(kind) => self.kind(*kind).to_owned(),
            Membership::TiedTo(body, kind) => match self.language {
                Language::En => format!("{} of members of {}", self.kind(*kind), self.body(*body)),
                Language::Zh => format!("{}成员的{}", self.body(*body), self.kind(*kind)),
            },
            Membership::TiedToHolder(office, kind) => {
                self.of(self.kind(*kind), &self.office(*office), self.kind(*kind))
            }
            Membership::BodiesOf(kind) => match self.language {
                Language::En => format!("members of other bodies of the kind {}", self.kind(*kind)),
                Language::Zh => format!("其他{}的成员", self.kind(*kind)),
            },
        }
    }

    /// Who must be among a body's members: `Woman: at least 1`, `妇女：至少1人`.
    #[must_use]
    pub fn required(&self, required: &Required) -> String {
        let quotas = self.row(required.quotas.iter().map(|quota| self.quota(*quota)));
        self.said(&self.membership(&required.who), &quotas)
    }

    /// A bound on how many: `at least 4/5`, `至少1人`.
    #[must_use]
    pub fn quota(&self, quota: Quota) -> String {
        let word = self.bound(quota.word);
        match quota.quantity {
            Quantity::Persons(number) => format!("{word}{number}{}", self.pick("", "人")),
            Quantity::Share(part, whole) => format!("{word}{part}/{whole}"),
        }
    }

    /// How many persons: `5 to 9 persons`, `5～9人`.
    #[must_use]
    pub fn seats(&self, seats: Seats) -> String {
        let Seats { least, most, .. } = seats;
        match self.language {
            Language::En if most == 1 => "one person".to_owned(),
            Language::En if least == most => format!("{most} persons"),
            Language::En => format!("{least} to {most} persons"),
            Language::Zh if least == most => format!("{most}人"),
            Language::Zh => format!("{least}～{most}人"),
        }
    }

    /// `superior of X` or `who did X`, `X的上级`.
    fn of(&self, en: &str, whom: &str, zh: &str) -> String {
        match self.language {
            Language::En if en.starts_with("who ") || en.starts_with("body ") => format!("{en} {whom}"),
            Language::En => format!("{en} of {whom}"),
            Language::Zh => format!("{whom}的{zh}"),
        }
    }
}
