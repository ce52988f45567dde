//! Facts as a space, conditions as boxes in it: exactly, and without looking at one combination after the other.
//!
//! Everything that conditions read is an *axis* of a [`Space`]: a fact, a counter, which body a slot holds, which of two
//! numbers is the greater. A [`Region`] is a box: for each axis the values it takes in, as [`Ranges`]. A condition is a few
//! such boxes, a row of a table mostly one, and every question is what boxes leave uncovered ([`Rest`]): a sweep along
//! one axis tells which boxes lie over each stretch of it, and each stretch is looked at further with these alone (the
//! idea is that of Calvanese et al., "Semantics and Analysis of DMN Decision Tables", 2016).
//!
//! Facts are taken as told: what is not told yet refuses by itself, and says so.

mod asked;
mod left;
mod point;
mod ranges;
mod region;
mod rest;
mod space;
#[cfg(test)]
mod tests;
mod told;
mod variable;

pub(super) use left::Left;
pub(super) use ranges::Ranges;
pub(super) use region::Region;
pub(super) use rest::Rest;
pub(super) use space::Space;
pub(super) use told::together;
pub(super) use variable::Variable;

/// There are more boxes than are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;
