//! Programs that the npm packages of the contracts bring, and Anvil, a node in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::node::{Node, at};

/// A program of the npm packages, such as `cast`. Itself: the one in `.bin` starts it as a child, which would outlive it.
pub fn tool(name: &str) -> PathBuf {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/node_modules/@foundry-rs");
    let folders = packages.read_dir().into_iter().flatten().flatten();
    // The package of a platform: `anvil-linux-amd64`.
    let of_platform = folders.filter(|folder| folder.file_name().to_string_lossy().starts_with(&format!("{name}-")));
    let found = of_platform.map(|folder| folder.path().join("bin").join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("there is no {name} in {}; `npm ci` in contracts brings it", packages.display()))
}

/// A chain in a process of its own, which ends with this value. It makes a block a moment after it took a transaction, unless the
/// arguments say otherwise.
pub struct Anvil {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// How to reach it.
    pub node: Node,
}

impl Drop for Anvil {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Anvil {
    /// A new chain with the number 31337, on a free port.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(tool("anvil"));
        command.args(["--port", "0", "--chain-id", "31337"]).args(arguments).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let listens = lines.find_map(|line| line.strip_prefix("Listening on ").map(str::to_owned));
        // It goes on talking, and would stop when nobody takes what it says.
        thread::spawn(move || lines.for_each(drop));
        let address = format!("http://{}", listens.unwrap());
        let node = at(&address).unwrap();
        Self { child, address, node }
    }
}
