//! Things found by their names without looking at all of them.

use super::fingerprint::Hasher;
use crate::id::{Id, List};

/// Ids by the hash of their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names<I>(Vec<(u64, I)>);

impl<I: Id> Names<I> {
    /// The ids of a list by the names of its things.
    pub(super) fn of<T>(list: &List<I, T>, name: impl Fn(&T) -> &str) -> Self {
        let mut names: Vec<(u64, I)> = list.iter().map(|(id, item)| (hash(name(item)), id)).collect();
        names.sort_by_key(|(hash, _)| *hash);
        Self(names)
    }

    /// Of the things whose name hashes as `name` does the first that it is.
    pub(super) fn find(&self, name: &str, is: impl Fn(I) -> bool) -> Option<I> {
        let hash = hash(name);
        let first = self.0.partition_point(|(known, _)| *known < hash);
        let alike = self.0.get(first..)?.iter().take_while(|(known, _)| *known == hash);
        alike.map(|(_, id)| *id).find(|id| is(*id))
    }
}

impl<I> Default for Names<I> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = Hasher::default();
    name.bytes().for_each(|byte| hasher.byte(byte));
    hasher.finish()
}
