//! JSON Schema for charters and rule tests that are written as JSON.
//!
//! **What.** [`charter`] and [`scenario`] give a [`Schema`] of JSON Schema, draft 2020-12: which fields a
//! [`CharterText`](crate::CharterText) and a [`ScenarioFile`](crate::scenario::ScenarioFile) have, what each is for, and
//! what it holds. **Why.** An editor that knows the schema completes fields and underlines a wrong one while somebody writes;
//! a host can check JSON before it sends it. **When.** `gongzhi schema charter` prints it.
//!
//! The schema is made of the same declarations as the reading itself, so that the two cannot differ. It knows the form
//! alone: conditions, amounts and names are texts for it, and what names mean is for
//! [`Charter::compile`](crate::Charter::compile) to say. It is stricter in two points: it knows no `null`, and no places in a text.
//!
//! ```
//! let schema = serde_json::to_value(gongzhi::schema::charter())?;
//! assert_eq!(schema["$defs"]["charter"]["properties"]["bodies"]["items"]["$ref"], "#/$defs/body");
//! # Ok::<(), serde_json::Error>(())
//! ```

mod document;
mod shape;
mod words;

pub use document::{Schema, charter, scenario};
pub(crate) use shape::{Field, InJson, Part, Shape};
