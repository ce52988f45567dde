//! Which actions are open, and to whom.

use super::{
    super::{
        compiled::Actor,
        expected::OpenTo,
        outcome::Difference,
        phrase::{joined, same},
        run::Met,
    },
    observed::{Observed, differ},
};
use crate::{
    engine::{Choice, Opening, Person, options},
    finding::{Bilingual, Span},
    id::ActionId,
    rule::Party,
};

impl Observed<'_> {
    pub(super) fn allowed(&self, actions: &[ActionId], to: &OpenTo, span: Span) -> Met {
        let named =
            if to.nobody_else { to.actors.iter().map(Some).collect() } else { anybody_or(&to.actors) };
        for actor in named {
            let choices = self.choices(actor, span)?;
            let open = self.open(actor, &choices);
            if let Some(&action) = actions.iter().find(|action| !open.contains(action)) {
                return Err(Box::new(Difference {
                    span,
                    what: self.open_to(actor),
                    expected: self.phrases.action(action),
                    actual: self.actions(&open),
                    because: self.why_closed(action, &choices),
                    instead: None,
                }));
            }
        }
        if to.nobody_else { self.allowed_nobody_else(actions, &to.actors, span) } else { Ok(()) }
    }

    /// Whether none of these actions is open to others of the roster.
    fn allowed_nobody_else(&self, actions: &[ActionId], named: &[Actor], span: Span) -> Met {
        let persons = |actor: &Actor| self.persons(Some(actor)).to_vec();
        let named: Vec<Person> = named.iter().flat_map(persons).collect();
        for part in 0..self.people().parts.len() {
            let actor = Actor::Part(part);
            if persons(&actor).iter().any(|person| named.contains(person)) {
                continue;
            }
            let open = self.open(Some(&actor), &self.choices(Some(&actor), span)?);
            if let Some(&action) = actions.iter().find(|action| open.contains(action)) {
                let action = self.phrases.action(action);
                return Err(Box::new(Difference {
                    span,
                    what: Bilingual::new(
                        format!("open to others: “{}”", action.en),
                        format!("还有谁能办“{}”", action.zh),
                    ),
                    expected: Bilingual::new("nobody else", "没有别人"),
                    actual: self.phrases.actor(&actor),
                    because: Vec::new(),
                    instead: None,
                }));
            }
        }
        Ok(())
    }

    /// Whether one of these actions is open to one of these.
    pub(super) fn is_open_to(&self, actions: &[ActionId], to: &OpenTo, span: Span) -> bool {
        anybody_or(&to.actors).into_iter().any(|actor| {
            let choices = self.choices(actor, span).unwrap_or_default();
            self.open(actor, &choices).iter().any(|open| actions.contains(open))
        })
    }

    /// The persons who act as that.
    fn persons(&self, actor: Option<&Actor>) -> &[Person] {
        match actor {
            Some(Actor::Part(part)) => self.people().parts.get(*part).map_or(&[][..], |part| &part.persons),
            Some(Actor::Raiser) => self.running.case.raisers(),
            Some(Actor::System) | None => &[],
        }
    }

    pub(super) fn nothing_allowed(&self, by: &[Actor], span: Span) -> Met {
        for actor in anybody_or(by) {
            let open = self.open(actor, &self.choices(actor, span)?);
            differ(open.is_empty(), span, self.open_to(actor), || {
                (Bilingual::new("none", "无"), self.actions(&open))
            })?;
        }
        Ok(())
    }

    /// What every action is to somebody, or to whoever fits.
    fn choices(&self, actor: Option<&Actor>, span: Span) -> Met<Vec<Choice>> {
        let case = &self.running.case;
        let persons = self.persons(actor);
        let choices = options(self.phrases.charter, &self.world, case, persons.first(), self.now);
        choices.map_err(|error| {
            Box::new(Difference {
                span,
                what: self.open_to(actor),
                expected: Bilingual::new("an answer", "有答案"),
                actual: same(error.to_string()),
                because: Vec::new(),
                instead: None,
            })
        })
    }

    /// Why an action is closed.
    fn why_closed(&self, action: ActionId, choices: &[Choice]) -> Vec<Bilingual> {
        let closed = choices.iter().find_map(|choice| match &choice.opening {
            Opening::Closed(reasons) if choice.action == action => Some(reasons),
            _ => None,
        });
        closed.into_iter().flatten().map(|reason| self.phrases.reason(reason, action.into())).collect()
    }

    /// The actions that are open, also those that still ask something.
    fn open(&self, actor: Option<&Actor>, choices: &[Choice]) -> Vec<ActionId> {
        let is_open = |choice: &Choice| !matches!(choice.opening, Opening::Closed(_));
        let fits = |choice: &Choice| actor != Some(&Actor::System) || self.is_of_the_system(choice.action);
        let open = choices.iter().filter(|choice| is_open(choice) && fits(choice));
        open.map(|choice| choice.action).collect()
    }

    fn is_of_the_system(&self, action: ActionId) -> bool {
        let action = self.phrases.rules.actions.get(action);
        action.is_some_and(|action| action.by.iter().any(|by| by.parties.contains(&Party::System)))
    }

    fn open_to(&self, actor: Option<&Actor>) -> Bilingual {
        let Some(actor) = actor else { return Bilingual::new("open to whoever fits", "有人能办") };
        let actor = self.phrases.actor(actor);
        Bilingual::new(format!("open to {}", actor.en), format!("{}能办", actor.zh))
    }

    fn actions(&self, actions: &[ActionId]) -> Bilingual {
        let actions: Vec<_> = actions.iter().map(|&action| self.phrases.action(action)).collect();
        joined(&actions)
    }
}

/// Each of those named; whoever fits, if nobody is.
fn anybody_or(by: &[Actor]) -> Vec<Option<&Actor>> {
    if by.is_empty() { vec![None] } else { by.iter().map(Some).collect() }
}
