//! What a brand's console does, by program.

mod agreements;
mod imports;
mod money;
mod products;
mod rates;
mod settings;
mod stock;

use market::keys::Scope;

use super::operation::{Operation, get, patch, post, put};
use super::problem::Code;

pub(super) fn operations() -> Vec<Operation> {
    [catalog(), terms(), rest()].into_iter().flatten().collect()
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
