//! What the first sellers of the tour share: a campaign with a link, by which a third of their customers come.

use market::links::{NewCampaign, ShareLink};
use market::{Market, MemberId};

/// How many of the sellers have one.
const SHARING: usize = 2;

/// Begins their campaigns.
pub(super) async fn begin(market: &Market, sellers: &[MemberId]) -> anyhow::Result<Vec<ShareLink>> {
    let links = market.links();
    let mut shared = Vec::new();
    for &seller in sellers.iter().take(SHARING) {
        let campaign = NewCampaign {
            name: "Spring market".to_owned(),
            note: "Cards with the code lie on the table by the door".to_owned(),
            ..NewCampaign::default()
        };
        let campaign = links.add_campaign(seller, &campaign).await?;
        shared.push(links.link_for(seller, None, Some(campaign)).await?);
    }
    Ok(shared)
}
