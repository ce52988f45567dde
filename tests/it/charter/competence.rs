//! Classes, competence, and time asked and refused, as they compile.

use gongzhi::{
    id::Id,
    rule::{Condition, Test},
    time::{Limit, Unit},
};

use super::{charter, lints};

const TWO: &str = "\
workflow appeal
  fact matter is housing or policy
  may raise by desk, from start, asks matter -> open
  state open, end done
workflow visit
  fact far is yes or no
  may go by desk, from start, asks far -> gone
  state gone, end done
";

#[test]
fn a_body_declared_each_is_a_class() {
    let charter = charter("body grids is grid, each\n");
    let classes: Vec<_> = charter.structure.bodies.values().map(|body| body.is_class).collect();
    assert_eq!(classes, [false, false, true]);
}

#[test]
fn competence_holds_where_its_facts_are_known() {
    let charter = charter(&format!("{TWO}body bureau is government, competence matter ≠ policy\n"));
    let of = |index: usize| charter.workflows.values().nth(index).unwrap().competences.clone();
    assert_eq!(of(1), []);
    let [competence] = &of(0)[..] else { panic!("{:?}", of(0)) };
    assert_eq!(charter.structure.bodies.get(competence.body).unwrap().name, *"bureau");
    let Condition::Not(inner) = &competence.condition else { panic!("{competence:?}") };
    let Condition::Test(Test::Choice(fact, value)) = **inner else { panic!("{competence:?}") };
    assert_eq!((fact.index(), value.index()), (0, 1));
}

#[test]
fn competence_may_name_its_workflows() {
    let of = |competence: &str| lints(&format!("{TWO}body bureau is government, {competence}\n"));
    assert_eq!(of("competence matter = housing for appeal"), <[&str; 0]>::default());
    assert!(of("competence matter = housing for visit").contains(&"unknown-name"));
    assert!(of("competence matter = housing for nothing").contains(&"unknown-name"));
    assert!(of("competence nothing = housing").contains(&"unknown-name"));
    assert!(of("competence matter = hosing").contains(&"unknown-name"));
    assert!(of("competence matter").contains(&"wrong-type"));
}

const LATE: &str = "\
workflow appeal
  may raise by desk, from start -> open
  state open, accountable desk, within 5 days
    may ask by desk
      requests open within 1 day
        counting first-day
    may refuse by town, declines open
    must answer by desk -> done
  state done, end done
";

#[test]
fn time_is_asked_and_refused_for_a_clock() {
    let charter = charter(LATE);
    let workflow = charter.workflows.values().next().unwrap();
    let action = |name: &str| workflow.actions.values().find(|action| action.name == *name).unwrap();
    let [request] = &action("ask").requests[..] else { panic!() };
    assert_eq!(workflow.clocks.get(request.clock).unwrap().name, *"open");
    assert_eq!(request.within, Limit::new(1, Unit::Days).ok());
    assert!(request.policy.counts_first_day);
    let [decline] = &action("refuse").declines[..] else { panic!() };
    assert_eq!(decline.clock, request.clock);
}

#[test]
fn what_a_request_cannot_say_is_reported() {
    let of = |old: &str, new: &str| lints(&LATE.replace(old, new));
    assert!(of("declines open", "declines closed").contains(&"unknown-name"));
    assert!(of("requests open within 1 day", "requests open within 1").contains(&"wrong-operand"));
    assert!(of("counting first-day", "warns 1 hour").contains(&"wrong-type"));
    assert!(!lints(LATE).contains(&"wrong-type"));
}

#[test]
fn all_of_it_is_part_of_what_a_charter_means() {
    let body = "body bureau is government\n";
    let whole = format!("{TWO}{}{body}", LATE.replace("workflow appeal", "workflow late"));
    let same = charter(&whole).fingerprint;
    for (old, new) in [
        (body, "body bureau is government, each\n"),
        (body, "body bureau is government, competence far\n"),
        ("requests open within 1 day", "requests open within 2 days"),
        (", declines open", ""),
    ] {
        let changed = whole.replace(old, new);
        assert_ne!(changed, whole);
        assert_ne!(charter(&changed).fingerprint, same, "{new}");
    }
}
