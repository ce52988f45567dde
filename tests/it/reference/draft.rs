//! A step being worked out: the case before it, the case after it, and what changed.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    engine::{Change, Ground, Notice, What, World},
    id::{ActionId, ClockId, FactId, SlotId, StateId},
    rule::{Assignment, Column, Holder, Opens, Party, Setting, SlotType, Target, Used, Value, ValueSource},
    time::{Instant, Limit},
};

use super::{
    Held, Past, Rules,
    ask::Meant,
    clocks::amount,
    condition::holds,
    past::Told,
    table::{Fits, row},
};

/// The words of the reasons why something is not open.
pub(crate) type Why = BTreeSet<&'static str>;

/// A step being worked out.
pub(crate) struct Draft<'a> {
    pub(crate) rules: Rules<'a>,
    pub(crate) before: Past,
    pub(crate) now: Past,
    pub(crate) at: Instant,
    pub(crate) changes: Vec<Change>,
    pub(crate) why: Why,
    pub(crate) left: BTreeSet<StateId>,
    /// Those of them that are only emptied, by `clears`.
    pub(crate) cleared: BTreeSet<StateId>,
    pub(crate) entered: BTreeSet<StateId>,
    /// The action done or deemed done.
    pub(crate) did: Option<ActionId>,
    pub(crate) escalated: bool,
    /// Whether it is the end of a clock.
    pub(crate) is_expiry: bool,
    /// The rules that permitted and shaped it.
    pub(crate) grounds: BTreeSet<Ground>,
    /// Who is told, asked or put to work.
    pub(crate) notices: Vec<Notice>,
    /// Limits that tables used in this step gave to clocks.
    pub(crate) given: BTreeMap<ClockId, Limit>,
    /// What is opened by it.
    pub(crate) opening: Vec<&'a Opens>,
    /// Who may be asked; nobody while time passes.
    pub(crate) world: Option<World<'a>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(rules: Rules<'a>, past: &Past, at: Instant) -> Self {
        Self {
            rules,
            before: past.clone(),
            now: past.clone(),
            at,
            changes: Vec::new(),
            why: Why::new(),
            left: BTreeSet::new(),
            cleared: BTreeSet::new(),
            entered: BTreeSet::new(),
            did: None,
            escalated: false,
            is_expiry: false,
            grounds: BTreeSet::new(),
            notices: Vec::new(),
            given: BTreeMap::new(),
            opening: Vec::new(),
            world: None,
        }
    }

    pub(crate) fn number(&self) -> usize {
        self.before.told.len() + 1
    }

    pub(crate) fn give(&mut self, target: Target, meant: Meant) {
        match (target, meant) {
            (Target::Fact(fact), Meant::Fact(value)) => self.set_fact(fact, value),
            (Target::Slot(slot), Meant::Slot(held)) => self.set_slot(slot, held),
            _ => {}
        }
    }

    pub(crate) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        self.changes.push(Change::Fact(fact, value.clone()));
        match value {
            Some(value) => self.now.facts.insert(fact, value),
            None => self.now.facts.remove(&fact),
        };
    }

    /// Binding the slot that climbs a ladder puts the case on the rung of the body bound; a body that is no rung stands on
    /// none, and from there the case climbs to the lowest.
    pub(crate) fn set_slot(&mut self, slot: SlotId, held: Option<Held>) {
        let declared = self.rules.workflow.slots.get(slot).unwrap();
        self.changes.push(Change::Slot(slot, binding(&declared.r#type, held.as_ref())));
        if let SlotType::Ladder(ladder) = declared.r#type {
            let rungs = &self.rules.charter.ladders.get(ladder).unwrap().rungs;
            let body = held.as_ref().and_then(|held| held.bodies().first().map(|body| body.body));
            let place = rungs.iter().position(|rung| Some(rung.body) == body);
            self.now.rung = place.map_or(0, |place| u16::try_from(place + 1).unwrap());
        }
        match held {
            Some(held) => self.now.slots.insert(slot, held),
            None => self.now.slots.remove(&slot),
        };
    }

    /// `sets` and `with`. Clauses have no order: all is read before anything is written.
    pub(crate) fn assign(&mut self, assignments: &[Assignment], by: &[gongzhi::engine::Person]) {
        let read: Vec<_> = assignments
            .iter()
            .filter_map(|assignment| Some((assignment.target, self.meant(assignment, by)?)))
            .collect();
        for (target, meant) in read {
            self.give(target, meant);
        }
    }

    fn meant(&mut self, assignment: &Assignment, by: &[gongzhi::engine::Person]) -> Option<Meant> {
        Some(match (assignment.target, &assignment.value) {
            (Target::Fact(_), ValueSource::Value(value)) => Meant::Fact(Some(value.clone())),
            (Target::Fact(_), ValueSource::Fact(other)) => Meant::Fact(self.now.facts.get(other).cloned()),
            (Target::Fact(_), _) => Meant::Fact(None),
            (Target::Slot(slot), ValueSource::Holder(holder)) => Meant::Slot(Some(self.held(slot, holder)?)),
            (Target::Slot(_), ValueSource::Actor) => {
                Meant::Slot((!by.is_empty()).then(|| Held::Persons(by.to_vec())))
            }
            (Target::Slot(_), ValueSource::Persons(party)) => {
                let known = match party {
                    Party::Raiser if self.now.is_raised() => self.now.raisers.clone().unwrap_or_default(),
                    Party::Raiser => by.to_vec(),
                    Party::Actor(action) if self.did == Some(*action) => by.to_vec(),
                    Party::Actor(action) => {
                        self.before.last_deed(*action).map(|deed| deed.by.clone()).unwrap_or_default()
                    }
                    Party::Person(slot) => match self.now.slots.get(slot) {
                        Some(Held::Persons(persons)) => persons.clone(),
                        _ => Vec::new(),
                    },
                    other => panic!("nobody whom the case knows: {other:?}"),
                };
                Meant::Slot((!known.is_empty()).then_some(Held::Persons(known)))
            }
            (Target::Slot(_), ValueSource::Elected(ballot)) => {
                let elected = self.now.elected(*ballot).to_vec();
                Meant::Slot((!elected.is_empty()).then_some(Held::Persons(elected)))
            }
            (Target::Slot(_), _) => Meant::Slot(None),
        })
    }

    /// "Slots are bound … from the structure …; where there is none, the action is refused and says so."
    fn held(&mut self, slot: SlotId, holder: &Holder) -> Option<Held> {
        let bodies = match self.rules.find(&self.now, holder) {
            Ok(bodies) => bodies,
            Err(lack) => {
                self.why.insert(lack.word());
                return None;
            }
        };
        let fits = match self.rules.workflow.slots.get(slot).unwrap().r#type {
            SlotType::Bodies => !bodies.is_empty(),
            SlotType::Body | SlotType::Ladder(_) => bodies.len() == 1,
            SlotType::Person | SlotType::Persons => false,
        };
        if !fits {
            self.why.insert("none");
        }
        fits.then_some(Held::Bodies(bodies))
    }

    /// "A table's outputs are facts, slots, clocks' limits and, headed `->`, the next state."
    pub(crate) fn use_tables(&mut self, tables: &[Used]) {
        let mut read = Vec::new();
        for used in tables {
            let id = used.table;
            match holds(self.rules, &self.now, &used.condition) {
                Some(true) => {}
                Some(false) => continue,
                None => {
                    self.why.insert("uses");
                    continue;
                }
            }
            let Fits::Row(number, row) = row(self.rules, &self.now, id) else {
                self.why.insert("uses");
                continue;
            };
            self.grounds.insert(Ground::Row(id, number));
            let table = self.rules.workflow.tables.get(id).unwrap();
            for (column, setting) in table.outputs.iter().zip(&row.settings) {
                match (column, setting) {
                    (Column::Fact(fact), Setting::Value(value)) => {
                        read.push((Target::Fact(*fact), Meant::Fact(Some(value.clone()))));
                    }
                    (Column::Fact(fact), _) => read.push((Target::Fact(*fact), Meant::Fact(None))),
                    (Column::Slot(slot), Setting::Holder(holder)) => {
                        let held = self.held(*slot, holder);
                        read.extend(held.map(|held| (Target::Slot(*slot), Meant::Slot(Some(held)))));
                    }
                    (Column::Slot(slot), _) => read.push((Target::Slot(*slot), Meant::Slot(None))),
                    (Column::Clock(clock), Setting::Limit(limit)) => {
                        self.given.insert(*clock, *limit);
                    }
                    (Column::Clock(clock), Setting::LimitFact(fact)) => {
                        match amount(self.rules, &self.now, *fact) {
                            Some(limit) => {
                                self.given.insert(*clock, limit);
                            }
                            None => {
                                self.why.insert("within");
                            }
                        }
                    }
                    (Column::Clock(clock), _) => {
                        self.given.remove(clock);
                    }
                    (Column::Next, _) => {}
                }
            }
        }
        for (target, meant) in read {
            self.give(target, meant);
        }
    }

    /// Whether nothing speaks against the step so far. What would follow from a step that is not open is moot.
    pub(crate) fn is_open(&self) -> bool {
        self.why.is_empty()
    }

    /// The case after the step, or why it cannot be taken.
    pub(crate) fn tell(mut self, what: What) -> Result<Past, Why> {
        if !self.why.is_empty() {
            return Err(self.why);
        }
        let number = self.number();
        let told = Told {
            number,
            at: self.at,
            what,
            changes: self.changes,
            notices: self.notices,
            grounds: self.grounds,
        };
        self.now.told.push(told);
        self.now.deeds.extend(self.now.doing.take());
        Ok(self.now)
    }
}

/// What a slot holds, in the engine's words.
pub(crate) fn binding(r#type: &SlotType, held: Option<&Held>) -> gongzhi::engine::Binding {
    use gongzhi::engine::Binding;
    match (r#type, held) {
        (_, None) => Binding::Empty,
        (SlotType::Bodies, Some(Held::Bodies(bodies))) => Binding::Bodies(bodies.iter().cloned().collect()),
        (_, Some(Held::Bodies(bodies))) => bodies.first().cloned().map_or(Binding::Empty, Binding::Body),
        (_, Some(Held::Persons(persons))) => Binding::Persons(persons.iter().cloned().collect()),
    }
}
