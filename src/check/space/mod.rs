//! State spaces: every state that some system can reach, explored breadth first and kept compactly.
//!
//! **What.** A [`System`](explore::System) is anything with packed states and numbered moves; [`explore`](explore::explore)
//! visits all it can reach and keeps the graph; [`PlaceNet`](net::PlaceNet) is the workflow net with data left aside;
//! [`reduce`](reduce::is_sound) settles most nets without visiting a single marking.
//!
//! **Why.** Whether a case can always end is a question about all its runs. A run that shows the opposite is found by the
//! same search, and breadth first makes it a shortest one.

pub(super) mod components;
pub(super) mod dive;
pub(super) mod explore;
pub(super) mod net;
pub(super) mod reduce;
pub(super) mod store;
pub(super) mod way;
