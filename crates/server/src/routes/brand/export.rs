use std::fs::File;
use std::io::{Read as _, Seek as _};

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use market::Market;
use market::catalog::{ExportFormat, Site};
use market::people::Brand;

use super::terms::currency;
use crate::link;
use crate::web::{App, BrandDesk, May, WebError, may};

/// How much of a file is read at a time.
const CHUNK: usize = 64 * 1024;

/// The catalog as a file. It is written whole before it is sent: a slow visitor holds up no reader of the database, and
/// half a file never looks like a whole one.
pub(super) async fn send(
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Path((_, format)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let format = ExportFormat::of_word(&format).ok_or(WebError::NotFound)?;
    let currency = currency(&app, &desk).await?;
    let site = site(app.market(), &desk.brand, &app.settings().public_url).await?;
    let mut file = tempfile::tempfile().map_err(failed)?;
    let out = std::io::BufWriter::new(file.try_clone().map_err(failed)?);
    app.market().catalog().export(desk.brand.id, format, currency, site, out).await?;
    file.rewind().map_err(failed)?;
    let mut response = Response::new(body(file));
    let kind =
        if format == ExportFormat::Google { "application/xml; charset=utf-8" } else { "text/csv; charset=utf-8" };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = format!("attachment; filename=\"{}-{}.{}\"", desk.brand.slug, format.word(), format.ending());
    let name = HeaderValue::from_str(&name).map_err(|_| WebError::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// Where `brand` and its products are found on the server at `url`: at the first shop that sells it.
///
/// # Errors
/// When the database reports a problem.
pub async fn site(market: &Market, brand: &Brand, url: &str) -> Result<Site, WebError> {
    let shop = market.terms().merchants_selling(brand.id).await?.into_iter().next();
    let shop = match shop {
        Some(shop) => market.people().merchant(shop).await?,
        None => None,
    };
    let page = link::brand(&brand.slug);
    let products = shop.map_or_else(
        || format!("{url}{page}#"),
        |shop| format!("{url}{}", link::product_in_shop(&shop.slug, &brand.slug, "")),
    );
    let link = format!("{url}{page}");
    Ok(Site { name: brand.name.clone(), link, products, media: format!("{url}/media/") })
}

fn body(file: File) -> Body {
    Body::from_stream(futures::stream::try_unfold(file, |mut file| async move {
        let read = move || -> std::io::Result<Option<(Vec<u8>, File)>> {
            let mut chunk = vec![0; CHUNK];
            let length = file.read(&mut chunk)?;
            chunk.truncate(length);
            Ok(if length == 0 { None } else { Some((chunk, file)) })
        };
        tokio::task::spawn_blocking(read).await.map_err(std::io::Error::other)?
    }))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: std::io::Error) -> WebError {
    tracing::error!(%error, "a temporary file failed: {error}");
    WebError::Internal
}
