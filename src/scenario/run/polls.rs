//! Votes and counts of a rule test.

use super::{
    super::compiled::{Actor, Balloting, Polls},
    runner::{Met, Runner, Unanswered},
};
use crate::{
    engine::{Answer, Case, Count, Person, QuestionError, Vote, count, vote},
    finding::Span,
    time::Instant,
};

impl Runner<'_> {
    /// Casts the votes of a step, one after the other, or enters its count.
    pub(super) fn polls(&mut self, polls: &Polls, span: Span) -> Met {
        let at = polls.at.or(self.now).ok_or_else(|| self.no_time(span))?;
        self.now = Some(at);
        self.let_time_pass(at, span)?;
        let polling = &polls.polling;
        self.current = self.place_of(polling.workflow, None).or(self.current);
        let ballot = self.rules(polling.workflow).ballots.at(polling.ballot).name.to_string();
        match &polling.what {
            Balloting::Counts { tellers, figures } => {
                let case = self.last_of(polling.workflow, span)?.case.clone();
                let by = tellers.iter().flat_map(|teller| self.persons(teller, Some(&case))).collect();
                let told = Count { ballot, by, figures: (**figures).clone() };
                let answer = count(self.suite.charter(), &self.world(), &case, &told, at);
                self.answered_with(answer, case, at, span)
            }
            Balloting::Votes { voters, in_place_of, choice } => {
                for voter in self.voters(voters) {
                    let case = self.last_of(polling.workflow, span)?.case.clone();
                    let principal =
                        in_place_of.as_ref().and_then(|actor| self.voters(std::slice::from_ref(actor)).pop());
                    let cast = Vote {
                        ballot: ballot.clone(),
                        by: voter,
                        in_place_of: principal,
                        choice: choice.clone(),
                    };
                    let answer = vote(self.suite.charter(), &self.world(), &case, &cast, at);
                    self.answered_with(answer, case, at, span)?;
                    if self.unanswered.is_some() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }

    fn voters(&self, actors: &[Actor]) -> Vec<Person> {
        actors.iter().flat_map(|actor| self.persons(actor, None)).collect()
    }

    fn answered_with(
        &mut self,
        answer: Result<Answer, QuestionError>,
        case: Case,
        at: Instant,
        span: Span,
    ) -> Met {
        let answer = answer.map_err(|error| self.no_question(span, &error))?;
        let events = answer.events().to_vec();
        if let Some(refusal) = answer.refusal() {
            self.last.refusal = Some(refusal.clone());
            self.unanswered = Some(Box::new(Unanswered { span, case, command: None, at }));
        }
        self.happen(events, span)
    }
}
