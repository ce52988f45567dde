//! Sums, runs and reasons in words.

use super::{
    answer::{Endless, Goal, Moved, Sum, Undecided, WorstTime},
    question::Point,
    sum::{Share, Term},
};
use crate::{
    charter::Workflow,
    finding::Language,
    id::StateId,
    time::{Limit, Unit},
};

impl Sum {
    /// Of each bound how much there is in all of each unit, longest first.
    #[must_use]
    pub fn totals(&self) -> Vec<Vec<Limit>> {
        self.least_of.iter().map(|terms| totals(terms)).collect()
    }

    /// How long it is: `240 days`, `5 working days + 30 days`; of several bounds the one that ends first.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        let sums: Vec<String> =
            self.totals().iter().map(|limits| joined(limits.iter().copied(), language)).collect();
        match (sums.as_slice(), language) {
            ([one], _) => one.clone(),
            (several, Language::En) => format!("the earliest of: {}", several.join("; ")),
            (several, Language::Zh) => format!("以下最先届满者：{}", several.join("；")),
        }
    }

    /// Its parts in the order in which they pass, like ones next to each other as one: `2 × 15 days + 60 days`.
    #[must_use]
    pub fn parts(&self, workflow: &Workflow, language: Language) -> Vec<String> {
        self.least_of.iter().map(|terms| parts(workflow, terms, language)).collect()
    }
}

fn totals(terms: &[Term]) -> Vec<Limit> {
    let total = |unit: Unit| {
        let counts = terms.iter().filter(|term| term.limit.unit() == unit).map(|term| term.limit.count());
        Limit::new(counts.fold(0, u32::saturating_add), unit).ok()
    };
    Unit::ALL.into_iter().rev().filter_map(total).collect()
}

fn joined(limits: impl Iterator<Item = Limit>, language: Language) -> String {
    let said: Vec<String> = limits.map(|limit| limit.say(language)).collect();
    match (said.is_empty(), language) {
        (false, _) => said.join(" + "),
        (true, Language::En) => "at once".to_owned(),
        (true, Language::Zh) => "即时".to_owned(),
    }
}

fn parts(workflow: &Workflow, terms: &[Term], language: Language) -> String {
    let mut groups: Vec<(Limit, usize, Vec<String>)> = Vec::new();
    for term in terms {
        let name = part(workflow, term, language);
        match groups.last_mut().filter(|(limit, ..)| *limit == term.limit) {
            Some((_, times, names)) => {
                *times += 1;
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            None => groups.push((term.limit, 1, vec![name])),
        }
    }
    let said = groups.into_iter().map(|(limit, times, names)| {
        let times = if times == 1 { String::new() } else { format!("{times} × ") };
        match language {
            Language::En => format!("{times}{limit} ({})", names.join(", ")),
            Language::Zh => format!("{times}{}（{}）", limit.say(language), names.join("、")),
        }
    });
    said.collect::<Vec<_>>().join(" + ")
}

fn part(workflow: &Workflow, term: &Term, language: Language) -> String {
    let name = workflow.clocks.get(term.clock).map_or("", |clock| clock.name.as_str());
    match (term.share, language) {
        (Share::Limit, _) => name.to_owned(),
        (Share::Prolonged, Language::En) => format!("{name} prolonged"),
        (Share::Prolonged, Language::Zh) => format!("{name}延长"),
        (Share::Paused, Language::En) => format!("{name} paused"),
        (Share::Paused, Language::Zh) => format!("{name}暂停"),
        (Share::Asked, Language::En) => format!("more time asked for {name}"),
        (Share::Asked, Language::Zh) => format!("{name}申请延长"),
    }
}

/// A name as it stands in a sentence.
fn quoted(name: &str, language: Language) -> String {
    match language {
        Language::En => format!("`{name}`"),
        Language::Zh => format!("“{name}”"),
    }
}

fn states(workflow: &Workflow, states: &[StateId], language: Language) -> String {
    let names = states.iter().filter_map(|state| workflow.states.get(*state));
    let names: Vec<String> = names.map(|state| quoted(state.name.as_str(), language)).collect();
    match language {
        Language::En => names.join(" and "),
        Language::Zh => names.concat(),
    }
}

impl Moved {
    /// What happens: the action's name, or that a limit ends.
    #[must_use]
    pub fn say(&self, workflow: &Workflow, language: Language) -> String {
        match (self, language) {
            (Self::Does(action), _) => {
                quoted(workflow.actions.get(*action).map_or("", |action| action.name.as_str()), language)
            }
            (Self::Ends(clock), Language::En) => {
                format!("the end of {}", clock_name(workflow, *clock, language))
            }
            (Self::Ends(clock), Language::Zh) => format!("{}到期", clock_name(workflow, *clock, language)),
        }
    }
}

fn clock_name(workflow: &Workflow, clock: crate::id::ClockId, language: Language) -> String {
    quoted(workflow.clocks.get(clock).map_or("", |clock| clock.name.as_str()), language)
}

fn run(workflow: &Workflow, run: &[Moved], language: Language) -> String {
    let said: Vec<String> = run.iter().map(|moved| moved.say(workflow, language)).collect();
    said.join(if language == Language::En { ", " } else { "、" })
}

impl Endless {
    /// Why there is no bound.
    #[must_use]
    pub fn say(&self, workflow: &Workflow, language: Language) -> String {
        match self {
            Self::NoLimit { states: active, paused, .. } => {
                let active = states(workflow, active, language);
                let names = paused.iter().map(|clock| clock_name(workflow, *clock, language));
                let names: Vec<String> = names.collect();
                match (language, names.is_empty()) {
                    (Language::En, true) => format!("no limit bounds the stay in {active}"),
                    (Language::En, false) => {
                        format!(
                            "no limit bounds the stay in {active}, where {} stands still",
                            names.join(" and ")
                        )
                    }
                    (Language::Zh, true) => format!("{active}没有时限约束"),
                    (Language::Zh, false) => format!("{active}没有时限约束，且{}在此暂停", names.concat()),
                }
            }
            Self::Circle { round, .. } => match language {
                Language::En => format!("again and again: {}", run(workflow, round, language)),
                Language::Zh => format!("可以反复进行：{}", run(workflow, round, language)),
            },
        }
    }

    /// How a case comes there.
    #[must_use]
    pub fn way(&self) -> &[Moved] {
        match self {
            Self::NoLimit { run, .. } | Self::Circle { run, .. } => run,
        }
    }
}

impl Undecided {
    /// Why it is not known.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::Limit(looked), Language::En) => {
                format!("not decided: looked at {looked} stands of a case")
            }
            (Self::Limit(looked), Language::Zh) => format!("尚未判定：已查看{looked}种情形"),
            (Self::Ballots, Language::En) => "not decided: ballots are not followed yet".to_owned(),
            (Self::Ballots, Language::Zh) => "尚未判定：还不能跟踪表决".to_owned(),
            (Self::Waits, Language::En) => "not decided: awaited cases are not followed yet".to_owned(),
            (Self::Waits, Language::Zh) => "尚未判定：还不能跟踪所等候的事项".to_owned(),
        }
    }
}

impl WorstTime {
    /// The answer: sums, `no bound` with the reason, or why it is not known.
    #[must_use]
    pub fn say(&self, workflow: &Workflow, language: Language) -> String {
        match (self, language) {
            (Self::Unreached, Language::En) => "never reached".to_owned(),
            (Self::Unreached, Language::Zh) => "不会到达".to_owned(),
            (Self::Sums(sums), _) => {
                let said: Vec<String> = sums.iter().map(|sum| sum.say(language)).collect();
                said.join(if language == Language::En { ", or " } else { "，或者" })
            }
            (Self::Unbounded(endless), Language::En) => {
                format!("no bound: {}", endless.say(workflow, language))
            }
            (Self::Unbounded(endless), Language::Zh) => {
                format!("没有上限：{}", endless.say(workflow, language))
            }
            (Self::NotDecided(why), _) => why.say(language),
        }
    }
}

impl Point {
    /// The state or action, by name.
    #[must_use]
    pub fn say(&self, workflow: &Workflow, language: Language) -> String {
        match (self, language) {
            (Self::Start, Language::En) => "start".to_owned(),
            (Self::Start, Language::Zh) => "起点".to_owned(),
            (Self::Enters(state), _) => {
                workflow.states.get(*state).map_or("", |state| state.name.as_str()).to_owned()
            }
            (Self::Does(action), _) => {
                workflow.actions.get(*action).map_or("", |action| action.name.as_str()).to_owned()
            }
        }
    }
}

impl Goal {
    /// The outcome, or the points.
    #[must_use]
    pub fn say(&self, workflow: &Workflow, language: Language) -> String {
        match self {
            Self::Outcome(name) => name.as_str().to_owned(),
            Self::Points(points) => {
                let said: Vec<String> = points.iter().map(|point| point.say(workflow, language)).collect();
                said.join(if language == Language::En { " or " } else { "或" })
            }
        }
    }
}
