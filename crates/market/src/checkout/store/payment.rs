//! What a payment reads of an order, and no more: many are booked in a second.

use base::Money;
use db::{DbError, Tx, params};
use ledger::Account;

use super::order::account;
use crate::OrderId;
use crate::checkout::model::Payable;

pub(in crate::checkout) async fn payable(tx: &mut Tx, id: OrderId) -> Result<Option<Payable>, DbError> {
    let select = "SELECT merchant_id, person_id, currency, total, credit_used, status,
             CASE WHEN paid_at IS NULL THEN 0 ELSE 1 END AS was_paid
         FROM sales_order WHERE id = $1";
    tx.first(select, params![id], |row| {
        let (merchant, person, currency) = (row.get("merchant_id")?, row.get("person_id")?, row.get("currency")?);
        Ok(Payable {
            id,
            merchant,
            person,
            total: row.money("total", currency)?,
            credit_used: row.money("credit_used", currency)?,
            status: row.get("status")?,
            was_paid: row.get("was_paid")?,
        })
    })
    .await
}

/// What everybody gets of an order: those who share its lines, the brands that send, and the state.
pub(in crate::checkout) async fn earned(tx: &mut Tx, order: &Payable) -> Result<Vec<(Account, Money)>, DbError> {
    let select = "SELECT s.payee, s.payee_id, s.amount FROM order_line l JOIN order_share s ON s.line_id = l.id
         WHERE l.order_id = $1
         UNION ALL SELECT 'tax', CAST($2 AS BIGINT), tax FROM order_line WHERE order_id = $1
         UNION ALL SELECT 'brand', brand_id, total - tax FROM delivery WHERE order_id = $1
         UNION ALL SELECT 'tax', CAST($2 AS BIGINT), tax FROM delivery WHERE order_id = $1";
    let currency = order.total.currency();
    tx.all(select, params![order.id, order.merchant], |row| {
        let payee: String = row.get("payee")?;
        let owner = row.get("payee_id")?;
        let account = if payee == "tax" { Account::tax(owner) } else { account(&payee, owner)? };
        Ok((account, row.money("amount", currency)?))
    })
    .await
}
