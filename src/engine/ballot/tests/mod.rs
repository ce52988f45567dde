//! Ballots as a host uses them, on a small charter whose ballot each test makes.

mod bench;
mod bounds;
mod cast;
mod counts;
mod elections;
mod ends;
mod votes;
