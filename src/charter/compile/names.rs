//! Looking names up, with "did you mean".

use super::{
    category::Category,
    hall::{Hall, Shared},
};
use crate::{
    finding::{Bilingual, Finding, Language, Lint, Span, nearest},
    id::{BodyId, Id, KindId, LadderId, OfficeId, WorkflowId},
    structure::Sort,
    syntax::{
        Place,
        reserved::{Reserved, in_chinese, reserved},
    },
    text::Path,
};

/// A name that was looked for and not found.
pub(super) struct Missing<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// Where it stands.
    pub(super) span: Span,
    /// What it should stand for, any of these.
    pub(super) wanted: &'a [Category],
}

impl Missing<'_> {
    /// What to say: that the name stands for something else, or that nothing is so called, with the nearest
    /// name of the right sort.
    pub(super) fn finding<'n>(
        &self,
        is_instead: Option<Category>,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Finding {
        let wanted = Category::any_of(self.wanted);
        let (name, zh) = (self.name, in_chinese(self.name));
        let message = match is_instead {
            Some(other) => Bilingual::new(
                format!("`{name}` is {}, where a {} is due", other.one(), wanted.en),
                format!("“{zh}”是{}，此处应为{}", other.zh(), wanted.zh),
            ),
            None => {
                Bilingual::new(format!("no {} `{name}`", wanted.en), format!("没有名为“{zh}”的{}", wanted.zh))
            }
        };
        let lint = if is_instead.is_some() { Lint::WrongType } else { Lint::UnknownName };
        let finding = Finding::new(lint, self.span, message);
        match nearest(name, candidates) {
            Some(near) => finding.hint(did_you_mean(near)),
            None => finding,
        }
    }

    /// What to say of an outcome with which no case of a workflow ends.
    pub(super) fn outcome<'n>(
        &self,
        workflow: &Path,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Finding {
        let name = self.name;
        let message = Bilingual::new(
            format!("no `{workflow}` ends with the outcome `{name}`"),
            format!("“{workflow}”没有以“{name}”为结果的终点"),
        );
        let finding = Finding::new(Lint::UnknownName, self.span, message);
        match nearest(name, candidates) {
            Some(near) => finding.hint(did_you_mean(near)),
            None => finding,
        }
    }
}

/// The hint that names the nearest name.
pub(super) fn did_you_mean(near: &str) -> Bilingual {
    Bilingual::new(format!("did you mean `{near}`?"), format!("是否应为“{near}”？"))
}

/// The hint that a word after a dot has a meaning of its own.
fn taken((word, _): (Reserved, Language)) -> Bilingual {
    Bilingual::new(
        format!("after a dot `{}` has a meaning of its own: call the office otherwise", word.en),
        format!("点号之后的“{}”另有含义：岗位请换一个名称", word.zh),
    )
}

impl Hall<'_> {
    /// What a shared name stands for.
    pub(super) fn shared(&mut self, name: &str) -> Option<Shared> {
        let shared = self.names.get(name).copied()?;
        self.used.insert(shared.mark());
        Some(shared)
    }

    /// The body of that name, or a finding.
    pub(super) fn body_named(&mut self, path: &Path) -> Option<BodyId> {
        match self.shared(path.as_str()) {
            Some(Shared::Body(body)) => Some(body),
            other => self.missing_shared(path, Category::Body, other),
        }
    }

    /// The ladder of that name, or a finding.
    pub(super) fn ladder_named(&mut self, path: &Path) -> Option<LadderId> {
        match self.shared(path.as_str()) {
            Some(Shared::Ladder(ladder)) => Some(ladder),
            other => self.missing_shared(path, Category::Ladder, other),
        }
    }

    /// The kind of that name and of one of these sorts, or a finding.
    pub(super) fn kind_named(&mut self, path: &Path, sorts: &[Sort]) -> Option<KindId> {
        let kind = match self.shared(path.as_str()) {
            Some(Shared::Kind(kind)) => kind,
            other => return self.missing_shared(path, Category::Kind, other),
        };
        let sort = self.kinds.at(kind).sort;
        if sorts.contains(&sort) {
            return Some(kind);
        }
        let (is, due) = (sort_words(sort), sorts.first().map_or(("", ""), |&sort| sort_words(sort)));
        let en = format!("`{path}` is a kind of {}, where a kind of {} is due", is.0, due.0);
        self.wrong(path.span, en, format!("“{path}”是{}的类型，此处应为{}的类型", is.1, due.1));
        None
    }

    /// The workflow of that name, or a finding.
    pub(super) fn workflow_named(&mut self, path: &Path) -> Option<WorkflowId> {
        let found = self.workflows.position(|contents| contents.name == path.as_str());
        if found.is_none() {
            let missing = Missing { name: path.as_str(), span: path.span, wanted: &[Category::Workflow] };
            let finding =
                missing.finding(None, self.workflows.values().map(|contents| contents.name.as_str()));
            self.findings.push(finding);
        }
        found
    }

    /// The office of that name in the body, without a finding.
    pub(super) fn office_in(&self, body: BodyId, name: &str) -> Option<OfficeId> {
        let offices = &self.bodies.at(body).offices;
        offices.iter().copied().find(|&office| self.offices.at(office).name == *name)
    }

    /// The office of that name in the body, or a finding.
    pub(super) fn office_named(&mut self, body: BodyId, name: &str, span: Span) -> Option<OfficeId> {
        let found = self.office_in(body, name);
        if found.is_none() {
            let held = &self.bodies.at(body).offices;
            let names = held.iter().map(|&office| self.offices.at(office).name.as_str());
            let of = &self.bodies.at(body).name;
            let message = Bilingual::new(
                format!("body `{of}` has no office `{name}`"),
                format!("主体“{of}”没有岗位“{}”", in_chinese(&format!(".{name}")).trim_start_matches('.')),
            );
            let finding = Finding::new(Lint::UnknownName, span, message);
            let hint =
                nearest(name, names).map(did_you_mean).or_else(|| reserved(Place::AfterDot, name).map(taken));
            self.findings.push(match hint {
                Some(hint) => finding.hint(hint),
                None => finding,
            });
        }
        found
    }

    /// Reports that `path` does not stand for `wanted`.
    fn missing_shared<T>(&mut self, path: &Path, wanted: Category, found: Option<Shared>) -> Option<T> {
        let missing = Missing { name: path.as_str(), span: path.span, wanted: &[wanted] };
        let candidates = self.names.iter().filter(|(_, shared)| shared.category() == wanted);
        let finding = missing.finding(found.map(Shared::category), candidates.map(|(name, _)| name.as_str()));
        self.findings.push(finding);
        None
    }
}

impl Shared {
    pub(super) fn category(self) -> Category {
        match self {
            Self::Body(_) => Category::Body,
            Self::Kind(_) => Category::Kind,
            Self::Ladder(_) => Category::Ladder,
        }
    }

    /// How its use is remembered.
    fn mark(self) -> (Category, usize) {
        let index = match self {
            Self::Body(id) => id.index(),
            Self::Kind(id) => id.index(),
            Self::Ladder(id) => id.index(),
        };
        (self.category(), index)
    }
}

/// What a sort of kind is called.
pub(super) fn sort_words(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Body => ("body", "主体"),
        Sort::Person => ("person", "人员"),
        Sort::Tie => ("tie", "关系"),
    }
}
