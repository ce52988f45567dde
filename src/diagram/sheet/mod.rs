//! Sheets: what is said in rows and columns, written as Markdown, CSV or a drawing of our own.

mod cell;
mod csv;
mod markdown;
mod model;

pub use cell::Cell;
pub use csv::Csv;
pub use markdown::Markdown;
pub use model::{Row, Sheet};
