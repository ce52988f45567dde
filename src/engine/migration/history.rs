//! Which edition of a history a case goes by.

use crate::{
    charter::{Charter, CharterHistory},
    engine::{Case, Identity},
};

impl CharterHistory {
    /// The edition by which a case goes; none if that is not among these.
    #[must_use]
    pub fn of(&self, case: &Case) -> Option<&Charter> {
        self.of_identity(case.identity())
    }

    /// The edition by which what belongs to that case goes, such as one of its events.
    #[must_use]
    pub fn of_identity(&self, identity: &Identity) -> Option<&Charter> {
        self.of_fingerprint(&identity.edition, identity.fingerprint)
    }
}
