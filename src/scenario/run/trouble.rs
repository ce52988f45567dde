//! Differences that are no missed expectation: a step that cannot be taken, a refusal that nothing expected.

use super::{
    super::{outcome::Difference, phrase::Phrases},
    runner::{Runner, Unanswered},
};
use crate::{
    engine::{Attempt, QuestionError, Reason, Refusal, remedies},
    finding::{Bilingual, Span},
    id::WorkflowId,
};

/// How many remedies are told of a refusal that nothing expected.
const MOST_HELPS: usize = 5;

impl<'s> Runner<'s> {
    /// A step for which nothing says when.
    pub(super) fn no_time(&self, span: Span) -> Box<Difference> {
        self.nonsense(span, Bilingual::new("nothing says when this happens", "没有写明何时发生"))
    }

    /// A step or expectation about a case that does not exist.
    pub(super) fn no_case(&self, workflow: WorkflowId, span: Span) -> Box<Difference> {
        let phrases = self.phrases(workflow);
        let title = phrases.workflow_title();
        let message = Bilingual::new(
            format!("there is no case of `{}`: none was given, and none was raised", title.en),
            format!("没有“{}”的事项：既没有给定，也没有成功提出", title.zh),
        );
        self.nonsense(span, message)
    }

    /// A question that makes no sense to the engine.
    pub(super) fn no_question(&self, span: Span, error: &QuestionError) -> Box<Difference> {
        let actual = match error {
            QuestionError::TooManyExpiries { most, .. } => Bilingual::new(
                format!("by then more than {most} limits end one after another"),
                format!("到那时接连届满的时限超过 {most} 个"),
            ),
            // A test that compiles names only what its charter has.
            other => other.sentence(),
        };
        self.nonsense(span, actual)
    }

    /// A step that cannot be taken at all.
    pub(super) fn nonsense(&self, span: Span, actual: Bilingual) -> Box<Difference> {
        Box::new(Difference {
            span,
            what: Bilingual::new("this step", "这一步"),
            expected: Bilingual::new("it can be taken", "可以进行"),
            actual,
            because: Vec::new(),
            instead: None,
        })
    }

    /// A case that cannot stand where it is given.
    pub(super) fn not_placed(&self, workflow: WorkflowId, span: Span, reasons: &[Reason]) -> Box<Difference> {
        // Reasons of a placement speak of states alone, so that the action they are asked with does not matter.
        let action = self.rules(workflow).actions.ids().next();
        let because = action.map(|action| self.sentences(workflow, action, reasons)).unwrap_or_default();
        Box::new(Difference {
            span,
            what: Bilingual::new("the case given", "给定的事项"),
            expected: Bilingual::new("it can stand there", "可以处于该环节"),
            actual: Bilingual::new("it cannot", "不可以"),
            because,
            instead: None,
        })
    }

    /// A case that another one opened and that cannot begin, or one that cannot go on although another has ended.
    pub(super) fn not_begun(
        &self,
        workflow: WorkflowId,
        span: Span,
        because: Vec<Bilingual>,
    ) -> Box<Difference> {
        let title = self.phrases(workflow).workflow_title();
        Box::new(Difference {
            span,
            what: Bilingual::new(format!("a case of `{}`", title.en), format!("“{}”的事项", title.zh)),
            expected: Bilingual::new("it goes on", "可以继续"),
            actual: Bilingual::new("refused", "被拒"),
            because,
            instead: None,
        })
    }

    /// A refusal that nothing expected, with what would help.
    pub(super) fn refused(&self, unanswered: &Unanswered, refusal: &Refusal) -> Box<Difference> {
        let workflow = refusal.workflow;
        let mut because = self.sentences(workflow, refusal.attempt, &refusal.reasons);
        because.extend(self.helps(unanswered));
        Box::new(Difference {
            span: unanswered.span,
            what: self.phrases(workflow).attempt(refusal.attempt),
            expected: Bilingual::new("done", "办成"),
            actual: Bilingual::new("refused", "被拒"),
            because,
            instead: None,
        })
    }

    /// What one step would have helped, of those that the roster lists; one for each of its lines.
    fn helps(&self, unanswered: &Unanswered) -> Vec<Bilingual> {
        let parts = &self.scenario.people.parts;
        let people: Vec<_> = parts.iter().filter_map(|part| part.persons.first().cloned()).collect();
        let Unanswered { case, command: Some(command), at, .. } = unanswered else { return Vec::new() };
        let found = remedies(self.suite.charter(), &self.world(), case, command, *at, &people);
        let phrases = self.phrases(case.workflow());
        let found = found.unwrap_or_default();
        found.iter().take(MOST_HELPS).map(|remedy| phrases.remedy(remedy)).collect()
    }

    /// Why something was refused, a sentence for each reason.
    pub(super) fn sentences(
        &self,
        workflow: WorkflowId,
        attempt: impl Into<Attempt>,
        reasons: &[Reason],
    ) -> Vec<Bilingual> {
        let (phrases, attempt) = (self.phrases(workflow), attempt.into());
        reasons.iter().map(|reason| phrases.reason(reason, attempt)).collect()
    }

    /// How to call what a workflow and the roster hold.
    pub(super) fn phrases(&self, workflow: WorkflowId) -> Phrases<'s> {
        self.suite.phrases(self.scenario, workflow)
    }
}
