//! Code: what creates each contract of a profile, and how it is known again where it was created.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, U256, hex, keccak256};
use alloy_sol_types::{SolConstructor, SolValue as _};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::places::Places;
use super::profile::{Opens, Payment, Recipient, Terms};
use crate::contracts::{
    consent::Consent, council, directory::Directory, gms::Gms, market::Market, pass::Pass, payouts::Payouts, sale,
    shelf::Shelf, stake::Stake, timelock::Timelock, vesting::Vesting,
};
use crate::{U40, U96};

/// Who gets a part of the supply when the token is created. What is for vesting is the deploying account's until it is granted, a moment
/// later.
pub(super) fn mints(terms: &Terms, places: &Places, deployer: Address) -> Vec<(Address, U256)> {
    let mut mints: Vec<(Address, U256)> = Vec::new();
    for part in &terms.parts {
        let to = match part.to {
            Recipient::Sale => places.sale,
            Recipient::Timelock => places.timelock,
            Recipient::Account(account) => account,
            Recipient::Vesting { .. } => deployer,
        };
        mints.push((to, U256::from(part.amount)));
    }
    mints
}

/// What the sale is created with, when the deployment began in the second `moment`.
pub(super) fn sale_terms(
    terms: &Terms,
    places: &Places,
    deployer: Address,
    moment: u64,
) -> sale::Sale::constructorCall {
    let payment = match terms.sale.payment {
        Payment::Ether => Address::ZERO,
        Payment::Token { at, .. } => at,
    };
    let terms_ = sale::ISale::Terms {
        token: places.gms,
        payment,
        signer: terms.sale.signer.address(deployer),
        beneficiary: places.timelock,
        growth: places.timelock,
        softCap: terms.sale.soft_cap,
        hardCap: terms.sale.hard_cap,
        tokens: U96::from(1_000_000_000_000_000_000_u64),
        price: terms.sale.price,
    };
    let opens = opens(terms, moment);
    let time = |after: u64| U40::saturating_from(opens.saturating_add(after));
    let rounds = terms.sale.rounds.iter().map(|round| sale::ISale::Round {
        from: time(round.from),
        to: time(round.to),
        bonus: round.bonus,
        cap: round.cap,
    });
    sale::Sale::constructorCall { terms_, rounds: rounds.collect() }
}

/// When the sale opens.
pub(super) fn opens(terms: &Terms, moment: u64) -> u64 {
    match terms.sale.opens {
        Opens::At(at) => at,
        Opens::After(after) => moment.saturating_add(after),
    }
}

pub(super) fn council_rules(terms: &Terms) -> council::ICouncil::Rules {
    council::ICouncil::Rules {
        votingDelay: terms.council.voting_delay,
        votingPeriod: terms.council.voting_period,
        lateExtension: terms.council.late_extension,
        threshold: terms.council.threshold,
        quorum: U256::from(terms.council.quorum),
    }
}

/// The code that creates a contract, with what its constructor is told. Empty for a name that no contract has.
pub(super) fn creation(name: &str, terms: &Terms, places: &Places, deployer: Address, moment: u64) -> Bytes {
    let (market, guardian, governor) = (places.market, terms.guardian.address(deployer), places.timelock);
    match name {
        "Timelock" => {
            let min_delay = U256::from(terms.council.timelock_delay);
            let (proposers, executors, admin) = (vec![places.council], vec![Address::ZERO], Address::ZERO);
            with(&Timelock::BYTECODE, &Timelock::constructorCall { minDelay: min_delay, proposers, executors, admin })
        }
        "Stake" => {
            let (token_, cool_down) = (places.gms, terms.cool_down);
            with(&Stake::BYTECODE, &Stake::constructorCall { token_, governor_: governor, coolDown_: cool_down })
        }
        "Council" => {
            let (stake, rules) = (places.stake, council_rules(terms));
            let told = council::Council::constructorCall { stake, timelock_: governor, guardian_: guardian, rules };
            with(&council::Council::BYTECODE, &told)
        }
        "Directory" => Directory::BYTECODE.clone(),
        "Market" => {
            let (directory_, shelf_, payouts_) = (places.directory, places.shelf, places.payouts);
            let told =
                Market::constructorCall { directory_, shelf_, payouts_, governor_: governor, guardian_: guardian };
            with(&Market::BYTECODE, &told)
        }
        "Shelf" => with(&Shelf::BYTECODE, &Shelf::constructorCall { market }),
        "Payouts" => with(&Payouts::BYTECODE, &Payouts::constructorCall { market, council: governor, guardian }),
        "Pass" => with(&Pass::BYTECODE, &Pass::constructorCall { market }),
        "Consent" => Consent::BYTECODE.clone(),
        "Vesting" => Vesting::BYTECODE.clone(),
        "GMS" => {
            let (recipients, amounts) = mints(terms, places, deployer).into_iter().unzip();
            with(&Gms::BYTECODE, &Gms::constructorCall { recipients, amounts })
        }
        "Sale" => with(&sale::Sale::BYTECODE, &sale_terms(terms, places, deployer, moment)),
        _ => Bytes::new(),
    }
}

/// The id of a grant, as the vesting contract makes it.
pub(super) fn grant_id(creator: Address, number: U256) -> B256 {
    keccak256((creator, number).abi_encode())
}

fn with(code: &Bytes, told: &impl SolConstructor) -> Bytes {
    [code.as_ref(), &told.abi_encode()].concat().into()
}

/// What the code of a contract at its address has in common with what the compiler made.
#[derive(Debug, Deserialize)]
struct Mark {
    length: usize,
    /// Of all of it, with zeros where its constructor wrote values.
    sha256: String,
    /// Where that is: start and length, in bytes.
    values: Vec<(usize, usize)>,
}

/// The marks of all contracts.
#[derive(Debug)]
pub(super) struct Marks(BTreeMap<String, Mark>);

impl Marks {
    /// As they are kept. Empty when they cannot be read, so that no code is known.
    pub(super) fn kept() -> Self {
        let marks: BTreeMap<String, Mark> =
            serde_json::from_str(include_str!("../../../../contracts/deployed.json")).unwrap_or_default();
        Self(marks)
    }

    /// Whether code that was found is that of a contract.
    pub(super) fn fits(&self, name: &str, found: &[u8]) -> bool {
        let Some(mark) = self.0.get(file_of(name)).filter(|mark| mark.length == found.len()) else { return false };
        let mut code = found.to_vec();
        for (start, length) in &mark.values {
            if let Some(place) = code.get_mut(*start..start.saturating_add(*length)) {
                place.fill(0);
            }
        }
        hex::encode(Sha256::digest(&code)) == mark.sha256
    }

    /// How long the code of a contract is, in bytes.
    pub(super) fn length(&self, name: &str) -> usize {
        self.0.get(file_of(name)).map_or(0, |mark| mark.length)
    }
}

/// The contract's name in its source.
fn file_of(name: &str) -> &str {
    if name == "Timelock" { "TimelockController" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deploy::places::NAMES;
    use crate::deploy::profile::{Profile, Settings};

    #[test]
    fn every_contract_has_a_mark_and_a_creation() {
        let marks = Marks::kept();
        let profile = Profile::shipped("demo", &Settings::new()).unwrap();
        let who = Address::repeat_byte(7);
        let places = Places::of(who, "demo");
        for name in NAMES {
            assert!(marks.length(name) > 1_000, "{name}");
            assert!(creation(name, profile.terms(), &places, who, 1_800_000_000).len() > marks.length(name), "{name}");
        }
        assert!(marks.length("Deployer") > 100);
    }

    #[test]
    fn code_is_known_whatever_its_constructor_wrote() {
        let sum = hex::encode(Sha256::digest([1, 0, 0, 4]));
        let mark = Mark { length: 4, sha256: sum, values: vec![(1, 2)] };
        let marks = Marks([("Market".to_owned(), mark)].into());
        assert!(marks.fits("Market", &[1, 9, 8, 4]) && marks.fits("Market", &[1, 0, 0, 4]));
        assert!(
            !marks.fits("Market", &[1, 9, 8, 5])
                && !marks.fits("Market", &[1, 9, 8, 4, 0])
                && !marks.fits("Shelf", &[1, 9, 8, 4])
        );
    }
}
