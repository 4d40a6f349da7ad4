use std::collections::BTreeMap;

use base::{Timestamp, ToValue as _, Value};
use db::{DbError, Row, Tx, params};

use super::{Campaign, NewCampaign, ShareLink};
use crate::many::{IDS_AT_ONCE, places};
use crate::{CampaignId, LinkId, MemberId, ProductId};

const CAMPAIGN: &str = "SELECT id, member_id, name, note, starts_at, ends_at, made_at FROM campaign";
const LINK: &str = "SELECT id, code, member_id, campaign_id, product_id, made_at FROM share_link";

fn read_campaign(row: &Row<'_>) -> Result<Campaign, DbError> {
    Ok(Campaign {
        id: row.get("id")?,
        member: row.get("member_id")?,
        name: row.get("name")?,
        note: row.get("note")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        made_at: row.get("made_at")?,
    })
}

fn read_link(row: &Row<'_>) -> Result<ShareLink, DbError> {
    Ok(ShareLink {
        id: row.get("id")?,
        code: row.get("code")?,
        member: row.get("member_id")?,
        campaign: row.get("campaign_id")?,
        product: row.get("product_id")?,
        made_at: row.get("made_at")?,
    })
}

pub(super) async fn campaigns(tx: &mut Tx, member: MemberId, most: u32) -> Result<Vec<Campaign>, DbError> {
    let select = format!("{CAMPAIGN} WHERE member_id = $1 ORDER BY id DESC LIMIT $2");
    tx.all(&select, params![member, most], read_campaign).await
}

pub(super) async fn campaign(tx: &mut Tx, member: MemberId, id: CampaignId) -> Result<Option<Campaign>, DbError> {
    tx.first(&format!("{CAMPAIGN} WHERE id = $1 AND member_id = $2"), params![id, member], read_campaign).await
}

pub(super) async fn count_campaigns(tx: &mut Tx, member: MemberId) -> Result<i64, DbError> {
    let select = "SELECT COUNT(*) AS campaigns FROM campaign WHERE member_id = $1";
    tx.one(select, params![member], |row| row.get("campaigns")).await
}

pub(super) async fn insert_campaign(
    tx: &mut Tx,
    id: CampaignId,
    member: MemberId,
    new: &NewCampaign,
    now: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO campaign (id, member_id, name, note, starts_at, ends_at, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let NewCampaign { name, note, starts_at, ends_at } = new;
    tx.execute(insert, params![id, member, name, note, starts_at, ends_at, now]).await.map(drop)
}

/// False when it is not theirs.
pub(super) async fn update_campaign(
    tx: &mut Tx,
    member: MemberId,
    id: CampaignId,
    new: &NewCampaign,
) -> Result<bool, DbError> {
    let update = "UPDATE campaign SET name = $3, note = $4, starts_at = $5, ends_at = $6
         WHERE id = $1 AND member_id = $2";
    let NewCampaign { name, note, starts_at, ends_at } = new;
    Ok(tx.execute(update, params![id, member, name, note, starts_at, ends_at]).await? == 1)
}

pub(super) async fn links(tx: &mut Tx, member: MemberId, most: u32) -> Result<Vec<ShareLink>, DbError> {
    let select = format!("{LINK} WHERE member_id = $1 ORDER BY id DESC LIMIT $2");
    tx.all(&select, params![member, most], read_link).await
}

pub(super) async fn count_links(tx: &mut Tx, member: MemberId) -> Result<i64, DbError> {
    let select = "SELECT COUNT(*) AS links FROM share_link WHERE member_id = $1";
    tx.one(select, params![member], |row| row.get("links")).await
}

pub(super) async fn link(tx: &mut Tx, id: LinkId) -> Result<Option<ShareLink>, DbError> {
    tx.first(&format!("{LINK} WHERE id = $1"), params![id], read_link).await
}

pub(super) async fn link_by_code(tx: &mut Tx, code: &str) -> Result<Option<ShareLink>, DbError> {
    tx.first(&format!("{LINK} WHERE code = $1"), params![code], read_link).await
}

/// The link to this, if there is one.
pub(super) async fn link_to(
    tx: &mut Tx,
    member: MemberId,
    product: Option<ProductId>,
    campaign: Option<CampaignId>,
) -> Result<Option<ShareLink>, DbError> {
    let select =
        format!("{LINK} WHERE member_id = $1 AND COALESCE(campaign_id, 0) = $2 AND COALESCE(product_id, 0) = $3");
    let (campaign, product) = (campaign.map_or(0, CampaignId::number), product.map_or(0, ProductId::number));
    tx.first(&select, params![member, campaign, product], read_link).await
}

/// Does nothing when there is one to the same thing.
pub(super) async fn insert_link(tx: &mut Tx, link: &ShareLink) -> Result<(), DbError> {
    let insert = "INSERT INTO share_link (id, code, member_id, campaign_id, product_id, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (member_id, COALESCE(campaign_id, 0), COALESCE(product_id, 0)) DO NOTHING";
    let ShareLink { id, code, member, campaign, product, made_at } = link;
    tx.execute(insert, params![id, code, member, campaign, product, made_at]).await.map(drop)
}

pub(super) async fn titles(tx: &mut Tx, products: &[ProductId]) -> Result<BTreeMap<ProductId, String>, DbError> {
    let mut titles = BTreeMap::new();
    for some in products.chunks(IDS_AT_ONCE) {
        let select = format!("SELECT id, title FROM product WHERE id IN ({})", places(1, some.len()));
        let values: Vec<Value<'_>> = some.iter().map(|product| product.to_value()).collect();
        titles.extend(tx.all(&select, &values, |row| Ok((row.get("id")?, row.get("title")?))).await?);
    }
    Ok(titles)
}
