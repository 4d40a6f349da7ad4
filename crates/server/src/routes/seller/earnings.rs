use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use base::Timestamp;
use market::LineId;
use market::earnings::{EarningLine, LineCounts, LineFilter, Standing, Which};
use market::payouts::Payee;
use serde::Deserialize;

use super::reasons;
use crate::i18n::Texts;
use crate::link::{self, Link};
use crate::pages::checkout::order::StateWord;
use crate::pages::parts::{Moment, Paging, Tone};
use crate::pages::seller::earnings::{Balance, EarningLine as Row, EarningsPage};
use crate::pages::shop::results::Filter;
use crate::routes::consoles::{Csv, MemberNames, seller_console};
use crate::web::{App, SellerDesk, Visitor, WebError};

const PER_PAGE: usize = 50;
/// The most lines of a file.
const MOST_ROWS: usize = 50_000;

/// Which lines, and where in the list of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    show: String,
    before: String,
}

pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Html<String>, WebError> {
    let (texts, earnings) = (visitor.texts(), app.market().earnings());
    let which = which(&narrowed.show);
    let before: Option<LineId> = narrowed.before.parse().ok();
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = earnings.lines_of_member(desk.member, LineFilter { which, before, limit }).await?;
    let more = found.len() > PER_PAGE;
    let shown = &found[..found.len().min(PER_PAGE)];
    let here = address(desk.merchant.slug.as_str(), which);
    let older = shown.last().filter(|_| more).map(|last| here.clone().and("before", last.line));
    let cx = visitor.shell(texts.t("earnings-title")).await?;
    let page = EarningsPage {
        csv: csv_address(desk.merchant.slug.as_str(), which),
        console: seller_console(&cx, &desk),
        balance: balance(&app, &desk).await?,
        filters: filters(&texts, &desk, which, earnings.count_lines_of_member(desk.member).await?),
        lines: rows(&app, &texts, which, shown).await?,
        paging: Paging::onwards(before.map(|_| here.clone()), older),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The lines as a file: all that are asked for, the newest first.
pub(super) async fn csv(
    desk: SellerDesk,
    State(app): State<App>,
    Query(narrowed): Query<Narrowed>,
) -> Result<Response, WebError> {
    let columns = ["Order", "Placed", "Product", "Quantity", "Sold for", "Earned", "Taken back", "State", "Currency"];
    let (mut file, mut before, mut rows) = (Csv::with_columns(&columns), None, 0);
    loop {
        let filter = LineFilter { which: which(&narrowed.show), before, limit: 200 };
        let found = app.market().earnings().lines_of_member(desk.member, filter).await?;
        for line in &found {
            file.text(&line.order.reference()).moment(Some(line.placed_at)).text(&line.title).number(line.quantity);
            file.money(line.line_total).money(line.amount).money(line.reversed).text(standing_word(line.standing));
            file.text(line.amount.currency().code()).end_row();
        }
        rows += found.len();
        before = found.last().map(|line| line.line);
        if found.len() < 200 || rows >= MOST_ROWS {
            return file.named(&format!("{}-earnings", desk.merchant.slug), app.now());
        }
    }
}

const fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Awaited => "awaited",
        Standing::Pending => "pending",
        Standing::Available => "available",
        Standing::Gone => "gone",
    }
}

fn which(word: &str) -> Which {
    match word {
        "awaited" => Which::Awaited,
        "pending" => Which::Pending,
        "available" => Which::Available,
        "reversed" => Which::Reversed,
        _ => Which::All,
    }
}

const fn word(which: Which) -> &'static str {
    match which {
        Which::All => "",
        Which::Awaited => "awaited",
        Which::Pending => "pending",
        Which::Available => "available",
        Which::Reversed => "reversed",
    }
}

fn csv_address(shop: &str, which: Which) -> Link {
    link::seller_earnings_csv(shop).and("show", word(which))
}

fn address(shop: &str, which: Which) -> Link {
    let all = link::seller_earnings(shop);
    if which == Which::All { all } else { all.and("show", word(which)) }
}

async fn balance(app: &App, desk: &SellerDesk) -> Result<Balance, WebError> {
    let currency = desk.merchant.currency;
    let summary = app.market().earnings().summary_of_member(desk.member, currency).await?;
    let payee = Payee::Member(desk.member);
    let so_far = app.market().payouts().paid_so_far(payee, desk.merchant.id, currency).await?;
    Ok(Balance {
        pending: summary.pending,
        available: summary.available,
        in_payout: so_far.in_payout,
        paid: so_far.paid,
        reversed: summary.reversed,
    })
}

fn filters(texts: &Texts, desk: &SellerDesk, chosen: Which, counts: LineCounts) -> Vec<Filter> {
    let kinds = [
        (Which::All, texts.t("earnings-all"), counts.all),
        (Which::Awaited, texts.t("earning-awaited"), counts.awaited),
        (Which::Pending, texts.t("earnings-pending"), counts.pending),
        (Which::Available, texts.t("earnings-available"), counts.available),
        (Which::Reversed, texts.t("earning-taken-back"), counts.reversed),
    ];
    let shop = desk.merchant.slug.as_str();
    let filter = |(which, label, count): (Which, crate::i18n::Message<'_>, u64)| Filter {
        label: label.to_string(),
        href: address(shop, which),
        count,
        chosen: which == chosen,
    };
    kinds.into_iter().map(filter).collect()
}

async fn rows(app: &App, texts: &Texts, which: Which, lines: &[EarningLine]) -> Result<Vec<Row>, WebError> {
    let mut names = MemberNames::default();
    let named: Vec<i64> = lines.iter().flat_map(|line| reasons::members_named(&line.because)).collect();
    names.learn(app, named).await?;
    let now = app.now();
    let mut rows = Vec::new();
    for line in lines {
        // What was taken back is a line of its own, so that the lines add up to the balance.
        if line.reversed.is_positive() {
            rows.push(taken_back(texts, line, &names, now));
        }
        if which != Which::Reversed {
            rows.push(earned(texts, line, &names, now));
        }
    }
    Ok(rows)
}

fn earned(texts: &Texts, line: &EarningLine, names: &MemberNames, now: Timestamp) -> Row {
    let available_at = line.release_at.filter(|_| line.standing == Standing::Pending);
    Row {
        what: reasons::what(texts, line),
        at: Moment::new(texts, line.placed_at, now),
        through: reasons::through(texts, line),
        amount: line.amount,
        state: reasons::state(texts, line),
        available_at: available_at.map(|at| Moment::new(texts, at, now)),
        reason: reasons::rows(texts, line, names),
        calculation: reasons::calculation(texts, line),
    }
}

fn taken_back(texts: &Texts, line: &EarningLine, names: &MemberNames, now: Timestamp) -> Row {
    Row {
        what: texts.t("earnings-given-back").with("what", reasons::what(texts, line)).to_string(),
        amount: line.reversed.negated(),
        state: StateWord { label: texts.t("earning-taken-back").to_string(), tone: Tone::Bad },
        available_at: None,
        ..earned(texts, line, names, now)
    }
}
