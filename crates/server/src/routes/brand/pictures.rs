//! The brand's pictures that live on other servers: how far they are, and which could not be fetched.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use market::catalog::{PictureProblem, PicturesFetched};

use super::running::{Wish, followed};
use crate::i18n::Texts;
use crate::link;
use crate::pages::brand::import::PicturesNote;
use crate::pages::brand::pictures::{PicturesPage, ProblemRow};
use crate::pages::parts::{Flash, Moment, Tone};
use crate::routes::consoles::{brand_console, count};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

/// The most problems that are listed.
const LISTED: u32 = 200;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let catalog = app.market().catalog();
    let fetched = catalog.pictures_fetched(desk.brand.id).await?;
    let problems = catalog.picture_problems(desk.brand.id, LISTED).await?;
    // Those that wait for another try may do so for days.
    let is_fetching = !catalog.pictures_to_fetch(desk.brand.id, 1).await?.is_empty();
    let cx = visitor.shell(texts.t("pictures-title")).await?;
    let watch = wish.watch(is_fetching);
    let page = PicturesPage {
        console: brand_console(&app, &cx, &desk.brand).await?,
        action: link::brand_pictures(&desk.brand.slug),
        back: link::brand_import(&desk.brand.slug),
        summary: summary(&texts, fetched),
        progress: is_fetching.then(|| (count(fetched.fetched), count(all(fetched)))),
        watch,
        can_retry: !problems.is_empty(),
        problems: problems.into_iter().map(|problem| row(&texts, problem, app.now())).collect(),
        cx,
    };
    Ok(followed(page.render()?, watch))
}

/// Tries all of them again.
pub(super) async fn again(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    _fields: Fields,
) -> Result<Response, WebError> {
    desk.market(&app).catalog().fetch_again(desk.brand.id).await?;
    let mut response = Redirect::to(link::brand_pictures(&desk.brand.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("pictures-tried-again")));
    Ok(response)
}

/// How far they are, for another page; `None` when the brand has no such pictures.
pub(super) async fn pictures_note(
    app: &App,
    texts: &Texts,
    desk: &BrandDesk,
) -> Result<Option<PicturesNote>, WebError> {
    let fetched = app.market().catalog().pictures_fetched(desk.brand.id).await?;
    let tone = match fetched {
        PicturesFetched { failed: 1.., .. } => Tone::Warn,
        PicturesFetched { waiting: 1.., .. } => Tone::Info,
        _ => Tone::Good,
    };
    let note = || PicturesNote { tone, text: summary(texts, fetched), href: link::brand_pictures(&desk.brand.slug) };
    Ok((all(fetched) > 0).then(note))
}

const fn all(fetched: PicturesFetched) -> i64 {
    fetched.fetched + fetched.waiting + fetched.failed
}

fn summary(texts: &Texts, fetched: PicturesFetched) -> String {
    let said = match fetched {
        PicturesFetched { failed: 1.., .. } => texts.t("pictures-failed").with("count", fetched.failed),
        PicturesFetched { waiting: 1.., .. } => texts.t("pictures-waiting").with("count", fetched.waiting),
        _ => texts.t("pictures-fetched"),
    };
    said.with("fetched", fetched.fetched).with("all", all(fetched)).to_string()
}

fn row(texts: &Texts, problem: PictureProblem, now: base::Timestamp) -> ProblemRow {
    let (word, detail) = problem.reason.split_once(':').unwrap_or((&problem.reason, ""));
    // Some answers of a server have a sentence of their own.
    let word = if matches!(detail, "403" | "404" | "410") { problem.reason.replace(':', "-") } else { word.to_owned() };
    ProblemRow {
        reason: texts.t("picture-reason").with("word", &word).with("detail", detail).to_string(),
        next: problem.next_at.map(|at| Moment::new(texts, at, now)),
        product: problem.product,
        address: problem.address,
    }
}
