//! State spaces: how fast markings of nets and stands of cases are walked through, and what need not be walked through at all. How to
//! run them, and figures, are in `README.md` beside this file.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, dead_code)]

#[path = "../tests/it/nets/net.rs"]
mod net;

use divan::{Bencher, black_box, counter::ItemsCount};
use gongzhi::{
    Charter,
    check::{self, Ruling, Verdict, deep},
    finding::Source,
    text,
};
use net::Net;

fn main() {
    divan::main();
}

/// The 590 workflow nets of the SAP reference model, charters and all.
#[divan::bench]
fn sap_reference_model(bencher: Bencher<'_, '_>) {
    let nets: Vec<Net> = include_str!("../tests/data/nets/sap.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(Net::read)
        .collect();
    let charters: Vec<Charter> = nets.iter().map(Net::charter).collect();
    let decide = |charter: &Charter| {
        let id = charter.workflows.ids().next().unwrap();
        let found = check::soundness(charter, id, 1_000_000).unwrap();
        assert_ne!(found.verdict, Verdict::NotDecided);
        found.explored
    };
    let explored: usize = charters.iter().map(decide).sum();
    let most = charters.iter().map(decide).max();
    eprintln!("{explored} markings, {most:?} in one net");
    bencher.counter(ItemsCount::new(explored)).bench_local(|| charters.iter().map(decide).sum::<usize>());
}

/// Branches side by side, of which each goes through so many states; so many of them join in the end.
fn side_by_side(branches: usize, states: usize, join: usize) -> Charter {
    let all = |last: usize, count: usize| {
        (0..count).map(|branch| format!("s{branch}-{last}")).collect::<Vec<_>>().join(" and ")
    };
    let mut text = String::from("charter wide, edition 2026-01\nbody desk is government\nworkflow request\n");
    text += &format!("  may ask by desk, from start -> {}\n", all(0, branches));
    for branch in 0..branches {
        for state in 0..states {
            text += &format!("  state s{branch}-{state}, accountable desk\n");
            if state + 1 < states {
                text += &format!(
                    "    must w{branch}-{state} by desk, within 5 days -> s{branch}-{}\n",
                    state + 1
                );
            }
        }
    }
    text +=
        &format!("  must join by desk, from {} -> closed\n  state closed, end done\n", all(states - 1, join));
    text += "promise p, for request\n  reaches closed\n";
    let reading = text::read(&Source::new("wide.charter", &text));
    let compiled = Charter::compile(&reading.charter.unwrap());
    compiled.charter.unwrap_or_else(|| panic!("{:#?}", compiled.findings))
}

/// Every marking of an unsound net: of the 12 branches one is forgotten at the join.
#[divan::bench]
fn every_marking(bencher: Bencher<'_, '_>) {
    let charter = side_by_side(12, 3, 11);
    let id = charter.workflows.ids().next().unwrap();
    let explored = || check::soundness(black_box(&charter), id, 1_000_000).unwrap().explored;
    let count = explored();
    eprintln!("{count} markings");
    bencher.counter(ItemsCount::new(count)).bench_local(explored);
}

/// Every stand of a case, the engine asked at each what follows: few enough to be walked through in every order.
#[divan::bench]
fn every_stand(bencher: Bencher<'_, '_>) {
    let charter = side_by_side(9, 3, 9);
    let id = charter.workflows.ids().next().unwrap();
    let stands = || check::possible(black_box(&charter), id, 1_000_000).unwrap().stands;
    let count = stands();
    eprintln!("{count} stands");
    bencher.counter(ItemsCount::new(count)).bench_local(stands);
}

/// Twenty branches that do not concern one another, with a promise: a look at data and all.
#[divan::bench]
fn twenty_branches(bencher: Bencher<'_, '_>) {
    let charter = side_by_side(20, 2, 20);
    bencher.bench_local(|| {
        let found = deep(black_box(&charter), 1_000_000);
        let is_proven = |ruling: &Ruling| *ruling == Ruling::Proven;
        assert!(found.promises.iter().flat_map(|proof| &proof.claims).all(is_proven));
        found.stands
    });
}
