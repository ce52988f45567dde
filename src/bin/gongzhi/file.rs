//! Reading files, with their failures told in both languages.

use std::io::ErrorKind;

use gongzhi::finding::Bilingual;

/// The text of a file.
pub(crate) fn read(path: &str) -> Result<String, Bilingual> {
    std::fs::read_to_string(path).map_err(|error| {
        let (en, zh) = match error.kind() {
            ErrorKind::NotFound => ("there is no such file".to_owned(), "没有这个文件".to_owned()),
            ErrorKind::PermissionDenied => ("permission denied".to_owned(), "没有读取权限".to_owned()),
            ErrorKind::IsADirectory => ("it is a directory".to_owned(), "这是一个目录".to_owned()),
            ErrorKind::InvalidData => ("it is not UTF-8 text".to_owned(), "不是 UTF-8 文本".to_owned()),
            _ => (error.to_string(), error.to_string()),
        };
        Bilingual::new(format!("cannot read `{path}`: {en}"), format!("无法读取“{path}”：{zh}"))
    })
}
