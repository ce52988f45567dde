//! What becomes of the names of one edition in another, as a host or a policy team writes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// New names for old ones; `null` says that a thing has no counterpart, and that what a case knows of it is dropped.
pub(super) type Names = BTreeMap<String, Option<String>>;

/// What becomes of the names of one edition in another. What is not named keeps its name.
///
/// ```
/// use gongzhi::engine::MigrationMap;
///
/// let map: MigrationMap = serde_json::from_str(
///     r#"{
///         "bodies": { "groups": null },
///         "workflows": {
///             "meeting": { "to": "assembly", "states": { "called": "convened" }, "values": { "callers.groups": "others" } }
///         }
///     }"#,
/// )?;
/// assert_eq!(map.workflows["meeting"].to.as_deref(), Some("assembly"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MigrationMap {
    /// Bodies, and classes of bodies; keys of instances stay.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bodies: Names,
    /// What becomes of the cases of each workflow.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub workflows: BTreeMap<String, WorkflowMap>,
}

/// What becomes of the cases of one workflow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkflowMap {
    /// The workflow by which they go from then on, if it has another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// States; one without counterpart is one in which no case may stand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub states: Names,
    /// Facts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: Names,
    /// Values, as `fact.value` in the old names, and the value's new name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Slots.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: Names,
    /// Clocks; that of a state or an action is called as these are, and goes with them unless it is named here.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub clocks: Names,
    /// Actions: how often they were done, when and by whom.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub actions: Names,
    /// Ballots: who was elected by them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ballots: Names,
}
