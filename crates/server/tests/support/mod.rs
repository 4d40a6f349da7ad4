//! A small shop to tell stories about, over HTTP but without a network: a shop with two brands, a rival, a line of sellers, and a
//! clock that stands still until it is told to move.
//!
//! ```text
//! let shop = TestShop::open().await;
//! let order = shop.order("ana", &[("bowl", 2)]).await;        // bought through Ana's boutique, not paid yet
//! let mut olga = shop.signed_in("olga").await;                // a browser; Olga owns the shop `kiosk`
//! let page = olga.opens(&format!("/manage/shops/kiosk/orders/{order}")).await;
//! let answer = olga.sends(page.form("/paid")).await;          // the form as it is on the page, token and all
//! ```
//!
//! | who | what they have |
//! |---|---|
//! | olga | the shop `kiosk`, EUR, which sells `clay` and `tea` |
//! | clara, theo | the brands `clay` (bowl, cup) and `tea` (sencha), 30 % commission each |
//! | ana, ben, cem | sell for `kiosk`: Ana introduced Ben, Ben introduced Cem |
//! | rita | the shop `rival` and the brand `rivals`, which have nothing to do with the others |
//! | zoe | an account and nothing else |

#![allow(dead_code, reason = "each test file uses its own part of the words")]

mod browser;
mod internet;
mod shop;

#[allow(unused_imports, reason = "each test file uses its own part of the words")]
pub(crate) use browser::{Answer, Browser, Form};
#[allow(unused_imports, reason = "each test file uses its own part of the words")]
pub(crate) use internet::TestInternet;
#[allow(unused_imports, reason = "each test file uses its own part of the words")]
pub(crate) use shop::{PASSWORD, TestShop, eur, guest_order};
