//! One charter's rule tests, compiled.

use std::sync::Arc;

use super::{
    examples::rows,
    names::{Names, Sought},
    order, people,
    step::Steps,
};
use crate::{
    charter::Charter,
    finding::{Bilingual, Finding, Lint},
    scenario::{
        RosterText, ScenarioText, StepText, SuiteText,
        compiled::{LeftOut, People, Scenario, Suite},
    },
    text::Path,
};

impl Suite {
    /// Compiles the rule tests of a charter, and reports everything that is wrong with them. A scenario with a mistake, or
    /// with a step that cannot be run yet, stands in [`Suite::left_out`]: it would test less than was written.
    #[must_use]
    pub fn compile(charter: &Arc<Charter>, text: &SuiteText) -> (Self, Vec<Finding>) {
        let mut names = Names::new(charter);
        edition(&mut names, text);
        let rosters = rosters(&mut names, text);
        let mut suite = Self { charter: Arc::clone(charter), scenarios: Vec::new(), left_out: Vec::new() };
        let is_sound = names.is_sound_since(0);
        if text.scenarios.is_empty() {
            names.push(no_scenario(text));
        }
        for (index, scenario) in text.scenarios.iter().enumerate() {
            let before = names.findings.len();
            repeated(&mut names, text, index);
            miscounted(&mut names, scenario);
            let people = roster_of(&mut names, &rosters, scenario);
            let compiled = scenarios(&mut names, &people, scenario);
            if is_sound && names.is_sound_since(before) {
                suite.scenarios.extend(compiled);
            } else {
                suite.left_out.push(LeftOut {
                    title: scenario.title.clone(),
                    tags: tags(scenario),
                    span: scenario.span,
                });
            }
        }
        let mut findings = names.findings;
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        (suite, findings)
    }
}

/// Reports a charter or edition that is not the one at hand.
fn edition(names: &mut Names<'_>, text: &SuiteText) {
    let (name, edition) = (names.charter.name.clone(), names.charter.edition.clone());
    if let Some(wanted) = text.charter.as_ref().filter(|wanted| name != *wanted.as_str()) {
        let (en, zh) = (
            format!("these scenarios test `{wanted}`, and the charter at hand is `{name}`"),
            format!("这些场景测试的是“{wanted}”，手头的章程是“{name}”"),
        );
        names.say(Lint::UnknownCharter, wanted.span, en, zh);
    }
    if let Some(wanted) = text.edition.as_ref().filter(|wanted| wanted.as_str() != edition) {
        let (en, zh) = (
            format!("these scenarios test edition `{wanted}` of `{name}`, which is edition `{edition}`"),
            format!("这些场景测试的是“{name}”的版次 {wanted}，手头的是版次 {edition}"),
        );
        names.say(Lint::UnknownCharter, wanted.span, en, zh);
    }
}

/// Reports a title that an earlier scenario has.
fn repeated(names: &mut Names<'_>, text: &SuiteText, index: usize) {
    let Some(scenario) = text.scenarios.get(index) else { return };
    let title = &scenario.title;
    if text.scenarios.iter().take(index).any(|earlier| earlier.title == *title) {
        let (en, zh) =
            (format!("another scenario above is called `{title}` too"), format!("上面已有同名场景“{title}”"));
        names.say(Lint::RepeatedScenario, scenario.span, en, zh);
    }
}

/// Reports titles that are more or fewer than the languages of the charter, if there is more than one.
fn miscounted(names: &mut Names<'_>, scenario: &ScenarioText) {
    let (found, due) = (scenario.titles.len() + 1, names.charter.languages.len());
    if found > 1 && found != due {
        let (en, zh) = (
            format!(
                "this scenario has {found} titles: write one, or one for each of the charter's languages ({due})"
            ),
            format!("此场景有{found}个标题：写一个即可，或者按章程的语言每种写一个（共{due}个）"),
        );
        names.say(Lint::TitleCount, scenario.span, en, zh);
    }
}

/// What to say of a suite without scenarios.
fn no_scenario(text: &SuiteText) -> Finding {
    let message =
        Bilingual::new("there is no scenario here: nothing is tested", "这里没有场景，等于什么都没测");
    let hint = Bilingual::new("write one: `scenario \"…\"`", "请写一个：`场景 \"……\"`");
    Finding::new(Lint::NoScenario, text.span, message).hint(hint)
}

fn rosters<'t>(names: &mut Names<'_>, text: &'t SuiteText) -> Vec<(&'t RosterText, Arc<People>)> {
    let mut rosters: Vec<(&RosterText, Arc<People>)> = Vec::new();
    for roster in &text.rosters {
        if rosters.iter().any(|(earlier, _)| earlier.name == roster.name) {
            let name = &roster.name;
            let (en, zh) = (format!("roster `{name}` is declared twice"), format!("名册“{name}”重复声明"));
            names.say(Lint::DuplicateName, name.span, en, zh);
        }
        rosters.push((roster, Arc::new(people::people(names, roster))));
    }
    rosters
}

/// The people of a scenario: those of the roster it names, or of the only one there is.
fn roster_of(
    names: &mut Names<'_>,
    rosters: &[(&RosterText, Arc<People>)],
    scenario: &ScenarioText,
) -> Arc<People> {
    let wanted = scenario.roster.as_ref();
    let found = match (wanted, rosters) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(wanted), _) => rosters.iter().rev().find(|(roster, _)| roster.name == *wanted),
    };
    if let (Some(wanted), None) = (wanted, found) {
        let known = rosters.iter().map(|(roster, _)| roster.name.as_str());
        names.unknown(&Path::new(wanted.as_str(), scenario.span), Sought("roster", "名册"), known);
    }
    found.map(|(_, people)| Arc::clone(people)).unwrap_or_default()
}

/// A scenario, once for each of its rows.
fn scenarios(names: &mut Names<'_>, people: &Arc<People>, text: &ScenarioText) -> Vec<Scenario> {
    let tags = tags(text);
    order::check_written(names, text);
    let rows = rows(names, text);
    let compiled = rows.into_iter().map(|row| {
        let people = besides(names, people, &row.steps);
        let (steps, is_whole) = Steps::new(names, &people).compile(&row.steps);
        // Of a step that is missing nobody knows when it was.
        if is_whole {
            order::check(names, &steps);
        }
        Scenario { title: row.title, cells: row.cells, tags: tags.clone(), people, steps, span: row.span }
    });
    compiled.collect()
}

fn tags(text: &ScenarioText) -> Vec<String> {
    text.tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}

/// The people with what the scenario says of them besides the roster.
fn besides(names: &mut Names<'_>, people: &Arc<People>, steps: &[StepText]) -> Arc<People> {
    let mut people = Arc::clone(people);
    for step in steps {
        let StepText::Given(given) = step else { continue };
        if given.is.is_empty() {
            continue;
        }
        let mut more = People::clone(&people);
        for subject in &given.subjects {
            if let Some(part) = people::part(names, &more, subject) {
                people::is(names, &mut more, part, &given.is);
            }
        }
        people = Arc::new(more);
    }
    people
}
