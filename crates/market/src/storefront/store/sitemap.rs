use base::Timestamp;
use db::{DbError, Tx, params};

use super::super::{SiteEntry, SiteKind};
use super::cards::HOMES;

/// Every address of a kind as (id, first, second, third, changed); `$1` is now, `$2` 0 for any merchant.
fn addresses(kind: SiteKind) -> String {
    match kind {
        SiteKind::Product => format!(
            "{HOMES} SELECT p.id, m.slug AS first, b.slug AS second, p.handle AS third, p.updated_at AS changed
             FROM product p JOIN home h ON h.brand_id = p.brand_id JOIN merchant m ON m.id = h.merchant_id
             JOIN brand b ON b.id = p.brand_id
             WHERE p.status = 'active' AND EXISTS (SELECT 1 FROM variant v JOIN price r ON r.variant_id = v.id
                 WHERE v.product_id = p.id AND r.currency = m.currency)"
        ),
        SiteKind::Brand => format!(
            "{HOMES} SELECT b.id, b.slug AS first, '' AS second, '' AS third,
                 COALESCE((SELECT MAX(updated_at) FROM product p WHERE p.brand_id = b.id AND p.status = 'active'),
                     b.created_at) AS changed
             FROM brand b JOIN home h ON h.brand_id = b.id WHERE 1 = 1"
        ),
        SiteKind::Shop => "SELECT m.id, m.slug AS first, '' AS second, '' AS third,
                 COALESCE((SELECT MAX(a.decided_at) FROM agreement a WHERE a.merchant_id = m.id AND a.status = 'accepted'),
                     m.created_at) AS changed
             FROM merchant m WHERE CAST($2 AS BIGINT) = 0 AND EXISTS (SELECT 1 FROM agreement a WHERE a.merchant_id = m.id
                 AND a.status = 'accepted' AND a.paused = 0 AND (a.ends_at IS NULL OR a.ends_at > $1))"
            .to_owned(),
        SiteKind::Boutique => "SELECT p.id, p.handle AS first, '' AS second, '' AS third,
                 (SELECT MAX(e.joined_at) FROM member e WHERE e.person_id = p.id AND e.status = 'active') AS changed
             FROM person p WHERE CAST($2 AS BIGINT) = 0 AND p.handle IS NOT NULL AND EXISTS (SELECT 1 FROM member e
                 WHERE e.person_id = p.id AND e.status = 'active' AND e.joined_at <= $1)"
            .to_owned(),
    }
}

/// How many addresses there are, and the id of every `part`th that has one after it.
pub(in crate::storefront) async fn boundaries(
    tx: &mut Tx,
    kind: SiteKind,
    now: Timestamp,
    part: u32,
) -> Result<(u64, Vec<i64>), DbError> {
    let mut total = 0_u64;
    let (mut after, mut boundaries) = (0, Vec::new());
    loop {
        // Ids alone, so that a million of them are counted without being held.
        let select = format!(
            "SELECT COUNT(*) AS addresses, MAX(id) AS last FROM ({} AND {}.id > $3 ORDER BY 1 LIMIT {part}) one_part",
            addresses(kind),
            table(kind)
        );
        let (found, last) = tx
            .one(&select, params![now, 0_i64, after], |row| {
                Ok((row.get::<i64>("addresses")?.unsigned_abs(), row.get::<Option<i64>>("last")?))
            })
            .await?;
        total += found;
        match last {
            Some(last) if found == u64::from(part) => {
                after = last;
                boundaries.push(last);
            }
            _ => {
                // The last part is full: nothing comes after it.
                if found == 0 {
                    boundaries.pop();
                }
                return Ok((total, boundaries));
            }
        }
    }
}

pub(in crate::storefront) async fn entries(
    tx: &mut Tx,
    kind: SiteKind,
    now: Timestamp,
    after: i64,
    most: u32,
) -> Result<Vec<SiteEntry>, DbError> {
    let select = format!("{} AND {}.id > $3 ORDER BY 1 LIMIT {most}", addresses(kind), table(kind));
    tx.all(&select, params![now, 0_i64, after], |row| {
        let parts = [row.get::<String>("first")?, row.get("second")?, row.get("third")?];
        let address = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Ok(SiteEntry { id: row.get("id")?, address, changed: row.get("changed")? })
    })
    .await
}

const fn table(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Product | SiteKind::Boutique => "p",
        SiteKind::Brand => "b",
        SiteKind::Shop => "m",
    }
}
