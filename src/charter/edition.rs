//! The compiled charter.

use chrono::NaiveDate;

use super::{Indicator, Promise, Workflow, levels::Levels};
use crate::{
    Name,
    finding::Language,
    id::{IndicatorId, LadderId, List, PromiseId, SourceId, WorkflowId},
    origin::Origin,
    rule::Ladder,
    structure::Structure,
    time::Calendar,
    title::Titles,
};

/// One edition of the rules, compiled: names resolved, types checked, everything numbered.
///
/// A `Charter` that exists is well formed. It is immutable, `Send + Sync`, and shared by `Arc` where a host likes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The edition's name.
    pub edition: String,
    /// The languages of its titles.
    pub languages: Vec<Language>,
    /// The first day it is in force.
    pub since: Option<NaiveDate>,
    /// The first day it is no longer in force.
    pub until: Option<NaiveDate>,
    /// The edition it replaces.
    pub supersedes: Option<String>,
    /// The calendar it counts by, as far as the charter tells it. The calendar data a case runs on are an argument.
    pub calendar: Calendar,
    /// The texts it cites.
    pub sources: List<SourceId, SourceInfo>,
    /// Bodies, kinds, offices and relations.
    pub structure: Structure,
    /// The ladders.
    pub ladders: List<LadderId, Ladder>,
    /// The workflows.
    pub workflows: List<WorkflowId, Workflow>,
    /// What it claims of itself. Read, not yet proven.
    pub promises: List<PromiseId, Promise>,
    /// What it counts of cases that have ended. Nothing is decided by them.
    pub indicators: List<IndicatorId, Indicator>,
    /// The levels of lints that it sets, by statement.
    pub(crate) levels: Levels,
    /// Where it comes from.
    pub origin: Origin,
    /// A fingerprint of the compiled meaning: the same for the same rules, whatever their layout.
    pub fingerprint: u64,
}

/// A text that the charter cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceInfo {
    /// Its short name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The first day it is in force.
    pub since: Option<NaiveDate>,
    /// The first day it is no longer in force.
    pub until: Option<NaiveDate>,
}
