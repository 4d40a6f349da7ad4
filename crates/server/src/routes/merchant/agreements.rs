use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::terms::{NewAgreement, Party, TermsError};

use crate::link;
use crate::pages::merchant::brands::{AskField, AskForm, BrandsPage};
use crate::pages::parts::{Choice, Flash, Form};
use crate::routes::consoles::{agreement_rows, answer as answered, merchant_console, offer_terms, terms_problem};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// How many brands the list offers to ask.
const MOST_BRANDS: u32 = 500;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let values = AskForm { floor: "0".into(), notice_days: "30".into(), ..AskForm::default() };
    page(&visitor, &app, &desk, Form::of(values)).await
}

/// Asks a brand for its products.
pub(super) async fn offer(
    visitor: Visitor,
    desk: May<may::Terms, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: AskForm = fields.read()?;
    let texts = visitor.texts();
    let brand = app.market().people().brand_by_slug(&values.brand).await?;
    let (floor, notice) = offer_terms(&values.floor, &values.notice_days);
    let mut form = Form::of(values);
    if brand.is_none() {
        form.blame(AskField::Brand, texts.t("problem-choose"));
    }
    if floor.is_none() {
        form.blame(AskField::Floor, texts.t("problem-percent"));
    }
    if notice.is_none() {
        form.blame(AskField::NoticeDays, texts.t("problem-notice").with("most", 3650));
    }
    if let (Some(brand), Some(commission_floor), Some(notice_days)) = (brand, floor, notice) {
        let new = NewAgreement { brand: brand.id, merchant: desk.merchant.id, commission_floor, notice_days };
        match desk.market(&app).terms().offer(Party::Merchant(desk.merchant.id), &new).await {
            Ok(_) => {
                let flash = Flash::good(texts.t("ask-done").with("name", &brand.name));
                return Ok(back(&visitor, &desk, &flash));
            }
            Err(error @ TermsError::AlreadyThere) => form.blame(AskField::Brand, terms_problem(&texts, &error)),
            Err(error @ TermsError::Notice(_)) => form.blame(AskField::NoticeDays, terms_problem(&texts, &error)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

/// Accepts, declines, takes back or ends an agreement of this shop.
pub(super) async fn answer(
    visitor: Visitor,
    desk: May<may::Terms, MerchantDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let flash = answered(
        &visitor.texts(),
        &desk.market(&app).terms(),
        Party::Merchant(desk.merchant.id),
        &id,
        fields.get("action"),
    )
    .await?;
    Ok(back(&visitor, &desk, &flash))
}

fn back(visitor: &Visitor, desk: &MerchantDesk, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::merchant_brands(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    form: Form<AskForm, AskField>,
) -> Result<Html<String>, WebError> {
    let slug = desk.merchant.slug.as_str();
    let party = Party::Merchant(desk.merchant.id);
    let cx = visitor.shell(visitor.texts().t("console-brands")).await?;
    let page = BrandsPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        agreements: agreement_rows(app, &cx.texts, party, |id| link::merchant_agreement(slug, id)).await?,
        action: link::merchant_brands(slug),
        brands: brands_to_ask(app, desk, &form.values.brand).await?,
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

/// The brands this shop has no agreement with.
async fn brands_to_ask(app: &App, desk: &MerchantDesk, chosen: &str) -> Result<Vec<Choice>, WebError> {
    let bound = app.market().terms().bound_to(Party::Merchant(desk.merchant.id)).await?;
    let brands = app.market().people().brands(None, MOST_BRANDS).await?;
    let free = brands.into_iter().filter(|brand| !bound.contains(&brand.id.number()));
    let choice = free.map(|brand| Choice {
        chosen: brand.slug.as_str() == chosen,
        value: brand.slug.to_string(),
        label: brand.name,
        help: String::new(),
    });
    Ok(choice.collect())
}
