use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::terms::{NewAgreement, Party, TermsError};

use crate::link;
use crate::pages::brand::shops::{OfferField, OfferForm, ShopsPage};
use crate::pages::parts::{Choice, Flash, Form};
use crate::routes::consoles::{agreement_rows, answer as answered, brand_console, offer_terms, terms_problem};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

/// How many shops the list offers.
const MOST_SHOPS: u32 = 500;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    let rate = app.market().terms().catalog_rate(desk.brand.id).await?.to_string();
    let floor = rate.trim_end_matches(" %").to_owned();
    let values = OfferForm { floor, notice_days: "30".into(), ..OfferForm::default() };
    page(&visitor, &app, &desk, Form::of(values)).await
}

/// Offers a shop the brand's products.
pub(super) async fn offer(
    visitor: Visitor,
    desk: May<may::Terms, BrandDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let values: OfferForm = fields.read()?;
    let texts = visitor.texts();
    let shop = app.market().people().merchant_by_slug(&values.shop).await?;
    let (floor, notice) = offer_terms(&values.floor, &values.notice_days);
    let mut form = Form::of(values);
    if shop.is_none() {
        form.blame(OfferField::Shop, texts.t("problem-choose"));
    }
    if floor.is_none() {
        form.blame(OfferField::Floor, texts.t("problem-percent"));
    }
    if notice.is_none() {
        form.blame(OfferField::NoticeDays, texts.t("problem-notice").with("most", 3650));
    }
    if let (Some(shop), Some(commission_floor), Some(notice_days)) = (shop, floor, notice) {
        let new = NewAgreement { brand: desk.brand.id, merchant: shop.id, commission_floor, notice_days };
        match desk.market(&app).terms().offer(Party::Brand(desk.brand.id), &new).await {
            Ok(_) => {
                let flash = Flash::good(texts.t("offer-done").with("name", &shop.name));
                return Ok(back(&visitor, &desk, &flash));
            }
            Err(error) => match blamed(&error) {
                Some(field) => form.blame(field, terms_problem(&texts, &error)),
                None => return Err(error.into()),
            },
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form).await?).into_response())
}

const fn blamed(error: &TermsError) -> Option<OfferField> {
    match error {
        TermsError::AlreadyThere => Some(OfferField::Shop),
        TermsError::FloorAboveRate { .. } => Some(OfferField::Floor),
        TermsError::Notice(_) => Some(OfferField::NoticeDays),
        _ => None,
    }
}

/// Accepts, declines, takes back or ends an agreement of this brand.
pub(super) async fn answer(
    visitor: Visitor,
    desk: May<may::Terms, BrandDesk>,
    State(app): State<App>,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let flash =
        answered(&visitor.texts(), &desk.market(&app).terms(), Party::Brand(desk.brand.id), &id, fields.get("action"))
            .await?;
    Ok(back(&visitor, &desk, &flash))
}

fn back(visitor: &Visitor, desk: &BrandDesk, flash: &Flash) -> Response {
    let mut response = Redirect::to(link::brand_shops(&desk.brand.slug).as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    form: Form<OfferForm, OfferField>,
) -> Result<Html<String>, WebError> {
    let slug = desk.brand.slug.as_str();
    let party = Party::Brand(desk.brand.id);
    let cx = visitor.shell(visitor.texts().t("brand-shops-title")).await?;
    let page = ShopsPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        agreements: agreement_rows(app, &cx.texts, party, |id| link::brand_agreement(slug, id)).await?,
        action: link::brand_shops(slug),
        shops: shops_to_offer(app, desk, &form.values.shop).await?,
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

/// The shops this brand has no agreement with.
async fn shops_to_offer(app: &App, desk: &BrandDesk, chosen: &str) -> Result<Vec<Choice>, WebError> {
    let bound = app.market().terms().bound_to(Party::Brand(desk.brand.id)).await?;
    let shops = app.market().people().merchants(None, MOST_SHOPS).await?;
    let free = shops.into_iter().filter(|shop| !bound.contains(&shop.id.number()));
    let choice = free.map(|shop| Choice {
        chosen: shop.slug.as_str() == chosen,
        value: shop.slug.to_string(),
        label: shop.name,
        help: String::new(),
    });
    Ok(choice.collect())
}
