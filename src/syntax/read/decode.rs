//! From bytes to text: UTF-8 of a size that can be read.

use crate::finding::{Bilingual, Finding, Lint, Span};

/// How many bytes of a file are read.
pub(super) const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// A finding if the file is larger than 4 MiB or is not UTF-8; it names the first byte that does not fit.
pub fn decode(bytes: &[u8]) -> Result<&str, Finding> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large(bytes.len()));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let message = Bilingual::new(
            format!("the file is not UTF-8: byte {at}, on line {line}, does not fit"),
            format!("文件不是 UTF-8 编码：第 {line} 行、第 {at} 字节不符合"),
        );
        let hint = Bilingual::new("save the file as UTF-8", "请以 UTF-8 编码保存文件");
        Finding::new(Lint::Unreadable, Span::new(at, at), message).hint(hint)
    })
}

/// The finding about a file that is too large to be read.
pub(super) fn too_large(bytes: usize) -> Finding {
    let message = Bilingual::new(
        format!("the file has {bytes} bytes: at most {MOST_BYTES} are read"),
        format!("文件有 {bytes} 字节，最多读取 {MOST_BYTES} 字节"),
    );
    let hint = Bilingual::new("split the charter", "请拆分章程");
    Finding::new(Lint::Unreadable, Span::default(), message).hint(hint)
}
