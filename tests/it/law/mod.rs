//! What every bundled charter owes to the law that it writes down: nothing found against it, places that exist, numbers
//! that a rule test holds.

mod articles;
mod citations;
mod editions;
mod findings;
mod items;
mod numbers;
