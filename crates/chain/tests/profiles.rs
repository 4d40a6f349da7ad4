//! What profiles say, and what is said about wrong ones.

#![expect(clippy::panic, reason = "a test may stop where it fails")]

use chain::deploy::{Account, Opens, Payment, Profile, Recipient, Settings};
use chain::{Address, U96, U256};

const DEMO: &str = include_str!("../../../genesis/demo.toml");

fn settings(pairs: &[(&str, &str)]) -> Settings {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn people() -> Settings {
    let keys = ["accounts.guardian", "accounts.signer", "supply.2.beneficiary", "supply.3.beneficiary", "sale.payment"];
    let accounts = keys.iter().zip(1_u8..).map(|(key, n)| ((*key).to_owned(), Address::repeat_byte(n).to_string()));
    accounts.collect()
}

fn gms(units: u64) -> U96 {
    U96::from(units) * U96::from(10).pow(U96::from(18))
}

/// What is said about the demo's profile with one text in the place of another.
fn wrong(before: &str, after: &str) -> String {
    assert!(DEMO.contains(before), "{before}");
    match Profile::read("demo.toml", &DEMO.replacen(before, after, 1), &Settings::new()) {
        Ok(_) => panic!("{after} is taken"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_first_source_is_as_published() {
    let profile = Profile::shipped("source-a", &people()).unwrap();
    let terms = profile.terms();
    let parts: Vec<_> = terms.parts.iter().map(|part| (part.name.as_str(), part.amount)).collect();
    let billions = |tenths: u64| gms(tenths * 100_000_000);
    assert_eq!(
        parts,
        [("sale", billions(64)), ("growth", billions(48)), ("founders", billions(32)), ("advisors", billions(16))]
    );
    assert_eq!((terms.sale.price, terms.sale.hard_cap), (U96::from(3_850), U96::from(18_000_000_000_000_u64)));
    assert_eq!(terms.sale.payment, Payment::Token { at: Address::repeat_byte(5), decimals: 6 });
    assert_eq!(terms.sign_up, U256::from(gms(100)));
    assert!(terms.refused_countries.is_empty() && terms.sale.rounds.len() == 1);
}

#[test]
fn the_second_source_is_as_published() {
    let mut settings = people();
    settings.remove("sale.payment");
    let profile = Profile::shipped("source-b", &settings).unwrap();
    let terms = profile.terms();
    assert_eq!(terms.sale.payment, Payment::Ether);
    assert_eq!(terms.sale.price, U96::from(100_000_000_000_000_u64));
    assert_eq!((terms.sale.soft_cap, terms.sale.hard_cap), (gms(80_000), gms(80_000)));
    let rounds: Vec<_> = terms.sale.rounds.iter().map(|round| (round.bonus, round.cap)).collect();
    let (presale, all) = (gms(400_000_000), gms(6_400_000_000));
    assert_eq!(rounds, [(5_000, presale), (4_000, presale), (3_000, presale), (2_000, all), (1_000, all), (0, all)]);
    assert!(terms.sale.rounds.windows(2).all(|pair| pair[0].to == pair[1].from));
    assert_eq!(terms.refused_countries, ["US", "CN"]);
    assert_eq!(terms.guardian, Account::At(Address::repeat_byte(1)));
    assert_eq!(
        terms.parts[2].to,
        Recipient::Vesting {
            beneficiary: Account::At(Address::repeat_byte(3)),
            cliff: 31_536_000,
            length: 126_144_000,
        }
    );
}

#[test]
fn what_a_source_leaves_open_has_to_be_given() {
    for key in people().keys() {
        let mut settings = people();
        settings.remove(key);
        let error = Profile::shipped("source-a", &settings).unwrap_err();
        let said =
            format!("genesis/source-a.toml: {key}: missing; give it in a copy of the profile, or by --set {key}=0x...");
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn a_wrong_value_is_named_with_its_line_and_key() {
    let line = |text: &str| DEMO.lines().position(|line| line == text).unwrap() + 1;
    let said = wrong("price = \"0.0001\"", "price = \"0,0001\"");
    assert!(
        said.starts_with(&format!("demo.toml:{}: sale.price: `0,0001` is no amount", line("price = \"0.0001\""))),
        "{said}"
    );
    let said = wrong("price = \"0.0001\"", "price = 0.0001");
    assert!(said.contains("sale.price: put it into quotation marks"), "{said}");
    let said = wrong("price = \"0.0001\"", "price = \"0.0000000000000000001\"");
    assert!(said.contains("more than 18 digits behind the point"), "{said}");
    let said = wrong("quorum = 4", "quorum = 0");
    assert!(said.starts_with(&format!("demo.toml:{}: council.quorum: ", line("quorum = 4"))), "{said}");
    let said = wrong("bonus = \"50\"", "bonus = \"700\"");
    assert!(said.contains("sale.rounds.0.bonus: it is above"), "{said}");
    let said = wrong("cool_down = \"1 hour\"", "cool_down = \"91 days\"");
    assert!(said.contains("stake.cool_down: it is too long"), "{said}");
    let said = wrong("cool_down = \"1 hour\"", "cool_down = \"1h\"");
    assert!(said.contains("no length of time"), "{said}");
    let said = wrong("guardian = \"deployer\"", "guardian = \"0x70997970c51812dc3A010C7d01b50e0d17dc79C8\"");
    assert!(said.contains("accounts.guardian: ") && said.contains("misspelled"), "{said}");
    let said = wrong("guardian = \"deployer\"", "guardian = \"0x0000000000000000000000000000000000000000\"");
    assert!(said.contains("nobody has the account 0"), "{said}");
    let said = wrong("refused_countries = []", "refused_countries = [\"US\", \"USA\"]");
    assert!(said.contains("policy.refused_countries.1: `USA` is no code"), "{said}");
    let said = wrong("[sale]", "[sale");
    assert!(said.starts_with(&format!("demo.toml:{}: ", line("[sale]"))), "{said}");
}

#[test]
fn values_that_contradict_each_other_are_refused() {
    let said = wrong("amount = \"4_700_000_000\"", "amount = \"4_700_000_001\"");
    assert!(said.contains("the parts are 16,000,000,001 GMS together, more than the supply"), "{said}");
    let said = wrong("soft_cap = \"1\"", "soft_cap = \"80_001\"");
    assert!(said.contains("sale.soft_cap: it is above the hard cap"), "{said}");
    let said = wrong("# from = \"7 days\"", "from = \"6 days\"");
    assert!(said.contains("sale.rounds.1.from: the round before is not over by then"), "{said}");
    let said = wrong("cap = \"6_400_000_000\"", "cap = \"300_000_000\"");
    assert!(said.contains("sale.rounds.1.cap: it is below the cap of the round before"), "{said}");
    let said = wrong("cap = \"6_400_000_000\"", "cap = \"6_300_000_000\"");
    assert!(said.contains("sale.rounds.1.cap: all that is for sale"), "{said}");
    let said = wrong("to = \"timelock\"", "to = \"sale\"");
    assert!(said.contains("exactly one part has to be for sale"), "{said}");
    let said = wrong("name = \"growth\"", "name = \"sale\"");
    assert!(said.contains("supply.1.name: another part is called so"), "{said}");
    let said = wrong("cliff = \"1 day\"", "cliff = \"31 days\"");
    assert!(said.contains("supply.3.cliff: it is too long"), "{said}");
    let said = wrong("# opens = 2027", "opens = 2027");
    assert!(said.contains("sale.opens_after: sale.opens says already"), "{said}");
}

#[test]
fn unknown_keys_are_refused_wherever_they_are() {
    let said = wrong("quorum = 4", "quorum = 4\nqourum = 5");
    assert!(said.contains("council.qourum: there is no such key"), "{said}");
    let said = Profile::read("demo.toml", DEMO, &settings(&[("accounts.warden", "deployer")])).unwrap_err().to_string();
    assert_eq!(said, "demo.toml: accounts.warden: there is no such key; see genesis/demo.toml for all that there are");
    assert!(Profile::shipped("source-c", &Settings::new()).is_err());
}

#[test]
fn settings_stand_instead_of_values_and_are_part_of_the_profile() {
    let plain = Profile::read("demo.toml", DEMO, &Settings::new()).unwrap();
    let dated = DEMO.replace("# opens = 2027", "opens = 2027").replace("opens_after = \"0 seconds\"", "");
    let dated = Profile::read("demo.toml", &dated, &Settings::new()).unwrap();
    assert_eq!(dated.terms().sale.opens, Opens::At(1_798_761_600));
    let set = Profile::read("demo.toml", DEMO, &settings(&[("chain", "5"), ("sale.soft_cap", "2.5")])).unwrap();
    assert_eq!(set.terms().chain, Some(5));
    assert_eq!(set.terms().sale.soft_cap, U96::from(2_500_000_000_000_000_000_u64));
    let sums = [plain.sha256(), dated.sha256(), set.sha256()];
    assert!(sums[0] != sums[1] && sums[0] != sums[2] && sums[1] != sums[2]);
    assert_eq!(plain.sha256(), Profile::shipped("demo", &Settings::new()).unwrap().sha256());
}
