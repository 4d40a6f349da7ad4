use std::collections::HashMap;

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use base::Timestamp;
use market::MemberId;
use market::earnings::Turnover;
use market::network::{Member, MemberStatus, TeamMember as Below};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::parts::{NamedLink, Person};
use crate::pages::seller::team::{TeamMember, TeamPage};
use crate::routes::consoles::{month_start, seller_console};
use crate::routes::shop::figure;
use crate::web::{App, SellerDesk, Visitor, WebError};

/// How many people of a frontline are shown at once, and of the frontlines below it.
const FIRST_LEVEL: u32 = 30;
const SECOND_LEVEL: u32 = 10;
/// The longest way up that is drawn; the way is there beyond it, the drawing is not.
const MOST_STEPS: usize = 100;

/// Whose team is looked at, and where in a long frontline.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Where {
    from: String,
    after: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(place): Query<Where>,
) -> Result<Html<String>, WebError> {
    let top = top(&app, &desk, &place).await?;
    let texts = visitor.texts();
    let after: Option<MemberId> = place.after.parse().ok();
    let mut frontline = app.market().network().frontline(top, after, FIRST_LEVEL + 1).await?;
    let full = frontline.len() > FIRST_LEVEL as usize;
    frontline.truncate(FIRST_LEVEL as usize);
    let more = frontline.last().filter(|_| full).map(|last| at(&desk, top).and("after", last.member.id));
    let since = month_start(app.now());
    let turnover = app.market().earnings().turnover_of_team(desk.member, desk.merchant.currency, since).await?;
    let cx = visitor.shell(texts.t("team-title")).await?;
    let page = TeamPage {
        console: seller_console(&cx, &desk),
        people: app.market().network().team_size(desk.member).await?.downline.into(),
        active: turnover.active.into(),
        sold: turnover.sold,
        earned: turnover.earned,
        path: path(&app, &texts, &desk, top).await?,
        members: two_levels(&app, &texts, &desk, &frontline, since).await?,
        more,
        cx,
    };
    Ok(Html(page.render()?))
}

/// Whose frontline is shown: one's own, or that of somebody below. Nobody else's team can be looked at.
async fn top(app: &App, desk: &SellerDesk, place: &Where) -> Result<MemberId, WebError> {
    if place.from.is_empty() {
        return Ok(desk.member);
    }
    let from: MemberId = place.from.parse().map_err(|_| WebError::NotFound)?;
    let leads = app.market().network().leads(desk.member, from).await?;
    if leads { Ok(from) } else { Err(WebError::NotFound) }
}

fn at(desk: &SellerDesk, top: MemberId) -> Link {
    let own = link::seller_team(&desk.merchant.slug);
    if top == desk.member { own } else { own.and("from", top) }
}

/// The way from oneself down to `top`; empty when that is oneself.
async fn path(app: &App, texts: &Texts, desk: &SellerDesk, top: MemberId) -> Result<Vec<NamedLink>, WebError> {
    let mut path = Vec::new();
    let mut step = app.market().network().member(top).await?;
    while let Some(member) = step.take().filter(|member| member.id != desk.member && path.len() < MOST_STEPS) {
        step = app.market().network().enroller_of(member.id).await?;
        path.push(NamedLink { href: at(desk, member.id), name: member.name });
    }
    if !path.is_empty() {
        path.push(NamedLink { name: texts.t("team-you").to_string(), href: at(desk, desk.member) });
    }
    path.reverse();
    Ok(path)
}

/// The people of a frontline, each with the first of those below.
async fn two_levels(
    app: &App,
    texts: &Texts,
    desk: &SellerDesk,
    frontline: &[Below],
    since: Timestamp,
) -> Result<Vec<TeamMember>, WebError> {
    let mut below = Vec::with_capacity(frontline.len());
    for leader in frontline {
        let has_team = leader.team.frontline > 0;
        let second = match has_team {
            true => app.market().network().frontline(leader.member.id, None, SECOND_LEVEL).await?,
            false => Vec::new(),
        };
        below.push(second);
    }
    let everybody: Vec<MemberId> = frontline.iter().chain(below.iter().flatten()).map(|one| one.member.id).collect();
    let sold = app.market().earnings().turnover_of_members(&everybody, desk.merchant.currency, since).await?;
    let card = |one: &Below, members: Vec<TeamMember>| card(texts, desk, &sold, one, members);
    let shown = frontline.iter().zip(below).map(|(leader, second)| {
        let members = second.iter().map(|one| card(one, Vec::new())).collect();
        card(leader, members)
    });
    Ok(shown.collect())
}

fn card(
    texts: &Texts,
    desk: &SellerDesk,
    sold: &HashMap<MemberId, Turnover>,
    one: &Below,
    members: Vec<TeamMember>,
) -> TeamMember {
    let Below { member, team } = one;
    let turnover = sold.get(&member.id);
    let words = match turnover {
        _ if member.status == MemberStatus::Inactive => texts.t("sellers-inactive").to_string(),
        Some(turnover) => texts.t("team-sold-this-month").with("amount", turnover.sold).to_string(),
        None => texts.t("team-nothing-this-month").to_string(),
    };
    let shown = u32::try_from(members.len()).unwrap_or(u32::MAX);
    let below = texts.t("team-below").with("count", team.downline).to_string();
    // What is not drawn here is one click away, with this member at the top.
    let more = (team.downline > shown).then(|| NamedLink {
        name: texts.t("team-look-below").with("name", &member.name).to_string(),
        href: at(desk, member.id),
    });
    TeamMember {
        person: person(member, desk.merchant.slug.as_str()),
        visit: texts.t("team-visit").with("name", &member.name).to_string(),
        since: texts.t("team-since").with("date", texts.date(member.joined_at)).to_string(),
        sold: words,
        active: turnover.is_some(),
        below: if team.downline == 0 { String::new() } else { below },
        members,
        more,
    }
}

fn person(member: &Member, shop: &str) -> Person {
    let handle = member.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    Person {
        name: member.name.clone(),
        href: link::boutique_at(&handle, member.shop_to_name(shop)),
        portrait: figure(member.portrait.as_deref(), &member.name),
        handle,
    }
}
