//! The charter as it was written: [`CharterText`] and its parts.
//!
//! Nothing here is checked. A text may name bodies that do not exist, or forget what it must say; `charter` finds that out, all of
//! it at once, when it makes a [`Charter`](crate::charter::Charter) of the text. Every list keeps the order and the
//! duplicates of the writing, so that a mistake is seen instead of silently overwritten.
//!
//! A text is read from the charter language, read from and written to JSON by serde, or put together by a host in Rust.
//! In JSON every field may be left out and an unknown field is an error; conditions, amounts and types are written in
//! the words of the language.

pub(crate) mod read;

mod ballot;
mod charter;
mod expression;
mod indicator;
mod layer;
mod promise;
mod rule;
mod structure;
mod table;
mod words;
mod workflow;
mod write;
pub(crate) mod written;

pub use ballot::{BallotText, HasText, ProxiesText};
pub use charter::{CalendarText, CharterText, Format, FormatError, LintText, SourceText};
pub use expression::Expression;
pub use indicator::{IndicatorText, MedianText};
pub use layer::{merged, restored, stacked};
pub use promise::{AlwaysText, PatternText, PromiseText};
pub use read::{Reading, read, read_tree};
pub use rule::{
    AmountText, AssignText, BoundText, BoundWord, ClockText, ConditionText, EscalateText, LadderText,
    NamesText, OnText, OpensText, RungText, WithinText,
};
pub use structure::{
    BodyText, CompetenceText, DelegatesText, KindText, OfficeText, RelationText, RelationWord,
};
pub use table::{ColumnText, RowText, TableText};
pub use workflow::{
    ActionText, ByText, DeclinesText, FactText, GradeText, ProlongsText, RequestsText, RouteText, SlotText,
    StateText, TypeText, ValueText, WaitsText, WorkflowText,
};
pub use write::{WriteError, tree, write};
pub use written::{Cite, Notes, Path};
