//! What a seller shares, and what comes of it.

use base::{Span, Timestamp};
use market::credits::{By, Figures, Way};
use market::links as from;
use market::{CampaignId, LinkId, ProductId};
use schemars::JsonSchema;
use sdk::v1::{
    Campaign, Campaigns, LinkFigures, LinkReport, NewCampaign, NewShareLink, ReportBy, ShareLink, ShareLinks,
};
use serde::Deserialize;

use super::team::member;
use crate::api::access::AsSeller;
use crate::api::answer::{Created, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery, id};
use crate::api::money::{moment, money, time};
use crate::api::problem::Problem;
use crate::link;
use crate::web::App;

type One = Call<AsSeller, NoQuery, Empty>;
type With<T> = Call<AsSeller, NoQuery, Json<T>>;

pub(super) async fn list(call: One) -> Result<Found<ShareLinks>, Problem> {
    let links = call.market().links().links(call.who.0).await?;
    Ok(Found(ShareLinks { data: links.iter().map(|link| told(&call.app, link)).collect() }))
}

/// There is one link for each thing to share, so the same request again is answered the same.
pub(super) async fn make(call: With<NewShareLink>) -> Result<Found<ShareLink>, Problem> {
    let NewShareLink { product, campaign } = &call.body.0;
    let product = product.as_deref().map(|product| id::<ProductId>(product, "/product")).transpose()?;
    let campaign = campaign.as_deref().map(|campaign| id::<CampaignId>(campaign, "/campaign")).transpose()?;
    let links = call.market().links();
    if let Some(campaign) = campaign
        && links.campaign(call.who.0, campaign).await?.is_none()
    {
        return Err(Problem::field("/campaign", "you have no such campaign"));
    }
    match links.link_for(call.who.0, product, campaign).await {
        Err(from::LinkError::NotFound) => Err(Problem::field("/product", "the shop does not sell this")),
        link => Ok(Found(told(&call.app, &link?))),
    }
}

fn told(app: &App, link: &from::ShareLink) -> ShareLink {
    ShareLink {
        id: link.id.to_string(),
        link: app.absolute(link::short(&link.code)),
        product: link.product.map(|product| product.to_string()),
        campaign: link.campaign.map(|campaign| campaign.to_string()),
        made_at: time(link.made_at),
    }
}

pub(super) async fn campaigns(call: One) -> Result<Found<Campaigns>, Problem> {
    let campaigns = call.market().links().campaigns(call.who.0).await?;
    Ok(Found(Campaigns { data: campaigns.into_iter().map(campaign).collect() }))
}

pub(super) async fn add_campaign(call: With<NewCampaign>) -> Result<Created<Campaign>, Problem> {
    let made = call.market().links().add_campaign(call.who.0, &new_campaign(&call.body.0)?).await?;
    shown(&call, made).await.map(Created::new)
}

pub(super) async fn change_campaign(call: With<NewCampaign>) -> Result<Found<Campaign>, Problem> {
    let known: CampaignId = call.id("campaign")?;
    call.market().links().change_campaign(call.who.0, known, &new_campaign(&call.body.0)?).await?;
    shown(&call, known).await.map(Found)
}

async fn shown<B>(call: &Call<AsSeller, NoQuery, B>, known: CampaignId) -> Result<Campaign, Problem> {
    let found = call.market().links().campaign(call.who.0, known).await?;
    found.map(campaign).ok_or_else(|| Problem::not_found("campaign"))
}

fn new_campaign(new: &NewCampaign) -> Result<from::NewCampaign, Problem> {
    Ok(from::NewCampaign {
        name: new.name.clone(),
        note: new.note.clone(),
        starts_at: new.starts_at.as_ref().map(|at| moment(at, "/starts_at")).transpose()?,
        ends_at: new.ends_at.as_ref().map(|at| moment(at, "/ends_at")).transpose()?,
    })
}

fn campaign(of: from::Campaign) -> Campaign {
    Campaign {
        id: of.id.to_string(),
        name: of.name,
        note: of.note,
        starts_at: of.starts_at.map(time),
        ends_at: of.ends_at.map(time),
        made_at: time(of.made_at),
    }
}

/// By what, and of which time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportQuery {
    /// By what; by link if left out.
    by: Option<ReportBy>,
    /// Of how many days until now; 30 if left out, 0 for all time.
    #[schemars(range(min = 0, max = 3650))]
    days: Option<u32>,
}

pub(super) async fn report(call: Call<AsSeller, ReportQuery, Empty>) -> Result<Found<LinkReport>, Problem> {
    let market = call.market();
    let merchant = market.people().merchant(member(&market, call.who.0).await?.merchant).await?;
    let currency = merchant.ok_or_else(|| Problem::not_found("merchant"))?.currency;
    let by = match call.query.by {
        None | Some(ReportBy::Link) => By::Link,
        Some(ReportBy::Campaign) => By::Campaign,
        Some(ReportBy::Product) => By::Product,
        Some(ReportBy::Source) => By::Source,
    };
    let since = match call.query.days.unwrap_or(30) {
        0 => Timestamp::from_millis(0),
        days => call.app.now() - Span::days(i64::from(days)),
    };
    let report = market.credits().report(call.who.0, currency, since, by).await?;
    let rows = report.rows.iter().map(|row| figures(way(by, &row.way), row.way == Way::WithoutClick, row.figures));
    Ok(Found(LinkReport { since: time(since), rows: rows.collect(), total: figures(None, false, report.total) }))
}

fn way(by: By, way: &Way) -> Option<String> {
    match (way, by) {
        (Way::Of(number), By::Campaign) => Some(CampaignId::from_number(*number).to_string()),
        (Way::Of(number), By::Product) => Some(ProductId::from_number(*number).to_string()),
        (Way::Of(number), By::Link | By::Source) => Some(LinkId::from_number(*number).to_string()),
        (Way::Source(word), _) => Some(word.clone()),
        (Way::None | Way::WithoutClick, _) => None,
    }
}

fn figures(way: Option<String>, without_click: bool, of: Figures) -> LinkFigures {
    let Figures { clicks, orders, earned } = of;
    let (clicks, visitors) = (clicks.clicks, clicks.visitors);
    LinkFigures { way, without_click, clicks, visitors, orders, earned: money(earned) }
}
