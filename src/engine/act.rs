//! One action, judged and carried out on a draft.
//!
//! The order is fixed: what is given, conditions, who acts, when; then tables, what is set, the route, the ladder, the
//! states left and entered, clocks and notices. Clauses of one kind have no order among themselves.

use smallvec::SmallVec;

use super::{
    Binding, Case, Change, Known, Reading, Reason,
    draft::{Draft, States},
    view::Judged,
};
use crate::{
    charter::{Action, Guard, MoreAtMost, Next, Prolongation},
    id::{ActionId, SlotId, StateId},
    rule::{Holder, Target},
    time::Limit,
    workflow::Leaving,
};

impl<'c> Draft<'c> {
    /// The states that the action leaves now; none, with a reason, if the case does not stand where it can be done.
    pub(super) fn sources(&mut self, action: &Action) -> Option<States> {
        sources(self.case(), action).map_err(|reason| self.reasons.push(reason)).ok()
    }

    /// Adds the conditions that do not hold or cannot be decided. What waits for what is missing is no reason: that is one of
    /// its own.
    pub(super) fn check_guards(&mut self, guards: &[Guard], missing: &[Target]) {
        for (index, guard) in (0u16..).zip(guards) {
            let judged = self.view.judged(&guard.condition);
            if matches!(judged, Judged::Yes | Judged::LeftOpen) {
                continue;
            }
            let is_undecided = judged == Judged::Undecided;
            if is_undecided && !missing.is_empty() {
                let undecided = self.view.undecided(&guard.condition);
                if undecided.iter().filter_map(target).any(|target| missing.contains(&target)) {
                    continue;
                }
            }
            let unmet = self.view.unmet(&guard.condition);
            let read = self.view.read(&unmet);
            let lacks: Vec<Reason> = read.iter().filter_map(|reading| self.lack(reading)).collect();
            self.reasons.push(Reason::If { guard: index, unmet, read, is_undecided });
            for lack in lacks {
                self.say_once(lack);
            }
        }
    }

    /// The instance of a class that a rule reads and that the directory does not name.
    fn lack(&self, reading: &Reading) -> Option<Reason> {
        match reading {
            Reading::Bodies(holder, bodies) if bodies.is_empty() => self.view.lack(holder),
            _ => None,
        }
    }

    /// Adds a reason that may have been added already.
    pub(super) fn say_once(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Gives clocks more time.
    pub(super) fn prolong(&mut self, prolongs: &[Prolongation], more: Option<Limit>) {
        for prolongation in prolongs {
            let clock = prolongation.clock;
            if self.case().run(clock).is_none() || self.has_ended(clock) {
                self.reasons.push(Reason::NotRunning { clock });
                continue;
            }
            match self.more_time(prolongation, more) {
                Ok(more) => self.changes.push(Change::Prolonged(clock, more)),
                Err(reason) => self.reasons.push(reason),
            }
        }
    }

    fn more_time(&self, prolongation: &Prolongation, more: Option<Limit>) -> Result<Limit, Reason> {
        let said = match prolongation.amount {
            Some(fact) => {
                let asked = Target::Fact(fact);
                Some(self.view.amount(fact).ok_or(Reason::Asks { asked })?)
            }
            None => more,
        };
        // A bound that cannot be decided binds.
        let binds = |most: &&MoreAtMost| self.view.judge(&most.condition) != Known::No;
        let bounds: SmallVec<[&MoreAtMost; 2]> = prolongation.most.iter().filter(binds).collect();
        // Of what is only given under conditions nothing is given where none of them holds.
        let is_given = prolongation.amount.is_some() || prolongation.most.is_empty() || !bounds.is_empty();
        let fits = |asked: Limit| is_given && bounds.iter().all(|most| most.allows(asked));
        // As much as they all let it, or else what the first says.
        let least = bounds.iter().map(|most| most.limit).find(|limit| fits(*limit));
        let asked = said.or(least);
        let too_much = || {
            let broken = bounds.iter().find(|most| asked.is_none_or(|asked| !most.allows(asked)));
            let most = least.or(broken.map(|most| most.limit));
            let read = bounds.iter().flat_map(|most| self.view.undecided(&most.condition)).collect();
            Reason::TooMuch { clock: prolongation.clock, asked, most, read }
        };
        asked.filter(|asked| fits(*asked)).ok_or_else(too_much)
    }

    /// Carries the action out: everything after it is settled that it may be done.
    pub(super) fn carry_out(
        &mut self,
        id: ActionId,
        action: &'c Action,
        sources: &[StateId],
        more: Option<Limit>,
    ) {
        self.done = Some(id);
        self.raises = action.leaving == Leaving::Start;
        self.prolong(&action.prolongs, more);
        self.decline(&action.declines);
        self.request(&action.requests);
        let leading = if let Next::Table(table) = action.next { Some(table) } else { None };
        let named = self.use_tables(&action.uses, leading);
        self.set(&action.sets);
        self.note_opens(&action.opens);
        // A table or body that is missing leaves nothing to follow.
        if self.reasons.is_empty() {
            self.follow(id, &action.next, &named, sources);
        }
        if self.reasons.is_empty() {
            self.settle(Some(action));
        }
    }

    /// Writes down where the case goes, and what follows from that for clocks and people.
    pub(super) fn settle(&mut self, action: Option<&Action>) {
        self.check_competence();
        self.arrive();
        self.run_ballots();
        self.check_stays();
        self.run_clocks();
        self.change_children();
        self.notify(action);
    }
}

/// The states that the action leaves now, or why the case does not stand where it can be done.
pub(super) fn sources(case: &Case, action: &Action) -> Result<States, Reason> {
    if let Some(state) = case.ended {
        return Err(Reason::Ended { state });
    }
    let is_raised = case.raised.is_some();
    let found = match &action.leaving {
        Leaving::Start if is_raised => return Err(Reason::Raised),
        Leaving::Start if action.is_retired => return Err(Reason::Retired { state: None }),
        Leaving::Start => Some(States::new()),
        Leaving::Any => is_raised.then(States::new),
        Leaving::Some(alternatives) => {
            let is_active = |states: &&Vec<StateId>| states.iter().all(|&state| case.marking.contains(state));
            alternatives.iter().find(is_active).map(|states| States::from_slice(states))
        }
    };
    found.ok_or_else(|| {
        let mut active = States::new();
        case.marking.iter().for_each(|state| active.push(state));
        Reason::NotFrom { active }
    })
}

/// The fact or slot that would have to be told for a reading to say more.
pub(super) fn target(reading: &Reading) -> Option<Target> {
    match reading {
        Reading::Fact(fact, None) => Some(Target::Fact(*fact)),
        Reading::Slot(slot, Binding::Empty) => Some(Target::Slot(*slot)),
        Reading::Bodies(holder, bodies) if bodies.is_empty() => slot_of(holder).map(Target::Slot),
        Reading::Fact(..) | Reading::Slot(..) | Reading::Count(..) | Reading::Bodies(..) => None,
    }
}

/// The slot on which a holder depends.
fn slot_of(holder: &Holder) -> Option<SlotId> {
    match holder {
        Holder::Slot(slot) => Some(*slot),
        Holder::Superior(of) | Holder::Supervisor(of) => slot_of(of),
        Holder::Body(_) | Holder::Actor(_) | Holder::Accountable(_) => None,
    }
}
