//! The peer, run by its own script in a copy of its folder.

use std::path::Path;
use std::process::Command;

use anyhow::ensure;

/// What the peer's script printed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Peer {
    /// Whole orders a second, the best of its loads.
    pub(crate) orders: f64,
    /// Requests a second for a product with its variants.
    pub(crate) detail: f64,
    /// Searches a second for a word.
    pub(crate) term: f64,
    /// Lists of products with variants a second.
    pub(crate) list: f64,
    /// Memory after the load, in MiB.
    pub(crate) memory: f64,
    /// What it says of the race for the last units.
    pub(crate) late_payment: String,
}

/// Runs it; `None` when its folder is not there.
pub(crate) fn measure(folder: &Path) -> anyhow::Result<Option<Peer>> {
    if !folder.join("run.sh").exists() {
        println!("the peer is left out: there is no {}", folder.display());
        return Ok(None);
    }
    for tool in ["npm", "wrk"] {
        let is_there = Command::new(tool).arg("--version").output().is_ok();
        ensure!(is_there, "the peer's script needs {tool}: install it, or leave the peer out with --no-peer");
    }
    let copy = tempfile::Builder::new().prefix("astra-peer-").tempdir_in(".")?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), copy.path().join(entry.file_name()))?;
        }
    }
    println!("measuring the peer, which takes some five minutes ...");
    let output = Command::new("bash").arg("run.sh").env("SECS", "10").current_dir(copy.path()).output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "the peer failed:\n{printed}{}", String::from_utf8_lossy(&output.stderr));
    Ok(Some(read(&printed)))
}

fn read(printed: &str) -> Peer {
    let mut peer = Peer::default();
    let mut query = "";
    for line in printed.lines() {
        if let Some((_, rest)) = line.split_once("== list query '") {
            query = rest.split('\'').next().unwrap_or_default();
        }
        if let Some(rate) = line.trim().strip_prefix("Requests/sec:").and_then(|rate| rate.trim().parse().ok()) {
            match query {
                "detail" => peer.detail = rate,
                "term" => peer.term = rate,
                "products" => peer.list = rate,
                _ => {}
            }
        }
        if let Some(rate) = before(line, " orders/s").and_then(|rate| rate.parse().ok()) {
            peer.orders = peer.orders.max(rate);
        }
        if let Some(memory) = line.strip_prefix("server rss after load: ") {
            peer.memory = memory.split(' ').next().and_then(|memory| memory.parse().ok()).unwrap_or_default();
        }
        if line.starts_with("late payment") {
            line.clone_into(&mut peer.late_payment);
        }
    }
    peer
}

/// The word before `unit`.
fn before<'a>(line: &'a str, unit: &str) -> Option<&'a str> {
    line.split_once(unit)?.0.rsplit(' ').next()
}
