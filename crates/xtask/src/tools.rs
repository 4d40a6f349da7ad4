//! Programs the checks need: found, or installed where that is ours to do.
//!
//! What cargo and pip install goes into a folder of our own outside the checkout, named by version, so that a fresh
//! clone finds it and nobody's own programs change. System packages are installed only as root, through apt.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::repo::Repo;

/// Checks licences, sources and bans of dependencies.
const DENY: &str = "0.20.2";

/// Checks spelling; a Python wheel holds the finished program.
const TYPOS: &str = "1.52.0";

/// Sends what nobody thinks of to an interface, and holds its answers against its document.
const SCHEMATHESIS: &str = "4.32.5";

/// What it draws its examples with: another version would draw others.
const HYPOTHESIS: &str = "6.170.17";

/// Computes runs of plans a second time, with SQL.
const DUCKDB: &str = "2.0.1";

/// Asks PostgreSQL for what is measured beside it.
const PSYCOPG: &str = "3.3.9";

/// Runs tests, every one in a process of its own, and ends those that hang. It is not installed when it is missing:
/// building it takes longer than it saves, and `cargo test` gives the same answer.
pub(crate) fn nextest() -> Option<PathBuf> {
    on_path(&["cargo-nextest"])
}

/// The checker of dependencies.
///
/// # Errors
/// When it is not on `PATH` and cannot be built.
pub(crate) fn deny() -> Result<PathBuf> {
    if let Some(found) = on_path(&["cargo-deny"]) {
        return Ok(found);
    }
    let home = home("cargo-deny", DENY)?;
    let program = home.join("bin/cargo-deny");
    if !program.is_file() {
        eprintln!("installing cargo-deny {DENY} (once, about a minute)");
        build_deny(&home).context("cannot install cargo-deny")?;
    }
    Ok(program)
}

fn build_deny(home: &Path) -> Result<()> {
    let build = home.join("build");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // It runs for a second at a time: building it without optimisation is what saves minutes.
    cargo.args(["install", "--locked", "--debug", "--quiet", "--no-default-features", "--version", DENY, "cargo-deny"]);
    cargo.arg("--root").arg(home).arg("--target-dir").arg(&build);
    let built = process::output(cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").current_dir(env::temp_dir()));
    // Hundreds of megabytes nobody needs again; the next run does not depend on it being gone.
    let _ = fs::remove_dir_all(&build);
    built.map(drop)
}

/// The spelling checker.
///
/// # Errors
/// When it is neither on `PATH` nor to be had from pip.
pub(crate) fn typos() -> Result<PathBuf> {
    if let Some(found) = on_path(&["typos"]) {
        return Ok(found);
    }
    let home = home("typos", TYPOS)?;
    let program = home.join("bin/typos");
    if !program.is_file() {
        let mut pip = Command::new(system(python_with_pip, "Python with pip, to install typos,", &["python3-pip"])?);
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--upgrade", "--target"]).arg(&home);
        process::output(pip.arg(format!("typos=={TYPOS}"))).context("cannot install typos")?;
    }
    Ok(program)
}

/// The tester of interfaces.
///
/// # Errors
/// When it is neither on `PATH` nor to be had from pip.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    if let Some(found) = on_path(&["schemathesis"]) {
        return Ok(found);
    }
    let packages = [format!("schemathesis=={SCHEMATHESIS}"), format!("hypothesis=={HYPOTHESIS}")];
    let home = venv("schemathesis", SCHEMATHESIS, &["bin/schemathesis", "--version"], &packages)?;
    Ok(home.join("bin/schemathesis"))
}

/// A Python with DuckDB.
///
/// # Errors
/// When it is not to be had from pip.
pub(crate) fn duckdb() -> Result<PathBuf> {
    let works = ["bin/python", "-c", "import duckdb"];
    Ok(venv("duckdb", DUCKDB, &works, &[format!("duckdb=={DUCKDB}")])?.join("bin/python"))
}

/// A Python with a driver for PostgreSQL.
///
/// # Errors
/// When it is not to be had from pip.
pub(crate) fn psycopg() -> Result<PathBuf> {
    let works = ["bin/python", "-c", "import psycopg"];
    let packages = [format!("psycopg=={PSYCOPG}"), format!("psycopg-binary=={PSYCOPG}")];
    Ok(venv("psycopg", PSYCOPG, &works, &packages)?.join("bin/python"))
}

/// A place with what checks the contracts besides forge, as their list says.
///
/// # Errors
/// When it is not to be had from pip.
pub(crate) fn for_contracts(repo: &Repo) -> Result<PathBuf> {
    const LIST: &str = "contracts/tools/requirements.txt";
    let list = repo.read(LIST)?.with_context(|| format!("{LIST} is not there"))?;
    let packages: Vec<String> = list.lines().filter(|line| line.contains("==")).map(str::to_owned).collect();
    let versions: Vec<&str> = packages.iter().filter_map(|package| package.split("==").nth(1)).collect();
    venv("for-contracts", &versions.join("-"), &["bin/halmos", "--version"], &packages)
}

/// A place of its own with packages for Python. It is many files: an installation that broke off may have left something that
/// does not work, so the place counts only when the program in it, with its arguments, does.
fn venv(name: &str, version: &str, works: &[&str], packages: &[String]) -> Result<PathBuf> {
    let home = home(name, version)?;
    let works = works.split_first().map(|(program, args)| {
        let mut program = Command::new(home.join(program));
        process::output(program.args(args)).is_ok()
    });
    if works != Some(true) {
        eprintln!("installing {name} {version} (once)");
        let python = system(python_with_venv, "Python with venv", &["python3-venv"])?;
        let mut venv = Command::new(python);
        let made = process::output(venv.args(["-m", "venv", "--clear"]).arg(&home));
        made.with_context(|| format!("cannot make room for {name}"))?;
        let mut pip = Command::new(home.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages);
        process::output(&mut pip).with_context(|| format!("cannot install {name}"))?;
    }
    Ok(home)
}

/// A Python that can make a place of its own for packages: Debian's cannot without one more.
fn python_with_venv() -> Option<PathBuf> {
    let python = on_path(&["python3"])?;
    process::output(Command::new(&python).args(["-c", "import ensurepip, venv"])).ok().map(|_| python)
}

fn python_with_pip() -> Option<PathBuf> {
    let python = on_path(&["python3"])?;
    process::output(Command::new(&python).args(["-m", "pip", "--version"])).ok().map(|_| python)
}

/// A browser the tests can drive.
///
/// # Errors
/// With what is missing and how to get it.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("ASTRA_CHROMIUM") {
        return Ok(named.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome"];
    system(|| on_path(&names), "Chromium", &["chromium", "fonts-liberation"])
}

/// npm, with a Node new enough for the browser tests.
///
/// # Errors
/// With what is missing. It is not installed here: Debian's own Node may be older than what is needed.
pub(crate) fn npm() -> Result<PathBuf> {
    const WANTED: u32 = 20;
    let (Some(node), Some(npm)) = (on_path(&["node"]), on_path(&["npm"])) else {
        bail!("Node {WANTED} or newer with npm is not installed");
    };
    let version = process::output(Command::new(node).arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    match major {
        Some(WANTED..) => Ok(npm),
        _ => bail!("Node is {}, and not {WANTED} or newer", version.trim()),
    }
}

/// The folder with PostgreSQL's server programs.
///
/// # Errors
/// With what is missing and how to get it.
pub(crate) fn postgres_programs() -> Result<PathBuf> {
    system(find_postgres, "PostgreSQL", &["postgresql"])
}

fn find_postgres() -> Option<PathBuf> {
    // Distributions keep the server's programs out of PATH, one folder per version.
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_unstable();
    let newest = versions.pop().map(|(_, bin)| bin).filter(|bin| bin.join("initdb").is_file());
    // The others stand beside the real `initdb`, wherever a link to it is.
    let linked = on_path(&["initdb"]).and_then(|initdb| initdb.canonicalize().ok());
    linked.and_then(|initdb| initdb.parent().map(Path::to_owned)).or(newest)
}

/// Looks for a system program, then lets apt install it, then looks again.
fn system(find: impl Fn() -> Option<PathBuf>, what: &str, packages: &[&str]) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let wanted = packages.join(" ");
    if !is_root() || on_path(&["apt-get"]).is_none() {
        bail!("{what} is not installed (on Debian: apt-get install {wanted})");
    }
    eprintln!("installing {wanted}");
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat())?;
    find().with_context(|| format!("{what} is not there, even after apt-get install {wanted}"))
}

fn apt(args: &[&str]) -> Result<()> {
    let mut apt = Command::new("apt-get");
    apt.args(["--yes", "--quiet", "--option", "Acquire::Retries=3"]).args(args);
    process::output(apt.env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The first of these programs that `PATH` has.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// Where one version of a program is kept.
fn home(name: &str, version: &str) -> Result<PathBuf> {
    let set = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let tools = set("ASTRA_TOOLS_DIR")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("astra-tools")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/astra-tools")))
        .context("neither ASTRA_TOOLS_DIR nor HOME says where to keep tools")?;
    Ok(tools.join(format!("{name}-{version}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_its_package() {
        assert_eq!(on_path(&["no-such-program-anywhere"]), None);
        assert!(on_path(&["no-such-program-anywhere", "sh"]).is_some());
    }
}
