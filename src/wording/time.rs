//! Limits, clocks and windows, in words.

use super::Wording;
use crate::{
    charter::{Cap, Decline, Prolongation, Request},
    finding::Language,
    rule::{Clock, Expiry, Least, LimitRule, LimitSource, Route, Trigger, Window},
    time::{Limit, Unit},
};

impl Wording<'_> {
    /// A unit, in the plural.
    #[must_use]
    pub fn unit(&self, unit: Unit) -> &'static str {
        let (en, zh) = match unit {
            Unit::Hours => ("hours", "小时"),
            Unit::WorkingHours => ("working hours", "个工作小时"),
            Unit::Days => ("days", "日"),
            Unit::WorkingDays => ("working days", "个工作日"),
            Unit::Months => ("months", "个月"),
            Unit::Years => ("years", "年"),
        };
        self.pick(en, zh)
    }

    /// An amount of time.
    #[must_use]
    pub fn limit(&self, limit: Limit) -> String {
        limit.say(self.language)
    }

    /// What a clock demands: `within 3 working days`, `every 6 months`, or `by Graded handling` if a table says.
    #[must_use]
    pub fn limited(&self, clock: &Clock) -> String {
        let by_table = clock.limits.first().is_some_and(|rule| matches!(rule.limit, LimitSource::Table(_)));
        let word = match clock.expiry {
            _ if by_table => "",
            Expiry::Again => self.pick("every ", "每"),
            _ => self.pick("within ", "限"),
        };
        format!("{word}{}", self.limits(clock))
    }

    /// How long a clock runs: `3 working days`, or each limit with its condition.
    #[must_use]
    pub fn limits(&self, clock: &Clock) -> String {
        self.joined(clock.limits.iter().map(|rule| self.limit_rule(rule)), self.pick("; ", "；"))
    }

    fn limit_rule(&self, rule: &LimitRule) -> String {
        let limit = match &rule.limit {
            LimitSource::Fixed(limit) => self.limit(*limit),
            LimitSource::Fact(fact) => self.fact(*fact).to_owned(),
            LimitSource::Table(table) => format!("{}{}", self.pick("by ", "依"), self.table(*table)),
        };
        let before = rule.before.map(|day| match self.language {
            Language::En => format!(" before {}", self.fact(day)),
            Language::Zh => format!("，先于{}", self.fact(day)),
        });
        format!("{limit}{}{}", before.unwrap_or_default(), self.bracketed(&rule.condition))
    }

    /// What starts or stops a clock.
    #[must_use]
    pub fn triggers(&self, triggers: &[Trigger]) -> String {
        let said = triggers.iter().map(|trigger| match trigger {
            Trigger::Enters(state) => match self.language {
                Language::En => format!("entering {}", self.state(*state)),
                Language::Zh => format!("进入{}", self.state(*state)),
            },
            Trigger::Does(action) => self.action(*action).to_owned(),
            Trigger::Day(fact) => self.fact(*fact).to_owned(),
        });
        self.joined(said, self.pick(" or ", "或"))
    }

    /// What the end of a clock means.
    #[must_use]
    pub fn expiry(&self, expiry: &Expiry) -> String {
        match expiry {
            Expiry::Breach => self.pick("a breach is recorded", "记为逾期").to_owned(),
            Expiry::Lapse => self.pick("the power is gone", "逾期失权").to_owned(),
            Expiry::Escalate => self.pick("escalates", "升级").to_owned(),
            Expiry::Again => {
                self.pick("a breach is recorded, and the next begins", "记为逾期，下一期开始").to_owned()
            }
            Expiry::Take { action, with } => {
                let with = self.row(with.iter().map(|assignment| self.assignment(assignment)));
                let action = self.action(*action);
                match self.language {
                    Language::En if with.is_empty() => format!("counts as {action}"),
                    Language::En => format!("counts as {action} ({with})"),
                    Language::Zh if with.is_empty() => format!("视为{action}"),
                    Language::Zh => format!("视为{action}（{with}）"),
                }
            }
            Expiry::Close => self.pick("the votes are counted", "截止并计票").to_owned(),
            Expiry::Route(routes) => {
                let states = routes.iter().flat_map(|route| &route.to).map(|state| self.state(*state));
                let states = self.row(states);
                if states.is_empty() {
                    return self.row(routes.iter().flat_map(|route| self.changes_of(route)));
                }
                format!("{}{states}", self.pick("goes to ", "转入"))
            }
        }
    }

    /// What a way sets and opens.
    fn changes_of(&self, route: &Route) -> Vec<String> {
        let sets = route.sets.iter().map(|assignment| self.assignment(assignment));
        sets.chain(route.opens.iter().map(|opens| self.opens(opens))).collect()
    }

    fn least(&self, least: Least) -> String {
        match least {
            Least::Fixed(limit) => self.limit(limit),
            Least::Fact(fact) => self.fact(fact).to_owned(),
        }
    }

    /// When an action is open, or how long a state lasts at the least.
    #[must_use]
    pub fn window(&self, window: &Window) -> String {
        match window {
            Window::AtLeastSince { least, since, condition, .. } => {
                let since = match (self.language, since.is_empty()) {
                    (_, true) => String::new(),
                    (Language::En, false) => format!(" since {}", self.triggers(since)),
                    (Language::Zh, false) => format!("（自{}起）", self.triggers(since)),
                };
                let limit = self.least(*least);
                format!("{}{limit}{since}{}", self.pick("at least ", "至少"), self.bracketed(condition))
            }
            Window::AtLeastBefore { least, day, condition, .. } => {
                let limit = self.least(*least);
                let condition = self.bracketed(condition);
                match self.language {
                    Language::En => format!("at least {limit} before {}{condition}", self.fact(*day)),
                    Language::Zh => format!("先于{}至少{limit}{condition}", self.fact(*day)),
                }
            }
            Window::Since(since, _) => format!("{}{}", self.pick("from ", "自"), self.triggers(since)),
            Window::Before(before, _) => format!("{}{}", self.pick("before ", "先于"), self.triggers(before)),
            Window::BeforeEnd(clock, _) => match self.language {
                Language::En => format!("before the end of {}", self.clock(*clock)),
                Language::Zh => format!("先于{}届满", self.clock(*clock)),
            },
        }
    }

    /// How often an action may be done.
    #[must_use]
    pub fn cap(&self, cap: &Cap) -> String {
        let condition = self.bracketed(&cap.condition);
        match self.language {
            Language::En if cap.times == 1 => format!("at most once{condition}"),
            Language::En => format!("at most {} times{condition}", cap.times),
            Language::Zh => format!("至多{}次{condition}", cap.times),
        }
    }

    /// More time for a clock.
    #[must_use]
    pub fn prolongation(&self, more: &Prolongation) -> String {
        let most = more.most.iter().map(|most| {
            let condition = self.bracketed(&most.condition);
            format!("{}{}{condition}", self.pick("at most ", "至多"), self.limit(most.limit))
        });
        let fact = more.amount.filter(|_| more.most.is_empty()).map(|fact| self.fact(fact).to_owned());
        let bounds: Vec<_> = most.chain(fact).collect();
        let amount = match (bounds.as_slice(), self.language) {
            ([], _) => String::new(),
            (bounds, Language::En) => format!(" by {}", bounds.join(" and ")),
            (bounds, Language::Zh) => format!("，{}", bounds.join("且")),
        };
        format!("{}{}{amount}", self.pick("prolongs ", "延长"), self.clock(more.clock))
    }

    /// More time asked for a clock.
    #[must_use]
    pub fn request(&self, request: &Request) -> String {
        let clock = self.clock(request.clock);
        let within = request.within.map(|within| self.limit(within));
        match (self.language, within) {
            (Language::En, None) => format!("asks more time for {clock}"),
            (Language::En, Some(within)) => {
                format!("asks more time for {clock}, to be decided within {within}")
            }
            (Language::Zh, None) => format!("申请延长{clock}"),
            (Language::Zh, Some(within)) => format!("申请延长{clock}，{within}内决定"),
        }
    }

    /// More time refused for a clock.
    #[must_use]
    pub fn decline(&self, decline: &Decline) -> String {
        format!("{}{}", self.pick("refuses more time for ", "不同意延长"), self.clock(decline.clock))
    }
}
