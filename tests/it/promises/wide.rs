//! Many branches side by side: decided without walking through every order in which they can go.

use std::cell::RefCell;

use gongzhi::check::{self, Deep, Looked, Ruling, deep, deep_and_tell};

use crate::charter::charter;

const BRANCHES: usize = 20;

/// Twenty co-handlers who work side by side and join in the end.
fn wide(more: &str, claims: &str) -> String {
    let all = |letter: char| (0..BRANCHES).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(" and ");
    let mut text = format!("workflow request\n{more}  may ask by desk, from start -> {}\n", all('s'));
    for n in 0..BRANCHES {
        text += &format!("  state s{n}, accountable desk\n    must work{n} by desk, within 5 days -> d{n}\n");
        text += &format!("  state d{n}, accountable desk\n");
    }
    text += &format!("  must join by desk, within 5 days, from {} -> closed\n", all('d'));
    text + "  state closed, end done\npromise p, for request\n" + claims
}

fn looked_at(text: &str) -> Deep {
    deep(&charter(text), 3_000)
}

fn rulings(found: &Deep) -> Vec<&Ruling> {
    found.promises.iter().flat_map(|proof| &proof.claims).collect()
}

#[test]
fn twenty_branches_side_by_side_keep_their_promises() {
    let found = looked_at(&wide("", "  reaches closed\n  never join before work3\n"));
    assert_eq!(found.findings, []);
    assert_eq!(rulings(&found), [&Ruling::Proven; 2]);
    assert!(found.stands < 100, "{}", found.stands);
}

#[test]
fn who_waits_is_told_how_far_it_is() {
    let charter = charter(&wide("", "  reaches closed\n"));
    let (request, _) = charter.workflow("request").unwrap();
    let told = RefCell::new(Vec::new());
    let _ = deep_and_tell(&charter, 20_000, &|looked: Looked| {
        told.borrow_mut().push((looked.workflow, looked.stands))
    });
    let told = told.into_inner();
    assert!(told.iter().all(|(workflow, _)| *workflow == request), "{told:?}");
    let stands: Vec<usize> = told.into_iter().map(|(_, stands)| stands).collect();
    // First all orders, as far as was asked; then anew in few.
    assert!(stands.starts_with(&[0, 1_000]) && stands.ends_with(&[0]), "{stands:?}");
}

#[test]
fn a_withdrawal_from_anywhere_is_no_hindrance() {
    let withdraw = "  may withdraw by desk, from any, clears all -> closed\n";
    let found = looked_at(&wide(withdraw, "  reaches closed\n"));
    assert_eq!((found.findings.len(), rulings(&found)), (0, vec![&Ruling::Proven]));
    assert!(found.stands < 100, "{}", found.stands);
    let found = looked_at(&wide(withdraw, "  never closed before work3\n"));
    assert!(matches!(rulings(&found)[..], [Ruling::Refuted(_)]));
}

#[test]
fn a_branch_that_nobody_must_leave_keeps_the_case_from_its_end() {
    let text =
        wide("", "  reaches closed\n").replace("must work7 by desk, within 5 days", "may work7 by desk");
    let charter = charter(&text);
    let (request, _) = charter.workflow("request").unwrap();
    // That others are left first does not hide it: the branch is waited for at last.
    let proofs = check::promises(&charter, request, 3_000);
    assert!(matches!(proofs[0].claims[..], [Ruling::Refuted(_)]), "{:?}", proofs[0].claims);
}

#[test]
fn branches_that_look_at_one_another_are_walked_through_in_every_order() {
    let text = wide("", "  reaches closed\n").replace("work0 by desk", "work0 by desk, if work1.times ≥ 1");
    let found = looked_at(&text);
    // The two wait for each other; the other eighteen are still left one after the other.
    assert_eq!(rulings(&found), [&Ruling::Proven]);
    assert!(found.stands < 200, "{}", found.stands);
}
