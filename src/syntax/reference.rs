#![doc = include_str!("LANGUAGE.md")]

/// The same page in Chinese 中文.
pub mod zh {
    #![doc = include_str!("LANGUAGE.zh-CN.md")]
}
