//! The cases that the last step opened.

use super::{
    super::{
        phrase::{both, joined},
        run::Met,
    },
    observed::{Observed, differ},
};
use crate::{
    engine::{Child, Whom},
    finding::{Bilingual, Span},
    id::WorkflowId,
};

impl Observed<'_> {
    /// Whether the last step opened such a case, for that one if it is said.
    pub(super) fn opens(&self, workflow: WorkflowId, of: Option<&Whom>, span: Span) -> Met {
        let of = of.map(|of| self.covering_whom(of));
        let is_meant =
            |child: &Child| child.workflow == workflow && (of.is_none() || child.of.as_ref() == of.as_ref());
        differ(self.opened().any(is_meant), span, Bilingual::new("opened", "启动"), || {
            (self.child(workflow, of.as_ref()), self.all_opened())
        })
    }

    pub(super) fn opens_nothing(&self, span: Span) -> Met {
        differ(self.opened().next().is_none(), span, Bilingual::new("opened", "启动"), || {
            (joined(&[]), self.all_opened())
        })
    }

    fn opened(&self) -> impl Iterator<Item = &Child> {
        self.last.events.iter().flat_map(|event| event.opened())
    }

    /// What of a class that is named alone is the instance that covers the case.
    fn covering_whom(&self, of: &Whom) -> Whom {
        match of {
            Whom::Body(body) => Whom::Body(self.covering_body(body)),
            Whom::Person(person) => Whom::Person(person.clone()),
        }
    }

    fn all_opened(&self) -> Bilingual {
        let opened: Vec<_> =
            self.opened().map(|child| self.child(child.workflow, child.of.as_ref())).collect();
        joined(&opened)
    }

    fn child(&self, workflow: WorkflowId, of: Option<&Whom>) -> Bilingual {
        let rules = self.phrases.charter.workflows.at(workflow);
        let title = both(|language| rules.titles.or(language, &rules.name).to_owned());
        let of = match of {
            None => return title,
            Some(Whom::Body(body)) => self.phrases.instance(body),
            Some(Whom::Person(person)) => self.phrases.persons([person]),
        };
        Bilingual::new(format!("{} for {}", title.en, of.en), format!("为{}启动的{}", of.zh, title.zh))
    }
}
