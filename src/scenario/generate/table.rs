//! Made scenarios that differ only in what is told and what is expected, written as one with a row for each.

use crate::finding::Language;

/// A scenario as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) title: String,
    /// What it is called together with others.
    pub(super) together: String,
    pub(super) lines: Vec<String>,
}

/// A piece of a line: what stands fast, or a value with what it is a value of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Fast(String),
    Value { of: String, text: String },
}

/// The scenarios with those joined that are called the same together and differ only in values, in the order of the first of each.
pub(super) fn joined(scenarios: Vec<Written>, language: Language) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(Vec<Vec<Piece>>, Vec<Written>)> = Vec::new();
    for scenario in scenarios {
        let pieces: Vec<Vec<Piece>> = scenario.lines.iter().map(|line| pieces(line, language)).collect();
        let alike = groups.iter_mut().find(|(known, of)| {
            is_alike(known, &pieces) && of.first().is_some_and(|first| first.together == scenario.together)
        });
        match alike {
            Some((_, of)) => of.push(scenario),
            None => groups.push((pieces, vec![scenario])),
        }
    }
    let mut titles: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (pieces, of) in groups {
        let (title, lines) = match of.as_slice() {
            [only] => (only.title.clone(), only.lines.clone()),
            several => (own_title(several, &titles), table(&pieces, several, language)),
        };
        titles.push(title.clone());
        found.push((title, lines));
    }
    found
}

/// What several are called together, with a number if that is taken.
fn own_title(several: &[Written], taken: &[String]) -> String {
    let title = several.first().map(|first| first.together.clone()).unwrap_or_default();
    let again = (1..).map(|round| if round == 1 { title.clone() } else { format!("{title} ({round})") });
    again.into_iter().find(|title| !taken.contains(title)).unwrap_or_default()
}

/// Whether two differ in values alone.
fn is_alike(one: &[Vec<Piece>], other: &[Vec<Piece>]) -> bool {
    let alike = |pair: (&Piece, &Piece)| match pair {
        (Piece::Fast(one), Piece::Fast(other)) => one == other,
        (Piece::Value { of: one, .. }, Piece::Value { of: other, .. }) => one == other,
        _ => false,
    };
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| one.len() == other.len() && one.iter().zip(other).all(alike))
}

/// One scenario with a row for each of several.
fn table(first: &[Vec<Piece>], several: &[Written], language: Language) -> Vec<String> {
    let rows: Vec<Vec<String>> = several
        .iter()
        .map(|one| {
            let pieces = one.lines.iter().flat_map(|line| pieces(line, language));
            let values = pieces.filter_map(|piece| match piece {
                Piece::Value { text, .. } => Some(text),
                Piece::Fast(_) => None,
            });
            values.collect()
        })
        .collect();
    let mut columns: Vec<(String, Vec<&str>)> = Vec::new();
    let mut number = 0;
    let mut lines = Vec::new();
    for line in first {
        let mut written = String::new();
        for piece in line {
            match piece {
                Piece::Fast(text) => written.push_str(text),
                Piece::Value { of, text } => {
                    let cells: Vec<&str> =
                        rows.iter().filter_map(|row| row.get(number)).map(String::as_str).collect();
                    number += 1;
                    written.push_str(&match cells.iter().all(|cell| cell == text) {
                        true => text.clone(),
                        false => format!("<{}>", column(&mut columns, of, cells)),
                    });
                }
            }
        }
        lines.push(written);
    }
    lines.push("examples".to_owned());
    let row = |cells: Vec<&str>| format!("  | {} |", cells.join(" | "));
    lines.push(row(columns.iter().map(|(name, _)| name.as_str()).collect()));
    for place in 0..several.len() {
        lines.push(row(columns.iter().filter_map(|(_, cells)| cells.get(place).copied()).collect()));
    }
    lines
}

/// The column that holds these cells; a new one, called so, if there is none.
fn column<'c>(columns: &mut Vec<(String, Vec<&'c str>)>, of: &str, cells: Vec<&'c str>) -> String {
    if let Some((known, _)) = columns.iter().find(|(_, known)| *known == cells) {
        return known.clone();
    }
    let again = (1..).map(|round| if round == 1 { of.to_owned() } else { format!("{of}-{round}") });
    let name = again.into_iter().find(|name| !columns.iter().any(|(known, _)| known == name));
    let name = name.unwrap_or_default();
    columns.push((name.clone(), cells));
    name
}

/// A line cut into what stands fast and values.
fn pieces(line: &str, language: Language) -> Vec<Piece> {
    let mut found = Vec::new();
    if let Some(expects) = line.strip_prefix("then ") {
        let mut joint = "then ";
        for clause in expects.split(", ") {
            found.push(Piece::Fast(joint.to_owned()));
            clause_pieces(clause, language, &mut found);
            joint = ", ";
        }
    } else {
        step_pieces(line, language, &mut found);
    }
    found
}

/// `when ann does ask with size = 7 at 2025-03-03 10:00`, `wait until 2025-03-03 10:00`.
fn step_pieces(line: &str, language: Language, found: &mut Vec<Piece>) {
    let at = [" at ", "wait until "].into_iter().find_map(|word| Some((word, line.rsplit_once(word)?)));
    let Some((word, (told, at))) = at else { return with_pieces(line, found) };
    with_pieces(told, found);
    found.push(Piece::Fast(word.to_owned()));
    found.push(value(("time", "时刻"), at, language));
}

/// What stands after `with`, one by one.
fn with_pieces(told: &str, found: &mut Vec<Piece>) {
    let Some((before, with)) = told.split_once("with ") else {
        found.push(Piece::Fast(told.to_owned()));
        return;
    };
    let mut joint = format!("{before}with ");
    for set in with.split(" and ") {
        match set.split_once(" = ") {
            Some((of, text)) => {
                found.push(Piece::Fast(format!("{joint}{of} = ")));
                found.push(Piece::Value { of: of.replace('.', "-"), text: text.to_owned() });
            }
            None => found.push(Piece::Fast(format!("{joint}{set}"))),
        }
        joint = " and ".to_owned();
    }
}

fn clause_pieces(clause: &str, language: Language, found: &mut Vec<Piece>) {
    let (word, rest) = clause.split_once(' ').unwrap_or((clause, ""));
    let of = match word {
        "in" => ("state", "环节"),
        "end" => ("outcome", "结果"),
        "accountable" => ("answers", "负责者"),
        "informed" => ("told", "被告知者"),
        "rung" => ("rung", "层级"),
        "due" => {
            let Some((limit, at)) = rest.split_once(" at ") else {
                return found.push(Piece::Fast(clause.to_owned()));
            };
            found.push(Piece::Fast(format!("due {limit} at ")));
            return found.push(value(("due", "截止时刻"), at, language));
        }
        _ => return with_pieces(clause, found),
    };
    if rest.is_empty() || rest.contains(" and ") {
        return found.push(Piece::Fast(clause.to_owned()));
    }
    found.push(Piece::Fast(format!("{word} ")));
    found.push(value(of, rest, language));
}

fn value((en, zh): (&str, &str), text: &str, language: Language) -> Piece {
    let of = if language == Language::En { en } else { zh };
    Piece::Value { of: of.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(title: &str, together: &str, lines: &[&str]) -> Written {
        let lines = lines.iter().map(ToString::to_string).collect();
        Written { title: title.to_owned(), together: together.to_owned(), lines }
    }

    #[test]
    fn those_that_differ_in_values_become_rows() {
        let asked = |size: &str, outcome: &str| {
            let when =
                format!("when ann does permit.ask with size = {size} and kind = fruit at 2025-03-03 10:00");
            let then = format!("then end {outcome}, informed ann");
            written(outcome, "What becomes of “Ask”", &[&when, &then])
        };
        let other =
            written("alone", "What becomes of “Ask”", &["when bo does permit.ask", "then end granted"]);
        let found = joined(vec![asked("6", "granted"), other, asked("7", "refused")], Language::En);
        let table = [
            "when ann does permit.ask with size = <size> and kind = fruit at 2025-03-03 10:00",
            "then end <outcome>, informed ann",
            "examples",
            "  | size | outcome |",
            "  | 6 | granted |",
            "  | 7 | refused |",
        ];
        let lines = |number: usize| found.get(number).map(|(_, lines)| lines.as_slice()).unwrap_or_default();
        assert_eq!(found.len(), 2);
        assert_eq!(lines(0), table);
        assert_eq!(found.first().map(|(title, _)| title.as_str()), Some("What becomes of “Ask”"));
        assert_eq!(lines(1).len(), 2);
    }

    #[test]
    fn what_is_called_otherwise_stays_apart() {
        let of = |together: &str, size: &str| {
            written(size, together, &[&format!("when ann does ask with size = {size}")])
        };
        assert_eq!(joined(vec![of("a", "1"), of("b", "2")], Language::En).len(), 2);
    }

    #[test]
    fn what_always_differs_alike_is_one_column() {
        let of = |day: &str| {
            let (when, then) = (format!("when ann does ask at {day}"), format!("then due reply at {day}"));
            written(day, "t", &[&when, &then, &format!("wait until {day}")])
        };
        let found = joined(vec![of("2025-03-03"), of("2025-03-04")], Language::Zh);
        let lines = found.first().map(|(_, lines)| lines.join("\n")).unwrap_or_default();
        assert!(
            lines.contains("at <时刻>\nthen due reply at <时刻>\nwait until <时刻>\nexamples\n  | 时刻 |"),
            "{lines}"
        );
    }
}
