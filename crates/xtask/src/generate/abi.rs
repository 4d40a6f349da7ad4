//! What the contracts look like from outside, and the code that creates them, as it is deployed: so that nothing else has to be
//! there to build what uses them.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Made;
use crate::npm::Packages;
use crate::process::watched;
use crate::repo::Repo;

/// What is deployed, and its source.
const CONTRACTS: &[(&str, &str)] = &[
    ("Consent", "src/Consent.sol"),
    ("Council", "src/Council.sol"),
    ("Deployer", "src/Deployer.sol"),
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

/// How the code of each contract is known again where it was deployed.
const MARKS: &str = "contracts/deployed.json";

/// A file for each contract, and one by which they are known again.
pub(super) fn files(repo: &Repo) -> Result<Vec<Made>> {
    let packages = Packages::install(repo, "contracts")?;
    let mut forge = packages.program("forge");
    forge.env("FOUNDRY_PROFILE", "default").env("FOUNDRY_LINT_LINT_ON_BUILD", "false");
    forge.arg("build").args(CONTRACTS.iter().map(|(_, source)| source));
    let heard = watched(forge.args(["--out", BUILT, "--cache-path", BUILT]))?;
    if !heard.ok || !WELL.iter().any(|word| heard.text.contains(word)) {
        bail!("the contracts do not build");
    }
    let mut files = Vec::new();
    let mut marks = serde_json::Map::new();
    for (name, _) in CONTRACTS {
        let path = format!("contracts/{BUILT}/{name}.sol/{name}.json");
        let built = repo.read(&path)?.with_context(|| format!("forge made no {path}"))?;
        let built = serde_json::from_str(&built)?;
        let text = kept(&built).with_context(|| format!("forge made no code for {name}"))?;
        files.push(Made { path: format!("contracts/abi/{name}.json"), text });
        let mark = mark(&built).with_context(|| format!("forge made no code for {name}"))?;
        marks.insert((*name).to_owned(), mark);
    }
    let mut marks = Value::Object(marks);
    marks.sort_all_objects();
    files.push(Made { path: MARKS.to_owned(), text: serde_json::to_string_pretty(&marks)? + "\n" });
    Ok(files)
}

/// What is kept of all that forge writes down.
fn kept(built: &Value) -> Result<String> {
    let code = built["bytecode"]["object"].as_str().filter(|code| code.len() > "0x".len());
    let mut kept = json!({ "abi": built["abi"], "bytecode": code.context("it is abstract")? });
    // Whatever else is compiled along may have told the library to keep names in another order.
    kept.sort_all_objects();
    Ok(serde_json::to_string_pretty(&kept)? + "\n")
}

/// What the code of a contract at its address has in common with what the compiler made: its length, where values are that its
/// constructor wrote into it (start and length, in bytes), and the SHA-256 of it all with zeros in those places.
fn mark(built: &Value) -> Result<Value> {
    let code = &built["deployedBytecode"];
    let text = code["object"].as_str().and_then(|text| text.strip_prefix("0x")).context("it has no code")?;
    let mut bytes = hex(text).context("its code is no hexadecimal text")?;
    let mut places = Vec::new();
    for place in code["immutableReferences"].as_object().into_iter().flat_map(|all| all.values()) {
        for place in place.as_array().into_iter().flatten() {
            let [start, length] = ["start", "length"].map(|key| place[key].as_u64().unwrap_or(u64::MAX));
            places.push((usize::try_from(start)?, usize::try_from(length)?));
        }
    }
    places.sort_unstable();
    for (start, length) in &places {
        let end = start.checked_add(*length).context("a place is nowhere")?;
        bytes.get_mut(*start..end).context("a place is outside of the code")?.fill(0);
    }
    let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({ "length": bytes.len(), "sha256": sum, "values": places }))
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    digits?.chunks(2).map(|pair| u8::try_from(pair.first()? * 16 + pair.get(1)?).ok()).collect()
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
    fn the_mark_of_a_code_does_not_depend_on_what_its_constructor_wrote() {
        let built = |code: &str, start: u64| {
            let places = json!({ "7": [{ "start": start, "length": 2 }] });
            mark(&json!({ "deployedBytecode": { "object": code, "immutableReferences": places } })).ok()
        };
        let same = built("0x60aabb61", 1);
        assert_eq!(same.as_ref().map(|mark| &mark["length"]), Some(&json!(4)));
        assert_eq!(same.as_ref().map(|mark| &mark["values"]), Some(&json!([[1, 2]])));
        assert_eq!(same, built("0x60000061", 1));
        assert_ne!(same, built("0x60aabb62", 1));
        assert_eq!(built("0x60aabb61", 3), None);
        assert_eq!(built("0x60a", 0), None);
    }

    #[test]
    fn what_has_no_code_is_not_deployed() {
        assert!(kept(&json!({ "abi": [], "bytecode": { "object": "0x" } })).is_err());
    }
}
