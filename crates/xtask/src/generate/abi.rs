//! What the contracts look like from outside, and the code that creates them, as it is deployed: so that nothing else has to be
//! there to build what uses them.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Made;
use crate::npm::Packages;
use crate::process::watched;
use crate::repo::Repo;

/// What is deployed, and its source.
const CONTRACTS: &[(&str, &str)] = &[
    ("Consent", "src/Consent.sol"),
    ("Council", "src/Council.sol"),
    ("Directory", "src/Directory.sol"),
    ("GMS", "src/GMS.sol"),
    ("Market", "src/Market.sol"),
    ("Pass", "src/Pass.sol"),
    ("Payouts", "src/Payouts.sol"),
    ("Sale", "src/Sale.sol"),
    ("Shelf", "src/Shelf.sol"),
    ("Stake", "src/Stake.sol"),
    ("TimelockController", "node_modules/@openzeppelin/contracts/governance/TimelockController.sol"),
    ("Vesting", "src/Vesting.sol"),
];

/// Where forge keeps what it made, and what it made it from: apart from the tests, whose settings are others. A build that finds
/// nothing changed takes a second.
const BUILT: &str = "cache/deployed";

/// What forge says when all went well. As npm brings it, it ends well even when it did not.
const WELL: [&str; 2] = ["Compiler run successful", "No files changed, compilation skipped"];

/// A file for each contract.
pub(super) fn files(repo: &Repo) -> Result<Vec<Made>> {
    let packages = Packages::install(repo, "contracts")?;
    let mut forge = packages.program("forge");
    forge.env("FOUNDRY_PROFILE", "default").env("FOUNDRY_LINT_LINT_ON_BUILD", "false");
    forge.arg("build").args(CONTRACTS.iter().map(|(_, source)| source));
    let heard = watched(forge.args(["--out", BUILT, "--cache-path", BUILT]))?;
    if !heard.ok || !WELL.iter().any(|word| heard.text.contains(word)) {
        bail!("the contracts do not build");
    }
    CONTRACTS.iter().map(|(name, _)| file(repo, name)).collect()
}

fn file(repo: &Repo, name: &str) -> Result<Made> {
    let built = format!("contracts/{BUILT}/{name}.sol/{name}.json");
    let built = repo.read(&built)?.with_context(|| format!("forge made no {built}"))?;
    let text = kept(&serde_json::from_str(&built)?).with_context(|| format!("forge made no code for {name}"))?;
    Ok(Made { path: format!("contracts/abi/{name}.json"), text })
}

/// What is kept of all that forge writes down.
fn kept(built: &Value) -> Result<String> {
    let code = built["bytecode"]["object"].as_str().filter(|code| code.len() > "0x".len());
    let mut kept = json!({ "abi": built["abi"], "bytecode": code.context("it is abstract")? });
    // Whatever else is compiled along may have told the library to keep names in another order.
    kept.sort_all_objects();
    Ok(serde_json::to_string_pretty(&kept)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interface_and_code_are_kept_and_nothing_else() {
        let built = json!({
            "bytecode": { "object": "0x60", "sourceMap": "1:2" },
            "abi": [{ "type": "fallback", "stateMutability": "payable" }],
            "id": 7,
        });
        let kept = kept(&built).unwrap_or_default();
        let wanted = "{\n  \"abi\": [\n    {\n      \"stateMutability\": \"payable\",\n      \"type\": \"fallback\"\n    }\n  ],\n  \
                      \"bytecode\": \"0x60\"\n}\n";
        assert_eq!(kept, wanted);
    }

    #[test]
    fn what_has_no_code_is_not_deployed() {
        assert!(kept(&json!({ "abi": [], "bytecode": { "object": "0x" } })).is_err());
    }
}
