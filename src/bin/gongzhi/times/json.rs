//! Longest times for programs.

use gongzhi::{
    charter::{Charter, Workflow},
    check::{Arrival, Endless, Moved, RunKind, Share, Sum, Term, WorstDates, WorstTime},
    finding::Language,
};
use serde_json::{Value, json};

use super::command::Of;

pub(super) fn json(charter: &Charter, found: &[Of<'_>], language: Language) -> Value {
    json!({
        "version": 1,
        "charter": charter.name,
        "edition": charter.edition,
        "workflows": found.iter().map(|of| workflow(charter, of, language)).collect::<Vec<_>>(),
    })
}

fn workflow(charter: &Charter, of: &Of<'_>, language: Language) -> Value {
    let runs = match of.question.runs {
        RunKind::Punctual => "punctual",
        RunKind::Any => "any",
    };
    let without = of.question.without.iter().filter_map(|action| of.workflow.actions.get(*action));
    json!({
        "workflow": of.workflow.name,
        "from": of.question.from.say(of.workflow, Language::En),
        "runs": runs,
        "without": without.map(|action| action.name.as_str()).collect::<Vec<_>>(),
        "since": of.question.days.map(|days| days.first),
        "until": of.question.days.map(|days| days.last),
        "stands": of.times.stands,
        "follows_facts": of.times.follows_facts,
        "to": of.times.arrivals.iter().map(|it| arrival(charter, of.workflow, it, language)).collect::<Vec<_>>(),
    })
}

fn arrival(charter: &Charter, workflow: &Workflow, arrival: &Arrival, language: Language) -> Value {
    let (answer, sums, why) = match &arrival.time {
        WorstTime::Unreached => ("never", Vec::new(), Value::Null),
        WorstTime::Sums(sums) => ("sums", sums.iter().map(|it| sum(workflow, it)).collect(), Value::Null),
        WorstTime::Unbounded(endless) => ("unbounded", Vec::new(), endless_json(workflow, endless)),
        WorstTime::NotDecided(_) => ("not-decided", Vec::new(), Value::Null),
    };
    json!({
        "to": arrival.to.say(workflow, Language::En),
        "answer": answer,
        "sentence": arrival.time.say(workflow, language),
        "sums": sums,
        "why": why,
        "dates": arrival.dated.as_ref().map(|dates| dates_json(charter, workflow, dates)),
    })
}

fn sum(workflow: &Workflow, sum: &Sum) -> Value {
    let bounds = sum.totals().into_iter().zip(&sum.least_of).map(|(total, terms)| {
        json!({
            "total": total,
            "terms": terms.iter().map(|it| term(workflow, it)).collect::<Vec<_>>(),
        })
    });
    json!({
        "least_of": bounds.collect::<Vec<_>>(),
        "run": run(workflow, &sum.run),
        "order_open": sum.is_order_open,
    })
}

fn term(workflow: &Workflow, term: &Term) -> Value {
    let share = match term.share {
        Share::Limit => "limit",
        Share::Prolonged => "prolonged",
        Share::Paused => "paused",
        Share::Asked => "asked",
    };
    let clock = workflow.clocks.get(term.clock).map(|clock| clock.name.as_str());
    json!({ "limit": term.limit, "clock": clock, "share": share })
}

fn run(workflow: &Workflow, run: &[Moved]) -> Vec<Value> {
    let moved = |moved: &Moved| match moved {
        Moved::Does(action) => {
            json!({ "does": workflow.actions.get(*action).map(|action| action.name.as_str()) })
        }
        Moved::Ends(clock) => json!({ "ends": workflow.clocks.get(*clock).map(|clock| clock.name.as_str()) }),
    };
    run.iter().map(moved).collect()
}

fn endless_json(workflow: &Workflow, endless: &Endless) -> Value {
    match endless {
        Endless::NoLimit { states, paused, run: way } => {
            let states = states.iter().filter_map(|state| workflow.states.get(*state));
            let paused = paused.iter().filter_map(|clock| workflow.clocks.get(*clock));
            json!({
                "states": states.map(|state| state.name.as_str()).collect::<Vec<_>>(),
                "paused": paused.map(|clock| clock.name.as_str()).collect::<Vec<_>>(),
                "run": run(workflow, way),
            })
        }
        Endless::Circle { round, run: way } => {
            json!({ "round": run(workflow, round), "run": run(workflow, way) })
        }
    }
}

fn dates_json(charter: &Charter, workflow: &Workflow, dates: &WorstDates) -> Value {
    let zone = charter.calendar.zone();
    let worst = dates.worst.as_ref().map(|worst| {
        json!({
            "begins": worst.day,
            "at": worst.at.in_zone(zone),
            "date": worst.date,
            "days": (worst.date - worst.day).num_days(),
            "run": run(workflow, &worst.run),
        })
    });
    let days = dates.days.iter().map(|(day, at)| json!([day, at.map(|at| at.date(zone))]));
    json!({ "worst": worst, "pauses": dates.pauses, "days": days.collect::<Vec<_>>() })
}
