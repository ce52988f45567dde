//! The command-line tool `gongzhi`.

fn main() {}
