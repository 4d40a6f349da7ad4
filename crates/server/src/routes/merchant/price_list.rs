use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Bps, Span, Timestamp};
use market::prices::{Audience, OffWhat, PriceError, PriceList, RowProblem};
use market::{BrandId, PriceListId, ProductId};

use super::prices::{first_day, last_day, list_row, price_count};
use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::prices::{
    CustomersField, CustomersForm, DaysField, DaysForm, ImportField, ImportForm, OffField, OffForm, OffRow,
    PriceListPage,
};
use crate::pages::parts::{Flash, Form, NamedLink};
use crate::routes::consoles::{brand_choices, merchant_console};
use crate::routes::payouts::{Cell, sheet};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// The forms of the page as they were typed.
#[derive(Default)]
struct Typed {
    days: Option<Form<DaysForm, DaysField>>,
    off: Form<OffForm, OffField>,
    import: Form<ImportForm, ImportField>,
    problems: Vec<String>,
    customers: Option<Form<CustomersForm, CustomersField>>,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Path((_, list)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, read(&list)?, Typed::default()).await
}

/// Changes one thing about a list.
pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Catalog, MerchantDesk>,
    State(app): State<App>,
    Path((_, list)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, list) = (visitor.texts(), read(&list)?);
    let (prices, shop) = (desk.market(&app).prices(), desk.merchant.id);
    // Nothing is said about another shop's list, whatever was typed.
    prices.list(shop, list).await?;
    let mut said = texts.t("prices-saved").to_string();
    let mut typed = Typed::default();
    let is_done = match fields.get("action") {
        "stop" => prices.set_active(shop, list, false).await.map(|()| true)?,
        "allow" => prices.set_active(shop, list, true).await.map(|()| true)?,
        "days" => set_days(&app, &desk, &texts, list, fields.read()?, &mut typed).await?,
        "off" => take_off(&app, &desk, &texts, list, fields.read()?, &mut typed).await?,
        "remove" => {
            prices.set_off(shop, list, what(fields.get("what")).ok_or(WebError::NotFound)?, None).await?;
            true
        }
        "prices" => match import(&app, &desk, &texts, list, fields.read()?, &mut typed).await? {
            Some(sentence) => {
                said = sentence;
                true
            }
            None => false,
        },
        "customers" => name_customers(&app, &desk, &texts, list, fields.read()?, &mut typed).await?,
        _ => return Err(WebError::NotFound),
    };
    if !is_done {
        let page = page(&visitor, &app, &desk, list, typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let here = link::merchant_price_list(&desk.merchant.slug, list);
    let mut response = Redirect::to(here.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(said));
    Ok(response)
}

/// Changes the days it counts on; `false`, with the fields blamed, when they make no sense.
async fn set_days(
    app: &App,
    desk: &MerchantDesk,
    texts: &Texts,
    list: PriceListId,
    values: DaysForm,
    typed: &mut Typed,
) -> Result<bool, WebError> {
    let (from, until) = (first_day(&values.from, app.now()), last_day(&values.until));
    let mut form = Form::of(values);
    if from.is_none() {
        form.blame(DaysField::From, texts.t("prices-problem-day"));
    }
    match from.zip(until) {
        Some((from, until)) => match desk.market(app).prices().set_window(desk.merchant.id, list, from, until).await {
            Err(PriceError::Ends) => form.blame(DaysField::Until, texts.t("prices-problem-day")),
            set => return Ok(set.map(|()| true)?),
        },
        None if until.is_none() => form.blame(DaysField::Until, texts.t("prices-problem-day")),
        None => {}
    }
    typed.days = Some(form);
    Ok(false)
}

/// Takes a part off; `false`, with the fields blamed, when that makes no sense.
async fn take_off(
    app: &App,
    desk: &MerchantDesk,
    texts: &Texts,
    list: PriceListId,
    values: OffForm,
    typed: &mut Typed,
) -> Result<bool, WebError> {
    let mut form = Form::of(values.clone());
    let off = Bps::parse_percent(&values.percent).filter(|off| *off > Bps::ZERO);
    if off.is_none() {
        form.blame(OffField::Percent, texts.t("prices-problem-percent"));
    }
    let brand: Option<BrandId> = values.brand.parse().ok();
    let of = match (brand, values.product.trim()) {
        (None, "") => Some(OffWhat::Everything),
        (Some(brand), "") => Some(OffWhat::Brand(brand)),
        (None, _) => None,
        (Some(brand), handle) => {
            let found = app.market().storefront().product(&desk.merchant, brand, handle).await?;
            found.map(|product| OffWhat::Product(product.id))
        }
    };
    if of.is_none() {
        form.blame(OffField::Product, texts.t("prices-problem-product"));
    }
    if let (Some(off), Some(of)) = (off, of) {
        desk.market(app).prices().set_off(desk.merchant.id, list, of, Some(off)).await?;
        return Ok(true);
    }
    typed.off = form;
    Ok(false)
}

/// Brings in a table; what came of it in a sentence, `None` with what is wrong told beside it.
async fn import(
    app: &App,
    desk: &MerchantDesk,
    texts: &Texts,
    list: PriceListId,
    values: ImportForm,
    typed: &mut Typed,
) -> Result<Option<String>, WebError> {
    let mut form = Form::of(values.clone());
    match desk.market(app).prices().import(desk.merchant.id, list, &values.table).await {
        Ok(imported) if imported.problems.is_empty() => {
            let said = texts.t("prices-imported").with("set", imported.set).with("removed", imported.removed);
            return Ok(Some(said.to_string()));
        }
        Ok(imported) => {
            typed.problems = imported.problems.iter().map(|(line, problem)| told(texts, *line, problem)).collect();
        }
        Err(PriceError::Columns) => form.blame(ImportField::Table, texts.t("prices-problem-columns")),
        Err(error) => return Err(error.into()),
    }
    typed.import = form;
    Ok(None)
}

fn told(texts: &Texts, line: usize, problem: &RowProblem) -> String {
    let problem = match problem {
        RowProblem::Unknown(sku) => texts.t("prices-row-unknown").with("sku", sku),
        RowProblem::Amount(text) => texts.t("prices-row-amount").with("text", text),
        RowProblem::Twice(sku) => texts.t("prices-row-twice").with("sku", sku),
        RowProblem::BelowFloor(price) => texts.t("prices-row-floor").with("price", price),
        RowProblem::AboveStandard(price) => texts.t("prices-row-above").with("price", price),
    };
    texts.t("prices-row").with("line", line).with("problem", problem.to_string()).to_string()
}

/// Names the customers; `false`, with the field blamed, when one is no address.
async fn name_customers(
    app: &App,
    desk: &MerchantDesk,
    texts: &Texts,
    list: PriceListId,
    values: CustomersForm,
    typed: &mut Typed,
) -> Result<bool, WebError> {
    let emails: Vec<&str> = values.customers.split_whitespace().collect();
    match desk.market(app).prices().set_customers(desk.merchant.id, list, &emails).await {
        Ok(()) => Ok(true),
        Err(PriceError::Email) => {
            let mut form = Form::of(values);
            form.blame(CustomersField::Customers, texts.t("prices-problem-email"));
            typed.customers = Some(form);
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// A list's own prices as a table that can be brought in again.
pub(super) async fn csv(
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Path((_, list)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let list = read(&list)?;
    let rows = app.market().prices().rows(desk.merchant.id, list).await?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            vec![
                Cell::text(&row.brand),
                Cell::text(&row.sku),
                Cell::Number(row.price.decimal()),
                Cell::Number(row.standard.decimal()),
                Cell::text(&row.title),
            ]
        })
        .collect();
    sheet(&format!("{}-{list}", desk.merchant.slug), &["brand", "sku", "price", "standard", "title"], &rows)
}

fn read(list: &str) -> Result<PriceListId, WebError> {
    list.parse().map_err(|_| WebError::NotFound)
}

/// What a row of the page says is to be taken off no more.
fn what(text: &str) -> Option<OffWhat> {
    let brand = text.parse::<BrandId>().map(OffWhat::Brand).ok();
    let product = || text.parse::<ProductId>().map(OffWhat::Product).ok();
    if text == "all" { Some(OffWhat::Everything) } else { brand.or_else(product) }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    list: PriceListId,
    typed: Typed,
) -> Result<Html<String>, WebError> {
    let (texts, slug, prices) = (visitor.texts(), desk.merchant.slug.as_str(), app.market().prices());
    let found = prices.list(desk.merchant.id, list).await?;
    let customers = match (found.audience, typed.customers) {
        (Audience::Group, None) => {
            let known = prices.customers(desk.merchant.id, list).await?.join("\n");
            Some(Form::of(CustomersForm { customers: known }))
        }
        (Audience::Group, typed) => typed,
        _ => None,
    };
    let cx = visitor.shell(texts.t("prices-title")).await?;
    let page = PriceListPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        back: NamedLink { name: texts.t("prices-title").to_string(), href: link::merchant_prices(slug) },
        list: list_row(&texts, slug, &found, app.now()),
        active: found.is_active,
        days: typed.days.unwrap_or_else(|| days(&found)),
        action: link::merchant_price_list(slug, list),
        offs: offs(app, &texts, &found).await?,
        brands: brand_choices(app, &texts, desk.merchant.id, &typed.off.values.brand).await?,
        off: typed.off,
        csv: link::merchant_price_list_csv(slug, list),
        prices: price_count(&texts, &found).to_string(),
        import: typed.import,
        problems: typed.problems,
        customers,
        cx,
    };
    Ok(Html(page.render()?))
}

fn days(list: &PriceList) -> Form<DaysForm, DaysField> {
    let day = |moment: Timestamp| moment.to_string().chars().take(10).collect();
    // The end is the midnight after the last day.
    let until = list.ends_at.map(|end| day(end - Span::seconds(1))).unwrap_or_default();
    Form::of(DaysForm { from: day(list.starts_at), until })
}

async fn offs(app: &App, texts: &Texts, list: &PriceList) -> Result<Vec<OffRow>, WebError> {
    let mut rows = Vec::new();
    for off in &list.offs {
        let (what, value) = match off.of {
            OffWhat::Everything => (texts.t("prices-off-everything").to_string(), "all".to_owned()),
            OffWhat::Brand(brand) => {
                let name = app.market().people().brand(brand).await?.map(|brand| brand.name).unwrap_or_default();
                (texts.t("prices-off-of-brand").with("brand", name).to_string(), brand.to_string())
            }
            OffWhat::Product(product) => {
                let cards = app.market().storefront().cards(&[product]).await?;
                let title = cards.into_iter().next().map(|card| card.title);
                (title.unwrap_or_else(|| product.to_string()), product.to_string())
            }
        };
        rows.push(OffRow { what, off: texts.decimal(&off.off.to_string()), value });
    }
    Ok(rows)
}
