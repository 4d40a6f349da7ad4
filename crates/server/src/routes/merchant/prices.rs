use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Span, Timestamp};
use market::prices::{Audience, NewPriceList, PriceError, PriceList};

use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::prices::{ListRow, NewListField, NewListForm, PricesPage};
use crate::pages::parts::{Choice, Flash, Form, Tone};
use crate::routes::consoles::merchant_console;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

type NewForm = Form<NewListForm, NewListField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default()).await
}

/// Makes a list, and goes to it.
pub(super) async fn add(
    visitor: Visitor,
    desk: May<may::Catalog, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let mut form: NewForm = Form::of(fields.read()?);
    if let Some(new) = typed(&texts, &mut form, app.now()) {
        match desk.market(&app).prices().add(desk.merchant.id, &new).await {
            Ok(list) => {
                let here = link::merchant_price_list(&desk.merchant.slug, list);
                let mut response = Redirect::to(here.as_str()).into_response();
                visitor.say(&mut response, &Flash::good(texts.t("prices-added")));
                return Ok(response);
            }
            Err(PriceError::Name) => form.blame(NewListField::Name, texts.t("prices-problem-name")),
            Err(PriceError::Ends) => form.blame(NewListField::Until, texts.t("prices-problem-day")),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

fn typed(texts: &Texts, form: &mut NewForm, now: Timestamp) -> Option<NewPriceList> {
    let values = form.values.clone();
    let (starts_at, ends_at) = (first_day(&values.from, now), last_day(&values.until));
    if starts_at.is_none() {
        form.blame(NewListField::From, texts.t("prices-problem-day"));
    }
    if ends_at.is_none() {
        form.blame(NewListField::Until, texts.t("prices-problem-day"));
    }
    let audience = Audience::of_word(&values.audience);
    if audience.is_none() {
        form.blame(NewListField::Audience, texts.t("problem-choose"));
    }
    Some(NewPriceList { name: values.name, audience: audience?, starts_at: starts_at?, ends_at: ends_at? })
}

fn day(text: &str) -> Option<Timestamp> {
    Timestamp::parse(&format!("{}T00:00:00Z", text.trim())).ok()
}

/// When a list begins to count; `now` where no day is said, `None` where it is none.
pub(super) fn first_day(text: &str, now: Timestamp) -> Option<Timestamp> {
    if text.trim().is_empty() { Some(now) } else { day(text) }
}

/// When a list ends, which is after its last day; `Some(None)`: never. `None` where it is no day.
pub(super) fn last_day(text: &str) -> Option<Option<Timestamp>> {
    if text.trim().is_empty() { Some(None) } else { day(text).map(|day| Some(day + Span::days(1))) }
}

async fn page(visitor: &Visitor, app: &App, desk: &MerchantDesk, form: NewForm) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let lists = app.market().prices().of_merchant(desk.merchant.id).await?;
    let audience = |audience: Audience| Choice {
        value: audience.word().to_owned(),
        label: audience_name(&texts, audience),
        help: String::new(),
        chosen: form.values.audience == audience.word(),
    };
    let cx = visitor.shell(texts.t("prices-title")).await?;
    let page = PricesPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        lists: lists.iter().map(|list| list_row(&texts, slug, list, app.now())).collect(),
        action: link::merchant_prices(slug),
        audiences: [Audience::Everybody, Audience::Group, Audience::Sellers].map(audience).into(),
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

fn audience_name(texts: &Texts, audience: Audience) -> String {
    let name = match audience {
        Audience::Everybody => texts.t("prices-for-everybody"),
        Audience::Group => texts.t("prices-for-group"),
        Audience::Sellers => texts.t("prices-for-sellers"),
    };
    name.to_string()
}

/// How many own prices a list has, in words.
pub(super) fn price_count<'a>(texts: &'a Texts, list: &PriceList) -> Message<'a> {
    texts.t("prices-count").with("count", list.prices)
}

/// A list as it stands among others.
pub(super) fn list_row(texts: &Texts, shop: &str, list: &PriceList, now: Timestamp) -> ListRow {
    let (label, tone) = if !list.is_active {
        (texts.t("prices-state-stopped"), Tone::Info)
    } else if now < list.starts_at {
        (texts.t("prices-state-later"), Tone::Info)
    } else if list.runs_at(now) {
        (texts.t("prices-state-runs"), Tone::Good)
    } else {
        (texts.t("prices-state-over"), Tone::Info)
    };
    let from = texts.date(list.starts_at);
    let window = match list.ends_at {
        // The end is the midnight after the last day.
        Some(end) => {
            let until = texts.date(end - Span::seconds(1));
            texts.t("prices-between").with("from", from).with("until", until)
        }
        None => texts.t("prices-since").with("from", from),
    };
    let contents = texts.t("prices-contents-both").with("prices", price_count(texts, list).to_string());
    ListRow {
        href: link::merchant_price_list(shop, list.id),
        name: list.name.clone(),
        audience: audience_name(texts, list.audience),
        window: window.to_string(),
        contents: contents.with("offs", list.offs.len()).to_string(),
        state: StateWord { label: label.to_string(), tone },
    }
}
