//! All editions of one charter, and which of them holds on a day.

use super::{Charter, history_error::HistoryError};
use crate::time::Date;

/// The editions of one charter, in the order in which they came into force.
///
/// A case goes by the edition in force when it was raised; that is [`at`](Self::at) that day. Later questions about it are
/// asked of the same edition, which [`of`](Self::of) finds, until it is [moved](crate::engine::migrate).
///
/// ```
/// use gongzhi::{charter::{Charter, CharterHistory}, finding::Source, text};
///
/// let edition = |text: &str| {
///     let reading = text::read(&Source::new("pool.charter", text));
///     Charter::compile(&reading.charter.unwrap()).charter.unwrap()
/// };
/// let old = edition("charter pool, edition 2018-12, since 2018-12-29");
/// let new = edition("charter pool, edition 2025-10, since 2026-01-01, supersedes 2018-12");
/// let history = CharterHistory::new(vec![old, new]).map_err(|errors| errors[0].to_string())?;
/// let on = |day: &str| history.at(day.parse().unwrap()).map(|charter| charter.edition.as_str());
/// assert_eq!(on("2018-12-28"), None);
/// assert_eq!(on("2025-12-31"), Some("2018-12"));
/// assert_eq!(on("2026-01-01"), Some("2025-10"));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharterHistory {
    editions: Vec<Charter>,
}

impl CharterHistory {
    /// The history of these editions, given in any order. An edition without `until` holds until the next one's `since`.
    ///
    /// # Errors
    /// Everything that keeps them from being the history of one charter: other names, an edition twice, days without an
    /// edition in force, days with two, an edition that does not supersede the one before it.
    pub fn new(mut editions: Vec<Charter>) -> Result<Self, Vec<HistoryError>> {
        editions.sort_by_key(|charter| charter.since);
        let mut errors = Vec::new();
        let Some(first) = editions.first() else { return Err(vec![HistoryError::Empty]) };
        for (index, charter) in editions.iter().enumerate().skip(1) {
            if charter.name != first.name {
                errors.push(HistoryError::other_name(first, charter));
            }
            if editions.iter().take(index).any(|before| before.edition == charter.edition) {
                errors.push(HistoryError::Twice { edition: charter.edition.clone() });
            }
        }
        for (before, after) in editions.iter().zip(editions.iter().skip(1)) {
            errors.extend(join(before, after));
        }
        if errors.is_empty() { Ok(Self { editions }) } else { Err(errors) }
    }

    /// The editions, in the order in which they came into force.
    #[must_use]
    pub fn editions(&self) -> &[Charter] {
        &self.editions
    }

    /// The edition in force on a day; none before the first, or after the end of the last.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&Charter> {
        let begun = |charter: &&Charter| charter.since.is_none_or(|since| since <= day);
        let found = self.editions.iter().rfind(begun)?;
        found.until.is_none_or(|until| day < until).then_some(found)
    }

    /// The edition of that name.
    #[must_use]
    pub fn edition(&self, name: &str) -> Option<&Charter> {
        self.editions.iter().find(|charter| charter.edition == name)
    }

    /// The edition of that fingerprint; of several that mean the same the one of that name, else the first.
    #[must_use]
    pub fn of_fingerprint(&self, edition: &str, fingerprint: u64) -> Option<&Charter> {
        let same = || self.editions.iter().filter(|charter| charter.fingerprint == fingerprint);
        same().find(|charter| charter.edition == edition).or_else(|| same().next())
    }
}

/// What keeps an edition from following on the one before it.
fn join(before: &Charter, after: &Charter) -> Vec<HistoryError> {
    let mut errors = Vec::new();
    let (earlier, later) = (before.edition.clone(), after.edition.clone());
    let Some(since) = after.since else {
        return vec![HistoryError::NoSince { edition: later }];
    };
    match before.until {
        Some(until) if until < since => {
            errors.push(HistoryError::Gap { earlier: earlier.clone(), until, later: later.clone(), since });
        }
        Some(until) if until > since => {
            errors.push(HistoryError::Overlap {
                earlier: earlier.clone(),
                until,
                later: later.clone(),
                since,
            });
        }
        _ if before.since == Some(since) => {
            errors.push(HistoryError::SameDay { one: earlier.clone(), other: later.clone(), since });
        }
        _ => {}
    }
    if after.supersedes.as_ref() != Some(&before.edition) {
        let supersedes = after.supersedes.clone();
        errors.push(HistoryError::NotSuperseding { edition: later, supersedes, before: earlier });
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{finding::Source, text};

    fn edition(header: &str) -> Charter {
        let reading = text::read(&Source::new("pool.charter", &format!("charter pool, {header}")));
        Charter::compile(&reading.charter.unwrap()).charter.unwrap()
    }

    fn errors(headers: &[&str]) -> Vec<String> {
        let editions = headers.iter().map(|header| edition(header)).collect();
        let errors = CharterHistory::new(editions).map(|_| ()).unwrap_err();
        errors.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_day_has_the_edition_that_holds_on_it_in_whatever_order_they_are_given() {
        let history = CharterHistory::new(vec![
            edition("edition 2024-01, since 2024-01-01, until 2025-01-01, supersedes 2018-12"),
            edition("edition 2018-12, until 2024-01-01"),
        ])
        .unwrap();
        let on = |day: &str| history.at(day.parse().unwrap()).map(|charter| charter.edition.as_str());
        assert_eq!(on("0001-01-01"), Some("2018-12"));
        assert_eq!([on("2023-12-31"), on("2024-01-01")], [Some("2018-12"), Some("2024-01")]);
        assert_eq!([on("2024-12-31"), on("2025-01-01")], [Some("2024-01"), None]);
        assert_eq!(history.edition("2024-01").map(|charter| charter.since.is_some()), Some(true));
        assert_eq!(history.edition("2019"), None);
    }

    #[test]
    fn a_gap_and_an_overlap_are_named_with_both_editions() {
        assert_eq!(
            errors(&[
                "edition 2000-01, until 2025-12-31",
                "edition 2000-02, since 2026-01-01, supersedes 2000-01"
            ]),
            [
                "no edition is in force from 2025-12-31 until 2026-01-01: `2000-01` ends too early for `2000-02`"
            ]
        );
        assert_eq!(
            errors(&[
                "edition 2000-01, until 2026-01-02",
                "edition 2000-02, since 2026-01-01, supersedes 2000-01"
            ]),
            ["editions `2000-01` and `2000-02` are both in force from 2026-01-01 until 2026-01-02"]
        );
        assert_eq!(
            errors(&[
                "edition 2000-01, since 2026-01-01",
                "edition 2000-02, since 2026-01-01, supersedes 2000-01"
            ]),
            ["editions `2000-01` and `2000-02` both come into force on 2026-01-01"]
        );
    }

    #[test]
    fn everything_else_is_told_too_and_all_at_once() {
        assert_eq!(CharterHistory::new(Vec::new()), Err(vec![HistoryError::Empty]));
        assert_eq!(
            errors(&["edition 2000-01", "edition 2000-01"]),
            [
                "edition `2000-01` stands there twice",
                "edition `2000-01` does not say `since` when it is in force: only the first edition may leave that out",
            ]
        );
        assert_eq!(
            errors(&[
                "edition 2000-01",
                "edition 2000-02, since 2020-01-01, supersedes 1999-01",
                "edition 2000-03, since 2021-01-01"
            ]),
            [
                "edition `2000-02` follows on `2000-01` and says that it supersedes `1999-01`",
                "edition `2000-03` follows on `2000-02` and does not say `supersedes 2000-02`",
            ]
        );
        let other = text::read(&Source::new(
            "p.charter",
            "charter pond, edition 2000-02, since 2020-01-01, supersedes 2000-01",
        ));
        let other = Charter::compile(&other.charter.unwrap()).charter.unwrap();
        let errors = CharterHistory::new(vec![edition("edition 2000-01"), other]).unwrap_err();
        assert_eq!(errors[0].to_string(), "edition `2000-02` belongs to the charter `pond`, not to `pool`");
        assert_eq!(errors[0].sentence().zh, "版次“2000-02”属于章程“pond”，不属于“pool”");
    }
}
