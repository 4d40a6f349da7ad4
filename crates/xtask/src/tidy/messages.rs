//! Every message that the contracts take a signature of is explained to who signs it, and nothing else is.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::{File, Tree};

const CONTRACTS: &str = "contracts/src/";
const PAGE: &str = "docs/contracts/signatures.md";

/// Messages of the libraries that the contracts are built on: their hashes are not in our sources.
const INHERITED: &[&str] = &[
    "Ballot",
    "CancelAuthorization",
    "Delegation",
    "ExtendedBallot",
    "Permit",
    "ReceiveWithAuthorization",
    "TransferWithAuthorization",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.ending(&["sol"]).filter(|file| file.path.starts_with(CONTRACTS));
    let types: Vec<&str> = sources.flat_map(types_of).collect();
    // What stands within a message is explained with it.
    let within: Vec<&str> = types.iter().flat_map(|text| text.split(')').skip(1)).map(name).collect();
    let signed = types.iter().map(|text| name(text)).filter(|name| !within.contains(name));
    let page = tree.files.iter().find(|file| file.path == PAGE);
    let mut wanting: BTreeMap<&str, i32> = BTreeMap::new();
    for name in signed {
        *wanting.entry(name).or_default() += 1;
    }
    for name in page.into_iter().flat_map(explained).filter(|name| !INHERITED.contains(name)) {
        *wanting.entry(name).or_default() -= 1;
    }
    wanting.into_iter().filter_map(finding).collect()
}

/// Contracts share names such as `End`: each has its own row.
fn finding((name, wanting): (&str, i32)) -> Option<Finding> {
    let (what, mend) = match wanting {
        0 => return None,
        1.. => (format!("`{name}` of a contract is not explained"), "say who signs it and what it allows"),
        _ => (format!("no contract takes this `{name}`"), "take the row away"),
    };
    Some(Finding { path: PAGE.to_owned(), line: 0, what, mend })
}

/// What is hashed as the type of a message: `keccak256("Name(address account,...)")`.
fn types_of(file: &File) -> impl Iterator<Item = &str> {
    file.text.split("keccak256(").skip(1).filter_map(|after| {
        let text = after.trim_start().strip_prefix('"')?.split('"').next()?;
        (text.contains('(') && text.starts_with(|first: char| first.is_ascii_uppercase())).then_some(text)
    })
}

fn name(text: &str) -> &str {
    text.split('(').next().unwrap_or_default()
}

/// The first cells of the page's tables.
fn explained(page: &File) -> impl Iterator<Item = &str> {
    page.text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |").map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELF: &str = "keccak256(\n  \"List(Listing listing)Listing(uint96 number)\"\n);
        keccak256(\"Listing(uint96 number)\"); keccak256(\"Close(bytes32 item)\"); keccak256(abi.encode(1));";

    fn found(page: &str) -> Vec<String> {
        let pass = "bytes32 private constant CLOSE = keccak256(\"Close(uint256 plan)\");";
        let tree = Tree::of([("contracts/src/Shelf.sol", SHELF), ("contracts/src/Pass.sol", pass), (PAGE, page)]);
        check(&tree).into_iter().map(|it| it.what).collect()
    }

    #[test]
    fn every_message_has_a_row_for_each_contract() {
        assert_eq!(found("| `List` | a |\n| `Close` | b |\n| `Close` | c |\n| `Permit` | d |\n"), [""; 0]);
        let missing = ["`Close` of a contract is not explained", "`List` of a contract is not explained"];
        assert_eq!(found("| `Close` | b |\n"), missing);
    }

    #[test]
    fn a_row_about_nothing_is_found() {
        let page = "| `List` | a |\n| `Close` | b |\n| `Close` | c |\n| `Steal` | d |\n";
        assert_eq!(found(page), ["no contract takes this `Steal`"]);
    }
}
