//! Conditions on cases that have ended: those of rules, and what only hindsight knows.

use super::{
    names::Missing,
    room::{Room, Thing},
};
use crate::{
    Name,
    charter::{Hindsight, Next},
    comparison::Comparison,
    finding::Span,
    id::ActionId,
    rule::Grade,
    text::{Expression, Path},
};

impl Room<'_, '_> {
    /// A condition on a case that has ended.
    pub(super) fn hindsight(&mut self, expression: &Expression) -> Hindsight {
        if !needs_hindsight(expression) {
            return Hindsight::Rule(self.expression(expression));
        }
        match expression {
            Expression::And(parts) => Hindsight::All(self.all_in_hindsight(parts)),
            Expression::Or(parts) => Hindsight::Any(self.all_in_hindsight(parts)),
            Expression::Not(inner, _) => Hindsight::Not(Box::new(self.hindsight(inner))),
            Expression::Compare(left, comparison, right) => {
                let test = match (special(left), special(right)) {
                    (Some(path), _) => self.hindsight_test(path, *comparison, right, expression.span()),
                    (None, Some(path)) => {
                        self.hindsight_test(path, comparison.swapped(), left, expression.span())
                    }
                    (None, None) => None,
                };
                test.unwrap_or_default()
            }
            other => {
                let en = format!(
                    "`{other}` is neither yes nor no: compare it, as in `case.outcome = done` or `reply.breaches = 0`"
                );
                let zh = format!(
                    "“{other}”不是“是”或“否”：请加以比较，例如“本案.结局 = 办结”或者“答复.逾期次数 = 0”"
                );
                self.hall.wrong(other.span(), en, zh);
                Hindsight::default()
            }
        }
    }

    fn all_in_hindsight(&mut self, parts: &[Expression]) -> Vec<Hindsight> {
        parts.iter().map(|part| self.hindsight(part)).collect()
    }

    fn hindsight_test(
        &mut self,
        path: &Path,
        comparison: Comparison,
        other: &Expression,
        span: Span,
    ) -> Option<Hindsight> {
        match (path.as_str().rsplit_once('.')?, other) {
            (("case", "outcome"), Expression::Name(outcome)) => self.ended_as(outcome, comparison, span),
            ((of, "breaches"), Expression::Number(number, _)) => {
                self.breaches(&Path::new(of, path.span), comparison, *number)
            }
            _ => self.mismatch(span),
        }
    }

    fn ended_as(&mut self, outcome: &Path, comparison: Comparison, span: Span) -> Option<Hindsight> {
        let ends = self.text.states.iter().filter_map(|state| state.end.as_ref());
        if !ends.clone().any(|end| end.as_str() == outcome.as_str()) {
            let missing = Missing { name: outcome.as_str(), span: outcome.span, wanted: &[] };
            let finding = missing.outcome(&self.text.name, ends.map(Path::as_str));
            self.hall.findings.push(finding);
            return None;
        }
        let ended = Hindsight::Outcome(Name::new(outcome.as_str()).ok()?);
        match comparison {
            Comparison::Equal => Some(ended),
            Comparison::NotEqual => Some(Hindsight::Not(Box::new(ended))),
            _ => self.mismatch(span),
        }
    }

    /// How often a limit was broken; of a duty without a limit, how often it was left undone.
    fn breaches(&mut self, of: &Path, comparison: Comparison, number: u32) -> Option<Hindsight> {
        let duty = self.duty(of);
        let clock = match duty {
            Some(_) => self.clocks.position(|clock| clock.name == *of.as_str()),
            None => Some(self.clock(of)?),
        };
        Some(Hindsight::Breaches { clock, duty, comparison, number })
    }

    /// The duty of that name that can be left undone: one that leads nowhere.
    fn duty(&mut self, of: &Path) -> Option<ActionId> {
        let Some(Thing::Action(id)) = self.thing(of.as_str()) else { return None };
        let action = self.actions.at(id);
        (action.grade == Grade::Duty && action.next == Next::Stay && action.every.is_empty()).then_some(id)
    }

    /// Reports what only an indicator may ask.
    pub(super) fn only_in_hindsight<T>(&mut self, path: &Path) -> Option<T> {
        let en = format!("`{path}` is known only of a case that has ended: it stands in indicators alone");
        self.hall.wrong(path.span, en, format!("“{path}”只有在事项办结之后才能知道，只能写在指标里"));
        None
    }
}

/// What only hindsight knows, if that is what the expression names.
fn special(expression: &Expression) -> Option<&Path> {
    let Expression::Name(path) = expression else { return None };
    let (before, last) = path.as_str().rsplit_once('.')?;
    (last == "breaches" || (before, last) == ("case", "outcome")).then_some(path)
}

fn needs_hindsight(expression: &Expression) -> bool {
    match expression {
        Expression::And(parts) | Expression::Or(parts) => parts.iter().any(needs_hindsight),
        Expression::Not(inner, _) => needs_hindsight(inner),
        Expression::Compare(left, _, right) => special(left).or_else(|| special(right)).is_some(),
        other => special(other).is_some(),
    }
}
