//! A run told to people: what was done when, what came of it, and the first difference.

use serde::Serialize;

use super::{
    beside::beside,
    compiled::{Balloting, Deed, Given, Polling, Scenario, Set, Suite, Wait, When},
    outcome::{Difference, Outcome, Stage},
    phrase::{Phrases, both, joined},
};
use crate::{
    engine::{Attempt, Event, Meaning, What, responsibility},
    finding::{Bilingual, Language, Source, Span},
    id::WorkflowId,
    time::Limit,
};

/// How one scenario went, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The steps that were taken.
    pub steps: Vec<StepAccount>,
    /// The first difference; none if there was none.
    pub difference: Option<Difference>,
}

/// What was done in one step, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepAccount {
    /// When, as a clock in the charter's zone shows it.
    pub at: String,
    /// What was done.
    pub did: Bilingual,
    /// What happened besides: limits that ended, reasons of a refusal.
    pub happened: Vec<Bilingual>,
    /// Where the case then stood, and who was accountable; none if there was no case.
    pub standing: Option<Bilingual>,
}

impl Suite {
    /// Tells how a scenario went.
    #[must_use]
    pub fn account(&self, scenario: &Scenario, outcome: &Outcome) -> Account {
        let steps = outcome.run.iter().filter_map(|stage| self.step_account(scenario, stage));
        Account { steps: steps.collect(), difference: outcome.difference.clone() }
    }

    fn step_account(&self, scenario: &Scenario, stage: &Stage) -> Option<StepAccount> {
        let deed = &scenario.steps.get(stage.step)?.deed;
        let workflow = stage.case.as_ref().map(crate::engine::Case::workflow).or(workflow_of(deed))?;
        let phrases = self.phrases(scenario, workflow);
        let told = |event: &Event| self.phrases(scenario, event.of.workflow).happened(event, stage);
        let mut happened: Vec<_> = stage.events.iter().filter_map(told).collect();
        if let Some(refusal) = &stage.refusal {
            let phrases = self.phrases(scenario, refusal.workflow);
            let reasons = refusal.reasons.iter().map(|reason| phrases.reason(reason, refusal.attempt));
            happened.extend(reasons.map(|reason| prefixed("refused: ", "被拒：", &reason)));
        }
        Some(StepAccount {
            at: phrases.instant(stage.at),
            did: self.did(scenario, deed, phrases),
            happened,
            standing: phrases.standing(stage),
        })
    }

    /// How to call what a workflow and the roster hold.
    pub(super) fn phrases<'c>(&'c self, scenario: &'c Scenario, workflow: WorkflowId) -> Phrases<'c> {
        let rules = self.charter.workflows.at(workflow);
        Phrases { charter: &self.charter, workflow, rules, people: &scenario.people }
    }

    fn did(&self, scenario: &Scenario, deed: &Deed, phrases: Phrases<'_>) -> Bilingual {
        match deed {
            Deed::Given(given) => self.phrases(scenario, given.workflow).given(given),
            Deed::When(when) => self.phrases(scenario, when.workflow).when(when),
            Deed::Polls(polls) => self.phrases(scenario, polls.polling.workflow).polls(&polls.polling),
            Deed::Wait(wait) => phrases.wait(wait),
            Deed::Then(_) | Deed::Always(_) => Bilingual::default(),
        }
    }
}

/// The workflow that a step speaks of.
fn workflow_of(deed: &Deed) -> Option<WorkflowId> {
    match deed {
        Deed::Given(given) => Some(given.workflow),
        Deed::When(when) => Some(when.workflow),
        Deed::Polls(polls) => Some(polls.polling.workflow),
        Deed::Wait(Wait::End(workflow, _)) => Some(*workflow),
        Deed::Then(then) => Some(then.workflow),
        Deed::Always(always) => Some(always.workflow),
        Deed::Wait(Wait::For(_) | Wait::Until(_)) => None,
    }
}

fn prefixed(en: &str, zh: &str, sentence: &Bilingual) -> Bilingual {
    Bilingual::new(format!("{en}{}", sentence.en), format!("{zh}{}", sentence.zh))
}

impl Phrases<'_> {
    fn given(self, given: &Given) -> Bilingual {
        let (workflow, states) = (self.workflow_title(), self.states(given.states.iter().copied()));
        let raiser = given.raiser.as_ref().map(|raiser| self.actor(raiser));
        let by = raiser.map_or_else(Bilingual::default, |raiser| {
            Bilingual::new(format!(" by {}", raiser.en), format!("由{}提出", raiser.zh))
        });
        let with = self.with(&given.sets);
        Bilingual::new(
            format!("given “{}”{} in {}{}", workflow.en, by.en, states.en, with.en),
            format!("假如“{}”{}，在“{}”{}", workflow.zh, by.zh, states.zh, with.zh),
        )
    }

    fn when(self, when: &When) -> Bilingual {
        let who: Vec<_> = when.who.iter().map(|actor| self.actor(actor)).collect();
        let (who, action, with) = (joined(&who), self.action(when.action), self.with(&when.sets));
        Bilingual::new(
            format!("{} does “{}”{}", who.en, action.en, with.en),
            format!("{}做“{}”{}", who.zh, action.zh, with.zh),
        )
    }

    fn polls(self, polling: &Polling) -> Bilingual {
        let ballot = self.attempt(Attempt::Ballot(polling.ballot));
        match &polling.what {
            Balloting::Counts { .. } => {
                Bilingual::new(format!("“{}” is counted", ballot.en), format!("“{}”计票", ballot.zh))
            }
            Balloting::Votes { voters, in_place_of, .. } => {
                let who: Vec<_> = voters.iter().map(|actor| self.actor(actor)).collect();
                let who = joined(&who);
                let of = in_place_of
                    .as_ref()
                    .map(|actor| self.actor(actor))
                    .map_or_else(Bilingual::default, |of| {
                        Bilingual::new(format!(" for {}", of.en), format!("代{}", of.zh))
                    });
                Bilingual::new(
                    format!("{} votes{} in “{}”", who.en, of.en, ballot.en),
                    format!("{}{}在“{}”中投票", who.zh, of.zh, ballot.zh),
                )
            }
        }
    }

    fn with(self, sets: &[Set]) -> Bilingual {
        if sets.is_empty() {
            return Bilingual::default();
        }
        let sets: Vec<_> = sets.iter().map(|set| self.set(set)).collect();
        let sets = joined(&sets);
        Bilingual::new(format!(", with {}", sets.en), format!("，其中{}", sets.zh))
    }

    fn wait(self, wait: &Wait) -> Bilingual {
        match wait {
            Wait::For(limit) => both(|language| passes(*limit, language)),
            Wait::Until(until) => {
                let until = self.instant(*until);
                Bilingual::new(format!("time passes until {until}"), format!("时间到 {until}"))
            }
            Wait::End(_, clock) => {
                let clock = self.clock(*clock);
                Bilingual::new(
                    format!("time passes until “{}” ends", clock.en),
                    format!("时间到“{}”届满", clock.zh),
                )
            }
        }
    }

    /// What an event tells besides the step itself.
    fn happened(self, event: &Event, stage: &Stage) -> Option<Bilingual> {
        let (clock, what) = match event.what {
            What::Expired { clock, meaning } => (clock, meant(meaning)),
            What::Deemed { clock, action } => {
                let action = self.action(action);
                let en = format!("“{}” counts as done", action.en);
                (clock, Bilingual::new(en, format!("视为已做“{}”", action.zh)))
            }
            _ => return None,
        };
        let clock = self.clock(clock);
        let at = if event.at == stage.at { String::new() } else { self.instant(event.at) + " " };
        Some(Bilingual::new(
            format!("{at}“{}” ended: {}", clock.en, what.en),
            format!("{at}“{}”届满：{}", clock.zh, what.zh),
        ))
    }

    /// Where the case stood, and who was accountable.
    fn standing(self, stage: &Stage) -> Option<Bilingual> {
        let case = stage.case.as_ref()?;
        if let Some(state) = case.ended() {
            let state = self.states([state]);
            return Some(Bilingual::new(format!("ended in {}", state.en), format!("终结于“{}”", state.zh)));
        }
        let states = self.states(case.marking().iter());
        let answers = responsibility(self.charter, &self.people.roster, case).unwrap_or_default();
        let accountable = self.instances(answers.iter().filter_map(|answer| answer.accountable.as_ref()));
        Some(Bilingual::new(
            format!("in {}, accountable: {}", states.en, accountable.en),
            format!("在“{}”，负责：{}", states.zh, accountable.zh),
        ))
    }
}

fn passes(limit: Limit, language: Language) -> String {
    let said = limit.say(language);
    match language {
        Language::En if limit.count() == 1 => format!("{said} passes"),
        Language::En => format!("{said} pass"),
        Language::Zh => format!("经过{said}"),
    }
}

fn meant(meaning: Meaning) -> Bilingual {
    let (en, zh) = match meaning {
        Meaning::Breach => ("a breach is recorded", "记为逾期"),
        Meaning::Lapse => ("the power is gone", "权力消灭"),
        Meaning::Escalated => {
            ("a breach is recorded, and the case goes to the next rung", "记为逾期，升至上一层级")
        }
        Meaning::Exhausted => ("the ladder has no further rung", "已无更高层级"),
        Meaning::Routed => ("the case moves on", "转入下一环节"),
        Meaning::Decided => ("the votes are counted, and the result follows", "计票并按结果办理"),
        Meaning::Over => ("voting is over", "投票结束"),
        Meaning::Closed => (
            "what should follow is not open, so that a breach is recorded",
            "应随之发生的动作不能办，记为逾期",
        ),
    };
    Bilingual::new(en, zh)
}

impl Account {
    /// The run and the first difference as text, in lines; `source` tells the places.
    #[must_use]
    pub fn show(&self, source: &Source, language: Language) -> String {
        let place = |span: Span| {
            let (line, column) = source.line_column(span.start);
            format!("{}:{line}:{column}", source.name())
        };
        self.show_at(&place, language)
    }

    /// The same with places as somebody else tells them.
    pub(super) fn show_at(&self, place: &dyn Fn(Span) -> String, language: Language) -> String {
        let mut lines = Vec::new();
        for step in &self.steps {
            lines.push(format!("{}  {}", step.at, step.did.get(language)));
            let below = step.happened.iter().chain(&step.standing);
            lines.extend(below.map(|said| format!("{:18}· {}", "", said.get(language))));
        }
        if let Some(difference) = &self.difference {
            lines.extend(difference.lines(&place(difference.span), language));
            // The reasons of a refusal stand with its step already.
            let is_told = |reason: &Bilingual| {
                let said = reason.get(language);
                lines.iter().any(|line| line.ends_with(said))
            };
            let reasons: Vec<_> = difference.because.iter().filter(|reason| !is_told(reason)).collect();
            lines.extend(reasons.iter().map(|reason| format!("  - {}", reason.get(language))));
        }
        lines.join("\n")
    }
}

impl Difference {
    fn lines(&self, place: &str, language: Language) -> Vec<String> {
        let what = self.what.get(language);
        let (head, expected, actual) = match language {
            Language::En => (format!("first difference, {place}: {what}"), "expected", "actual"),
            Language::Zh => (format!("首个不符之处，{place}：{what}"), "应为", "实为"),
        };
        let (should, is) = (self.expected.get(language), self.actual.get(language));
        let mut lines = vec![head];
        lines.extend(beside(language, (expected, should), (actual, is)));
        lines
    }
}
