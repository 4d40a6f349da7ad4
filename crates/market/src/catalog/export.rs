//! A brand's catalog as a file of another system, product by product.

use std::io::Write;

use base::Currency;
use feeds::{Cell, Channel, Dialect, Export, Image, Product, Variant, Writer, Written};

use super::import::on_a_thread;
use super::import::shelved::{Shelved, ShelvedImage, ShelvedVariant};
use super::import::store;
use super::{Catalog, CatalogError};
use crate::{BrandId, ProductId};

/// How many products are asked for at a time.
const BATCH: u32 = 200;

/// The kind of file to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A Shopify product CSV.
    Shopify,
    /// A WooCommerce product CSV.
    WooCommerce,
    /// A Google Merchant feed, RSS 2.0.
    Google,
}

impl ExportFormat {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Shopify, Self::WooCommerce, Self::Google];

    /// Its name in addresses and commands.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shopify => "shopify",
            Self::WooCommerce => "woocommerce",
            Self::Google => "google",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// The ending of its file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Shopify | Self::WooCommerce => "csv",
            Self::Google => "xml",
        }
    }
}

/// Where a brand's products and pictures are found; a file for others needs whole addresses.
#[derive(Debug, Clone)]
pub struct Site {
    /// The brand's name.
    pub name: String,
    /// The brand's page.
    pub link: String,
    /// The beginning of a product's address; its handle follows.
    pub products: String,
    /// The beginning of a picture's address, ending in `/media/`; its hash follows.
    pub media: String,
}

impl Catalog {
    /// Writes the catalog of `brand` with its prices in `currency` to `out`. Memory stays bounded, and the file shows one
    /// moment, whatever changes meanwhile.
    ///
    /// # Errors
    /// When there is no such brand, or the output or the database fails.
    pub async fn export<W>(
        &self,
        brand: BrandId,
        format: ExportFormat,
        currency: Currency,
        site: Site,
        out: W,
    ) -> Result<Written, CatalogError>
    where
        W: Write + Send + 'static,
    {
        let catalog = self.clone();
        on_a_thread(move |handle| handle.block_on(catalog.write_all(brand, format, currency, site, out))).await
    }

    async fn write_all<W: Write>(
        &self,
        brand: BrandId,
        format: ExportFormat,
        currency: Currency,
        site: Site,
        out: W,
    ) -> Result<Written, CatalogError> {
        let mut tx = self.desk.read().await?;
        if !store::has_brand(&mut tx, brand).await? {
            return Err(CatalogError::NoSuchBrand);
        }
        let media = site.media.clone();
        let mut writer = Writer::new(out, kind(format, site))?;
        let mut last = ProductId::from_number(0);
        loop {
            let ids = store::after(&mut tx, brand, last, BATCH).await?;
            for &id in &ids {
                let product = store::load(&mut tx, id, self.desk.now()).await?;
                writer.write(&written(product, currency, &media))?;
            }
            match ids.last() {
                Some(id) => last = *id,
                None => return Ok(writer.finish()?),
            }
        }
    }
}

fn kind(format: ExportFormat, site: Site) -> Export {
    match format {
        ExportFormat::Shopify => Export::Shopify(Dialect::Classic),
        ExportFormat::WooCommerce => Export::WooCommerce,
        ExportFormat::Google => {
            let products = site.products;
            let page = move |product: &Product, _: &Variant| format!("{products}{}", product.key);
            let description = format!("{}: products", site.name);
            Export::GoogleXml(Channel { title: site.name, link: site.link, description, page: Box::new(page) })
        }
    }
}

/// The product as a file has it.
fn written(product: Shelved, currency: Currency, media: &str) -> Product {
    let address = |image: &ShelvedImage| {
        let ours = || image.media.as_ref().map(|hash| format!("{media}{hash}"));
        image.url.clone().or_else(ours)
    };
    let image = |image: &ShelvedImage| Some(Image { url: address(image)?, alt: image.alt.clone() });
    let images: Vec<Image> = product.images.iter().filter_map(image).collect();
    let variants = product.variants.iter();
    let variants = variants.map(|variant| {
        let image = variant.image.and_then(|at| product.images.get(at)).and_then(address);
        written_variant(variant, currency, image)
    });
    let category: Vec<String> = product.category.split(" > ").map(str::to_owned).collect();
    Product {
        line: 0,
        key: product.handle.clone(),
        handle: Cell::Value(product.handle),
        variants: variants.collect(),
        title: text(product.title),
        description_html: text(product.description),
        vendor: text(product.vendor),
        categories: if product.category.is_empty() { Cell::Blank } else { Cell::Value(vec![category]) },
        product_type: text(product.product_type),
        tags: some(product.tags.into_iter().collect()),
        status: Cell::Value(product.status.into()),
        seo_title: text(product.seo_title),
        seo_description: text(product.seo_description),
        options: product.option_names,
        images: some(images),
        commission: product.rate.into(),
        reward: Cell::Blank,
    }
}

fn written_variant(variant: &ShelvedVariant, currency: Currency, image: Option<String>) -> Variant {
    let price = variant.price(currency);
    Variant {
        line: 0,
        options: variant.options.clone(),
        sku: text(variant.sku.clone()),
        barcode: text(variant.barcode.clone()),
        price: price.map(|price| price.amount).into(),
        compare_at: price.and_then(|price| price.compare_at).into(),
        cost: Cell::Blank,
        weight_grams: variant.weight_grams.into(),
        stock: Cell::Value(variant.stock.on_hand),
        tracked: Cell::Value(variant.stock.tracked),
        continue_selling: Cell::Value(variant.stock.oversell),
        availability: Cell::Absent,
        requires_shipping: Cell::Value(variant.requires_shipping),
        taxable: Cell::Value(variant.taxable),
        image: image.into(),
        hs_code: text(variant.hs_code.clone()),
        origin: text(variant.origin.clone()),
    }
}

fn text(text: String) -> Cell<String> {
    if text.is_empty() { Cell::Blank } else { Cell::Value(text) }
}

fn some<T>(list: Vec<T>) -> Cell<Vec<T>> {
    if list.is_empty() { Cell::Blank } else { Cell::Value(list) }
}
