//! Actions: who may, from where, under what conditions, and what they set.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    charter::{Action, Guard, Next, levels::Subject},
    finding::Lint,
    id::{ActionId, StateId},
    origin::Origin,
    rule::{Cause, Grade},
    text::{ActionText, GradeText},
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
        action.every = self.recurrence(id, &action, text);
        self.check_start(&action, text);
        *self.actions.at_mut(id) = action;
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
