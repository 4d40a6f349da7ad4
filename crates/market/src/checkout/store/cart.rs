use base::{Currency, Money, Timestamp};
use db::{DbError, Tx, params};

use crate::checkout::cart::Wanted;
use crate::{CartId, MerchantId, VariantId};

pub(in crate::checkout) async fn open_cart(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: MerchantId,
    at: Timestamp,
) -> Result<CartId, DbError> {
    let id: CartId = tx.next_id();
    let upsert = "INSERT INTO cart (id, visitor_hash, merchant_id, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (visitor_hash, merchant_id) DO UPDATE SET updated_at = excluded.updated_at RETURNING id";
    tx.one(upsert, params![id, visitor_hash, merchant, at], |row| row.get("id")).await
}

/// The cart and the code of the coupon in it; empty when there is none.
pub(in crate::checkout) async fn find_cart(
    tx: &mut Tx,
    visitor_hash: &str,
    merchant: MerchantId,
) -> Result<Option<(CartId, String)>, DbError> {
    let select = "SELECT id, coupon FROM cart WHERE visitor_hash = $1 AND merchant_id = $2";
    tx.first(select, params![visitor_hash, merchant], |row| Ok((row.get("id")?, row.get("coupon")?))).await
}

pub(in crate::checkout) async fn set_coupon(tx: &mut Tx, cart: CartId, code: &str) -> Result<(), DbError> {
    tx.execute("UPDATE cart SET coupon = $1 WHERE id = $2", params![code, cart]).await.map(drop)
}

pub(in crate::checkout) async fn merchants_with_cart(
    tx: &mut Tx,
    visitor_hash: &str,
) -> Result<Vec<MerchantId>, DbError> {
    let select = "SELECT merchant_id FROM cart WHERE visitor_hash = $1 ORDER BY updated_at DESC";
    tx.all(select, params![visitor_hash], |row| row.get("merchant_id")).await
}

pub(in crate::checkout) async fn pieces_in_carts(tx: &mut Tx, visitor_hash: &str) -> Result<i64, DbError> {
    let select = "SELECT CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT) AS pieces
         FROM cart c JOIN cart_line l ON l.cart_id = c.id WHERE c.visitor_hash = $1";
    tx.one(select, params![visitor_hash], |row| row.get("pieces")).await
}

pub(in crate::checkout) async fn cart_lines(
    tx: &mut Tx,
    cart: CartId,
    currency: Currency,
) -> Result<Vec<Wanted>, DbError> {
    let select =
        "SELECT variant_id, quantity, seen_price FROM cart_line WHERE cart_id = $1 ORDER BY added_at, variant_id";
    tx.all(select, params![cart], |row| {
        Ok(Wanted {
            variant: row.get("variant_id")?,
            quantity: row.get("quantity")?,
            seen_price: row.money("seen_price", currency)?,
        })
    })
    .await
}

pub(in crate::checkout) async fn set_cart_line(
    tx: &mut Tx,
    cart: CartId,
    variant: VariantId,
    quantity: i64,
    price: Money,
    at: Timestamp,
) -> Result<(), DbError> {
    let upsert = "INSERT INTO cart_line (cart_id, variant_id, quantity, seen_price, added_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = excluded.quantity, seen_price = excluded.seen_price";
    tx.execute(upsert, params![cart, variant, quantity, price, at]).await.map(drop)
}

/// Sets the quantity of a line that is there, 0 to take it out; `false` when it is not there.
pub(in crate::checkout) async fn change_cart_line(
    tx: &mut Tx,
    cart: CartId,
    variant: VariantId,
    quantity: i64,
) -> Result<bool, DbError> {
    let changed = if quantity <= 0 {
        let delete = "DELETE FROM cart_line WHERE cart_id = $1 AND variant_id = $2";
        tx.execute(delete, params![cart, variant]).await?
    } else {
        let update = "UPDATE cart_line SET quantity = $1 WHERE cart_id = $2 AND variant_id = $3";
        tx.execute(update, params![quantity, cart, variant]).await?
    };
    Ok(changed == 1)
}

pub(in crate::checkout) async fn accept_price(
    tx: &mut Tx,
    cart: CartId,
    variant: VariantId,
    price: Money,
) -> Result<(), DbError> {
    let update = "UPDATE cart_line SET seen_price = $1 WHERE cart_id = $2 AND variant_id = $3";
    tx.execute(update, params![price, cart, variant]).await.map(drop)
}

pub(in crate::checkout) async fn empty_cart(tx: &mut Tx, cart: CartId) -> Result<(), DbError> {
    tx.execute("DELETE FROM cart_line WHERE cart_id = $1", params![cart]).await?;
    set_coupon(tx, cart, "").await
}
