//! Characters: full-width twins, and how wide they are.

/// The half-width twin of a full-width mark, digit, letter or space; any other character is itself.
pub(super) fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '【' => '[',
        '】' => ']',
        '〜' => '~',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character).saturating_sub(0xFEE0)).unwrap_or(character)
        }
        _ => character,
    }
}

/// How many columns a text takes on a terminal: two for each wide character.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// Whether a character takes two columns: Chinese, Japanese and Korean scripts, their marks, full-width twins.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}')
}
