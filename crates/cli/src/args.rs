use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args as ArgGroup, Parser, Subcommand};

/// Social selling: brands, shops, sellers and their teams, paid exactly what the terms say.
#[derive(Debug, Parser)]
#[command(name = "astra", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve a shop full of life: eight brands, 3,000 sellers, a month of orders
    Demo(DemoArgs),
    /// Serve what is in the data folder
    Serve(ServeArgs),
    /// Bring the database to this version and end
    Migrate(Place),
    /// Move catalogs in and out
    #[command(subcommand)]
    Catalog(CatalogCommand),
    /// Run a compensation plan over files, without a shop
    #[command(subcommand)]
    Plan(PlanCommand),
    /// The chain that the contracts are on
    #[command(subcommand)]
    Chain(ChainCommand),
    /// Check the database, the books and the contracts on the embedded chain
    Doctor(Place),
    /// Print this help as Markdown
    #[command(hide = true)]
    DocsCli,
    /// Print the OpenAPI document of the JSON interface
    #[command(hide = true)]
    DocsApi,
}

impl Args {
    /// Whether it runs until it is told to stop.
    pub(crate) fn is_server(&self) -> bool {
        matches!(self.command, Command::Serve(_)) || matches!(&self.command, Command::Demo(demo) if !demo.check)
    }
}

/// Where the data is.
#[derive(Debug, Clone, Default, ArgGroup)]
pub(crate) struct Place {
    /// The folder everything lives in [default: ./astra-data]
    #[arg(long, value_name = "DIR", env = "ASTRA_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL database instead of the file in the data folder: postgres://user@host/name
    #[arg(long, value_name = "URL", env = "ASTRA_DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: Option<String>,
    /// Settings as a file [default: astra.toml in the data folder, when it is there]
    #[arg(long, value_name = "FILE", env = "ASTRA_CONFIG")]
    pub(crate) config: Option<PathBuf>,
}

/// How the server is reached.
#[derive(Debug, Clone, Default, ArgGroup)]
pub(crate) struct Reach {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS", env = "ASTRA_LISTEN")]
    pub(crate) listen: Option<String>,
    /// The address people use [default: http:// and the address listened on]
    #[arg(long, value_name = "URL", env = "ASTRA_PUBLIC_URL")]
    pub(crate) public_url: Option<String>,
    /// Believe the X-Forwarded-For of the proxy in front
    #[arg(long, env = "ASTRA_BEHIND_PROXY")]
    pub(crate) behind_proxy: bool,
}

/// How letters to customers leave.
#[derive(Debug, Clone, Default, ArgGroup)]
pub(crate) struct Mail {
    /// The mail server, always encrypted: smtps://user:password@host (port 465) or smtp://user:password@host (STARTTLS,
    /// port 587) [default: letters are written into the folder mail in the data folder]
    #[arg(long, value_name = "URL", env = "ASTRA_SMTP_URL", hide_env_values = true)]
    pub(crate) smtp_url: Option<String>,
    /// The address that letters come from, such as "Astra <shop@example.com>"
    #[arg(long, value_name = "ADDRESS", env = "ASTRA_MAIL_FROM")]
    pub(crate) mail_from: Option<String>,
}

/// The chain that token money moves on.
#[derive(Debug, Clone, Default, ArgGroup)]
pub(crate) struct ChainPlace {
    /// A node of an EVM chain instead of the embedded one: https://rpc.example.org
    #[arg(long, value_name = "URL", env = "ASTRA_RPC_URL", hide_env_values = true)]
    pub(crate) rpc_url: Option<String>,
    /// What astra chain deploy wrote when it deployed the contracts there
    #[arg(long, value_name = "FILE", env = "ASTRA_DEPLOYMENT")]
    pub(crate) deployment: Option<PathBuf>,
    /// The key of the account that pays for gas there, as an encrypted keystore (version 3)
    #[arg(long, value_name = "FILE", env = "ASTRA_KEYSTORE")]
    pub(crate) keystore: Option<PathBuf>,
    /// A file with the keystore's password
    #[arg(long, value_name = "FILE", env = "ASTRA_KEYSTORE_PASSWORD_FILE")]
    pub(crate) keystore_password_file: Option<PathBuf>,
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) reach: Reach,
    #[command(flatten)]
    pub(crate) mail: Mail,
    #[command(flatten)]
    pub(crate) chain: ChainPlace,
}

#[derive(Debug, ArgGroup)]
pub(crate) struct DemoArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) reach: Reach,
    /// Make everything in a temporary folder (or the empty database of --database-url), walk one sale through it over HTTP, print what came of it as JSON and end;
    /// the exit status says whether all was well
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ChainCommand {
    /// Deploy all contracts as a profile says, or what is missing of them, and verify them
    Deploy(ChainDeployArgs),
    /// Verify what is deployed: the code, what points at what, and where the supply is
    Status(ChainStatusArgs),
    /// Run the embedded chain alone, for wallets and developers: ten accounts with 10,000 ether each, JSON-RPC over HTTP and
    /// WebSocket
    Dev(ChainDevArgs),
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ChainDeployArgs {
    /// What to deploy, in TOML, such as genesis/demo.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: PathBuf,
    /// The node, such as http://127.0.0.1:8545
    #[arg(long, value_name = "URL", env = "ASTRA_RPC_URL", hide_env_values = true)]
    pub(crate) rpc_url: String,
    /// The deploying account's key, encrypted (keystore, version 3)
    #[arg(long, value_name = "FILE")]
    pub(crate) keystore: PathBuf,
    /// The file that has the keystore's password
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: PathBuf,
    /// The deployment file to write; a later run goes on with it
    #[arg(long, value_name = "FILE", default_value = "deployment.json")]
    pub(crate) out: PathBuf,
    /// A value instead of the profile's, such as accounts.guardian=0x...; as often as there are values
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    pub(crate) set: Vec<(String, String)>,
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ChainStatusArgs {
    /// The data folder whose embedded chain is looked at, while a server runs or not [default: ./astra-data]
    #[arg(long, value_name = "DIR", env = "ASTRA_DATA", conflicts_with = "rpc_url")]
    pub(crate) data: Option<PathBuf>,
    /// A node of a chain outside instead, such as https://rpc.example.org
    #[arg(long, value_name = "URL", env = "ASTRA_RPC_URL", hide_env_values = true)]
    pub(crate) rpc_url: Option<String>,
    /// The deployment file of the chain outside
    #[arg(
        long,
        value_name = "FILE",
        env = "ASTRA_DEPLOYMENT",
        default_value = "deployment.json",
        requires = "rpc_url"
    )]
    pub(crate) deployment: PathBuf,
    /// Print everything that was looked at as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// A key and a value.
fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("write KEY=VALUE, such as accounts.guardian=0x...".to_owned()),
    }
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ChainDevArgs {
    /// Where to listen, on this machine only; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8545")]
    pub(crate) listen: SocketAddr,
    /// The folder to keep the chain in [default: in memory, and gone when it ends]
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The number that transactions are signed for [default: that of the chain in the folder, or 31337]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..=MOST_CHAIN_ID))]
    pub(crate) chain_id: Option<u64>,
    /// A page that may ask from a browser, such as http://localhost:3000; as often as there are pages
    #[arg(long, value_name = "URL", value_parser = origin)]
    pub(crate) origin: Vec<String>,
    /// Let a damaged chain end with its last whole block; what came after is kept in a file beside it
    #[arg(long, requires = "data")]
    pub(crate) recover: bool,
}

/// The largest number of a chain that wallets in browsers take.
const MOST_CHAIN_ID: u64 = 4_503_599_627_370_476;

/// An origin as browsers send it: without a path.
fn origin(text: &str) -> Result<String, String> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', '*']) => Ok(origin.to_ascii_lowercase()),
        _ => Err("an origin is http:// or https:// and a host, such as http://localhost:3000".to_owned()),
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// Read a plan and say what is wrong with it
    Check {
        /// The plan, in TOML
        plan: PathBuf,
    },
    /// Compute everybody's ranks and earnings of a period
    Run(PlanRunArgs),
    /// Say why a member earned what they earned
    Explain {
        /// The member's id
        member: String,
        /// The folder that the run wrote
        #[arg(long, value_name = "DIR")]
        run: PathBuf,
    },
    /// Take back what was earned on order lines that come back, from those who earned it
    Refund {
        /// The folder of the run the lines were in
        #[arg(long, value_name = "DIR")]
        run: PathBuf,
        /// The lines that come back, as CSV or Parquet
        #[arg(long, value_name = "FILE")]
        lines: PathBuf,
        /// The folder to write, which must not be there yet or be empty
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Run a period again with corrected files, after it was paid, and write what is another
    Restate(PlanRestateArgs),
    /// Do a run again from the same files and compare
    Verify {
        /// The folder that the run wrote
        dir: PathBuf,
    },
}

#[derive(Debug, ArgGroup)]
pub(crate) struct PlanRunArgs {
    /// The plan, in TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: PathBuf,
    /// The members, as CSV or Parquet
    #[arg(long, value_name = "FILE")]
    pub(crate) members: PathBuf,
    /// The order lines of the period, as CSV or Parquet
    #[arg(long, value_name = "FILE")]
    pub(crate) orders: PathBuf,
    /// The state.csv that the run of the period before wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,
    /// What is taken back or corrected, such as the earnings.csv of a refund, as CSV or Parquet
    #[arg(long, value_name = "FILE")]
    pub(crate) adjustments: Option<PathBuf>,
    /// What other currencies are worth, as CSV or Parquet: currency, and rate, how many of it one unit of the plan's is worth
    #[arg(long, value_name = "FILE")]
    pub(crate) rates: Option<PathBuf>,
    /// Ranks that somebody decided by hand, as CSV or Parquet: member, what (rank, or least rank), value, by, note
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,
    /// The days it is of: 2026-11, 2026-11-30 or 2026-11-01/2026-11-28. Order lines of other days are refused, and so is a state that
    /// is not of a period before
    #[arg(long)]
    pub(crate) period: Option<runs::Period>,
    /// The folder to write, which must not be there yet or be empty
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, ArgGroup)]
pub(crate) struct PlanRestateArgs {
    /// The folder that the run wrote
    pub(crate) dir: PathBuf,
    /// The plan, when it is another than the run had
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
    /// The members, when they are others
    #[arg(long, value_name = "FILE")]
    pub(crate) members: Option<PathBuf>,
    /// The order lines, when they are others
    #[arg(long, value_name = "FILE")]
    pub(crate) orders: Option<PathBuf>,
    /// The state of the period before, when it is another
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,
    /// What other currencies are worth, when that is another
    #[arg(long, value_name = "FILE")]
    pub(crate) rates: Option<PathBuf>,
    /// Ranks that somebody decided by hand, when they are others
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,
    /// The folder to write, which must not be there yet or be empty
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    /// Read a catalog file of another system into a brand
    Import(ImportArgs),
    /// Write a brand's catalog as a file of another system
    Export(ExportArgs),
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ImportArgs {
    /// A Shopify or WooCommerce product CSV, or a Google Merchant feed (XML, TSV, CSV)
    pub(crate) file: PathBuf,
    /// The brand, by the last part of its address
    #[arg(long, value_name = "SLUG")]
    pub(crate) brand: String,
    /// The currency of prices that do not say their own
    #[arg(long, value_name = "CODE", default_value = "EUR")]
    pub(crate) currency: String,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Let a blank cell erase what is stored; otherwise it keeps it
    #[arg(long)]
    pub(crate) blank_erases: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, ArgGroup)]
pub(crate) struct ExportArgs {
    /// The brand, by the last part of its address
    #[arg(long, value_name = "SLUG")]
    pub(crate) brand: String,
    /// The system that will read it
    #[arg(long, value_name = "FORMAT", value_parser = ["shopify", "woocommerce", "google"])]
    pub(crate) format: String,
    /// The currency of the prices
    #[arg(long, value_name = "CODE", default_value = "EUR")]
    pub(crate) currency: String,
    /// Where to write it; standard output when left out
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Place,
}
