//! Which shop's headings a table has.

use crate::columns::{Field, Meaning};
use crate::problem::shown;
use crate::text::heading::plain;
use crate::{Refusal, google, shopify, woo};

use super::{Delimiter, Format, others};

/// What a heading means in a kind of table.
type MeaningOf = fn(&str) -> Meaning;

/// The table of headings of `format`. Feeds have none: they bring their own names.
pub(crate) fn meaning_of(format: Format) -> Option<(MeaningOf, Delimiter)> {
    match format {
        Format::Shopify { delimiter } => Some((shopify::headings::meaning, delimiter)),
        Format::WooCommerce { delimiter } => Some((woo::headings::meaning, delimiter)),
        Format::GoogleText { delimiter } => Some((google::headings::meaning, delimiter)),
        Format::GoogleRss | Format::GoogleAtom => None,
    }
}

/// The format of the table `text` begins.
pub(super) fn detect(text: &str, file_name: &str) -> Result<Format, Refusal> {
    let candidates = Delimiter::ALL.map(|delimiter| (delimiter, headings(text, delimiter)));
    let plain_forms = |headings: &[String]| headings.iter().map(|heading| plain(heading)).collect::<Vec<_>>();
    let other = candidates.iter().find_map(|(_, headings)| others::recognise(&plain_forms(headings)));
    if let Some(refusal) = other {
        return Err(refusal);
    }
    // A heading of one column names nothing; it is the sign of another delimiter.
    let best = candidates
        .iter()
        .filter(|(_, headings)| headings.len() > 1)
        .flat_map(|(delimiter, headings)| {
            SHOPS.iter().map(move |shop| (shop.score(headings), shop, *delimiter, headings))
        })
        .max_by_key(|(score, ..)| *score);
    match best {
        Some((score, shop, delimiter, headings)) if score > 0 => {
            (shop.accept)(&fields(shop.meaning, headings), delimiter)
        }
        _ => Err(unknown(&candidates, file_name)),
    }
}

/// The cells of the first row that is not empty.
fn headings(text: &str, delimiter: Delimiter) -> Vec<String> {
    let start = text.trim_start_matches(['\r', '\n']);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter.byte()).from_reader(start.as_bytes());
    let mut row = csv::ByteRecord::new();
    match reader.read_byte_record(&mut row) {
        Ok(true) => row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect(),
        Ok(false) | Err(_) => Vec::new(),
    }
}

struct Shop {
    meaning: MeaningOf,
    /// Fields of which one must be there for the file to be of this shop at all.
    mark: &'static [Field],
    /// What the file is when it is of this shop; or what it lacks.
    accept: fn(&[Field], Delimiter) -> Result<Format, Refusal>,
}

const SHOPS: [Shop; 3] = [
    Shop { meaning: shopify::headings::meaning, mark: &[Field::Title, Field::Handle], accept: accept_shopify },
    Shop { meaning: woo::headings::meaning, mark: &[Field::Title, Field::Id, Field::Sku], accept: accept_woo },
    Shop { meaning: google::headings::meaning, mark: &[Field::Id, Field::Title], accept: accept_google },
];

const TELLING: [Field; 10] = [
    Field::Price,
    Field::SalePrice,
    Field::Sku,
    Field::Stock,
    Field::Barcode,
    Field::Handle,
    Field::Image,
    Field::MoreImages,
    Field::Availability,
    Field::GroupId,
];

impl Shop {
    /// How many of the headings it knows; 0 when the file cannot be of this shop.
    fn score(&self, headings: &[String]) -> usize {
        let fields = fields(self.meaning, headings);
        let marked = self.mark.iter().any(|mark| fields.contains(mark));
        let options = headings
            .iter()
            .filter(|heading| matches!((self.meaning)(heading), Meaning::OptionName(_) | Meaning::OptionValue(_)));
        let known = fields.len() + options.count();
        // Many tables have an id, a name and a description; only those of shops have one of these as well.
        let telling = TELLING.iter().any(|field| fields.contains(field));
        if marked && telling && known >= 2 { known } else { 0 }
    }
}

fn fields(meaning: MeaningOf, headings: &[String]) -> Vec<Field> {
    let field = |heading: &String| match meaning(heading) {
        Meaning::Field(field) => Some(field),
        Meaning::OptionName(_) | Meaning::OptionValue(_) | Meaning::Dropped(_) => None,
    };
    let mut fields: Vec<Field> = headings.iter().filter_map(field).collect();
    let mut seen = std::collections::HashSet::new();
    fields.retain(|field| seen.insert(*field));
    fields
}

fn accept_shopify(fields: &[Field], delimiter: Delimiter) -> Result<Format, Refusal> {
    let of_stock = |field: &Field| {
        use Field::{Barcode, Handle, Sku, Stock, Title, Tracker, Vendor};
        matches!(field, Handle | Title | Vendor | Sku | Barcode | Tracker | Stock)
    };
    if fields.contains(&Field::Stock) && fields.iter().all(of_stock) {
        return Err(others::inventory());
    }
    if !fields.contains(&Field::Title) {
        return Err(Refusal::ColumnMissing { format: "a Shopify product export", column: "Title" });
    }
    Ok(Format::Shopify { delimiter })
}

fn accept_woo(fields: &[Field], delimiter: Delimiter) -> Result<Format, Refusal> {
    let identified = [Field::Id, Field::Sku, Field::Title].iter().any(|field| fields.contains(field));
    if !identified {
        let column = "SKU (or ID, or Name)";
        return Err(Refusal::ColumnMissing { format: "a WooCommerce product export", column });
    }
    Ok(Format::WooCommerce { delimiter })
}

fn accept_google(fields: &[Field], delimiter: Delimiter) -> Result<Format, Refusal> {
    if !fields.contains(&Field::Id) {
        return Err(Refusal::ColumnMissing { format: "a Google Merchant feed", column: "id" });
    }
    Ok(Format::GoogleText { delimiter })
}

fn unknown(candidates: &[(Delimiter, Vec<String>)], file_name: &str) -> Refusal {
    if file_name.to_lowercase().ends_with(".json") {
        return Refusal::OtherKind("a JSON file");
    }
    let headings = candidates.iter().map(|(_, headings)| headings).max_by_key(|headings| headings.len());
    let shown: Vec<String> = headings.into_iter().flatten().take(5).map(|heading| shown(heading)).collect();
    Refusal::NoKnownColumns { found: shown.join(", ") }
}
