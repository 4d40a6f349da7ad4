use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::words::stored_words;
use crate::{OrderId, SettlementId};

/// What is done to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Its amount is taken from who pays.
    Pay,
    /// Everybody who has a share gets it.
    Release,
    /// Something goes back to who paid.
    Refund,
}

stored_words!(Act, "what is done to an order", {
    Pay = "pay",
    Release = "release",
    Refund = "refund",
});

/// Where an intent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is to be carried to the chain.
    Waiting,
    /// It is on its way.
    Sent,
    /// It happened.
    Settled,
    /// The contract refused it for good.
    Refused,
}

stored_words!(Status, "where a settlement stands", {
    Waiting = "waiting",
    Sent = "sent",
    Settled = "settled",
    Refused = "refused",
});

/// An order as the contract knows it. Addresses, hashes and signatures are 0x and hexadecimal digits, amounts are decimal digits
/// and in the token's smallest units, times are Unix seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deal {
    /// Who sells.
    pub merchant: String,
    /// Whose goods they are.
    pub brand: String,
    /// Who recommended them.
    pub seller: String,
    /// Who buys; the address 0 when whoever pays does.
    pub buyer: String,
    /// What is paid in.
    pub token: String,
    /// Who decides a dispute; the address 0 for nobody.
    pub arbiter: String,
    /// The item of a shelf, or 0.
    pub item: String,
    /// How many units of it.
    pub units: u32,
    /// The product, or 0 for the whole catalog.
    pub product: String,
    /// What is paid in all.
    pub amount: String,
    /// The hash of what is in the order.
    pub cart: String,
    /// Until when it can be paid.
    pub pay_by: i64,
    /// For how many seconds it is held.
    pub hold: u32,
    /// How many seconds the arbiter has.
    pub ruling: u32,
    /// Who gets how much of it, in the contract's sequence.
    pub shares: Vec<Share>,
}

/// A part of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Whose it is.
    pub to: String,
    /// How much.
    pub amount: String,
}

/// A signature that allows something until a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Until when, in Unix seconds.
    pub deadline: i64,
    /// What was signed with.
    pub signature: String,
}

/// What is carried to the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "lowercase")]
pub enum Carried {
    /// The order is paid.
    Pay {
        /// The order.
        deal: Deal,
        /// The merchant's signature of it.
        terms: String,
        /// By which means it is paid, as the contract counts them.
        means: u8,
        /// What these means need as a proof.
        proof: String,
    },
    /// The order is released.
    Release {
        /// The order.
        deal: Deal,
        /// The payer's signature; not needed once the hold is over.
        by: Option<Approval>,
    },
    /// The payer gets something back.
    Refund {
        /// The order.
        deal: Deal,
        /// How much.
        amount: String,
        /// The number that makes the signature good once, in decimal digits.
        nonce: String,
        /// The merchant's signature.
        by: Approval,
    },
}

impl Carried {
    /// What is done.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Pay { .. } => Act::Pay,
            Self::Release { .. } => Act::Release,
            Self::Refund { .. } => Act::Refund,
        }
    }

    /// The order that it is done to.
    #[must_use]
    pub const fn deal(&self) -> &Deal {
        match self {
            Self::Pay { deal, .. } | Self::Release { deal, .. } | Self::Refund { deal, .. } => deal,
        }
    }

    /// How much goes back; empty where nothing does.
    pub(super) fn refunded(&self) -> &str {
        match self {
            Self::Refund { amount, .. } => amount,
            Self::Pay { .. } | Self::Release { .. } => "",
        }
    }
}

/// An intent to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIntent {
    /// The order.
    pub order: OrderId,
    /// Which of several of its kind: refunds are counted from 0, everything else happens once.
    pub number: i64,
    /// The order's id on the chain, `0x` and 64 digits: what its merchant signed.
    pub chain_order: String,
    /// What is to be carried.
    pub carried: Carried,
    /// Not before then.
    pub due_at: Timestamp,
}

/// An intent, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// Its id.
    pub id: SettlementId,
    /// The order.
    pub order: OrderId,
    /// What is done to it.
    pub act: Act,
    /// Which of several of its kind.
    pub number: i64,
    /// The order's id on the chain.
    pub chain_order: String,
    /// Where it stands.
    pub status: Status,
    /// How often it was begun.
    pub attempt: i64,
    /// Not before then.
    pub due_at: Timestamp,
    /// The transaction in which it happened; empty until that is known.
    pub transaction: String,
    /// The block in which the chain said so; `None` until it was read there.
    pub block: Option<i64>,
    /// Why it was refused or waits longer; may be empty.
    pub reason: String,
    /// When it was settled or refused.
    pub ended_at: Option<Timestamp>,
    pub(super) carried: String,
}

impl Intent {
    /// What is to be carried.
    ///
    /// # Errors
    /// When it is not what was written.
    pub fn carried(&self) -> Result<Carried, serde_json::Error> {
        serde_json::from_str(&self.carried)
    }

    /// What it is called where it is sent from: another name for each time that it is begun.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}:{}", self.id, self.attempt)
    }
}

/// What came of carrying an intent to the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on its way.
    Sent,
    /// It cannot happen yet: it is begun anew then.
    Later(Timestamp, String),
    /// It happened, in this transaction.
    Settled(String),
    /// The contract refused it, for this reason. When the chain has said that it happened, by whomever, it is settled.
    Refused(String),
}

/// What the chain says has happened to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The order's id on the chain.
    pub chain_order: String,
    /// What happened.
    pub act: Act,
    /// How much went back, in the token's smallest units; empty where nothing did.
    pub amount: String,
    /// In which block.
    pub block: i64,
    /// In which transaction.
    pub transaction: String,
}
