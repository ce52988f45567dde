//! What of each part of a charter is meaning, in which order.
//!
//! Every record lists the fields that count and those that do not, so that a new field cannot be forgotten: the compiler
//! asks on which side it belongs.

use chrono::NaiveDate;

use super::hash::Hasher;
use crate::{
    Name,
    charter::{
        Action, Amount, Ballot, BallotResult, BallotSort, By, Cap, Charter, Competence, Decline, Guard,
        Joint, Margin, MoreAtMost, NamedParties, Next, OnOutcome, OnResult, Outside, Prolongation, Proxies,
        Reach, Request, Reserved, State, Threshold, Together, Vacancies, Waits, Weights, Whole, Workflow,
    },
    comparison::Comparison,
    id::{
        ActionId, BallotId, BodyId, ClockId, FactId, Id, KindId, LadderId, List, OfficeId, SlotId, StateId,
        TableId, ValueId, WorkflowId,
    },
    rule::{
        Assignment, Cause, Cell, Clock, ClockOwner, Column, Condition, Count, Expiry, Fact, FactSource,
        FactType, Grade, Holder, Input, Ladder, Least, LimitRule, LimitSource, NamedValue, Opens, Party,
        Route, Row, Rung, Setting, Slot, SlotType, Table, Target, Test, Trigger, Used, Value, ValueSource,
        Window,
    },
    structure::{
        Axioms, Barred, Body, Composition, Delegation, Kind, Membership, Office, Quantity, Quota, Relation,
        RelationKind, Required, Seats, Sort, Structure, Term,
    },
    text::BoundWord,
    time::{Calendar, Limit, Policy, Unit},
    workflow::{Leaving, Phase},
};

/// Something whose meaning can be written out.
pub(super) trait Meaning {
    fn mark(&self, hasher: &mut Hasher);
}

/// Records: the fields that count, in order, and after `but` those that do not.
macro_rules! records {
    ($($type:ident { $($field:ident)* } but { $($other:ident)* };)*) => {$(
        impl Meaning for $type {
            fn mark(&self, hasher: &mut Hasher) {
                let Self { $($field,)* $($other: _,)* } = self;
                $($field.mark(hasher);)*
            }
        }
    )*};
}

/// Alternatives, each with a number that stays and with what it holds.
macro_rules! alternatives {
    ($($type:ident { $($number:literal $variant:ident $(($($held:ident),*))? $({$($field:ident),*} $(but {$($other:ident),*})?)?;)* })*) => {$(
        impl Meaning for $type {
            fn mark(&self, hasher: &mut Hasher) {
                match self {
                    $(Self::$variant $(($($held),*))? $({ $($field,)* $($($other: _,)*)? })? => {
                        hasher.byte($number);
                        $($($held.mark(hasher);)*)?
                        $($($field.mark(hasher);)*)?
                    })*
                }
            }
        }
    )*};
}

records! {
    Charter { name calendar structure ladders workflows } but { titles edition languages since until supersedes sources promises indicators levels origin fingerprint };
    Kind { name sort narrows axioms } but { titles is_built_in origin };
    Axioms { starts_no ends_no is_self_governing accepts_only stands_apart is_government is_party } but {};
    Body { name kind is_class offices composition } but { titles origin };
    Office { name body implies kind seats term bars } but { titles origin };
    Seats { least most } but { span };
    Term { limit } but { span };
    Composition { seats term has bars } but {};
    Required { who quotas } but { origin };
    Quota { word quantity } but {};
    Barred { who } but { origin };
    Delegation { from to of since until } but { origin };
    Relation { kind from to } but { origin };
    Ladder { name rungs } but { titles origin };
    Rung { body allowance because } but { origin };
    Workflow { name facts slots tables clocks states actions ballots bars competences outside climbs } but { classes titles origin index };
    State { name phase end is_retired accountable responsible consulted informed ballots stay waits } but { titles origin };
    Action {
        name grade by leaving clears guards asks uses sets next informed consulted bars windows caps prolongs
        requests declines escalates opens is_retired
    } but { every titles origin };
    By { parties together condition } but { origin };
    Joint { number condition } but { origin };
    Ballot {
        name state sort by weights quorum passes margin proxies vetoes reserved bars is_secret clock on
    } but { titles origin };
    Weights { heads area } but {};
    Threshold { reach amount condition } but { origin };
    Margin { word number condition } but { origin };
    Proxies { most bars condition } but { origin };
    Reserved { who least condition } but { origin };
    OnResult { result routes } but { origin };
    Guard { condition } but { origin };
    NamedParties { parties condition } but { origin };
    Cap { times condition } but { origin };
    Competence { body condition } but { origin };
    Outside { body office party } but { origin };
    Request { clock within policy } but { origin };
    Decline { clock } but { origin };
    Prolongation { clock most amount } but { origin };
    MoreAtMost { limit condition } but { origin };
    Fact { name r#type source } but { titles origin };
    NamedValue { name } but { titles };
    Slot { name r#type exhausted } but { titles origin };
    Assignment { target value } but {};
    Route { condition is_otherwise to uses sets escalates opens } but { origin };
    Opens { workflow for_each } but { origin };
    Used { table condition } but {};
    Waits { workflow least on routes } but { origin };
    OnOutcome { outcome routes } but { origin };
    Table { name first inputs outputs rows } but { titles origin };
    Row { cells settings } but { origin };
    Clock { name owner limits since until pauses warns policy expiry } but { titles origin };
    LimitRule { limit condition before } but { origin };
    Policy { counts_first_day rolls } but {};
}

alternatives! {
    Sort { 0 Body; 1 Person; 2 Tie; }
    RelationKind { 0 Leads; 1 Guides; 2 Supervises; 3 Elects; 4 Delegates; 5 Coordinates; 6 Partners; 7 PartOf; }
    Membership {
        0 Body(body); 1 Office(office); 2 Kind(kind); 3 TiedTo(body, kind); 4 TiedToHolder(office, kind);
        5 BodiesOf(kind);
    }
    Quantity { 0 Persons(number); 1 Share(part, whole); }
    Cause { 0 Expiry; 1 Dissatisfied; 2 Refusal; 3 Risk; 4 Request; }
    Phase { 0 Received; 1 InHand; 2 Waiting; 3 Answered; 4 Closed; }
    Leaving { 0 Start; 1 Some(alternatives); 2 Any; }
    Grade { 0 Duty; 1 Power; 2 Encouraged; }
    Next { 0 Stay; 1 Routes(routes); 2 Table(table); }
    Together { 0 Persons(word, number); 1 Share { reach, part, of }; }
    BallotSort { 0 Approves; 1 Endorses; 2 Elects { seats, candidates }; }
    Vacancies { 0 Number(number); 1 Fact(fact); }
    Reach { 0 AtLeast; 1 MoreThan; }
    Amount { 0 Number(number); 1 Share { part, of, whole }; }
    Whole { 0 All; 1 Eligible; 2 Present; 3 Voting; 4 Cast; }
    BallotResult { 0 Vetoed; 1 NoQuorum; 2 Passed; 3 Tied; 4 Failed; 5 Short; }
    BoundWord { 0 AtLeast; 1 AtMost; 2 MoreThan; }
    Holder { 0 Body(body); 1 Slot(slot); 2 Superior(of); 3 Supervisor(of); 4 Actor(action); 5 Accountable(state); }
    Party {
        0 Raiser; 1 System; 2 Kind(kind); 3 Office(office); 4 Members(holder); 5 OfficeOf(holder, name); 6 Person(slot);
        7 Actor(action); 8 TiedTo(party, kind); 9 TiedToCase(kind);
    }
    FactType { 0 Flag; 1 Choice(values); 2 Number { least, most, unit }; 3 Date; 4 Note; }
    FactSource { 0 Case; 1 Host; }
    Value { 0 Flag(yes); 1 Choice(value); 2 Number(number); 3 Date(date); 4 Note(text); }
    SlotType { 0 Body; 1 Ladder(ladder); 2 Bodies; 3 Person; 4 Persons; }
    Target { 0 Fact(fact); 1 Slot(slot); }
    ValueSource { 0 Value(value); 1 Fact(fact); 2 Holder(holder); 3 Actor; 4 Nothing; 5 Elected(ballot); 6 Persons(party); }
    Condition { 0 Always; 1 Test(test); 2 Not(inner); 3 All(parts); 4 Any(parts); }
    Test {
        0 Flag(fact); 1 Choice(fact, value); 2 SameChoice(a, b); 3 Number(a, comparison, b); 4 SameBody(a, b);
        5 IsBody(holder); 6 Kind(holder, kind);
    }
    Count { 0 Number(number); 1 Fact(fact); 2 Times(action); 3 TimesInRow(action); 4 Rung(slot); 5 Elected(ballot); }
    Comparison { 0 Equal; 1 NotEqual; 2 Less; 3 AtMost; 4 Greater; 5 AtLeast; }
    ClockOwner { 0 Workflow; 1 State(state); 2 Action(action); 3 Ballot(ballot); }
    LimitSource { 0 Fixed(limit); 1 Fact(fact); 2 Table(table); }
    Least { 0 Fixed(limit); 1 Fact(fact); }
    Trigger { 0 Enters(state); 1 Does(action); 2 Day(fact); }
    Expiry { 0 Breach; 1 Lapse; 2 Escalate; 3 Take { action, with }; 4 Route(routes); 5 Close; 6 Again; }
    Window {
        0 AtLeastSince { least, since, condition, policy } but { origin };
        1 AtLeastBefore { least, day, condition } but { origin };
        2 Since(triggers, _origin);
        3 Before(triggers, _origin);
        4 BeforeEnd(clock, _origin);
    }
    Column { 0 Fact(fact); 1 Slot(slot); 2 Clock(clock); 3 Next; }
    Input { 0 Fact(fact); 1 Body(holder); 2 Kind(holder); }
    Cell { 0 Any; 1 OneOf(values); 2 Numbers(ranges); 3 Holds(condition); }
    Setting {
        0 Value(value); 1 Holder(holder); 2 Limit(limit); 3 LimitFact(fact); 4 State(state); 5 Nothing;
    }
    Unit { 0 Hours; 1 WorkingHours; 2 Days; 3 WorkingDays; 4 Months; 5 Years; }
}

impl Meaning for crate::origin::Origin {
    /// Where a rule comes from is no part of what it means.
    fn mark(&self, _: &mut Hasher) {}
}

impl Meaning for Structure {
    fn mark(&self, hasher: &mut Hasher) {
        self.kinds.mark(hasher);
        self.bodies.mark(hasher);
        self.offices.mark(hasher);
        self.relations.mark(hasher);
        self.delegations.mark(hasher);
    }
}

impl Meaning for Calendar {
    /// By name: its data are an argument, and grow from year to year.
    fn mark(&self, hasher: &mut Hasher) {
        self.name().mark(hasher);
        hasher.text(&self.zone().to_string());
        hasher.text(&self.hours().map(ToString::to_string).unwrap_or_default());
    }
}

impl Meaning for Limit {
    fn mark(&self, hasher: &mut Hasher) {
        self.count().mark(hasher);
        self.unit().mark(hasher);
    }
}

/// Ids count by their number, in the order of declaration.
macro_rules! numbered {
    ($($type:ident)*) => {$(
        impl Meaning for $type {
            fn mark(&self, hasher: &mut Hasher) {
                hasher.number(self.index() as u64);
            }
        }
    )*};
}

numbered! {
    KindId BodyId OfficeId LadderId WorkflowId StateId ActionId FactId ValueId SlotId ClockId TableId
    BallotId
}

impl<I: Id, T: Meaning> Meaning for List<I, T> {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.number(self.len() as u64);
        self.values().for_each(|item| item.mark(hasher));
    }
}

impl<T: Meaning> Meaning for Vec<T> {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.number(self.len() as u64);
        self.iter().for_each(|item| item.mark(hasher));
    }
}

impl<T: Meaning> Meaning for Option<T> {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.byte(u8::from(self.is_some()));
        self.iter().for_each(|item| item.mark(hasher));
    }
}

impl<T: Meaning> Meaning for Box<T> {
    fn mark(&self, hasher: &mut Hasher) {
        self.as_ref().mark(hasher);
    }
}

impl<A: Meaning, B: Meaning> Meaning for (A, B) {
    fn mark(&self, hasher: &mut Hasher) {
        self.0.mark(hasher);
        self.1.mark(hasher);
    }
}

impl Meaning for Name {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.text(self.as_str());
    }
}

impl Meaning for str {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.text(self);
    }
}

impl Meaning for std::sync::Arc<str> {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.text(self);
    }
}

impl Meaning for NaiveDate {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.text(&self.to_string());
    }
}

impl Meaning for bool {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.byte(u8::from(*self));
    }
}

impl Meaning for u32 {
    fn mark(&self, hasher: &mut Hasher) {
        hasher.number(u64::from(*self));
    }
}
