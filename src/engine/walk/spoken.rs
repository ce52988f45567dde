//! A turn as a command: what somebody would have to ask for.

use super::{Told, Walk};
use crate::{
    engine::{Binding, Command, Given, Person, say},
    id::ActionId,
};

impl Walk<'_> {
    /// The command by which these persons do an action, as that party of that clause, with what is told by the combination of
    /// that number; whom they name for a slot of persons is `named`.
    pub(crate) fn command(
        &self,
        id: ActionId,
        told: u32,
        (by, place): (Vec<Person>, Option<(u16, u16)>),
        named: Option<&Person>,
    ) -> Command {
        let action = self.workflow.actions.at(id);
        let mut command = Command { by, ..Command::new(action.name.as_str()) };
        let party = place
            .and_then(|(clause, party)| action.by.get(usize::from(clause))?.parties.get(usize::from(party)));
        command.capacity = party.map(|party| say::path_of_party(self.charter, self.workflow, party));
        for ((name, given), told) in self.given(id, told).into_iter().zip(self.told(id, told)) {
            let given = match (told, named) {
                (Told::Slot(_, Binding::Persons(_)), Some(person)) => Given::Text(person.key().to_owned()),
                _ => given,
            };
            command = command.with(name, given);
        }
        command
    }
}
