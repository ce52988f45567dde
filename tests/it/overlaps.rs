//! Nothing that is written in a drawing lies on anything else: every view of every charter at hand, in both languages,
//! measured by widths of its own.

use gongzhi::{
    charter::Charter,
    diagram::{Direction, Form, Options, View},
    finding::{Language, Source},
    text,
};

/// A line of text: where it stands, from its left edge to its right and from top to bottom, in pixels.
#[derive(Debug, Clone, PartialEq)]
struct Written {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The width of a text in ems: a Chinese character is one em wide, a Latin letter as wide as in Noto Sans on the average.
fn ems(text: &str, is_bold: bool) -> f64 {
    let width = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '(' | ')' => 0.28,
        'm' | 'w' | 'M' | 'W' => 0.9,
        'A'..='Z' => 0.64,
        c if (c as u32) < 0x2000 => 0.55,
        _ => 1.0,
    };
    text.chars().map(width).sum::<f64>() * if is_bold { 1.06 } else { 1.0 }
}

fn number(tag: &str, name: &str) -> f64 {
    let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap();
    value.split('"').next().unwrap().parse().unwrap()
}

/// Every line of text of a drawing but its title, and the size of the paper. The style says which are centred and how large.
fn written(svg: &str) -> (Vec<Written>, (f64, f64)) {
    let opening = svg.lines().next().unwrap();
    let size = (number(opening, "width"), number(opening, "height"));
    let mut groups: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for line in svg.lines() {
        if line.starts_with("<g") {
            groups.push(line);
        } else if line.starts_with("</g>") {
            groups.pop();
        } else if line.starts_with("<text") && !line.contains("class=\"title\"") {
            let (tag, text) = line.split_once('>').unwrap();
            let text = text.trim_end_matches("</text>");
            let text =
                text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#39;", "'");
            lines.push(place(tag, &text, &groups));
        }
    }
    (lines, size)
}

fn place(tag: &str, text: &str, groups: &[&str]) -> Written {
    let is_heading = tag.contains("heading");
    let within = |class: &str| groups.iter().any(|group| group.contains(class));
    let (is_centred, font) = match (within("class=\"node"), within("class=\"edge"), is_heading) {
        (true, _, true) => (true, 14.0),
        (true, _, false) => (true, 12.0),
        (_, true, false) => (false, 11.0),
        _ => (false, 12.0),
    };
    let is_centred = is_centred || within("class=\"message") || within("class=\"lane");
    let width = ems(text, is_heading) * font;
    let (x, y) = (number(tag, "x"), number(tag, "y"));
    let left = if is_centred { x - width / 2.0 } else { x };
    Written {
        text: text.to_owned(),
        left,
        right: left + width,
        top: y - font * 0.85,
        bottom: y + font * 0.15,
    }
}

pub(crate) fn assert_apart(name: &str, svg: &str) {
    let (lines, (width, height)) = written(svg);
    for (at, line) in lines.iter().enumerate() {
        // Drawings begin 16 pixels from the edge.
        assert!(
            line.left > -17.0 && line.right < width && line.top > -17.0 && line.bottom < height,
            "{name}: {line:?}"
        );
        for other in &lines[at + 1..] {
            let overlap = line.left < other.right
                && other.left < line.right
                && line.top < other.bottom
                && other.top < line.bottom;
            assert!(!overlap, "{name}: {line:?} lies on {other:?}");
        }
    }
}

/// The bundled charters, the drafts of the language, and a few small ones.
fn charters() -> Vec<(String, Charter)> {
    let mut charters = Vec::new();
    for folder in ["tests/data/language", "tests/data/pictures", "src/charters"] {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "charter")) {
            let name = path.display().to_string();
            let source = Source::new(&name, &std::fs::read_to_string(path).unwrap());
            let compiled = text::read(&source).charter.map(|text| Charter::compile(&text));
            if let Some(charter) = compiled.and_then(|compiled| compiled.charter) {
                charters.push((name, charter));
            }
        }
    }
    charters
}

#[test]
fn no_label_lies_on_another_in_any_view() {
    let charters = charters();
    assert!(charters.len() >= 6, "{}", charters.len());
    let mut drawn = 0;
    for (name, charter) in &charters {
        for view in View::all(charter) {
            for language in Language::ALL {
                for direction in [Direction::Down, Direction::Right] {
                    let drawing =
                        view.drawing(charter, &Options { language, direction, since: None }).unwrap();
                    let svg = drawing.written(Form::Svg).unwrap();
                    assert_apart(&format!("{name} {view} {language} {direction:?}"), &svg);
                    drawn += 1;
                }
            }
        }
    }
    assert!(drawn > 100, "{drawn}");
}

#[test]
fn words_on_words_are_noticed() {
    let text = |x: u32, words: &str| format!("<text x=\"{x}\" y=\"20\">{words}</text>\n");
    let open = "<svg width=\"200\" height=\"40\">\n<g class=\"edge\">\n";
    assert_apart("apart", &format!("{open}{}{}</g>\n", text(0, "居委会"), text(36, "网格")));
    let overlapping = format!("{open}{}{}</g>\n", text(0, "居委会"), text(30, "网格"));
    assert!(std::panic::catch_unwind(|| assert_apart("on each other", &overlapping)).is_err());
}
