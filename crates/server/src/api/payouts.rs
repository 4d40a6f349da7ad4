//! Payouts, as whoever is paid sees them.

use market::payouts::{self as from, Payee};
use sdk::v1::{Page, Payout, PayoutStatement, PayoutStatus, StatementLine};

use super::access::Paid;
use super::answer::Found;
use super::body::Empty;
use super::call::{Call, NoQuery};
use super::cursor::{self, Paging};
use super::money::{money, time};
use super::problem::Problem;

pub(super) async fn list<A: Paid>(call: Call<A, Paging, Empty>) -> Result<Found<Page<Payout>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let before = cursor::place(call.query.cursor.as_deref())?;
    let payouts = call.market().payouts().of_payee(call.who.payee(), before, size + 1).await?;
    Ok(Found(cursor::page_of(payouts, size, |payout| payout.id, payout)))
}

pub(super) async fn get<A: Paid>(call: Call<A, NoQuery, Empty>) -> Result<Found<PayoutStatement>, Problem> {
    let found = call.market().payouts().statement(call.who.payee(), call.id("payout")?).await?;
    Ok(Found(statement(found)))
}

pub(super) fn statement((of, lines): (from::Payout, Vec<from::StatementLine>)) -> PayoutStatement {
    PayoutStatement { payout: payout(of), lines: lines.into_iter().map(line).collect() }
}

fn line(line: from::StatementLine) -> StatementLine {
    StatementLine {
        order_number: line.order.map(market::OrderId::reference),
        at: time(line.at),
        amount: money(line.amount),
        sold_by: line.sold_by,
        is_own: line.is_own,
    }
}

/// A payout as it is told: where it was sent to is in the file for the bank alone.
pub(super) fn payout(of: from::Payout) -> Payout {
    Payout {
        id: of.id.to_string(),
        run: of.run.to_string(),
        merchant: of.merchant.to_string(),
        merchant_name: of.merchant_name,
        payee: match of.payee {
            Payee::Brand(brand) => brand.to_string(),
            Payee::Member(member) => member.to_string(),
        },
        payee_name: of.payee_name,
        amount: money(of.amount),
        status: match of.status {
            from::PayoutStatus::Prepared => PayoutStatus::Prepared,
            from::PayoutStatus::Sent => PayoutStatus::Sent,
            from::PayoutStatus::Paid => PayoutStatus::Paid,
            from::PayoutStatus::Failed => PayoutStatus::Failed,
            from::PayoutStatus::Returned => PayoutStatus::Returned,
        },
        has_details: of.has_details,
        made_at: time(of.made_at),
        file: of.file.map(|file| file.to_string()),
        sent_at: of.sent_at.map(time),
        paid_at: of.paid_at.map(time),
        failed_at: of.failed_at.map(time),
        reason: of.reason,
    }
}
