//! Conditions: "typed, total and free of effects, over facts and built-in counters".

use std::collections::BTreeSet;

use gongzhi::{
    engine::Instance,
    id::{FactId, SlotId},
    rule::{Condition, Count, Holder, Target, Test, Value},
    syntax::Comparison,
};

use super::{Past, Rules, classes::Lack};

/// Whether the condition holds; none if what it reads is not known ("a fact that is not set is *unknown*, three-valued logic
/// decides what can be decided all the same").
pub(crate) fn holds(rules: Rules<'_>, past: &Past, condition: &Condition) -> Option<bool> {
    match condition {
        Condition::Always => Some(true),
        Condition::Test(test) => tells(rules, past, test),
        Condition::Not(inner) => holds(rules, past, inner).map(|is| !is),
        Condition::All(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(rules, past, part)).collect();
            if parts.contains(&Some(false)) {
                Some(false)
            } else if parts.contains(&None) {
                None
            } else {
                Some(true)
            }
        }
        Condition::Any(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(rules, past, part)).collect();
            if parts.contains(&Some(true)) {
                Some(true)
            } else if parts.contains(&None) {
                None
            } else {
                Some(false)
            }
        }
    }
}

fn tells(rules: Rules<'_>, past: &Past, test: &Test) -> Option<bool> {
    // What the actor has yet to say is not known.
    let holders = match test {
        Test::SameBody(a, b) => vec![a, b],
        Test::IsBody(of) | Test::Kind(of, _) => vec![of],
        _ => Vec::new(),
    };
    if holders.into_iter().any(|holder| !rules.open_slots(past, holder).is_empty()) {
        return None;
    }
    match test {
        Test::Flag(fact) => past.facts.get(fact).map(|value| *value == Value::Flag(true)),
        Test::Choice(fact, choice) => past.facts.get(fact).map(|value| *value == Value::Choice(*choice)),
        Test::SameChoice(a, b) => Some(past.facts.get(a)? == past.facts.get(b)?),
        Test::Number(a, comparison, b) => {
            if [a, b].into_iter().any(|count| waits_for_slot(past, *count)) {
                return None;
            }
            let (a, b) = (number(past, *a)?, number(past, *b)?);
            Some(match comparison {
                Comparison::Equal => a == b,
                Comparison::NotEqual => a != b,
                Comparison::Less => a < b,
                Comparison::AtMost => a <= b,
                Comparison::Greater => a > b,
                Comparison::AtLeast => a >= b,
            })
        }
        Test::SameBody(a, b) => {
            let (mut a, mut b) = (rules.bodies(past, a)?, rules.bodies(past, b)?);
            a.sort();
            b.sort();
            // "… nor a slot which is empty where a body is asked for".
            (!a.is_empty() && !b.is_empty()).then_some(a == b)
        }
        // "`slot = none` is always decided."
        Test::IsBody(Holder::Slot(slot)) => Some(past.slots.contains_key(slot)),
        Test::IsBody(holder) => Some(!rules.bodies(past, holder)?.is_empty()),
        Test::Kind(holder, kind) => {
            let bodies = rules.bodies(past, holder)?;
            let is = |body: &Instance| {
                rules
                    .charter
                    .structure
                    .bodies
                    .get(body.body)
                    .is_some_and(|body| rules.narrows(body.kind, *kind))
            };
            (!bodies.is_empty()).then(|| bodies.iter().all(is))
        }
    }
}

fn number(past: &Past, count: Count) -> Option<u32> {
    match count {
        Count::Number(number) => Some(number),
        Count::Fact(fact) => match past.facts.get(&fact)? {
            Value::Number(number) => Some(*number),
            _ => None,
        },
        Count::Times(action) => Some(past.times(action)),
        Count::TimesInRow(action) => Some(past.times_in_row(action)),
        Count::Rung(_) => Some(u32::from(past.rung)),
        Count::Elected(ballot) => u32::try_from(past.elected(ballot).len()).ok(),
    }
}

impl Rules<'_> {
    /// "Where none stands above, or the directory cannot say: an action that needs it is refused and names both": the instances
    /// that a condition reads and that lack, in those of its parts, of which all must hold, that do not.
    pub(crate) fn lacks(self, past: &Past, condition: &Condition) -> BTreeSet<&'static str> {
        match condition {
            Condition::All(parts) => {
                let unmet = parts.iter().filter(|part| holds(self, past, part) != Some(true));
                unmet.flat_map(|part| self.read_and_lacking(past, part)).collect()
            }
            other => self.read_and_lacking(past, other),
        }
    }

    fn read_and_lacking(self, past: &Past, condition: &Condition) -> BTreeSet<&'static str> {
        match condition {
            Condition::Always => BTreeSet::new(),
            Condition::Not(inner) => self.read_and_lacking(past, inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.read_and_lacking(past, part)).collect()
            }
            Condition::Test(Test::SameBody(a, b)) => {
                [a, b].into_iter().filter_map(|of| Some(self.find(past, of).err()?.word())).collect()
            }
            Condition::Test(Test::IsBody(of) | Test::Kind(of, _)) => {
                self.find(past, of).err().map(Lack::word).into_iter().collect()
            }
            Condition::Test(_) => BTreeSet::new(),
        }
    }

    /// What keeps a condition from being decided: facts that are not set, slots on which bodies depend that there are not.
    pub(crate) fn unknowns(self, past: &Past, condition: &Condition) -> BTreeSet<Target> {
        match condition {
            _ if holds(self, past, condition).is_some() => BTreeSet::new(),
            Condition::Always => BTreeSet::new(),
            Condition::Not(inner) => self.unknowns(past, inner),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.unknowns(past, part)).collect()
            }
            Condition::Test(test) => self.unknowns_of(past, test),
        }
    }

    fn unknowns_of(self, past: &Past, test: &Test) -> BTreeSet<Target> {
        let fact = |fact: &FactId| (!past.facts.contains_key(fact)).then_some(Target::Fact(*fact));
        let number = |count: &Count| match count {
            Count::Fact(id) => fact(id),
            Count::Rung(slot) if past.open.contains(&Target::Slot(*slot)) => Some(Target::Slot(*slot)),
            _ => None,
        };
        let holder = |holder: &Holder| {
            if let Some(slot) = self.open_slots(past, holder).first() {
                return Some(Target::Slot(*slot));
            }
            let slot = slot_of(holder)?;
            self.bodies(past, holder).is_none_or(|bodies| bodies.is_empty()).then_some(Target::Slot(slot))
        };
        let found = match test {
            Test::Flag(id) | Test::Choice(id, _) => [fact(id), None],
            Test::SameChoice(a, b) => [fact(a), fact(b)],
            Test::Number(a, _, b) => [number(a), number(b)],
            Test::SameBody(a, b) => [holder(a), holder(b)],
            Test::IsBody(of) | Test::Kind(of, _) => [holder(of), None],
        };
        found.into_iter().flatten().collect()
    }
}

fn waits_for_slot(past: &Past, count: Count) -> bool {
    matches!(count, Count::Rung(slot) if past.open.contains(&Target::Slot(slot)))
}

/// What is not decided, and could be by what the actor has yet to say.
pub(crate) fn waits(rules: Rules<'_>, past: &Past, condition: &Condition) -> bool {
    rules.unknowns(past, condition).iter().any(|target| past.open.contains(target))
}

/// The slot on which a body depends.
fn slot_of(holder: &Holder) -> Option<SlotId> {
    match holder {
        Holder::Slot(slot) => Some(*slot),
        Holder::Superior(of) | Holder::Supervisor(of) => slot_of(of),
        Holder::Body(_) | Holder::Actor(_) | Holder::Accountable(_) => None,
    }
}
