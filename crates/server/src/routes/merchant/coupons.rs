use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::{Bps, Currency, Money, Span, Timestamp};
use market::coupons::{Benefit, Coupon, CouponError, CouponProblem, NewCoupon};
use market::people::Handle;
use market::{CouponId, MemberId, MerchantId};

use crate::i18n::{Message, Texts};
use crate::link;
use crate::pages::checkout::order::StateWord;
use crate::pages::merchant::coupons::{CouponField, CouponForm, CouponRow, CouponsPage};
use crate::pages::parts::{Choice, Flash, Form, Tone};
use crate::routes::consoles::{
    Csv, ListAsked, Lists, MemberNames, brand_choices, coupon_benefit, coupon_uses, merchant_console,
};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

type NewForm = Form<CouponForm, CouponField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, Form::default(), &asked).await
}

/// The coupons as a file: all that are found.
pub(super) async fn csv(
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let coupons = app.market().coupons().of_merchant(desk.merchant.id).await?;
    let mut names = MemberNames::default();
    let sellers: Vec<i64> = coupons.iter().filter_map(|coupon| coupon.member.map(MemberId::number)).collect();
    names.learn(&app, sellers).await?;
    let mut file = Csv::with_columns(&["Code", "Seller", "Used", "Uses at most", "Ends", "State"]);
    for coupon in found(coupons, &asked, &names, app.now()) {
        file.text(&coupon.code).text(coupon.member.map_or("", |member| names.of(member.number()))).number(coupon.used);
        file.text(&coupon.max_uses.map(|most| most.to_string()).unwrap_or_default()).moment(coupon.ends_at);
        file.text(state(&coupon, app.now())).end_row();
    }
    file.named(&format!("{}-coupons", desk.merchant.slug), app.now())
}

/// Those that are asked for, in the order that is asked for.
fn found(coupons: Vec<Coupon>, asked: &ListAsked, names: &MemberNames, now: Timestamp) -> Vec<Coupon> {
    let wanted = asked.q.trim().to_lowercase();
    let fits = |coupon: &Coupon| {
        let seller = coupon.member.map_or("", |member| names.of(member.number()));
        (asked.state.is_empty() || asked.state == state(coupon, now))
            && [coupon.code.as_str(), seller].iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let mut coupons: Vec<Coupon> = coupons.into_iter().filter(fits).collect();
    match asked.sort.as_str() {
        "code" => coupons.sort_by(|one, other| one.code.cmp(&other.code)),
        "used" => coupons.sort_by_key(|coupon| std::cmp::Reverse(coupon.used)),
        _ => {}
    }
    coupons
}

/// The word for how a coupon stands.
fn state(coupon: &Coupon, now: Timestamp) -> &'static str {
    match coupon.problem(now) {
        None => "open",
        Some(CouponProblem::Stopped) => "stopped",
        Some(_) => "over",
    }
}

pub(super) async fn add(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let mut form: NewForm = Form::of(fields.read()?);
    let member = seller(&app, &texts, desk.merchant.id, &mut form).await?;
    if let Some(coupon) = typed(&texts, &mut form, desk.merchant.currency, member, app.now()) {
        match desk.market(&app).coupons().add(desk.merchant.id, &coupon).await {
            Ok(_) => return Ok(back(&visitor, &desk, &texts.t("coupon-added"))),
            Err(CouponError::Code) => form.blame(CouponField::Code, texts.t("coupon-problem-code")),
            Err(CouponError::CodeTaken) => form.blame(CouponField::Code, texts.t("coupon-problem-taken")),
            Err(CouponError::Nothing) => form.blame(CouponField::Value, texts.t("coupon-problem-value")),
            Err(CouponError::Ends) => form.blame(CouponField::Until, texts.t("coupon-problem-until")),
            Err(CouponError::Limit) => form.blame(CouponField::MaxUses, texts.t("problem-whole-number")),
            Err(CouponError::Least) => form.blame(CouponField::Least, texts.t("shipping-problem-price")),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, &app, &desk, form, &ListAsked::default()).await?)
        .into_response())
}

/// Stops a coupon or lets it be used again.
pub(super) async fn change(
    visitor: Visitor,
    desk: May<may::Selling, MerchantDesk>,
    State(app): State<App>,
    Path((_, coupon)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let coupon: CouponId = coupon.parse().map_err(|_| WebError::NotFound)?;
    let active = match fields.get("action") {
        "stop" => false,
        "allow" => true,
        _ => return Err(WebError::NotFound),
    };
    desk.market(&app).coupons().set_active(desk.merchant.id, coupon, active).await?;
    let texts = visitor.texts();
    let sentence = if active { texts.t("coupon-allowed") } else { texts.t("coupon-ended") };
    Ok(back(&visitor, &desk, &sentence))
}

/// The seller whose handle was typed, blamed on the field when the shop has none of that name.
async fn seller(app: &App, texts: &Texts, shop: MerchantId, form: &mut NewForm) -> Result<Option<MemberId>, WebError> {
    let typed = form.values.seller.trim().trim_start_matches('@').to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    let boutiques = match Handle::parse(&typed) {
        Ok(handle) => app.market().network().boutiques(&handle).await?,
        Err(_) => Vec::new(),
    };
    let member = boutiques.iter().map(|boutique| &boutique.member).find(|member| member.merchant == shop);
    if member.is_none() {
        form.blame(CouponField::Seller, texts.t("coupon-problem-seller"));
    }
    Ok(member.map(|member| member.id))
}

/// What was typed, as a coupon; `None`, with the fields blamed, where it is no number, amount or day.
fn typed(
    texts: &Texts,
    form: &mut NewForm,
    currency: Currency,
    member: Option<MemberId>,
    now: Timestamp,
) -> Option<NewCoupon> {
    let values = form.values.clone();
    let money = |text: &str| Money::parse(&text.replace(',', "."), currency).ok();
    let benefit = match values.kind.as_str() {
        "percent" => Bps::parse_percent(&values.value).map(Benefit::Percent),
        "amount" => money(&values.value).map(Benefit::Amount),
        "free_delivery" => Some(Benefit::FreeDelivery),
        _ => None,
    };
    if benefit.is_none() {
        form.blame(CouponField::Value, texts.t("coupon-problem-value"));
    }
    let least = if values.least.trim().is_empty() { Some(Money::zero(currency)) } else { money(&values.least) };
    if least.is_none() {
        form.blame(CouponField::Least, texts.t("shipping-problem-price"));
    }
    let mut limit = |field, text: &str| {
        let limit = if text.trim().is_empty() { Some(None) } else { text.trim().parse::<i64>().ok().map(Some) };
        if limit.is_none() {
            form.blame(field, texts.t("problem-whole-number"));
        }
        limit
    };
    let max_uses = limit(CouponField::MaxUses, &values.max_uses);
    let max_per_customer = limit(CouponField::MaxPerCustomer, &values.max_per_customer);
    let ends_at = if values.until.trim().is_empty() {
        Some(None)
    } else {
        // The last day counts whole.
        let day = Timestamp::parse(&format!("{}T00:00:00Z", values.until.trim())).ok();
        day.map(|day| Some(day + Span::days(1)))
    };
    if ends_at.is_none() {
        form.blame(CouponField::Until, texts.t("coupon-problem-until"));
    }
    let coupon = NewCoupon {
        code: values.code,
        benefit: benefit?,
        least_goods: least?,
        brand: values.brand.parse().ok(),
        member,
        starts_at: now,
        ends_at: ends_at?,
        max_uses: max_uses?,
        max_per_customer: max_per_customer?,
    };
    form.is_fine().then_some(coupon)
}

fn back(visitor: &Visitor, desk: &MerchantDesk, sentence: &Message<'_>) -> Response {
    let mut response = Redirect::to(link::merchant_coupons(&desk.merchant.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(sentence.to_string()));
    response
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    form: NewForm,
    asked: &ListAsked,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let coupons = app.market().coupons().of_merchant(desk.merchant.id).await?;
    let mut names = MemberNames::default();
    let sellers: Vec<i64> = coupons.iter().filter_map(|coupon| coupon.member.map(MemberId::number)).collect();
    names.learn(app, sellers).await?;
    let coupons = found(coupons, asked, &names, app.now());
    let list = Lists { place: desk.merchant.id.number(), person: desk.person.id, list: "coupons" };
    let (keep, csv) = (link::merchant_views(slug, "coupons"), link::merchant_coupons_csv(slug));
    let mut head = list.head(app, &texts, asked, link::merchant_coupons(slug), keep, csv).await?;
    head.find = texts.t("coupons-find").to_string();
    head.selects = selects(&texts, asked);
    let brands = brand_choices(app, &texts, desk.merchant.id, &form.values.brand).await?;
    let kind = |value: &str, label: Message<'_>| Choice {
        value: value.to_owned(),
        label: label.to_string(),
        help: String::new(),
        chosen: form.values.kind == value,
    };
    let kinds = vec![
        kind("percent", texts.t("coupon-kind-percent")),
        kind("amount", texts.t("coupon-kind-amount").with("currency", desk.merchant.currency.code())),
        kind("free_delivery", texts.t("coupon-kind-delivery")),
    ];
    let row = |coupon: &Coupon| row(&texts, slug, coupon, &brands, &names, app.now());
    let cx = visitor.shell(texts.t("coupons-title")).await?;
    let page = CouponsPage {
        head,
        several: link::merchant_several_coupons(slug),
        console: merchant_console(app, &cx, &desk.merchant).await?,
        action: link::merchant_coupons(slug),
        currency: desk.merchant.currency.code().to_owned(),
        coupons: coupons.iter().map(row).collect(),
        kinds,
        brands,
        form,
        cx,
    };
    Ok(Html(page.render()?))
}

fn selects(texts: &Texts, asked: &ListAsked) -> Vec<(&'static str, String, Vec<Choice>)> {
    let states = [
        ("", texts.t("coupons-all").to_string()),
        ("open", texts.t("coupon-state-open").to_string()),
        ("stopped", texts.t("coupon-state-stopped").to_string()),
        ("over", texts.t("coupon-state-over").to_string()),
    ];
    let sorts = [
        ("", texts.t("sort-newest").to_string()),
        ("code", texts.t("sort-code").to_string()),
        ("used", texts.t("sort-used").to_string()),
    ];
    vec![
        ("state", texts.t("list-which").to_string(), ListAsked::choices(&asked.state, &states)),
        ("sort", texts.t("list-sort").to_string(), ListAsked::choices(&asked.sort, &sorts)),
    ]
}

fn row(
    texts: &Texts,
    shop: &str,
    coupon: &Coupon,
    brands: &[Choice],
    names: &MemberNames,
    now: Timestamp,
) -> CouponRow {
    let brand = coupon.brand.and_then(|brand| brands.iter().find(|choice| choice.value == brand.to_string()));
    let (label, tone) = match coupon.problem(now) {
        None => (texts.t("coupon-state-open"), Tone::Good),
        Some(CouponProblem::Stopped) => (texts.t("coupon-state-stopped"), Tone::Info),
        Some(CouponProblem::UsedUp) => (texts.t("coupon-state-used-up"), Tone::Info),
        Some(_) => (texts.t("coupon-state-over"), Tone::Info),
    };
    CouponRow {
        id: coupon.id.to_string(),
        code: coupon.code.clone(),
        benefit: coupon_benefit(texts, coupon, brand.map_or("", |brand| &brand.label)),
        seller: coupon.member.map(|member| names.of(member.number()).to_owned()).unwrap_or_default(),
        used: coupon_uses(texts, coupon),
        state: StateWord { label: label.to_string(), tone },
        active: coupon.is_active,
        action: link::merchant_coupon(shop, coupon.id),
    }
}
