//! Reasons in words.

use super::words::Words;
use crate::{
    charter::{Action, By, Charter},
    engine::{BarredBy, Misfit, Question, Reading, Reason, Refusal},
    finding::{Bilingual, Language},
    id::{ActionId, ClockId, StateId, WorkflowId},
    origin::Origin,
    rule::{Condition, Party, Trigger, Window},
    text::BoundWord,
    time::{Instant, Limit},
};

impl Refusal {
    /// The reasons in a language, a line each, with their sources.
    #[must_use]
    pub fn say(&self, charter: &Charter, language: Language) -> String {
        let say = |reason: &Reason| reason.say(charter, self.workflow, self.action, language);
        self.reasons.iter().map(say).collect::<Vec<_>>().join("\n")
    }
}

impl Reason {
    /// The reason in both languages, with its sources. `workflow` and `action` are those that were asked about.
    #[must_use]
    pub fn sentence(&self, charter: &Charter, workflow: WorkflowId, action: ActionId) -> Bilingual {
        let [en, zh] = Language::ALL.map(|language| self.say(charter, workflow, action, language));
        Bilingual { en, zh }
    }

    /// The reason in a language, with its sources. `workflow` and `action` are those that were asked about.
    #[must_use]
    pub fn say(
        &self,
        charter: &Charter,
        workflow: WorkflowId,
        action: ActionId,
        language: Language,
    ) -> String {
        let Some(workflow) = charter.workflows.get(workflow) else { return String::new() };
        let Some(rules) = workflow.actions.get(action) else { return String::new() };
        let words = Words { charter, workflow, language };
        let saying = Saying { words, action: words.action(action), rules };
        saying.sentence(self)
    }
}

struct Saying<'c> {
    words: Words<'c>,
    /// What the action is called.
    action: String,
    rules: &'c Action,
}

impl Saying<'_> {
    fn sentence(&self, reason: &Reason) -> String {
        let (words, action) = (self.words, &self.action);
        match reason {
            Reason::Past { last } => self.past(*last),
            Reason::Ended { state } => {
                let state = words.state(*state);
                words.pick(format!("the case has ended: {state}"), format!("事项已经终结：{state}"))
            }
            Reason::NotFrom { active } => self.not_from(active),
            Reason::Raised => words.pick(
                format!("the case is raised already, and {action} only raises one"),
                format!("事项已经提出，{action}只用于提出事项"),
            ),
            Reason::Retired { state: None } => words.pick(
                format!("{action} is kept for running cases only"),
                format!("{action}已停用，只供已在办理的事项使用"),
            ),
            Reason::Retired { state: Some(state) } => {
                let state = words.state(*state);
                words.pick(
                    format!("{state} is kept for running cases only"),
                    format!("{state}已停用，只供已在办理的事项使用"),
                )
            }
            Reason::By { clauses } => self.by(clauses),
            Reason::Together { clause, word, bound, acted } => self.together(*clause, *word, *bound, *acted),
            Reason::Twice { person } => {
                let person = words.person(person);
                words.pick(format!("{person} is named twice"), format!("{person}重复列出"))
            }
            Reason::Barred { person, by } => self.barred(&words.person(person), by),
            Reason::If { guard, unmet, read, is_undecided } => self.guard(*guard, unmet, read, *is_undecided),
            Reason::Asks { asked } => {
                let asked = words.target(*asked);
                words.pick(format!("{action} asks for {asked}"), format!("{action}需要填写{asked}"))
            }
            Reason::TooEarly { limit, since, triggers, opens } => {
                self.too_early(*limit, *since, triggers, *opens) + &self.window_sources(*limit)
            }
            Reason::Since { triggers } => self.not_since(triggers),
            Reason::Before { trigger, limit, closed } => self.not_before(*trigger, *limit, *closed),
            Reason::Within { clock } => self.within(*clock),
            Reason::NotWithin { clock, limit, opens } => self.not_within(*clock, *limit, *opens),
            Reason::AtMost { times } => self.at_most(*times),
            Reason::NoRoute { read, is_undecided } => self.no_route(read, *is_undecided),
            Reason::NoRow { table, read, is_undecided } => {
                let table = words.table(*table);
                self.unfitting(
                    &words.pick(format!("no row of {table} fits"), format!("{table}没有适用的行")),
                    &words.pick(
                        format!("which row of {table} fits is undecided"),
                        format!("无法确定适用{table}的哪一行"),
                    ),
                    read,
                    *is_undecided,
                )
            }
            Reason::NoLimit { clock, read } => {
                let (clock, read) = (words.clock(*clock), words.readings(read));
                words.pick(
                    format!("how long {clock} lasts cannot be decided: {read}"),
                    format!("无法确定{clock}的时长：{read}"),
                )
            }
            Reason::NoBody { holder } => {
                let holder = words.holder(holder);
                words.pick(format!("there is no such body: {holder}"), format!("没有{holder}"))
            }
            Reason::Unaccountable { state } => {
                let state = words.state(*state);
                words.pick(
                    format!("nobody would be accountable in {state}"),
                    format!("进入{state}后没有负责主体"),
                )
            }
            Reason::Active { state } => {
                let state = words.state(*state);
                words.pick(format!("{state} is active already"), format!("事项已处在{state}环节"))
            }
            Reason::NotAlone { end: None, .. } => {
                words.pick("the case would stand nowhere", "事项将不处在任何环节")
            }
            Reason::NotAlone { end: Some(end), active } => {
                let (end, active) = (words.state(*end), words.states(active));
                words.pick(
                    format!("the case cannot end in {end} while {active} stays active"),
                    format!("{active}尚未结束，事项不能终结于{end}"),
                )
            }
            Reason::NotRunning { clock } => {
                let clock = words.clock(*clock);
                words.pick(
                    format!("{clock} does not run, or has ended"),
                    format!("{clock}没有在计时，或者已经届满"),
                )
            }
            Reason::TooMuch { clock, asked, most } => self.too_much(*clock, *asked, *most),
            Reason::Exhausted { slot } => {
                let slot = words.slot(*slot);
                words.pick(
                    format!("the ladder of {slot} has no further rung"),
                    format!("{slot}的升级路径已到最高层级"),
                )
            }
            Reason::Unbound { slot } => {
                let slot = words.slot(*slot);
                words.pick(
                    format!("{slot} is empty, so that nothing can escalate"),
                    format!("{slot}尚未确定，无法升级"),
                )
            }
            Reason::Unknown { question } => self.unknown(question),
        }
    }

    fn past(&self, last: Instant) -> String {
        let last = self.words.instant(last);
        self.words.pick(
            format!("the case has a later event already, of {last}"),
            format!("事项在{last}已有更晚的记录"),
        )
    }

    fn not_from(&self, active: &[StateId]) -> String {
        let (words, action) = (self.words, &self.action);
        if active.is_empty() {
            return words.pick(
                format!("{action} is not open: the case has not been raised"),
                format!("不能{action}：事项尚未提出"),
            );
        }
        let active = words.states(active);
        words.pick(format!("{action} is not open in {active}"), format!("事项处在{active}环节，不能{action}"))
    }

    fn by(&self, misfits: &[Misfit]) -> String {
        let words = self.words;
        let clauses = self.rules.by.iter().map(|by| self.clause(by));
        let could = clauses.collect::<Vec<_>>().join(&words.pick("; or ", "；或者"));
        let person = misfits.iter().find_map(|misfit| misfit.person.as_ref());
        let action = &self.action;
        let sources: String = self.rules.by.iter().map(|by| words.sources(&by.origin)).collect();
        let sources = if sources.is_empty() { self.cite(None) } else { sources };
        let sentence = match person.map(|person| words.person(person)) {
            Some(person) => words.pick(
                format!("{person} may not do {action}: that is for {could}"),
                format!("{person}无权{action}：应由{could}办理"),
            ),
            None => words.pick(
                format!("nobody who may is named: {action} is for {could}"),
                format!("没有指明有权的经办人：{action}应由{could}办理"),
            ),
        };
        let read: Vec<Reading> = misfits.iter().flat_map(|misfit| misfit.read.clone()).collect();
        let facts = match read.as_slice() {
            [] => String::new(),
            read => words.pick(
                format!(" (now {})", words.readings(read)),
                format!("（现在{}）", words.readings(read)),
            ),
        };
        sentence + &facts + &sources
    }

    /// Who a clause of `by` names, how many, and when.
    fn clause(&self, by: &By) -> String {
        let words = self.words;
        let parties = words.any(&by.parties.iter().map(|party| words.party(party)).collect::<Vec<_>>());
        let number = by.together.map(|(word, bound)| self.number(word, bound));
        let number =
            number.map(|number| words.pick(format!(" ({number} together)"), format!("（{number}共同）")));
        let condition = match &by.condition {
            Condition::Always => String::new(),
            condition => {
                let condition = words.condition(condition);
                words.pick(format!(" if {condition}"), format!("（若{condition}）"))
            }
        };
        format!("{parties}{}{condition}", number.unwrap_or_default())
    }

    fn number(&self, word: BoundWord, bound: u32) -> String {
        match word {
            BoundWord::AtLeast => self.words.pick(format!("at least {bound}"), format!("至少{bound}人")),
            BoundWord::AtMost => self.words.pick(format!("at most {bound}"), format!("至多{bound}人")),
            BoundWord::MoreThan => self.words.pick(format!("more than {bound}"), format!("超过{bound}人")),
        }
    }

    fn together(&self, clause: u16, word: BoundWord, bound: u32, acted: u32) -> String {
        let number = self.number(word, bound);
        let action = &self.action;
        let sentence = self.words.pick(
            format!("{number} may do {action} together, and {acted} did"),
            format!("{action}的办理人数应为{number}，而现有{acted}人"),
        );
        let by = self.rules.by.get(usize::from(clause));
        sentence + &self.cite(by.map(|by| &by.origin))
    }

    fn barred(&self, person: &str, by: &BarredBy) -> String {
        let (words, action) = (self.words, &self.action);
        let sentence = match &by.party {
            Party::Actor(done) => {
                let done = words.action(*done);
                words.pick(
                    format!("{person} did {done} in this case, and may therefore not do {action}"),
                    format!("{person}在本案中办理过{done}，应当回避{action}"),
                )
            }
            party => {
                let party = words.party(party);
                words.pick(
                    format!("{person} is {party}, and may therefore not do {action}"),
                    format!("{person}属于{party}，应当回避{action}"),
                )
            }
        };
        let clauses = match by.action {
            Some(_) => &self.rules.bars,
            None => &words.workflow.bars,
        };
        let clause = clauses.get(usize::from(by.clause));
        let clause = clause.map(|clause| &clause.origin);
        match by.action {
            Some(_) => sentence + &self.cite(clause),
            None => sentence + &clause.map(|clause| words.sources(clause)).unwrap_or_default(),
        }
    }

    fn guard(&self, index: u16, unmet: &Condition, read: &[Reading], is_undecided: bool) -> String {
        let (words, action) = (self.words, &self.action);
        let (must, read) = (words.condition(unmet), words.readings(read));
        let sentence = if is_undecided {
            words.pick(
                format!("{action} is open only if {must}, which cannot be decided: {read}"),
                format!("{action}须{must}，现在无法判断：{read}"),
            )
        } else {
            words.pick(
                format!("{action} is open only if {must}, but {read}"),
                format!("{action}须{must}，而现在{read}"),
            )
        };
        let guard = self.rules.guards.get(usize::from(index));
        sentence + &self.cite(guard.map(|guard| &guard.origin))
    }

    /// The sources of a clause, or else of the action.
    fn cite(&self, clause: Option<&Origin>) -> String {
        let own = clause.map(|clause| self.words.sources(clause)).unwrap_or_default();
        if own.is_empty() { self.words.sources(&self.rules.origin) } else { own }
    }

    fn too_early(
        &self,
        limit: Limit,
        since: Option<Instant>,
        triggers: &[Trigger],
        opens: Option<Instant>,
    ) -> String {
        let (words, action, limit) = (self.words, &self.action, self.words.limit(limit));
        if since.is_none() {
            let triggers = words.triggers(triggers);
            return words.pick(
                format!(
                    "{action} is open {limit} after {triggers} at the earliest, and that has not come about"
                ),
                format!("{action}至少应在{triggers}之后{limit}，而这尚未发生"),
            );
        }
        let opens = opens.map(|opens| words.instant(opens)).unwrap_or_default();
        words.pick(
            format!("it is too early for {action}: {limit} must lie in between, so that it is open from {opens} on"),
            format!("{action}为时过早：至少间隔{limit}，自{opens}起方可办理"),
        )
    }

    /// The sources of the lower bound of that length, of the action or else of a state.
    fn window_sources(&self, limit: Limit) -> String {
        fn origin(window: &Window, limit: Limit) -> Option<&Origin> {
            match window {
                Window::AtLeastSince { limit: found, origin, .. } if *found == limit => Some(origin),
                _ => None,
            }
        }
        let own = self.rules.windows.iter().find_map(|window| origin(window, limit));
        if own.is_some() {
            return self.cite(own);
        }
        let mut stays = self.words.workflow.states.values().flat_map(|state| {
            state.stay.iter().filter_map(move |stay| Some((origin(stay, limit)?, &state.origin)))
        });
        let (stay, state) = stays.next().unzip();
        let sources =
            |origin: Option<&Origin>| origin.map(|origin| self.words.sources(origin)).unwrap_or_default();
        let own = sources(stay);
        if own.is_empty() { sources(state) } else { own }
    }

    fn not_since(&self, triggers: &[Trigger]) -> String {
        let (words, action, triggers) = (self.words, &self.action, self.words.triggers(triggers));
        words.pick(
            format!("{action} is open only after {triggers}, and that has not come about"),
            format!("{action}只能在{triggers}之后办理，而这尚未发生"),
        )
    }

    fn not_before(&self, trigger: Trigger, limit: Option<Limit>, closed: Option<Instant>) -> String {
        let (words, action) = (self.words, &self.action);
        let trigger = words.trigger(trigger);
        let Some(limit) = limit else {
            return words.pick(
                format!("{action} is open only before {trigger}, and that has come about"),
                format!("{action}只能在{trigger}之前办理，而这已经发生"),
            );
        };
        let limit = words.limit(limit);
        match closed.map(|closed| words.instant(closed)) {
            Some(closed) => words.pick(
                format!("{action} must be done at least {limit} before {trigger}, so that it was open until {closed}"),
                format!("{action}应当至少在{trigger}前{limit}办理，已于{closed}截止"),
            ),
            None => words.pick(
                format!("{action} must be done at least {limit} before {trigger}, and that day is not known"),
                format!("{action}应当至少在{trigger}前{limit}办理，而该日期尚未确定"),
            ),
        }
    }

    fn within(&self, clock: ClockId) -> String {
        let (words, action, name) = (self.words, &self.action, self.words.clock(clock));
        let sentence = if name == *action {
            words.pick(format!("the time for {action} has ended"), format!("{action}的期限已经届满"))
        } else {
            words.pick(
                format!("the time for {action} has ended: {name}"),
                format!("{action}的期限已经届满：{name}"),
            )
        };
        let clock = words.workflow.clocks.get(clock);
        let limit =
            clock.and_then(|clock| clock.limits.iter().find(|limit| !limit.origin.sources.is_empty()));
        sentence + &self.cite(limit.map(|limit| &limit.origin).or(clock.map(|clock| &clock.origin)))
    }

    fn not_within(&self, clock: ClockId, limit: Limit, opens: Instant) -> String {
        let (words, action, limit) = (self.words, &self.action, self.words.limit(limit));
        let clock = words.workflow.clocks.get(clock);
        let rule = clock.and_then(|clock| clock.limits.iter().find(|rule| rule.before.is_some()));
        let day = rule.and_then(|rule| rule.before).map(|day| words.fact(day)).unwrap_or_default();
        let opens = words.instant(opens);
        let sentence = words.pick(
            format!("{action} is open within {limit} before {day}, which is from {opens} on"),
            format!("{action}应当在{day}前{limit}内办理，自{opens}起"),
        );
        sentence + &self.cite(rule.map(|rule| &rule.origin))
    }

    fn at_most(&self, times: u32) -> String {
        let (words, action) = (self.words, &self.action);
        let cap = self.rules.caps.iter().find(|cap| cap.times == times);
        let sentence = match times {
            1 => words.pick(
                format!("{action} may be done once in a case, and has been"),
                format!("{action}在一个事项中只能办理1次，已经办理"),
            ),
            _ => words.pick(
                format!("{action} may be done {times} times in a case, and has been"),
                format!("{action}在一个事项中至多办理{times}次，已经用完"),
            ),
        };
        sentence + &cap.map(|cap| words.sources(&cap.origin)).unwrap_or_default()
    }

    fn no_route(&self, read: &[Reading], is_undecided: bool) -> String {
        let (words, action) = (self.words, &self.action);
        self.unfitting(
            &words.pick(
                format!("none of the ways on from {action} is open"),
                format!("{action}之后没有可走的去向"),
            ),
            &words.pick(
                format!("where {action} leads cannot be decided"),
                format!("无法确定{action}之后的去向"),
            ),
            read,
            is_undecided,
        )
    }

    fn unfitting(&self, none: &str, undecided: &str, read: &[Reading], is_undecided: bool) -> String {
        let words = self.words;
        let what = if is_undecided { undecided } else { none };
        if read.is_empty() {
            return what.to_owned();
        }
        let read = words.readings(read);
        words.pick(format!("{what}: {read}"), format!("{what}：{read}"))
    }

    fn too_much(&self, clock: ClockId, asked: Option<Limit>, most: Option<Limit>) -> String {
        let (words, action, clock) = (self.words, &self.action, self.words.clock(clock));
        let limit = |limit: Limit| words.limit(limit);
        match (asked, most) {
            (Some(asked), Some(most)) => words.pick(
                format!(
                    "{action} gives {clock} at most {} more, and {} was asked",
                    limit(most),
                    limit(asked)
                ),
                format!("{action}至多给{clock}延长{}，而申请了{}", limit(most), limit(asked)),
            ),
            _ => words.pick(
                format!("{action} does not say how much more time {clock} is given"),
                format!("{action}没有说明给{clock}延长多久"),
            ),
        }
    }

    fn unknown(&self, question: &Question) -> String {
        let words = self.words;
        match question {
            Question::Fits { person, party } => {
                let (person, party) = (words.person(person), words.party(party));
                words.pick(
                    format!("the roster cannot say whether {person} is {party}"),
                    format!("名册无法确认{person}是否为{party}"),
                )
            }
            Question::Granted { delegation } => {
                let found = words.charter.structure.delegations.get(usize::from(*delegation));
                let bodies = found.map(|found| (words.body(found.from), words.body(found.to)));
                let (from, to) = bodies.unwrap_or_default();
                words.pick(
                    format!("the roster cannot say whether the delegation from {from} to {to} is in force"),
                    format!("名册无法确认{from}对{to}的授权是否有效"),
                )
            }
        }
    }
}
