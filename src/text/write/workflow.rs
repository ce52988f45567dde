//! Workflows, facts, slots, states and sub-cases.

use super::{Mistakes, Statement, action, ballot, rule, table};
use crate::{
    syntax::{Clause, Keyword},
    text::{FactText, SlotText, StateText, ValueText, WaitsText, WorkflowText},
};

/// A workflow.
pub(super) fn workflow(text: &WorkflowText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Workflow, mistakes)
        .declares(&text.name, &text.titles)
        .each(&text.bars, rule::bars)
        .each(&text.facts, fact)
        .each(&text.slots, slot)
        .each(&text.clocks, rule::clock)
        .each(&text.tables, table::table)
        .each(&text.actions, action::action)
        .each(&text.states, state)
        .notes(&text.notes)
}

fn fact(text: &FactText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Fact, mistakes)
        .declares(&text.name, &text.titles)
        .type_text(Keyword::Is, text.is.as_ref())
        .choice(Keyword::By, &text.by)
        .each(&text.values, value)
        .notes(&text.notes)
}

fn value(text: &ValueText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Value, mistakes).declares(&text.name, &text.titles).notes(&text.notes)
}

fn slot(text: &SlotText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Slot, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::Is, text.is.as_ref())
        .each(&text.on, rule::on)
        .notes(&text.notes)
}

fn state(text: &StateText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::State, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::Phase, text.phase.as_ref())
        .name(Keyword::End, text.end.as_ref())
        .flag(Keyword::Retired, text.retired)
        .each(&text.accountable, rule::accountable)
        .each(&text.responsible, rule::responsible)
        .each(&text.consulted, rule::consulted)
        .each(&text.informed, rule::informed)
        .each(&text.within, rule::within)
        .each(&text.bounds, rule::bound)
        .each(&text.waits, waits)
        .each(&text.ballots, ballot::ballot)
        .each(&text.actions, action::action)
        .notes(&text.notes)
}

fn waits(text: &WaitsText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Waits, mistakes)
        .takes_name(&text.workflow)
        .each(&text.bounds, rule::bound)
        .each(&text.on, rule::on)
        .each(&text.routes, action::route)
        .notes(&text.notes)
}
