//! Steps, each against what the steps above it have led to.

use super::{
    ballot, instances,
    names::{self, Names},
    opens, people,
    value::{sets, unsaid_facts},
};
use crate::{
    charter::time_unit,
    engine::{InstanceName, Whom},
    finding::{Bilingual, Lint, Span},
    id::{ActionId, WorkflowId},
    rule::{FactSource, Target},
    scenario::{
        GivenText, StepText, TalliesText, WaitText, WhenText,
        compiled::{Actor, Deed, Given, People, Polls, Set, Step, Wait, When},
    },
    text::{AmountText, Path},
    time::{Instant, Limit},
    workflow::Leaving,
};

/// Compiles the steps of one scenario in order.
pub(super) struct Steps<'n, 'c, 'p> {
    pub(super) names: &'n mut Names<'c>,
    pub(super) people: &'p People,
    /// The workflow of the case last spoken of.
    pub(super) current: Option<WorkflowId>,
    /// Whether a step above that begins a case could not be understood, so that nothing is said of what follows from it.
    is_lost: bool,
}

impl<'n, 'c, 'p> Steps<'n, 'c, 'p> {
    pub(super) fn new(names: &'n mut Names<'c>, people: &'p People) -> Self {
        Self { names, people, current: None, is_lost: false }
    }

    /// The steps that could be understood, and whether all could.
    pub(super) fn compile(mut self, steps: &[StepText]) -> (Vec<Step>, bool) {
        let compiled = steps.iter().filter_map(|step| self.step(step)).collect();
        (compiled, !self.is_lost)
    }

    fn step(&mut self, text: &StepText) -> Option<Step> {
        let step = self.deed(text).map(|deed| Step { deed, span: text.span() });
        self.is_lost |= step.is_none() && matches!(text, StepText::Given(_) | StepText::When(_));
        step
    }

    fn deed(&mut self, text: &StepText) -> Option<Deed> {
        Some(match text {
            // What people are besides the roster is known before the first step.
            StepText::Given(given) if !given.is.is_empty() => return None,
            StepText::Given(given) => Deed::Given(self.given(given)?),
            StepText::When(when) => self.when(when)?,
            StepText::Wait(wait) => Deed::Wait(self.wait(wait)?),
            StepText::Then(then) => Deed::Then(self.then(then)?),
            StepText::Always(text) => Deed::Always(self.throughout(text, false)?),
            StepText::Never(text) => Deed::Always(self.throughout(text, true)?),
        })
    }

    fn given(&mut self, text: &GivenText) -> Option<Given> {
        let [workflow] = text.subjects.as_slice() else {
            self.half(text.span, "a case is given by the name of its workflow", "给定事项须写流程名称", None);
            return None;
        };
        let workflow = self.names.workflow(workflow)?;
        self.current = Some(workflow);
        if text.states.is_empty() {
            let hint = Bilingual::new("say where it stands: `in STATE`", "请写明所在环节：`在 环节`");
            self.half(text.span, "this case is given in no state", "给定的事项没有写在哪个环节", Some(hint));
            return None;
        }
        let covers = instances::covers(self.names, self.people, &text.instances);
        let states = self.names.states(workflow, &text.states);
        let raiser = text.by.as_ref().and_then(|path| people::actor(self.names, self.people, path));
        let sets = sets(self.names, self.people, workflow, &text.with);
        let unsaid = unsaid_facts(self.names.rules(workflow), &sets);
        let at = self.instant_if_any(text.at.as_ref())?;
        let complete = states.len() == text.states.len() && raiser.is_some() == text.by.is_some();
        complete.then_some(Given { workflow, raiser, states, covers, sets, unsaid, at })
    }

    /// A count of the ballot that the step names.
    fn tallies(&mut self, text: &WhenText, tallies: &TalliesText) -> Option<Deed> {
        let (ballot, tellers) = text.who.split_last()?;
        let Some(found) = ballot::find(self.names, ballot, self.current) else {
            let rules = self.current.map(|workflow| self.names.rules(workflow));
            let candidates = rules.into_iter().flat_map(|rules| rules.ballots.values());
            self.names.unknown(ballot, names::BALLOT, candidates.map(|ballot| ballot.name.as_str()));
            return None;
        };
        self.current = Some(found.workflow);
        let tellers = self.actors(tellers)?;
        let polling = ballot::count(self.names, self.people, &found, tellers, tallies)?;
        let at = self.instant_if_any(text.at.as_ref())?;
        Some(Deed::Polls(Polls { polling, at }))
    }

    /// An action, or a vote.
    fn when(&mut self, text: &WhenText) -> Option<Deed> {
        if let Some(tallies) = &text.tallies {
            return self.tallies(text, tallies);
        }
        let Some(action) = &text.does else {
            let hint = Bilingual::new("say what they do: `does ACTION`", "请写明做什么：`做 动作`");
            self.half(text.span, "this step does nothing", "这一步没有写做什么", Some(hint));
            return None;
        };
        if let Some(found) = ballot::find(self.names, action, self.current) {
            self.current = Some(found.workflow);
            let polling = ballot::vote(self.names, self.people, &found, text)?;
            let at = self.instant_if_any(text.at.as_ref())?;
            return Some(Deed::Polls(Polls { polling, at }));
        }
        let (current, whom) = self.of(text)?;
        let found = self.names.action(action, current);
        let who = self.actors(&text.who);
        let (workflow, action) = found?;
        self.current = Some(workflow);
        let covers = self.covers(workflow, action, &text.instances);
        let sets = sets(self.names, self.people, workflow, &text.with);
        self.asked(workflow, action, &sets, text.span);
        let at = self.instant_if_any(text.at.as_ref())?;
        Some(Deed::When(When { who: who?, workflow, action, covers, sets, whom, at }))
    }

    /// Which case a step speaks of: the last of a workflow, or the one that was opened for somebody.
    fn of(&mut self, text: &WhenText) -> Option<(Option<WorkflowId>, Option<Whom>)> {
        let Some(of) = &text.of else { return Some((self.current, None)) };
        let charter = self.names.charter;
        if charter.workflows.values().any(|workflow| workflow.name == *of.as_str()) {
            return Some((self.names.workflow(of), None));
        }
        Some((self.current, Some(opens::whom(self.names, self.people, of)?)))
    }

    /// The instances that cover a case which an action raises. Which they are is settled then, and not by later steps.
    fn covers(&mut self, workflow: WorkflowId, action: ActionId, paths: &[Path]) -> Vec<InstanceName> {
        let raises = self.names.rules(workflow).actions.at(action).leaving == Leaving::Start;
        if let (false, Some(path)) = (raises, paths.first()) {
            let message = Bilingual::new(
                "which body covers a case is settled when it begins, so that `in` says nothing here",
                "事项由谁管辖在开始时就已确定，这里写 `在` 没有作用",
            );
            self.names.say(Lint::NeverChecked, path.span, message.en, message.zh);
            return Vec::new();
        }
        instances::covers(self.names, self.people, paths)
    }

    /// Reports what a step gives and the action does not ask.
    fn asked(&mut self, workflow: WorkflowId, action: ActionId, sets: &[Set], span: Span) {
        let rules = self.names.rules(workflow);
        let action = rules.actions.at(action);
        for set in sets {
            let (name, is_hosts) = match set.target() {
                Target::Fact(fact) => {
                    (&rules.facts.at(fact).name, rules.facts.at(fact).source == FactSource::Host)
                }
                Target::Slot(slot) => (&rules.slots.at(slot).name, false),
            };
            if !is_hosts && !action.asks.contains(&set.target()) {
                let (en, zh) = (
                    format!("`{}` does not ask for `{name}`", action.name),
                    format!("“{}”不填写“{name}”", action.name),
                );
                self.names.say(Lint::WrongType, span, en, zh);
            }
        }
    }

    /// Who acts; none if somebody is unknown.
    fn actors(&mut self, paths: &[Path]) -> Option<Vec<Actor>> {
        let found: Vec<_> = paths.iter().map(|path| people::actor(self.names, self.people, path)).collect();
        found.into_iter().collect()
    }

    fn wait(&mut self, text: &WaitText) -> Option<Wait> {
        match (&text.amount, &text.until) {
            (Some(amount), None) => self.limit(amount, text.span).map(Wait::For),
            (None, Some(until)) => self.until(until),
            (Some(_), Some(_)) | (None, None) => {
                let hint = Bilingual::new(
                    "write `wait 2 working days` or `wait until 2026-03-02 09:00`",
                    "请写 `经过 2个工作日` 或者 `经过 止于 2026-03-02 09:00`",
                );
                self.half(
                    text.span,
                    "`wait` says either how long or until when",
                    "`经过` 写多久或者写到何时，只写其一",
                    Some(hint),
                );
                None
            }
        }
    }

    fn limit(&mut self, amount: &AmountText, span: Span) -> Option<Limit> {
        let AmountText::Of { count, unit } = amount else {
            return self.no_time(amount, span);
        };
        let Some(unit) = time_unit(*unit) else { return self.no_time(amount, span) };
        match Limit::new(*count, unit) {
            Ok(limit) => Some(limit),
            Err(error) => {
                let message = error.sentence();
                self.names.say(Lint::BadAmount, span, message.en, message.zh);
                None
            }
        }
    }

    fn no_time(&mut self, amount: &AmountText, span: Span) -> Option<Limit> {
        let message = Bilingual::new(format!("`{amount}` is no length of time"), "这里写的不是时间长度");
        let hint = match amount {
            AmountText::Named(name) => Bilingual::new(
                format!("to wait for the end of a clock, write `wait until {name}`"),
                format!("要等到某个时限届满，请写 `经过 止于 {name}`"),
            ),
            _ => Bilingual::new("write one such as `2 working days`", "请写成 `2个工作日` 的样子"),
        };
        self.names.say_with(Lint::BadAmount, span, message, hint);
        None
    }

    fn until(&mut self, path: &Path) -> Option<Wait> {
        let zone = self.names.charter.calendar.zone();
        if let Ok(instant) = Instant::parse(path.as_str(), zone) {
            return Some(Wait::Until(instant));
        }
        let workflow = self.current_at(path.span)?;
        self.names.clock(workflow, path).map(|clock| Wait::End(workflow, clock))
    }

    /// An instant, if the step says one; none only if what it says is no instant.
    #[expect(clippy::option_option, reason = "said or not, and if said, readable or not")]
    fn instant_if_any(&mut self, path: Option<&Path>) -> Option<Option<Instant>> {
        let Some(path) = path else { return Some(None) };
        match Instant::parse(path.as_str(), self.names.charter.calendar.zone()) {
            Ok(instant) => Some(Some(instant)),
            Err(error) => {
                let message = error.sentence();
                self.names.say(Lint::WrongType, path.span, message.en, message.zh);
                None
            }
        }
    }

    /// The workflow of the case last spoken of; none is reported.
    pub(super) fn current_at(&mut self, span: Span) -> Option<WorkflowId> {
        if self.current.is_none() && !self.is_lost {
            let message = Bilingual::new("there is no case yet to speak of", "此时还没有事项可言");
            let hint = Bilingual::new(
                "begin one above: `given WORKFLOW in STATE`, or `when SOMEBODY does WORKFLOW.ACTION`",
                "先在上面开始一个事项：`假如 流程 在 环节`，或者 `当 某人 做 流程.动作`",
            );
            self.names.say_with(Lint::NeverChecked, span, message, hint);
        }
        self.current
    }

    pub(super) fn half(&mut self, span: Span, en: &str, zh: &str, hint: Option<Bilingual>) {
        match hint {
            Some(hint) => self.names.say_with(Lint::HalfStep, span, Bilingual::new(en, zh), hint),
            None => self.names.say(Lint::HalfStep, span, en, zh),
        }
    }
}
