//! The fingerprint of a charter's meaning: 64 bits by which a running case knows the rules it was raised under.
//!
//! What the rules mean is written out in one canonical order and hashed (FNV-1a). Titles, remarks, sources, places in the
//! text, promises and levels of checks are no part of it; names are, since cases and events use them. The encoding is
//! part of what the library promises: a case keeps its fingerprint for as long as it runs.

mod hash;
mod meaning;

use super::Charter;
use crate::text::CalendarText;
pub(super) use hash::Hasher;
use meaning::Meaning as _;

/// The fingerprint of a charter, and of the calendar as it is written: the calendar's own data may be extended.
pub(super) fn fingerprint(charter: &Charter, calendar: Option<&CalendarText>) -> u64 {
    let mut hasher = Hasher::default();
    charter.mark(&mut hasher);
    if let Some(text) = calendar {
        let days = text.rests.iter().chain(&text.works).chain(&text.since).chain(&text.until);
        days.for_each(|path| path.as_str().mark(&mut hasher));
    }
    hasher.finish()
}
