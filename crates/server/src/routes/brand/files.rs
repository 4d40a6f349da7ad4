//! What is wrong with a catalog file, in the visitor's language.

use feeds::{Reason, Refusal};
use market::catalog::Blame;

use crate::i18n::Texts;

/// What fills the places of a sentence about a row.
#[derive(Debug, Default)]
struct Values {
    text: String,
    other: String,
    found: u64,
    most: u64,
}

impl Values {
    fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    fn most(most: usize) -> Self {
        Self { most: count(most), ..Self::default() }
    }

    fn pair(text: &impl ToString, other: &impl ToString) -> Self {
        Self { text: text.to_string(), other: other.to_string(), ..Self::default() }
    }

    fn at(text: &str, line: u64) -> Self {
        Self { text: text.to_owned(), found: line, ..Self::default() }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What is wrong with a row.
pub(super) fn blame(texts: &Texts, blame: &Blame) -> String {
    let (word, values) = match blame {
        Blame::File(reason) => reason_of(reason),
        Blame::NewWithoutTitle => ("no-title-new", Values::default()),
        Blame::BelowFloor { rate, floor } => {
            ("below-floor", Values::pair(&texts.percent(*rate), &texts.percent(*floor)))
        }
        Blame::ChoicesChange { from, to, left } => {
            ("choices-change", Values { found: count(*left), ..Values::pair(from, to) })
        }
    };
    let sentence = texts.t("file-reason").with("reason", word).with("text", values.text).with("other", values.other);
    sentence.with("found", values.found).with("most", values.most).to_string()
}

fn reason_of(reason: &Reason) -> (&'static str, Values) {
    match reason {
        Reason::NotUtf8 => ("not-utf8", Values::default()),
        Reason::ZeroByte => ("zero-byte", Values::default()),
        Reason::NoTitle => ("no-title", Values::default()),
        Reason::NoHandle => ("no-handle", Values::default()),
        Reason::NoId => ("no-id", Values::default()),
        Reason::CellTooLong(most) => ("cell-too-long", Values::most(*most)),
        Reason::TextTooLong(most) => ("text-too-long", Values::most(*most)),
        Reason::ProductTooLarge(most) => ("product-too-large", Values::most(*most)),
        Reason::TooManyVariants(most) => ("too-many-variants", Values::most(*most)),
        Reason::TooManyOptions(most) => ("too-many-options", Values::most(*most)),
        Reason::KeyTooLong(most) => ("key-too-long", Values::most(*most)),
        Reason::TooMany { what, most } => ("too-many", Values { most: count(*most), ..Values::text(what) }),
        Reason::CellCount { expected, found } => {
            ("cell-count", Values { found: count(*found), ..Values::most(*expected) })
        }
        Reason::NoOptionName(option) => ("no-option-name", Values::at("", u64::from(*option))),
        Reason::SameVariant { variant, first } => ("same-variant", Values::at(variant, *first)),
        Reason::SameId { id, first } => ("same-id", Values::at(id, *first)),
        Reason::MixedDecimals { text, since, .. } => ("mixed-decimals", Values::at(text, *since)),
        other => text_of(other),
    }
}

/// Reasons that quote a cell.
fn text_of(reason: &Reason) -> (&'static str, Values) {
    match reason {
        Reason::NotAnAmount(text) => ("not-an-amount", Values::text(text)),
        Reason::NegativeAmount(text) => ("negative-amount", Values::text(text)),
        Reason::AmountTooHigh(text) => ("amount-too-high", Values::text(text)),
        Reason::AmbiguousNumber(text) => ("ambiguous-number", Values::text(text)),
        Reason::UnknownCurrency(text) => ("unknown-currency", Values::text(text)),
        Reason::NotAWholeNumber(text) => ("not-a-whole-number", Values::text(text)),
        Reason::NotAWeight(text) => ("not-a-weight", Values::text(text)),
        Reason::UnknownUnit(text) => ("unknown-unit", Values::text(text)),
        Reason::NeitherYesNorNo(text) => ("neither-yes-nor-no", Values::text(text)),
        Reason::LostDigits(text) => ("lost-digits", Values::text(text)),
        Reason::NotACommission(text) => ("not-a-commission", Values::text(text)),
        Reason::NoOptionValue(text) => ("no-option-value", Values::text(text)),
        Reason::NoParent(text) => ("no-parent", Values::text(text)),
        Reason::Unreadable(text) => ("unreadable", Values::text(text)),
        Reason::TooPrecise { text, currency } => ("too-precise", Values::pair(text, currency)),
        Reason::OtherCurrency { expected, found } => ("other-currency", Values::pair(found, expected)),
        Reason::UnknownWord { found, expected } => ("unknown-word", Values::pair(found, expected)),
        Reason::AbsurdStock { text, most } => {
            ("absurd-stock", Values { most: most.unsigned_abs(), ..Values::text(text) })
        }
        other => ("other", Values::text(&other.to_string())),
    }
}

/// Why a file is not taken at all.
pub(super) fn refusal(texts: &Texts, refusal: &Refusal) -> String {
    let (word, what, text, line, most) = match refusal {
        Refusal::Empty => ("empty", "", "", 0, 0),
        Refusal::Binary => ("binary", "", "", 0, 0),
        Refusal::Utf16 => ("utf16", "", "", 0, 0),
        Refusal::NoProducts => ("no-products", "", "", 0, 0),
        Refusal::OtherKind(what) => ("other-kind", *what, "", 0, 0),
        Refusal::Workbook(what) => ("workbook", *what, "", 0, 0),
        Refusal::Packed(what) => ("packed", *what, "", 0, 0),
        Refusal::OtherExport { kind, .. } => ("other-export", *kind, "", 0, 0),
        Refusal::ColumnMissing { format, column } => ("column-missing", *format, *column, 0, 0),
        Refusal::Encoding(text) => ("encoding", "", text.as_str(), 0, 0),
        Refusal::OtherShop(text) => ("other-shop", "", *text, 0, 0),
        Refusal::NewsFeed(text) => ("news-feed", "", *text, 0, 0),
        Refusal::OtherXml(text) => ("other-xml", "", text.as_str(), 0, 0),
        Refusal::NoKnownColumns { found } => ("no-known-columns", "", found.as_str(), 0, 0),
        Refusal::NotUtf8 { line } => ("not-utf8", "", "", *line, 0),
        Refusal::QuoteNeverClosed { line } => ("quote-never-closed", "", "", *line, 0),
        Refusal::NotWellFormed { line, what } => ("not-well-formed", "", what.as_str(), *line, 0),
        Refusal::RowTooLong { line, limit } => ("row-too-long", "", "", *line, *limit),
        Refusal::TooManyColumns(most) => ("too-many-columns", "", "", 0, count(*most)),
        Refusal::TooManyRows(most) => ("too-many-rows", "", "", 0, *most),
        Refusal::TooLarge(most) => ("too-large", "", "", 0, *most),
        Refusal::Unreadable(text) => ("unreadable", "", text.as_str(), 0, 0),
    };
    let sentence = texts.t("file-refusal").with("refusal", word).with("kind", kind(texts, what)).with("text", text);
    sentence.with("line", line).with("most", most).to_string()
}

/// A kind of file, named as `feeds` names it: `a PDF document`.
pub(super) fn kind(texts: &Texts, named: &str) -> String {
    let words = named.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    texts.t("file-kind").with("kind", word).with("text", named).to_string()
}
