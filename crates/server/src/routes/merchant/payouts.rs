use askama::Template as _;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Money;
use market::payouts::{Payout, PayoutDetails, PayoutFilter, PayoutRun, PayoutSettings, Schedule};
use market::{PayoutFileId, PayoutRunId};

use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::merchant::payouts::{
    BankFile, FileRow, PayoutGroupPage, PayoutsPage, RunRow, SendField, SendForm, SettingsField, SettingsForm,
};
use crate::pages::parts::{Choice, Flash, Form, Moment, NamedLink};
use crate::routes::consoles::merchant_console;
use crate::routes::payouts::{Cell, payout_row, sheet};
use crate::web::{App, Fields, May, MerchantDesk, Visitor, WebError, may};

/// How many runs and files the page shows.
const MOST: u32 = 24;
/// How many payouts a run or a file shows.
const MOST_PAYOUTS: u32 = 5_000;

type Sending = Form<SendForm, SendField>;
type Settings = Form<SettingsForm, SettingsField>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeMoney, MerchantDesk>,
    State(app): State<App>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, None, None).await
}

/// Sends, prepares, or changes when payouts are made.
pub(super) async fn act(
    visitor: Visitor,
    desk: May<may::Payouts, MerchantDesk>,
    State(app): State<App>,
    fields: Fields,
) -> Result<Response, WebError> {
    match fields.get("action") {
        "send" => send(&visitor, &app, &desk, fields.read()?).await,
        "prepare" => prepare(&visitor, &app, &desk).await,
        "settings" => set(&visitor, &app, &desk, fields.read()?).await,
        _ => Err(WebError::NotFound),
    }
}

async fn send(visitor: &Visitor, app: &App, desk: &MerchantDesk, typed: SendForm) -> Result<Response, WebError> {
    let (texts, shop) = (visitor.texts(), desk.merchant.slug.as_str());
    let money = Money::parse(&typed.money.replace(',', "."), desk.merchant.currency).ok();
    let Some(money) = money.filter(|money| !money.is_negative()) else {
        let mut form: Sending = Form::of(typed);
        form.blame(SendField::Money, texts.t("payouts-problem-money"));
        let page = page(visitor, app, desk, Some(form), None).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let came = desk.market(app).payouts().send(desk.merchant.id, Some(money)).await?;
    let Some(file) = came.file else {
        return Ok(to(visitor, &link::merchant_payouts(shop), &Flash::bad(texts.t("payouts-sent-none"))));
    };
    let mut sentence = texts.t("payouts-sent-done").with("sent", came.sent).to_string();
    if came.short > 0 {
        sentence = format!("{sentence} {}", texts.t("payouts-sent-short").with("short", came.short));
    }
    Ok(to(visitor, &link::merchant_payout_file(shop, file), &Flash::good(sentence)))
}

async fn prepare(visitor: &Visitor, app: &App, desk: &MerchantDesk) -> Result<Response, WebError> {
    let (texts, shop) = (visitor.texts(), desk.merchant.slug.as_str());
    Ok(match desk.market(app).payouts().prepare_now(desk.merchant.id).await? {
        Some(run) => to(visitor, &link::merchant_payout_run(shop, run), &Flash::good(texts.t("payouts-prepared-done"))),
        None => to(visitor, &link::merchant_payouts(shop), &Flash::bad(texts.t("payouts-prepared-none"))),
    })
}

async fn set(visitor: &Visitor, app: &App, desk: &MerchantDesk, typed: SettingsForm) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let minimum = Money::parse(&typed.minimum.replace(',', "."), desk.merchant.currency).ok();
    let minimum = minimum.filter(|minimum| !minimum.is_negative());
    let (word, day) = typed.time.split_once('-').unwrap_or((&typed.time, "1"));
    let schedule = day.parse().ok().and_then(|day| Schedule::of(word, day).ok());
    let mut form: Settings = Form::of(typed.clone());
    if let (Some(minimum), Some(schedule)) = (minimum, schedule) {
        let settings = PayoutSettings { schedule, minimum };
        desk.market(app).payouts().set_settings(desk.merchant.id, &settings).await?;
        let here = link::merchant_payouts(&desk.merchant.slug);
        return Ok(to(visitor, &here, &Flash::good(texts.t("payouts-settings-saved"))));
    }
    if minimum.is_none() {
        form.blame(SettingsField::Minimum, texts.t("payouts-problem-money"));
    }
    if schedule.is_none() {
        form.blame(SettingsField::Time, texts.t("problem-choose"));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, None, Some(form)).await?).into_response())
}

/// Everything in a file that is with the bank arrived.
pub(super) async fn all_paid(
    visitor: Visitor,
    desk: May<may::Payouts, MerchantDesk>,
    State(app): State<App>,
    Path((_, file)): Path<(String, String)>,
    _: Fields,
) -> Result<Response, WebError> {
    let file: PayoutFileId = file.parse().map_err(|_| WebError::NotFound)?;
    let payouts = desk.market(&app).payouts();
    payouts.file(desk.merchant.id, file).await?;
    let paid = payouts.mark_file_paid(desk.merchant.id, file).await?;
    let sentence = visitor.texts().t("payouts-all-arrived-done").with("count", paid).to_string();
    Ok(to(&visitor, &link::merchant_payout_file(&desk.merchant.slug, file), &Flash::good(sentence)))
}

fn to(visitor: &Visitor, link: &Link, flash: &Flash) -> Response {
    let mut response = Redirect::to(link.as_str()).into_response();
    visitor.say(&mut response, flash);
    response
}

pub(super) async fn run(
    visitor: Visitor,
    desk: May<may::SeeMoney, MerchantDesk>,
    State(app): State<App>,
    Path((_, run)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let run: PayoutRunId = run.parse().map_err(|_| WebError::NotFound)?;
    let payouts = app.market().payouts();
    let found = payouts.run(desk.merchant.id, run).await?;
    let filter = PayoutFilter { run: Some(run), limit: MOST_PAYOUTS, ..PayoutFilter::default() };
    let of_run = payouts.of_merchant(desk.merchant.id, filter).await?;
    let texts = visitor.texts();
    let title = texts.t("payouts-run-title").with("date", run_name(&texts, &found)).to_string();
    group(&visitor, &app, &desk, (title, None), &of_run).await
}

pub(super) async fn file(
    visitor: Visitor,
    desk: May<may::SeeMoney, MerchantDesk>,
    State(app): State<App>,
    Path((_, file)): Path<(String, String)>,
) -> Result<Html<String>, WebError> {
    let file: PayoutFileId = file.parse().map_err(|_| WebError::NotFound)?;
    let payouts = app.market().payouts().file(desk.merchant.id, file).await?;
    let shop = desk.merchant.slug.as_str();
    let sent_at = payouts.iter().find_map(|payout| payout.sent_at).unwrap_or_else(|| app.now());
    let texts = visitor.texts();
    let title = texts.t("payouts-file-title").with("date", texts.date(sent_at)).to_string();
    let open = payouts.iter().any(|payout| payout.status == market::payouts::PayoutStatus::Sent);
    let bank = BankFile {
        csv: link::merchant_payout_file_csv(shop, file),
        all_paid: open.then(|| link::merchant_payout_file(shop, file)),
    };
    group(&visitor, &app, &desk, (title, Some(bank)), &payouts).await
}

/// The file for the bank. Here, and nowhere else, account numbers are whole.
pub(super) async fn bank_csv(
    desk: May<may::Payouts, MerchantDesk>,
    State(app): State<App>,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let file: PayoutFileId = file.parse().map_err(|_| WebError::NotFound)?;
    let payouts = app.market().payouts().file(desk.merchant.id, file).await?;
    let head = ["payout", "name", "account_holder", "iban", "amount", "currency", "purpose", "other_way"];
    let rows: Vec<_> = payouts.iter().map(|payout| bank_row(payout, &desk.merchant.name)).collect();
    sheet(&format!("{}-{file}", desk.merchant.slug), &head, &rows)
}

fn bank_row(payout: &Payout, shop: &str) -> Vec<Cell> {
    let (holder, iban, other) = match &payout.sent_to {
        Some(PayoutDetails::Bank { holder, iban }) => (holder.as_str(), iban.whole(), ""),
        Some(PayoutDetails::Other { words }) => ("", "", words.as_str()),
        None => ("", "", ""),
    };
    vec![
        Cell::text(payout.id.to_string()),
        Cell::text(&payout.payee_name),
        Cell::text(holder),
        Cell::text(iban),
        Cell::Number(payout.amount.decimal()),
        Cell::text(payout.amount.currency().code()),
        Cell::text(format!("{} {shop}", payout.id)),
        Cell::text(other),
    ]
}

async fn group(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    (title, file): (String, Option<BankFile>),
    payouts: &[Payout],
) -> Result<Html<String>, WebError> {
    let (texts, shop) = (visitor.texts(), desk.merchant.slug.as_str());
    let total = Money::sum(desk.merchant.currency, payouts.iter().map(|payout| payout.amount))?;
    let row = |payout: &Payout| {
        payout_row(&texts, app.now(), payout, &payout.payee_name, link::merchant_payout(shop, payout.id))
    };
    let cx = visitor.shell(texts.t("payouts-title")).await?;
    let page = PayoutGroupPage {
        console: merchant_console(app, &cx, &desk.merchant).await?,
        back: NamedLink { name: texts.t("payouts-title").to_string(), href: link::merchant_payouts(shop) },
        title,
        lead: texts.t("payouts-group-lead").with("count", payouts.len()).with("total", total).to_string(),
        payouts: payouts.iter().map(row).collect(),
        file,
        cx,
    };
    Ok(Html(page.render()?))
}

fn run_name(texts: &Texts, run: &PayoutRun) -> String {
    let date = texts.date(run.due_at);
    if run.by_hand { texts.t("payouts-run-by-hand").with("date", date).to_string() } else { date }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &MerchantDesk,
    send: Option<Sending>,
    settings: Option<Settings>,
) -> Result<Html<String>, WebError> {
    let (texts, shop, payouts) = (visitor.texts(), &desk.merchant, app.market().payouts());
    let slug = shop.slug.as_str();
    let funds = payouts.funds(shop.id).await?;
    let stored = payouts.settings(shop.id).await?;
    let settings = settings.unwrap_or_else(|| Form::of(typed(&stored)));
    let next = match stored.schedule.next(app.now()) {
        Some(at) => texts.t("payouts-next").with("date", texts.date(at)).to_string(),
        None => texts.t("payouts-next-by-hand").to_string(),
    };
    let held = if funds.held.is_negative() { Money::zero(shop.currency) } else { funds.held };
    let cx = visitor.shell(texts.t("payouts-title")).await?;
    let page = PayoutsPage {
        console: merchant_console(app, &cx, shop).await?,
        next,
        ready: funds.ready,
        ready_count: funds.ready_count,
        held: funds.held,
        sent: funds.sent,
        without_details: funds.without_details,
        action: link::merchant_payouts(slug),
        send: send.unwrap_or_else(|| Form::of(SendForm { money: held.decimal() })),
        runs: payouts.runs(shop.id, MOST).await?.iter().map(|run| run_row(&texts, slug, run)).collect(),
        files: files(app, &texts, desk).await?,
        times: times(&texts, &settings.values.time),
        settings,
        currency: shop.currency.code().to_owned(),
        cx,
    };
    Ok(Html(page.render()?))
}

fn run_row(texts: &Texts, shop: &str, run: &PayoutRun) -> RunRow {
    RunRow {
        href: link::merchant_payout_run(shop, run.id),
        name: run_name(texts, run),
        payouts: run.payouts,
        prepared: run.prepared,
        paid: run.paid,
        total: run.total,
    }
}

async fn files(app: &App, texts: &Texts, desk: &MerchantDesk) -> Result<Vec<FileRow>, WebError> {
    let files = app.market().payouts().files(desk.merchant.id, MOST).await?;
    let row = |file: &market::payouts::PayoutFile| FileRow {
        href: link::merchant_payout_file(&desk.merchant.slug, file.id),
        at: Moment::new(texts, file.made_at, app.now()),
        payouts: file.payouts,
        open: file.open,
        total: file.total,
    };
    Ok(files.iter().map(row).collect())
}

fn typed(settings: &PayoutSettings) -> SettingsForm {
    let time = match settings.schedule {
        Schedule::Off => "off".to_owned(),
        schedule => format!("{}-{}", schedule.word(), schedule.day()),
    };
    SettingsForm { time, minimum: settings.minimum.decimal() }
}

/// Every day payouts can be made on.
fn times(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: String, label: String| {
        let chosen = value == chosen;
        Choice { value, label, help: String::new(), chosen }
    };
    let weekdays = [
        texts.t("payouts-monday"),
        texts.t("payouts-tuesday"),
        texts.t("payouts-wednesday"),
        texts.t("payouts-thursday"),
        texts.t("payouts-friday"),
        texts.t("payouts-saturday"),
        texts.t("payouts-sunday"),
    ];
    let weekly = (1..).zip(weekdays).map(|(number, name)| {
        choice(format!("weekly-{number}"), texts.t("payouts-time-weekly").with("day", name.to_string()).to_string())
    });
    let monthly = (1..=28_u8)
        .map(|day| choice(format!("monthly-{day}"), texts.t("payouts-time-monthly").with("day", day).to_string()));
    let off = choice("off".to_owned(), texts.t("payouts-time-off").to_string());
    monthly.chain(weekly).chain([off]).collect()
}
