//! What search engines read first: where they may go, and every public address.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::{Stream, stream};
use market::storefront::{PART, SiteEntry, SiteKind};

use crate::link;
use crate::web::{App, WebError};

/// How many addresses are read from the database at a time.
const AT_ONCE: u32 = 1_000;

const KINDS: [(SiteKind, &str); 4] = [
    (SiteKind::Product, "products"),
    (SiteKind::Brand, "brands"),
    (SiteKind::Shop, "shops"),
    (SiteKind::Boutique, "boutiques"),
];

/// Places that are somebody's own, or have no end.
const NOT_FOR_ROBOTS: &[&str] = &[
    "/account",
    "/cart",
    "/checkout/",
    "/create-account",
    "/join/",
    "/manage/",
    "/orders/",
    "/search?",
    "/sell/",
    "/setup/",
    "/sign-in",
    "/sign-out",
    "/styleguide",
    "/language",
    "/theme",
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(list))
        .route("/sitemaps/{name}", get(part))
}

/// Everything may be read but what is somebody's own. Categories are results as well, and may.
async fn robots(State(app): State<App>) -> Response {
    let mut text = String::from("User-agent: *\nAllow: /search?category=\n");
    for path in NOT_FOR_ROBOTS {
        text.push_str(&format!("Disallow: {path}\n"));
    }
    text.push_str(&format!("\nSitemap: {}\n", app.absolute(link::site_map())));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, AN_HOUR)], text).into_response()
}

const AN_HOUR: &str = "public, max-age=3600";
const XML: &str = "application/xml; charset=utf-8";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The parts of the site map, each with at most [`PART`] addresses.
async fn list(State(app): State<App>) -> Result<Response, WebError> {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (kind, word) in KINDS {
        let parts = app.market().storefront().site_parts(kind).await?.len();
        for number in 1..=parts {
            let address = app.absolute(link::site_map_part(format!("{word}-{number}")));
            xml.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escaped(&address)));
        }
    }
    xml.push_str("</sitemapindex>\n");
    Ok(([(header::CONTENT_TYPE, XML), (header::CACHE_CONTROL, AN_HOUR)], xml).into_response())
}

/// One part. It is sent while it is read, so that it takes no memory whatever its length.
async fn part(State(app): State<App>, Path(name): Path<String>) -> Result<Response, WebError> {
    let (kind, number) = named(&name).ok_or(WebError::NotFound)?;
    let parts = app.market().storefront().site_parts(kind).await?;
    let after = number.checked_sub(1).and_then(|at| parts.get(at)).copied().ok_or(WebError::NotFound)?;
    let head = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    let all = stream::once(async move { Ok::<_, WebError>(Bytes::from(head)) });
    let foot = stream::once(async { Ok(Bytes::from_static(b"</urlset>\n")) });
    let all = futures::StreamExt::chain(futures::StreamExt::chain(all, entries(app, kind, after)), foot);
    let body =
        Body::from_stream(futures::TryStreamExt::map_err(all, |_| std::io::Error::other("the site map broke off")));
    Ok(([(header::CONTENT_TYPE, XML), (header::CACHE_CONTROL, AN_HOUR)], body).into_response())
}

/// `products-2.xml` as what it lists and which part of it.
fn named(name: &str) -> Option<(SiteKind, usize)> {
    let (word, number) = name.strip_suffix(".xml")?.rsplit_once('-')?;
    let (kind, _) = KINDS.into_iter().find(|(_, known)| *known == word)?;
    Some((kind, number.parse().ok()?))
}

fn entries(app: App, kind: SiteKind, after: i64) -> impl Stream<Item = Result<Bytes, WebError>> {
    stream::try_unfold((app, after, PART), move |(app, after, left)| async move {
        let found = app.market().storefront().site_entries(kind, after, left.min(AT_ONCE)).await?;
        let Some(last) = found.last().map(|entry| entry.id) else { return Ok(None) };
        let left = left.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
        let xml: String = found.iter().filter_map(|entry| url(&app, kind, entry)).collect();
        Ok(Some((Bytes::from(xml), (app, last, left))))
    })
}

fn url(app: &App, kind: SiteKind, entry: &SiteEntry) -> Option<String> {
    let link = match (kind, entry.address.as_slice()) {
        (SiteKind::Product, [shop, brand, handle]) => link::product_in_shop(shop, brand, handle),
        (SiteKind::Brand, [slug]) => link::brand(slug),
        (SiteKind::Shop, [slug]) => link::shop(slug),
        (SiteKind::Boutique, [handle]) => link::boutique(handle),
        _ => return None,
    };
    let changed = entry.changed.date();
    Some(format!("<url><loc>{}</loc><lastmod>{changed}</lastmod></url>\n", escaped(&app.absolute(link))))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::named;
    use market::storefront::SiteKind;

    #[test]
    fn parts_have_a_kind_and_a_number() {
        assert_eq!(named("products-12.xml"), Some((SiteKind::Product, 12)));
        assert_eq!(named("boutiques-1.xml"), Some((SiteKind::Boutique, 1)));
        for other in ["products.xml", "products-1", "orders-1.xml", "products--.xml"] {
            assert_eq!(named(other), None, "{other}");
        }
    }
}
