use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use market::VariantId;
use market::catalog::{CatalogError, StockEdit, StockQuery, StockRow, StockSort, StockTaken, WhichStock};
use market::people::Right;

use crate::i18n::Texts;
use crate::link;
use crate::pages::brand::stock::{StockLine, StockPage};
use crate::pages::parts::{Flash, Stock};
use crate::routes::consoles::{Csv, ListAsked, Lists, PER_PAGE, brand_console};
use crate::web::{App, BrandDesk, Fields, May, Visitor, WebError, may};

/// What somebody typed and what is wrong with it, by variant.
type Typed = BTreeMap<VariantId, (String, String)>;

pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    page(&visitor, &app, &desk, &asked, &Typed::new(), String::new()).await
}

/// Stores the numbers of the form: all of them, or none when somebody else changed one meanwhile.
pub(super) async fn store(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let (edits, mut typed) = read(&texts, &fields);
    let mut problem = texts.t("stock-problem-numbers").to_string();
    if typed.values().all(|(_, problem)| problem.is_empty()) {
        match desk.market(&app).catalog().set_stock(desk.brand.id, &edits).await {
            Ok(StockTaken::Stored(count)) => {
                let back = asked.at(link::brand_stock(&desk.brand.slug));
                let mut response = Redirect::to(back.as_str()).into_response();
                visitor.say(&mut response, &Flash::good(texts.t("stock-stored").with("count", count)));
                return Ok(response);
            }
            Ok(StockTaken::Changed(changed)) => {
                problem = texts.t("stock-problem-changed").with("count", changed.len()).to_string();
                for (variant, now) in changed {
                    let seen = edits.iter().find(|edit| edit.variant == variant).map_or(0, |edit| edit.seen);
                    let said = texts.t("stock-changed").with("seen", seen).with("now", now).to_string();
                    typed.entry(variant).or_default().1 = said;
                }
            }
            Err(CatalogError::NoSuchVariant) => return Err(WebError::NotFound),
            Err(error) => return Err(error.into()),
        }
    }
    let page = page(&visitor, &app, &desk, &asked, &typed, problem).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The numbers as they were typed; what is none is blamed.
fn read(texts: &Texts, fields: &Fields) -> (Vec<StockEdit>, Typed) {
    let (mut edits, mut typed) = (Vec::new(), Typed::new());
    for (id, text) in fields.starting_with("wanted-") {
        let Ok(variant) = id.parse::<VariantId>() else { continue };
        let seen = fields.get(&format!("seen-{id}")).parse::<i64>().ok();
        let wanted = text.trim().parse::<i64>().ok().filter(|pieces| (0..=1_000_000_000).contains(pieces));
        let mut problem = String::new();
        match (seen, wanted) {
            (Some(seen), Some(wanted)) => edits.push(StockEdit { variant, seen, wanted }),
            _ => problem = texts.t("problem-whole-number").to_string(),
        }
        typed.insert(variant, (text.to_owned(), problem));
    }
    (edits, typed)
}

/// The same as a file, every row that is found.
pub(super) async fn csv(
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let mut file = Csv::with_columns(&["Product", "Options", "SKU", "On hand", "Reserved"]);
    let mut page = 1;
    loop {
        let found = app.market().catalog().stock(&StockQuery { page, size: 200, ..query(&desk, &asked) }).await?;
        for row in &found.rows {
            file.text(&row.title).text(&row.options).text(&row.sku).number(row.on_hand).number(row.reserved).end_row();
        }
        page += 1;
        if !found.more || page > 250 {
            return file.named(&format!("{}-stock", desk.brand.slug), app.now());
        }
    }
}

fn query<'a>(desk: &BrandDesk, asked: &'a ListAsked) -> StockQuery<'a> {
    StockQuery {
        brand: desk.brand.id,
        which: match asked.state.as_str() {
            "sold-out" => WhichStock::SoldOut,
            "nearly" => WhichStock::Nearly,
            _ => WhichStock::All,
        },
        text: &asked.q,
        sort: match asked.sort.as_str() {
            "title" => StockSort::Title,
            "sku" => StockSort::Sku,
            _ => StockSort::Free,
        },
        page: asked.page,
        size: PER_PAGE,
    }
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    asked: &ListAsked,
    typed: &Typed,
    problem: String,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.brand.slug.as_str());
    let found = app.market().catalog().stock(&query(desk, asked)).await?;
    let list = Lists { place: desk.brand.id.number(), person: desk.person.id, list: "stock" };
    let here = link::brand_stock(slug);
    let (keep, csv) = (link::brand_views(slug, "stock"), link::brand_stock_csv(slug));
    let mut head = list.head(app, &texts, asked, here.clone(), keep, csv).await?;
    head.find = texts.t("stock-find").to_string();
    head.selects = selects(&texts, asked);
    let next = if found.more { PER_PAGE as usize + 1 } else { 0 };
    let cx = visitor.shell(texts.t("console-stock")).await?;
    let page = StockPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        head,
        action: asked.at(here.clone()).and("page", asked.page.max(1)),
        may_change: desk.role.may(Right::Catalog),
        rows: found.rows.into_iter().map(|row| line(row, typed)).collect(),
        problem,
        paging: asked.paging(here, next),
        cx,
    };
    Ok(Html(page.render()?))
}

fn selects(texts: &Texts, asked: &ListAsked) -> Vec<(&'static str, String, Vec<crate::pages::parts::Choice>)> {
    let states = [
        ("", texts.t("products-all").to_string()),
        ("sold-out", texts.t("stock-sold-out").to_string()),
        ("nearly", texts.t("products-nearly").to_string()),
    ];
    let sorts = [
        ("", texts.t("sort-short").to_string()),
        ("title", texts.t("sort-by-name").to_string()),
        ("sku", texts.t("sort-sku").to_string()),
    ];
    vec![
        ("state", texts.t("list-which").to_string(), ListAsked::choices(&asked.state, &states)),
        ("sort", texts.t("list-sort").to_string(), ListAsked::choices(&asked.sort, &sorts)),
    ]
}

fn line(row: StockRow, typed: &Typed) -> StockLine {
    let (text, problem) = typed.get(&row.variant).cloned().unwrap_or_else(|| (row.on_hand.to_string(), String::new()));
    let free = row.on_hand.saturating_sub(row.reserved).max(0);
    let parts = [row.options, row.sku].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    StockLine {
        id: row.variant.to_string(),
        name: row.title,
        detail: parts.join(" · "),
        state: Stock::of(u32::try_from(free).unwrap_or(u32::MAX)),
        on_hand: row.on_hand,
        reserved: row.reserved,
        typed: text,
        problem,
    }
}
