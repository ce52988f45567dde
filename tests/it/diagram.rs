//! The views of a small charter in every format and language.

use expect_test::{expect, expect_file};
use gongzhi::{
    Name,
    charter::Charter,
    diagram::{Direction, Element, Mark, Options, Overlay, Part, Picture, View, ViewError},
    finding::{Language, Source},
    text,
};

/// A charter with every relation, and every way in which a workflow can be drawn.
const LENDING: &str = include_str!("../data/pictures/lending.charter");

pub(crate) fn charter(text: &str) -> Charter {
    let reading = text::read(&Source::new("test.charter", text));
    let compiled = Charter::compile(&reading.charter.unwrap());
    compiled.charter.unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

/// A picture of this charter, in English.
fn picture(charter: &Charter, view: &str) -> Picture {
    let view: View = view.parse().unwrap();
    view.drawing(charter, &Options::default()).unwrap().picture().unwrap()
}

macro_rules! assert_drawn {
    ($view:literal, $language:ident, $file:literal) => {
        let view: View = $view.parse().unwrap();
        let drawing = view.drawing(&charter(LENDING), &Options::new(Language::$language)).unwrap();
        let picture = drawing.picture().unwrap();
        expect_file![concat!("../data/pictures/", $file, ".svg")].assert_eq(&picture.svg().to_string());
        expect_file![concat!("../data/pictures/", $file, ".mmd")].assert_eq(&picture.mermaid().to_string());
        expect_file![concat!("../data/pictures/", $file, ".dot")].assert_eq(&picture.dot().to_string());
    };
}

#[test]
fn the_structure_is_drawn_in_english() {
    assert_drawn!("structure", En, "lending-structure-en");
}

#[test]
fn the_structure_is_drawn_in_chinese() {
    assert_drawn!("structure", Zh, "lending-structure-zh");
}

#[test]
fn a_workflow_is_drawn_in_english() {
    assert_drawn!("workflow:loan", En, "lending-loan-en");
}

#[test]
fn a_workflow_is_drawn_in_chinese() {
    assert_drawn!("workflow:loan", Zh, "lending-loan-zh");
}

#[test]
fn a_workflow_is_drawn_in_lanes_in_english() {
    assert_drawn!("lanes:loan", En, "lending-lanes-en");
}

#[test]
fn a_workflow_is_drawn_in_lanes_in_chinese() {
    assert_drawn!("lanes:loan", Zh, "lending-lanes-zh");
}

#[test]
fn a_ladder_is_drawn_in_english() {
    assert_drawn!("ladder:levels", En, "lending-ladder-en");
}

#[test]
fn a_ladder_is_drawn_in_chinese() {
    assert_drawn!("ladder:levels", Zh, "lending-ladder-zh");
}

/// Each state stands in the lane of who is accountable for it; an end where it is reached from; any state in a lane of its own.
#[test]
fn a_state_stands_with_who_is_accountable_for_it() {
    let picture = picture(&charter(LENDING), "lanes:loan");
    let lane = |id: &str| {
        let node = picture.nodes().iter().find(|node| node.element.to_string() == id).unwrap();
        picture.lanes()[node.lane.unwrap()].label.as_str()
    };
    assert_eq!(lane("state-asked"), "Desk");
    assert_eq!(lane("state-deciding-now"), "Handler");
    assert_eq!(lane("state-packed"), "Vault");
    assert_eq!(lane("state-overdue"), "Auditors");
    assert_eq!((lane("state-refused"), lane("state-closed"), lane("start")), ("Handler", "Desk", "Desk"));
    assert_eq!(
        (lane("anywhere"), lane("state-withdrawn")),
        ("Whoever is accountable", "Whoever is accountable")
    );
    let details = picture.nodes().iter().flat_map(|node| &node.details);
    assert!(details.into_iter().all(|detail| !detail.starts_with("accountable")));
}

/// What is in focus: each body that is shown, and each relation from body to body.
fn focused(view: &str) -> String {
    let picture = picture(&charter(LENDING), view);
    let name = |at: usize| picture.nodes()[at].element.to_string().replace("body-", "");
    let nodes: Vec<String> = (0..picture.nodes().len()).map(name).collect();
    let edges = picture.edges().iter();
    let edges = edges.map(|edge| format!("{} {} {}", name(edge.from), edge.label, name(edge.to)));
    format!("{}: {}; {}", picture.heading().id, nodes.join(" "), edges.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_part_of_the_structure_is_drawn() {
    let leads = "structure-leads: board desk; board leads desk";
    assert_eq!(focused("relation:leads"), leads);
    assert_eq!(focused("relation:领导"), leads);
    let around =
        "structure-around-binder: board binder friends; board coordinates binder, friends partners binder";
    assert_eq!(focused("around:binder"), around);
    let kind =
        "structure-kind-volunteers: board binder friends; board guides friends, friends partners binder";
    assert_eq!(focused("kind:volunteers"), kind);
    let delegates = "structure-delegates: board desk; board delegates desk";
    assert_eq!(focused("relation:delegates"), delegates);
}

#[test]
fn a_part_that_is_not_there_is_not_drawn() {
    let charter = charter(LENDING);
    let said = |view: &str| {
        let view: View = view.parse().unwrap();
        view.drawing(&charter, &Options::default()).unwrap_err().sentence()
    };
    let relation = said("relation:owns").en;
    assert!(relation.starts_with("the charter has no relation `owns`: it has leads, guides, "), "{relation}");
    assert_eq!(said("kind:gridd").zh.split('：').next(), Some("章程中没有主体类型“gridd”"));
    assert!(
        said("around:nobody").en.starts_with("the charter has no body `nobody`: it has board, auditors, ")
    );
}

#[test]
fn every_view_of_a_charter_is_listed() {
    let charter = charter(LENDING);
    let views: Vec<String> = View::all(&charter).iter().map(View::to_string).collect();
    assert_eq!(
        views,
        [
            "structure",
            "duties",
            "ladder:levels",
            "workflow:loan",
            "lanes:loan",
            "matrix:loan",
            "table:loan.deciding"
        ]
    );
    let wrong = View::Workflow("lone".into()).drawing(&charter, &Options::default()).unwrap_err();
    let known = vec!["loan".into()];
    assert_eq!(wrong, ViewError::Unknown { part: Part::Workflow, name: "lone".into(), known });
    assert_eq!(wrong.sentence().zh, "章程中没有流程“lone”：现有loan");
}

#[test]
fn a_state_can_be_found_by_its_id_and_marked() {
    let picture = picture(&charter(LENDING), "workflow:loan");
    let mut overlay = Overlay::default();
    overlay.mark(Element::State(Name::new("lent").unwrap()), Mark::Current);
    let marked = picture.clone().marked(&overlay).svg().to_string();
    assert!(marked.contains("<g id=\"workflow-loan-state-lent\" class=\"node state violet current\">"));
    assert!(
        picture.svg().to_string().contains("<g id=\"workflow-loan-state-lent\" class=\"node state violet\">")
    );
}

#[test]
fn a_picture_can_read_to_the_right() {
    let options = Options { direction: Direction::Right, ..Options::default() };
    let picture = View::Structure.drawing(&charter(LENDING), &options).unwrap().picture().unwrap();
    assert!(picture.mermaid().to_string().contains("\nflowchart LR\n"));
    assert!(picture.dot().to_string().contains("rankdir=LR"));
}

/// Every edge of a view says something about the rules: nothing may get lost on the way.
#[test]
fn every_relation_and_every_action_is_drawn() {
    let charter = charter(LENDING);
    let structure = picture(&charter, "structure");
    assert_eq!(structure.nodes().len(), charter.structure.bodies.len());
    assert_eq!(structure.edges().len(), 8);
    let loan = picture(&charter, "workflow:loan");
    let text = loan.mermaid().to_string();
    let workflow = charter.workflows.values().next().unwrap();
    for action in workflow.actions.values() {
        assert!(text.contains(action.titles.en.as_deref().unwrap()), "{action:?} is missing");
    }
}

/// The vault is part of the desk, whichever of them a format puts on top.
#[test]
fn a_part_points_to_its_whole_in_every_format() {
    let picture = picture(&charter(LENDING), "structure");
    assert!(picture.mermaid().to_string().contains("body_vault -->|\"part of\"| body_desk\n"));
    assert!(picture.dot().to_string().contains("\"body-desk\" -> \"body-vault\" [id=\"part-of-vault.desk\""));
    let dot = picture.dot().to_string();
    let line = dot.lines().find(|line| line.contains("part-of")).unwrap();
    assert!(line.contains("dir=back"));
}

#[test]
fn a_class_of_bodies_is_told_as_such() {
    let charter = charter(include_str!("../data/small/district.charter"));
    for (language, grid) in [(Language::En, "Grid, each"), (Language::Zh, "网格，分设")] {
        let picture = gongzhi::diagram::structure(&charter, &Options::new(language));
        let details: Vec<_> = picture.nodes().iter().flat_map(|node| &node.details).collect();
        assert!(details.iter().any(|detail| *detail == grid), "{details:?}");
    }
}

#[test]
fn what_a_state_waits_for_and_where_its_end_leads_is_drawn() {
    let charter = charter(include_str!("../data/small/helping.charter"));
    let (_, whistle) = charter.workflow("whistle").unwrap();
    let said = |language| {
        let picture = gongzhi::diagram::workflow(&charter, whistle, &Options::new(language));
        let state = |name: &str| {
            let is_it = |node: &&gongzhi::diagram::Node| node.element.to_string() == format!("state-{name}");
            picture.nodes().iter().find(is_it).unwrap().details.join("; ")
        };
        let joins: Vec<String> = picture
            .edges()
            .iter()
            .filter(|edge| edge.element.to_string() == "join-gathering")
            .map(|edge| format!("{}: {}", edge.label, edge.details.join("; ")).trim_end().to_owned())
            .collect();
        format!("{}\n{}\n{}\n", state("gathering"), state("consulting"), joins.join("\n"))
    };
    expect![[r#"
        accountable: Subdistrict office; within 15 days; waits for all of “Report in”; • Call one more (may: Clerk)
        accountable: Subdistrict office; waits for 2 of “An expert's opinion”
        all ended: Refused: opens Record
        ended otherwise:
    "#]].assert_eq(&said(Language::En));
    expect![[r#"
        负责：街道办事处; 限15日; 等候全部“报到”办结; • 追加部门（可以：街道办事处经办人）
        负责：街道办事处; 等候2件“专家意见”办结
        全部办结：不予受理: 启动存档
        以其他结果办结:
    "#]]
    .assert_eq(&said(Language::Zh));
}

/// What a workflow's picture says of a state and of its ballots: the box of the state, and every edge of a ballot.
fn drawn_ballots(text: &str, workflow: &str, state: &str, language: Language) -> String {
    let charter = charter(text);
    let (_, workflow) = charter.workflow(workflow).unwrap();
    let picture = gongzhi::diagram::workflow(&charter, workflow, &Options::new(language));
    let name = |at: usize| picture.nodes()[at].element.to_string();
    let state = format!("state-{state}");
    let node = picture.nodes().iter().find(|node| node.element.to_string() == state).unwrap();
    let edges = picture.edges().iter().filter(|edge| edge.element.to_string().starts_with("ballot-"));
    let edges = edges.map(|edge| {
        let words = [std::slice::from_ref(&edge.label), edge.details.as_slice()].concat().join("; ");
        format!("{} -> {}: {words}", name(edge.from), name(edge.to))
    });
    node.details.iter().cloned().chain(edges).map(|line| line + "\n").collect()
}

#[test]
fn a_ballot_is_drawn_with_how_many_it_takes_and_where_its_results_lead() {
    let text = include_str!("../data/small/run-off.charter");
    expect![[r#"
        accountable: Election committee
        • First vote: elects 2 from Candidates
        voters: Elector
        taking part: more than 1/2 of all
        each who is elected: more than 1/2 of those voting
        most votes first
        state-voting -> state-elected: First vote: passed; Elected = those elected in First vote
        state-voting -> state-again: First vote: short
        state-voting -> state-again: First vote: tied
        state-voting -> state-void: First vote: no quorum
        state-again -> state-elected: Second vote: passed; Elected = those elected in Second vote
        state-again -> state-elected: Second vote: short; Elected = those elected in Second vote
        state-again -> state-again: Second vote: tied
    "#]]
    .assert_eq(&drawn_ballots(text, "election", "voting", Language::En));
    expect![[r#"
        负责：选举委员会
        • 另行选举投票：从候选人中补选空缺的名额
        表决人：选民
        每名当选人得票：至少选票的1/3
        得票多者先当选
        state-voting -> state-elected: 第一次投票：通过; 当选人员＝第一次投票的当选人
        state-voting -> state-again: 第一次投票：缺额
        state-voting -> state-again: 第一次投票：平票
        state-voting -> state-void: 第一次投票：人数不足
        state-again -> state-elected: 另行选举投票：通过; 当选人员＝另行选举投票的当选人
        state-again -> state-elected: 另行选举投票：缺额; 当选人员＝另行选举投票的当选人
        state-again -> state-again: 另行选举投票：平票
    "#]]
    .assert_eq(&drawn_ballots(text, "election", "again", Language::Zh));
}

/// A result with two ways splits; one that falls to another stands with it; where a result stays, the state says so.
#[test]
fn results_that_split_fall_or_stay_are_drawn() {
    let text = include_str!("../data/small/thresholds.charter");
    expect![[r#"
        accountable: Subdistrict
        • Second vote: elects from Standing for the seats still empty
        voters: Elector
        each who is elected: at least 1/3 of the votes cast
        most votes first
        within 10 days, then counted
        state-voting -> state-elected: First vote: passed; Elected = those elected in First vote
        state-voting -> state-again: First vote: tied
        state-voting -> state-again: First vote: short
        state-voting -> state-void: First vote: no quorum
        state-again -> state-elected: Second vote: passed; Elected = those elected in Second vote
        ballot-choose-again -> state-elected: Second vote (number elected) ≥ 5
        ballot-choose-again -> state-void: otherwise
        state-again -> ballot-choose-again: Second vote: tied, short
    "#]]
    .assert_eq(&drawn_ballots(text, "by-electors", "again", Language::En));
    expect![[r#"
        accountable: Subdistrict
        • Agree: approves or rejects
        voters: Owner
        taking part: at least 2/3 of all
        in favour: at least 3/4 of those voting
        by heads and by area, each
        state-grave-vote -> state-grave-agreed: Agree: passed
        state-grave-vote -> state-grave-not-agreed: Agree: no quorum, failed
    "#]]
    .assert_eq(&drawn_ballots(text, "grave", "grave-vote", Language::En));
    let stays = text.replace("on failed -> grave-not-agreed", "on failed sets settled = yes");
    let stays = stays.replace(
        "  may put-grave",
        "  fact settled \"Settled\" is yes or no\n  may give-up \"Give up\" by town, from grave-vote -> grave-not-agreed\n  may put-grave",
    );
    let drawn = drawn_ballots(&stays, "grave", "grave-vote", Language::En);
    assert!(drawn.contains("Agree: no quorum, failed, Settled = yes\n"), "{drawn}");
}

/// The structure of the largest charter fits the proportions of a page, and its small letters can be read on one of A3.
#[test]
fn the_structure_of_the_community_is_not_drawn_wide() {
    let charter = charter(gongzhi::charters::BUNDLED[0].charter);
    for language in Language::ALL {
        let svg = gongzhi::diagram::structure(&charter, &Options::new(language)).svg().to_string();
        let of = |name: &str| -> u32 {
            svg.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        let (width, height) = (of("width"), of("height"));
        assert!(width < 3000 && height < 2400, "{language}: {width} x {height}");
    }
}
