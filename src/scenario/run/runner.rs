//! Running a scenario: each step against the engine.

use std::borrow::Cow;

use super::super::{
    compiled::{Deed, Scenario, Suite, Then, Throughout, Which},
    coverage::{Seen, Watcher},
    expect::Observed,
    outcome::{Difference, Outcome, Stage},
    phrase::same,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Case, Command, Directory, Event, PlainRoster, Refusal, Watch, Whom, World, warnings},
    finding::Span,
    id::WorkflowId,
    time::Instant,
};

/// How a part of a run comes out: the first difference is boxed, since most runs have none.
pub(in crate::scenario) type Met<T = ()> = Result<T, Box<Difference>>;

impl Suite {
    /// Runs one scenario. The same scenario always comes to the same outcome.
    #[must_use]
    pub fn run(&self, scenario: &Scenario) -> Outcome {
        self.run_watched(scenario, None)
    }

    /// Runs one scenario and tells what it met of the charter. A scenario that fails has shown nothing: it has met nothing.
    #[must_use]
    pub fn run_seen(&self, scenario: &Scenario) -> (Outcome, Seen) {
        let watcher = Watcher::new(&self.charter).following();
        let outcome = self.run_watched(scenario, Some(&watcher));
        let seen = if outcome.passed() { watcher.into_seen() } else { Seen::default() };
        (outcome, seen)
    }

    fn run_watched(&self, scenario: &Scenario, watcher: Option<&Watcher<'_>>) -> Outcome {
        let mut runner = Runner::new(self, scenario, watcher);
        let difference = runner.all().err().map(|difference| *difference);
        Outcome { run: runner.run, difference }
    }

    /// Runs every scenario, in the order of the file.
    pub fn outcomes(&self) -> impl Iterator<Item = (&Scenario, Outcome)> {
        self.scenarios.iter().map(|scenario| (scenario, self.run(scenario)))
    }
}

/// One case of a scenario, with its whole history.
#[derive(Debug, Clone)]
pub(in crate::scenario) struct Running {
    pub(in crate::scenario) case: Case,
    pub(in crate::scenario) events: Vec<Event>,
    /// For whom another case opened it, if for somebody.
    pub(in crate::scenario) whom: Option<Whom>,
}

/// What the last step that could do something came to.
#[derive(Debug, Clone, Default)]
pub(in crate::scenario) struct Last {
    pub(in crate::scenario) refusal: Option<Refusal>,
    /// What happened in it, expiries on the way included.
    pub(in crate::scenario) events: Vec<Event>,
}

/// One run of a scenario.
pub(super) struct Runner<'s> {
    pub(super) suite: &'s Suite,
    pub(super) scenario: &'s Scenario,
    /// Who is who, with the instances that cover the cases so far.
    pub(super) roster: Cow<'s, PlainRoster>,
    pub(super) cases: Vec<Running>,
    pub(super) current: Option<usize>,
    pub(super) now: Option<Instant>,
    pub(super) last: Last,
    pub(super) always: Vec<&'s Throughout>,
    run: Vec<Stage>,
    /// The step that was refused, while no expectation has said so.
    pub(super) unanswered: Option<Box<Unanswered>>,
    /// Who gathers what the run meets.
    pub(super) watcher: Option<&'s Watcher<'s>>,
}

/// A step that was refused: what was asked, of which case, and when.
pub(super) struct Unanswered {
    pub(super) span: Span,
    pub(super) case: Case,
    /// The command; none if it was a vote or a count.
    pub(super) command: Option<Command>,
    pub(super) at: Instant,
}

/// Tells of the warnings of a case between its last event and `until`.
pub(super) fn watch_warnings(watcher: &Watcher<'_>, charter: &Charter, case: &Case, until: Instant) {
    let Some(from) = case.last() else { return };
    for warning in warnings(charter, &charter.calendar, case, from, until).unwrap_or_default() {
        watcher.warned(case.workflow(), &warning);
    }
}

impl<'s> Runner<'s> {
    pub(super) fn new(suite: &'s Suite, scenario: &'s Scenario, watcher: Option<&'s Watcher<'s>>) -> Self {
        Self {
            suite,
            scenario,
            roster: Cow::Borrowed(&scenario.people.roster),
            cases: Vec::new(),
            current: None,
            now: None,
            last: Last::default(),
            always: Vec::new(),
            run: Vec::new(),
            unanswered: None,
            watcher,
        }
    }

    /// The same as the engine asks for it.
    pub(super) fn watch(&self) -> Option<&'s dyn Watch> {
        self.watcher.map(|watcher| -> &dyn Watch { watcher })
    }

    fn all(&mut self) -> Met {
        for (index, step) in self.scenario.steps.iter().enumerate() {
            match &step.deed {
                Deed::Then(then) => self.then(then)?,
                Deed::Always(always) => self.throughout(always)?,
                Deed::Given(given) => self.step(index, |runner| runner.given(given, step.span))?,
                Deed::When(when) => self.step(index, |runner| runner.when(when, step.span))?,
                Deed::Polls(polls) => self.step(index, |runner| runner.polls(polls, step.span))?,
                Deed::Wait(wait) => self.step(index, |runner| runner.wait(wait, step.span))?,
            }
        }
        self.answered()
    }

    /// Takes one step and records what came of it, also when something differs on the way.
    fn step(&mut self, index: usize, take: impl FnOnce(&mut Self) -> Met) -> Met {
        self.answered()?;
        self.last = Last::default();
        let met = take(self).and_then(|()| self.holds_after_step());
        if let (Some(watcher), Some(refusal)) = (self.watcher, &self.last.refusal) {
            watcher.refused(refusal);
        }
        if let Some(at) = self.now {
            let case = self.current.and_then(|current| self.cases.get(current));
            self.run.push(Stage {
                step: index,
                at,
                events: self.last.events.clone(),
                refusal: self.last.refusal.clone(),
                case: case.map(|running| running.case.clone()),
            });
        }
        met
    }

    /// A refusal that nothing has expected is the first difference.
    fn answered(&self) -> Met {
        match (&self.unanswered, &self.last.refusal) {
            (Some(unanswered), Some(refusal)) => Err(self.refused(unanswered, refusal)),
            _ => Ok(()),
        }
    }

    /// Applies events to the case at hand; what must hold throughout is looked at after each.
    pub(super) fn happen(&mut self, events: Vec<Event>, span: Span) -> Met {
        for event in events {
            let Some(running) = self.current.and_then(|current| self.cases.get_mut(current)) else { break };
            if let Some(watcher) = self.watcher {
                watch_warnings(watcher, self.suite.charter(), &running.case, event.at);
                watcher.happens(&event);
            }
            if let Err(error) = running.case.apply(&event) {
                return Err(self.nonsense(span, same(error.to_string())));
            }
            running.events.push(event.clone());
            self.last.events.push(event.clone());
            self.holds(event.at)?;
            self.carry(&event, span)?;
        }
        Ok(())
    }

    fn then(&mut self, then: &'s Then) -> Met {
        let expects_refusal = then.expects.iter().any(|expect| expect.is_refusal());
        if !expects_refusal {
            self.answered()?;
        }
        self.unanswered = None;
        for expect in &then.expects {
            if expect.is_refusal() {
                let reasons =
                    |refusal: &Refusal| self.sentences(then.workflow, refusal.attempt, &refusal.reasons);
                expect.check_refusal(self.last.refusal.as_ref(), &reasons)?;
                continue;
            }
            let running = self.meant(then, expect.span)?;
            let now = self.now.ok_or_else(|| self.no_time(expect.span))?;
            let phrases = self.phrases(then.workflow);
            let observed = Observed::new(phrases, running, &self.last, (self.world(), now));
            observed.check(expect).map_err(|mut difference| {
                difference.instead = observed.instead(expect);
                difference
            })?;
        }
        Ok(())
    }

    /// The case that expectations speak of.
    fn meant(&self, then: &Then, span: Span) -> Met<&Running> {
        let spoken = self.current.and_then(|current| self.cases.get(current));
        let spoken = spoken.filter(|running| running.case.workflow() == then.workflow);
        match (&then.which, spoken) {
            (Which::Spoken, Some(running)) => Ok(running),
            (Which::For(whom), _) => self.case_of(then.workflow, Some(whom), span),
            _ => self.last_of(then.workflow, span),
        }
    }

    /// Where the last case of a workflow stands among the cases; the last that was opened for somebody, if that is said.
    pub(super) fn place_of(&self, workflow: WorkflowId, whom: Option<&Whom>) -> Option<usize> {
        let is_meant = |running: &Running| whom.is_none() || running.whom.as_ref() == whom;
        self.cases.iter().rposition(|running| running.case.workflow() == workflow && is_meant(running))
    }

    /// The last case of a workflow.
    pub(super) fn last_of(&self, workflow: WorkflowId, span: Span) -> Met<&Running> {
        self.case_of(workflow, None, span)
    }

    /// The last case of a workflow, opened for somebody if that is said.
    pub(super) fn case_of(&self, workflow: WorkflowId, whom: Option<&Whom>, span: Span) -> Met<&Running> {
        let running = self.place_of(workflow, whom).and_then(|place| self.cases.get(place));
        running.ok_or_else(|| self.no_case(workflow, span))
    }

    pub(super) fn rules(&self, workflow: WorkflowId) -> &'s Workflow {
        self.suite.charter.workflows.at(workflow)
    }

    pub(super) fn calendar(&self) -> &'s crate::time::Calendar {
        &self.suite.charter.calendar
    }

    pub(super) fn directory(&self) -> &dyn Directory {
        self.roster.as_ref()
    }

    pub(super) fn world(&self) -> World<'_> {
        World { roster: self.roster.as_ref(), directory: self.directory(), calendar: self.calendar() }
    }
}
