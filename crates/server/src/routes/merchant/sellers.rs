use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::MemberId;
use market::earnings::Turnover;
use market::network::{Member, MemberStatus, NetworkError};
use market::people::PeopleError;
use serde::Deserialize;

use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::sellers::{SellerRow, SellersPage};
use crate::pages::parts::{Flash, Form, Moment, Paging, Person, Tone};
use crate::pages::seller::invitations::{InvitationField, InvitationForm};
use crate::routes::consoles::{merchant_console, month_start, network_problem};
use crate::routes::seller::{INVITATION_TERMS, invitation_rows};
use crate::routes::shop::figure;
use crate::web::{App, Fields, MerchantDesk, Visitor, WebError};

const PER_PAGE: usize = 50;

/// Where in the list: the last member of the page before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    after: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: MerchantDesk,
    State(app): State<App>,
    Query(After { after }): Query<After>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default(), after.parse().ok()).await
}

/// Makes an invitation in the shop's own name.
pub(super) async fn invite(
    visitor: Visitor,
    desk: MerchantDesk,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: InvitationForm = fields.read()?;
    let texts = visitor.texts();
    match app.market().network().invite_as_merchant_for(desk.merchant.id, INVITATION_TERMS, &values.note).await {
        Ok(_) => Ok(back(&visitor, &desk, &Flash::good(texts.t("invitation-made")))),
        Err(error @ NetworkError::People(PeopleError::Line { .. })) => {
            let mut form = Form::of(values);
            form.blame(InvitationField::Note, network_problem(&texts, &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, None).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn withdraw(
    visitor: Visitor,
    desk: MerchantDesk,
    State(app): State<App>,
    Path((_, code)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    app.market().network().withdraw_invitation(desk.merchant.id, None, &code).await?;
    Ok(back(&visitor, &desk, &Flash::good(visitor.texts().t("invitation-withdrawn"))))
}

/// Deactivates or reactivates one of the shop's sellers.
pub(super) async fn change(
    visitor: Visitor,
    desk: MerchantDesk,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (network, texts, shop) = (app.market().network(), visitor.texts(), desk.merchant.id);
    let id: MemberId = id.parse().map_err(|_| WebError::NotFound)?;
    let member = network.member(id).await?.filter(|member| member.merchant == shop).ok_or(WebError::NotFound)?;
    let sentence = match fields.get("action") {
        "deactivate" => {
            network.deactivate(shop, id).await?;
            texts.t("sellers-deactivated").with("name", &member.name).to_string()
        }
        "reactivate" => {
            network.reactivate(shop, id).await?;
            texts.t("sellers-reactivated").with("name", &member.name).to_string()
        }
        _ => return Err(WebError::NotFound),
    };
    Ok(back(&visitor, &desk, &Flash::good(sentence)))
}

fn back(visitor: &Visitor, desk: &MerchantDesk, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::merchant_sellers(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    form: Form<InvitationForm, InvitationField>,
    after: Option<MemberId>,
) -> Result<Html<String>, WebError> {
    let (network, slug) = (app.market().network(), desk.merchant.slug.as_str());
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = network.members(desk.merchant.id, after, limit).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = link::merchant_sellers(slug);
    let next = shown.last().filter(|_| more).map(|last| here.clone().and("after", last.id));
    let open = network.invitations_of_merchant(desk.merchant.id).await?;
    let cx = visitor.shell(visitor.texts().t("console-sellers")).await?;
    let page = SellersPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        count: network.member_count(desk.merchant.id).await?.into(),
        sellers: rows(app, desk, shown).await?,
        paging: Paging::onwards(after.map(|_| here.clone()), next),
        action: here,
        form,
        invitations: invitation_rows(app, open, |code| link::merchant_withdraw(slug, code)),
        cx,
    };
    Ok(Html(page.render()?))
}

async fn rows(app: &App, desk: &MerchantDesk, members: &[Member]) -> Result<Vec<SellerRow>, WebError> {
    let ids: Vec<MemberId> = members.iter().map(|member| member.id).collect();
    let (currency, since) = (desk.merchant.currency, month_start(app.now()));
    let turnover = app.market().earnings().turnover_of_members(&ids, currency, since).await?;
    let nothing = Turnover { sold: Money::zero(currency), earned: Money::zero(currency) };
    let mut rows = Vec::with_capacity(members.len());
    for member in members {
        let own = turnover.get(&member.id).copied().unwrap_or(nothing);
        rows.push(row(app, desk, member, own).await?);
    }
    Ok(rows)
}

async fn row(app: &App, desk: &MerchantDesk, member: &Member, turnover: Turnover) -> Result<SellerRow, WebError> {
    let texts = app.texts();
    let enroller = app.market().network().enroller_of(member.id).await?;
    let introduced = |by: Member| texts.t("sellers-introduced-by").with("name", by.name).to_string();
    let handle = member.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    let active = member.status == MemberStatus::Active;
    let (label, tone) = match active {
        true => (texts.t("sellers-active"), Tone::Good),
        false => (texts.t("sellers-inactive"), Tone::Info),
    };
    Ok(SellerRow {
        person: Person {
            name: member.name.clone(),
            href: link::boutique_at(&handle, member.shop_to_name(desk.merchant.slug.as_str())),
            portrait: figure(member.portrait.as_deref(), &member.name),
            handle,
        },
        introduced_by: enroller.map_or_else(String::new, introduced),
        joined: Moment::new(&texts, member.joined_at, app.now()),
        sold: turnover.sold,
        earned: turnover.earned,
        state: StateWord { label: label.to_string(), tone },
        active,
        action: link::merchant_seller(&desk.merchant.slug, member.id),
    })
}
