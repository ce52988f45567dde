//! Sub-cases in words: which are opened, which a state waits for, and where their ends lead.

use super::{UNKNOWN, Wording};
use crate::{
    Name,
    charter::{Waits, WayOn},
    finding::Language,
    id::WorkflowId,
    rule::Opens,
};

impl Wording<'_> {
    /// A case that is opened.
    #[must_use]
    pub fn opens(&self, opens: &Opens) -> String {
        let title = self.kind_of_case(opens.workflow);
        let each = opens.for_each.map(|slot| match self.language {
            Language::En => format!(" for each of {}", self.slot(slot)),
            Language::Zh => format!("（{}各一件）", self.slot(slot)),
        });
        format!("{}{title}{}", self.pick("opens ", "启动"), each.unwrap_or_default())
    }

    /// What a state waits for: `waits for all of “Report in”`, `等候全部“报到”办结`.
    #[must_use]
    pub fn waits(&self, waits: &Waits) -> String {
        let title = self.kind_of_case(waits.workflow);
        match (self.language, waits.least) {
            (Language::En, None) => format!("waits for all of “{title}”"),
            (Language::En, Some(least)) => format!("waits for {least} of “{title}”"),
            (Language::Zh, None) => format!("等候全部“{title}”办结"),
            (Language::Zh, Some(least)) => format!("等候{least}件“{title}”办结"),
        }
    }

    /// When a state goes on from what it waited for: `all ended: Refused`, `全部办结：不予受理`.
    #[must_use]
    pub fn ended(&self, way: WayOn<'_>) -> String {
        let ended = match (self.language, way.waits.least) {
            (Language::En, None) => "all ended".to_owned(),
            (Language::En, Some(least)) => format!("{least} ended"),
            (Language::Zh, None) => "全部办结".to_owned(),
            (Language::Zh, Some(least)) => format!("{least}件办结"),
        };
        match way.on {
            Some(on) => self.said(&ended, self.outcome(way.waits.workflow, &on.outcome)),
            None if way.waits.on.is_empty() => ended,
            None => self.pick("ended otherwise", "以其他结果办结").to_owned(),
        }
    }

    fn kind_of_case(&self, workflow: WorkflowId) -> &str {
        let workflow = self.charter.workflows.get(workflow);
        workflow.map_or(UNKNOWN, |workflow| workflow.titles.or(self.language, &workflow.name))
    }

    /// An outcome by the title of the state in which a case ends so.
    fn outcome(&self, workflow: WorkflowId, outcome: &Name) -> &str {
        let states = self.charter.workflows.get(workflow).into_iter().flat_map(|found| found.states.values());
        let mut ends = states.filter(|state| state.end.as_ref() == Some(outcome));
        ends.next().map_or(UNKNOWN, |state| state.titles.or(self.language, &state.name))
    }
}
