//! What a profile says, checked. Amounts are in smallest units, times in seconds.

use alloy_primitives::aliases::{U40, U48, U96};
use alloy_primitives::{Address, U256};

use super::Settings;

/// A profile: what is deployed, and the document that said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub(super) terms: Terms,
    pub(super) text: String,
    pub(super) settings: Settings,
}

/// What is deployed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What the profile is called.
    pub name: String,
    /// Part of the addresses: deployments of one account under different texts do not meet.
    pub series: String,
    /// The only chain it is for, if it is for one.
    pub chain: Option<u64>,
    /// Who may stop new orders for a while, cancel proposals in the first year, and veto payouts.
    pub guardian: Account,
    /// Who gets which part of the supply. All parts together are the supply; one is the sale's.
    pub parts: Vec<Part>,
    /// How the sale runs.
    pub sale: Sale,
    /// The rules of the council.
    pub council: Council,
    /// For how long what was staked stays after it was taken out.
    pub cool_down: U40,
    /// Countries whose people get no vouchers, by ISO 3166 codes of two letters. It is for whoever signs vouchers.
    pub refused_countries: Vec<String>,
    /// What is given to whoever signs up; 0 for nothing. It is for whoever runs the shop.
    pub sign_up: U256,
}

/// An account, which may only be known once it is deployed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// Whoever deploys.
    Deployer,
    /// This one.
    At(Address),
}

impl Account {
    /// Its address, when `deployer` deploys.
    #[must_use]
    pub const fn address(self, deployer: Address) -> Address {
        match self {
            Self::Deployer => deployer,
            Self::At(address) => address,
        }
    }
}

/// A part of the supply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub name: String,
    /// How much it is.
    pub amount: U96,
    /// Whose it is.
    pub to: Recipient,
}

/// Whose a part of the supply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// For sale.
    Sale,
    /// Of those who vote: only the timelock moves it.
    Timelock,
    /// Somebody's, at once.
    Account(Address),
    /// Somebody's, little by little; nobody can take it back.
    Vesting {
        /// Whose.
        beneficiary: Account,
        /// From the deployment on, for how long nothing is theirs.
        cliff: u32,
        /// From the deployment on, after how long everything is.
        length: u32,
    },
}

/// How the sale runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// Who signs that somebody may buy.
    pub signer: Account,
    /// What is paid with.
    pub payment: Payment,
    /// The price of one GMS.
    pub price: U96,
    /// What has to be raised.
    pub soft_cap: U96,
    /// What is raised at most.
    pub hard_cap: U96,
    /// When it opens.
    pub opens: Opens,
    /// Its rounds, at most 8; the cap of the last is the sale's part of the supply.
    pub rounds: Vec<Round>,
}

/// What is paid with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment {
    /// Ether.
    Ether,
    /// A token.
    Token {
        /// Where it is.
        at: Address,
        /// How many digits its units have behind the point.
        decimals: u8,
    },
}

/// When something begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// In this second since 1970.
    At(u64),
    /// So many seconds after the deployment began.
    After(u64),
}

/// A round of the sale; times count from its opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// What it is called.
    pub name: String,
    /// Its first second.
    pub from: u64,
    /// The second after its last.
    pub to: u64,
    /// In basis points of what is sold.
    pub bonus: u16,
    /// What may be sold until its end, in all rounds together, bonus included.
    pub cap: U96,
}

/// The rules of the council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// From a proposal to its vote.
    pub voting_delay: U48,
    /// How long a vote is.
    pub voting_period: u32,
    /// What is left at least when the quorum is reached late.
    pub late_extension: U48,
    /// The stake it takes to propose.
    pub threshold: U256,
    /// Of all that is staked, in per cent.
    pub quorum: u8,
    /// From a decision to its execution.
    pub timelock_delay: u64,
}
