//! Who votes: persons that a roster can list, and be asked about.

use super::{category::Category, room::Room};
use crate::{
    charter::NamedParties,
    finding::{Lint, Span},
    rule::Party,
    text::{BallotText, ByText, NamesText, Path},
};

impl Room<'_, '_> {
    /// Who votes: each clause and when it holds.
    pub(super) fn electorate(&mut self, text: &BallotText) -> Vec<NamedParties> {
        if text.by.is_empty() {
            let name = &text.name;
            let en = format!("the {} `{name}` does not say who votes: `by WHOM`", Category::Ballot.en());
            self.hall.incomplete(name.span, en, format!("表决“{name}”没有写明由谁表决：“由 谁”"));
        }
        text.by.iter().map(|by| self.voters(by)).collect()
    }

    fn voters(&mut self, text: &ByText) -> NamedParties {
        let span = text.parties.first().map_or(Span::default(), |path| path.span);
        for bound in &text.bounds {
            let en = "how many must vote is said by `quorum`, how many in favour by `passes` or `wins`";
            self.hall.say(
                Lint::UnfitBound,
                bound.span,
                en,
                "多少人参加写“法定人数”，多少人赞成写“通过”或者“胜选”",
            );
            self.hall.check_notes(&bound.notes);
            self.optional_condition(bound.condition.as_ref());
        }
        NamedParties {
            parties: self.listable(&text.parties),
            condition: self.optional_condition(text.condition.as_ref()),
            origin: self.hall.origin(&text.notes, span),
        }
    }

    /// Whose no is a veto.
    pub(super) fn vetoes(&mut self, texts: &[NamesText]) -> Vec<NamedParties> {
        let mut list = Vec::new();
        for text in texts {
            list.push(NamedParties {
                parties: self.listable(&text.names),
                condition: self.optional_condition(text.condition.as_ref()),
                origin: self.hall.origin(&text.notes, text.span),
            });
        }
        list
    }

    /// Persons of whom a share can be taken.
    pub(super) fn listable(&mut self, paths: &[Path]) -> Vec<Party> {
        let mut parties = Vec::new();
        for path in paths {
            let Some(party) = self.party(path) else { continue };
            if is_listable(&party) {
                parties.push(party);
            } else {
                let en = format!("`{path}` cannot be listed, so nobody can tell how many they are");
                let zh = format!("“{path}”无法列出名单，不能确定总数");
                self.hall.say(Lint::VotersUnlisted, path.span, en, zh);
            }
        }
        parties
    }
}

/// Whether a roster can list them: who raised a case, did an action or is tied to somebody is known of one person at a time.
fn is_listable(party: &Party) -> bool {
    match party {
        Party::Kind(_) | Party::Office(_) | Party::Members(_) | Party::OfficeOf(..) | Party::Person(_) => {
            true
        }
        Party::Raiser | Party::System | Party::Actor(_) | Party::TiedTo(..) | Party::TiedToCase(_) => false,
    }
}
