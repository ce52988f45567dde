//! Figures in words.

use super::{Counted, Figure};
use crate::finding::{Bilingual, Language};

impl Figure {
    /// The figure: `3 of 4 (75.0 %)`, `2 days 3 hours (median of 5)`; that no case counts, if none does.
    #[must_use]
    pub fn sentence(self) -> Bilingual {
        match self {
            Self::Share { part, whole } => match self.permille() {
                Some(permille) => {
                    let percent = format!("{}.{} %", permille / 10, permille % 10);
                    let zh = format!("{whole}件中{part}件（{}）", percent.replace(' ', ""));
                    Bilingual::new(format!("{part} of {whole} ({percent})"), zh)
                }
                None => nothing(),
            },
            Self::Median { seconds: Some(seconds), of } => Bilingual::new(
                format!("{} (median of {of})", length(seconds, Language::En)),
                format!("{}（{of}件的中位数）", length(seconds, Language::Zh)),
            ),
            Self::Median { seconds: None, .. } => nothing(),
        }
    }
}

fn nothing() -> Bilingual {
    Bilingual::new("no case counts", "没有可以统计的事项")
}

/// The two largest units of a length of time, the smaller rounded down: `2 days 3 hours`.
fn length(seconds: u64, language: Language) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let parts = if days > 0 { [(days, DAY), (hours, HOUR)] } else { [(hours, HOUR), (minutes, MINUTE)] };
    let said: Vec<String> = parts
        .into_iter()
        .enumerate()
        .filter(|(place, (count, _))| *count > 0 || (*place == 1 && days == 0 && hours == 0))
        .map(|(_, (count, (one, many, zh)))| match language {
            Language::En => format!("{count} {}", if count == 1 { one } else { many }),
            Language::Zh => format!("{count}{zh}"),
        })
        .collect();
    said.join(if language == Language::En { " " } else { "" })
}

const DAY: (&str, &str, &str) = ("day", "days", "日");
const HOUR: (&str, &str, &str) = ("hour", "hours", "小时");
const MINUTE: (&str, &str, &str) = ("minute", "minutes", "分钟");

impl Counted {
    /// How the case counts, or why it does not.
    #[must_use]
    pub fn sentence(self) -> Bilingual {
        match self {
            Self::Holds => Bilingual::new("counts, holds", "计入，符合"),
            Self::Fails => Bilingual::new("counts, does not hold", "计入，不符合"),
            Self::Took(seconds) => Bilingual::new(
                format!("counts, took {}", length(seconds, Language::En)),
                format!("计入，用时{}", length(seconds, Language::Zh)),
            ),
            Self::Running => Bilingual::new("not counted: it has not ended", "不计入：尚未办结"),
            Self::LeftOut => Bilingual::new("not counted: none of those asked for", "不计入：不在统计范围"),
            Self::NotDecided => {
                Bilingual::new("not counted: what is asked was never told", "不计入：所问的事实从未填写")
            }
            Self::NotBoth => Bilingual::new(
                "not counted: one of the two events did not come about",
                "不计入：起止两事有一件没有发生",
            ),
            Self::Moved => {
                Bilingual::new("not counted: it moved to another edition", "不计入：中途转入了另一版次")
            }
        }
    }
}
