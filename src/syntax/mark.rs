//! Characters: full-width twins, and those that must not be hidden in a text.

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

/// Whether a character changes or hides how the text around it looks: control characters, bidirectional
/// overrides, zero-width and tag characters, line separators.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a quoted text, remark or comment cannot hold it.
pub(super) fn is_forbidden_in_text(character: char) -> bool {
    is_hidden(character)
}
