//! viem, by a script that Node runs.

use std::path::Path;
use std::process::Command;

use crate::program::Dev;

#[test]
fn viem_drives_it() {
    let page = "http://localhost:3000";
    let dev = Dev::start(&["--origin", page]);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chain/viem.mjs");
    let output = Command::new("node").arg(script).args([&dev.url, page]).output().unwrap();
    let (printed, complaints) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{printed}{complaints}");
    assert!(printed.ends_with("all of it is as viem expects\n"), "{printed}{complaints}");
}
