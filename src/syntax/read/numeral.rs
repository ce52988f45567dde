//! Numbers spelled in Chinese characters, which are errors that show the right form: `五日`, `三分之二`.

use crate::{finding::Language, syntax::Unit};

/// What to write instead of `text`, if it is an amount spelled in characters.
///
/// `五日` gives `5日`, `三分之二` gives `2/3`, `过半数` gives `1/2`.
pub(super) fn in_digits(text: &str) -> Option<String> {
    if text.ends_with("半数") {
        return Some("1/2".to_owned());
    }
    if let Some((whole, part)) = text.split_once("分之") {
        return Some(format!("{}/{}", number(part)?, number(whole)?));
    }
    let text = ["以内", "之内", "内"].into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    // The longest unit that fits is meant: `五个工作日` is not `五个工作` of `日`.
    LONGEST_FIRST.into_iter().find_map(|unit| {
        let count = text.strip_suffix(unit.word(Language::Zh))?;
        let counter = if unit.takes_counter() { "个" } else { "" };
        Some(format!(
            "{}{counter}{}",
            number(count.strip_suffix('个').unwrap_or(count))?,
            unit.word(Language::Zh)
        ))
    })
}

const LONGEST_FIRST: [Unit; 7] =
    [Unit::WorkingHours, Unit::WorkingDays, Unit::Hours, Unit::Days, Unit::Months, Unit::Years, Unit::Times];

/// A number up to ten thousand in Chinese characters.
fn number(text: &str) -> Option<u64> {
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    let (mut total, mut digit) = (0_u64, None);
    for character in text.chars() {
        match unit_of(character) {
            Some(unit) => total += digit.take().unwrap_or(1) * unit,
            None => {
                let value = digit_of(character)?;
                digit = Some(value);
            }
        }
    }
    Some(total + digit.unwrap_or(0))
}

fn unit_of(character: char) -> Option<u64> {
    Some(match character {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

fn digit_of(character: char) -> Option<u64> {
    let digits = "零一二三四五六七八九";
    let found = digits.chars().position(|digit| digit == character);
    match character {
        '〇' => Some(0),
        '两' => Some(2),
        _ => found.and_then(|value| u64::try_from(value).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_characters_are_shown_in_digits() {
        let pairs = [
            ("五日", "5日"),
            ("十五日内", "15日"),
            ("三分之二", "2/3"),
            ("十分之一", "1/10"),
            ("两次", "2次"),
            ("五个工作日", "5个工作日"),
            ("三十工作日", "30个工作日"),
            ("二十四小时", "24小时"),
            ("三个月", "3个月"),
            ("一百二十日", "120日"),
            ("过半数", "1/2"),
        ];
        for (characters, digits) in pairs {
            assert_eq!(in_digits(characters).as_deref(), Some(digits), "{characters}");
        }
    }

    #[test]
    fn names_that_only_look_like_amounts_are_left_alone() {
        for name in ["办理时限", "选举日", "本次", "另定时限", "三人小组"] {
            assert_eq!(in_digits(name), None, "{name}");
        }
    }
}
