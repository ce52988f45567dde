//! Competence: no row of a table and no assignment puts a body into a slot for cases that are all outside its competence.

use super::{
    assumed::{compares, equals, is, reads_any, tabled, written},
    boxes::Space,
    report::Report,
};
use crate::{
    charter::{Action, Next, Workflow, levels::Subject},
    comparison::Comparison,
    finding::{Lint, Span},
    id::{BodyId, FactId, WorkflowId},
    rule::{
        Assignment, Cell, Column, Condition, Expiry, Holder, Input, Route, Row, Setting, Table, Target,
        ValueSource,
    },
};

/// Checks what the tables and assignments of one workflow put into its slots.
pub(super) fn check<'c>(report: &mut Report<'c>, id: WorkflowId, workflow: &'c Workflow) {
    if workflow.competences.is_empty() {
        return;
    }
    let mut bench = Bench { report, workflow };
    for (table_id, table) in workflow.tables.iter() {
        for row in &table.rows {
            bench.row(Subject::Table(id, table_id), table, row);
        }
    }
    for (action_id, action) in workflow.actions.iter() {
        bench.action(Subject::Action(id, action_id), action);
    }
    for (clock_id, clock) in workflow.clocks.iter() {
        let Expiry::Route(routes) = &clock.expiry else { continue };
        for route in routes {
            bench.route(Subject::Clock(id, clock_id), route, &[]);
        }
    }
    for (state_id, state) in workflow.states.iter() {
        state.ways_on().for_each(|way| bench.route(Subject::State(id, state_id), way.route, &[]));
    }
    for (ballot_id, ballot) in workflow.ballots.iter() {
        let routes = ballot.on.iter().flat_map(|on| &on.routes);
        routes.for_each(|route| bench.route(Subject::Ballot(id, ballot_id), route, &[]));
    }
}

struct Bench<'r, 'c> {
    report: &'r mut Report<'c>,
    workflow: &'c Workflow,
}

impl Bench<'_, '_> {
    fn row(&mut self, subject: Subject, table: &Table, row: &Row) {
        let written = |fact: FactId| table.outputs.contains(&Column::Fact(fact));
        // What a row asks of bodies is left open.
        let inputs = table.inputs.iter().zip(&row.cells).filter_map(|(input, cell)| match input {
            Input::Fact(fact) => Some((*fact, cell)),
            Input::Body(_) | Input::Kind(_) => None,
        });
        let inputs = inputs.filter(|(fact, _)| !written(*fact));
        let mut assumed: Vec<_> = inputs.map(|(fact, cell)| fits(fact, cell)).collect();
        for (column, setting) in table.outputs.iter().zip(&row.settings) {
            if let (Column::Fact(fact), Setting::Value(value)) = (column, setting) {
                assumed.extend(is(self.workflow, *fact, value));
            }
        }
        for (column, setting) in table.outputs.iter().zip(&row.settings) {
            if let (Column::Slot(_), Setting::Holder(Holder::Body(body))) = (column, setting) {
                self.judge(subject, row.origin.span, *body, &assumed);
            }
        }
    }

    /// What an action sets, and what its routes set. Of its conditions those count that read nothing it writes.
    fn action(&mut self, subject: Subject, action: &Action) {
        let guards: Vec<_> = action.guards.iter().map(|guard| guard.condition.clone()).collect();
        let routes = if let Next::Routes(routes) = &action.next { routes.as_slice() } else { &[] };
        let mut routed: Vec<_> = routes.iter().flat_map(|route| tabled(self.workflow, &route.uses)).collect();
        routed.extend(routes.iter().flat_map(|route| written(&route.sets)));
        let own: Vec<_> =
            tabled(self.workflow, &action.uses).into_iter().chain(written(&action.sets)).collect();
        let lasting = |condition: &&Condition| !reads_any(condition, &own) && !reads_any(condition, &routed);
        let assumed: Vec<_> = guards.iter().filter(lasting).cloned().collect();
        if routed.is_empty() {
            self.sets(subject, action.origin.span, &action.sets, &assumed);
        }
        for route in routes {
            self.route(subject, route, &assumed);
        }
    }

    /// What a route sets, where its condition holds, unless its tables write what the condition reads.
    fn route(&mut self, subject: Subject, route: &Route, assumed: &[Condition]) {
        let tabled = tabled(self.workflow, &route.uses);
        let condition = Some(&route.condition).filter(|condition| !reads_any(condition, &tabled));
        let assumed: Vec<_> = assumed.iter().chain(condition).cloned().collect();
        self.sets(subject, route.origin.span, &route.sets, &assumed);
    }

    fn sets(&mut self, subject: Subject, span: Span, sets: &[Assignment], assumed: &[Condition]) {
        let changed: Vec<_> = written(sets).collect();
        let mut assumed: Vec<_> =
            assumed.iter().filter(|condition| !reads_any(condition, &changed)).cloned().collect();
        for assignment in sets {
            if let (Target::Fact(fact), ValueSource::Value(value)) = (assignment.target, &assignment.value) {
                assumed.extend(is(self.workflow, fact, value));
            }
        }
        for assignment in sets {
            if let (Target::Slot(_), ValueSource::Holder(Holder::Body(body))) =
                (assignment.target, &assignment.value)
            {
                self.judge(subject, span, *body, &assumed);
            }
        }
    }

    /// Reports a body that is outside its competence whatever fits what is assumed.
    fn judge(&mut self, subject: Subject, span: Span, body: BodyId, assumed: &[Condition]) {
        let rules = self.workflow.competences.iter().filter(|rule| rule.body == body);
        let rules: Vec<_> = rules.map(|rule| &rule.condition).collect();
        if rules.is_empty() {
            return;
        }
        let name = self.report.body(body);
        let mut space = Space::new(self.report.charter, self.workflow);
        let fitting = rules.iter().map(|rule| space.possible(assumed.iter().chain([*rule])));
        let Ok(fitting) = fitting.collect::<Result<Vec<_>, _>>() else {
            let en =
                format!("whether `{name}` is competent here is not decided: too many combinations of facts");
            let zh = format!("“{name}”在此处是否有职权，尚未判定：事实的组合过多");
            self.report.say(subject, Lint::NotDecided, span, en, zh);
            return;
        };
        if fitting.iter().all(Vec::is_empty) {
            let en = format!("`{name}` is given only cases here that are outside its competence");
            let zh = format!("此处交给“{name}”的事项全都超出它的职权");
            self.report.say(subject, Lint::OutsideCompetence, span, en, zh);
        }
    }
}

fn fits(fact: FactId, cell: &Cell) -> Condition {
    match cell {
        Cell::Any => Condition::Always,
        Cell::Holds(condition) => condition.clone(),
        Cell::OneOf(values) => Condition::Any(values.iter().map(|value| equals(fact, value)).collect()),
        Cell::Numbers(ranges) => {
            let range = |&(least, most): &(u32, u32)| {
                Condition::All(vec![
                    compares(fact, Comparison::AtLeast, least),
                    compares(fact, Comparison::AtMost, most),
                ])
            };
            Condition::Any(ranges.iter().map(range).collect())
        }
    }
}
