//! Where payees want their money.

use super::{DetailsOf, PayoutDetails, PayoutError, Payouts, store};
use crate::PersonId;
use crate::events::{self, EventKind, NewEvent};
use crate::people::People;

impl Payouts {
    /// Where a person or a brand wants the money; `None` when they have not said.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn details(&self, of: DetailsOf) -> Result<Option<PayoutDetails>, PayoutError> {
        Ok(store::details(&mut self.desk.read().await?, of).await?)
    }

    /// Changes where the money goes. Whoever changes it, `by`, confirms it with the own password: an open browser is not
    /// enough to lead money elsewhere. The caller has made sure that `by` may act for the brand.
    ///
    /// # Errors
    /// When the password is wrong.
    pub async fn set_details(
        &self,
        of: DetailsOf,
        details: &PayoutDetails,
        by: PersonId,
        password: &str,
    ) -> Result<(), PayoutError> {
        People::new(self.desk.clone()).confirm_password(by, password).await?;
        let now = self.desk.now();
        let mut tx = self.desk.begin().await?;
        store::set_details(&mut tx, of, details, now).await?;
        // That it changed is recorded, and who did it; not to what.
        let event = match of {
            DetailsOf::Person(person) => NewEvent::new(EventKind::PayoutDetailsOfPerson, person),
            DetailsOf::Brand(brand) => NewEvent::new(EventKind::PayoutDetailsOfBrand, brand).at_brand(brand),
        };
        events::record_in(&mut tx, self.desk.actor(), now, &event).await?;
        Ok(tx.commit().await?)
    }
}
