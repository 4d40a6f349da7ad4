//! A customer gives something back: asks, keeps it after all, looks at the pictures that were sent along.

use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use market::checkout::{Order, OrderLine};
use market::media::NewPicture;
use market::returns::{MOST_PHOTOS, NewReturn, Return, ReturnError, ReturnReason, Returnable};
use market::{Actor, LineId, ReturnId, Secret};

use super::order::{Access, own_order};
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::checkout::give_back::{GiveBackLine, GiveBackPage};
use crate::pages::parts::{Choice, Flash, NamedLink};
use crate::routes::orders::{self, reason_words, return_problem};
use crate::routes::pictures::{picture_help, picture_problem, too_large};
use crate::routes::shop::figure;
use crate::web::{App, Fields, Limit, Parts, Visitor, WebError};

/// How large the form may be with all its pictures.
const MOST_BYTES: usize = 48 * 1024 * 1024;

pub(super) fn route() -> MethodRouter<App> {
    get(show).post(ask).layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path((id, brand)): Path<(String, String)>,
    Query(access): Query<Access>,
) -> Result<Response, WebError> {
    let order = own_order(&visitor, &app, &id, access.key()).await?;
    let typed = Typed { key: Secret::generate()?.reveal().to_owned(), ..Typed::default() };
    page(&visitor, &app, &order, (&brand, &access), typed, StatusCode::OK).await
}

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    quantities: BTreeMap<LineId, String>,
    reason: String,
    words: String,
    key: String,
    problem: String,
    reason_problem: String,
    photo_problem: String,
}

async fn ask(
    visitor: Visitor,
    State(app): State<App>,
    Path((id, brand)): Path<(String, String)>,
    Query(access): Query<Access>,
    parts: Parts,
) -> Result<Response, WebError> {
    let order = own_order(&visitor, &app, &id, access.key()).await?;
    app.limits().count(Limit::Upload, &visitor)?;
    let texts = visitor.texts();
    let sent = match parts.receive_all(&visitor, MOST_PHOTOS).await? {
        Ok(sent) => sent,
        Err(why) => {
            let key = Secret::generate()?.reveal().to_owned();
            let typed = Typed { photo_problem: too_large(&texts), key, ..Typed::default() };
            return page(&visitor, &app, &order, (&brand, &access), typed, why.status()).await;
        }
    };
    let mut typed = Typed::read(&sent.fields);
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    let files = sent.files.into_iter().filter(|(name, bytes)| !(name.is_empty() && bytes.is_empty())).collect();
    let photos = match photos(&app, &texts, files).await {
        Ok(photos) => photos,
        Err(problem) => {
            typed.photo_problem = problem;
            return page(&visitor, &app, &order, (&brand, &access), typed, again).await;
        }
    };
    let Some(new) = typed.request(&texts, &order, &brand, photos) else {
        return page(&visitor, &app, &order, (&brand, &access), typed, again).await;
    };
    let actor = Actor::Customer(visitor.person().map(|person| person.id));
    match app.market().by(actor).returns().ask(order.id, &new).await {
        Ok(_) => Ok(back(&visitor, &order, &access, &Flash::good(texts.t("give-back-done")))),
        Err(error) => {
            typed.problem = return_problem(&texts, error)?;
            page(&visitor, &app, &order, (&brand, &access), typed, again).await
        }
    }
}

/// The pictures, made ours one after the other; what is wrong with them in a sentence.
async fn photos(app: &App, texts: &Texts, files: Vec<(String, Vec<u8>)>) -> Result<Vec<NewPicture>, String> {
    if files.len() > MOST_PHOTOS {
        return Err(texts.t("return-problem-photos").to_string());
    }
    let mut photos = Vec::with_capacity(files.len());
    for (_, bytes) in files {
        photos.push(app.studio().make(bytes).await.map_err(|error| picture_problem(texts, &error))?);
    }
    Ok(photos)
}

/// The customer keeps it after all.
pub(super) async fn withdraw(
    visitor: Visitor,
    State(app): State<App>,
    Path((id, asked)): Path<(String, String)>,
    Query(access): Query<Access>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let order = own_order(&visitor, &app, &id, access.key()).await?;
    let asked: ReturnId = asked.parse().map_err(|_| WebError::NotFound)?;
    let actor = Actor::Customer(visitor.person().map(|person| person.id));
    let texts = visitor.texts();
    let flash = match app.market().by(actor).returns().withdraw(order.id, asked).await {
        Ok(()) => Flash::good(texts.t("return-withdrawn-done")),
        Err(error @ ReturnError::WrongState(_)) => Flash::bad(return_problem(&texts, error)?),
        Err(error) => return Err(error.into()),
    };
    Ok(back(&visitor, &order, &access, &flash))
}

/// A picture the customer sent.
pub(super) async fn photo(
    visitor: Visitor,
    State(app): State<App>,
    Path((id, asked, photo)): Path<(String, String, String)>,
    Query(access): Query<Access>,
) -> Result<Response, WebError> {
    let order = own_order(&visitor, &app, &id, access.key()).await?;
    let asked: ReturnId = asked.parse().map_err(|_| WebError::NotFound)?;
    let of_order = app.market().returns().of_order(order.id).await?;
    let found = of_order.iter().find(|known: &&Return| known.id == asked).ok_or(WebError::NotFound)?;
    orders::photo(&app, found.id, &photo).await
}

fn back(visitor: &Visitor, order: &Order, access: &Access, flash: &Flash) -> Response {
    let mut response = Redirect::to(access.on(link::order(order.id)).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let quantities = fields.starting_with("quantity-");
        Self {
            quantities: quantities
                .filter_map(|(line, typed)| Some((line.parse().ok()?, typed.trim().to_owned())))
                .collect(),
            reason: fields.get("reason").to_owned(),
            words: fields.get("words").to_owned(),
            key: fields.get("key").to_owned(),
            ..Self::default()
        }
    }

    /// What is asked for; `None`, with what is wrong noted, when it makes no sense.
    fn request(&mut self, texts: &Texts, order: &Order, brand: &str, photos: Vec<NewPicture>) -> Option<NewReturn> {
        let mut lines = Vec::new();
        for line in order.lines.iter().filter(|line| line.brand_slug == brand) {
            match self.quantities.get(&line.id).map_or("", String::as_str) {
                "" | "0" => {}
                typed => match typed.parse() {
                    Ok(quantity) => lines.push((line.id, quantity)),
                    Err(_) => self.problem = texts.t("pack-problem-number").to_string(),
                },
            }
        }
        let reason = ReturnReason::of_word(&self.reason);
        if reason.is_none() {
            self.reason_problem = texts.t("problem-choose").to_string();
        }
        let is_fine = self.problem.is_empty();
        let (idempotency_key, words) = (self.key.clone(), self.words.clone());
        reason.filter(|_| is_fine).map(|reason| NewReturn { idempotency_key, lines, reason, words, photos })
    }
}

/// The form; the order's own page when nothing of the brand can be given back.
async fn page(
    visitor: &Visitor,
    app: &App,
    order: &Order,
    (brand, access): (&str, &Access),
    typed: Typed,
    status: StatusCode,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let of_brand = order.lines.iter().find(|line| line.brand_slug == brand).ok_or(WebError::NotFound)?;
    let returnable = app.market().returns().returnable(order).await?;
    let lines = order.lines.iter().filter(|line| line.brand_slug == brand);
    let open: Vec<GiveBackLine> = lines.filter_map(|line| give_back_line(&texts, line, &returnable, &typed)).collect();
    if open.is_empty() {
        return Ok(back(visitor, order, access, &Flash::bad(texts.t("give-back-nothing"))));
    }
    let merchant = app.market().people().merchant(order.merchant).await?.ok_or(WebError::NotFound)?;
    let name = texts.t("order-number").with("number", order.id.reference()).to_string();
    let page = GiveBackPage {
        cx: visitor.shell(texts.t("give-back-title").with("brand", &of_brand.brand_name)).await?,
        order: NamedLink { name, href: access.on(link::order(order.id)) },
        brand: of_brand.brand_name.clone(),
        shop: merchant.name,
        action: action(order, brand, access),
        lines: open,
        reasons: reasons(&texts, &typed.reason),
        words: typed.words,
        photo_help: picture_help(&texts),
        key: typed.key,
        problem: typed.problem,
        reason_problem: typed.reason_problem,
        photo_problem: typed.photo_problem,
    };
    Ok((status, Html(page.render()?)).into_response())
}

fn action(order: &Order, brand: &str, access: &Access) -> Link {
    access.on(link::order_give_back(order.id, brand))
}

fn give_back_line(texts: &Texts, line: &OrderLine, returnable: &[Returnable], typed: &Typed) -> Option<GiveBackLine> {
    let open = returnable.iter().find(|open| open.line == line.id)?;
    Some(GiveBackLine {
        id: line.id.to_string(),
        name: if line.options.is_empty() { line.title.clone() } else { format!("{}, {}", line.title, line.options) },
        figure: figure(line.picture.as_deref(), &line.title),
        most: open.most,
        until: texts.date(open.until),
        quantity: typed.quantities.get(&line.id).cloned().unwrap_or_else(|| "0".to_owned()),
    })
}

fn reasons(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    let first = choice("", texts.t("reason-choose").to_string());
    let known = ReturnReason::ALL.into_iter().map(|reason| choice(reason.word(), reason_words(texts, reason)));
    std::iter::once(first).chain(known).collect()
}
