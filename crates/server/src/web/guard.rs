//! What somebody may do. A handler that takes one of these cannot be reached without the role: routes for a shop, a brand
//! or a boutique name it in their first path parameter, and whoever has no role there is told that nothing is there.
//!
//! The desks of a shop and of a brand are handed out for a [`Right`] alone: `desk: May<Orders, MerchantDesk>`. There is no
//! way to one without naming what is done at it, and a test reads these names and tries every role against every route.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::extract::{FromRef, FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use market::network::Boutique;
use market::people::{Brand, Merchant, Person, Right, Role, Roles};
use market::{Actor, Market, MemberId};

use super::{App, Visitor, WebError};

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedInPerson {
    /// Who.
    pub person: Person,
    /// What they may do.
    pub roles: Roles,
}

impl<S: Send + Sync> FromRequestParts<S> for SignedInPerson {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        match (visitor.person(), visitor.roles()) {
            (Some(person), Some(roles)) => Ok(Self { person: person.clone(), roles: roles.clone() }),
            _ => Err(WebError::SignInFirst(visitor.path().to_owned())),
        }
    }
}

/// A right, named where a handler needs it.
pub trait Needs: Send + Sync {
    /// Which.
    const RIGHT: Right;
}

/// The rights as types, for the handlers to name.
pub mod may {
    use market::people::Right;

    macro_rules! rights {
        ($($right:ident)*) => {$(
            #[doc = concat!("[`Right::", stringify!($right), "`].")]
            #[derive(Debug, Clone, Copy)]
            pub struct $right;

            impl super::Needs for $right {
                const RIGHT: Right = Right::$right;
            }
        )*};
    }

    rights!(Belong SeeOrders Orders Payments SeeMoney Payouts See Catalog Selling Terms Settings History Members);
}

/// A desk, taken by somebody who has the right `R` there.
#[derive(Debug, Clone)]
pub struct May<R, D> {
    desk: D,
    right: PhantomData<R>,
}

impl<R, D> Deref for May<R, D> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.desk
    }
}

impl<R: Needs, D> May<R, D> {
    fn given(role: Role, desk: D) -> Result<Self, WebError> {
        if role.may(R::RIGHT) { Ok(Self { desk, right: PhantomData }) } else { Err(WebError::Forbidden) }
    }
}

/// Somebody who works for the shop in the path (`{shop}`).
#[derive(Debug, Clone)]
pub struct MerchantDesk {
    /// Who.
    pub person: Person,
    /// As what.
    pub role: Role,
    /// The shop.
    pub merchant: Merchant,
}

impl MerchantDesk {
    /// The business, where whatever is done is done by this person.
    #[must_use]
    pub fn market(&self, app: &App) -> Market {
        app.market().by(Actor::Merchant(self.person.id))
    }
}

impl<R, S> FromRequestParts<S> for May<R, MerchantDesk>
where
    R: Needs,
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, roles } = SignedInPerson::from_request_parts(parts, state).await?;
        let slug = path_parameter(parts, state, "shop").await?;
        let merchant = App::from_ref(state).market().people().merchant_by_slug(&slug).await?;
        let merchant = merchant.ok_or(WebError::NotFound)?;
        let role = roles.at_merchant(merchant.id).ok_or(WebError::NotFound)?;
        Self::given(role, MerchantDesk { person, role, merchant })
    }
}

/// Somebody who works for the brand in the path (`{brand}`).
#[derive(Debug, Clone)]
pub struct BrandDesk {
    /// Who.
    pub person: Person,
    /// As what.
    pub role: Role,
    /// The brand.
    pub brand: Brand,
}

impl BrandDesk {
    /// The business, where whatever is done is done by this person.
    #[must_use]
    pub fn market(&self, app: &App) -> Market {
        app.market().by(Actor::Brand(self.person.id))
    }
}

impl<R, S> FromRequestParts<S> for May<R, BrandDesk>
where
    R: Needs,
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, roles } = SignedInPerson::from_request_parts(parts, state).await?;
        let slug = path_parameter(parts, state, "brand").await?;
        let brand = App::from_ref(state).market().people().brand_by_slug(&slug).await?;
        let brand = brand.ok_or(WebError::NotFound)?;
        let role = roles.at_brand(brand.id).ok_or(WebError::NotFound)?;
        Self::given(role, BrandDesk { person, role, brand })
    }
}

/// Somebody in their own boutique at the shop in the path (`{shop}`).
#[derive(Debug, Clone)]
pub struct SellerDesk {
    /// Who.
    pub person: Person,
    /// The shop.
    pub merchant: Merchant,
    /// Their membership there.
    pub member: MemberId,
    /// The boutique.
    pub boutique: Boutique,
}

impl SellerDesk {
    /// The business, where whatever is done is done by this person.
    #[must_use]
    pub fn market(&self, app: &App) -> Market {
        app.market().by(Actor::Seller(self.person.id))
    }
}

impl<S> FromRequestParts<S> for SellerDesk
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, roles } = SignedInPerson::from_request_parts(parts, state).await?;
        let slug = path_parameter(parts, state, "shop").await?;
        let merchant = App::from_ref(state).market().people().merchant_by_slug(&slug).await?;
        let merchant = merchant.ok_or(WebError::NotFound)?;
        let member = roles.member_at(merchant.id).ok_or(WebError::NotFound)?;
        let boutique = App::from_ref(state).market().network().boutique(member).await?.ok_or(WebError::NotFound)?;
        Ok(Self { person, merchant, member, boutique })
    }
}

/// Somebody who runs the platform.
#[derive(Debug, Clone)]
pub struct OperatorDesk {
    /// Who.
    pub person: Person,
}

impl OperatorDesk {
    /// The business, where whatever is done is done by this person.
    #[must_use]
    pub fn market(&self, app: &App) -> Market {
        app.market().by(Actor::Operator(self.person.id))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OperatorDesk {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, .. } = SignedInPerson::from_request_parts(parts, state).await?;
        if person.is_operator { Ok(Self { person }) } else { Err(WebError::NotFound) }
    }
}

async fn path_parameter<S: Send + Sync>(parts: &mut Parts, state: &S, name: &str) -> Result<String, WebError> {
    let parameters = RawPathParams::from_request_parts(parts, state).await.map_err(|_| WebError::NotFound)?;
    let found = parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned());
    found.ok_or(WebError::NotFound)
}
