//! Expectations: what must be so after a step.

use super::{
    instances,
    names::{Names, Sought},
    opens, people,
    value::{joins, set, target_of},
};
use crate::{
    Name,
    charter::compile_condition,
    engine::Reason,
    finding::{Bilingual, Lint},
    id::{ActionId, BodyId, WorkflowId},
    rule::Cause,
    scenario::{
        AllowedText, ExpectationText, NamesExpectText, RungExpectText,
        compiled::{Actor, People},
        expected::{Expect, Expected, OpenTo, Several, Who, value_of},
        phrase::{joined, word_in_both},
    },
    syntax::Comparison,
    text::{ConditionText, Expression, Path},
};

/// What one expectation asks; several where it joins values.
pub(super) fn expect(
    names: &mut Names<'_>,
    people: &People,
    workflow: WorkflowId,
    text: &ExpectationText,
) -> Vec<Expect> {
    let span = text.span();
    let mut reader = Reader { names, people, workflow };
    if let ExpectationText::With(condition) = text {
        return reader.with(condition);
    }
    if let ExpectationText::Overdue(clocks) = text {
        return reader.overdue(clocks);
    }
    if let ExpectationText::Due(due) = text {
        return reader.due(due);
    }
    let what = match text {
        ExpectationText::In(states) => reader.states(states),
        ExpectationText::End(outcome) => reader.end(outcome),
        ExpectationText::Accountable(who) if is_one(who) => Some(Expected::OneAccountable),
        ExpectationText::Accountable(who) => {
            reader.parties(who).map(|found| Expected::Accountable(found, several(who)))
        }
        ExpectationText::Responsible(who) => {
            reader.reached(who).map(|found| Expected::Responsible(found, several(who)))
        }
        ExpectationText::Consulted(who) => {
            reader.reached(who).map(|found| Expected::Consulted(found, several(who)))
        }
        ExpectationText::Informed(who) => {
            reader.reached(who).map(|found| Expected::Informed(found, several(who)))
        }
        ExpectationText::Rung(rung) => reader.rung(rung),
        ExpectationText::Refused(words) => reader.refused(words),
        ExpectationText::Allowed(allowed) => reader.allowed(allowed),
        ExpectationText::Opens(opened) => opens::opens(reader.names, people, opened),
        ExpectationText::Happened(names) => reader.happened(names),
        ExpectationText::Tallies(tallied) => reader.tallied(tallied),
        ExpectationText::Cites(cites) => reader.cites(cites),
        ExpectationText::With(_) | ExpectationText::Overdue(_) | ExpectationText::Due(_) => None,
    };
    what.map(|what| Expect::new(what, span).at(value_of(text))).into_iter().collect()
}

/// `accountable one`: one body, whichever it is.
fn is_one(text: &NamesExpectText) -> bool {
    matches!(text.names.as_slice(), [only] if only.as_str() == "one")
}

fn several(text: &NamesExpectText) -> Several {
    if text.one_of { Several::One } else { Several::All }
}

/// Reads what is expected of a case of one workflow.
pub(super) struct Reader<'n, 'c, 'p> {
    pub(super) names: &'n mut Names<'c>,
    pub(super) people: &'p People,
    pub(super) workflow: WorkflowId,
}

impl Reader<'_, '_, '_> {
    fn states(&mut self, text: &NamesExpectText) -> Option<Expected> {
        let states = self.names.states(self.workflow, &text.names);
        (states.len() == text.names.len()).then_some(Expected::In(states, several(text)))
    }

    fn end(&mut self, text: &NamesExpectText) -> Option<Expected> {
        let outcomes: Vec<&Name> =
            self.names.rules(self.workflow).states.values().filter_map(|state| state.end.as_ref()).collect();
        let [path] = text.names.as_slice() else {
            let (en, zh) = ("a case ends with one outcome", "事项只有一个终点");
            self.names.say(Lint::HalfStep, text.span, en, zh);
            return None;
        };
        let found = outcomes.iter().find(|outcome| ***outcome == *path.as_str());
        if found.is_none() {
            self.names.unknown(
                path,
                Sought("outcome", "终点"),
                outcomes.iter().map(|outcome| outcome.as_str()),
            );
        }
        found.map(|outcome| Expected::End((*outcome).clone()))
    }

    /// Each value by itself, so that the one that differs can be shown; other comparisons as conditions.
    fn with(&mut self, text: &ConditionText) -> Vec<Expect> {
        let parts = match &text.expression {
            Expression::And(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let found: Vec<Expect> = parts.iter().filter_map(|part| self.value(part)).collect();
        let rules = self.names.rules(self.workflow);
        let mut expects: Vec<Expect> = Vec::new();
        for expect in found {
            let is_more = expects.iter_mut().any(|known| match (&mut known.what, &expect.what) {
                (Expected::Is(known), Expected::Is(more)) => joins(rules, known, more),
                _ => false,
            });
            if is_more && let Some(known) = expects.last_mut() {
                // What is written one by one has no single place.
                known.value = None;
            }
            if !is_more {
                expects.push(expect);
            }
        }
        expects
    }

    fn value(&mut self, expression: &Expression) -> Option<Expect> {
        let span = expression.span();
        if let Expression::Compare(left, Comparison::Equal, right) = expression
            && let Expression::Name(target) = left.as_ref()
            && !target.as_str().contains('.')
        {
            let is = set(self.names, self.people, self.workflow, target, right)?;
            return Some(Expect::new(Expected::Is(is), span).at(Some(right.span())));
        }
        match compile_condition(self.names.charter, self.workflow, expression) {
            Ok(condition) => Some(Expect::new(Expected::Holds(condition), span)),
            Err(findings) => {
                findings.into_iter().for_each(|finding| self.names.push(finding));
                None
            }
        }
    }

    /// Everybody expected; none if somebody is unknown. `none` expects nobody.
    fn parties(&mut self, text: &NamesExpectText) -> Option<Vec<Who>> {
        if let [only] = text.names.as_slice()
            && only.as_str() == "none"
        {
            return Some(Vec::new());
        }
        let who: Vec<Option<Who>> = text.names.iter().map(|path| self.party(path)).collect();
        who.into_iter().collect()
    }

    /// As [`Self::parties`]; `none` after others closes the list.
    fn reached(&mut self, text: &NamesExpectText) -> Option<Vec<Who>> {
        match text.names.as_slice() {
            [named @ .., last] if !named.is_empty() && last.as_str() == "none" => {
                let who: Vec<Option<Who>> = named.iter().map(|path| self.party(path)).collect();
                who.into_iter().chain([Some(Who::NobodyElse)]).collect()
            }
            _ => self.parties(text),
        }
    }

    fn party(&mut self, path: &Path) -> Option<Who> {
        let name = path.as_str();
        if name == "raiser" {
            return Some(Who::Raiser);
        }
        if instances::is_office(self.names, path) {
            return instances::office(self.names, self.people, path)
                .map(|(office, key)| Who::Office(office, key));
        }
        let bodies = &self.names.charter.structure.bodies;
        if name.contains('.') || bodies.values().any(|body| body.name == *name) {
            return instances::instance(self.names, self.people, path).map(Who::Body);
        }
        if let Some(part) = self.people.parts.iter().position(|part| part.name == *name) {
            return Some(Who::Part(part));
        }
        if let Some(crate::rule::Target::Slot(slot)) = target_of(self.names.rules(self.workflow), name) {
            return Some(Who::Slot(slot));
        }
        let parts = self.people.parts.iter().map(|part| part.name.as_str());
        let candidates: Vec<&str> = bodies.values().map(|body| body.name.as_str()).chain(parts).collect();
        self.names.unknown(path, Sought("body or person", "主体或者人员"), candidates);
        None
    }

    fn rung(&mut self, text: &RungExpectText) -> Option<Expected> {
        let body = self.rung_body(&text.body)?;
        let cause = match &text.because {
            Some(word) => Some(self.cause(word)?),
            None => None,
        };
        Some(Expected::Rung(body, cause))
    }

    fn rung_body(&mut self, path: &Path) -> Option<BodyId> {
        let rules = self.names.rules(self.workflow);
        if rules.climbs.is_none() {
            let (en, zh) = (
                format!("the workflow `{}` has no ladder: its rung is never checked", rules.name),
                format!("流程“{}”没有升级路径，层级无从检查", rules.name),
            );
            self.names.say(Lint::NeverChecked, path.span, en, zh);
            return None;
        }
        self.names.body(path)
    }

    fn cause(&mut self, path: &Path) -> Option<Cause> {
        let causes = [
            ("expiry", Cause::Expiry),
            ("dissatisfied", Cause::Dissatisfied),
            ("refusal", Cause::Refusal),
            ("risk", Cause::Risk),
            ("request", Cause::Request),
        ];
        let found = causes.iter().find(|(word, _)| *word == path.as_str());
        if found.is_none() {
            self.names.unknown(path, Sought("cause", "升级原因"), causes.iter().map(|(word, _)| *word));
        }
        found.map(|&(_, cause)| cause)
    }

    fn refused(&mut self, text: &NamesExpectText) -> Option<Expected> {
        let Some(word) = text.names.first() else { return Some(Expected::Refused(None)) };
        let known = Reason::WORDS
            .iter()
            .find(|known| **known == word.as_str() || word_in_both(known).zh == word.as_str());
        if known.is_none() {
            self.no_such_reason(word);
        }
        known.map(|word| Expected::Refused(Some(word)))
    }

    fn allowed(&mut self, text: &AllowedText) -> Option<Expected> {
        let (by, nobody_else) = match text.by.as_slice() {
            [named @ .., last] if last.as_str() == "none" => (named, true),
            by => (by, false),
        };
        let by: Vec<Option<Actor>> =
            by.iter().map(|path| people::actor(self.names, self.people, path)).collect();
        if let [only] = text.actions.as_slice()
            && only.as_str() == "none"
        {
            return Some(Expected::NothingAllowed(by.into_iter().collect::<Option<_>>()?));
        }
        let actions: Vec<Option<ActionId>> = text.actions.iter().map(|path| self.action(path)).collect();
        let to = OpenTo { actors: by.into_iter().collect::<Option<_>>()?, nobody_else };
        Some(Expected::Allowed(actions.into_iter().collect::<Option<_>>()?, to))
    }

    fn action(&mut self, path: &Path) -> Option<ActionId> {
        self.names.action(path, Some(self.workflow)).map(|(_, action)| action)
    }

    fn no_such_reason(&mut self, path: &Path) {
        let message = Bilingual::new(
            format!("nothing is ever refused because `{path}`"),
            format!("没有“{path}”这种被拒的原因"),
        );
        let words: Vec<Bilingual> = Reason::WORDS.iter().map(|word| word_in_both(word)).collect();
        let all = joined(&words);
        let hint = Bilingual::new(format!("write one of: {}", all.en), format!("可以写：{}", all.zh));
        self.names.say_with(Lint::NeverChecked, path.span, message, hint);
    }
}
