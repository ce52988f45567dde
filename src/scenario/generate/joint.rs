//! The search for a run that a charter and a changed one answer differently: both are asked the same, step by step.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    choose::Script,
    expected::everything,
    people::Naming,
    search::{is_by_who, opens},
    stage::Stage,
    tries::{Choice, Scout},
};
use crate::{
    engine::Refusal,
    id::WorkflowId,
    scenario::{
        compiled::{Actor, Deed, Set},
        run::{Last, Stand},
    },
    time::Instant,
};

/// How many places that are alike but for what a case knows are looked at before others have their turn.
const ALIKE: usize = 12;

/// A run to the first step of which two charters say different things.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    pub(super) script: Script,
    /// What the first of them says of the last step; nothing if whether it was refused is all the difference.
    pub(super) expects: Option<(WorkflowId, String)>,
}

/// A place where the cases of both stand.
struct Place<'s> {
    one: Stand<'s>,
    other: Stand<'s>,
    from: Option<(usize, Deed)>,
}

struct Joint<'s> {
    one: &'s Stage,
    other: &'s Stage,
    scouts: (Scout<'s>, Scout<'s>),
    /// The workflow in which cases begin.
    begins: WorkflowId,
    places: Vec<Place<'s>>,
    known: BTreeSet<(Vec<u64>, Vec<u64>)>,
    alike: BTreeMap<Vec<u64>, usize>,
    queue: BTreeSet<(usize, usize)>,
    found: Option<Difference>,
}

/// Asks two charters the same, at up to `limit` places; a difference, if one is found. Cases begin in that workflow.
pub(super) fn compare(one: &Stage, other: &Stage, begins: WorkflowId, limit: usize) -> Option<Difference> {
    let first = Place { one: Stand::default(), other: Stand::default(), from: None };
    let mut joint = Joint {
        one,
        other,
        scouts: (Scout::new(one), Scout::new(other)),
        begins,
        places: vec![first],
        known: BTreeSet::new(),
        alike: BTreeMap::new(),
        queue: BTreeSet::from([(0, 0)]),
        found: None,
    };
    for _ in 0..limit {
        let Some((_, place)) = joint.queue.pop_first() else { break };
        joint.visit(place);
        if joint.found.is_some() {
            break;
        }
    }
    joint.found
}

/// What came of a try by both.
enum Came {
    Done,
    Refused(Box<Refusal>, Option<Box<Refusal>>),
    /// It made no sense, or a difference was found.
    Over,
}

impl<'s> Joint<'s> {
    fn visit(&mut self, place: usize) {
        let Some(Place { one, other, .. }) = self.places.get(place) else { return };
        let (one, other) = (one.clone(), other.clone());
        for (choice, also) in self.choices(&one, &other) {
            self.choose(place, (&one, &other), &choice, &also);
        }
        let mut deeds = self.scouts.0.counts(&one);
        deeds.extend(self.scouts.1.counts(&other));
        deeds.extend(self.scouts.0.votes(&one));
        deeds.extend(self.scouts.0.waits(&one));
        deeds.extend(self.scouts.1.waits(&other));
        for deed in deeds {
            self.attempt(place, (&one, &other), deed);
        }
    }

    /// What could be tried under the first charter, with what more could be told under the other.
    fn choices(&mut self, one: &Stand<'_>, other: &Stand<'_>) -> Vec<(Choice, Vec<Vec<Set>>)> {
        let others = self.scouts.1.choices(other, self.begins);
        let found = self.scouts.0.choices(one, self.begins).into_iter().map(|choice| {
            let same = others
                .iter()
                .find(|other| (other.workflow, other.action) == (choice.workflow, choice.action));
            let told = same.map(|same| same.told.clone()).unwrap_or_default();
            let also = told.into_iter().filter(|sets| !choice.told.contains(sets)).collect();
            (choice, also)
        });
        found.collect()
    }

    fn choose(&mut self, place: usize, stands: (&Stand<'s>, &Stand<'s>), choice: &Choice, also: &[Vec<Set>]) {
        let at = stands.0.now.is_none().then_some(self.one.start);
        let mut all_actors = true;
        for sets in choice.told.iter().chain(also) {
            let mut is_done = false;
            for who in &choice.actors {
                if self.found.is_some() || is_done && !all_actors {
                    break;
                }
                match self.attempt(place, stands, choice.deed(who, sets, at)) {
                    Came::Done => is_done = true,
                    Came::Refused(one, other) => {
                        is_done |= self.later(place, stands, (choice, who, sets), (&one, other.as_deref()));
                        if !is_by_who(&one) && !is_done {
                            break;
                        }
                    }
                    Came::Over => break,
                }
            }
            all_actors &= !is_done;
        }
        let Some(sets) = choice.told.first() else { return };
        for who in &choice.strangers {
            if self.found.is_none() {
                self.attempt(place, stands, choice.deed(who, sets, at));
            }
        }
    }

    /// Tries it again when it opens by either charter, the earlier first.
    fn later(
        &mut self,
        place: usize,
        stands: (&Stand<'s>, &Stand<'s>),
        (choice, who, sets): (&Choice, &[Actor], &[Set]),
        (one, other): (&Refusal, Option<&Refusal>),
    ) -> bool {
        let mut opened: Vec<Instant> = [Some(one), other].into_iter().flatten().filter_map(opens).collect();
        opened.sort_unstable();
        opened.dedup();
        let mut is_done = false;
        for at in opened {
            if self.found.is_none() {
                is_done |=
                    matches!(self.attempt(place, stands, choice.deed(who, sets, Some(at))), Came::Done);
            }
        }
        is_done
    }

    fn attempt(&mut self, place: usize, (one, other): (&Stand<'s>, &Stand<'s>), deed: Deed) -> Came {
        if self.found.is_some() {
            return Came::Over;
        }
        let Some((one, last)) = one.after(self.one.played(), &deed, None) else { return Came::Over };
        let after = other.after(self.other.played(), &deed, None);
        let Some((other, other_last)) = after else {
            self.differ(place, deed, refused(&last), None);
            return Came::Over;
        };
        let words = (refused_words(&last), refused_words(&other_last));
        let word = words.0.iter().find(|word| !words.1.contains(word)).copied();
        if word.is_some() || words.0.is_empty() && !words.1.is_empty() {
            self.differ(place, deed, word, None);
            return Came::Over;
        }
        if let Some(refusal) = last.refusal {
            return Came::Refused(Box::new(refusal), other_last.refusal.map(Box::new));
        }
        if let Some(expects) = self.says((&one, &last), (&other, &other_last)) {
            self.differ(place, deed, None, Some(expects));
            return Came::Over;
        }
        self.arrive(place, one, other, deed);
        Came::Done
    }

    /// What the first charter says of a step and the other does not.
    fn says(&self, one: (&Stand<'s>, &Last), other: (&Stand<'s>, &Last)) -> Option<(WorkflowId, String)> {
        let mut naming = Naming::plain(self.one);
        let said = everything(self.one, &mut naming, one);
        let others: BTreeMap<_, _> = everything(self.other, &mut naming, other).into_iter().collect();
        said.into_iter().find(|(of, said)| others.get(of) != Some(said)).map(|((of, _), said)| (of, said))
    }

    fn differ(
        &mut self,
        place: usize,
        deed: Deed,
        refused: Option<&'static str>,
        expects: Option<(WorkflowId, String)>,
    ) {
        let mut steps = vec![(deed, refused)];
        let mut at = place;
        while let Some((from, deed)) = self.places.get(at).and_then(|place| place.from.as_ref()) {
            steps.push((deed.clone(), None));
            at = *from;
        }
        steps.reverse();
        self.found = Some(Difference { script: Script { steps, shows: Vec::new() }, expects });
    }

    fn arrive(&mut self, from: usize, one: Stand<'s>, other: Stand<'s>, deed: Deed) {
        let (fine, coarse) = self.scouts.0.key(&one);
        let (other_fine, _) = self.scouts.1.key(&other);
        if !self.known.insert((fine, other_fine)) {
            return;
        }
        let alike = self.alike.entry(coarse).or_default();
        let turn = *alike / ALIKE;
        *alike += 1;
        self.queue.insert((turn, self.places.len()));
        self.places.push(Place { one, other, from: Some((from, deed)) });
    }
}

fn refused(last: &Last) -> Option<&'static str> {
    refused_words(last).first().copied()
}

fn refused_words(last: &Last) -> Vec<&'static str> {
    last.refusal.iter().flat_map(|refusal| &refusal.reasons).map(|reason| reason.word()).collect()
}
