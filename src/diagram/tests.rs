//! Small pictures in every format.

use expect_test::expect_file;

use super::{Arrow, Direction, Edge, Element, Line, Mark, Node, Overlay, Picture, Shape, Tone};
use crate::{Name, finding::Language};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

struct Draft(Picture);

impl Draft {
    fn node(&mut self, element: Element, shape: Shape, tone: Tone, words: &str) -> usize {
        let mut words = words.split('/');
        let mut node = Node::new(element, shape, words.next().unwrap_or_default());
        node.tone = tone;
        node.details = words.map(str::to_owned).collect();
        self.0.add(node)
    }

    fn state(&mut self, id: &str, tone: Tone, words: &str) -> usize {
        self.node(Element::State(name(id)), Shape::State, tone, words)
    }

    fn edge(&mut self, from: usize, to: usize, id: &str, words: &str) {
        self.line(from, to, id, words, Line::Solid);
    }

    fn line(&mut self, from: usize, to: usize, id: &str, words: &str, line: Line) {
        let mut words = words.split('/');
        let mut edge = Edge::new(Element::Action(name(id)), from, to);
        edge.label = words.next().unwrap_or_default().to_owned();
        edge.details = words.map(str::to_owned).collect();
        edge.line = line;
        self.0.connect(edge);
    }
}

fn appeal() -> Picture {
    let mut d =
        Draft(Picture::new("workflow-appeal", "民意诉求闭环：环节与动作", Language::Zh, Direction::Down));
    let start = d.node(Element::Start, Shape::Start, Tone::Plain, "");
    let collected =
        d.state("collected", Tone::Blue, "民意诉求/负责：居民委员会/承办：网格员/时限 代表反馈：2小时内");
    let relayed = d.state("relayed", Tone::Plain, "已反馈/负责：居民委员会");
    let dispatched = d.state(
        "dispatched",
        Tone::Amber,
        "已派单/负责：承办单位/时限 办理时限：按分级置办/· 延期 — 承办单位/· 互助 — 居民",
    );
    let answered = d.state("answered", Tone::Green, "已答复/负责：居民委员会/时限 3日内");
    let choice = d.node(Element::Action(name("confirm")), Shape::Choice, Tone::Plain, "");
    let supervised =
        d.state("supervised", Tone::Red, "挂牌督办/负责：居务监督委员会/时限 督办：10个工作日内");
    let any = d.node(Element::Anywhere, Shape::Anywhere, Tone::Plain, "任一环节");
    let closed = d.node(Element::State(name("closed")), Shape::End, Tone::Grey, "已办结");
    let withdrawn = d.node(Element::State(name("withdrawn")), Shape::End, Tone::Grey, "已撤回");
    d.edge(start, collected, "raise", "提出/居民/[非他处在办]");
    d.edge(collected, relayed, "relay", "代表反馈/居民代表");
    d.edge(relayed, dispatched, "grade", "分级/居民委员会委员/依 分级置办");
    d.edge(dispatched, answered, "answer", "答复/承办单位");
    d.edge(dispatched, dispatched, "return", "退回/承办单位");
    d.edge(answered, choice, "confirm", "确认/提出人");
    d.edge(choice, closed, "confirm", "满意");
    d.edge(choice, dispatched, "confirm", "不满意且确认次数 ≤ 2/升级：不满意");
    d.edge(choice, supervised, "confirm", "否则");
    d.line(answered, choice, "expire", "到期/视为确认（满意=是）", Line::Dashed);
    d.edge(supervised, dispatched, "order", "督办/居务监督委员会");
    d.edge(any, withdrawn, "withdraw", "撤回/提出人");
    d.0
}

fn structure() -> Picture {
    let mut d = Draft(Picture::new(
        "structure",
        "Happiness Community: bodies and relations",
        Language::En,
        Direction::Down,
    ));
    let body = |d: &mut Draft, id: &str, tone, words: &str| {
        d.node(Element::Body(name(id)), Shape::Body, tone, words)
    };
    let party = body(&mut d, "party", Tone::Red, "Community Party organization/Party organization");
    let assembly = body(
        &mut d,
        "assembly",
        Tone::Blue,
        "Representatives' meeting/residents' assembly/• Residents' representative",
    );
    let committee = body(&mut d, "committee", Tone::Blue, "Residents' committee/• Member/• Chair");
    let overseers = body(&mut d, "overseers", Tone::Violet, "Supervisory committee");
    let subdistrict = body(&mut d, "subdistrict", Tone::Amber, "Subdistrict office/government");
    let grid = body(&mut d, "grid-1", Tone::Green, "Grid 1/grid/• Grid worker");
    let partner = body(&mut d, "partner", Tone::Grey, "Property service");
    let volunteers = body(&mut d, "volunteers", Tone::Grey, "Volunteers");
    let owners = body(&mut d, "owners", Tone::Grey, "Owners' committee");
    for (from, to, word, line) in [
        (party, committee, "leads", Line::Solid),
        (party, assembly, "leads", Line::Solid),
        (assembly, committee, "elects", Line::Solid),
        (assembly, overseers, "elects", Line::Solid),
        (overseers, committee, "supervises", Line::Dotted),
        (subdistrict, committee, "guides", Line::Dashed),
        (committee, grid, "leads", Line::Solid),
        (committee, partner, "guides", Line::Dashed),
        (committee, owners, "guides", Line::Dashed),
        (overseers, partner, "supervises", Line::Dotted),
    ] {
        d.line(from, to, word, word, line);
    }
    let mut edge = Edge::new(Element::Action(name("partners")), committee, volunteers);
    edge.label = "partners".into();
    edge.arrow = Arrow::None;
    d.0.connect(edge);
    let mut edge = Edge::new(Element::Action(name("part-of")), grid, subdistrict);
    edge.label = "part of".into();
    edge.rises = true;
    edge.tone = Tone::Grey;
    d.0.connect(edge);
    d.0
}

fn hostile() -> Picture {
    let mut d = Draft(Picture::new(
        "hostile",
        "\"--- #; <b>\ntitle: x %%{init}%% \\",
        Language::En,
        Direction::Right,
    ));
    let labels = [
        "end",
        "a \"quoted\" #35; ; <script>alert(1)</script>",
        "1. first",
        "- list",
        "`code` *bold* _it_ ~x~ $$x$$",
        "%%{init: {}}%% %% comment",
        "{ } [ ] ( ) | \\n \\",
        "emoji 👩‍👩‍👧 🏠 ✅",
        "&amp; &#35; #quot;",
        "x\u{202e}y\u{0}z\ttab\r\nline two",
        "社区治理多元主体共同参与社区治理的凝聚力，创新社区治理机制，落实社区治理各项重点工作，共同构建共建共治共享的社会治理格局（居民委员会）",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "",
    ];
    let mut last = None;
    for (at, label) in labels.iter().enumerate() {
        let id = [
            "end",
            "a-b",
            "a--b",
            "subgraph",
            "click",
            "居委会",
            "𠀀",
            "o",
            "x",
            "é",
            "default",
            "style",
            "graph",
        ][at];
        let mut node = Node::new(Element::State(name(id)), Shape::State, *label);
        node.details = vec![(*label).to_owned()];
        let here = d.0.add(node);
        if let Some(last) = last {
            let mut edge = Edge::new(Element::Action(name("same")), last, here);
            edge.label = (*label).to_owned();
            edge.details = vec![(*label).to_owned()];
            d.0.connect(edge);
        }
        last = Some(here);
    }
    d.0
}

/// Writes a picture in all formats beside the expectation. `UPDATE_EXPECT=1` accepts what is drawn now.
macro_rules! assert_drawn {
    ($picture:expr, $file:literal) => {
        let picture = $picture;
        expect_file![concat!("../../tests/data/pictures/", $file, ".svg")]
            .assert_eq(&picture.svg().to_string());
        expect_file![concat!("../../tests/data/pictures/", $file, ".mmd")]
            .assert_eq(&picture.mermaid().to_string());
        expect_file![concat!("../../tests/data/pictures/", $file, ".dot")]
            .assert_eq(&picture.dot().to_string());
    };
}

#[test]
fn a_workflow_is_drawn_with_its_ways_back() {
    let mut overlay = Overlay::default();
    overlay.mark(Element::State(name("dispatched")), Mark::Current);
    overlay.mark(Element::Action(name("grade")), Mark::Passed);
    assert_drawn!(appeal().marked(&overlay), "appeal");
}

#[test]
fn a_structure_is_drawn_with_typed_relations() {
    assert_drawn!(structure(), "structure");
}

#[test]
fn labels_cannot_break_out_of_a_format() {
    assert_drawn!(hostile(), "hostile");
}

#[test]
fn an_edge_to_nowhere_is_left_out() {
    let mut picture = Picture::new("empty", "", Language::En, Direction::Down);
    picture.connect(Edge::new(Element::Start, 0, 1));
    assert!(picture.edges().is_empty());
    assert!(picture.svg().to_string().ends_with("</svg>\n"));
}
