//! What a leaf of a tree of payments says.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolValue as _;

use crate::merkle;

/// Where a tree is claimed: on which chain, at which contract, from which pool and in which token. It is part of every leaf, so
/// that nobody claims by the same proof anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// The chain's number.
    pub chain: u64,
    /// The payouts contract.
    pub payouts: Address,
    /// Whose pool pays.
    pub pool: Address,
    /// The token, in whose smallest units amounts are.
    pub token: Address,
}

impl Claims {
    /// The members of a leaf, as a tree of the kind `standard-v1` names them.
    pub const ENCODING: [&str; 6] = ["uint256", "address", "address", "address", "address", "uint256"];

    /// The leaf by which `account` claims `total`: what it is paid over all time, not only since the last tree.
    #[must_use]
    pub fn leaf(&self, account: Address, total: U256) -> B256 {
        let members = (U256::from(self.chain), self.payouts, self.pool, account, self.token, total);
        merkle::leaf_of(&members.abi_encode_params())
    }
}
