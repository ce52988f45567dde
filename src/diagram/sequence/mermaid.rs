//! A sequence as a sequence diagram of Mermaid.

use std::fmt;

use super::{Sequence, Step};
use crate::diagram::mermaid::{Words, YamlText};

/// A sequence as a sequence diagram of Mermaid.
#[derive(Debug, Clone, Copy)]
pub struct MermaidSequence<'a> {
    sequence: &'a Sequence,
}

impl<'a> MermaidSequence<'a> {
    pub(super) fn new(sequence: &'a Sequence) -> Self {
        Self { sequence }
    }
}

impl fmt::Display for MermaidSequence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "---\ntitle: {}\n---\nsequenceDiagram", YamlText(&self.sequence.heading().title))?;
        writeln!(f, "  accTitle: {}", Words(&self.sequence.heading().title, &[]))?;
        for (at, person) in self.sequence.people().iter().enumerate() {
            writeln!(f, "  participant p{at} as {}", Words(person, &[]))?;
        }
        self.sequence.steps().iter().try_for_each(|step| write_step(f, step))
    }
}

fn write_step(f: &mut fmt::Formatter<'_>, step: &Step) -> fmt::Result {
    let words = Words(&step.label, &step.details);
    match (step.is_note, step.is_by_itself) {
        (true, _) => writeln!(f, "  Note over p{}: {words}", step.from),
        (false, false) => writeln!(f, "  p{}->>p{}: {words}", step.from, step.to),
        (false, true) => writeln!(f, "  p{}-->>p{}: {words}", step.from, step.to),
    }
}
