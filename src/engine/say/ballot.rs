//! Reasons that speak of ballots, and what a ballot came to, in words.

use super::{reason::Saying, words::Words};
use crate::{
    charter::{Amount, Ballot, BallotResult, Charter, Threshold, Whole},
    engine::{Contradiction, Demand, Figure, Judged, Outcome, Reason, Weight},
    finding::{Bilingual, Language},
    id::{BallotId, WorkflowId},
    wording::Wording,
};

impl Saying<'_> {
    /// A reason that speaks of a ballot.
    pub(super) fn of_ballot(&self, reason: &Reason) -> String {
        let words = self.words;
        match reason {
            Reason::NotOpen { ballot, is_over: true } => {
                let ballot = words.ballot(*ballot);
                words.pick(
                    format!("voting in {ballot} is over; the count is to come"),
                    format!("{ballot}的投票已经结束，等待计票"),
                )
            }
            Reason::NotOpen { ballot, is_over: false } => {
                let ballot = words.ballot(*ballot);
                words.pick(format!("{ballot} is not open"), format!("{ballot}不在进行中"))
            }
            Reason::NoSeats { ballot, .. } => {
                let ballot = words.ballot(*ballot);
                words.pick(
                    format!("how many seats {ballot} fills is not known"),
                    format!("尚不知道{ballot}的应选名额"),
                )
            }
            Reason::Margin { ballot, standing, seats, .. } => {
                let ballot = words.ballot(*ballot);
                words.pick(
                    format!("{ballot} cannot open: candidates standing: {standing}, seats: {seats}"),
                    format!("{ballot}不能开始：候选人{standing}名，应选{seats}名，不合差额的要求"),
                )
            }
            Reason::Contradiction { contradiction } => self.contradiction(contradiction),
            Reason::Recorded { figure } => {
                let figure = words.figure(figure);
                words.pick(
                    format!("the votes that are recorded say the {figure}: nobody tells it"),
                    format!("{figure}以已记录的投票为准，不另填报"),
                )
            }
            other => self.of_voter(other),
        }
    }

    /// A reason that speaks of somebody who votes, is voted for, or counts.
    fn of_voter(&self, reason: &Reason) -> String {
        let words = self.words;
        match reason {
            Reason::NoVoter { ballot, person } => {
                let who = words.electorate(*ballot);
                let (ballot, person) = (words.ballot(*ballot), words.person(person));
                words.pick(
                    format!("{person} has no vote in {ballot}: that is for {who}"),
                    format!("{person}在{ballot}中没有表决权：由{who}表决"),
                )
            }
            Reason::BarredFromBallot { ballot, person, party } => {
                let is_election = words.workflow.ballots.get(*ballot).is_some_and(Ballot::is_election);
                let (person, party) = (words.person(person), words.party(party));
                let (en, zh) = if is_election { ("be chosen", "当选") } else { ("vote", "投票") };
                words.pick(
                    format!("{person} is {party}, and may therefore not {en}"),
                    format!("{person}属于{party}，不得{zh}"),
                )
            }
            Reason::BarredFromProxies { person, party, .. } => {
                let (person, party) = (words.person(person), words.party(party));
                words.pick(
                    format!("{person} is {party}, and may therefore vote for nobody else"),
                    format!("{person}属于{party}，不得接受委托"),
                )
            }
            Reason::HasVoted { person } => {
                let person = words.person(person);
                words.pick(format!("the vote of {person} is in already"), format!("{person}的票已经投出"))
            }
            Reason::Proxies { person, held, most, .. } => self.proxies(&words.person(person), *held, *most),
            Reason::NotStanding { person, .. } => {
                let person = words.person(person);
                words.pick(format!("{person} does not stand for election"), format!("{person}不是候选人"))
            }
            Reason::NamedTwice { person } => {
                let person = words.person(person);
                words.pick(format!("{person} is named twice"), format!("{person}重复列出"))
            }
            Reason::TooManyNames { named, seats } => words.pick(
                format!("{named} are voted for, and there are {seats} seats to fill"),
                format!("选了{named}名，而应选名额为{seats}名"),
            ),
            Reason::NoTeller { ballot, person } => {
                let (ballot, person) = (words.ballot(*ballot), words.person(person));
                words.pick(
                    format!("{person} may not count {ballot}: that is for the accountable body"),
                    format!("{person}无权为{ballot}计票：应由负责主体计票"),
                )
            }
            _ => String::new(),
        }
    }

    fn proxies(&self, person: &str, held: u32, most: Option<u32>) -> String {
        let words = self.words;
        match most {
            None | Some(0) => words.pick(
                format!("{person} may vote for nobody else: there are no proxies here"),
                format!("{person}不得代他人投票：这里不实行委托投票"),
            ),
            Some(most) if held >= most => words.pick(
                format!("{person} has voted for {held} others, and may for {most}"),
                format!("{person}已代{held}人投票，至多可代{most}人"),
            ),
            Some(_) => words
                .pick(format!("{person} cannot hold a proxy of their own"), format!("{person}不能委托自己")),
        }
    }

    fn contradiction(&self, found: &Contradiction) -> String {
        let words = self.words;
        let (figure, bound) = (words.figure(&found.figure), words.figure(&found.bound));
        let Contradiction { number, most, .. } = found;
        let area = if found.is_area { words.pick("by area, ", "按面积，") } else { String::new() };
        if found.bound == Figure::Recorded {
            return words.pick(
                format!("{area}the {figure} is {number}, but the {bound} is {most}"),
                format!("{area}{figure}为{number}，而{bound}为{most}"),
            );
        }
        words.pick(
            format!("{area}the {figure} is {number}, more than the {bound}, {most}"),
            format!("{area}{figure}为{number}，多于{bound}{most}"),
        )
    }

    pub(super) fn too_small_share(&self, clause: u16, joint: u16, acted: &[(u64, u64)]) -> String {
        let words = self.words;
        let by = self.rules.and_then(|action| action.by.get(usize::from(clause)));
        let share = by.and_then(|by| by.together.get(usize::from(joint)));
        let share = share.map(|share| words.together(share.number));
        let share = share.unwrap_or_default();
        let parties = by.map_or(&[][..], |by| &by.parties);
        let each = parties.iter().zip(acted).map(|(party, (acted, all))| {
            let party = words.party(party);
            words.pick(format!("{acted} of {all} ({party})"), format!("{party}{all}人中的{acted}人"))
        });
        let each = words.all(&each.collect::<Vec<_>>());
        let action = &self.action;
        words.pick(
            format!("{action} takes {share} together, and there are {each}"),
            format!("{action}应由{share}共同办理，而现有{each}"),
        )
    }
}

impl Outcome {
    /// What the ballot came to, in both languages: its result, and every threshold that was in force with its numbers.
    #[must_use]
    pub fn sentence(&self, charter: &Charter, workflow: WorkflowId, ballot: BallotId) -> Bilingual {
        let [en, zh] = Language::ALL.map(|language| self.say(charter, workflow, ballot, language));
        Bilingual { en, zh }
    }

    /// The same in a language, a line each.
    #[must_use]
    pub fn say(
        &self,
        charter: &Charter,
        workflow: WorkflowId,
        ballot: BallotId,
        language: Language,
    ) -> String {
        let Some(workflow) = charter.workflows.get(workflow) else { return String::new() };
        let Some(rules) = workflow.ballots.get(ballot) else { return String::new() };
        let words = Words { charter, workflow, language };
        let result = words.result(self.result);
        let first = words.pick(
            format!("{}: {result}", words.ballot(ballot)),
            format!("{}：{result}", words.ballot(ballot)),
        );
        let judged = self.judged.iter().filter_map(|judged| words.judged(rules, judged));
        let elected = words.seats(&self.elected, "elected", "当选");
        let tied = words.seats(&self.tied, "tied", "票数相等，不能确定");
        let lines: Vec<String> = std::iter::once(first).chain(judged).chain(elected).chain(tied).collect();
        lines.join("\n")
    }
}

impl Words<'_> {
    /// Who votes.
    fn electorate(self, ballot: BallotId) -> String {
        let by = self.workflow.ballots.get(ballot).map_or(&[][..], |ballot| &ballot.by);
        let parties = by.iter().flat_map(|by| &by.parties);
        self.any(&parties.map(|party| self.party(party)).collect::<Vec<_>>())
    }

    fn seats(self, persons: &[crate::engine::Person], en: &str, zh: &str) -> Option<String> {
        let names = self.persons(persons);
        (!persons.is_empty()).then(|| self.pick(format!("{en}: {names}"), format!("{zh}：{names}")))
    }

    /// `34 of 66 present; more than 1/2 needed`.
    fn judged(self, ballot: &Ballot, judged: &Judged) -> Option<String> {
        let threshold = ballot.threshold(judged.demand, judged.clause)?;
        let count = self.weighed(judged);
        let of = match (judged.whole, threshold.amount) {
            (Some(whole), Amount::Share { whole: of, .. }) => {
                let of = self.whole(of);
                self.pick(format!("{count} of {whole} {of}"), format!("{of}{whole}中的{count}"))
            }
            _ => count,
        };
        let (needed, verdict) = (self.needed(threshold), self.verdict(judged.reached));
        Some(self.pick(format!("{of}; {needed} needed: {verdict}"), format!("{of}；须{needed}：{verdict}")))
    }

    /// How many took part, or were in favour, and by which weight.
    fn weighed(self, judged: &Judged) -> String {
        let count = judged.count;
        let said = match (judged.demand, &judged.candidate) {
            (_, Some(candidate)) => {
                let candidate = self.person(candidate);
                self.pick(format!("{candidate}: {count}"), format!("{candidate}{count}票"))
            }
            (Demand::Quorum, None) => self.pick(format!("taking part: {count}"), format!("参加{count}")),
            (Demand::Passes, None) => self.pick(format!("in favour: {count}"), format!("赞成{count}")),
        };
        match judged.weight {
            Weight::Heads => said,
            Weight::Area => self.pick(format!("by area, {said}"), format!("按面积，{said}")),
        }
    }

    fn needed(self, threshold: &Threshold) -> String {
        let bound = threshold.reach.word();
        let (en, zh) = match bound {
            crate::text::BoundWord::AtLeast => ("at least", "至少"),
            crate::text::BoundWord::AtMost => ("at most", "至多"),
            crate::text::BoundWord::MoreThan => ("more than", "超过"),
        };
        let amount = match threshold.amount {
            Amount::Number(number) => number.to_string(),
            Amount::Share { part, of, .. } => format!("{part}/{of}"),
        };
        self.pick(format!("{en} {amount}"), format!("{zh}{amount}"))
    }

    fn verdict(self, reached: bool) -> String {
        if reached { self.pick("reached", "达到") } else { self.pick("not reached", "未达到") }
    }

    fn whole(self, whole: Whole) -> String {
        match whole {
            Whole::All => self.pick("in all", "全体"),
            Whole::Eligible => self.pick("who may vote", "有权者"),
            Whole::Present => self.pick("present", "到会"),
            Whole::Voting => self.pick("voting", "投票"),
            Whole::Cast => self.pick("votes cast", "选票"),
        }
    }

    /// A result of a ballot.
    pub(super) fn result(self, result: BallotResult) -> String {
        Wording::new(self.charter, self.language).result(result).to_owned()
    }

    /// A figure of a count.
    fn figure(self, figure: &Figure) -> String {
        let (en, zh) = match figure {
            Figure::All => ("number of all", "全体人数"),
            Figure::Eligible => ("number of those who may vote", "有权表决人数"),
            Figure::Present => ("number present", "到会人数"),
            Figure::Voting => ("number voting", "投票人数"),
            Figure::Recorded => ("number whose votes are recorded", "已记录的投票人数"),
            Figure::Issued => ("number of ballot papers issued", "发出票数"),
            Figure::Cast => ("number of votes cast", "收回票数"),
            Figure::Spoilt => ("number of spoilt votes", "废票数"),
            Figure::Valid => ("number of valid votes", "有效票数"),
            Figure::Yes => ("number in favour", "赞成票数"),
            Figure::No => ("number against", "反对票数"),
            Figure::Abstain => ("number of abstentions", "弃权票数"),
            Figure::Choices => ("sum of the votes told", "各项票数之和"),
            Figure::Vetoes => ("number of vetoes", "否决数"),
            Figure::Candidates => ("sum of the candidates' votes", "候选人得票之和"),
            Figure::Possible => ("number that valid votes can give", "有效票可投的票数"),
            Figure::Candidate(person) => {
                let person = self.person(person);
                return self.pick(format!("number of votes for {person}"), format!("{person}的得票数"));
            }
        };
        self.pick(en, zh)
    }
}
