//! The promises of a charter, and the runs that break them, to be stepped through on a picture.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    page::Contents,
    rules, summary,
};
use crate::{
    charter::{Charter, Promise},
    check::{PromiseProof, Ruling, Witness},
    diagram::{self, Element, Escaped, Options, Row, Traced},
    engine::Event,
    wording::Wording,
};

/// Writes the section of promises, and of whatever else a run was found for.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    contents: &Contents<'_>,
) -> fmt::Result {
    frame::section(f, "promises", wording.pick("Promises", "承诺"))?;
    if charter.promises.is_empty() {
        let none = wording.pick("The charter promises nothing of itself.", "章程没有作出承诺。");
        writeln!(f, "<p class=\"soft\">{none}</p>")?;
    }
    let heads =
        [wording.pick("Promise", "承诺"), wording.pick("Verdict", "结论"), wording.pick("Source", "出处")];
    let proof = |id| contents.deep.and_then(|deep| deep.promises.iter().find(|proof| proof.promise == id));
    let rows = charter.promises.iter().map(|(id, promise)| row(wording, promise, proof(id)));
    table(f, &heads, &rows.collect::<Vec<_>>())?;
    for (number, (name, witness)) in contents.deep.iter().flat_map(|deep| &deep.witnesses).enumerate() {
        run(f, charter, wording, (number + 1, name, witness))?;
    }
    Ok(())
}

fn row(wording: Wording<'_>, promise: &Promise, proof: Option<&PromiseProof>) -> Vec<Markup> {
    let title = promise.titles.or(wording.language(), &promise.name);
    let (words, class) = match proof {
        Some(proof) => summary::verdict(wording, &proof.claims),
        None => (wording.pick("not asked", "未查"), "soft"),
    };
    let why = proof.into_iter().flat_map(|proof| &proof.claims).filter_map(|ruling| match ruling {
        Ruling::NotDecided(why) => {
            Some(Markup::text(why.sentence().get(wording.language())).within("span", "soft"))
        }
        _ => None,
    });
    vec![
        Markup::titled(title, promise.name.as_str()).anchored(&format!("promise-{}", promise.name)),
        Markup::lines(std::iter::once(Markup::text(words).within("b", class)).chain(why)),
        rules::origin(wording, &promise.origin),
    ]
}

/// A run: its events in a list, and the picture of its workflow on which they show.
fn run(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (number, name, witness): (usize, &str, &Witness),
) -> fmt::Result {
    let events: Vec<Event> = witness.steps.iter().flat_map(|step| step.events.clone()).collect();
    let options = Options::new(wording.language());
    let Some(workflow) = charter.workflows.get(witness.workflow) else { return Ok(()) };
    let told = diagram::timeline(charter, &witness.roster, &events, &options);
    let traced = diagram::traced(charter, &events);
    let overlay = diagram::numbered(charter, &events, wording.language());
    let (Ok(told), Ok(traced), Ok(overlay)) = (told, traced, overlay) else { return Ok(()) };
    frame::part(f, &wording.said(wording.pick("A run that shows it", "表明这一点的路径"), name))?;
    f.write_str("<div class=\"run\"><div>")?;
    stepper(f, wording, traced.len())?;
    f.write_str("<ol class=\"steps\">")?;
    for (row, event) in told.rows().iter().zip(&traced) {
        step(f, row, event)?;
    }
    writeln!(f, "</ol>{}</div>", round(wording, witness))?;
    let picture = diagram::workflow(charter, workflow, &options);
    let picture = picture.marked(&overlay).called(&format!("run-{number}"));
    let (svg, paper) = picture.printed();
    writeln!(f, "<div class=\"picture\" tabindex=\"0\">{svg}</div>")?;
    frame::printed(f, &picture.heading().id, paper.as_ref())?;
    f.write_str("</div>\n")
}

fn stepper(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, steps: usize) -> fmt::Result {
    let (first, back, next) =
        (wording.pick("First", "首步"), wording.pick("Back", "上一步"), wording.pick("Next", "下一步"));
    write!(f, "<div class=\"stepper\"><button type=\"button\" class=\"first\">{first}</button>")?;
    write!(f, "<button type=\"button\" class=\"back\">{back}</button>")?;
    write!(
        f,
        "<button type=\"button\" class=\"next\">{next}</button><output>{steps} / {steps}</output></div>"
    )
}

/// An event: when, who, what, and where the case then stands; its data say what of the picture shows it.
fn step(f: &mut fmt::Formatter<'_>, row: &Row, event: &Traced) -> fmt::Result {
    let keys = |elements: &[Element]| elements.iter().map(Element::to_string).collect::<Vec<_>>().join(" ");
    let way = event.way.as_ref().map(Element::to_string).unwrap_or_default();
    let passed = format!("{way} {}", keys(&event.left));
    let stands = keys(&event.stands);
    write!(
        f,
        "<li data-way=\"{}\" data-passed=\"{}\" data-stands=\"{}\">",
        Escaped(&way),
        Escaped(passed.trim()),
        Escaped(&stands)
    )?;
    let cell = |at: usize| row.cells.get(at).map(|cell| cell.lines.join(" · ")).unwrap_or_default();
    let what = Markup::text(cell(2)).within("b", "");
    let then = Markup::text(format!("→ {}", cell(3)));
    let who = Markup::text([cell(0), cell(1)].join(" · ").trim_end_matches(" · ")).within("span", "soft");
    write!(f, "{}</li>", Markup::lines([Markup::joined([what, then], " "), who]))
}

/// That the run goes on and on, if it does.
fn round(wording: Wording<'_>, witness: &Witness) -> Markup {
    let Some(round) = witness.round else { return Markup::default() };
    let words = if round >= witness.steps.len() {
        wording.pick("Then nothing need happen any more.", "此后不必再发生任何事情。").to_owned()
    } else {
        let from = (round + 1).to_string();
        wording.said(
            wording.pick("Then it goes on so for ever, from step", "此后可以无限重复，自第几步起"),
            &from,
        )
    };
    Markup::text(words).within("p", "soft")
}
