use alloy_primitives::B256;

/// Why there is no such tree, or no such proof.
#[derive(Debug, thiserror::Error)]
pub enum MerkleError {
    /// A tree of nothing.
    #[error("a tree needs at least one leaf")]
    Empty,
    /// More leaves than are counted.
    #[error("{0} leaves are more than a tree can have")]
    TooMany(usize),
    /// A proof of something that is not there.
    #[error("there is no leaf {index}: the tree has {leaves}, counted from 0")]
    NoLeaf {
        /// Which was asked for.
        index: usize,
        /// How many there are.
        leaves: usize,
    },
    /// A proof of the same thing twice.
    #[error("leaf {0} is asked for twice")]
    AskedTwice(usize),
    /// Leaves, siblings and flags of a proof that do not belong together.
    #[error("{leaves} leaves, {siblings} siblings and {flags} flags make no proof")]
    NoProof {
        /// How many are proved.
        leaves: usize,
        /// How many stand beside them.
        siblings: usize,
        /// How many pairs are hashed.
        flags: usize,
    },
    /// Something else than a tree's file.
    #[error("this is not the file of a tree: {0}")]
    File(#[from] serde_json::Error),
    /// The file of a tree of another kind.
    #[error("the format is {found:?}, and not {wanted:?}")]
    Format {
        /// What the file says.
        found: String,
        /// What was asked for.
        wanted: &'static str,
    },
    /// Nodes that were hashed in some way of their own.
    #[error("the nodes are hashed in a way of its own ({0:?}), which is not known here")]
    Hash(String),
    /// A file of rows that does not say what is in them.
    #[error("`leafEncoding` is missing")]
    NoEncoding,
    /// A type that Solidity does not have.
    #[error("`{name}` is no type of a value: {reason}")]
    Type {
        /// What it is called.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A row that is longer or shorter than the others.
    #[error("value {index} has {found} members, and not {wanted}")]
    Width {
        /// Which row.
        index: usize,
        /// How many members it has.
        found: usize,
        /// How many it has to have.
        wanted: usize,
    },
    /// A member that is not of its type.
    #[error("member {member} of value {index} is no `{name}`: {reason}")]
    Value {
        /// Which row.
        index: usize,
        /// Which of its members.
        member: usize,
        /// The type it has to be of.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Nodes are missing, or too many.
    #[error("the tree has {nodes} nodes, and {leaves} values make {wanted}")]
    Length {
        /// How many nodes there are.
        nodes: usize,
        /// How many values.
        leaves: usize,
        /// How many nodes so many values make.
        wanted: usize,
    },
    /// A value stands where no leaf is.
    #[error("value {index} cannot stand at {place}: leaves are from {first} to {last}")]
    Place {
        /// Which value.
        index: usize,
        /// Where the file says it is.
        place: usize,
        /// Where leaves begin.
        first: usize,
        /// Where they end.
        last: usize,
    },
    /// Two values claim the same leaf.
    #[error("value {index} stands at {place}, where another one stands")]
    Taken {
        /// The later one of the two.
        index: usize,
        /// Where both are.
        place: usize,
    },
    /// The leaf is another value's.
    #[error("value {index} has the hash {wanted}, and at {place} stands {found}")]
    Leaf {
        /// Which value.
        index: usize,
        /// Where the file says it is.
        place: usize,
        /// What stands there.
        found: B256,
        /// What would have to.
        wanted: B256,
    },
    /// A node is not the hash of those below it.
    #[error("node {0} is not the hash of the two below it")]
    Node(usize),
}
