use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use market::lists::{CustomerRow, CustomerSort, Page};

use crate::i18n::Texts;
use crate::link;
use crate::pages::console::list::ListPage;
use crate::routes::consoles::{Csv, ListAsked, Lists, PER_PAGE, merchant_console};
use crate::web::{App, May, MerchantDesk, Visitor, WebError, may};

/// Everybody who ordered at the shop.
pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    let (texts, slug) = (visitor.texts(), desk.merchant.slug.as_str());
    let found = find(&app, &desk, &asked, asked.page()).await?;
    let list = Lists { place: desk.merchant.id.number(), person: desk.person.id, list: "customers" };
    let here = link::merchant_customers(slug);
    let (keep, csv) = (link::merchant_views(slug, "customers"), link::merchant_customers_csv(slug));
    let mut head = list.head(&app, &texts, &asked, here.clone(), keep, csv).await?;
    head.find = texts.t("customers-find").to_string();
    head.selects = vec![("sort", texts.t("list-sort").to_string(), sorts(&texts, &asked.sort))];
    let cx = visitor.shell(texts.t("console-customers")).await?;
    let page = ListPage {
        console: merchant_console(&app, &cx, &desk.merchant).await?,
        title: texts.t("console-customers").to_string(),
        lead: texts.t("customers-lead").to_string(),
        head,
        columns: vec![
            (texts.t("col-customer").to_string(), false),
            (texts.t("col-email").to_string(), false),
            (texts.t("col-orders").to_string(), true),
            (texts.t("col-last-order").to_string(), false),
            (texts.t("col-total").to_string(), true),
        ],
        rows: found.iter().take(PER_PAGE as usize).map(|customer| row(&texts, customer)).collect(),
        empty: (texts.t("customers-empty").to_string(), texts.t("customers-empty-text").to_string()),
        paging: asked.paging(here, found.len()),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The same as a file.
pub(super) async fn csv(
    desk: May<may::See, MerchantDesk>,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let mut file = Csv::with_columns(&["Name", "E-mail", "Orders", "Last order", "Total", "Currency"]);
    for customer in find(&app, &desk, &asked, asked.all()).await? {
        file.text(&customer.name).text(&customer.email).number(customer.orders).moment(Some(customer.last));
        file.money(customer.total).text(customer.total.currency().code()).end_row();
    }
    file.named(&format!("{}-customers", desk.merchant.slug), app.now())
}

async fn find(app: &App, desk: &MerchantDesk, asked: &ListAsked, page: Page) -> Result<Vec<CustomerRow>, WebError> {
    let (shop, sort) = (&desk.merchant, sort(&asked.sort));
    Ok(app.market().lists().customers(shop.id, shop.currency, &asked.q, sort, page).await?)
}

pub(in crate::routes) fn sort(word: &str) -> CustomerSort {
    match word {
        "total" => CustomerSort::Total,
        "orders" => CustomerSort::Orders,
        "name" => CustomerSort::Name,
        _ => CustomerSort::Latest,
    }
}

pub(in crate::routes) fn sorts(texts: &Texts, chosen: &str) -> Vec<crate::pages::parts::Choice> {
    let of = [
        ("", texts.t("sort-latest").to_string()),
        ("total", texts.t("sort-total").to_string()),
        ("orders", texts.t("sort-orders").to_string()),
        ("name", texts.t("sort-by-name").to_string()),
    ];
    ListAsked::choices(chosen, &of)
}

fn row(texts: &Texts, customer: &CustomerRow) -> Vec<String> {
    vec![
        customer.name.clone(),
        customer.email.clone(),
        customer.orders.to_string(),
        texts.date(customer.last),
        texts.money(&customer.total),
    ]
}
