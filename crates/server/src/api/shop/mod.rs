//! What a storefront needs: no key, but a secret for each cart and each order.

mod cart;
mod carts;
mod order;
mod place;
mod product;
mod products;
mod shops;

use super::operation::{Operation, Replay, delete, get, post, put};
use super::problem::Code;

pub(super) fn operations() -> Vec<Operation> {
    [catalog(), carts(), orders()].into_iter().flatten().collect()
}

fn catalog() -> Vec<Operation> {
    const GROUP: &str = "Catalog";
    vec![
        get("/v1/shops", shops::list).about("listShops", GROUP, "The shops there are."),
        get("/v1/shops/{shop}", shops::get).about("getShop", GROUP, "One shop."),
        get("/v1/shops/{shop}/products", products::list).about(
            "listProducts",
            GROUP,
            "Finds products of a shop: by words, with typos, and by filters.",
        ),
        get("/v1/shops/{shop}/products/{product}", product::get).about(
            "getProduct",
            GROUP,
            "A product with its variants, prices and stock.",
        ),
    ]
}

fn carts() -> Vec<Operation> {
    const GROUP: &str = "Carts";
    vec![
        post("/v1/shops/{shop}/carts", carts::open)
            .about(
                "openCart",
                GROUP,
                "Opens a cart, with items in it or without. Its token is told once and opens it from then on.",
            )
            .fails(&[Code::Conflict]),
        get("/v1/shops/{shop}/cart", cart::get).about("getCart", GROUP, "The cart at today's prices."),
        put("/v1/shops/{shop}/cart/items/{variant}", cart::put).about(
            "putCartItem",
            GROUP,
            "Sets how many of a variant are in the cart.",
        ),
        delete("/v1/shops/{shop}/cart/items/{variant}", cart::remove).about(
            "removeCartItem",
            GROUP,
            "Takes a variant out of the cart.",
        ),
        put("/v1/shops/{shop}/cart/coupon", cart::put_coupon)
            .about("putCartCoupon", GROUP, "Puts a coupon into the cart, in place of one that is there.")
            .fails(&[Code::Conflict]),
        delete("/v1/shops/{shop}/cart/coupon", cart::remove_coupon).about(
            "removeCartCoupon",
            GROUP,
            "Takes the coupon out of the cart.",
        ),
        post("/v1/shops/{shop}/cart/accept", cart::accept).about(
            "acceptCartChanges",
            GROUP,
            "Agrees to what has changed: prices become today's, quantities what there is, and what is gone goes.",
        ),
        post("/v1/shops/{shop}/cart/quote", cart::quote)
            .about("quoteCart", GROUP, "What the cart comes to where it is sent: ways of delivery, tax, total.")
            .fails(&[Code::Conflict]),
        post("/v1/shops/{shop}/cart/order", place::place)
            .about("placeOrder", GROUP, "Placing the cart as an order reserves its stock and fixes prices and terms.")
            .replay(Replay::Own)
            .fails(&[Code::Conflict, Code::CartChanged]),
    ]
}

fn orders() -> Vec<Operation> {
    const GROUP: &str = "Customer's orders";
    vec![
        get("/v1/orders/{order}", order::get).about("getOrder", GROUP, "An order, for whoever holds its token."),
        post("/v1/orders/{order}/cancel", order::cancel)
            .about("cancelOrder", GROUP, "Takes back an order that is not paid yet.")
            .fails(&[Code::Conflict]),
    ]
}
