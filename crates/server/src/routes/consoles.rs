//! What the consoles share: the ways into them, their frames with what waits there, and words for problems.

mod agreements;
mod coupons;
mod csv;
mod history;
mod list;
mod month;
mod names;
mod place;
mod problems;
mod team;

use market::MerchantId;
use market::checkout::OrderStatus;
use market::people::{Brand, Merchant, Person, Right, Roles};
use market::returns::ReturnStatus;
use market::terms::{AgreementStatus, Party, Side};

use crate::i18n::Texts;
use crate::link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::Choice;
use crate::pages::shell::{ConsoleLink, SignedIn};
use crate::web::{App, SellerDesk, WebError};

pub(crate) use crate::pages::console::team::role_word;
pub(in crate::routes) use agreements::{agreement_rows, answer, offer_terms};
pub(in crate::routes) use coupons::{coupon_benefit, coupon_uses};
pub(in crate::routes) use csv::Csv;
pub(in crate::routes) use history::{HistoryAsked, Whose, history};
pub(in crate::routes) use list::{ListAsked, Lists, PER_PAGE, picked, said_of_several};
pub(in crate::routes) use month::{month_start, today_start};
pub(in crate::routes) use names::MemberNames;
pub(in crate::routes) use place::Place;
pub(in crate::routes) use problems::{network_problem, people_problem, terms_problem};
pub(in crate::routes) use team::{
    change as change_team, invite as invite_to_team, leave as leave_team, show as show_team,
};

/// The most ways into consoles of one kind that the header offers.
const MOST_LINKS: usize = 12;

/// `person` as the header shows them, with the ways into their own boutiques, shops and brands.
///
/// # Errors
/// When the database reports a problem.
pub async fn signed_in(app: &App, texts: &Texts, person: &Person, roles: &Roles) -> Result<SignedIn, WebError> {
    let people = app.market().people();
    let mut consoles = Vec::new();
    for (merchant, _) in roles.seller_at.iter().take(MOST_LINKS) {
        let Some(merchant) = people.merchant(*merchant).await? else { continue };
        let label = texts.t("console-boutique-at").with("shop", &merchant.name).to_string();
        consoles.push(ConsoleLink { label, href: link::seller_today(&merchant.slug), icon: "coins" });
    }
    for (merchant, _) in roles.merchants.iter().take(MOST_LINKS) {
        let Some(merchant) = people.merchant(*merchant).await? else { continue };
        consoles.push(ConsoleLink { label: merchant.name, href: link::merchant_orders(&merchant.slug), icon: "shop" });
    }
    for (brand, role) in roles.brands.iter().take(MOST_LINKS) {
        let Some(brand) = people.brand(*brand).await? else { continue };
        let first =
            if role.may(Right::See) { link::brand_products(&brand.slug) } else { link::brand_team(&brand.slug) };
        consoles.push(ConsoleLink { label: brand.name, href: first, icon: "products" });
    }
    if person.is_operator {
        let label = texts.t("console-operator").to_string();
        consoles.push(ConsoleLink { label, href: link::operate(), icon: "today" });
    }
    Ok(SignedIn { name: person.name.clone(), consoles, roles: roles.clone() })
}

/// The frame around a seller's pages.
pub(in crate::routes) fn seller_console(cx: &Shell, desk: &SellerDesk) -> Console {
    let handle = desk.person.handle.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut console = Console::seller(cx, desk.merchant.slug.as_str(), &handle, &desk.person.name);
    console.public.href = link::boutique_at(&handle, desk.boutique.shop_to_name());
    console.taken_down = desk.boutique.taken_down.clone().unwrap_or_default();
    console
}

/// The frame around a merchant's pages: counts the orders that wait for a hand, the returns to decide, and the brands' offers
/// to answer.
pub(in crate::routes) async fn merchant_console(
    app: &App,
    cx: &Shell,
    merchant: &Merchant,
) -> Result<Console, WebError> {
    let by_status = app.market().checkout().count_by_status(merchant.id).await?;
    let waits = |status| matches!(status, OrderStatus::Placed | OrderStatus::Backordered);
    let orders: i64 = by_status.iter().filter(|(status, _)| waits(*status)).map(|(_, count)| *count).sum();
    let offers = open_offers(app, Party::Merchant(merchant.id)).await?;
    let returns = app.market().returns().count_by_status(merchant.id).await?;
    let returns = returns.iter().find(|(status, _)| *status == ReturnStatus::Asked).map_or(0, |(_, count)| *count);
    let few = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let role = cx.person.as_ref().and_then(|person| person.roles.at_merchant(merchant.id));
    let console = Console::merchant(cx, merchant.slug.as_str(), &merchant.name, few(orders), offers);
    let console = console.with_waiting(&link::merchant_returns(&merchant.slug), few(returns));
    Ok(console.seen_as(role, merchant.suspended.as_deref()))
}

/// The frame around a brand's pages: counts the orders to pack and the shops' offers to answer.
pub(in crate::routes) async fn brand_console(app: &App, cx: &Shell, brand: &Brand) -> Result<Console, WebError> {
    let offers = open_offers(app, Party::Brand(brand.id)).await?;
    let few = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let short = app.market().shelf().counts(brand.id).await?.sold_out;
    let short = u32::try_from(short).unwrap_or(u32::MAX);
    let orders = few(app.market().shipments().count_to_pack(brand.id).await?);
    let role = cx.person.as_ref().and_then(|person| person.roles.at_brand(brand.id));
    let console = Console::brand(cx, brand.slug.as_str(), &brand.name, offers, short);
    Ok(console.with_waiting(&link::brand_orders(&brand.slug), orders).seen_as(role, brand.suspended.as_deref()))
}

/// How many offers of the other side wait for `party`.
async fn open_offers(app: &App, party: Party) -> Result<u32, WebError> {
    let by_the_other = |side: Side| side != party.side();
    let agreements = app.market().terms().agreements_of(party).await?;
    let open = agreements.iter().filter(|a| a.status == AgreementStatus::Offered && by_the_other(a.offered_by));
    Ok(u32::try_from(open.count()).unwrap_or(u32::MAX))
}

/// The brands a shop sells, to choose one or none of.
pub(in crate::routes) async fn brand_choices(
    app: &App,
    texts: &Texts,
    shop: MerchantId,
    chosen: &str,
) -> Result<Vec<Choice>, WebError> {
    let choice = |value: String, label: String| {
        let chosen = value == chosen;
        Choice { value, label, help: String::new(), chosen }
    };
    let mut choices = vec![choice(String::new(), texts.t("brands-all-of-them").to_string())];
    for brand in app.market().terms().brands_sold(shop).await? {
        if let Some(brand) = app.market().people().brand(brand).await? {
            choices.push(choice(brand.id.to_string(), brand.name));
        }
    }
    Ok(choices)
}

/// A count for the eye; nothing here is ever negative.
pub(in crate::routes) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// "30 days".
pub(in crate::routes) fn days(texts: &Texts, days: u32) -> String {
    texts.t("count-days").with("count", days).to_string()
}
