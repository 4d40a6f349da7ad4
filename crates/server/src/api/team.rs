//! Who works for a shop or a brand, and as what.

use market::people::{Email, Organisation, PeopleError, Role};
use market::{Market, PersonId, RoleInvitationId};
use sdk::v1::{Made, NewTeamInvitation, NewTeamRole, Team, TeamInvitation, TeamPerson, TeamRole};

use super::access::Side;
use super::answer::{Created, Done, Found};
use super::body::{Empty, Json};
use super::call::{Call, NoQuery};
use super::money::time;
use super::problem::{Code, Problem};

type One<A> = Call<A, NoQuery, Empty>;

pub(super) async fn list<A: Side>(call: One<A>) -> Result<Found<Team>, Problem> {
    shown(&call.market(), call.who.organisation()).await.map(Found)
}

/// The invitation is made in the name of whoever made the key: a letter says who invites.
pub(super) async fn invite<A: Side>(call: Call<A, NoQuery, Json<NewTeamInvitation>>) -> Result<Created<Made>, Problem> {
    let NewTeamInvitation { email, role } = &call.body.0;
    let email = Email::parse(email).map_err(|error| Problem::field("/email", error))?;
    let by = call.made_by()?;
    call.app.api_limits().letter(&format!("{:?}", call.who.party()))?;
    let invited = call.market().people().invite_to_team(call.who.organisation(), by, &email, stored(*role)).await;
    let made = invited.map_err(refused)?;
    Ok(Created::new(Made { id: made.to_string() }))
}

pub(super) async fn withdraw<A: Side>(call: One<A>) -> Result<Done, Problem> {
    let invitation: RoleInvitationId = call.id("invitation")?;
    let people = call.market().people();
    people.withdraw_team_invitation(call.who.organisation(), invitation).await.map_err(refused)?;
    Ok(Done)
}

pub(super) async fn set_role<A: Side>(call: Call<A, NoQuery, Json<NewTeamRole>>) -> Result<Found<Team>, Problem> {
    let (market, organisation) = (call.market(), call.who.organisation());
    let person = member(&call, &market).await?;
    market.people().grant_role(organisation, person, stored(call.body.0.role)).await.map_err(refused)?;
    shown(&market, organisation).await.map(Found)
}

pub(super) async fn remove<A: Side>(call: One<A>) -> Result<Done, Problem> {
    let market = call.market();
    let person = member(&call, &market).await?;
    market.people().revoke_role(call.who.organisation(), person).await.map_err(refused)?;
    Ok(Done)
}

/// Somebody who works there already: a role is given to nobody who has not agreed to work there.
async fn member<A: Side, B>(call: &Call<A, NoQuery, B>, market: &Market) -> Result<PersonId, Problem> {
    let person: PersonId = call.id("person")?;
    let team = market.people().team_of(call.who.organisation()).await?;
    let found = team.iter().find(|one| one.person.id == person);
    found.map(|one| one.person.id).ok_or_else(|| Problem::not_found("person"))
}

fn refused(error: PeopleError) -> Problem {
    match error {
        PeopleError::NoSuchInvitation => Problem::not_found("invitation"),
        PeopleError::LastOwner | PeopleError::AlreadyInTeam | PeopleError::TooManyInvitations(_) => {
            Problem::new(Code::Conflict, error)
        }
        other => other.into(),
    }
}

async fn shown(market: &Market, organisation: Organisation) -> Result<Team, Problem> {
    let people = market.people().team_of(organisation).await?;
    let invitations = market.people().team_invitations(organisation).await?;
    Ok(Team {
        people: people
            .into_iter()
            .map(|one| TeamPerson {
                person: one.person.id.to_string(),
                name: one.person.name,
                email: one.person.email.to_string(),
                role: told(one.role),
            })
            .collect(),
        invitations: invitations
            .into_iter()
            .map(|one| TeamInvitation {
                id: one.id.to_string(),
                email: one.email.to_string(),
                role: told(one.role),
                expires_at: time(one.expires_at),
            })
            .collect(),
    })
}

const fn stored(role: TeamRole) -> Role {
    match role {
        TeamRole::Owner => Role::Owner,
        TeamRole::Manager => Role::Manager,
        TeamRole::Finance => Role::Finance,
        TeamRole::Staff => Role::Staff,
    }
}

const fn told(role: Role) -> TeamRole {
    match role {
        Role::Owner => TeamRole::Owner,
        Role::Manager => TeamRole::Manager,
        Role::Finance => TeamRole::Finance,
        Role::Staff => TeamRole::Staff,
    }
}
