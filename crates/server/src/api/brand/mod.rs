//! What a brand's console does, by program.

mod agreements;
mod imports;
mod money;
mod orders;
mod products;
mod rates;
mod settings;
mod stock;

use market::keys::Scope;

use super::access::AsBrand;
use super::operation::{Operation, Replay, delete, get, patch, post, put};
use super::problem::Code;
use super::{parcels, payouts, returns, team};

pub(super) fn operations() -> Vec<Operation> {
    [catalog(), orders(), parcels(), terms(), team(), rest()].into_iter().flatten().collect()
}

fn catalog() -> Vec<Operation> {
    const GROUP: &str = "Brand: catalog";
    let read = |operation: Operation| operation.scope(Scope::CatalogRead);
    let write = |operation: Operation| operation.scope(Scope::CatalogWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/brand/products", products::list)).about(
            "listBrandProducts",
            GROUP,
            "Your products: sold out ones first, then those that nearly are, then the others by title.",
        ),
        write(post("/v1/brand/products", products::add)).about("createProduct", GROUP, "Puts a product on the shelf."),
        read(get("/v1/brand/products/{product}", products::get)).about(
            "getBrandProduct",
            GROUP,
            "One of them, with prices and stock of each variant.",
        ),
        write(patch("/v1/brand/products/{product}", products::change)).about(
            "updateProduct",
            GROUP,
            "Changes what it says and whether it can be sold; what is left out stays.",
        ),
        write(put("/v1/brand/variants/{variant}/price", stock::set_price)).about(
            "setPrice",
            GROUP,
            "Sets what one costs in a currency.",
        ),
        write(post("/v1/brand/variants/{variant}/stock", stock::set_stock)).about(
            "changeStock",
            GROUP,
            "Sets how many there are, or adds to it. With a delta, send an Idempotency-Key.",
        ),
        write(post("/v1/brand/imports", imports::send)).about(
            "createImport",
            GROUP,
            "Sends a catalog file (Shopify or WooCommerce CSV, Google Merchant feed) and says what it would change.",
        ),
        read(get("/v1/brand/imports/{import}", imports::get)).about(
            "getImport",
            GROUP,
            "What a file would change, or how far its import is.",
        ),
        write(post("/v1/brand/imports/{import}/confirm", imports::confirm)).about(
            "confirmImport",
            GROUP,
            "Brings it in. Confirmed twice, it is brought in once.",
        ),
    ]
}

fn orders() -> Vec<Operation> {
    const GROUP: &str = "Brand: orders";
    let read = |operation: Operation| operation.scope(Scope::OrdersRead);
    vec![
        read(get("/v1/brand/orders", orders::list)).about(
            "listBrandOrders",
            GROUP,
            "Paid orders with something of yours in them, the newest first.",
        ),
        read(get("/v1/brand/orders/{order}", orders::get)).about(
            "getBrandOrder",
            GROUP,
            "Your part of an order: your lines, your money, and where to send it while something goes there.",
        ),
        read(get("/v1/brand/returns", returns::list::<AsBrand>)).about(
            "listBrandReturns",
            GROUP,
            "What comes back to you, the newest first. The shop decides about it.",
        ),
        read(get("/v1/brand/returns/{return}", returns::get::<AsBrand>)).about("getBrandReturn", GROUP, "A return."),
    ]
}

fn parcels() -> Vec<Operation> {
    const GROUP: &str = "Brand: parcels";
    let read = |operation: Operation| operation.scope(Scope::OrdersRead);
    let write = |operation: Operation| operation.scope(Scope::OrdersWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/brand/orders/{order}/parcels", parcels::list::<AsBrand>)).about(
            "listBrandParcels",
            GROUP,
            "Your parcels of an order.",
        ),
        write(post("/v1/brand/orders/{order}/parcels", parcels::pack::<AsBrand>))
            .about("packBrandParcel", GROUP, "Puts pieces of yours into a parcel, and sends it at once if told how.")
            .replay(Replay::Needed),
        read(get("/v1/brand/parcels/{parcel}", parcels::get::<AsBrand>)).about("getBrandParcel", GROUP, "A parcel."),
        write(post("/v1/brand/parcels/{parcel}/send", parcels::send::<AsBrand>)).about(
            "sendBrandParcel",
            GROUP,
            "It was handed over: the customer is told how to follow it. One that was sent stays as it is.",
        ),
        write(post("/v1/brand/parcels/{parcel}/deliver", parcels::deliver::<AsBrand>)).about(
            "deliverBrandParcel",
            GROUP,
            "It has arrived.",
        ),
        write(post("/v1/brand/parcels/{parcel}/unpack", parcels::unpack::<AsBrand>)).about(
            "unpackBrandParcel",
            GROUP,
            "Takes a parcel that was not sent apart again.",
        ),
    ]
}

fn team() -> Vec<Operation> {
    const GROUP: &str = "Brand: team";
    let write = |operation: Operation| operation.scope(Scope::TeamWrite).fails(&[Code::Conflict]);
    vec![
        get("/v1/brand/team", team::list::<AsBrand>).scope(Scope::TeamRead).about(
            "getBrandTeam",
            GROUP,
            "Who works for you, and who is invited to.",
        ),
        write(post("/v1/brand/team/invitations", team::invite::<AsBrand>)).about(
            "inviteToBrandTeam",
            GROUP,
            "Invites somebody by e-mail, in the name of whoever made the key.",
        ),
        write(delete("/v1/brand/team/invitations/{invitation}", team::withdraw::<AsBrand>)).about(
            "withdrawBrandTeamInvitation",
            GROUP,
            "Its link opens nothing any more.",
        ),
        write(put("/v1/brand/team/{person}", team::set_role::<AsBrand>)).about(
            "setBrandTeamRole",
            GROUP,
            "Gives somebody who works for you another role. Somebody has to stay owner.",
        ),
        write(delete("/v1/brand/team/{person}", team::remove::<AsBrand>)).about(
            "removeFromBrandTeam",
            GROUP,
            "Somebody does not work for you any more. Somebody has to stay owner.",
        ),
    ]
}

fn terms() -> Vec<Operation> {
    const GROUP: &str = "Brand: terms";
    let read = |operation: Operation| operation.scope(Scope::TermsRead);
    let write = |operation: Operation| operation.scope(Scope::TermsWrite).fails(&[Code::Conflict]);
    vec![
        read(get("/v1/brand/rates", rates::list)).about("listRates", GROUP, "The commission you pay, now and later."),
        write(put("/v1/brand/rates", rates::set)).about(
            "setRate",
            GROUP,
            "Sets the commission of the catalog or of one product.",
        ),
        read(get("/v1/brand/agreements", agreements::list)).about(
            "listBrandAgreements",
            GROUP,
            "Your agreements with merchants.",
        ),
        write(post("/v1/brand/agreements", agreements::offer)).about(
            "offerBrandAgreement",
            GROUP,
            "Proposes terms to a merchant.",
        ),
        write(post("/v1/brand/agreements/{agreement}/accept", agreements::accept)).about(
            "acceptBrandAgreement",
            GROUP,
            "Accepts a merchant's offer.",
        ),
        write(post("/v1/brand/agreements/{agreement}/decline", agreements::decline)).about(
            "declineBrandAgreement",
            GROUP,
            "Says no to an offer, or takes your own back.",
        ),
        write(post("/v1/brand/agreements/{agreement}/end", agreements::end)).about(
            "endBrandAgreement",
            GROUP,
            "Gives notice.",
        ),
    ]
}

fn rest() -> Vec<Operation> {
    const GROUP: &str = "Brand: money and settings";
    vec![
        get("/v1/brand/balances", money::balances).scope(Scope::MoneyRead).about(
            "getBrandBalances",
            GROUP,
            "What you are owed.",
        ),
        get("/v1/brand/payouts", payouts::list::<AsBrand>).scope(Scope::MoneyRead).about(
            "listBrandPayouts",
            GROUP,
            "What you were paid, the newest first.",
        ),
        get("/v1/brand/payouts/{payout}", payouts::get::<AsBrand>).scope(Scope::MoneyRead).about(
            "getBrandPayout",
            GROUP,
            "A payout with the movements it is made of.",
        ),
        get("/v1/brand/sales", orders::sales).scope(Scope::MoneyRead).about(
            "listBrandSales",
            GROUP,
            "What shops sold of you, and through whom.",
        ),
        get("/v1/brand/settings", settings::get).scope(Scope::SettingsRead).about(
            "getBrandSettings",
            GROUP,
            "What you say of yourself.",
        ),
        put("/v1/brand/settings", settings::set).scope(Scope::SettingsWrite).about(
            "setBrandSettings",
            GROUP,
            "Changes all of it; pictures stay.",
        ),
    ]
}
