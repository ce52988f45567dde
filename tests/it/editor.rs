//! The files for editors: the grammar is that of the language, word by word.
//!
//! The grammar is made of the tables of the language and kept as a file, since editors read files. `UPDATE_EXPECT=1`
//! renews it.

use expect_test::expect_file;
use gongzhi::{
    finding::Language,
    syntax::{BUILT_IN_KINDS, Keyword, Place, Reserved, Takes, Unit, reserved::RESERVED},
};
use serde_json::{Value, json};

const FOLDER: &str = "examples/editor/vscode";

/// What may stand in a name, so that a word which touches it is a part of the name.
const NAME: &str = r"[\p{L}\p{N}\-]";

fn longest_first(mut words: Vec<String>) -> String {
    words.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), word.clone()));
    words.join("|")
}

/// An English word stands alone; a Chinese keyword begins a run of characters, or stands at its beginning.
fn pattern(en: Vec<String>, zh: Vec<String>) -> String {
    let (en, zh) = (longest_first(en), longest_first(zh));
    format!(r"(?<!{NAME}|\.)(?:(?:{en})(?!{NAME}|\.)|(?:{zh}))")
}

fn keywords(which: impl Fn(Keyword) -> bool) -> String {
    let words = |language| {
        let words =
            Keyword::ALL.iter().copied().filter(|&keyword| which(keyword) && keyword != Keyword::Goes);
        words.map(|keyword| keyword.word(language).to_owned()).collect()
    };
    pattern(words(Language::En), words(Language::Zh))
}

fn words_of(place: Place) -> String {
    let words = RESERVED.iter().chain(BUILT_IN_KINDS).filter(|word| word.place == place);
    longest_first(words.flat_map(|word| [word.en.to_owned(), word.zh.to_owned()]).collect())
}

/// The words of a place, after the keyword that it stands behind.
fn after(keyword: Keyword, place: Place) -> Value {
    let words = words_of(place);
    let keyword = longest_first(Language::ALL.map(|language| keyword.word(language).to_owned()).to_vec());
    json!({
        "match": format!(r"(?<!{NAME}|\.)({keyword})\s*({words})(?!{NAME}|\.)"),
        "captures": {
            "1": { "name": "keyword.control.gongzhi" },
            "2": { "name": "support.constant.gongzhi" },
        },
    })
}

fn scoped(pattern: &str, name: &str) -> Value {
    json!({ "match": pattern, "name": format!("{name}.gongzhi") })
}

/// Where a Chinese keyword or a joiner stands before it, a whole run of characters is a name, also one that begins with a
/// keyword: `对 承办单位`, `、承办单位`.
fn taken(reserved: &[Value]) -> Value {
    let takes = |keyword: &Keyword| {
        let is_bare = keyword.takes().is_optional() && !matches!(keyword, Keyword::Never | Keyword::Always);
        !is_bare && !matches!(keyword.takes(), Takes::NewName | Takes::Text | Takes::Offset)
    };
    let keywords =
        Keyword::ALL.iter().copied().filter(takes).map(|keyword| keyword.word(Language::Zh).to_owned());
    let keywords = longest_first(keywords.collect());
    json!({
        "match": format!(r"(?:(?<!{NAME}|\.)({keywords})\s*|(、|(?<!{NAME})[且或非](?!{NAME}))\s*)((?![且或非](?!{NAME}))[\p{{L}}][\p{{L}}\p{{N}}\-.]*)"),
        "captures": {
            "1": { "name": "keyword.control.gongzhi" },
            "2": { "name": "keyword.operator.word.gongzhi" },
            "3": { "patterns": reserved },
        },
    })
}

fn quoted(open: &str, close: &str) -> Value {
    scoped(&format!("{open}[^{close}]*{close}"), "string.quoted")
}

fn grammar() -> Value {
    let units = Unit::ALL.into_iter().flat_map(|unit| {
        let en = unit.word(Language::En).to_owned();
        [en.trim_end_matches('s').to_owned(), en, unit.word(Language::Zh).to_owned()]
    });
    let units = longest_first(units.collect());
    let declaring = keywords(Keyword::declares);
    let behind = [
        (Keyword::Is, Place::Type),
        (Keyword::Is, Place::Kind),
        (Keyword::Is, Place::Level),
        (Keyword::On, Place::Result),
        (Keyword::Because, Place::Cause),
        (Keyword::Among, Place::Count),
        (Keyword::Weight, Place::Weight),
        (Keyword::Counting, Place::Counting),
        (Keyword::Languages, Place::Language),
        (Keyword::Phase, Place::Phase),
        (Keyword::Rests, Place::Weekday),
        (Keyword::Works, Place::Weekday),
        (Keyword::Calendar, Place::Calendar),
        (Keyword::At, Place::Due),
        (Keyword::Accountable, Place::Answering),
    ];
    let mut patterns = vec![
        scoped("#.*$", "comment.line.number-sign"),
        scoped(r"^\s*[>＞].*$", "comment.block.documentation"),
        quoted("\"", "\""),
        quoted("“", "”"),
        quoted("「", "」"),
        scoped(r"[\[【][^\]】]*[\]】]", "markup.link.source"),
        scoped(r"<[\p{L}][\p{L}\p{N}\-]*>", "variable.parameter"),
        scoped(r"\d{4}-\d{2}(?:-\d{2})?(?:[ ]\d{2}:\d{2})?", "constant.numeric.date"),
        scoped(r"[+\-]?\d{2}:\d{2}", "constant.numeric.time"),
        scoped(&format!(r"\d+(?:/\d+)?(?:\s*(?:个?(?:{units})))?(?!{NAME})"), "constant.numeric"),
    ];
    patterns.extend(behind.map(|(keyword, place)| after(keyword, place)));
    let reserved = [
        scoped(&format!(r"(?<!{NAME}|\.)(?:{})(?!{NAME})", words_of(Place::Anywhere)), "constant.language"),
        scoped(&format!(r"(?<=\.)(?:{})(?!{NAME})", words_of(Place::AfterDot)), "support.function"),
    ];
    patterns.push(taken(&reserved));
    patterns.extend(reserved);
    patterns.extend([
        json!({
            "match": format!(r"({declaring})\s*([\p{{L}}]{NAME}*)"),
            "captures": {
                "1": { "name": "keyword.other.declaration.gongzhi" },
                "2": { "name": "entity.name.type.gongzhi" },
            },
        }),
        scoped(&keywords(|_| true), "keyword.control"),
        scoped(&format!(r"(?<!{NAME})(?:and|or|not|to|且|或|非)(?!{NAME})|[、～]"), "keyword.operator.word"),
        scoped(r"->|→|[=≠<>≤≥＝＜＞]|!=|\|", "keyword.operator"),
    ]);
    json!({
        "name": "Gongzhi charter 共治章程",
        "scopeName": "source.gongzhi",
        "fileTypes": ["charter", "scenario"],
        "patterns": patterns,
    })
}

#[test]
fn the_grammar_is_that_of_the_language() {
    let grammar = format!("{:#}\n", grammar());
    expect_file![format!("{}/{FOLDER}/gongzhi.tmLanguage.json", env!("CARGO_MANIFEST_DIR"))]
        .assert_eq(&grammar);
}

fn file(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Every pattern of the grammar as it stands in the file, cut into its alternatives.
fn alternatives() -> Vec<String> {
    let grammar = file("gongzhi.tmLanguage.json");
    let patterns = grammar["patterns"].as_array().unwrap().iter();
    let patterns = patterns.map(|pattern| pattern["match"].as_str().unwrap().to_owned());
    patterns
        .flat_map(|pattern| pattern.split(['(', ')', '|', ':']).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_word_of_the_language_is_in_the_grammar() {
    let known = alternatives();
    let keywords =
        Keyword::ALL.iter().flat_map(|keyword| Language::ALL.map(|language| keyword.word(language)));
    let reserved = RESERVED.iter().chain(BUILT_IN_KINDS).flat_map(|word: &Reserved| [word.en, word.zh]);
    let words: Vec<&str> = keywords.chain(reserved).collect();
    assert!(words.len() > 300, "{}", words.len());
    for word in words {
        assert!(known.iter().any(|known| known == word), "{word}");
    }
}

#[test]
fn the_extension_names_files_that_are_there() {
    let package = file("package.json");
    let contributes = &package["contributes"];
    assert_eq!(contributes["grammars"][0]["scopeName"], file("gongzhi.tmLanguage.json")["scopeName"]);
    for path in [&contributes["grammars"][0]["path"], &contributes["languages"][0]["configuration"]] {
        let name = path.as_str().unwrap().strip_prefix("./").unwrap();
        assert!(file(name).is_object(), "{name}");
    }
    assert_eq!(contributes["languages"][0]["extensions"], json!([".charter", ".scenario"]));
}
