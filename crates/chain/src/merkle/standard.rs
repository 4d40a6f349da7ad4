use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::B256;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::file::{self, File};
use super::{LeafOrder, MerkleError, Tree, leaf_of};

const FORMAT: &str = "standard-v1";

/// A tree of rows of values, each member of a row of a type of Solidity: numbers and amounts, addresses, texts, lists. Numbers
/// are best written as texts, as JSON's own do not reach far enough.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardTree {
    encoding: Vec<String>,
    rows: Vec<Vec<Value>>,
    tree: Tree,
}

impl StandardTree {
    /// A tree of `rows`, whose members are of the types in `encoding`.
    ///
    /// # Errors
    /// When there is no such type, a row is not of these types, or there is no row.
    pub fn new(encoding: Vec<String>, rows: Vec<Vec<Value>>, order: LeafOrder) -> Result<Self, MerkleError> {
        let tree = Tree::new(&leaves(&encoding, rows.iter())?, order)?;
        Ok(Self { encoding, rows, tree })
    }

    /// Reads a file of the format `standard-v1`. Every leaf and node is computed again, so whoever has a tree has a sound one.
    ///
    /// # Errors
    /// When it is something else, or something in it is not as it has to be.
    pub fn load(json: &str) -> Result<Self, MerkleError> {
        let file: File<'_, Vec<Value>> = file::read(json, FORMAT)?;
        let encoding = file.leaf_encoding.ok_or(MerkleError::NoEncoding)?;
        let tree = Tree::of_parts(file.tree.into_owned(), file.values.iter().map(|entry| entry.tree_index))?;
        for (index, leaf) in leaves(&encoding, file.values.iter().map(|entry| &entry.value))?.into_iter().enumerate() {
            tree.demand(index, leaf)?;
        }
        let rows = file.values.into_iter().map(|entry| entry.value).collect();
        Ok(Self { encoding, rows, tree })
    }

    /// The tree of the rows' leaves, in the same order: it has the root and the proofs.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The rows, as they were given.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Value>] {
        &self.rows
    }
}

/// As a file of the format `standard-v1`.
impl Serialize for StandardTree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.tree.entries(self.rows.iter());
        File::new(FORMAT, Some(self.encoding.clone()), self.tree.nodes(), values).serialize(serializer)
    }
}

fn leaves<'r>(encoding: &[String], rows: impl Iterator<Item = &'r Vec<Value>>) -> Result<Vec<B256>, MerkleError> {
    let of_name = |name: &String| {
        DynSolType::parse(name).map_err(|error| MerkleError::Type { name: name.clone(), reason: error.to_string() })
    };
    let types: Vec<DynSolType> = encoding.iter().map(of_name).collect::<Result<_, _>>()?;
    rows.enumerate().map(|(index, row)| leaf(&types, index, row)).collect()
}

fn leaf(types: &[DynSolType], index: usize, row: &[Value]) -> Result<B256, MerkleError> {
    if row.len() != types.len() {
        return Err(MerkleError::Width { index, found: row.len(), wanted: types.len() });
    }
    let member = |(member, (kind, value)): (usize, (&DynSolType, &Value))| {
        kind.coerce_json(value).map_err(|error| {
            let name = kind.sol_type_name().into_owned();
            MerkleError::Value { index, member, name, reason: error.to_string() }
        })
    };
    let members = types.iter().zip(row).enumerate().map(member).collect::<Result<_, _>>()?;
    Ok(leaf_of(&DynSolValue::Tuple(members).abi_encode_params()))
}
