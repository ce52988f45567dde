//! Makes a PNG of an SVG as `gongzhi draw` writes it, in the light, at twice its size or the scale that is given:
//!
//! ```text
//! gongzhi draw community --as svg --lang zh > structure.svg
//! cargo run --release --manifest-path examples/png/Cargo.toml -- structure.svg structure.png 1.5
//! ```
//!
//! Fonts are those of the system; for Chinese one that has it must be installed, such as Noto Sans CJK (Debian: `fonts-noto-cjk`).

use std::{env, error::Error, fs, process::ExitCode, sync::Arc};

use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

/// What a reader's browser would choose, the first that is there.
const FAMILIES: [&str; 5] = ["Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica", "Noto Sans CJK SC"];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [from, to] => draw(from, to, 2.0),
        [from, to, scale] => scale.parse().map_err(Into::into).and_then(|scale| draw(from, to, scale)),
        _ => Err("give an SVG, the PNG to write, and if you like a scale / 请给出 SVG 文件、要写的 PNG 文件，必要时加上比例".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(from: &str, to: &str, scale: f32) -> Result<(), Box<dyn Error>> {
    let tree = Tree::from_str(
        &fs::read_to_string(from)?,
        &Options { fontdb: Arc::new(fonts()), ..Options::default() },
    )?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or("no such scale / 比例不成立")?;
    let mut paper = Pixmap::new(size.width(), size.height()).ok_or("no such size / 尺寸不成立")?;
    render(&tree, Transform::from_scale(scale, scale), &mut paper.as_mut());
    Ok(paper.save_png(to)?)
}

/// The fonts of the system, with one of them for whatever has no serifs.
fn fonts() -> Database {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let is_there =
        |family: &&str| fonts.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
    if let Some(family) = FAMILIES.into_iter().find(is_there) {
        fonts.set_sans_serif_family(family);
    }
    fonts
}
