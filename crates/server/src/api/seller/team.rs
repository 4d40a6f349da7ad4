use market::network::{InvitationTerms, Member, TeamMember as Below};
use market::{Market, MemberId};
use sdk::v1::{Invitation, Invitations, NewInvitation, Page, TeamMember};

use crate::api::access::AsSeller;
use crate::api::answer::{Created, Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::cursor::{self, Paging};
use crate::api::problem::Problem;
use crate::api::wire;

pub(super) async fn list(call: Call<AsSeller, Paging, Empty>) -> Result<Found<Page<TeamMember>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let after: Option<MemberId> = cursor::place(call.query.cursor.as_deref())?;
    let team = call.market().network().frontline(call.who.0, after, size + 1).await?;
    let wire = |below: Below| TeamMember {
        member: wire::member(below.member),
        frontline: below.team.frontline,
        downline: below.team.downline,
    };
    Ok(Found(cursor::page_of(team, size, |below| below.member.id, wire)))
}

pub(super) async fn invitations(call: Call<AsSeller, NoQuery, Empty>) -> Result<Found<Invitations>, Problem> {
    let open = call.market().network().invitations_of(call.who.0).await?;
    Ok(Found(Invitations { data: open.into_iter().map(|one| wire::invitation(&call.app, one)).collect() }))
}

pub(super) async fn invite(call: Call<AsSeller, NoQuery, Json<NewInvitation>>) -> Result<Created<Invitation>, Problem> {
    let NewInvitation { note, uses, days } = &call.body.0;
    let terms = InvitationTerms { uses: u32::from(*uses), days: u32::from(*days) };
    let made = call.market().network().invite_for(call.who.0, terms, note).await?;
    Ok(Created::new(wire::invitation(&call.app, made)))
}

pub(super) async fn withdraw(call: Call<AsSeller, NoQuery, Empty>) -> Result<Done, Problem> {
    let member = member(&call.market(), call.who.0).await?;
    call.market().network().withdraw_invitation(member.merchant, Some(member.id), call.text("code")).await?;
    Ok(Done)
}

pub(super) async fn member(market: &Market, id: MemberId) -> Result<Member, Problem> {
    market.network().member(id).await?.ok_or_else(|| Problem::not_found("member"))
}
