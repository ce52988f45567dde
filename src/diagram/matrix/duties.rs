//! What each body and office answers for, and by when.

use super::{by_when, held::Held, marks::leaves, who::Who};
use crate::{
    charter::{Action, Charter, Next, Workflow},
    diagram::{Cell, Options, Row, Sheet},
    id::{ActionId, BodyId, Id as _},
    rule::{Grade, Party},
    wording::Wording,
    workflow::Leaving,
};

/// What each body and office of a charter answers for and must do, in every workflow, by when, and what follows if it is
/// late; or only this body with its offices, and the slots that may hold it.
#[must_use]
pub fn duties(charter: &Charter, body: Option<BodyId>, options: &Options) -> Sheet {
    let wording = Wording::new(charter, options.language);
    let heads = [
        wording.pick("Who", "谁"),
        wording.pick("Workflow", "流程"),
        wording.pick("Answers for, or must do", "负责或者应办"),
        wording.pick("By when", "时限"),
        wording.pick("If late", "逾期"),
    ];
    let (id, title) = heading(charter, wording, body);
    let heads = heads.map(str::to_owned).to_vec();
    let mut sheet = Sheet::new(&id, &title, options.language, heads);
    let mut duties: Vec<Duty> = charter
        .workflows
        .iter()
        .flat_map(|(at, workflow)| of_workflow(wording.within(workflow).brief(), at.index(), workflow, body))
        .collect();
    duties.sort_by(|one, other| (&one.who, one.order).cmp(&(&other.who, other.order)));
    for duty in duties {
        let mut cells = vec![
            Cell::heading(wording.capitalized(duty.who.title())),
            Cell::new(duty.workflow),
            Cell::new(duty.what),
        ];
        let (limits, late): (Vec<String>, Vec<String>) = duty.limits.into_iter().unzip();
        cells.extend([Cell::of_lines(limits), Cell::of_lines(late)]);
        sheet.add(Row::new(cells));
    }
    for workflow in charter.workflows.values() {
        slots(wording.within(workflow), workflow).into_iter().for_each(|note| sheet.note(note));
    }
    sheet
}

fn heading(charter: &Charter, wording: Wording<'_>, body: Option<BodyId>) -> (String, String) {
    let words = wording.pick("what they answer for, by when", "职责与时限");
    match body.and_then(|id| Some((id, charter.structure.bodies.get(id)?))) {
        Some((id, body)) => {
            let words = wording.pick("what it answers for, by when", "职责与时限");
            (format!("duties-{}", body.name), wording.said(wording.body(id), words))
        }
        None => {
            let charter_title = charter.titles.or(wording.language(), &charter.name);
            ("duties".to_owned(), wording.said(charter_title, words))
        }
    }
}

struct Duty {
    who: Who,
    /// By workflow, then states before actions, then the order of the charter.
    order: (usize, bool, usize),
    workflow: String,
    what: String,
    limits: Vec<(String, String)>,
}

fn of_workflow(wording: Wording<'_>, at: usize, workflow: &Workflow, body: Option<BodyId>) -> Vec<Duty> {
    let title = workflow.titles.or(wording.language(), &workflow.name);
    let states = workflow.states.iter().filter_map(|(id, state)| {
        let who = Who::holder(wording, state.accountable.as_ref()?);
        let what = wording.said(wording.pick("answers for", "负责"), wording.state(id));
        let limits = by_when::of_state(wording, workflow, id);
        Some(Duty { who, order: (at, false, id.index()), workflow: title.to_owned(), what, limits })
    });
    let duties =
        workflow.actions.iter().filter(|(_, action)| action.grade == Grade::Duty && !action.is_retired);
    let actions = duties.flat_map(|(id, action)| {
        // What the host does by itself nobody answers for.
        let parties = action.by.iter().flat_map(|by| &by.parties).filter(|party| **party != Party::System);
        parties.map(move |party| Duty {
            who: Who::party(wording, party),
            order: (at, true, id.index()),
            workflow: title.to_owned(),
            what: wording.said(owed(wording, workflow, id, action), wording.action(id)),
            limits: by_when::of_action(wording, workflow, id),
        })
    });
    let is_asked = |duty: &Duty| body.is_none_or(|body| concerns(wording, workflow, &duty.who, body));
    states.chain(actions).filter(is_asked).collect()
}

/// Of several duties that leave a state one is owed.
fn owed<'w>(wording: Wording<'w>, workflow: &Workflow, id: ActionId, action: &Action) -> &'w str {
    let moves =
        |action: &Action| action.grade == Grade::Duty && !action.is_retired && action.next != Next::Stay;
    let Leaving::Some(left) = &action.leaving else { return wording.grade(action.grade) };
    let mut others = workflow.actions.iter().filter(|(other, action)| *other != id && moves(action));
    let is_shared =
        others.any(|(_, other)| left.iter().flatten().any(|state| leaves(&other.leaving, *state)));
    if moves(action) && is_shared {
        wording.pick("must, one of several", "应当（择一）")
    } else {
        wording.grade(action.grade)
    }
}

/// Whether somebody is this body, holds an office of it, or may be it.
fn concerns(wording: Wording<'_>, workflow: &Workflow, who: &Who, body: BodyId) -> bool {
    let may_be = |slot| {
        let held = Held::by(wording.charter(), workflow, slot);
        held.is_open || held.bodies.contains(&body)
    };
    who.body() == Some(body) || who.slot().is_some_and(may_be)
}

/// For each slot that answers for a state, which bodies it may hold.
fn slots(wording: Wording<'_>, workflow: &Workflow) -> Vec<String> {
    let answering = workflow.slots.ids().filter(|slot| {
        let holders = workflow.states.values().filter_map(|state| state.accountable.as_ref());
        holders.map(|holder| Who::holder(wording, holder)).any(|who| who.slot() == Some(*slot))
    });
    answering
        .map(|slot| {
            let held = Held::by(wording.charter(), workflow, slot);
            let others = held.is_open.then(|| wording.pick("whom an actor names", "经办时指定的主体"));
            let bodies = held.bodies.iter().map(|&body| wording.body(body)).chain(others);
            let title = workflow.titles.or(wording.language(), &workflow.name);
            let may_be = format!("{}{}", wording.slot(slot), wording.pick(" may be ", "可以是"));
            wording.said(title, &format!("{may_be}{}", wording.row(bodies)))
        })
        .collect()
}
