//! `gongzhi due`: when a limit ends.

use clap::{ArgGroup, Args};
use gongzhi::{
    finding::{Bilingual, Language},
    time::{
        Account, Calendar, CalendarText, Due as End, Instant, Limit, OfficeHours, Pause, Period, Policy,
        Recurring, Run, Zone, account, warning,
    },
};
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Failure},
    file,
    options::{Common, Format},
    spans::Spans,
};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("length").required(true)))]
pub(crate) struct Due {
    /// Calendar: `china`, `weekdays`, or a JSON file / 日历：中国、平日，或者 JSON 文件
    #[arg(long, value_name = "CALENDAR", default_value = "china")]
    calendar: String,
    /// Date, or date and time, of the start / 起算的日期或时刻
    #[arg(long, value_name = "INSTANT")]
    from: String,
    /// How long, such as "7 working days" / 时限，例如 7个工作日
    #[arg(long, value_name = "LIMIT", group = "length")]
    limit: Option<String>,
    /// Again and again, such as "6 months": the ends of the spans / 定期重复，例如 6个月：各期何时届满
    #[arg(long, value_name = "LIMIT", group = "length", conflicts_with_all = ["pause", "prolong", "warn"])]
    every: Option<String>,
    /// How many spans; 4 if left out / 列出几期，不写即 4 期
    #[arg(long, value_name = "COUNT", requires = "every", value_parser = clap::value_parser!(u32).range(1..=1000))]
    spans: Option<u32>,
    /// Office hours; the last day ends when they close / 工作时间，最后一日以停止办公为止
    #[arg(long, value_name = "HOURS")]
    hours: Option<String>,
    /// Offset from UTC, in place of the calendar's / 时区，代替日历的时区
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    zone: Option<String>,
    /// The day of the start is the first day / 起算当日计入
    #[arg(long)]
    first_day: bool,
    /// A last day that is one of rest stays the last / 最后一日遇休息日不顺延
    #[arg(long)]
    no_roll: bool,
    /// Does not run from one instant to another, or on (FROM..) / 暂停的起止，可写多次；FROM.. 为仍在暂停
    #[arg(long, value_name = "FROM..TO")]
    pause: Vec<String>,
    /// Prolonged by this, counted from the old last day / 延长，自原最后一日起算，可写多次
    #[arg(long, value_name = "LIMIT")]
    prolong: Vec<String>,
    /// Warn so long before its end / 提前预警，可写多次
    #[arg(long, value_name = "LIMIT")]
    warn: Vec<String>,
}

const EXAMPLES: &str = "\
The rules are those of the Civil Code, articles 201 to 203, unless an option says otherwise.
A date alone is its beginning; at the end of a pause it is included.
规则依《民法典》第二百零一条至第二百零三条，选项另有规定的除外。只写日期的，指该日开始；暂停截止只写日期的，含该日。

Examples / 示例:
  gongzhi due --calendar china --from 2026-02-12 --limit \"7 working days\"
  gongzhi due --from \"2026-02-13 16:00\" --limit 4个工作小时 --hours 09:00-12:00,13:30-17:30 --lang zh
  gongzhi due --from 2026-01-05 --limit \"60 days\" --prolong \"30 days\" --pause 2026-02-02..2026-02-06
  gongzhi due --from 2026-03-01 --limit \"5 years\" --no-roll --format json
  gongzhi due --calendar weekdays --from 2026-08-31 --every \"6 months\" --spans 3";

/// The options, read.
struct Question {
    calendar: Calendar,
    start: Instant,
    limit: Limit,
    policy: Policy,
    pauses: Vec<Pause>,
    prolonged: Vec<Limit>,
    warns: Vec<Limit>,
}

impl Due {
    pub(crate) fn run(&self, common: &Common) -> Result<Answer, Failure> {
        let question = self.read().map_err(Failure::new)?;
        if self.every.is_some() {
            return Ok(self.recurs(&question, common));
        }
        let period = Period {
            start: question.start,
            limit: question.limit,
            policy: question.policy,
            pauses: &question.pauses,
            prolonged: &question.prolonged,
        };
        let account = account(&question.calendar, &period);
        let text = match common.format {
            Format::Text => text(&question, &account, common.language()),
            Format::Json => format!("{:#}\n", json(&question, &account)),
        };
        Ok(if account.due.instant().is_some() { Answer::well(text) } else { Answer::short(text) })
    }

    /// When each of the spans ends.
    fn recurs(&self, question: &Question, common: &Common) -> Answer {
        let recurring = Recurring::new(question.start, question.limit).policy(question.policy);
        let spans = Spans { calendar: &question.calendar, recurring, count: self.spans.unwrap_or(4) };
        let text = match common.format {
            Format::Text => {
                let language = common.language();
                format!("{}\n{}\n", spans.text(language), source(&question.calendar, language))
            }
            Format::Json => format!("{:#}\n", spans_json(question, &spans)),
        };
        if spans.are_known() { Answer::well(text) } else { Answer::short(text) }
    }

    /// Reads every option, and reports all that cannot be read.
    fn read(&self) -> Result<Question, Vec<Bilingual>> {
        let mut wrong = Wrong { sentences: Vec::new() };
        let hours = self.hours.as_deref().and_then(|text| wrong.sort(read_hours(text)));
        let zone = self.zone.as_deref().and_then(|text| wrong.sort(read_zone(text)));
        let calendar = wrong.sort(find_calendar(&self.calendar));
        let calendar = calendar.map(|calendar| {
            let zone = zone.unwrap_or(calendar.zone());
            let hours = hours.or_else(|| calendar.hours().cloned());
            calendar.with_zone(zone).with_hours(hours)
        });
        let at = calendar.as_ref().map(Calendar::zone).or(zone).unwrap_or_default();
        let start = wrong.sort(Instant::parse(&self.from, at).map_err(|error| error.sentence()));
        let limit = self.every.as_deref().or(self.limit.as_deref()).unwrap_or_default();
        let limit = wrong.sort(read_limit(limit));
        let pauses = self.pause.iter().filter_map(|text| wrong.sort(read_pause(text, at))).collect();
        let prolonged = self.prolong.iter().filter_map(|text| wrong.sort(read_limit(text))).collect();
        let warns = self.warn.iter().filter_map(|text| wrong.sort(read_limit(text))).collect();
        let policy = Policy { counts_first_day: self.first_day, rolls: !self.no_roll };
        match (calendar, start, limit) {
            (Some(calendar), Some(start), Some(limit)) if wrong.sentences.is_empty() => {
                Ok(Question { calendar, start, limit, policy, pauses, prolonged, warns })
            }
            _ => Err(wrong.sentences),
        }
    }
}

/// Collects what cannot be read.
struct Wrong {
    sentences: Vec<Bilingual>,
}

impl Wrong {
    fn sort<T>(&mut self, read: Result<T, Bilingual>) -> Option<T> {
        read.map_err(|sentence| self.sentences.push(sentence)).ok()
    }
}

fn read_hours(text: &str) -> Result<OfficeHours, Bilingual> {
    text.parse::<OfficeHours>().map_err(|error| error.sentence())
}

fn read_zone(text: &str) -> Result<Zone, Bilingual> {
    text.parse::<Zone>().map_err(|error| error.sentence())
}

fn read_limit(text: &str) -> Result<Limit, Bilingual> {
    text.parse::<Limit>().map_err(|error| error.sentence())
}

fn read_pause(text: &str, zone: Zone) -> Result<Pause, Bilingual> {
    let shape = || {
        let en = format!("`{text}` is no pause: write one such as 2026-03-10..2026-03-20");
        Bilingual::new(en, format!("“{text}”不是暂停的起止：请写成 2026-03-10..2026-03-20"))
    };
    let (from, to) = text.split_once("..").ok_or_else(shape)?;
    let from = Instant::parse(from, zone).map_err(|error| error.sentence())?;
    let to = match to.trim() {
        "" => None,
        to => Some(pause_end(to, zone)?),
    };
    if to.is_some_and(|to| to <= from) {
        let en = format!("the pause `{text}` ends no later than it begins");
        return Err(Bilingual::new(en, format!("暂停“{text}”的结束不晚于开始")));
    }
    Ok(Pause { from, to })
}

/// The end of a pause: a date alone is included.
fn pause_end(text: &str, zone: Zone) -> Result<Instant, Bilingual> {
    let end = Instant::parse(text, zone).map_err(|error| error.sentence())?;
    let is_date = text.parse::<gongzhi::time::Date>().is_ok();
    Ok(if is_date { end.plus_seconds(86_400).unwrap_or(end) } else { end })
}

/// A built-in calendar, or one written as JSON in a file.
fn find_calendar(name: &str) -> Result<Calendar, Bilingual> {
    if let Some(calendar) = Calendar::built_in(name) {
        return Ok(calendar);
    }
    if !name.ends_with(".json") {
        let known: Vec<&str> = Calendar::BUILT_IN.iter().flat_map(|(en, zh)| [*en, *zh]).collect();
        let known = known.join(", ");
        let en = format!("no calendar is called `{name}`: there are {known}, and JSON files");
        return Err(Bilingual::new(en, format!("没有名为“{name}”的日历：可用 {known}，或者 JSON 文件")));
    }
    let calendar: CalendarText = serde_json::from_str(&file::read(name)?).map_err(|why| {
        Bilingual::new(format!("`{name}` is no calendar: {why}"), format!("“{name}”不是日历：{why}"))
    })?;
    calendar.build(Calendar::built_in).map_err(|errors| {
        let all = |language| errors.iter().map(move |error| error.sentence().get(language).to_owned());
        let en: Vec<String> = all(Language::En).collect();
        let zh: Vec<String> = all(Language::Zh).collect();
        Bilingual::new(format!("`{name}`: {}", en.join("; ")), format!("“{name}”：{}", zh.join("；")))
    })
}

fn text(question: &Question, account: &Account, language: Language) -> String {
    let start = question.start.local(question.calendar.zone());
    let start = start.strip_suffix(" 00:00").unwrap_or(&start);
    let limit = question.limit.say(language);
    let end = account.due.sentence(&question.calendar);
    let (bold, plain) = ("\u{1b}[1m", "\u{1b}[0m");
    let head = match language {
        Language::En => format!("{limit} from {start}: {bold}{}{plain}", end.en),
        Language::Zh => format!("自{start}起{limit}：{bold}{}{plain}", end.zh),
    };
    let warnings = warnings(question, account).into_iter().map(|at| at.local(question.calendar.zone()));
    let warnings = warnings.collect::<Vec<_>>().join(if language == Language::Zh { "、" } else { ", " });
    let warnings = match language {
        _ if warnings.is_empty() => String::new(),
        Language::En => format!("Warned at {warnings}.\n\n"),
        Language::Zh => format!("预警：{warnings}。\n\n"),
    };
    format!("{head}\n\n{warnings}{}\n{}\n", account.text(language), source(&question.calendar, language))
}

/// When to warn, earliest first; what lies beyond the calendar's data is left out.
fn warnings(question: &Question, account: &Account) -> Vec<Instant> {
    let warn =
        |due| question.warns.iter().filter_map(move |before| warning(&question.calendar, due, *before).ok());
    let mut warnings: Vec<Instant> = account.due.instant().into_iter().flat_map(warn).collect();
    warnings.sort_unstable();
    warnings
}

/// Which data the answer rests on.
fn source(calendar: &Calendar, language: Language) -> String {
    let (first, last) = calendar.known();
    let revision = match calendar.revision() {
        "" => String::new(),
        revision if language == Language::Zh => format!("（{revision}）"),
        revision => format!(" ({revision})"),
    };
    match language {
        Language::En => format!("Calendar {}{revision}, known from {first} to {last}.", calendar.name()),
        Language::Zh => format!("日历“{}”{revision}，数据自{first}至{last}。", calendar.name()),
    }
}

fn spans_json(question: &Question, spans: &Spans<'_>) -> Value {
    json!({
        "version": 1,
        "from": question.start.in_zone(question.calendar.zone()),
        "every": question.limit,
        "policy": question.policy,
        "calendar": calendar_json(&question.calendar),
        "spans": spans.json(),
    })
}

/// Which data the answer rests on.
fn calendar_json(calendar: &Calendar) -> Value {
    let (since, until) = calendar.known();
    json!({
        "name": calendar.name(),
        "revision": calendar.revision(),
        "zone": calendar.zone(),
        "hours": calendar.hours(),
        "since": since,
        "until": until,
    })
}

fn json(question: &Question, account: &Account) -> Value {
    let calendar = &question.calendar;
    let zone = calendar.zone();
    let due = account.due.instant().map(|due| due.in_zone(zone));
    let runs: Vec<Value> = account.runs().iter().map(run).collect();
    json!({
        "version": 1,
        "due_date": account.due.date(),
        "due": due,
        "state": state(account.due),
        "warnings": warnings(question, account).iter().map(|at| at.in_zone(zone)).collect::<Vec<_>>(),
        "sentence": account.due.sentence(calendar),
        "from": question.start.in_zone(zone),
        "limit": question.limit,
        "policy": question.policy,
        "prolonged": question.prolonged,
        "pauses": question.pauses,
        "calendar": calendar_json(calendar),
        "account": runs,
    })
}

fn state(end: End) -> &'static str {
    match end {
        End::At { .. } => "at",
        End::Paused { .. } => "paused",
        End::Held { .. } => "held",
        End::Unknown { .. } => "unknown",
    }
}

fn run(run: &Run) -> Value {
    let sentence = Bilingual::new(run.say(Language::En), run.say(Language::Zh));
    json!({
        "from": run.first.date,
        "to": run.last.date,
        "day": run.first.day,
        "last_day": run.last.day,
        "sentence": sentence,
    })
}
