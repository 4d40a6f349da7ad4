use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use market::lists::{OwnCustomer, Page};

use crate::i18n::Texts;
use crate::link;
use crate::pages::console::list::{ListHead, ListPage};
use crate::routes::consoles::{Csv, ListAsked, PER_PAGE, seller_console};
use crate::routes::merchant::{customer_sort, customer_sorts};
use crate::web::{App, SellerDesk, Visitor, WebError};

/// The people whose seller of record it is. The seller sees what they are called and what their orders came to: where they
/// live and read mail stays between them and the shop.
pub(super) async fn show(
    visitor: Visitor,
    desk: SellerDesk,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let found = find(&app, &desk, &asked, asked.page()).await?;
    let here = link::seller_customers(&desk.merchant.slug);
    let cx = visitor.shell(texts.t("console-customers")).await?;
    let page = ListPage {
        console: seller_console(&cx, &desk),
        title: texts.t("console-customers").to_string(),
        lead: texts.t("own-customers-lead").with("shop", &desk.merchant.name).to_string(),
        head: ListHead {
            action: here.clone(),
            find: texts.t("own-customers-find").to_string(),
            query: asked.q.clone(),
            selects: vec![("sort", texts.t("list-sort").to_string(), customer_sorts(&texts, &asked.sort))],
            csv: Some(asked.at(link::seller_customers_csv(&desk.merchant.slug))),
            ..ListHead::default()
        },
        columns: vec![
            (texts.t("col-customer").to_string(), false),
            (texts.t("col-since").to_string(), false),
            (texts.t("col-orders").to_string(), true),
            (texts.t("col-last-order").to_string(), false),
            (texts.t("col-total").to_string(), true),
        ],
        rows: found.iter().take(PER_PAGE as usize).map(|customer| row(&texts, customer)).collect(),
        empty: (texts.t("own-customers-empty").to_string(), texts.t("own-customers-empty-text").to_string()),
        paging: asked.paging(here, found.len()),
        cx,
    };
    Ok(Html(page.render()?))
}

/// The same as a file.
pub(super) async fn csv(
    desk: SellerDesk,
    State(app): State<App>,
    Query(asked): Query<ListAsked>,
) -> Result<Response, WebError> {
    let mut file = Csv::with_columns(&["Name", "Since", "Orders", "Last order", "Total", "Currency"]);
    for customer in find(&app, &desk, &asked, asked.all()).await? {
        file.text(&customer.name).moment(Some(customer.since)).number(customer.orders).moment(customer.last);
        file.money(customer.total).text(customer.total.currency().code()).end_row();
    }
    file.named(&format!("{}-my-customers", desk.merchant.slug), app.now())
}

async fn find(app: &App, desk: &SellerDesk, asked: &ListAsked, page: Page) -> Result<Vec<OwnCustomer>, WebError> {
    let (sort, currency) = (customer_sort(&asked.sort), desk.merchant.currency);
    Ok(app.market().lists().customers_of_member(desk.member, currency, &asked.q, sort, page).await?)
}

fn row(texts: &Texts, customer: &OwnCustomer) -> Vec<String> {
    vec![
        customer.name.clone(),
        texts.date(customer.since),
        customer.orders.to_string(),
        customer.last.map(|last| texts.date(last)).unwrap_or_default(),
        texts.money(&customer.total),
    ]
}
