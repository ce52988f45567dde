//! What a step does to a case: puts it somewhere, raises it, acts in it.

use std::sync::Arc;

use super::{
    super::{
        compile::{given, unsaid},
        compiled::{Actor, Given, Set, When},
        phrase::same,
    },
    runner::{Met, Runner, Running, Unanswered},
};
use crate::{
    charter::Workflow,
    engine::{Case, Command, CoverEntry, InstanceName, Person, Placement, decide_watched, place},
    finding::Span,
    id::WorkflowId,
    rule::{FactSource, Target},
    workflow::Leaving,
};

impl Runner<'_> {
    pub(super) fn given(&mut self, given: &Given, span: Span) -> Met {
        let at = given.at.or(self.now).ok_or_else(|| self.no_time(span))?;
        self.now = Some(at);
        let placement = Placement {
            states: given.states.clone(),
            raisers: given.raiser.as_ref().map(|raiser| self.persons(raiser, None)).unwrap_or_default(),
            facts: given.sets.iter().chain(&given.unsaid).filter_map(Set::as_fact).collect(),
            slots: given.sets.iter().filter_map(Set::as_slot).collect(),
        };
        let case = self.new_case(given.workflow)?;
        self.cover(&case, &given.covers);
        let world = (self.directory(), self.calendar());
        let event = place(self.suite.charter(), world, &case, &placement, at)
            .map_err(|reasons| self.not_placed(given.workflow, span, &reasons))?;
        self.begin(case);
        self.happen(vec![event], span)
    }

    pub(super) fn when(&mut self, when: &When, span: Span) -> Met {
        let at = when.at.or(self.now).ok_or_else(|| self.no_time(span))?;
        self.now = Some(at);
        self.let_time_pass(at, span)?;
        let rules = self.rules(when.workflow);
        let raises = rules.actions.at(when.action).leaving == Leaving::Start;
        let case = if raises {
            let case = self.new_case(when.workflow)?;
            self.cover(&case, &when.covers);
            case
        } else {
            self.current = self.place_of(when.workflow, when.whom.as_ref()).or(self.current);
            self.case_of(when.workflow, when.whom.as_ref(), span)?.case.clone()
        };
        let command = self.command(when, rules, &case);
        let answer = decide_watched(self.suite.charter(), &self.world(), &case, &command, at, self.watch())
            .map_err(|error| self.no_question(span, &error))?;
        // Expiries that had come stand, whatever became of the command.
        let events = answer.events().to_vec();
        if let Some(refusal) = answer.refusal() {
            self.last.refusal = Some(refusal.clone());
            self.unanswered = Some(Box::new(Unanswered { span, case, command: Some(command), at }));
            return if raises { Ok(()) } else { self.happen(events, span) };
        }
        if raises {
            self.begin(case);
        }
        self.happen(events, span)?;
        // What the step has made late is late from now on: more time refused after the limit, a limit from long ago.
        self.let_time_pass(at, span)
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

    pub(super) fn persons(&self, actor: &Actor, case: Option<&Case>) -> Vec<Person> {
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

    /// Says which instances cover a case that is about to begin, where the roster says nothing else.
    fn cover(&mut self, case: &Case, instances: &[InstanceName]) {
        // A case that was refused had the same id.
        if self.roster.covers.iter().any(|cover| cover.case.as_deref() == Some(case.id())) {
            self.roster.to_mut().covers.retain(|cover| cover.case.as_deref() != Some(case.id()));
        }
        for instance in instances {
            let cover = CoverEntry { case: Some(case.id().to_owned()), instance: instance.clone() };
            self.roster.to_mut().covers.push(cover);
        }
    }

    fn begin(&mut self, case: Case) {
        self.current = Some(self.cases.len());
        self.cases.push(Running { case, events: Vec::new(), whom: None });
    }
}
