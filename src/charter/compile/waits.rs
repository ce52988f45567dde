//! What a state waits for: sub-cases, how many of them, and where their ends lead.

use super::{names::Missing, room::Room};
use crate::{
    Name,
    charter::{OnOutcome, Waits},
    finding::Lint,
    text::{AmountText, BoundText, BoundWord, OnText, Path, WaitsText},
};

impl Room<'_, '_> {
    /// All that a state waits for; of one workflow it waits once.
    pub(super) fn awaited(&mut self, texts: &[WaitsText]) -> Vec<Waits> {
        let mut list: Vec<Waits> = Vec::new();
        for text in texts {
            let Some(waits) = self.waits(text) else { continue };
            if list.iter().any(|other| other.workflow == waits.workflow) {
                let name = &text.workflow;
                let en = format!("what follows the ends of `{name}` is said twice");
                self.hall.say(Lint::DuplicateName, name.span, en, format!("“{name}”办结的后果写了两次"));
            } else {
                list.push(waits);
            }
        }
        list
    }

    fn waits(&mut self, text: &WaitsText) -> Option<Waits> {
        let origin = self.hall.origin(&text.notes, text.workflow.span);
        let workflow = self.hall.workflow_named(&text.workflow);
        let least = self.least(&text.bounds);
        let mut on: Vec<OnOutcome> = Vec::new();
        for clause in &text.on {
            let Some(read) = self.on_outcome(clause, &text.workflow) else { continue };
            if on.iter().any(|other| other.outcome == read.outcome) {
                let en = format!("what follows `{}` is said twice", read.outcome);
                let zh = format!("“{}”的后果写了两次", read.outcome);
                self.hall.say(Lint::DuplicateName, clause.result.span, en, zh);
            } else {
                on.push(read);
            }
        }
        let routes = if text.routes.is_empty() { Vec::new() } else { self.routes(&text.routes, &[], None) };
        Some(Waits { workflow: workflow?, least, on, routes, origin })
    }

    /// How many must end: `at least 2`.
    fn least(&mut self, bounds: &[BoundText]) -> Option<u32> {
        let mut least = None;
        for bound in bounds {
            self.hall.check_notes(&bound.notes);
            let is_plain = bound.word == BoundWord::AtLeast
                && bound.condition.is_none()
                && bound.among.is_none()
                && bound.since.is_empty()
                && bound.before.is_empty();
            match bound.amount {
                Some(AmountText::Number(number)) if is_plain && number > 0 && least.is_none() => {
                    least = Some(number);
                }
                _ => {
                    let en = "a wait says once how many cases it takes, as in `at least 2`; if it does not, it takes all of them";
                    self.hall.wrong(bound.span, en, "等候多少事项只能写一次“至少 2”的样子；不写则等候全部");
                }
            }
        }
        least
    }

    fn on_outcome(&mut self, on: &OnText, workflow: &Path) -> Option<OnOutcome> {
        let origin = self.hall.origin(&on.notes, on.span);
        if on.take.is_some() {
            let en = "only the end of a limit lets an action count as taken";
            self.hall.wrong(on.result.span, en, "只有时限到期才能视为某一动作");
        }
        let routes = self.following(on);
        let outcomes = self.outcomes(workflow);
        let is_known = outcomes.iter().any(|outcome| outcome == on.result.as_str());
        if !is_known && self.hall.workflows.values().any(|contents| contents.name == workflow.as_str()) {
            let missing = Missing { name: on.result.as_str(), span: on.result.span, wanted: &[] };
            let finding = missing.outcome(workflow, outcomes.iter().map(String::as_str));
            self.hall.findings.push(finding);
        }
        let outcome = Name::new(on.result.as_str()).ok()?;
        Some(OnOutcome { outcome, routes, origin })
    }

    /// The outcomes with which cases of a workflow end.
    fn outcomes(&self, workflow: &Path) -> Vec<String> {
        let text = self.hall.text.workflows.iter().find(|text| text.name.as_str() == workflow.as_str());
        let states = text.into_iter().flat_map(|text| &text.states);
        states.filter_map(|state| state.end.as_ref()).map(|end| end.as_str().to_owned()).collect()
    }
}
