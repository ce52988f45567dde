//! What follows without being written, and what clauses compile to.

use gongzhi::{
    charter::{Charter, Next, Together, Workflow},
    rule::{
        Cell, ClockOwner, Column, Condition, Expiry, Holder, Least, LimitSource, Party, Setting, Trigger,
        Value, Window,
    },
    text::BoundWord,
    time::{Limit, Unit},
    workflow::{Leaving, Phase},
};

use super::charter;

fn workflow(rest: &str) -> (Charter, Workflow) {
    let charter = charter(&format!("workflow request\n{rest}"));
    let workflow = charter.workflow("request").unwrap().1.clone();
    (charter, workflow)
}

fn days(count: u32) -> Limit {
    Limit::new(count, Unit::Days).unwrap()
}

const STATES: &str = "  state open, accountable desk\n  state closed, end answered\n";

#[test]
fn a_limit_left_alone_starts_with_the_state_and_means_a_breach_for_a_duty_and_a_lapse_for_a_power() {
    let (_, found) = workflow(
        "  may ask by desk, from start -> open
  state open, accountable desk
    within 9 days
    must answer by desk, within 5 days -> closed
    may drop by desk, within 2 days -> closed
  state closed, end answered
",
    );
    let clock = |name: &str| found.clock(name).unwrap().1.clone();
    let (open, answer, drop) = (clock("open"), clock("answer"), clock("drop"));
    assert_eq!(open.owner, ClockOwner::State(found.state("open").unwrap().0));
    assert_eq!(answer.owner, ClockOwner::Action(found.action("answer").unwrap().0));
    assert_eq!([&open.since, &answer.since, &drop.since], [&[]; 3]);
    assert_eq!([open.expiry, answer.expiry, drop.expiry], [Expiry::Breach, Expiry::Breach, Expiry::Lapse]);
    assert_eq!(answer.limits[0].limit, LimitSource::Fixed(days(5)));
}

#[test]
fn limits_under_conditions_are_one_clock_and_one_after_an_unconditional_limit_is_another() {
    let (_, found) = workflow(
        "  fact hard is yes or no
  may ask by desk, from start, asks hard -> open
  state open, accountable desk
    must answer by desk -> closed
      within 9 days if hard
      within 5 days
      within 1 day since ask
  state closed, end answered
",
    );
    let names: Vec<_> = found.clocks.values().map(|clock| clock.name.as_str()).collect();
    assert_eq!(names, ["answer", "answer-2"]);
    let first = &found.clock("answer").unwrap().1.limits;
    assert_eq!(first.len(), 2);
    assert!(first[0].condition != Condition::Always && first[1].condition == Condition::Always);
    assert_eq!(found.clock("answer-2").unwrap().1.since, [Trigger::Does(found.action("ask").unwrap().0)]);
}

#[test]
fn an_arrow_leaves_the_state_and_without_one_the_case_stays() {
    let (_, found) = workflow(
        "  may ask by desk, from start -> open
  state open, accountable desk
    must answer by desk, within 5 days -> closed
    may look by desk
  may drop by desk, from any, clears all -> closed
  state closed, end answered
",
    );
    let (open, _) = found.state("open").unwrap();
    let action = |name: &str| found.action(name).unwrap().1.clone();
    assert_eq!(action("ask").leaving, Leaving::Start);
    assert_eq!(action("answer").leaving, Leaving::Some(vec![vec![open]]));
    assert!(matches!(action("answer").next, Next::Routes(routes) if routes.len() == 1));
    assert_eq!((action("look").leaving, action("look").next), (Leaving::Some(vec![vec![open]]), Next::Stay));
    assert_eq!((action("drop").leaving, action("drop").clears), (Leaving::Any, vec![open]));
}

#[test]
fn alternatives_and_joins_are_told_apart() {
    let (_, found) = workflow(
        "  may ask by desk, from start -> open and side
  state open, accountable desk
  state side, accountable desk
  must join by desk, within 5 days, from open and side -> closed
  may drop by desk, from open or side, clears all -> closed
  state closed, end answered
",
    );
    let [open, side] = ["open", "side"].map(|name| found.state(name).unwrap().0);
    let leaving = |name: &str| found.action(name).unwrap().1.leaving.clone();
    assert_eq!(leaving("join"), Leaving::Some(vec![vec![open, side]]));
    assert_eq!(leaving("drop"), Leaving::Some(vec![vec![open], vec![side]]));
}

#[test]
fn phases_are_in_hand_unless_said_and_closed_for_ends() {
    let (_, found) = workflow(&format!(
        "  may ask by desk, from start -> open
  may answer by desk, from open or waits -> closed
  may wait by desk, from open -> waits
  state waits, phase waiting, accountable desk
{STATES}"
    ));
    let phase = |name: &str| found.state(name).unwrap().1.phase;
    assert_eq!(
        [phase("open"), phase("waits"), phase("closed")],
        [Phase::InHand, Phase::Waiting, Phase::Closed]
    );
}

#[test]
fn parties_are_read_from_paths() {
    let (charter, found) = workflow(
        "  slot unit is body
  slot member is person
  may ask by desk.clerk, from start, asks unit and member -> open
  state open, accountable unit.superior
    must answer by unit.clerk or member, bars ask.actor, within 5 days, informed raiser -> closed
  state closed, end answered
",
    );
    let answer = found.action("answer").unwrap().1;
    let [unit, member] = ["unit", "member"].map(|name| found.slot(name).unwrap().0);
    let ask = found.action("ask").unwrap();
    assert_eq!(ask.1.by[0].parties, [Party::Office(charter.structure.office("desk", "clerk").unwrap())]);
    let clerk = gongzhi::Name::new("clerk").unwrap();
    assert_eq!(answer.by[0].parties, [Party::OfficeOf(Holder::Slot(unit), clerk), Party::Person(member)]);
    assert_eq!(answer.bars[0].parties, [Party::Actor(ask.0)]);
    assert_eq!(answer.informed[0].parties, [Party::Raiser]);
    let superior = Holder::Superior(Box::new(Holder::Slot(unit)));
    assert_eq!(found.state("open").unwrap().1.accountable, Some(superior));
}

#[test]
fn a_bound_after_by_counts_persons_and_one_after_a_comma_time() {
    let (_, found) = workflow(
        "  may ask by desk at least 3, from start -> open
  state open, accountable desk
    may answer by desk, at least 3 days, at most 2 times -> closed
  state closed, end answered
",
    );
    let ask = found.action("ask").unwrap().1;
    assert_eq!(ask.by[0].together[0].number, Together::Persons(BoundWord::AtLeast, 3));
    let answer = found.action("answer").unwrap().1;
    assert!(
        matches!(&answer.windows[..], [Window::AtLeastSince { least: Least::Fixed(limit), .. }] if *limit == days(3))
    );
    assert_eq!(answer.caps[0].times, 2);
}

#[test]
fn since_and_before_anchor_the_bounds_of_their_action() {
    let (_, found) = workflow(
        "  fact day is date
  may ask by desk, from start, asks day -> open
  state open, accountable desk
    must notify by desk, at least 10 days before day
    must meet by desk, since day -> closed
  state closed, end answered
",
    );
    let (day, _) = found.fact("day").unwrap();
    let windows = |name: &str| found.action(name).unwrap().1.windows.clone();
    assert!(matches!(&windows("notify")[..], [Window::AtLeastBefore { day: found, .. }] if *found == day));
    assert!(matches!(&windows("meet")[..], [Window::Since(triggers, _)] if *triggers == [Trigger::Day(day)]));
}

const LADDER: &str = "ladder ways, rung desk within 3 days, rung town within 5 days because risk\n";

#[test]
fn the_allowance_of_a_ladder_is_the_clock_whose_expiry_escalates() {
    let charter = charter(&format!(
        "{LADDER}workflow request
  slot handler is ways, on exhausted -> closed
  clock pace within 5 days since ask, until answer, pauses in open, warns 1 day, on expiry escalate
  may ask by desk, from start, sets handler = desk -> open
  state open, accountable handler
    must answer by handler -> closed
  state closed, end answered
"
    ));
    let found = charter.workflow("request").unwrap().1;
    let (handler, pace) = (found.slot("handler").unwrap(), found.clock("pace").unwrap());
    assert_eq!(found.climbs, Some((handler.0, Some(pace.0))));
    assert_eq!(pace.1.expiry, Expiry::Escalate);
    assert_eq!(handler.1.exhausted.as_ref().unwrap().to, [found.state("closed").unwrap().0]);
    assert_eq!((pace.1.pauses.len(), pace.1.warns.as_slice()), (1, &[days(1)][..]));
    let rungs = &charter.ladder("ways").unwrap().1.rungs;
    assert_eq!(
        (rungs[0].allowance, rungs[1].because.as_slice()),
        (Some(days(3)), &[gongzhi::rule::Cause::Risk][..])
    );
}

#[test]
fn tables_hold_cells_and_settings_by_column() {
    let (charter, found) = workflow(
        "  fact matter is housing or hazard or policy
  fact floor is 1 to 30
  slot handler is body
  clock pace within grading since ask, until answer
  may ask by desk, from start, asks matter and floor, uses grading -> open
  table grading
    | matter      | floor        || handler | pace   |
    | not hazard  | any          || desk    | 5 days |
    | hazard      | < 5 or ≥ 20  || town    | none   |
    | hazard      | 5 to 19      || town    | 2 days |
  state open, accountable handler
    must answer by handler -> closed
  state closed, end answered
",
    );
    let table = found.table("grading").unwrap().1;
    assert_eq!(
        table.outputs,
        [Column::Slot(found.slot("handler").unwrap().0), Column::Clock(found.clock("pace").unwrap().0)]
    );
    let choices = |cell: &Cell| matches!(cell, Cell::OneOf(values) if values.len() == 2);
    assert!(choices(&table.rows[0].cells[0]));
    assert_eq!(table.rows[1].cells[1], Cell::Numbers(vec![(1, 4), (20, 30)]));
    let town = charter.structure.body("town").unwrap().id();
    assert_eq!(table.rows[1].settings, [Setting::Holder(Holder::Body(town)), Setting::Nothing]);
    assert_eq!(table.rows[2].settings[1], Setting::Limit(days(2)));
}

#[test]
fn a_cell_holds_its_values_in_the_order_of_the_fact_however_they_are_written() {
    let cell = |written: &str| {
        let (_, found) = workflow(&format!(
            "  fact matter is housing or hazard or policy
  may ask by desk, from start, asks matter, uses sorting
  table sorting
    | matter    || ->     |
    | {written} || open   |
    | hazard    || closed |
  state open, accountable desk
    must answer by desk -> closed
  state closed, end answered
"
        ));
        found.table("sorting").unwrap().1.rows[0].cells[0].clone()
    };
    let ordered = cell("housing or policy");
    assert!(matches!(&ordered, Cell::OneOf(values) if values.len() == 2));
    for written in ["policy or housing", "policy or housing or policy", "not hazard"] {
        assert_eq!(cell(written), ordered, "{written}");
    }
}

#[test]
fn an_expiry_takes_an_action_with_facts_or_moves_on() {
    let (_, found) = workflow(
        "  fact content is yes or no
  may ask by desk, from start -> open
  state open, accountable desk
    within 3 days, on expiry take confirm with content = yes
    may confirm by desk, asks content -> checked
  state checked, accountable desk
    within 4 days, on expiry -> closed
  state closed, end answered
",
    );
    let expiry = |name: &str| found.clock(name).unwrap().1.expiry.clone();
    let Expiry::Take { action, with } = expiry("open") else { panic!() };
    assert_eq!(action, found.action("confirm").unwrap().0);
    assert!(matches!(with[0].value, gongzhi::rule::ValueSource::Value(Value::Flag(true))));
    assert!(
        matches!(expiry("checked"), Expiry::Route(routes) if routes[0].to == [found.state("closed").unwrap().0])
    );
}
