//! Ladders and their rungs.

use super::{
    category::Category,
    hall::{Hall, Shared},
};
use crate::{
    charter::levels::Subject,
    finding::{Bilingual, Lint, Span},
    origin::Origin,
    rule::{Cause, Ladder, Rung},
    text::{LadderText, Path, RungText, WithinText},
    time::Limit,
};

/// The hint for a rung that is said by way of a slot.
fn rungs_are_bodies() -> Bilingual {
    Bilingual::new(
        "a rung is a body by its name; whoever climbs is in a slot that is the ladder: `slot handler is LADDER`",
        "层级写主体的名称；由谁升级，写在使用该阶梯的角色里：“角色 承办单位 为 阶梯的名称”",
    )
}

impl Hall<'_> {
    /// Numbers the ladders.
    pub(super) fn declare_ladders(&mut self) {
        for text in &self.text.ladders {
            let Some(name) = self.new_name(&text.name).filter(|_| self.is_free(&text.name, Category::Ladder))
            else {
                continue;
            };
            let titles = self.titles(&text.name, &text.titles);
            let origin = Origin { span: text.name.span, ..Origin::default() };
            let ladder = Ladder { name: name.clone(), titles, rungs: Vec::new(), origin };
            match self.ladders.push(ladder) {
                Some(id) => drop(self.names.insert(name.as_str().to_owned(), Shared::Ladder(id))),
                None => self.too_many(text.name.span, Category::Ladder),
            }
        }
    }

    /// Reads the rungs.
    pub(super) fn read_ladders(&mut self) {
        for text in &self.text.ladders {
            let Some(&Shared::Ladder(id)) = self.names.get(text.name.as_str()) else { continue };
            let depth = self.findings.enter(&text.notes);
            if !self.findings.levels().is_empty() {
                self.levels.set(Subject::Ladder(id), self.findings.levels().to_vec());
            }
            let origin = self.origin(&text.notes, text.name.span);
            let rungs = self.rungs(text);
            let ladder = self.ladders.at_mut(id);
            (ladder.origin, ladder.rungs) = (origin, rungs);
            self.findings.leave(depth);
        }
    }

    fn rungs(&mut self, text: &LadderText) -> Vec<Rung> {
        if text.rungs.is_empty() {
            let name = &text.name;
            let en = format!("the ladder `{name}` has no rung: there is nobody to escalate to");
            self.incomplete(name.span, en, format!("阶梯“{name}”没有层级：无处可以升级"));
        }
        let mut rungs: Vec<Rung> = Vec::new();
        for rung in text.rungs.iter().filter_map(|text| self.rung(text)).collect::<Vec<_>>() {
            if rungs.iter().any(|other| other.body == rung.body) {
                let name = &self.bodies.at(rung.body).name;
                let en = format!("`{name}` stands on this ladder twice");
                let zh = format!("“{name}”在这一阶梯上出现两次");
                self.say(Lint::DuplicateName, rung.origin.span, en, zh);
            } else {
                rungs.push(rung);
            }
        }
        rungs
    }

    fn rung(&mut self, text: &RungText) -> Option<Rung> {
        let origin = self.origin(&text.notes, text.body.span);
        let allowance = text.within.as_ref().and_then(|within| self.allowance(within));
        let because = text.because.iter().filter_map(|path| self.cause(path)).collect();
        let before = self.findings.count();
        let Some(body) = self.body_named(&text.body) else {
            if text.body.as_str().contains('.') {
                self.findings.add_hint(before, text.body.span, rungs_are_bodies());
            }
            return None;
        };
        Some(Rung { body, allowance, because, origin })
    }

    fn allowance(&mut self, within: &WithinText) -> Option<Limit> {
        self.check_notes(&within.notes);
        let has_more = !within.since.is_empty()
            || within.condition.is_some()
            || !within.warns.is_empty()
            || !within.counting.is_empty()
            || !within.on.is_empty();
        if has_more {
            let en = "a rung's limit says how much time it has, and no more";
            self.wrong(within.span, en, "层级的时限只写明时长");
        }
        match &within.amount {
            Some(amount) => self.fixed_limit(amount, within.span),
            None => self.no_amount(within.span),
        }
    }

    /// Reports a limit without an amount.
    pub(super) fn no_amount<T>(&mut self, span: Span) -> Option<T> {
        self.incomplete(span, "the limit does not say how much time", "时限没有写明时长");
        None
    }

    /// The cause of that name, or a finding.
    pub(super) fn cause(&mut self, path: &Path) -> Option<Cause> {
        Some(match path.as_str() {
            "expiry" => Cause::Expiry,
            "dissatisfied" => Cause::Dissatisfied,
            "refusal" => Cause::Refusal,
            "risk" => Cause::Risk,
            "request" => Cause::Request,
            other => {
                let en = format!(
                    "`{other}` is no cause of escalation: write expiry, dissatisfied, refusal, risk or request"
                );
                let zh = format!("“{other}”不是升级的原因：请写到期、不满意、拒办、风险或者请求");
                self.wrong(path.span, en, zh);
                return None;
            }
        })
    }
}
