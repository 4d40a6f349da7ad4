//! Who may call an operation.

use axum::http::HeaderMap;
use market::keys::{Key, KeyOwner};
use market::payouts::Payee;
use market::people::Organisation;
use market::terms::Party;
use market::{BrandId, MemberId, MerchantId, hash_secret};

use super::call::Asked;
use super::problem::{Code, Problem};

/// The header with a cart's secret.
pub(crate) const CART_TOKEN: &str = "cart-token";
/// The header with an order's secret.
pub(crate) const ORDER_TOKEN: &str = "order-token";

/// Who may call an operation, in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anybody.
    Anybody,
    /// Whoever holds a cart's secret.
    Cart,
    /// Whoever holds an order's secret.
    Order,
    /// A key of a merchant.
    Merchant,
    /// A key of a brand.
    Brand,
    /// A key of a seller.
    Seller,
    /// Any key.
    Key,
}

impl Who {
    pub(crate) const fn is_key(self) -> bool {
        matches!(self, Self::Merchant | Self::Brand | Self::Seller | Self::Key)
    }

    /// The kind of owner a key needs, in a word.
    pub(super) const fn owner(self) -> Option<&'static str> {
        match self {
            Self::Merchant => Some("merchant"),
            Self::Brand => Some("brand"),
            Self::Seller => Some("seller"),
            _ => None,
        }
    }
}

/// Whoever calls, as a handler wants to know it.
pub(super) trait Access: Sized + Send + 'static {
    const WHO: Who;

    fn admit(asked: &Asked) -> Result<Self, Problem>;
}

/// Anybody.
#[derive(Debug)]
pub(super) struct Anybody;

impl Access for Anybody {
    const WHO: Who = Who::Anybody;

    fn admit(_: &Asked) -> Result<Self, Problem> {
        Ok(Self)
    }
}

/// Whoever holds a cart's secret.
#[derive(Debug)]
pub(super) struct WithCart {
    /// The secret itself: the secret of the order follows from it.
    pub(super) token: String,
    /// What the cart is found by.
    pub(super) hash: String,
}

impl Access for WithCart {
    const WHO: Who = Who::Cart;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        let token = secret(&asked.headers, CART_TOKEN)?;
        Ok(Self { hash: cart_hash(&token), token })
    }
}

/// What the cart with this secret is found by. A cart of a program is none of a browser's, whatever its cookie says.
pub(super) fn cart_hash(token: &str) -> String {
    hash_secret(&format!("cart:{token}"))
}

/// Whoever holds an order's secret.
#[derive(Debug)]
pub(super) struct WithOrder {
    pub(super) token: String,
}

impl Access for WithOrder {
    const WHO: Who = Who::Order;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        Ok(Self { token: secret(&asked.headers, ORDER_TOKEN)? })
    }
}

fn secret(headers: &HeaderMap, name: &'static str) -> Result<String, Problem> {
    let token = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if token.is_empty() || token.len() > 128 {
        return Err(Problem::new(Code::Unauthorized, format!("send the secret in the header `{name}`")));
    }
    Ok(token.to_owned())
}

/// A program of a merchant.
#[derive(Debug)]
pub(super) struct AsMerchant(pub(super) MerchantId);

impl Access for AsMerchant {
    const WHO: Who = Who::Merchant;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        match key(asked)?.owner {
            KeyOwner::Merchant(merchant) => Ok(Self(merchant)),
            _ => Err(other_owner("merchant")),
        }
    }
}

/// A program of a brand.
#[derive(Debug)]
pub(super) struct AsBrand(pub(super) BrandId);

impl Access for AsBrand {
    const WHO: Who = Who::Brand;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        match key(asked)?.owner {
            KeyOwner::Brand(brand) => Ok(Self(brand)),
            _ => Err(other_owner("brand")),
        }
    }
}

/// Whoever is one side of an agreement, and has people who work for it: a merchant or a brand.
pub(super) trait Side: Access + Sync {
    fn party(&self) -> Party;

    /// The same, as what people work for.
    fn organisation(&self) -> Organisation {
        match self.party() {
            Party::Merchant(merchant) => Organisation::Merchant(merchant),
            Party::Brand(brand) => Organisation::Brand(brand),
        }
    }
}

impl Side for AsMerchant {
    fn party(&self) -> Party {
        Party::Merchant(self.0)
    }
}

impl Side for AsBrand {
    fn party(&self) -> Party {
        Party::Brand(self.0)
    }
}

/// Whoever is paid out: a brand or a seller.
pub(super) trait Paid: Access + Sync {
    fn payee(&self) -> Payee;
}

impl Paid for AsBrand {
    fn payee(&self) -> Payee {
        Payee::Brand(self.0)
    }
}

impl Paid for AsSeller {
    fn payee(&self) -> Payee {
        Payee::Member(self.0)
    }
}

/// A program of a seller.
#[derive(Debug)]
pub(super) struct AsSeller(pub(super) MemberId);

impl Access for AsSeller {
    const WHO: Who = Who::Seller;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        match key(asked)?.owner {
            KeyOwner::Seller(member) => Ok(Self(member)),
            _ => Err(other_owner("seller")),
        }
    }
}

/// Any program.
#[derive(Debug)]
pub(super) struct WithKey(pub(super) KeyOwner);

impl Access for WithKey {
    const WHO: Who = Who::Key;

    fn admit(asked: &Asked) -> Result<Self, Problem> {
        Ok(Self(key(asked)?.owner))
    }
}

fn key(asked: &Asked) -> Result<&Key, Problem> {
    asked.key.as_deref().ok_or_else(no_key)
}

pub(super) fn no_key() -> Problem {
    Problem::new(Code::Unauthorized, "send an API key: `Authorization: Bearer ast_...`")
}

pub(super) fn other_owner(owner: &'static str) -> Problem {
    Problem::new(Code::WrongOwner, format!("this needs a key of a {owner}, and this one is none"))
}
