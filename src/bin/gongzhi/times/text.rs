//! Longest times for people.

use gongzhi::{
    check::{Arrival, Point, RunKind, WorstDates, WorstTime},
    finding::Language,
};

use super::command::Of;

/// A table of the outcomes of each workflow.
pub(super) fn text(found: &[Of<'_>], language: Language) -> String {
    let tables: Vec<String> = found.iter().map(|of| table(of, language)).collect();
    tables.join("\n")
}

fn table(of: &Of<'_>, language: Language) -> String {
    let title = of.workflow.titles.or(language, &of.workflow.name);
    let (bold, plain) = ("\u{1b}[1m", "\u{1b}[0m");
    let rows: String = of.times.arrivals.iter().map(|arrival| row(of, arrival, language)).collect();
    format!("{bold}{}{plain} {title}{}\n{rows}{}", of.workflow.name, asked(of, language), aside(of, language))
}

/// From where, on which runs.
fn asked(of: &Of<'_>, language: Language) -> String {
    let from = (of.question.from != Point::Start).then(|| of.question.from.say(of.workflow, language));
    let from = from.map(|from| match language {
        Language::En => format!(", from `{from}`"),
        Language::Zh => format!("，自“{from}”起"),
    });
    let names = of.question.without.iter().filter_map(|action| of.workflow.actions.get(*action));
    let names: Vec<String> = names.map(|action| action.name.to_string()).collect();
    let without = (!names.is_empty()).then(|| match language {
        Language::En => format!(", without {}", names.join(", ")),
        Language::Zh => format!("，不经{}", names.join("、")),
    });
    let any = (of.question.runs == RunKind::Any).then_some(match language {
        Language::En => ", escalations counted",
        Language::Zh => "，逾期升级计算在内",
    });
    [from, without, any.map(ToOwned::to_owned)].into_iter().flatten().collect()
}

fn row(of: &Of<'_>, arrival: &Arrival, language: Language) -> String {
    let to = arrival.to.say(of.workflow, language);
    let time = arrival.time.say(of.workflow, language);
    let head = match language {
        Language::En => format!("  {to}: {time}\n"),
        Language::Zh => format!("  {to}：{time}\n"),
    };
    let parts = match &arrival.time {
        WorstTime::Sums(sums) => sums.iter().flat_map(|sum| sum.parts(of.workflow, language)).collect(),
        _ => Vec::new(),
    };
    let parts: String =
        parts.iter().filter(|part| !part.is_empty()).map(|part| format!("    = {part}\n")).collect();
    let dated = arrival.dated.as_ref().map(|dates| dated(dates, language)).unwrap_or_default();
    format!("{head}{parts}{dated}")
}

/// The day from which it takes longest.
fn dated(dates: &WorstDates, language: Language) -> String {
    let worst = dates.worst.as_ref().map(|worst| {
        let (day, date) = (worst.day, worst.date);
        let days = (date - day).num_days();
        match language {
            Language::En => format!("    worst start: {day}, at the latest on {date} ({days} days)\n"),
            Language::Zh => format!("    最不利的开始日：{day}，至迟{date}（{days}日）\n"),
        }
    });
    let unknown = dates.days.iter().find(|(_, at)| at.is_none()).map(|(day, _)| match language {
        Language::En => format!("    from {day} on, the calendar's data do not always reach the end\n"),
        Language::Zh => format!("    自{day}起，日历数据并非总能算到终点\n"),
    });
    let pauses = dates.pauses.then_some(match language {
        Language::En => "    dates take limits to stand still as late as they can\n",
        Language::Zh => "    日期按时限尽可能晚暂停计算\n",
    });
    [worst, unknown, pauses.map(ToOwned::to_owned)].into_iter().flatten().collect()
}

/// What is to be known of all rows.
fn aside(of: &Of<'_>, language: Language) -> String {
    let is_open = |arrival: &Arrival| matches!(&arrival.time, WorstTime::Sums(sums) if sums.iter().any(|sum| sum.is_order_open));
    let open = of.times.arrivals.iter().any(is_open).then_some(match language {
        Language::En => {
            "  Which of several limits ends first hangs on the calendar: sums may be longer than any run.\n"
        }
        Language::Zh => "  几个时限何者先到取决于日历：时限之和可能比任何经过都长。\n",
    });
    let facts = (!of.times.follows_facts).then_some(match language {
        Language::En => {
            "  Facts were not followed from one event to the next: times are long enough, and may be longer than any run.\n"
        }
        Language::Zh => "  没有跟踪事实在前后事件中的取值：所列时间足够长，可能比任何经过都长。\n",
    });
    [open, facts].into_iter().flatten().collect()
}
