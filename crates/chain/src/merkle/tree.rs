use alloy_primitives::B256;
use serde::{Serialize, Serializer};

use super::file::{self, Entry, File};
use super::multi::{self, Multiproof};
use super::{MerkleError, above};

const FORMAT: &str = "simple-v1";

/// In which order leaves stand in a tree. They are always asked for by their places among those that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeafOrder {
    /// By their hashes, as OpenZeppelin's library has it unless it is told otherwise: the same set has the same root.
    #[default]
    ByHash,
    /// As they are given.
    AsGiven,
}

/// A tree of leaves of 32 bytes. All nodes are kept, and proofs are put together when somebody asks for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The root first, those below `i` at `2i + 1` and `2i + 2`, the first leaf last.
    nodes: Vec<B256>,
    /// Where each leaf stands, in the order in which they were given.
    places: Vec<u32>,
}

impl Tree {
    /// A tree of leaves. What is hashed to get them is up to the caller, as long as it is nothing of 64 bytes: that could be
    /// two nodes.
    ///
    /// # Errors
    /// When there are none, or more than 2^31.
    pub fn new(leaves: &[B256], order: LeafOrder) -> Result<Self, MerkleError> {
        let count = leaves.len();
        if count == 0 {
            return Err(MerkleError::Empty);
        }
        let last = u32::try_from(count).ok().and_then(|count| (count - 1).checked_mul(2));
        let last = last.ok_or(MerkleError::TooMany(count))?;
        let mut ordered: Vec<(B256, u32)> = leaves.iter().copied().zip(0..).collect();
        if order == LeafOrder::ByHash {
            ordered.sort_unstable();
        }
        let mut places = vec![0; count];
        let mut nodes = vec![B256::ZERO; 2 * count - 1];
        for ((leaf, index), place) in ordered.into_iter().zip((0..=last).rev()) {
            places[index as usize] = place;
            nodes[place as usize] = leaf;
        }
        for at in (0..count - 1).rev() {
            nodes[at] = above(nodes[2 * at + 1], nodes[2 * at + 2]);
        }
        Ok(Self { nodes, places })
    }

    /// A tree whose nodes and places come from somewhere else.
    ///
    /// # Errors
    /// When it is none: see [`MerkleError`].
    pub(super) fn of_parts(
        nodes: Vec<B256>,
        places: impl ExactSizeIterator<Item = usize>,
    ) -> Result<Self, MerkleError> {
        let leaves = places.len();
        if leaves == 0 {
            return Err(MerkleError::Empty);
        }
        let wanted = leaves.checked_mul(2).ok_or(MerkleError::TooMany(leaves))? - 1;
        if nodes.len() != wanted {
            return Err(MerkleError::Length { nodes: nodes.len(), leaves, wanted });
        }
        let places = check_places(places)?;
        let wrong = (0..leaves - 1).find(|at| nodes[*at] != above(nodes[2 * at + 1], nodes[2 * at + 2]));
        match wrong {
            Some(at) => Err(MerkleError::Node(at)),
            None => Ok(Self { nodes, places }),
        }
    }

    /// Reads a file of the format `simple-v1`. Every node is computed again, so whoever has a tree has a sound one.
    ///
    /// # Errors
    /// When it is something else, or something in it is not as it has to be.
    pub fn load(json: &str) -> Result<Self, MerkleError> {
        let file: File<'_, B256> = file::read(json, FORMAT)?;
        let tree = Self::of_parts(file.tree.into_owned(), file.values.iter().map(|entry| entry.tree_index))?;
        for (index, entry) in file.values.iter().enumerate() {
            tree.demand(index, entry.value)?;
        }
        Ok(tree)
    }

    /// Values beside the places of their leaves.
    pub(super) fn entries<T>(&self, values: impl Iterator<Item = T>) -> Vec<Entry<T>> {
        let places = self.places.iter().map(|place| *place as usize);
        values.zip(places).map(|(value, tree_index)| Entry { value, tree_index }).collect()
    }

    /// Refuses a tree whose leaf `index` is another one.
    pub(super) fn demand(&self, index: usize, wanted: B256) -> Result<(), MerkleError> {
        let place = self.place(index)?;
        let found = self.nodes[place];
        if found == wanted { Ok(()) } else { Err(MerkleError::Leaf { index, place, found, wanted }) }
    }

    pub(super) fn nodes(&self) -> &[B256] {
        &self.nodes
    }

    /// What stands for all leaves.
    #[must_use]
    pub fn root(&self) -> B256 {
        self.nodes[0]
    }

    /// How many leaves there are, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no tree is empty")]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// A leaf, counted from 0 in the order in which they were given.
    ///
    /// # Errors
    /// When there are not so many.
    pub fn leaf(&self, index: usize) -> Result<B256, MerkleError> {
        Ok(self.nodes[self.place(index)?])
    }

    /// What stands beside a leaf, and beside each node above it up to the root.
    ///
    /// # Errors
    /// When there is no such leaf.
    pub fn proof(&self, index: usize) -> Result<Vec<B256>, MerkleError> {
        let mut at = self.place(index)?;
        let mut proof = Vec::with_capacity(self.nodes.len().ilog2() as usize);
        while at > 0 {
            proof.push(self.nodes[multi::sibling(at)]);
            at = multi::parent(at);
        }
        Ok(proof)
    }

    /// One proof of several leaves, shorter than one of each.
    ///
    /// # Errors
    /// When there is no such leaf, or one is asked for twice.
    pub fn multiproof(&self, indices: &[usize]) -> Result<Multiproof, MerkleError> {
        let mut places: Vec<usize> = indices.iter().map(|index| self.place(*index)).collect::<Result<_, _>>()?;
        places.sort_unstable_by(|one, other| other.cmp(one));
        if let Some(pair) = places.windows(2).find(|pair| pair[0] == pair[1]) {
            let twice = indices.iter().find(|index| self.place(**index).is_ok_and(|place| place == pair[0]));
            return Err(MerkleError::AskedTwice(twice.copied().unwrap_or_default()));
        }
        Ok(multi::prove(&self.nodes, &places))
    }

    fn place(&self, index: usize) -> Result<usize, MerkleError> {
        let place = self.places.get(index).ok_or(MerkleError::NoLeaf { index, leaves: self.places.len() })?;
        Ok(*place as usize)
    }
}

/// As a file of the format `simple-v1`.
impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let leaves = self.places.iter().map(|place| self.nodes[*place as usize]);
        File::new(FORMAT, None, &self.nodes, self.entries(leaves)).serialize(serializer)
    }
}

/// Every value at a leaf of its own.
fn check_places(places: impl ExactSizeIterator<Item = usize>) -> Result<Vec<u32>, MerkleError> {
    let (first, last) = (places.len() - 1, 2 * places.len() - 2);
    let mut taken = vec![false; places.len()];
    let mut checked = Vec::with_capacity(places.len());
    for (index, place) in places.enumerate() {
        let wrong = MerkleError::Place { index, place, first, last };
        let Some(leaf) = place.checked_sub(first).and_then(|leaf| taken.get_mut(leaf)) else { return Err(wrong) };
        if std::mem::replace(leaf, true) {
            return Err(MerkleError::Taken { index, place });
        }
        checked.push(u32::try_from(place).map_err(|_| MerkleError::TooMany(taken.len()))?);
    }
    Ok(checked)
}
