//! What the contracts' own tests wrote down (`contracts/vectors`), computed here again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use alloy_dyn_abi::eip712::Resolver;
use chain::merkle::{self, LeafOrder, StandardTree, Tree};
use chain::messages::{
    Message, Place, consent, council, directory, gms, market, pass, payouts, sale, shelf, stake, vesting,
};
use chain::payouts::Claims;
use chain::shares::parts_of_sums_rounded_down;
use chain::{Address, B256, U96, U256};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(file: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/vectors").join(format!("{file}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct Messages {
    domain: Domain,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Domain {
    name: String,
    version: String,
    chain_id: u64,
    verifying_contract: Address,
}

#[derive(Deserialize)]
struct Case {
    #[serde(rename = "type")]
    kind: String,
    message: Value,
    digest: B256,
}

impl Messages {
    /// Every case of this kind has the digest that the contract accepted. Returns the kind.
    fn check<M: Message>(&self) -> String {
        assert_eq!((self.domain.name.as_str(), self.domain.version.as_str()), (M::CONTRACT, "1"));
        let at = Place { chain: self.domain.chain_id, address: self.domain.verifying_contract };
        let kind = M::eip712_encode_type().into_owned();
        let cases: Vec<&Case> = self.cases.iter().filter(|case| case.kind == kind).collect();
        assert!(cases.len() >= 10, "{} cases of {kind}", cases.len());
        for case in cases {
            assert_eq!(message::<M>(&case.message).digest(&at), case.digest, "{kind} {}", case.message);
        }
        kind
    }
}

/// A message from its members by name.
fn message<M: Message>(members: &Value) -> M {
    let kind = Resolver::from_struct::<M>().resolve(M::NAME).unwrap();
    M::abi_decode(&kind.coerce_json(members).unwrap().abi_encode()).unwrap()
}

/// A test for each file, which knows all kinds of messages that there are in it.
macro_rules! messages {
    ($($test:ident: $file:literal has $($kind:ty),*;)*) => {$(
        #[test]
        fn $test() {
            let messages: Messages = read($file);
            let checked = BTreeSet::from([$(messages.check::<$kind>()),*]);
            let all: BTreeSet<String> = messages.cases.into_iter().map(|case| case.kind).collect();
            assert_eq!(checked, all);
        }
    )*};
}

messages! {
    messages_of_consent: "consent" has consent::Grant, consent::Revoke, consent::RevokeAll, consent::Anchor;
    messages_of_the_council: "council" has council::Ballot, council::ExtendedBallot;
    messages_of_the_directory: "directory" has directory::SetProfile, directory::Publish, directory::ProposePayout,
        directory::CancelPayout, directory::AcceptPayout, directory::Agree, directory::Lower, directory::End;
    messages_of_the_token: "gms" has gms::Permit, gms::TransferWithAuthorization, gms::ReceiveWithAuthorization,
        gms::CancelAuthorization;
    messages_of_the_market: "market" has market::Accept, market::Release, market::Refund, market::Dispute,
        market::Resolve, market::Settle, market::Cancel, market::Deposit, market::Move, market::Allow, market::Withdraw;
    ids_of_orders: "orders" has market::Order;
    messages_of_subscriptions: "pass" has pass::Offer, pass::Close, pass::Subscribe, pass::Schedule, pass::Stop;
    messages_of_the_payouts: "payouts" has payouts::Create, payouts::Name, payouts::Post, payouts::End;
    messages_of_the_sale: "sale" has sale::Voucher, sale::Buy, sale::Claim;
    messages_of_a_sale_that_failed: "sale-failed" has sale::Voucher, sale::Buy, sale::Refund;
    messages_of_the_shelf: "shelf" has shelf::List, shelf::Add, shelf::Close, shelf::Attest;
    messages_of_the_stake: "stake" has stake::Stake, stake::Unstake, stake::Delegate, stake::Delegation;
    messages_of_vesting: "vesting" has vesting::CreateGrant, vesting::OfferGrant, vesting::AcceptGrant,
        vesting::RevokeGrant;
}

/// The names of the files of messages.
const FILES: [&str; 13] = [
    "consent",
    "council",
    "directory",
    "gms",
    "market",
    "orders",
    "pass",
    "payouts",
    "sale",
    "sale-failed",
    "shelf",
    "stake",
    "vesting",
];

#[test]
fn no_message_that_a_contract_knows_is_without_cases() {
    let messages = FILES.map(read::<Messages>);
    let kinds: BTreeSet<&str> = messages.iter().flat_map(|file| &file.cases).map(|case| case.kind.as_str()).collect();
    let mut sources = Vec::new();
    read_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/src"), &mut sources);
    let types: Vec<&str> = sources.iter().flat_map(|text| text.split('"')).filter(|text| is_type(text)).collect();
    assert!(types.len() > 40, "{} types", types.len());
    // A struct within a message is at its end.
    let missing: Vec<&&str> = types.iter().filter(|name| !kinds.iter().any(|kind| kind.ends_with(**name))).collect();
    assert_eq!(missing, [&""; 0]);
}

/// `Name(type member,...)`, as in the contracts' sources.
fn is_type(text: &str) -> bool {
    let name = text.split_once('(').map(|(name, _)| name).unwrap_or_default();
    text.ends_with(')') && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric)
}

fn read_sources(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_sources(&path, into);
        } else {
            into.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[derive(Deserialize)]
struct Splits {
    cases: Vec<Split>,
}

#[derive(Deserialize)]
struct Split {
    amount: U96,
    shares: Vec<U96>,
    refunded: U96,
    paid: Vec<U96>,
}

#[test]
fn everybody_is_paid_what_the_market_paid() {
    let splits: Splits = read("splits");
    assert!(splits.cases.len() >= 32);
    for case in splits.cases {
        let paid = parts_of_sums_rounded_down(case.amount, &case.shares, case.refunded).unwrap();
        assert_eq!(paid, case.paid, "{} without {}", case.amount, case.refunded);
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Trees {
    chain_id: u64,
    payouts: Address,
    token: Address,
    cases: Vec<Payments>,
}

#[derive(Deserialize)]
struct Payments {
    pool: Address,
    sorted: bool,
    root: B256,
    payments: Vec<Payment>,
}

#[derive(Deserialize)]
struct Payment {
    account: Address,
    total: U256,
    leaf: B256,
    proof: Vec<B256>,
}

#[test]
fn trees_have_the_roots_and_proofs_by_which_all_was_claimed() {
    let trees: Trees = read("trees");
    assert!(trees.cases.len() >= 32);
    for case in trees.cases {
        let claims = Claims { chain: trees.chain_id, payouts: trees.payouts, pool: case.pool, token: trees.token };
        let leaves: Vec<B256> = case.payments.iter().map(|it| claims.leaf(it.account, it.total)).collect();
        let order = if case.sorted { LeafOrder::ByHash } else { LeafOrder::AsGiven };
        let tree = Tree::new(&leaves, order).unwrap();
        assert_eq!(tree.root(), case.root);
        for (index, payment) in case.payments.iter().enumerate() {
            assert_eq!(leaves[index], payment.leaf);
            assert_eq!(tree.proof(index).unwrap(), payment.proof);
            assert!(merkle::verify(case.root, payment.leaf, &payment.proof));
        }
    }
}

#[test]
fn a_tree_of_payments_is_a_standard_tree() {
    let trees: Trees = read("trees");
    for case in trees.cases.iter().filter(|case| case.sorted) {
        let chain = trees.chain_id.to_string();
        let row = |it: &Payment| {
            let row = json!([chain, trees.payouts, case.pool, it.account, trees.token, it.total.to_string()]);
            row.as_array().unwrap().clone()
        };
        let rows = case.payments.iter().map(row).collect();
        let tree = StandardTree::new(Claims::ENCODING.map(str::to_owned).to_vec(), rows, LeafOrder::default()).unwrap();
        assert_eq!(tree.tree().root(), case.root);
    }
}
