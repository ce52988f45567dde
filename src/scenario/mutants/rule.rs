//! Changes of limits, bounds, clauses that name parties, ways on and ladders.

use super::{
    editor::{Editor, next},
    operator::Operator,
};
use crate::text::{
    BoundText, BoundWord, ByText, ClockText, LadderText, NamesText, OnText, RouteText, TableText, WithinText,
};

impl Editor {
    /// Clauses that name parties.
    pub(super) fn names(&mut self, operator: Operator, clauses: &mut Vec<NamesText>) {
        self.drop_each(operator, clauses, |clause| clause.span);
        for clause in clauses {
            self.drop_name(operator, &mut clause.names);
            self.condition(&mut clause.condition);
        }
    }

    /// Who may act or vote.
    pub(super) fn by(&mut self, clauses: &mut Vec<ByText>) {
        if clauses.len() > 1 {
            let span = |clause: &ByText| clause.parties.first().map(|party| party.span).unwrap_or_default();
            self.drop_each(Operator::RemoveParty, clauses, span);
        }
        for clause in clauses {
            self.drop_name(Operator::RemoveParty, &mut clause.parties);
            self.thresholds(&mut clause.bounds);
            self.condition(&mut clause.condition);
        }
    }

    /// How many it takes.
    pub(super) fn thresholds(&mut self, bounds: &mut Vec<BoundText>) {
        self.drop_each(Operator::WeakenThreshold, bounds, |bound| bound.span);
        for bound in bounds {
            let other = match bound.word {
                BoundWord::AtLeast => Some(BoundWord::MoreThan),
                BoundWord::MoreThan => Some(BoundWord::AtLeast),
                BoundWord::AtMost => None,
            };
            if let Some(other) = other
                && self.is_here(Operator::WeakenThreshold, bound.span)
            {
                bound.word = other;
            }
            self.amount(&mut bound.amount, bound.span);
            self.condition(&mut bound.condition);
        }
    }

    /// At the earliest, at most so often.
    pub(super) fn bounds(&mut self, bounds: &mut Vec<BoundText>) {
        self.drop_each(Operator::DropLimit, bounds, |bound| bound.span);
        for bound in bounds {
            self.amount(&mut bound.amount, bound.span);
            self.condition(&mut bound.condition);
        }
    }

    /// At the latest.
    pub(super) fn withins(&mut self, limits: &mut Vec<WithinText>) {
        self.drop_each(Operator::DropLimit, limits, |limit| limit.span);
        limits.iter_mut().for_each(|limit| self.within(limit));
    }

    pub(super) fn within(&mut self, limit: &mut WithinText) {
        self.amount(&mut limit.amount, limit.span);
        self.condition(&mut limit.condition);
        self.drop_each(Operator::DropExpiry, &mut limit.on, |on| on.span);
        self.results(&mut limit.on);
    }

    /// What follows results.
    pub(super) fn results(&mut self, results: &mut [OnText]) {
        results.iter_mut().for_each(|on| self.routes(&mut on.routes));
    }

    /// Where something leads.
    pub(super) fn routes(&mut self, routes: &mut [RouteText]) {
        let targets: Vec<String> =
            routes.iter().flat_map(|route| &route.to).map(|state| state.text.clone()).collect();
        for route in routes {
            for to in &mut route.to {
                let sibling = next(&targets, &to.text).or_else(|| next(&self.states, &to.text));
                self.swap(Operator::RouteToSibling, to, sibling);
            }
            self.conditions(&mut route.conditions);
        }
    }

    pub(super) fn clock(&mut self, clock: &mut ClockText) {
        self.withins(&mut clock.within);
        self.names(Operator::DropPause, &mut clock.pauses);
        self.drop_each(Operator::DropExpiry, &mut clock.on, |on| on.span);
        self.results(&mut clock.on);
    }

    pub(super) fn ladder(&mut self, ladder: &mut LadderText) {
        if ladder.rungs.len() > 1 {
            self.drop_each(Operator::DropRung, &mut ladder.rungs, |rung| rung.body.span);
        }
        for rung in &mut ladder.rungs {
            self.drop_optional(Operator::DropLimit, &mut rung.within, |limit| limit.span);
            if let Some(limit) = &mut rung.within {
                self.within(limit);
            }
        }
    }

    /// The rows of a table: what they ask, and what they give.
    pub(super) fn table(&mut self, table: &mut TableText) {
        let outputs: Vec<Vec<crate::text::Expression>> =
            table.rows.iter().map(|row| row.outputs.clone()).collect();
        for (number, row) in table.rows.iter_mut().enumerate() {
            row.inputs.iter_mut().for_each(|cell| self.cell(cell));
            for (column, output) in row.outputs.iter_mut().enumerate() {
                if let crate::text::Expression::Amount(amount, span) = output {
                    let span = *span;
                    self.amount_there(amount, span);
                    continue;
                }
                let round = outputs.iter().skip(number + 1).chain(outputs.iter().take(number));
                let mut others = round.filter_map(|row| row.get(column));
                if let Some(other) = others.find(|other| **other != *output)
                    && self.is_here(Operator::SwapOutput, output.span())
                {
                    *output = other.clone();
                }
            }
        }
    }
}
