use market::network::InvitationTerms;
use market::{MemberId, network as from};
use sdk::v1::{Invitation, Invitations, Member, MemberStatus, NewInvitation, NewMemberStatus, Page};

use crate::api::access::AsMerchant;
use crate::api::answer::{Created, Done, Found};
use crate::api::body::{Empty, Json};
use crate::api::call::{Call, NoQuery};
use crate::api::cursor::{self, Paging};
use crate::api::problem::Problem;
use crate::api::wire;

pub(super) async fn list(call: Call<AsMerchant, Paging, Empty>) -> Result<Found<Page<Member>>, Problem> {
    let size = cursor::size(call.query.limit)?;
    let after: Option<MemberId> = cursor::place(call.query.cursor.as_deref())?;
    let members = call.market().network().members(call.who.0, after, size + 1).await?;
    Ok(Found(cursor::page_of(members, size, |member| member.id, wire::member)))
}

pub(super) async fn get(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<Member>, Problem> {
    found(&call).await.map(|member| Found(wire::member(member)))
}

pub(super) async fn set_status(
    call: Call<AsMerchant, NoQuery, Json<NewMemberStatus>>,
) -> Result<Found<Member>, Problem> {
    let (network, id) = (call.market().network(), call.id("member")?);
    match call.body.0.status {
        MemberStatus::Active => network.reactivate(call.who.0, id).await?,
        MemberStatus::Inactive => network.deactivate(call.who.0, id).await?,
    }
    found(&call).await.map(|member| Found(wire::member(member)))
}

async fn found<B>(call: &Call<AsMerchant, NoQuery, B>) -> Result<from::Member, Problem> {
    let member = call.market().network().member(call.id("member")?).await?;
    member.filter(|member| member.merchant == call.who.0).ok_or_else(|| Problem::not_found("member"))
}

pub(super) async fn invitations(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Found<Invitations>, Problem> {
    let open = call.market().network().invitations_of_merchant(call.who.0).await?;
    Ok(Found(Invitations { data: open.into_iter().map(|one| wire::invitation(&call.app, one)).collect() }))
}

pub(super) async fn invite(
    call: Call<AsMerchant, NoQuery, Json<NewInvitation>>,
) -> Result<Created<Invitation>, Problem> {
    let NewInvitation { note, uses, days } = &call.body.0;
    let terms = InvitationTerms { uses: u32::from(*uses), days: u32::from(*days) };
    let made = call.market().network().invite_as_merchant_for(call.who.0, terms, note).await?;
    Ok(Created::new(wire::invitation(&call.app, made)))
}

pub(super) async fn withdraw(call: Call<AsMerchant, NoQuery, Empty>) -> Result<Done, Problem> {
    call.market().network().withdraw_invitation(call.who.0, None, call.text("code")).await?;
    Ok(Done)
}
