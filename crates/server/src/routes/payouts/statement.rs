//! The statement of one payout.

use axum::response::Response;
use base::Timestamp;
use market::payouts::{Payee, Payout, StatementLine};

use super::{Cell, masked, payout_note, payout_state, sheet};
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, NamedLink};
use crate::pages::payouts::{StatementPage, StatementRow};
use crate::pages::shop::product::Fact;
use crate::web::WebError;

/// Who reads a statement.
#[derive(Debug, Clone, Copy)]
pub(in crate::routes) enum Reader<'a> {
    /// The shop that pays; it may open the orders.
    Merchant {
        /// The shop's slug.
        shop: &'a str,
    },
    /// Whoever is paid.
    Payee,
}

/// Everything the page of `payout` shows; `back` and `csv` are the reader's own.
pub(in crate::routes) fn filled(
    (cx, console): (Shell, Console),
    (texts, now): (&Texts, Timestamp),
    (payout, lines): (&Payout, &[StatementLine]),
    reader: Reader<'_>,
    (back, csv): (Link, Link),
) -> StatementPage {
    let title = match reader {
        Reader::Merchant { .. } => texts.t("payouts-statement-to").with("name", &payout.payee_name),
        Reader::Payee => texts.t("payouts-statement-from").with("name", &payout.merchant_name),
    };
    let file = match (reader, payout.file) {
        (Reader::Merchant { shop }, Some(file)) => Some(link::merchant_payout_file(shop, file)),
        _ => None,
    };
    StatementPage {
        back: NamedLink { name: texts.t("payouts-title").to_string(), href: back },
        title: title.to_string(),
        amount: payout.amount,
        state: payout_state(texts, payout.status),
        note: payout_note(texts, payout),
        facts: facts(texts, payout),
        lines: lines.iter().map(|line| row(texts, now, payout, line, reader)).collect(),
        csv,
        file,
        act: None,
        cx,
        console,
    }
}

fn facts(texts: &Texts, payout: &Payout) -> Vec<Fact> {
    let mut facts = vec![
        (texts.t("payouts-number"), payout.id.to_string()),
        (texts.t("payouts-from"), payout.merchant_name.clone()),
        (texts.t("payouts-to"), payout.payee_name.clone()),
        (texts.t("payouts-prepared-at"), texts.date(payout.made_at)),
    ];
    let dated = [
        (texts.t("payouts-sent-at"), payout.sent_at),
        (texts.t("payouts-paid-at"), payout.paid_at),
        (texts.t("payouts-failed-at"), payout.failed_at),
    ];
    facts.extend(dated.into_iter().filter_map(|(label, at)| Some((label, texts.date(at?)))));
    facts.extend(payout.sent_to.as_ref().map(|details| (texts.t("payouts-sent-to"), masked(details))));
    facts.into_iter().map(|(label, value)| Fact { label: label.to_string(), value }).collect()
}

fn row(texts: &Texts, now: Timestamp, payout: &Payout, line: &StatementLine, reader: Reader<'_>) -> StatementRow {
    let href = match (reader, line.order) {
        (Reader::Merchant { shop }, Some(order)) => Some(link::merchant_order(shop, order)),
        _ => None,
    };
    StatementRow {
        order: line.order.map(market::OrderId::reference).unwrap_or_default(),
        href,
        what: what(texts, payout, line),
        at: Moment::new(texts, line.at, now),
        amount: line.amount,
    }
}

/// What a movement is, in words.
fn what(texts: &Texts, payout: &Payout, line: &StatementLine) -> String {
    let said = match (payout.payee, &line.sold_by) {
        _ if line.order.is_none() => texts.t("payouts-line-other"),
        _ if line.amount.is_negative() => texts.t("payouts-line-back"),
        (Payee::Brand(_), _) => texts.t("payouts-line-goods"),
        (Payee::Member(_), _) if line.is_own => texts.t("payouts-line-own"),
        (Payee::Member(_), Some(handle)) => texts.t("payouts-line-sale").with("name", handle),
        (Payee::Member(_), None) => texts.t("payouts-line-other"),
    };
    said.to_string()
}

/// The statement as a table.
pub(in crate::routes) fn statement_csv(
    texts: &Texts,
    payout: &Payout,
    lines: &[StatementLine],
) -> Result<Response, WebError> {
    let head = ["payout", "order", "what", "date", "amount", "currency"];
    let row = |line: &StatementLine| {
        vec![
            Cell::text(payout.id.to_string()),
            Cell::text(line.order.map(market::OrderId::reference).unwrap_or_default()),
            Cell::text(what(texts, payout, line)),
            Cell::text(line.at.date()),
            Cell::Number(line.amount.decimal()),
            Cell::text(line.amount.currency().code()),
        ]
    };
    sheet(&payout.id.to_string(), &head, &lines.iter().map(row).collect::<Vec<_>>())
}
