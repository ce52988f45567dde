//! Running a scenario: each step against the engine.

use std::sync::Arc;

use super::{
    compile::{given, unsaid},
    compiled::{Actor, Always, Deed, Given, Scenario, Set, Suite, Then, Wait, When},
    expect::Observed,
    outcome::{Difference, Outcome, Stage},
    phrase::same,
};
use crate::{
    charter::Workflow,
    engine::{Case, Command, Event, Known, Person, Placement, Refusal, World, decide, judge, place, tick},
    finding::{Bilingual, Span},
    id::{ClockId, WorkflowId},
    rule::{Condition, FactSource, Holder, Target, Test},
    time::{Instant, advance},
    workflow::Leaving,
};

/// How a part of a run comes out: the first difference is boxed, since most runs have none.
pub(super) type Met<T = ()> = Result<T, Box<Difference>>;

impl Suite {
    /// Runs one scenario. The same scenario always comes to the same outcome.
    #[must_use]
    pub fn run(&self, scenario: &Scenario) -> Outcome {
        let mut runner = Runner::new(self, scenario);
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
pub(super) struct Running {
    pub(super) case: Case,
    pub(super) events: Vec<Event>,
}

/// What the last step that could do something came to.
#[derive(Debug, Clone, Default)]
pub(super) struct Last {
    pub(super) refusal: Option<Refusal>,
    /// What happened in it, expiries on the way included.
    pub(super) events: Vec<Event>,
}

/// One run of a scenario.
pub(super) struct Runner<'s> {
    pub(super) suite: &'s Suite,
    pub(super) scenario: &'s Scenario,
    cases: Vec<Running>,
    current: Option<usize>,
    now: Option<Instant>,
    last: Last,
    always: Vec<&'s Always>,
    run: Vec<Stage>,
    /// The step that was refused, while no expectation has said so.
    unanswered: Option<(WorkflowId, Span)>,
}

impl<'s> Runner<'s> {
    fn new(suite: &'s Suite, scenario: &'s Scenario) -> Self {
        Self {
            suite,
            scenario,
            cases: Vec::new(),
            current: None,
            now: None,
            last: Last::default(),
            always: Vec::new(),
            run: Vec::new(),
            unanswered: None,
        }
    }

    fn all(&mut self) -> Met {
        for (index, step) in self.scenario.steps.iter().enumerate() {
            match &step.deed {
                Deed::Then(then) => self.then(then)?,
                Deed::Always(always) => self.throughout(always)?,
                Deed::Given(given) => self.step(index, |runner| runner.given(given, step.span))?,
                Deed::When(when) => self.step(index, |runner| runner.when(when, step.span))?,
                Deed::Wait(wait) => self.step(index, |runner| runner.wait(wait, step.span))?,
            }
        }
        self.answered()
    }

    /// Takes one step and records what came of it, also when something differs on the way.
    fn step(&mut self, index: usize, take: impl FnOnce(&mut Self) -> Met) -> Met {
        self.answered()?;
        self.last = Last::default();
        let met = take(self);
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
        match (self.unanswered, &self.last.refusal) {
            (Some((workflow, span)), Some(refusal)) => Err(self.refused(workflow, span, refusal)),
            _ => Ok(()),
        }
    }

    fn given(&mut self, given: &Given, span: Span) -> Met {
        let at = given.at.or(self.now).ok_or_else(|| self.no_time(span))?;
        self.now = Some(at);
        let placement = Placement {
            states: given.states.clone(),
            raisers: given.raiser.as_ref().map(|raiser| self.persons(raiser, None)).unwrap_or_default(),
            facts: given.sets.iter().chain(&given.unsaid).filter_map(Set::as_fact).collect(),
            slots: given.sets.iter().filter_map(Set::as_slot).collect(),
        };
        let case = self.new_case(given.workflow)?;
        let event = place(self.suite.charter(), self.calendar(), &case, &placement, at)
            .map_err(|reasons| self.not_placed(given.workflow, span, &reasons))?;
        self.begin(case);
        self.happen(vec![event], span)
    }

    fn when(&mut self, when: &When, span: Span) -> Met {
        let at = when.at.or(self.now).ok_or_else(|| self.no_time(span))?;
        self.now = Some(at);
        let rules = self.rules(when.workflow);
        let raises = rules.actions.at(when.action).leaving == Leaving::Start;
        let case = if raises { self.new_case(when.workflow)? } else { self.case_of(when.workflow, span)? };
        let command = self.command(when, rules, &case);
        let answer = decide(self.suite.charter(), &self.world(), &case, &command, at)
            .map_err(|error| self.no_question(span, &error))?;
        if raises && answer.is_accepted() {
            self.begin(case);
        }
        if let Some(refusal) = answer.refusal() {
            self.last.refusal = Some(refusal.clone());
            self.unanswered = Some((when.workflow, span));
        }
        // Expiries that had come stand, whatever became of the command.
        let events = answer.events().to_vec();
        if raises && !answer.is_accepted() { Ok(()) } else { self.happen(events, span) }
    }

    /// The command of a step. Asked facts that it does not name are no, the first value, the least number; so are facts
    /// that the host answers for and has not answered yet.
    fn command(&self, when: &When, rules: &Workflow, case: &Case) -> Command {
        let action = rules.actions.at(when.action);
        let mut command = Command::new(action.name.as_str());
        command.by = when.who.iter().flat_map(|actor| self.persons(actor, Some(case))).collect();
        let is_named = |target| when.sets.iter().any(|set| set.target() == target);
        let asked = rules.facts.iter().filter(|&(id, fact)| {
            let target = Target::Fact(id);
            let is_open = fact.source == FactSource::Host && case.fact(id).is_none();
            !is_named(target) && (is_open || action.asks.contains(&target))
        });
        let unnamed = asked.filter_map(|(id, fact)| unsaid(fact).map(|value| Set::Fact(id, Some(value))));
        let sets: Vec<Set> = when.sets.iter().cloned().chain(unnamed).collect();
        command.given.0 = sets.iter().map(|set| given(self.suite.charter(), rules, set)).collect();
        command
    }

    fn wait(&mut self, wait: &Wait, span: Span) -> Met {
        let now = self.now.ok_or_else(|| self.no_time(span))?;
        let until = match wait {
            Wait::Until(until) => *until,
            Wait::For(limit) => {
                let calendar = self.calendar();
                advance(calendar, now, *limit)
                    .map_err(|unknown| self.nonsense(span, unknown.sentence(calendar)))?
            }
            Wait::End(workflow, clock) => self.end_of(*workflow, *clock, span)?,
        };
        if until < now {
            return Err(self.nonsense(span, Bilingual::new("that instant is past", "该时刻已过")));
        }
        self.now = Some(until);
        self.let_time_pass(until, span)
    }

    /// Lets the clocks of every case run up to `until`.
    fn let_time_pass(&mut self, until: Instant, span: Span) -> Met {
        let current = self.current;
        for index in 0..self.cases.len() {
            let Some(running) = self.cases.get(index) else { break };
            let events = tick(self.suite.charter(), self.calendar(), &running.case, until)
                .map_err(|error| self.no_question(span, &error))?;
            self.current = Some(index);
            self.happen(events, span)?;
        }
        self.current = current;
        Ok(())
    }

    fn end_of(&self, workflow: WorkflowId, clock: ClockId, span: Span) -> Met<Instant> {
        let running = self.case_of(workflow, span)?;
        let phrases = self.phrases(workflow);
        let rules = self.rules(workflow);
        let due = running
            .run(clock)
            .filter(|run| !run.expired)
            .and_then(|run| run.due(self.calendar(), rules.clocks.at(clock).policy).instant());
        due.ok_or_else(|| {
            Box::new(Difference {
                span,
                what: phrases.clock(clock),
                expected: Bilingual::new(
                    "it runs, so that one can wait for its end",
                    "正在计时，可以等到它届满",
                ),
                actual: Bilingual::new(
                    "it does not run, or its end is not known",
                    "没有在计时，或者不知何时届满",
                ),
                because: Vec::new(),
            })
        })
    }

    /// Applies events to the case at hand; what must hold throughout is looked at after each.
    fn happen(&mut self, events: Vec<Event>, span: Span) -> Met {
        for event in events {
            let Some(running) = self.current.and_then(|current| self.cases.get_mut(current)) else { break };
            if let Err(error) = running.case.apply(&event) {
                return Err(self.nonsense(span, same(error.to_string())));
            }
            running.events.push(event.clone());
            self.last.events.push(event);
            for always in self.always.clone() {
                self.holds(always)?;
            }
        }
        Ok(())
    }

    fn throughout(&mut self, always: &'s Always) -> Met {
        self.always.push(always);
        self.holds(always)
    }

    /// Looks at one thing that must hold throughout. A case that has ended takes no further steps: of it only what does
    /// not speak of who is accountable is asked.
    fn holds(&self, always: &Always) -> Met {
        let Some(running) = self.current.and_then(|current| self.cases.get(current)) else { return Ok(()) };
        let case = &running.case;
        if case.workflow() != always.workflow
            || case.ended().is_some() && reads_accountable(&always.condition)
            || judge(self.suite.charter(), case, &always.only_if) != Known::Yes
            || judge(self.suite.charter(), case, &always.condition) != Known::No
        {
            return Ok(());
        }
        let observed = Observed::new(self.phrases(always.workflow), running, &self.last);
        Err(Box::new(observed.broken(&always.condition, always.span)))
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
                    |refusal: &Refusal| self.sentences(then.workflow, refusal.action, &refusal.reasons);
                expect.check_refusal(self.last.refusal.as_ref(), &reasons)?;
                continue;
            }
            let index = self.cases.iter().rposition(|running| running.case.workflow() == then.workflow);
            let running = index.and_then(|index| self.cases.get(index));
            let running = running.ok_or_else(|| self.no_case(then.workflow, expect.span))?;
            let now = self.now.ok_or_else(|| self.no_time(expect.span))?;
            let observed = Observed::new(self.phrases(then.workflow), running, &self.last);
            observed.check(expect, self.world(), now)?;
        }
        Ok(())
    }

    fn persons(&self, actor: &Actor, case: Option<&Case>) -> Vec<Person> {
        match actor {
            Actor::Part(part) => {
                self.scenario.people.parts.get(*part).map(|part| part.persons.clone()).unwrap_or_default()
            }
            Actor::Raiser => case.map(|case| case.raisers().to_vec()).unwrap_or_default(),
            Actor::System => Vec::new(),
        }
    }

    fn new_case(&self, workflow: WorkflowId) -> Met<Case> {
        let name = &self.rules(workflow).name;
        let id: Arc<str> = format!("{name}-{}", self.cases.len() + 1).into();
        Case::new(self.suite.charter(), name.as_str(), id)
            .map_err(|error| self.nonsense(Span::default(), same(error.to_string())))
    }

    fn begin(&mut self, case: Case) {
        self.current = Some(self.cases.len());
        self.cases.push(Running { case, events: Vec::new() });
    }

    /// The last case of a workflow, which becomes the one at hand.
    fn case_of(&self, workflow: WorkflowId, span: Span) -> Met<Case> {
        let running = self.cases.iter().rev().find(|running| running.case.workflow() == workflow);
        running.map(|running| running.case.clone()).ok_or_else(|| self.no_case(workflow, span))
    }

    pub(super) fn rules(&self, workflow: WorkflowId) -> &'s Workflow {
        self.suite.charter.workflows.at(workflow)
    }

    fn calendar(&self) -> &'s crate::time::Calendar {
        &self.suite.charter.calendar
    }

    fn world(&self) -> World<'s> {
        let roster = &self.scenario.people.roster;
        World { roster, directory: roster, calendar: self.calendar() }
    }
}

/// Whether a condition asks who is accountable for the case.
fn reads_accountable(condition: &Condition) -> bool {
    match condition {
        Condition::Always => false,
        Condition::Not(inner) => reads_accountable(inner),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads_accountable),
        Condition::Test(Test::SameBody(one, other)) => is_accountable(one) || is_accountable(other),
        Condition::Test(Test::IsBody(holder) | Test::Kind(holder, _)) => is_accountable(holder),
        Condition::Test(_) => false,
    }
}

fn is_accountable(holder: &Holder) -> bool {
    match holder {
        Holder::Accountable(_) => true,
        Holder::Superior(of) | Holder::Supervisor(of) => is_accountable(of),
        Holder::Body(_) | Holder::Slot(_) | Holder::Actor(_) => false,
    }
}
