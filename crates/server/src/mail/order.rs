//! What customers are told about their order.

use askama::Template;
use market::checkout::{Order, OrderStatus, payment_method};
use market::letters::LetterKind;
use market::people::Merchant;

use super::Letter;
use crate::i18n::{Message, Texts};
use crate::pages::parts::Totals;

/// Everything a letter about an order says, in the customer's language.
#[derive(Debug, Clone)]
struct OrderLetter {
    language: String,
    subject: String,
    greeting: String,
    /// What happened, and what happens next.
    paragraphs: Vec<String>,
    /// How to pay: what to write down, as label and value; empty once nothing is to be paid.
    payment: Vec<(String, String)>,
    lines: Vec<LetterLine>,
    /// What it comes to, row by row.
    sums: Vec<SumRow>,
    open: String,
    link: String,
    questions: String,
    closing: String,
}

#[derive(Debug, Clone)]
struct LetterLine {
    name: String,
    total: String,
}

/// A row of what an order comes to.
#[derive(Debug, Clone)]
struct SumRow {
    label: String,
    amount: String,
    /// Whether it is the total.
    is_total: bool,
}

#[derive(Debug, Template)]
#[template(path = "mail/order.txt", whitespace = "preserve")]
struct AsText<'a> {
    letter: &'a OrderLetter,
}

#[derive(Debug, Template)]
#[template(path = "mail/order.html")]
struct AsHtml<'a> {
    letter: &'a OrderLetter,
}

/// What a letter is made of.
#[derive(Debug)]
pub struct News<'a> {
    /// What happened.
    pub kind: LetterKind,
    /// To which order.
    pub order: &'a Order,
    /// What the order comes to.
    pub totals: &'a Totals,
    /// The shop it was placed at.
    pub merchant: &'a Merchant,
    /// The full address where the customer sees the order.
    pub link: String,
    /// What goes back; empty where nothing does.
    pub amount: &'a str,
}

/// The letter with this news, named `name`.
///
/// # Errors
/// When a template cannot be filled.
pub fn letter(texts: &Texts, news: News<'_>, name: String) -> Result<Letter, askama::Error> {
    let (order, merchant) = (news.order, news.merchant);
    let letter = order_letter(texts, news);
    Ok(Letter {
        name,
        to: order.email.clone(),
        to_name: order.name.clone(),
        from_name: merchant.name.clone(),
        reply_to: merchant.contact_email.to_string(),
        text: AsText { letter: &letter }.render()?,
        html: AsHtml { letter: &letter }.render()?,
        subject: letter.subject,
    })
}

fn order_letter(texts: &Texts, news: News<'_>) -> OrderLetter {
    let News { kind, order, totals, merchant, link, amount } = news;
    let reference = order.id.reference();
    OrderLetter {
        language: texts.language().word().to_owned(),
        subject: subject(texts, kind).with("shop", &merchant.name).with("number", &reference).to_string(),
        greeting: texts.t("mail-greeting").with("name", order.name.trim()).to_string(),
        paragraphs: paragraphs(texts, kind, order, merchant, amount),
        payment: if kind == LetterKind::Placed { payment(texts, order, merchant) } else { Vec::new() },
        lines: order.lines.iter().map(|line| letter_line(texts, line)).collect(),
        sums: sums(texts, totals),
        open: texts.t("mail-open").to_string(),
        link,
        questions: texts
            .t("mail-questions")
            .with("shop", &merchant.name)
            .with("email", merchant.contact_email.as_str())
            .to_string(),
        closing: texts.t("mail-closing").with("shop", &merchant.name).with("number", &reference).to_string(),
    }
}

fn subject<'a>(texts: &'a Texts, kind: LetterKind) -> Message<'a> {
    match kind {
        LetterKind::Placed => texts.t("mail-subject-placed"),
        LetterKind::Paid => texts.t("mail-subject-paid"),
        LetterKind::PaidLateRefunded => texts.t("mail-subject-late-refunded"),
        LetterKind::PaidLateBackordered => texts.t("mail-subject-late-backordered"),
        LetterKind::Cancelled => texts.t("mail-subject-cancelled"),
        LetterKind::Expired => texts.t("mail-subject-expired"),
        LetterKind::Refunded => texts.t("mail-subject-refunded"),
    }
}

fn paragraphs(texts: &Texts, kind: LetterKind, order: &Order, merchant: &Merchant, amount: &str) -> Vec<String> {
    let said = match kind {
        // Paid by the time this is written: then nobody is asked to pay.
        LetterKind::Placed if order.status != OrderStatus::Placed => vec![texts.t("mail-placed")],
        LetterKind::Placed => {
            vec![
                texts.t("mail-placed"),
                texts.t("mail-placed-pay").with("until", texts.date_time(order.reserved_until)),
            ]
        }
        LetterKind::Paid => {
            let days = merchant.hold.as_days();
            vec![texts.t("mail-paid"), texts.t("mail-paid-next").with("days", days)]
        }
        LetterKind::PaidLateRefunded => vec![texts.t("mail-late-refunded").with("amount", amount)],
        LetterKind::PaidLateBackordered => vec![texts.t("mail-late-backordered")],
        LetterKind::Cancelled => vec![texts.t("mail-cancelled")],
        LetterKind::Expired => vec![texts.t("mail-expired")],
        LetterKind::Refunded => vec![texts.t("mail-refund").with("amount", amount), texts.t("mail-refund-way")],
    };
    said.into_iter().map(|message| message.with("shop", &merchant.name).to_string()).collect()
}

fn payment(texts: &Texts, order: &Order, merchant: &Merchant) -> Vec<(String, String)> {
    let method = payment_method(&order.payment_method).filter(|_| order.status == OrderStatus::Placed);
    let Some(method) = method else { return Vec::new() };
    let advice = method.instructions(merchant, order.id, order.total);
    let rows = [
        (texts.t("pay-to"), advice.text),
        (texts.t("mail-amount"), texts.money(&advice.amount)),
        (texts.t("pay-reference"), advice.reference),
    ];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| (label.to_string(), value)).collect()
}

/// The rows that a page shows as well, in the same order.
fn sums(texts: &Texts, totals: &Totals) -> Vec<SumRow> {
    let mut rows = Vec::new();
    let mut row = |is_total, label: String, amount: String| rows.push(SumRow { label, amount, is_total });
    let (on_top, within) = if totals.tax_on_top { (totals.tax.as_ref(), None) } else { (None, totals.tax.as_ref()) };
    if totals.discount.is_some() || totals.delivery.is_some() || on_top.is_some() {
        row(false, texts.t("totals-goods").to_string(), texts.money(&totals.goods));
    }
    if let Some((code, off)) = &totals.discount {
        row(false, texts.t("totals-discount").with("code", code).to_string(), format!("\u{2212}{}", texts.money(off)));
    }
    if let Some(delivery) = &totals.delivery {
        let free = || texts.t("totals-free").to_string();
        row(
            false,
            texts.t("totals-delivery").to_string(),
            if delivery.is_zero() { free() } else { texts.money(delivery) },
        );
    }
    if let Some((name, tax)) = on_top {
        row(false, name.clone(), texts.money(tax));
    }
    row(true, texts.t("totals-total").to_string(), texts.money(&totals.total));
    if let Some((name, tax)) = within {
        row(false, texts.t("totals-tax").with("name", name).to_string(), texts.money(tax));
    }
    if let Some(refunded) = &totals.refunded {
        row(false, texts.t("totals-refunded").to_string(), texts.money(refunded));
    }
    rows
}

fn letter_line(texts: &Texts, line: &market::checkout::OrderLine) -> LetterLine {
    let options = if line.options.is_empty() { String::new() } else { format!(", {}", line.options) };
    LetterLine { name: format!("{} × {}{options}", line.quantity, line.title), total: texts.money(&line.total) }
}
