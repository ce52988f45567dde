//! Promises, each read in the workflow that it speaks of.

use super::{
    category::Category,
    hall::Hall,
    room::{Room, Thing},
};
use crate::{
    charter::{Claim, Pattern, Point, Promise, levels::Subject},
    finding::Lint,
    id::{Id as _, List, PromiseId},
    rule::Condition,
    text::{AlwaysText, Notes, Path, PatternText, PromiseText},
};

impl Hall<'_> {
    /// The promises that were read in their workflows, in the order of the text; the others are reported.
    pub(super) fn promises(&mut self) -> List<PromiseId, Promise> {
        for (index, text) in self.text.promises.iter().enumerate() {
            let earlier = self.text.promises.iter().take(index);
            if earlier.filter(|other| other.name.as_str() == text.name.as_str()).count() > 0 {
                self.duplicate(&text.name, Category::Promise, Category::Promise);
            }
            match &text.of {
                Some(of) => drop(self.workflow_named(of)),
                None => self.speaks_of_nothing(text),
            }
        }
        let mut list = List::default();
        for promise in std::mem::take(&mut self.read_promises).into_values() {
            list.push(promise);
        }
        list
    }

    fn speaks_of_nothing(&mut self, text: &PromiseText) {
        let name = &text.name;
        let en = format!("the promise `{name}` does not say which workflow it speaks of: `for WORKFLOW`");
        self.incomplete(name.span, en, format!("承诺“{name}”没有写明针对哪个流程：“对 流程”"));
    }
}

impl Room<'_, '_> {
    /// Reads the promises that speak of this workflow.
    pub(super) fn promises(&mut self) {
        let texts = self.hall.text;
        let speaks =
            |text: &PromiseText| text.of.as_ref().is_some_and(|of| of.as_str() == self.text.name.as_str());
        let own: Vec<_> = texts.promises.iter().enumerate().filter(|(_, text)| speaks(text)).collect();
        for (index, text) in own {
            let Some(id) = PromiseId::from_index(index) else { continue };
            if let Some(promise) = self.within(&text.notes, Subject::Promise(id), |room| room.promise(text)) {
                self.hall.read_promises.insert(index, promise);
            }
        }
    }

    fn promise(&mut self, text: &PromiseText) -> Option<Promise> {
        let name = self.hall.new_name(&text.name);
        let titles = self.hall.titles(&text.name, &text.titles);
        let origin = self.hall.origin(&text.notes, text.name.span);
        let mut claims: Vec<Claim> = text.reaches.iter().map(|pattern| self.reaches(pattern)).collect();
        claims.extend(text.never.iter().map(|pattern| self.never(pattern)));
        claims.extend(text.always.iter().map(|always| self.always(always)));
        if claims.is_empty() {
            let en = format!("the promise `{}` claims nothing: `reaches`, `never` or `always`", text.name);
            let zh = format!("承诺“{}”什么也没有承诺：请写“必达”、“绝不”或者“始终”", text.name);
            self.hall.incomplete(text.name.span, en, zh);
        }
        Some(Promise { name: name?, titles, workflow: self.id, claims, origin })
    }

    fn reaches(&mut self, text: &PatternText) -> Claim {
        let goals = self.points(&text.names);
        let within = self.stretch(text);
        let pattern = Pattern::Reaches { goals, within, since: self.points(&text.since) };
        let condition = self.optional_condition(text.condition.as_ref());
        self.claim(pattern, condition, &text.notes, &text.names)
    }

    fn never(&mut self, text: &PatternText) -> Claim {
        let pattern = Pattern::Never {
            points: self.points(&text.names),
            by: text.by.iter().filter_map(|path| self.party(path)).collect(),
            within: self.stretch(text),
            since: self.points(&text.since),
            until: [self.points(&text.until), self.points(&text.before)].concat(),
        };
        if let Pattern::Never { points, by, .. } = &pattern
            && !by.is_empty()
            && let Some((_, path)) =
                points.iter().zip(&text.names).find(|(point, _)| !matches!(point, Point::Action(_)))
        {
            let en = format!("`{path}` is no action: `by` says who must not do something");
            self.hall.wrong(path.span, en, format!("“{path}”不是动作：“由”写的是不得由谁办理"));
        }
        let condition = self.optional_condition(text.condition.as_ref());
        self.claim(pattern, condition, &text.notes, &text.names)
    }

    fn always(&mut self, text: &AlwaysText) -> Claim {
        let pattern = Pattern::Always(self.expression(&text.expression));
        let condition = self.optional_condition(text.condition.as_ref());
        let origin = self.hall.origin(&text.notes, text.expression.span());
        Claim { pattern, condition, origin }
    }

    fn claim(&mut self, pattern: Pattern, condition: Condition, notes: &Notes, names: &[Path]) -> Claim {
        let span = names.first().map(|path| path.span).unwrap_or_default();
        Claim { pattern, condition, origin: self.hall.origin(notes, span) }
    }

    /// The time of which a pattern speaks, counted from what it names after `since`.
    fn stretch(&mut self, text: &PatternText) -> Option<crate::time::Limit> {
        let amount = text.within.as_ref()?;
        let span = text.names.first().map(|path| path.span).unwrap_or_default();
        let limit = self.hall.fixed_limit(amount, span)?;
        if text.since.is_empty() && !text.names.is_empty() {
            let en = format!("this says `within {amount}` and not since when");
            let zh = format!("此处写明“限 {amount}”，但没有写明自何时起算");
            self.hall.say(Lint::IncompleteStatement, span, en, zh);
        }
        Some(limit)
    }

    /// The states, actions and ballots of those names.
    pub(super) fn points(&mut self, paths: &[Path]) -> Vec<Point> {
        let wanted = [Category::State, Category::Action, Category::Ballot];
        let point = |thing| match thing {
            Thing::State(state) => Some(Point::State(state)),
            Thing::Action(action) => Some(Point::Action(action)),
            Thing::Ballot(ballot) => Some(Point::Ballot(ballot)),
            _ => None,
        };
        paths.iter().filter_map(|path| self.find(path, &wanted, point)).collect()
    }
}
