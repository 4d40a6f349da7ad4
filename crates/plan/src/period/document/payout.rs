use std::collections::BTreeMap;

use base::Currency;

use super::bonus::amount;
use crate::document::reader::{Read, Reader, Value};
use crate::period::exchange::ExchangeRate;
use crate::period::money::MoneyRules;
use crate::period::payout::{PaymentDate, PayoutRule};

/// Reads what is paid out of what is earned, if the plan says so.
pub(super) fn read(document: &Reader<'_>, money: &MoneyRules) -> Read<Option<PayoutRule>> {
    let Some(table) = document.find("payout") else { return Ok(None) };
    let table = table.table()?;
    let value = table.need("minimum", "minimum = \"20\"")?;
    let minimum = amount(&value, money)?;
    if minimum < 0 {
        return Err(value.wrong("the least that is paid is nothing or more"));
    }
    let dates = table.find("dates").map_or_else(|| Ok(Vec::new()), |dates| payment_dates(&dates))?;
    let pegs = table.find("pegs").map_or_else(|| Ok(BTreeMap::new()), |pegs| pegs_of(&pegs, money))?;
    table.finish()?;
    Ok(Some(PayoutRule { minimum, dates, pegs }))
}

fn pegs_of(value: &Value<'_>, money: &MoneyRules) -> Read<BTreeMap<Currency, ExchangeRate>> {
    let mut pegs = BTreeMap::new();
    for (code, value) in value.table()?.entries() {
        let currency: Currency =
            code.parse().map_err(|_| value.wrong("the key is the code of a currency, such as GBP"))?;
        if currency == money.currency {
            return Err(value.wrong("this is the currency of the plan itself: leave it out"));
        }
        let rate = ExchangeRate::parse(value.text()?);
        let rate = rate.ok_or_else(|| {
            let why = format!("write how many {currency} one {} is worth, as a text such as \"0.833\"", money.currency);
            value.wrong(why)
        })?;
        if pegs.insert(currency, rate).is_some() {
            return Err(value.wrong(format!("{currency} is pegged twice")));
        }
    }
    Ok(pegs)
}

fn payment_dates(list: &Value<'_>) -> Read<Vec<PaymentDate>> {
    let mut dates: Vec<PaymentDate> = Vec::new();
    for one in list.list()? {
        let table = one.table()?;
        let day = |key, for_instance| table.need(key, for_instance)?.whole(1, 31);
        let through = day("through", "through = 15")?;
        let paid = day("day", "day = 30")?;
        let months_later = table.find("months_later").map_or(Ok(0), |months| months.whole(0, 12))?;
        table.finish()?;
        let [through, day, months_later] =
            [through, paid, months_later].map(|number| u8::try_from(number).unwrap_or(u8::MAX));
        if dates.last().is_some_and(|last| last.through >= through) {
            return Err(one.wrong("each goes through a later day than the one before"));
        }
        if months_later == 0 && day < through {
            return Err(one.wrong("it would be paid before it is earned: write `months_later = 1` for the next month"));
        }
        dates.push(PaymentDate { through, day, months_later });
    }
    match dates.last() {
        Some(last) if last.through == 31 => Ok(dates),
        _ => Err(list.wrong("the last goes through the end of the month: write `through = 31`")),
    }
}

/// Reads within how many days of an order its refund takes something back, if the plan says so.
pub(super) fn refunds(document: &Reader<'_>) -> Read<Option<u32>> {
    let Some(table) = document.find("refunds") else { return Ok(None) };
    let table = table.table()?;
    let days = table.need("within_days", "within_days = 60")?.whole(1, 3_660)?;
    table.finish()?;
    Ok(Some(days))
}
