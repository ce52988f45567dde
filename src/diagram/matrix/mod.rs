//! Who answers for what: a workflow's states against bodies and offices, and the other way round what each of these
//! answers for and by when.

mod by_when;
mod duties;
mod held;
mod marks;
mod states;
mod who;

pub use duties::duties;
pub use states::matrix;
