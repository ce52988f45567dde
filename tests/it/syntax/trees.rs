//! Strategies for trees that can be written: every clause where it may stand, every operand one its keyword takes.

use chrono::{NaiveDate, NaiveTime};
use gongzhi::{
    Name,
    finding::Language,
    syntax::{
        Cite, Clause, Comment, Comments, Comparison, Joiner, Keyword, Layout, Operand, Path, Remark, Row,
        Segment, Spelling, Takes, Term, Text, Tree, Unit,
        standing::{STATEMENTS, clauses_of},
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Names that are no keywords, and names that are spelled like one.
const PLAIN: [&str; 8] = ["grade", "handler", "居委会", "网格一", "grid-1", "x1", "committee", "派单"];
const LIKE_KEYWORDS: [&str; 4] = ["within", "告知", "ballot", "限"];

/// A whole tree.
pub(super) fn tree() -> impl Strategy<Value = Tree> {
    (
        vec(select(STATEMENTS).prop_flat_map(|keyword| clause(keyword, None, 3)), 0..4),
        vec(remark(), 0..2),
        comments(),
    )
        .prop_map(|(statements, mut remarks, comments)| {
            place(&mut remarks, statements.len());
            Tree { statements, remarks, comments }
        })
}

/// A clause with clauses below it, at most `depth` deep.
fn clause(keyword: Keyword, owner: Option<Keyword>, depth: usize) -> BoxedStrategy<Clause> {
    let children = if depth == 0 || clauses_of(keyword).is_empty() {
        Just(Vec::new()).boxed()
    } else {
        vec(
            select(clauses_of(keyword)).prop_flat_map(move |child| clause(child, Some(keyword), depth - 1)),
            0..4,
        )
        .boxed()
    };
    let has_rows = matches!(keyword, Keyword::Table | Keyword::Examples);
    let rows = if has_rows { rows().boxed() } else { Just(Vec::new()).boxed() };
    let titles = if keyword.declares() { vec(text(), 0..3).boxed() } else { Just(Vec::new()).boxed() };
    let line_end =
        (sometimes(vec(cite(), 1..3)), option::weighted(0.1, text()), sometimes(vec(remark(), 1..3)));
    (taken(keyword, owner), titles, children, rows, line_end, around(), layout())
        .prop_map(move |(operand, titles, clauses, rows, (sources, local, mut remarks), comments, layout)| {
            let mut made = Clause::new(keyword).with(clauses);
            place(&mut remarks, made.clauses.len() + rows.len());
            made.operand = operand;
            made.titles = titles;
            made.rows = rows;
            made.sources = sources;
            made.local = local;
            made.remarks = remarks;
            made.comments = comments;
            made.layout = layout;
            made
        })
        .boxed()
}

fn sometimes<T: std::fmt::Debug + Clone>(
    some: impl Strategy<Value = Vec<T>>,
) -> impl Strategy<Value = Vec<T>> {
    option::weighted(0.1, some).prop_map(Option::unwrap_or_default)
}

/// Puts remarks in the order of their places among `count` clauses and rows.
fn place(remarks: &mut [Remark], count: usize) {
    remarks.iter_mut().for_each(|remark| remark.after %= count + 1);
    remarks.sort_by_key(|remark| remark.after);
}

fn layout() -> impl Strategy<Value = Layout> {
    (language(), any::<bool>(), option::of(any::<bool>()), prop::bool::weighted(0.1)).prop_map(
        |(language, own_line, comma, gap)| Layout {
            language,
            own_line: own_line && comma.is_none(),
            comma,
            gap,
            ..Layout::default()
        },
    )
}

fn language() -> impl Strategy<Value = Language> {
    select(&Language::ALL[..])
}

fn spelling() -> impl Strategy<Value = Spelling> {
    language().prop_map(Spelling)
}

fn joiner() -> impl Strategy<Value = Joiner> {
    prop_oneof![language().prop_map(Joiner::Word), Just(Joiner::Mark)]
}

fn remark() -> impl Strategy<Value = Remark> {
    (line(), 0..4_usize, comments()).prop_map(|(text, after, comments)| Remark {
        text,
        after,
        comments,
        span: Default::default(),
    })
}

fn comments() -> impl Strategy<Value = Vec<Comment>> {
    sometimes(vec((line(), any::<bool>()).prop_map(|(text, gap)| Comment { text, gap }), 1..3))
}

fn around() -> impl Strategy<Value = Comments> {
    (comments(), option::weighted(0.1, line()), comments()).prop_map(|(before, beside, within)| Comments {
        before,
        beside,
        within,
    })
}

/// What a comment or remark says.
fn line() -> impl Strategy<Value = String> {
    select(&["", "why", "# not, a \"clause\"", "由 热线，限 2小时", "[law 3] > |"][..])
        .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = Text> {
    let texts = ["", "Received", "已收到", "a \"quoted\" word", "a, b # [c] | 」 ＂", "“x”"];
    select(texts.to_vec()).prop_map(|text| Text::new(text).unwrap()).boxed()
}

fn cite() -> impl Strategy<Value = Cite> {
    (name(), vec(select(&["3", "22(1)", "2.1", "31-33"][..]).prop_map(str::to_owned), 0..3))
        .prop_map(|(source, places)| Cite::new(source, places))
}

fn name() -> impl Strategy<Value = Name> {
    select([&PLAIN[..], &LIKE_KEYWORDS[..]].concat()).prop_map(|name| Name::new(name).unwrap())
}

fn plain() -> impl Strategy<Value = Operand> {
    select(&PLAIN[..]).prop_map(|name| Operand::name(Name::new(name).unwrap()))
}

/// A name with or without a dot, or a reserved word.
fn path() -> impl Strategy<Value = Operand> {
    let second =
        select(&["superior", "times", "member", "网格员"][..]).prop_map(|name| Name::new(name).unwrap());
    let dotted = (name(), option::weighted(0.3, second)).prop_map(|(first, second)| {
        let mut path = Path::from(first);
        path.segments.extend(second.map(Segment::from));
        Operand::new(Term::Name(path))
    });
    let reserved = select(&["any", "start", "raiser", "none"][..])
        .prop_map(|name| Operand::name(Name::new(name).unwrap()));
    prop_oneof![4 => dotted, 1 => reserved, 1 => name().prop_map(|name| Operand::new(Term::Placeholder(name)))]
}

/// Parts joined by `or`, of which some are joined by `and`.
fn joined(part: BoxedStrategy<Operand>) -> BoxedStrategy<Operand> {
    let all = (vec(part.clone(), 2..4), joiner())
        .prop_map(|(parts, joiner)| Operand::new(Term::And(parts, joiner)));
    let all = all.boxed();
    let either = prop_oneof![3 => part.clone(), 1 => all.clone()];
    let any = (vec(either, 2..4), joiner()).prop_map(|(parts, joiner)| Operand::new(Term::Or(parts, joiner)));
    prop_oneof![2 => part, 1 => all, 1 => any.boxed()].boxed()
}

fn term(term: impl Strategy<Value = Term> + 'static) -> BoxedStrategy<Operand> {
    term.prop_map(Operand::new).boxed()
}

fn amount() -> BoxedStrategy<Operand> {
    let unit = select(&Unit::ALL[..]);
    term(
        (0..100_u64, unit, spelling())
            .prop_map(|(number, unit, spelling)| Term::Amount(number, unit, spelling)),
    )
}

fn quantity() -> BoxedStrategy<Operand> {
    let number = || term((0..1_000_000_u64).prop_map(Term::Number));
    let share = term((0..9_u64, 1..9_u64).prop_map(|(part, whole)| Term::Share(part, whole)));
    let range = term(
        (number(), prop_oneof![number(), amount()], spelling())
            .prop_map(|(low, high, spelling)| Term::Range(Box::new(low), Box::new(high), spelling)),
    );
    prop_oneof![number(), share, amount(), range].boxed()
}

fn date() -> BoxedStrategy<Operand> {
    let day =
        (2014..2030, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    prop_oneof![
        term(day.clone().prop_map(Term::Date)),
        term((2014..2030_u16, 1..=12_u8).prop_map(|(year, month)| Term::Month(year, month))),
    ]
    .boxed()
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

fn instant() -> BoxedStrategy<Operand> {
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    term(time().prop_map(move |time| Term::Instant(day.and_time(time))))
}

fn times() -> BoxedStrategy<Operand> {
    let time = || term(time().prop_map(Term::Time));
    let range = term(
        (time(), time(), spelling())
            .prop_map(|(from, to, spelling)| Term::Range(Box::new(from), Box::new(to), spelling)),
    );
    joined(prop_oneof![time(), range].boxed()).boxed()
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    select(&[Equal, NotEqual, Less, AtMost, Greater, AtLeast][..])
}

fn compared() -> BoxedStrategy<Operand> {
    let side = || prop_oneof![path().boxed(), quantity(), term(text().prop_map(Term::Text)), date()];
    term(
        (path(), comparison(), side())
            .prop_map(|(left, comparison, right)| Term::Compare(Box::new(left), comparison, Box::new(right))),
    )
}

fn condition() -> BoxedStrategy<Operand> {
    prop_oneof![path().boxed(), compared()]
        .prop_recursive(3, 12, 3, |inner| {
            let grouped = inner.clone().prop_map(|inner| Operand::new(Term::Group(Box::new(inner)))).boxed();
            let not = term(
                (prop_oneof![path().boxed(), grouped.clone()], spelling())
                    .prop_map(|(inner, spelling)| Term::Not(Box::new(inner), spelling)),
            );
            joined(prop_oneof![path().boxed(), compared(), grouped, not].boxed()).boxed()
        })
        .boxed()
}

fn values() -> BoxedStrategy<Operand> {
    let value = term(
        (path(), path())
            .prop_map(|(left, right)| Term::Compare(Box::new(left), Comparison::Equal, Box::new(right))),
    );
    let all = (vec(value.clone(), 2..4), joiner())
        .prop_map(|(parts, joiner)| Operand::new(Term::And(parts, joiner)));
    prop_oneof![value, all.boxed()].boxed()
}

/// What a keyword takes.
fn taken(keyword: Keyword, owner: Option<Keyword>) -> BoxedStrategy<Option<Operand>> {
    let some = match keyword.takes() {
        Takes::Nothing => return Just(None).boxed(),
        Takes::OptionalName => return option::of(plain()).boxed(),
        Takes::OptionalAmount => return option::of(quantity()).boxed(),
        Takes::NewName => name().prop_map(Operand::name).boxed(),
        Takes::Name => path().boxed(),
        Takes::OptionalNames | Takes::OptionalCondition if owner != Some(Keyword::Promise) => {
            return option::of(plain()).boxed();
        }
        Takes::Names | Takes::OptionalNames => joined(path().boxed()).boxed(),
        Takes::Word => prop_oneof![
            plain().boxed(),
            term((select(Keyword::ALL), spelling()).prop_map(|(word, spelling)| Term::Word(word, spelling))),
        ]
        .boxed(),
        Takes::Text => term(text().prop_map(Term::Text)),
        Takes::Amount => prop_oneof![quantity(), path().boxed()].boxed(),
        Takes::Date => date(),
        Takes::Moments => prop_oneof![joined(path().boxed()).boxed(), date(), instant()].boxed(),
        Takes::Times => times(),
        Takes::Offset => term((-840..=840_i16).prop_map(Term::Offset)),
        Takes::Type => joined(prop_oneof![path().boxed(), quantity()].boxed()).boxed(),
        Takes::Condition | Takes::OptionalCondition => condition(),
        Takes::Values => values(),
    };
    some.prop_map(Some).boxed()
}

fn cell() -> BoxedStrategy<Operand> {
    let not = term((path(), spelling()).prop_map(|(inner, spelling)| Term::Not(Box::new(inner), spelling)));
    let bounded = term(
        (comparison(), quantity()).prop_map(|(comparison, bound)| Term::Bounded(comparison, Box::new(bound))),
    );
    let any = (vec(path(), 2..4), joiner()).prop_map(|(parts, joiner)| Operand::new(Term::Or(parts, joiner)));
    prop_oneof![path().boxed(), not, bounded, any.boxed(), quantity(), term(text().prop_map(Term::Text))]
        .boxed()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    (1..3_usize, 0..3_usize).prop_flat_map(|(inputs, outputs)| {
        let head = (
            vec(path(), inputs),
            vec(prop_oneof![path().boxed(), Just(Operand::new(Term::Arrow)).boxed()], outputs),
        );
        let row = (vec(cell(), inputs), vec(cell(), outputs), sometimes(vec(cite(), 1..3)), around());
        (head, vec(row, 0..3)).prop_map(|((inputs, outputs), rows)| {
            let head = Row::new(inputs, outputs);
            let rows = rows.into_iter().map(|(inputs, outputs, sources, comments)| Row {
                sources,
                comments: Comments { within: Vec::new(), ..comments },
                ..Row::new(inputs, outputs)
            });
            std::iter::once(head).chain(rows).collect()
        })
    })
}
