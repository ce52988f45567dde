//! What day it is, for questions that do not say.

use std::time::{SystemTime, UNIX_EPOCH};

use gongzhi::time::{Date, Instant, Zone};

/// Today's date in a zone; none if the machine's clock stands before 1970 or beyond all calendars.
pub(crate) fn today(zone: Zone) -> Option<Date> {
    #[expect(clippy::disallowed_methods, reason = "the tool may ask what day it is; the library never does")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let instant = Instant::from_unix(i64::try_from(now.as_secs()).ok()?)?;
    Some(instant.date(zone))
}
