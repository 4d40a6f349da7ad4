use askama::Template as _;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Bps, Money};
use market::people::{PeopleError, PublishedPlan};
use plan::period::Rules;
use plan::{Because, Line, Member, Position, Sale, SaleRules};

use crate::i18n::Texts;
use crate::link;
use crate::pages::merchant::plan::{PlanField, PlanForm, PlanMonth, PlanPage, PlanRow};
use crate::pages::parts::{Flash, Form, Moment};
use crate::routes::consoles::merchant_console;
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// The commission of the example where the shop sells no brand yet: 20 %.
const USUAL_POINTS: u16 = 2_000;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let published = published(&app, &desk).await?;
    let form = Form::of(PlanForm { document: published.document.clone() });
    page(&visitor, &app, &desk, &published, form).await
}

/// Publishes a new version.
pub(super) async fn publish(
    visitor: Visitor,
    desk: May<may::Terms, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    // Browsers send line ends of their own.
    let document = fields.get("document").replace("\r\n", "\n");
    let published = published(&app, &desk).await?;
    let unchanged = document == published.document;
    let problem = match desk.market(&app).people().set_plan(desk.merchant.id, &document).await {
        Ok(_) => {
            let key = if unchanged { texts.t("plan-unchanged") } else { texts.t("plan-published") };
            let mut response = Redirect::to(link::merchant_plan(&desk.merchant.slug).as_str()).into_response();
            visitor.say(&mut response, &Flash::good(key));
            return Ok(response);
        }
        // Line, key and how to mend it, in the words of the plan's own reader.
        Err(PeopleError::Plan(error)) => error.to_string(),
        Err(PeopleError::PlanVersion(version)) => texts.t("plan-version-used").with("version", version).to_string(),
        Err(PeopleError::PlanCurrency { plan, shop }) => {
            texts.t("plan-currency").with("plan", plan.code()).with("shop", shop.code()).to_string()
        }
        Err(error) => return Err(error.into()),
    };
    let mut form = Form::of(PlanForm { document });
    form.blame(PlanField::Document, problem);
    let page = page(&visitor, &app, &desk, &published, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn published(app: &App, desk: &MerchantDesk) -> Result<PublishedPlan, WebError> {
    app.market().people().published_plan(desk.merchant.id).await?.ok_or(WebError::NotFound)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    published: &PublishedPlan,
    form: Form<PlanForm, PlanField>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let line = example(app, desk).await?;
    let rules = published.plan.sale().map_err(PeopleError::from)?;
    let broken = |error: plan::SaleError| {
        tracing::error!(%error, "the example of a plan failed: {error}");
        WebError::Internal
    };
    let cx = visitor.shell(texts.t("console-plan")).await?;
    let page = PlanPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        name: published.plan.name().to_owned(),
        since: Moment::new(&texts, published.since, app.now()),
        price: line.total,
        pot: line.pot().map_err(broken)?,
        rate: texts.percent(line.commission),
        rows: rows(&texts, rules, line).map_err(broken)?,
        rules: sentences(&texts, rules),
        month: published.plan.period().ok().map(month),
        action: link::merchant_plan(&desk.merchant.slug),
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

/// A sale of one hundred, at the rate of the first brand the shop sells.
async fn example(app: &App, desk: &MerchantDesk) -> Result<Line, WebError> {
    let terms = app.market().terms();
    let commission = match terms.brands_sold(desk.merchant.id).await?.first() {
        Some(brand) => terms.catalog_rate(*brand).await?,
        None => Bps::ZERO,
    };
    let usual = Bps::new(USUAL_POINTS).unwrap_or(Bps::ZERO);
    let commission = if commission == Bps::ZERO { usual } else { commission };
    let currency = desk.merchant.currency;
    let total = Money::new(currency.units_per_one() * 100, currency).map_err(|_| WebError::Internal)?;
    Ok(Line { total, commissionable: total, commission })
}

/// Who gets what of the example, with everybody active and an upline as long as the plan.
fn rows(texts: &Texts, rules: &SaleRules, line: Line) -> Result<Vec<PlanRow>, plan::SaleError> {
    let upline: Vec<Position> =
        (2..).take(rules.levels().len()).map(|number| Position { member: Member(number), active: true }).collect();
    let seller = Some(Position { member: Member(1), active: true });
    let shares = plan::shares(rules, &Sale { line, buyer: None, seller, upline: &upline })?;
    let rows = shares.into_iter().filter_map(|share| {
        let (who, level, rate) = match share.because {
            Because::Brand { .. } => return None,
            Because::Seller { rate, .. } => (texts.t("plan-seller").to_string(), "0".to_owned(), rate),
            Because::Level { level: 1, rate, .. } => (texts.t("plan-level-one").to_string(), "1".to_owned(), rate),
            Because::Level { level, rate, .. } => {
                (texts.t("plan-level-above").with("level", level).to_string(), level.to_string(), rate)
            }
            Because::PlatformFee { rate, .. } => (texts.t("plan-platform").to_string(), "–".to_owned(), rate),
            Because::Pool { rate, .. } => (texts.t("plan-pool").to_string(), "–".to_owned(), rate),
            Because::MerchantRest { rate, .. } => (texts.t("plan-shop").to_string(), "–".to_owned(), rate),
        };
        Some(PlanRow { who, level, rate: texts.percent(rate), example: share.amount })
    });
    Ok(rows.collect())
}

/// What else holds for every sale.
fn sentences(texts: &Texts, rules: &SaleRules) -> Vec<String> {
    let passing =
        if rules.compression() { texts.t("plan-rule-compression") } else { texts.t("plan-rule-no-compression") };
    let sentences = [passing, texts.t("plan-rule-rest"), texts.t("plan-rule-rounding"), texts.t("plan-rule-products")];
    sentences.map(|sentence| sentence.to_string()).into()
}

/// What the plan pays for a month besides.
fn month(rules: &Rules) -> PlanMonth {
    PlanMonth { ranks: rules.rank_names().to_vec(), bonuses: rules.bonus_names().map(str::to_owned).collect() }
}
