//! The head of the page, its summary, and its foot.

use std::fmt;

use super::{
    markup::Markup,
    page::{Contents, Outcome},
    style::{SCRIPT, STYLE, WITHOUT_SCRIPT},
    summary,
};
use crate::{
    charter::Charter,
    diagram::{Escaped, Page, Paper, Picture},
    finding::{Finding, Language, Level},
    wording::Wording,
};

/// Opens the page: its head, the switch of languages, and the search.
pub(super) fn open(f: &mut fmt::Formatter<'_>, charter: &Charter, language: Language) -> fmt::Result {
    let title = Markup::text(charter.titles.or(language, &charter.name));
    writeln!(f, "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", code(language))?;
    writeln!(f, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")?;
    writeln!(f, "<title>{title}</title>\n<style>{STYLE}</style>")?;
    writeln!(f, "<noscript><style>{WITHOUT_SCRIPT}</style></noscript>\n</head>\n<body>")?;
    f.write_str("<header><div class=\"languages\">")?;
    for language in Language::ALL {
        let name = if language == Language::En { "English" } else { "中文" };
        write!(f, "<button type=\"button\" data-lang=\"{}\">{name}</button>", code(language))?;
    }
    f.write_str(
        "</div><div class=\"searching\"><input type=\"search\" id=\"search\" aria-label=\"Search / 搜索\"",
    )?;
    f.write_str(" data-en=\"Search\" data-zh=\"搜索\"><ol id=\"hits\" hidden></ol></div></header>\n")
}

/// Closes the page.
pub(super) fn close(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

/// How HTML calls a language.
fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Zh => "zh-CN",
    }
}

/// Begins the page in one language, which is the one first shown or not: title, edition, contents and figures.
pub(super) fn begin(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (contents, is_first): (&Contents<'_>, bool),
) -> fmt::Result {
    let title = Markup::text(charter.titles.or(wording.language(), &charter.name));
    let hidden = if is_first { "" } else { " hidden" };
    writeln!(f, "<main lang=\"{}\"{hidden}>", code(wording.language()))?;
    writeln!(f, "<h1>{title}</h1>\n<p class=\"about\">{}</p>", Markup::text(edition(charter, wording)))?;
    navigation(f, charter, wording)?;
    cards(f, charter, wording, contents)
}

/// Ends the page in one language.
pub(super) fn end(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    let words = wording.pick(
        "Made by gongzhi from the charter itself. Fingerprint of the rules: ",
        "由 gongzhi 根据章程生成。规则指纹：",
    );
    writeln!(f, "<p class=\"soft\">{words}<code>{:016x}</code></p>", charter.fingerprint)?;
    f.write_str("</main>\n")
}

fn edition(charter: &Charter, wording: Wording<'_>) -> String {
    let mut said = vec![charter.name.to_string()];
    if !charter.edition.is_empty() {
        said.push(format!("{}{}", wording.pick("edition ", "版次 "), charter.edition));
    }
    if let Some(since) = charter.since {
        said.push(format!("{}{since}", wording.pick("in force since ", "施行 ")));
    }
    if let Some(until) = charter.until {
        said.push(format!("{}{until}", wording.pick("until ", "止于 ")));
    }
    if let Some(replaced) = &charter.supersedes {
        said.push(format!("{}{replaced}", wording.pick("replaces ", "取代 ")));
    }
    said.join(" · ")
}

fn navigation(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    let mut entries = vec![
        ("summary".to_owned(), wording.pick("At a glance", "总览").to_owned()),
        ("structure".to_owned(), wording.pick("Structure", "治理结构").to_owned()),
        ("duties".to_owned(), wording.pick("Who answers for what", "职责与时限").to_owned()),
    ];
    for workflow in charter.workflows.values() {
        let title = workflow.titles.or(wording.language(), &workflow.name);
        entries.push((format!("workflow-{}", workflow.name), title.to_owned()));
    }
    let fixed = [
        ("ladders", "Ladders", "升级路径"),
        ("findings", "Findings", "检查结果"),
        ("promises", "Promises", "承诺"),
        ("indicators", "Indicators", "指标"),
        ("scenarios", "Scenarios", "情景测试"),
        ("sources", "Sources", "出处"),
    ];
    entries.extend(fixed.map(|(anchor, en, zh)| (anchor.to_owned(), wording.pick(en, zh).to_owned())));
    f.write_str("<nav>")?;
    for (anchor, title) in entries {
        write!(f, "{}", Markup::text(title).linked(&format!("section-{anchor}")))?;
    }
    f.write_str("</nav>\n")
}

fn cards(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    contents: &Contents<'_>,
) -> fmt::Result {
    let structure = &charter.structure;
    f.write_str("<div class=\"cards\">")?;
    card(f, "", &structure.bodies.len().to_string(), wording.pick("bodies", "治理主体"))?;
    card(f, "", &structure.relations.len().to_string(), wording.pick("relations", "主体关系"))?;
    card(f, "", &charter.workflows.len().to_string(), wording.pick("workflows", "流程"))?;
    let (class, count, words) = findings(contents.findings, wording);
    card(f, class, &count, &words)?;
    if let Some(outcomes) = contents.scenarios {
        let (class, count) = scenarios(outcomes);
        card(f, class, &count, wording.pick("scenarios passed", "情景测试通过"))?;
    }
    if let Some(coverage) = contents.coverage {
        let count = coverage.count(None);
        let class = if count.covered == count.possible { "good" } else { summary::unmet(contents) };
        let permille = count.permille();
        let figure = format!("{}.{} %", permille / 10, permille % 10);
        card(f, class, &figure, wording.pick("met by scenarios", "情景测试涉及"))?;
    }
    if !contents.mutants.is_empty() {
        let (noticed, all) = contents.noticed();
        let class = if noticed == all { "good" } else { "doubt" };
        let words = wording.pick("changes of a rule noticed by scenarios", "规则改动被情景测试发现");
        card(f, class, &format!("{noticed} / {all}"), words)?;
    }
    if let Some(deep) = contents.deep.filter(|deep| !deep.promises.is_empty()) {
        let proven = deep.promises.iter().filter(|proof| proof.is_proven()).count();
        let class = if proven == deep.promises.len() { "good" } else { "doubt" };
        let figure = format!("{proven} / {}", deep.promises.len());
        card(f, class, &figure, wording.pick("promises proven", "承诺已证明"))?;
    }
    f.write_str("</div>\n")
}

fn findings(findings: &[Finding], wording: Wording<'_>) -> (&'static str, String, String) {
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let (errors, warnings) = (count(Level::Deny), count(Level::Warn));
    let class = if errors > 0 {
        "bad"
    } else if warnings > 0 {
        "doubt"
    } else {
        "good"
    };
    let words = match wording.language() {
        Language::En => format!("findings: {errors} errors, {warnings} warnings"),
        Language::Zh => format!("检查结果：错误{errors}个，提醒{warnings}个"),
    };
    (class, (errors + warnings).to_string(), words)
}

fn scenarios(outcomes: &[Outcome]) -> (&'static str, String) {
    let passed = outcomes.iter().filter(|outcome| outcome.has_passed).count();
    let class = if passed == outcomes.len() { "good" } else { "bad" };
    (class, format!("{passed} / {}", outcomes.len()))
}

fn card(f: &mut fmt::Formatter<'_>, class: &str, figure: &str, words: &str) -> fmt::Result {
    write!(
        f,
        "<div class=\"card\"><b class=\"{class}\">{}</b><span>{}</span></div>",
        Escaped(figure),
        Escaped(words)
    )
}

/// Opens a section that links can lead to.
pub(super) fn section(f: &mut fmt::Formatter<'_>, anchor: &str, title: &str) -> fmt::Result {
    writeln!(f, "<h2 id=\"section-{}\">{}</h2>", Escaped(anchor), Escaped(title))
}

/// Opens a part of a section.
pub(super) fn part(f: &mut fmt::Formatter<'_>, title: &str) -> fmt::Result {
    writeln!(f, "<h3>{}</h3>", Escaped(title))
}

/// A picture: as large as it is, in a frame that scrolls, or as wide as the page. A box beside it changes that.
pub(super) fn picture(
    f: &mut fmt::Formatter<'_>,
    wording: Wording<'_>,
    picture: &Picture,
    is_full: bool,
) -> fmt::Result {
    let id = &picture.heading().id;
    let (svg, paper) = picture.printed();
    drawing(f, wording, id, (&svg, is_full))?;
    printed(f, id, paper.as_ref())
}

/// The same of another picture of what one shows already: on paper it is left out, with its heading, if one page does not hold it.
pub(super) fn again(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, picture: &Picture) -> fmt::Result {
    let id = &picture.heading().id;
    let (svg, paper) = picture.printed();
    drawing(f, wording, id, (&svg, false))?;
    match &paper {
        Some(paper) if paper.pages.len() > 1 => f.write_str("<div class=\"paper unprinted\"></div>\n"),
        paper => printed(f, id, paper.as_ref()),
    }
}

/// The same of any drawing of that id.
pub(super) fn drawing(
    f: &mut fmt::Formatter<'_>,
    wording: Wording<'_>,
    id: &str,
    (svg, is_full): (&str, bool),
) -> fmt::Result {
    let id = Escaped(id);
    let checked = if is_full { " checked" } else { "" };
    let words = wording.pick("actual size", "原始大小");
    write!(f, "<input type=\"checkbox\" class=\"full\" id=\"{id}-full\"{checked}>")?;
    writeln!(f, "<label for=\"{id}-full\">{words}</label>")?;
    writeln!(f, "<div class=\"picture\" tabindex=\"0\">{svg}</div>")
}

/// A picture on paper, in place of the one on the screen: page by page.
pub(super) fn printed(f: &mut fmt::Formatter<'_>, id: &str, paper: Option<&Paper>) -> fmt::Result {
    let Some(Paper { lies, pages }) = paper else { return Ok(()) };
    writeln!(f, "<div class=\"paper{}\" aria-hidden=\"true\">", if *lies { " lying" } else { "" })?;
    for Page { x, y, width, height, on_paper: (wide, high) } in pages {
        writeln!(
            f,
            "<svg viewBox=\"{x} {y} {width} {height}\" width=\"{wide}\" height=\"{high}\"><use href=\"#{}\"/></svg>",
            Escaped(id)
        )?;
    }
    f.write_str("</div>\n")
}
