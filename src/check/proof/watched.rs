//! A walk through everything that can happen, for somebody who watches.

use super::everything::Everything;
use crate::{
    charter::Charter,
    check::space::explore::explore,
    engine::{Walk, Watch},
    id::WorkflowId,
};

/// Walks through a workflow until more than `limit` stands are met. Whether nothing was left out: what the watch was not told of
/// then happens to no case, persons and the order of expiries aside.
pub(crate) fn walk_watched(charter: &Charter, id: WorkflowId, limit: usize, watch: &dyn Watch) -> bool {
    let Some(mut walk) = Walk::new(charter, id, &[]) else { return false };
    walk.set_watch(watch);
    let mut system = Everything::new(walk);
    explore(&mut system, limit).is_whole && !system.is_cut()
}
