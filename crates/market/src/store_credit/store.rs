use db::{DbError, Tx, params};

use super::Credit;
use crate::{CreditId, MerchantId, PersonId};

pub(super) async fn find(tx: &mut Tx, merchant: MerchantId, person: PersonId) -> Result<Option<CreditId>, DbError> {
    let select = "SELECT id FROM credit_balance WHERE merchant_id = $1 AND person_id = $2";
    tx.first(select, params![merchant, person], |row| row.get("id")).await
}

/// Finds or makes the row and holds it.
pub(super) async fn open(tx: &mut Tx, merchant: MerchantId, person: PersonId) -> Result<CreditId, DbError> {
    let id: CreditId = tx.next_id();
    let upsert = "INSERT INTO credit_balance (id, merchant_id, person_id) VALUES ($1, $2, $3)
         ON CONFLICT (merchant_id, person_id) DO UPDATE SET person_id = excluded.person_id RETURNING id";
    tx.one(upsert, params![id, merchant, person], |row| row.get("id")).await
}

/// Holds the row, if there is one.
pub(super) async fn lock(tx: &mut Tx, merchant: MerchantId, person: PersonId) -> Result<Option<CreditId>, DbError> {
    let update = "UPDATE credit_balance SET person_id = person_id WHERE merchant_id = $1 AND person_id = $2 RETURNING id";
    tx.first(update, params![merchant, person], |row| row.get("id")).await
}

pub(super) async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Credit>, DbError> {
    let select = "SELECT c.merchant_id, m.name, m.slug, a.currency, a.posted
         FROM credit_balance c JOIN merchant m ON m.id = c.merchant_id
         JOIN account a ON a.class = 'credit' AND a.owner = c.id
         WHERE c.person_id = $1 AND a.posted > 0 ORDER BY m.name, m.id";
    tx.all(select, params![person], |row| {
        Ok(Credit {
            merchant: row.get("merchant_id")?,
            merchant_name: row.get("name")?,
            merchant_slug: row.get("slug")?,
            amount: row.money("posted", row.get("currency")?)?,
        })
    })
    .await
}
