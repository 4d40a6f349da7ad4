use base::{Currency, Span, Timestamp};
use db::{DbError, Row, Tx, params};

use super::{Brand, BrandDetails, Merchant, MerchantDetails, Organisation, Role, RoleInvitation, Roles, TeamMember};
use crate::people::{Email, Slug, store as persons};
use crate::{BrandId, MerchantId, PersonId, RoleInvitationId};

const BRAND: &str = "id, slug, name, tagline, story, ships_from, promise, logo, banner, created_at, suspended_at,
    suspended_why";
const MERCHANT: &str = "id, slug, name, tagline, story, contact_email, currency, attribution_days, hold_days,
    reserve_minutes, late_payment, payment_instructions, created_at, suspended_at, suspended_why";

/// A plan as it was published.
pub(super) struct Published {
    pub(super) valid_from: Timestamp,
    pub(super) document: String,
    pub(super) hash: String,
}

impl Organisation {
    /// The name of its table, and of its column in the table of roles.
    const fn word(self) -> &'static str {
        match self {
            Self::Brand(_) => "brand",
            Self::Merchant(_) => "merchant",
        }
    }

    const fn number(self) -> i64 {
        match self {
            Self::Brand(id) => id.number(),
            Self::Merchant(id) => id.number(),
        }
    }
}

fn read_brand(row: &Row<'_>) -> Result<Brand, DbError> {
    Ok(Brand {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        tagline: row.get("tagline")?,
        story: row.get("story")?,
        ships_from: row.get("ships_from")?,
        promise: row.get("promise")?,
        logo: row.get("logo")?,
        banner: row.get("banner")?,
        created_at: row.get("created_at")?,
        suspended: persons::suspended(row)?,
    })
}

fn read_merchant(row: &Row<'_>) -> Result<Merchant, DbError> {
    Ok(Merchant {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        tagline: row.get("tagline")?,
        story: row.get("story")?,
        contact_email: row.get("contact_email")?,
        currency: row.get("currency")?,
        attribution: Span::days(row.get("attribution_days")?),
        hold: Span::days(row.get("hold_days")?),
        reserve: Span::minutes(row.get("reserve_minutes")?),
        late_payment: row.get("late_payment")?,
        payment_instructions: row.get("payment_instructions")?,
        created_at: row.get("created_at")?,
        suspended: persons::suspended(row)?,
    })
}

/// Adds a brand; false when its slug is taken.
pub(super) async fn insert_brand(
    tx: &mut Tx,
    id: BrandId,
    slug: &Slug,
    details: &BrandDetails,
    now: Timestamp,
) -> Result<bool, DbError> {
    let BrandDetails { name, tagline, story, ships_from, promise, logo, banner } = details;
    let insert = "INSERT INTO brand (id, slug, name, tagline, story, ships_from, promise, logo, banner, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (slug) DO NOTHING";
    let values = params![id, slug, name, tagline, story, ships_from, promise, logo, banner, now];
    Ok(tx.execute(insert, values).await? == 1)
}

pub(super) async fn set_brand(tx: &mut Tx, id: BrandId, details: &BrandDetails) -> Result<bool, DbError> {
    let BrandDetails { name, tagline, story, ships_from, promise, logo, banner } = details;
    let update = "UPDATE brand SET name = $2, tagline = $3, story = $4, ships_from = $5, promise = $6, logo = $7,
         banner = $8 WHERE id = $1";
    Ok(tx.execute(update, params![id, name, tagline, story, ships_from, promise, logo, banner]).await? == 1)
}

pub(super) async fn brand(tx: &mut Tx, id: BrandId) -> Result<Option<Brand>, DbError> {
    tx.first(&format!("SELECT {BRAND} FROM brand WHERE id = $1"), params![id], read_brand).await
}

pub(super) async fn brand_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Brand>, DbError> {
    tx.first(&format!("SELECT {BRAND} FROM brand WHERE slug = $1"), params![slug], read_brand).await
}

pub(super) async fn brands(tx: &mut Tx, after: &str, most: u32) -> Result<Vec<Brand>, DbError> {
    let select = format!("SELECT {BRAND} FROM brand WHERE slug > $1 ORDER BY slug LIMIT $2");
    tx.all(&select, params![after, most], read_brand).await
}

/// Adds a merchant; false when its slug is taken.
pub(super) async fn insert_merchant(
    tx: &mut Tx,
    id: MerchantId,
    slug: &Slug,
    currency: Currency,
    details: &MerchantDetails,
    now: Timestamp,
) -> Result<bool, DbError> {
    let d = details;
    let insert = "INSERT INTO merchant (id, slug, currency, name, tagline, story, contact_email, attribution_days,
             hold_days, reserve_minutes, late_payment, payment_instructions, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (slug) DO NOTHING";
    let values = params![
        id,
        slug,
        currency,
        d.name,
        d.tagline,
        d.story,
        d.contact_email,
        d.attribution_days,
        d.hold_days,
        d.reserve_minutes,
        d.late_payment,
        d.payment_instructions,
        now
    ];
    Ok(tx.execute(insert, values).await? == 1)
}

pub(super) async fn set_merchant(tx: &mut Tx, id: MerchantId, details: &MerchantDetails) -> Result<bool, DbError> {
    let d = details;
    let update = "UPDATE merchant SET name = $2, tagline = $3, story = $4, contact_email = $5, attribution_days = $6,
         hold_days = $7, reserve_minutes = $8, late_payment = $9, payment_instructions = $10 WHERE id = $1";
    let values = params![
        id,
        d.name,
        d.tagline,
        d.story,
        d.contact_email,
        d.attribution_days,
        d.hold_days,
        d.reserve_minutes,
        d.late_payment,
        d.payment_instructions
    ];
    Ok(tx.execute(update, values).await? == 1)
}

pub(super) async fn merchant(tx: &mut Tx, id: MerchantId) -> Result<Option<Merchant>, DbError> {
    tx.first(&format!("SELECT {MERCHANT} FROM merchant WHERE id = $1"), params![id], read_merchant).await
}

pub(super) async fn merchant_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Merchant>, DbError> {
    tx.first(&format!("SELECT {MERCHANT} FROM merchant WHERE slug = $1"), params![slug], read_merchant).await
}

pub(super) async fn merchants(tx: &mut Tx, after: &str, most: u32) -> Result<Vec<Merchant>, DbError> {
    let select = format!("SELECT {MERCHANT} FROM merchant WHERE slug > $1 ORDER BY slug LIMIT $2");
    tx.all(&select, params![after, most], read_merchant).await
}

/// Makes other changes of the organisation wait for this transaction; false when there is no such organisation.
pub(super) async fn lock(tx: &mut Tx, organisation: Organisation) -> Result<bool, DbError> {
    let update = format!("UPDATE {} SET slug = slug WHERE id = $1", organisation.word());
    Ok(tx.execute(&update, params![organisation.number()]).await? == 1)
}

pub(super) async fn set_role(
    tx: &mut Tx,
    organisation: Organisation,
    person: PersonId,
    role: Role,
) -> Result<(), DbError> {
    let word = organisation.word();
    let upsert = format!(
        "INSERT INTO {word}_role ({word}_id, person_id, role) VALUES ($1, $2, $3)
         ON CONFLICT ({word}_id, person_id) DO UPDATE SET role = excluded.role"
    );
    tx.execute(&upsert, params![organisation.number(), person, role]).await.map(drop)
}

pub(super) async fn delete_role(tx: &mut Tx, organisation: Organisation, person: PersonId) -> Result<(), DbError> {
    let word = organisation.word();
    let delete = format!("DELETE FROM {word}_role WHERE {word}_id = $1 AND person_id = $2");
    tx.execute(&delete, params![organisation.number(), person]).await.map(drop)
}

pub(super) async fn has_owner(tx: &mut Tx, organisation: Organisation) -> Result<bool, DbError> {
    let word = organisation.word();
    let select = format!("SELECT 1 AS one FROM {word}_role WHERE {word}_id = $1 AND role = $2 LIMIT 1");
    Ok(tx.first(&select, params![organisation.number(), Role::Owner], |_| Ok(())).await?.is_some())
}

pub(super) async fn team_of(tx: &mut Tx, organisation: Organisation) -> Result<Vec<TeamMember>, DbError> {
    let word = organisation.word();
    let select = format!(
        "SELECT p.id, p.email, p.name, p.handle, p.bio, p.portrait, p.is_operator, p.language, p.created_at, p.suspended_at,
             p.suspended_why, r.role
         FROM {word}_role r JOIN person p ON p.id = r.person_id WHERE r.{word}_id = $1
         ORDER BY CASE r.role WHEN 'owner' THEN 0 WHEN 'manager' THEN 1 WHEN 'finance' THEN 2 ELSE 3 END, p.name, p.id"
    );
    let read = |row: &Row<'_>| Ok(TeamMember { person: persons::read_person(row)?, role: row.get("role")? });
    tx.all(&select, params![organisation.number()], read).await
}

pub(super) async fn role_of(
    tx: &mut Tx,
    organisation: Organisation,
    person: PersonId,
) -> Result<Option<Role>, DbError> {
    let word = organisation.word();
    let select = format!("SELECT role FROM {word}_role WHERE {word}_id = $1 AND person_id = $2");
    tx.first(&select, params![organisation.number(), person], |row| row.get("role")).await
}

/// Whether somebody with this address acts for the organisation.
pub(super) async fn is_in_team(tx: &mut Tx, organisation: Organisation, email: &Email) -> Result<bool, DbError> {
    let word = organisation.word();
    let select = format!(
        "SELECT 1 AS one FROM {word}_role r JOIN person p ON p.id = r.person_id WHERE r.{word}_id = $1 AND p.email = $2"
    );
    Ok(tx.first(&select, params![organisation.number(), email], |_| Ok(())).await?.is_some())
}

const INVITATION: &str = "i.id, i.brand_id, i.merchant_id, i.email, i.role, i.invited_by, i.expires_at";

fn read_invitation(row: &Row<'_>) -> Result<RoleInvitation, DbError> {
    let organisation = match (row.get::<Option<BrandId>>("brand_id")?, row.get::<Option<MerchantId>>("merchant_id")?) {
        (Some(brand), _) => Organisation::Brand(brand),
        (None, Some(merchant)) => Organisation::Merchant(merchant),
        (None, None) => return Err(DbError::NoRow),
    };
    Ok(RoleInvitation {
        id: row.get("id")?,
        organisation,
        email: row.get("email")?,
        role: row.get("role")?,
        by: row.get("invited_by")?,
        expires_at: row.get("expires_at")?,
    })
}

pub(super) async fn insert_invitation(tx: &mut Tx, invitation: &RoleInvitation) -> Result<(), DbError> {
    let RoleInvitation { id, organisation, email, role, by, expires_at } = invitation;
    let insert = format!(
        "INSERT INTO role_invitation (id, {}_id, email, role, invited_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        organisation.word()
    );
    tx.execute(&insert, params![id, organisation.number(), email, role, by, expires_at]).await.map(drop)
}

pub(super) async fn insert_invitation_link(tx: &mut Tx, hash: &str, id: RoleInvitationId) -> Result<(), DbError> {
    let insert = "INSERT INTO role_invitation_link (secret_hash, invitation_id) VALUES ($1, $2)";
    tx.execute(insert, params![hash, id]).await.map(drop)
}

pub(super) async fn invitation(tx: &mut Tx, id: RoleInvitationId) -> Result<Option<RoleInvitation>, DbError> {
    let select = format!("SELECT {INVITATION} FROM role_invitation i WHERE i.id = $1");
    tx.first(&select, params![id], read_invitation).await
}

pub(super) async fn invitation_by_secret(tx: &mut Tx, hash: &str) -> Result<Option<RoleInvitation>, DbError> {
    let select = format!(
        "SELECT {INVITATION} FROM role_invitation_link l JOIN role_invitation i ON i.id = l.invitation_id
         WHERE l.secret_hash = $1"
    );
    tx.first(&select, params![hash], read_invitation).await
}

/// Those that can still be accepted, the newest first.
pub(super) async fn invitations(
    tx: &mut Tx,
    organisation: Organisation,
    now: Timestamp,
) -> Result<Vec<RoleInvitation>, DbError> {
    let word = organisation.word();
    let select = format!(
        "SELECT {INVITATION} FROM role_invitation i WHERE i.{word}_id = $1 AND i.expires_at > $2 ORDER BY i.id DESC"
    );
    tx.all(&select, params![organisation.number(), now], read_invitation).await
}

/// Takes an invitation and its links away; false when somebody else was faster.
pub(super) async fn delete_invitation(tx: &mut Tx, id: RoleInvitationId) -> Result<bool, DbError> {
    tx.execute("DELETE FROM role_invitation_link WHERE invitation_id = $1", params![id]).await?;
    Ok(tx.execute("DELETE FROM role_invitation WHERE id = $1", params![id]).await? == 1)
}

pub(super) async fn delete_invitations_to(
    tx: &mut Tx,
    organisation: Organisation,
    email: &Email,
) -> Result<(), DbError> {
    let word = organisation.word();
    let select = format!("SELECT id FROM role_invitation WHERE {word}_id = $1 AND email = $2");
    for id in tx.all(&select, params![organisation.number(), email], |row| row.get("id")).await? {
        delete_invitation(tx, id).await?;
    }
    Ok(())
}

pub(super) async fn roles_of(tx: &mut Tx, person: PersonId) -> Result<Roles, DbError> {
    let operator = tx
        .first("SELECT is_operator FROM person WHERE id = $1", params![person], |row| row.get("is_operator"))
        .await?
        .unwrap_or_default();
    let select = "SELECT b.id, r.role FROM brand_role r JOIN brand b ON b.id = r.brand_id
         WHERE r.person_id = $1 ORDER BY b.name, b.id";
    let brands = tx.all(select, params![person], |row| Ok((row.get("id")?, row.get("role")?))).await?;
    let select = "SELECT m.id, r.role FROM merchant_role r JOIN merchant m ON m.id = r.merchant_id
         WHERE r.person_id = $1 ORDER BY m.name, m.id";
    let merchants = tx.all(select, params![person], |row| Ok((row.get("id")?, row.get("role")?))).await?;
    let select = "SELECT merchant_id, id FROM member WHERE person_id = $1 ORDER BY joined_at, id";
    let seller_at = tx.all(select, params![person], |row| Ok((row.get("merchant_id")?, row.get("id")?))).await?;
    Ok(Roles { operator, brands, merchants, seller_at })
}

pub(super) async fn insert_plan(
    tx: &mut Tx,
    merchant: MerchantId,
    valid_from: Timestamp,
    document: &str,
    hash: &str,
) -> Result<(), DbError> {
    let insert = "INSERT INTO merchant_plan (merchant_id, valid_from, document, hash) VALUES ($1, $2, $3, $4)";
    tx.execute(insert, params![merchant, valid_from, document, hash]).await.map(drop)
}

/// The plan published last, in force already or not.
pub(super) async fn last_plan(tx: &mut Tx, merchant: MerchantId) -> Result<Option<Published>, DbError> {
    let select = "SELECT valid_from, document, hash FROM merchant_plan WHERE merchant_id = $1
         ORDER BY valid_from DESC LIMIT 1";
    tx.first(select, params![merchant], read_plan).await
}

pub(super) async fn plan_at(tx: &mut Tx, merchant: MerchantId, at: Timestamp) -> Result<Option<Published>, DbError> {
    let select = "SELECT valid_from, document, hash FROM merchant_plan WHERE merchant_id = $1 AND valid_from <= $2
         ORDER BY valid_from DESC LIMIT 1";
    tx.first(select, params![merchant, at], read_plan).await
}

fn read_plan(row: &Row<'_>) -> Result<Published, DbError> {
    Ok(Published { valid_from: row.get("valid_from")?, document: row.get("document")?, hash: row.get("hash")? })
}
