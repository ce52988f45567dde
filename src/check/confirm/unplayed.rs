//! Why a run that was found on paper was not made.

use crate::{
    charter::{Charter, Workflow},
    finding::Bilingual,
    id::{ActionId, BallotId, ClockId, StateId, WorkflowId},
};

/// Why a run that was found on paper was not made: what of it could not be played, and after how many of its turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Unplayed {
    pub(super) turns: usize,
    pub(super) why: Obstacle,
}

/// What could not be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// Nobody who was cast may do it, or something else comes of it.
    Act(WorkflowId, ActionId),
    /// The limit does not end there, or something else ends before.
    End(WorkflowId, ClockId),
    /// No votes and no count were found that bring that result.
    Result(WorkflowId, BallotId),
    /// Nothing has opened a case for which the state waits.
    Nothing(WorkflowId, StateId),
    /// The cases for which the state waits were not brought to such ends.
    Join(WorkflowId, StateId),
    /// Rule tests cannot say which of the cases for which the state waits is meant.
    Meant(WorkflowId, StateId),
    /// It goes otherwise once everybody is there from the start.
    Otherwise,
    /// It does not lead back to where the round began.
    Round,
}

impl Unplayed {
    /// What it is, in both languages.
    pub(in crate::check) fn sentence(&self, charter: &Charter) -> Bilingual {
        self.why.sentence(charter)
    }
}

impl Obstacle {
    fn sentence(&self, charter: &Charter) -> Bilingual {
        let of = |id: WorkflowId| charter.workflows.at(id);
        match *self {
            Self::Act(workflow, action) => {
                let name = &of(workflow).actions.at(action).name;
                Bilingual::new(
                    format!("nobody was found who may do `{name}` there"),
                    format!("没有找到可以在此办理“{name}”的人员"),
                )
            }
            Self::End(workflow, clock) => {
                let name = &of(workflow).clocks.at(clock).name;
                Bilingual::new(
                    format!("the limit `{name}` does not end there before anything else"),
                    format!("时限“{name}”不会在此最先到期"),
                )
            }
            Self::Result(workflow, ballot) => {
                let name = &of(workflow).ballots.at(ballot).name;
                Bilingual::new(
                    format!("no votes were found that bring this result of `{name}` there"),
                    format!("没有找到可以在此使“{name}”得出这一结果的投票"),
                )
            }
            Self::Nothing(workflow, state) => waits(
                of(workflow),
                state,
                ("nothing has opened a case for which", "waits"),
                ("没有启动", "所等候的事项"),
            ),
            Self::Join(workflow, state) => waits(
                of(workflow),
                state,
                ("the cases for which", "waits were not brought to such an end"),
                ("未能使", "所等候的事项如此办结"),
            ),
            Self::Meant(workflow, state) => waits(
                of(workflow),
                state,
                ("of the cases for which", "waits a rule test cannot say which is meant"),
                ("规则测试无法指明是", "所等候的哪一事项"),
            ),
            Self::Otherwise => Bilingual::new(
                "it goes otherwise once all who act in it are there from the start",
                "参与人员自始齐备时，经过有所不同",
            ),
            Self::Round => {
                Bilingual::new("it does not lead back to where the round begins", "它没有回到循环开始之处")
            }
        }
    }
}

/// A sentence about a state that waits.
fn waits(workflow: &Workflow, state: StateId, en: (&str, &str), zh: (&str, &str)) -> Bilingual {
    let name = &workflow.states.at(state).name;
    Bilingual::new(format!("{} `{name}` {}", en.0, en.1), format!("{}“{name}”{}", zh.0, zh.1))
}
