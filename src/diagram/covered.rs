//! What rule tests have met of a workflow, as marks to lay over its pictures.

use std::collections::BTreeMap;

use super::{Element, Mark, Overlay};
use crate::{
    charter::Workflow,
    finding::Language,
    id::{ActionId, ClockId, StateId, WorkflowId},
    rule::{ClockOwner, Expiry},
    scenario::{self, Coverage, Covered, Mutant, Refusing, Standing},
};

/// Marks for the pictures of a workflow: pale is what no rule test meets; at what they meet in part stands how much. What no case
/// can meet does not count, nor do tests of conditions and rows of tables, which pictures do not show one by one.
#[must_use]
pub fn covered(coverage: &Coverage, workflow: &Workflow, language: Language) -> Overlay {
    let mut counts: BTreeMap<Element, (usize, usize)> = BTreeMap::new();
    let charter = coverage.charter();
    for one in coverage.elements().iter().filter(|one| one.standing != Standing::Impossible) {
        let of = charter.workflows.get(one.workflow);
        let is_here = of.is_some_and(|of| of.name == workflow.name);
        let Some(element) = drawn(workflow, one.element).filter(|_| is_here) else { continue };
        let (met, all) = counts.entry(element).or_default();
        *met += usize::from(one.standing == Standing::Covered);
        *all += 1;
    }
    let mut overlay = Overlay::default();
    for (element, (met, all)) in counts.into_iter().filter(|(_, (met, all))| met < all) {
        if met == 0 {
            overlay.mark(element.clone(), Mark::Pale);
        }
        overlay.note(element, words((met, all), language));
    }
    overlay
}

/// Marks for the pictures of a workflow: at each state, action or limit of which a rule can be changed without any rule test
/// noticing, what no test asks. What stands in tables and facts is not shown.
#[must_use]
pub fn unnoticed(
    coverage: &Coverage,
    survivors: &[Mutant],
    workflow: &Workflow,
    language: Language,
) -> Overlay {
    let charter = coverage.charter();
    let is_here = |id| charter.workflows.get(id).is_some_and(|of| of.name == workflow.name);
    let mut overlay = Overlay::default();
    for mutant in survivors {
        let owner = owner(coverage, mutant).filter(|one| is_here(one.workflow));
        let Some(element) = owner.and_then(|one| drawn(workflow, one.element)) else { continue };
        let asks = mutant.operator.question();
        let words = match language {
            Language::En => format!("▸ no rule test asks: {}", asks.en),
            Language::Zh => format!("▸ 没有测试问：{}", asks.zh),
        };
        if !overlay.notes(&element).contains(&words) {
            overlay.note(element.clone(), words);
        }
        overlay.mark(element, Mark::Wrong);
    }
    overlay
}

/// The workflow in whose text a rule was changed; none of what stands before the first.
pub(crate) fn changed_in(coverage: &Coverage, mutant: &Mutant) -> Option<WorkflowId> {
    owner(coverage, mutant).map(|one| one.workflow)
}

/// What was changed belongs to the last element that begins before it: elements stand in the order of the text.
fn owner<'c>(coverage: &'c Coverage, mutant: &Mutant) -> Option<&'c Covered> {
    let before = coverage.elements().iter().take_while(|one| one.span.start <= mutant.span.start);
    before.filter(|one| owns(one.element)).last()
}

/// Whether what follows it in the text, up to the next of them, belongs to it.
fn owns(element: scenario::Element) -> bool {
    use scenario::Element as Met;
    matches!(element, Met::State(_) | Met::Action(_) | Met::Row(..) | Met::Result(..) | Met::Rung(..))
}

fn words((met, all): (usize, usize), language: Language) -> String {
    match (language, met) {
        (Language::En, 0) => "▸ no rule test meets it".to_owned(),
        (Language::Zh, 0) => "▸ 没有测试涉及".to_owned(),
        (Language::En, _) => format!("▸ rule tests meet {met} of {all}"),
        (Language::Zh, _) => format!("▸ 测试涉及{all}处中的{met}处"),
    }
}

/// What of a picture shows it.
fn drawn(workflow: &Workflow, element: scenario::Element) -> Option<Element> {
    use scenario::Element as Met;
    match element {
        Met::State(id) | Met::Refusal(Refusing::Stay(id)) => state(workflow, id),
        Met::Action(id) | Met::Route(id, _) => action(workflow, id),
        Met::Refusal(refusing) => action(workflow, refused(refusing)?),
        Met::Expiry(id, _) | Met::Warns(id, _) | Met::Pauses(id) | Met::Extends(id) | Met::Expires(id) => {
            clock(workflow, id)
        }
        Met::Join(id, _) => workflow.states.get(id).map(|state| Element::Join(state.name.clone())),
        Met::Exhausted(slot) => workflow.slots.get(slot).map(|slot| Element::Exhausted(slot.name.clone())),
        Met::Result(id, _) => workflow.ballots.get(id).map(|ballot| Element::Ballot(ballot.name.clone())),
        _ => None,
    }
}

fn refused(refusing: Refusing) -> Option<ActionId> {
    match refusing {
        Refusing::By(action)
        | Refusing::Bars(action, _)
        | Refusing::AtMost(action)
        | Refusing::AtLeast(action)
        | Refusing::Since(action)
        | Refusing::Before(action)
        | Refusing::Within(action) => Some(action),
        _ => None,
    }
}

fn state(workflow: &Workflow, id: StateId) -> Option<Element> {
    workflow.states.get(id).map(|state| Element::State(state.name.clone()))
}

fn action(workflow: &Workflow, id: ActionId) -> Option<Element> {
    workflow.actions.get(id).map(|action| Element::Action(action.name.clone()))
}

/// The way that its end leads; of one that leads nowhere, the state or action that owns it.
fn clock(workflow: &Workflow, id: ClockId) -> Option<Element> {
    let found = workflow.clocks.get(id)?;
    match (&found.expiry, found.owner) {
        (Expiry::Take { .. } | Expiry::Route(_), _) => Some(Element::Expiry(found.name.clone())),
        (_, ClockOwner::State(owner)) => state(workflow, owner),
        (_, ClockOwner::Action(owner)) => action(workflow, owner),
        (_, ClockOwner::Ballot(owner)) => {
            workflow.ballots.get(owner).map(|ballot| Element::Ballot(ballot.name.clone()))
        }
        (_, ClockOwner::Workflow) => None,
    }
}
