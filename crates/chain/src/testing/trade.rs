//! A market on any node, with those around it, and the orders that they sign.

use std::sync::Arc;
use std::time::Duration;

use alloy_primitives::aliases::{U40, U96};
use alloy_primitives::{Address, B256, Bytes, Signature, U256, keccak256};
use alloy_sol_types::{SolCall, SolConstructor};
use base::{ManualClock, Span, Timestamp};

use crate::client::Contract;
use crate::contracts::directory::{Directory, IDirectory::Floors};
use crate::contracts::{gms::Gms, market::Market};
use crate::deploy::FACTORY;
use crate::messages::gms::ReceiveWithAuthorization;
use crate::messages::market::Order;
use crate::messages::{Message as _, Place};
use crate::node::Node;
use crate::relayer::{Fate, FeeRules, MemoryStore, Relayer, Request, Rules};
use crate::settle;
use crate::signer::{LocalKey, Signer as _, sign_message};

/// What each order is of.
pub const AMOUNT: u64 = 100_000_000;

/// The keys of two accounts that Anvil gives money to: a brand, who deploys everything, and whoever relays.
pub const BRAND: B256 =
    B256::new(alloy_primitives::hex!("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));
pub const RELAYER: B256 =
    B256::new(alloy_primitives::hex!("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d"));

pub struct Trade {
    pub node: Node,
    pub place: Place,
    pub gms: Address,
    pub seller: Address,
    pub brand: LocalKey,
    pub merchant: LocalKey,
    pub buyer: LocalKey,
    pub relayer: LocalKey,
    pub pay_by: u64,
    pub hold: u32,
}

fn key(bytes: &B256) -> LocalKey {
    LocalKey::from_bytes(bytes).unwrap()
}

fn rules(chain: u64, market: Address, confirmations: u64) -> Rules {
    Rules {
        chain,
        market,
        batch: 50,
        gas: 16_000_000,
        flights: 4,
        confirmations,
        stuck: Span::minutes(1),
        fees: FeeRules { cap: 100_000_000_000, least_tip: 1_000 },
        daily_gas: u64::MAX,
        patience: Duration::from_secs(60),
    }
}

impl Trade {
    /// The market on the chain with this number, deployed unless it is there: orders can be paid until `pay_by`, and are held so many
    /// seconds.
    pub async fn open(node: Node, chain: u64, pay_by: u64, hold: u32) -> Self {
        let directory = creation(&Directory::BYTECODE, &Directory::constructorCall {});
        let [shelf_, payouts_, governor_, guardian_] = [0xa1, 0xa2, 0xa3, 0xa4].map(Address::repeat_byte);
        let wired = Market::constructorCall { directory_: at(&directory), shelf_, payouts_, governor_, guardian_ };
        let market = creation(&Market::BYTECODE, &wired);
        let buyer = key(&B256::repeat_byte(3));
        let recipients = vec![buyer.address()];
        let gms = creation(&Gms::BYTECODE, &Gms::constructorCall { recipients, amounts: vec![supply()] });
        let trade = Self {
            node,
            place: Place { chain, address: at(&market) },
            gms: at(&gms),
            seller: Address::repeat_byte(0x5e),
            brand: key(&BRAND),
            merchant: key(&B256::repeat_byte(2)),
            buyer,
            relayer: key(&RELAYER),
            pay_by,
            hold,
        };
        if trade.contract(trade.place.address).read(&Market::feeCall {}).await.is_ok() {
            return trade;
        }
        for code in [&directory, &market, &gms] {
            let salted: Bytes = [B256::ZERO.as_slice(), code].concat().into();
            trade.sends(FACTORY, salted).await;
        }
        let floors = Floors { brand: 5_000, seller: 1_000, upline: 0 };
        let (merchant, product) = (trade.merchant.address(), B256::ZERO);
        let agree = Directory::agreeCall { merchant, product, floors, lockedUntil: U40::ZERO };
        trade.sends(at(&directory), agree.abi_encode().into()).await;
        trade
    }

    /// The brand calls a contract, and sees it done. A node may make the block a moment after it took the transaction.
    pub async fn sends(&self, to: Address, data: Bytes) {
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(0)));
        let rules = rules(self.place.chain, self.place.address, 0);
        let store = MemoryStore::default();
        let relayer = Relayer::open(self.node.clone(), store, Arc::new(self.brand.clone()), clock, rules);
        let relayer = relayer.await.unwrap();
        relayer.submit(Request { key: String::new(), user: Address::ZERO, to, data }).await.unwrap();
        let mut fate = Some(Fate::Waiting);
        for _ in 0..2_000 {
            if !matches!(fate, Some(Fate::Waiting | Fate::Flying(_))) {
                break;
            }
            relayer.step().await.unwrap();
            fate = relayer.fate("").await.unwrap();
        }
        assert!(matches!(fate, Some(Fate::Done(_))), "a call of {to}: {fate:?}");
    }

    /// How a relayer works for this market.
    pub fn rules(&self, confirmations: u64) -> Rules {
        rules(self.place.chain, self.place.address, confirmations)
    }

    /// An order like all others but for its number.
    pub fn order(&self, number: u64) -> Order {
        let share = |to: Address, parts: u64| settle::share(to, U96::from(AMOUNT / 10 * parts));
        let (brand, merchant) = (self.brand.address(), self.merchant.address());
        Order {
            merchant,
            brand,
            seller: self.seller,
            buyer: self.buyer.address(),
            token: self.gms,
            amount: U96::from(AMOUNT),
            cart: B256::from(U256::from(number)),
            payBy: U40::from(self.pay_by),
            hold: self.hold,
            shares: vec![share(brand, 5), share(self.seller, 2), share(merchant, 3)],
            ..Order::default()
        }
    }

    /// The merchant's signature of an order, and the buyer's of the authorization that pays it.
    pub async fn signed(&self, order: &Order) -> (Bytes, Bytes) {
        let authorization = ReceiveWithAuthorization {
            from: order.buyer,
            to: self.place.address,
            value: U256::from(order.amount),
            validAfter: U256::ZERO,
            validBefore: U256::from(order.payBy),
            nonce: order.digest(&self.place),
        };
        let terms = sign_message(&self.merchant, order, &self.place).await.unwrap();
        let at_token = Place { chain: self.place.chain, address: self.gms };
        let proof = sign_message(&self.buyer, &authorization, &at_token).await.unwrap();
        (bytes_of(terms), bytes_of(proof))
    }

    /// The merchant's signature of a refund.
    pub async fn refunding(&self, order: &Order, amount: U256, nonce: U256) -> Bytes {
        let refund = crate::messages::market::Refund {
            order: order.digest(&self.place),
            amount,
            nonce,
            deadline: U40::from(self.pay_by),
        };
        bytes_of(sign_message(&self.merchant, &refund, &self.place).await.unwrap())
    }

    pub fn contract(&self, at: Address) -> Contract<&Node> {
        Contract { at, provider: &self.node, patience: Duration::from_secs(60) }
    }

    /// What the market holds in all.
    pub async fn held(&self) -> U256 {
        self.tokens(self.place.address).await
    }

    /// What somebody has of the token.
    pub async fn tokens(&self, account: Address) -> U256 {
        self.contract(self.gms).read(&Gms::balanceOfCall { account }).await.unwrap()
    }

    /// What somebody can draw on at the market.
    pub async fn earned(&self, account: Address) -> U256 {
        let call = Market::balanceOfCall { token: self.gms, account };
        self.contract(self.place.address).read(&call).await.unwrap()
    }
}

/// All there is of the token.
pub fn supply() -> U256 {
    U256::from(16_000_000_000_u64) * U256::from(10).pow(U256::from(18))
}

fn creation(code: &Bytes, arguments: &impl SolConstructor) -> Bytes {
    [code.as_ref(), &arguments.abi_encode()].concat().into()
}

/// Where the factory creates it.
fn at(creation: &Bytes) -> Address {
    FACTORY.create2(B256::ZERO, keccak256(creation))
}

fn bytes_of(signature: Signature) -> Bytes {
    signature.as_bytes().to_vec().into()
}
