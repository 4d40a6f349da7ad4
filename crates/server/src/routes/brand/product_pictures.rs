//! The pictures of one product.

use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use market::catalog::{CatalogError, MOST_PICTURES, OwnPicture};
use market::media::NewPicture;
use market::{ImageId, ProductId};

use crate::i18n::Texts;
use crate::link;
use crate::pages::brand::pictures::{PictureRow, ProductPicturesPage};
use crate::pages::parts::{Flash, NamedLink};
use crate::routes::consoles::brand_console;
use crate::routes::pictures::{Sent, picture_help, picture_size, receive};
use crate::routes::shop::figure;
use crate::web::{App, BrandDesk, May, Parts, Visitor, WebError, may};

pub(super) fn route() -> MethodRouter<App> {
    get(show).post(change).layer(picture_size())
}

async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Path((_, product)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, id(&product)?, String::new()).await
}

/// Adds a picture, removes one, or puts one first.
async fn change(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    Path((_, product)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, WebError> {
    let product = id(&product)?;
    // Somebody else's product is not there, whatever was sent.
    app.market().catalog().pictures_of(desk.brand.id, product).await?;
    let texts = visitor.texts();
    let said = match receive(&app, &visitor, parts).await? {
        Sent::Picture(picture, fields) => {
            if let Err(problem) = add(&app, &texts, &desk, product, &picture, fields.get("alt")).await? {
                let page = page(&visitor, &app, &desk, product, problem).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
            texts.t("picture-saved")
        }
        Sent::First(image) => {
            desk.market(&app).catalog().put_first(desk.brand.id, product, image_id(&image)?).await?;
            texts.t("picture-is-first")
        }
        Sent::Remove(image) => {
            desk.market(&app).catalog().remove_picture(desk.brand.id, product, image_id(&image)?).await?;
            texts.t("picture-removed")
        }
        Sent::Unusable(status, problem) => {
            return Ok((status, page(&visitor, &app, &desk, product, problem).await?).into_response());
        }
    };
    let back = link::brand_product_pictures(&desk.brand.slug, product);
    let mut response = Redirect::to(back.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(said));
    Ok(response)
}

async fn add(
    app: &App,
    texts: &Texts,
    desk: &BrandDesk,
    product: ProductId,
    picture: &NewPicture,
    alt: &str,
) -> Result<Result<(), String>, WebError> {
    match desk.market(app).catalog().add_picture(desk.brand.id, product, picture, alt).await {
        Ok(()) => Ok(Ok(())),
        Err(CatalogError::TooManyPictures(most)) => Ok(Err(texts.t("picture-too-many").with("most", most).to_string())),
        Err(error) => Err(error.into()),
    }
}

fn id(text: &str) -> Result<ProductId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

fn image_id(text: &str) -> Result<ImageId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    product: ProductId,
    problem: String,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let (title, pictures) = app.market().catalog().pictures_of(desk.brand.id, product).await?;
    let cx = visitor.shell(texts.t("own-pictures")).await?;
    let products = texts.t("console-products").to_string();
    let page = ProductPicturesPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        back: NamedLink { name: products, href: link::brand_products(&desk.brand.slug) },
        action: link::brand_product_pictures(&desk.brand.slug, product),
        help: texts
            .t("picture-help-product")
            .with("help", picture_help(&texts))
            .with("most", MOST_PICTURES)
            .to_string(),
        problem,
        pictures: pictures.into_iter().map(|picture| row(picture, &title)).collect(),
        product: title,
        cx,
    };
    Ok(Html(page.render()?))
}

fn row(picture: OwnPicture, title: &str) -> PictureRow {
    let waiting = picture.address.filter(|_| picture.media.is_none()).unwrap_or_default();
    PictureRow {
        id: picture.image.to_string(),
        figure: figure(picture.media.as_deref(), title),
        alt: picture.alt,
        waiting,
    }
}
