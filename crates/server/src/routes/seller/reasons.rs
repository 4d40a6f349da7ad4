//! The reason of every cent, in words: how an earning came about, its calculation, and the rows behind it.

use base::{Bps, Money};
use market::earnings::{EarningLine, Standing};
use plan::Because;

use crate::i18n::Texts;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::Tone;
use crate::pages::shop::product::Fact;
use crate::routes::consoles::MemberNames;

/// "2 × Morning bowl, sage".
pub(super) fn what(texts: &Texts, line: &EarningLine) -> String {
    let name = if line.options.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.options) };
    if line.quantity == 1 {
        return name;
    }
    texts.t("earnings-several").with("quantity", line.quantity).with("name", name).to_string()
}

/// "Your own sale", "Level 2, sold by Ines".
pub(super) fn through(texts: &Texts, line: &EarningLine) -> String {
    match &line.because {
        Because::Level { level, .. } => {
            let by = line.sold_by.as_ref().map(|handle| format!("@{handle}")).unwrap_or_default();
            texts.t("earnings-through-level").with("level", *level).with("name", by).to_string()
        }
        _ => texts.t("earnings-own-sale").to_string(),
    }
}

/// How firm it is, in a word or two.
pub(super) fn state(texts: &Texts, line: &EarningLine) -> StateWord {
    let (label, tone) = match line.standing {
        Standing::Awaited => (texts.t("earning-awaited"), Tone::Info),
        Standing::Pending => (texts.t("earning-pending"), Tone::Warn),
        Standing::Available => (texts.t("earning-available"), Tone::Good),
        Standing::Gone if line.reversed.is_positive() => (texts.t("earning-taken-back"), Tone::Bad),
        Standing::Gone => (texts.t("earning-gone"), Tone::Info),
    };
    StateWord { label: label.to_string(), tone }
}

/// Of whom the reason speaks besides the seller.
pub(super) fn members_named(because: &Because) -> impl Iterator<Item = i64> {
    let skipped = match because {
        Because::Level { skipped, .. } => skipped.as_slice(),
        _ => &[],
    };
    skipped.iter().map(|member| member.0)
}

/// The part of the pot an earning is: (its rate, the pot).
fn part(because: &Because) -> Option<(Bps, Money)> {
    match because {
        Because::Seller { rate, pot } | Because::Level { rate, pot, .. } => Some((*rate, *pot)),
        _ => None,
    }
}

/// "68.00 EUR × 22 % = 14.96 EUR, of which 50 % = 7.48 EUR".
pub(super) fn calculation(texts: &Texts, line: &EarningLine) -> String {
    let Some((rate, pot)) = part(&line.because) else { return String::new() };
    let sentence = texts
        .t("earnings-calculation")
        .with("base", line.commissionable)
        .with("commission", line.commission_rate)
        .with("pot", pot)
        .with("rate", rate)
        .with("amount", line.amount);
    sentence.to_string()
}

/// The rows behind an earning.
pub(super) fn rows(texts: &Texts, line: &EarningLine, names: &MemberNames) -> Vec<Fact> {
    let mut rows = Vec::new();
    let mut say = |label: String, value: String| rows.push(Fact { label, value });
    say(texts.t("reason-order").to_string(), line.order.reference());
    let price = texts.t("reason-price-of").with("total", line.line_total).with("quantity", line.quantity);
    say(texts.t("reason-price").to_string(), price.to_string());
    if line.commissionable != line.line_total {
        let value = texts.t("reason-base-of").with("base", line.commissionable).to_string();
        say(texts.t("reason-base").to_string(), value);
    }
    if let Some((rate, pot)) = part(&line.because) {
        say(texts.t("reason-commission").to_string(), commission(texts, line, pot));
        say(texts.t("reason-rule").to_string(), rule(texts, &line.because));
        if let Some(exact) = exact_part(pot, rate) {
            let value = texts.t("reason-rounded").with("exact", exact).with("amount", line.amount);
            say(texts.t("reason-rounding").to_string(), value.to_string());
        }
    }
    if let Because::Level { skipped, .. } = &line.because
        && !skipped.is_empty()
    {
        let value = texts.t("reason-skipped-who").with("names", names.of_all(skipped));
        say(texts.t("reason-skipped").to_string(), value.to_string());
    }
    if line.reversed.is_positive() {
        say(texts.t("reason-taken-back").to_string(), texts.money(&line.reversed));
    }
    rows
}

fn commission(texts: &Texts, line: &EarningLine, pot: Money) -> String {
    let rate = line.commission_rate;
    let words = texts.t("reason-commission-of").with("rate", rate).with("base", line.commissionable);
    let words = words.with("pot", pot);
    match exact_part(line.commissionable, rate) {
        Some(exact) => {
            texts.t("reason-commission-rounded").with("words", words.to_string()).with("exact", exact).to_string()
        }
        None => words.to_string(),
    }
}

fn rule(texts: &Texts, because: &Because) -> String {
    match because {
        Because::Level { level, rate, .. } => {
            texts.t("reason-rule-level").with("level", *level).with("rate", rate).to_string()
        }
        Because::Seller { rate, .. } => texts.t("reason-rule-seller").with("rate", rate).to_string(),
        _ => String::new(),
    }
}

/// `rate` of `amount` with every decimal it has, "3.2164 EUR"; `None` when it is a whole number of minor units.
fn exact_part(amount: Money, rate: Bps) -> Option<String> {
    let product = i128::from(amount.minor()) * i128::from(rate.points());
    if product % 10_000 == 0 {
        return None;
    }
    let decimals = amount.currency().decimals() as usize + 4;
    let digits = format!("{:0>width$}", product.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if product < 0 { "-" } else { "" };
    Some(format!("{sign}{whole}.{} {}", fraction.trim_end_matches('0'), amount.currency()))
}

#[cfg(test)]
mod tests {
    use base::{Bps, Currency, Money};

    use super::exact_part;

    #[test]
    fn parts_that_are_no_whole_cents_are_told_exactly() {
        let exact =
            |text: &str, points| exact_part(Money::parse(text, Currency::EUR).unwrap(), Bps::new(points).unwrap());
        assert_eq!(exact("7.48", 4300).as_deref(), Some("3.2164 EUR"));
        assert_eq!(exact("0.05", 1000).as_deref(), Some("0.005 EUR"));
        assert_eq!(exact("7.50", 5000), None);
    }
}
