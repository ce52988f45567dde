//! The longest lawful run of a workflow, along the days.

use super::{Bar, Chart, Element, Options, Span, Tone, workflow::tone};
use crate::{
    charter::{Charter, Workflow},
    check::{
        Arrival, Goal, Moved, RunKind, TimeQuestion, WorstClock, WorstStart, WorstStep, WorstTime,
        last_known_year, worst_times,
    },
    finding::Language,
    id::{StateId, WorkflowId},
    rule::ClockOwner,
    time::Instant,
    wording::Wording,
};

/// How long a case takes at the longest if whatever is owed is done in time: each state that it goes through and each limit that runs
/// there, from the day in the options or the worst that the calendar knows, up to the outcome of that name, or the one that comes last.
///
/// Outcomes that nothing bounds, and those of which it is not known, are said below.
#[must_use]
pub fn deadlines(charter: &Charter, id: WorkflowId, outcome: Option<&str>, options: &Options) -> Chart {
    let days = options.since.map(|day| (day, day)).or_else(|| last_known_year(charter));
    let mut question = TimeQuestion { runs: RunKind::Punctual, ..TimeQuestion::outcomes() };
    if let Some((first, last)) = days {
        question = question.on_the_worst_of(first, last);
    }
    let arrivals = worst_times(charter, id, &question).map(|times| times.arrivals).unwrap_or_default();
    deadlines_in(charter, (id, &arrivals), outcome, options)
}

/// The same of longest times that are known already; without dates among them it has no bars.
#[must_use]
pub fn deadlines_in(
    charter: &Charter,
    (id, arrivals): (WorkflowId, &[Arrival]),
    outcome: Option<&str>,
    options: &Options,
) -> Chart {
    let Some(workflow) = charter.workflows.get(id) else {
        return Chart::new("deadlines", "", options.language, charter.calendar.zone());
    };
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let title = wording.said(
        workflow.titles.or(options.language, &workflow.name),
        wording.pick("the longest run in time", "按时办理的最长经过"),
    );
    let key = format!("deadlines-{}", workflow.name);
    let mut chart = Chart::new(&key, &title, options.language, charter.calendar.zone());
    let asked =
        |arrival: &&Arrival| outcome.is_none_or(|name| arrival.to.say(workflow, Language::En) == name);
    let arrivals: Vec<&Arrival> = arrivals.iter().filter(asked).collect();
    let dated =
        arrivals.iter().filter_map(|arrival| Some((*arrival, arrival.dated.as_ref()?.worst.as_ref()?)));
    // Of those that come at the same time the first counts.
    let latest = dated.rev().max_by_key(|(_, worst)| took(charter, worst));
    if let Some((arrival, worst)) = latest {
        draw(&mut chart, wording, workflow, (arrival, worst));
    }
    let open = |time: &WorstTime| !matches!(time, WorstTime::Sums(_) | WorstTime::Unreached);
    for (outcomes, time) in longest(wording, workflow, arrivals).into_iter().filter(|(_, time)| open(time)) {
        chart.note(wording.said(&outcomes, &time.say(workflow, options.language)));
    }
    chart
}

/// The longest times, each with the outcomes of which the same is said: `Closed, Withdrawn`.
pub(crate) fn longest<'a>(
    wording: Wording<'_>,
    workflow: &Workflow,
    arrivals: impl IntoIterator<Item = &'a Arrival>,
) -> Vec<(String, &'a WorstTime)> {
    let mut said: Vec<(Vec<String>, String, &WorstTime)> = Vec::new();
    for Arrival { to, time, .. } in arrivals {
        let (title, words) = (goal(wording, workflow, to), time.say(workflow, wording.language()));
        match said.iter_mut().find(|(_, known, _)| *known == words) {
            Some((titles, ..)) => titles.push(title),
            None => said.push((vec![title], words, time)),
        }
    }
    said.into_iter().map(|(titles, _, time)| (wording.row(&titles), time)).collect()
}

/// How long it takes from the end of its first day, in seconds.
fn took(charter: &Charter, worst: &WorstStart) -> i64 {
    let begin = Instant::at(worst.day, crate::time::TimeOfDay::END, charter.calendar.zone());
    worst.at.unix() - begin.map_or(0, Instant::unix)
}

/// An outcome by the title of its first state.
fn goal(wording: Wording<'_>, workflow: &Workflow, goal: &Goal) -> String {
    let Goal::Outcome(name) = goal else { return goal.say(workflow, wording.language()) };
    let state = workflow.states.position(|state| state.end.as_ref() == Some(name));
    state.map_or_else(|| name.to_string(), |state| wording.state(state).to_owned())
}

fn draw(
    chart: &mut Chart,
    wording: Wording<'_>,
    workflow: &Workflow,
    (arrival, worst): (&Arrival, &WorstStart),
) {
    for bar in bars(wording, workflow, &worst.steps) {
        chart.add(bar);
    }
    let (day, date) = (worst.day, worst.date);
    let days = (date - day).num_days();
    let to = goal(wording, workflow, &arrival.to);
    let sums = arrival.time.say(workflow, wording.language());
    chart.note(match wording.language() {
        Language::En => format!("Begun at the end of {day}, it comes to “{to}” on {date} at the latest, after {days} days: {sums}."),
        Language::Zh => format!("于{day}终了时开始，至迟于{date}到达“{to}”，历时{days}日：{sums}。"),
    });
}

/// What lasts, in the order in which it begins, states before the limits in them: each stay in a state, and each run of a clock.
fn bars(wording: Wording<'_>, workflow: &Workflow, steps: &[WorstStep]) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        let before = number.checked_sub(1).and_then(|before| steps.get(before));
        let later = || steps.iter().skip(number + 1);
        let Some(from) = step.at else { continue };
        let was_active = |state: &StateId| before.is_some_and(|step| step.states.contains(state));
        for &state in step.states.iter().filter(|state| !was_active(state)) {
            let to = later().find(|step| !step.states.contains(&state)).and_then(|step| step.at);
            bars.extend(stay(wording, workflow, state, Span { from, to: to.unwrap_or(from) }));
        }
        let runs =
            |step: &WorstStep, clock: &WorstClock| step.clocks.iter().any(|other| is_same(other, clock));
        for clock in step.clocks.iter().filter(|clock| !before.is_some_and(|step| runs(step, clock))) {
            let end = later().find(|step| !runs(step, clock));
            let (Some(from), Some(to)) = (clock.since, end.and_then(|step| step.at)) else { continue };
            let has_ended = end.is_some_and(|step| step.moved == Moved::Ends(clock.clock));
            bars.extend(run(wording, workflow, clock, (Span { from, to }, has_ended)));
        }
    }
    bars
}

/// Whether it is one run of one clock.
fn is_same(one: &WorstClock, other: &WorstClock) -> bool {
    one.clock == other.clock && one.since == other.since
}

fn stay(wording: Wording<'_>, workflow: &Workflow, state: StateId, span: Span) -> Option<Bar> {
    let found = workflow.states.get(state)?;
    let mut bar = Bar::new(Element::State(found.name.clone()), wording.state(state), span);
    bar.tone = if found.end.is_some() { Tone::Grey } else { tone(found.phase) };
    Some(bar)
}

/// A limit under its action or its own title, with what its end means if it ended.
fn run(
    wording: Wording<'_>,
    workflow: &Workflow,
    clock: &WorstClock,
    (span, has_ended): (Span, bool),
) -> Option<Bar> {
    let found = workflow.clocks.get(clock.clock)?;
    let limit = wording.limit(clock.limit);
    let mut label = match found.owner {
        ClockOwner::Action(action) => wording.said(wording.action(action), &limit),
        ClockOwner::Workflow => wording.said(wording.clock(clock.clock), &limit),
        ClockOwner::State(_) | ClockOwner::Ballot(_) => limit,
    };
    if has_ended {
        label = format!("{label}{}{}", wording.pick(", then ", "，到期"), wording.expiry(&found.expiry));
    }
    let mut bar = Bar::new(Element::Expiry(found.name.clone()), label, span);
    bar.is_limit = true;
    bar.tone = if has_ended { Tone::Red } else { Tone::Plain };
    Some(bar)
}
