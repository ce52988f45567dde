//! How somebody has to do with a state.

use super::who::Who;
use crate::{
    charter::{NamedParties, State, Workflow},
    diagram::Tone,
    id::StateId,
    rule::{Grade, Party},
    wording::Wording,
    workflow::Leaving,
};

/// How somebody has to do with a state, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Answers for it.
    Accountable,
    /// Does the work.
    Responsible,
    /// Has a duty there.
    Duty,
    /// Is asked.
    Consulted,
    /// Is told.
    Informed,
}

impl Part {
    pub(super) const ALL: [Self; 5] =
        [Self::Accountable, Self::Responsible, Self::Duty, Self::Consulted, Self::Informed];

    /// The letter or word in a cell.
    pub(super) fn short(self, wording: Wording<'_>) -> &str {
        match self {
            Self::Accountable => wording.pick("A", "负责"),
            Self::Responsible => wording.pick("R", "承办"),
            Self::Duty => wording.pick("D", "应办"),
            Self::Consulted => wording.pick("C", "协商"),
            Self::Informed => wording.pick("I", "告知"),
        }
    }

    /// What the letter or word stands for.
    pub(super) fn meaning(self, wording: Wording<'_>) -> &str {
        match self {
            Self::Accountable => wording.pick("accountable: answers for it", "对该环节负责"),
            Self::Responsible => wording.pick("responsible: does the work", "具体承办"),
            Self::Duty => wording.pick("has a duty there (must)", "在该环节有应办事项（应当）"),
            Self::Consulted => wording.pick("is consulted when it is entered", "进入时与其协商"),
            Self::Informed => wording.pick("is informed when it is entered", "进入时告知"),
        }
    }

    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Accountable => Tone::Amber,
            Self::Responsible => Tone::Blue,
            Self::Duty => Tone::Green,
            Self::Consulted => Tone::Violet,
            Self::Informed => Tone::Grey,
        }
    }
}

/// Somebody's part in a state, and under what condition; the words are empty if always.
pub(super) struct Marked {
    pub(super) who: Who,
    pub(super) part: Part,
    pub(super) condition: String,
}

/// Everybody who has to do with a state, by part, in the order of the charter.
pub(super) fn of_state(wording: Wording<'_>, workflow: &Workflow, id: StateId, state: &State) -> Vec<Marked> {
    let holder = state.accountable.iter().map(|holder| Marked {
        who: Who::holder(wording, holder),
        part: Part::Accountable,
        condition: String::new(),
    });
    let responsible = named(wording, Part::Responsible, &state.responsible);
    let consulted = named(wording, Part::Consulted, &state.consulted);
    let informed = named(wording, Part::Informed, &state.informed);
    let duties = workflow
        .actions
        .values()
        .filter(|action| action.grade == Grade::Duty && !action.is_retired && leaves(&action.leaving, id));
    let duties = duties.flat_map(|action| &action.by).flat_map(|by| {
        by.parties.iter().filter(|party| **party != Party::System).map(|party| Marked {
            who: Who::party(wording, party),
            part: Part::Duty,
            condition: wording.bracketed(&by.condition),
        })
    });
    holder.chain(responsible).chain(duties).chain(consulted).chain(informed).collect()
}

fn named<'a>(
    wording: Wording<'a>,
    part: Part,
    clauses: &'a [NamedParties],
) -> impl Iterator<Item = Marked> + 'a {
    clauses.iter().flat_map(move |clause| {
        clause.parties.iter().map(move |party| Marked {
            who: Who::party(wording, party),
            part,
            condition: wording.bracketed(&clause.condition),
        })
    })
}

/// Whether an action leaves this state, alone or with others, or is done in it.
pub(super) fn leaves(leaving: &Leaving, state: StateId) -> bool {
    match leaving {
        Leaving::Some(alternatives) => alternatives.iter().flatten().any(|left| *left == state),
        Leaving::Start | Leaving::Any => false,
    }
}
