use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Bps;
use market::ProductId;
use market::shelf::{OnShelf, ShelfCounts, ShelfQuery, WhichProducts};
use market::terms::TermsError;
use serde::Deserialize;

use crate::i18n::{Message, Texts};
use crate::link::{self, Link};
use crate::pages::brand::products::{ProductRow, ProductsPage};
use crate::pages::parts::{Flash, Paging, Price, Stock};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{brand_console, terms_problem};
use crate::routes::shop::figure;
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

const PER_PAGE: u32 = 50;
/// Of how many products that were taken down the list tells.
const MOST_DOWN: u32 = 20;

/// Which products, what is looked for, and which page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    show: String,
    q: String,
    page: u32,
}

/// A rate that was refused.
struct Refused {
    product: ProductId,
    typed: String,
    problem: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, narrowed, None).await
}

/// Sets the commission of one product; empty follows the catalog again.
pub(super) async fn set_rate(
    visitor: Visitor,
    desk: May<may::Terms, BrandDesk>,
    State(app): State<App>,
    Path((_, product)): Path<(String, String)>,
    Query(narrowed): Query<Narrowed>,
    fields: Fields,
) -> Result<Response, WebError> {
    let product: ProductId = product.parse().map_err(|_| WebError::NotFound)?;
    let texts = visitor.texts();
    let typed = fields.get("commission").trim().to_owned();
    let rate = if typed.is_empty() { Some(None) } else { Bps::parse_percent(&typed).map(Some) };
    let problem = match rate {
        None => texts.t("problem-percent").to_string(),
        Some(rate) => match desk.market(&app).terms().set_product_rate(desk.brand.id, product, rate, None).await {
            Ok(()) => return rate_is_set(&visitor, &app, &desk, &narrowed, product, rate).await,
            Err(TermsError::NoSuchProduct) => return Err(WebError::NotFound),
            Err(error @ TermsError::BelowFloor { .. }) => terms_problem(&texts, &error),
            Err(error) => return Err(error.into()),
        },
    };
    let refused = Refused { product, typed, problem };
    let page = page(&visitor, &app, &desk, narrowed, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn rate_is_set(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    narrowed: &Narrowed,
    product: ProductId,
    rate: Option<Bps>,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let name = app.market().shelf().title(desk.brand.id, product).await?.unwrap_or_default();
    let sentence = match rate {
        Some(rate) => texts.t("products-rate-set").with("name", name).with("rate", rate).to_string(),
        None => texts.t("products-rate-follows").with("name", name).to_string(),
    };
    let back = with_query(link::brand_products(&desk.brand.slug), narrowed, narrowed.page);
    let mut response = Redirect::to(back.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence));
    Ok(response)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    narrowed: Narrowed,
    refused: Option<Refused>,
) -> Result<Html<String>, WebError> {
    let (texts, shelf, brand) = (visitor.texts(), app.market().shelf(), &desk.brand);
    let which = which(&narrowed.show);
    let query = ShelfQuery { brand: brand.id, which, text: &narrowed.q, page: narrowed.page, size: PER_PAGE };
    let found = shelf.products(&query).await?;
    let catalog = app.market().terms().catalog_rate(brand.id).await?;
    let shop = first_shop(app, desk).await?;
    let row = |product: OnShelf| row(&texts, desk, &narrowed, shop.as_deref(), catalog, product, refused.as_ref());
    let here = link::brand_products(&brand.slug);
    let cx = visitor.shell(texts.t("console-products")).await?;
    let page = ProductsPage {
        console: brand_console(app, &cx, brand).await?,
        filters: filters(&texts, desk, which, shelf.counts(brand.id).await?),
        action: here.clone(),
        import: link::brand_import(&brand.slug),
        several: link::brand_several_products(&brand.slug),
        commission: texts.percent(catalog),
        products: found.products.into_iter().map(row).collect(),
        paging: Paging::new(narrowed.page, PER_PAGE, found.total, |page| with_query(here.clone(), &narrowed, page)),
        query: narrowed.q.clone(),
        taken_down: app.market().moderation().products_down(brand.id, MOST_DOWN).await?,
        cx,
    };
    Ok(Html(page.render()?))
}

/// The address of a shop that sells the brand: its products have a page there.
async fn first_shop(app: &App, desk: &BrandDesk) -> Result<Option<String>, WebError> {
    let Some(merchant) = app.market().terms().merchants_selling(desk.brand.id).await?.into_iter().next() else {
        return Ok(None);
    };
    Ok(app.market().people().merchant(merchant).await?.map(|merchant| merchant.slug.to_string()))
}

fn which(word: &str) -> WhichProducts {
    match word {
        "sold-out" => WhichProducts::SoldOut,
        "nearly" => WhichProducts::NearlySoldOut,
        "own" => WhichProducts::OwnRate,
        _ => WhichProducts::All,
    }
}

fn with_query(link: Link, narrowed: &Narrowed, page: u32) -> Link {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let parts = [("show", &narrowed.show), ("q", &narrowed.q), ("page", &page)];
    parts.into_iter().filter(|(_, value)| !value.is_empty()).fold(link, |link, (name, value)| link.and(name, value))
}

fn filters(texts: &Texts, desk: &BrandDesk, chosen: WhichProducts, counts: ShelfCounts) -> Vec<Filter> {
    let kinds = [
        ("", WhichProducts::All, texts.t("products-all"), counts.all),
        ("sold-out", WhichProducts::SoldOut, texts.t("stock-sold-out"), counts.sold_out),
        ("nearly", WhichProducts::NearlySoldOut, texts.t("products-nearly"), counts.nearly_sold_out),
        ("own", WhichProducts::OwnRate, texts.t("products-own-rate"), counts.own_rate),
    ];
    let filter = |(word, which, label, count): (&str, WhichProducts, Message<'_>, u64)| {
        let all = link::brand_products(&desk.brand.slug);
        let href = if word.is_empty() { all } else { all.and("show", word) };
        Filter { label: label.to_string(), href, count, chosen: which == chosen }
    };
    kinds.into_iter().map(filter).collect()
}

fn row(
    texts: &Texts,
    desk: &BrandDesk,
    narrowed: &Narrowed,
    shop: Option<&str>,
    catalog: Bps,
    product: OnShelf,
    refused: Option<&Refused>,
) -> ProductRow {
    let refused = refused.filter(|refused| refused.product == product.id);
    let own = product.own_rate.map(|rate| texts.percent(rate));
    let typed = own.as_deref().map(|rate| rate.trim_end_matches(" %").to_owned()).unwrap_or_default();
    let brand = desk.brand.slug.as_str();
    ProductRow {
        href: match shop.filter(|_| product.active) {
            Some(shop) => link::product_in_shop(shop, brand, &product.handle),
            None => link::brand(brand),
        },
        figure: figure(product.picture.as_deref(), &product.title),
        detail: detail(texts, &product),
        price: product.prices.map(|(low, high)| Price { now: low, was: None, from: low != high }),
        stock: stock(product.free),
        pieces: pieces(texts, product.free),
        commission: texts.percent(product.own_rate.unwrap_or(catalog)),
        own: own.is_some(),
        typed: refused.map_or(typed, |refused| refused.typed.clone()),
        problem: refused.map(|refused| refused.problem.clone()).unwrap_or_default(),
        pictures: link::brand_product_pictures(brand, product.id),
        set: with_query(link::brand_product_rate(brand, product.id), narrowed, narrowed.page),
        id: product.id.to_string(),
        name: product.title,
    }
}

fn detail(texts: &Texts, product: &OnShelf) -> String {
    let several = || texts.t("products-variants").with("count", product.variants).to_string();
    let detail = if product.variants > 1 || product.sku.is_empty() { several() } else { product.sku.clone() };
    if product.active { detail } else { format!("{detail} · {}", texts.t("products-draft")) }
}

fn stock(free: Option<i64>) -> Stock {
    free.map_or(Stock::Plenty, |free| Stock::of(u32::try_from(free.max(0)).unwrap_or(u32::MAX)))
}

fn pieces(texts: &Texts, free: Option<i64>) -> String {
    match free {
        Some(free) => texts.t("products-pieces").with("count", free).to_string(),
        None => texts.t("products-not-counted").to_string(),
    }
}
