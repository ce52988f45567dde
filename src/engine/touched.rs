//! Which clocks an event may touch, so that a step costs what it does and not what the charter holds.

use smallvec::SmallVec;

use super::draft::Draft;
use crate::id::ClockId;

/// A few clocks in the order of declaration, each once.
pub(super) struct Clocks(SmallVec<[ClockId; 8]>);

impl Clocks {
    fn add(&mut self, clocks: &[ClockId]) {
        for &clock in clocks {
            let place = self.0.iter().rposition(|known| *known <= clock).map_or(0, |place| place + 1);
            let is_known = place > 0 && self.0.get(place - 1) == Some(&clock);
            if !is_known {
                self.0.insert(place, clock);
            }
        }
    }
}

impl IntoIterator for Clocks {
    type Item = ClockId;
    type IntoIter = smallvec::IntoIter<[ClockId; 8]>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Draft<'_> {
    /// The clocks that the event may start, stop or pause; no other needs to be looked at.
    pub(super) fn touched_clocks(&self) -> Clocks {
        let index = &self.workflow().index;
        let mut clocks = Clocks(SmallVec::new());
        // The runs of a case stand in the order of declaration.
        self.case().runs.iter().for_each(|run| clocks.0.push(run.clock));
        self.entered.iter().for_each(|state| clocks.add(index.started_by_state(*state)));
        if let Some(action) = self.done {
            clocks.add(index.started_by_action(action));
        }
        self.view.set_facts().for_each(|fact| clocks.add(index.started_by_fact(fact)));
        if self.raises {
            clocks.add(index.started_by_raising());
        }
        if let Some((_, Some(allowance))) = self.workflow().climbs {
            clocks.add(&[allowance]);
        }
        clocks
    }
}
