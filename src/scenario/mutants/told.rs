//! Changed notices after which everybody is told the same: every event that gave the notice gives it all the same.
//!
//! Read off the charter, without walking: of each way in which an event may come about it is known which action it does and which
//! states it enters, and an event tells each addressee once.

use super::{editor::Mutant, fate::Mutation, operator::Operator};
use crate::{
    charter::{Action, Charter, NamedParties, Next, State, Workflow},
    id::{ActionId, StateId},
    rule::{Condition, Expiry, Party, Route, Setting},
};

impl Mutation {
    /// Whether a mutant changes a notice alone, and every event tells the same all the same.
    pub(super) fn is_told_anyway(&self, charter: &Charter, mutant: &Mutant) -> bool {
        if !may_change_notice(mutant.operator) {
            return false;
        }
        let Some(changed) = Charter::compile(&self.changed(mutant)).charter else { return false };
        let mut differing =
            charter.workflows.values().zip(changed.workflows.values()).filter(|(one, other)| one != other);
        let (first, second) = (differing.next(), differing.next());
        second.is_none() && first.is_some_and(|(before, after)| Told { before, after }.is_same())
    }
}

fn may_change_notice(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::DropNotice | Operator::DropCondition | Operator::FlipComparison | Operator::ShiftNumber
    )
}

/// A workflow before and after a notice was changed.
struct Told<'w> {
    before: &'w Workflow,
    after: &'w Workflow,
}

/// A way in which an event may come about.
struct Way {
    action: Option<ActionId>,
    enters: Vec<StateId>,
}

/// The clauses of a state or action by which somebody is asked, and by which somebody is told.
type Clauses<'w> = [&'w [NamedParties]; 2];

impl Told<'_> {
    fn is_same(&self) -> bool {
        let ways = ways(self.before);
        let states = self.before.states.iter().zip(self.after.states.values());
        let actions = self.before.actions.iter().zip(self.after.actions.values());
        let mut states = states.filter(|((_, one), other)| one != other);
        let mut actions = actions.filter(|((_, one), other)| one != other);
        let mut rest = self.before.clone();
        let is_told = match (states.next(), actions.next()) {
            (Some(((id, before), after)), None) => {
                let state = State {
                    consulted: after.consulted.clone(),
                    informed: after.informed.clone(),
                    ..before.clone()
                };
                *rest.states.at_mut(id) = state;
                let ways = ways.iter().filter(|way| way.enters.contains(&id));
                self.is_told(of_state(before), of_state(after), ways)
            }
            (None, Some(((id, before), after))) => {
                let action = Action {
                    consulted: after.consulted.clone(),
                    informed: after.informed.clone(),
                    ..before.clone()
                };
                *rest.actions.at_mut(id) = action;
                let ways = ways.iter().filter(|way| way.action == Some(id));
                self.is_told(of_action(before), of_action(after), ways)
            }
            _ => false,
        };
        is_told && rest == *self.after
    }

    /// Whether each party that is told no more, or on another condition, is told on each way all the same.
    fn is_told<'a>(
        &self,
        before: Clauses<'_>,
        after: Clauses<'_>,
        mut ways: impl Iterator<Item = &'a Way>,
    ) -> bool {
        let [asked, told] = before;
        let [asked_after, told_after] = after;
        let differing = [differing(asked, asked_after), differing(told, told_after)];
        ways.all(|way| {
            (0..).zip(&differing).all(|(role, differing)| {
                differing.iter().all(|(party, condition)| self.tells_on(way, role, party, condition))
            })
        })
    }

    /// Whether a way tells a party by a clause that is the same before and after.
    fn tells_on(&self, way: &Way, role: usize, party: &Party, condition: &Condition) -> bool {
        let tells = |workflow: &Workflow| {
            let states = way.enters.iter().filter_map(|state| workflow.states.get(*state)).map(of_state);
            let action = way.action.and_then(|action| workflow.actions.get(action)).map(of_action);
            let mut all = states.chain(action);
            all.any(|of| of.get(role).is_some_and(|clauses| tells(clauses, party, condition)))
        };
        tells(self.after) && tells(self.before)
    }
}

/// The parties of clauses that stand in one list and not in the other, each with its condition.
fn differing<'w>(before: &'w [NamedParties], after: &'w [NamedParties]) -> Vec<(&'w Party, &'w Condition)> {
    let pairs = |clauses: &'w [NamedParties]| {
        clauses.iter().flat_map(|named| named.parties.iter().map(move |party| (party, &named.condition)))
    };
    let only = |one, other| pairs(one).filter(move |pair| !pairs(other).any(|known| known == *pair));
    only(before, after).chain(only(after, before)).collect()
}

fn of_state(state: &State) -> Clauses<'_> {
    [&state.consulted, &state.informed]
}

fn of_action(action: &Action) -> Clauses<'_> {
    [&action.consulted, &action.informed]
}

/// Whether some clause names the party, always or on that condition.
fn tells(clauses: &[NamedParties], party: &Party, condition: &Condition) -> bool {
    let holds = |named: &&NamedParties| named.condition == Condition::Always || named.condition == *condition;
    clauses.iter().filter(holds).any(|named| named.parties.contains(party))
}

/// Every way in which an event of a workflow may come about. Where a ladder may be exhausted, that route is a way too.
fn ways(workflow: &Workflow) -> Vec<Way> {
    let exhausted: Vec<&Route> = workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref()).collect();
    let mut ways = Vec::new();
    for (id, action) in workflow.actions.iter() {
        let mut add = |enters| ways.push(Way { action: Some(id), enters });
        if action.may_escalate() {
            exhausted.iter().for_each(|route| add(route.to.clone()));
        }
        match &action.next {
            Next::Stay => add(Vec::new()),
            Next::Routes(routes) => routes.iter().for_each(|route| add(route.to.clone())),
            Next::Table(table) => {
                let rows = workflow.tables.get(*table).into_iter().flat_map(|table| &table.rows);
                rows.for_each(|row| add(row.settings.iter().filter_map(state_of).collect()));
            }
        }
    }
    let ends = workflow.clocks.values().filter_map(|clock| match &clock.expiry {
        Expiry::Route(routes) => Some(routes),
        _ => None,
    });
    let results = workflow.ballots.values().flat_map(|ballot| &ballot.on).map(|on| &on.routes);
    let awaited = workflow.states.values().flat_map(State::ways_on).map(|way| way.route);
    let others = ends.chain(results).flatten().chain(awaited).chain(exhausted);
    ways.extend(others.map(|route| Way { action: None, enters: route.to.clone() }));
    ways
}

fn state_of(setting: &Setting) -> Option<StateId> {
    match setting {
        Setting::State(state) => Some(*state),
        _ => None,
    }
}
