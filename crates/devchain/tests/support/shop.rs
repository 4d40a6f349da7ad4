//! Our contracts, all of them, deployed as they are wired, and people who trade.
#![allow(dead_code, reason = "each user of it needs some of it")]

use std::path::Path;

use crate::support::{self, CHAIN, LATEST, Person, open};
use alloy_primitives::aliases::{U40, U48, U96};
use alloy_primitives::{Address, B256, Bytes, TxKind, U256};
use alloy_sol_types::{Eip712Domain, SolCall, SolConstructor, SolStruct as _};
use devchain::{CallError, Devchain, TransactionInput, TransactionRequest};

macro_rules! contracts {
    ($($module:ident: $name:ident, $abi:literal;)*) => {$(
        mod $module {
            #![allow(clippy::too_many_arguments, reason = "one for each member of an event")]
            alloy_sol_types::sol!($name, $abi);
        }
    )*};
}

contracts! {
    consent: Consent, "../../contracts/abi/Consent.json";
    council: Council, "../../contracts/abi/Council.json";
    directory: Directory, "../../contracts/abi/Directory.json";
    gms: Gms, "../../contracts/abi/GMS.json";
    market: Market, "../../contracts/abi/Market.json";
    pass: Pass, "../../contracts/abi/Pass.json";
    payouts: Payouts, "../../contracts/abi/Payouts.json";
    sale: Sale, "../../contracts/abi/Sale.json";
    shelf: Shelf, "../../contracts/abi/Shelf.json";
    stake: Stake, "../../contracts/abi/Stake.json";
    timelock: Timelock, "../../contracts/abi/TimelockController.json";
    vesting: Vesting, "../../contracts/abi/Vesting.json";
}

use directory::Directory::agreeCall;
use directory::IDirectory::Floors;
use market::IMarket::Order;
use market::Market::{balanceOfCall, payCall, poolOfCall};

pub(crate) use market::Market::releaseCall;

pub(crate) const HOLD: u64 = 14 * 86_400;

fn code(creation: &Bytes, arguments: &impl SolConstructor) -> Bytes {
    [creation.as_ref(), &arguments.abi_encode()].concat().into()
}

fn billions(tenths: u64) -> U256 {
    U256::from(tenths) * U256::from(10).pow(U256::from(26))
}

fn seconds(seconds: u64) -> U40 {
    U40::from(seconds)
}

/// What creates everything, in the sequence in which each is told where the others will be. The buyer has all tokens
/// that are not for sale.
fn creations(at: &[Address; 12], buyer: Address) -> [Bytes; 12] {
    let [timelock_at, stake_at, council_at, directory_at, market_at, shelf_at, payouts_at, _, _, _, gms_at, sale_at] =
        *at;
    let guardian = Address::repeat_byte(0x6a);
    let rules = council::ICouncil::Rules {
        votingDelay: U48::from(86_400),
        votingPeriod: 432_000,
        lateExtension: U48::from(86_400),
        threshold: U256::from(10).pow(U256::from(24)),
        quorum: U256::from(4),
    };
    let timelock = timelock::Timelock::constructorCall {
        minDelay: U256::from(172_800),
        proposers: vec![council_at],
        executors: vec![Address::ZERO],
        admin: Address::ZERO,
    };
    let stake = stake::Stake::constructorCall { token_: gms_at, governor_: timelock_at, coolDown_: seconds(604_800) };
    let (stake_, timelock_, guardian_) = (stake_at, timelock_at, guardian);
    let council = council::Council::constructorCall { stake: stake_, timelock_, guardian_, rules };
    let market = market::Market::constructorCall {
        directory_: directory_at,
        shelf_: shelf_at,
        payouts_: payouts_at,
        governor_: timelock_at,
        guardian_,
    };
    let payouts = payouts::Payouts::constructorCall { market: market_at, council: timelock_at, guardian };
    let gms = gms::Gms::constructorCall { recipients: vec![sale_at, buyer], amounts: vec![billions(64), billions(96)] };
    [
        code(&timelock::Timelock::BYTECODE, &timelock),
        code(&stake::Stake::BYTECODE, &stake),
        code(&council::Council::BYTECODE, &council),
        directory::Directory::BYTECODE.clone(),
        code(&market::Market::BYTECODE, &market),
        code(&shelf::Shelf::BYTECODE, &shelf::Shelf::constructorCall { market: market_at }),
        code(&payouts::Payouts::BYTECODE, &payouts),
        code(&pass::Pass::BYTECODE, &pass::Pass::constructorCall { market: market_at }),
        consent::Consent::BYTECODE.clone(),
        vesting::Vesting::BYTECODE.clone(),
        code(&gms::Gms::BYTECODE, &gms),
        code(&sale::Sale::BYTECODE, &offer(gms_at, timelock_at)),
    ]
}

fn offer(token: Address, owner: Address) -> sale::Sale::constructorCall {
    let million = |n: u64| U96::from(n) * U96::from(10).pow(U96::from(24));
    let terms_ = sale::ISale::Terms {
        token,
        payment: Address::repeat_byte(0xc0),
        signer: Address::repeat_byte(0x51),
        beneficiary: owner,
        growth: owner,
        softCap: U96::from(100_000_000),
        hardCap: U96::from(80_000_000_000_000_u64),
        tokens: U96::from(10_000_000_000_000_000_000_u64),
        price: U96::from(1_000_000),
    };
    let (from, to) = (seconds(support::START + 100_000), seconds(support::START + 200_000));
    sale::Sale::constructorCall { terms_, rounds: vec![sale::ISale::Round { from, to, bonus: 0, cap: million(400) }] }
}

fn share(who: Address, tokens: u64) -> U256 {
    (U256::from_be_slice(who.as_slice()) << 96) | U256::from(tokens)
}

pub(crate) struct Shop {
    pub(crate) chain: std::sync::Arc<Devchain>,
    pub(crate) market: Address,
    pub(crate) gms: Address,
    pub(crate) people: [Person; 4],
    pub(crate) nonces: [u64; 4],
}

pub(crate) const FOUNDER: usize = 0;
pub(crate) const BUYER: usize = 1;
pub(crate) const MERCHANT: usize = 2;
pub(crate) const BRAND: usize = 3;

impl Shop {
    pub(crate) fn opened(folder: Option<&Path>) -> Self {
        let people: [Person; 4] = std::array::from_fn(|n| Person::nth(u8::try_from(n).unwrap()));
        let chain = open(folder).unwrap();
        let founder = people[FOUNDER].address();
        let at: [Address; 12] = std::array::from_fn(|nonce| founder.create(u64::try_from(nonce).unwrap()));
        let creations = (0..).zip(creations(&at, people[BUYER].address()));
        let signed: Vec<_> = creations.map(|(nonce, code)| people[FOUNDER].deploys(nonce, code.to_vec())).collect();
        for answer in chain.submit_all(&signed) {
            let (block, place) = chain.transaction(answer.unwrap()).unwrap().unwrap();
            assert!(block.transactions[place].success, "contract {place} of block {}", block.header.number);
        }
        for address in at {
            assert!(!chain.code(address, LATEST).unwrap().is_empty());
        }
        let mut shop = Self { chain, market: at[4], gms: at[10], people, nonces: [12, 0, 0, 0] };
        let floors = Floors { brand: 5_000, seller: 1_000, upline: 0 };
        let merchant = shop.people[MERCHANT].address();
        shop.does(BRAND, at[3], &agreeCall { merchant, product: B256::ZERO, floors, lockedUntil: U40::ZERO });
        shop.does(BUYER, shop.gms, &gms::Gms::approveCall { spender: shop.market, value: U256::MAX });
        shop
    }

    /// Sends a call; says how many logs it made.
    pub(crate) fn does(&mut self, who: usize, to: Address, call: &impl SolCall) -> usize {
        let raw = self.people[who].calls(self.nonces[who], to, call.abi_encode());
        self.nonces[who] += 1;
        let (block, place) = self.chain.transaction(self.chain.submit(&raw).unwrap()).unwrap().unwrap();
        assert!(block.transactions[place].success);
        block.transactions[place].logs.len()
    }

    pub(crate) fn asks<C: SolCall>(&self, who: usize, to: Address, call: &C) -> Result<C::Return, CallError> {
        let from = Some(self.people[who].address());
        let (to, input) = (Some(TxKind::Call(to)), TransactionInput::new(call.abi_encode().into()));
        let answer = self.chain.call(&TransactionRequest { from, to, input, ..Default::default() }, LATEST)?;
        Ok(C::abi_decode_returns(&answer).unwrap())
    }

    pub(crate) fn order(&self) -> Order {
        let address = |who: usize| self.people[who].address();
        let pool = self.asks(BUYER, self.market, &poolOfCall { merchant: address(MERCHANT) }).unwrap();
        let founder = address(FOUNDER);
        Order {
            merchant: address(MERCHANT),
            brand: address(BRAND),
            seller: founder,
            buyer: address(BUYER),
            token: self.gms,
            arbiter: Address::ZERO,
            item: B256::ZERO,
            units: 0,
            product: B256::ZERO,
            amount: U96::from(1_000),
            cart: B256::repeat_byte(7),
            payBy: seconds(support::START + 3_600),
            hold: u32::try_from(HOLD).unwrap(),
            ruling: 0,
            shares: vec![
                share(address(BRAND), 500),
                share(founder, 200),
                share(address(MERCHANT), 200),
                share(pool, 100),
            ],
        }
    }

    /// What the buyer sends to pay `order`: the merchant has signed it.
    pub(crate) fn payment(&self, order: &Order) -> payCall {
        let (name, version) = (Some("Astra Market".into()), Some("1".into()));
        let domain = Eip712Domain::new(name, version, Some(U256::from(CHAIN)), Some(self.market), None);
        let terms = self.people[MERCHANT].hash_signed(order.eip712_signing_hash(&domain));
        payCall { order: order.clone(), terms, means: 1, proof: Bytes::new() }
    }

    pub(crate) fn balance(&self, who: usize) -> U256 {
        let (token, account) = (self.gms, self.people[who].address());
        self.asks(who, self.market, &balanceOfCall { token, account }).unwrap()
    }
}
