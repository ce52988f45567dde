//! The command-line tool `gongzhi`.
//!
//! One file for each command, one line for it in the list below. A command gives an [`Answer`], which goes to
//! stdout, or a [`Failure`], which goes to stderr. The exit status is 0 if all is well, 1 if the charter or a
//! test falls short or the answer is not known, 2 if the question could not be asked.

mod answer;
mod check;
mod draw;
mod due;
mod events;
mod explain;
mod file;
mod fmt;
mod load;
mod measure;
mod new;
mod options;
mod overlaid;
mod parallel;
mod report;
mod schema;
mod show;
mod spans;
mod test;
mod times;
mod trace;
mod upper;
mod usage;

use std::process::ExitCode;

use answer::{Answer, Failure};
use clap::Parser;
use options::{Common, Given};

/// Declares the commands once: its help, its name, the type that reads its options and runs.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($options:ty),)*) => {
        #[derive(Debug, clap::Subcommand)]
        enum Command { $($(#[$doc])* $name($options),)* }

        impl Command {
            fn run(&self, common: &Common) -> Result<Answer, Failure> {
                match self { $(Self::$name(options) => options.run(common),)* }
            }
        }
    };
}

commands! {
    /// What is wrong with a charter, and what may be / 检查章程
    Check(check::Check),
    /// A picture of the structure or of a workflow / 绘制治理结构图或者流程图
    Draw(draw::Draw),
    /// When a limit ends, with the account of days / 计算时限何时届满，并逐日说明
    Due(due::Due),
    /// What a finding means and how to mend it / 说明检查的含义和改法
    Explain(explain::Explain),
    /// Charters and rule tests in the canonical layout / 把章程和规则测试排成规范版式
    Fmt(fmt::Fmt),
    /// What the indicators come to over the events of cases / 根据事项的事件计算指标
    Measure(measure::Measuring),
    /// A charter to begin with, and its rule tests / 写出一份供修改的章程和规则测试
    New(new::New),
    /// One page over a charter: checked, tested and drawn / 章程报告：检查、测试、作图，合为一页
    Report(report::Report),
    /// JSON Schema of charters and rule tests / 章程和规则测试的 JSON Schema
    Schema(schema::Schema),
    /// A charter as text or as JSON / 以文本或者 JSON 显示章程
    Show(show::Show),
    /// How long a case takes at the longest / 事项最长要多久
    Times(times::Times),
    /// Which rules, promises and tests carry out each article / 各条目由哪些规则、承诺和场景落实
    Trace(trace::TraceOf),
    /// Rule tests, run against their charters / 按章程运行规则测试
    Test(test::Test),
}

/// Rules of co-governance: written, proven, tested, run, drawn and audited / 共治规则：编写、证明、测试、运行、绘图、审计
#[derive(Debug, Parser)]
#[command(name = "gongzhi", version, arg_required_else_help = true, after_help = EXIT)]
struct Tool {
    #[command(flatten)]
    common: Given,
    #[command(subcommand)]
    command: Command,
}

const EXIT: &str = "\
Exit status / 退出状态:
  0  all is well / 一切正常
  1  the charter or a test falls short, or the answer is not known / 章程或测试不合格，或答案无法确定
  2  the question could not be asked / 无法提问（选项有误、文件无法读取）";

fn main() -> ExitCode {
    let tool = match Tool::try_parse() {
        Ok(tool) => tool,
        Err(error) => return usage::print(&error),
    };
    let language = tool.common.language();
    let answered =
        tool.common.of(matches!(tool.command, Command::Test(_))).and_then(|common| tool.command.run(&common));
    match answered {
        Ok(answer) => answer.print(language),
        Err(failure) => failure.print(language),
    }
}
