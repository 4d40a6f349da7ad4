//! Bringing a catalog in: choose a file, look at the difference, say yes or no.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::parts::{Moment, Tone, Watch};

/// Choosing a file.
#[derive(Debug, Template)]
#[template(path = "brand/import.html")]
pub struct ImportPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the file is sent, as `file`; `erase` = `yes` lets blank cells erase.
    pub action: Link,
    /// What was wrong with the last file; may be empty.
    pub problem: String,
    /// The largest file, "15 MB".
    pub largest: String,
    /// The code of the currency of prices that do not say their own, sent as `currency`.
    pub currency: String,
    /// The catalog as a file.
    pub exports: Vec<ExportLink>,
    /// How far the pictures are that live on other servers; `None` when there are none.
    pub pictures: Option<PicturesNote>,
    /// What was brought in before, the latest first.
    pub history: Vec<ImportRow>,
}

/// How far pictures are, and where to read more.
#[derive(Debug, Clone)]
pub struct PicturesNote {
    /// How it is coloured.
    pub tone: Tone,
    /// "3 pictures could not be fetched."
    pub text: String,
    /// The page about them.
    pub href: Link,
}

/// An import that is under way, or done.
#[derive(Debug, Template)]
#[template(path = "brand/import_running.html")]
pub struct ImportRunningPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// The file's name.
    pub file: String,
    /// Whether the page follows.
    pub watch: Watch,
    /// What is happening, in a sentence.
    pub headline: String,
    /// More about it.
    pub text: String,
    /// How far it is, as (done, all); `None` when that says nothing.
    pub progress: Option<(u64, u64)>,
    /// Where to go on.
    pub back: Link,
}

/// The catalog as a file of one kind.
#[derive(Debug, Clone)]
pub struct ExportLink {
    /// Where it is.
    pub href: Link,
    /// What it is, "Shopify product CSV".
    pub label: String,
}

/// An import there has been.
#[derive(Debug, Clone)]
pub struct ImportRow {
    /// The file's name.
    pub file: String,
    /// When.
    pub at: Moment,
    /// What it did, "24 new, 3 changed".
    pub result: String,
}

/// The difference a file would make.
#[derive(Debug, Template)]
#[template(path = "brand/import_preview.html")]
pub struct ImportPreviewPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where the answer is sent, as `action` = `confirm` or `cancel`.
    pub action: Link,
    /// The file's name.
    pub file: String,
    /// What kind it is, "Shopify product CSV".
    pub kind: String,
    /// How much of everything.
    pub counts: Vec<DiffCount>,
    /// What is wrong; with anything here nothing can be brought in.
    pub errors: Vec<RowError>,
    /// New products, the first of them.
    pub new: Vec<NewProduct>,
    /// Changed products, the first of them.
    pub changed: Vec<ChangedProduct>,
    /// Values a blank cell would erase, the first of them; empty unless that was asked for.
    pub erased: Vec<ErasedValue>,
    /// Columns we have no place for.
    pub dropped_columns: Vec<String>,
    /// Pictures that cannot be used, the first of them.
    pub dropped_pictures: Vec<DroppedPicture>,
    /// How many are not shown, in a sentence; empty when all are.
    pub not_shown: String,
    /// What the button says, "Import 27 products"; empty when nothing can be brought in.
    pub confirm: String,
}

/// How many of one kind of difference.
#[derive(Debug, Clone)]
pub struct DiffCount {
    /// What, "new products".
    pub label: String,
    /// How many.
    pub count: u64,
    /// Whether it is good, notable or bad when not zero.
    pub tone: Tone,
}

/// A row that cannot be read.
#[derive(Debug, Clone)]
pub struct RowError {
    /// The line in the file, from 1.
    pub line: u64,
    /// The column's name; may be empty when the whole line is meant.
    pub column: String,
    /// What was found there, shortened; may be empty.
    pub found: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

/// A product that is not there yet.
#[derive(Debug, Clone)]
pub struct NewProduct {
    /// Its name.
    pub name: String,
    /// Its variants, in words.
    pub variants: String,
    /// Its price, or its lowest.
    pub price: String,
}

/// A product that would be different.
#[derive(Debug, Clone)]
pub struct ChangedProduct {
    /// Its name.
    pub name: String,
    /// What would be different.
    pub fields: Vec<FieldChange>,
}

/// A value that would be different.
#[derive(Debug, Clone)]
pub struct FieldChange {
    /// Which.
    pub field: String,
    /// What it is; may be empty.
    pub before: String,
    /// What it would be; may be empty.
    pub after: String,
}

/// A value that would be gone.
#[derive(Debug, Clone)]
pub struct ErasedValue {
    /// Of which product.
    pub product: String,
    /// Which.
    pub field: String,
    /// What it is.
    pub before: String,
}

/// A picture that cannot be used.
#[derive(Debug, Clone)]
pub struct DroppedPicture {
    /// Of which product.
    pub product: String,
    /// Its address.
    pub address: String,
    /// Why.
    pub reason: String,
}
