//! Where the rules come from on which a reason rests.

use super::{Attempt, Reason};
use crate::{
    charter::{Action, Ballot, Charter, Workflow},
    engine::Question,
    id::{BallotId, ClockId, SlotId, StateId, WorkflowId},
    origin::Origin,
    rule::{Least, SlotType, Trigger, Window},
    time::Limit,
};

impl Reason {
    /// Where the rules come from on which the reason rests: the narrowest of them that cites a source (a clause before its
    /// action, a limit before its clock). Empty if none does. `workflow` and `attempt` are those that were asked about.
    #[must_use]
    pub fn origins<'c>(
        &self,
        charter: &'c Charter,
        workflow: WorkflowId,
        attempt: impl Into<Attempt>,
    ) -> Vec<&'c Origin> {
        let attempt = attempt.into();
        let Some(workflow) = charter.workflows.get(workflow) else { return Vec::new() };
        let action = attempt.action().and_then(|action| workflow.actions.get(action));
        let cites = |origin: &&Origin| !origin.sources.is_empty();
        if let Self::By { .. } = self {
            let clauses: Vec<_> =
                action.into_iter().flat_map(|action| &action.by).map(|by| &by.origin).filter(cites).collect();
            if !clauses.is_empty() {
                return clauses;
            }
        }
        if let Self::Competence { body, .. } = self {
            let rules = workflow.competences.iter().filter(|rule| rule.body == body.body);
            let rules: Vec<_> = rules.map(|rule| &rule.origin).filter(cites).collect();
            if !rules.is_empty() {
                return rules;
            }
        }
        let rules = Rules { charter, workflow, attempt, action };
        rules.of(self).into_iter().flatten().find(cites).into_iter().collect()
    }
}

/// The rules that a reason may rest on.
#[derive(Clone, Copy)]
struct Rules<'c> {
    charter: &'c Charter,
    workflow: &'c Workflow,
    attempt: Attempt,
    /// The action that was asked, if it is one.
    action: Option<&'c Action>,
}

impl<'c> Rules<'c> {
    /// The origins of the rules that a reason rests on, the narrowest first.
    fn of(self, reason: &Reason) -> [Option<&'c Origin>; 3] {
        let action = self.whole();
        let clause = |clause: Option<&'c Origin>| [clause, action, None];
        match reason {
            Reason::Past { .. } | Reason::Twice { .. } => [None; 3],
            Reason::Ended { state }
            | Reason::Retired { state: Some(state) }
            | Reason::Unaccountable { state } => [self.state(*state), None, None],
            Reason::Together { clause, joint, .. } | Reason::TooSmallShare { clause, joint, .. } => {
                let by = self.action.and_then(|action| action.by.get(usize::from(*clause)));
                let joint = by.and_then(|by| by.together.get(usize::from(*joint)));
                [joint.map(|joint| &joint.origin), by.map(|by| &by.origin), action]
            }
            Reason::Barred { by, .. } => {
                let (bars, whole) = match self.action.filter(|_| by.action.is_some()) {
                    Some(rules) => (&rules.bars, action),
                    None => (&self.workflow.bars, Some(&self.workflow.origin)),
                };
                [bars.get(usize::from(by.clause)).map(|bars| &bars.origin), whole, None]
            }
            Reason::Outside { rule, .. } => {
                let rule = self.workflow.outside.get(usize::from(*rule));
                clause(rule.map(|rule| &rule.origin))
            }
            Reason::If { guard, .. } => {
                let guards = self.action.map_or(&[][..], |action| &action.guards);
                clause(guards.get(usize::from(*guard)).map(|guard| &guard.origin))
            }
            Reason::TooEarly { limit, triggers, .. } => self.lower_bound(Some(*limit), Some(triggers)),
            Reason::NoBound { .. } => self.lower_bound(None, None),
            Reason::Since { triggers } => clause(self.opened(triggers)),
            Reason::Before { trigger, limit, .. } => clause(self.closed(*trigger, *limit)),
            Reason::Over { clock } => {
                let is_it =
                    |window: &&Window| matches!(window, Window::BeforeEnd(found, _) if found == clock);
                clause(self.windows().iter().find(is_it).map(Window::origin))
            }
            Reason::Within { clock } | Reason::NotWithin { clock, .. } | Reason::NoLimit { clock, .. } => {
                let [limit, whole] = self.clock(*clock);
                [limit, whole, action]
            }
            Reason::AtMost { times } => {
                let mut caps = self.action.into_iter().flat_map(|action| &action.caps);
                clause(caps.find(|cap| cap.times == *times).map(|cap| &cap.origin))
            }
            Reason::NoRow { table, .. } => {
                clause(self.workflow.tables.get(*table).map(|table| &table.origin))
            }
            Reason::NotRunning { clock } | Reason::TooMuch { clock, .. } => {
                let mut prolongs = self.action.into_iter().flat_map(|action| &action.prolongs);
                let prolongs = prolongs.find(|prolongs| prolongs.clock == *clock);
                clause(prolongs.map(|prolongs| &prolongs.origin))
            }
            Reason::AskedLate { clock } | Reason::AskedAlready { clock, .. } => {
                let mut requests = self.action.into_iter().flat_map(|action| &action.requests);
                let request = requests.find(|request| request.clock == *clock);
                clause(request.map(|request| &request.origin))
            }
            Reason::NotAsked { clock } => {
                let mut declines = self.action.into_iter().flat_map(|action| &action.declines);
                let decline = declines.find(|decline| decline.clock == *clock);
                clause(decline.map(|decline| &decline.origin))
            }
            Reason::NoVoter { ballot, .. } => {
                self.of_ballot(*ballot, |ballot| ballot.by.iter().map(|by| &by.origin).collect())
            }
            Reason::BarredFromBallot { ballot, party, .. } => self.of_ballot(*ballot, |ballot| {
                ballot
                    .bars
                    .iter()
                    .filter(|bars| bars.parties.contains(party))
                    .map(|bars| &bars.origin)
                    .collect()
            }),
            Reason::BarredFromProxies { ballot, .. } | Reason::Proxies { ballot, .. } => self
                .of_ballot(*ballot, |ballot| ballot.proxies.iter().map(|proxies| &proxies.origin).collect()),
            Reason::Margin { ballot, clause, .. } => self.of_ballot(*ballot, |ballot| {
                ballot.margin.get(usize::from(*clause)).map(|margin| &margin.origin).into_iter().collect()
            }),
            Reason::NoSeats { ballot, .. } => self.of_ballot(*ballot, |_| Vec::new()),
            Reason::Unknown {
                question: Question::Electorate { .. } | Question::All { .. } | Question::Area { .. },
            } => [None; 3],
            Reason::Exhausted { slot } | Reason::Unbound { slot } => self.ladder(*slot),
            Reason::Unknown { question: Question::Granted { delegation } } => {
                let delegation = self.charter.structure.delegations.get(usize::from(*delegation));
                [delegation.map(|delegation| &delegation.origin), None, None]
            }
            Reason::Unknown { question: Question::Fits { .. } } => [None; 3],
            _ => [action, None, None],
        }
    }

    /// The first of some clauses of a ballot that cites anything, and the ballot.
    fn of_ballot(
        self,
        ballot: BallotId,
        clauses: impl Fn(&'c Ballot) -> Vec<&'c Origin>,
    ) -> [Option<&'c Origin>; 3] {
        let Some(ballot) = self.workflow.ballots.get(ballot) else { return [None; 3] };
        let cites = clauses(ballot).into_iter().find(|origin| !origin.sources.is_empty());
        [cites, Some(&ballot.origin), None]
    }

    /// The action, or what else was asked.
    fn whole(self) -> Option<&'c Origin> {
        match self.attempt {
            Attempt::Action(_) => self.action.map(|action| &action.origin),
            Attempt::Ballot(ballot) => self.workflow.ballots.get(ballot).map(|ballot| &ballot.origin),
            Attempt::ChildEnded { state } => self.state(state?),
        }
    }

    fn windows(self) -> &'c [Window] {
        self.action.map_or(&[], |action| &action.windows)
    }

    fn state(self, state: StateId) -> Option<&'c Origin> {
        self.workflow.states.get(state).map(|state| &state.origin)
    }

    /// The lower bound of that length: of the action, or else of a state.
    fn lower_bound(self, limit: Option<Limit>, triggers: Option<&[Trigger]>) -> [Option<&'c Origin>; 3] {
        let is_as_long = |least: Least| match limit {
            Some(limit) => least.may_be(limit),
            None => least.fact().is_some(),
        };
        let is_it = |window: &&Window| match window {
            Window::AtLeastSince { least, since, .. } => {
                is_as_long(*least) && triggers.is_none_or(|triggers| triggers == since)
            }
            Window::AtLeastBefore { least, .. } => triggers.is_none() && is_as_long(*least),
            _ => false,
        };
        if let Some(window) = self.windows().iter().find(is_it) {
            return [Some(window.origin()), self.whole(), None];
        }
        let states = self.workflow.states.values();
        let mut stays =
            states.filter_map(|state| Some((state.stay.iter().find(is_it)?.origin(), &state.origin)));
        let (stay, state) = stays.next().unzip();
        [stay, state, None]
    }

    fn opened(self, triggers: &[Trigger]) -> Option<&'c Origin> {
        self.windows().iter().find_map(|window| match window {
            Window::Since(found, origin) if found == triggers => Some(origin),
            _ => None,
        })
    }

    fn closed(self, trigger: Trigger, limit: Option<Limit>) -> Option<&'c Origin> {
        self.windows().iter().find_map(|window| match (window, limit) {
            (Window::AtLeastBefore { least, day, origin, .. }, Some(limit))
                if least.may_be(limit) && Trigger::Day(*day) == trigger =>
            {
                Some(origin)
            }
            (Window::Before(found, origin), None) if found.contains(&trigger) => Some(origin),
            _ => None,
        })
    }

    /// The first limit of a clock that cites anything, and the clock.
    fn clock(self, clock: ClockId) -> [Option<&'c Origin>; 2] {
        let clock = self.workflow.clocks.get(clock);
        let mut limits = clock.into_iter().flat_map(|clock| clock.limits.iter().map(|limit| &limit.origin));
        [limits.find(|origin| !origin.sources.is_empty()), clock.map(|clock| &clock.origin)]
    }

    /// What a slot says when its ladder is exhausted, the slot, and the ladder.
    fn ladder(self, slot: SlotId) -> [Option<&'c Origin>; 3] {
        let slot = self.workflow.slots.get(slot);
        let ladder = slot.and_then(|slot| match slot.r#type {
            SlotType::Ladder(ladder) => self.charter.ladders.get(ladder),
            _ => None,
        });
        [slot.map(|slot| &slot.origin), ladder.map(|ladder| &ladder.origin), self.whole()]
    }
}
