//! Another action first: one that is open now, and after which the command is accepted.

use super::{
    Help, Remedy,
    given::with,
    search::{Search, Tries, after},
};
use crate::{
    engine::{Answer, Command, Opening, Person, options},
    id::ActionId,
    rule::Target,
};

/// How many values of each fact or slot are tried when an action is filled in, and how many ways in all for each person.
const MOST_VALUES: usize = 8;
const MOST_WAYS: usize = 64;

impl Search<'_> {
    /// Adds the actions that would help if they were done first, each with the first of the people, or else the host, who
    /// can do it.
    pub(super) fn preceding(&self, found: &mut Vec<Remedy>) {
        let mut tries = Tries::new();
        let mut first: Vec<(ActionId, Remedy)> = Vec::new();
        for person in self.people.iter().map(Some).chain([None]) {
            let choices = options(self.charter, self.world, self.case, person, self.at).unwrap_or_default();
            for choice in choices {
                let is_known = first.iter().any(|(action, _)| *action == choice.action);
                if is_known || Some(choice.action) == self.refusal.attempt.action() {
                    continue;
                }
                let needs = match choice.opening {
                    Opening::Open => Vec::new(),
                    Opening::OpenIf(needs) => needs,
                    Opening::Closed(_) => continue,
                };
                let remedy = self.filled_in(choice.action, person, &needs, &mut tries);
                first.extend(remedy.map(|remedy| (choice.action, remedy)));
            }
        }
        first.sort_by_key(|(action, _)| *action);
        found.extend(first.into_iter().map(|(_, remedy)| remedy));
    }

    /// The first way of filling an action in after which the command is accepted.
    fn filled_in(
        &self,
        action: ActionId,
        person: Option<&Person>,
        needs: &[Target],
        tries: &mut Tries,
    ) -> Option<Remedy> {
        let mut bare = Command::new(self.workflow.actions.get(action)?.name.as_str());
        bare.by.extend(person.cloned());
        let ways = self.ways(&bare, needs);
        let first = ways.into_iter().find(|way| tries.take() && self.leads_on(way))?;
        Some(self.remedy(Help::First(first), self.command.clone()))
    }

    /// Whether it is accepted, and the command after it.
    fn leads_on(&self, first: &Command) -> bool {
        let done = self.answer(self.case, first, self.at).filter(Answer::is_accepted);
        let case = done.and_then(|done| after(self.case, &done));
        let answer = case.and_then(|case| self.answer(&case, self.command, self.at));
        answer.is_some_and(|answer| answer.is_accepted())
    }

    /// The command with what it needs, in every combination of values up to [`MOST_WAYS`].
    fn ways(&self, bare: &Command, needs: &[Target]) -> Vec<Command> {
        let mut ways = vec![bare.clone()];
        for need in needs {
            let (Some(name), values) = (self.name(*need), self.values(*need)) else { continue };
            let values = || values.iter().take(MOST_VALUES);
            let filled = ways.iter().flat_map(|way| values().map(|value| with(way, name, value.clone())));
            ways = filled.take(MOST_WAYS).collect();
        }
        ways
    }
}
