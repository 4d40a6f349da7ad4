//! Products become rows of a Shopify file.

use std::io::Write;

use crate::text::guard::{guarded, guarded_code};
use crate::write::number;
use crate::{Cell, Image, Left, Product, Status, Variant, WriteError, Written};

use super::read::NO_OPTION;

/// Which headings Shopify files have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// `Handle`, `Body (HTML)`, `Variant Price`: what every export and most tools write.
    #[default]
    Classic,
    /// `URL handle`, `Description`, `Price`: Shopify's current template.
    Current,
}

/// What a column holds. The row decides of what: the first row of a product has its cells, the n-th row those of its
/// n-th variant and n-th picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Handle,
    Title,
    Description,
    Vendor,
    Category,
    Type,
    Tags,
    Published,
    OptionName(usize),
    OptionValue(usize),
    Sku,
    Grams,
    Tracker,
    Stock,
    Policy,
    Fulfillment,
    Price,
    CompareAt,
    RequiresShipping,
    Taxable,
    Barcode,
    Image,
    ImagePosition,
    ImageAlt,
    SeoTitle,
    SeoDescription,
    VariantImage,
    Cost,
    Status,
    HsCode,
    Origin,
    Commission,
    Reward,
}

/// Each column with its classic and its current heading.
const COLUMNS: [(&str, &str, Column); 37] = [
    ("Handle", "URL handle", Column::Handle),
    ("Title", "Title", Column::Title),
    ("Body (HTML)", "Description", Column::Description),
    ("Vendor", "Vendor", Column::Vendor),
    ("Product Category", "Product category", Column::Category),
    ("Type", "Type", Column::Type),
    ("Tags", "Tags", Column::Tags),
    ("Published", "Published on online store", Column::Published),
    ("Option1 Name", "Option1 name", Column::OptionName(0)),
    ("Option1 Value", "Option1 value", Column::OptionValue(0)),
    ("Option2 Name", "Option2 name", Column::OptionName(1)),
    ("Option2 Value", "Option2 value", Column::OptionValue(1)),
    ("Option3 Name", "Option3 name", Column::OptionName(2)),
    ("Option3 Value", "Option3 value", Column::OptionValue(2)),
    ("Variant SKU", "SKU", Column::Sku),
    ("Variant Grams", "Weight value (grams)", Column::Grams),
    ("Variant Inventory Tracker", "Inventory tracker", Column::Tracker),
    ("Variant Inventory Qty", "Inventory quantity", Column::Stock),
    ("Variant Inventory Policy", "Continue selling when out of stock", Column::Policy),
    ("Variant Fulfillment Service", "Fulfillment service", Column::Fulfillment),
    ("Variant Price", "Price", Column::Price),
    ("Variant Compare At Price", "Compare-at price", Column::CompareAt),
    ("Variant Requires Shipping", "Requires shipping", Column::RequiresShipping),
    ("Variant Taxable", "Charge tax", Column::Taxable),
    ("Variant Barcode", "Barcode", Column::Barcode),
    ("Image Src", "Product image URL", Column::Image),
    ("Image Position", "Image position", Column::ImagePosition),
    ("Image Alt Text", "Image alt text", Column::ImageAlt),
    ("SEO Title", "SEO title", Column::SeoTitle),
    ("SEO Description", "SEO description", Column::SeoDescription),
    ("Variant Image", "Variant image URL", Column::VariantImage),
    ("Cost per item", "Cost per item", Column::Cost),
    ("Status", "Status", Column::Status),
    (HS_CODE, HS_CODE, Column::HsCode),
    (ORIGIN, ORIGIN, Column::Origin),
    (COMMISSION, COMMISSION, Column::Commission),
    (REWARD, REWARD, Column::Reward),
];

const HS_CODE: &str = "HS code (variant.metafields.astra.hs_code)";
const ORIGIN: &str = "Country of origin (variant.metafields.astra.origin)";
const COMMISSION: &str = "Commission rate (product.metafields.astra.commission_bps)";
const REWARD: &str = "Reward per unit (product.metafields.astra.reward_minor)";

/// How many options a Shopify product has.
const OPTIONS: usize = 3;

/// Writes Shopify files.
#[derive(Debug)]
pub(crate) struct ShopifyWriter<W: Write> {
    out: csv::Writer<W>,
    dialect: Dialect,
}

impl<W: Write> ShopifyWriter<W> {
    pub(crate) fn new(out: W, dialect: Dialect) -> Result<Self, WriteError> {
        let mut out = csv::Writer::from_writer(out);
        let heading = |(classic, current, _): &(&'static str, &'static str, Column)| match dialect {
            Dialect::Classic => *classic,
            Dialect::Current => *current,
        };
        out.write_record(COLUMNS.iter().map(heading))?;
        Ok(Self { out, dialect })
    }

    pub(crate) fn write(&mut self, product: &Product, written: &mut Written) -> Result<u64, WriteError> {
        note_losses(product, written);
        let images = product.images.value().map_or(&[][..], Vec::as_slice);
        let rows = product.variants.len().max(images.len()).max(1);
        for at in 0..rows {
            let row = Row {
                product: (at == 0).then_some(product),
                handle: product.handle.value().unwrap_or(&product.key),
                options: &product.options,
                variant: product.variants.get(at),
                image: images.get(at).map(|image| (at + 1, image)),
                dialect: self.dialect,
            };
            for (_, _, column) in COLUMNS {
                self.out.write_field(written.clean(&row.cell(column)).as_bytes())?;
            }
            self.out.write_record(None::<&[u8]>)?;
        }
        Ok(rows as u64)
    }

    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        Ok(self.out.flush()?)
    }
}

fn note_losses(product: &Product, written: &mut Written) {
    if product.options.len() > OPTIONS {
        written.leave(Left::OptionsFolded);
    }
    if product.categories.value().is_some_and(|categories| categories.len() > 1) {
        written.leave(Left::MoreCategories);
    }
    for _ in product.tags.value().into_iter().flatten().filter(|tag| tag.contains(',')) {
        written.leave(Left::CommaInTag);
    }
}

/// One row of the file.
struct Row<'a> {
    /// The product, in its first row.
    product: Option<&'a Product>,
    handle: &'a str,
    options: &'a [String],
    variant: Option<&'a Variant>,
    image: Option<(usize, &'a Image)>,
    dialect: Dialect,
}

impl Row<'_> {
    fn cell(&self, column: Column) -> String {
        if let Some(cell) = self.image_cell(column) {
            return cell;
        }
        match (self.product, self.variant) {
            _ if column == Column::Handle => guarded(self.handle).into_owned(),
            (Some(product), _) if Self::is_of_product(column) => self.product_cell(product, column),
            (_, Some(variant)) if !Self::is_of_product(column) => self.variant_cell(variant, column),
            _ => String::new(),
        }
    }

    const fn is_of_product(column: Column) -> bool {
        use Column::{
            Category, Commission, Description, OptionName, Published, Reward, SeoDescription, SeoTitle, Status, Tags,
            Title, Type, Vendor,
        };
        matches!(
            column,
            Title
                | Description
                | Vendor
                | Category
                | Type
                | Tags
                | Published
                | OptionName(_)
                | SeoTitle
                | SeoDescription
                | Status
                | Commission
                | Reward
        )
    }

    fn product_cell(&self, product: &Product, column: Column) -> String {
        let text = |cell: &Cell<String>| guarded(cell.text()).into_owned();
        let status = product.status.value().copied().unwrap_or_default();
        match column {
            Column::Title => text(&product.title),
            Column::Description => text(&product.description_html),
            Column::Vendor => text(&product.vendor),
            Column::Category => {
                let first = product.categories.value().and_then(|categories| categories.first());
                guarded(&first.map_or_else(String::new, |path| path.join(" > "))).into_owned()
            }
            Column::Type => text(&product.product_type),
            Column::Tags => {
                // Trimmed as it will be read: what stands behind a space is not guarded, and would be read as if it were.
                let tags = product.tags.value().into_iter().flatten();
                let tags = tags.map(|tag| tag.replace(',', " ").trim().to_owned()).filter(|tag| !tag.is_empty());
                guarded(&tags.collect::<Vec<_>>().join(", ")).into_owned()
            }
            Column::Published => truth(status == Status::Active),
            Column::Status => match status {
                Status::Active => "active".into(),
                Status::Draft => "draft".into(),
                Status::Archived => "archived".into(),
            },
            Column::OptionName(number) if self.options.is_empty() && number == 0 => NO_OPTION.0.to_owned(),
            Column::OptionName(number) => folded(&product.options, number),
            Column::SeoTitle => text(&product.seo_title),
            Column::SeoDescription => text(&product.seo_description),
            Column::Commission => number(product.commission.value().map(|rate| i64::from(*rate))),
            Column::Reward => number(product.reward.value().map(|reward| reward.minor())),
            _ => String::new(),
        }
    }

    fn variant_cell(&self, variant: &Variant, column: Column) -> String {
        let code = |cell: &Cell<String>| guarded_code(cell.text()).into_owned();
        let money = |cell: &Cell<base::Money>| cell.value().map_or_else(String::new, |amount| amount.decimal());
        let flag = |cell: Cell<bool>| cell.value().map_or_else(String::new, |value| truth(*value));
        match column {
            Column::OptionValue(number) if self.options.is_empty() && number == 0 => NO_OPTION.1.to_owned(),
            Column::OptionValue(number) => folded(&variant.options, number),
            Column::Sku => code(&variant.sku),
            Column::Grams => number(variant.weight_grams.into_value()),
            Column::Tracker if variant.tracked == Cell::Value(true) => "shopify".to_owned(),
            Column::Stock => number(variant.stock.into_value()),
            Column::Policy => match (variant.continue_selling, self.dialect) {
                (Cell::Value(true), Dialect::Classic) => "continue".to_owned(),
                (Cell::Value(false), Dialect::Classic) => "deny".to_owned(),
                (cell, _) => flag(cell),
            },
            Column::Fulfillment => "manual".to_owned(),
            Column::Price => money(&variant.price),
            Column::CompareAt => money(&variant.compare_at),
            Column::Cost => money(&variant.cost),
            Column::RequiresShipping => flag(variant.requires_shipping),
            Column::Taxable => flag(variant.taxable),
            Column::Barcode => code(&variant.barcode),
            Column::VariantImage => variant.image.text().to_owned(),
            Column::HsCode => code(&variant.hs_code),
            Column::Origin => guarded(variant.origin.text()).into_owned(),
            _ => String::new(),
        }
    }

    /// The cell of a picture's column, empty in a row without picture; `None` for every other column.
    fn image_cell(&self, column: Column) -> Option<String> {
        let of = |cell: fn((usize, &Image)) -> String| Some(self.image.map_or_else(String::new, cell));
        match column {
            Column::Image => of(|(_, image)| image.url.clone()),
            Column::ImagePosition => of(|(position, _)| position.to_string()),
            Column::ImageAlt => of(|(_, image)| guarded(&image.alt).into_owned()),
            _ => None,
        }
    }
}

/// The text of option `at`; the last one takes in those Shopify has no column for.
fn folded(texts: &[String], at: usize) -> String {
    let text = match texts.get(at..) {
        Some(rest) if at + 1 == OPTIONS => rest.join(" / "),
        Some([text, ..]) => text.clone(),
        Some([]) | None => String::new(),
    };
    guarded(&text).into_owned()
}

fn truth(value: bool) -> String {
    if value { "TRUE".to_owned() } else { "FALSE".to_owned() }
}
