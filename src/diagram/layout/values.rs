//! A list of values by number that answers for every number: what was never put there is the default.

/// Values by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Values<T>(Vec<T>);

impl<T: Copy + Default> Values<T> {
    /// `count` default values.
    pub(super) fn new(count: usize) -> Self {
        Self(vec![T::default(); count])
    }

    /// The value at `index`.
    pub(super) fn at(&self, index: usize) -> T {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// Replaces the value at `index`; an index beyond the list is ignored.
    pub(super) fn put(&mut self, index: usize, value: T) {
        if let Some(place) = self.0.get_mut(index) {
            *place = value;
        }
    }

    /// The values in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Copy + Default> FromIterator<T> for Values<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}
