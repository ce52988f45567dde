//! Which instance of each class covers a case that is raised, and which instances a command may name.

use super::{Binding, Change, Instance, Known, Question, Reason, draft::Draft, view::View};

impl Draft<'_> {
    /// Asks the directory which instance of each class that the workflow speaks of covers the case, and records it.
    pub(super) fn cover(&mut self) {
        for &class in &self.workflow().classes {
            match self.view.covering(class) {
                Ok(instance) => self.changes.push(Change::Covered(instance)),
                Err(lack) => self.reasons.extend(lack.reason()),
            }
        }
    }

    /// What a command names, with the instance that covers the case where it names a class alone. A reason is added for an
    /// instance that the directory does not know.
    pub(super) fn resolve(&mut self, binding: &Binding) -> Binding {
        let mut reasons = Vec::new();
        let mut one = |instance: &Instance| match self.view.resolve(instance) {
            Ok(instance) => instance,
            Err(reason) => {
                reasons.extend(reason);
                instance.clone()
            }
        };
        let resolved = match binding {
            Binding::Body(body) => Binding::Body(one(body)),
            Binding::Bodies(bodies) => Binding::Bodies(bodies.iter().map(one).collect()),
            Binding::Empty | Binding::Persons(_) => binding.clone(),
        };
        self.reasons.append(&mut reasons);
        resolved
    }
}

impl View<'_> {
    fn resolve(&self, instance: &Instance) -> Result<Instance, Option<Reason>> {
        if instance.key.is_none() {
            return self.covering(instance.body).map_err(super::bodies::Lack::reason);
        }
        let named = instance.named(self.charter);
        match named.map_or(Known::No, |named| self.directory.has(named)) {
            Known::Yes => Ok(instance.clone()),
            Known::No => Err(Some(Reason::UnknownInstance { instance: instance.clone() })),
            Known::Unknown => {
                let question = Question::Has { instance: instance.clone() };
                Err(Some(Reason::Unknown { question }))
            }
        }
    }
}
