//! Expectations of rule tests as written. Nothing here is checked.

use crate::{
    finding::Span,
    text::{
        AssignText, Cite, ConditionText, Path,
        written::{written, written_one_of},
    },
};

written! {
    /// The rung that the case stands on.
    pub struct RungExpectText {
        /// The body of the rung.
        pub body: Path,
        /// Why it climbed there last.
        pub because: Option<Path>,
        /// Where it stands.
        pub span: Span,
    }

    /// When a limit ends.
    pub struct DueText {
        /// The clock; where it is left out, the one that ends first.
        pub clock: Option<Path>,
        /// The first instant that is late, or the last day that counts; `unknown`, `paused`, `held`, `none`.
        pub at: Option<Path>,
        /// Days that count, and ranges of them as `2026-02-14 to 2026-02-18`.
        pub counts: Vec<Path>,
        /// Days that do not count.
        pub skips: Vec<Path>,
        /// Where it stands.
        pub span: Span,
    }

    /// Names that are expected.
    pub struct NamesExpectText {
        /// The names.
        pub names: Vec<Path>,
        /// Whether one of them is enough.
        pub one_of: bool,
        /// Where they stand.
        pub span: Span,
    }

    /// Actions that are open.
    pub struct AllowedText {
        /// The actions; `none` says that no action is open.
        pub actions: Vec<Path>,
        /// To whom; to anybody if left out. `none` after others, or alone: to nobody else of the roster.
        pub by: Vec<Path>,
        /// Where it stands.
        pub span: Span,
    }

    /// A case that the last step opened.
    pub struct OpensExpectText {
        /// Its workflow; `none` says that the step opened no case.
        pub workflow: Path,
        /// For whom; for anybody or nobody if left out.
        pub of: Option<Path>,
        /// Where it stands.
        pub span: Span,
    }

    /// How a ballot stands, or ended.
    pub struct TalliedText {
        /// The ballot.
        pub ballot: Path,
        /// How it ended.
        pub on: Option<Path>,
        /// Its figures. Without these and a result it must be open.
        pub with: Vec<AssignText>,
        /// Where it stands.
        pub span: Span,
    }

    /// Sources on which the last step rests.
    pub struct CitesText {
        /// The sources.
        pub sources: Vec<Cite>,
        /// Where it stands.
        pub span: Span,
    }
}

written_one_of! {
    /// One thing that must be so.
    pub enum ExpectationText {
        /// These states are active, and no others.
        In(NamesExpectText),
        /// The case has ended with this outcome.
        End(NamesExpectText),
        /// Facts, slots and counters are so.
        With(ConditionText),
        /// These bodies answer for the case.
        Accountable(NamesExpectText),
        /// These do the work.
        Responsible(NamesExpectText),
        /// These were asked in the last step.
        Consulted(NamesExpectText),
        /// These were told in the last step.
        Informed(NamesExpectText),
        /// The case stands on this rung.
        Rung(RungExpectText),
        /// This limit ends then.
        Due(DueText),
        /// These limits have ended.
        Overdue(NamesExpectText),
        /// The last step was refused, for reasons among which are these; for any reason if none is named.
        Refused(NamesExpectText),
        /// These actions are open.
        Allowed(AllowedText),
        /// The last step opened this case.
        Opens(OpensExpectText),
        /// The last step brought these: actions, ends of limits, counts of ballots; `none`: nothing at all.
        Happened(NamesExpectText),
        /// A ballot stands or ended so.
        Tallies(TalliedText),
        /// The last step rests on these sources.
        Cites(CitesText),
    }
}

impl ExpectationText {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::In(names)
            | Self::End(names)
            | Self::Accountable(names)
            | Self::Responsible(names)
            | Self::Consulted(names)
            | Self::Informed(names)
            | Self::Overdue(names)
            | Self::Refused(names)
            | Self::Happened(names) => names.span,
            Self::Tallies(tallied) => tallied.span,
            Self::Cites(cites) => cites.span,
            Self::With(condition) => condition.span,
            Self::Rung(rung) => rung.span,
            Self::Due(due) => due.span,
            Self::Allowed(allowed) => allowed.span,
            Self::Opens(opens) => opens.span,
        }
    }
}
