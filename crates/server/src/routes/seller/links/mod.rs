//! What a seller shares: links, campaigns, coupons.

mod campaign;
mod one;

use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Span, Timestamp};
use market::links::{Campaign, LinkError, LinkField, NewCampaign, ShareLink};
use market::{CampaignId, ProductId};

use crate::i18n::Texts;
use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::{Choice, Flash, Form, Tone};
use crate::pages::seller::links::{CampaignField, CampaignForm, CampaignRow, LinkRow, LinksPage};
use crate::routes::consoles::seller_console;
use crate::web::{App, Fields, SellerDesk, Visitor, WebError};

pub(super) use campaign::{change as change_campaign, show as show_campaign};
pub(super) use one::{png, show as show_link, svg};

/// How many products a link can be made for from the list; any other is shared from its place in the boutique.
const MOST_PRODUCTS: u32 = 100;

pub(super) async fn show(visitor: Visitor, desk: SellerDesk, State(app): State<App>) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default()).await
}

/// Makes a link, or begins a campaign.
pub(super) async fn make(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    if fields.get("action") != "campaign" {
        let campaign = chosen(fields.get("campaign"))?;
        return make_link(&visitor, &app, &desk, fields.get("product"), campaign).await;
    }
    let texts = visitor.texts();
    let mut form = Form::of(fields.read()?);
    if let Some(new) = typed(&texts, &mut form) {
        match desk.market(&app).links().add_campaign(desk.member, &new).await {
            Ok(id) => return Ok(Redirect::to(link::seller_campaign(&desk.merchant.slug, id).as_str()).into_response()),
            Err(error) => blame(&visitor, &mut form, error)?,
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

/// Makes a link to `product`, or with none to the boutique, and leads to its page.
async fn make_link(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    product: &str,
    campaign: Option<CampaignId>,
) -> Result<Response, WebError> {
    let product: Option<ProductId> = chosen(product)?;
    let slug = desk.merchant.slug.as_str();
    match desk.market(app).links().link_for(desk.member, product, campaign).await {
        Ok(made) => Ok(Redirect::to(link::seller_link(slug, made.id).as_str()).into_response()),
        Err(error @ (LinkError::Inactive | LinkError::TooMany(_))) => {
            let mut response = Redirect::to(link::seller_links(slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::bad(problem(&visitor.texts(), &error)));
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// The id that was chosen; nothing for none.
fn chosen<T: std::str::FromStr>(text: &str) -> Result<Option<T>, WebError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| WebError::NotFound) }
}

fn problem(texts: &Texts, error: &LinkError) -> String {
    match error {
        LinkError::Inactive => texts.t("problem-member-inactive").to_string(),
        LinkError::TooMany(most) => texts.t("links-too-many").with("most", *most).to_string(),
        LinkError::Field(LinkField::End) => texts.t("campaign-problem-until").to_string(),
        LinkError::Field(_) => texts.t("problem-line").with("most", 120).to_string(),
        other => other.to_string(),
    }
}

/// Says beside the field what is wrong with a campaign.
fn blame(visitor: &Visitor, form: &mut Form<CampaignForm, CampaignField>, error: LinkError) -> Result<(), WebError> {
    let field = match error {
        LinkError::Field(LinkField::Note) => CampaignField::Note,
        LinkError::Field(LinkField::End) => CampaignField::Until,
        LinkError::Field(LinkField::Name) | LinkError::Inactive | LinkError::TooMany(_) => CampaignField::Name,
        other => return Err(other.into()),
    };
    form.blame(field, problem(&visitor.texts(), &error));
    Ok(())
}

/// The campaign in the form; what is wrong with its days is said beside them.
fn typed(texts: &Texts, form: &mut Form<CampaignForm, CampaignField>) -> Option<NewCampaign> {
    let values = form.values.clone();
    let mut day = |text: &str, field| {
        let text = text.trim();
        let day = Timestamp::parse(&format!("{text}T00:00:00Z")).ok();
        if day.is_none() && !text.is_empty() {
            form.blame(field, texts.t("campaign-problem-day"));
        }
        day
    };
    let starts_at = day(&values.from, CampaignField::From);
    // The last day belongs to it.
    let ends_at = day(&values.until, CampaignField::Until).map(|last| last + Span::days(1));
    form.is_fine().then_some(NewCampaign { name: values.name, note: values.note, starts_at, ends_at })
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &SellerDesk,
    form: Form<CampaignForm, CampaignField>,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let campaigns = app.market().links().campaigns(desk.member).await?;
    let links = app.market().links().links(desk.member).await?;
    let cx = visitor.shell(texts.t("links-title")).await?;
    let page = LinksPage {
        console: seller_console(&cx, desk),
        action: link::seller_links(slug),
        report: link::seller_report(slug),
        products: product_choices(app, &texts, desk).await?,
        for_campaigns: campaign_choices(&texts, &campaigns),
        links: link_rows(app, &texts, desk, &links, &campaigns).await?,
        campaigns: campaigns.iter().map(|campaign| campaign_row(app, &texts, slug, campaign)).collect(),
        form,
        coupons: super::today::coupons(app, &texts, desk).await?,
        cx,
    };
    Ok(Html(page.render()?))
}

/// The boutique, then the products in it.
async fn product_choices(app: &App, texts: &Texts, desk: &SellerDesk) -> Result<Vec<Choice>, WebError> {
    let cards = app.market().search().boutique(desk.merchant.id, desk.member, (1, MOST_PRODUCTS)).await?.cards;
    let choice = |value: String, label: String| Choice { value, label, help: String::new(), chosen: false };
    let whole = choice(String::new(), texts.t("links-whole-boutique").to_string());
    let products = cards.into_iter().map(|card| choice(card.product.to_string(), card.title));
    Ok([whole].into_iter().chain(products).collect())
}

fn campaign_choices(texts: &Texts, campaigns: &[Campaign]) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice { value, label, help: String::new(), chosen: false };
    let none = choice(String::new(), texts.t("links-no-campaign").to_string());
    let all = campaigns.iter().map(|campaign| choice(campaign.id.to_string(), campaign.name.clone()));
    [none].into_iter().chain(all).collect()
}

async fn link_rows(
    app: &App,
    texts: &Texts,
    desk: &SellerDesk,
    links: &[ShareLink],
    campaigns: &[Campaign],
) -> Result<Vec<LinkRow>, WebError> {
    let products: Vec<ProductId> = links.iter().filter_map(|link| link.product).collect();
    let titles = app.market().links().titles(&products).await?;
    let row = |known: &ShareLink| LinkRow {
        href: link::seller_link(&desk.merchant.slug, known.id),
        name: match known.product {
            Some(product) => titles.get(&product).cloned().unwrap_or_default(),
            None => texts.t("links-whole-boutique").to_string(),
        },
        campaign: campaigns
            .iter()
            .find(|campaign| Some(campaign.id) == known.campaign)
            .map(|campaign| campaign.name.clone())
            .unwrap_or_default(),
        address: app.absolute(link::short(&known.code)),
    };
    Ok(links.iter().map(row).collect())
}

fn campaign_row(app: &App, texts: &Texts, slug: &str, campaign: &Campaign) -> CampaignRow {
    CampaignRow {
        href: link::seller_campaign(slug, campaign.id),
        name: campaign.name.clone(),
        note: campaign.note.clone(),
        days: campaign_days(texts, campaign),
        state: campaign_state(texts, campaign, app.now()),
    }
}

fn campaign_state(texts: &Texts, campaign: &Campaign, now: Timestamp) -> StateWord {
    let (label, tone) = match (campaign.runs(now), campaign.starts_at.is_some_and(|start| start > now)) {
        (true, _) => (texts.t("campaign-runs"), Tone::Good),
        (false, true) => (texts.t("campaign-not-yet"), Tone::Info),
        (false, false) => (texts.t("campaign-over"), Tone::Info),
    };
    StateWord { label: label.to_string(), tone }
}

fn campaign_days(texts: &Texts, campaign: &Campaign) -> String {
    let last = campaign.ends_at.map(|end| texts.date(end - Span::days(1)));
    match (campaign.starts_at.map(|at| texts.date(at)), last) {
        (Some(from), Some(last)) => texts.t("campaign-from-until").with("from", from).with("until", last).to_string(),
        (Some(from), None) => texts.t("campaign-from-day").with("from", from).to_string(),
        (None, Some(last)) => texts.t("campaign-until-day").with("until", last).to_string(),
        (None, None) => String::new(),
    }
}
