use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Span, Timestamp};
use market::CampaignId;
use market::links::Campaign;

use super::{blame, campaign_state, link_rows, make_link, product_choices, typed};
use crate::link;
use crate::pages::parts::{Flash, Form, NamedLink};
use crate::pages::seller::links::{CampaignField, CampaignForm, CampaignPage};
use crate::routes::consoles::seller_console;
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

pub(in crate::routes::seller) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, campaign)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let campaign = found(&app, &desk, &campaign).await?;
    let form = Form::of(stored(&campaign));
    page(&visitor, &app, &desk, &campaign, form).await
}

/// Says something else of it, or makes a link for it.
pub(in crate::routes::seller) async fn change(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Path((_, campaign)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let campaign = found(&app, &desk, &campaign).await?;
    if fields.get("action") == "link" {
        return make_link(&visitor, &app, &desk, fields.get("product"), Some(campaign.id)).await;
    }
    let texts = visitor.texts();
    let mut form = Form::of(fields.read()?);
    if let Some(new) = typed(&texts, &mut form) {
        match desk.market(&app).links().change_campaign(desk.member, campaign.id, &new).await {
            Ok(()) => {
                let here = link::seller_campaign(&desk.merchant.slug, campaign.id);
                let mut response = Redirect::to(here.as_str()).into_response();
                visitor.say(&mut response, &Flash::good(texts.t("campaign-saved")));
                return Ok(response);
            }
            Err(error) => blame(&visitor, &mut form, error)?,
        }
    }
    let page = page(&visitor, &app, &desk, &campaign, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn found(app: &App, desk: &SellerDesk, campaign: &str) -> Result<Campaign, WebError> {
    let id: CampaignId = campaign.parse().map_err(|_| WebError::NotFound)?;
    app.market().links().campaign(desk.member, id).await?.ok_or(WebError::NotFound)
}

fn stored(campaign: &Campaign) -> CampaignForm {
    let last = campaign.ends_at.map(|end| end - Span::days(1));
    CampaignForm {
        name: campaign.name.clone(),
        note: campaign.note.clone(),
        from: campaign.starts_at.map(Timestamp::date).unwrap_or_default(),
        until: last.map(Timestamp::date).unwrap_or_default(),
    }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    campaign: &Campaign,
    form: Form<CampaignForm, CampaignField>,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let mut links = app.market().links().links(desk.member).await?;
    links.retain(|link| link.campaign == Some(campaign.id));
    let cx = visitor.shell(&campaign.name).await?;
    // It is a page of the links.
    let mut console = seller_console(&cx, desk);
    console.mark(&link::seller_links(slug));
    let page = CampaignPage {
        console,
        name: campaign.name.clone(),
        state: campaign_state(&texts, campaign, app.now()),
        back: NamedLink { name: texts.t("links-title").to_string(), href: link::seller_links(slug) },
        action: link::seller_campaign(slug, campaign.id),
        form,
        products: product_choices(app, &texts, desk).await?,
        links: link_rows(app, &texts, desk, &links, std::slice::from_ref(campaign)).await?,
        cx,
    };
    Ok(Html(page.render()?))
}
