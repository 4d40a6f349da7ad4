use base::Timestamp;
use db::{DbError, Row, Tx, params};

use super::credit::{Buyer, Candidate, CreditBy, When};
use super::{Boutique, Invitation, Member, MemberStatus, TeamMember, TeamSize};
use crate::people::{Email, Handle};
use crate::{MemberId, MerchantId, PersonId, ProductId};

/// A member `m` and the person `p`.
macro_rules! member_columns {
    () => {
        "m.id, m.merchant_id, m.person_id, p.name, p.handle, p.portrait, m.status, m.joined_at,
         CASE WHEN EXISTS (SELECT 1 FROM member e WHERE e.person_id = m.person_id AND e.status = 'active'
             AND (e.joined_at < m.joined_at OR (e.joined_at = m.joined_at AND e.id < m.id)))
         THEN 0 ELSE 1 END AS is_first"
    };
}

const MEMBER: &str = member_columns!();
const INVITATION: &str = concat!(
    "SELECT i.code, i.merchant_id AS network_id, i.note, i.made_at, i.expires_at, i.uses_left, ",
    member_columns!(),
    " FROM invitation i LEFT JOIN member m ON m.id = i.enroller_id LEFT JOIN person p ON p.id = m.person_id"
);
const BOUTIQUE: &str = concat!(
    "SELECT ",
    member_columns!(),
    ", p.bio, m.taken_down_at, m.taken_down_why, s.slug AS merchant_slug, s.name AS merchant_name
     FROM member m JOIN person p ON p.id = m.person_id JOIN merchant s ON s.id = m.merchant_id"
);

fn read_member(row: &Row<'_>) -> Result<Member, DbError> {
    Ok(Member {
        id: row.get("id")?,
        merchant: row.get("merchant_id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        handle: row.get("handle")?,
        portrait: row.get("portrait")?,
        status: row.get("status")?,
        joined_at: row.get("joined_at")?,
        is_first: row.get("is_first")?,
    })
}

pub(super) async fn has_merchant(tx: &mut Tx, merchant: MerchantId) -> Result<bool, DbError> {
    let select = "SELECT 1 AS one FROM merchant WHERE id = $1";
    Ok(tx.first(select, params![merchant], |_| Ok(())).await?.is_some())
}

/// Makes other corrections of the merchant's tree wait for this transaction; false when there is no such merchant.
pub(super) async fn lock_merchant(tx: &mut Tx, merchant: MerchantId) -> Result<bool, DbError> {
    Ok(tx.execute("UPDATE merchant SET slug = slug WHERE id = $1", params![merchant]).await? == 1)
}

/// Makes other changes of the member wait for this transaction; false when there is no such member.
pub(super) async fn lock_member(tx: &mut Tx, member: MemberId) -> Result<bool, DbError> {
    Ok(tx.execute("UPDATE member SET status = status WHERE id = $1", params![member]).await? == 1)
}

/// Adds a member; false when the person is one already.
pub(super) async fn insert_member(
    tx: &mut Tx,
    id: MemberId,
    merchant: MerchantId,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let insert = "INSERT INTO member (id, merchant_id, person_id, status, joined_at) VALUES ($1, $2, $3, 'active', $4)
         ON CONFLICT (merchant_id, person_id) DO NOTHING";
    Ok(tx.execute(insert, params![id, merchant, person, now]).await? == 1)
}

pub(super) async fn set_status(
    tx: &mut Tx,
    merchant: MerchantId,
    member: MemberId,
    status: MemberStatus,
) -> Result<bool, DbError> {
    let update = "UPDATE member SET status = $3
         WHERE id = $2 AND merchant_id = $1 AND (taken_down_at IS NULL OR $3 = 'inactive')";
    Ok(tx.execute(update, params![merchant, member, status]).await? == 1)
}

pub(super) async fn member(tx: &mut Tx, id: MemberId) -> Result<Option<Member>, DbError> {
    let select = format!("SELECT {MEMBER} FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = $1");
    tx.first(&select, params![id], read_member).await
}

pub(super) async fn member_of(tx: &mut Tx, merchant: MerchantId, person: PersonId) -> Result<Option<Member>, DbError> {
    let select = format!(
        "SELECT {MEMBER} FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.merchant_id = $1 AND m.person_id = $2"
    );
    tx.first(&select, params![merchant, person], read_member).await
}

/// The member of `merchant`'s network whose boutique is at `/@handle`.
pub(super) async fn member_with_handle(
    tx: &mut Tx,
    merchant: MerchantId,
    handle: &Handle,
) -> Result<Option<Member>, DbError> {
    let select = format!(
        "SELECT {MEMBER} FROM person p JOIN member m ON m.person_id = p.id WHERE p.handle = $1 AND m.merchant_id = $2"
    );
    tx.first(&select, params![handle, merchant], read_member).await
}

pub(super) async fn memberships_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Member>, DbError> {
    let select = format!(
        "SELECT {MEMBER} FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.person_id = $1 ORDER BY m.joined_at, m.id"
    );
    tx.all(&select, params![person], read_member).await
}

pub(super) async fn members(
    tx: &mut Tx,
    merchant: MerchantId,
    after: MemberId,
    most: u32,
) -> Result<Vec<Member>, DbError> {
    let select = format!(
        "SELECT {MEMBER} FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.merchant_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3"
    );
    tx.all(&select, params![merchant, after, most], read_member).await
}

pub(super) async fn member_count(tx: &mut Tx, merchant: MerchantId) -> Result<u32, DbError> {
    let select = "SELECT COUNT(*) AS members FROM member WHERE merchant_id = $1";
    tx.one(select, params![merchant], |row| row.get("members")).await
}

pub(super) async fn open_enrolment(
    tx: &mut Tx,
    member: MemberId,
    enroller: Option<MemberId>,
    from: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO enrolment (member_id, valid_from, enroller_id) VALUES ($1, $2, $3)";
    tx.execute(insert, params![member, from, enroller]).await.map(drop)
}

pub(super) async fn close_enrolment(tx: &mut Tx, member: MemberId, at: Timestamp) -> Result<(), DbError> {
    let update = "UPDATE enrolment SET valid_to = $2 WHERE member_id = $1 AND valid_to IS NULL";
    tx.execute(update, params![member, at]).await.map(drop)
}

/// Corrects an enrolment that was true for no time yet; false when it was true for some.
pub(super) async fn correct_enrolment(
    tx: &mut Tx,
    member: MemberId,
    enroller: Option<MemberId>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let update = "UPDATE enrolment SET enroller_id = $2
         WHERE member_id = $1 AND valid_to IS NULL AND valid_from >= $3";
    Ok(tx.execute(update, params![member, enroller, now]).await? == 1)
}

pub(super) async fn enroller_of(tx: &mut Tx, member: MemberId) -> Result<Option<Member>, DbError> {
    let select = format!(
        "SELECT {MEMBER} FROM enrolment e JOIN member m ON m.id = e.enroller_id JOIN person p ON p.id = m.person_id
         WHERE e.member_id = $1 AND e.valid_to IS NULL"
    );
    tx.first(&select, params![member], read_member).await
}

/// A step up the tree.
pub(super) struct Step {
    pub(super) member: MemberId,
    pub(super) status: MemberStatus,
}

/// Up to `most` steps up from `member`, as the tree was at `at`.
pub(super) async fn steps_up(tx: &mut Tx, member: MemberId, at: Timestamp, most: u32) -> Result<Vec<Step>, DbError> {
    // Scalar subqueries instead of joins: every step is one look-up by key, also before a database knows its tables' sizes.
    let select = "WITH RECURSIVE up (member_id, steps) AS (
             SELECT CAST($1 AS BIGINT), CAST(0 AS BIGINT)
             UNION ALL
             SELECT (SELECT e.enroller_id FROM enrolment e
                     WHERE e.member_id = up.member_id AND e.valid_from <= $2
                       AND (e.valid_to IS NULL OR e.valid_to > $2)), up.steps + 1
             FROM up WHERE up.steps < $3 AND up.member_id IS NOT NULL)
         SELECT up.member_id AS id, (SELECT m.status FROM member m WHERE m.id = up.member_id) AS status
         FROM up WHERE up.steps > 0 AND up.member_id IS NOT NULL ORDER BY up.steps";
    let read = |row: &Row<'_>| Ok(Step { member: row.get("id")?, status: row.get("status")? });
    tx.all(select, params![member, at, most], read).await
}

/// Part of the people `member` introduced, each with the size of the team below.
pub(super) async fn frontline(
    tx: &mut Tx,
    member: MemberId,
    after: MemberId,
    most: u32,
) -> Result<Vec<TeamMember>, DbError> {
    let select = format!(
        "WITH RECURSIVE page (leg) AS (
             SELECT member_id FROM enrolment
             WHERE enroller_id = $1 AND valid_to IS NULL AND member_id > $2 ORDER BY member_id LIMIT $3),
         down (leg, above, member_id) AS (
             SELECT leg, CAST($1 AS BIGINT), leg FROM page
             UNION
             SELECT down.leg, down.member_id, e.member_id
             FROM down JOIN enrolment e ON e.enroller_id = down.member_id AND e.valid_to IS NULL),
         team (leg, frontline, downline) AS (
             SELECT leg, CAST(SUM(CASE WHEN above = leg THEN 1 ELSE 0 END) AS BIGINT), COUNT(*) - 1
             FROM down GROUP BY leg)
         SELECT {MEMBER}, team.frontline, team.downline
         FROM team JOIN member m ON m.id = team.leg JOIN person p ON p.id = m.person_id ORDER BY m.id"
    );
    let read = |row: &Row<'_>| Ok(TeamMember { member: read_member(row)?, team: read_team(row)? });
    tx.all(&select, params![member, after, most], read).await
}

pub(super) async fn team_size(tx: &mut Tx, member: MemberId) -> Result<TeamSize, DbError> {
    let select = "WITH RECURSIVE down (member_id) AS (
             SELECT member_id FROM enrolment WHERE enroller_id = $1 AND valid_to IS NULL
             UNION
             SELECT e.member_id FROM down JOIN enrolment e ON e.enroller_id = down.member_id AND e.valid_to IS NULL)
         SELECT (SELECT COUNT(*) FROM enrolment WHERE enroller_id = $1 AND valid_to IS NULL) AS frontline,
             (SELECT COUNT(*) FROM down) AS downline";
    tx.one(select, params![member], read_team).await
}

fn read_team(row: &Row<'_>) -> Result<TeamSize, DbError> {
    Ok(TeamSize { frontline: row.get("frontline")?, downline: row.get("downline")? })
}

fn read_invitation(row: &Row<'_>) -> Result<Invitation, DbError> {
    let inviter = row.get::<Option<MemberId>>("id")?;
    Ok(Invitation {
        code: row.get("code")?,
        merchant: row.get("network_id")?,
        inviter: inviter.map(|_| read_member(row)).transpose()?,
        note: row.get("note")?,
        made_at: row.get("made_at")?,
        expires_at: row.get("expires_at")?,
        uses_left: row.get("uses_left")?,
    })
}

pub(super) async fn insert_invitation(tx: &mut Tx, new: &Invitation) -> Result<(), DbError> {
    let insert = "INSERT INTO invitation (code, merchant_id, enroller_id, note, made_at, expires_at, uses_left)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let Invitation { code, merchant, inviter, note, made_at, expires_at, uses_left } = new;
    let inviter = inviter.as_ref().map(|member| member.id);
    tx.execute(insert, params![code, merchant, inviter, note, made_at, expires_at, uses_left]).await.map(drop)
}

pub(super) async fn invitation(tx: &mut Tx, code: &str) -> Result<Option<Invitation>, DbError> {
    tx.first(&format!("{INVITATION} WHERE i.code = $1"), params![code], read_invitation).await
}

pub(super) async fn open_invitations(
    tx: &mut Tx,
    inviter: MemberId,
    now: Timestamp,
) -> Result<Vec<Invitation>, DbError> {
    let select = format!(
        "{INVITATION} WHERE i.enroller_id = $1 AND i.expires_at > $2 AND i.uses_left > 0
         ORDER BY i.made_at DESC, i.code"
    );
    tx.all(&select, params![inviter, now], read_invitation).await
}

pub(super) async fn open_invitations_of_merchant(
    tx: &mut Tx,
    merchant: MerchantId,
    now: Timestamp,
) -> Result<Vec<Invitation>, DbError> {
    let select = format!(
        "{INVITATION} WHERE i.merchant_id = $1 AND i.enroller_id IS NULL AND i.expires_at > $2 AND i.uses_left > 0
         ORDER BY i.made_at DESC, i.code"
    );
    tx.all(&select, params![merchant, now], read_invitation).await
}

/// Leaves no use of an invitation; false when it is not theirs.
pub(super) async fn use_up_invitation(
    tx: &mut Tx,
    merchant: MerchantId,
    inviter: Option<MemberId>,
    code: &str,
) -> Result<bool, DbError> {
    // Members' ids are above 0: there it stands for the merchant itself.
    let update = "UPDATE invitation SET uses_left = 0
         WHERE code = $1 AND merchant_id = $2 AND COALESCE(enroller_id, 0) = $3";
    let inviter = inviter.map_or(0, MemberId::number);
    Ok(tx.execute(update, params![code, merchant, inviter]).await? == 1)
}

/// Takes one use of an invitation; false when there is none left.
pub(super) async fn use_invitation(tx: &mut Tx, code: &str) -> Result<bool, DbError> {
    let update = "UPDATE invitation SET uses_left = uses_left - 1 WHERE code = $1 AND uses_left > 0";
    Ok(tx.execute(update, params![code]).await? == 1)
}

fn read_boutique(row: &Row<'_>) -> Result<Boutique, DbError> {
    Ok(Boutique {
        member: read_member(row)?,
        bio: row.get("bio")?,
        merchant_slug: row.get("merchant_slug")?,
        merchant_name: row.get("merchant_name")?,
        taken_down: match row.get::<Option<Timestamp>>("taken_down_at")? {
            Some(_) => Some(row.get("taken_down_why")?),
            None => None,
        },
    })
}

pub(super) async fn boutiques_of_handle(tx: &mut Tx, handle: &Handle) -> Result<Vec<Boutique>, DbError> {
    let select = format!("{BOUTIQUE} WHERE p.handle = $1 ORDER BY m.joined_at, m.id");
    tx.all(&select, params![handle], read_boutique).await
}

pub(super) async fn boutique(tx: &mut Tx, member: MemberId) -> Result<Option<Boutique>, DbError> {
    tx.first(&format!("{BOUTIQUE} WHERE m.id = $1"), params![member], read_boutique).await
}

/// At one merchant, or at any.
pub(super) async fn boutiques_at(
    tx: &mut Tx,
    merchant: Option<MerchantId>,
    after: MemberId,
    most: u32,
) -> Result<Vec<Boutique>, DbError> {
    let page = "m.status = 'active' AND m.id > $1 ORDER BY m.id LIMIT $2";
    match merchant {
        Some(merchant) => {
            let select = format!("{BOUTIQUE} WHERE m.merchant_id = $3 AND {page}");
            tx.all(&select, params![after, most, merchant], read_boutique).await
        }
        None => tx.all(&format!("{BOUTIQUE} WHERE {page}"), params![after, most], read_boutique).await,
    }
}

pub(super) async fn boutique_products(tx: &mut Tx, member: MemberId) -> Result<Vec<ProductId>, DbError> {
    let select = "SELECT product_id FROM boutique_product WHERE member_id = $1 ORDER BY position";
    tx.all(select, params![member], |row| row.get("product_id")).await
}

pub(super) async fn set_boutique_products(
    tx: &mut Tx,
    member: MemberId,
    products: &[ProductId],
) -> Result<(), DbError> {
    tx.execute("DELETE FROM boutique_product WHERE member_id = $1", params![member]).await?;
    let insert = "INSERT INTO boutique_product (member_id, product_id, position) VALUES ($1, $2, $3)";
    for (position, product) in (0_i64..).zip(products) {
        tx.execute(insert, params![member, product, position]).await?;
    }
    Ok(())
}

/// Reads a candidate whose moment is in `moment`; `by` says what speaks for them.
pub(super) fn read_candidate(
    row: &Row<'_>,
    buyer: &Buyer<'_>,
    by: fn(Timestamp) -> CreditBy,
) -> Result<Candidate, DbError> {
    let at = row.get("moment")?;
    let person: PersonId = row.get("person_id")?;
    let email: Email = row.get("email")?;
    Ok(Candidate {
        member: row.get("id")?,
        by: by(at),
        at,
        active: row.get::<MemberStatus>("status")? == MemberStatus::Active,
        is_buyer: buyer.person == Some(person) || buyer.email == email.as_str(),
        visit: None,
        when: When::InTime,
    })
}

/// The seller of record of the signed-in buyer.
pub(super) async fn seller_of_record(
    tx: &mut Tx,
    merchant: MerchantId,
    buyer: &Buyer<'_>,
) -> Result<Option<Candidate>, DbError> {
    let Some(person) = buyer.person else { return Ok(None) };
    let select = "SELECT m.id, m.person_id, m.status, p.email, c.since AS moment
         FROM customer c JOIN member m ON m.id = c.seller_id JOIN person p ON p.id = m.person_id
         WHERE c.merchant_id = $1 AND c.person_id = $2";
    tx.first(select, params![merchant, person], |row| read_candidate(row, buyer, CreditBy::SellerOfRecord)).await
}

/// The member whose coupon the buyer uses.
pub(super) async fn coupon_owner(
    tx: &mut Tx,
    merchant: MerchantId,
    member: MemberId,
    buyer: &Buyer<'_>,
    at: Timestamp,
) -> Result<Option<Candidate>, DbError> {
    let select = "SELECT m.id, m.person_id, m.status, p.email, CAST($3 AS BIGINT) AS moment
         FROM member m JOIN person p ON p.id = m.person_id WHERE m.merchant_id = $1 AND m.id = $2";
    tx.first(select, params![merchant, member, at], |row| read_candidate(row, buyer, |_| CreditBy::Coupon)).await
}

/// The buyer's own membership: of the signed-in person, else of whoever has the address of the order.
pub(super) async fn membership_of_buyer(
    tx: &mut Tx,
    merchant: MerchantId,
    buyer: &Buyer<'_>,
) -> Result<Option<MemberId>, DbError> {
    let select = "SELECT id FROM member WHERE merchant_id = $1 AND person_id = $2";
    let signed_in = match buyer.person {
        Some(person) => tx.first(select, params![merchant, person], |row| row.get("id")).await?,
        None => None,
    };
    if signed_in.is_some() {
        return Ok(signed_in);
    }
    let select =
        "SELECT m.id FROM person p JOIN member m ON m.person_id = p.id AND m.merchant_id = $1 WHERE p.email = $2";
    tx.first(select, params![merchant, buyer.email], |row| row.get("id")).await
}

pub(super) async fn insert_customer(
    tx: &mut Tx,
    merchant: MerchantId,
    person: PersonId,
    seller: MemberId,
    at: Timestamp,
) -> Result<(), DbError> {
    let insert = "INSERT INTO customer (merchant_id, person_id, seller_id, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (merchant_id, person_id) DO NOTHING";
    tx.execute(insert, params![merchant, person, seller, at]).await.map(drop)
}

pub(super) async fn customer_count(tx: &mut Tx, member: MemberId) -> Result<u32, DbError> {
    let select = "SELECT COUNT(*) AS customers FROM customer WHERE seller_id = $1";
    tx.one(select, params![member], |row| row.get("customers")).await
}
