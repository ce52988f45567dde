//! The report as a page that stands alone.

use expect_test::expect;
use gongzhi::{
    check::{LIMIT, TimeQuestion, deep, worst_times},
    finding::{Bilingual, Finding, Language, Lint, Source, Span},
    report::{Contents, Outcome, html},
};

use crate::diagram::charter;

const TEXT: &str = include_str!("../data/pictures/lending.charter");

const HOSTILE: &str = "charter x \"<script>alert(1)</script>\", edition 2026-01, languages en
source a \"A & B\"
source b \"Unread\"
body club \"<img src=x>\" is council  [a 1]
";

#[test]
fn the_page_asks_nothing_of_the_network() {
    for language in Language::ALL {
        let page = html(&charter(TEXT), Contents::default(), language).to_string();
        for word in ["src=", "<link", "@import", "url(", "href=\"http", "fetch(", "XMLHttpRequest", "import("]
        {
            assert!(!page.contains(word), "{word} in the page");
        }
        assert_eq!(page.matches("<script").count(), 1);
    }
}

#[test]
fn every_link_of_the_page_leads_somewhere_and_no_id_is_given_twice() {
    assert_linked(&html(&charter(TEXT), Contents::default(), Language::Zh).to_string());
    let charter = charter(PARKED);
    let looked = deep(&charter, LIMIT);
    let contents = Contents { deep: Some(&looked), ..Contents::default() };
    assert_linked(&html(&charter, contents, Language::En).to_string());
}

fn assert_linked(page: &str) {
    let values = |start: &str| -> Vec<String> {
        page.split(start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values(" id=\"");
    for target in values("href=\"#") {
        assert!(ids.contains(&target), "nothing is called {target}");
    }
    assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)));
    let mut sorted = ids.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), ids.len());
}

#[test]
fn titles_cannot_break_out_of_the_page() {
    let page = html(&charter(HOSTILE), Contents::default(), Language::En).to_string();
    assert!(!page.contains("<script>alert") && !page.contains("<img"));
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn each_source_shows_what_cites_it_or_that_nothing_does() {
    let page = html(&charter(HOSTILE), Contents::default(), Language::En).to_string();
    assert!(page.contains("<td>1: &lt;img src=x&gt;</td>"));
    assert_eq!(page.matches("nothing cites it").count(), 1);
}

#[test]
fn findings_and_scenarios_are_shown_as_they_ended() {
    let source = Source::new("x.charter", "charter x\nbody y\n");
    let finding =
        Finding::new(Lint::UnknownName, Span::new(15, 16), Bilingual::new("no body `y`", "没有主体“y”"));
    let outcome = |title: &str, has_passed, account: &str| Outcome {
        title: Bilingual::new(title, title),
        has_passed,
        account: Bilingual::new(account, account),
    };
    let outcomes = [outcome("First", true, ""), outcome("Second", false, "expected a < b")];
    let contents = Contents {
        source: Some(&source),
        findings: &[finding],
        scenarios: Some(&outcomes),
        ..Contents::default()
    };
    let page = html(&charter(TEXT), contents, Language::Zh).to_string();
    assert!(page.contains("没有主体“y”") && page.contains("x.charter:2:6"));
    assert!(page.contains("1 / 2"));
    assert!(page.contains(
        "<details open><summary><b class=\"bad\">未通过</b> Second</summary><pre>expected a &lt; b</pre>"
    ));
}

/// Every clause of it cites a source that nothing else cites.
const BOARD: &str = include_str!("../data/small/board-vote.charter");

/// The table under a heading, a line for each cell.
fn table_under(page: &str, heading: &str) -> String {
    let table = page.split(&format!("<h3>{heading}</h3>")).nth(1).unwrap();
    let table = table.split("</tbody>").next().unwrap().split("<tbody>").nth(1).unwrap();
    let mut said = String::new();
    for (at, piece) in table.replace("</td>", "\n").replace("<br>", " | ").split('<').enumerate() {
        said.push_str(if at == 0 { piece } else { piece.split_once('>').unwrap().1 });
    }
    said.lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_source_that_only_a_clause_cites_is_cited() {
    for language in Language::ALL {
        let page = html(&charter(BOARD), Contents::default(), language).to_string();
        assert!(!page.contains("nothing cites it") && !page.contains("没有规则引用"));
    }
    let page = html(&charter(BOARD), Contents::default(), Language::En).to_string();
    assert!(page.contains("<td>1: Choice: Board</td>") && page.contains("<td>1: Choice: Chosen</td>"));
}

#[test]
fn a_ballot_is_shown_with_its_voters_its_numbers_and_its_ways() {
    let page = |language| html(&charter(BOARD), Contents::default(), language).to_string();
    expect![[r#"
        Board | choose | opened by: Voting
        elects 3 from Candidates
        Member of Club | may not be elected: Warden of Club | votes for at most 2 others; Candidates: for nobody
        taking part: more than 1/2 of all | each who is elected: at least 1/3 of the votes cast | most votes first | candidates to spare: at least 1 | seats kept for Woman: at least 1
        within 5 days | on expiry: the votes are counted | closes with a count, or once all have voted
        passed: Chosen | Board = those elected in Board | no quorum, tied, short: Chosen (if Board (number elected) ≥ 2) | no quorum, tied, short: Lost otherwise | opens Record
        S1 1 | S2 1 | S3 1 | S4 1 | S5 1 | S6 1 | S7 1 | S8 1 | S9 1 | S10 1 | S11 1 | S12 1
        Acceptance | accept | opened by: Chosen
        approves or rejects
        Member of Club | veto: Warden of Club | secret
        taking part: at least 2/3 of all | in favour: more than 1/2 of those present
        the result comes with a count
        passed: Done | vetoed: Lost | no quorum, failed: Voting
        S13 1
    "#]].assert_eq(&table_under(&page(Language::En), "Ballots"));
    expect![[r#"
        理事推选 | choose | 进入即开始：投票
        从候选人中选举3名
        社团会员 | 不得当选：社团监事 | 至多代2人投票；候选人：不得代他人投票
        参加：超过全体的1/2 | 每名当选人得票：至少选票的1/3 | 得票多者先当选 | 差额：至少1名 | 妇女当选：至少1名
        限5日 | 到期：截止并计票 | 计票即截止，全体投票后亦截止
        通过：已选出 | 理事＝理事推选的当选人 | 人数不足、平票、缺额：已选出（若理事推选当选人数 ≥ 2） | 人数不足、平票、缺额：未选出（否则） | 启动存档
        S1 1 | S2 1 | S3 1 | S4 1 | S5 1 | S6 1 | S7 1 | S8 1 | S9 1 | S10 1 | S11 1 | S12 1
        认可 | accept | 进入即开始：已选出
        表决是否通过
        社团会员 | 否决权：社团监事 | 无记名
        参加：至少全体的2/3 | 赞成：超过到会者的1/2
        计票后得出结果
        通过：已就任 | 被否决：未选出 | 人数不足、未通过：投票
        S13 1
    "#]].assert_eq(&table_under(&page(Language::Zh), "表决"));
}

#[test]
fn a_way_shows_what_it_sets_and_which_cases_it_opens() {
    let page = html(&charter(BOARD), Contents::default(), Language::En).to_string();
    let actions = page.split("<h2 id=\"section-workflow-choice\">").nth(1).unwrap();
    expect![[r#"
        Call | call
        may | Member of Club
        start
        asks: Candidates
        Voting | Settled = no | opens Record
    "#]]
    .assert_eq(&table_under(actions, "Actions"));
}

#[test]
fn the_page_says_who_answers_for_what_and_by_when() {
    let page = html(&charter(BOARD), Contents::default(), Language::En).to_string();
    assert!(page.contains("<h2 id=\"section-duties\">"));
    assert!(page.contains(
        "<td><b>Club</b></td><td>Choice</td><td>answers for: Voting</td><td>Board: within 5 days</td>"
    ));
    let matrix = page.split("<h2 id=\"section-workflow-choice\">").nth(1).unwrap();
    expect![[r#"
        Voting
        A
        Board: within 5 days
        Chosen
        A
        within 30 days
    "#]]
    .assert_eq(&table_under(matrix, "Who answers for what"));
}

/// A request that somebody may park for ever.
const PARKED: &str = "\
charter parked, edition 2026-01, calendar china, languages en and zh
body desk \"Desk\" / \"窗口\" is council
workflow request \"Request\" / \"申请\"
  may ask \"Ask\" / \"提出\" by desk, from start -> open
  state open \"Open\" / \"待办\", accountable desk
    may park \"Park\" / \"搁置\" by desk -> parked
    must answer \"Answer\" / \"答复\" by desk, within 5 working days -> closed
  state parked \"Parked\" / \"已搁置\", accountable desk
    may wake \"Wake\" / \"重启\" by desk -> open
  state closed \"Closed\" / \"已答复\", end answered
promise answered \"Everything is answered\" / \"件件有答复\", for request, reaches closed
promise asked \"Asked first\" / \"先提后答\", for request, never answer before ask
";

#[test]
fn the_page_is_there_in_both_languages_and_opens_in_one() {
    let page = html(&charter(PARKED), Contents::default(), Language::Zh).to_string();
    assert!(page.contains("<main lang=\"zh-CN\">") && page.contains("<main lang=\"en\" hidden>"));
    assert!(page.find("id=\"zh-section-summary\"").unwrap() < page.find("id=\"section-summary\"").unwrap());
    assert!(
        page.contains("id=\"zh-workflow-request-state-open\"")
            && page.contains("href=\"#zh-section-findings\"")
    );
}

#[test]
fn the_summary_says_what_is_sound_promised_and_how_long_it_takes() {
    let charter = charter(PARKED);
    let looked = deep(&charter, LIMIT);
    let (id, _) = charter.workflow("request").unwrap();
    let times = [(id, worst_times(&charter, id, &TimeQuestion::outcomes()).unwrap())];
    let contents = Contents { deep: Some(&looked), times: &times, ..Contents::default() };
    let page = html(&charter, contents, Language::En).to_string();
    let summary = page.split("id=\"section-summary\"").nth(1).unwrap().split("</table>").next().unwrap();
    for said in [
        "<b class=\"good\">sound</b>",
        "<a href=\"#promise-answered\">Everything is answered</a> <b class=\"bad\">broken</b>",
        "<a href=\"#promise-asked\">Asked first</a> <b class=\"good\">proven</b>",
        "Closed: <span class=\"bad\">no bound: no limit bounds the stay in `parked`</span>",
    ] {
        assert!(summary.contains(said), "{said} is not in {summary}");
    }
    let unasked = html(&charter, Contents::default(), Language::En).to_string();
    assert!(unasked.contains("<b class=\"soft\">not asked</b>") && !unasked.contains("class=\"run\""));
}

/// As counted by hand for the chart alone: begun on 6 February, refused on the 24th at the latest.
#[test]
fn the_longest_run_is_drawn_along_the_days() {
    let charter = charter(TEXT);
    let (id, _) = charter.workflow("loan").unwrap();
    let day = "2026-02-06".parse().unwrap();
    let asked = |question: &TimeQuestion| {
        let times = [(id, worst_times(&charter, id, question).unwrap())];
        html(&charter, Contents { times: &times, ..Contents::default() }, Language::En).to_string()
    };
    let page = asked(&TimeQuestion::outcomes().on_days(day, day));
    let chart = page.split("id=\"deadlines-loan\"").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(chart.contains("2026-02-07 – 2026-02-24") && chart.contains("Time to decide: 2 working days"));
    assert!(page.contains("id=\"zh-deadlines-loan\"") && page.contains("<a href=\"#deadlines-loan\">"));
    // Without dates there is nothing to draw, and the page says so.
    let page = asked(&TimeQuestion::outcomes());
    assert!(!page.contains("id=\"deadlines-loan\"") && !page.contains("href=\"#deadlines-loan\""));
    assert!(page.contains("Not drawn, because no outcome has a longest time that is known<br>"));
    assert!(page.contains("未绘制：没有一种结果的最长时间可知<br>"));
    assert!(!html(&charter, Contents::default(), Language::En).to_string().contains("Not drawn"));
}

/// The picture of a small workflow fits a page at two thirds of its size or more; the printed one shows the one on the screen.
#[test]
fn pictures_stand_on_paper_page_by_page() {
    let page = html(&charter(PARKED), Contents::default(), Language::En).to_string();
    let before = page.split("<use href=\"#workflow-request\"/>").next().unwrap();
    let printed = before.rsplit("<svg ").next().unwrap();
    let number = |name: &str| -> f64 {
        printed.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let shown = printed.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(number("width") <= 680.0 && number("height") <= 880.0, "{printed}");
    assert!(number("width") / shown.parse::<f64>().unwrap() > 0.6, "{printed}");
    assert!(page.contains("<use href=\"#zh-workflow-request\"/>"));
}

/// Each event says which parts of the picture beside it show it, and these are there.
#[test]
fn a_run_that_breaks_a_promise_can_be_stepped_through() {
    let charter = charter(PARKED);
    let looked = deep(&charter, LIMIT);
    let page =
        html(&charter, Contents { deep: Some(&looked), ..Contents::default() }, Language::En).to_string();
    let run = page.split("<div class=\"run\">").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(run.contains(
        "<li data-way=\"action-ask\" data-passed=\"action-ask\" data-stands=\"state-open\"><b>Ask</b> → Open"
    ));
    assert!(run.contains(
        "<li data-way=\"action-park\" data-passed=\"action-park state-open\" data-stands=\"state-parked\"><b>Park</b> → Parked"
    ));
    for id in ["run-1-action-ask", "run-1-action-park", "run-1-state-open", "run-1-state-parked"] {
        assert!(run.contains(&format!("id=\"{id}\"")), "no {id}");
    }
    assert!(run.contains("▸ step 2") && page.contains("▸ 第2步"));
}
