//! What came in since some moment: by day, by member, by team.

use std::collections::HashMap;

use base::{Currency, Timestamp};
use db::DbError;

use super::{Day, Earnings, TeamTurnover, Turnover, store};
use crate::MemberId;

impl Earnings {
    /// What a member earned on each day since `since` on which something was, the oldest first.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn days_of_member(
        &self,
        member: MemberId,
        currency: Currency,
        since: Timestamp,
    ) -> Result<Vec<Day>, DbError> {
        store::days_of_member(&mut self.desk.read().await?, member, currency, since).await
    }

    /// When the next hold ends on something a member earns; `None` when nothing waits.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn next_release_of_member(&self, member: MemberId) -> Result<Option<Timestamp>, DbError> {
        store::next_release_of_member(&mut self.desk.read().await?, member, self.desk.now()).await
    }

    /// What each of `members` sold and earned on their own sales since `since`. Whoever sold nothing is not in it.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn turnover_of_members(
        &self,
        members: &[MemberId],
        currency: Currency,
        since: Timestamp,
    ) -> Result<HashMap<MemberId, Turnover>, DbError> {
        store::turnover_of_members(&mut self.desk.read().await?, members, currency, since).await
    }

    /// What everybody below `member` sold since `since`, and what that earned the member.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn turnover_of_team(
        &self,
        member: MemberId,
        currency: Currency,
        since: Timestamp,
    ) -> Result<TeamTurnover, DbError> {
        store::turnover_of_team(&mut self.desk.read().await?, member, currency, since).await
    }
}
