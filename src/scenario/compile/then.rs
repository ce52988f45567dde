//! What must be so: after a step, at every step, or at none.

use super::{
    expectation::{Reader, expect},
    names::Names,
    opens,
    step::Steps,
};
use crate::{
    charter::compile_condition,
    finding::{Bilingual, Lint},
    id::WorkflowId,
    rule::Condition,
    scenario::{
        ThenText, ThroughoutText,
        compiled::{People, Then, Throughout, Which},
        expected::{Expect, Expected, Several},
    },
    text::Path,
};

impl Steps<'_, '_, '_> {
    pub(super) fn then(&mut self, text: &ThenText) -> Option<Then> {
        let (workflow, which) = match &text.of {
            Some(of) => self.meant(of)?,
            None => (self.current_at(text.span)?, Which::Spoken),
        };
        if text.expects.is_empty() {
            let hint = Bilingual::new(
                "say what must be so, as in `then in STATE`",
                "请写明应当如何，例如 `那么 在 环节`",
            );
            self.half(text.span, "`then` expects nothing", "`那么` 没有写预期", Some(hint));
        }
        let expects = text.expects.iter().flat_map(|text| expect(self.names, self.people, workflow, text));
        Some(Then { workflow, which, expects: expects.collect() })
    }

    /// The case that an expectation names: the last of a workflow, or one that was opened for somebody.
    fn meant(&mut self, of: &Path) -> Option<(WorkflowId, Which)> {
        let workflows = &self.names.charter.workflows;
        if workflows.values().any(|workflow| workflow.name == *of.as_str()) {
            return Some((self.names.workflow(of)?, Which::Last));
        }
        let whom = opens::whom(self.names, self.people, of)?;
        let opened = opens::for_somebody(self.names.charter, self.current);
        if opened.is_none() {
            let message = Bilingual::new(
                format!("it is not clear which workflow's case for `{of}` is meant"),
                format!("看不出说的是哪个流程为“{of}”启动的事项"),
            );
            self.names.say(Lint::HalfStep, of.span, message.en, message.zh);
        }
        Some((opened?, Which::For(whom)))
    }

    /// What must hold at every step, or at none.
    pub(super) fn throughout(&mut self, text: &ThroughoutText, is_never: bool) -> Option<Throughout> {
        let workflow = self.current_at(text.span)?;
        if text.names.is_empty() && text.expects.is_empty() && text.expression.is_none() {
            let hint = match is_never {
                true => Bilingual::new(
                    "say what must not be so, as in `never in STATE`",
                    "请写明什么不得发生，例如 `绝不 在 环节`",
                ),
                false => Bilingual::new(
                    "say what must be so, as in `always accountable one`",
                    "请写明应当如何，例如 `始终 负责 唯一`",
                ),
            };
            let (en, zh) = match is_never {
                true => ("`never` expects nothing", "`绝不` 没有写预期"),
                false => ("`always` expects nothing", "`始终` 没有写预期"),
            };
            self.half(text.span, en, zh, Some(hint));
            return None;
        }
        let condition = match &text.expression {
            Some(written) => {
                let condition = compile_condition(self.names.charter, workflow, written);
                Some((self.collected(condition)?, written.span()))
            }
            None => None,
        };
        let only_if = match &text.condition {
            Some(only) => {
                let only_if = compile_condition(self.names.charter, workflow, &only.expression);
                self.collected(only_if)?
            }
            None => Condition::Always,
        };
        let mut expects = coming_about(self.names, self.people, workflow, &text.names);
        expects.extend(text.expects.iter().flat_map(|text| expect(self.names, self.people, workflow, text)));
        // Of a condition that never holds it must be seen that it does.
        let (condition, never) = if is_never { (None, condition) } else { (condition, None) };
        expects.extend(never.map(|(condition, span)| Expect::new(Expected::Holds(condition), span)));
        Some(Throughout { workflow, condition, expects, is_never, only_if })
    }

    fn collected(&mut self, read: Result<Condition, Vec<crate::finding::Finding>>) -> Option<Condition> {
        match read {
            Ok(condition) => Some(condition),
            Err(findings) => {
                findings.into_iter().for_each(|finding| self.names.push(finding));
                None
            }
        }
    }
}

/// What comes about: a state is entered, or something of that name happens.
fn coming_about(names: &mut Names<'_>, people: &People, workflow: WorkflowId, paths: &[Path]) -> Vec<Expect> {
    let mut found = Vec::new();
    for path in paths {
        let state = names.rules(workflow).states.position(|state| state.name == *path.as_str());
        let what = match state {
            Some(state) => Some(Expected::In(vec![state], Several::One)),
            None => {
                let mut reader = Reader { names, people, workflow };
                reader.things(path).map(|things| Expected::Happened(vec![things]))
            }
        };
        found.extend(what.map(|what| Expect::new(what, path.span)));
    }
    found
}
