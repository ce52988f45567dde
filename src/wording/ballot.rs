//! Ballots in words: what they decide, who votes, how many it takes, and how they end.

use super::Wording;
use crate::{
    charter::{
        Amount, Ballot, BallotResult, BallotSort, Margin, OnResult, Proxies, Reserved, Threshold, Vacancies,
        Weights, Whole,
    },
    finding::Language,
};

impl Wording<'_> {
    /// What a ballot decides: `elects 2 from Candidates`, `从候选人中选举2名`.
    #[must_use]
    pub fn decides(&self, ballot: &Ballot) -> String {
        let (seats, candidates) = match ballot.sort {
            BallotSort::Approves => return self.pick("approves or rejects", "表决是否通过").to_owned(),
            BallotSort::Endorses => return self.pick("gathers support", "征集支持").to_owned(),
            BallotSort::Elects { seats, candidates } => (seats, candidates),
        };
        let slot = candidates.map(|slot| self.slot(slot));
        match (self.language, slot) {
            (Language::En, Some(slot)) => self.elects(seats, &format!(" from {slot}")),
            (Language::Zh, Some(slot)) => format!("从{slot}中{}", self.elects(seats, "")),
            (_, None) => self.elects(seats, ""),
        }
    }

    fn elects(&self, seats: Option<Vacancies>, from: &str) -> String {
        match (seats, self.language) {
            (Some(Vacancies::Number(seats)), Language::En) => format!("elects {seats}{from}"),
            (Some(Vacancies::Number(seats)), Language::Zh) => format!("选举{seats}名"),
            (Some(Vacancies::Fact(fact)), Language::En) => {
                format!("elects as many as “{}”{from}", self.fact(fact))
            }
            (Some(Vacancies::Fact(fact)), Language::Zh) => format!("按“{}”选举", self.fact(fact)),
            (None, Language::En) => format!("elects{from} for the seats still empty"),
            (None, Language::Zh) => "补选空缺的名额".to_owned(),
        }
    }

    /// Who votes in a ballot, who may not, and how, a line each.
    #[must_use]
    pub fn voters(&self, ballot: &Ballot) -> Vec<String> {
        let mut said = vec![self.named(&ballot.by)];
        said.extend(self.barred(ballot));
        said.extend(ballot.proxies.iter().map(|proxies| self.proxies(proxies)));
        if !ballot.vetoes.is_empty() {
            said.push(self.said(self.pick("veto", "否决权"), &self.named(&ballot.vetoes)));
        }
        if ballot.is_secret {
            said.push(self.pick("secret", "无记名").to_owned());
        }
        said
    }

    /// What closes a ballot before its time is over.
    #[must_use]
    pub fn closes(&self, ballot: &Ballot) -> &'static str {
        match (ballot.is_secret, ballot.sort) {
            (true, _) => self.pick("the result comes with a count", "计票后得出结果"),
            (false, BallotSort::Endorses) => {
                self.pick("closes as soon as enough support it", "支持者达到人数即截止")
            }
            (false, _) => {
                self.pick("closes with a count, or once all have voted", "计票即截止，全体投票后亦截止")
            }
        }
    }

    /// How many must take part and be in favour, a line each: `taking part: more than 2/3 of all`, `参加：超过全体的2/3`.
    #[must_use]
    pub fn demands(&self, ballot: &Ballot) -> Vec<String> {
        let is_election = ballot.is_election();
        let part = self.pick("taking part", "参加");
        let favour = match is_election {
            true => self.pick("each who is elected", "每名当选人得票"),
            false => self.pick("in favour", "赞成"),
        };
        let quorum = ballot.quorum.iter().map(|quorum| self.said(part, &self.threshold(quorum)));
        let passes = ballot.passes.iter().map(|passes| self.said(favour, &self.threshold(passes)));
        let mut said: Vec<String> = quorum.chain(passes).collect();
        if is_election {
            said.push(self.pick("most votes first", "得票多者先当选").to_owned());
        }
        said.extend(self.weights(ballot.weights).map(str::to_owned));
        said
    }

    /// How many are enough: `more than 2/3 of all`, `超过全体的2/3`, and only when.
    #[must_use]
    pub fn threshold(&self, threshold: &Threshold) -> String {
        let bound = self.bound(threshold.reach.word());
        let said = match (threshold.amount, self.language) {
            (Amount::Number(number), Language::En) => format!("{bound}{number}"),
            (Amount::Number(number), Language::Zh) => format!("{bound}{number}人"),
            (Amount::Share { part, of, whole }, Language::En) => {
                format!("{bound}{part}/{of} of {}", self.whole(whole))
            }
            (Amount::Share { part, of, whole }, Language::Zh) => {
                format!("{bound}{}的{part}/{of}", self.whole(whole))
            }
        };
        format!("{said}{}", self.bracketed(&threshold.condition))
    }

    fn whole(&self, whole: Whole) -> &'static str {
        match whole {
            Whole::All => self.pick("all", "全体"),
            Whole::Eligible => self.pick("those who may vote", "有权者"),
            Whole::Present => self.pick("those present", "到会者"),
            Whole::Voting => self.pick("those voting", "投票者"),
            Whole::Cast => self.pick("the votes cast", "选票"),
        }
    }

    /// What is counted, if it is not persons alone.
    fn weights(&self, weights: Weights) -> Option<&'static str> {
        match (weights.heads, weights.area) {
            (true, true) => Some(self.pick("by heads and by area, each", "按人数和按面积，均须达到")),
            (false, true) => Some(self.pick("by area", "按面积")),
            (_, false) => None,
        }
    }

    /// How many more candidates than seats there must be: `candidates to spare: at least 1`, `差额：至少1名`.
    #[must_use]
    pub fn margin(&self, margin: &Margin) -> String {
        let (bound, number) = (self.bound(margin.word), margin.number);
        let unit = self.pick("", "名");
        let condition = self.bracketed(&margin.condition);
        self.said(self.pick("candidates to spare", "差额"), &format!("{bound}{number}{unit}{condition}"))
    }

    /// For how many others one votes: `votes for at most 3 others`, `至多代3人投票`.
    #[must_use]
    pub fn proxies(&self, proxies: &Proxies) -> String {
        let condition = self.bracketed(&proxies.condition);
        let most = match (proxies.most, self.language) {
            (0, Language::En) => "nobody votes for another".to_owned(),
            (0, Language::Zh) => "不得代他人投票".to_owned(),
            (1, Language::En) => "votes for at most one other".to_owned(),
            (most, Language::En) => format!("votes for at most {most} others"),
            (most, Language::Zh) => format!("至多代{most}人投票"),
        };
        let nobody = self.pick("for nobody", "不得代他人投票");
        let bars = match proxies.bars.is_empty() || proxies.most == 0 {
            true => String::new(),
            false => format!("{}{}", self.pick("; ", "；"), self.said(&self.named(&proxies.bars), nobody)),
        };
        format!("{most}{condition}{bars}")
    }

    /// Whom some seats are kept for: `seats kept for Woman: at least 1`, `妇女当选：至少1名`.
    #[must_use]
    pub fn reserved(&self, reserved: &Reserved) -> String {
        let who = self.party(&reserved.who);
        let head = match self.language {
            Language::En => format!("seats kept for {who}"),
            Language::Zh => format!("{who}当选"),
        };
        let unit = self.pick("", "名");
        let least = format!("{}{}{unit}", self.pick("at least ", "至少"), reserved.least);
        format!("{}{}", self.said(&head, &least), self.bracketed(&reserved.condition))
    }

    /// Who may not vote, or of an election not be chosen.
    #[must_use]
    pub fn barred(&self, ballot: &Ballot) -> Option<String> {
        let head = if ballot.is_election() {
            self.pick("may not be elected", "不得当选")
        } else {
            self.pick("may not vote", "不得投票")
        };
        (!ballot.bars.is_empty()).then(|| self.said(head, &self.named(&ballot.bars)))
    }

    /// The results that lead where this clause says, those among them that have no clause of their own: `tied, short`, `平票、缺额`.
    #[must_use]
    pub fn results(&self, ballot: &Ballot, on: &OnResult) -> String {
        let leading =
            |result: &BallotResult| ballot.outcome(*result).is_some_and(|led| led.result == on.result);
        self.row(ballot.results().into_iter().filter(leading).map(|result| self.result(result)))
    }

    /// A result of a ballot.
    #[must_use]
    pub fn result(&self, result: BallotResult) -> &'static str {
        match result {
            BallotResult::Vetoed => self.pick("vetoed", "被否决"),
            BallotResult::NoQuorum => self.pick("no quorum", "人数不足"),
            BallotResult::Passed => self.pick("passed", "通过"),
            BallotResult::Tied => self.pick("tied", "平票"),
            BallotResult::Failed => self.pick("failed", "未通过"),
            BallotResult::Short => self.pick("short", "缺额"),
        }
    }
}
