//! The days of a limit that count, and those that do not.

use super::{
    super::{expected::Days, phrase::both, run::Met},
    observed::{Observed, differ},
};
use crate::{
    engine::Run,
    finding::{Bilingual, Language, Span},
    id::ClockId,
    time::{Account, Date, Day, Instant},
};

impl Observed<'_> {
    /// Whether every one of these days counts, or none does; a day outside the limit is neither.
    pub(super) fn days(&self, days: &Days, span: Span) -> Met {
        let what = match days.clock {
            Some(clock) => self.phrases.clock(clock),
            None => Bilingual::new("the limit", "时限"),
        };
        let account = self.account(days.clock);
        let all =
            days.spans.iter().flat_map(|(first, last)| first.iter_days().take_while(move |day| day <= last));
        let unmet = all.into_iter().find(|day| counts(account.as_ref(), *day) != Some(days.count));
        let Some(day) = unmet else { return Ok(()) };
        differ(
            false,
            span,
            Bilingual::new(format!("days of {}", what.en), format!("{}的逐日账", what.zh)),
            || {
                let (en, zh) = if days.count { ("counts", "计入") } else { ("does not count", "不计") };
                let expected = Bilingual::new(format!("{day} {en}"), format!("{day} {zh}"));
                (expected, both(|language| told(account.as_ref(), day, language)))
            },
        )
    }

    /// How the days of a limit that runs are counted; of several that of the one that ends first.
    fn account(&self, clock: Option<ClockId>) -> Option<Account> {
        let policy = |run: &Run| self.phrases.rules.clocks.get(run.clock).map(|clock| clock.policy);
        let runs = self.running.case.runs().iter().filter(|run| !run.expired);
        let runs = runs.filter(|run| clock.is_none_or(|clock| run.clock == clock));
        let first = runs.min_by_key(|run| {
            let due = policy(run).and_then(|policy| run.due(self.world.calendar, policy).instant());
            due.unwrap_or(Instant::MAX)
        })?;
        first.account(self.world.calendar, policy(first)?)
    }
}

/// Whether a day counts; none if the account does not speak of it, or only says that the limit ends on it.
fn counts(account: Option<&Account>, date: Date) -> Option<bool> {
    let lines = account?.lines.iter().filter(|line| line.date == date);
    let counted = lines.map(|line| match line.day {
        Day::Counted { .. } => Some(true),
        Day::Hours { seconds, .. } => Some(seconds > 0),
        Day::Last => None,
        _ => Some(false),
    });
    counted.flatten().reduce(|one, other| one || other)
}

/// What the account says of a day.
fn told(account: Option<&Account>, date: Date, language: Language) -> String {
    let Some(account) = account else {
        return Bilingual::new("it does not run", "没有计时").get(language).to_owned();
    };
    let runs = account.runs();
    let run = runs.iter().find(|run| run.first.date <= date && date <= run.last.date);
    match (run, language) {
        (Some(run), Language::En) => format!("{}: {}", run.dates(language), run.say(language)),
        (Some(run), Language::Zh) => format!("{}：{}", run.dates(language), run.say(language)),
        (None, Language::En) => format!("{date} lies outside"),
        (None, Language::Zh) => format!("{date} 不在期限之内"),
    }
}
