//! From a document to what it says.

use alloy_primitives::aliases::{U40, U48, U96};
use alloy_primitives::{Address, U256};
use base::Timestamp;

use super::amount;
use super::document::{Document, ProfileError};
use super::model::{Account, Council, Opens, Part, Payment, Recipient, Round, Sale, Terms};

type Read<T> = Result<T, ProfileError>;

/// The digits of GMS behind the point.
const GMS: u8 = 18;
/// All GMS there are, as the token's contract has it.
const SUPPLY: &str = "16_000_000_000";
const MOST_ROUNDS: usize = 8;
/// What the contracts allow: a sale of three years, a cool-down of 90 days, grants of 50 years.
const LONGEST_SALE: u64 = 3 * 365 * DAY;
const LONGEST_COOL_DOWN: u64 = 90 * DAY;
const LONGEST_GRANT: u64 = 50 * 365 * DAY;
const DAY: u64 = 86_400;
const ACCOUNT: &str = "0x...";

pub(super) fn terms(document: Document<'_>) -> Read<Terms> {
    let terms = Terms {
        name: document.need("name", "demo", filled)?,
        series: document.maybe("series", filled)?.unwrap_or_else(|| "1".to_owned()),
        chain: document.maybe("chain", number)?,
        guardian: document.need("accounts.guardian", ACCOUNT, account)?,
        parts: parts(&document)?,
        sale: sale(&document)?,
        council: council(&document)?,
        cool_down: document
            .need("stake.cool_down", "7 days", |text| at_most(text, LONGEST_COOL_DOWN).map(U40::from))?,
        refused_countries: countries(&document)?,
        sign_up: document.maybe("incentive.sign_up", gms)?.unwrap_or_default(),
    };
    supply(&document, &terms)?;
    document.finish()?;
    Ok(terms)
}

fn parts(document: &Document<'_>) -> Read<Vec<Part>> {
    (0..document.count("supply")).map(|index| part(document, &format!("supply.{index}"))).collect()
}

fn part(document: &Document<'_>, item: &str) -> Read<Part> {
    let key = |name: &str| format!("{item}.{name}");
    let to = key("to");
    let to = match document.need(&to, "timelock", filled)?.as_str() {
        "sale" => Recipient::Sale,
        "timelock" => Recipient::Timelock,
        "vesting" => {
            let length = document.need(&key("length"), "4 years", |text| at_most(text, LONGEST_GRANT))?;
            let short = |text: &str| at_most(text, length).and_then(narrow);
            Recipient::Vesting {
                beneficiary: document.need(&key("beneficiary"), ACCOUNT, account)?,
                cliff: document.need(&key("cliff"), "1 year", short)?,
                length: narrow(length).map_err(|problem| document.wrong(&key("length"), problem))?,
            }
        }
        text => Recipient::Account(address(text).map_err(|problem| {
            document.wrong(&to, format!("write sale, timelock, vesting, or an account: {problem}"))
        })?),
    };
    Ok(Part {
        name: document.need(&key("name"), "growth", filled)?,
        amount: document.need(&key("amount"), "1_000_000", |text| gms(text).and_then(positive))?,
        to,
    })
}

fn sale(document: &Document<'_>) -> Read<Sale> {
    let payment = document.need("sale.payment", "0x...", |text| match text {
        "ether" => Ok(None),
        token => address(token).map(Some).map_err(|problem| format!("write ether, or where the token is: {problem}")),
    })?;
    let decimals =
        |text: &str| number(text).and_then(|n| u8::try_from(n).map_err(|_| "write 6 or 18 or so".to_owned()));
    let (payment, decimals) = match payment {
        None => (Payment::Ether, 18),
        Some(at) => {
            let decimals = document.need("sale.decimals", "6", decimals)?;
            (Payment::Token { at, decimals }, decimals)
        }
    };
    let paid = |text: &str| amount::parse(text, decimals).and_then(positive);
    let hard_cap = document.need("sale.hard_cap", "80_000", paid)?;
    let soft_cap = |text: &str| match paid(text)? {
        soft if soft > hard_cap => Err("it is above the hard cap".to_owned()),
        soft => Ok(soft),
    };
    Ok(Sale {
        signer: document.need("accounts.signer", ACCOUNT, account)?,
        payment,
        price: document.need("sale.price", "0.0001", paid)?,
        soft_cap: document.need("sale.soft_cap", "1_000", soft_cap)?,
        hard_cap,
        opens: opens(document)?,
        rounds: rounds(document)?,
    })
}

fn opens(document: &Document<'_>) -> Read<Opens> {
    let moment = |text: &str| {
        let moment = Timestamp::parse(text).map_err(|error| error.to_string())?;
        u64::try_from(moment.as_millis() / 1000).map(Opens::At).map_err(|_| "that was before 1970".to_owned())
    };
    let after = document.maybe("sale.opens_after", seconds)?;
    match (document.maybe("sale.opens", moment)?, after) {
        (Some(_), Some(_)) => Err(document.wrong("sale.opens_after", "sale.opens says already when it opens")),
        (Some(at), None) => Ok(at),
        (None, after) => Ok(Opens::After(after.unwrap_or_default())),
    }
}

fn rounds(document: &Document<'_>) -> Read<Vec<Round>> {
    let count = document.count("sale.rounds");
    if count == 0 || count > MOST_ROUNDS {
        return Err(document.wrong("sale.rounds", format!("there are {count} rounds; there can be 1 to {MOST_ROUNDS}")));
    }
    let mut rounds: Vec<Round> = Vec::with_capacity(count);
    for index in 0..count {
        let (last_end, last_cap) = rounds.last().map_or((0, U96::ZERO), |last| (last.to, last.cap));
        let key = |name: &str| format!("sale.rounds.{index}.{name}");
        let from = document.maybe(&key("from"), |text| match seconds(text)? {
            from if from < last_end => Err("the round before is not over by then".to_owned()),
            from => Ok(from),
        })?;
        let from = from.unwrap_or(last_end);
        let lasts = document.need(&key("lasts"), "30 days", |text| {
            match at_most(text, LONGEST_SALE.saturating_sub(from))? {
                0 => Err("it is no time at all".to_owned()),
                lasts => Ok(lasts),
            }
        })?;
        let cap = document.need(&key("cap"), "400_000_000", |text| match gms(text).and_then(positive)? {
            cap if cap < last_cap => Err("it is below the cap of the round before, which it includes".to_owned()),
            cap => Ok(cap),
        })?;
        let name = document.need(&key("name"), "public", filled)?;
        let bonus = document.need(&key("bonus"), "20", percent)?;
        rounds.push(Round { name, from, to: from.saturating_add(lasts), bonus, cap });
    }
    Ok(rounds)
}

fn council(document: &Document<'_>) -> Read<Council> {
    let some = |text: &str| {
        seconds(text)
            .and_then(narrow)
            .and_then(|time| if time == 0 { Err("it is no time at all".to_owned()) } else { Ok(time) })
    };
    let quorum = |text: &str| match number(text)? {
        quorum @ 1..=100 => u8::try_from(quorum).map_err(|error| error.to_string()),
        _ => Err("write a number of per cent from 1 to 100".to_owned()),
    };
    Ok(Council {
        voting_delay: document.need("council.voting_delay", "1 day", |text| some(text).map(U48::from))?,
        voting_period: document.need("council.voting_period", "5 days", some)?,
        late_extension: document.need("council.late_extension", "1 day", |text| some(text).map(U48::from))?,
        threshold: document.need("council.threshold", "1_000_000", gms)?,
        quorum: document.need("council.quorum", "4", quorum)?,
        timelock_delay: document.need("council.timelock_delay", "2 days", |text| some(text).map(u64::from))?,
    })
}

fn countries(document: &Document<'_>) -> Read<Vec<String>> {
    let code = |text: &str| match text.as_bytes() {
        [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(text.to_owned()),
        _ => Err(format!("`{text}` is no code of a country such as US")),
    };
    let list = "policy.refused_countries";
    (0..document.count(list)).map(|index| document.need(&format!("{list}.{index}"), "US", code)).collect()
}

/// What several values say together.
fn supply(document: &Document<'_>, terms: &Terms) -> Read<()> {
    let all = gms(SUPPLY).map_err(|problem| document.wrong("supply", problem))?;
    let sum: U256 = terms.parts.iter().map(|part| U256::from(part.amount)).sum();
    if sum != all {
        let (sum, more) = (shown(sum), if sum > all { "more" } else { "less" });
        return Err(
            document.wrong("supply", format!("the parts are {sum} GMS together, {more} than the supply of {SUPPLY}"))
        );
    }
    let name = |index: usize| terms.parts.get(index).map(|part| part.name.as_str());
    if let Some(twice) = (1..terms.parts.len()).find(|at| (0..*at).any(|before| name(before) == name(*at))) {
        return Err(document.wrong(&format!("supply.{twice}.name"), "another part is called so"));
    }
    let mut for_sale = terms.parts.iter().filter(|part| part.to == Recipient::Sale);
    let (Some(part), None) = (for_sale.next(), for_sale.next()) else {
        return Err(document.wrong("supply", "exactly one part has to be for sale: to = \"sale\""));
    };
    match terms.sale.rounds.last() {
        Some(last) if last.cap == part.amount => Ok(()),
        _ => {
            let key = format!("sale.rounds.{}.cap", terms.sale.rounds.len().saturating_sub(1));
            Err(document.wrong(
                &key,
                format!(
                    "all that is for sale may be sold by the end of the last round: {} GMS",
                    shown(U256::from(part.amount))
                ),
            ))
        }
    }
}

/// An amount of GMS for people; exact, without what is behind the point if that is nothing.
pub(in crate::deploy) fn shown(units: U256) -> String {
    let text = format!("{units:0>19}");
    let (whole, fraction) = text.split_at(text.len() - 18);
    let groups: Vec<&str> =
        whole.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    match fraction.trim_end_matches('0') {
        "" => groups.join(","),
        fraction => format!("{}.{fraction}", groups.join(",")),
    }
}

fn filled(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("it is empty".to_owned()) } else { Ok(text.to_owned()) }
}

fn number(text: &str) -> Result<u64, String> {
    text.replace('_', "").parse().map_err(|_| format!("`{text}` is no whole number"))
}

fn gms(text: &str) -> Result<U256, String> {
    amount::parse(text, GMS)
}

/// An amount as contracts keep it, and not nothing.
fn positive(units: U256) -> Result<U96, String> {
    match U96::checked_from_limbs_slice(units.as_limbs()) {
        Some(U96::ZERO) => Err("it is nothing".to_owned()),
        Some(units) => Ok(units),
        None => Err("it is more than a contract can count".to_owned()),
    }
}

/// Per cent as basis points.
fn percent(text: &str) -> Result<u16, String> {
    u16::try_from(amount::parse(text, 2)?).map_err(|_| "it is above 655.35 per cent".to_owned())
}

fn address(text: &str) -> Result<Address, String> {
    let is_plain = text.bytes().all(|byte| !byte.is_ascii_uppercase())
        || text.len() > 2 && text[2..].bytes().all(|byte| !byte.is_ascii_lowercase());
    let parsed: Option<Address> = text.strip_prefix("0x").and_then(|_| text.parse().ok());
    match parsed {
        None => Err(format!("`{text}` is no account: write 0x and 40 hexadecimal digits")),
        Some(Address::ZERO) => Err("nobody has the account 0".to_owned()),
        Some(address) if is_plain || address.to_string() == text => Ok(address),
        Some(_) => Err(format!("`{text}` is misspelled: its small and capital letters do not fit its digits")),
    }
}

fn account(text: &str) -> Result<Account, String> {
    if text == "deployer" { Ok(Account::Deployer) } else { address(text).map(Account::At) }
}

/// A length of time, such as `2 days`.
fn seconds(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no length of time such as \"90 seconds\", \"2 days\" or \"4 years\"");
    let (count, unit) = text.split_once(' ').ok_or_else(wrong)?;
    let unit = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" => DAY,
        "week" => 7 * DAY,
        // Of 365 days, as in the contracts.
        "year" => 365 * DAY,
        _ => return Err(wrong()),
    };
    number(count).map_err(|_| wrong())?.checked_mul(unit).ok_or_else(wrong)
}

fn at_most(text: &str, most: u64) -> Result<u64, String> {
    let asked = seconds(text)?;
    if asked <= most { Ok(asked) } else { Err(format!("it is too long: at most {most} seconds are possible here")) }
}

fn narrow(seconds: u64) -> Result<u32, String> {
    u32::try_from(seconds).map_err(|_| "it is too long".to_owned())
}
