use std::collections::BTreeMap;

use market::MemberId;

use crate::web::{App, WebError};

/// The names of members, asked for once each while a page is made.
#[derive(Debug, Default)]
pub(in crate::routes) struct MemberNames(BTreeMap<i64, String>);

impl MemberNames {
    /// Looks up those of `members` that are not known yet.
    pub(in crate::routes) async fn learn(
        &mut self,
        app: &App,
        members: impl IntoIterator<Item = i64>,
    ) -> Result<(), WebError> {
        for number in members {
            if self.0.contains_key(&number) {
                continue;
            }
            if let Some(member) = app.market().network().member(MemberId::from_number(number)).await? {
                self.0.insert(number, member.name);
            }
        }
        Ok(())
    }

    /// The name of a member that was looked up; empty when there is none.
    pub(in crate::routes) fn of(&self, member: i64) -> &str {
        self.0.get(&member).map_or("", String::as_str)
    }

    /// The names of several, "Ines, Jonas".
    pub(in crate::routes) fn of_all(&self, members: &[plan::Member]) -> String {
        members.iter().map(|member| self.of(member.0)).collect::<Vec<_>>().join(", ")
    }
}
