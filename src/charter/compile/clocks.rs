//! Time limits: those with a name, and those of states and actions.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    Name,
    charter::levels::Subject,
    finding::Span,
    id::{ActionId, ClockId, FactId, StateId},
    origin::Origin,
    rule::{Clock, ClockOwner, Column, Condition, Expiry, Grade, LimitRule, LimitSource},
    text::{ActionText, AmountText, ClockText, Path, StateText, WithinText},
    time::Policy,
    title::Titles,
};

impl<'t> Room<'_, 't> {
    pub(super) fn declare_clocks(&mut self) {
        for text in &self.text.clocks {
            let Some(name) = self.declare_name(&text.name, Category::Clock) else { continue };
            let titles = self.hall.titles(&text.name, &text.titles);
            let id = self.clocks.push(blank(name, titles, ClockOwner::Workflow, text.name.span));
            self.add_name(&text.name, Category::Clock, id.map(Thing::Clock));
        }
    }

    /// Reads named clocks, then the limits of states and actions in the order of their declaration.
    pub(super) fn read_clocks(&mut self) {
        for text in &self.text.clocks {
            let Some(&Thing::Clock(id)) = self.names.get(text.name.as_str()) else { continue };
            self.within(&text.notes, Subject::Clock(self.id, id), |room| room.read_clock(id, text));
        }
        for (id, text) in self.state_texts.clone() {
            self.within(&text.notes, Subject::State(self.id, id), |room| room.clocks_of_state(id, text));
        }
        for (id, state, text) in self.action_texts.clone() {
            let outer = state.and_then(|state| self.state_text(state));
            let depth = outer.map(|outer| self.hall.findings.enter(&outer.notes));
            self.within(&text.notes, Subject::Action(self.id, id), |room| room.clocks_of_action(id, text));
            if let Some(depth) = depth {
                self.hall.findings.leave(depth);
            }
        }
        self.read_ballot_clocks();
    }

    /// The state as written.
    pub(super) fn state_text(&self, state: StateId) -> Option<&'t StateText> {
        self.state_texts.iter().find(|(id, _)| *id == state).map(|(_, text)| *text)
    }

    fn read_clock(&mut self, id: ClockId, text: &'t ClockText) {
        let origin = self.hall.origin(&text.notes, text.name.span);
        let groups = self.limit_groups(&text.within);
        let mut since: Vec<Path> = Vec::new();
        for path in groups.iter().flatten().flat_map(|within| &within.since) {
            if !since.contains(path) {
                since.push(path.clone());
            }
        }
        if text.within.is_empty() {
            self.hall.no_amount::<()>(text.name.span);
        }
        let all: Vec<&WithinText> = groups.into_iter().flatten().collect();
        let mut clock =
            blank(self.clocks.at(id).name.clone(), Titles::default(), ClockOwner::Workflow, origin.span);
        clock.titles = self.clocks.at(id).titles.clone();
        clock.limits = all.iter().filter_map(|within| self.limit_rule(within)).collect();
        clock.since = self.triggers(&since);
        clock.until = self.triggers(&text.until);
        clock.pauses = text.pauses.iter().flat_map(|clause| self.pausing(clause)).collect();
        let warns: Vec<_> = text.warns.iter().chain(all.iter().flat_map(|within| &within.warns)).collect();
        clock.warns =
            warns.into_iter().filter_map(|amount| self.hall.fixed_limit(amount, text.name.span)).collect();
        let counting: Vec<_> =
            text.counting.iter().chain(all.iter().flat_map(|within| &within.counting)).collect();
        clock.policy = self.policy(&counting);
        let on: Vec<_> = text.on.iter().chain(all.iter().flat_map(|within| &within.on)).collect();
        clock.expiry = self.expiry(&on, Expiry::Breach);
        clock.origin = origin;
        *self.clocks.at_mut(id) = clock;
    }

    fn pausing(&mut self, clause: &crate::text::NamesText) -> Vec<StateId> {
        self.hall.check_notes(&clause.notes);
        clause.names.iter().filter_map(|path| self.state(path)).collect()
    }

    fn clocks_of_state(&mut self, id: StateId, text: &'t StateText) {
        let (name, titles) = (self.states.at(id).name.clone(), self.states.at(id).titles.clone());
        for group in self.limit_groups(&text.within) {
            self.owned_clock(&name, &titles, ClockOwner::State(id), (&[], None), &group, Expiry::Breach);
        }
    }

    fn clocks_of_action(&mut self, id: ActionId, text: &'t ActionText) {
        let action = self.actions.at(id);
        let (name, titles) = (action.name.clone(), action.titles.clone());
        let expiry = if action.grade == Grade::Duty { Expiry::Breach } else { Expiry::Lapse };
        let anchors: Vec<Path> = text.since.iter().flat_map(|clause| clause.names.clone()).collect();
        self.one_day(text);
        let before = self.named_day(text);
        before.into_iter().for_each(|day| self.mark(Thing::Fact(day)));
        for group in self.limit_groups(&text.within) {
            let anchors = (&*anchors, before);
            self.owned_clock(&name, &titles, ClockOwner::Action(id), anchors, &group, expiry.clone());
        }
        self.recurring_clocks(id, text, &anchors);
    }

    /// Limits that make one clock: alternatives by condition that start and end alike. A limit after one without a
    /// condition is a clock of its own.
    pub(super) fn limit_groups(&mut self, withins: &'t [WithinText]) -> Vec<Vec<&'t WithinText>> {
        let mut groups: Vec<Vec<&WithinText>> = Vec::new();
        for within in withins {
            let joins = groups.last().and_then(|group| group.last()).is_some_and(|last: &&WithinText| {
                last.condition.is_some()
                    && last.since == within.since
                    && last.on == within.on
                    && last.warns == within.warns
                    && last.counting == within.counting
            });
            match groups.last_mut().filter(|_| joins) {
                Some(group) => group.push(within),
                None => groups.push(vec![within]),
            }
        }
        groups
    }

    pub(super) fn owned_clock(
        &mut self,
        name: &Name,
        titles: &Titles,
        owner: ClockOwner,
        (anchors, before): (&[Path], Option<FactId>),
        group: &[&WithinText],
        default: Expiry,
    ) {
        let Some(first) = group.first() else { return };
        let (name, number) = self.free_clock_name(name);
        let mut clock = blank(name, titles.numbered(number), owner, first.span);
        clock.limits = group.iter().filter_map(|within| self.limit_rule(within)).collect();
        if first.since.is_empty() {
            clock.limits.iter_mut().for_each(|rule| rule.before = before);
        }
        let since = if first.since.is_empty() { anchors } else { &first.since };
        clock.since = self.triggers(since);
        clock.warns =
            first.warns.iter().filter_map(|amount| self.hall.fixed_limit(amount, first.span)).collect();
        clock.policy = self.policy(&first.counting.iter().collect::<Vec<_>>());
        clock.expiry = self.expiry(&first.on.iter().collect::<Vec<_>>(), default);
        clock.origin = clock.limits.first().map_or(clock.origin, |rule| rule.origin.clone());
        match self.clocks.push(clock) {
            Some(id) => self.set_levels(Subject::Clock(self.id, id)),
            None => self.hall.too_many(first.span, Category::Clock),
        }
    }

    /// The name of a state's or action's clock: theirs, with a number from the second on; and its number, the first being 1.
    fn free_clock_name(&self, name: &Name) -> (Name, u16) {
        let taken = |name: &Name| self.clocks.values().any(|clock| clock.name == *name);
        let numbered =
            (2..=u16::MAX).filter_map(|number| Some((Name::new(&format!("{name}-{number}")).ok()?, number)));
        std::iter::once((name.clone(), 1))
            .chain(numbered)
            .find(|(name, _)| !taken(name))
            .unwrap_or_else(|| (name.clone(), 1))
    }

    fn limit_rule(&mut self, within: &WithinText) -> Option<LimitRule> {
        let origin = self.hall.origin(&within.notes, within.span);
        let condition = self.optional_condition(within.condition.as_ref());
        let limit = match &within.amount {
            Some(AmountText::Named(path)) => self.named_limit(path)?,
            Some(amount) => LimitSource::Fixed(self.hall.fixed_limit(amount, within.span)?),
            None => return self.hall.no_amount(within.span),
        };
        Some(LimitRule { limit, condition, before: None, origin })
    }

    /// A limit by name: a fact that is an amount, or a table that sets the limit.
    fn named_limit(&mut self, path: &Path) -> Option<LimitSource> {
        if let Some(Thing::Table(table)) = self.thing(path.as_str()) {
            return Some(LimitSource::Table(table));
        }
        if let Some(Thing::Fact(_)) = self.thing(path.as_str()) {
            return self.amount_fact(path).map(LimitSource::Fact);
        }
        self.find(path, &[Category::Fact, Category::Table], |_| None)
    }

    /// Tables that clocks name must set these clocks' limits.
    pub(super) fn check_table_limits(&mut self) {
        let mut wrong = Vec::new();
        for (id, clock) in self.clocks.iter() {
            for rule in &clock.limits {
                let LimitSource::Table(table) = rule.limit else { continue };
                let table = self.tables.at(table);
                if !table.outputs.contains(&Column::Clock(id)) {
                    wrong.push((table.name.clone(), clock.name.clone(), rule.origin.span));
                }
            }
        }
        for (table, clock, span) in wrong {
            let en = format!(
                "the table `{table}` has no output column `{clock}`, so it gives this clock no limit"
            );
            self.hall.wrong(span, en, format!("判定表“{table}”没有输出列“{clock}”，不能给出这一时限"));
        }
    }
}

/// A clock of which only the name is known.
fn blank(name: Name, titles: Titles, owner: ClockOwner, span: Span) -> Clock {
    Clock {
        name,
        titles,
        owner,
        limits: Vec::new(),
        since: Vec::new(),
        until: Vec::new(),
        pauses: Vec::new(),
        warns: Vec::new(),
        policy: Policy::default(),
        expiry: Expiry::Breach,
        origin: Origin { span, ..Origin::default() },
    }
}

/// Whether a condition is missing, so that it always holds.
pub(super) fn is_always(condition: &Condition) -> bool {
    matches!(condition, Condition::Always)
}
