use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::tax::{Rate, TaxError, TaxRate, TaxTable};

use crate::i18n::Message;
use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::tax::{TaxKindField, TaxKindForm, TaxPage, TaxRateField, TaxRateForm, TaxRow};
use crate::pages::parts::{Flash, Form};
use crate::routes::checkout::country_choices;
use crate::routes::consoles::merchant_console;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, countries, may};

type Kind = Form<TaxKindForm, TaxKindField>;
type NewRate = Form<TaxRateForm, TaxRateField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, None, Form::default()).await
}

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    match fields.get("action") {
        "kind" => set_kind(&visitor, &app, &desk, fields.read()?).await,
        "rate" => set_rate(&visitor, &app, &desk, fields.read()?).await,
        "remove" => remove(&visitor, &app, &desk, &fields.read()?).await,
        _ => Err(WebError::NotFound),
    }
}

async fn set_kind(visitor: &Visitor, app: &App, desk: &MerchantDesk, typed: TaxKindForm) -> Result<Response, WebError> {
    let set = desk.market(app).tax().set_kind(desk.merchant.id, &typed.name, typed.included == "yes").await;
    match set {
        Ok(()) => Ok(back(visitor, desk, &visitor.texts().t("details-saved"))),
        Err(TaxError::Name) => {
            let mut form = Form::of(typed);
            form.blame(TaxKindField::Name, visitor.texts().t("problem-line").with("most", 40));
            let page = page(visitor, app, desk, Some(form), Form::default()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn set_rate(visitor: &Visitor, app: &App, desk: &MerchantDesk, typed: TaxRateForm) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let parsed = Rate::parse_percent(&typed.percent);
    let mut form: NewRate = Form::of(typed);
    if parsed.is_none() {
        form.blame(TaxRateField::Percent, texts.t("tax-problem-rate"));
    }
    if countries::find(&form.values.country).is_none() {
        form.blame(TaxRateField::Country, texts.t("problem-country"));
    }
    if let (Some(rate), true) = (parsed, form.is_fine()) {
        let TaxRateForm { country, region, category, .. } = form.values.clone();
        match desk.market(app).tax().set_rate(desk.merchant.id, &TaxRate { country, region, category, rate }).await {
            Ok(()) => return Ok(back(visitor, desk, &texts.t("tax-rate-set"))),
            Err(TaxError::Word) => {
                form.blame(TaxRateField::Region, texts.t("problem-line").with("most", 60));
            }
            Err(TaxError::TooMany(most)) => {
                form.blame(TaxRateField::Country, texts.t("tax-problem-many").with("most", most));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, None, form).await?).into_response())
}

async fn remove(visitor: &Visitor, app: &App, desk: &MerchantDesk, rate: &TaxRateForm) -> Result<Response, WebError> {
    desk.market(app).tax().remove_rate(desk.merchant.id, &rate.country, &rate.region, &rate.category).await?;
    Ok(back(visitor, desk, &visitor.texts().t("tax-rate-removed")))
}

fn back(visitor: &Visitor, desk: &MerchantDesk, sentence: &Message<'_>) -> Response {
    let mut response = Redirect::to(link::merchant_tax(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence.to_string()));
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    kind: Option<Kind>,
    rate: NewRate,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let table = app.market().tax().table(desk.merchant.id).await?;
    let cx = visitor.shell(texts.t("tax-title")).await?;
    let page = TaxPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        action: link::merchant_tax(&desk.merchant.slug),
        kind: kind.unwrap_or_else(|| Form::of(typed(&table))),
        countries: country_choices(&texts, &rate.values.country),
        rates: table.rates.iter().map(|rate| row(&texts, rate)).collect(),
        rate,
        cx,
    };
    Ok(Html(page.render()?))
}

fn typed(table: &TaxTable) -> TaxKindForm {
    let included = if table.included { "yes" } else { "" };
    TaxKindForm { name: table.name.clone(), included: included.to_owned() }
}

fn row(texts: &Texts, rate: &TaxRate) -> TaxRow {
    TaxRow {
        code: rate.country.clone(),
        country: countries::name(&rate.country, texts.language()).to_owned(),
        region: rate.region.clone(),
        category: rate.category.clone(),
        rate: texts.decimal(&rate.rate.to_string()),
    }
}
