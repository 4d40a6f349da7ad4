//! Faults put into the contracts on purpose, one at a time, to see that their tests notice each.

mod list;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow, bail, ensure};

use self::list::Mutant;
use crate::npm::Packages;
use crate::process::heard;
use crate::repo::Repo;
use crate::test::of_forge;

/// How many of a hundred have to be noticed.
const WANTED: usize = 90;

/// The contracts with lists; their tests begin with their names.
const CONTRACTS: [&str; 3] = ["Market", "Shelf", "Payouts"];

/// What became of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Survived,
    DoesNotCompile,
    /// Its original is not there, or more than once.
    Stale,
}

impl Fate {
    fn word(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Survived => "SURVIVED",
            Self::DoesNotCompile => "DOES NOT COMPILE",
            Self::Stale => "STALE",
        }
    }
}

/// Tries the mutants whose contract or name has `only` in it, or all. True when enough of each contract's are noticed, and none has
/// to be mended.
pub(crate) fn run(repo: &Repo, only: &str) -> Result<bool> {
    let packages = Packages::install(repo, "contracts")?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let rooms: Vec<_> = (0..cores).map(|number| Room::make(repo, &packages, number)).collect::<Result<_>>()?;
    let (mut killed, mut all, mut good) = (0, 0, true);
    for contract in CONTRACTS {
        let mutants = wanted(repo, contract, only)?;
        if mutants.is_empty() {
            continue;
        }
        let fates = fates(&rooms, contract, &mutants)?;
        let noticed = fates.iter().filter(|fate| **fate == Fate::Killed).count();
        println!("{contract}: {noticed} of {} killed\n", fates.len());
        good &= noticed * 100 >= WANTED * fates.len();
        good &= fates.iter().all(|fate| matches!(fate, Fate::Killed | Fate::Survived));
        killed += noticed;
        all += fates.len();
    }
    ensure!(all > 0, "no mutant has {only:?} in its name");
    println!("{killed} of {all} killed");
    Ok(good)
}

/// What becomes of mutants, in any order: every room takes the next one as soon as it can.
fn fates(rooms: &[Room<'_>], contract: &str, mutants: &[Mutant]) -> Result<Vec<Fate>> {
    let next = AtomicUsize::new(0);
    let next = || mutants.get(next.fetch_add(1, Ordering::Relaxed));
    thread::scope(|scope| {
        let at_work: Vec<_> = rooms.iter().map(|room| scope.spawn(|| room.fates(contract, next))).collect();
        let mut fates = Vec::new();
        for room in at_work {
            fates.extend(room.join().map_err(|_| anyhow!("a room fell in"))??);
        }
        Ok(fates)
    })
}

/// Names the mutants and says which are stale, without trying them. True when none is.
pub(crate) fn show(repo: &Repo, only: &str) -> Result<bool> {
    let mut good = true;
    for contract in CONTRACTS {
        for mutant in wanted(repo, contract, only)? {
            let source = repo.read(&format!("contracts/{}", mutant.file))?.unwrap_or_default();
            let there = mutant.put_into(&source).is_some();
            println!("{:>16}  {}", if there { contract } else { Fate::Stale.word() }, mutant.name());
            good &= there;
        }
    }
    Ok(good)
}

/// The mutants of a contract whose names have `only` in them.
fn wanted(repo: &Repo, contract: &str, only: &str) -> Result<Vec<Mutant>> {
    let path = format!("contracts/mutants/{contract}.txt");
    let text = repo.read(&path)?.with_context(|| format!("{path} is not there"))?;
    let mut mutants = list::parse(&text).with_context(|| format!("cannot read {path}"))?;
    mutants.retain(|mutant| if CONTRACTS.contains(&only) { contract == only } else { mutant.name().contains(only) });
    Ok(mutants)
}

/// A copy of the contracts in a temporary folder, gone with this: what is checked out stays as it is, and what forge compiled is there for
/// the next mutant.
struct Room<'r> {
    packages: &'r Packages<'r>,
    folder: PathBuf,
}

impl<'r> Room<'r> {
    fn make(repo: &Repo, packages: &'r Packages<'r>, number: usize) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("astra-mutants-{}-{number}", std::process::id()));
        let room = Self { packages, folder };
        for file in repo.files()? {
            let Some(name) = file.strip_prefix("contracts/") else { continue };
            let copy = room.folder.join(name);
            if let Some(parent) = copy.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::copy(repo.path(&file), copy).with_context(|| format!("cannot copy {file}"))?;
        }
        symlink(repo.path("contracts/node_modules"), room.folder.join("node_modules"))?;
        Ok(room)
    }

    /// The tests of a contract, in the copy. Few runs with values drawn: they stop at the first failure, and are many.
    fn tests(&self, contract: &str) -> Command {
        let mut forge = self.packages.program("forge");
        forge.current_dir(&self.folder);
        forge.args(["test", "--fail-fast", "--fuzz-seed", "1"]);
        forge.arg("--match-path").arg(format!("test/{{unit,invariant}}/{contract}*.t.sol"));
        forge.env("FOUNDRY_PROFILE", "quick").env("FOUNDRY_FUZZ_RUNS", "64");
        forge.env("FOUNDRY_INVARIANT_RUNS", "8").env("FOUNDRY_INVARIANT_DEPTH", "64");
        forge
    }

    /// Without a fault the tests pass, or nothing that follows would tell anything.
    fn must_pass(&self, contract: &str) -> Result<()> {
        let heard = heard(&mut self.tests(contract))?;
        match of_forge(&heard.text) {
            Some(tally) if tally.failed == 0 && tally.passed > 0 => Ok(()),
            _ => bail!("without a mutant, the tests of {contract} do not pass:\n{}", heard.text),
        }
    }

    /// Tries one mutant after the other, as long as there are any.
    fn fates<'m>(&self, contract: &str, next: impl Fn() -> Option<&'m Mutant>) -> Result<Vec<Fate>> {
        self.must_pass(contract)?;
        let mut fates = Vec::new();
        while let Some(mutant) = next() {
            let fate = self.fate(contract, mutant)?;
            println!("{:>16}  {}", fate.word(), mutant.name());
            fates.push(fate);
        }
        Ok(fates)
    }

    /// Tries one mutant, and takes it out again.
    fn fate(&self, contract: &str, mutant: &Mutant) -> Result<Fate> {
        let path = self.folder.join(&mutant.file);
        let source = fs::read_to_string(&path).with_context(|| format!("cannot read {}", mutant.file))?;
        let Some(changed) = mutant.put_into(&source) else { return Ok(Fate::Stale) };
        // What made a test fail before would be tried again first: no mutant shall owe its end to another.
        for drawn in ["cache/fuzz", "cache/invariant"] {
            let _ = fs::remove_dir_all(self.folder.join(drawn));
        }
        fs::write(&path, changed)?;
        let heard = heard(&mut self.tests(contract))?;
        fs::write(&path, source)?;
        Ok(match of_forge(&heard.text) {
            None => Fate::DoesNotCompile,
            Some(tally) if tally.failed > 0 => Fate::Killed,
            Some(_) => Fate::Survived,
        })
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_original_is_in_its_contract_once() {
        let repo = Repo::find().unwrap();
        assert!(show(&repo, "").unwrap(), "see which are stale: cargo xtask mutants --list");
    }
}
