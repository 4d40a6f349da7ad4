//! Running other programs.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};

/// How a program ended and what it said meanwhile.
pub(crate) struct Heard {
    /// It exited with 0.
    pub(crate) ok: bool,
    /// Its lines, both streams in the order they came.
    pub(crate) text: String,
}

/// Runs a program that speaks straight to the terminal. `Ok(false)` when it exits with anything but 0.
pub(crate) fn runs(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    Ok(status.success())
}

/// Runs a program silently and returns what it printed.
///
/// # Errors
/// When it cannot be started or fails; the error carries what it said.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", name(command), output.status, said.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} printed something else than text", name(command)))
}

/// Runs a program silently and keeps what it said, however it ended.
pub(crate) fn heard(command: &mut Command) -> Result<Heard> {
    let output = command.output().with_context(|| format!("cannot start {}", name(command)))?;
    let text = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    Ok(Heard { ok: output.status.success(), text })
}

/// Runs a program, shows its lines as they come and keeps them.
pub(crate) fn watched(command: &mut Command) -> Result<Heard> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    let text = Arc::new(Mutex::new(String::new()));
    let streams: [Option<Box<dyn Read + Send>>; 2] =
        [child.stdout.take().map(|out| Box::new(out) as _), child.stderr.take().map(|err| Box::new(err) as _)];
    let listeners: Vec<_> = streams
        .into_iter()
        .flatten()
        .map(|stream| {
            let text = Arc::clone(&text);
            thread::spawn(move || show_and_keep(stream, &text))
        })
        .collect();
    for listener in listeners {
        if let Ok(heard) = listener.join() {
            heard?;
        }
    }
    let ok = child.wait()?.success();
    let text = std::mem::take(&mut *text.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Heard { ok, text })
}

fn show_and_keep(stream: impl Read, text: &Mutex<String>) -> Result<()> {
    let mut lines = BufReader::new(stream);
    let mut line = Vec::new();
    // Bytes, not `lines()`: one odd character in a test's output must not end the listening.
    while lines.read_until(b'\n', &mut line)? > 0 {
        std::io::stdout().write_all(&line)?;
        text.lock().unwrap_or_else(PoisonError::into_inner).push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_watched_program_is_heard_on_both_streams() {
        let heard = watched(&mut shell("echo out; echo err >&2; exit 3")).unwrap();
        assert!(!heard.ok);
        let mut lines: Vec<&str> = heard.text.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["err", "out"]);
    }

    #[test]
    fn a_failing_program_tells_why() {
        let error = output(&mut shell("echo no such soap >&2; exit 1")).unwrap_err();
        assert!(error.to_string().contains("no such soap"), "{error}");
    }
}
