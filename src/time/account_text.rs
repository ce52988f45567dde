//! The account of days, and when a period ends, in words.

use super::{Account, Calendar, Day, Due, Line, Run};
use crate::finding::{Bilingual, Language};

impl Run {
    /// The dates: `2026-02-15 to 2026-02-23`, or the only one with its day of the week.
    #[must_use]
    pub fn dates(&self, language: Language) -> String {
        let (first, last) = (self.first.date, self.last.date);
        match language {
            _ if first == last => self.first.dated(language),
            Language::En => format!("{first} to {last}"),
            Language::Zh => format!("{first} 至 {last}"),
        }
    }

    /// What these days are in the count: `days 3 to 6`, `Spring Festival, not counted`.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match (&self.first.day, &self.last.day) {
            (Day::Counted { part, nth: first, make_up }, Day::Counted { nth: last, .. }) => {
                counted(*part, (*first, *last), *make_up).get(language).to_owned()
            }
            (Day::Hours { part, seconds }, _) if self.first.date != self.last.date => {
                each_day(*part, *seconds).get(language).to_owned()
            }
            _ => self.first.say(language),
        }
    }
}

impl Line {
    /// The date with its day of the week: `2026-02-14 Sat`, `2026-02-14 周六`.
    #[must_use]
    pub fn dated(&self, language: Language) -> String {
        let day = chrono::Datelike::weekday(&self.date);
        match language {
            Language::En => format!("{} {day}", self.date),
            Language::Zh => {
                let names = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
                let index = day.num_days_from_monday() as usize;
                format!("{} {}", self.date, names.get(index).copied().unwrap_or_default())
            }
        }
    }

    /// What the day is in the count: `day 3`, `Spring Festival, not counted`.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        self.day.sentence().get(language).to_owned()
    }
}

impl Day {
    /// What the day is in the count, in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let with = |en: &str, zh: &str, reason: &super::Rest| {
            Bilingual::new(
                format!("{}{en}", reason.say(Language::En)),
                format!("{}{zh}", reason.say(Language::Zh)),
            )
        };
        match self {
            Self::Start => Bilingual::new("the day of the start, not counted", "起算当日，不计入"),
            Self::Counted { part, nth, make_up } => counted(*part, (*nth, *nth), *make_up),
            Self::Hours { part, seconds } => hours(*part, *seconds),
            Self::Rest { reason } => with(", not counted", "，不计入", reason),
            Self::Paused => Bilingual::new("paused, not counted", "暂停，不计入"),
            Self::Moved { reason } => with(": the end moves on", "，顺延", reason),
            Self::MovedByPause => Bilingual::new("paused: the end moves on", "暂停，顺延"),
            Self::Last => Bilingual::new("the last day, moved on to", "顺延后的最后一日"),
        }
    }
}

fn counted(part: u32, (first, last): (u32, u32), make_up: bool) -> Bilingual {
    let (en, zh) = match first == last {
        true => (format!("day {first}"), format!("第{first}日")),
        false => (format!("days {first} to {last}"), format!("第{first}日至第{last}日")),
    };
    let (en_why, zh_why) =
        if make_up { (", worked to make up for another", "，调休上班") } else { ("", "") };
    of_part(part, format!("{en}{en_why}"), format!("{zh}{zh_why}"))
}

fn hours(part: u32, seconds: u32) -> Bilingual {
    if seconds == 0 {
        return of_part(part, "after hours, not counted".to_owned(), "非工作时间，不计入".to_owned());
    }
    let length = length(seconds);
    of_part(part, format!("{} counted", length.en), format!("计{}", length.zh))
}

fn each_day(part: u32, seconds: u32) -> Bilingual {
    let length = length(seconds);
    of_part(part, format!("{} counted each day", length.en), format!("每日计{}", length.zh))
}

fn of_part(part: u32, en: String, zh: String) -> Bilingual {
    match part {
        0 => Bilingual::new(en, zh),
        nth => Bilingual::new(format!("prolongation {nth}: {en}"), format!("第{nth}次延长：{zh}")),
    }
}

/// A length of time: `3 h 30 min`, `3小时30分`.
fn length(seconds: u32) -> Bilingual {
    let units = [(seconds / 3600, "h", "小时"), (seconds / 60 % 60, "min", "分"), (seconds % 60, "s", "秒")];
    let some = units.iter().filter(|(count, _, _)| *count > 0);
    let en: Vec<String> = some.clone().map(|(count, en, _)| format!("{count} {en}")).collect();
    let zh: String = some.map(|(count, _, zh)| format!("{count}{zh}")).collect();
    Bilingual::new(en.join(" "), zh)
}

impl Due {
    /// When the period ends, or why that cannot be said, in both languages.
    #[must_use]
    pub fn sentence(self, calendar: &Calendar) -> Bilingual {
        let zone = calendar.zone();
        match self {
            Self::At { due, due_date } => {
                let late = due.local(zone);
                Bilingual::new(
                    format!("the last day is {due_date}; late from {late} on ({zone})"),
                    format!("最后一日为{due_date}，自{late}起逾期（{zone}）"),
                )
            }
            Self::Paused { since } => {
                let since = since.local(zone);
                Bilingual::new(
                    format!("paused since {since} ({zone}): no end can be said while it stands still"),
                    format!("自{since}起暂停（{zone}），恢复之前无法确定截止时间"),
                )
            }
            Self::Held { since } => {
                let since = since.local(zone);
                Bilingual::new(
                    format!("held since {since} ({zone}): it does not end while more time is asked for"),
                    format!("自{since}起等待延长申请的决定（{zone}），决定之前不会届满"),
                )
            }
            Self::Unknown { beyond } => beyond.sentence(calendar),
        }
    }
}

impl Account {
    /// The folded account as lines of text, dates in one column and words in another.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let rows: Vec<(String, String)> =
            self.runs().iter().map(|run| (run.dates(language), run.say(language))).collect();
        let widest = rows.iter().map(|(dates, _)| columns(dates)).max().unwrap_or(0);
        let line = |(dates, words): &(String, String)| {
            let gap = " ".repeat(widest - columns(dates) + 2);
            format!("{dates}{gap}{words}\n")
        };
        rows.iter().map(line).collect()
    }
}

/// How many columns a terminal needs: Chinese characters take two.
fn columns(text: &str) -> usize {
    text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}
