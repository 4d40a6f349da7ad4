//! Trees: files of OpenZeppelin's own library, what is refused, and what always holds.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::fs;
use std::path::Path;

use chain::B256;
use chain::merkle::{self, LeafOrder, MerkleError, Multiproof, StandardTree, Tree};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// A file that OpenZeppelin's library wrote; `None`, and a line that says so, where the real data is not there.
fn of_openzeppelin(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/conformance/merkle");
    let text = fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("skipped: {name} is not in ../shared/data/conformance/merkle");
    }
    text
}

const SORTED_OR_NOT: [(&str, LeafOrder); 2] = [("sorted", LeafOrder::ByHash), ("unsorted", LeafOrder::AsGiven)];

#[test]
fn standard_files_of_openzeppelin_are_read_and_written_alike() {
    for (name, order) in SORTED_OR_NOT {
        let Some(file) = of_openzeppelin(&format!("standard-v1.{name}.1_0_6.json")) else { continue };
        let tree = StandardTree::load(&file).unwrap();
        assert_eq!(written(&tree), file.trim());
        assert_eq!(StandardTree::new(vec!["string".to_owned()], tree.rows().to_vec(), order).unwrap(), tree);
    }
}

#[test]
fn simple_files_of_openzeppelin_are_read_and_written_alike() {
    for (name, order) in SORTED_OR_NOT {
        let Some(file) = of_openzeppelin(&format!("simple-v1.{name}.1_0_6.json")) else { continue };
        let tree = Tree::load(&file).unwrap();
        assert_eq!(written(&tree), file.trim());
        let leaves: Vec<B256> = (0..tree.len()).map(|index| tree.leaf(index).unwrap()).collect();
        assert_eq!(Tree::new(&leaves, order).unwrap(), tree);
    }
}

fn written(tree: &impl serde::Serialize) -> String {
    serde_json::to_string(tree).unwrap()
}

/// The letters from `a` to `f`, not in the order of their hashes.
fn letters() -> StandardTree {
    let rows = ["a", "b", "c", "d", "e", "f"].map(|letter| vec![json!(letter)]);
    StandardTree::new(vec!["string".to_owned()], rows.to_vec(), LeafOrder::AsGiven).unwrap()
}

/// What is said of their file after a change of it.
fn refused(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::to_value(letters()).unwrap();
    change(&mut file);
    StandardTree::load(&file.to_string()).unwrap_err().to_string()
}

#[test]
fn a_damaged_file_is_refused_with_what_is_wrong() {
    assert_eq!(
        refused(|file| file["format"] = json!("simple-v1")),
        r#"the format is "simple-v1", and not "standard-v1""#
    );
    assert_eq!(refused(|file| file["format"] = json!("x-v9")), r#"the format is "x-v9", and not "standard-v1""#);
    let hash = refused(|file| file["hash"] = json!("custom"));
    assert_eq!(hash, r#"the nodes are hashed in a way of its own ("custom"), which is not known here"#);
    assert_eq!(refused(|file| drop(file.as_object_mut().unwrap().remove("leafEncoding"))), "`leafEncoding` is missing");
    assert!(refused(|file| file["leafEncoding"] = json!(["nothing"])).starts_with("`nothing` is no type of a value"));
    let width = refused(|file| file["leafEncoding"] = json!(["string", "string"]));
    assert_eq!(width, "value 0 has 1 members, and not 2");
    let value = refused(|file| file["leafEncoding"] = json!(["uint256"]));
    assert!(value.starts_with("member 0 of value 0 is no `uint256`"), "{value}");
    let length = refused(|file| drop(file["tree"].as_array_mut().unwrap().pop()));
    assert_eq!(length, "the tree has 10 nodes, and 6 values make 11");
    assert_eq!(refused(|file| file["values"] = json!([])), "a tree needs at least one leaf");
    let place = refused(|file| file["values"][3]["treeIndex"] = json!(11));
    assert_eq!(place, "value 3 cannot stand at 11: leaves are from 5 to 10");
    let inner = refused(|file| file["values"][3]["treeIndex"] = json!(4));
    assert_eq!(inner, "value 3 cannot stand at 4: leaves are from 5 to 10");
    let taken = refused(|file| file["values"][3]["treeIndex"] = json!(8));
    assert_eq!(taken, "value 3 stands at 8, where another one stands");
    let leaf = refused(|file| file["values"][0]["value"] = json!(["A"]));
    assert!(leaf.starts_with("value 0 has the hash 0x") && leaf.contains("at 10 stands 0x"), "{leaf}");
    let node = refused(|file| file["tree"][2] = file["tree"][1].clone());
    assert_eq!(node, "node 0 is not the hash of the two below it");
    let short = refused(|file| file["tree"][2] = json!("0x12"));
    assert!(short.starts_with("this is not the file of a tree: "), "{short}");
    assert!(refused(|file| file["values"][0]["treeIndex"] = json!(-1)).starts_with("this is not the file of a tree: "));
    assert!(matches!(Tree::load("{"), Err(MerkleError::File(_))));
    assert!(matches!(Tree::load(&written(&letters())), Err(MerkleError::Format { .. })));
}

#[test]
fn a_simple_file_whose_values_are_not_its_leaves_is_refused() {
    let mut file = serde_json::to_value(letters().tree()).unwrap();
    file["values"][0]["value"] = file["values"][1]["value"].clone();
    assert!(matches!(Tree::load(&file.to_string()), Err(MerkleError::Leaf { index: 0, place: 10, .. })));
}

#[test]
fn there_is_no_tree_of_nothing_and_no_proof_of_what_is_not_there() {
    assert!(matches!(Tree::new(&[], LeafOrder::ByHash), Err(MerkleError::Empty)));
    let tree = Tree::new(&[B256::ZERO, B256::repeat_byte(1)], LeafOrder::AsGiven).unwrap();
    assert_eq!(tree.proof(2).unwrap_err().to_string(), "there is no leaf 2: the tree has 2, counted from 0");
    assert_eq!(tree.multiproof(&[1, 0, 1]).unwrap_err().to_string(), "leaf 1 is asked for twice");
    let one = Tree::new(&[B256::ZERO], LeafOrder::ByHash).unwrap();
    assert_eq!((one.root(), one.proof(0).unwrap()), (B256::ZERO, vec![]));
}

#[test]
fn a_proof_of_parts_that_do_not_belong_together_is_none() {
    let proof = |leaves: usize, siblings: usize, flags: &[bool]| Multiproof {
        leaves: vec![B256::ZERO; leaves],
        proof: vec![B256::ZERO; siblings],
        flags: flags.to_vec(),
    };
    assert_eq!(proof(1, 1, &[]).root().unwrap_err().to_string(), "1 leaves, 1 siblings and 0 flags make no proof");
    assert!(proof(0, 2, &[false]).root().is_err());
    assert!(proof(1, 1, &[true]).root().is_err());
    assert!(proof(2, 0, &[false]).root().is_err());
    assert!(!proof(0, 0, &[]).verify(B256::ZERO));
    // Nothing at all is proved by the root itself, as OpenZeppelin has it.
    assert_eq!(proof(0, 1, &[]).root().unwrap(), B256::ZERO);
}

fn trees() -> impl Strategy<Value = (Vec<B256>, Tree)> {
    let leaves = vec(any::<[u8; 32]>().prop_map(B256::from), 1..80);
    (leaves, any::<bool>()).prop_map(|(leaves, sorted)| {
        let tree = Tree::new(&leaves, if sorted { LeafOrder::ByHash } else { LeafOrder::AsGiven }).unwrap();
        (leaves, tree)
    })
}

proptest! {
    #[test]
    fn every_proof_verifies_and_no_other_leaf((leaves, tree) in trees(), byte in 0_usize..32) {
        for (index, leaf) in leaves.iter().enumerate() {
            let proof = tree.proof(index).unwrap();
            prop_assert!(merkle::verify(tree.root(), *leaf, &proof));
            prop_assert_eq!(tree.leaf(index).unwrap(), *leaf);
            let mut other = *leaf;
            other[byte] ^= 1;
            prop_assert!(!merkle::verify(tree.root(), other, &proof));
        }
    }

    #[test]
    fn several_leaves_are_proved_at_once((leaves, tree) in trees(), picks in vec(any::<Index>(), 0..20)) {
        let mut picks: Vec<usize> = picks.iter().map(|pick| pick.index(leaves.len())).collect();
        picks.sort_unstable();
        picks.dedup();
        let mut proof = tree.multiproof(&picks).unwrap();
        prop_assert!(proof.verify(tree.root()));
        let mut proved: Vec<B256> = picks.iter().map(|pick| leaves[*pick]).collect();
        let mut named = proof.leaves.clone();
        proved.sort_unstable();
        named.sort_unstable();
        prop_assert_eq!(proved, named);
        if let Some(leaf) = proof.leaves.first_mut() {
            leaf[7] ^= 1;
            prop_assert!(!proof.verify(tree.root()));
        }
    }

    #[test]
    fn the_order_of_the_leaves_changes_no_sorted_root(leaves in vec(any::<[u8; 32]>(), 1..40)) {
        let mut leaves: Vec<B256> = leaves.into_iter().map(B256::from).collect();
        let root = Tree::new(&leaves, LeafOrder::ByHash).unwrap().root();
        leaves.reverse();
        prop_assert_eq!(Tree::new(&leaves, LeafOrder::ByHash).unwrap().root(), root);
    }

    #[test]
    fn a_file_is_the_tree_and_a_changed_digit_none((_, tree) in trees(), at in any::<Index>()) {
        let file = written(&tree);
        prop_assert_eq!(&Tree::load(&file).unwrap(), &tree);
        let digits: Vec<usize> = file.match_indices(|c: char| c.is_ascii_hexdigit()).map(|(at, _)| at).collect();
        let at = digits[at.index(digits.len())];
        let changed = if &file[at..=at] == "1" { "2" } else { "1" };
        let damaged = [&file[..at], changed, &file[at + 1..]].concat();
        prop_assert!(Tree::load(&damaged).is_err(), "{}", damaged);
    }
}
