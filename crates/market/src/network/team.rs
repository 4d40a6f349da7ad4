//! Up and down the enroller tree.

use std::collections::BTreeSet;

use base::Timestamp;
use db::{DbError, Tx};
use plan::Position;

use super::credit::plan_member;
use super::store::{self, Step};
use super::{MemberStatus, Network, NetworkError, TeamMember, TeamSize};
use crate::MemberId;

/// How many steps one query climbs. Nearly every sale needs one query: few plans pay deeper, few uplines are longer.
const STEPS: u32 = 64;

impl Network {
    /// Up to `most` of the people `member` introduced, with the size of each one's team, in the order they joined; those
    /// after `after` only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frontline(
        &self,
        member: MemberId,
        after: Option<MemberId>,
        most: u32,
    ) -> Result<Vec<TeamMember>, NetworkError> {
        let after = after.unwrap_or(MemberId::from_number(0));
        Ok(store::frontline(&mut self.desk.read().await?, member, after, most).await?)
    }

    /// How many people stand below `member`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn team_size(&self, member: MemberId) -> Result<TeamSize, NetworkError> {
        Ok(store::team_size(&mut self.desk.read().await?, member).await?)
    }

    /// Whether `upper` is `lower` or stands above: whoever is shown a team sees their own only.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leads(&self, upper: MemberId, lower: MemberId) -> Result<bool, NetworkError> {
        Ok(is_at_or_above(&mut self.desk.read().await?, upper, lower).await?)
    }
}

/// The upline of `member` at `at`, the sponsor first: at least as far up as `levels` members who may earn on anybody's
/// order, or to the top.
///
/// # Errors
/// When the database fails.
pub async fn upline_in(tx: &mut Tx, member: MemberId, at: Timestamp, levels: usize) -> Result<Vec<Position>, DbError> {
    // The buyer may be one of them and cannot earn on the own order, so one more is needed than there are levels.
    let enough = levels.saturating_add(1);
    let mut climb = Climb::new(member);
    while climb.active < enough && climb.higher(tx, at).await? {}
    Ok(climb.positions)
}

/// Whether `upper` is `lower` or stands above, as the tree is now.
pub(super) async fn is_at_or_above(tx: &mut Tx, upper: MemberId, lower: MemberId) -> Result<bool, DbError> {
    let mut climb = Climb::new(lower);
    while !climb.seen.contains(&upper) && climb.higher(tx, Timestamp::from_millis(i64::MAX)).await? {}
    Ok(climb.seen.contains(&upper))
}

/// A way up the tree, some steps at a time.
struct Climb {
    at: MemberId,
    positions: Vec<Position>,
    active: usize,
    seen: BTreeSet<MemberId>,
}

impl Climb {
    fn new(from: MemberId) -> Self {
        Self { at: from, positions: Vec::new(), active: 0, seen: BTreeSet::from([from]) }
    }

    /// Climbs some steps; false when the top is reached.
    async fn higher(&mut self, tx: &mut Tx, moment: Timestamp) -> Result<bool, DbError> {
        let steps = store::steps_up(tx, self.at, moment, STEPS).await?;
        for Step { member, status } in &steps {
            let active = *status == MemberStatus::Active;
            self.positions.push(Position { member: plan_member(*member), active });
            self.active += usize::from(active);
            self.at = *member;
            // A tree that runs in a circle cannot be stored; if it were, the plan refuses the repeated member by name.
            if !self.seen.insert(*member) {
                return Ok(false);
            }
        }
        Ok(u32::try_from(steps.len()).is_ok_and(|climbed| climbed == STEPS))
    }
}
