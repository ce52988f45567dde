//! Things found by their names without looking at all of them.

use super::fingerprint::Hasher;
use crate::id::{Id, List};

/// Ids by their names: a table of places, at least twice as many as there are things, each thing at the place that the hash of
/// its name says or at the next free one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names<I>(Vec<Option<I>>);

impl<I: Id> Names<I> {
    /// The ids of a list by the names of its things.
    pub(super) fn of<T>(list: &List<I, T>, name: impl Fn(&T) -> &str) -> Self {
        let size = (list.len() * 2).next_power_of_two();
        let mut names = Self(vec![None; size]);
        for (id, item) in list.iter() {
            if let Some(free) = names.places(name(item)).find(|place| names.at(*place).is_none())
                && let Some(place) = names.0.get_mut(free)
            {
                *place = Some(id);
            }
        }
        names
    }

    /// The first thing of that name, if `is` tells whether a thing has it.
    pub(super) fn find(&self, name: &str, is: impl Fn(I) -> bool) -> Option<I> {
        self.places(name).map_while(|place| self.at(place)).find(|id| is(*id))
    }

    /// The places to look at, in order.
    fn places(&self, name: &str) -> impl Iterator<Item = usize> + use<I> {
        let size = self.0.len();
        let first = hash(name) as usize;
        // INVARIANT: the size is a power of two.
        (0..size).map(move |step| first.wrapping_add(step) & (size - 1))
    }

    fn at(&self, place: usize) -> Option<I> {
        self.0.get(place).copied().flatten()
    }
}

impl<I> Default for Names<I> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = Hasher::default();
    name.bytes().for_each(|byte| hasher.byte(byte));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ActionId;

    #[test]
    fn every_thing_is_found_by_its_name_and_nothing_by_another() {
        let mut list: List<ActionId, String> = List::default();
        let names: Vec<String> = (0..300).map(|number| format!("行动-{number}")).collect();
        names.iter().for_each(|name| {
            list.push(name.clone());
        });
        let index = Names::of(&list, String::as_str);
        let find = |name: &str| index.find(name, |id| list.at(id) == name);
        for (number, name) in names.iter().enumerate() {
            assert_eq!(find(name).map(Id::index), Some(number));
        }
        assert_eq!(find("行动"), None);
        assert_eq!(Names::<ActionId>::default().find("raise", |_| true), None);
        assert_eq!(
            Names::of(&List::<ActionId, String>::default(), String::as_str).find("raise", |_| true),
            None
        );
    }
}
