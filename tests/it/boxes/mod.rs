//! Tables, routes, states and conditions held against looking at every combination of facts, and what is found against the
//! engine. `GONGZHI_CASES` says how many charters are drawn for each.

mod answered;
mod drawn;
mod point;
mod routes;
mod tables;
mod ways;
