//! What was expected and what came about, so that the eye goes from one to the other.

use crate::{finding::Language, syntax::columns};

/// As many columns of a terminal as are short.
const SHORT: usize = 36;

/// Two values, each under its heading: side by side where both are short, else one above the other.
pub(super) fn beside(language: Language, one: (&str, &str), other: (&str, &str)) -> [String; 2] {
    let width = columns(one.0).max(columns(one.1));
    if width <= SHORT && columns(other.1) <= SHORT {
        let line = |left: &str, right: &str| format!("  {}   {right}", padded(left, width));
        return [line(one.0, other.0), line(one.1, other.1)];
    }
    let heading = columns(one.0).max(columns(other.0));
    let colon = if language == Language::En { ": " } else { "：" };
    let line = |(head, said): (&str, &str)| {
        let gap = heading.saturating_sub(columns(head));
        format!("  {head}{colon}{:gap$}{said}", "")
    };
    [line(one), line(other)]
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(columns(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values_stand_side_by_side_whatever_their_script() {
        let told = beside(Language::Zh, ("应为", "已答复"), ("实为", "待受理"));
        assert_eq!(told, ["  应为     实为", "  已答复   待受理"]);
        let told = beside(Language::En, ("expected", "Asked"), ("actual", "居民会议"));
        assert_eq!(told, ["  expected   actual", "  Asked      居民会议"]);
    }

    #[test]
    fn long_values_stand_one_above_the_other() {
        let long = "三十七列以上的文字写得很长所以排不下了吗";
        assert_eq!(
            beside(Language::En, ("expected", long), ("actual", "none")),
            [format!("  expected: {long}"), "  actual:   none".to_owned()]
        );
        assert_eq!(
            beside(Language::Zh, ("应为", "无"), ("实为", long)),
            ["  应为：无".to_owned(), format!("  实为：{long}")]
        );
    }
}
