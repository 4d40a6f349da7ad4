//! What customers are told about their order.

use askama::Template;
use base::Money;
use market::checkout::{Fulfilment, Order, OrderStatus, payment_method};
use market::letters::LetterKind;
use market::people::Merchant;
use market::returns::Return;
use market::shipments::Shipment;

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
    /// For how many days after its arrival something may be given back.
    pub return_days: u32,
    /// The parcel that is on its way, where it is about one.
    pub parcel: Option<&'a Shipment>,
    /// The return that was decided, where it is about one.
    pub given_back: Option<&'a Return>,
    /// How much of what goes back becomes credit.
    pub credited: Option<Money>,
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
    let paragraphs = paragraphs(texts, &news);
    let details = details(texts, &news);
    let lines = lines(texts, &news);
    let News { kind, order, totals, merchant, link, .. } = news;
    // A letter about some of the things does not sum up all of them.
    let sums = if lines.len() == order.lines.len() && !is_of_a_part(kind) { sums(texts, totals) } else { Vec::new() };
    let reference = order.id.reference();
    OrderLetter {
        language: texts.language().word().to_owned(),
        subject: subject(texts, kind).with("shop", &merchant.name).with("number", &reference).to_string(),
        greeting: texts.t("mail-greeting").with("name", order.name.trim()).to_string(),
        paragraphs,
        payment: details,
        lines,
        sums,
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
        LetterKind::Shipped => texts.t("mail-subject-shipped"),
        LetterKind::ReturnAccepted => texts.t("mail-subject-return-accepted"),
        LetterKind::ReturnDeclined => texts.t("mail-subject-return-declined"),
        LetterKind::Refunded => texts.t("mail-subject-refunded"),
    }
}

const fn is_of_a_part(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::Shipped | LetterKind::ReturnAccepted | LetterKind::ReturnDeclined)
}

fn paragraphs(texts: &Texts, news: &News<'_>) -> Vec<String> {
    let &News { kind, order, merchant, amount, return_days, parcel, credited, .. } = news;
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
            vec![texts.t("mail-paid"), texts.t("mail-paid-next").with("days", return_days)]
        }
        LetterKind::PaidLateRefunded => vec![texts.t("mail-late-refunded").with("amount", amount)],
        LetterKind::PaidLateBackordered => vec![texts.t("mail-late-backordered")],
        LetterKind::Cancelled => vec![texts.t("mail-cancelled")],
        LetterKind::Expired => vec![texts.t("mail-expired")],
        LetterKind::Shipped => {
            let brand = parcel.map(|parcel| parcel.brand_name.clone()).unwrap_or_default();
            let sent = texts.t("mail-shipped").with("brand", brand);
            if order.fulfilment == Fulfilment::Partly { vec![sent, texts.t("mail-shipped-rest")] } else { vec![sent] }
        }
        LetterKind::ReturnAccepted => vec![texts.t("mail-return-accepted"), texts.t("mail-return-accepted-next")],
        LetterKind::ReturnDeclined => vec![texts.t("mail-return-declined")],
        LetterKind::Refunded => refund(texts, amount, credited),
    };
    said.into_iter().map(|message| message.with("shop", &merchant.name).to_string()).collect()
}

/// How much goes back, and how.
fn refund<'a>(texts: &'a Texts, amount: &str, credited: Option<Money>) -> Vec<Message<'a>> {
    let back = texts.t("mail-refund").with("amount", amount);
    match credited {
        None => vec![back, texts.t("mail-refund-way")],
        Some(credit) if credit.to_string() == amount => vec![back, texts.t("mail-refund-credit")],
        Some(credit) => vec![back, texts.t("mail-refund-part-credit").with("credit", credit)],
    }
}

/// What is to be written down: how to pay, how to follow the parcel, what the shop answered.
fn details(texts: &Texts, news: &News<'_>) -> Vec<(String, String)> {
    let rows = match (news.kind, news.parcel, news.given_back) {
        (LetterKind::Placed, _, _) => return payment(texts, news.order, news.merchant),
        (LetterKind::Shipped, Some(parcel), _) => vec![
            (texts.t("tracking-carrier"), &parcel.tracking.carrier),
            (texts.t("tracking-number"), &parcel.tracking.number),
            (texts.t("mail-tracking-link"), &parcel.tracking.url),
        ],
        (_, _, Some(given_back)) => vec![(texts.t("mail-return-answer"), &given_back.answer)],
        _ => Vec::new(),
    };
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| (label.to_string(), value.clone())).collect()
}

/// What it is about: some of the things, or all of the order with what they cost.
fn lines(texts: &Texts, news: &News<'_>) -> Vec<LetterLine> {
    let some = |quantity, title: &str, options: &str| LetterLine {
        name: named(quantity, title, options),
        total: String::new(),
    };
    match (news.parcel, news.given_back) {
        (Some(parcel), _) => parcel.lines.iter().map(|line| some(line.quantity, &line.title, &line.options)).collect(),
        (_, Some(of)) => of.lines.iter().map(|line| some(line.quantity, &line.title, &line.options)).collect(),
        _ => news.order.lines.iter().map(|line| letter_line(texts, line)).collect(),
    }
}

fn payment(texts: &Texts, order: &Order, merchant: &Merchant) -> Vec<(String, String)> {
    let method = payment_method(&order.payment_method).filter(|_| order.status == OrderStatus::Placed);
    let Some(method) = method else { return Vec::new() };
    let advice = method.instructions(merchant, order.id, order.due().unwrap_or(order.total));
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
    if let Some(credit) = &totals.credit {
        row(false, texts.t("totals-credit").to_string(), format!("\u{2212}{}", texts.money(credit)));
    }
    if let Some(refunded) = &totals.refunded {
        row(false, texts.t("totals-refunded").to_string(), texts.money(refunded));
    }
    rows
}

fn letter_line(texts: &Texts, line: &market::checkout::OrderLine) -> LetterLine {
    LetterLine { name: named(line.quantity, &line.title, &line.options), total: texts.money(&line.total) }
}

/// "2 × Bowl, blue".
fn named(quantity: i64, title: &str, options: &str) -> String {
    let options = if options.is_empty() { String::new() } else { format!(", {options}") };
    format!("{quantity} × {title}{options}")
}
