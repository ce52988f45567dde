//! Workflows, facts, slots, states and sub-cases.

use super::{
    Clauses, Report, action, ballot,
    operand::{self, Fit, Join},
    rule, table,
};
use crate::{
    syntax::{Clause, Keyword},
    text::{FactText, NamesText, SlotText, StateText, ValueText, WaitsText, WorkflowText},
};

/// A workflow.
pub(super) fn workflow(clause: &Clause, report: &mut Report) -> WorkflowText {
    let mut clauses = Clauses::of(clause, report);
    WorkflowText {
        name: clauses.name(),
        titles: clauses.titles(),
        bars: clauses.each(Keyword::Bars, rule::names),
        facts: clauses.each(Keyword::Fact, fact),
        slots: clauses.each(Keyword::Slot, slot),
        tables: clauses.each(Keyword::Table, table::table),
        clocks: clauses.each(Keyword::Clock, rule::clock),
        states: clauses.each(Keyword::State, state),
        actions: clauses.each_of(Keyword::is_action, action::action),
        notes: clauses.notes(),
    }
}

fn fact(clause: &Clause, report: &mut Report) -> FactText {
    let mut clauses = Clauses::of(clause, report);
    FactText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.value(Keyword::Is, operand::type_text),
        values: clauses.each(Keyword::Value, value),
        by: clauses.names(Keyword::By, Join::Or),
        notes: clauses.notes(),
    }
}

fn value(clause: &Clause, report: &mut Report) -> ValueText {
    let mut clauses = Clauses::of(clause, report);
    ValueText { name: clauses.name(), titles: clauses.titles(), notes: clauses.notes() }
}

fn slot(clause: &Clause, report: &mut Report) -> SlotText {
    let mut clauses = Clauses::of(clause, report);
    SlotText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.value(Keyword::Is, operand::name),
        on: clauses.each(Keyword::On, rule::on),
        notes: clauses.notes(),
    }
}

fn state(clause: &Clause, report: &mut Report) -> StateText {
    let mut clauses = Clauses::of(clause, report);
    let mut state = StateText {
        name: clauses.name(),
        titles: clauses.titles(),
        phase: clauses.value(Keyword::Phase, operand::name),
        end: clauses.value(Keyword::End, operand::name),
        retired: clauses.flag(Keyword::Retired),
        within: clauses.each(Keyword::Within, rule::within),
        bounds: clauses.bounds(Fit::Time),
        waits: clauses.each(Keyword::Waits, waits),
        ballots: clauses.each(Keyword::Ballot, ballot::ballot),
        actions: clauses.each_of(Keyword::is_action, action::action),
        ..StateText::default()
    };
    for accountable in clauses.each(Keyword::Accountable, Answering::read) {
        accountable.add_to(&mut state);
    }
    state.responsible.extend(clauses.each(Keyword::Responsible, rule::names));
    state.consulted.extend(clauses.each(Keyword::Consulted, rule::names));
    state.informed.extend(clauses.each(Keyword::Informed, rule::names));
    state.notes = clauses.notes();
    state
}

/// Who answers for a state, and whom the same clause names besides: without a comma between them
/// `accountable committee responsible grid-1.worker` says the same as with one.
struct Answering {
    accountable: NamesText,
    responsible: Vec<NamesText>,
    consulted: Vec<NamesText>,
    informed: Vec<NamesText>,
}

impl Answering {
    fn read(clause: &Clause, report: &mut Report) -> Self {
        let names = operand::all_of(clause, report);
        let mut clauses = Clauses::of(clause, report);
        Self {
            responsible: clauses.each(Keyword::Responsible, rule::names),
            consulted: clauses.each(Keyword::Consulted, rule::names),
            informed: clauses.each(Keyword::Informed, rule::names),
            accountable: NamesText { names, condition: None, notes: clauses.notes(), span: clause.span },
        }
    }

    fn add_to(self, state: &mut StateText) {
        state.accountable.push(self.accountable);
        state.responsible.extend(self.responsible);
        state.consulted.extend(self.consulted);
        state.informed.extend(self.informed);
    }
}

fn waits(clause: &Clause, report: &mut Report) -> WaitsText {
    let mut clauses = Clauses::of(clause, report);
    WaitsText {
        workflow: clauses.name(),
        bounds: clauses.bounds(Fit::Persons),
        on: clauses.each(Keyword::On, rule::on),
        routes: clauses.each(Keyword::Goes, action::route),
        notes: clauses.notes(),
    }
}
