//! Large decision tables, checked: 8 columns and 100 rows, whole, with holes, in order, and such that every row overlaps
//! many others. How to run them, and figures, are in `README.md` beside this file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use divan::{Bencher, black_box};
use gongzhi::{Charter, check, finding::Source, text};

fn main() {
    divan::main();
}

/// Numbers that look random and are the same in every run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(bound)).unwrap()
    }
}

/// The greatest number of each column: four numbers, two choices of six values, two flags.
const COLUMNS: [u32; 8] = [999, 5, 999, 1, 999, 5, 999, 1];

const NAMES: [&str; 8] = ["area", "matter", "heads", "urgent", "floor", "place", "cost", "open"];

/// What a row takes in of each column.
type Row = [(u32, u32); 8];

const ALL: Row = [(0, 999), (0, 5), (0, 999), (0, 1), (0, 999), (0, 5), (0, 999), (0, 1)];

/// So many rows that cut the whole space into parts.
fn parts(count: usize, drawn: &mut Drawn) -> Vec<Row> {
    let mut rows = vec![ALL];
    while rows.len() < count {
        let (index, column) =
            (drawn.below(u32::try_from(rows.len()).unwrap()) as usize, drawn.below(8) as usize);
        let (from, to) = rows[index][column];
        if from < to {
            let end = from + drawn.below(to - from);
            let mut other = rows[index];
            (rows[index][column], other[column]) = ((from, end), (end + 1, to));
            rows.push(other);
        }
    }
    rows
}

/// So many rows, each of which asks `asked` columns for about `percent` of what they can be.
fn loose(count: usize, asked: u32, percent: u32, drawn: &mut Drawn) -> Vec<Row> {
    let row = |_| {
        let mut row = ALL;
        for _ in 0..asked {
            let column = drawn.below(8) as usize;
            let size = ((COLUMNS[column] + 1) * percent).div_ceil(100);
            let from = drawn.below(COLUMNS[column] + 2 - size);
            row[column] = (from, from + size - 1);
        }
        row
    };
    (0..count).map(row).collect()
}

fn cell(column: usize, (from, to): (u32, u32)) -> String {
    let most = COLUMNS[column];
    let value = |number: u32| match most {
        1 => ["no", "yes"][number as usize].to_owned(),
        5 => format!("v{number}"),
        _ => number.to_string(),
    };
    if (from, to) == (0, most) {
        "any".to_owned()
    } else if most < 10 {
        (from..=to).map(value).collect::<Vec<_>>().join(" or ")
    } else {
        format!("{from} to {to}")
    }
}

/// A charter with the table.
fn charter(rows: &[Row], first: bool) -> Charter {
    let mut text = "charter demo, edition 2026-01\nbody desk is government\nworkflow request\n".to_owned();
    for (name, most) in NAMES.iter().zip(COLUMNS) {
        let kind = match most {
            1 => "yes or no".to_owned(),
            5 => "v0 or v1 or v2 or v3 or v4 or v5".to_owned(),
            _ => format!("0 to {most}"),
        };
        text += &format!("  fact {name} is {kind}\n");
    }
    text += &format!("  fact fee is 0 to 999\n  table fees{}\n", if first { ", first" } else { "" });
    text += &format!("    | {} || fee |\n", NAMES.join(" | "));
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<_> = row.iter().enumerate().map(|(column, &range)| cell(column, range)).collect();
        text += &format!("    | {} || {} |\n", cells.join(" | "), index % 7);
    }
    text += &format!("  may ask by desk, from start, asks {}, uses fees -> closed\n", NAMES.join(" and "));
    text += "  state closed, end done\n";
    let reading = text::read(&Source::new("demo.charter", &text));
    Charter::compile(&reading.charter.unwrap()).charter.unwrap()
}

/// Checks the table, and says what was found at its first line so that figures are not of a question that was given up.
fn check(bencher: Bencher<'_, '_>, rows: &[Row], first: bool, expected: &str) {
    let charter = charter(rows, first);
    let found: Vec<_> = check::all(&charter).iter().map(|finding| finding.lint.name()).collect();
    assert!(if expected.is_empty() { found.is_empty() } else { found.contains(&expected) }, "{found:?}");
    bencher.bench_local(|| check::all(black_box(&charter)));
}

#[divan::bench]
fn whole_table(bencher: Bencher<'_, '_>) {
    check(bencher, &parts(100, &mut Drawn(1)), false, "");
}

#[divan::bench]
fn table_with_a_hole(bencher: Bencher<'_, '_>) {
    let mut rows = parts(101, &mut Drawn(2));
    rows.remove(50);
    check(bencher, &rows, false, "table-gap");
}

#[divan::bench]
fn first_table_with_a_last_row_for_all(bencher: Bencher<'_, '_>) {
    let mut rows = loose(99, 3, 30, &mut Drawn(3));
    rows.push(ALL);
    check(bencher, &rows, true, "masked-row");
}

#[divan::bench]
fn first_table_of_wide_parts(bencher: Bencher<'_, '_>) {
    let mut drawn = Drawn(6);
    let mut rows = parts(100, &mut drawn);
    for row in &mut rows {
        for (range, most) in row.iter_mut().zip(COLUMNS) {
            let more = drawn.below(most / 3 + 1);
            *range = (range.0.saturating_sub(more), (range.1 + more).min(most));
        }
    }
    check(bencher, &rows, true, "masked-row");
}

#[divan::bench]
fn first_table_with_a_gap(bencher: Bencher<'_, '_>) {
    check(bencher, &loose(100, 3, 30, &mut Drawn(4)), true, "table-gap");
}

#[divan::bench]
fn rows_that_overlap(bencher: Bencher<'_, '_>) {
    check(bencher, &loose(100, 8, 60, &mut Drawn(5)), false, "table-overlap");
}
