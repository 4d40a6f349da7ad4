//! What the system says of a process's memory.

use anyhow::Context as _;

/// What this process has now, in kB.
pub(crate) fn now() -> anyhow::Result<u64> {
    of("self", "VmRSS:")
}

/// The most this process ever had, in kB.
pub(crate) fn peak() -> anyhow::Result<u64> {
    of("self", "VmHWM:")
}

/// The most the process `id` ever had, in kB.
pub(crate) fn peak_of(id: u32) -> anyhow::Result<u64> {
    of(&id.to_string(), "VmHWM:")
}

fn of(process: &str, what: &str) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).context("only Linux tells the memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix(what)).context("no such line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
