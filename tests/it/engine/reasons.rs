//! Every reason for a refusal, in both languages.

use expect_test::{Expect, expect};
use gongzhi::{
    Name,
    engine::{Answer, Command, Directory, Known, NamedBody, Person, QuestionError, Roster, World, decide},
    finding::Language,
    time::Date,
};

use super::fixture::{APPEAL, Play, REVIEW, act, compile, graded, limit, raise};

/// Checks the words and the sentences of a refusal.
fn says(play: &Play<'_>, command: &Command, at: &str, words: &[&str], sentences: Expect) {
    assert_eq!(play.words(command, at), words);
    let refusal = play.refused(command, at);
    let said = Language::ALL.map(|language| refusal.say(play.charter, language));
    sentences.assert_eq(&(said.join("\n") + "\n"));
}

fn raised() -> Play<'static> {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-03-02 09:00");
    play
}

fn submitted() -> Play<'static> {
    let mut play = Play::new(&REVIEW, "review", "R-1");
    play.does(act("submit", "ann").with("day", "2026-03-20"), "2026-03-02 09:00");
    play
}

#[test]
fn from() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    says(
        &play,
        &act("answer", "wu"),
        "2026-03-02 09:00",
        &["from"],
        expect![[r#"
            “Answer” is not open: the case has not been raised [Rules on appeals 20]
            不能“答复”：事项尚未提出【诉求办理规定 20】
        "#]],
    );
    says(
        &graded(),
        &act("confirm", "wang").with("satisfied", true),
        "2026-03-02 10:00",
        &["from"],
        expect![[r#"
        “Confirm” is not open in “Dispatched”
        事项处在“已派单”环节，不能“确认”
    "#]],
    );
    says(
        &graded(),
        &raise(),
        "2026-03-02 10:00",
        &["from"],
        expect![[r#"
            the case is raised already, and “Raise” only raises one [Rules on appeals 19]
            事项已经提出，“提出”只用于提出事项【诉求办理规定 19】
        "#]],
    );
}

#[test]
fn end() {
    let mut play = graded();
    play.does(act("withdraw", "wang"), "2026-03-02 10:00");
    says(
        &play,
        &act("answer", "wu"),
        "2026-03-02 11:00",
        &["end"],
        expect![[r#"
        the case has ended: “Withdrawn”
        事项已经终结：“已撤回”
    "#]],
    );
    says(
        &submitted(),
        &act("reject", "bo"),
        "2026-03-03 09:00",
        &["end"],
        expect![[r#"
        the case cannot end in “Failed” while “Public comment” stays active
        “公众评议”尚未结束，事项不能终结于“未通过”
    "#]],
    );
}

#[test]
fn at() {
    says(
        &graded(),
        &act("answer", "wu"),
        "2026-03-02 08:59",
        &["at"],
        expect![[r#"
        the case has a later event already, of 2026-03-02 09:00
        事项在2026-03-02 09:00已有更晚的记录
    "#]],
    );
}

#[test]
fn by() {
    says(
        &graded(),
        &act("answer", "ma"),
        "2026-03-02 10:00",
        &["by"],
        expect![[r#"
            `ma` may not do “Answer”: that is for a member of “Handler” (now “Handler” is Grid) [Rules on appeals 20]
            “ma”无权“答复”：应由“承办单位”的成员办理（现在“承办单位”为网格）【诉求办理规定 20】
        "#]],
    );
    says(
        &graded(),
        &act("answer", ""),
        "2026-03-02 10:00",
        &["by"],
        expect![[r#"
            nobody who may is named: “Answer” is for a member of “Handler” (now “Handler” is Grid) [Rules on appeals 20]
            没有指明有权的经办人：“答复”应由“承办单位”的成员办理（现在“承办单位”为网格）【诉求办理规定 20】
        "#]],
    );
    says(
        &graded(),
        &act("answer", "wen"),
        "2026-03-02 10:00",
        &["by"],
        expect![[r#"
            `wen` may not do “Answer”: that is for a member of “Handler” (now “Handler” is Grid) [Rules on appeals 20]
            “wen”无权“答复”：应由“承办单位”的成员办理（现在“承办单位”为网格）【诉求办理规定 20】
        "#]],
    );
    says(
        &graded(),
        &act("answer", "wu+wu"),
        "2026-03-02 10:00",
        &["by"],
        expect![[r#"
            `wu` is named twice
            “wu”重复列出
        "#]],
    );
    let capacity = act("withdraw", "wu").capacity("raiser");
    says(
        &graded(),
        &capacity,
        "2026-03-02 10:00",
        &["by"],
        expect![[r#"
        `wu` may not do “Withdraw”: that is for whoever raised the case
        “wu”无权“撤回”：应由提出人办理
    "#]],
    );
}

#[test]
fn at_most() {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    for name in ["a", "b", "c", "d", "e"] {
        let entry = format!(r#"{{ "person": "{name}", "is": [{{ "kind": "resident" }}] }}"#);
        play.roster.persons.push(serde_json::from_str(&entry).unwrap());
    }
    let raise = |by| act(by, "").with("matter", "housing").with("heads", 6u32).with("pending", false);
    let mut six = raise("raise");
    six.by = ["a", "b", "c", "d", "e", "wang"].map(Person::from).to_vec();
    says(
        &play,
        &six,
        "2026-03-02 09:00",
        &["at most"],
        expect![[r#"
            at most 5 may do “Raise” together, and 6 did [Rules on appeals 19]
            “提出”的办理人数应为至多5人，而现有6人【诉求办理规定 19】
        "#]],
    );
    six.by.pop();
    assert!(play.ask(&six, "2026-03-02 09:00").is_accepted());
    let mut play = graded();
    play.does(act("extend", "wu"), "2026-03-03 09:00");
    says(
        &play,
        &act("extend", "wu"),
        "2026-03-03 10:00",
        &["at most"],
        expect![[r#"
            “Extend” may be done once in a case, and has been [Rules on appeals 24]
            “延期”在一个事项中只能办理1次，已经办理【诉求办理规定 24】
        "#]],
    );
    let more = act("extend", "wu").more(limit("6 working days"));
    says(
        &graded(),
        &more,
        "2026-03-03 10:00",
        &["at most"],
        expect![[r#"
            “Extend” gives “Handling time” at most 5 working days more, and 6 working days was asked [Rules on appeals 24]
            “延期”至多给“办理时限”延长5个工作日，而申请了6个工作日【诉求办理规定 24】
        "#]],
    );
    let more = act("extend", "wu").more(limit("1 month"));
    says(
        &graded(),
        &more,
        "2026-03-03 10:00",
        &["at most"],
        expect![[r#"
            “Extend” gives “Handling time” at most 5 working days more, and 1 month was asked [Rules on appeals 24]
            “延期”至多给“办理时限”延长5个工作日，而申请了1个月【诉求办理规定 24】
        "#]],
    );
}

#[test]
fn bars() {
    let grade = |by| act("grade", by).with("urgency", "general");
    says(
        &raised(),
        &grade("li"),
        "2026-03-02 09:30",
        &["bars"],
        expect![[r#"
            `li` is “Near relative” of whoever raised the case, and may therefore not do “Grade” [Rules on appeals 17]
            “li”属于提出人的近亲属，应当回避“分级”【诉求办理规定 17】
        "#]],
    );
    let mut play = Play::new(&APPEAL, "appeal", "K-2");
    play.does(raise(), "2026-03-02 09:00");
    play.does(act("grade", "sun").with("urgency", "urgent"), "2026-03-02 09:00");
    says(
        &play,
        &act("answer", "sun"),
        "2026-03-02 09:30",
        &["bars"],
        expect![[r#"
            `sun` did “Grade” in this case, and may therefore not do “Answer” [Rules on appeals 20]
            “sun”在本案中办理过“分级”，应当回避“答复”【诉求办理规定 20】
        "#]],
    );
    play.does(act("refer", "chen"), "2026-03-02 10:00");
    says(
        &play,
        &act("answer", "zheng"),
        "2026-03-02 10:30",
        &["bars"],
        expect![[r#"
        `zheng` is “Person with an interest” of the case, and may therefore not do “Answer” [Rules on appeals 28]
        “zheng”属于本案的利害关系人，应当回避“答复”【诉求办理规定 28】
    "#]],
    );
}

#[test]
fn r#if() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    let pending = act("raise", "wang").with("matter", "housing").with("heads", 1u32);
    says(
        &play,
        &pending.clone().with("pending", true),
        "2026-03-02 09:00",
        &["if"],
        expect![[r#"
            “Raise” is open only if “Pending elsewhere” is no, but “Pending elsewhere” is yes [Rules on appeals 19]
            “提出”须“他处在办”为否，而现在“他处在办”为是【诉求办理规定 19】
        "#]],
    );
    says(
        &play,
        &pending,
        "2026-03-02 09:00",
        &["if"],
        expect![[r#"
            “Raise” is open only if “Pending elsewhere” is no, which cannot be decided: “Pending elsewhere” is not known [Rules on appeals 19]
            “提出”须“他处在办”为否，现在无法判断：“他处在办”为未知【诉求办理规定 19】
        "#]],
    );
    let many = act("raise", "wang").with("matter", "housing").with("heads", 21u32).with("pending", false);
    says(
        &play,
        &many,
        "2026-03-02 09:00",
        &["if"],
        expect![[r#"
            “Raise” is open only if “Heads” is at most 20, but “Heads” is 21 [Rules on appeals 19]
            “提出”须“人数”至多为20，而现在“人数”为21【诉求办理规定 19】
        "#]],
    );
}

#[test]
fn asks() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    let bare = act("raise", "wang").with("pending", false);
    says(
        &play,
        &bare,
        "2026-03-02 09:00",
        &["asks", "asks"],
        expect![[r#"
            “Raise” asks for “Matter” [Rules on appeals 19]
            “Raise” asks for “Heads” [Rules on appeals 19]
            “提出”需要填写“事由”【诉求办理规定 19】
            “提出”需要填写“人数”【诉求办理规定 19】
        "#]],
    );
    let half = act("return", "wu").with("reason", "no");
    says(
        &graded(),
        &half,
        "2026-03-02 10:00",
        &["asks"],
        expect![[r#"
            “Return” asks for “Handler” [Rules on appeals 23]
            “退单”需要填写“承办单位”【诉求办理规定 23】
        "#]],
    );
}

#[test]
fn within() {
    let command = act("return", "wu").with("reason", "no").with("handler", "committee");
    says(
        &graded(),
        &command,
        "2026-03-04 17:30",
        &["within"],
        expect![[r#"
            the time for “Return” has ended [Rules on appeals 23]
            “退单”的期限已经届满【诉求办理规定 23】
        "#]],
    );
}

#[test]
fn at_least() {
    let mut play = submitted();
    play.does(act("read", "pu"), "2026-03-02 10:00");
    says(
        &play,
        &act("conclude", "pu").with("weight", 1u32),
        "2026-03-04 09:00",
        &["at least"],
        expect![[r#"
            it is too early for “Conclude”: 3 days must lie in between, so that it is open from 2026-03-06 00:00 on [Order on reviews 5]
            “汇总”为时过早：至少间隔3日，自2026-03-06 00:00起方可办理【评审规则 5】
        "#]],
    );
    says(
        &play,
        &act("invite", "pu"),
        "2026-03-16 09:00",
        &["at least"],
        expect![[r#"
            “Invite” must be done at least 5 days before “Hearing day”, so that it was open until 2026-03-15 00:00 [Order on reviews 7]
            “邀请”应当至少在“听证日”前5日办理，已于2026-03-15 00:00截止【评审规则 7】
        "#]],
    );
}

#[test]
fn before_the_end_of_a_limit() {
    let charter = compile("clocks.charter", include_str!("../../data/small/clocks.charter"));
    let mut play = Play::new(&charter, "term", "T-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [{ "person": "lin", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#,
    )
    .unwrap();
    play.does(act("file", "lin"), "2026-03-05 16:00");
    says(
        &play,
        &act("apply", "lin"),
        "2026-03-12 17:30",
        &["before"],
        expect![[r#"
            “Apply” is open only before the end of “Span”, and that has ended
            “申请”只能在“办理期限”届满之前办理，而该时限已经届满
        "#]],
    );
}

#[test]
fn within_before_a_day() {
    let play = submitted();
    let remind = act("remind", "pu");
    // Four days back from the 20th begin with the 16th; the day itself is too late.
    says(
        &play,
        &remind,
        "2026-03-15 23:59",
        &["within"],
        expect![[r#"
            “Remind” is open within 4 days before “Hearing day”, which is from 2026-03-16 00:00 on [Order on reviews 8]
            “提醒”应当在“听证日”前4日内办理，自2026-03-16 00:00起【评审规则 8】
        "#]],
    );
    assert!(play.ask(&remind, "2026-03-16 00:00").is_accepted());
    assert!(play.ask(&remind, "2026-03-19 23:59").is_accepted());
    says(
        &play,
        &remind,
        "2026-03-20 00:00",
        &["within"],
        expect![[r#"
        the time for “Remind” has ended [Order on reviews 8]
        “提醒”的期限已经届满【评审规则 8】
    "#]],
    );
}

fn in_decision(weight: u32) -> Play<'static> {
    let mut play = submitted();
    play.does(act("examine", "lu").with("lawful", true), "2026-03-02 10:00");
    play.does(act("read", "pu"), "2026-03-02 10:00");
    play.does(act("conclude", "pu").with("weight", weight), "2026-03-06 09:00");
    play.does(act("join", "bo"), "2026-03-06 10:00");
    play
}

#[test]
fn since() {
    says(
        &in_decision(1),
        &act("hear", "bo"),
        "2026-03-19 09:00",
        &["since"],
        expect![[r#"
        “Hear” is open only after “Hearing day”, and that has not come about
        “听证”只能在“听证日”之后办理，而这尚未发生
    "#]],
    );
}

#[test]
fn routes() {
    let mut play = in_decision(1);
    let decide = act("decide", "bo").with("agreed", false);
    says(
        &play,
        &decide,
        "2026-03-07 09:00",
        &["if", "at least"],
        expect![[r#"
            “Decide” is open only if the number of times “Hear” was done is at least 1, but the number of times “Hear” was done is 0
            it is too early for “Decide”: 1 day must lie in between, so that it is open from 2026-03-08 00:00 on
            “决定”须“听证”的次数至少为1，而现在“听证”的次数为0
            “决定”为时过早：至少间隔1日，自2026-03-08 00:00起方可办理
        "#]],
    );
    play.does(act("hear", "bo"), "2026-03-20 09:00");
    says(
        &play,
        &decide,
        "2026-03-20 10:00",
        &["->"],
        expect![[r#"
        none of the ways on from “Decide” is open: “Agreed” is no and “Weight” is 1
        “决定”之后没有可走的去向：“同意”为否，“权重”为1
    "#]],
    );
    says(
        &submitted(),
        &act("copy", "bo"),
        "2026-03-05 09:00",
        &["->"],
        expect![[r#"
        “Public comment” is active already
        事项已处在“公众评议”环节
    "#]],
    );
}

fn requested() -> Play<'static> {
    let mut play = Play::new(&APPEAL, "request", "Q-1");
    play.does(act("ask", "wang"), "2026-03-02 09:00");
    play
}

#[test]
fn uses() {
    says(
        &requested(),
        &act("size-up", "chen").with("size", 7u32),
        "2026-03-02 09:10",
        &["uses"],
        expect![[r#"
            no row of “Sizes” fits: “Size” is 7
            “规模表”没有适用的行：“规模”为7
        "#]],
    );
}

#[test]
fn slot_and_exhausted() {
    let mut play = requested();
    says(
        &play,
        &act("climb", "chen"),
        "2026-03-02 09:10",
        &["slot"],
        expect![[r#"
        “Desk” is empty, so that nothing can escalate
        “窗口”尚未确定，无法升级
    "#]],
    );
    play.does(act("size-up", "chen").with("size", 5u32), "2026-03-02 09:10");
    play.does(act("climb", "chen"), "2026-03-02 09:20");
    assert_eq!(play.slot("desk"), ["subdistrict"]);
    play.does(act("climb", "chen"), "2026-03-02 09:30");
    assert_eq!(play.slot("desk"), ["subdistrict"], "a request does not lead past this rung");
}

#[test]
fn retired() {
    let play = Play::new(&APPEAL, "request", "Q-1");
    says(
        &play,
        &act("old-ask", "wang"),
        "2026-03-02 09:00",
        &["retired"],
        expect![[r#"
        “Ask as before” is kept for running cases only
        “旧式提出”已停用，只供已在办理的事项使用
    "#]],
    );
}

/// An appeal that the grid hands to the district, which answers at once.
fn answered_by_district(play: &mut Play<'_>, day: u32) {
    let to_district = act("return", "wu").with("reason", "far").with("handler", "district");
    play.does(to_district, &format!("2026-03-{day:02} 10:00"));
    play.does(act("answer", "feng"), &format!("2026-03-{day:02} 11:00"));
}

#[test]
fn none() {
    let mut play = graded();
    play.does(act("return", "wu").with("reason", "far").with("handler", "district"), "2026-03-02 10:00");
    says(
        &play,
        &act("pass", "feng"),
        "2026-03-02 11:00",
        &["none"],
        expect![[r#"
            there is no such body: the superior of “Handler”
            没有“承办单位”的上级
        "#]],
    );
}

#[test]
fn accountable() {
    let mut play = graded();
    let object = act("confirm", "wang").with("satisfied", false);
    for day in [2, 3] {
        answered_by_district(&mut play, day);
        play.does(object.clone(), &format!("2026-03-{day:02} 12:00"));
        assert_eq!(play.slot("handler"), ["grid-1"], "from a body that is no rung it climbs to the lowest");
    }
    answered_by_district(&mut play, 4);
    says(
        &play,
        &object,
        "2026-03-04 12:00",
        &["accountable"],
        expect![[r#"
        nobody would be accountable in “Under supervision”
        “挂牌督办”将没有负责主体
    "#]],
    );
}

#[test]
fn prolongs() {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-03-02 09:00");
    play.does(act("grade", "chen").with("urgency", "urgent"), "2026-03-02 09:00");
    play.ticks("2026-03-06 09:00");
    assert_eq!(play.slot("handler"), ["subdistrict"], "the subdistrict has no limit of its own");
    says(
        &play,
        &act("extend", "zheng"),
        "2026-03-06 10:00",
        &["prolongs"],
        expect![[r#"
            “Handling time” does not run, or has ended [Rules on appeals 24]
            “办理时限”没有在计时，或者已经届满【诉求办理规定 24】
        "#]],
    );
}

/// A host that knows nothing.
struct Nobody;

impl Roster for Nobody {
    fn holds(&self, _: &Person, _: NamedBody<'_>, _: &Name, _: Date) -> Known {
        Known::Unknown
    }

    fn is_member(&self, _: &Person, _: NamedBody<'_>, _: Date) -> Known {
        Known::Unknown
    }

    fn is_kind(&self, _: &Person, _: &Name, _: Date) -> Known {
        Known::Unknown
    }
}

impl Directory for Nobody {
    fn tie(&self, _: &Person, _: &Person, _: &Name) -> Known {
        Known::Unknown
    }

    fn tie_to_case(&self, _: &Person, _: &str, _: &Name) -> Known {
        Known::Unknown
    }
}

#[test]
fn roster() {
    let play = graded();
    let world = World { roster: &Nobody, directory: &Nobody, calendar: &play.calendar };
    let answer =
        decide(&APPEAL, &world, &play.case, &act("answer", "wu"), play.at("2026-03-02 10:00")).unwrap();
    let Answer::Refused(refusal) = answer else { panic!("the unknown is never a yes") };
    let said = Language::ALL.map(|language| refusal.say(&APPEAL, language)).join("\n") + "\n";
    expect![[r#"
        the roster cannot say whether `wu` is a member of “Handler”
        `wu` may not do “Answer”: that is for a member of “Handler” (now “Handler” is Grid) [Rules on appeals 20]
        the roster cannot say whether `wu` is “Person with an interest” of the case
        名册无法确认“wu”是否为“承办单位”的成员
        “wu”无权“答复”：应由“承办单位”的成员办理（现在“承办单位”为网格）【诉求办理规定 20】
        名册无法确认“wu”是否为本案的利害关系人
    "#]]
    .assert_eq(&said);
}

#[test]
fn questions_without_sense_are_errors() {
    let play = graded();
    let ask = |command: &Command| {
        decide(&APPEAL, &play.world(), &play.case, command, play.at("2026-03-02 10:00")).unwrap_err()
    };
    let mut said = Vec::new();
    for command in [
        act("fly", "wu"),
        act("answer", "wu").capacity("committee.chair"),
        act("answer", "wu").with("nothing", true),
        act("answer", "wu").with("urgency", "general"),
        act("return", "wu").with("reason", 3u32),
        act("return", "wu").with("handler", "police"),
        act("return", "wu").with("handler", vec!["grid-1".to_owned(), "committee".to_owned()]),
        act("answer", "wu").with("pending", "maybe"),
        act("answer", "wu").with("pending", true).with("pending", false),
        act("extend-by", "wu").with("extra", 6u32),
        act("answer", "wu").more(limit("1 day")),
    ] {
        said.push(ask(&command));
    }
    let foreign =
        decide(&REVIEW, &play.world(), &play.case, &act("answer", "wu"), play.at("2026-03-02 10:00"));
    assert!(matches!(foreign, Err(QuestionError::Foreign { .. })));
    said.push(foreign.unwrap_err());
    let at = play.at("2026-03-02 10:00");
    said.push(QuestionError::TooManyExpiries { at, most: 10_000 });
    let in_language = |language| said.iter().map(move |error| error.say(language) + "\n").collect::<String>();
    assert!(said.iter().all(|error| error.say(Language::En) == error.to_string()));
    expect![[r#"
        the workflow `appeal` has no action `fly`
        nobody does `answer` in the capacity `committee.chair`
        the workflow `appeal` has neither a fact nor a slot `nothing`
        the action `answer` does not ask for `urgency`
        `3` does not fit `reason`, which is a text
        `police` does not fit `handler`, which is the name of a body that climbs `levels`
        `grid-1, committee` does not fit `handler`, which is the name of a body that climbs `levels`
        `maybe` does not fit `pending`, which is yes or no
        `pending` is given twice
        `6` does not fit `extra`, which is a whole number from 1 to 5
        the action `answer` prolongs no clock, so that `1 day` has no meaning
        the case `K-1` goes by edition `2026-01` of the charter `appeals`, which is not the one at hand
        by 2026-03-02T02:00:00Z the case has more than 10000 expiries: ask about an earlier instant first
        流程“appeal”没有动作“fly”
        没有人以“committee.chair”的身份办理“answer”
        流程“appeal”没有名为“nothing”的事实或者角色
        动作“answer”不需要填写“urgency”
        “3”不适合“reason”，后者应为文字
        “police”不适合“handler”，后者应为沿“levels”升级的主体名称
        “grid-1, committee”不适合“handler”，后者应为沿“levels”升级的主体名称
        “maybe”不适合“pending”，后者应为是或否
        “pending”重复填写
        “6”不适合“extra”，后者应为1至5的整数
        动作“answer”不延长任何时限，“1日”没有意义
        事项“K-1”适用章程“appeals”的版次“2026-01”，不是当前的章程
        到2026-03-02T02:00:00Z，该事项的时限届满超过10000次：请先询问较早的时刻
    "#]]
    .assert_eq(&Language::ALL.map(in_language).concat());
}
