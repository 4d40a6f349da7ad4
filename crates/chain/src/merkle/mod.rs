//! Merkle trees as OpenZeppelin's contracts check them and its JavaScript library keeps them.
//!
//! A node is the hash of the two below it, the smaller first, so a proof need not say which side anything was on. [`Tree`] has
//! leaves of 32 bytes, [`StandardTree`] rows of values, hashed twice so that no node passes for one. Both are read and written
//! in the files of that library, `simple-v1` and `standard-v1`.

mod error;
mod file;
mod multi;
mod standard;
mod tree;

use alloy_primitives::{B256, Keccak256, keccak256};

pub use error::MerkleError;
pub use multi::Multiproof;
pub use standard::StandardTree;
pub use tree::{LeafOrder, Tree};

/// The hash of the two nodes below one, in either order.
fn above(one: B256, other: B256) -> B256 {
    let (smaller, larger) = if one <= other { (one, other) } else { (other, one) };
    let mut hash = Keccak256::new();
    hash.update(smaller);
    hash.update(larger);
    hash.finalize()
}

/// The leaf for values that were encoded as the contracts do it (`abi.encode`). Hashed twice, so that no node passes for one.
#[must_use]
pub fn leaf_of(encoded: &[u8]) -> B256 {
    keccak256(keccak256(encoded))
}

/// The root that a proof leads to from a leaf.
#[must_use]
pub fn root_of(leaf: B256, proof: &[B256]) -> B256 {
    proof.iter().fold(leaf, |node, sibling| above(node, *sibling))
}

/// Whether a proof leads from a leaf to `root`.
#[must_use]
pub fn verify(root: B256, leaf: B256, proof: &[B256]) -> bool {
    root_of(leaf, proof) == root
}
