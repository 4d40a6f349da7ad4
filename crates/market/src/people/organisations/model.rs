use base::{Currency, Span, Timestamp};

use crate::people::{Email, Person, Slug};
use crate::words::stored_words;
use crate::{BrandId, MemberId, MerchantId, PersonId, RoleInvitationId};

/// What a brand says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BrandDetails {
    /// 1 to 120 characters.
    pub name: String,
    /// The line under the name; up to 120 characters, may be empty.
    pub tagline: String,
    /// Who it is, at length; up to 5,000 characters.
    pub story: String,
    /// Where it ships from; up to 120 characters.
    pub ships_from: String,
    /// What it promises about delivery; up to 120 characters.
    pub promise: String,
    /// Its mark, by its hash in the media store.
    pub logo: Option<String>,
    /// The wide picture of its page, by its hash in the media store.
    pub banner: Option<String>,
}

impl BrandDetails {
    /// The names of what is different from what `brand` says now, "name, story".
    pub(crate) fn differing_from(&self, brand: &Brand) -> String {
        let differs = [
            ("name", self.name != brand.name),
            ("tagline", self.tagline != brand.tagline),
            ("story", self.story != brand.story),
            ("ships from", self.ships_from != brand.ships_from),
            ("promise", self.promise != brand.promise),
            ("logo", self.logo != brand.logo),
            ("banner", self.banner != brand.banner),
        ];
        named(&differs)
    }
}

fn named(differs: &[(&'static str, bool)]) -> String {
    let names = differs.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name);
    names.collect::<Vec<_>>().join(", ")
}

/// A brand: owns products, stock and prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// Which.
    pub id: BrandId,
    /// Its part of the address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The line under the name; may be empty.
    pub tagline: String,
    /// Who it is, at length; may be empty.
    pub story: String,
    /// Where it ships from; may be empty.
    pub ships_from: String,
    /// What it promises about delivery; may be empty.
    pub promise: String,
    /// Its mark, by its hash in the media store.
    pub logo: Option<String>,
    /// The wide picture of its page, by its hash in the media store.
    pub banner: Option<String>,
    /// Since when it is here.
    pub created_at: Timestamp,
    /// Why the operator suspended it, while it is: none of its products is sold then.
    pub suspended: Option<String>,
}

/// What happens to a payment whose stock is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LatePayment {
    /// The money goes back.
    Refund,
    /// The customer waits for new stock.
    Backorder,
}

stored_words!(LatePayment, "`refund` or `backorder`", { Refund = "refund", Backorder = "backorder" });

/// What a merchant says of itself and how it trades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MerchantDetails {
    /// 1 to 120 characters.
    pub name: String,
    /// The line under the name; up to 120 characters, may be empty.
    pub tagline: String,
    /// Who it is, at length; up to 5,000 characters.
    pub story: String,
    /// Where customers write to.
    pub contact_email: Email,
    /// How many days a click on a seller's link counts; 0 to 365.
    pub attribution_days: u32,
    /// How many days a paid order's money waits before it is everybody's own; 0 to 365.
    pub hold_days: u32,
    /// How many minutes an unpaid order keeps its stock; 1 to 20,160 (two weeks).
    pub reserve_minutes: u32,
    /// What happens to a payment whose stock is gone.
    pub late_payment: LatePayment,
    /// Where a customer who pays by hand sends the money; up to 5,000 characters.
    pub payment_instructions: String,
}

impl MerchantDetails {
    /// The names of what is different from how `merchant` is now; how it trades with the old and the new number.
    pub(crate) fn differing_from(&self, merchant: &Merchant) -> String {
        let mut said = named(&[
            ("name", self.name != merchant.name),
            ("tagline", self.tagline != merchant.tagline),
            ("story", self.story != merchant.story),
            ("contact e-mail", self.contact_email != merchant.contact_email),
            ("payment instructions", self.payment_instructions != merchant.payment_instructions),
            ("late payments", self.late_payment != merchant.late_payment),
        ]);
        let numbers = [
            ("attribution days", merchant.attribution.as_days(), i64::from(self.attribution_days)),
            ("hold days", merchant.hold.as_days(), i64::from(self.hold_days)),
            ("reserve minutes", merchant.reserve.as_millis() / 60_000, i64::from(self.reserve_minutes)),
        ];
        for (name, from, to) in numbers.into_iter().filter(|(_, from, to)| from != to) {
            let separator = if said.is_empty() { "" } else { ", " };
            said = format!("{said}{separator}{name} {from} → {to}");
        }
        said
    }
}

/// A merchant to be added.
#[derive(Debug, Clone)]
pub struct NewMerchant {
    /// Its part of the address; `None` makes one of the name.
    pub slug: Option<Slug>,
    /// What it sells in. For good: its orders and books are in it.
    pub currency: Currency,
    /// The rest.
    pub details: MerchantDetails,
    /// Its plan document; [`plan::Plan::starter`] makes one to begin with.
    pub plan: String,
}

/// A merchant: curates brands, runs a shop, hosts a network, is merchant of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// Which.
    pub id: MerchantId,
    /// Its part of the address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The line under the name; may be empty.
    pub tagline: String,
    /// Who it is, at length; may be empty.
    pub story: String,
    /// Where customers write to.
    pub contact_email: Email,
    /// What it sells in.
    pub currency: Currency,
    /// How long a click on a seller's link counts.
    pub attribution: Span,
    /// How long a paid order's money waits before it is everybody's own.
    pub hold: Span,
    /// How long an unpaid order keeps its stock.
    pub reserve: Span,
    /// What happens to a payment whose stock is gone.
    pub late_payment: LatePayment,
    /// Where a customer who pays by hand sends the money; may be empty.
    pub payment_instructions: String,
    /// Since when it is here.
    pub created_at: Timestamp,
    /// Why the operator suspended it, while it is: it sells nothing then.
    pub suspended: Option<String>,
}

/// A brand or a merchant, where the two are treated alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Organisation {
    /// A brand.
    Brand(BrandId),
    /// A merchant.
    Merchant(MerchantId),
}

/// What somebody may do for a brand or a merchant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Orders and returns.
    Staff,
    /// The books: sees everything, confirms payments, changes nothing else.
    Finance,
    /// The daily business: everything but who has which role.
    Manager,
    /// Everything, including who has which role.
    Owner,
}

stored_words!(Role, "the role of somebody who acts for an organisation", {
    Owner = "owner",
    Manager = "manager",
    Finance = "finance",
    Staff = "staff",
});

/// Everything somebody may act as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// Whether they run the platform.
    pub operator: bool,
    /// The brands they act for, in the order of the brands' names.
    pub brands: Vec<(BrandId, Role)>,
    /// The merchants they act for, in the order of the merchants' names.
    pub merchants: Vec<(MerchantId, Role)>,
    /// The networks they are in, the oldest membership first. Deactivated ones too: what was earned is still theirs.
    pub seller_at: Vec<(MerchantId, MemberId)>,
}

impl Roles {
    /// The role at `brand`, if any. Running the platform gives none.
    #[must_use]
    pub fn at_brand(&self, brand: BrandId) -> Option<Role> {
        self.brands.iter().find(|(id, _)| *id == brand).map(|(_, role)| *role)
    }

    /// The role at `merchant`, if any. Running the platform gives none.
    #[must_use]
    pub fn at_merchant(&self, merchant: MerchantId) -> Option<Role> {
        self.merchants.iter().find(|(id, _)| *id == merchant).map(|(_, role)| *role)
    }

    /// The membership in `merchant`'s network, if any.
    #[must_use]
    pub fn member_at(&self, merchant: MerchantId) -> Option<MemberId> {
        self.seller_at.iter().find(|(id, _)| *id == merchant).map(|(_, member)| *member)
    }
}

/// A way in for somebody who is to act for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleInvitation {
    /// Which.
    pub id: RoleInvitationId,
    /// For which organisation.
    pub organisation: Organisation,
    /// Where its letter is sent.
    pub email: Email,
    /// As what.
    pub role: Role,
    /// Who makes it.
    pub by: PersonId,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// Somebody who acts for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub person: Person,
    /// As what.
    pub role: Role,
}
