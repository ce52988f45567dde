//! Random workflows: states, actions, facts and slots.

use super::{
    Tape,
    charter::RUNGS,
    condition::{condition, name, perhaps},
    rule::{assign, clock, counting, leading, limit, names, table, trigger, within},
};
use crate::{
    finding::Span,
    syntax::Unit,
    text::{
        ActionText, AmountText, AssignText, BoundText, BoundWord, ByText, DeclinesText, EscalateText,
        Expression, FactText, GradeText, NamesText, OnText, Path, ProlongsText, RequestsText, RouteText,
        SlotText, StateText, TypeText, WithinText, WorkflowText,
    },
};

/// The names that a drawn workflow's rules may use.
#[derive(Debug)]
pub(super) struct Cast {
    /// The states that are no ends.
    pub(super) states: Vec<String>,
    /// The actions; the first raises cases.
    pub(super) actions: Vec<String>,
}

impl Cast {
    pub(super) fn draw(tape: &mut Tape) -> Self {
        let states = (1..=2 + tape.below(4)).map(|number| format!("s{number}")).collect();
        let actions = (0..=3 + tape.below(6)).map(|number| format!("a{number}")).collect();
        Self { states, actions }
    }

    /// Any action.
    pub(super) fn action(&self, tape: &mut Tape) -> String {
        tape.pick(&self.actions).cloned().unwrap_or_default()
    }

    /// Every state that is no end, and every action.
    pub(super) fn all(&self) -> Vec<String> {
        self.states.iter().chain(&self.actions).cloned().collect()
    }

    /// Any state that is no end.
    pub(super) fn state(&self, tape: &mut Tape) -> Path {
        tape.pick(&self.states).map(|name| Path::from(name.as_str())).unwrap_or_default()
    }
}

pub(super) fn workflow(cast: &mut Cast, tape: &mut Tape) -> WorkflowText {
    let mut states: Vec<StateText> = cast.states.iter().map(|name| state(cast, tape, name)).collect();
    let mut actions = Vec::new();
    for (number, name) in cast.actions.iter().enumerate() {
        let mut action = action(cast, tape, name);
        match tape.below(14) {
            _ if number == 0 => {
                raising(cast, tape, &mut action);
                action.from = vec![vec!["start".into()]];
                action.routes = vec![route(cast, tape, 30)];
                actions.push(action);
            }
            7 => {
                action.from = vec![vec!["any".into()]];
                action.clears = names(vec!["all".to_owned()]);
                action.uses.retain(|clause| clause.names != [Path::from("leading")]);
                action.routes = vec![RouteText { to: vec!["gone".into()], ..Default::default() }];
                actions.push(action);
            }
            10 => {
                action.from = vec![vec!["any".into()]];
                action.routes.clear();
                actions.push(action);
            }
            11..=13 => {
                action.from = cast.states.iter().map(|name| vec![Path::from(name.as_str())]).collect();
                actions.push(action);
            }
            8 => {
                action.from = vec![vec![cast.state(tape)], vec![cast.state(tape)]];
                actions.push(action);
            }
            9 => {
                let pair: Vec<Path> =
                    cast.states.iter().take(2).map(|name| Path::from(name.as_str())).collect();
                action.from = vec![pair];
                actions.push(action);
            }
            _ => {
                let index = tape.below(states.len());
                if let Some(state) = states.get_mut(index) {
                    state.actions.push(action);
                }
            }
        }
    }
    states.iter_mut().for_each(|state| more_time(state, tape));
    states.extend([end("done"), end("gone")]);
    WorkflowText {
        name: "matter".into(),
        facts: facts(),
        slots: slots(tape),
        tables: vec![table(tape), leading(cast, tape)],
        bars: if tape.chance(10) { bars(cast, tape) } else { Vec::new() },
        clocks: vec![clock(cast, tape)],
        states,
        actions,
        ..Default::default()
    }
}

fn facts() -> Vec<FactText> {
    let flag = || TypeText::OneOf(vec!["yes".into(), "no".into()]);
    let fact = |name: &str, is: TypeText| FactText { name: name.into(), is: Some(is), ..Default::default() };
    let mut pending = fact("pending", flag());
    pending.by = vec!["system".into()];
    vec![
        fact("flag", flag()),
        fact("choice", TypeText::OneOf(super::condition::VALUES.map(Path::from).into())),
        fact("number", TypeText::Range { least: 0, most: 3, unit: None }),
        fact("span", TypeText::Range { least: 1, most: 5, unit: Some(Unit::WorkingDays) }),
        fact("day", TypeText::Named("date".into())),
        pending,
    ]
}

fn slots(tape: &mut Tape) -> Vec<SlotText> {
    let slot =
        |name: &str, is: &str| SlotText { name: name.into(), is: Some(is.into()), ..Default::default() };
    let mut handler = slot("handler", "ladder");
    let to = if tape.chance(50) { "done" } else { "s1" };
    handler.on = vec![OnText {
        result: "exhausted".into(),
        routes: vec![RouteText { to: vec![to.into()], ..Default::default() }],
        ..Default::default()
    }];
    vec![handler, slot("other", "body"), slot("helpers", "bodies"), slot("member", "person")]
}

fn state(cast: &Cast, tape: &mut Tape, name: &str) -> StateText {
    let doer = format!("{}.actor", cast.action(tape));
    let holders =
        ["middle", "lower", "upper", "middle", "handler", "handler", "handler.superior", "other", &doer];
    let accountable = tape.pick(&holders).copied().unwrap_or("middle");
    StateText {
        name: name.into(),
        accountable: names(vec![accountable.to_owned()]),
        responsible: if tape.chance(20) { names(vec!["handler.clerk".to_owned()]) } else { Vec::new() },
        consulted: if tape.chance(10) { names(vec![doer.clone()]) } else { Vec::new() },
        retired: tape.chance(1),
        informed: informed(tape),
        within: if tape.chance(40) { vec![within(cast, tape, true)] } else { Vec::new() },
        bounds: if tape.chance(15) { vec![at_least(limit_of_days(tape))] } else { Vec::new() },
        ..Default::default()
    }
}

fn end(name: &str) -> StateText {
    StateText { name: name.into(), end: Some(format!("{name}-so").as_str().into()), ..Default::default() }
}

fn action(cast: &Cast, tape: &mut Tape, name: &str) -> ActionText {
    let grades = [GradeText::May, GradeText::Must, GradeText::Encourage];
    let mut action = ActionText {
        grade: tape.pick(&grades).copied().unwrap_or_default(),
        name: name.into(),
        by: (0..=tape.below(2)).map(|_| by(cast, tape)).collect(),
        routes: routes(cast, tape),
        conditions: perhaps(cast, tape, 25).into_iter().collect(),
        asks: names(
            tape.some(
                &["flag", "choice", "number", "span", "day", "handler", "other", "helpers", "member"]
                    .map(str::to_owned),
                10,
            ),
        ),
        uses: if tape.chance(20) { names(vec!["grading".to_owned()]) } else { Vec::new() },
        sets: sets(name, tape),
        retired: tape.chance(3),
        informed: informed(tape),
        bars: bars(cast, tape),
        within: if tape.chance(25) { vec![within(cast, tape, false)] } else { Vec::new() },
        ..Default::default()
    };
    windows(cast, tape, &mut action);
    if tape.chance(8) {
        action.prolongs = vec![prolongs(tape)];
    }
    if tape.chance(6) {
        action.requests = vec![requests(tape)];
    }
    if tape.chance(5) {
        action.declines = vec![DeclinesText { clock: "clock".into(), ..Default::default() }];
    }
    if action.routes.is_empty() && tape.chance(30) {
        action.uses.extend(names(vec!["leading".to_owned()]));
    }
    if tape.chance(12) {
        action.escalate = Some(EscalateText { cause: Some("request".into()), ..Default::default() });
    }
    action
}

/// What raises cases is mostly open, or nothing would ever be tried.
fn raising(cast: &Cast, tape: &mut Tape, action: &mut ActionText) {
    action.by.insert(0, ByText { parties: vec!["resident".into(), "raiser".into()], ..Default::default() });
    action.conditions = perhaps(cast, tape, 8).into_iter().collect();
    action.uses.clear();
    action.bounds.clear();
    action.since.clear();
    action.before.clear();
    action.bars.clear();
    action.prolongs.clear();
    // Before it is done there is no case in which its limit could run.
    action.within.clear();
    action.requests.clear();
    action.declines.clear();
    action.retired = tape.chance(1);
    if !tape.chance(20) {
        let rung = tape.pick(&RUNGS).copied().unwrap_or("lower");
        action.sets = vec![assign("handler", rung), assign("other", "middle")];
    }
}

fn windows(cast: &Cast, tape: &mut Tape, action: &mut ActionText) {
    if tape.chance(20) {
        let condition = perhaps(cast, tape, 30);
        action.bounds.push(BoundText { word: BoundWord::AtMost, condition, ..times(1 + tape.below(2)) });
    }
    match tape.below(16) {
        6 => action
            .bounds
            .push(BoundText { since: vec![trigger(cast, tape)], ..at_least(limit_of_days(tape)) }),
        7 => action.bounds.push(BoundText { before: vec!["day".into()], ..at_least(limit_of_days(tape)) }),
        10 => {
            action.before = names(vec!["day".to_owned()]);
            let amount = Some(limit_of_days(tape));
            action.within = vec![WithinText { amount, ..Default::default() }];
        }
        8 => action.since = names(vec![if tape.chance(50) { "day".to_owned() } else { cast.action(tape) }]),
        9 => action.before = names(vec![if tape.chance(50) { "day".to_owned() } else { cast.action(tape) }]),
        _ => {}
    }
}

fn by(cast: &Cast, tape: &mut Tape) -> ByText {
    let doer = format!("{}.actor", cast.action(tape));
    let parties = [
        "resident",
        "lower",
        "middle.clerk",
        "handler",
        "handler.head",
        "raiser",
        "system",
        "handler.superior",
        "member",
        "raiser.relative",
        "upper.clerk",
        doer.as_str(),
    ];
    let party = |tape: &mut Tape| match tape.chance(40) {
        true => "resident",
        false => tape.pick(&parties).copied().unwrap_or("resident"),
    };
    let parties = (0..=tape.below(2)).map(|_| party(tape).into()).collect();
    let bounds = if tape.chance(12) {
        let word = if tape.chance(50) { BoundWord::AtMost } else { BoundWord::AtLeast };
        vec![BoundText { word, amount: Some(AmountText::Number(2)), ..Default::default() }]
    } else {
        Vec::new()
    };
    ByText { parties, bounds, condition: perhaps(cast, tape, 10), ..Default::default() }
}

fn bars(cast: &Cast, tape: &mut Tape) -> Vec<NamesText> {
    let barred = match tape.below(12) {
        6 => format!("{}.actor", cast.action(tape)),
        7 => format!("{}.actor.relative", cast.action(tape)),
        8 => "raiser.relative".to_owned(),
        9 => "lower.clerk".to_owned(),
        10 => "middle.relative".to_owned(),
        11 => "case.relative".to_owned(),
        _ => return Vec::new(),
    };
    let mut bars = names(vec![barred]);
    for clause in &mut bars {
        clause.condition = perhaps(cast, tape, 20);
    }
    bars
}

fn informed(tape: &mut Tape) -> Vec<NamesText> {
    let told = ["raiser", "upper", "handler", "middle.head", "member", "helpers.clerk"].map(str::to_owned);
    names(tape.some(&told, 8))
}

fn sets(action: &str, tape: &mut Tape) -> Vec<AssignText> {
    match tape.below(15) {
        4 => vec![assign("flag", "yes")],
        5 => vec![assign("choice", "y")],
        6 => vec![AssignText { target: "number".into(), value: Expression::Number(2, Span::default()) }],
        7 => vec![AssignText {
            target: "handler".into(),
            value: name(tape.pick(&RUNGS).copied().unwrap_or("lower")),
        }],
        8 => vec![assign("other", "handler.superior")],
        9 => vec![assign("other", "handler.supervisor")],
        10 => vec![assign("member", &format!("{action}.actor"))],
        11 => vec![assign("other", &format!("{action}.actor"))],
        12 => vec![assign("handler", "none"), assign("flag", "pending")],
        13 => vec![assign("other", "helpers.superior"), assign("handler", "other")],
        14 => vec![assign("choice", "none"), assign("helpers", "helpers.supervisor")],
        _ => Vec::new(),
    }
}

fn routes(cast: &Cast, tape: &mut Tape) -> Vec<RouteText> {
    match tape.below(5) {
        0 => Vec::new(),
        3 => {
            let mut first = route(cast, tape, 10);
            first.conditions = vec![condition(cast, tape)];
            first.sets = sets(&cast.action(tape), tape);
            let mut last = route(cast, tape, 5);
            last.otherwise = true;
            if tape.chance(15) {
                last.escalate =
                    Some(EscalateText { cause: Some("dissatisfied".into()), ..Default::default() });
            }
            vec![first, last]
        }
        _ => vec![route(cast, tape, 10)],
    }
}

/// A route to one state, or at that chance to two.
fn route(cast: &Cast, tape: &mut Tape, fork: usize) -> RouteText {
    let to = if tape.chance(fork) {
        cast.states.iter().take(2).map(|name| Path::from(name.as_str())).collect()
    } else if tape.chance(20) {
        vec!["done".into()]
    } else {
        vec![cast.state(tape)]
    };
    RouteText { to, ..Default::default() }
}

fn prolongs(tape: &mut Tape) -> ProlongsText {
    let amount = if tape.chance(30) { AmountText::Named("span".into()) } else { limit(tape) };
    let bound = BoundText { word: BoundWord::AtMost, amount: Some(amount), ..Default::default() };
    ProlongsText { clock: "clock".into(), bounds: vec![bound], ..Default::default() }
}

/// Plain actions that ask, grant and refuse more time for the limit of a state.
fn more_time(state: &mut StateText, tape: &mut Tape) {
    if state.within.is_empty() || !tape.chance(40) {
        return;
    }
    let clock = state.name.clone();
    let plain = |what: &str| ActionText {
        name: format!("{clock}-{what}").as_str().into(),
        by: vec![ByText { parties: vec!["resident".into()], ..Default::default() }],
        ..Default::default()
    };
    let asks = RequestsText { clock: clock.clone(), ..requests(tape) };
    let grants = ProlongsText { clock: clock.clone(), ..prolongs(tape) };
    let refuses = DeclinesText { clock: clock.clone(), ..Default::default() };
    state.actions.extend([
        ActionText { requests: vec![asks], ..plain("ask") },
        ActionText { prolongs: vec![grants], ..plain("grant") },
        ActionText { declines: vec![refuses], ..plain("refuse") },
    ]);
}

/// More time asked for the clock, to be decided within some limit or whenever.
fn requests(tape: &mut Tape) -> RequestsText {
    let within = WithinText { amount: Some(limit(tape)), counting: counting(tape), ..Default::default() };
    RequestsText { clock: "clock".into(), within: tape.chance(70).then_some(within), ..Default::default() }
}

fn at_least(amount: AmountText) -> BoundText {
    BoundText { word: BoundWord::AtLeast, amount: Some(amount), ..Default::default() }
}

fn times(count: usize) -> BoundText {
    let count = u32::try_from(count).unwrap_or(1);
    BoundText { amount: Some(AmountText::Of { count, unit: Unit::Times }), ..Default::default() }
}

fn limit_of_days(tape: &mut Tape) -> AmountText {
    super::charter::of(1 + u32::try_from(tape.below(5)).unwrap_or_default(), Unit::Days)
}
