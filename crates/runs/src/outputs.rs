//! What is written of a run.

use std::collections::BTreeMap;
use std::io::{self, Write};

use base::{Currency, Money, MoneyError};
use plan::period::{Earning, Outcome, PaidIn, Payout, Rules, RunError, Side};

use crate::members::{IN_THE_TANK, Members};
use crate::write::Folder;
use crate::{Files, PaidOut, RunsError, expired, state};

pub(crate) fn write_outcome(
    folder: &Folder,
    rules: &Rules,
    members: &Members,
    outcome: &Outcome,
    files: &Files<'_>,
) -> Result<BTreeMap<String, String>, RunsError> {
    let earnings = write_earnings(folder, rules, members, outcome.earnings())?;
    let volumes = rules.volume_names();
    let heads: Vec<&str> = ["member", "rank"].into_iter().chain(volumes.iter().map(String::as_str)).collect();
    let ranks = folder.file("ranks.csv", |out| {
        rows(out, &heads, |csv| {
            members.ids.iter().enumerate().try_for_each(|(at, id)| {
                csv.write_field(id)?;
                csv.write_field(rank_name(rules, outcome.rank(at)))?;
                outcome.volumes(at).try_for_each(|volume| csv.write_field(volume.to_string()))?;
                csv.write_record(None::<&[u8]>)
            })
        })
    })?;
    let period = files.period.map_or_else(String::new, |period| period.to_string());
    let state = folder.file("state.csv", |out| {
        rows(out, state::COLUMNS, |csv| {
            members.ids.iter().enumerate().try_for_each(|(at, id)| {
                csv.write_field(id)?;
                state::fields(&outcome.state, rules, at).iter().try_for_each(|field| csv.write_field(field))?;
                csv.write_field(&period)?;
                csv.write_record(None::<&[u8]>)
            })
        })
    })?;
    let breakage = folder.file("breakage.csv", |out| {
        rows(out, &["bonus", "amount"], |csv| {
            let mut unpaid = rules.bonus_names().zip(&outcome.breakage).filter(|(_, amount)| !amount.is_zero());
            unpaid.try_for_each(|(bonus, amount)| csv.write_record([bonus, &amount.decimal()]))
        })
    })?;
    let names = ["breakage.csv", "earnings.csv", "ranks.csv", "state.csv"].map(str::to_owned);
    let mut written: BTreeMap<String, String> = names.into_iter().zip([breakage, earnings, ranks, state]).collect();
    if rules.matrix().is_some() || rules.tank().is_some() {
        written.insert("placements.csv".to_owned(), write_placements(folder, rules, members, outcome)?);
    }
    if rules.expires() {
        let hash = expired::write(folder, rules, members, &outcome.expired())?;
        written.insert("expired.csv".to_owned(), hash);
    }
    if rules.payout().is_some() && files.restates.is_none() {
        written.insert("payouts.csv".to_owned(), write_payouts(folder, rules, members, &outcome.payouts)?);
    }
    Ok(written)
}

/// Writes who stands below whom, and on which side of a binary tree; the hash of the file.
fn write_placements(folder: &Folder, rules: &Rules, members: &Members, outcome: &Outcome) -> Result<String, RunsError> {
    let width = if rules.has_legs() { 3 } else { 2 };
    folder.file("placements.csv", |out| {
        rows(out, &["member", "placement", "side"][..width], |csv| {
            members.ids.iter().enumerate().try_for_each(|(at, id)| {
                let above = if outcome.is_waiting(at) { IN_THE_TANK } else { "" };
                let above = outcome.placement(at).map_or(above, |above| members.ids[above].as_str());
                let side = match outcome.side(at) {
                    Side::Left => "left",
                    Side::Right => "right",
                    Side::Neither => "",
                };
                csv.write_record(&[id.as_str(), above, side][..width])
            })
        })
    })
}

/// Writes what everybody is paid out; the hash of the file.
fn write_payouts(folder: &Folder, rules: &Rules, members: &Members, payouts: &[Payout]) -> Result<String, RunsError> {
    let in_theirs = payouts.iter().map(|one| members.paid_in(rules, one.member, one.paid));
    let in_theirs = in_theirs.collect::<Result<Vec<_>, _>>().map_err(RunError::from)?;
    let heads = ["member", "before", "earned", "adjusted", "paid", "carried", "currency", "rate", "amount"];
    folder.file("payouts.csv", |out| {
        rows(out, &heads, |csv| {
            payouts.iter().zip(&in_theirs).try_for_each(|(one, (rate, amount))| {
                csv.write_field(&members.ids[one.member as usize])?;
                let amounts = [one.before, one.earned, one.adjusted, one.paid, one.carried];
                amounts.into_iter().try_for_each(|amount| csv.write_field(amount.decimal()))?;
                csv.write_record([amount.currency().code(), &rate.to_string(), &amount.decimal()])
            })
        })
    })
}

/// Writes what everybody earns; the hash of the file.
pub(crate) fn write_earnings(
    folder: &Folder,
    rules: &Rules,
    members: &Members,
    mut earnings: impl Iterator<Item = Earning>,
) -> Result<String, RunsError> {
    let bonuses: Vec<&str> = rules.bonus_names().collect();
    let heads = ["member", "bonus", "amount", "before_caps", "paid_in"];
    // Where everything is money, nobody has to be told.
    let count = if rules.pays_in_kind() { heads.len() } else { heads.len() - 1 };
    folder.file("earnings.csv", |out| {
        rows(out, &heads[..count], |csv| {
            earnings.try_for_each(|earning| {
                let member = members.ids[earning.member as usize].as_str();
                let (amount, uncapped) = (earning.amount.decimal(), earning.uncapped.decimal());
                let paid_in = rules.paid_in(earning.bonus).word();
                let fields = [member, bonuses[earning.bonus], &amount, &uncapped, paid_in];
                csv.write_record(&fields[..count])
            })
        })
    })
}

pub(crate) fn rows(
    out: &mut dyn Write,
    heads: &[&str],
    write: impl FnOnce(&mut csv::Writer<&mut dyn Write>) -> csv::Result<()>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(heads)?;
    write(&mut csv)?;
    csv.flush()
}

/// The name of a rank, from 1; empty for none.
pub(crate) fn rank_name(rules: &Rules, rank: usize) -> &str {
    rank.checked_sub(1).and_then(|at| rules.rank_names().get(at)).map_or("", String::as_str)
}

/// How many members were paid as each rank.
pub(crate) fn ranks(rules: &Rules, members: &Members, outcome: &Outcome) -> BTreeMap<String, usize> {
    let mut ranks: BTreeMap<String, usize> = rules.rank_names().iter().map(|name| (name.clone(), 0)).collect();
    for at in 0..members.ids.len() {
        if let Some(count) = ranks.get_mut(rank_name(rules, outcome.rank(at))) {
            *count += 1;
        }
    }
    ranks
}

/// What each bonus pays together.
pub(crate) fn totals(rules: &Rules, outcome: &Outcome) -> Result<BTreeMap<String, Money>, MoneyError> {
    let mut totals = vec![Money::zero(rules.currency()); rules.bonus_names().count()];
    for earning in outcome.earnings() {
        totals[earning.bonus] = totals[earning.bonus].checked_add(earning.amount)?;
    }
    Ok(rules.bonus_names().map(str::to_owned).zip(totals).collect())
}

/// The bonuses that are paid in something else than money, and in what.
pub(crate) fn in_kind(rules: &Rules) -> BTreeMap<String, String> {
    let all = rules.bonus_names().enumerate().map(|(bonus, name)| (name, rules.paid_in(bonus)));
    let in_kind = all.filter(|(_, paid_in)| *paid_in != PaidIn::Money);
    in_kind.map(|(name, paid_in)| (name.to_owned(), paid_in.word().to_owned())).collect()
}

/// What was not earned of each bonus, where anything was not.
pub(crate) fn breakage(rules: &Rules, outcome: &Outcome) -> BTreeMap<String, String> {
    let of_each = rules.bonus_names().map(str::to_owned).zip(&outcome.breakage);
    of_each.filter(|(_, unpaid)| !unpaid.is_zero()).map(|(bonus, unpaid)| (bonus, unpaid.decimal())).collect()
}

/// What is paid out and carried on together, when the plan says what is paid out.
pub(crate) fn payouts(
    rules: &Rules,
    members: &Members,
    outcome: &Outcome,
    files: &Files<'_>,
) -> Result<Option<PaidOut>, MoneyError> {
    let Some(rule) = rules.payout().filter(|_| files.restates.is_none()) else { return Ok(None) };
    let sum = |what: fn(&Payout) -> Money| Money::sum(rules.currency(), outcome.payouts.iter().map(what));
    let (adjusted, paid, carried) = (sum(|one| one.adjusted)?, sum(|one| one.paid)?, sum(|one| one.carried)?);
    let on = files.period.and_then(|period| rule.paid_on(period.last())).map(|date| date.to_string());
    let by_currency = by_currency(rules, members, &outcome.payouts)?;
    let (adjusted, paid, carried) = (adjusted.decimal(), paid.decimal(), carried.decimal());
    Ok(Some(PaidOut { adjusted, paid, carried, by_currency, on }))
}

/// What is paid in each currency, when anybody is paid in another than the plan's.
fn by_currency(rules: &Rules, members: &Members, payouts: &[Payout]) -> Result<BTreeMap<String, String>, MoneyError> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for one in payouts.iter().filter(|one| !one.paid.is_zero()) {
        let (_, amount) = members.paid_in(rules, one.member, one.paid)?;
        let sum = sums.entry(amount.currency()).or_insert_with(|| Money::zero(amount.currency()));
        *sum = sum.checked_add(amount)?;
    }
    if sums.keys().all(|currency| *currency == rules.currency()) {
        return Ok(BTreeMap::new());
    }
    Ok(sums.into_iter().map(|(currency, sum)| (currency.to_string(), sum.decimal())).collect())
}
