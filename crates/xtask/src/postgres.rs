//! A PostgreSQL server for one run: made in a temporary folder, gone with it.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::repo::Repo;
use crate::{process, tools};

/// The variable by which tests learn of a server.
pub(crate) const URL: &str = "ASTRA_TEST_POSTGRES_URL";

/// A server tests may use.
pub(crate) enum Server {
    /// Somebody runs it already and named it in [`URL`].
    Given(String),
    /// Ours, until this value is dropped.
    Ours(Box<Cluster>),
}

impl Server {
    /// The server named in the environment, or one started now.
    ///
    /// # Errors
    /// When PostgreSQL is not there or does not start.
    pub(crate) fn find_or_start() -> Result<Self> {
        match std::env::var(URL) {
            Ok(url) if !url.is_empty() => Ok(Self::Given(url)),
            _ => Cluster::start(&tools::postgres_programs()?).map(|cluster| Self::Ours(Box::new(cluster))),
        }
    }

    /// Where it answers, with a user that may make databases.
    pub(crate) fn url(&self) -> &str {
        match self {
            Self::Given(url) => url,
            Self::Ours(cluster) => &cluster.url,
        }
    }
}

/// Runs a command with a server in its environment.
pub(crate) fn with(repo: &Repo, command: &[String]) -> Result<bool> {
    let [program, args @ ..] = command else { bail!("which command?") };
    let server = Server::find_or_start()?;
    process::runs(repo.command(program).args(args).env(URL, server.url()))
}

/// A running server and its folder.
pub(crate) struct Cluster {
    url: String,
    server: Child,
    folder: PathBuf,
    stop: Command,
}

impl Cluster {
    fn start(programs: &Path) -> Result<Self> {
        let owner = Owner::of_servers()?;
        let folder = owner.new_folder()?;
        match Self::start_in(&folder, programs, &owner) {
            Ok((server, url)) => {
                let mut stop = owner.command(programs.join("pg_ctl"));
                stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]).arg(folder.join("data"));
                Ok(Self { url, server, folder, stop })
            }
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(error)
            }
        }
    }

    fn start_in(folder: &Path, programs: &Path, owner: &Owner) -> Result<(Child, String)> {
        let data = folder.join("data");
        let mut initdb = owner.command(programs.join("initdb"));
        initdb.args(["--auth=trust", "--username=astra", "--encoding=UTF8", "--no-locale", "--no-sync"]);
        process::output(initdb.arg("--pgdata").arg(&data))?;

        let port = free_port()?;
        let mut postgres = owner.server(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder).args(["-p", &port.to_string()]);
        for setting in SETTINGS {
            postgres.args(["-c", setting]);
        }
        let server = ready(postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()))?;
        Ok((server, format!("postgres://astra@127.0.0.1:{port}/postgres")))
    }
}

const SETTINGS: &[&str] = &[
    "listen_addresses=127.0.0.1",
    // Tests run side by side, each with a pool of its own.
    "max_connections=300",
    // Durable against a crash of the machine is not what a folder in /tmp has to be; the order of commits stays.
    "fsync=off",
];

impl Drop for Cluster {
    fn drop(&mut self) {
        // Without pg_ctl, or if it fails, the process is ended the hard way; it must not outlive the run.
        if process::output(&mut self.stop).is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Starts the server and waits until it says that it is ready.
fn ready(command: &mut Command) -> Result<Child> {
    let mut server = command.spawn().context("cannot start PostgreSQL")?;
    let mut log = BufReader::new(server.stderr.take().context("PostgreSQL has no log")?);
    let mut said = String::new();
    while !said.contains("ready to accept connections") {
        if log.read_line(&mut said)? == 0 {
            let _ = server.wait();
            bail!("PostgreSQL did not start: {}", said.trim());
        }
    }
    // Read on, or the server would stop once the pipe is full.
    thread::spawn(move || io::copy(&mut log, &mut io::sink()));
    Ok(server)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Who runs the server: PostgreSQL refuses to be root.
struct Owner {
    /// User and group to become; `None` to stay who we are.
    ids: Option<(u32, u32)>,
}

impl Owner {
    fn of_servers() -> Result<Self> {
        if !tools::is_root() {
            return Ok(Self { ids: None });
        }
        let ids = ["postgres", "nobody"].iter().find_map(|name| Some((id("-u", name)?, id("-g", name)?)));
        let ids = ids.context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")?;
        Ok(Self { ids: Some(ids) })
    }

    /// A new folder of the owner's, short enough by name for a socket in it.
    fn new_folder(&self) -> Result<PathBuf> {
        let base = if self.ids.is_some() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
        // The port we could have is a number nobody else has right now.
        let folder = base.join(format!("astra-pg-{}-{}", std::process::id(), free_port()?));
        fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        if let Some((user, group)) = self.ids {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        Ok(folder)
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        if let Some((user, group)) = self.ids {
            command.uid(user).gid(group);
        }
        // A folder every user may stand in, and messages in the language `ready` reads.
        command.current_dir("/").env("LC_ALL", "C");
        command
    }

    /// The server itself, ended by the system when we are, however we end.
    fn server(&self, postgres: &Path) -> Command {
        let Some(setpriv) = tools::on_path(&["setpriv"]) else { return self.command(postgres) };
        let mut command = self.command(setpriv);
        command.args(["--pdeathsig", "QUIT", "--"]).arg(postgres);
        command
    }
}

fn id(kind: &str, name: &str) -> Option<u32> {
    process::output(Command::new("id").args([kind, name])).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

    use super::*;

    #[test]
    fn a_server_that_does_not_start_is_an_error_with_its_reason() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo FATAL: no such data >&2; exit 1"]).stderr(Stdio::piped());
        let error = ready(&mut command).map(drop).unwrap_err();
        assert!(error.to_string().contains("no such data"), "{error}");
    }

    #[test]
    fn a_server_is_ready_when_it_says_so() {
        let mut command = Command::new("sh");
        let script = "echo starting >&2; echo 'LOG: database system is ready to accept connections' >&2";
        let mut server = ready(command.args(["-c", script]).stderr(Stdio::piped())).unwrap();
        assert!(server.wait().unwrap().success());
    }
}
