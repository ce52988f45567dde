//! What carries out each place of a source: which rules and promises cite it, and which rule tests meet these rules.
//!
//! Who answers for a charter asks the other way round than who writes it: not where a rule comes from, but what has become of article
//! 25, or of the sixth workflow of a list. A place is covered if a rule or promise cites it; that the rule is also met by a test is told
//! beside it. A [`Checklist`] says which places there should be, and which are left out for a reason.
//!
//! ```
//! use gongzhi::{charters, syntax, trace::Trace};
//!
//! let mediation = charters::bundled("mediation").expect("comes with the library");
//! let trace = Trace::of(&syntax::parse(mediation.charter).tree.statements);
//! let article = trace.place("TJ", "26").expect("is cited");
//! assert!(article.rules.iter().any(|rule| rule.name == "dispute.mediating.end"));
//! ```

mod checklist;
mod collect;
mod listing;
mod met;
mod traced;

pub use checklist::{Checklist, Entry, Lack, no_entry};
pub use traced::{Citing, Place, Trace};
