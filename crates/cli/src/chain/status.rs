//! `astra chain status`: whether what is on a chain is what was to be deployed.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use chain::Address;
use chain::deploy::{Check, Deployment, Patience, Report, verify};
use chain::node::{self, Node};
use devchain::rpc::{InProcess, Rpc};
use devchain::{Devchain, Genesis};
use serde_json::json;

use super::home::DEPLOYMENT;
use super::mended;
use crate::args::ChainStatusArgs;
use crate::{house, settings};

pub(super) async fn run(args: ChainStatusArgs) -> anyhow::Result<ExitCode> {
    if let Some(url) = &args.rpc_url {
        let deployment = Deployment::open(&args.deployment)?.with_context(|| {
            format!("there is no deployment file {}; `astra chain deploy` writes one", args.deployment.display())
        })?;
        return report(&node::at(url)?, &deployment, args.json).await;
    }
    let folder = settings::chain_folder(args.data.as_deref());
    let (node, deployment) = embedded(&folder)?;
    report(&node, &deployment, args.json).await
}

/// The embedded chain of a data folder, as it is now, whoever has it open.
fn embedded(folder: &Path) -> anyhow::Result<(Node, Deployment)> {
    let nothing = || {
        format!(
            "there is no chain in {}; `astra demo` and `astra serve` begin one, --data names another folder",
            folder.display()
        )
    };
    let genesis = Genesis::kept_in(folder)?.with_context(nothing)?;
    let deployment = Deployment::open(&folder.join(DEPLOYMENT))?.with_context(nothing)?;
    let chain = Devchain::look(folder, &genesis, house::wall_clock()).map_err(|error| mended(folder, error))?;
    Ok((node::through(InProcess::to(Rpc::new(chain))), deployment))
}

/// What is not as it should be on the embedded chain in `folder`, and how much was looked at; `None` when there is no chain.
pub(crate) async fn differences(folder: &Path) -> anyhow::Result<Option<(Vec<String>, usize)>> {
    if Genesis::kept_in(folder)?.is_none() {
        return Ok(None);
    }
    let (node, deployment) = embedded(folder)?;
    let report = verify(&node, &deployment, &deployment.profile()?, Patience::default()).await?;
    Ok(Some((report.differences(), report.checks.len())))
}

/// Verifies a deployment and prints what was found.
async fn report(node: &Node, deployment: &Deployment, as_json: bool) -> anyhow::Result<ExitCode> {
    let profile = deployment.profile()?;
    let report = verify(node, deployment, &profile, Patience::default()).await?;
    if as_json {
        say!("{:#}", document(deployment, &report));
    } else {
        show(deployment, &report);
    }
    let sound = report.is_verified() && deployment.complete;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// For people: a table, and what it comes to in the last line.
fn show(deployment: &Deployment, report: &Report) {
    say!("profile {} on chain {}, deployed by {}", deployment.profile.name, report.chain, deployment.deployer);
    say!("{:<10} {:<42} {:<8} {}", "contract", "address", "code", "points at");
    let name_of = |at: Address| match report.name_of(at) {
        Some(name) => name.to_owned(),
        None if at == deployment.deployer => "the deployer".to_owned(),
        None => at.to_string(),
    };
    for seen in &report.contracts {
        let points: Vec<String> =
            seen.points_at.iter().map(|(field, at)| format!("{field} {}", name_of(*at))).collect();
        let code = if seen.code { "ok" } else { "not ours" };
        say!("{:<10} {:<42} {:<8} {}", seen.name, seen.address, code, points.join(", "));
    }
    for check in report.checks.iter().filter(|check| check.found.ends_with("GMS") || check.found.contains(" GMS ")) {
        say!("{}: {}", check.what, check.found);
    }
    for voted in report.voted() {
        say!("changed by a vote: {voted}");
    }
    let differences = report.differences();
    for difference in &differences {
        say!("differs: {difference}");
    }
    match (differences.len(), deployment.complete) {
        (0, true) => say!("verified: {} checks", report.checks.len()),
        (0, false) => say!("not complete: `astra chain deploy` goes on where it ended"),
        (count, _) => say!("not verified: {count} of {} checks differ", report.checks.len()),
    }
}

/// For programs.
fn document(deployment: &Deployment, report: &Report) -> serde_json::Value {
    let check = |check: &Check| json!({ "what": check.what, "wanted": check.wanted, "found": check.found, "holds": check.holds, "votable": check.votable });
    let contracts = report.contracts.iter().map(|seen| {
        let points: serde_json::Map<_, _> =
            seen.points_at.iter().map(|(field, at)| ((*field).to_owned(), json!(at.to_string()))).collect();
        json!({ "name": seen.name, "address": seen.address.to_string(), "code": seen.code, "points_at": points })
    });
    json!({
        "profile": deployment.profile.name,
        "chain": report.chain,
        "deployer": deployment.deployer.to_string(),
        "complete": deployment.complete,
        "verified": report.is_verified(),
        "contracts": contracts.collect::<Vec<_>>(),
        "checks": report.checks.iter().map(check).collect::<Vec<_>>(),
    })
}
