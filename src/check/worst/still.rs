//! No time at all: which clocks may be running where, and with which limits.

use super::ruler::{Ruler, Run};

/// Measures nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Still;

impl Ruler for Still {
    type Moment = ();
    type Course = ();

    fn begin(&self) {}

    fn never(&self) {}

    fn is_never(&self, (): &()) -> bool {
        false
    }

    fn earlier(&self, (): &(), (): &()) {}

    fn covers(&self, (): &(), (): &()) -> bool {
        true
    }

    fn act(&self, (): &(), (): &()) {}

    fn end(&self, (): &(), (): &()) {}

    fn course(&self, (): &()) {}

    fn due(&self, _: &Run<()>) {}

    fn ask(&self, _: &mut Run<()>, (): &()) {}

    fn decide(&self, (): &mut ()) {}

    fn pause(&self, _: &mut Run<()>, (): &()) {}

    fn resume(&self, _: &mut Run<()>, (): &()) {}

    fn wait(&self, _: &mut Run<()>, _: (&(), &()), _: &[&Run<()>]) {}

    fn clamp(&self, (): &(), (): &()) {}

    fn clamp_course(&self, (): &mut (), (): &()) {}

    fn course_covers(&self, (): &(), (): &(), _: bool) -> bool {
        true
    }

    fn is_surely_later(&self, _: &Run<()>, _: &Run<()>) -> bool {
        false
    }

    fn is_order_open(&self, _: &Run<()>, _: &Run<()>) -> bool {
        false
    }

    fn shift(&self, (): &(), (): &()) -> Option<[u32; 6]> {
        None
    }

    fn is_shifted(&self, (): &(), (): &(), _: &[u32; 6]) -> bool {
        false
    }

    fn is_run_shifted(&self, _: &Run<()>, _: &Run<()>, _: &[u32; 6]) -> bool {
        false
    }

    fn put_off(&self, (): &mut ()) {}
}
