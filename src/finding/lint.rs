//! The catalogue of lints: every name under which something can be reported.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported; the charter can be used.
    Warn,
    /// Reported; the charter falls short.
    Deny,
}

/// The family of questions a lint belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// How the file is written: marks, keywords, indentation.
    Syntax,
    /// What the words refer to: names, types, titles, sources.
    Text,
    /// Bodies, kinds and relations.
    Structure,
    /// Who answers for what.
    Responsibility,
    /// States and actions.
    Workflow,
    /// Facts, conditions and tables.
    Data,
    /// Limits, clocks and calendars.
    Time,
    /// Ladders.
    Escalation,
    /// Scenario files.
    Scenario,
}

/// Declares the catalogue once: variant, name, family, default level.
macro_rules! lints {
    ($($(#[$doc:meta])* $variant:ident $name:literal $family:ident $level:ident;)*) => {
        /// A named kind of finding. Its name is stable; `gongzhi explain NAME` shows its page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Lint { $($(#[$doc])* $variant,)* }

        impl Lint {
            /// Every lint, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name, as a charter's `lint` statement and `gongzhi explain` spell it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The family of questions.
            #[must_use]
            pub fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)* }
            }

            /// The level where a charter sets none.
            #[must_use]
            pub fn default_level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }
        }
    };
}

lints! {
    // Syntax: how the file is written.
    /// The file is not UTF-8 text, or too large.
    Unreadable "unreadable" Syntax Deny;
    /// A mark that means nothing where it stands, or a hidden character.
    StrayMark "stray-mark" Syntax Deny;
    /// Tabs, half levels, or more than one level deeper.
    BadIndentation "bad-indentation" Syntax Deny;
    /// Something else stands where a keyword is due.
    UnknownKeyword "unknown-keyword" Syntax Deny;
    /// A clause that nothing there may have.
    MisplacedClause "misplaced-clause" Syntax Deny;
    /// A keyword, joiner or comma after which something is missing.
    MissingOperand "missing-operand" Syntax Deny;
    /// What stands after a keyword is not what it takes.
    WrongOperand "wrong-operand" Syntax Deny;
    /// A quote or bracket that is not closed.
    UnclosedQuote "unclosed-quote" Syntax Deny;
    /// A title that follows no new name.
    MisplacedTitle "misplaced-title" Syntax Deny;
    /// Sources that cannot be read, or do not end their line.
    MalformedCitation "malformed-citation" Syntax Deny;
    /// A row that does not fit its table.
    MalformedRow "malformed-row" Syntax Deny;
    /// `、` and `and` in one list where they mean different things.
    MixedJoiners "mixed-joiners" Syntax Deny;
    /// A new name in which a space was forgotten.
    GluedName "glued-name" Syntax Deny;
    /// Larger, longer or deeper than is read.
    BeyondLimits "beyond-limits" Syntax Deny;

    // Text: what the words refer to.
    /// A file of rules without `charter`.
    MissingCharter "missing-charter" Text Deny;
    /// A statement without something that it cannot do without.
    IncompleteStatement "incomplete-statement" Text Deny;
    /// A clause given twice that may stand once.
    RepeatedClause "repeated-clause" Text Deny;
    /// A bound whose unit does not fit the statement to which it belongs.
    UnfitBound "unfit-bound" Text Deny;
    /// A name that nothing declares.
    UnknownName "unknown-name" Text Deny;

    // Structure.

    // Responsibility.

    // Workflow.

    // Data.

    // Time.

    // Escalation.

    // Scenario files.
    /// Rule tests without a scenario.
    NoScenario "no-scenario" Scenario Deny;
    /// A scenario whose last step nothing is expected of.
    AssertsNothing "asserts-nothing" Scenario Deny;
    /// An expectation that can never be checked.
    NeverChecked "never-checked" Scenario Deny;
    /// Two scenarios of one title, or two people of one name.
    RepeatedScenario "repeated-scenario" Scenario Deny;
    /// A charter under test that is not to be found.
    UnknownCharter "unknown-charter" Scenario Deny;
    /// A step that does not say all it must.
    HalfStep "half-step" Scenario Deny;
    /// A placeholder without a column, or a column without a placeholder.
    UnfilledPlaceholder "unfilled-placeholder" Scenario Deny;
    /// A step before the one above it.
    TimeRunsBack "time-runs-back" Scenario Deny;
}

impl Lint {
    /// The lint of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lint| lint.name() == name)
    }

    /// Whether a charter may set another level: mistakes of language cannot be allowed away.
    #[must_use]
    pub fn is_adjustable(self) -> bool {
        !matches!(self.family(), Family::Syntax | Family::Text | Family::Scenario)
            || self.default_level() < Level::Deny
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Lint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
