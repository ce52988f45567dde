//! Tests of the crate as a user sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod boxed;
mod boxes;
mod bpmn;
mod calendar;
#[cfg(feature = "cli")]
mod case_views;
mod charter;
mod checks;
mod china;
#[cfg(feature = "cli")]
mod cli_check;
#[cfg(feature = "cli")]
mod cli_draw;
#[cfg(feature = "cli")]
mod cli_due;
#[cfg(feature = "cli")]
mod cli_history;
#[cfg(feature = "cli")]
mod cli_measure;
#[cfg(feature = "cli")]
mod cli_people;
#[cfg(feature = "cli")]
mod cli_report;
#[cfg(feature = "cli")]
mod cli_roster;
#[cfg(feature = "cli")]
mod cli_test;
#[cfg(feature = "cli")]
mod cli_text;
#[cfg(feature = "cli")]
mod cli_times;
#[cfg(feature = "cli")]
mod cli_update;
mod deadlines;
mod diagram;
mod documents;
mod drawn_notes;
mod due;
mod each;
mod editions;
mod editor;
mod engine;
#[cfg(feature = "cli")]
mod forms;
mod house_rule;
mod invalid;
mod judge;
mod keywords;
mod law;
mod layer;
mod make_up;
#[cfg(feature = "cli")]
mod marked;
mod measure;
mod nets;
mod overlaps;
mod pages;
mod people;
mod possible;
mod promises;
mod reference;
mod report;
mod scenario;
mod schema;
mod sequences;
mod sheets;
mod slow_time;
mod strategy;
mod syntax;
mod text;
#[cfg(feature = "cli")]
mod tool;
mod trace;
#[cfg(feature = "cli")]
mod way_in;
mod worst;
