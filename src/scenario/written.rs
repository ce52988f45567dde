//! Rule tests as written: files, rosters, scenarios and their steps.
//!
//! Nothing here is checked. Every name is a [`Path`] as it was written; where a table of examples fills it in, the path's
//! text is `<placeholder>`, marks included, which no name can be. Instants are paths too: `2026-03-20 19:00`.

use super::written_expectation::ExpectationText;
use crate::{
    finding::Span,
    text::{
        AmountText, AssignText, ConditionText, Expression, Notes, Path,
        written::{written, written_one_of},
    },
};

written! {
    /// One file of rule tests. It may test several charters.
    pub struct ScenarioFile {
        /// The tests of one charter each, in the order of the file.
        pub suites: Vec<SuiteText>,
    }

    /// The rule tests of one charter.
    pub struct SuiteText {
        /// The charter under test; none where the tests stand in the charter's own file.
        pub charter: Option<Path>,
        /// Its edition, such as `2026-01`; any if left out.
        pub edition: Option<Path>,
        /// Who is who.
        pub rosters: Vec<RosterText>,
        /// The tests.
        pub scenarios: Vec<ScenarioText>,
        /// Where its `charter` statement stands.
        pub span: Span,
    }

    /// Who is who in the tests below it.
    pub struct RosterText {
        /// Its name.
        pub name: Path,
        /// The instances of bodies of which there are several; of each body the first covers the cases.
        pub instances: Vec<InstanceText>,
        /// Its people.
        pub people: Vec<PersonText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Instances of a body of which there are several.
    pub struct InstanceText {
        /// The instances, as `grid.g7`.
        pub names: Vec<Path>,
        /// What they are parts of: instances such as `committee.c2`, or single bodies.
        pub part_of: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// One person, or with `seats` as many as that.
    pub struct PersonText {
        /// The name by which steps call them.
        pub name: Path,
        /// The titles.
        pub titles: Vec<String>,
        /// What they are: kinds of person, and ties to others as `wang.near-relative`.
        pub is: Vec<Path>,
        /// The offices and memberships they hold.
        pub holds: Vec<HoldsText>,
        /// How many persons this one stands for.
        pub seats: Option<AmountText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Offices held, and when.
    pub struct HoldsText {
        /// The offices, as `committee.member`; a body's name is a membership without office.
        pub offices: Vec<Path>,
        /// The first day.
        pub since: Option<Path>,
        /// The first day on which they no longer hold it.
        pub until: Option<Path>,
    }

    /// One rule test.
    pub struct ScenarioText {
        /// Its title, which is its name.
        pub title: String,
        /// The same in the further languages of its charter; none if one title serves all.
        pub titles: Vec<String>,
        /// Tags, for choosing tests.
        pub tags: Vec<Path>,
        /// The roster it plays with; where there is only one it may be left out.
        pub roster: Option<Path>,
        /// What happens and what must then be so, in order.
        pub steps: Vec<StepText>,
        /// Rows for its placeholders; it runs once for each.
        pub examples: Option<ExamplesText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where its title stands.
        pub span: Span,
    }

    /// How things stand: a new case, put into a state directly; or what a person is besides the roster.
    pub struct GivenText {
        /// The workflow of the case, or the persons.
        pub subjects: Vec<Path>,
        /// What the persons are.
        pub is: Vec<Path>,
        /// Who raised the case.
        pub by: Option<Path>,
        /// The states it is in.
        pub states: Vec<Path>,
        /// The instances that cover it, where they are not the first of the roster.
        pub instances: Vec<Path>,
        /// Its facts and slots.
        pub with: Vec<AssignText>,
        /// When it got there.
        pub at: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// Somebody acts, or a ballot ends.
    pub struct WhenText {
        /// Who acts, together if they are several; the ballot, if it tallies.
        pub who: Vec<Path>,
        /// What they do: an action, with its workflow where the case is not the last one spoken of.
        pub does: Option<Path>,
        /// The facts and slots they give.
        pub with: Vec<AssignText>,
        /// The workflow whose case is meant, if not the last one spoken of.
        pub of: Option<Path>,
        /// The instances that cover the case, where they are not the first of the roster.
        pub instances: Vec<Path>,
        /// How the ballot ended.
        pub tallies: Option<TalliesText>,
        /// When; else at the instant of the step before.
        pub at: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// The numbers with which a ballot ended.
    pub struct TalliesText {
        /// How many of each.
        pub with: Vec<AssignText>,
        /// Where it stands.
        pub span: Span,
    }

    /// Time passes: one of the two.
    pub struct WaitText {
        /// So much.
        pub amount: Option<AmountText>,
        /// Until this instant, or until this clock ends.
        pub until: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// What must now be so.
    pub struct ThenText {
        /// The workflow whose case is meant, if not the last one spoken of.
        pub of: Option<Path>,
        /// What is expected, in the order of writing.
        pub expects: Vec<ExpectationText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// What must hold at every step from here on, or at none.
    pub struct ThroughoutText {
        /// What never comes about: states, actions, ends of limits, ballots.
        pub names: Vec<Path>,
        /// A condition, if one is written.
        pub expression: Option<Expression>,
        /// What is expected, in the order of writing.
        pub expects: Vec<ExpectationText>,
        /// Only while this holds.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// The table of a scenario with placeholders.
    pub struct ExamplesText {
        /// The placeholders, without their marks.
        pub columns: Vec<Path>,
        /// The rows.
        pub rows: Vec<ExampleText>,
        /// Where it stands.
        pub span: Span,
    }

    /// One row of examples.
    pub struct ExampleText {
        /// What each placeholder becomes, in the order of the columns.
        pub cells: Vec<Expression>,
        /// Where it stands.
        pub span: Span,
    }
}

written_one_of! {
    /// One step of a scenario.
    pub enum StepText {
        /// How things stand.
        Given(GivenText),
        /// Somebody acts.
        When(WhenText),
        /// Time passes.
        Wait(WaitText),
        /// What must now be so.
        Then(ThenText),
        /// What must hold after every step from here on.
        Always(ThroughoutText),
        /// What must not hold after any step from here on.
        Never(ThroughoutText),
    }
}

impl StepText {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Given(given) => given.span,
            Self::When(when) => when.span,
            Self::Wait(wait) => wait.span,
            Self::Then(then) => then.span,
            Self::Always(throughout) | Self::Never(throughout) => throughout.span,
        }
    }
}
