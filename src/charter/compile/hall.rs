//! What the whole charter shares while it is compiled.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    category::Category, competence::Stated, findings::Findings, openings::Opening, outside::Barring,
};
use crate::{
    Name,
    charter::{Indicator, Promise, SourceInfo, levels::Levels},
    finding::{Bilingual, Language, Lint, Span},
    id::{BodyId, KindId, LadderId, List, OfficeId, SourceId, WorkflowId},
    rule::Ladder,
    structure::{Body, Delegation, Kind, Office, Relation, built_in_kinds},
    text::{CharterText, Path},
};

/// What a name of the charter, outside its workflows, stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shared {
    Body(BodyId),
    Kind(KindId),
    Ladder(LadderId),
}

/// What a workflow contains, by name: all that other statements may name before it is compiled.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    /// The workflow's name.
    pub(super) name: String,
    /// What its names stand for.
    pub(super) names: BTreeMap<String, Category>,
}

/// The charter in the making.
#[derive(Debug)]
pub(super) struct Hall<'t> {
    pub(super) text: &'t CharterText,
    pub(super) findings: Findings,
    pub(super) levels: Levels,
    pub(super) languages: Vec<Language>,
    pub(super) sources: List<SourceId, SourceInfo>,
    pub(super) kinds: List<KindId, Kind>,
    pub(super) bodies: List<BodyId, Body>,
    pub(super) offices: List<OfficeId, Office>,
    pub(super) relations: Vec<Relation>,
    pub(super) delegations: Vec<Delegation>,
    pub(super) ladders: List<LadderId, Ladder>,
    pub(super) workflows: List<WorkflowId, Contents>,
    /// Which cases bodies may be given, to be read in each workflow.
    pub(super) competences: Vec<Stated<'t>>,
    pub(super) outside: Vec<Barring>,
    /// Where cases open others, to be checked once all workflows are read.
    pub(super) openings: Vec<Opening>,
    /// What names of bodies, kinds and ladders stand for.
    pub(super) names: BTreeMap<String, Shared>,
    /// The promises that were read so far, by their place in the text.
    pub(super) read_promises: BTreeMap<usize, Promise>,
    /// The indicators that were read so far, by their place in the text.
    pub(super) read_indicators: BTreeMap<usize, Indicator>,
    /// Whether it was said that working time is counted without a calendar.
    pub(super) misses_calendar: bool,
    /// What some rule has named, by category and number.
    pub(super) used: BTreeSet<(Category, usize)>,
}

impl<'t> Hall<'t> {
    pub(super) fn new(text: &'t CharterText) -> Self {
        Self {
            text,
            findings: Findings::default(),
            levels: Levels::default(),
            languages: Vec::new(),
            sources: List::default(),
            kinds: built_in_kinds(),
            bodies: List::default(),
            offices: List::default(),
            relations: Vec::new(),
            delegations: Vec::new(),
            ladders: List::default(),
            workflows: List::default(),
            competences: Vec::new(),
            outside: Vec::new(),
            openings: Vec::new(),
            names: BTreeMap::new(),
            read_promises: BTreeMap::new(),
            read_indicators: BTreeMap::new(),
            misses_calendar: false,
            used: BTreeSet::new(),
        }
    }

    /// Reports one thing.
    pub(super) fn say(&mut self, lint: Lint, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        self.findings.say(lint, span, en, zh);
    }

    /// The name that a statement declares; a text that is none, or is a reserved word, is reported.
    pub(super) fn new_name(&mut self, path: &Path) -> Option<Name> {
        match Name::new(path.as_str()) {
            Ok(name) if is_reserved(path.as_str()) => {
                let en = format!("`{name}` is a reserved word and cannot be given away as a name");
                self.say(Lint::BadName, path.span, en, format!("“{name}”是保留词，不能用作名称"));
                None
            }
            Ok(name) => Some(name),
            Err(error) => {
                let zh =
                    format!("“{path}”不是名称：名称由字母、汉字、数字和连字符组成，且以字母或者汉字开头");
                self.say(Lint::BadName, path.span, error.to_string(), zh);
                None
            }
        }
    }

    /// Reports a name that is declared twice among things that are named apart.
    pub(super) fn duplicate(&mut self, path: &Path, category: Category, other: Category) {
        let (en, zh) = if category == other {
            (
                format!("{} `{path}` is declared twice", category.en()),
                format!("{}“{path}”重复声明", category.zh()),
            )
        } else {
            let en = format!("`{path}` already names {}; {} needs another name", other.one(), category.one());
            (en, format!("“{path}”已经是{}的名称；{}须另取名称", other.zh(), category.zh()))
        };
        self.say(Lint::DuplicateName, path.span, en, zh);
    }

    /// Reports that more things are declared than can be numbered.
    pub(super) fn too_many(&mut self, span: Span, category: Category) {
        let en = format!("more things of the sort {} are declared than the 65535 that fit", category.en());
        self.say(Lint::TooLarge, span, en, format!("{}的数量超过65535的上限", category.zh()));
    }

    /// Reports a word that has no sense where it stands.
    pub(super) fn wrong(&mut self, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        self.say(Lint::WrongType, span, en, zh);
    }

    /// The same with a hint.
    pub(super) fn wrong_with(&mut self, span: Span, message: Bilingual, hint: Bilingual) {
        self.findings.say_with(Lint::WrongType, span, message, hint);
    }

    /// Reports something that a statement must say and does not.
    pub(super) fn incomplete(&mut self, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        self.say(Lint::IncompleteStatement, span, en, zh);
    }
}

/// Words that nobody may use as a new name.
fn is_reserved(text: &str) -> bool {
    crate::syntax::reserved::reserved(crate::syntax::Place::Anywhere, text).is_some()
}
