use base::Timestamp;

use crate::{CampaignId, LinkId, MemberId, ProductId};

/// A reason to share: a market day, a newsletter, a season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Which.
    pub id: CampaignId,
    /// Whose.
    pub member: MemberId,
    /// What it is called.
    pub name: String,
    /// A remark for the seller's eyes only; may be empty.
    pub note: String,
    /// From when clicks count for it; `None` from the beginning.
    pub starts_at: Option<Timestamp>,
    /// Until when, not included; `None` without an end.
    pub ends_at: Option<Timestamp>,
    /// When it was made.
    pub made_at: Timestamp,
}

impl Campaign {
    /// Whether clicks at `now` count for it.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        self.starts_at.is_none_or(|start| start <= now) && self.ends_at.is_none_or(|end| now < end)
    }
}

/// What a seller says of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCampaign {
    /// What it is called; 1 to 120 characters.
    pub name: String,
    /// A remark; up to 120 characters.
    pub note: String,
    /// From when clicks count for it.
    pub starts_at: Option<Timestamp>,
    /// Until when, not included; after the start.
    pub ends_at: Option<Timestamp>,
}

/// A short address, `/l/<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLink {
    /// Which.
    pub id: LinkId,
    /// The last part of the address.
    pub code: String,
    /// Whose.
    pub member: MemberId,
    /// For which campaign.
    pub campaign: Option<CampaignId>,
    /// Where it leads; `None` to the boutique.
    pub product: Option<ProductId>,
    /// When it was made.
    pub made_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use base::Timestamp;

    use super::Campaign;
    use crate::{CampaignId, MemberId};

    #[test]
    fn a_campaign_runs_from_its_start_until_before_its_end() {
        let at = |millis| Some(Timestamp::from_millis(millis));
        let runs = |starts_at, ends_at, now| {
            let (id, member) = (CampaignId::from_number(1), MemberId::from_number(1));
            let made_at = Timestamp::from_millis(0);
            let campaign =
                Campaign { id, member, name: String::new(), note: String::new(), starts_at, ends_at, made_at };
            campaign.runs(Timestamp::from_millis(now))
        };
        assert!(runs(None, None, 5) && runs(at(5), at(6), 5));
        assert!(!runs(at(6), None, 5) && !runs(at(1), at(5), 5));
    }
}
