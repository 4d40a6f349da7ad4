use std::collections::BTreeMap;

use base::Timestamp;
use db::Tx;

use super::limits::Limits;
use super::model::{MOST_PHOTOS, NewReturn, Return, ReturnStatus};
use super::{ReturnError, Returns, store};
use crate::checkout::{self, Order};
use crate::events::EventKind;
use crate::{BrandId, LineId, OrderId, ReturnId};

/// The most characters of what customer and merchant write.
const MOST_WORDS: usize = 2_000;

impl Returns {
    /// A customer asks to give pieces of an order back. The caller has made sure that the order is the customer's. The same
    /// key again gives the return that is there already.
    ///
    /// # Errors
    /// When more is asked for than was sent and is left, the time is over, or the request is not what it should be.
    pub async fn ask(&self, order: OrderId, new: &NewReturn) -> Result<Return, ReturnError> {
        if !(16..=128).contains(&new.idempotency_key.len()) {
            return Err(ReturnError::Key);
        }
        if new.photos.len() > MOST_PHOTOS {
            return Err(ReturnError::Photos);
        }
        let words = checked_words(&new.words)?;
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let order = locked(&mut tx, order).await?;
        // A key belongs to its order, so it tells nothing about another's.
        let key = format!("{}:{}", order.id, new.idempotency_key);
        if let Some(known) = store::by_key(&mut tx, &key).await? {
            return store::find(&mut tx, known).await?.ok_or(ReturnError::NotFound("return"));
        }
        let limits = Limits::of(&mut tx, &order).await?;
        let (brand, lines) = wanted(&order, &limits, &new.lines, at)?;
        let id: ReturnId = self.desk.next_id();
        store::insert(&mut tx, id, &order, brand, &key, (new.reason, &words), at).await?;
        for (line, quantity) in lines {
            store::insert_line(&mut tx, id, line, quantity).await?;
        }
        for photo in &new.photos {
            store::insert_photo(&mut tx, self.desk.next_id(), id, photo).await?;
        }
        let asked = store::find(&mut tx, id).await?.ok_or(ReturnError::NotFound("return"))?;
        self.tell_in(&mut tx, &asked, EventKind::OrderReturnAsked, at).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// The customer keeps it after all. Only while the merchant has not decided; what is withdrawn stays so.
    ///
    /// # Errors
    /// When there is no such return of the order, or the merchant has decided.
    pub async fn withdraw(&self, order: OrderId, id: ReturnId) -> Result<(), ReturnError> {
        let at = self.desk.now();
        let mut tx = self.desk.begin().await?;
        let order = locked(&mut tx, order).await?;
        let found = store::find(&mut tx, id).await?.filter(|found| found.order == order.id);
        let found = found.ok_or(ReturnError::NotFound("return"))?;
        match found.status {
            ReturnStatus::Asked => {}
            ReturnStatus::Withdrawn => return Ok(()),
            other => return Err(ReturnError::WrongState(other)),
        }
        store::withdraw(&mut tx, id).await?;
        self.tell_in(&mut tx, &found, EventKind::OrderReturnWithdrawn, at).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn locked(tx: &mut Tx, order: OrderId) -> Result<Order, ReturnError> {
    checkout::locked_in(tx, order).await?.ok_or(ReturnError::NotFound("order"))
}

/// What somebody wrote: trimmed, of any number of lines.
pub(super) fn checked_words(words: &str) -> Result<String, ReturnError> {
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    let is_printable = words.chars().all(|c| c == '\n' || c == '\t' || !c.is_control());
    if words.chars().count() <= MOST_WORDS && is_printable { Ok(words.to_owned()) } else { Err(ReturnError::Words) }
}

/// What is to be given back, and to whom.
fn wanted(
    order: &Order,
    limits: &Limits,
    asked: &[(LineId, i64)],
    at: Timestamp,
) -> Result<(BrandId, BTreeMap<LineId, i64>), ReturnError> {
    let mut lines: BTreeMap<LineId, i64> = BTreeMap::new();
    let mut brand = None;
    for &(id, quantity) in asked {
        let line = order.lines.iter().find(|line| line.id == id);
        let line = line.ok_or(ReturnError::NotFound("line in this order"))?;
        if quantity <= 0 {
            return Err(ReturnError::Empty);
        }
        if *brand.get_or_insert(line.brand) != line.brand {
            return Err(ReturnError::OneBrand);
        }
        let pieces = lines.entry(id).or_default();
        *pieces = pieces.saturating_add(quantity);
        if *pieces > limits.most(line) {
            return Err(ReturnError::TooMany { title: line.title.clone(), left: limits.most(line) });
        }
        if let Some(until) = limits.until(line).filter(|until| *until < at) {
            return Err(ReturnError::Over(until));
        }
    }
    Ok((brand.ok_or(ReturnError::Empty)?, lines))
}
