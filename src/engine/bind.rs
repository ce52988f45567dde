//! What an event writes into the case: tables' outputs, and what actions and routes set.

use smallvec::SmallVec;

use super::{
    Binding, Ground, Known, Person, Persons, Reason,
    bodies::Lack,
    draft::{Draft, States},
    lookup::Lookup,
    view::View,
};
use crate::{
    id::{ClockId, FactId, SlotId, TableId},
    rule::{
        Assignment, Column, FactType, Holder, Party, Route, Row, Setting, SlotType, Target, Used, Value,
        ValueSource,
    },
    time::Limit,
};

/// What is written, and into what. All is read before anything is written, for clauses have no order.
enum Writing {
    Fact(FactId, Option<Value>),
    Slot(SlotId, Binding),
    Limit(ClockId, Option<Limit>),
}

impl<'c> Draft<'c> {
    /// Writes the outputs of the tables used and of the one that leads on, and answers the state that this one names.
    pub(super) fn use_tables(&mut self, used: &[Used], leading: Option<TableId>) -> States {
        if used.is_empty() && leading.is_none() {
            return States::new();
        }
        let mut writings: SmallVec<[Writing; 4]> = SmallVec::new();
        let mut next = States::new();
        for used in used {
            if self.is_used(used) {
                self.use_table(used.table, &mut writings, &mut next);
            }
        }
        if let Some(table) = leading.filter(|table| !used.iter().any(|used| used.table == *table)) {
            self.use_table(table, &mut writings, &mut next);
        }
        self.write(writings);
        next
    }

    /// Whether a table is used now; a reason is added if that cannot be decided.
    fn is_used(&mut self, used: &Used) -> bool {
        let known = self.view.judge(&used.condition);
        if known == Known::Unknown {
            let read = self.view.read(&used.condition);
            self.reasons.push(Reason::NoRow { table: used.table, read, is_undecided: true });
        }
        known == Known::Yes
    }

    fn use_table(&mut self, id: TableId, writings: &mut SmallVec<[Writing; 4]>, next: &mut States) {
        let Some((index, row)) = self.row(id) else { return };
        self.grounds.push(Ground::Row(id, index));
        self.read_row(id, row, writings, next);
    }

    /// Writes what the route taken sets, by its tables, then by itself, and notes what it opens.
    pub(super) fn set_by_route(&mut self, route: &'c Route) {
        self.use_tables(&route.uses, None);
        self.set(&route.sets);
        self.note_opens(&route.opens);
    }

    /// Writes what an action or a route sets.
    pub(super) fn set(&mut self, assignments: &[Assignment]) {
        if assignments.is_empty() {
            return;
        }
        let mut writings: SmallVec<[Writing; 4]> = SmallVec::new();
        for assignment in assignments {
            writings.extend(self.read_assignment(assignment));
        }
        self.write(writings);
    }

    fn row(&mut self, id: TableId) -> Option<(u16, &'c Row)> {
        let table = self.view.workflow.tables.get(id)?;
        let is_undecided = match self.view.look_up(table) {
            Lookup::Row(index, row) => return Some((index, row)),
            Lookup::Nothing => false,
            Lookup::Undecided => true,
        };
        let read = self.view.read_inputs(table);
        self.reasons.push(Reason::NoRow { table: id, read, is_undecided });
        None
    }

    fn read_row(&mut self, id: TableId, row: &Row, writings: &mut SmallVec<[Writing; 4]>, next: &mut States) {
        let Some(table) = self.view.workflow.tables.get(id) else { return };
        for (column, setting) in table.outputs.iter().zip(&row.settings) {
            match (column, setting) {
                (Column::Next, Setting::State(state)) => next.push(*state),
                (Column::Fact(fact), Setting::Value(value)) => {
                    writings.push(Writing::Fact(*fact, Some(value.clone())));
                }
                (Column::Fact(fact), Setting::Nothing) => writings.push(Writing::Fact(*fact, None)),
                (Column::Slot(slot), Setting::Holder(holder)) => {
                    writings.extend(self.held(*slot, holder).map(|held| Writing::Slot(*slot, held)));
                }
                (Column::Slot(slot), Setting::Nothing) => {
                    writings.push(Writing::Slot(*slot, Binding::Empty));
                }
                (Column::Clock(clock), setting) => match self.view.limit_in(setting) {
                    Ok(limit) => writings.push(Writing::Limit(*clock, limit)),
                    Err(fact) => self.no_limit(*clock, fact),
                },
                _ => {}
            }
        }
    }

    fn no_limit(&mut self, clock: ClockId, fact: FactId) {
        let read = vec![self.view.reading(fact)];
        self.reasons.push(Reason::NoLimit { clock, read });
    }

    fn read_assignment(&mut self, assignment: &Assignment) -> Option<Writing> {
        Some(match (assignment.target, &assignment.value) {
            (Target::Fact(fact), ValueSource::Value(value)) => Writing::Fact(fact, Some(value.clone())),
            (Target::Fact(fact), ValueSource::Fact(other)) => {
                Writing::Fact(fact, self.view.fact(*other).cloned())
            }
            (Target::Fact(fact), _) => Writing::Fact(fact, None),
            (Target::Slot(slot), ValueSource::Holder(holder)) => {
                Writing::Slot(slot, self.held(slot, holder)?)
            }
            (Target::Slot(slot), ValueSource::Actor) => Writing::Slot(slot, persons(self.by)),
            (Target::Slot(slot), ValueSource::Persons(party)) => {
                Writing::Slot(slot, persons(self.view.known_persons(party)))
            }
            (Target::Slot(slot), ValueSource::Elected(ballot)) => {
                Writing::Slot(slot, persons(self.view.elected(*ballot)))
            }
            (Target::Slot(slot), _) => Writing::Slot(slot, Binding::Empty),
        })
    }

    /// What a slot would hold of a holder; a reason is added if there is no such body.
    fn held(&mut self, slot: SlotId, holder: &Holder) -> Option<Binding> {
        let mut bodies = match self.view.find(holder) {
            Ok(bodies) => bodies,
            // While nobody in particular acts, it is not known in whose capacity.
            Err(Lack::Asked) => return None,
            Err(lack) => {
                self.reasons.extend(lack.reason());
                return None;
            }
        };
        let takes_several =
            self.workflow().slots.get(slot).is_some_and(|slot| slot.r#type == SlotType::Bodies);
        if takes_several && !bodies.is_empty() {
            return Some(Binding::Bodies(bodies.into_iter().collect()));
        }
        if bodies.len() == 1 {
            return bodies.pop().map(Binding::Body);
        }
        self.reasons.push(Reason::NoBody { holder: holder.clone() });
        None
    }

    fn write(&mut self, writings: SmallVec<[Writing; 4]>) {
        for writing in writings {
            match writing {
                Writing::Fact(fact, value) => self.tell(fact, value),
                Writing::Slot(slot, binding) => self.bind(slot, binding),
                Writing::Limit(clock, limit) => self.limits.push((clock, limit)),
            }
        }
    }
}

/// What a slot holds of persons.
fn persons(persons: &[Person]) -> Binding {
    if persons.is_empty() { Binding::Empty } else { Binding::Persons(Persons::from(persons)) }
}

impl View<'_> {
    /// The persons of a party whom the case knows.
    fn known_persons(&self, party: &Party) -> &[Person] {
        match party {
            Party::Raiser => self.raisers(),
            Party::Actor(action) => self.actors(*action),
            Party::Person(slot) => self.slot(*slot).map_or(&[], Binding::persons),
            _ => &[],
        }
    }

    /// The limit that a cell gives; none if it gives none, and the fact if it is one that is not set.
    pub(super) fn limit_in(&self, setting: &Setting) -> Result<Option<Limit>, FactId> {
        match setting {
            Setting::Limit(limit) => Ok(Some(*limit)),
            Setting::LimitFact(fact) => self.amount(*fact).map(Some).ok_or(*fact),
            Setting::Value(_) | Setting::Holder(_) | Setting::State(_) | Setting::Nothing => Ok(None),
        }
    }

    /// The amount of time that a fact is; none if it is not set, or zero.
    pub(super) fn amount(&self, fact: FactId) -> Option<Limit> {
        let FactType::Number { unit: Some(unit), .. } = self.workflow.facts.get(fact)?.r#type else {
            return None;
        };
        match self.fact(fact)? {
            Value::Number(number) => Limit::new(*number, unit).ok(),
            Value::Flag(_) | Value::Choice(_) | Value::Date(_) | Value::Note(_) => None,
        }
    }
}
