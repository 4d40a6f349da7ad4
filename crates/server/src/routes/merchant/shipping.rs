use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::shipping::{Method, NewMethod, NewZone, ShippingError, Zone};
use market::{MethodId, ZoneId};

use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::merchant::shipping::{
    MethodField, MethodForm, MethodRow, ShippingPage, ZoneCard, ZoneField, ZoneForm,
};
use crate::pages::parts::{Flash, Form};
use crate::routes::checkout::days;
use crate::routes::consoles::{brand_choices, merchant_console};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, countries, may};

type NewZoneForm = Form<ZoneForm, ZoneField>;
type NewMethodForm = Form<MethodForm, MethodField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default(), None).await
}

pub(super) async fn add_zone(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (values, texts): (ZoneForm, _) = (fields.read()?, visitor.texts());
    let codes = values.countries.split([',', ';', ' ', '\n']).map(str::trim).filter(|code| !code.is_empty());
    let zone = NewZone {
        brand: values.brand.parse().ok(),
        name: values.name.clone(),
        countries: codes.map(str::to_owned).collect(),
    };
    let mut form: NewZoneForm = Form::of(values);
    if let Some(code) = zone.countries.iter().find(|code| countries::find(&code.to_uppercase()).is_none()) {
        form.blame(ZoneField::Countries, texts.t("shipping-problem-country").with("code", code));
    } else {
        match desk.market(&app).shipping().add_zone(desk.merchant.id, &zone).await {
            Ok(_) => return Ok(back(&visitor, &desk, &texts.t("shipping-zone-added"))),
            Err(ShippingError::Name) => form.blame(ZoneField::Name, texts.t("problem-line").with("most", 60)),
            Err(ShippingError::CountryTaken(country, zone)) => {
                let country = countries::name(&country, texts.language()).to_owned();
                let sentence = texts.t("shipping-problem-taken").with("country", country).with("zone", zone);
                form.blame(ZoneField::Countries, sentence.to_string());
            }
            Err(ShippingError::RestTaken(zone)) => {
                form.blame(ZoneField::Countries, texts.t("shipping-problem-rest").with("zone", zone));
            }
            Err(ShippingError::TooMany) => form.blame(ZoneField::Name, texts.t("shipping-problem-many")),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, None).await?).into_response())
}

/// Adds a method to a zone, or removes the zone.
pub(super) async fn change_zone(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    Path((_, zone)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let zone: ZoneId = zone.parse().map_err(|_| WebError::NotFound)?;
    let texts = visitor.texts();
    if fields.get("action") == "remove" {
        desk.market(&app).shipping().remove_zone(desk.merchant.id, zone).await?;
        return Ok(back(&visitor, &desk, &texts.t("shipping-zone-removed")));
    }
    let mut form: NewMethodForm = Form::of(fields.read()?);
    if let Some(method) = typed_method(&texts, &mut form, desk.merchant.currency) {
        match desk.market(&app).shipping().add_method(desk.merchant.id, zone, &method).await {
            Ok(_) => return Ok(back(&visitor, &desk, &texts.t("shipping-method-added"))),
            Err(ShippingError::Name) => form.blame(MethodField::Name, texts.t("problem-line").with("most", 60)),
            Err(ShippingError::Price) => form.blame(MethodField::Price, texts.t("shipping-problem-price")),
            Err(ShippingError::Days) => form.blame(MethodField::DaysMost, texts.t("shipping-problem-days")),
            Err(ShippingError::TooMany) => form.blame(MethodField::Name, texts.t("shipping-problem-many")),
            Err(error) => return Err(error.into()),
        }
    }
    let page = page(&visitor, &app, &desk, Form::default(), Some((zone, form))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

pub(super) async fn remove_method(
    visitor: Visitor,
    desk: May<may::Settings, MerchantDesk>,
    State(app): State<App>,
    Path((_, method)): Path<(String, String)>,
    _fields: Fields,
) -> Result<Response, WebError> {
    let method: MethodId = method.parse().map_err(|_| WebError::NotFound)?;
    desk.market(&app).shipping().remove_method(desk.merchant.id, method).await?;
    Ok(back(&visitor, &desk, &visitor.texts().t("shipping-method-removed")))
}

/// What was typed, as a method; `None`, with the fields blamed, where it is no number or amount.
fn typed_method(texts: &Texts, form: &mut NewMethodForm, currency: base::Currency) -> Option<NewMethod> {
    let values = form.values.clone();
    let mut amount = |field, text: &str, needed: bool| {
        if text.trim().is_empty() && !needed {
            return Some(None);
        }
        let amount = Money::parse(&text.replace(',', "."), currency).ok();
        if amount.is_none() {
            form.blame(field, texts.t("shipping-problem-price"));
        }
        amount.map(Some)
    };
    let price = amount(MethodField::Price, &values.price, true);
    let per_kg = amount(MethodField::PerKg, &values.per_kg, false);
    let free_from = amount(MethodField::FreeFrom, &values.free_from, false);
    let mut count = |field, text: &str| {
        let days = if text.trim().is_empty() { Some(0) } else { text.trim().parse().ok() };
        if days.is_none() {
            form.blame(field, texts.t("shipping-problem-days"));
        }
        days
    };
    let least = count(MethodField::DaysLeast, &values.days_least);
    let most = count(MethodField::DaysMost, &values.days_most);
    Some(NewMethod {
        name: values.name,
        price: price??,
        per_kg: per_kg?.unwrap_or(Money::zero(currency)),
        free_from: free_from?,
        days: (least?, most?),
    })
}

fn back(visitor: &Visitor, desk: &MerchantDesk, sentence: &Message<'_>) -> Response {
    let mut response = Redirect::to(link::merchant_shipping(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence.to_string()));
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    form: NewZoneForm,
    mut method: Option<(ZoneId, NewMethodForm)>,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let brands = brand_choices(app, &texts, desk.merchant.id, &form.values.brand).await?;
    let zones = app.market().shipping().zones(desk.merchant.id).await?;
    let cards = zones.iter().map(|zone| {
        let name = |brand: &market::BrandId| brands.iter().find(|choice| choice.value == brand.to_string());
        ZoneCard {
            id: zone.id.to_string(),
            name: zone.name.clone(),
            countries: countries_in_words(&texts, zone),
            brand: zone.brand.as_ref().and_then(name).map(|choice| choice.label.clone()).unwrap_or_default(),
            methods: zone.methods.iter().map(|method| method_row(&texts, slug, method)).collect(),
            action: link::merchant_zone(slug, zone.id),
            form: method.take_if(|(of, _)| *of == zone.id).map(|(_, form)| form).unwrap_or_default(),
        }
    });
    let cards = cards.collect();
    let cx = visitor.shell(texts.t("shipping-title")).await?;
    let page = ShippingPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        action: link::merchant_shipping(slug),
        currency: desk.merchant.currency.code().to_owned(),
        zones: cards,
        brands,
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

fn countries_in_words(texts: &Texts, zone: &Zone) -> String {
    if zone.countries.is_empty() {
        return texts.t("shipping-rest").to_string();
    }
    zone.countries.iter().map(|code| countries::name(code, texts.language())).collect::<Vec<_>>().join(", ")
}

fn method_row(texts: &Texts, shop: &str, method: &Method) -> MethodRow {
    let mut detail = vec![texts.money(&method.price)];
    if method.per_kg.is_positive() {
        detail.push(texts.t("shipping-detail-kg").with("price", method.per_kg).to_string());
    }
    if let Some(least) = method.free_from {
        detail.push(texts.t("shipping-detail-free").with("least", least).to_string());
    }
    let days = days(texts, method.days);
    detail.extend((!days.is_empty()).then_some(days));
    MethodRow {
        name: method.name.clone(),
        detail: detail.join(" · "),
        remove: link::merchant_remove_method(shop, method.id),
    }
}
