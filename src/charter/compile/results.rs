//! What a ballot must say, may not say, and where its results lead.

use super::{category::Category, room::Room};
use crate::{
    charter::{Ballot, BallotResult, BallotSort, OnResult},
    finding::{Bilingual, Language, Lint, Span},
    rule::Cause,
    text::{BallotText, OnText, Path},
};

impl Room<'_, '_> {
    /// Where results lead; a result that can come and leads nowhere is reported, and so is one that never comes.
    pub(super) fn results(&mut self, ballot: &Ballot, text: &BallotText) -> Vec<OnResult> {
        let mut list: Vec<OnResult> = Vec::new();
        for on in &text.on {
            let Some(found) = self.on_result(on) else { continue };
            if list.iter().any(|other| other.result == found.result) {
                let result = &on.result;
                let en = format!("where `{result}` leads is said twice");
                self.hall.say(
                    Lint::DuplicateName,
                    result.span,
                    en,
                    format!("“{}”的去向写了两次", zh(found.result)),
                );
            } else {
                list.push(found);
            }
        }
        let ballot = Ballot { on: list, ..ballot.clone() };
        self.check_possible(&ballot, text);
        let nowhere: Vec<_> =
            ballot.results().into_iter().filter(|&result| ballot.outcome(result).is_none()).collect();
        if !nowhere.is_empty() {
            self.leads_nowhere(text, &nowhere);
        }
        ballot.on
    }

    fn on_result(&mut self, on: &OnText) -> Option<OnResult> {
        let origin = self.hall.origin(&on.notes, on.span);
        if let Some(take) = &on.take {
            let en = "a result leads on by `->`: what counts as taken follows the end of a limit";
            self.hall.say(Lint::MisplacedClause, take.span, en, "结果用“→”写去向：“视为”只用于时限到期");
        }
        let escalates = on.escalate.as_ref().and_then(|text| self.escalation(text, Cause::Request));
        let opens: Vec<_> = on.opens.iter().filter_map(|opens| self.opens(opens)).collect();
        let mut routes = self.routes(&on.routes, &on.sets, None);
        for route in &mut routes {
            route.escalates = route.escalates.or(escalates);
            route.opens.extend(opens.iter().cloned());
            if on.routes.is_empty() {
                route.origin = origin.clone();
            }
        }
        let result = self.result(&on.result)?;
        self.check_says_something(on);
        Some(OnResult { result, routes, origin })
    }

    fn result(&mut self, path: &Path) -> Option<BallotResult> {
        let found = BallotResult::from_name(path.as_str());
        if found.is_none() {
            let en = format!(
                "`{path}` is no result of a ballot: write passed, failed, no-quorum, vetoed, tied or short"
            );
            let zh = format!("“{path}”不是表决的结果：请写通过、未通过、人数不足、被否决、平票或者缺额");
            self.hall.wrong(path.span, en, zh);
        }
        found
    }

    fn check_says_something(&mut self, on: &OnText) {
        let leads = !on.routes.is_empty() || on.escalate.is_some() || on.take.is_some();
        if !leads && on.sets.is_empty() && on.opens.is_empty() {
            let result = &on.result;
            let en = format!("nothing follows `{result}`: write `-> STATE`");
            self.hall.incomplete(result.span, en, "结果之后没有内容：请写“→ 环节”");
        }
    }

    /// Results that the ballot cannot have.
    fn check_possible(&mut self, ballot: &Ballot, text: &BallotText) {
        let (name, can) = (&ballot.name, ballot.results());
        for on in &text.on {
            let Some(said) = BallotResult::from_name(on.result.as_str()) else { continue };
            let is_asked = can
                .iter()
                .any(|&result| ballot.outcome(result).is_some_and(|outcome| outcome.result == said));
            if is_asked {
                continue;
            }
            let (en, why) = match said {
                BallotResult::Vetoed => ("nobody's no is a veto", "没有人享有否决权"),
                BallotResult::NoQuorum => ("it has no quorum", "没有法定人数"),
                BallotResult::Tied | BallotResult::Short => ("nobody is elected", "它不是选举"),
                BallotResult::Failed => ("`short` says where it leads", "已由“缺额”写明去向"),
                BallotResult::Passed => continue,
            };
            let result = &on.result;
            let en = format!("`{name}` never ends `{result}`: {en}");
            let zh = format!("“{name}”不会“{}”：{why}", zh(said));
            self.hall.say(Lint::ResultNeverComes, result.span, en, zh);
        }
    }

    fn leads_nowhere(&mut self, text: &BallotText, results: &[BallotResult]) {
        let name = &text.name;
        let en = results.iter().map(|&result| format!("`{}`", en(result))).collect::<Vec<_>>().join(", ");
        let words = results.iter().map(|&result| format!("“{}”", zh(result))).collect::<Vec<_>>().concat();
        let message = Bilingual::new(
            format!("`{name}` does not say where it leads if it ends {en}"),
            format!("“{name}”没有写明结果为{words}时转入何处"),
        );
        let first = results.first().copied().unwrap_or(BallotResult::Failed);
        let hint = Bilingual::new(
            format!("add `on {} -> STATE`", self::en(first)),
            format!("请加上“遇 {} → 环节”", zh(first)),
        );
        self.hall.findings.say_with(Lint::ResultUnanswered, name.span, message, hint);
    }

    /// What each sort of ballot must and may not say.
    pub(super) fn check_sort(&mut self, ballot: &Ballot, text: &BallotText) {
        match ballot.sort {
            BallotSort::Elects { .. } => self.check_election(text),
            BallotSort::Approves | BallotSort::Endorses => self.check_approval(ballot, text),
        }
    }

    fn check_election(&mut self, text: &BallotText) {
        let name = &text.name;
        let (en, word) = (format!("in the election `{name}`"), format!("选举“{name}”"));
        for bound in &text.passes {
            let en = format!("{en} each candidate needs so many: write `wins`");
            self.misplaced(bound.span, en, format!("{word}写每名候选人需要多少：请写“胜选”"));
        }
        for veto in &text.veto {
            self.misplaced(
                veto.span,
                format!("{en} nobody says no"),
                format!("{word}没有反对票，不设否决权"),
            );
        }
        let elsewhere = self.ballot_texts.iter().any(|(_, other)| other.seats.is_some());
        if text.seats.is_none() && !elsewhere {
            let en = format!("{en} no seats are to be filled: `seats NUMBER`");
            self.hall.incomplete(name.span, en, format!("{word}没有写明名额：“名额 数目”"));
        }
    }

    fn check_approval(&mut self, ballot: &Ballot, text: &BallotText) {
        let name = &text.name;
        let candidates = text.candidates.iter().map(|path| path.span);
        let margins = text.margin.iter().map(|bound| bound.span);
        let reserved = text.has.iter().map(|has| has.who.span);
        for span in candidates.chain(margins).chain(reserved).collect::<Vec<_>>() {
            let en = format!("`{name}` elects nobody: it has neither `seats` nor `wins`");
            self.misplaced(span, en, format!("“{name}”不是选举：既没有“名额”，也没有“胜选”"));
        }
        if text.passes.is_empty() {
            let en = format!("the {} `{name}` does not say how many are enough", Category::Ballot.en());
            self.hall.incomplete(
                name.span,
                en + ": `passes`, or `seats` if it elects",
                format!("表决“{name}”没有写明多少人赞成才算通过：请写“通过”，选举则写“名额”"),
            );
        } else if ballot.sort == BallotSort::Endorses
            && text.within.is_empty()
            && ballot.passes.len() == text.passes.len()
        {
            let message = Bilingual::new(
                format!("`{name}` gathers the support of all and never ends: it has no limit"),
                format!("“{name}”征集全体的支持，却没有时限，永远不会结束"),
            );
            let hint =
                Bilingual::new("add `within` and a time, or a `quorum`", "请加上“限”和时长，或者“法定人数”");
            self.hall.findings.say_with(Lint::EndlessBallot, name.span, message, hint);
        }
    }

    fn misplaced(&mut self, span: Span, en: String, zh: String) {
        self.hall.say(Lint::MisplacedClause, span, en, zh);
    }
}

fn en(result: BallotResult) -> &'static str {
    result.word(Language::En)
}

fn zh(result: BallotResult) -> &'static str {
    result.word(Language::Zh)
}
