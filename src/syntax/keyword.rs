//! The words of the language: each keyword in English and Chinese, and what it takes.
//!
//! One meaning for each word. Chinese keywords are prefix-free, because where a keyword is due the one that
//! begins a run of characters is it, and the rest of the run is what it takes: `由居民代表`, `限15日`.
//! Which clause may stand under which is the table of [`standing`](super::standing).

use std::fmt;

use crate::finding::Language;

/// What stands after a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: the keyword says it all, or its clauses do.
    Nothing,
    /// A new name, without a dot; titles may follow it.
    NewName,
    /// One name, dotted or not.
    Name,
    /// One name, or nothing.
    OptionalName,
    /// Names, joined or single.
    Names,
    /// Names, or nothing.
    OptionalNames,
    /// One name, or a keyword used as a name: the word that refused.
    Word,
    /// A text in quotes.
    Text,
    /// A number, share, amount or range of them, or a fact that is one.
    Amount,
    /// An amount, or nothing.
    OptionalAmount,
    /// A date, or the month of an edition.
    Date,
    /// Names, a date or an instant.
    Moments,
    /// Times, dates or weekdays, single, joined or as ranges.
    Times,
    /// An offset from UTC such as `+08:00`.
    Offset,
    /// A kind, values, a range, a ladder.
    Type,
    /// A condition.
    Condition,
    /// A condition, or nothing.
    OptionalCondition,
    /// Values given or compared: `urgency = urgent and matter = hazard`.
    Values,
}

impl Takes {
    /// Whether a keyword that takes this may also stand alone.
    #[must_use]
    pub fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Nothing
                | Self::OptionalName
                | Self::OptionalNames
                | Self::OptionalAmount
                | Self::OptionalCondition
        )
    }
}

/// Declares every keyword once: variant, English word, Chinese word, what it takes.
macro_rules! keywords {
    ($($variant:ident $en:literal $zh:literal $takes:ident $doc:literal;)*) => {
        /// A keyword of the language. Its documentation says what it means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword { $(#[doc = concat!("`", $en, "` ", $zh, ": ", $doc, ".")] $variant,)* }

        impl Keyword {
            /// Every keyword, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in one language: `by` or `由`.
            #[must_use]
            pub fn word(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$variant, Language::En) => $en, (Self::$variant, Language::Zh) => $zh,)*
                }
            }

            /// What stands after it.
            #[must_use]
            pub fn takes(self) -> Takes {
                match self { $(Self::$variant => Takes::$takes,)* }
            }

            /// What it means, in a few English words.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

keywords! {
    Charter "charter" "章程" NewName "one edition of the rules; in tests the one tested";
    Edition "edition" "版次" Date "this edition";
    Supersedes "supersedes" "取代" Date "the edition that this one replaces";
    Extends "extends" "基于" Name "that charter holds, save names declared again";
    Languages "languages" "语言" Names "languages of every title";
    Calendar "calendar" "日历" Name "the days that count: known, or told below";
    Zone "zone" "时区" Offset "offset from UTC";
    Hours "hours" "工作时间" Times "office hours";
    Rests "rests" "休息" Times "days off";
    Works "works" "上班" Times "make-up working days";
    Source "source" "出处" NewName "a text that brackets cite";
    Local "local" "本地" Text "a choice without a source, and why";
    Lint "lint" "检查" Name "a check's level below";
    Kind "kind" "类型" NewName "a sort of body, person or tie";
    Body "body" "主体" NewName "a node of the structure";
    Each "each" "分设" Nothing "there are several of it, told apart by a key";
    Office "office" "岗位" NewName "a role that persons hold in a body";
    Is "is" "为" Type "what it is: kind, values, range, ladder";
    Leads "leads" "领导" Names "leads these";
    Guides "guides" "指导" Names "guides these";
    Supervises "supervises" "监督" Names "supervises these";
    Elects "elects" "产生" Names "elects these";
    Coordinates "coordinates" "协调" Names "coordinates these";
    Partners "partners" "共建" Names "is a partner of these";
    PartOf "part-of" "隶属" Names "is a part of these";
    Delegates "delegates" "授权" Names "they may do in its place what `for` says";
    Competence "competence" "职权" Condition "the cases that it may be given";
    Seats "seats" "名额" Amount "how many persons";
    Term "term" "任期" Amount "how long an office is held";
    Has "has" "含" Name "so many of its members are these";
    Bars "bars" "回避" Names "they may not belong, act or be chosen";
    Ladder "ladder" "阶梯" NewName "bodies a case climbs, lowest first";
    Rung "rung" "层级" Name "one body of a ladder";
    Workflow "workflow" "流程" NewName "a kind of case";
    State "state" "环节" NewName "where a case can be";
    Fact "fact" "事实" NewName "what a case knows";
    Value "value" "取值" NewName "a value of a fact, with a title";
    Slot "slot" "角色" NewName "a place in the case for a body or person";
    Table "table" "判定表" NewName "a decision table: exactly one row fits";
    First "first" "首行" Nothing "of that table the first row that fits";
    Uses "uses" "依" Name "sets the outputs of that table";
    Phase "phase" "阶段" Name "received, in-hand, waiting, answered or closed";
    End "end" "终点" Name "the case ends, with this outcome";
    Accountable "accountable" "负责" Names "the one body that answers for it";
    Responsible "responsible" "承办" Names "does it";
    Consulted "consulted" "协商" Names "is asked";
    Informed "informed" "告知" Names "is told";
    Must "must" "应当" NewName "an action that is a duty";
    May "may" "可以" NewName "an action that is a power";
    Encourage "encourage" "鼓励" NewName "an action that is invited";
    By "by" "由" Names "who acts, votes, tells, is judged before the step; bounded: jointly";
    From "from" "从" Names "states it leaves; else the one it stands in";
    Goes "->" "→" Names "states it enters; without it the case stays";
    If "if" "若" Condition "only then; of several all";
    Otherwise "otherwise" "否则" Nothing "in every other case";
    Asks "asks" "填写" Names "facts and slots that the actor gives";
    Sets "sets" "设" Values "these become so";
    With "with" "其中" Values "these are so";
    Clears "clears" "清除" Names "states it empties";
    Opens "opens" "启动" Name "starts such a case";
    Waits "waits" "等候" Name "until all such cases, or so many, end";
    For "for" "对" Names "whom or what it concerns; a set: one each";
    Clock "clock" "时限" NewName "a time limit with a name";
    Within "within" "限" Amount "at the latest; a table's name: as its row says";
    Since "since" "自" Moments "counted or valid from";
    Until "until" "止于" Moments "up to";
    Before "before" "先于" Moments "earlier than";
    Every "every" "每" Amount "again in each such span";
    Pauses "pauses" "暂停" Nothing "does not run (in these states)";
    In "in" "在" Names "being in a state";
    Warns "warns" "预警" Amount "so long before its end";
    Counting "counting" "计法" Names "counted otherwise than the Civil Code's articles 201 to 203";
    Prolongs "prolongs" "延长" Name "gives that clock more, before its end";
    Requests "requests" "申请" Name "asks more time for that clock, before its end";
    Declines "declines" "驳回" Name "refuses the time that was asked for";
    On "on" "遇" Name "what follows this result";
    Escalate "escalate" "升级" Nothing "to the next rung";
    Because "because" "因" Word "its cause; in tests the word that refused";
    Take "take" "视为" Name "that action counts as taken";
    AtLeast "at least" "至少" Amount "a lower bound, by unit: persons, share, time, times";
    AtMost "at most" "至多" Amount "an upper bound, by unit: persons, share, time, times";
    MoreThan "more than" "超过" Amount "a strict lower bound, by unit: persons, share, time, times";
    Ballot "ballot" "表决" NewName "a vote";
    Quorum "quorum" "法定人数" Nothing "bounded: taking part";
    Passes "passes" "通过" Nothing "bounded: in favour";
    Wins "wins" "胜选" Nothing "bounded: for one candidate";
    Margin "margin" "差额" Nothing "bounded: candidates to spare";
    Proxies "proxies" "委托" Nothing "bounded: votes for others";
    Among "among" "占" Name "share of all, eligible, present, voting, cast";
    Weight "weight" "计权" Names "heads, area: each must reach it";
    Secret "secret" "无记名" Nothing "who votes is recorded, how never";
    Veto "veto" "否决权" Names "whose no is enough";
    Retired "retired" "停用" Nothing "for running cases only";
    Promise "promise" "承诺" NewName "a claim that the checker proves";
    Reaches "reaches" "必达" Names "on every run";
    Never "never" "绝不" OptionalNames "on no run; in tests at no step";
    Always "always" "始终" OptionalCondition "at every step";
    Indicator "indicator" "指标" NewName "a figure of cases that have ended";
    Share "share" "比例" Condition "of these cases those of which this holds";
    Median "median" "中位用时" Nothing "the middle one of the times between two events";
    Roster "roster" "名册" NewName "who is who in the tests below";
    Instance "instance" "下设" Names "one of such bodies; the first of each covers the cases";
    Person "person" "人员" NewName "one person of the roster";
    Holds "holds" "担任" Names "an office";
    Tags "tags" "标签" Names "for choosing tests";
    Scenario "scenario" "场景" Text "one rule test";
    Given "given" "假如" Names "how things stand";
    When "when" "当" Names "who acts (`and`: together)";
    Does "does" "做" Name "takes this action";
    Tallies "tallies" "计票" OptionalName "the ballot named ended thus, or stands so";
    Examples "examples" "例子" Nothing "rows for placeholders";
    Wait "wait" "经过" OptionalAmount "time passes";
    Then "then" "那么" Nothing "must now be so";
    Refused "refused" "被拒" Nothing "the last step changed nothing";
    Due "due" "截止" OptionalName "this limit ends then";
    Overdue "overdue" "逾期" OptionalName "this limit has ended";
    Allowed "allowed" "能办" Names "these actions are open";
    Happened "happened" "发生" Names "the last step brought these, in this order";
    Counts "counts" "计入" Times "these days of the limit count";
    Skips "skips" "不计" Times "these days of the limit do not count";
    Cites "cites" "援引" Nothing "the last step rests on the sources of this line";
    At "at" "于" Moments "at this instant";
}

impl Keyword {
    /// The keyword that is spelled exactly so, and in which language.
    #[must_use]
    pub fn from_word(word: &str) -> Option<(Self, Language)> {
        let spelled = |&(keyword, language): &(Self, Language)| keyword.word(language) == word;
        let spellings =
            Self::ALL.iter().flat_map(|&keyword| Language::ALL.map(|language| (keyword, language)));
        spellings.into_iter().find(spelled)
    }

    /// The Chinese keyword that begins `run`; there is at most one, since they are prefix-free.
    #[must_use]
    pub fn beginning(run: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|keyword| run.starts_with(keyword.word(Language::Zh)))
    }

    /// Whether it declares an action: `must`, `may` or `encourage`.
    #[must_use]
    pub fn is_action(self) -> bool {
        matches!(self, Self::Must | Self::May | Self::Encourage)
    }

    /// Whether it is a bound: `at least`, `at most` or `more than`.
    #[must_use]
    pub fn is_bound(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost | Self::MoreThan)
    }

    /// Whether it declares a name, which titles may follow.
    #[must_use]
    pub fn declares(self) -> bool {
        self.takes() == Takes::NewName
    }
}

impl fmt::Display for Keyword {
    /// Writes the English word.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word(Language::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chinese_keyword_begins_another() {
        for a in Keyword::ALL {
            for b in Keyword::ALL.iter().filter(|b| *b != a) {
                let (a, b) = (a.word(Language::Zh), b.word(Language::Zh));
                assert!(!b.starts_with(a), "`{b}` begins with `{a}`");
            }
        }
    }

    #[test]
    fn no_chinese_keyword_begins_as_a_joiner_does() {
        for keyword in Keyword::ALL {
            assert!(!keyword.word(Language::Zh).starts_with(['且', '或', '非', '、']), "{keyword}");
        }
    }

    #[test]
    fn no_word_is_given_twice() {
        for language in Language::ALL {
            let mut words: Vec<_> = Keyword::ALL.iter().map(|keyword| keyword.word(language)).collect();
            words.sort_unstable();
            let all = words.len();
            words.dedup();
            assert_eq!(words.len(), all);
        }
    }

    #[test]
    fn a_keyword_is_found_by_either_word() {
        assert_eq!(Keyword::from_word("at least"), Some((Keyword::AtLeast, Language::En)));
        assert_eq!(Keyword::from_word("由"), Some((Keyword::By, Language::Zh)));
        assert_eq!(Keyword::from_word("bye"), None);
        assert_eq!(Keyword::beginning("由居民代表"), Some(Keyword::By));
    }
}
