//! Words with a fixed meaning that stand where names stand, in English and Chinese.
//!
//! Some may never be given away (`any`, `start`), some are themselves only after a dot (`superior`) or in one
//! place (`passed` after `on`). The tree holds each by its English word and remembers how it was written, so that
//! every later room sees one spelling.

use crate::finding::Language;

/// Where a word is reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Everywhere.
    Anywhere,
    /// After a dot.
    AfterDot,
    /// After `is`, standing alone: what sort of thing it is.
    Type,
    /// After `is`, and compared with something's kind: a kind that is built in.
    Kind,
    /// After `on`: how a clock, ballot, ladder or other case ended.
    Result,
    /// After `because`: why a case climbs.
    Cause,
    /// After `among` and in tallies: of whom a share is taken.
    Count,
    /// After `weight`.
    Weight,
    /// After `counting`.
    Counting,
    /// After `languages`.
    Language,
    /// After `phase`.
    Phase,
    /// After the `is` of a lint.
    Level,
    /// After `rests` and `works`.
    Weekday,
    /// After `calendar`.
    Calendar,
    /// After the `at` of a limit that is due.
    Due,
    /// After the `accountable` of a rule test.
    Answering,
}

/// A reserved word: where, and its two spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserved {
    /// Where it is reserved.
    pub place: Place,
    /// The English word, by which the tree holds it.
    pub en: &'static str,
    /// The Chinese word.
    pub zh: &'static str,
}

impl Reserved {
    /// The word in one language.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }
}

/// Declares the reserved words place by place.
macro_rules! reserved {
    ($($place:ident: $($en:literal $zh:literal),*;)*) => {
        /// Every reserved word but the built-in kinds.
        pub const RESERVED: &[Reserved] =
            &[$($(Reserved { place: Place::$place, en: $en, zh: $zh },)*)*];
    };
}

reserved! {
    Anywhere: "any" "任一", "all" "全部", "none" "无", "start" "起点", "case" "本案", "raiser" "提出人",
        "system" "系统", "yes" "是", "no" "否";
    AfterDot: "superior" "上级", "supervisor" "监督者", "actor" "经办人", "times" "次数", "in-row" "连续次数",
        "kind" "类型", "accountable" "负责", "body" "主体", "elected" "当选人", "outcome" "结局",
        "breaches" "逾期次数";
    Type: "body" "主体", "bodies" "主体组", "person" "人员", "persons" "人员组", "tie" "关系", "date" "日期",
        "text" "文字";
    Result: "expiry" "到期", "vetoed" "被否决", "passed" "通过", "failed" "未通过", "no-quorum" "人数不足", "tied" "平票",
        "short" "缺额", "exhausted" "用尽";
    Cause: "expiry" "到期", "dissatisfied" "不满意", "refusal" "拒办", "risk" "风险", "request" "请求";
    Count: "eligible" "有权者", "present" "到会", "voting" "投票", "cast" "选票";
    Weight: "heads" "人数", "area" "面积";
    Counting: "first-day" "首日计入", "no-roll" "不顺延";
    Language: "en" "英文", "zh" "中文";
    Phase: "received" "已收", "in-hand" "在办", "waiting" "等待", "answered" "已答", "closed" "已结";
    Level: "allow" "忽略", "warn" "警告", "deny" "禁止";
    Weekday: "monday" "周一", "tuesday" "周二", "wednesday" "周三", "thursday" "周四", "friday" "周五",
        "saturday" "周六", "sunday" "周日";
    Calendar: "china" "中国";
    Due: "unknown" "未知", "paused" "已暂停", "held" "待批";
    Answering: "one" "唯一";
}

/// Declares the kinds of body that are built in.
macro_rules! kinds {
    ($($en:literal $zh:literal),*) => {
        /// The kinds of body that are built in, by name only; what each may do is for the structure to say.
        pub const BUILT_IN_KINDS: &[Reserved] = &[$(Reserved { place: Place::Kind, en: $en, zh: $zh },)*];
    };
}

kinds! {
    "party-organization" "党组织",
    "government" "政府",
    "residents-committee" "居民委员会",
    "residents-assembly" "居民大会",
    "supervisory-committee" "监督委员会",
    "council" "理事会",
    "owners-committee" "业主委员会",
    "grid" "网格",
    "volunteers" "志愿者组织",
    "property-service" "物业服务",
    "partner" "共建单位",
    "social-organization" "社会组织",
    "professional-service" "专业服务",
    "service-point" "服务点",
    "deputies" "人大代表"
}

/// The word reserved in `place` that is spelled `text` in either language, and in which language.
#[must_use]
pub fn reserved(place: Place, text: &str) -> Option<(Reserved, Language)> {
    let words = RESERVED.iter().chain(BUILT_IN_KINDS).filter(|word| word.place == place);
    words.copied().find_map(|word| {
        let language = Language::ALL.into_iter().find(|&language| word.word(language) == text)?;
        Some((word, language))
    })
}

/// A path with its reserved words in Chinese, as a Chinese sentence says it: `承办单位.上级`.
pub(crate) fn in_chinese(path: &str) -> String {
    let word = |place: Place, text: &str| RESERVED.iter().find(|word| word.place == place && word.en == text);
    let parts = path.split('.').enumerate().map(|(index, part)| {
        let place = if index == 0 { Place::Anywhere } else { Place::AfterDot };
        word(place, part).map_or(part, |word| word.zh)
    });
    parts.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_said_in_chinese() {
        let said = ["承办单位.superior", "case.accountable", "superior.committee"].map(in_chinese);
        assert_eq!(said, ["承办单位.上级", "本案.负责", "superior.committee"]);
    }

    #[test]
    fn no_word_means_two_things_in_one_place() {
        let words: Vec<_> = RESERVED.iter().chain(BUILT_IN_KINDS).collect();
        for (index, a) in words.iter().enumerate() {
            let clash =
                words.iter().skip(index + 1).find(|b| a.place == b.place && (a.en == b.en || a.zh == b.zh));
            assert_eq!(clash, None);
        }
    }

    #[test]
    fn a_word_is_found_in_its_place_only() {
        assert_eq!(reserved(Place::Result, "通过").map(|(word, _)| word.en), Some("passed"));
        assert_eq!(reserved(Place::Cause, "通过"), None);
        assert_eq!(
            reserved(Place::Kind, "网格"),
            Some((reserved(Place::Kind, "grid").unwrap().0, Language::Zh))
        );
    }
}
