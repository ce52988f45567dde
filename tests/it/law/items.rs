//! The systems that the founding paper names, which `community` cites as it cites a text: `[W 6]` is the sixth workflow.

use gongzhi::{charters::BUNDLED, syntax};

use super::citations::cites;

/// Bodies, roles, mechanisms, workflows, rules, indicators.
pub(super) const SORTS: [&str; 6] = ["B", "R", "M", "W", "K", "I"];

/// One system of the paper.
pub(super) struct Item {
    /// Sort and number: `W 6`.
    pub(super) name: &'static str,
    /// Why no charter covers it, if none does.
    pub(super) left_out: Option<&'static str>,
}

pub(super) fn all() -> impl Iterator<Item = Item> {
    let lines = include_str!("../../data/trace/items.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let name = parts.next().unwrap();
        assert!(parts.next().is_some_and(|words| !words.is_empty()), "{name} is not said in words");
        Item { name, left_out: parts.next() }
    })
}

/// Whether the paper names so many of that sort.
pub(super) fn holds(sort: &str, place: &str) -> bool {
    all().any(|item| item.name.split_once(' ') == Some((sort, place)))
}

#[test]
fn each_sort_is_numbered_without_a_gap() {
    for (sort, last) in SORTS.into_iter().zip([22, 20, 63, 17, 26, 21]) {
        let of_sort = all().filter(|item| item.name.starts_with(sort)).map(|item| item.name.to_owned());
        let expected = (1..=last).map(|number| format!("{sort} {number}"));
        assert!(of_sort.eq(expected), "{sort}");
    }
    assert!(holds("W", "17") && !holds("W", "18") && !holds("W", "0") && !holds("TJ", "1"));
}

#[test]
fn what_is_covered_has_no_reason_why_not() {
    for item in all().filter(|item| item.left_out.is_some()) {
        assert!(!is_cited(item.name), "`{}` is cited, and said to be left out", item.name);
    }
}

/// Whether some bundled charter cites the item.
fn is_cited(item: &str) -> bool {
    let (sort, number) = item.split_once(' ').unwrap();
    BUNDLED
        .iter()
        .flat_map(|bundled| cites(&syntax::parse(bundled.charter).tree.statements))
        .any(|cite| cite.source.as_str() == sort && cite.places.iter().any(|place| *place == *number))
}
