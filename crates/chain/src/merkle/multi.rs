use std::collections::VecDeque;

use alloy_primitives::B256;

use super::{MerkleError, above};

/// A proof of several leaves at once, as `MerkleProof.multiProofVerify` of OpenZeppelin takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiproof {
    /// What is proved, in the order in which the proof uses it.
    pub leaves: Vec<B256>,
    /// What stands beside them and is not known already.
    pub proof: Vec<B256>,
    /// For each pair that is hashed, whether both are known already; else one is of the proof.
    pub flags: Vec<bool>,
}

impl Multiproof {
    /// The root that the proof leads to.
    ///
    /// # Errors
    /// When its parts do not belong together.
    pub fn root(&self) -> Result<B256, MerkleError> {
        let (leaves, siblings, flags) = (self.leaves.len(), self.proof.len(), self.flags.len());
        let wrong = || MerkleError::NoProof { leaves, siblings, flags };
        // Each pair makes one of two, and one is left.
        if leaves + siblings != flags + 1 {
            return Err(wrong());
        }
        let mut known: VecDeque<B256> = self.leaves.iter().copied().collect();
        let mut proof = self.proof.iter().copied();
        for both_known in &self.flags {
            let one = known.pop_front().ok_or_else(wrong)?;
            let other = if *both_known { known.pop_front() } else { proof.next() };
            known.push_back(above(one, other.ok_or_else(wrong)?));
        }
        known.pop_front().or_else(|| proof.next()).ok_or_else(wrong)
    }

    /// Whether the proof leads to `root`.
    #[must_use]
    pub fn verify(&self, root: B256) -> bool {
        self.root().is_ok_and(|found| found == root)
    }
}

/// The proof of leaves at `places`, which descend. From the last to the root, so that both of a pair are known when it is asked for.
pub(super) fn prove(nodes: &[B256], places: &[usize]) -> Multiproof {
    let mut known: VecDeque<usize> = places.iter().copied().collect();
    let (mut proof, mut flags) = (Vec::new(), Vec::new());
    while let Some(at) = known.pop_front().filter(|at| *at > 0) {
        let both_known = known.front() == Some(&sibling(at));
        if both_known {
            known.pop_front();
        } else {
            proof.push(nodes[sibling(at)]);
        }
        flags.push(both_known);
        known.push_back(parent(at));
    }
    if places.is_empty() {
        proof.push(nodes[0]);
    }
    Multiproof { leaves: places.iter().map(|place| nodes[*place]).collect(), proof, flags }
}

/// The other one of a pair. Not for the root.
pub(super) fn sibling(at: usize) -> usize {
    if at.is_multiple_of(2) { at - 1 } else { at + 1 }
}

/// The node above. Not for the root.
pub(super) fn parent(at: usize) -> usize {
    (at - 1) / 2
}
