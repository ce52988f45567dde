//! The whole charter as written.

use serde::{Deserialize, Serialize};

use super::{
    BodyText, IndicatorText, KindText, LadderText, Notes, Path, PromiseText, WorkflowText, written::written,
};
use crate::finding::Span;

/// The version of the form in which charters are written as JSON. There is one: 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Format;

/// A charter of a form that this version of the library does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown format version `{0}`: this version of gongzhi reads version 1")]
pub struct FormatError(pub u32);

impl TryFrom<u32> for Format {
    type Error = FormatError;

    fn try_from(version: u32) -> Result<Self, FormatError> {
        if version == 1 { Ok(Self) } else { Err(FormatError(version)) }
    }
}

impl From<Format> for u32 {
    fn from(_: Format) -> Self {
        1
    }
}

written! {
    /// One edition of the rules, as written and unchecked.
    pub struct CharterText {
        /// The version of the written form, so that JSON of another version is refused; 1 where JSON does not say.
        version format: Format,
        /// The charter's name.
        pub name: Path,
        /// Its titles, one for each of `languages`.
        pub titles: Vec<String>,
        /// The edition's name, such as `2026-01`.
        pub edition: String,
        /// The first day it is in force, as `2026-01-01`.
        pub since: Option<Path>,
        /// The first day it is no longer in force.
        pub until: Option<Path>,
        /// The edition it replaces.
        pub supersedes: Option<Path>,
        /// The charter that holds save for what is declared again.
        pub extends: Option<Path>,
        /// The languages of every title, `en` or `zh`.
        pub languages: Vec<Path>,
        /// The days that count.
        pub calendar: Option<CalendarText>,
        /// The texts that brackets cite.
        pub sources: Vec<SourceText>,
        /// Kinds declared besides the built-in ones.
        pub kinds: Vec<KindText>,
        /// The bodies.
        pub bodies: Vec<BodyText>,
        /// The ladders.
        pub ladders: Vec<LadderText>,
        /// The workflows.
        pub workflows: Vec<WorkflowText>,
        /// What the charter claims of itself.
        pub promises: Vec<PromiseText>,
        /// What it counts of cases that have ended.
        pub indicators: Vec<IndicatorText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where its first statement stands.
        pub span: Span,
    }
}

written! {
    /// The days and hours that count: a known calendar's name, and what differs from it.
    pub struct CalendarText {
        /// The calendar's name.
        pub name: Path,
        /// The offset from UTC, as `+08:00`.
        pub zone: Option<Path>,
        /// Office hours, as `09:00 to 12:00`.
        pub hours: Vec<Path>,
        /// Days off: weekday names, dates, or ranges of dates as `2026-02-15 to 2026-02-23`.
        pub rests: Vec<Path>,
        /// Days worked that would be days off.
        pub works: Vec<Path>,
        /// The first day its data cover.
        pub since: Option<Path>,
        /// The last day its data cover.
        pub until: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// A text that brackets cite.
    pub struct SourceText {
        /// Its short name, as brackets use it.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// The first day it is in force.
        pub since: Option<Path>,
        /// The first day it is no longer in force.
        pub until: Option<Path>,
        /// Remarks.
        pub notes: Notes,
    }

    /// A check's level, for the statement it stands with and what is below that.
    pub struct LintText {
        /// The lint's name.
        pub name: Path,
        /// `allow`, `warn` or `deny`.
        pub level: Path,
        /// Why, if the charter says so.
        pub reason: Option<String>,
    }
}
