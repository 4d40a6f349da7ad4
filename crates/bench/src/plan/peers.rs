//! The plan of a network computed by SQL, by members and bonuses compared with what the engine makes of it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ::plan::period::{NOBODY, Outcome, Rules, Symbol};
use anyhow::{Context as _, bail, ensure};

use super::engine::NETWORK;
use super::network::{self, Sales, Shape, Size};

/// The script that speaks to databases, and the SQL it reads beside itself.
const SCRIPTS: [(&str, &str); 4] = [
    ("peer.py", include_str!("sql/peer.py")),
    ("begin.sql", include_str!("sql/begin.sql")),
    ("depth.sql", include_str!("sql/depth.sql")),
    ("end.sql", include_str!("sql/end.sql")),
];

/// A database that knows SQL.
pub(crate) struct Database {
    /// As the script calls it.
    pub(crate) name: &'static str,
    /// The variable with a Python that can speak to it.
    python: &'static str,
    /// The variable with its address, where it is a server.
    url: Option<&'static str>,
}

/// Those that are measured.
pub(crate) const DATABASES: [Database; 2] = [
    Database { name: "duckdb", python: "ASTRA_DUCKDB", url: None },
    Database { name: "postgres", python: "ASTRA_PSYCOPG", url: Some("ASTRA_TEST_POSTGRES_URL") },
];

/// What a database did.
pub(crate) struct Peer {
    /// With its version.
    pub(crate) name: String,
    /// How long the computation took.
    pub(crate) time: Duration,
    /// How many numbers were compared: amounts by member and bonus, ranks, and what nobody earned.
    pub(crate) compared: usize,
}

/// Numbers by what they are and of which member.
type Numbers = BTreeMap<(String, u32), i64>;

/// What is asked of databases, and what they have to answer.
pub(crate) struct Question {
    folder: tempfile::TempDir,
    rounds: u32,
    expected: Numbers,
    /// The best time of the engine.
    pub(crate) engine: Duration,
}

impl Question {
    /// Writes the files and runs the engine.
    pub(crate) fn new(size: Size, rounds: u32) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        for (name, text) in SCRIPTS {
            std::fs::write(folder.path().join(name), text)?;
        }
        let rules = NETWORK.rules()?;
        write_files(folder.path(), size, &rules)?;
        let (outcome, times) = NETWORK.run(&rules, size)?;
        let mut engine = times.together();
        for _ in 1..rounds {
            engine = engine.min(NETWORK.run(&rules, size)?.1.together());
        }
        Ok(Self { expected: numbers(&rules, &outcome), folder, rounds, engine })
    }

    /// Lets a database answer. `Err` with the reason in the second place when it is not there.
    ///
    /// # Errors
    /// When it fails, or answers something else than the engine.
    pub(crate) fn ask(&self, database: &Database) -> anyhow::Result<Result<Peer, String>> {
        let set = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty());
        let variables = [Some(database.python), database.url];
        if let Some(missing) = variables.into_iter().flatten().find(|variable| set(variable).is_none()) {
            return Ok(Err(format!("left out: {missing} is not set")));
        }
        let python = set(database.python).unwrap_or_default();
        let mut command = Command::new(python);
        command
            .arg(self.folder.path().join("peer.py"))
            .arg(database.name)
            .arg(self.folder.path())
            .arg(self.rounds.to_string());
        let output = command.args(database.url.and_then(set)).output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{} failed: {said}", database.name);
        let printed = String::from_utf8(output.stdout)?;
        let (seconds, name) = printed.trim().split_once('\n').context("it does not say how long it took")?;
        let time = Duration::try_from_secs_f64(seconds.parse()?)?;
        let answered = read(&self.folder.path().join(database.name).with_extension("csv"))?;
        self.compare(name, &answered)?;
        Ok(Ok(Peer { name: name.to_owned(), time, compared: answered.len() }))
    }

    fn compare(&self, name: &str, answered: &Numbers) -> anyhow::Result<()> {
        let keys = || self.expected.keys().chain(answered.keys());
        let differ = keys().filter(|key| self.expected.get(*key) != answered.get(*key));
        let shown: Vec<String> = differ
            .take(5)
            .map(|key| format!("{key:?}: {:?} and {:?}", self.expected.get(key), answered.get(key)))
            .collect();
        if !shown.is_empty() {
            bail!("the engine and {name} differ: {}", shown.join(", "));
        }
        Ok(())
    }
}

/// Members and lines as a database is given them.
fn write_files(folder: &Path, size: Size, rules: &Rules) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join("members.csv"))?);
    writeln!(file, "member,above,joined")?;
    for (row, member) in network::members(size.members, Shape::Irregular).iter().enumerate() {
        let above = Some(member.placement).filter(|above| *above != NOBODY);
        writeln!(file, "{row},{},{}", above.map(|above| above.to_string()).unwrap_or_default(), member.joined)?;
    }
    file.flush()?;
    let mut file = BufWriter::new(File::create(folder.join("lines.csv"))?);
    writeln!(file, "member,day,product,pv,cv")?;
    let mut sales = Sales::new(size, rules);
    while let Some(batch) = sales.next() {
        for line in batch {
            // A number, as the engine has it: 1 for what the plan names.
            let product = u8::from(line.product != Symbol::OTHER);
            let [pv, cv, ..] = line.numbers;
            writeln!(file, "{},{},{product},{pv},{cv}", line.buyer, line.day)?;
        }
    }
    Ok(file.flush()?)
}

/// What came of a run.
fn numbers(rules: &Rules, outcome: &Outcome) -> Numbers {
    let names: Vec<&str> = rules.bonus_names().collect();
    let name = |bonus: usize| names.get(bonus).copied().unwrap_or_default();
    let earnings = outcome.earnings();
    let mut numbers: Numbers =
        earnings.map(|earning| ((name(earning.bonus).to_owned(), earning.member), earning.amount.minor())).collect();
    let ranks = (0..).zip(0..outcome.state.titles.len()).map(|(member, row)| (member, outcome.rank(row)));
    let ranks = ranks.filter(|(_, rank)| *rank > 0);
    numbers.extend(ranks.map(|(member, rank)| (("rank".into(), member), i64::try_from(rank).unwrap_or(i64::MAX))));
    let unpaid = outcome.breakage.iter().enumerate().filter(|(_, money)| !money.is_zero());
    numbers.extend(unpaid.map(|(bonus, money)| ((format!("unpaid {}", name(bonus)), 0), money.minor())));
    numbers
}

/// What a database wrote.
fn read(file: &Path) -> anyhow::Result<Numbers> {
    let text = std::fs::read_to_string(file)?;
    let number = |line: &str| {
        let (rest, number) = line.rsplit_once(',')?;
        let (what, member) = rest.rsplit_once(',')?;
        Some(((what.to_owned(), member.parse().ok()?), number.parse().ok()?))
    };
    text.lines().skip(1).map(|line| number(line).with_context(|| format!("it wrote `{line}`"))).collect()
}
