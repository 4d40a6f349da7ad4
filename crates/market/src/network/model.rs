use base::Timestamp;

use crate::people::Handle;
use crate::words::stored_words;
use crate::{MemberId, MerchantId, PersonId};

/// Whether a member may earn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberStatus {
    /// Sells and earns.
    Active,
    /// Deactivated: earns nothing, keeps the place in the tree and what was earned.
    Inactive,
}

stored_words!(MemberStatus, "`active` or `inactive`", { Active = "active", Inactive = "inactive" });

/// A person who sells for a merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which membership.
    pub id: MemberId,
    /// In whose network.
    pub merchant: MerchantId,
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// The name of their boutique.
    pub handle: Option<Handle>,
    /// The picture of them, by its hash in the media store.
    pub portrait: Option<String>,
    /// Whether they may earn.
    pub status: MemberStatus,
    /// Since when they are in the network.
    pub joined_at: Timestamp,
    /// Whether the boutique here is the one at `/@handle`: no older one is of somebody who still sells.
    pub is_first: bool,
}

impl Member {
    /// `slug`, the merchant's part of the address, where the boutique's address has to name it; empty for the first one.
    #[must_use]
    pub fn shop_to_name<'a>(&self, slug: &'a str) -> &'a str {
        if self.is_first { "" } else { slug }
    }
}

/// A member as seen by somebody above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub member: Member,
    /// How many people they have below them.
    pub team: TeamSize,
}

/// How many members stand below one, deactivated ones included: they keep their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TeamSize {
    /// Directly.
    pub frontline: u32,
    /// On any level.
    pub downline: u32,
}

/// An invitation to sell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The last part of its address, `/join/<code>`.
    pub code: String,
    /// Whose network it opens.
    pub merchant: MerchantId,
    /// Who will stand above whoever accepts; `None` when the merchant itself invites.
    pub inviter: Option<Member>,
    /// For whom, in the words of whoever invites and for their eyes only; may be empty.
    pub note: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// How many more people may accept it.
    pub uses_left: u32,
}

/// What an invitation allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationTerms {
    /// For how many people; 1 to 10,000.
    pub uses: u32,
    /// For how many days; 1 to 365.
    pub days: u32,
}

impl Default for InvitationTerms {
    /// A link to share with friends for a month.
    fn default() -> Self {
        Self { uses: 100, days: 30 }
    }
}

/// A seller's public page at a merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boutique {
    /// Whose it is.
    pub member: Member,
    /// Their own words; may be empty.
    pub bio: String,
    /// The merchant's part of the address.
    pub merchant_slug: String,
    /// The merchant's name.
    pub merchant_name: String,
    /// Why the operator of the platform took it down; `None` when it stands.
    pub taken_down: Option<String>,
}

impl Boutique {
    /// The merchant's part of the address, where the boutique's address has to name it; empty for the first one.
    #[must_use]
    pub fn shop_to_name(&self) -> &str {
        self.member.shop_to_name(&self.merchant_slug)
    }
}

/// How many people clicked on a seller's links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clicks {
    /// Every click.
    pub clicks: u32,
    /// Browsers it came from.
    pub visitors: u32,
}
