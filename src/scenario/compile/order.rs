//! What can be said of a scenario's steps before it runs: that something is expected, can be checked, and time goes on.

use super::names::Names;
use crate::{
    finding::{Bilingual, Lint, Span},
    scenario::{
        ExpectationText, ScenarioText, StepText,
        compiled::{Deed, Given, Step, Wait, When},
    },
    time::Instant,
};

/// Reports, once for all rows, what is missing from the steps as written.
pub(super) fn check_written(names: &mut Names<'_>, scenario: &ScenarioText) {
    asserts(names, scenario);
    let mut above: Option<&StepText> = None;
    for step in &scenario.steps {
        if let StepText::Then(then) = step {
            for expects in &then.expects {
                reachable(names, above, expects);
            }
        } else if !is_throughout(step) {
            above = Some(step);
        }
    }
}

fn is_throughout(step: &StepText) -> bool {
    matches!(step, StepText::Always(_) | StepText::Never(_))
}

/// After the last step something must be expected: by `then`, or by an `always` or `never` above it.
fn asserts(names: &mut Names<'_>, scenario: &ScenarioText) {
    let throughout = scenario.steps.iter().any(is_throughout);
    let expects_last =
        scenario.steps.last().is_some_and(|step| is_throughout(step) || matches!(step, StepText::Then(_)));
    if expects_last || throughout && acts(scenario) {
        return;
    }
    let span = scenario.steps.last().map_or(scenario.span, StepText::span);
    let hint = match scenario.steps.is_empty() {
        true => Bilingual::new(
            "begin with `when SOMEBODY does WORKFLOW.ACTION at 2026-03-02 09:00`, and say what must then be so",
            "先写 `当 某人 做 流程.动作，于 2026-03-02 09:00`，再写明此后应当如何",
        ),
        false => {
            Bilingual::new("add what must then be so: `then in STATE`", "请写明此后应当如何：`那么 在 环节`")
        }
    };
    let message = match scenario.steps.is_empty() {
        true => Bilingual::new("this scenario has no steps", "这个场景没有步骤"),
        false => Bilingual::new("nothing is expected after this step", "这一步之后没有写预期"),
    };
    names.say_with(Lint::AssertsNothing, span, message, hint);
}

fn acts(scenario: &ScenarioText) -> bool {
    scenario.steps.iter().any(|step| matches!(step, StepText::Given(_) | StepText::When(_)))
}

/// Reports an expectation that the step above can never meet or miss.
fn reachable(names: &mut Names<'_>, above: Option<&StepText>, expects: &ExpectationText) {
    let after_act = matches!(above, Some(StepText::When(_)));
    let after_given = matches!(above, Some(StepText::Given(_)));
    let (en, zh) = match expects {
        ExpectationText::Refused(_) if !after_act => (
            "only an act can be refused: this must stand right after a `when`",
            "只有办理行为才会被拒：这一预期须紧跟在 `当` 之后",
        ),
        ExpectationText::Informed(_) | ExpectationText::Consulted(_) if after_given => (
            "nobody is told or asked of how a case is given: this must stand after a step",
            "给定的事项不会告知或者征求任何人：这一预期须写在某一步之后",
        ),
        ExpectationText::Opens(_) if after_given => (
            "how a case is given opens no other: this must stand after a step",
            "给定的事项不会启动他案：这一预期须写在某一步之后",
        ),
        ExpectationText::Happened(_) | ExpectationText::Cites(_) if after_given => (
            "how a case is given is no event and rests on no rule: this must stand after a step",
            "给定的事项不是发生的事，也没有所依据的规则：这一预期须写在某一步之后",
        ),
        _ => return,
    };
    names.say(Lint::NeverChecked, expects.span(), en, zh);
}

/// Reports what is wrong with the instants of one row's steps.
pub(super) fn check(names: &mut Names<'_>, steps: &[Step]) {
    let mut now: Option<Instant> = None;
    for step in steps {
        match &step.deed {
            // A new case may begin at any instant.
            Deed::Given(Given { at: Some(at), .. }) => now = Some(*at),
            Deed::Given(Given { at: None, .. }) | Deed::When(When { at: None, .. }) if now.is_none() => {
                no_instant(names, step.span);
                return;
            }
            Deed::When(When { at: Some(at), .. }) => {
                backwards(names, now, *at, step.span);
                now = Some(*at);
            }
            Deed::Wait(Wait::Until(at)) => {
                backwards(names, now, *at, step.span);
                now = Some(*at);
            }
            _ => {}
        }
    }
}

fn no_instant(names: &mut Names<'_>, span: Span) {
    let message = Bilingual::new("nothing says when this scenario begins", "没有写明场景从何时开始");
    let hint = Bilingual::new("add `at 2026-03-02 09:00` to this step", "在这一步加上 `于 2026-03-02 09:00`");
    names.say_with(Lint::TimeRunsBack, span, message, hint);
}

fn backwards(names: &mut Names<'_>, now: Option<Instant>, at: Instant, span: Span) {
    let Some(now) = now.filter(|&now| at < now) else { return };
    let zone = names.charter.calendar.zone();
    let (at, now) = (at.local(zone), now.local(zone));
    let (en, zh) = (
        format!("this step is at {at}, before the one above it at {now}"),
        format!("这一步在 {at}，早于上一步的 {now}"),
    );
    names.say(Lint::TimeRunsBack, span, en, zh);
}
