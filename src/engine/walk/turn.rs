//! One turn: an action done by whoever may, or the end of a clock.

use smallvec::SmallVec;

use super::{Happening, Walk};
use crate::{
    charter::{Action, Next},
    engine::{
        Binding, Case, Event, Instance, Known, Person, Reason, What,
        draft::Draft,
        event::Capacity,
        expire::fire,
        view::{Doing, View},
    },
    id::{ActionId, BallotId, ClockId, FactId, Id as _, SlotId, StateId},
    rule::{Assignment, Condition, Expiry, Holder, Party, Route, Trigger, Value, ValueSource},
    workflow::Leaving,
};

/// What happens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    /// Somebody does an action; what is told with it is the combination of that number.
    Does(ActionId, u32),
    /// A clock ends.
    Expires(ClockId),
    /// A ballot has the result of that number among those that it can have.
    Closes(BallotId, u32),
    /// Cases that a state waits for have ended so that it goes on along the ways of that number.
    Joins(StateId, u32),
}

/// A fact or slot that is told with an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    Fact(FactId, Value),
    Slot(SlotId, Binding),
}

impl Walk<'_> {
    /// Every turn that a stand can take, with the stand after it.
    pub(crate) fn turns(&mut self, stand: &[u64], mut each: impl FnMut(Happening, Vec<u64>)) {
        self.steps(stand, |_| true, |turn, event, after| each(Happening::of(turn, event), after));
    }

    /// Every turn that a stand can take if only those clocks end, with the event that it makes and the stand after it.
    pub(crate) fn steps(
        &mut self,
        stand: &[u64],
        may_end: impl Fn(ClockId) -> bool,
        mut each: impl FnMut(Turn, &Event, Vec<u64>),
    ) {
        let case = self.unpack(stand);
        if case.ended.is_some() {
            return;
        }
        for (id, action) in self.workflow.actions.iter() {
            if !self.can_stand(&case, action) {
                continue;
            }
            for (number, told) in
                (0..).zip(self.combinations.get(id.index()).cloned().unwrap_or_default().iter())
            {
                for event in self.does(&case, id, action, told) {
                    for after in self.after(&case, &event) {
                        each(Turn::Does(id, number), &event, after);
                    }
                }
            }
        }
        let ends: SmallVec<[ClockId; 4]> =
            case.runs.iter().filter(|run| self.can_end(run)).map(|run| run.clock).collect();
        for (turn, event) in self.results(&case) {
            for after in self.after(&case, &event) {
                each(turn, &event, after);
            }
        }
        for clock in ends.into_iter().filter(|clock| may_end(*clock)) {
            for case in self.guessed(&case, clock) {
                let begin = || Draft::new(self.view(&case), &self.calendar, self.next);
                let event = fire(begin, clock);
                for after in self.after(&case, &event) {
                    each(Turn::Expires(clock), &event, after);
                }
            }
        }
    }

    /// Whether a condition that is watched holds of the case that stands there.
    pub(crate) fn judge(&self, stand: &[u64], condition: &Condition) -> Known {
        let case = self.unpack(stand);
        self.view(&case).judge(condition)
    }

    pub(super) fn view<'a>(&'a self, case: &'a Case) -> View<'a> {
        View::new(self.charter, self.workflow, case, self.directory).watched(self.watch)
    }

    fn after(&mut self, case: &Case, event: &Event) -> SmallVec<[Vec<u64>; 1]> {
        if let Some(watch) = self.watch {
            watch.happens(event);
        }
        let mut after = case.clone();
        // INVARIANT: the event was made for this case and follows on its last one.
        let applied = after.apply(event);
        debug_assert!(applied.is_ok(), "{applied:?}");
        self.landings(case, &after)
    }

    /// Whether the end of a running clock can come where the case stands. That of a ballot is its result.
    pub(super) fn can_end(&self, run: &crate::engine::Run) -> bool {
        let is_ballot = self.workflow.clocks.at(run.clock).expiry == Expiry::Close;
        let waits_for_decision = run.asked.is_some_and(|asked| asked.within.is_none());
        !is_ballot && !run.expired && !run.is_paused() && !waits_for_decision
    }

    pub(super) fn can_stand(&self, case: &Case, action: &Action) -> bool {
        crate::engine::act::sources(case, action).is_ok()
    }

    /// The action done in every body's capacity that counts; no event if it is closed.
    pub(super) fn does(&self, case: &Case, id: ActionId, action: &Action, told: &[Told]) -> Vec<Event> {
        let bodies = self.capacities(case, action, told);
        let is_told = self.tells_bodies(id);
        let bodies = bodies.into_iter().take(if is_told { usize::MAX } else { 1 });
        let by = self.actors(action);
        let attempts = bodies.flat_map(|body| by.iter().map(move |by| (body.clone(), *by)));
        attempts.filter_map(|(body, by)| self.attempt(case, id, action, told, (body, by))).collect()
    }

    /// Whoever may act: somebody, or nobody where the host acts or the raiser is anonymous; only one of them where nothing is told
    /// of who acts.
    fn actors(&self, action: &Action) -> SmallVec<[&[Person]; 2]> {
        let is_nobody = |party: &Party| matches!(party, Party::System | Party::Raiser);
        let mut parties = action.by.iter().flat_map(|by| &by.parties);
        if self.matters.sees_persons {
            return SmallVec::from_slice(&[&self.actor[..]]);
        }
        let somebody: &[Person] = &self.somebody;
        if !sets_actor(action) {
            return SmallVec::from_slice(&[somebody]);
        }
        let nobody = parties.clone().any(is_nobody).then_some(&[][..]);
        let anybody = parties.any(|party| *party != Party::System).then_some(somebody);
        anybody.into_iter().chain(nobody).collect()
    }

    pub(super) fn attempt(
        &self,
        case: &Case,
        id: ActionId,
        action: &Action,
        told: &[Told],
        (body, by): (Option<Instance>, &[Person]),
    ) -> Option<Event> {
        let mut draft = Draft::new(self.view(case), &self.calendar, self.next);
        draft.by = by;
        let sources = draft.sources(action)?;
        if action.leaving == Leaving::Start {
            draft.raise(&[]);
        }
        tell(&mut draft, told);
        draft.check_guards(&action.guards, &[]);
        draft.check_times(id, action, &sources);
        self.tell_refusal(id, &draft.reasons);
        draft.forgive();
        if !draft.reasons.is_empty() {
            return None;
        }
        // Where persons count, who acts is remembered apart.
        let seen = if self.matters.sees_persons { &[][..] } else { by };
        draft.view.set_doing(Doing { action: id, by: seen, body: Some(body.clone()) });
        draft.carry_out(id, action, &sources, None);
        self.tell_refusal(id, &draft.reasons);
        draft.forgive();
        let capacity = Capacity { clause: 0, party: 0, body, delegation: None };
        draft.reasons.is_empty().then(|| draft.finish(What::Done { action: id, by: seen.into(), capacity }))
    }

    fn tell_refusal(&self, id: ActionId, reasons: &[Reason]) {
        if let Some(watch) = self.watch.filter(|_| !reasons.is_empty()) {
            watch.refuses(id, reasons);
        }
    }

    /// The bodies in whose capacity the action may be done there; none of them if nobody fits its clauses.
    fn capacities(&self, case: &Case, action: &Action, told: &[Told]) -> Vec<Option<Instance>> {
        let before = self.view(case);
        let mut draft = Draft::new(self.view(case), &self.calendar, self.next);
        tell(&mut draft, told);
        let mut bodies = Vec::new();
        for by in &action.by {
            let is_open = draft.view.judge(&by.condition) == Known::Yes;
            for party in by.parties.iter().filter(|_| is_open) {
                for body in members(self, &before, case, party) {
                    if !bodies.contains(&body) {
                        bodies.push(body);
                    }
                }
            }
        }
        bodies
    }
}

/// Whether an action puts whoever acts into a slot.
fn sets_actor(action: &Action) -> bool {
    let is_actor = |set: &Assignment| set.value == ValueSource::Actor;
    let along = |route: &Route| route.sets.iter().any(is_actor);
    let routed = matches!(&action.next, Next::Routes(routes) if routes.iter().any(along));
    routed || action.sets.iter().any(is_actor)
}

pub(super) fn tell(draft: &mut Draft<'_>, told: &[Told]) {
    for told in told {
        match told {
            Told::Fact(fact, value) => draft.tell(*fact, Some(value.clone())),
            Told::Slot(slot, binding) => draft.bind(*slot, binding.clone()),
        }
    }
}

/// The bodies for which somebody of a party would act; nobody's body is none. Empty if there is nobody.
pub(super) fn members(walk: &Walk<'_>, view: &View<'_>, case: &Case, party: &Party) -> Vec<Option<Instance>> {
    let of = |holder: &Holder| view.bodies(holder).unwrap_or_default().into_iter().map(Some).collect();
    match party {
        Party::Raiser | Party::System | Party::Kind(_) | Party::TiedToCase(_) => vec![None],
        Party::Office(office) => {
            let body = walk.charter.structure.offices.get(*office).map(|office| office.body);
            body.map(|body| of(&Holder::Body(body))).unwrap_or_default()
        }
        Party::Members(holder) | Party::OfficeOf(holder, _) => of(holder),
        Party::Person(slot) if case.slot(*slot).persons().is_empty() => Vec::new(),
        Party::Actor(action) if case.deed(*action).is_none() => Vec::new(),
        Party::Actor(action) => vec![case.deed(*action).and_then(|deed| deed.body.clone())],
        Party::Person(_) => vec![None],
        Party::TiedTo(party, _) => {
            members(walk, view, case, party).first().map(|_| None).into_iter().collect()
        }
    }
}

impl Draft<'_> {
    /// Drops the reasons that time alone cures.
    pub(super) fn forgive(&mut self) {
        let mut reasons = std::mem::take(&mut self.reasons);
        reasons.retain(|reason| !self.is_cured_by_time(reason));
        self.reasons = reasons;
    }

    fn is_cured_by_time(&self, reason: &Reason) -> bool {
        let is_named = |trigger: &Trigger| match trigger {
            Trigger::Day(day) => self.view.date(*day).is_some(),
            Trigger::Enters(_) | Trigger::Does(_) => false,
        };
        match reason {
            Reason::TooEarly { since, triggers, .. } => since.is_some() || triggers.is_empty(),
            Reason::Since { triggers } => triggers.iter().any(is_named),
            Reason::Before { trigger, .. } => is_named(trigger),
            // Who stands for election is left aside.
            Reason::NotWithin { .. } | Reason::Margin { .. } => true,
            _ => false,
        }
    }
}
