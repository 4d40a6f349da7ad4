//! The boutiques a customer wants to find again.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use market::MemberId;
use market::boutiques::BoutiqueError;
use market::network::MemberStatus;

use crate::link;
use crate::pages::account::mine::FollowedRow;
use crate::pages::parts::{Flash, NamedLink};
use crate::routes::shop::{Within, figure};
use crate::web::{App, Fields, SignedInPerson, Visitor, WebError};

/// Follows a boutique, or stops to.
pub(super) async fn change(
    visitor: Visitor,
    SignedInPerson { person, .. }: SignedInPerson,
    State(app): State<App>,
    Path(member): Path<String>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, boutiques) = (visitor.texts(), app.market().boutiques());
    let member: MemberId = member.parse().map_err(|_| WebError::NotFound)?;
    let boutique = app.market().network().boutique(member).await?.ok_or(WebError::NotFound)?;
    let flash = match fields.get("action") {
        "follow" => match boutiques.follow(person.id, member).await {
            Ok(()) => Flash::good(texts.t("following-now").with("name", &boutique.member.name)),
            Err(BoutiqueError::TooMany(most)) => Flash::bad(texts.t("following-too-many").with("most", most)),
            Err(error) => return Err(error.into()),
        },
        _ => {
            boutiques.unfollow(person.id, member).await?;
            Flash::good(texts.t("following-no-more").with("name", &boutique.member.name))
        }
    };
    let back = match Within::of(&boutique).filter(|_| fields.get("from") != "account") {
        Some(within) => link::boutique_at(within.handle, within.shop),
        None => link::account().at("following"),
    };
    let mut response = Redirect::to(back.as_str()).into_response();
    visitor.say(&mut response, &flash);
    Ok(response)
}

/// The boutiques the person follows, as the list on their page shows them. Who sells no more stays until it is taken off.
pub(super) async fn rows(app: &App, person: market::PersonId) -> Result<Vec<FollowedRow>, WebError> {
    let mut rows = Vec::new();
    for followed in app.market().boutiques().followed_by(person).await? {
        let Some(boutique) = app.market().network().boutique(followed.member).await? else { continue };
        let Some(within) = Within::of(&boutique) else { continue };
        rows.push(FollowedRow {
            person: NamedLink {
                name: boutique.member.name.clone(),
                href: link::boutique_at(within.handle, within.shop),
            },
            portrait: figure(boutique.member.portrait.as_deref(), &boutique.member.name),
            shop: boutique.merchant_name.clone(),
            sells: boutique.member.status == MemberStatus::Active,
            stop: link::follow(followed.member),
        });
    }
    Ok(rows)
}
