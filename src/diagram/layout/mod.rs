//! Where things stand: a layered layout of boxes, wires and their labels.
//!
//! It knows nothing of charters or of formats: sizes come in, places go out, all in whole pixels. The steps are those
//! of Sugiyama: turn cycles ([`cycle`]), give every box a rank ([`rank`]), bend long wires at every rank between and
//! seat their labels there ([`layered`]), order each rank so that few wires cross ([`order`], [`crossing`]), place
//! what stands in it ([`place`]), and lay the wires ([`route`]). Parts that hang on nothing are packed ([`pack`]).
//! Lanes stand side by side: each is placed by itself, within the ranks that all share ([`lane`]).
//!
//! Within the band of a rank a wire runs straight and everything has its own room; between bands there are only
//! wires, each on a track of its own where it swings over ([`channel`]). Hence no wire meets a foreign box and no label meets anything.

mod channel;
mod component;
mod corner;
mod crossing;
mod cycle;
mod lane;
mod layered;
mod order;
mod pack;
mod place;
mod plan;
mod port;
mod rank;
mod route;
mod seat;
mod shelf;
mod simplex;
#[cfg(test)]
mod tests;
mod values;

pub(super) use plan::{Area, Plan, Point, Route, Site, Size, Sketch, Wire};
