//! What the benchmark reads and writes by itself: the addresses of what was made, and the bare loop's inserts.

use db::{DbError, Tx, params};

/// `brand/handle` of every product.
pub(crate) async fn products(tx: &mut Tx) -> Result<Vec<String>, DbError> {
    let select = "SELECT b.slug, p.handle FROM product p JOIN brand b ON b.id = p.brand_id ORDER BY p.id";
    tx.all(select, &[], |row| Ok(format!("{}/{}", row.get::<String>("slug")?, row.get::<String>("handle")?))).await
}

/// The id of every variant, spelled.
pub(crate) async fn variants(tx: &mut Tx) -> Result<Vec<String>, DbError> {
    let read = |row: &db::Row<'_>| Ok(row.get::<::market::VariantId>("id")?.to_string());
    tx.all("SELECT id FROM variant ORDER BY id", &[], read).await
}

/// What the bare loop sells: one merchant's one product of one brand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Goods {
    pub(crate) merchant: i64,
    pub(crate) seller: i64,
    pub(crate) brand: i64,
    pub(crate) product: i64,
    pub(crate) variant: i64,
}

/// The first product there is.
pub(crate) async fn goods(tx: &mut Tx) -> Result<Goods, DbError> {
    let select = "SELECT m.id AS merchant, s.id AS seller, p.brand_id, p.id AS product, v.id AS variant
         FROM merchant m, member s, product p JOIN variant v ON v.product_id = p.id ORDER BY v.id LIMIT 1";
    tx.one(select, &[], |row| {
        Ok(Goods {
            merchant: row.get("merchant")?,
            seller: row.get("seller")?,
            brand: row.get("brand_id")?,
            product: row.get("product")?,
            variant: row.get("variant")?,
        })
    })
    .await
}

/// A cart with one thing in it, and the click that led to it.
pub(crate) async fn open_cart(tx: &mut Tx, goods: Goods, visitor: &str, now: i64) -> Result<(), DbError> {
    let cart: i64 = tx.next_id();
    let insert = "INSERT INTO cart (id, visitor_hash, merchant_id, updated_at) VALUES ($1, $2, $3, $4)";
    tx.execute(insert, params![cart, visitor, goods.merchant, now]).await?;
    let insert =
        "INSERT INTO cart_line (cart_id, variant_id, quantity, seen_price, added_at) VALUES ($1, $2, 1, 1050, $3)";
    tx.execute(insert, params![cart, goods.variant, now]).await?;
    let insert = "INSERT INTO visit (id, visitor_hash, merchant_id, member_id, at, source, at_checkout)
         VALUES ($1, $2, $3, $4, $5, 'boutique', 0)";
    tx.execute(insert, params![tx.next_id::<i64>(), visitor, goods.merchant, goods.seller, now]).await.map(drop)
}

/// An order of that: the rows of the order, its line, its shares, its story and its letter, and the stock.
pub(crate) async fn place(tx: &mut Tx, goods: Goods, visitor: &str, now: i64) -> Result<i64, DbError> {
    let (order, line): (i64, i64) = (tx.next_id(), tx.next_id());
    let Goods { merchant, brand, product, variant, .. } = goods;
    let reserve = "UPDATE stock SET reserved = reserved + 1
         WHERE variant_id = $1 AND (tracked = 0 OR oversell = 1 OR on_hand - reserved >= 1)";
    tx.execute(reserve, params![variant]).await?;
    let (hash, key) = (format!("{order:064}"), format!("{order:032}"));
    let insert =
        "INSERT INTO sales_order (id, merchant_id, idempotency_key, request_hash, access_hash, visitor_hash, email,
             name, address, currency, total, payment_method, credit, plan_hash, placed_at, status, reserved_until)
         VALUES ($1, $2, $3, $4, $4, $5, 'guest@example.com', 'Anna Guest', '{\"street\":\"Lindenweg 4\"}', 'EUR', 1540,
             'manual', '{\"by\":\"nobody\"}', $4, $6, 'placed', $6)";
    tx.execute(insert, params![order, merchant, key, hash, visitor, now]).await?;
    let insert =
        "INSERT INTO order_line (id, order_id, position, brand_id, product_id, variant_id, title, options, sku,
             quantity, unit_price, total, commission_rate, cv, pv)
         VALUES ($1, $2, 0, $3, $4, $5, 'indigo linen no 1', '', 'S-1', 1, 1050, 1050, 2000, 1050, 0)";
    tx.execute(insert, params![line, order, brand, product, variant]).await?;
    let insert = "INSERT INTO order_stock (line_id, variant_id, units) VALUES ($1, $2, 1)";
    tx.execute(insert, params![line, variant]).await?;
    let insert = "INSERT INTO delivery (id, order_id, brand_id, method, days_least, days_most, total, tax, tax_rate)
         VALUES ($1, $2, $3, 'Post', 2, 3, 490, 78, 190000)";
    tx.execute(insert, params![tx.next_id::<i64>(), order, brand]).await?;
    let insert = "INSERT INTO order_click (order_id, visit_id)
         SELECT CAST($1 AS BIGINT), id FROM visit WHERE visitor_hash = $2 AND merchant_id = $3";
    tx.execute(insert, params![order, visitor, merchant]).await?;
    let insert = "INSERT INTO order_share (line_id, position, payee, payee_id, amount, because) VALUES ($1, $2, 'brand', $3, 100, $4)";
    for position in 0..7_i64 {
        tx.execute(insert, params![line, position, brand, BECAUSE]).await?;
    }
    tx.execute("DELETE FROM cart_line WHERE cart_id = (SELECT id FROM cart WHERE visitor_hash = $1)", params![visitor])
        .await?;
    happened(tx, goods, order, "order.placed", now).await?;
    Ok(order)
}

const BECAUSE: &str = r#"{"rule":"level","depth":2,"rate":500,"base":1050}"#;

/// Its payment: status, stock, the books and the story.
pub(crate) async fn pay(tx: &mut Tx, goods: Goods, order: i64, now: i64) -> Result<(), DbError> {
    let update =
        "UPDATE sales_order SET status = 'paid', paid_at = $1, release_at = $1 WHERE id = $2 AND status = 'placed'";
    tx.execute(update, params![now, order]).await?;
    let sell = "UPDATE stock SET on_hand = on_hand - tracked, reserved = reserved - 1 WHERE variant_id = $1";
    tx.execute(sell, params![goods.variant]).await?;
    let postings: [i64; 2] = [tx.next_id(), tx.next_id()];
    let insert =
        "INSERT INTO posting (id, key, reason, subject, state, made_at) VALUES ($1, $2, 'bench', $3, 'pending', $4)";
    for posting in postings {
        tx.execute(insert, params![posting, format!("bench:{posting}"), order, now]).await?;
    }
    let upsert =
        "INSERT INTO account (id, class, owner, currency, posted, pending) VALUES ($1, 'seller', $2, 'EUR', 0, 100)
         ON CONFLICT (class, owner, currency) DO UPDATE SET pending = account.pending + excluded.pending RETURNING id";
    let mut accounts = Vec::new();
    for owner in 0..9_i64 {
        let account = tx.one(upsert, params![tx.next_id::<i64>(), owner], |row| row.get::<i64>("id")).await?;
        accounts.push(account);
    }
    let insert = "INSERT INTO entry (posting_id, position, account_id, amount) VALUES ($1, $2, $3, 100)";
    for (position, account) in (0_i64..).zip(accounts.iter().chain(accounts.first())) {
        let posting = postings[usize::from(position >= 2)];
        tx.execute(insert, params![posting, position, *account]).await?;
    }
    happened(tx, goods, order, "order.paid", now).await
}

/// An event with its place in the feeds of the merchant, the brand and the seller, and the job of its letter.
async fn happened(tx: &mut Tx, goods: Goods, order: i64, kind: &str, now: i64) -> Result<(), DbError> {
    let insert = "INSERT INTO event (id, at, actor, kind, subject, detail, position) VALUES ($1, $2, 'customer', $3, $4, '{}', $1)";
    let event: i64 = tx.next_id();
    tx.execute(insert, params![event, now, kind, order]).await?;
    let insert = "INSERT INTO event_feed (owner, position, event_id) VALUES ($1, $2, $2)";
    for owner in [goods.merchant, goods.brand, goods.seller] {
        tx.execute(insert, params![owner, event]).await?;
    }
    let insert = "INSERT INTO job (id, kind, key, payload, status, due_at, made_at)
         VALUES ($1, 'bench', $2, '{\"order\":1}', 'waiting', $3, $3)";
    tx.execute(insert, params![tx.next_id::<i64>(), format!("bench:{order}:{kind}"), now]).await.map(drop)
}
