use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse as _, Response};
use market::Market;
use market::network::Boutique;
use market::people::{Brand, Merchant};
use market::search::plain_text;
use market::storefront::{Product, Variant, category_slug};
use plan::Payee;
use serde::Deserialize;

use super::boutique;
use super::cards::{Within, figure, picture_of, product_card, seen, seller};
use super::share::{Shared, crumb_facts, product_facts, share};
use crate::i18n::{SafeHtml, Texts};
use crate::link::{self, Link, SearchQuery};
use crate::pages::Shell;
use crate::pages::parts::{Figure, Form, NamedLink, Price, Share, Stock};
use crate::pages::shop::product::{AddToCart, Earner, Fact, OptionGroup, OptionValue, ProductPage, SaleNote};
use crate::web::{App, Gone, Visitor, WasThere, WebError};

/// How many products that go with it are shown.
const RELATED: u32 = 4;

/// Which variant is looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    variant: String,
    /// The shop of the boutique.
    shop: String,
}

/// Where a product is looked at: in a shop, or in a boutique of that shop.
struct Place {
    merchant: Merchant,
    boutique: Option<Boutique>,
}

impl Place {
    fn product(&self, brand: &str, handle: &str) -> Link {
        match self.within() {
            Some(at) => link::product_in_boutique_at(at.handle, at.shop, brand, handle),
            None => link::product_in_shop(&self.merchant.slug, brand, handle),
        }
    }

    fn within(&self) -> Option<Within<'_>> {
        self.boutique.as_ref().and_then(Within::of)
    }
}

pub(super) async fn show_in_shop(
    visitor: Visitor,
    State(app): State<App>,
    Path((shop, brand, handle)): Path<(String, String, String)>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, WebError> {
    let merchant = app.market().people().merchant_by_slug(&shop).await?.ok_or(WebError::NotFound)?;
    show(&visitor, &app, Place { merchant, boutique: None }, &brand, &handle, &chosen).await
}

pub(super) async fn show_in_boutique(
    visitor: Visitor,
    State(app): State<App>,
    Path((segment, brand, handle)): Path<(String, String, String)>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, WebError> {
    let boutique = boutique::find(&app, &segment, &chosen.shop).await?;
    let merchant = app.market().people().merchant(boutique.member.merchant).await?.ok_or(WebError::NotFound)?;
    show(&visitor, &app, Place { merchant, boutique: Some(boutique) }, &brand, &handle, &chosen).await
}

/// What the price contains and what comes on top of it: "incl. VAT, plus delivery".
async fn price_note(app: &App, texts: &Texts, merchant: &Merchant) -> Result<String, WebError> {
    let tax = app.market().tax().table(merchant.id).await?;
    let zones = app.market().shipping().zones(merchant.id).await?;
    let of_tax = match (tax.rates.is_empty(), tax.included) {
        (true, _) => None,
        (false, true) => Some(texts.t("product-note-tax-included").with("tax", &tax.name).to_string()),
        (false, false) => Some(texts.t("product-note-tax-on-top").with("tax", &tax.name).to_string()),
    };
    let of_delivery =
        if zones.is_empty() { texts.t("product-note-delivery-free") } else { texts.t("product-note-delivery") };
    Ok(of_tax.into_iter().chain([of_delivery.to_string()]).collect::<Vec<_>>().join(", "))
}

async fn show(
    visitor: &Visitor,
    app: &App,
    place: Place,
    brand: &str,
    handle: &str,
    chosen: &Chosen,
) -> Result<Response, WebError> {
    let brand = app.market().people().brand_by_slug(brand).await?.ok_or(WebError::NotFound)?;
    let market = visitor.market(app);
    let found = market.storefront().product(&place.merchant, brand.id, handle).await?;
    if let Some(boutique) = &place.boutique {
        boutique::remember(app, visitor, boutique, found.as_ref().map(|product| product.id)).await?;
    }
    let Some(product) = found else {
        return Err(missing(app, &place, &brand, handle).await?);
    };
    let variant = chosen_variant(&product, chosen).ok_or(WebError::NotFound)?;
    let crumbs = crumbs(&place, &product);
    let cx = outside(app, visitor.shell(&product.title).await?, &product, variant, &crumbs);
    let texts = visitor.texts();
    let related = app.market().search().related(&product, RELATED).await?;
    let page = ProductPage {
        crumbs,
        brand: NamedLink { name: product.brand.name.clone(), href: link::brand(&product.brand.slug) },
        gallery: gallery(&product, variant),
        price: Price { now: variant.price, was: variant.compare_at, from: false },
        price_note: price_note(app, &texts, &place.merchant).await?,
        options: options(&place, &product, variant),
        variant: variant.id.to_string(),
        variant_name: variant.option_values.join(", "),
        stock: stock(variant),
        delivery: product.brand.promise.clone(),
        sale: sale_note(&texts, &market, (&place, &product, variant)).await?,
        description: SafeHtml::from_sanitised(product.description_html.clone()),
        facts: facts(&texts, &product, variant),
        elsewhere: Vec::new(),
        related: related.into_iter().map(|card| product_card(card, place.within())).collect(),
        seen: seen(app, visitor, Some(product.id)).await?,
        form: Form::of(AddToCart {
            variant: variant.id.to_string(),
            shop: place.merchant.slug.to_string(),
            boutique: place.within().map(|at| at.handle.to_owned()).unwrap_or_default(),
            quantity: "1".into(),
        }),
        name: product.title,
        cx,
    };
    let mut response = Html(page.render()?).into_response();
    visitor.keep_seen(&mut response, product.id);
    Ok(response)
}

/// What the page is to those who only have its address. Wherever the product is looked at, that is the one in its shop.
fn outside(app: &App, mut cx: Shell, product: &Product, variant: &Variant, crumbs: &[NamedLink]) -> Shell {
    let address = link::product_in_shop(&product.merchant.slug, &product.brand.slug, &product.handle);
    if !product.seo_title.is_empty() {
        cx.title.clone_from(&product.seo_title);
    }
    let description = words(product);
    let picture = variant.picture.clone().or_else(|| product.pictures.first().map(|picture| picture.hash.clone()));
    let offer = Some((variant.price, variant.left != Some(0)));
    share(app, &mut cx, &address, Shared { description, picture, offer, is_person: false });
    let here = NamedLink { name: product.title.clone(), href: address.clone() };
    cx.data = vec![product_facts(app, product, &address), crumb_facts(app, crumbs, &here)];
    cx
}

/// What is said of a product where only its address is known.
pub(crate) fn words(product: &Product) -> String {
    let texts = [&product.seo_description, &product.description_html, &product.subtitle];
    texts.into_iter().find(|text| !plain_text(text).trim().is_empty()).cloned().unwrap_or_default()
}

/// Why there is no product here: it is gone for good, or it never was.
async fn missing(app: &App, place: &Place, brand: &Brand, handle: &str) -> Result<WebError, WebError> {
    let gone = app.market().storefront().gone(brand.id, handle).await?;
    let Some(gone) = gone.filter(|gone| gone.archived) else { return Ok(WebError::NotFound) };
    let words = format!("{} {} {}", gone.title, gone.category, brand.name);
    let around = NamedLink { name: place.merchant.name.clone(), href: link::shop(&place.merchant.slug) };
    Ok(Gone { what: WasThere::Product, name: gone.title, words, around: Some(around) }.into())
}

/// The variant that was asked for, else the first that can be had, else the first.
fn chosen_variant<'a>(product: &'a Product, chosen: &Chosen) -> Option<&'a Variant> {
    let asked = product.variants.iter().find(|variant| variant.id.to_string() == chosen.variant);
    let first_left = || product.variants.iter().find(|variant| variant.left != Some(0));
    asked.or_else(first_left).or_else(|| product.variants.first())
}

fn crumbs(place: &Place, product: &Product) -> Vec<NamedLink> {
    let shop = || NamedLink { name: place.merchant.name.clone(), href: link::shop(&place.merchant.slug) };
    let first = match place.boutique.as_ref().and_then(seller) {
        Some(person) => NamedLink { name: person.name, href: person.href },
        None => shop(),
    };
    let steps = product.category.match_indices('>').map(|(at, _)| at).chain([product.category.len()]);
    let steps = steps.filter_map(|end| {
        let path = product.category.get(..end)?;
        let category = category_slug(path);
        let name = path.rsplit('>').next()?.trim().to_owned();
        let query = SearchQuery { category, ..SearchQuery::default() };
        let href = link::search_in_shop(&place.merchant.slug, &query);
        (!name.is_empty()).then_some(NamedLink { name, href })
    });
    [first].into_iter().chain(steps).collect()
}

/// The variant's own picture first, then the product's.
fn gallery(product: &Product, variant: &Variant) -> Vec<Figure> {
    let own = variant.picture.iter().map(|hash| picture_of(hash, &product.title));
    let others = product.pictures.iter().filter(|picture| Some(&picture.hash) != variant.picture.as_ref());
    let others = others
        .map(|picture| picture_of(&picture.hash, if picture.alt.is_empty() { &product.title } else { &picture.alt }));
    let pictures: Vec<_> = own.chain(others).map(Figure::Picture).collect();
    if pictures.is_empty() { vec![figure(None, &product.title)] } else { pictures }
}

fn stock(variant: &Variant) -> Stock {
    match variant.left {
        None => Stock::Plenty,
        Some(left) => Stock::of(u32::try_from(left.max(0)).unwrap_or(u32::MAX)),
    }
}

/// Each option with its values. A value leads to the variant that has it and shares as much as possible with the present.
fn options(place: &Place, product: &Product, present: &Variant) -> Vec<OptionGroup> {
    let address =
        |variant: &Variant| place.product(product.brand.slug.as_str(), &product.handle).and("variant", variant.id);
    let groups = product.option_names.iter().enumerate().filter_map(|(at, name)| {
        let own = present.option_values.get(at)?;
        let mut labels: Vec<&String> = Vec::new();
        for label in product.variants.iter().filter_map(|variant| variant.option_values.get(at)) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        let values = labels.into_iter().filter_map(|label| {
            let nearest = nearest(product, present, at, label)?;
            let (href, available) = (address(nearest), nearest.left != Some(0));
            Some(OptionValue { label: label.clone(), href, swatch: None, chosen: label == own, available })
        });
        Some(OptionGroup { name: name.clone(), chosen: own.clone(), values: values.collect() })
    });
    groups.collect()
}

fn nearest<'a>(product: &'a Product, present: &Variant, at: usize, label: &str) -> Option<&'a Variant> {
    let with_label =
        product.variants.iter().filter(|variant| variant.option_values.get(at).is_some_and(|v| v == label));
    with_label.max_by_key(|variant| {
        let shared = variant.option_values.iter().zip(&present.option_values).filter(|(a, b)| a == b).count();
        (shared, variant.left != Some(0))
    })
}

async fn sale_note(
    texts: &Texts,
    market: &Market,
    (place, product, variant): (&Place, &Product, &Variant),
) -> Result<SaleNote, WebError> {
    let sold_by = NamedLink { name: place.merchant.name.clone(), href: link::shop(&place.merchant.slug) };
    let shipped_by = NamedLink { name: product.brand.name.clone(), href: link::brand(&product.brand.slug) };
    let Some((boutique, person)) = place.boutique.as_ref().and_then(|b| Some((b, seller(b)?))) else {
        return Ok(SaleNote { sold_by, shipped_by, earner: None });
    };
    let storefront = market.storefront();
    let Some(one) = storefront.shares_of_one(&place.merchant, variant.id, boutique.member.id).await? else {
        return Ok(SaleNote { sold_by, shipped_by, earner: None });
    };
    let own = one.shares.iter().find(|share| matches!(share.payee, Payee::Seller(_))).map(|share| share.amount);
    let named = one.shares.iter().map(|share| {
        let label = match share.payee {
            Payee::Brand => product.brand.name.clone(),
            Payee::Seller(_) | Payee::Upline(_) => person.name.clone(),
            Payee::Merchant => place.merchant.name.clone(),
            Payee::Platform => texts.t("payee-platform").to_string(),
            Payee::Pool => texts.t("payee-pool").to_string(),
        };
        Share { label, amount: share.amount }
    });
    let (name, amount) = one.tax;
    let tax = amount.is_positive().then_some(Share { label: name, amount });
    let shares = named.chain(tax).collect();
    let earner = own.map(|amount| Earner { name: person.name, href: person.href, amount, shares });
    Ok(SaleNote { sold_by, shipped_by, earner })
}

fn facts(texts: &Texts, product: &Product, variant: &Variant) -> Vec<Fact> {
    let rows = [
        (texts.t("fact-subtitle"), product.subtitle.clone()),
        (texts.t("fact-ships-from"), product.brand.ships_from.clone()),
        (texts.t("fact-sku"), variant.sku.clone()),
    ];
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| Fact { label: label.to_string(), value }).collect()
}
