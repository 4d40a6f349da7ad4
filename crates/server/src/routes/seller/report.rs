use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::Html;
use base::{Span, Timestamp};
use market::credits::{By, Figures, Way};
use market::network::Source;
use market::{CampaignId, LinkId, ProductId};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::parts::NamedLink;
use crate::pages::seller::report::{Choice, FigureRow, ReportPage};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{days, seller_console, today_start};
use crate::web::{App, SellerDesk, Visitor, WebError};

/// The periods, in days; 0 is all.
const PERIODS: [u32; 4] = [7, 30, 90, 0];
const USUAL: u32 = 30;

/// By what, and of which period.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    by: String,
    days: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let (by, period) = (by(&asked.by), period(&asked.days));
    // Whole days, today with them, as the earnings' chart has them.
    let since = match period {
        0 => Timestamp::from_millis(0),
        days => today_start(app.now()) - Span::days(i64::from(days) - 1),
    };
    let report = app.market().credits().report(desk.member, desk.merchant.currency, since, by).await?;
    let names = Names::learn(&app, &desk, by, report.rows.iter().map(|row| &row.way)).await?;
    let cx = visitor.shell(texts.t("report-title")).await?;
    let shop = desk.merchant.slug.as_str();
    let page = ReportPage {
        console: seller_console(&cx, &desk),
        back: NamedLink { name: texts.t("links-title").to_string(), href: link::seller_links(shop) },
        kinds: [By::Link, By::Campaign, By::Product, By::Source]
            .map(|kind| Choice {
                label: kind_name(&texts, kind),
                href: address(shop, kind, period),
                chosen: kind == by,
            })
            .into(),
        filters: PERIODS
            .map(|days| Filter {
                label: period_name(&texts, days),
                href: address(shop, by, days),
                count: 0,
                chosen: days == period,
            })
            .into(),
        kind: kind_name(&texts, by),
        total: figures(texts.t("report-total").to_string(), report.total),
        rows: report.rows.iter().map(|row| figures(names.of(&texts, &row.way), row.figures)).collect(),
        cx,
    };
    Ok(Html(page.render()?))
}

const fn figures(name: String, of: Figures) -> FigureRow {
    let Figures { clicks, orders, earned } = of;
    FigureRow { name, clicks: clicks.clicks, visitors: clicks.visitors, orders, earned }
}

fn by(word: &str) -> By {
    match word {
        "campaign" => By::Campaign,
        "product" => By::Product,
        "source" => By::Source,
        _ => By::Link,
    }
}

const fn word(by: By) -> &'static str {
    match by {
        By::Link => "link",
        By::Campaign => "campaign",
        By::Product => "product",
        By::Source => "source",
    }
}

fn kind_name(texts: &Texts, by: By) -> String {
    match by {
        By::Link => texts.t("report-by-link"),
        By::Campaign => texts.t("report-by-campaign"),
        By::Product => texts.t("report-by-product"),
        By::Source => texts.t("report-by-source"),
    }
    .to_string()
}

fn period(text: &str) -> u32 {
    let asked = if text == "all" { Some(0) } else { text.parse().ok() };
    asked.filter(|days| PERIODS.contains(days)).unwrap_or(USUAL)
}

fn period_name(texts: &Texts, of: u32) -> String {
    if of == 0 { texts.t("report-all-time").to_string() } else { days(texts, of) }
}

fn address(shop: &str, by: By, period: u32) -> Link {
    let here = link::seller_report(shop).and("by", word(by));
    if period == 0 { here.and("days", "all") } else { here.and("days", period) }
}

/// What the ways of a report are called.
struct Names {
    by: By,
    known: BTreeMap<i64, String>,
}

impl Names {
    async fn learn(app: &App, desk: &SellerDesk, by: By, ways: impl Iterator<Item = &Way>) -> Result<Self, WebError> {
        let links = app.market().links();
        let numbers = ways.filter_map(|way| if let Way::Of(number) = way { Some(*number) } else { None });
        let known = match by {
            By::Source => BTreeMap::new(),
            By::Campaign => campaigns(app, desk).await?,
            By::Product => {
                let products: Vec<_> = numbers.map(ProductId::from_number).collect();
                let titles = links.titles(&products).await?;
                titles.into_iter().map(|(product, title)| (product.number(), title)).collect()
            }
            By::Link => {
                let campaigns = campaigns(app, desk).await?;
                let all = links.links(desk.member).await?;
                let products: Vec<_> = all.iter().filter_map(|link| link.product).collect();
                let titles = links.titles(&products).await?;
                let name = |link: &market::links::ShareLink| {
                    let product = link.product.and_then(|product| titles.get(&product).cloned());
                    let campaign = link.campaign.and_then(|id| campaigns.get(&CampaignId::number(id)).cloned());
                    let parts: Vec<String> = product.into_iter().chain(campaign).collect();
                    let name = if parts.is_empty() { desk.boutique.member.name.clone() } else { parts.join(" · ") };
                    (LinkId::number(link.id), format!("{name} ({})", link.code))
                };
                all.iter().map(name).collect()
            }
        };
        Ok(Self { by, known })
    }

    fn of(&self, texts: &Texts, way: &Way) -> String {
        let said = match way {
            Way::Of(number) => return self.known.get(number).cloned().unwrap_or_default(),
            Way::Source(word) => match Source::of_word(word) {
                Some(Source::Link) => texts.t("source-link"),
                Some(Source::Qr) => texts.t("source-qr"),
                Some(Source::Boutique) | None => texts.t("source-boutique"),
            },
            Way::WithoutClick => texts.t("report-without-click"),
            Way::None => match self.by {
                By::Link | By::Source => texts.t("source-boutique"),
                By::Campaign => texts.t("report-no-campaign"),
                By::Product => texts.t("report-boutique"),
            },
        };
        said.to_string()
    }
}

async fn campaigns(app: &App, desk: &SellerDesk) -> Result<BTreeMap<i64, String>, WebError> {
    let all = app.market().links().campaigns(desk.member).await?;
    Ok(all.into_iter().map(|campaign| (campaign.id.number(), campaign.name)).collect())
}
