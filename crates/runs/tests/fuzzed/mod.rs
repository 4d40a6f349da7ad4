//! What is checked of random bytes as a file of order lines.

use std::fs;
use std::path::{Path, PathBuf};

use runs::{Files, RunsError};

const PLAN: &str = r#"
name = "Any orders"
version = 1

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }
retail = { of = "pv", from = "own and customers", classes = ["retail"], first_days = 30 }

[[bonuses]]
name = "Level"
kind = "levels"
on = "cv"
rates = ["10 %", "5 %"]
"#;

const MEMBERS: &str =
    "member,enroller,kind,joined\nann,,,2026-01-01\nbob,ann,,2026-11-01\ncat,bob,customer,2026-11-01\n";

/// A folder for runs, in memory where the system has one there: thousands are written and taken away again.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let made = made.unwrap();
    fs::write(made.path().join("plan.toml"), PLAN).unwrap();
    fs::write(made.path().join("members.csv"), MEMBERS).unwrap();
    made
}

/// Runs over these orders: refused with a line that is there and nothing left, or done, and the same when it is done again.
///
/// # Panics
/// When that does not hold.
pub(crate) fn check(folder: &Path, orders: &[u8]) {
    let path = |name: &str| -> PathBuf { folder.join(name) };
    let (plan, members, file, out) = (path("plan.toml"), path("members.csv"), path("orders.csv"), path("out"));
    fs::write(&file, orders).unwrap();
    let lines = orders.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let files = Files::new(&plan, &members, &file, &out);
    match runs::run(&files) {
        Ok(summary) => {
            assert!(summary.order_lines < lines, "{} order lines in {lines} lines", summary.order_lines);
            assert_eq!(runs::verify(&out).unwrap(), []);
            fs::remove_dir_all(&out).unwrap();
        }
        Err(RunsError::Line { file: named, line, problem }) => {
            assert_eq!(named, file);
            assert!((1..=lines).contains(&line), "line {line} of {lines}: {problem}");
            assert!(!out.exists() && !path("out.unfinished").exists(), "something is left: {problem}");
        }
        Err(other) => panic!("the place is not named: {other}"),
    }
}
