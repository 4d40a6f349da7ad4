//! The program in a process of its own, and the tools that ask it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};

use chain::testing::tool;
use serde_json::Value;

/// The first two of the accounts that it tells.
pub(crate) const ANA: &str = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
pub(crate) const ANA_KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
pub(crate) const BEN: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
pub(crate) const BEN_KEY: &str = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

/// `astra chain dev`, or another command that listens; it ends with this value.
pub(crate) struct Dev {
    child: Child,
    out: BufReader<ChildStdout>,
    /// What it said until it listened.
    pub(crate) said: String,
    /// Where it listens.
    pub(crate) url: String,
}

impl Drop for Dev {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_astra"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A command that ends by itself: what it prints when all is well.
pub(crate) fn prints(arguments: &[&str]) -> Result<String, String> {
    let output = command(arguments).output().unwrap();
    let (printed, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    if output.status.success() { Ok(printed) } else { Err(printed + &said) }
}

/// A start of `astra chain dev` that is refused: what it says about it.
pub(crate) fn refused(arguments: &[&str]) -> String {
    prints(&[&["chain", "dev"], arguments].concat()).unwrap_err()
}

impl Dev {
    /// It listens on a free port.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::begin(&[&["chain", "dev"], arguments].concat())
    }

    /// A command that listens, on a free port.
    pub(crate) fn begin(arguments: &[&str]) -> Self {
        let mut child = command(arguments).args(["--listen", "127.0.0.1:0"]).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut dev = Self { child, out, said: String::new(), url: String::new() };
        while dev.url.is_empty() {
            let mut line = String::new();
            if dev.out.read_line(&mut line).unwrap() == 0 {
                let mut complaints = String::new();
                dev.child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
                panic!("{}{complaints}", dev.said);
            }
            match line.strip_prefix("listening on ") {
                Some(url) => url.trim().clone_into(&mut dev.url),
                None => dev.said.push_str(&line),
            }
        }
        dev
    }

    /// Tells it to stop, as a service manager does, and waits until it has.
    pub(crate) fn stop(mut self, signal: &str) -> ExitStatus {
        let told = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        self.child.wait().unwrap()
    }

    fn ask(&self, arguments: &[&str]) -> Output {
        let mut cast = Command::new(tool("cast"));
        cast.args(arguments).env("ETH_RPC_URL", &self.url).env("NO_PROXY", "127.0.0.1").output().unwrap()
    }

    /// What cast prints.
    pub(crate) fn cast(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.ask(arguments);
        assert!(status.success(), "cast {arguments:?}: {}", String::from_utf8_lossy(&stderr));
        String::from_utf8(stdout).unwrap().trim().to_owned()
    }

    /// What cast complains of.
    pub(crate) fn cast_fails(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.ask(arguments);
        assert!(!status.success(), "cast {arguments:?}: {}", String::from_utf8_lossy(&stdout));
        String::from_utf8(stderr).unwrap()
    }

    /// The receipt of a transaction that cast signs with a key and sends.
    pub(crate) fn sends(&self, key: &str, arguments: &[&str]) -> Value {
        let all = [&["send", "--json", "--private-key", key], arguments].concat();
        let printed = self.cast(&all);
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"))
    }
}

pub(crate) fn contracts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts")
}
