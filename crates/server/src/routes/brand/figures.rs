//! The brand's logo and banner.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use market::people::{Brand, BrandDetails};

use super::details;
use crate::i18n::Texts;
use crate::link;
use crate::pages::parts::{Flash, Form, PictureForm};
use crate::routes::pictures::{Sent, picture_help, receive};
use crate::routes::shop::{banner, figure};
use crate::web::{App, BrandDesk, May, Parts, Visitor, WebError, may};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BrandFigure {
    Logo,
    Banner,
}

pub(super) async fn save_logo(
    visitor: Visitor,
    desk: May<may::Settings, BrandDesk>,
    State(app): State<App>,
    parts: Parts,
) -> Result<Response, WebError> {
    save(BrandFigure::Logo, &visitor, &desk, &app, parts).await
}

pub(super) async fn save_banner(
    visitor: Visitor,
    desk: May<may::Settings, BrandDesk>,
    State(app): State<App>,
    parts: Parts,
) -> Result<Response, WebError> {
    save(BrandFigure::Banner, &visitor, &desk, &app, parts).await
}

async fn save(
    which: BrandFigure,
    visitor: &Visitor,
    desk: &BrandDesk,
    app: &App,
    parts: Parts,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let (picture, said) = match receive(app, visitor, parts).await? {
        Sent::Picture(picture, _) => (Some(app.market().media().keep(&picture).await?), texts.t("picture-saved")),
        Sent::Remove(_) | Sent::First(_) => (None, texts.t("picture-removed")),
        Sent::Unusable(status, problem) => {
            let form = Form::of(details::typed(&desk.brand));
            let page = details::page(visitor, app, desk, form, Some((which, problem))).await?;
            return Ok((status, page).into_response());
        }
    };
    let mut details = said_already(&desk.brand);
    match which {
        BrandFigure::Logo => details.logo = picture,
        BrandFigure::Banner => details.banner = picture,
    }
    desk.market(app).people().set_brand_details(desk.brand.id, &details).await?;
    let mut response = Redirect::to(link::brand_details(&desk.brand.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(said));
    Ok(response)
}

fn said_already(brand: &Brand) -> BrandDetails {
    BrandDetails {
        name: brand.name.clone(),
        tagline: brand.tagline.clone(),
        story: brand.story.clone(),
        ships_from: brand.ships_from.clone(),
        promise: brand.promise.clone(),
        logo: brand.logo.clone(),
        banner: brand.banner.clone(),
    }
}

/// The forms for both; `refused` is a picture that could not be used, and why.
pub(super) fn forms(texts: &Texts, brand: &Brand, refused: Option<&(BrandFigure, String)>) -> [PictureForm; 2] {
    let problem = |which| {
        let refused = refused.filter(|(known, _)| *known == which);
        refused.map(|(_, problem)| problem.clone()).unwrap_or_default()
    };
    [
        PictureForm {
            id: "logo",
            action: link::brand_figure(&brand.slug, "logo"),
            title: texts.t("picture-logo").to_string(),
            help: picture_help(texts),
            figure: figure(brand.logo.as_deref(), &brand.name),
            shape: "",
            has: brand.logo.is_some(),
            problem: problem(BrandFigure::Logo),
        },
        PictureForm {
            id: "banner",
            action: link::brand_figure(&brand.slug, "banner"),
            title: texts.t("picture-banner").to_string(),
            help: picture_help(texts),
            figure: banner(brand.banner.as_deref(), &brand.name),
            shape: "is-wide",
            has: brand.banner.is_some(),
            problem: problem(BrandFigure::Banner),
        },
    ]
}
