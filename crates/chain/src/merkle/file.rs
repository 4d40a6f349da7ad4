//! The files in which trees are kept, in the manner of OpenZeppelin's library for JavaScript.

use std::borrow::Cow;

use alloy_primitives::B256;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::MerkleError;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct File<'a, T> {
    format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) leaf_encoding: Option<Vec<String>>,
    pub(super) tree: Cow<'a, [B256]>,
    pub(super) values: Vec<Entry<T>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry<T> {
    pub(super) value: T,
    pub(super) tree_index: usize,
}

/// What is read first, so that the file of a tree of another kind is told as that.
#[derive(Deserialize)]
struct Head {
    format: String,
    /// Set where nodes are hashed in a way of the maker's own.
    hash: Option<String>,
}

impl<'a, T> File<'a, T> {
    pub(super) fn new(
        format: &str,
        leaf_encoding: Option<Vec<String>>,
        tree: &'a [B256],
        values: Vec<Entry<T>>,
    ) -> Self {
        Self { format: format.to_owned(), leaf_encoding, tree: Cow::Borrowed(tree), values }
    }
}

pub(super) fn read<T: DeserializeOwned>(json: &str, wanted: &'static str) -> Result<File<'static, T>, MerkleError> {
    let head: Head = serde_json::from_str(json)?;
    if head.format != wanted {
        return Err(MerkleError::Format { found: head.format, wanted });
    }
    match head.hash {
        Some(hash) => Err(MerkleError::Hash(hash)),
        None => Ok(serde_json::from_str(json)?),
    }
}
