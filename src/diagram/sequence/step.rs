//! The steps of a sequence.

/// A message from somebody to somebody, or a note over somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// Who tells, by the place in [`Sequence::people`](super::Sequence::people); of a note, over whom it stands.
    pub from: usize,
    /// Who is told; the same of a note, or of what somebody does alone.
    pub to: usize,
    /// What is told.
    pub label: String,
    /// Smaller lines under it.
    pub details: Vec<String>,
    /// Whether it is a note.
    pub is_note: bool,
    /// Whether it follows by itself: a dashed line.
    pub is_by_itself: bool,
}

impl Step {
    /// Somebody tells somebody something.
    #[must_use]
    pub fn message(from: usize, to: usize, label: impl Into<String>) -> Self {
        let label = label.into();
        Self { from, to, label, details: Vec::new(), is_note: false, is_by_itself: false }
    }

    /// A note over somebody.
    #[must_use]
    pub fn note(over: usize, label: impl Into<String>) -> Self {
        Self { is_note: true, ..Self::message(over, over, label) }
    }

    /// The step with these lines under it; empty ones are left out.
    #[must_use]
    pub fn with(mut self, details: Vec<String>) -> Self {
        self.details.extend(details.into_iter().filter(|line| !line.is_empty()));
        self
    }

    /// The step, following by itself.
    #[must_use]
    pub fn by_itself(self) -> Self {
        Self { is_by_itself: true, ..self }
    }
}
