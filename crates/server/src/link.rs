//! Every address of the site, once. A page never writes a path by hand.

use std::fmt::{self, Display, Write as _};

/// An address within the site, ready for `href` and `action`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Link(String);

impl Link {
    /// Adds `name=value` to the query.
    #[must_use]
    pub fn and(mut self, name: &str, value: impl Display) -> Self {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(&encoded(value));
        self
    }

    /// Points at a place within the page.
    #[must_use]
    pub fn at(mut self, anchor: &str) -> Self {
        self.0.push('#');
        self.0.push_str(anchor);
        self
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes everything but letters, digits and `-._~@`.
fn encoded(part: impl Display) -> String {
    let mut out = String::new();
    for byte in part.to_string().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// What a visitor looks for. Empty parts are left out of the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    /// Words in names and descriptions.
    pub q: String,
    /// A category's slug.
    pub category: String,
    /// A brand's slug.
    pub brand: String,
    /// The lowest price, in whole units of the shop's currency.
    pub from: String,
    /// The highest.
    pub to: String,
    /// `in` or `out`; empty for both.
    pub stock: String,
    /// `new`, `price-up`, `price-down`, `name` or empty for the best match.
    pub sort: String,
    /// The page, from 1; 0 means the first.
    pub page: u32,
}

macro_rules! links {
    ($($(#[$doc:meta])* $name:ident($($part:ident),*) => $pattern:literal;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name($($part: impl Display),*) -> Link {
            Link(format!($pattern, $($part = encoded($part)),*))
        }
    )*};
}

links! {
    /// The marketplace.
    home() => "/";
    /// A brand's page.
    brand(slug) => "/brands/{slug}";
    /// All brands.
    brands() => "/brands";
    /// All boutiques.
    boutiques() => "/boutiques";
    /// A merchant's shop.
    shop(slug) => "/shops/{slug}";
    /// All shops.
    shops() => "/shops";
    /// A seller's boutique.
    boutique(handle) => "/@{handle}";
    /// A product in a merchant's shop.
    product_in_shop(shop, brand, product) => "/shops/{shop}/{brand}/{product}";
    /// A seller's short link.
    short(code) => "/l/{code}";
    /// The same, as a code to be scanned says it.
    scanned(code) => "/q/{code}";
    /// A product in a seller's boutique.
    product_in_boutique(handle, brand, product) => "/@{handle}/{brand}/{product}";
    /// The cart; also where forms about it are sent.
    cart() => "/cart";
    /// Where a product is put into the cart.
    cart_add() => "/cart/add";
    /// Checkout of what is in the cart from one shop.
    checkout(shop) => "/checkout/{shop}";
    /// Where a customer finds an order again by its number.
    find_order() => "/orders/find";
    /// Where a place somebody has things sent to is forgotten.
    forget_address(address) => "/account/addresses/{address}/forget";
    /// A customer's order.
    order(order) => "/orders/{order}";
    /// Where a customer asks to give things of a brand back.
    order_give_back(order, brand) => "/orders/{order}/return/{brand}";
    /// Where a customer keeps things after all.
    order_withdraw_return(order, id) => "/orders/{order}/returns/{id}/withdraw";
    /// A picture a customer sent with a return.
    order_return_photo(order, id, photo) => "/orders/{order}/returns/{id}/photos/{photo}";
    /// Where a customer takes an unpaid order back.
    order_cancel(order) => "/orders/{order}/cancel";
    /// What the operator sees of the platform's health.
    operate() => "/operate";
    /// The operator's list of jobs.
    operate_jobs() => "/operate/jobs";
    /// Where a job that failed begins anew.
    operate_retry(job) => "/operate/jobs/{job}/retry";
    /// Where a job that failed is taken off the list.
    operate_dismiss(job) => "/operate/jobs/{job}/dismiss";
    /// The operator's list of brands and shops.
    operate_organisations() => "/operate/organisations";
    /// One of them: `brand` or `shop`, and its part of the address.
    operate_organisation(kind, slug) => "/operate/organisations/{kind}/{slug}";
    /// The operator's list of people.
    operate_people() => "/operate/people";
    /// Where somebody is suspended and let in again.
    operate_person(person) => "/operate/people/{person}";
    /// What visitors reported.
    operate_reports() => "/operate/reports";
    /// Where a report is decided.
    operate_report(report) => "/operate/reports/{report}";
    /// Where something that was taken down is put back.
    operate_put_back(what) => "/operate/put-back/{what}";
    /// What happened on the platform.
    operate_history() => "/operate/history";
    /// Where a visitor reports a page; its path follows in `page`.
    report_page() => "/report";
    /// An invitation to act for a brand or a shop.
    team_invitation(secret) => "/team/{secret}";
    /// Signing in.
    sign_in() => "/sign-in";
    /// Where a session is ended.
    sign_out() => "/sign-out";
    /// Making an account.
    create_account() => "/create-account";
    /// The signed-in person's own page.
    account() => "/account";
    /// The signed-in person's name, picture of themselves in words, and password.
    profile() => "/account/profile";
    /// Where a new password is sent.
    password() => "/account/password";
    /// Where the signed-in person's portrait is sent.
    portrait() => "/account/portrait";
    /// Opening a brand.
    open_brand() => "/account/open-brand";
    /// Opening a shop.
    open_shop() => "/account/open-shop";
    /// An invitation to sell.
    join(code) => "/join/{code}";
    /// Where the choice of a language is kept.
    language() => "/language";
    /// Where the choice of light or dark is kept.
    theme() => "/theme";
    /// The seller's day.
    seller_today(shop) => "/sell/{shop}";
    /// The seller's earnings.
    seller_earnings(shop) => "/sell/{shop}/earnings";
    /// The orders a seller has the credit of, and those that were lost.
    seller_credits(shop) => "/sell/{shop}/credits";
    /// The seller's links, campaigns and coupons.
    seller_links(shop) => "/sell/{shop}/links";
    /// What came of the seller's links.
    seller_report(shop) => "/sell/{shop}/links/report";
    /// One of the seller's links: how it looks, and its code to be scanned.
    seller_link(shop, link) => "/sell/{shop}/links/{link}";
    /// The code of a link as a drawing.
    seller_link_svg(shop, link) => "/sell/{shop}/links/{link}/qr.svg";
    /// The code of a link as a picture.
    seller_link_png(shop, link) => "/sell/{shop}/links/{link}/qr.png";
    /// One of the seller's campaigns.
    seller_campaign(shop, campaign) => "/sell/{shop}/campaigns/{campaign}";
    /// The seller's payouts, and where the money goes.
    seller_payouts(shop) => "/sell/{shop}/payouts";
    /// One of the seller's payouts.
    seller_payout(shop, payout) => "/sell/{shop}/payouts/{payout}";
    /// The same as a file.
    seller_payout_csv(shop, payout) => "/sell/{shop}/payouts/{payout}/csv";
    /// The seller's team.
    seller_team(shop) => "/sell/{shop}/team";
    /// The seller's invitations.
    seller_invitations(shop) => "/sell/{shop}/invitations";
    /// Where one of the seller's invitations is withdrawn.
    seller_withdraw(shop, code) => "/sell/{shop}/invitations/{code}/withdraw";
    /// Who buys from the seller.
    seller_customers(shop) => "/sell/{shop}/customers";
    /// Who buys from the seller as a file.
    seller_customers_csv(shop) => "/sell/{shop}/customers.csv";
    /// What the seller earns as a file.
    seller_earnings_csv(shop) => "/sell/{shop}/earnings.csv";
    /// The keys of the seller's programs.
    seller_keys(shop) => "/sell/{shop}/keys";
    /// Where one of them is revoked.
    seller_revoke_key(shop, key) => "/sell/{shop}/keys/{key}/revoke";
    /// What the seller's boutique says and shows.
    seller_boutique(shop) => "/sell/{shop}/boutique";
    /// The groups of products in the seller's boutique.
    seller_collections(shop) => "/sell/{shop}/boutique/collections";
    /// One of them.
    seller_collection(shop, collection) => "/sell/{shop}/boutique/collections/{collection}";
    /// Where a customer follows a boutique, or stops.
    follow(member) => "/account/following/{member}";
    /// The merchant's orders.
    merchant_orders(shop) => "/manage/shops/{shop}";
    /// One order, as the merchant sees it.
    merchant_order(shop, order) => "/manage/shops/{shop}/orders/{order}";
    /// Where an order is marked as paid.
    merchant_mark_paid(shop, order) => "/manage/shops/{shop}/orders/{order}/paid";
    /// Where a back-ordered order is told that its goods are there.
    merchant_fill(shop, order) => "/manage/shops/{shop}/orders/{order}/fill";
    /// Where the merchant cancels an order.
    merchant_cancel(shop, order) => "/manage/shops/{shop}/orders/{order}/cancel";
    /// Where a refund is made.
    merchant_refund(shop, order) => "/manage/shops/{shop}/orders/{order}/refund";
    /// Where the merchant packs a parcel for a brand.
    merchant_pack(shop, order) => "/manage/shops/{shop}/orders/{order}/parcels";
    /// Where the merchant sends a parcel for a brand.
    merchant_parcel(shop, order, parcel) => "/manage/shops/{shop}/orders/{order}/parcels/{parcel}";
    /// What customers give back.
    merchant_returns(shop) => "/manage/shops/{shop}/returns";
    /// One return, as the merchant decides about it.
    merchant_return(shop, id) => "/manage/shops/{shop}/returns/{id}";
    /// A picture of a return, for the merchant.
    merchant_return_photo(shop, id, photo) => "/manage/shops/{shop}/returns/{id}/photos/{photo}";
    /// The merchant's brands and agreements.
    merchant_brands(shop) => "/manage/shops/{shop}/brands";
    /// Where the shop answers or ends an agreement.
    merchant_agreement(shop, agreement) => "/manage/shops/{shop}/brands/{agreement}";
    /// The merchant's plan.
    merchant_plan(shop) => "/manage/shops/{shop}/plan";
    /// The merchant's sellers.
    merchant_sellers(shop) => "/manage/shops/{shop}/sellers";
    /// Where a seller is deactivated or reactivated.
    merchant_seller(shop, member) => "/manage/shops/{shop}/sellers/{member}";
    /// Where one of the shop's own invitations is withdrawn.
    merchant_withdraw(shop, code) => "/manage/shops/{shop}/invitations/{code}/withdraw";
    /// The shop's price lists.
    merchant_prices(shop) => "/manage/shops/{shop}/prices";
    /// One of them.
    merchant_price_list(shop, list) => "/manage/shops/{shop}/prices/{list}";
    /// Its own prices as a file.
    merchant_price_list_csv(shop, list) => "/manage/shops/{shop}/prices/{list}/csv";
    /// What the shop pays out.
    merchant_payouts(shop) => "/manage/shops/{shop}/payouts";
    /// One payout of the shop.
    merchant_payout(shop, payout) => "/manage/shops/{shop}/payouts/{payout}";
    /// The same as a file.
    merchant_payout_csv(shop, payout) => "/manage/shops/{shop}/payouts/{payout}/csv";
    /// What was prepared at one time.
    merchant_payout_run(shop, run) => "/manage/shops/{shop}/payouts/runs/{run}";
    /// What was sent at one time.
    merchant_payout_file(shop, file) => "/manage/shops/{shop}/payouts/files/{file}";
    /// The same for the bank.
    merchant_payout_file_csv(shop, file) => "/manage/shops/{shop}/payouts/files/{file}/csv";
    /// The shop's coupons.
    merchant_coupons(shop) => "/manage/shops/{shop}/coupons";
    /// Where a coupon is stopped or allowed again.
    merchant_coupon(shop, coupon) => "/manage/shops/{shop}/coupons/{coupon}";
    /// Where the shop's parcels go, and for how much.
    merchant_shipping(shop) => "/manage/shops/{shop}/shipping";
    /// Where a shipping zone gets a method or goes.
    merchant_zone(shop, zone) => "/manage/shops/{shop}/shipping/{zone}";
    /// Where a shipping method goes.
    merchant_remove_method(shop, method) => "/manage/shops/{shop}/shipping/methods/{method}/remove";
    /// The shop's taxes.
    merchant_tax(shop) => "/manage/shops/{shop}/tax";
    /// The keys of the shop's programs.
    merchant_keys(shop) => "/manage/shops/{shop}/keys";
    /// Where one of them is revoked.
    merchant_revoke_key(shop, key) => "/manage/shops/{shop}/keys/{key}/revoke";
    /// What the shop says of itself and how it trades.
    merchant_details(shop) => "/manage/shops/{shop}/details";
    /// Who acts for the shop.
    merchant_team(shop) => "/manage/shops/{shop}/team";
    /// Where something about one of them changes.
    merchant_team_change(shop, whom) => "/manage/shops/{shop}/team/{whom}";
    /// What happened at the shop.
    merchant_history(shop) => "/manage/shops/{shop}/history";
    /// Who bought at the shop.
    merchant_customers(shop) => "/manage/shops/{shop}/customers";
    /// The shop's orders as a file.
    merchant_orders_csv(shop) => "/manage/shops/{shop}/orders.csv";
    /// The shop's sellers as a file.
    merchant_sellers_csv(shop) => "/manage/shops/{shop}/sellers.csv";
    /// The shop's coupons as a file.
    merchant_coupons_csv(shop) => "/manage/shops/{shop}/coupons.csv";
    /// The shop's customers as a file.
    merchant_customers_csv(shop) => "/manage/shops/{shop}/customers.csv";
    /// Where views of a list of the shop are kept and forgotten.
    merchant_views(shop, name) => "/manage/shops/{shop}/lists/{name}/views";
    /// Where several orders are marked as paid.
    merchant_pay_several(shop) => "/manage/shops/{shop}/orders/several/paid";
    /// Where several orders are cancelled.
    merchant_cancel_several(shop) => "/manage/shops/{shop}/orders/several/cancel";
    /// Where several sellers are deactivated or reactivated.
    merchant_several_sellers(shop) => "/manage/shops/{shop}/sellers/several";
    /// Where several coupons are stopped or allowed again.
    merchant_several_coupons(shop) => "/manage/shops/{shop}/coupons/several";
    /// The brand's products.
    brand_products(brand) => "/manage/brands/{brand}";
    /// The brand's orders.
    brand_orders(brand) => "/manage/brands/{brand}/orders";
    /// One order, as the brand sees it.
    brand_order(brand, order) => "/manage/brands/{brand}/orders/{order}";
    /// Where the brand packs a parcel.
    brand_pack(brand, order) => "/manage/brands/{brand}/orders/{order}/parcels";
    /// One of the brand's parcels: its packing slip, and where it is sent.
    brand_parcel(brand, order, parcel) => "/manage/brands/{brand}/orders/{order}/parcels/{parcel}";
    /// A picture of a return, for the brand.
    brand_return_photo(brand, id, photo) => "/manage/brands/{brand}/returns/{id}/photos/{photo}";
    /// Where a product's own commission is set.
    brand_product_rate(brand, product) => "/manage/brands/{brand}/products/{product}/rate";
    /// Where the brand's commission is set.
    brand_terms(brand) => "/manage/brands/{brand}/terms";
    /// The shops that sell the brand.
    brand_shops(brand) => "/manage/brands/{brand}/shops";
    /// Where the brand answers or ends an agreement.
    brand_agreement(brand, agreement) => "/manage/brands/{brand}/shops/{agreement}";
    /// The keys of the brand's programs.
    brand_keys(brand) => "/manage/brands/{brand}/keys";
    /// Where one of them is revoked.
    brand_revoke_key(brand, key) => "/manage/brands/{brand}/keys/{key}/revoke";
    /// Where it is said how much shops may take off the brand's prices.
    brand_most_off(brand) => "/manage/brands/{brand}/terms/most-off";
    /// The brand's payouts, and where the money goes.
    brand_payouts(brand) => "/manage/brands/{brand}/payouts";
    /// One of the brand's payouts.
    brand_payout(brand, payout) => "/manage/brands/{brand}/payouts/{payout}";
    /// The same as a file.
    brand_payout_csv(brand, payout) => "/manage/brands/{brand}/payouts/{payout}/csv";
    /// What the brand says of itself.
    brand_details(brand) => "/manage/brands/{brand}/details";
    /// Where the brand's `logo` or `banner` is sent.
    brand_figure(brand, which) => "/manage/brands/{brand}/details/{which}";
    /// The pictures of one of the brand's products.
    brand_product_pictures(brand, product) => "/manage/brands/{brand}/products/{product}/pictures";
    /// The brand's pictures that are to be fetched, and those that could not be.
    brand_pictures(brand) => "/manage/brands/{brand}/import/pictures";
    /// The brand's import.
    brand_import(brand) => "/manage/brands/{brand}/import";
    /// An uploaded file that waits for a yes or no.
    brand_import_preview(brand, upload) => "/manage/brands/{brand}/import/{upload}";
    /// The brand's catalog as a file: `shopify`, `woocommerce` or `google`.
    brand_export(brand, format) => "/manage/brands/{brand}/export/{format}";
    /// Who acts for the brand.
    brand_team(brand) => "/manage/brands/{brand}/team";
    /// Where something about one of them changes.
    brand_team_change(brand, whom) => "/manage/brands/{brand}/team/{whom}";
    /// What happened at the brand.
    brand_history(brand) => "/manage/brands/{brand}/history";
    /// The brand's stock.
    brand_stock(brand) => "/manage/brands/{brand}/stock";
    /// What shops sold of the brand.
    brand_sales(brand) => "/manage/brands/{brand}/sales";
    /// The brand's stock as a file.
    brand_stock_csv(brand) => "/manage/brands/{brand}/stock.csv";
    /// What shops sold of the brand as a file.
    brand_sales_csv(brand) => "/manage/brands/{brand}/sales.csv";
    /// Where views of a list of the brand are kept and forgotten.
    brand_views(brand, name) => "/manage/brands/{brand}/lists/{name}/views";
    /// Where several products are put on sale or away.
    brand_several_products(brand) => "/manage/brands/{brand}/products/several";
    /// Where the prices of several products change.
    brand_prices(brand) => "/manage/brands/{brand}/products/prices";
    /// The reference of the JSON interface.
    docs() => "/docs";
    /// One group of its operations.
    docs_group(group) => "/docs/{group}";
    /// What can go wrong with it.
    problems() => "/docs/problems";
    /// Its OpenAPI document.
    openapi() => "/openapi.json";
    /// The list of the parts of the site map.
    site_map() => "/sitemap.xml";
    /// A part of the site map: `products-1`.
    site_map_part(name) => "/sitemaps/{name}.xml";
    /// The first start.
    setup(token) => "/setup/{token}";
}

/// A seller's boutique at `shop`; with none named, at the first shop they sell for.
#[must_use]
pub fn boutique_at(handle: impl Display, shop: &str) -> Link {
    at_shop(boutique(handle), shop)
}

/// A product in a seller's boutique at `shop`; with none named, at the first shop they sell for.
#[must_use]
pub fn product_in_boutique_at(handle: impl Display, shop: &str, brand: impl Display, product: impl Display) -> Link {
    at_shop(product_in_boutique(handle, brand, product), shop)
}

fn at_shop(link: Link, shop: &str) -> Link {
    if shop.is_empty() { link } else { link.and("shop", shop) }
}

/// The results for `query`.
#[must_use]
pub fn search(query: &SearchQuery) -> Link {
    asked(Link("/search".to_owned()), query)
}

/// The results for `query` among what a shop sells.
#[must_use]
pub fn search_in_shop(slug: impl Display, query: &SearchQuery) -> Link {
    asked(shop(slug), query)
}

fn asked(place: Link, query: &SearchQuery) -> Link {
    let page = if query.page > 1 { query.page.to_string() } else { String::new() };
    let parts = [
        ("q", query.q.as_str()),
        ("category", &query.category),
        ("brand", &query.brand),
        ("from", &query.from),
        ("to", &query.to),
        ("stock", &query.stock),
        ("sort", &query.sort),
        ("page", &page),
    ];
    let named = parts.into_iter().filter(|(_, value)| !value.is_empty());
    named.fold(place, |link, (name, value)| link.and(name, value))
}

/// Everything in one category.
#[must_use]
pub fn category(slug: &str) -> Link {
    search(&SearchQuery { category: slug.to_owned(), ..SearchQuery::default() })
}

/// An address outside the site or a file: a picture, a brand's own web site. Checked by whoever stored it.
#[must_use]
pub fn elsewhere(address: impl Into<String>) -> Link {
    Link(address.into())
}

#[cfg(test)]
mod tests {
    use super::{SearchQuery, boutique, boutique_at, product_in_shop, search, sign_in};

    #[test]
    fn addresses_are_encoded() {
        assert_eq!(boutique("mara").to_string(), "/@mara");
        assert_eq!(product_in_shop("a b", "x/../y", "z").to_string(), "/shops/a%20b/x%2F..%2Fy/z");
        assert_eq!(sign_in().and("next", "/cart?a=1").at("top").to_string(), "/sign-in?next=%2Fcart%3Fa%3D1#top");
    }

    #[test]
    fn a_boutique_names_its_shop_unless_it_is_the_first() {
        assert_eq!(boutique_at("mara", "").to_string(), "/@mara");
        assert_eq!(boutique_at("mara", "hill").and("page", 2).to_string(), "/@mara?shop=hill&page=2");
    }

    #[test]
    fn a_search_names_only_what_was_chosen() {
        assert_eq!(search(&SearchQuery::default()).to_string(), "/search");
        let query = SearchQuery { q: "tea & cups".into(), page: 2, ..SearchQuery::default() };
        assert_eq!(search(&query).to_string(), "/search?q=tea%20%26%20cups&page=2");
        let first = SearchQuery { brand: "oma".into(), page: 1, ..SearchQuery::default() };
        assert_eq!(search(&first).to_string(), "/search?brand=oma");
    }
}
