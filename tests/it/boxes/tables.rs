//! Decision tables.

use std::collections::BTreeMap;

use gongzhi::{
    charter::Charter,
    check::all,
    finding::{Finding, Lint},
    id::Id,
    rule::{Input, Table},
};

use super::{
    answered::{answered, example, is_at, workflow},
    drawn::{Drawn, FACTS, run},
    point::{Point, Verdicts, points},
};
use crate::charter::charter;

/// A charter with a table over some facts.
fn with_table(drawn: &mut Drawn) -> Charter {
    let columns = ["urgent", "matter", "floor", "heads"];
    let columns: Vec<_> = columns.into_iter().filter(|_| drawn.below(3) > 0).collect();
    let columns = if columns.is_empty() { vec!["floor"] } else { columns };
    let first = drawn.of(&["", ", first"]);
    let mut text = format!("{FACTS}  table fees{first}\n    | {} || fee |\n", columns.join(" | "));
    for _ in 0..=drawn.below(7) {
        let cells: Vec<_> = columns.iter().map(|fact| drawn.cell(fact)).collect();
        text += &format!("    | {} || {} |\n", cells.join(" | "), drawn.below(2));
    }
    text += "  may ask by desk, from start -> open\n  state open, accountable desk\n    may answer by desk, asks urgent and matter and floor and heads, uses fees -> closed\n";
    charter(&(text + "  state closed, end answered\n"))
}

/// What looking at every combination says of a table: rows by number, facts by number.
fn looked_at_table(table: &Table, points: &[Point]) -> Verdicts {
    let mut verdicts = Verdicts::new();
    let fitting = |point: &Point| -> Vec<usize> {
        (0..table.rows.len()).filter(|&row| point.fits(table, &table.rows[row])).collect()
    };
    let all: BTreeMap<Point, Vec<usize>> = points.iter().map(|point| (*point, fitting(point))).collect();
    if all.values().any(Vec::is_empty) {
        verdicts.insert(("table-gap", 0));
    }
    for row in 0..table.rows.len() {
        let at: Vec<_> = all.values().filter(|fitting| fitting.contains(&row)).collect();
        if table.first && at.iter().all(|fitting| fitting[0] < row) {
            verdicts.insert(("masked-row", row));
        }
        for other in (0..row).filter(|other| !table.first && at.iter().any(|fitting| fitting.contains(other)))
        {
            let is_same = table.rows[row].settings == table.rows[other].settings;
            verdicts.insert((if is_same { "harmless-overlap" } else { "table-overlap" }, row));
        }
    }
    if verdicts.is_empty() {
        let says = |point: &Point| &table.rows[all[point][0]].settings;
        for input in &table.inputs {
            let Input::Fact(fact) = input else { panic!() };
            let matters = |point: &Point| {
                (0..6).any(|value| {
                    let twin = point.with(fact.index(), value);
                    all.contains_key(&twin) && says(point) != says(&twin)
                })
            };
            if !points.iter().any(matters) {
                verdicts.insert(("never-matters", fact.index()));
            }
        }
    }
    verdicts
}

#[test]
fn every_verdict_on_a_table_is_that_of_looking_at_every_combination() {
    let points = points();
    run(|drawn| {
        let charter = with_table(drawn);
        let table = workflow(&charter).tables.values().next().unwrap();
        let findings = all(&charter);
        let row = |finding: &Finding| {
            table.rows.iter().position(|row| is_at(row.origin.span, finding)).unwrap_or_default()
        };
        let idle = |finding: &Finding| {
            let name = finding.message.en.split('`').nth(1).unwrap();
            workflow(&charter).fact(name).unwrap().0.index()
        };
        let mut found = Verdicts::new();
        for finding in findings.iter().filter(|finding| finding.lint != Lint::Unused) {
            let which = if finding.lint == Lint::NeverMatters { idle(finding) } else { row(finding) };
            found.insert((finding.lint.name(), which));
            if finding.lint == Lint::TableGap {
                assert_eq!(answered(&charter, &example(finding), &["answer"]), [["uses"]], "{finding:?}");
            }
        }
        assert_eq!(found, looked_at_table(table, &points), "{findings:#?}");
    });
}
