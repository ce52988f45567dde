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
    /// Rosters held against a charter.
    Roster,
    /// What a charter claims of itself.
    Promise,
    /// Whether the persons of a roster can do what they must.
    People,
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
    /// What recurs, and is no duty of a case that stands somewhere, or is given a length of its own.
    UnfitRecurrence "unfit-recurrence" Text Deny;
    /// A name that nothing declares.
    UnknownName "unknown-name" Text Deny;
    /// A name that is none, or that is a reserved word.
    BadName "bad-name" Text Deny;
    /// A name given to two things that are named apart.
    DuplicateName "duplicate-name" Text Deny;
    /// A citation of a source that is not declared.
    UndeclaredSource "undeclared-source" Text Deny;
    /// A thing of one sort where another sort is due.
    WrongType "wrong-type" Text Deny;
    /// A condition on who belongs to a body, which no case is there to answer.
    NoCase "no-case" Text Deny;
    /// A date that is none, or a span of dates that runs backwards.
    BadDate "bad-date" Text Deny;
    /// An amount that is zero, has the wrong unit, or runs backwards.
    BadAmount "bad-amount" Text Deny;
    /// A calendar that is not known or contradicts itself.
    BadCalendar "bad-calendar" Text Deny;
    /// A share of a ballot's votes that does not say of whom.
    ShareWithoutWhole "share-without-whole" Text Deny;
    /// Candidates to spare in an election that does not say who stands.
    MarginWithoutCandidates "margin-without-candidates" Text Deny;
    /// Voters whom no roster can list.
    VotersUnlisted "voters-unlisted" Text Deny;
    /// A ballot with a result that leads nowhere.
    ResultUnanswered "result-unanswered" Text Deny;
    /// A result that a ballot cannot have.
    ResultNeverComes "result-never-comes" Text Deny;
    /// A ballot that gathers the support of all and has no limit.
    EndlessBallot "endless-ballot" Text Deny;
    /// More or fewer titles than the charter has languages.
    TitleCount "title-count" Text Deny;
    /// No title in a language that the charter claims.
    MissingTitle "missing-title" Text Warn;
    /// A case that others open and that has no action to begin it.
    NoBeginning "no-beginning" Text Deny;
    /// A case that is opened and whose beginning asks what opening it does not give.
    UnfitBeginning "unfit-beginning" Text Deny;
    /// Cases that open one another in a circle.
    OpeningCycle "opening-cycle" Text Deny;
    /// Charters that extend one another in a circle.
    ExtensionCycle "extension-cycle" Text Deny;
    /// More things than can be numbered.
    TooLarge "too-large" Text Deny;
    /// A level set for a lint that has none to set.
    FixedLevel "fixed-level" Text Warn;
    /// A thing that is declared and never used.
    Unused "unused" Text Warn;

    // Structure.
    /// Bodies that lead one another in a circle.
    LeadershipCycle "leadership-cycle" Structure Deny;
    /// A body that no relation joins to the Party organization.
    OutOfReach "out-of-reach" Structure Warn;
    /// A supervisory body that is led by, part of or staffed by what it supervises.
    SupervisorNotApart "supervisor-not-apart" Structure Deny;
    /// A supervisory body in which members of what it supervises may sit.
    SharedMembers "shared-members" Structure Warn;
    /// A government that leads a self-governing body instead of guiding it.
    GovernmentLeads "government-leads" Structure Deny;
    /// A relation that the kind of a body rules out.
    BarredRelation "barred-relation" Structure Deny;
    /// A body that handles cases and that nobody supervises.
    Unsupervised "unsupervised" Structure Warn;

    // Responsibility.
    /// A state with no accountable body, or with several.
    AccountableNotOne "accountable-not-one" Responsibility Deny;
    /// A slot that is needed where nothing has bound it.
    UnboundSlot "unbound-slot" Responsibility Deny;
    /// A body that is given a case outside its competence.
    OutsideCompetence "outside-competence" Responsibility Deny;
    /// An action that nobody may do and nothing takes.
    NobodyMayAct "nobody-may-act" Responsibility Warn;
    /// A duty put on a body that only accepts tasks.
    ForcedDuty "forced-duty" Responsibility Deny;

    /// A body that answers for a state in which it can neither act nor direct one who can.
    PowerlessAccountable "powerless-accountable" Responsibility Warn;

    // What a lower charter asks less than the one that it extends.
    /// A quorum, majority or number of persons that is lower than in the upper charter.
    LowerThreshold "lower-threshold" Responsibility Warn;
    /// A duty of the upper charter that is none any more, or somebody who is no longer told or asked.
    DroppedDuty "dropped-duty" Responsibility Warn;
    /// Somebody who is no longer barred, or a body that is no longer supervised.
    DroppedSeparation "dropped-separation" Responsibility Warn;

    // Workflow.
    /// A state that no run enters.
    UnreachableState "unreachable-state" Workflow Deny;
    /// An action that no run can do.
    DeadAction "dead-action" Workflow Deny;
    /// A case that is stuck: nothing can move it on.
    Deadlock "deadlock" Workflow Deny;
    /// A case that goes on for ever: nothing leads to an end.
    Livelock "livelock" Workflow Deny;
    /// A state that is entered while it is active.
    UnsafeMarking "unsafe-marking" Workflow Deny;
    /// An end that is entered while other states stay active.
    EndNotAlone "end-not-alone" Workflow Deny;
    /// An end in which something is still due or done.
    EndNotEmpty "end-not-empty" Workflow Deny;
    /// A state that waits for cases that nothing opens.
    AwaitsNothing "awaits-nothing" Workflow Deny;
    /// A state that waits for cases whose ends may lead nowhere.
    StuckWait "stuck-wait" Workflow Deny;
    /// A question with more cases than are looked at.
    NotDecided "not-decided" Workflow Warn;

    // Data.
    /// A condition that never holds.
    ConditionNeverTrue "condition-never-true" Data Deny;
    /// A condition that always holds.
    ConditionAlwaysTrue "condition-always-true" Data Warn;
    /// A fact that a condition or table reads and that never changes what follows.
    NeverMatters "never-matters" Data Warn;
    /// Facts for which nothing leads on from a state.
    StateGap "state-gap" Data Warn;
    /// A case that none of an action's routes takes.
    RouteGap "route-gap" Data Deny;
    /// A route that no case takes.
    RouteNeverTaken "route-never-taken" Data Deny;
    /// A case that two routes take which lead to different things.
    RouteOverlap "route-overlap" Data Warn;
    /// Facts that no row of a table fits.
    TableGap "table-gap" Data Deny;
    /// Facts that two rows of a table fit which say different things.
    TableOverlap "table-overlap" Data Deny;
    /// Facts that two rows of a table fit which say the same.
    HarmlessOverlap "harmless-overlap" Data Warn;
    /// A row that the rows above it hide.
    MaskedRow "masked-row" Data Deny;

    // Time.
    /// A duty that nothing limits.
    DutyWithoutLimit "duty-without-limit" Time Warn;
    /// A limit that never begins to run.
    ClockNeverStarts "clock-never-starts" Time Deny;
    /// An action that cannot count as taken where its limit ends.
    DeemedClosed "deemed-closed" Time Deny;
    /// A limit that ends no later than the lower bound beside it.
    LimitBeforeBound "limit-before-bound" Time Deny;
    /// A limit that is longer than in the upper charter, or gone.
    LooserLimit "looser-limit" Time Warn;
    /// Working days are counted and no calendar is named.
    NoCalendar "no-calendar" Time Warn;

    // Escalation.
    /// An escalation without a ladder to climb.
    EscalatesNowhere "escalates-nowhere" Escalation Deny;
    /// A rung without authority over the one below it.
    RungWithoutAuthority "rung-without-authority" Escalation Deny;
    /// A ladder that can be exhausted and does not say what follows.
    ExhaustionUnanswered "exhaustion-unanswered" Escalation Deny;
    /// A limit whose end should escalate and cannot.
    StalledEscalation "stalled-escalation" Escalation Warn;
    /// A case that can climb its ladder again and again.
    EndlessEscalation "endless-escalation" Escalation Warn;

    // Promises.
    /// A promise that a run breaks.
    PromiseBroken "promise-broken" Promise Deny;

    // Rosters.
    /// A body with fewer members than it must have.
    TooFewPersons "too-few-persons" Roster Deny;
    /// A body or office with more persons than it may have.
    TooManyPersons "too-many-persons" Roster Deny;
    /// An office that nobody, or too few, hold.
    VacantOffice "vacant-office" Roster Warn;
    /// Too few, or too many, of a body's members are of a sort that it must have.
    RequiredMembers "required-members" Roster Deny;
    /// A member whom a rule bars from the body or from the office.
    BarredMember "barred-member" Roster Deny;
    /// Somebody who is still listed after the end of the term.
    TermOver "term-over" Roster Deny;
    /// An office with a term of which the roster does not say when it began, or that it lets run beyond its end.
    TermUnclear "term-unclear" Roster Warn;
    /// A name in a roster that the charter does not declare.
    UnknownInRoster "unknown-in-roster" Roster Deny;
    /// A person whom the roster gives no place.
    UnplacedPerson "unplaced-person" Roster Warn;

    // People: who does what must be done.
    /// A duty for which a roster has nobody, or too few.
    DutyUnstaffed "duty-unstaffed" People Deny;
    /// A duty that everybody who could do it may be barred from, whoever is chosen.
    SeparationUnsatisfiable "separation-unsatisfiable" People Deny;
    /// A duty that nobody is left to do if the wrong person acted before.
    ChoiceGetsStuck "choice-gets-stuck" People Warn;
    /// Persons whose absence makes a duty undoable.
    AbsenceBlocks "absence-blocks" People Warn;

    // Scenario files.
    /// Rule tests without a scenario.
    NoScenario "no-scenario" Scenario Deny;
    /// A scenario whose last step nothing is expected of.
    AssertsNothing "asserts-nothing" Scenario Deny;
    /// An expectation that can never be checked.
    NeverChecked "never-checked" Scenario Deny;
    /// Two scenarios of one title, or two people of one name.
    RepeatedScenario "repeated-scenario" Scenario Deny;
    /// A charter that is not to be found: one under test, or one that another extends.
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
