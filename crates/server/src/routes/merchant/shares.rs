//! Who gets what of an order, and by which rule: the shares of all its lines, put together by payee.

use base::Money;
use market::checkout::{Order, OrderShare, RefundPreview};
use market::people::Merchant;
use plan::{Because, Part, Unearned, Why};

use crate::i18n::Texts;
use crate::pages::merchant::order::ShareRow;
use crate::pages::parts::Share;
use crate::routes::consoles::MemberNames;
use crate::web::WebError;

/// One payee's shares of all lines.
struct Payee<'a> {
    rank: (u8, u8),
    who: String,
    account: ledger::Account,
    shares: Vec<&'a OrderShare>,
}

/// Everybody the rows speak of.
pub(super) fn members_named(order: &Order) -> impl Iterator<Item = i64> {
    order.lines.iter().flat_map(|line| &line.shares).flat_map(|share| {
        let own = (share.account.class() == ledger::Class::Member).then(|| share.account.owner());
        let others: Vec<i64> = match &share.because {
            Because::Level { skipped, .. } => skipped.iter().map(|member| member.0).collect(),
            Because::MerchantRest { unearned, .. } => unearned.iter().filter_map(|part| member_in(part.why)).collect(),
            _ => Vec::new(),
        };
        own.into_iter().chain(others)
    })
}

const fn member_in(why: Why) -> Option<i64> {
    match why {
        Why::Inactive(member) | Why::OwnPurchase(member) => Some(member.0),
        Why::NoSeller | Why::UplineEnds => None,
    }
}

/// The rows: brands, seller, levels from 1 up, platform, pool, shop. Their sum is the order's total.
pub(super) fn rows(
    texts: &Texts,
    shop: &Merchant,
    order: &Order,
    names: &MemberNames,
) -> Result<Vec<ShareRow>, WebError> {
    let mut payees: Vec<Payee<'_>> = Vec::new();
    for line in &order.lines {
        for share in &line.shares {
            match payees.iter_mut().find(|payee| payee.account == share.account) {
                Some(payee) => payee.shares.push(share),
                None => payees.push(Payee {
                    rank: rank(&share.because),
                    who: who(texts, shop, order, share.account, names),
                    account: share.account,
                    shares: vec![share],
                }),
            }
        }
    }
    payees.sort_by_key(|payee| payee.rank);
    let mut rows = payees.iter().map(|payee| row(texts, order, payee, names)).collect::<Result<Vec<_>, _>>()?;
    rows.extend(delivery_rows(texts, order)?);
    rows.extend(tax_row(texts, order)?);
    Ok(rows)
}

/// What brands get for sending.
fn delivery_rows(texts: &Texts, order: &Order) -> Result<Vec<ShareRow>, WebError> {
    let mut rows = Vec::new();
    for delivery in order.deliveries.iter().filter(|delivery| delivery.total.is_positive()) {
        let reversed = delivery.refunded.checked_sub(delivery.tax_reversed)?;
        rows.push(ShareRow {
            who: brand_name(order, delivery.brand.number()),
            rule: texts.t("rule-delivery").with("method", &delivery.method).to_string(),
            amount: delivery.total.checked_sub(delivery.tax)?,
            reversed: reversed.is_positive().then_some(reversed),
        });
    }
    Ok(rows)
}

/// What the state gets.
fn tax_row(texts: &Texts, order: &Order) -> Result<Option<ShareRow>, WebError> {
    let lines = order.lines.iter().map(|line| (line.tax, line.tax_reversed));
    let parcels = order.deliveries.iter().map(|delivery| (delivery.tax, delivery.tax_reversed));
    let (mut amount, mut reversed) = (Money::zero(order.currency), Money::zero(order.currency));
    for (tax, back) in lines.chain(parcels) {
        amount = amount.checked_add(tax)?;
        reversed = reversed.checked_add(back)?;
    }
    Ok(amount.is_positive().then(|| ShareRow {
        who: order.tax_name.clone(),
        rule: texts.t("rule-tax").to_string(),
        amount,
        reversed: reversed.is_positive().then_some(reversed),
    }))
}

fn brand_name(order: &Order, brand: i64) -> String {
    let line = order.lines.iter().find(|line| line.brand.number() == brand);
    line.map(|line| line.brand_name.clone()).unwrap_or_default()
}

/// From whom a refund takes what, put together by payee.
pub(super) fn taken_from(
    texts: &Texts,
    shop: &Merchant,
    order: &Order,
    preview: &RefundPreview,
    names: &MemberNames,
) -> Result<Vec<Share>, WebError> {
    let mut rows: Vec<(ledger::Account, Share)> = Vec::new();
    for part in preview.taken_from.iter().filter(|part| !part.amount.is_zero()) {
        if let Some((_, row)) = rows.iter_mut().find(|(account, _)| *account == part.account) {
            row.amount = row.amount.checked_add(part.amount).map_err(|_| WebError::Internal)?;
            continue;
        }
        let label = who(texts, shop, order, part.account, names);
        rows.push((part.account, Share { label, amount: part.amount }));
    }
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn who(texts: &Texts, shop: &Merchant, order: &Order, account: ledger::Account, names: &MemberNames) -> String {
    match account.class() {
        ledger::Class::Brand => brand_name(order, account.owner()),
        ledger::Class::Tax => order.tax_name.clone(),
        ledger::Class::Member => names.of(account.owner()).to_owned(),
        ledger::Class::Platform => texts.t("payee-platform").to_string(),
        ledger::Class::Pool => texts.t("payee-pool").to_string(),
        ledger::Class::Merchant
        | ledger::Class::Credit
        | ledger::Class::Clearing
        | ledger::Class::Escrow
        | ledger::Class::Payout => shop.name.clone(),
    }
}

const fn rank(because: &Because) -> (u8, u8) {
    match because {
        Because::Brand { .. } => (0, 0),
        Because::Seller { .. } => (1, 0),
        Because::Level { level, .. } => (2, *level),
        Because::PlatformFee { .. } => (3, 0),
        Because::Pool { .. } => (4, 0),
        Because::MerchantRest { .. } => (5, 0),
    }
}

fn row(texts: &Texts, order: &Order, payee: &Payee<'_>, names: &MemberNames) -> Result<ShareRow, WebError> {
    let sum = |of: fn(&OrderShare) -> Money| {
        Money::sum(order.currency, payee.shares.iter().map(|share| of(share))).map_err(|_| WebError::Internal)
    };
    let reversed = sum(|share| share.reversed)?;
    Ok(ShareRow {
        who: payee.who.clone(),
        rule: rule(texts, payee, names)?,
        amount: sum(|share| share.amount)?,
        reversed: reversed.is_positive().then_some(reversed),
    })
}

/// The rule behind a payee's shares. Lines differ at most in the brand's rate, and in what nobody could earn.
fn rule(texts: &Texts, payee: &Payee<'_>, names: &MemberNames) -> Result<String, WebError> {
    let mut rules: Vec<String> = Vec::new();
    for share in &payee.shares {
        let words = words(texts, &share.because, names);
        if !rules.contains(&words) {
            rules.push(words);
        }
    }
    let unearned = payee.shares.iter().flat_map(|share| match &share.because {
        Because::MerchantRest { unearned, .. } => unearned.as_slice(),
        _ => &[],
    });
    rules.extend(unearned_words(texts, unearned, names)?);
    Ok(rules.join("; "))
}

fn words(texts: &Texts, because: &Because, names: &MemberNames) -> String {
    match because {
        Because::Brand { commission, .. } => texts.t("rule-brand").with("rate", *commission).to_string(),
        Because::Seller { rate, .. } => texts.t("reason-rule-seller").with("rate", *rate).to_string(),
        Because::Level { level, rate, skipped, .. } => {
            let rule = texts.t("reason-rule-level").with("level", *level).with("rate", *rate).to_string();
            if skipped.is_empty() {
                return rule;
            }
            texts.t("rule-passing-over").with("rule", rule).with("names", names.of_all(skipped)).to_string()
        }
        Because::PlatformFee { rate, .. } | Because::Pool { rate, .. } | Because::MerchantRest { rate, .. } => {
            texts.t("rule-part").with("rate", *rate).to_string()
        }
    }
}

/// What nobody could earn, put together over the lines by part and reason.
fn unearned_words<'a>(
    texts: &Texts,
    unearned: impl Iterator<Item = &'a Unearned>,
    names: &MemberNames,
) -> Result<Vec<String>, WebError> {
    let mut together: Vec<Unearned> = Vec::new();
    for part in unearned {
        match together.iter_mut().find(|known| known.part == part.part && known.why == part.why) {
            Some(known) => {
                known.amount = known.amount.checked_add(part.amount).map_err(|_| WebError::Internal)?;
            }
            None => together.push(part.clone()),
        }
    }
    let words = together.iter().map(|part| {
        let whose = match part.part {
            Part::Seller => texts.t("unearned-seller").to_string(),
            Part::Level(level) => texts.t("unearned-level").with("level", level).to_string(),
        };
        let why = why(texts, part.why, names);
        texts.t("unearned").with("amount", part.amount).with("whose", whose).with("why", why).to_string()
    });
    Ok(words.collect())
}

fn why(texts: &Texts, why: Why, names: &MemberNames) -> String {
    match why {
        Why::NoSeller => texts.t("why-no-seller").to_string(),
        Why::Inactive(member) => texts.t("why-inactive").with("name", names.of(member.0)).to_string(),
        Why::OwnPurchase(member) => texts.t("why-own-purchase").with("name", names.of(member.0)).to_string(),
        Why::UplineEnds => texts.t("why-upline-ends").to_string(),
    }
}
