//! What somebody may do. A handler that takes one of these cannot be reached without the role: routes for a shop, a brand
//! or a boutique name it in their first path parameter, and whoever has no role there is told that nothing is there.

use axum::extract::{FromRef, FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use market::network::Boutique;
use market::people::{Brand, Merchant, Person, Roles};
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

/// Somebody who works for the shop in the path (`{shop}`).
#[derive(Debug, Clone)]
pub struct MerchantDesk {
    /// Who.
    pub person: Person,
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

impl<S> FromRequestParts<S> for MerchantDesk
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, roles } = SignedInPerson::from_request_parts(parts, state).await?;
        let slug = path_parameter(parts, state, "shop").await?;
        let merchant = App::from_ref(state).market().people().merchant_by_slug(&slug).await?;
        let merchant =
            merchant.filter(|merchant| roles.at_merchant(merchant.id).is_some()).ok_or(WebError::NotFound)?;
        Ok(Self { person, merchant })
    }
}

/// Somebody who works for the brand in the path (`{brand}`).
#[derive(Debug, Clone)]
pub struct BrandDesk {
    /// Who.
    pub person: Person,
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

impl<S> FromRequestParts<S> for BrandDesk
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let SignedInPerson { person, roles } = SignedInPerson::from_request_parts(parts, state).await?;
        let slug = path_parameter(parts, state, "brand").await?;
        let brand = App::from_ref(state).market().people().brand_by_slug(&slug).await?;
        let brand = brand.filter(|brand| roles.at_brand(brand.id).is_some()).ok_or(WebError::NotFound)?;
        Ok(Self { person, brand })
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
