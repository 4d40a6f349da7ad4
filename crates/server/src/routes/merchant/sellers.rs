use std::collections::HashMap;

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::MemberId;
use market::earnings::Turnover;
use market::lists::{MemberFilter, MemberSort};
use market::network::{Member, MemberStatus, NetworkError};
use market::people::{Handle, PeopleError};

use crate::i18n::Texts;
use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::sellers::{SellerRow, SellersPage};
use crate::pages::parts::{Choice, Flash, Form, Moment, Person, Tone};
use crate::pages::seller::invitations::{InvitationField, InvitationForm};
use crate::routes::consoles::{Csv, ListAsked, Lists, PER_PAGE, merchant_console, month_start, network_problem};
use crate::routes::seller::{INVITATION_TERMS, invitation_rows};
use crate::routes::shop::figure;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default(), &asked).await
}

/// The sellers as a file: all that are found.
pub(super) async fn csv(
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let mut file =
        Csv::with_columns(&["Name", "Handle", "Since", "State", "Sold this month", "Earned this month", "Currency"]);
    let ids = app.market().lists().members(desk.merchant.id, filter(&asked), asked.all()).await?;
    for some in ids.chunks(100) {
        let members = members(&app, some).await?;
        let (turnover, nothing) = turnover(&app, &desk, some).await?;
        for member in members {
            let own = turnover.get(&member.id).copied().unwrap_or(nothing);
            file.text(&member.name).text(member.handle.as_ref().map_or("", Handle::as_str));
            file.moment(Some(member.joined_at)).text(member.status.word()).money(own.sold).money(own.earned);
            file.text(desk.merchant.currency.code()).end_row();
        }
    }
    file.named(&format!("{}-sellers", desk.merchant.slug), app.now())
}

fn filter(asked: &ListAsked) -> MemberFilter<'_> {
    let sort = match asked.sort.as_str() {
        "newest" => MemberSort::Newest,
        "name" => MemberSort::Name,
        _ => MemberSort::Joined,
    };
    MemberFilter { text: &asked.q, status: MemberStatus::of_word(&asked.state), sort }
}

async fn members(app: &App, ids: &[MemberId]) -> Result<Vec<Member>, WebError> {
    let mut members = Vec::with_capacity(ids.len());
    for &id in ids {
        members.extend(app.market().network().member(id).await?);
    }
    Ok(members)
}

async fn turnover(
    app: &App,
    desk: &MerchantDesk,
    ids: &[MemberId],
) -> Result<(HashMap<MemberId, Turnover>, Turnover), WebError> {
    let (currency, since) = (desk.merchant.currency, month_start(app.now()));
    let turnover = app.market().earnings().turnover_of_members(ids, currency, since).await?;
    Ok((turnover, Turnover { sold: Money::zero(currency), earned: Money::zero(currency) }))
}

/// Makes an invitation in the shop's own name.
pub(super) async fn invite(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: InvitationForm = fields.read()?;
    let texts = visitor.texts();
    match desk.market(&app).network().invite_as_merchant_for(desk.merchant.id, INVITATION_TERMS, &values.note).await {
        Ok(_) => Ok(back(&visitor, &desk, &Flash::good(texts.t("invitation-made")))),
        Err(error @ NetworkError::People(PeopleError::Line { .. })) => {
            let mut form = Form::of(values);
            form.blame(InvitationField::Note, network_problem(&texts, &error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, &ListAsked::default()).await?)
                .into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn withdraw(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    Path((_, code)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    desk.market(&app).network().withdraw_invitation(desk.merchant.id, None, &code).await?;
    Ok(back(&visitor, &desk, &Flash::good(visitor.texts().t("invitation-withdrawn"))))
}

/// Deactivates or reactivates one of the shop's sellers.
pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (network, texts, shop) = (desk.market(&app).network(), visitor.texts(), desk.merchant.id);
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
    asked: &ListAsked,
) -> Result<Html<String>, WebError> {
    let (network, slug) = (app.market().network(), desk.merchant.slug.as_str());
    let texts = visitor.texts();
    let found = app.market().lists().members(desk.merchant.id, filter(asked), asked.page()).await?;
    let shown = members(app, &found[..found.len().min(PER_PAGE as usize)]).await?;
    let here = link::merchant_sellers(slug);
    let list = Lists { place: desk.merchant.id.number(), person: desk.person.id, list: "sellers" };
    let (keep, csv) = (link::merchant_views(slug, "sellers"), link::merchant_sellers_csv(slug));
    let mut head = list.head(app, &texts, asked, here.clone(), keep, csv).await?;
    head.find = texts.t("sellers-find").to_string();
    head.selects = selects(&texts, asked);
    let open = network.invitations_of_merchant(desk.merchant.id).await?;
    let cx = visitor.shell(visitor.texts().t("console-sellers")).await?;
    let page = SellersPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        count: network.member_count(desk.merchant.id).await?.into(),
        sellers: rows(app, &cx.texts, desk, &shown).await?,
        head,
        several: link::merchant_several_sellers(slug),
        paging: asked.paging(here.clone(), found.len()),
        action: here,
        form,
        invitations: invitation_rows(app, &cx.texts, open, |code| link::merchant_withdraw(slug, code)),
        cx,
    };
    Ok(Html(page.render()?))
}

fn selects(texts: &Texts, asked: &ListAsked) -> Vec<(&'static str, String, Vec<Choice>)> {
    let states = [
        ("", texts.t("sellers-all").to_string()),
        ("active", texts.t("sellers-active").to_string()),
        ("inactive", texts.t("sellers-inactive").to_string()),
    ];
    let sorts = [
        ("", texts.t("sort-joined").to_string()),
        ("newest", texts.t("sort-newest").to_string()),
        ("name", texts.t("sort-by-name").to_string()),
    ];
    vec![
        ("state", texts.t("list-which").to_string(), ListAsked::choices(&asked.state, &states)),
        ("sort", texts.t("list-sort").to_string(), ListAsked::choices(&asked.sort, &sorts)),
    ]
}

async fn rows(app: &App, texts: &Texts, desk: &MerchantDesk, members: &[Member]) -> Result<Vec<SellerRow>, WebError> {
    let ids: Vec<MemberId> = members.iter().map(|member| member.id).collect();
    let (turnover, nothing) = turnover(app, desk, &ids).await?;
    let mut rows = Vec::with_capacity(members.len());
    for member in members {
        let own = turnover.get(&member.id).copied().unwrap_or(nothing);
        rows.push(row(app, texts, desk, member, own).await?);
    }
    Ok(rows)
}

async fn row(
    app: &App,
    texts: &Texts,
    desk: &MerchantDesk,
    member: &Member,
    turnover: Turnover,
) -> Result<SellerRow, WebError> {
    let enroller = app.market().network().enroller_of(member.id).await?;
    let introduced = |by: Member| texts.t("sellers-introduced-by").with("name", by.name).to_string();
    let handle = member.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    let active = member.status == MemberStatus::Active;
    let (label, tone) = match active {
        true => (texts.t("sellers-active"), Tone::Good),
        false => (texts.t("sellers-inactive"), Tone::Info),
    };
    Ok(SellerRow {
        id: member.id.to_string(),
        person: Person {
            name: member.name.clone(),
            href: link::boutique_at(&handle, member.shop_to_name(desk.merchant.slug.as_str())),
            portrait: figure(member.portrait.as_deref(), &member.name),
            handle,
        },
        introduced_by: enroller.map_or_else(String::new, introduced),
        joined: Moment::new(texts, member.joined_at, app.now()),
        sold: turnover.sold,
        earned: turnover.earned,
        state: StateWord { label: label.to_string(), tone },
        active,
        action: link::merchant_seller(&desk.merchant.slug, member.id),
    })
}
