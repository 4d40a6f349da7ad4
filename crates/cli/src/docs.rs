//! The help of every command as Markdown, for docs/cli.md.

use clap::CommandFactory as _;

use crate::args::Args;

pub(crate) fn print() {
    say!("# The command line\n");
    say!("Made from the program itself; every setting is a flag, an environment variable and a line of `astra.toml`.");
    section(&mut Args::command(), "astra");
}

fn section(command: &mut clap::Command, name: &str) {
    command.set_bin_name(name);
    let help = command.render_long_help().to_string();
    let lines: Vec<_> = help.lines().map(str::trim_end).collect();
    say!("\n## {name}\n\n```text\n{}\n```", lines.join("\n").trim_end());
    for sub in command.get_subcommands_mut().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        let name = format!("{name} {}", sub.get_name());
        section(sub, &name);
    }
}
