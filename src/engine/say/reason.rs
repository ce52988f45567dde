//! Reasons in words.

use super::words::Words;
use crate::{
    charter::{Action, Charter},
    engine::{Attempt, Reading, Reason, Refusal},
    finding::{Bilingual, Language},
    id::{StateId, WorkflowId},
    rule::Condition,
    time::Instant,
};

impl Refusal {
    /// The reasons in a language, a line each, with their sources.
    #[must_use]
    pub fn say(&self, charter: &Charter, language: Language) -> String {
        let say = |reason: &Reason| reason.say(charter, self.workflow, self.attempt, language);
        self.reasons.iter().map(say).collect::<Vec<_>>().join("\n")
    }
}

impl Reason {
    /// The reason in both languages, with its sources. `workflow` and `attempt` are those that were asked about; an
    /// [`ActionId`](crate::id::ActionId) is an attempt to do that action.
    #[must_use]
    pub fn sentence(
        &self,
        charter: &Charter,
        workflow: WorkflowId,
        attempt: impl Into<Attempt>,
    ) -> Bilingual {
        let attempt = attempt.into();
        let [en, zh] = Language::ALL.map(|language| self.say(charter, workflow, attempt, language));
        Bilingual { en, zh }
    }

    /// The reason in a language, with its sources. `workflow` and `attempt` are those that were asked about.
    #[must_use]
    pub fn say(
        &self,
        charter: &Charter,
        workflow: WorkflowId,
        attempt: impl Into<Attempt>,
        language: Language,
    ) -> String {
        let attempt = attempt.into();
        let origins = self.origins(charter, workflow, attempt);
        let Some(workflow) = charter.workflows.get(workflow) else { return String::new() };
        let rules = attempt.action().and_then(|action| workflow.actions.get(action));
        let words = Words { charter, workflow, language };
        let saying = Saying { words, action: words.attempt(attempt), rules };
        let sources: String = origins.into_iter().map(|origin| words.sources(origin)).collect();
        saying.sentence(self) + &sources
    }
}

/// A refusal being put into words.
pub(super) struct Saying<'c> {
    pub(super) words: Words<'c>,
    /// What the action, or whatever else was asked, is called.
    pub(super) action: String,
    /// The action's rules, if it is one.
    pub(super) rules: Option<&'c Action>,
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
            Reason::Together { word, bound, acted, .. } => self.together(*word, *bound, *acted),
            Reason::Twice { person } => {
                let person = words.person(person);
                words.pick(format!("{person} is named twice"), format!("{person}重复列出"))
            }
            Reason::Barred { person, by } => self.barred(&words.person(person), by),
            Reason::Outside { person, rule } => self.outside(person, *rule),
            Reason::If { unmet, read, is_undecided, .. } => self.guard(unmet, read, *is_undecided),
            Reason::Asks { asked } => {
                let asked = words.target(*asked);
                words.pick(format!("{action} asks for {asked}"), format!("{action}需要填写{asked}"))
            }
            Reason::TooEarly { limit, since, triggers, opens } => {
                self.too_early(*limit, *since, triggers, *opens)
            }
            Reason::Since { triggers } => self.not_since(triggers),
            Reason::Before { trigger, limit, closed } => self.not_before(*trigger, *limit, *closed),
            Reason::Over { clock } => self.over(*clock),
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
            Reason::NoBound { read } => {
                let (action, read) = (&self.action, words.readings(read));
                words.pick(
                    format!("how long must have passed before {action} cannot be decided: {read}"),
                    format!("无法确定满多久才能办理{action}：{read}"),
                )
            }
            Reason::NoBody { holder } => {
                let holder = words.holder(holder);
                words.pick(format!("there is no such body: {holder}"), format!("没有{holder}"))
            }
            Reason::Unaccountable { state } => {
                let state = words.state(*state);
                words
                    .pick(format!("nobody would be accountable in {state}"), format!("{state}将没有负责主体"))
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
            Reason::AskedLate { clock } => self.asked_late(*clock),
            Reason::AskedAlready { clock, at } => self.asked_already(*clock, *at),
            Reason::NotAsked { clock } => self.not_asked(*clock),
            Reason::Competence { body, read, is_undecided, .. } => {
                self.incompetent(body, read, *is_undecided)
            }
            Reason::TooMuch { clock, asked, most, .. } => self.too_much(*clock, *asked, *most),
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
            Reason::NoInstance { sought } => self.no_instance(sought),
            Reason::UnknownInstance { instance } => {
                let instance = words.instance(instance);
                words.pick(format!("the directory has no {instance}"), format!("名录中没有{instance}"))
            }
            Reason::TooSmallShare { clause, joint, acted, .. } => {
                self.too_small_share(*clause, *joint, acted)
            }
            Reason::NotOpen { .. }
            | Reason::NoVoter { .. }
            | Reason::BarredFromBallot { .. }
            | Reason::BarredFromProxies { .. }
            | Reason::HasVoted { .. }
            | Reason::Proxies { .. }
            | Reason::NotStanding { .. }
            | Reason::NamedTwice { .. }
            | Reason::TooManyNames { .. }
            | Reason::NoSeats { .. }
            | Reason::Margin { .. }
            | Reason::NoTeller { .. }
            | Reason::Contradiction { .. }
            | Reason::Recorded { .. } => self.of_ballot(reason),
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

    fn guard(&self, unmet: &Condition, read: &[Reading], is_undecided: bool) -> String {
        let (words, action) = (self.words, &self.action);
        let (must, read) = (words.condition(unmet), words.readings(read));
        if is_undecided {
            words.pick(
                format!("{action} is open only if {must}, which cannot be decided: {read}"),
                format!("{action}须{must}，现在无法判断：{read}"),
            )
        } else {
            words.pick(
                format!("{action} is open only if {must}, but {read}"),
                format!("{action}须{must}，而现在{read}"),
            )
        }
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
}
