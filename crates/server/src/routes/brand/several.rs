//! Several products at once: put on sale, put away, priced anew after a look at what that means.

use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::ProductId;
use market::catalog::{CatalogError, PricePlan, ProductStatus};

use crate::link;
use crate::pages::brand::prices::PricesPage;
use crate::pages::parts::Flash;
use crate::routes::consoles::{brand_console, picked, said_of_several};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let products: Vec<ProductId> = picked(&fields);
    let status = match fields.get("action") {
        "activate" => ProductStatus::Active,
        "archive" => ProductStatus::Archived,
        "prices" => return Ok(look(&visitor, &app, &desk, &products, "").await?.into_response()),
        _ => return Err(WebError::NotFound),
    };
    let changed = desk.market(&app).catalog().set_status(desk.brand.id, &products, status).await?;
    let changed = changed as usize;
    let here = link::brand_products(&desk.brand.slug);
    Ok(said_of_several(&visitor, &here, changed, products.len().saturating_sub(changed)))
}

/// Shows what prices will be, or makes them so.
pub(super) async fn prices(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let (texts, products) = (visitor.texts(), picked::<ProductId>(&fields));
    let typed = fields.get("percent");
    // What was looked at is done, not what was typed afterwards.
    if fields.get("action") == "change" && fields.get("sealed") == typed {
        let bps = hundredths(typed).ok_or(WebError::NotFound)?;
        let catalog = desk.market(&app).catalog();
        if let Some(count) = catalog.change_prices(desk.brand.id, &products, bps, fields.get("seal")).await? {
            let mut response = Redirect::to(link::brand_products(&desk.brand.slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(texts.t("prices-changed").with("count", count)));
            return Ok(response);
        }
        let problem = texts.t("prices-problem-changed").to_string();
        let plan = plan(&app, &desk, &products, typed).await?.unwrap_or_else(|_| nothing());
        let page = page(&visitor, &app, &desk, &products, typed, plan, problem).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    Ok(look(&visitor, &app, &desk, &products, typed).await?.into_response())
}

async fn look(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    products: &[ProductId],
    typed: &str,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let (plan, problem) = match plan(app, desk, products, typed).await? {
        Ok(plan) => (plan, String::new()),
        Err(()) if typed.is_empty() => (nothing(), String::new()),
        Err(()) => (nothing(), texts.t("price-change-problem-percent").to_string()),
    };
    page(visitor, app, desk, products, typed, plan, problem).await
}

/// What prices would be; an error when the percentage is none.
async fn plan(
    app: &App,
    desk: &BrandDesk,
    products: &[ProductId],
    typed: &str,
) -> Result<Result<PricePlan, ()>, WebError> {
    let Some(bps) = hundredths(typed) else { return Ok(Err(())) };
    match app.market().catalog().plan_prices(desk.brand.id, products, bps).await {
        Ok(plan) => Ok(Ok(plan)),
        Err(CatalogError::Percentage) => Ok(Err(())),
        Err(error) => Err(error.into()),
    }
}

const fn nothing() -> PricePlan {
    PricePlan { changes: Vec::new(), seal: String::new() }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    products: &[ProductId],
    typed: &str,
    plan: PricePlan,
    problem: String,
) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("price-change-title")).await?;
    let page = PricesPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        action: link::brand_prices(&desk.brand.slug),
        back: link::brand_products(&desk.brand.slug),
        percent: typed.to_owned(),
        picked: products.iter().map(ToString::to_string).collect(),
        seal: plan.seal,
        rows: plan.changes.into_iter().map(|change| (change.name, change.from, change.to)).collect(),
        problem,
        cx,
    };
    Ok(Html(page.render()?))
}

/// "-7,5" is -750. Two places at most, and a number a person would type.
fn hundredths(typed: &str) -> Option<i64> {
    let text = typed.trim().replace(',', ".").replace('\u{2212}', "-");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole, 4) || !is_number(part, 2) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(sign * (whole * 100 + part))
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn percentages_are_read_as_people_type_them() {
        assert_eq!(hundredths("-7,5"), Some(-750));
        assert_eq!(hundredths(" +10 "), Some(1_000));
        assert_eq!(hundredths("0.25"), Some(25));
        for odd in ["", "-", "7%", "1e3", "0.125", "99999", "--5"] {
            assert_eq!(hundredths(odd), None, "{odd}");
        }
    }
}
