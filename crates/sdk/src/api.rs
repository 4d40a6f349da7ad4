//! A client of the JSON interface: typed, small, and safe to try again.
//!
//! ```no_run
//! # async fn example() -> Result<(), sdk::api::ApiError> {
//! use sdk::api::Api;
//! use sdk::v1::{NewCart, NewItem};
//!
//! let api = Api::new("https://shop.example.com")?;
//! let item = NewItem { variant: "var_01k7q4mxe3a00".into(), quantity: 1 };
//! let opened = api.open_cart("kiosk", &NewCart { items: vec![item], ..NewCart::default() }).await?;
//! println!("{} {}", opened.cart.total.amount, opened.cart.total.currency);
//! # Ok(())
//! # }
//! ```

use std::time::Duration;

use reqwest::{Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::v1::{
    Cart, Destination, EventList, ItemQuantity, MerchantOrder, NewCart, NewOrder, NewRefund, OpenedCart, Order,
    OrderRow, Page, PaymentOutcome, PlacedOrder, Problem, Product, ProductList, Quote, Refunded, Shop,
};

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The server cannot be reached, or does not speak this language.
    #[error("the server does not answer as it should")]
    Unreachable(#[from] reqwest::Error),
    /// The server refuses, and says why.
    #[error("{}: {}", .0.title, .0.detail)]
    Refused(Box<Problem>),
}

/// A connection to the interface of one server.
#[derive(Debug, Clone)]
pub struct Api {
    base: String,
    http: reqwest::Client,
    key: Option<String>,
}

impl Api {
    /// The interface of the server at `base`, an address without a slash at its end.
    ///
    /// # Errors
    /// When the system cannot open connections at all.
    pub fn new(base: impl Into<String>) -> Result<Self, ApiError> {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
        Ok(Self { base: base.into(), http, key: None })
    }

    /// The same, with an API key.
    #[must_use]
    pub fn with_key(self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self }
    }

    /// The shops, one page of them.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn shops(&self, cursor: Option<&str>) -> Result<Page<Shop>, ApiError> {
        let request = self.request(Method::GET, "/v1/shops");
        self.send(request.query(&cursor.map(|cursor| [("cursor", cursor)]))).await
    }

    /// Finds products of a shop.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn products(&self, shop: &str, query: &[(&str, &str)]) -> Result<ProductList, ApiError> {
        self.send(self.request(Method::GET, &format!("/v1/shops/{shop}/products")).query(query)).await
    }

    /// A product of a shop, by its id or `brand:handle`.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn product(&self, shop: &str, product: &str) -> Result<Product, ApiError> {
        self.send(self.request(Method::GET, &format!("/v1/shops/{shop}/products/{product}"))).await
    }

    /// Opens a cart.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn open_cart(&self, shop: &str, cart: &NewCart) -> Result<OpenedCart, ApiError> {
        self.send(self.request(Method::POST, &format!("/v1/shops/{shop}/carts")).json(cart)).await
    }

    /// A cart as it is now.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn cart(&self, shop: &str, token: &str) -> Result<Cart, ApiError> {
        self.send(self.with_cart(Method::GET, shop, "", token)).await
    }

    /// Sets how many of a variant are in a cart.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn put_item(&self, shop: &str, token: &str, variant: &str, quantity: u16) -> Result<Cart, ApiError> {
        let request = self.with_cart(Method::PUT, shop, &format!("/items/{variant}"), token);
        self.send(request.json(&ItemQuantity { quantity })).await
    }

    /// What a cart comes to at a destination.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn quote(&self, shop: &str, token: &str, to: &Destination) -> Result<Quote, ApiError> {
        self.send(self.with_cart(Method::POST, shop, "/quote", token).json(to)).await
    }

    /// Places a cart as an order. `key` is new for each order, and the same to try again.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn place(&self, shop: &str, token: &str, order: &NewOrder, key: &str) -> Result<PlacedOrder, ApiError> {
        let request = self.with_cart(Method::POST, shop, "/order", token);
        self.send(request.header("idempotency-key", key).json(order)).await
    }

    /// An order, for whoever holds its token.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn order(&self, id: &str, token: &str) -> Result<Order, ApiError> {
        self.send(self.request(Method::GET, &format!("/v1/orders/{id}")).header("order-token", token)).await
    }

    /// A merchant's orders, one page of them.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn orders(&self, query: &[(&str, &str)]) -> Result<Page<OrderRow>, ApiError> {
        self.send(self.request(Method::GET, "/v1/merchant/orders").query(query)).await
    }

    /// An order of a merchant.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn merchant_order(&self, id: &str) -> Result<MerchantOrder, ApiError> {
        self.send(self.request(Method::GET, &format!("/v1/merchant/orders/{id}"))).await
    }

    /// The payment of an order has arrived.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn mark_paid(&self, id: &str) -> Result<PaymentOutcome, ApiError> {
        self.send(self.request(Method::POST, &format!("/v1/merchant/orders/{id}/mark-paid"))).await
    }

    /// Gives back part or all of an order. `key` is new for each refund, and the same to try again.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn refund(&self, id: &str, refund: &NewRefund, key: &str) -> Result<Refunded, ApiError> {
        let request = self.request(Method::POST, &format!("/v1/merchant/orders/{id}/refunds"));
        self.send(request.header("idempotency-key", key).json(refund)).await
    }

    /// What happened after a position in the feed of the key's owner.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn events(&self, after: i64) -> Result<EventList, ApiError> {
        self.send(self.request(Method::GET, "/v1/events").query(&[("after", after)])).await
    }

    /// Any other operation, by its method, its path and a body.
    ///
    /// # Errors
    /// When the server does not answer or refuses.
    pub async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&impl Serialize>,
    ) -> Result<T, ApiError> {
        let request = self.request(method, path);
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        self.send(request).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.key {
            Some(key) => request.bearer_auth(key),
            None => request,
        }
    }

    fn with_cart(&self, method: Method, shop: &str, path: &str, token: &str) -> RequestBuilder {
        self.request(method, &format!("/v1/shops/{shop}/cart{path}")).header("cart-token", token)
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, ApiError> {
        let response = request.send().await?;
        if response.status().is_success() {
            return Ok(response.json().await?);
        }
        Err(ApiError::Refused(Box::new(response.json().await?)))
    }
}
