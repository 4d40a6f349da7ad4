//! What can go wrong, in the visitor's words.

use market::network::NetworkError;
use market::people::PeopleError;
use market::terms::TermsError;

use crate::i18n::Texts;

/// What is wrong with what somebody typed about themselves, a shop or a brand.
pub(in crate::routes) fn people_problem(texts: &Texts, error: &PeopleError) -> String {
    match error {
        PeopleError::Email => texts.t("problem-email").to_string(),
        PeopleError::EmailTaken => texts.t("problem-email-taken").to_string(),
        PeopleError::Line { most, .. } => texts.t("problem-line").with("most", *most).to_string(),
        PeopleError::Text { most, .. } => texts.t("problem-text").with("most", *most).to_string(),
        PeopleError::Number { least, most, .. } => {
            texts.t("problem-number").with("least", *least).with("most", *most).to_string()
        }
        PeopleError::PasswordTooShort(least) => texts.t("problem-password-short").with("least", *least).to_string(),
        PeopleError::PasswordTooLong(most) => texts.t("problem-password-long").with("most", *most).to_string(),
        PeopleError::PasswordIsKnown => texts.t("problem-password-known").to_string(),
        PeopleError::WrongPassword => texts.t("problem-wrong-password").to_string(),
        PeopleError::Handle => texts.t("problem-handle").to_string(),
        PeopleError::HandleReserved => texts.t("problem-handle-reserved").to_string(),
        PeopleError::HandleTaken => texts.t("problem-handle-taken").to_string(),
        PeopleError::Slug => texts.t("problem-slug").to_string(),
        PeopleError::SlugTaken => texts.t("problem-slug-taken").to_string(),
        other => other.to_string(),
    }
}

/// What is wrong with a rate or an agreement.
pub(in crate::routes) fn terms_problem(texts: &Texts, error: &TermsError) -> String {
    match error {
        TermsError::BelowFloor { floor, .. } => texts.t("problem-below-floor").with("floor", *floor).to_string(),
        TermsError::FloorAboveRate { floor, lowest } => {
            let (floor, lowest) = (floor.to_string(), lowest.to_string());
            texts.t("problem-floor-above-rate").with("floor", floor).with("lowest", lowest).to_string()
        }
        TermsError::AlreadyThere => texts.t("problem-agreement-there").to_string(),
        TermsError::NotOpen => texts.t("problem-offer-not-open").to_string(),
        TermsError::OwnOffer => texts.t("problem-own-offer").to_string(),
        TermsError::NotRunning => texts.t("problem-agreement-not-running").to_string(),
        TermsError::AlreadyEnding(end) => {
            texts.t("problem-agreement-ending").with("date", texts.date(*end)).to_string()
        }
        TermsError::Notice(most) => texts.t("problem-notice").with("most", *most).to_string(),
        other => other.to_string(),
    }
}

/// Why an invitation or a membership cannot be.
pub(in crate::routes) fn network_problem(texts: &Texts, error: &NetworkError) -> String {
    match error {
        NetworkError::InvitationExpired(end) => {
            texts.t("problem-invitation-expired").with("date", texts.date(*end)).to_string()
        }
        NetworkError::InvitationUsedUp => texts.t("problem-invitation-used").to_string(),
        NetworkError::InviterInactive => texts.t("problem-inviter-inactive").to_string(),
        NetworkError::AlreadyMember => texts.t("problem-already-member").to_string(),
        NetworkError::Inactive => texts.t("problem-member-inactive").to_string(),
        NetworkError::TooManyProducts(most) => texts.t("problem-too-many-products").with("most", *most).to_string(),
        NetworkError::People(error) => people_problem(texts, error),
        other => other.to_string(),
    }
}
