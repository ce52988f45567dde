//! How wide text is, and where it may be broken into lines.
//!
//! Fonts differ from reader to reader, so widths are cautious estimates in thousandths of the font size: a Chinese
//! character is one em wide, a Latin letter about half. A column is half a Chinese character.

/// The columns that `text` takes: two for a Chinese character or an emoji, one for others, none for what combines.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// The width of `text` in pixels at a font size in pixels, rounded up.
pub(super) fn pixels(text: &str, size: i64) -> i64 {
    let thousandths: i64 = text.chars().map(thousandths).sum();
    (thousandths * size + 999) / 1000
}

/// The lines of `text`, each at most `limit` columns wide: broken at line ends, at spaces, and between Chinese
/// characters, but never before a mark that closes. A longer word has a wider line to itself; one of more than
/// twice the limit is cut. What no reader can see becomes a space.
pub(super) fn wrap(text: &str, limit: usize) -> Vec<String> {
    text.split(['\n', '\r'])
        .map(visible)
        .filter(|line| !line.is_empty())
        .flat_map(|line| fold(&line, limit))
        .collect()
}

/// Breaks a line into as few lines as the limit or its longest word allows, and these about equally long: no word is left alone.
fn fold(line: &str, limit: usize) -> Vec<String> {
    let pieces = pieces(line, limit);
    let longest = pieces.iter().map(|piece| columns(piece.trim_end())).max().unwrap_or(0);
    let limit = limit.max(longest);
    let lines = fill(&pieces, limit);
    let fair = columns(line).div_ceil(lines.len().max(1)).max(longest);
    let fairer = (fair..limit).map(|limit| fill(&pieces, limit)).find(|shorter| shorter.len() == lines.len());
    fairer.unwrap_or(lines)
}

fn fill(pieces: &[String], limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut current, mut width) = (String::new(), 0);
    for piece in pieces {
        if width + columns(piece.trim_end()) > limit && !current.is_empty() {
            lines.push(current.trim_end().to_owned());
            (current, width) = (String::new(), 0);
        }
        current.push_str(piece);
        width += columns(piece);
    }
    if !current.trim_end().is_empty() {
        lines.push(current.trim_end().to_owned());
    }
    lines
}

/// The unbreakable pieces of a line, each with the space after it.
fn pieces(line: &str, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut last = ' ';
    for character in line.chars() {
        if !piece.is_empty() && may_break(last, character) && !opens(&piece) {
            pieces.extend(cut(std::mem::take(&mut piece), limit));
        }
        piece.push(character);
        last = character;
    }
    pieces.extend(cut(piece, limit));
    pieces
}

/// Whether a piece is a bracket with one character behind it: the words behind a bracket are not torn apart (`（应当：…`).
fn opens(piece: &str) -> bool {
    piece.starts_with('（') && piece.chars().count() < 3
}

/// A word as it is, or one of more than twice the limit in pieces that end with a hyphen where letters or digits meet.
fn cut(word: String, limit: usize) -> Vec<String> {
    if columns(word.trim_end()) <= limit.saturating_mul(2) {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut piece, mut width, mut last) = (String::new(), 0, ' ');
    for character in word.chars() {
        // Room for the hyphen is kept.
        if width > 0 && column(character) > 0 && width + column(character) >= limit && character != ' ' {
            if last.is_alphanumeric() && character.is_alphanumeric() {
                piece.push('-');
            }
            pieces.push(std::mem::take(&mut piece));
            width = 0;
        }
        piece.push(character);
        width += column(character);
        last = character;
    }
    pieces.push(piece);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || column(after) == 0 || "，。、；：！？）】》」』”’…,.;:!?)]}%".contains(after)
    {
        return false;
    }
    if "（【《「『“‘([{".contains(before) || before == JOINER {
        return false;
    }
    before == ' ' || column(before) == 2 || column(after) == 2
}

/// The line with runs of spaces as one, and without characters that no reader sees or that turn text around.
fn visible(line: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{fffe}' | '\u{ffff}')
    };
    let spaced: String = line.chars().map(|c| if hidden(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

const JOINER: char = '\u{200d}';

fn column(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{20d0}'..='\u{20ff}' => 0,
        _ if is_wide(character) => 2,
        _ => 1,
    }
}

/// The blocks whose characters take the room of two Latin ones; those of doubtful width count as wide.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115f}' | '\u{2013}'..='\u{2026}' | '\u{2190}'..='\u{21ff}' | '\u{2264}'..='\u{2265}'
        | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f000}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}')
}

fn thousandths(character: char) -> i64 {
    match (column(character), character) {
        (0, _) => 0,
        (2, _) => 1000,
        (_, ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '[' | ']') => 340,
        (_, 'f' | 'r' | 't' | 'I' | '/' | '-' | '·') => 420,
        (_, 'm' | 'w' | 'M' | 'W' | '@' | '%') => 980,
        (_, 'A'..='Z' | '&' | '<' | '>' | '=' | '+' | '#' | '~') => 760,
        (_, 'a'..='z' | '0'..='9') => 610,
        _ => 800,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_two_columns_and_combining_marks_none() {
        assert_eq!(columns("居委会 ab"), 9);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(pixels("居委会", 10), 30);
    }

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        assert_eq!(wrap("Residents' appeals closed loop", 12), ["Residents'", "appeals", "closed loop"]);
        assert_eq!(wrap("社区党组织领导居委会", 8), ["社区党组", "织领导居", "委会"]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        assert_eq!(wrap("民意诉求，代表反馈", 8), ["民意诉", "求，代", "表反馈"]);
    }

    #[test]
    fn the_words_behind_a_bracket_stay_together() {
        assert_eq!(wrap("报告年度工作（应当：委员会）", 18), ["报告年度工作", "（应当：委员会）"]);
        assert_eq!(
            wrap("报告年度工作情况（应当：居民委员会）", 20),
            ["报告年度工作情况", "（应当：居民委员会）"]
        );
    }

    #[test]
    fn no_character_is_left_alone_on_the_last_line() {
        assert_eq!(wrap("社区民意反馈平台受理员", 20), ["社区民意反馈", "平台受理员"]);
    }

    #[test]
    fn a_word_longer_than_the_limit_makes_its_line_wider() {
        assert_eq!(wrap("the representatives' meeting", 12), ["the", "representatives'", "meeting"]);
        assert_eq!(
            wrap("Residents' representatives' conference", 24),
            ["Residents'", "representatives'", "conference"]
        );
        assert_eq!(wrap("abcdefgh\nk", 4), ["abcdefgh", "k"]);
    }

    #[test]
    fn a_word_of_more_than_twice_the_limit_is_cut_with_a_hyphen() {
        assert_eq!(wrap("to abcdefghijk lm", 5), ["to", "abcd-", "efgh-", "ijk", "lm"]);
        assert_eq!(wrap("ab-cd-ef-gh", 4), ["ab-", "cd-", "ef-", "gh"]);
        assert_eq!(wrap("abc", 1), ["a-", "b-", "c"]);
        assert!(wrap(" \n\t ", 4).is_empty());
    }

    #[test]
    fn turning_and_control_characters_become_spaces() {
        assert_eq!(wrap("a\u{202e}b\u{0}c", 20), ["a b c"]);
    }
}
