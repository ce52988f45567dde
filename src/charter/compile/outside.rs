//! Whom a body bars by what a case knows of them: in the cases of that workflow they count as none of its members.

use super::{category::Category, hall::Hall, names::Missing, room::Room};
use crate::{
    charter::Outside,
    id::{BodyId, OfficeId},
    origin::Origin,
    rule::Party,
    text::Path,
};

/// What a body or office bars of the cases of a workflow.
#[derive(Debug, Clone)]
pub(super) struct Barring {
    body: BodyId,
    office: Option<OfficeId>,
    /// The workflow, by its name, and who is barred of its cases.
    path: Path,
    origin: Origin,
}

impl Hall<'_> {
    /// Whether a path begins with the name of a workflow.
    pub(super) fn is_of_cases(&self, path: &Path) -> bool {
        let (first, _) = path.split_first();
        self.workflows.values().any(|contents| contents.name == first)
    }

    /// Keeps what a body or office bars of cases until their workflow is read.
    pub(super) fn bar_of_cases(
        &mut self,
        (body, office): (BodyId, Option<OfficeId>),
        path: &Path,
        origin: &Origin,
    ) {
        if path.split_first().1.is_none() {
            let missing =
                Missing { name: path.as_str(), span: path.span, wanted: &[Category::Body, Category::Kind] };
            self.findings.push(missing.finding(Some(Category::Workflow), std::iter::empty()));
            return;
        }
        self.outside.push(Barring { body, office, path: path.clone(), origin: origin.clone() });
    }
}

impl Room<'_, '_> {
    /// Who counts as none of a body's members in the cases of this workflow.
    pub(super) fn outside(&mut self) -> Vec<Outside> {
        let name = self.text.name.as_str();
        let of_this = |barring: &&Barring| barring.path.split_first().0 == name;
        let all: Vec<_> = self.hall.outside.iter().filter(of_this).cloned().collect();
        all.into_iter().filter_map(|barring| self.outside_of(barring)).collect()
    }

    fn outside_of(&mut self, barring: Barring) -> Option<Outside> {
        let Barring { body, office, path, origin } = barring;
        let rest = Path::new(path.split_first().1?, path.span);
        let party = self.party(&rest)?;
        if !is_held(&party) {
            let en = format!(
                "`{path}` is nobody whom a slot of persons holds: a body bars of a case the persons in its slots, and who has a tie to them"
            );
            let zh =
                format!("“{path}”不是人员角色中的人员：主体对事项的回避，只能写人员角色及与其有关系的人");
            self.hall.wrong(path.span, en, zh);
            return None;
        }
        Some(Outside { body, office, party, origin })
    }
}

/// Whether the case itself holds the persons.
fn is_held(party: &Party) -> bool {
    match party {
        Party::Person(_) => true,
        Party::TiedTo(of, _) => matches!(**of, Party::Person(_)),
        _ => false,
    }
}
