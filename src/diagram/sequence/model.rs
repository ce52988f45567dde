//! A sequence before it is written.

use super::{MermaidSequence, Step};
use crate::{
    diagram::{Heading, Svg},
    finding::Language,
};

/// Messages between people and bodies in their order, ready to be written.
///
/// ```
/// use gongzhi::{diagram::{Sequence, Step}, finding::Language};
///
/// let mut sequence = Sequence::new("lamp", "A lamp", Language::En);
/// let (an, lamp) = (sequence.person("An"), sequence.person("Lamp"));
/// sequence.add(Step::message(an, lamp, "on"));
/// assert!(sequence.mermaid().to_string().contains("p0->>p1: on\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    heading: Heading,
    people: Vec<String>,
    steps: Vec<Step>,
}

impl Sequence {
    /// A sequence in which nothing has happened. `id` is unique among the pictures of one page.
    #[must_use]
    pub fn new(id: &str, title: &str, language: Language) -> Self {
        let heading = Heading::new(id, title, language);
        Self { heading, people: Vec::new(), steps: Vec::new() }
    }

    /// The place of somebody, who is added if they are new.
    pub fn person(&mut self, name: &str) -> usize {
        let found = self.people.iter().position(|known| known == name);
        found.unwrap_or_else(|| {
            self.people.push(name.to_owned());
            self.people.len() - 1
        })
    }

    /// Adds a step; one that names somebody who is not there is left out.
    pub fn add(&mut self, step: Step) {
        if step.from.max(step.to) < self.people.len() {
            self.steps.push(step);
        }
    }

    /// What the sequence is called, what it shows, and in which language.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// Those concerned, in the order in which they come up.
    #[must_use]
    pub fn people(&self) -> &[String] {
        &self.people
    }

    /// What happened, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The sequence as a sequence diagram of Mermaid.
    #[must_use]
    pub fn mermaid(&self) -> MermaidSequence<'_> {
        MermaidSequence::new(self)
    }

    /// The sequence as a drawing of its own.
    #[must_use]
    pub fn svg(&self) -> Svg<'_> {
        Svg::of_sequence(self)
    }
}
