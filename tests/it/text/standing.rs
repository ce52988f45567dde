//! Every clause that may stand somewhere in a charter is read from there, or reported: none is lost.

use gongzhi::{
    Name,
    finding::{Language, Lint},
    syntax::{
        Clause, Comparison, Keyword, Operand, Row, Spelling, Takes, Term, Text, Tree, Unit,
        standing::{STATEMENTS, clauses_of},
    },
    text::{read_tree, tree},
};

/// What is written back elsewhere than it was read, since it means the same there: with the state, with the bound, with
/// the promise.
fn is_hoisted(words: &[Keyword]) -> bool {
    use Keyword::{
        Accountable, Consulted, If, Informed, Never, Passes, Quorum, Reaches, Responsible, Since, Wins,
        Within,
    };
    matches!(
        words,
        [Accountable, Responsible | Consulted | Informed, ..]
            | [Quorum | Passes | Wins, If, ..]
            | [Reaches | Never, Within, Since | If]
    )
}

/// Whether a clause of `always` and `never` says what a rule test expects.
fn is_of_tests(clause: Keyword) -> bool {
    !clauses_of(Keyword::Reaches).contains(&clause)
        && clauses_of(Keyword::Then).contains(&clause)
        && clause != Keyword::For
}

/// Where a clause that the table of clauses allows means nothing, so that it is reported.
fn means_nothing(words: &[Keyword]) -> bool {
    use Keyword::{Always, By, Counting, Fact, Never, On, Promise, Reaches, Warns, Within};
    matches!(words, [Fact | Never, By, _] | [Reaches | Never, Within, Warns | Counting | On])
        || matches!(words, [Promise, Never | Always, clause] if is_of_tests(*clause))
}

fn name(text: &str) -> Operand {
    Operand::name(Name::new(text).unwrap())
}

/// Something that `keyword` takes, as a clause of `owner`.
fn operand(keyword: Keyword, owner: Option<Keyword>) -> Option<Operand> {
    let is_of_persons = owner.is_some_and(|owner| {
        use Keyword::{By, Has, Margin, Passes, Proxies, Quorum, Waits, Wins};
        matches!(owner, By | Has | Waits | Quorum | Passes | Wins | Margin | Proxies)
    });
    Some(match keyword.takes() {
        Takes::Nothing | Takes::OptionalName | Takes::OptionalAmount => return None,
        // Only a promise says of what.
        Takes::OptionalNames | Takes::OptionalCondition if owner != Some(Keyword::Promise) => return None,
        Takes::Text => Operand::new(Term::Text(Text::new("why").unwrap())),
        Takes::Amount if keyword == Keyword::Seats || is_of_persons => Operand::new(Term::Number(3)),
        Takes::Amount => Operand::new(Term::Amount(3, Unit::Days, Spelling(Language::En))),
        Takes::Date => Operand::new(Term::Month(2026, 1)),
        Takes::Offset => Operand::new(Term::Offset(480)),
        Takes::Values => {
            Operand::new(Term::Compare(Box::new(name("fact")), Comparison::Equal, Box::new(name("yes"))))
        }
        _ => name("name"),
    })
}

/// The clause at the end of a path of keywords, and what each word above it cannot do without.
fn nested(path: &[Keyword], owner: Option<Keyword>) -> Option<Clause> {
    let (&keyword, below) = path.split_first()?;
    let mut clause = Clause::new(keyword);
    clause.operand = operand(keyword, owner);
    let needs = match keyword {
        Keyword::Quorum | Keyword::Passes | Keyword::Wins | Keyword::Margin => Some(Keyword::AtLeast),
        Keyword::Pauses => Some(Keyword::In),
        Keyword::Lint => Some(Keyword::Is),
        _ => None,
    };
    if keyword == Keyword::Table {
        clause.rows = vec![Row::new(vec![name("a")], vec![name("b")])];
    }
    let first = below.first().copied();
    if let Some(needed) = needs.filter(|&needed| first != Some(needed)) {
        clause.clauses.extend(nested(&[needed], Some(keyword)));
    }
    clause.clauses.extend(nested(below, Some(keyword)));
    Some(clause)
}

/// Whether the words of `path` stand under one another in `clause`.
fn holds(clause: &Clause, path: &[Keyword]) -> bool {
    let Some((&keyword, below)) = path.split_first() else { return true };
    clause.keyword == keyword && (below.is_empty() || clause.clauses.iter().any(|inner| holds(inner, below)))
}

/// Whether a tree holds them, at the margin or, as a lint of the whole file, with the charter.
fn is_in(tree: &Tree, path: &[Keyword]) -> bool {
    let with_charter = tree.statements.first().into_iter().flat_map(|charter| &charter.clauses);
    tree.statements.iter().chain(with_charter).any(|statement| holds(statement, path))
}

/// Calls `visit` with every path of keywords that the table of clauses allows below `path`.
fn walk(path: &mut Vec<Keyword>, visit: &mut impl FnMut(&[Keyword])) {
    visit(path);
    let Some(&last) = path.last() else { return };
    for &clause in clauses_of(last) {
        path.push(clause);
        walk(path, visit);
        path.pop();
    }
}

#[test]
fn every_clause_is_read_where_it_may_stand_or_reported() {
    let mut seen = 0;
    let rules = STATEMENTS.iter().filter(|word| !matches!(word, Keyword::Roster | Keyword::Scenario));
    for &statement in rules {
        walk(&mut vec![statement], &mut |path| {
            seen += 1;
            let statement = nested(path, None).unwrap();
            let head = Clause::new(Keyword::Charter).takes(name("c"));
            let is_head = statement.keyword == Keyword::Charter;
            let statements = if is_head { vec![statement] } else { vec![head, statement] };
            let reading = read_tree(&Tree { statements, ..Tree::default() });
            if path.windows(3).any(means_nothing) {
                assert!(reading.findings.iter().any(|it| it.lint == Lint::MisplacedClause), "{path:?}");
                return;
            }
            assert_eq!(reading.findings, [], "{path:?}");
            let written = tree(&reading.charter.unwrap()).unwrap();
            let is_hoisted = (0..path.len()).any(|from| is_hoisted(&path[from..]));
            assert!(is_hoisted || is_in(&written, path), "{path:?} is lost");
        });
    }
    assert!(seen > 1000, "{seen}");
}
