//! Where a seller's or a brand's money goes.

use market::payouts::{DetailsOf, PayoutDetails, PayoutError};
use market::{Market, PersonId};

use crate::pages::parts::Form;
use crate::pages::payouts::{DetailsField, DetailsForm};
use crate::web::{App, Fields, Limit, Visitor, WebError};

/// What came of a change: `None` when it is done, else the form with what is wrong. Guessing the password is limited as
/// signing in is.
pub(in crate::routes) async fn change_details(
    visitor: &Visitor,
    (app, market): (&App, &Market),
    fields: &Fields,
    of: DetailsOf,
    by: PersonId,
) -> Result<Option<Form<DetailsForm, DetailsField>>, WebError> {
    app.limits().count(Limit::SignIn, visitor)?;
    let typed: DetailsForm = fields.read()?;
    let texts = visitor.texts();
    let details = match typed.way.as_str() {
        "bank" => PayoutDetails::bank(&typed.holder, &typed.iban),
        "other" => PayoutDetails::other(&typed.words),
        _ => return Err(WebError::NotFound),
    };
    let outcome = match details {
        Ok(details) => market.payouts().set_details(of, &details, by, &typed.password).await,
        Err(error) => Err(error),
    };
    let mut form = Form::of(DetailsForm { password: String::new(), ..typed });
    match outcome {
        Ok(()) => return Ok(None),
        Err(PayoutError::Holder) => form.blame(DetailsField::Holder, texts.t("payouts-problem-holder")),
        Err(PayoutError::Iban) => form.blame(DetailsField::Iban, texts.t("payouts-problem-iban")),
        Err(PayoutError::Words) => form.blame(DetailsField::Words, texts.t("payouts-problem-words")),
        Err(PayoutError::WrongPassword) => form.blame(DetailsField::Password, texts.t("problem-wrong-password")),
        Err(error) => return Err(error.into()),
    }
    Ok(Some(form))
}
