use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::link;
use crate::link::Link;
use crate::pages::parts::NamedLink;

/// Why a request gets no page of its own. Turned into one that helps by [`super::identify`].
#[derive(Debug, Clone)]
pub enum WebError {
    /// There is nothing at this address, or nothing this person may know of.
    NotFound,
    /// There was something at this address, and it will not come back.
    Gone(Box<Gone>),
    /// Somebody has to sign in first; then they come back to this address.
    SignInFirst(String),
    /// This person may not do that.
    Forbidden,
    /// The form is not one we gave to this visitor, or it is too old.
    ForgedForm,
    /// What was sent cannot be used. The sentence says what and why.
    Unusable(String),
    /// What was sent is larger than we take.
    TooLarge,
    /// The same thing was done too often; again after so many seconds.
    TooOften(u64),
    /// We are at fault. The cause is in the log.
    Internal,
}

/// What was at an address, and what is near it.
#[derive(Debug, Clone)]
pub struct Gone {
    /// What it was.
    pub what: WasThere,
    /// What it was called.
    pub name: String,
    /// Words that find something like it.
    pub words: String,
    /// Where it was: a shop or a brand that is still there.
    pub around: Option<NamedLink>,
}

/// What was at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WasThere {
    /// A product that its brand has put away.
    Product,
    /// The boutique of somebody who does not sell any more.
    Boutique,
    /// A brand that no shop sells any more.
    Brand,
}

impl From<Gone> for WebError {
    fn from(gone: Gone) -> Self {
        Self::Gone(Box::new(gone))
    }
}

impl WebError {
    /// The status that goes with it.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone(_) => StatusCode::GONE,
            Self::SignInFirst(_) => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::ForgedForm => StatusCode::FORBIDDEN,
            Self::Unusable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Where somebody signs in to come back to `path`.
    #[must_use]
    pub fn sign_in_link(path: &str) -> Link {
        link::sign_in().and("next", path)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        if let Self::SignInFirst(path) = &self {
            return Redirect::to(Self::sign_in_link(path).as_str()).into_response();
        }
        let mut response = self.status().into_response();
        if let Self::TooOften(seconds) = &self {
            response.headers_mut().insert("retry-after", (*seconds).into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Logs the cause once, here at the edge, and tells the visitor only that we are at fault.
macro_rules! internal {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for WebError {
            fn from(error: $error) -> Self {
                tracing::error!(%error, "a request failed: {error}");
                Self::Internal
            }
        }
    )*};
}

internal!(
    db::DbError,
    market::jobs::JobError,
    askama::Error,
    getrandom::Error,
    base::MoneyError,
    market::storefront::StorefrontError,
);

impl From<market::people::PeopleError> for WebError {
    fn from(error: market::people::PeopleError) -> Self {
        use market::people::PeopleError;
        match error {
            PeopleError::NoSuchPerson | PeopleError::NoSuchOrganisation => Self::NotFound,
            PeopleError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::terms::TermsError> for WebError {
    fn from(error: market::terms::TermsError) -> Self {
        use market::terms::TermsError;
        match error {
            TermsError::NoSuchAgreement | TermsError::NoSuchParty => Self::NotFound,
            TermsError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::moderation::ModerationError> for WebError {
    fn from(error: market::moderation::ModerationError) -> Self {
        use market::moderation::ModerationError;
        match error {
            ModerationError::NotFound => Self::NotFound,
            ModerationError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::views::ViewError> for WebError {
    fn from(error: market::views::ViewError) -> Self {
        use market::views::ViewError;
        match error {
            ViewError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::network::NetworkError> for WebError {
    fn from(error: market::network::NetworkError) -> Self {
        use market::network::NetworkError;
        match error {
            NetworkError::NoSuchMember
            | NetworkError::NoSuchProduct
            | NetworkError::NoSuchMerchant
            | NetworkError::NoSuchInvitation => Self::NotFound,
            NetworkError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::checkout::CheckoutError> for WebError {
    fn from(error: market::checkout::CheckoutError) -> Self {
        use market::checkout::CheckoutError;
        match error {
            CheckoutError::NotFound(_) => Self::NotFound,
            CheckoutError::Db(inner) => inner.into(),
            CheckoutError::Ledger(_) | CheckoutError::Plan(_) | CheckoutError::Sale(_) | CheckoutError::Broken(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::Internal
            }
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::shipments::ShipmentError> for WebError {
    fn from(error: market::shipments::ShipmentError) -> Self {
        use market::shipments::ShipmentError;
        match error {
            ShipmentError::NotFound(_) => Self::NotFound,
            ShipmentError::Key => Self::ForgedForm,
            ShipmentError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::returns::ReturnError> for WebError {
    fn from(error: market::returns::ReturnError) -> Self {
        use market::returns::ReturnError;
        match error {
            ReturnError::NotFound(_) => Self::NotFound,
            ReturnError::Key => Self::ForgedForm,
            ReturnError::Checkout(inner) => inner.into(),
            ReturnError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::keys::KeyError> for WebError {
    fn from(error: market::keys::KeyError) -> Self {
        use market::keys::KeyError;
        match error {
            KeyError::NoSuchKey => Self::NotFound,
            KeyError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::catalog::CatalogError> for WebError {
    fn from(error: market::catalog::CatalogError) -> Self {
        use market::catalog::CatalogError;
        match error {
            CatalogError::NoSuchBrand | CatalogError::NoSuchUpload | CatalogError::NoSuchPicture => Self::NotFound,
            CatalogError::Db(inner) => inner.into(),
            CatalogError::Terms(inner) => inner.into(),
            CatalogError::Refused(refusal) => Self::Unusable(refusal.to_string()),
            other => {
                tracing::error!(error = %other, "a catalog file failed: {other}");
                Self::Internal
            }
        }
    }
}

impl From<market::tax::TaxError> for WebError {
    fn from(error: market::tax::TaxError) -> Self {
        match error {
            market::tax::TaxError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::shipping::ShippingError> for WebError {
    fn from(error: market::shipping::ShippingError) -> Self {
        use market::shipping::ShippingError;
        match error {
            ShippingError::NotFound => Self::NotFound,
            ShippingError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::boutiques::BoutiqueError> for WebError {
    fn from(error: market::boutiques::BoutiqueError) -> Self {
        use market::boutiques::BoutiqueError;
        match error {
            BoutiqueError::NotFound => Self::NotFound,
            BoutiqueError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::prices::PriceError> for WebError {
    fn from(error: market::prices::PriceError) -> Self {
        use market::prices::PriceError;
        match error {
            PriceError::NotFound => Self::NotFound,
            PriceError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::links::LinkError> for WebError {
    fn from(error: market::links::LinkError) -> Self {
        use market::links::LinkError;
        match error {
            LinkError::NotFound => Self::NotFound,
            LinkError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::payouts::PayoutError> for WebError {
    fn from(error: market::payouts::PayoutError) -> Self {
        use market::payouts::PayoutError;
        match error {
            PayoutError::NotFound => Self::NotFound,
            PayoutError::Db(inner) => inner.into(),
            PayoutError::People(inner) => inner.into(),
            PayoutError::Ledger(inner) => {
                tracing::error!(error = %inner, "a request failed: {inner}");
                Self::Internal
            }
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<market::coupons::CouponError> for WebError {
    fn from(error: market::coupons::CouponError) -> Self {
        use market::coupons::CouponError;
        match error {
            CouponError::NotFound | CouponError::NoSuchSeller => Self::NotFound,
            CouponError::Db(inner) => inner.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}
