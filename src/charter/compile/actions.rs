//! Actions: who may, from where, under what conditions, and what they set.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    charter::{Action, By, Guard, Next, levels::Subject},
    finding::{Lint, Span},
    id::{ActionId, StateId, TableId},
    origin::Origin,
    rule::{Cause, Condition, FactSource, Grade, Target},
    text::{ActionText, AmountText, BoundText, BoundWord, ByText, GradeText, NamesText, Path, WithinText},
    time::Limit,
    workflow::Leaving,
};

impl<'t> Room<'_, 't> {
    pub(super) fn declare_actions(&mut self) {
        let outside = self.text.actions.iter().map(|text| (None, text));
        let inside = self.state_texts.clone().into_iter().flat_map(|(id, state)| {
            let actions: &'t [ActionText] = &state.actions;
            actions.iter().map(move |text| (Some(id), text))
        });
        let all: Vec<(Option<StateId>, &'t ActionText)> = outside.chain(inside).collect();
        for (state, text) in all {
            let Some(name) = self.declare_name(&text.name, Category::Action) else { continue };
            let titles = self.hall.titles(&text.name, &text.titles);
            let id = self.actions.push(blank(name, titles, text));
            self.add_name(&text.name, Category::Action, id.map(Thing::Action));
            if let Some(id) = id {
                self.action_texts.push((id, state, text));
            }
        }
        self.declare_ballots();
    }

    pub(super) fn read_actions(&mut self) {
        for (id, state, text) in self.action_texts.clone() {
            let outer = state.and_then(|state| self.state_text(state));
            let depth = outer.map(|outer| self.hall.findings.enter(&outer.notes));
            self.within(&text.notes, Subject::Action(self.id, id), |room| room.read_action(id, state, text));
            if let Some(depth) = depth {
                self.hall.findings.leave(depth);
            }
        }
    }

    fn read_action(&mut self, id: ActionId, state: Option<StateId>, text: &ActionText) {
        let mut action = self.actions.at(id).clone();
        action.origin = self.hall.origin(&text.notes, text.name.span);
        action.by = text.by.iter().map(|by| self.by(by)).collect();
        action.leaving = self.leaving(state, text);
        action.clears = self.clears(&text.clears);
        action.guards = text
            .conditions
            .iter()
            .map(|condition| Guard {
                condition: self.condition(condition),
                origin: self.hall.origin(&condition.notes, condition.span),
            })
            .collect();
        action.asks = self.asks(&text.asks);
        action.uses = text.uses.iter().flat_map(|clause| self.tables_used(clause)).collect();
        action.sets = self.assignments(&text.sets, Some(id));
        action.next = self.next(id, text, &action.uses);
        action.informed = self.named_parties_of(&text.informed);
        action.consulted = self.named_parties_of(&text.consulted);
        action.bars = self.named_parties_of(&text.bars);
        let (windows, mut caps) = self.bounds_of_action(text);
        let (prolongs, more) = self.prolongations(&text.prolongs);
        caps.extend(more);
        (action.windows, action.caps, action.prolongs) = (windows, caps, prolongs);
        action.escalates =
            text.escalate.as_ref().and_then(|escalate| self.escalation(escalate, Cause::Request));
        action.opens = text.opens.iter().filter_map(|opens| self.opens(opens)).collect();
        action.requests = text.requests.iter().filter_map(|request| self.request(request)).collect();
        action.declines = text.declines.iter().filter_map(|decline| self.decline(decline)).collect();
        action.every = text.every.iter().filter_map(|every| self.recurrence(every)).collect();
        self.check_start(&action, text);
        *self.actions.at_mut(id) = action;
    }

    /// How often the action recurs: read, and said not to run yet.
    fn recurrence(&mut self, every: &WithinText) -> Option<Limit> {
        self.hall.check_notes(&every.notes);
        self.hall.not_yet(every.span, "what recurs (`every`)", "定期重复（“每”）");
        match &every.amount {
            Some(amount) => self.hall.fixed_limit(amount, every.span),
            None => self.hall.no_amount(every.span),
        }
    }

    /// An action from start must lead somewhere, and nothing limits it before there is a case.
    fn check_start(&mut self, action: &Action, text: &ActionText) {
        if action.leaving != Leaving::Start {
            return;
        }
        let name = &text.name;
        if action.next == Next::Stay {
            let en = format!("`{name}` starts a case and does not say where it begins: `-> STATE`");
            self.hall.incomplete(
                name.span,
                en,
                format!("“{name}”启动事项，却没有写明从哪个环节开始：“→ 环节”"),
            );
        }
        for within in text.within.iter().filter(|within| within.since.is_empty()) {
            let en = format!("the limit of `{name}` never starts: before it is done there is no case");
            let zh = format!("“{name}”的时限不会起算：在它之前还没有事项");
            self.hall.say(Lint::ClockNeverStarts, within.span, en, zh);
        }
    }

    /// A capacity in which the action is done; with a bound it takes so many persons together. A bound that cannot be
    /// run yet opens nothing: its condition never holds.
    fn by(&mut self, text: &ByText) -> By {
        let span = text.parties.first().map_or(Span::default(), |path| path.span);
        let origin = self.hall.origin(&text.notes, span);
        let parties: Vec<_> = text.parties.iter().filter_map(|path| self.party(path)).collect();
        let own = self.optional_condition(text.condition.as_ref());
        for bound in text.bounds.iter().skip(1) {
            self.hall.not_yet(bound.span, "a second bound on who acts together", "共同办理人数的第二项限定");
        }
        let Some(bound) = text.bounds.first() else {
            return By { parties, together: None, condition: own, origin };
        };
        let condition = both(own, self.optional_condition(bound.condition.as_ref()));
        match self.together(bound) {
            Some(together) => By { parties, together: Some(together), condition, origin },
            None => {
                let never = Condition::Not(Box::new(Condition::Always));
                By { parties, together: None, condition: never, origin }
            }
        }
    }

    /// How many persons act together.
    fn together(&mut self, bound: &BoundText) -> Option<(BoundWord, u32)> {
        match bound.amount {
            Some(AmountText::Number(0)) | None => {
                let en = "so many persons together are at least one";
                self.hall.say(Lint::BadAmount, bound.span, en, "共同办理的人数至少为一");
                None
            }
            Some(AmountText::Number(number)) => Some((bound.word, number)),
            Some(AmountText::Share(..)) => {
                self.hall.not_yet(bound.span, "a share of all who may act", "占全体比例的共同提出");
                None
            }
            Some(AmountText::Of { .. } | AmountText::Named(_)) => {
                let en = "after `by` stands a number of persons; a bound of time or times follows a comma";
                self.hall.say(
                    Lint::UnfitBound,
                    bound.span,
                    en,
                    "“由”之后是人数；时间或者次数的限定请另起，用逗号隔开",
                );
                None
            }
        }
    }

    /// The states that the action leaves.
    fn leaving(&mut self, state: Option<StateId>, text: &ActionText) -> Leaving {
        let words: Vec<&Path> = text.from.iter().flatten().collect();
        let special = words.iter().find(|path| matches!(path.as_str(), "start" | "any"));
        if let Some(special) = special {
            if words.len() > 1 {
                let en = format!("`from {special}` stands alone");
                self.hall.wrong(special.span, en, format!("“从 {special}”单独使用"));
            }
            return if special.as_str() == "start" { Leaving::Start } else { Leaving::Any };
        }
        let mut alternatives: Vec<Vec<StateId>> = Vec::new();
        for alternative in &text.from {
            let states: Vec<_> = alternative.iter().filter_map(|path| self.left(path)).collect();
            if !states.is_empty() && !alternatives.contains(&states) {
                alternatives.push(states);
            }
        }
        match (state, text.from.is_empty()) {
            (Some(state), true) => Leaving::Some(vec![vec![state]]),
            (None, true) => {
                let name = &text.name;
                let en =
                    format!("`{name}` stands in no state and does not say where it starts: `from STATE`");
                self.hall.incomplete(name.span, en, format!("“{name}”不在任何环节之内，也没有写明“从 环节”"));
                Leaving::Some(alternatives)
            }
            (_, false) => Leaving::Some(alternatives),
        }
    }

    /// A state that is left; an end never is.
    fn left(&mut self, path: &Path) -> Option<StateId> {
        let state = self.state(path)?;
        if self.states.at(state).end.is_some() {
            let en = format!("`{path}` ends the case, so nothing leaves it");
            self.hall.say(Lint::EndNotEmpty, path.span, en, format!("“{path}”是终点，不能从那里继续"));
        }
        Some(state)
    }

    fn clears(&mut self, clauses: &[NamesText]) -> Vec<StateId> {
        let mut states = Vec::new();
        for clause in clauses {
            self.hall.check_notes(&clause.notes);
            self.no_condition(clause);
            for path in &clause.names {
                if path.as_str() == "all" {
                    states.extend(
                        self.states.iter().filter(|(_, state)| state.end.is_none()).map(|(id, _)| id),
                    );
                } else {
                    states.extend(self.state(path));
                }
            }
        }
        states.sort_unstable();
        states.dedup();
        states
    }

    fn asks(&mut self, clauses: &[NamesText]) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for clause in clauses {
            self.hall.check_notes(&clause.notes);
            self.no_condition(clause);
            for path in &clause.names {
                let Some(target) = self.target(path) else { continue };
                if let Target::Fact(fact) = target
                    && self.facts.at(fact).source == FactSource::Host
                {
                    let en =
                        format!("`{path}` is told by the host (`by system`), so no actor is asked for it");
                    self.hall.wrong(
                        path.span,
                        en,
                        format!("“{path}”由系统提供（“由 系统”），不由办事人填写"),
                    );
                } else if targets.contains(&target) {
                    let en = format!("`{path}` is asked twice");
                    self.hall.say(Lint::DuplicateName, path.span, en, format!("“{path}”重复填写"));
                } else {
                    targets.push(target);
                }
            }
        }
        targets
    }

    /// The tables of a `uses` clause.
    pub(super) fn tables_used(&mut self, clause: &NamesText) -> Vec<TableId> {
        self.hall.check_notes(&clause.notes);
        self.no_condition(clause);
        clause.names.iter().filter_map(|path| self.table(path)).collect()
    }
}

/// An action of which only the name and grade are known.
fn blank(name: crate::Name, titles: crate::title::Titles, text: &ActionText) -> Action {
    Action {
        name,
        titles,
        grade: match text.grade {
            GradeText::Must => Grade::Duty,
            GradeText::May => Grade::Power,
            GradeText::Encourage => Grade::Encouraged,
        },
        by: Vec::new(),
        leaving: Leaving::Any,
        clears: Vec::new(),
        guards: Vec::new(),
        asks: Vec::new(),
        uses: Vec::new(),
        sets: Vec::new(),
        next: Next::Stay,
        informed: Vec::new(),
        consulted: Vec::new(),
        bars: Vec::new(),
        windows: Vec::new(),
        caps: Vec::new(),
        every: Vec::new(),
        prolongs: Vec::new(),
        requests: Vec::new(),
        declines: Vec::new(),
        escalates: None,
        opens: Vec::new(),
        is_retired: text.retired,
        origin: Origin { span: text.name.span, ..Origin::default() },
    }
}

/// Both conditions.
fn both(a: Condition, b: Condition) -> Condition {
    match (a, b) {
        (Condition::Always, other) | (other, Condition::Always) => other,
        (a, b) => Condition::All(vec![a, b]),
    }
}
