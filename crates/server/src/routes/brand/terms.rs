use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Bps, Currency, Money};
use market::terms::TermsError;

use crate::link;
use crate::pages::brand::terms::{MostOffField, MostOffForm, TermsField, TermsForm, TermsPage, TermsRow};
use crate::pages::parts::{Flash, Form, Moment, Share};
use crate::routes::consoles::{brand_console, terms_problem};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let values = present(&app, &desk).await?;
    page(&visitor, &app, &desk, Form::of(values), None).await
}

/// Sets the catalog's commission from now on.
pub(super) async fn set(
    visitor: Visitor,
    desk: May<may::Terms, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: TermsForm = fields.read()?;
    let texts = visitor.texts();
    let problem = match Bps::parse_percent(&values.commission) {
        None => texts.t("problem-percent").to_string(),
        Some(rate) => match desk.market(&app).terms().set_catalog_rate(desk.brand.id, rate, None).await {
            Ok(()) => {
                let mut response = Redirect::to(link::brand_terms(&desk.brand.slug).as_str()).into_response();
                let sentence = texts.t("terms-set-done").with("rate", rate).to_string();
                visitor.say(&mut response, &Flash::good(sentence));
                return Ok(response);
            }
            Err(error @ TermsError::BelowFloor { .. }) => terms_problem(&texts, &error),
            Err(error) => return Err(error.into()),
        },
    };
    let mut form = Form::of(values);
    form.blame(TermsField::Commission, problem);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, None).await?).into_response())
}

/// Says how much shops may take off the brand's prices.
pub(super) async fn set_most_off(
    visitor: Visitor,
    desk: May<may::Terms, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: MostOffForm = fields.read()?;
    let typed = values.most_off.trim();
    let most = if typed.is_empty() { Some(None) } else { Bps::parse_percent(typed).map(Some) };
    let Some(most) = most else {
        let mut form = Form::of(values);
        form.blame(MostOffField::MostOff, visitor.texts().t("problem-percent"));
        let terms = Form::of(present(&app, &desk).await?);
        let page = page(&visitor, &app, &desk, terms, Some(form)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    desk.market(&app).prices().set_most_off(desk.brand.id, most).await?;
    let mut response = Redirect::to(link::brand_terms(&desk.brand.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("most-off-saved")));
    Ok(response)
}

/// What the form for the commission says now.
async fn present(app: &App, desk: &BrandDesk) -> Result<TermsForm, WebError> {
    let rate = app.market().terms().catalog_rate(desk.brand.id).await?.to_string();
    Ok(TermsForm { commission: rate.trim_end_matches(" %").to_owned() })
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    form: Form<TermsForm, TermsField>,
    most_off: Option<Form<MostOffForm, MostOffField>>,
) -> Result<Html<String>, WebError> {
    let (texts, terms, now) = (visitor.texts(), app.market().terms(), app.now());
    let rate = terms.catalog_rate(desk.brand.id).await?;
    let currency = currency(app, desk).await?;
    let price = Money::new(currency.units_per_one() * 100, currency).map_err(|_| WebError::Internal)?;
    let pot = price.mul_bps_down(rate);
    let kept = price.checked_sub(pot).map_err(|_| WebError::Internal)?;
    let share = |label: crate::i18n::Message<'_>, amount| Share { label: label.to_string(), amount };
    let history = terms.catalog_history(desk.brand.id).await?;
    let history = history.into_iter().filter_map(|change| {
        Some(TermsRow { rate: texts.percent(change.rate?), since: Moment::new(&texts, change.valid_from, now) })
    });
    let own = app.market().shelf().counts(desk.brand.id).await?.own_rate;
    let stated = app.market().prices().most_off(desk.brand.id).await?.map(|most| most.to_string()).unwrap_or_default();
    let stated = MostOffForm { most_off: stated.trim_end_matches(" %").to_owned() };
    let most_off = most_off.unwrap_or_else(|| Form::of(stated));
    let cx = visitor.shell(texts.t("terms-title")).await?;
    let page = TermsPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        action: link::brand_terms(&desk.brand.slug),
        form,
        most_off_action: link::brand_most_off(&desk.brand.slug),
        most_off,
        own: u32::try_from(own).unwrap_or(u32::MAX),
        own_href: link::brand_products(&desk.brand.slug).and("show", "own"),
        price,
        example: vec![share(texts.t("terms-you"), kept), share(texts.t("terms-sellers"), pot)],
        history: history.collect(),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The currency of a shop that sells the brand; euros before there is one.
pub(super) async fn currency(app: &App, desk: &BrandDesk) -> Result<Currency, WebError> {
    let Some(merchant) = app.market().terms().merchants_selling(desk.brand.id).await?.into_iter().next() else {
        return Ok(Currency::EUR);
    };
    Ok(app.market().people().merchant(merchant).await?.map_or(Currency::EUR, |merchant| merchant.currency))
}
