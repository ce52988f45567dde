//! All checks together.

use super::{
    answers, binding, competence, conditions, ladders, limits, report::Report, routes, run::Runs, structure,
    supervision, tables, waits, ways,
};
use crate::{charter::Charter, finding::Finding};

/// How many states of one workflow are looked at before an answer is "not decided", unless the asker says otherwise.
pub const LIMIT: usize = 1_000_000;

/// Everything that the checks find in a charter, in the order of its text, at the levels that it sets.
#[must_use]
pub fn all(charter: &Charter) -> Vec<Finding> {
    all_within(charter, LIMIT)
}

/// The same, looking at no more than `limit` states of each workflow: beyond, the answer is `not-decided`.
#[must_use]
pub fn all_within(charter: &Charter, limit: usize) -> Vec<Finding> {
    let mut report = Report::new(charter);
    structure::check(&mut report);
    supervision::check(&mut report);
    ladders::check(&mut report);
    for (id, workflow) in charter.workflows.iter() {
        conditions::check(&mut report, id, workflow);
        tables::check(&mut report, id, workflow);
        routes::check(&mut report, id, workflow);
        answers::check(&mut report, id, workflow);
        let runs = Runs::explore(workflow, limit);
        runs.check(&mut report, id, workflow);
        limits::check(&mut report, id, workflow, &runs);
        binding::check(&mut report, id, workflow);
        competence::check(&mut report, id, workflow);
        waits::check(&mut report, id, workflow);
        ways::check(&mut report, id, workflow);
    }
    report.into_sorted()
}
