//! What people sign for the contracts (EIP-712), so that somebody else can send it.
//!
//! A module a contract. A message is a struct with its members; [`Message::digest`] is what is signed.

#![allow(missing_docs, reason = "the interfaces in `contracts/src/interfaces` say what each is")]

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{Eip712Domain, SolStruct};

/// Where a contract is: what is signed for it there means nothing anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The chain's number.
    pub chain: u64,
    /// The contract's address there.
    pub address: Address,
}

/// Something that is signed for one of the contracts.
pub trait Message: SolStruct {
    /// What the contract calls itself in its domain.
    const CONTRACT: &'static str;

    /// What is signed.
    fn digest(&self, at: &Place) -> B256 {
        self.eip712_signing_hash(&domain(Self::CONTRACT, at))
    }
}

/// The domain of a contract: all of ours have the version 1.
fn domain(name: &'static str, at: &Place) -> Eip712Domain {
    Eip712Domain::new(Some(name.into()), Some("1".into()), Some(U256::from(at.chain)), Some(at.address), None)
}

/// Messages of a contract: first those that calls bring along as they are, then those that only signatures are about.
macro_rules! messages {
    ($contract:literal: $($known:ident),*; $($name:ident { $($members:tt)* })*) => {
        alloy_sol_types::sol! {
            #![sol(all_derives)]
            $(struct $name { $($members)* })*
        }
        $(impl super::Message for $known { const CONTRACT: &'static str = $contract; })*
        $(impl super::Message for $name { const CONTRACT: &'static str = $contract; })*
    };
}

/// What is signed for the grants of data.
pub mod consent {
    messages! { "Astra Consent":;
        Grant {
            address account; address reader; bytes32 scope; uint40 until; uint32 epoch; uint256 nonce;
            uint40 deadline;
        }
        Revoke { address account; address reader; bytes32 scope; uint256 nonce; uint40 deadline; }
        RevokeAll { address account; uint256 nonce; uint40 deadline; }
        Anchor { address account; bytes32 scope; bytes32 root; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for the council.
pub mod council {
    messages! { "Astra Council":;
        Ballot { uint256 proposalId; uint8 support; address voter; uint256 nonce; }
        ExtendedBallot {
            uint256 proposalId; uint8 support; address voter; uint256 nonce; string reason; bytes params;
        }
    }
}

/// What is signed for the directory.
pub mod directory {
    pub use crate::contracts::directory::IDirectory::Floors;

    messages! { "Astra Directory":;
        SetProfile { address account; bytes32 content; string uri; uint256 nonce; uint40 deadline; }
        Publish { address brand; bytes32 root; string uri; uint256 nonce; uint40 deadline; }
        ProposePayout { address account; address payout; uint256 nonce; uint40 deadline; }
        CancelPayout { address account; uint256 nonce; uint40 deadline; }
        Agree {
            address brand; address merchant; bytes32 product; Floors floors; uint40 lockedUntil; uint256 nonce;
            uint40 deadline;
        }
        Lower { address brand; address merchant; bytes32 product; Floors floors; uint256 nonce; uint40 deadline; }
        End { address brand; address merchant; bytes32 product; uint256 nonce; uint40 deadline; }
        AcceptPayout { address payout; address account; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for the token.
pub mod gms {
    messages! { "Gemstra":;
        Permit { address owner; address spender; uint256 value; uint256 nonce; uint256 deadline; }
        TransferWithAuthorization {
            address from; address to; uint256 value; uint256 validAfter; uint256 validBefore; bytes32 nonce;
        }
        ReceiveWithAuthorization {
            address from; address to; uint256 value; uint256 validAfter; uint256 validBefore; bytes32 nonce;
        }
        CancelAuthorization { address authorizer; bytes32 nonce; }
    }
}

/// What is signed for the market.
pub mod market {
    pub use crate::contracts::market::IMarket::Order;

    messages! { "Astra Market": Order;
        Accept { bytes32 order; address payer; uint8 means; }
        Release { bytes32 order; uint40 deadline; }
        Refund { bytes32 order; uint256 amount; uint256 nonce; uint40 deadline; }
        Dispute { bytes32 order; uint40 deadline; }
        Resolve { bytes32 order; uint256 toBuyer; uint40 deadline; }
        Settle { bytes32 order; uint256 toBuyer; uint40 deadline; }
        Cancel { bytes32 order; uint40 deadline; }
        Deposit {
            address payer; address token; address[] accounts; uint256[] amounts; uint256 nonce; uint40 deadline;
        }
        Move { address account; address token; address to; uint256 amount; uint256 nonce; uint40 deadline; }
        Allow { address account; address token; address spender; uint256 amount; uint256 nonce; uint40 deadline; }
        Withdraw { address account; address token; uint256 amount; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for subscriptions.
pub mod pass {
    pub use crate::contracts::pass::IPass::{Choice, Schedule};

    messages! { "Astra Pass": Schedule;
        Offer {
            address account; address token; uint96 price; uint32 period; uint16 share; uint256 nonce;
            uint40 deadline;
        }
        Close { address account; uint256 plan; uint256 nonce; uint40 deadline; }
        Subscribe { address account; Choice choice; uint256 nonce; uint40 deadline; }
        Stop { address account; uint256 scheduleNonce; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for the payouts.
pub mod payouts {
    pub use crate::contracts::payouts::IPayouts::Posting;

    messages! { "Astra Payouts":;
        Create { address account; bytes32 salt; address poster; uint256 nonce; uint40 deadline; }
        Name { address account; address pool; address poster; uint256 nonce; uint40 deadline; }
        Post { address account; Posting posting; uint256 nonce; uint40 deadline; }
        End { address account; uint256 index; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for the sale.
pub mod sale {
    messages! { "Astra Sale":;
        Voucher { address buyer; address sale; uint96 most; uint40 validUntil; }
        Buy { address buyer; uint96 amount; uint256 round; uint256 nonce; uint40 deadline; }
        Claim { address buyer; address to; uint256 nonce; uint40 deadline; }
        Refund { address buyer; address to; uint256 nonce; uint40 deadline; }
    }
}

/// What is signed for the shelf.
pub mod shelf {
    pub use crate::contracts::shelf::IShelf::Listing;

    messages! { "Astra Shelf":;
        List { address owner; Listing listing; uint256 nonce; uint40 deadline; }
        Add { address owner; bytes32 item; uint32 units; uint8 source; uint256 nonce; uint40 deadline; }
        Close { address owner; bytes32 item; uint256 nonce; uint40 deadline; }
        Attest {
            address signer; bytes32 item; uint32 units; address seller; uint256 sale; uint256 nonce; uint40 deadline;
        }
    }
}

/// What is signed for the stake.
pub mod stake {
    messages! { "Astra Stake":;
        Stake { address account; uint96 amount; uint256 nonce; uint40 deadline; }
        Unstake { address account; uint96 amount; uint256 nonce; uint40 deadline; }
        Delegate { address account; address delegatee; uint256 nonce; uint40 deadline; }
        Delegation { address delegatee; uint256 nonce; uint256 expiry; }
    }
}

/// What is signed for grants of tokens.
pub mod vesting {
    messages! { "Astra Vesting":;
        CreateGrant {
            address creator; address token; address beneficiary; uint96 total; uint40 start; uint32 cliff;
            uint32 length; bool revocable; uint256 number; uint256 nonce; uint40 deadline;
        }
        OfferGrant { address account; address token; bytes32 id; address to; uint256 nonce; uint40 deadline; }
        AcceptGrant { address account; address token; bytes32 id; uint256 nonce; uint40 deadline; }
        RevokeGrant { address creator; address token; uint256 number; uint256 nonce; uint40 deadline; }
    }
}
