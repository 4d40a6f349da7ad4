use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use market::lists::{Page, SalesRow, SalesSort};

use crate::i18n::Texts;
use crate::link;
use crate::pages::console::list::ListPage;
use crate::pages::parts::Choice;
use crate::routes::consoles::{Csv, ListAsked, Lists, PER_PAGE, brand_console, month_start};
use crate::web::{App, BrandDesk, May, Visitor, WebError, may};

/// What shops sold of the brand, and through whom. Without days: this month.
pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::SeeMoney, BrandDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.brand.slug.as_str());
    let found = find(&app, &desk, &asked, asked.page()).await?;
    let list = Lists { place: desk.brand.id.number(), person: desk.person.id, list: "sales" };
    let here = link::brand_sales(slug);
    let (keep, csv) = (link::brand_views(slug, "sales"), link::brand_sales_csv(slug));
    let mut head = list.head(&app, &texts, &asked, here.clone(), keep, csv).await?;
    head.find = texts.t("sales-find").to_string();
    head.selects = vec![("sort", texts.t("list-sort").to_string(), sorts(&texts, &asked.sort))];
    let first = month_start(app.now()).date();
    head.days = Some((if asked.from.is_empty() { first } else { asked.from.clone() }, asked.until.clone()));
    let cx = visitor.shell(texts.t("console-sales")).await?;
    let page = ListPage {
        console: brand_console(&app, &cx, &desk.brand).await?,
        title: texts.t("console-sales").to_string(),
        lead: texts.t("sales-lead").to_string(),
        head,
        columns: vec![
            (texts.t("col-shop").to_string(), false),
            (texts.t("col-seller").to_string(), false),
            (texts.t("col-orders").to_string(), true),
            (texts.t("col-pieces").to_string(), true),
            (texts.t("col-sold").to_string(), true),
            (texts.t("col-your-share").to_string(), true),
        ],
        rows: found.iter().take(PER_PAGE as usize).map(|sales| row(&texts, sales)).collect(),
        empty: (texts.t("sales-empty").to_string(), texts.t("sales-empty-text").to_string()),
        paging: asked.paging(here, found.len()),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The same as a file.
pub(super) async fn csv(
    desk: May<may::SeeMoney, BrandDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let mut file = Csv::with_columns(&["Shop", "Seller", "Orders", "Pieces", "Sold", "Your share", "Currency"]);
    for sales in find(&app, &desk, &asked, asked.all()).await? {
        file.text(&sales.merchant_name).text(&sales.seller_name).number(sales.orders).number(sales.pieces);
        file.money(sales.sold).money(sales.share).text(sales.sold.currency().code()).end_row();
    }
    file.named(&format!("{}-sales", desk.brand.slug), app.now())
}

/// Names are looked for here: what a brand sold fits on a few pages.
async fn find(app: &App, desk: &BrandDesk, asked: &ListAsked, page: Page) -> Result<Vec<SalesRow>, WebError> {
    let now = app.now();
    let from = asked.from().unwrap_or_else(|| month_start(now));
    let until = asked.until().unwrap_or(now + base::Span::days(1));
    let sort = match asked.sort.as_str() {
        "pieces" => SalesSort::Pieces,
        "shop" => SalesSort::Merchant,
        _ => SalesSort::Sold,
    };
    let lists = app.market().lists();
    if asked.q.trim().is_empty() {
        return Ok(lists.sales_of_brand(desk.brand.id, from, until, sort, page).await?);
    }
    let wanted = asked.q.trim().to_lowercase();
    let fits = |sales: &SalesRow| {
        [&sales.merchant_name, &sales.seller_name].iter().any(|name| name.to_lowercase().contains(&wanted))
    };
    let all = lists.sales_of_brand(desk.brand.id, from, until, sort, asked.all()).await?;
    Ok(all.into_iter().filter(fits).skip(page.skip as usize).take(page.most as usize).collect())
}

fn sorts(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let of = [
        ("", texts.t("sort-sold").to_string()),
        ("pieces", texts.t("sort-pieces").to_string()),
        ("shop", texts.t("sort-shop").to_string()),
    ];
    ListAsked::choices(chosen, &of)
}

fn row(texts: &Texts, sales: &SalesRow) -> Vec<String> {
    let nobody = || texts.t("sales-nobody").to_string();
    vec![
        sales.merchant_name.clone(),
        if sales.seller_name.is_empty() { nobody() } else { sales.seller_name.clone() },
        sales.orders.to_string(),
        sales.pieces.to_string(),
        texts.money(&sales.sold),
        texts.money(&sales.share),
    ]
}
