//! States: phases, ends, who answers for them.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    charter::{State, levels::Subject},
    finding::{Lint, Span},
    id::StateId,
    origin::Origin,
    rule::{Holder, SlotType},
    text::{Path, StateText},
    workflow::Phase,
};

impl<'t> Room<'_, 't> {
    pub(super) fn declare_states(&mut self) {
        let texts: &'t [StateText] = &self.text.states;
        for text in texts {
            let Some(name) = self.declare_name(&text.name, Category::State) else { continue };
            let titles = self.hall.titles(&text.name, &text.titles);
            let end = text.end.as_ref().and_then(|path| self.hall.new_name(path));
            let id = self.states.push(State {
                name,
                titles,
                phase: Phase::InHand,
                end,
                is_retired: text.retired,
                accountable: None,
                responsible: Vec::new(),
                consulted: Vec::new(),
                informed: Vec::new(),
                ballots: Vec::new(),
                stay: Vec::new(),
                waits: Vec::new(),
                origin: Origin { span: text.name.span, ..Origin::default() },
            });
            self.add_name(&text.name, Category::State, id.map(Thing::State));
            if let Some(id) = id {
                self.state_texts.push((id, text));
            }
        }
        if self.text.states.is_empty() {
            let name = &self.text.name;
            let en = format!("the workflow `{name}` has no state");
            self.hall.incomplete(name.span, en, format!("流程“{name}”没有环节"));
        }
    }

    pub(super) fn read_states(&mut self) {
        for (id, text) in self.state_texts.clone() {
            self.within(&text.notes, Subject::State(self.id, id), |room| room.read_state(id, text));
        }
    }

    fn read_state(&mut self, id: StateId, text: &StateText) {
        let origin = self.hall.origin(&text.notes, text.name.span);
        let is_end = self.states.at(id).end.is_some();
        let phase = self.phase(text, is_end);
        let accountable = self.accountable(text, is_end);
        let responsible = self.named_parties_of(&text.responsible);
        let consulted = self.named_parties_of(&text.consulted);
        let informed = self.named_parties_of(&text.informed);
        let stay = self.stay(text);
        let waits = self.awaited(&text.waits);
        if is_end {
            self.check_empty_end(text);
        }
        let state = self.states.at_mut(id);
        (state.origin, state.phase, state.accountable) = (origin, phase, accountable);
        (state.responsible, state.consulted, state.informed) = (responsible, consulted, informed);
        (state.stay, state.waits) = (stay, waits);
    }

    fn phase(&mut self, text: &StateText, is_end: bool) -> Phase {
        let Some(path) = &text.phase else {
            return if is_end { Phase::Closed } else { Phase::InHand };
        };
        match path.as_str() {
            "received" => Phase::Received,
            "in-hand" => Phase::InHand,
            "waiting" => Phase::Waiting,
            "answered" => Phase::Answered,
            "closed" => Phase::Closed,
            other => {
                let en =
                    format!("`{other}` is no phase: write received, in-hand, waiting, answered or closed");
                let zh = format!("“{other}”不是阶段：请写已收、在办、等待、已答或者已结");
                self.hall.wrong(path.span, en, zh);
                Phase::InHand
            }
        }
    }

    /// The one body that answers for the state.
    fn accountable(&mut self, text: &StateText, is_end: bool) -> Option<Holder> {
        let clauses = &text.accountable;
        for clause in clauses {
            self.hall.check_notes(&clause.notes);
            self.no_condition(clause);
        }
        let mut paths = clauses.iter().flat_map(|clause| &clause.names);
        let (first, second) = (paths.next(), paths.next());
        if let Some(second) = second {
            self.not_one(
                second.span,
                &text.name,
                "has more than one accountable body",
                "有一个以上的负责主体",
            );
        }
        match first {
            Some(path) => self.accountable_body(path),
            None if is_end => None,
            None => {
                self.not_one(text.name.span, &text.name, "has no accountable body", "没有负责主体");
                None
            }
        }
    }

    fn not_one(&mut self, span: Span, name: &Path, en: &str, zh: &str) {
        let message = format!("state `{name}` {en}, and exactly one body answers for a state");
        let zh = format!("环节“{name}”{zh}，而每个环节恰由一个主体负责");
        self.hall.say(Lint::AccountableNotOne, span, message, zh);
    }

    fn accountable_body(&mut self, path: &Path) -> Option<Holder> {
        let holder = self.holder(path)?;
        if let Holder::Slot(slot) = &holder
            && self.slots.at(*slot).r#type == SlotType::Bodies
        {
            let en = format!("`{path}` may hold several bodies, and exactly one answers for a state");
            self.hall.wrong(path.span, en, format!("“{path}”可能有多个主体，而每个环节恰由一个主体负责"));
        }
        Some(holder)
    }

    /// Nobody does anything in an end.
    fn check_empty_end(&mut self, text: &StateText) {
        let limits =
            text.within.iter().map(|within| within.span).chain(text.bounds.iter().map(|bound| bound.span));
        let ballots = text.ballots.iter().map(|ballot| ballot.name.span);
        let waits = text.waits.iter().map(|waits| waits.workflow.span);
        let duties =
            text.actions.iter().filter(|action| action.from.is_empty()).map(|action| action.name.span);
        let spans: Vec<_> = limits.chain(ballots).chain(waits).chain(duties).collect();
        for span in spans {
            let name = &text.name;
            let en = format!("`{name}` ends the case: nothing is due, done or counted there any more");
            self.hall.say(
                Lint::EndNotEmpty,
                span,
                en,
                format!("“{name}”是终点：事项到此结束，不再有时限或者动作"),
            );
        }
    }
}
