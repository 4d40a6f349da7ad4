//! Tables that are not product exports but easily taken for one, each told by headings only it has.

use crate::Refusal;

/// A kind of table, told by its headings in plain form. A file is of this kind when it has all of them.
struct Kind {
    headings: &'static [&'static str],
    refusal: Refusal,
}

const PRODUCTS_OF_SHOPIFY: &str = "export the products instead (Products > Export)";
const PRODUCTS_OF_WOO: &str = "export the products instead (Products > All Products > Export)";

const fn export(headings: &'static [&'static str], kind: &'static str, mend: &'static str) -> Kind {
    Kind { headings, refusal: Refusal::OtherExport { kind, mend } }
}

const fn shop(headings: &'static [&'static str], name: &'static str) -> Kind {
    Kind { headings, refusal: Refusal::OtherShop(name) }
}

const KINDS: &[Kind] = &[
    export(&["handle", "title", "location", "on hand"], "a Shopify inventory export", PRODUCTS_OF_SHOPIFY),
    export(&["handle", "location", "available"], "a Shopify inventory export", PRODUCTS_OF_SHOPIFY),
    export(&["handle", "location", "on hand current"], "a Shopify inventory export", PRODUCTS_OF_SHOPIFY),
    export(&["first name", "last name", "email", "total spent"], "a Shopify customer export", PRODUCTS_OF_SHOPIFY),
    export(
        &["first name", "last name", "email", "accepts marketing"],
        "a Shopify customer export",
        PRODUCTS_OF_SHOPIFY,
    ),
    export(
        &["first name", "last name", "email", "accepts email marketing"],
        "a Shopify customer export",
        PRODUCTS_OF_SHOPIFY,
    ),
    export(&["name", "financial status", "lineitem quantity"], "a Shopify order export", PRODUCTS_OF_SHOPIFY),
    export(&["name", "lineitem name", "lineitem price"], "a Shopify order export", PRODUCTS_OF_SHOPIFY),
    export(&["name", "value type", "times used in total"], "a Shopify discount export", PRODUCTS_OF_SHOPIFY),
    export(&["redirect from", "redirect to"], "a Shopify redirect list", PRODUCTS_OF_SHOPIFY),
    export(&["country code", "rate", "tax name"], "a WooCommerce tax-rate file", PRODUCTS_OF_WOO),
    export(&["country code", "state code", "zip postcode"], "a WooCommerce tax-rate file", PRODUCTS_OF_WOO),
    export(&["order number", "order status"], "a WooCommerce order export", PRODUCTS_OF_WOO),
    export(&["order id", "order date", "billing first name"], "a WooCommerce order export", PRODUCTS_OF_WOO),
    export(&["billing first name", "billing email", "order total"], "a WooCommerce order export", PRODUCTS_OF_WOO),
    export(&["username", "last active", "sign up"], "a WooCommerce customer export", PRODUCTS_OF_WOO),
    export(&["user login", "user email", "billing first name"], "a WooCommerce customer export", PRODUCTS_OF_WOO),
    export(&["post title", "discount type", "coupon amount"], "a WooCommerce coupon export", PRODUCTS_OF_WOO),
    shop(&["handleid", "fieldtype"], "Wix"),
    shop(&["product id non editable", "variant id non editable"], "Squarespace"),
    shop(&["sku", "attribute set code", "product type"], "Magento"),
    shop(&["title", "description", "price", "currency code", "quantity", "image1"], "Etsy"),
    shop(&["item type", "product id", "product name", "product code sku"], "BigCommerce"),
    shop(&["id product", "id category default", "reference"], "PrestaShop"),
];

/// What a table with these headings (in plain form) is, if it is one of the kinds people mix up with product exports.
pub(super) fn recognise(headings: &[String]) -> Option<Refusal> {
    let has = |heading: &&str| headings.iter().any(|found| found == heading);
    KINDS.iter().find(|kind| kind.headings.iter().all(has)).map(|kind| kind.refusal.clone())
}

/// The refusal of a file that says how many there are of each thing and nothing else about it.
pub(super) fn inventory() -> Refusal {
    Refusal::OtherExport {
        kind: "an inventory export (handle, SKU and quantity, but no price, description or picture)",
        mend: PRODUCTS_OF_SHOPIFY,
    }
}
