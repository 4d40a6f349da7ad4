use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::Actor;
use market::network::{Invitation, MemberStatus, NetworkError};
use market::people::{Handle, Merchant, PeopleError, Person as Account};
use market::search::Wanted;
use market::storefront::Card;

use crate::link;
use crate::pages::account::join::{JoinExample, JoinField, JoinForm, JoinPage};
use crate::pages::parts::{Flash, Form, NamedLink, Person};
use crate::routes::consoles::{network_problem, people_problem};
use crate::routes::shop::figure;
use crate::web::{App, Fields, SignedInPerson, Visitor, WebError};

/// The longest code that is looked up.
const LONGEST_CODE: usize = 64;

pub(super) async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Html<String>, WebError> {
    let invitation = find(&app, &code).await?;
    page(&visitor, &app, &invitation, Form::of(suggested(visitor.person()))).await
}

/// Accepts the invitation: opens the boutique of whoever is signed in.
pub(super) async fn accept(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let invitation = find(&app, &code).await?;
    let values: JoinForm = fields.read()?;
    let texts = visitor.texts();
    let mut form = Form::of(values);
    if form.values.agree != "yes" {
        form.blame(JoinField::Agree, texts.t("problem-agree"));
    }
    let handle = Handle::parse(&form.values.handle).map_err(|error| {
        form.blame(JoinField::Handle, people_problem(&texts, &error));
    });
    if let (Ok(handle), true) = (handle, form.is_fine()) {
        match app
            .market()
            .by(Actor::Seller(person.id))
            .network()
            .join_as(&code, person.id, &handle, &form.values.name)
            .await
        {
            Ok(_) => return welcome(&visitor, &app, &invitation).await,
            Err(error) => match blamed(&error) {
                Some(field) => form.blame(field, network_problem(&texts, &error)),
                // The invitation ended meanwhile: the page says so itself.
                None if is_about_the_invitation(&error) => {}
                None => return Err(error.into()),
            },
        }
    }
    let page = page(&visitor, &app, &find(&app, &code).await?, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn find(app: &App, code: &str) -> Result<Invitation, WebError> {
    if code.len() > LONGEST_CODE {
        return Err(WebError::NotFound);
    }
    app.market().network().invitation(code).await?.ok_or(WebError::NotFound)
}

async fn welcome(visitor: &Visitor, app: &App, invitation: &Invitation) -> Result<Response, WebError> {
    let merchant = merchant(app, invitation).await?;
    let mut response = Redirect::to(link::seller_boutique(&merchant.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("join-done").with("shop", &merchant.name)));
    Ok(response)
}

async fn merchant(app: &App, invitation: &Invitation) -> Result<Merchant, WebError> {
    app.market().people().merchant(invitation.merchant).await?.ok_or(WebError::NotFound)
}

fn blamed(error: &NetworkError) -> Option<JoinField> {
    match error {
        NetworkError::People(PeopleError::HandleTaken | PeopleError::Handle) => Some(JoinField::Handle),
        NetworkError::People(PeopleError::Line { .. }) => Some(JoinField::Name),
        _ => None,
    }
}

const fn is_about_the_invitation(error: &NetworkError) -> bool {
    matches!(
        error,
        NetworkError::InvitationExpired(_)
            | NetworkError::InvitationUsedUp
            | NetworkError::InviterInactive
            | NetworkError::AlreadyMember
    )
}

/// What the form begins with: what we know of the person, and a handle made of the name.
fn suggested(person: Option<&Account>) -> JoinForm {
    let Some(person) = person else { return JoinForm::default() };
    let handle = person.handle.clone().or_else(|| Handle::of_name(&person.name, None));
    JoinForm {
        handle: handle.map(|handle| handle.to_string()).unwrap_or_default(),
        name: person.name.clone(),
        agree: String::new(),
    }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    invitation: &Invitation,
    form: Form<JoinForm, JoinField>,
) -> Result<Html<String>, WebError> {
    let (texts, market) = (visitor.texts(), app.market());
    let merchant = merchant(app, invitation).await?;
    let member = match visitor.person() {
        Some(person) => market.network().member_of(merchant.id, person.id).await?,
        None => None,
    };
    let newest = Wanted { merchant: Some(merchant.id), size: 1, ..Wanted::default() };
    let first = market.search().find(&newest).await?.cards.into_iter().next();
    let title = texts.t("join-title-shop").with("shop", &merchant.name).to_string();
    let page = JoinPage {
        cx: visitor.shell(title).await?,
        inviter: inviter(invitation),
        shop: NamedLink { name: merchant.name.clone(), href: link::shop(&merchant.slug) },
        shop_figure: figure(first.as_ref().and_then(|card| card.picture.as_deref()), &merchant.name),
        shop_line: merchant.tagline.clone(),
        brands: u32::try_from(market.terms().brands_sold(merchant.id).await?.len()).unwrap_or(u32::MAX),
        example: example(app, &merchant, first).await?,
        action: link::join(&invitation.code),
        closed: closed(visitor, app, invitation, member.is_some()),
        boutique: member.and_then(|member| member.handle).map(link::boutique),
        form,
    };
    Ok(Html(page.render()?))
}

fn inviter(invitation: &Invitation) -> Option<Person> {
    let member = invitation.inviter.as_ref()?;
    let handle = member.handle.as_ref()?.to_string();
    Some(Person {
        name: member.name.clone(),
        href: link::boutique(&handle),
        portrait: figure(member.portrait.as_deref(), &member.name),
        handle,
    })
}

/// What a sale of something that is on sale brings.
async fn example(app: &App, merchant: &Merchant, card: Option<Card>) -> Result<Option<JoinExample>, WebError> {
    let Some(card) = card else { return Ok(None) };
    let earned = app.market().storefront().seller_earns_on(merchant, &[card.product]).await?;
    let earned = earned.get(&card.product).copied().filter(|earned| earned.is_positive());
    Ok(earned.map(|earned| JoinExample { price: card.price, earned }))
}

/// Why the invitation cannot be accepted; empty when it can.
fn closed(visitor: &Visitor, app: &App, invitation: &Invitation, is_member: bool) -> String {
    let inactive = invitation.inviter.as_ref().is_some_and(|member| member.status == MemberStatus::Inactive);
    let error = if is_member {
        NetworkError::AlreadyMember
    } else if invitation.expires_at <= app.now() {
        NetworkError::InvitationExpired(invitation.expires_at)
    } else if invitation.uses_left == 0 {
        NetworkError::InvitationUsedUp
    } else if inactive {
        NetworkError::InviterInactive
    } else {
        return String::new();
    };
    network_problem(&visitor.texts(), &error)
}
