//! Which clause may stand under which: the single source for whose a clause is.
//!
//! Reading, formatting and the reference all ask this one table. A new entry can attach old clauses elsewhere in
//! silence, so the ownership of every clause of the bundled charters is held by a snapshot test.

use super::Keyword::{
    self, Accountable, Allowed, Always, Among, Asks, At, AtLeast, AtMost, Ballot, Bars, Because, Before,
    Body, By, Calendar, Charter, Cites, Clears, Clock, Competence, Consulted, Coordinates, Counting, Counts,
    Declines, Delegates, Does, Due, Each, Edition, Elects, Encourage, End, Escalate, Every, Examples,
    Extends, Fact, First, For, From, Given, Goes, Guides, Happened, Has, Holds, Hours, If, In, Indicator,
    Informed, Instance, Is, Kind, Ladder, Languages, Leads, Lint, Local, Margin, May, Median, MoreThan, Must,
    Never, Office, On, Opens, Otherwise, Overdue, PartOf, Partners, Passes, Pauses, Person, Phase, Prolongs,
    Promise, Proxies, Quorum, Reaches, Refused, Requests, Responsible, Rests, Retired, Roster, Rung,
    Scenario, Seats, Secret, Sets, Share, Since, Skips, Slot, Source, State, Supersedes, Supervises, Table,
    Tags, Take, Tallies, Term, Then, Until, Uses, Value, Veto, Wait, Waits, Warns, Weight, When, Wins, With,
    Within, Workflow, Works, Zone,
};

/// The keywords that begin a statement of the file itself.
pub const STATEMENTS: &[Keyword] =
    &[Charter, Source, Lint, Kind, Body, Ladder, Workflow, Promise, Indicator, Roster, Scenario];

/// The clauses that `owner` may have, on its line or below it, besides `local` and `lint`.
#[must_use]
pub fn clauses_of(owner: Keyword) -> &'static [Keyword] {
    match owner {
        Charter => &[Edition, Supersedes, Extends, Languages, Calendar, Since, Until],
        Delegates => &[For, Since, Until],
        Source | Holds => &[Since, Until],
        Calendar => &[Zone, Hours, Rests, Works, Since, Until],
        Lint => &[Is],
        Kind => &[Is, Bars, Office],
        Body => BODY,
        Office => &[Is, Seats, Term, Bars],
        Ladder => &[Rung],
        Rung => &[Within, Because],
        Workflow => &[Bars, Fact, Slot, Table, Clock, State, Must, May, Encourage],
        Fact => &[Is, By, Value],
        Slot => &[Is, On],
        Table => &[First],
        Clock => &[Within, Until, Pauses, Warns, Counting, On],
        State => STATE,
        Must | May | Encourage => ACTION,
        Promise => &[For, Reaches, Never, Always],
        Indicator => &[For, Share, Median, If],
        Reaches => &[Within, Since, If],
        Never => NEVER,
        Always => ALWAYS,
        Ballot => BALLOT,
        Roster => &[Instance, Person],
        Person => &[Is, Holds, Seats],
        Scenario => &[Tags, Given, When, Wait, Then, Always, Never, Examples],
        Given => &[Is, Does, Tallies, By, In, With, At],
        When => &[Does, Tallies, In, At],
        Then => THEN,
        _ => clauses_of_clause(owner),
    }
}

/// The same for the words that never stand at the head of a block.
fn clauses_of_clause(owner: Keyword) -> &'static [Keyword] {
    match owner {
        Goes => &[If, Otherwise, Sets, Uses, Opens, Escalate],
        On => &[Goes, Escalate, Take, Sets, Opens],
        Waits => &[AtLeast, AtMost, MoreThan, On, Goes],
        Opens | Competence => &[For],
        Instance => &[PartOf],
        Requests => &[Within],
        Take => &[With],
        Tallies => &[With, On],
        Escalate | Refused => &[Because],
        By => &[AtLeast, AtMost, MoreThan, If],
        Has | Prolongs | Margin => &[AtLeast, AtMost, MoreThan],
        Within => &[Since, If, Warns, Counting, On],
        AtLeast | AtMost | MoreThan => &[Since, Before, If, Counting],
        Every => &[Since, Warns, Counting],
        Pauses => &[In],
        Median => &[Since, Until],
        Uses | Bars | Veto | Informed => &[If],
        Accountable => &[Responsible, Consulted, Informed],
        Proxies => &[AtLeast, AtMost, MoreThan, If, Bars],
        Quorum | Passes | Wins => &[AtLeast, AtMost, MoreThan, Among, If],
        Does => &[With, For],
        Wait => &[Until],
        Due => &[At, Counts, Skips],
        Allowed => &[By],
        _ => &[],
    }
}

const BODY: &[Keyword] = &[
    Is,
    Each,
    Leads,
    Guides,
    Supervises,
    Elects,
    Coordinates,
    Partners,
    PartOf,
    Delegates,
    Competence,
    Office,
    Seats,
    Term,
    Has,
    Bars,
];

const STATE: &[Keyword] = &[
    Phase,
    End,
    Retired,
    Accountable,
    Responsible,
    Consulted,
    Informed,
    Within,
    AtLeast,
    AtMost,
    MoreThan,
    Waits,
    Ballot,
    Must,
    May,
    Encourage,
];

const ACTION: &[Keyword] = &[
    By, From, Goes, If, Asks, Uses, Sets, Clears, Opens, Informed, Consulted, Bars, Within, AtLeast, AtMost,
    MoreThan, Since, Before, Every, Prolongs, Requests, Declines, Escalate, Retired,
];

const BALLOT: &[Keyword] =
    &[By, For, Seats, Within, Quorum, Passes, Wins, Margin, Proxies, Weight, Secret, Veto, Has, Bars, On];

const THEN: &[Keyword] = &[
    In,
    End,
    With,
    Accountable,
    Responsible,
    Consulted,
    Informed,
    Rung,
    Due,
    Overdue,
    Refused,
    Allowed,
    Opens,
    Happened,
    Tallies,
    Cites,
    For,
];

const ALWAYS: &[Keyword] = &[
    If,
    In,
    End,
    With,
    Accountable,
    Responsible,
    Consulted,
    Informed,
    Rung,
    Due,
    Overdue,
    Allowed,
    Opens,
    Happened,
    Tallies,
    Cites,
];

const NEVER: &[Keyword] = &[
    By,
    Within,
    Since,
    Until,
    Before,
    If,
    In,
    End,
    With,
    Accountable,
    Responsible,
    Consulted,
    Informed,
    Rung,
    Due,
    Overdue,
    Allowed,
    Opens,
    Happened,
    Tallies,
    Cites,
];

/// Whether `owner` may have the clause `clause`. Every clause may have `local`, and all but `lint` may have `lint`.
#[must_use]
pub fn may_have(owner: Keyword, clause: Keyword) -> bool {
    match clause {
        Local => owner != Local,
        Lint => !matches!(owner, Lint | Local),
        _ => clauses_of(owner).contains(&clause),
    }
}

/// Whether `keyword` may begin a statement of the file itself.
#[must_use]
pub fn may_begin(keyword: Keyword) -> bool {
    STATEMENTS.contains(&keyword)
}

/// The keywords that may have `clause`, in the order of the reference.
pub fn owners_of(clause: Keyword) -> impl Iterator<Item = Keyword> {
    Keyword::ALL.iter().copied().filter(move |&owner| may_have(owner, clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows the table down from `keyword`; `above` are the words passed on the way.
    fn depth(keyword: Keyword, above: &mut Vec<Keyword>) -> usize {
        assert!(!above.contains(&keyword), "`{keyword}` could stand under itself: {above:?}");
        above.push(keyword);
        let below = clauses_of(keyword).iter().map(|&clause| depth(clause, above)).max().unwrap_or(0);
        above.pop();
        below + 1
    }

    #[test]
    fn nothing_stands_under_itself_so_that_no_tree_is_deep() {
        let deepest = STATEMENTS.iter().map(|&keyword| depth(keyword, &mut Vec::new())).max();
        assert!(deepest < Some(12), "{deepest:?}");
    }

    #[test]
    fn every_keyword_may_stand_somewhere() {
        for &keyword in Keyword::ALL {
            assert!(may_begin(keyword) || owners_of(keyword).next().is_some(), "`{keyword}` has no place");
        }
    }
}
