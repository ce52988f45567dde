//! At a glance: for each workflow whether it is sound, what it promises, how long it takes, how much of it is tested.

use std::fmt;

use super::{
    deadline, frame,
    markup::{Markup, table},
    page::Contents,
};
use crate::{
    charter::{Charter, Workflow},
    check::{self, Ruling, Verdict, WorstTime},
    diagram,
    finding::Language,
    id::WorkflowId,
    scenario::{Coverage, Mutant, Standing},
    wording::Wording,
};

/// Writes the summary.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    contents: &Contents<'_>,
) -> fmt::Result {
    frame::section(f, "summary", wording.pick("At a glance", "总览"))?;
    let mut heads = vec![wording.pick("Workflow", "流程"), wording.pick("Sound", "健全")];
    let has_promises = contents.deep.is_some();
    if has_promises {
        heads.push(wording.pick("Promises", "承诺"));
    }
    if !contents.times.is_empty() {
        heads.push(wording.pick("At the longest, if everything is done in time", "按时办理时最长"));
    }
    if contents.coverage.is_some() {
        heads.push(wording.pick("Tested", "测试涉及"));
        if !contents.mutants.is_empty() {
            heads.push(wording.pick("Changes no test notices", "无测试发现的改动"));
        }
    }
    let rows: Vec<Vec<Markup>> = charter
        .workflows
        .iter()
        .map(|(id, workflow)| row(charter, wording.within(workflow), (id, workflow), contents))
        .collect();
    table(f, &heads, &rows)?;
    if !has_promises {
        let words = wording.pick(
            "Promises were not asked, nor whether what no test meets can be met at all, and longest times at most of workflows in which \
             little can happen: `gongzhi report CHARTER --deep` looks at them.",
            "未查承诺，也未查测试没有涉及之处是否可能出现；最长时间至多只查了变化不多的流程：`gongzhi report 章程 --deep` 会逐项查看。",
        );
        writeln!(f, "<p class=\"soft\">{}</p>", Markup::text(words))?;
    }
    if contents.coverage.is_some() && contents.mutants.is_empty() {
        let words = wording.pick(
            "Nor was it asked which changes of a rule no test would notice: `gongzhi report CHARTER --mutants` tries them.",
            "改动规则后测试能否发现，亦未逐一试过：`gongzhi report 章程 --mutants` 会试。",
        );
        writeln!(f, "<p class=\"soft\">{}</p>", Markup::text(words))?;
    }
    Ok(())
}

fn row(
    charter: &Charter,
    wording: Wording<'_>,
    (id, workflow): (WorkflowId, &Workflow),
    contents: &Contents<'_>,
) -> Vec<Markup> {
    let title = workflow.titles.or(wording.language(), &workflow.name);
    let link = Markup::text(title).linked(&format!("section-workflow-{}", workflow.name));
    let mut row = vec![link, sound(charter, wording, id)];
    if let Some(deep) = contents.deep {
        let own = deep.promises.iter().filter_map(|proof| {
            let promise = charter.promises.get(proof.promise).filter(|promise| promise.workflow == id)?;
            let (words, class) = verdict(wording, &proof.claims);
            let name = Markup::text(promise.titles.or(wording.language(), &promise.name));
            let link = name.linked(&format!("promise-{}", promise.name));
            Some(Markup::joined([link, Markup::text(words).within("b", class)], " "))
        });
        row.push(Markup::lines(own));
    }
    if !contents.times.is_empty() {
        let times = contents.times.iter().filter(|(other, _)| *other == id);
        let arrivals = times.flat_map(|(_, times)| &times.arrivals);
        let longest = diagram::longest(wording, workflow, arrivals).into_iter();
        let lines = longest.map(|(outcomes, time)| arrives(wording, workflow, (&outcomes, time)));
        let chart = Markup::text(wording.pick("along the days", "时间图"))
            .linked(&format!("deadlines-{}", workflow.name));
        let chart = deadline::is_drawn(charter, (id, contents)).then_some(chart);
        row.push(Markup::lines(lines.chain(chart)));
    }
    if let Some(coverage) = contents.coverage {
        let own = coverage
            .elements()
            .iter()
            .filter(|one| one.workflow == id && one.standing != Standing::Impossible);
        let (mut met, mut all) = (0, 0);
        for one in own {
            met += usize::from(one.standing == Standing::Covered);
            all += 1;
        }
        let class = if met == all { "good" } else { unmet(contents) };
        row.push(Markup::text(format!("{met}\u{a0}/\u{a0}{all}")).within("b", class));
        if !contents.mutants.is_empty() {
            row.push(unnoticed(coverage, (id, workflow), &contents.unnoticed()));
        }
    }
    row
}

/// How many changes of its rules no test notices, with a way to the picture that shows them.
fn unnoticed(coverage: &Coverage, (id, workflow): (WorkflowId, &Workflow), survivors: &[Mutant]) -> Markup {
    let own = survivors.iter().filter(|mutant| diagram::changed_in(coverage, mutant) == Some(id)).count();
    let figure = Markup::text(own.to_string());
    if own == 0 {
        return figure.within("b", "good");
    }
    let overlay = diagram::unnoticed(coverage, survivors, workflow, Language::En);
    let is_drawn = overlay != diagram::Overlay::default();
    let figure = if is_drawn { figure.linked(&format!("unnoticed-{}", workflow.name)) } else { figure };
    figure.within("b", "doubt")
}

/// The class of a figure of tests that do not meet everything: until data were looked at it may be that nothing meets the rest.
pub(super) fn unmet(contents: &Contents<'_>) -> &'static str {
    if contents.deep.is_some() { "doubt" } else { "" }
}

/// Whether the workflow net is sound.
fn sound(charter: &Charter, wording: Wording<'_>, id: WorkflowId) -> Markup {
    let verdict = check::soundness(charter, id, check::LIMIT).map(|found| found.verdict);
    let (words, class) = match verdict {
        Some(Verdict::Sound) => (wording.pick("sound", "健全"), "good"),
        Some(Verdict::Unsound) => (wording.pick("not sound", "不健全"), "bad"),
        Some(Verdict::NotDecided) | None => (wording.pick("not decided", "尚未判定"), "doubt"),
    };
    Markup::text(words).within("b", class)
}

/// What was found out about a promise: of several claims the worst.
pub(super) fn verdict<'w>(wording: Wording<'w>, claims: &[Ruling]) -> (&'w str, &'static str) {
    let is_refuted = |ruling: &Ruling| matches!(ruling, Ruling::Refuted(_));
    if claims.iter().any(is_refuted) {
        (wording.pick("broken", "不成立"), "bad")
    } else if claims.iter().all(|ruling| *ruling == Ruling::Proven) {
        (wording.pick("proven", "已证明"), "good")
    } else {
        (wording.pick("not decided", "尚未判定"), "doubt")
    }
}

/// How long it takes to some outcomes.
fn arrives(wording: Wording<'_>, workflow: &Workflow, (outcomes, time): (&str, &WorstTime)) -> Markup {
    let class = match time {
        WorstTime::Unbounded(_) => "bad",
        WorstTime::NotDecided(_) => "doubt",
        WorstTime::Sums(_) | WorstTime::Unreached => "",
    };
    let said = Markup::text(time.say(workflow, wording.language())).within("span", class);
    Markup::joined([Markup::text(wording.said(outcomes, "")), said], "")
}
