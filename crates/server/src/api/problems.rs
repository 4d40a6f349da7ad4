//! What `market` refuses, as problems.

use market::boutiques::BoutiqueError;
use market::catalog::CatalogError;
use market::checkout::{Change, CheckoutError};
use market::coupons::CouponError;
use market::links::{LinkError, LinkField};
use market::network::NetworkError;
use market::payouts::PayoutError;
use market::people::PeopleError;
use market::prices::PriceError;
use market::returns::ReturnError;
use market::shelf::ShelfError;
use market::shipments::ShipmentError;
use market::shipping::ShippingError;
use market::tax::TaxError;
use market::terms::TermsError;
use sdk::v1::CartChange;

use super::problem::{Code, Problem};

/// Logs the cause once, here at the edge.
macro_rules! internal {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
        }
    )*};
}

internal!(db::DbError, market::jobs::JobError, getrandom::Error, base::MoneyError, market::storefront::StorefrontError,);

impl From<CheckoutError> for Problem {
    fn from(error: CheckoutError) -> Self {
        match error {
            CheckoutError::NotFound(what) => Self::not_found(what),
            CheckoutError::Db(inner) => inner.into(),
            CheckoutError::CartChanged(changes) => Self::changed(changes.iter().map(change).collect()),
            CheckoutError::NoAccount => Self::field("/to_credit", error),
            CheckoutError::EmptyCart | CheckoutError::WrongState(_) | CheckoutError::CreditChanged { .. } => {
                Self::new(Code::Conflict, error)
            }
            CheckoutError::KeyReused => Self::new(Code::KeyReused, "it placed another order: make a new key"),
            CheckoutError::Quantity => Self::field("/quantity", error),
            CheckoutError::Field { field, problem } => Self::field(pointer(field), problem),
            CheckoutError::NotSent(_) => Self::field("/address/country", error),
            CheckoutError::Coupon(problem) => Self::field("/code", problem),
            CheckoutError::NotSold
            | CheckoutError::NothingToRefund
            | CheckoutError::MoreThanLeft { .. }
            | CheckoutError::MorePiecesThanLeft(_)
            | CheckoutError::Money(_) => Self::new(Code::Invalid, error),
            CheckoutError::Ledger(_) | CheckoutError::Plan(_) | CheckoutError::Sale(_) | CheckoutError::Broken(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
        }
    }
}

/// Where the body of an order has what checkout calls `field`.
fn pointer(field: &str) -> String {
    match field {
        "street" | "extra" | "postcode" | "city" | "region" | "country" => format!("/address/{field}"),
        "payment" => "/payment_method".to_owned(),
        "idempotency_key" => "#header/idempotency-key".to_owned(),
        field => format!("/{field}"),
    }
}

/// What is no longer as the customer saw it.
pub(super) fn change(change: &Change) -> CartChange {
    let (what, variant, detail) = match change {
        Change::Price { variant, title, seen, now } => {
            ("price", Some(variant), format!("{title} was {seen} and is {now} now"))
        }
        Change::Stock { variant, title, wanted, left } => {
            ("stock", Some(variant), format!("of {title}, {wanted} are wanted and {left} are there"))
        }
        Change::Gone { variant } => ("gone", Some(variant), "this is not sold here any more".to_owned()),
        Change::Coupon { code, problem } => ("coupon", None, format!("{code}: {problem}")),
    };
    CartChange { what: what.to_owned(), variant: variant.map(ToString::to_string), detail }
}

impl From<PeopleError> for Problem {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NoSuchPerson => Self::not_found("person"),
            PeopleError::NoSuchOrganisation => Self::not_found("organisation"),
            PeopleError::Db(inner) => inner.into(),
            PeopleError::Secrets(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
            PeopleError::SlugTaken | PeopleError::HandleTaken | PeopleError::PlanVersion(_) => {
                Self::new(Code::Conflict, error)
            }
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<TermsError> for Problem {
    fn from(error: TermsError) -> Self {
        match error {
            TermsError::NoSuchAgreement => Self::not_found("agreement"),
            TermsError::NoSuchParty => Self::not_found("brand or merchant"),
            TermsError::NoSuchProduct => Self::not_found("product"),
            TermsError::Db(inner) => inner.into(),
            TermsError::InThePast(_) | TermsError::Notice(_) => Self::new(Code::Invalid, error),
            other => Self::new(Code::Conflict, other),
        }
    }
}

impl From<NetworkError> for Problem {
    fn from(error: NetworkError) -> Self {
        match error {
            NetworkError::NoSuchMember => Self::not_found("member"),
            NetworkError::NoSuchMerchant => Self::not_found("merchant"),
            NetworkError::NoSuchInvitation => Self::not_found("invitation"),
            NetworkError::NoSuchProduct => Self::field("/products", error),
            NetworkError::Inactive => Self::new(Code::Conflict, error),
            NetworkError::People(inner) => inner.into(),
            NetworkError::Db(inner) => inner.into(),
            NetworkError::Randomness(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<CatalogError> for Problem {
    fn from(error: CatalogError) -> Self {
        match error {
            CatalogError::NoSuchBrand => Self::not_found("brand"),
            CatalogError::NoSuchUpload => Self::not_found("import"),
            CatalogError::NoSuchPicture => Self::not_found("picture"),
            CatalogError::Db(inner) => inner.into(),
            CatalogError::Terms(inner) => inner.into(),
            CatalogError::Refused(refusal) => Self::new(Code::Invalid, refusal),
            other => {
                tracing::error!(error = %other, "a catalog file failed: {other}");
                Self::internal()
            }
        }
    }
}

impl From<TaxError> for Problem {
    fn from(error: TaxError) -> Self {
        match error {
            TaxError::Db(inner) => inner.into(),
            TaxError::Name => Self::field("/name", error),
            TaxError::Country => Self::field("/country", error),
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<ShippingError> for Problem {
    fn from(error: ShippingError) -> Self {
        match error {
            ShippingError::NotFound => Self::not_found("zone or method"),
            ShippingError::Db(inner) => inner.into(),
            ShippingError::Name => Self::field("/name", error),
            ShippingError::Country(_) => Self::field("/countries", error),
            ShippingError::Price => Self::field("/price", error),
            ShippingError::Days => Self::field("/days_most", error),
            other => Self::new(Code::Conflict, other),
        }
    }
}

impl From<CouponError> for Problem {
    fn from(error: CouponError) -> Self {
        match error {
            CouponError::NotFound => Self::not_found("coupon"),
            CouponError::Db(inner) => inner.into(),
            CouponError::CodeTaken => Self::new(Code::Conflict, error),
            CouponError::Code => Self::field("/code", error),
            CouponError::NoSuchSeller => Self::field("/member", error),
            CouponError::Ends => Self::field("/ends_at", error),
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<ShelfError> for Problem {
    fn from(error: ShelfError) -> Self {
        match error {
            ShelfError::NoSuchProduct => Self::not_found("product"),
            ShelfError::NoSuchVariant => Self::not_found("variant"),
            ShelfError::Db(inner) => inner.into(),
            ShelfError::HandleTaken => Self::new(Code::Conflict, error),
            ShelfError::Handle => Self::field("/handle", error),
            ShelfError::Title => Self::field("/title", error),
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<ShipmentError> for Problem {
    fn from(error: ShipmentError) -> Self {
        match error {
            ShipmentError::NotFound("line in this order") => Self::field("/lines", error),
            ShipmentError::NotFound(what) => Self::not_found(what),
            ShipmentError::Db(inner) => inner.into(),
            ShipmentError::Empty | ShipmentError::OneBrand => Self::field("/lines", error),
            ShipmentError::Key | ShipmentError::Tracking | ShipmentError::TrackingUrl => {
                Self::new(Code::Invalid, error)
            }
            other => Self::new(Code::Conflict, other),
        }
    }
}

impl From<ReturnError> for Problem {
    fn from(error: ReturnError) -> Self {
        match error {
            ReturnError::NotFound(what) => Self::not_found(what),
            ReturnError::Db(inner) => inner.into(),
            ReturnError::Checkout(inner) => inner.into(),
            ReturnError::WrongState(_) | ReturnError::Over(_) => Self::new(Code::Conflict, error),
            ReturnError::Empty | ReturnError::OneBrand | ReturnError::TooMany { .. } => Self::field("/lines", error),
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<PayoutError> for Problem {
    fn from(error: PayoutError) -> Self {
        match error {
            PayoutError::NotFound => Self::not_found("payout"),
            PayoutError::Db(inner) => inner.into(),
            PayoutError::People(inner) => inner.into(),
            PayoutError::WrongState(_) => Self::new(Code::Conflict, error),
            PayoutError::Reason => Self::field("/reason", error),
            PayoutError::Ledger(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<PriceError> for Problem {
    fn from(error: PriceError) -> Self {
        match error {
            PriceError::NotFound => Self::not_found("price list"),
            PriceError::Db(inner) => inner.into(),
            PriceError::Name => Self::field("/name", error),
            PriceError::Ends => Self::field("/ends_at", error),
            PriceError::Email => Self::field("/emails", error),
            PriceError::TooMany(_) => Self::new(Code::Conflict, error),
            other => Self::new(Code::Invalid, other),
        }
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::NotFound => Self::not_found("link or campaign"),
            LinkError::Db(inner) => inner.into(),
            LinkError::Inactive | LinkError::TooMany(_) => Self::new(Code::Conflict, error),
            LinkError::Field(LinkField::Name) => Self::field("/name", error),
            LinkError::Field(LinkField::Note) => Self::field("/note", error),
            LinkError::Field(LinkField::End) => Self::field("/ends_at", error),
            LinkError::Randomness(_) => {
                tracing::error!(%error, "a request failed: {error}");
                Self::internal()
            }
        }
    }
}

impl From<BoutiqueError> for Problem {
    fn from(error: BoutiqueError) -> Self {
        match error {
            BoutiqueError::NotFound => Self::not_found("collection"),
            BoutiqueError::Db(inner) => inner.into(),
            BoutiqueError::TooMany(_) => Self::new(Code::Conflict, error),
            other => Self::new(Code::Invalid, other),
        }
    }
}
