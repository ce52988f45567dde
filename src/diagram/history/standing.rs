//! Where a case stands on the ladder that it climbs, and who answers for it among the bodies, as marks to lay over pictures.

use super::{course, words};
use crate::{
    charter::{Action, Charter, Next, Workflow},
    diagram::{Element, Mark, Overlay},
    engine::{Case, Change, Directory, Event, Meaning, ReplayError, What, due, responsibility},
    finding::Language,
    id::{LadderId, SlotId},
    rule::{Ladder, Route, SlotType},
    wording::Wording,
};

/// Marks for the picture of a ladder: the rung on which a case stands, with the limits that run and when they end, the rungs and
/// ways that it passed, and where it went past the last. None if its workflow does not climb that ladder.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn climbed(
    charter: &Charter,
    id: LadderId,
    events: &[Event],
    language: Language,
) -> Result<Option<Overlay>, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let climbs =
        |(slot, rules): (SlotId, &crate::rule::Slot)| (rules.r#type == SlotType::Ladder(id)).then_some(slot);
    let (Some(slot), Some(ladder)) = (workflow.slots.iter().find_map(climbs), charter.ladders.get(id)) else {
        return Ok(None);
    };
    let mut climb =
        Climb { charter, workflow, slot, ladder, overlay: super::trace(charter, events)?, rung: 0 };
    for event in events {
        climb.pass(event);
    }
    let case = course::follow(charter, events, |_, _| {})?;
    if let (None, Some(body)) = (case.ended(), climb.body(climb.rung)) {
        climb.overlay.mark(body.clone(), Mark::Current);
        let wording = Wording::new(charter, language).within(workflow).brief();
        for line in running(charter, wording, &case) {
            climb.overlay.note(body.clone(), line);
        }
    }
    Ok(Some(climb.overlay))
}

/// A case on its way up.
struct Climb<'c> {
    charter: &'c Charter,
    workflow: &'c Workflow,
    slot: SlotId,
    ladder: &'c Ladder,
    overlay: Overlay,
    /// The rung on which it stands, from 1; 0 is none.
    rung: u16,
}

impl Climb<'_> {
    fn pass(&mut self, event: &Event) {
        let is_exhausted = self.exhausts(event);
        if let Some(slot) = self.workflow.slots.get(self.slot).filter(|_| is_exhausted) {
            self.overlay.mark(Element::Exhausted(slot.name.clone()), Mark::Passed);
        }
        let rungs = event.changes.iter().filter_map(|change| match change {
            Change::Rung(rung) => Some(*rung),
            _ => None,
        });
        for rung in rungs {
            if let (Some(Element::Body(lower)), true) = (self.body(self.rung), rung == self.rung + 1) {
                self.overlay.mark(Element::Climb(lower), Mark::Passed);
            }
            if let Some(body) = self.body(rung) {
                self.overlay.mark(body, Mark::Passed);
            }
            self.rung = rung;
        }
    }

    /// Whether it should climb where no rung is left.
    fn exhausts(&self, event: &Event) -> bool {
        match &event.what {
            What::Expired { meaning, .. } => *meaning == Meaning::Exhausted,
            What::Done { action, .. } => {
                usize::from(self.rung) == self.ladder.rungs.len()
                    && self.workflow.actions.get(*action).is_some_and(escalates)
            }
            _ => false,
        }
    }

    fn body(&self, rung: u16) -> Option<Element> {
        let rung = self.ladder.rungs.get(usize::from(rung).checked_sub(1)?)?;
        self.charter.structure.bodies.get(rung.body).map(|body| Element::Body(body.name.clone()))
    }
}

fn escalates(action: &Action) -> bool {
    let by_route = |routes: &[Route]| routes.iter().any(|route| route.escalates.is_some());
    action.escalates.is_some() || matches!(&action.next, Next::Routes(routes) if by_route(routes))
}

/// Marks for pictures of the structure: the bodies that answer for a case now, each with the states for which it does and, if
/// one answers for all, the limits that run and when they end; and those that answered for it before.
///
/// # Errors
/// [`ReplayError`] if these are not the events of one case under these rules, from its first on.
pub fn answering(
    charter: &Charter,
    directory: &dyn Directory,
    events: &[Event],
    language: Language,
) -> Result<Overlay, ReplayError> {
    let workflow = course::workflow(charter, events)?;
    let wording = Wording::new(charter, language).within(workflow).brief();
    let mut overlay = Overlay::default();
    let case = course::follow(charter, events, |_, case| {
        for (body, _) in answers(charter, wording, directory, case) {
            overlay.mark(body, Mark::Passed);
        }
    })?;
    let mut bodies = Vec::new();
    for (body, words) in answers(charter, wording, directory, &case) {
        overlay.mark(body.clone(), Mark::Current);
        overlay.note(body.clone(), words);
        bodies.push(body);
    }
    bodies.dedup();
    if let [body] = bodies.as_slice() {
        for line in running(charter, wording, &case) {
            overlay.note(body.clone(), line);
        }
    }
    Ok(overlay)
}

/// The bodies that answer for a case, each with the state for which it does: `▸ answers for: Received`.
fn answers(
    charter: &Charter,
    wording: Wording<'_>,
    directory: &dyn Directory,
    case: &Case,
) -> Vec<(Element, String)> {
    let answers = responsibility(charter, directory, case).unwrap_or_default();
    let said = answers.into_iter().filter_map(|answer| {
        let instance = answer.accountable?;
        let body = charter.structure.bodies.get(instance.body)?;
        let head = match instance.key {
            Some(key) => format!("▸ {} {}", key.as_str(), wording.pick("answers for", "负责")),
            None => wording.pick("▸ answers for", "▸ 负责").to_owned(),
        };
        Some((Element::Body(body.name.clone()), wording.said(&head, wording.state(answer.state))))
    });
    said.collect()
}

/// The limits of a case that run, each with its end: `▸ Time to decide: by 2026-03-04`.
fn running(charter: &Charter, wording: Wording<'_>, case: &Case) -> Vec<String> {
    let clocks = due(charter, &charter.calendar, case).unwrap_or_default();
    let open = clocks.iter().filter(|clock| !clock.has_expired);
    open.map(|clock| format!("▸ {}", words::limit(wording, charter, (case, clock)))).collect()
}
