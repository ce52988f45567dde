//! Reading files, with their failures told in both languages.

use std::io::ErrorKind;

use gongzhi::{finding::Bilingual, syntax::decode};

/// The text of a file.
pub(crate) fn read(path: &str) -> Result<String, Bilingual> {
    let bytes = std::fs::read(path).map_err(|error| cannot("read", "读取", path, &reason(&error)))?;
    let text = decode(&bytes).map_err(|finding| cannot("read", "读取", path, &finding.message))?;
    Ok(text.to_owned())
}

/// Replaces what is in a file.
pub(crate) fn write(path: &str, text: &str) -> Result<(), Bilingual> {
    std::fs::write(path, text).map_err(|error| cannot("write", "写入", path, &reason(&error)))
}

/// Makes a directory, and those above it, if they are not there.
pub(crate) fn make_directory(path: &str) -> Result<(), Bilingual> {
    std::fs::create_dir_all(path).map_err(|error| cannot("make", "建立", path, &reason(&error)))
}

fn cannot(en: &str, zh: &str, path: &str, why: &Bilingual) -> Bilingual {
    Bilingual::new(format!("cannot {en} `{path}`: {}", why.en), format!("无法{zh}“{path}”：{}", why.zh))
}

fn reason(error: &std::io::Error) -> Bilingual {
    match error.kind() {
        ErrorKind::NotFound => Bilingual::new("there is no such file", "没有这个文件"),
        ErrorKind::PermissionDenied => Bilingual::new("permission denied", "没有权限"),
        ErrorKind::IsADirectory => Bilingual::new("it is a directory", "这是一个目录"),
        _ => Bilingual::new(error.to_string(), error.to_string()),
    }
}
