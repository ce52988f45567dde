//! The tool `gongzhi`, run as a user runs it, whatever language the machine speaks.

use std::process::{Command, Output};

use expect_test::Expect;

/// The tool, to be given arguments.
pub(crate) fn tool() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongzhi"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

/// What it answers to these arguments.
pub(crate) fn gongzhi(arguments: &[&str]) -> Output {
    tool().args(arguments).output().unwrap()
}

/// That it answers so, with that status, and says nothing aside.
pub(crate) fn answers(arguments: &[&str], status: i32, expected: Expect) {
    let output = gongzhi(arguments);
    expected.assert_eq(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(status));
}
