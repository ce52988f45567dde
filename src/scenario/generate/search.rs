//! The search for runs: everything that could be tried from every place where cases stand, each place met once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    stage::Stage,
    tries::{Choice, Scout},
};
use crate::{
    engine::{Reason, Refusal},
    id::WorkflowId,
    scenario::{
        compiled::{Actor, Deed, Set},
        coverage::{Element, Refusing, Watcher},
        run::Stand,
    },
    time::Instant,
};

/// An element of a workflow.
pub(super) type Aim = (WorkflowId, Element);

/// How many places that are alike but for what a case knows are looked at before others have their turn.
const ALIKE: usize = 24;

/// A place where cases stand, and the step that led there.
#[derive(Debug)]
pub(super) struct Place<'s> {
    pub(super) stand: Stand<'s>,
    /// From where, by which step; none of the place where nothing has happened yet.
    pub(super) from: Option<(usize, Deed)>,
    pub(super) depth: usize,
    /// What the step met of what is sought.
    pub(super) met: BTreeSet<Aim>,
}

/// A step that met something which none before it did.
#[derive(Debug)]
pub(super) struct Hit {
    /// From which place.
    pub(super) from: usize,
    pub(super) deed: Deed,
    /// Why it was refused, as the word of the language; none if it was done.
    pub(super) refused: Option<&'static str>,
    /// What it met first.
    pub(super) met: BTreeSet<Aim>,
}

/// What a search found.
#[derive(Debug)]
pub(super) struct Found<'s> {
    pub(super) places: Vec<Place<'s>>,
    pub(super) hits: Vec<Hit>,
    /// What was sought and not met.
    pub(super) left: BTreeSet<Aim>,
}

/// Looks for runs of the cases of a workflow, and of those that these open, which meet what is sought; at up to `limit` places, or
/// until nothing of the workflow itself is left.
pub(super) fn search<'s>(
    (stage, watcher): (&'s Stage, &'s Watcher<'s>),
    scout: &mut Scout<'s>,
    begins: WorkflowId,
    sought: &BTreeSet<Aim>,
    limit: usize,
) -> Found<'s> {
    let first = Place { stand: Stand::default(), from: None, depth: 0, met: BTreeSet::new() };
    let found = Found { places: vec![first], hits: Vec::new(), left: sought.clone() };
    let mut search = Search {
        stage,
        watcher,
        scout,
        begins,
        sought,
        known: BTreeSet::new(),
        alike: BTreeMap::new(),
        queue: BTreeSet::from([(0, 0)]),
        found,
    };
    for _ in 0..limit {
        if !search.found.left.iter().any(|(workflow, _)| *workflow == begins) {
            break;
        }
        let Some((_, place)) = search.queue.pop_first() else { break };
        search.visit(place);
    }
    search.found
}

struct Search<'a, 's> {
    stage: &'s Stage,
    watcher: &'s Watcher<'s>,
    scout: &'a mut Scout<'s>,
    begins: WorkflowId,
    sought: &'a BTreeSet<Aim>,
    known: BTreeSet<Vec<u64>>,
    alike: BTreeMap<Vec<u64>, usize>,
    /// The places that are to be visited, those first of which few are alike.
    queue: BTreeSet<(usize, usize)>,
    found: Found<'s>,
}

/// What came of a try.
enum Came {
    Nonsense,
    Done,
    Refused(Box<Refusal>),
}

impl<'s> Search<'_, 's> {
    fn visit(&mut self, place: usize) {
        let Some(stand) = self.found.places.get(place).map(|place| place.stand.clone()) else { return };
        for choice in self.scout.choices(&stand, self.begins) {
            self.choose(place, &stand, &choice);
        }
        let polls = [self.scout.counts(&stand), self.scout.votes(&stand)];
        for deed in polls.into_iter().flatten().chain(self.scout.waits(&stand)) {
            self.attempt(place, &stand, deed);
        }
    }

    /// Tries an action with all that can be told, by who may.
    fn choose(&mut self, place: usize, stand: &Stand<'s>, choice: &Choice) {
        let at = stand.now.is_none().then_some(self.stage.start);
        let mut all_actors = true;
        for sets in &choice.told {
            let mut is_done = false;
            for who in &choice.actors {
                if is_done && !all_actors {
                    break;
                }
                match self.attempt(place, stand, choice.deed(who, sets, at)) {
                    Came::Done => is_done = true,
                    Came::Refused(refusal) if opens(&refusal).is_some() => {
                        is_done |= self.later(place, stand, (choice, who, sets), &refusal);
                    }
                    Came::Refused(refusal) if is_by_who(&refusal) => {}
                    Came::Refused(_) | Came::Nonsense => break,
                }
            }
            all_actors &= !is_done;
        }
        self.estrange(place, stand, choice, at);
    }

    /// Tries it again when it opens.
    fn later(
        &mut self,
        place: usize,
        stand: &Stand<'s>,
        (choice, who, sets): (&Choice, &[Actor], &[Set]),
        refusal: &Refusal,
    ) -> bool {
        let Some(at) = opens(refusal) else { return false };
        matches!(self.attempt(place, stand, choice.deed(who, sets, Some(at))), Came::Done)
    }

    /// Lets somebody try who may not, if that is sought.
    fn estrange(&mut self, place: usize, stand: &Stand<'s>, choice: &Choice, at: Option<Instant>) {
        let sought = (choice.workflow, Element::Refusal(Refusing::By(choice.action)));
        let Some(sets) = choice.told.first() else { return };
        for who in &choice.strangers {
            if !self.found.left.contains(&sought) {
                return;
            }
            self.attempt(place, stand, choice.deed(who, sets, at));
        }
    }

    /// Takes a step and keeps it if it met something new or leads where no step has led.
    fn attempt(&mut self, place: usize, stand: &Stand<'s>, deed: Deed) -> Came {
        let after = stand.after(self.stage.played(), &deed, Some(self.watcher));
        let mut met = self.watcher.take();
        met.retain(|aim| self.sought.contains(aim));
        let Some((after, last)) = after else { return Came::Nonsense };
        let new: BTreeSet<Aim> = met.intersection(&self.found.left).copied().collect();
        self.found.left.retain(|aim| !new.contains(aim));
        let refused = last.refusal.as_ref().and_then(|refusal| refusal.reasons.first());
        if !new.is_empty() {
            let refused = refused.map(|reason| reason.word());
            self.found.hits.push(Hit { from: place, deed: deed.clone(), refused, met: new });
        }
        if let Some(refusal) = last.refusal {
            return Came::Refused(Box::new(refusal));
        }
        self.arrive(place, after, deed, met);
        Came::Done
    }

    fn arrive(&mut self, from: usize, stand: Stand<'s>, deed: Deed, met: BTreeSet<Aim>) {
        let (fine, coarse) = self.scout.key(&stand);
        if self.known.contains(&fine) {
            return;
        }
        let alike = self.alike.entry(coarse).or_default();
        let turn = *alike / ALIKE;
        *alike += 1;
        self.known.insert(fine);
        let depth = self.found.places.get(from).map_or(0, |place| place.depth + 1);
        self.queue.insert((turn, self.found.places.len()));
        self.found.places.push(Place { stand, from: Some((from, deed)), depth, met });
    }
}

/// When a step that was refused as too early is open.
pub(super) fn opens(refusal: &Refusal) -> Option<Instant> {
    let opens = refusal.reasons.iter().map(|reason| match reason {
        Reason::TooEarly { opens, .. } => *opens,
        Reason::NotWithin { opens, .. } => Some(*opens),
        _ => None,
    });
    opens.collect::<Option<Vec<Instant>>>()?.into_iter().max()
}

/// Whether somebody else might do it.
pub(super) fn is_by_who(refusal: &Refusal) -> bool {
    refusal.reasons.iter().any(|reason| {
        matches!(
            reason,
            Reason::By { .. }
                | Reason::Barred { .. }
                | Reason::Outside { .. }
                | Reason::Together { .. }
                | Reason::TooSmallShare { .. }
        )
    })
}
