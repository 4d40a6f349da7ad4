//! The merchant's console. Every route is reached through [`crate::web::MerchantDesk`]: a role at the shop in the path,
//! and the right that the handler names.
//! Orders, agreements and members are asked for together with that shop, so another shop's are not found.

mod agreements;
mod coupons;
mod credit;
mod customers;
mod details;
mod history;
mod keys;
mod order;
mod orders;
mod parcels;
mod pay;
mod payout;
mod payouts;
mod plan;
mod price_list;
mod prices;
mod refund;
mod returns;
mod sellers;
mod several;
mod shares;
mod shipping;
mod tax;
mod team;
mod views;

use axum::Router;
use axum::routing::{get, post};

use crate::web::App;

pub(in crate::routes) use customers::{sort as customer_sort, sorts as customer_sorts};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/manage/shops/{shop}", get(orders::show))
        .route("/manage/shops/{shop}/orders.csv", get(orders::csv))
        .route("/manage/shops/{shop}/orders/several/paid", post(several::pay))
        .route("/manage/shops/{shop}/orders/several/cancel", post(several::cancel))
        .route("/manage/shops/{shop}/orders/{order}", get(order::show))
        .route("/manage/shops/{shop}/orders/{order}/paid", post(pay::mark_paid))
        .route("/manage/shops/{shop}/orders/{order}/fill", post(pay::fill))
        .route("/manage/shops/{shop}/orders/{order}/cancel", post(pay::cancel))
        .route("/manage/shops/{shop}/orders/{order}/refund", post(refund::give_back))
        .route("/manage/shops/{shop}/orders/{order}/parcels", post(parcels::pack))
        .route("/manage/shops/{shop}/orders/{order}/parcels/{parcel}", get(parcels::slip).post(parcels::change))
        .route("/manage/shops/{shop}/returns", get(returns::list).post(returns::set_window))
        .route("/manage/shops/{shop}/returns/{return}", get(returns::show).post(returns::change))
        .route("/manage/shops/{shop}/returns/{return}/photos/{photo}", get(returns::photo))
        .route("/manage/shops/{shop}/brands", get(agreements::show).post(agreements::offer))
        .route("/manage/shops/{shop}/brands/{agreement}", post(agreements::answer))
        .route("/manage/shops/{shop}/plan", get(plan::show).post(plan::publish))
        .route("/manage/shops/{shop}/sellers", get(sellers::show).post(sellers::invite))
        .route("/manage/shops/{shop}/sellers.csv", get(sellers::csv))
        .route("/manage/shops/{shop}/sellers/several", post(several::sellers))
        .route("/manage/shops/{shop}/sellers/{member}", post(sellers::change))
        .route("/manage/shops/{shop}/invitations/{code}/withdraw", post(sellers::withdraw))
        .route("/manage/shops/{shop}/prices", get(prices::show).post(prices::add))
        .route("/manage/shops/{shop}/prices/{list}", get(price_list::show).post(price_list::change))
        .route("/manage/shops/{shop}/prices/{list}/csv", get(price_list::csv))
        .route("/manage/shops/{shop}/payouts", get(payouts::show).post(payouts::act))
        .route("/manage/shops/{shop}/payouts/runs/{run}", get(payouts::run))
        .route("/manage/shops/{shop}/payouts/files/{file}", get(payouts::file).post(payouts::all_paid))
        .route("/manage/shops/{shop}/payouts/files/{file}/csv", get(payouts::bank_csv))
        .route("/manage/shops/{shop}/payouts/{payout}", get(payout::show).post(payout::say))
        .route("/manage/shops/{shop}/payouts/{payout}/csv", get(payout::csv))
        .route("/manage/shops/{shop}/coupons", get(coupons::show).post(coupons::add))
        .route("/manage/shops/{shop}/coupons.csv", get(coupons::csv))
        .route("/manage/shops/{shop}/coupons/several", post(several::coupons))
        .route("/manage/shops/{shop}/coupons/{coupon}", post(coupons::change))
        .route("/manage/shops/{shop}/shipping", get(shipping::show).post(shipping::add_zone))
        .route("/manage/shops/{shop}/shipping/{zone}", post(shipping::change_zone))
        .route("/manage/shops/{shop}/shipping/methods/{method}/remove", post(shipping::remove_method))
        .route("/manage/shops/{shop}/tax", get(tax::show).post(tax::change))
        .route("/manage/shops/{shop}/customers", get(customers::show))
        .route("/manage/shops/{shop}/customers.csv", get(customers::csv))
        .route("/manage/shops/{shop}/lists/{name}/views", post(views::change))
        .route("/manage/shops/{shop}/team", get(team::show).post(team::invite))
        .route("/manage/shops/{shop}/team/leave", post(team::leave))
        .route("/manage/shops/{shop}/team/{whom}", post(team::change))
        .route("/manage/shops/{shop}/history", get(history::show))
        .route("/manage/shops/{shop}/keys", get(keys::show).post(keys::make))
        .route("/manage/shops/{shop}/keys/{key}/revoke", post(keys::revoke))
        .route("/manage/shops/{shop}/details", get(details::show).post(details::save))
}
