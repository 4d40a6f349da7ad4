//! What a merchant's console does, by program.

mod agreements;
mod coupons;
mod members;
mod orders;
mod payout_books;
mod payouts;
mod plan;
mod prices;
mod refunds;
mod returns;
mod settings;
mod shipping;
mod takings;
mod tax;

use market::keys::Scope;

use super::access::AsMerchant;
use super::operation::{Operation, Replay, delete, get, patch, post, put};
use super::problem::Code;
use super::{parcels, returns as given_back, team};

pub(super) fn operations() -> Vec<Operation> {
    let parts = [
        orders(),
        parcels(),
        returns(),
        network(),
        team(),
        terms(),
        charges(),
        prices(),
        payouts(),
        books(),
        settings(),
    ];
    parts.into_iter().flatten().collect()
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

fn parcels() -> Vec<Operation> {
    const GROUP: &str = "Merchant: parcels";
    let read = |operation: Operation| operation.scope(Scope::OrdersRead);
    let write = |operation: Operation| operation.scope(Scope::OrdersWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/merchant/orders/{order}/parcels", parcels::list::<AsMerchant>)).about(
            "listParcels",
            GROUP,
            "The parcels of an order.",
        ),
        write(post("/v1/merchant/orders/{order}/parcels", parcels::pack::<AsMerchant>))
            .about("packParcel", GROUP, "Puts pieces of a paid order into a parcel, and sends it at once if told how.")
            .replay(Replay::Needed),
        read(get("/v1/merchant/parcels/{parcel}", parcels::get::<AsMerchant>)).about("getParcel", GROUP, "A parcel."),
        write(post("/v1/merchant/parcels/{parcel}/send", parcels::send::<AsMerchant>)).about(
            "sendParcel",
            GROUP,
            "It was handed over: the customer is told how to follow it. One that was sent stays as it is.",
        ),
        write(post("/v1/merchant/parcels/{parcel}/deliver", parcels::deliver::<AsMerchant>)).about(
            "deliverParcel",
            GROUP,
            "It has arrived.",
        ),
        write(post("/v1/merchant/parcels/{parcel}/unpack", parcels::unpack::<AsMerchant>)).about(
            "unpackParcel",
            GROUP,
            "Takes a parcel that was not sent apart again.",
        ),
    ]
}

fn returns() -> Vec<Operation> {
    const GROUP: &str = "Merchant: returns";
    let read = |operation: Operation| operation.scope(Scope::OrdersRead);
    let write = |operation: Operation| operation.scope(Scope::OrdersWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/merchant/returns", given_back::list::<AsMerchant>)).about(
            "listReturns",
            GROUP,
            "What customers give back, the newest first.",
        ),
        read(get("/v1/merchant/returns/{return}", given_back::get::<AsMerchant>)).about(
            "getReturn",
            GROUP,
            "A return.",
        ),
        write(post("/v1/merchant/returns/{return}/accept", returns::accept)).about(
            "acceptReturn",
            GROUP,
            "Takes it back: the customer is told where to send it.",
        ),
        write(post("/v1/merchant/returns/{return}/decline", returns::decline)).about(
            "declineReturn",
            GROUP,
            "Does not take it back. What was accepted can still be declined when it never arrives.",
        ),
        write(post("/v1/merchant/returns/{return}/receive", returns::receive)).about(
            "receiveReturn",
            GROUP,
            "It is there: what arrived is paid back. Once; the same again gives the refund that was made.",
        ),
        get("/v1/merchant/return-days", returns::days).scope(Scope::SettingsRead).about(
            "getReturnDays",
            GROUP,
            "For how many days customers may ask.",
        ),
        put("/v1/merchant/return-days", returns::set_days).scope(Scope::SettingsWrite).about(
            "setReturnDays",
            GROUP,
            "Sets for how many days customers may ask.",
        ),
    ]
}

fn team() -> Vec<Operation> {
    const GROUP: &str = "Merchant: team";
    let write = |operation: Operation| operation.scope(Scope::TeamWrite).fails(&[Code::Conflict]);
    vec![
        get("/v1/merchant/team", team::list::<AsMerchant>).scope(Scope::TeamRead).about(
            "getTeam",
            GROUP,
            "Who works for you, and who is invited to.",
        ),
        write(post("/v1/merchant/team/invitations", team::invite::<AsMerchant>)).about(
            "inviteToTeam",
            GROUP,
            "Invites somebody by e-mail, in the name of whoever made the key.",
        ),
        write(delete("/v1/merchant/team/invitations/{invitation}", team::withdraw::<AsMerchant>)).about(
            "withdrawTeamInvitation",
            GROUP,
            "Its link opens nothing any more.",
        ),
        write(put("/v1/merchant/team/{person}", team::set_role::<AsMerchant>)).about(
            "setTeamRole",
            GROUP,
            "Gives somebody who works for you another role. Somebody has to stay owner.",
        ),
        write(delete("/v1/merchant/team/{person}", team::remove::<AsMerchant>)).about(
            "removeFromTeam",
            GROUP,
            "Somebody does not work for you any more. Somebody has to stay owner.",
        ),
    ]
}

fn prices() -> Vec<Operation> {
    const GROUP: &str = "Merchant: price lists";
    let read = |operation: Operation| operation.scope(Scope::CatalogRead);
    let write = |operation: Operation| operation.scope(Scope::CatalogWrite);
    vec![
        read(get("/v1/merchant/price-lists", prices::list)).about(
            "listPriceLists",
            GROUP,
            "Your price lists, the newest first.",
        ),
        write(post("/v1/merchant/price-lists", prices::add)).about(
            "createPriceList",
            GROUP,
            "Makes a list, still without prices.",
        ),
        read(get("/v1/merchant/price-lists/{list}", prices::get)).about("getPriceList", GROUP, "One of them."),
        write(patch("/v1/merchant/price-lists/{list}", prices::set_active)).about(
            "setPriceListActive",
            GROUP,
            "Stops a list, or lets it count again.",
        ),
        write(put("/v1/merchant/price-lists/{list}/off", prices::set_off))
            .about(
                "setPriceListOff",
                GROUP,
                "Takes a part off a product, a brand or everything, in place of the one before.",
            )
            .fails(&[Code::Conflict]),
        read(get("/v1/merchant/price-lists/{list}/prices", prices::prices)).about(
            "getListedPrices",
            GROUP,
            "A list's own prices.",
        ),
        write(patch("/v1/merchant/price-lists/{list}/prices", prices::set_prices)).about(
            "setListedPrices",
            GROUP,
            "Sets prices of articles; those that are not named stay. Everything or nothing.",
        ),
        read(get("/v1/merchant/price-lists/{list}/customers", prices::customers)).about(
            "getPriceListCustomers",
            GROUP,
            "The customers a list names.",
        ),
        write(put("/v1/merchant/price-lists/{list}/customers", prices::set_customers))
            .about("setPriceListCustomers", GROUP, "Names the customers of a list for a group.")
            .fails(&[Code::Conflict]),
    ]
}

fn payouts() -> Vec<Operation> {
    const GROUP: &str = "Merchant: payouts";
    let read = |operation: Operation| operation.scope(Scope::MoneyRead);
    let write = |operation: Operation| operation.scope(Scope::PayoutsWrite);
    vec![
        read(get("/v1/merchant/payouts", payouts::list)).about("listPayouts", GROUP, "Your payouts, the newest first."),
        read(get("/v1/merchant/payouts/{payout}", payouts::get)).about(
            "getPayout",
            GROUP,
            "A payout with the movements it is made of.",
        ),
        write(post("/v1/merchant/payouts/{payout}/paid", payouts::mark_paid))
            .about("markPayoutPaid", GROUP, "It arrived. A second time changes nothing.")
            .fails(&[Code::Conflict]),
        write(post("/v1/merchant/payouts/{payout}/failed", payouts::mark_failed)).about(
            "markPayoutFailed",
            GROUP,
            "It came to nothing, whether it had been paid or not: everything in it is owed again.",
        ),
        read(get("/v1/merchant/payout-funds", payouts::funds)).about(
            "getPayoutFunds",
            GROUP,
            "What there is for paying out, and what waits for it.",
        ),
        read(get("/v1/merchant/payout-settings", payout_books::settings)).about(
            "getPayoutSettings",
            GROUP,
            "When you pay out, and from which amount on.",
        ),
        write(put("/v1/merchant/payout-settings", payout_books::set_settings)).about(
            "setPayoutSettings",
            GROUP,
            "Changes it. What a new schedule would have made due in the past is not made up for.",
        ),
    ]
}

fn books() -> Vec<Operation> {
    const GROUP: &str = "Merchant: payouts";
    let read = |operation: Operation| operation.scope(Scope::MoneyRead);
    let write = |operation: Operation| operation.scope(Scope::PayoutsWrite);
    vec![
        read(get("/v1/merchant/payout-runs", payout_books::runs)).about(
            "listPayoutRuns",
            GROUP,
            "The latest runs, the newest first.",
        ),
        read(get("/v1/merchant/payout-runs/{run}", payout_books::run)).about("getPayoutRun", GROUP, "One of them."),
        write(post("/v1/merchant/payout-runs", payouts::prepare)).about(
            "preparePayouts",
            GROUP,
            "Sets aside what everybody is owed, outside the schedule.",
        ),
        read(get("/v1/merchant/payout-files", payout_books::files)).about(
            "listPayoutFiles",
            GROUP,
            "What was sent, the newest first.",
        ),
        write(post("/v1/merchant/payout-files", payouts::send))
            .about("sendPayouts", GROUP, "Sends what the money reaches for, the oldest first.")
            .replay(Replay::Needed),
        write(get("/v1/merchant/payout-files/{file}/transfers", payout_books::transfers)).about(
            "getTransfers",
            GROUP,
            "What the bank is told, with whole account numbers: therefore it needs the scope for sending.",
        ),
        write(post("/v1/merchant/payout-files/{file}/paid", payout_books::arrived)).about(
            "markFilePaid",
            GROUP,
            "Everything in it that is still with the bank arrived.",
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
