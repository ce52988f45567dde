//! Cases that open others: whether what is opened can begin, and whether openings go round in a circle.

use std::collections::BTreeSet;

use super::hall::Hall;
use crate::{
    charter::Workflow,
    finding::{Bilingual, Lint, Span},
    id::{List, WorkflowId},
    rule::{Opens, SlotType, Target},
};

/// One place where cases of one workflow open cases of another.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// The workflow whose cases open.
    pub(super) from: WorkflowId,
    /// What is opened.
    pub(super) opens: Opens,
    /// What the slot holds for which it is opened.
    pub(super) holds: Option<SlotType>,
    /// Where it is said.
    pub(super) span: Span,
}

impl Hall<'_> {
    /// Checks every opening, once all workflows are compiled.
    pub(super) fn check_openings(&mut self, workflows: &List<WorkflowId, Workflow>) {
        let openings = std::mem::take(&mut self.openings);
        for opening in &openings {
            if let Some(opened) = workflows.get(opening.opens.workflow) {
                self.check_beginning(opening, opened);
            }
        }
        self.check_circles(&openings);
    }

    /// The opened case begins by its action from start by `system`, which is given for whom it is opened and nothing else.
    fn check_beginning(&mut self, opening: &Opening, opened: &Workflow) {
        let name = &opened.name;
        let Some(beginning) = opened.beginning() else {
            let message = Bilingual::new(
                format!(
                    "nothing begins a `{name}` that another case opens: no action `from start` is `by system`"
                ),
                format!("由其他事项启动的“{name}”无从开始：没有“从 起点”且“由 系统”的动作"),
            );
            let hint = Bilingual::new(
                format!("add `must begin by system, from start -> STATE` to `{name}`"),
                format!("请在“{name}”中加上“应当 开始 由 系统，从 起点 → 环节”"),
            );
            return self.findings.say_with(Lint::NoBeginning, opening.span, message, hint);
        };
        let asks = &opened.actions.at(beginning.action).asks;
        let action = &opened.actions.at(beginning.action).name;
        let ungiven = asks.iter().find_map(|asked| match asked {
            Target::Fact(fact) => Some(&opened.facts.at(*fact).name),
            Target::Slot(slot) if Some(*slot) != beginning.slot => Some(&opened.slots.at(*slot).name),
            Target::Slot(_) => None,
        });
        let message = match (ungiven, beginning.slot.map(|slot| opened.slots.at(slot)), opening.holds) {
            (Some(ungiven), ..) => Bilingual::new(
                format!("`{action}` of `{name}` asks `{ungiven}`, which opening it does not give"),
                format!("“{name}”的“{action}”须填写“{ungiven}”，而启动时无法给出"),
            ),
            (None, Some(slot), None) => Bilingual::new(
                format!(
                    "`{action}` of `{name}` asks `{}`, and nothing says for whom it is opened: `for SLOT`",
                    slot.name
                ),
                format!("“{name}”的“{action}”须填写“{}”，而没有写明为谁启动：“对 角色”", slot.name),
            ),
            (None, None, Some(_)) => Bilingual::new(
                format!("it is opened for somebody, and `{action}` of `{name}` asks no slot"),
                format!("写明了为谁启动，而“{name}”的“{action}”不填写任何角色"),
            ),
            (None, Some(slot), Some(holds)) if !fits(holds, slot.r#type) => Bilingual::new(
                format!(
                    "for whom it is opened does not fit `{}`, which `{action}` of `{name}` asks: one is a person, the other a body",
                    slot.name
                ),
                format!("为谁启动与“{name}”的“{action}”所填写的“{}”不符：一为人员，一为主体", slot.name),
            ),
            (None, None, None) | (None, Some(_), Some(_)) => return,
        };
        self.say(Lint::UnfitBeginning, opening.span, message.en, message.zh);
    }

    /// Cases that open one another in a circle would never stop.
    fn check_circles(&mut self, openings: &[Opening]) {
        let mut told: BTreeSet<WorkflowId> = BTreeSet::new();
        for opening in openings {
            let (from, to) = (opening.from, opening.opens.workflow);
            let Some(circle) = way(openings, to, from).filter(|_| !told.contains(&from)) else { continue };
            let names: Vec<&str> =
                circle.iter().map(|&workflow| self.workflows.at(workflow).name.as_str()).collect();
            let first = &self.workflows.at(from).name;
            let en = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" opens ");
            let zh = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("启动");
            let en = format!("cases open one another in a circle: `{first}` opens {en}");
            let zh = format!("事项循环启动：“{first}”启动{zh}");
            told.extend(circle);
            self.say(Lint::OpeningCycle, opening.span, en, zh);
        }
    }
}

/// The shortest way along openings, both ends included.
fn way(openings: &[Opening], from: WorkflowId, to: WorkflowId) -> Option<Vec<WorkflowId>> {
    let mut ways = std::collections::VecDeque::from([vec![from]]);
    let mut seen = BTreeSet::from([from]);
    while let Some(path) = ways.pop_front() {
        let last = path.last().copied()?;
        if last == to {
            return Some(path);
        }
        for next in
            openings.iter().filter(|opening| opening.from == last).map(|opening| opening.opens.workflow)
        {
            if seen.insert(next) {
                ways.push_back([path.as_slice(), &[next]].concat());
            }
        }
    }
    None
}

/// Whether a slot can hold one of what another slot holds.
fn fits(given: SlotType, asked: SlotType) -> bool {
    let is_person = |holds| matches!(holds, SlotType::Person | SlotType::Persons);
    is_person(given) == is_person(asked)
}
