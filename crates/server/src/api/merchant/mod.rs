//! What a merchant's console does, by program.

mod agreements;
mod coupons;
mod members;
mod orders;
mod plan;
mod refunds;
mod settings;
mod shipping;
mod takings;
mod tax;

use market::keys::Scope;

use super::operation::{Operation, Replay, delete, get, patch, post, put};
use super::problem::Code;

pub(super) fn operations() -> Vec<Operation> {
    [orders(), network(), terms(), charges(), settings()].into_iter().flatten().collect()
}

fn orders() -> Vec<Operation> {
    const GROUP: &str = "Merchant: orders";
    let read = |operation: Operation| operation.scope(Scope::OrdersRead);
    let write = |operation: Operation| operation.scope(Scope::OrdersWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/merchant/orders", orders::list)).about("listOrders", GROUP, "Your orders, the newest first."),
        read(get("/v1/merchant/orders/{order}", orders::get)).about(
            "getMerchantOrder",
            GROUP,
            "An order with who gets what of it, and what was given back.",
        ),
        write(post("/v1/merchant/orders/{order}/mark-paid", orders::mark_paid)).about(
            "markOrderPaid",
            GROUP,
            "Its payment has arrived. Late ones go by your rule; a second time changes nothing.",
        ),
        write(post("/v1/merchant/orders/{order}/fill", orders::fill)).about(
            "fillBackorder",
            GROUP,
            "The goods it was waiting for are there.",
        ),
        write(post("/v1/merchant/orders/{order}/cancel", orders::cancel)).about(
            "cancelMerchantOrder",
            GROUP,
            "Calls off an order that is not paid.",
        ),
        read(post("/v1/merchant/orders/{order}/refund-preview", refunds::preview))
            .about("previewRefund", GROUP, "What a refund would come to. Changes nothing.")
            .replay(Replay::No)
            .fails(&[Code::Conflict]),
        write(post("/v1/merchant/orders/{order}/refunds", refunds::make))
            .about("refundOrder", GROUP, "Gives back part or all of a paid order, from everybody who earned on it.")
            .replay(Replay::Needed),
        get("/v1/merchant/takings", takings::get).scope(Scope::MoneyRead).about(
            "getTakings",
            GROUP,
            "What your orders come to.",
        ),
    ]
}

fn network() -> Vec<Operation> {
    const GROUP: &str = "Merchant: network";
    let read = |operation: Operation| operation.scope(Scope::NetworkRead);
    let write = |operation: Operation| operation.scope(Scope::NetworkWrite);
    vec![
        read(get("/v1/merchant/members", members::list)).about(
            "listMembers",
            GROUP,
            "Who sells for you, the oldest first.",
        ),
        read(get("/v1/merchant/members/{member}", members::get)).about("getMember", GROUP, "One of them."),
        write(put("/v1/merchant/members/{member}/status", members::set_status)).about(
            "setMemberStatus",
            GROUP,
            "Deactivates a member, or lets one sell again.",
        ),
        read(get("/v1/merchant/invitations", members::invitations)).about(
            "listInvitations",
            GROUP,
            "Your open invitations.",
        ),
        write(post("/v1/merchant/invitations", members::invite)).about(
            "createInvitation",
            GROUP,
            "Makes an invitation in your own name.",
        ),
        write(delete("/v1/merchant/invitations/{code}", members::withdraw)).about(
            "withdrawInvitation",
            GROUP,
            "Nobody can accept it any more.",
        ),
    ]
}

fn terms() -> Vec<Operation> {
    const GROUP: &str = "Merchant: agreements";
    let write = |operation: Operation| operation.scope(Scope::TermsWrite).fails(&[Code::Conflict]);
    vec![
        get("/v1/merchant/agreements", agreements::list).scope(Scope::TermsRead).about(
            "listAgreements",
            GROUP,
            "Your agreements with brands.",
        ),
        write(post("/v1/merchant/agreements", agreements::offer)).about(
            "offerAgreement",
            GROUP,
            "Proposes terms to a brand.",
        ),
        write(post("/v1/merchant/agreements/{agreement}/accept", agreements::accept)).about(
            "acceptAgreement",
            GROUP,
            "Accepts a brand's offer.",
        ),
        write(post("/v1/merchant/agreements/{agreement}/decline", agreements::decline)).about(
            "declineAgreement",
            GROUP,
            "Says no to an offer, or takes your own back.",
        ),
        write(post("/v1/merchant/agreements/{agreement}/end", agreements::end)).about(
            "endAgreement",
            GROUP,
            "Gives notice.",
        ),
    ]
}

fn charges() -> Vec<Operation> {
    const GROUP: &str = "Merchant: charges";
    let read = |operation: Operation| operation.scope(Scope::SettingsRead);
    let write = |operation: Operation| operation.scope(Scope::SettingsWrite);
    vec![
        read(get("/v1/merchant/coupons", coupons::list)).about("listCoupons", GROUP, "Your coupons, the newest first."),
        write(post("/v1/merchant/coupons", coupons::add))
            .about("createCoupon", GROUP, "Adds a coupon.")
            .fails(&[Code::Conflict]),
        write(patch("/v1/merchant/coupons/{coupon}", coupons::set_active)).about(
            "setCouponActive",
            GROUP,
            "Stops a coupon, or lets it be used again.",
        ),
        read(get("/v1/merchant/shipping/zones", shipping::list)).about("listZones", GROUP, "Where your parcels go."),
        write(post("/v1/merchant/shipping/zones", shipping::add_zone))
            .about("createZone", GROUP, "Adds a zone.")
            .fails(&[Code::Conflict]),
        write(delete("/v1/merchant/shipping/zones/{zone}", shipping::remove_zone)).about(
            "deleteZone",
            GROUP,
            "Removes a zone and its methods.",
        ),
        write(post("/v1/merchant/shipping/zones/{zone}/methods", shipping::add_method))
            .about("createMethod", GROUP, "Adds a way to send parcels there.")
            .fails(&[Code::Conflict]),
        write(delete("/v1/merchant/shipping/methods/{method}", shipping::remove_method)).about(
            "deleteMethod",
            GROUP,
            "Removes a way to send parcels.",
        ),
        read(get("/v1/merchant/tax", tax::get)).about("getTax", GROUP, "Your tax table."),
        write(put("/v1/merchant/tax", tax::set_kind)).about(
            "setTaxKind",
            GROUP,
            "What the tax is called, and whether prices contain it.",
        ),
        write(put("/v1/merchant/tax/rates", tax::set_rate)).about(
            "setTaxRate",
            GROUP,
            "Sets the rate of a country, region and category.",
        ),
        write(post("/v1/merchant/tax/rates/remove", tax::remove_rate)).about(
            "removeTaxRate",
            GROUP,
            "Takes a rate out of the table.",
        ),
    ]
}

fn settings() -> Vec<Operation> {
    const GROUP: &str = "Merchant: settings";
    let read = |operation: Operation| operation.scope(Scope::SettingsRead);
    let write = |operation: Operation| operation.scope(Scope::SettingsWrite);
    vec![
        read(get("/v1/merchant/settings", settings::get)).about(
            "getSettings",
            GROUP,
            "What you say of yourself and how you trade.",
        ),
        write(put("/v1/merchant/settings", settings::set)).about("setSettings", GROUP, "Changes all of it."),
        read(get("/v1/merchant/plan", plan::get)).about("getPlan", GROUP, "The compensation plan in force."),
        write(put("/v1/merchant/plan", plan::publish))
            .about("publishPlan", GROUP, "Publishes a plan, in force from now on.")
            .fails(&[Code::Conflict]),
    ]
}
