//! Who acts, from where, and what they give.

use super::room::Room;
use crate::{
    charter::{By, Joint, Together},
    finding::{Lint, Span},
    id::{StateId, TableId},
    rule::{Column, Condition, FactSource, Target, Used},
    text::{ActionText, AmountText, BoundText, BoundWord, ByText, NamesText, Path},
    workflow::Leaving,
};

impl Room<'_, '_> {
    /// A capacity in which the action is done; with bounds it takes so many persons together. A bound that cannot be
    /// read opens nothing: the condition of the clause never holds.
    pub(super) fn by(&mut self, text: &ByText) -> By {
        let span = text.parties.first().map_or(Span::default(), |path| path.span);
        let origin = self.hall.origin(&text.notes, span);
        let is_share = text.bounds.iter().any(|bound| matches!(bound.amount, Some(AmountText::Share(..))));
        let parties = if is_share {
            self.listable(&text.parties)
        } else {
            text.parties.iter().filter_map(|path| self.party(path)).collect()
        };
        let mut condition = self.optional_condition(text.condition.as_ref());
        let read: Vec<_> = text.bounds.iter().map(|bound| self.joint(bound)).collect();
        if read.iter().any(Option::is_none) {
            condition = Condition::Not(Box::new(Condition::Always));
        }
        let together: Vec<Joint> = read.into_iter().flatten().collect();
        self.check_somebody(&together, text);
        By { parties, together, condition, origin }
    }

    fn joint(&mut self, bound: &BoundText) -> Option<Joint> {
        let origin = self.hall.origin(&bound.notes, bound.span);
        let condition = self.optional_condition(bound.condition.as_ref());
        Some(Joint { number: self.together(bound)?, condition, origin })
    }

    /// Reports bounds that no number of persons keeps.
    fn check_somebody(&mut self, together: &[Joint], text: &ByText) {
        let always = || together.iter().filter(|joint| joint.condition == Condition::Always);
        let least = always().filter_map(|joint| match joint.number {
            Together::Persons(BoundWord::AtLeast, number) => Some(number),
            Together::Persons(BoundWord::MoreThan, number) => Some(number.saturating_add(1)),
            _ => None,
        });
        let most = always().filter_map(|joint| match joint.number {
            Together::Persons(BoundWord::AtMost, number) => Some(number),
            _ => None,
        });
        if let (Some(least), Some(most), Some(last)) = (least.max(), most.min(), text.bounds.last())
            && least > most
        {
            let en = format!("at least {least} and at most {most} persons together is nobody");
            self.hall.say(
                Lint::BadAmount,
                last.span,
                en,
                format!("至少{least}人、至多{most}人，没有人能办理"),
            );
        }
    }

    /// How many persons act together.
    fn together(&mut self, bound: &BoundText) -> Option<Together> {
        match bound.amount {
            Some(AmountText::Number(0)) | None => {
                let en = "so many persons together are at least one";
                self.hall.say(Lint::BadAmount, bound.span, en, "共同办理的人数至少为一");
                None
            }
            Some(AmountText::Number(number)) => Some(Together::Persons(bound.word, number)),
            Some(AmountText::Share(part, of)) => {
                let reach = self.reach(bound);
                self.check_share(bound.span, (part, of), reach)?;
                Some(Together::Share { reach: reach?, part, of })
            }
            Some(AmountText::Of { .. } | AmountText::Named(_)) => {
                let en = "after `by` stands a number of persons; a bound of time or times follows a comma";
                self.hall.say(
                    Lint::UnfitBound,
                    bound.span,
                    en,
                    "“由”之后是人数；时间或者次数的限定请另起，用逗号隔开",
                );
                None
            }
        }
    }

    /// The states that the action leaves.
    pub(super) fn leaving(&mut self, state: Option<StateId>, text: &ActionText) -> Leaving {
        let words: Vec<&Path> = text.from.iter().flatten().collect();
        let special = words.iter().find(|path| matches!(path.as_str(), "start" | "any"));
        if let Some(special) = special {
            if words.len() > 1 {
                let en = format!("`from {special}` stands alone");
                self.hall.wrong(special.span, en, format!("“从 {special}”单独使用"));
            }
            return if special.as_str() == "start" { Leaving::Start } else { Leaving::Any };
        }
        let mut alternatives: Vec<Vec<StateId>> = Vec::new();
        for alternative in &text.from {
            let states: Vec<_> = alternative.iter().filter_map(|path| self.left(path)).collect();
            if !states.is_empty() && !alternatives.contains(&states) {
                alternatives.push(states);
            }
        }
        match (state, text.from.is_empty()) {
            (Some(state), true) => Leaving::Some(vec![vec![state]]),
            (None, true) => {
                let name = &text.name;
                let en =
                    format!("`{name}` stands in no state and does not say where it starts: `from STATE`");
                self.hall.incomplete(name.span, en, format!("“{name}”不在任何环节之内，也没有写明“从 环节”"));
                Leaving::Some(alternatives)
            }
            (_, false) => Leaving::Some(alternatives),
        }
    }

    /// A state that is left; an end never is.
    fn left(&mut self, path: &Path) -> Option<StateId> {
        let state = self.state(path)?;
        if self.states.at(state).end.is_some() {
            let en = format!("`{path}` ends the case, so nothing leaves it");
            self.hall.say(Lint::EndNotEmpty, path.span, en, format!("“{path}”是终点，不能从那里继续"));
        }
        Some(state)
    }

    pub(super) fn clears(&mut self, clauses: &[NamesText]) -> Vec<StateId> {
        let mut states = Vec::new();
        for clause in clauses {
            self.hall.check_notes(&clause.notes);
            self.no_condition(clause);
            for path in &clause.names {
                if path.as_str() == "all" {
                    states.extend(
                        self.states.iter().filter(|(_, state)| state.end.is_none()).map(|(id, _)| id),
                    );
                } else {
                    states.extend(self.state(path));
                }
            }
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    pub(super) fn asks(&mut self, clauses: &[NamesText]) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for clause in clauses {
            self.hall.check_notes(&clause.notes);
            self.no_condition(clause);
            for path in &clause.names {
                let Some(target) = self.target(path) else { continue };
                if let Target::Fact(fact) = target
                    && self.facts.at(fact).source == FactSource::Host
                {
                    let en =
                        format!("`{path}` is told by the host (`by system`), so no actor is asked for it");
                    self.hall.wrong(
                        path.span,
                        en,
                        format!("“{path}”由系统提供（“由 系统”），不由办事人填写"),
                    );
                } else if targets.contains(&target) {
                    let en = format!("`{path}` is asked twice");
                    self.hall.say(Lint::DuplicateName, path.span, en, format!("“{path}”重复填写"));
                } else {
                    targets.push(target);
                }
            }
        }
        targets
    }

    /// The tables of a `uses` clause, each under the condition of the clause.
    pub(super) fn tables_used(&mut self, clause: &NamesText) -> Vec<Used> {
        self.hall.check_notes(&clause.notes);
        let condition = self.optional_condition(clause.condition.as_ref());
        let tables: Vec<_> = clause.names.iter().filter_map(|path| Some((self.table(path)?, path))).collect();
        if let (Some(text), Some((_, path))) =
            (&clause.condition, tables.iter().find(|(id, _)| self.leads(*id)))
        {
            let en = format!("`{path}` says where the case goes, so it is used whatever the case is");
            self.hall.wrong(text.span, en, format!("“{path}”决定事项的去向，使用它不带条件"));
        }
        tables.into_iter().map(|(table, _)| Used { table, condition: condition.clone() }).collect()
    }

    /// Whether a table says where the case goes.
    pub(super) fn leads(&self, table: TableId) -> bool {
        self.tables.at(table).outputs.contains(&Column::Next)
    }
}
