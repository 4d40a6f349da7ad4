//! What the columns of a file mean.

use crate::report::{DroppedColumn, Why};
use crate::text::guard::unguarded;

/// A field of a product or variant that some format has a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    // What the product is.
    Id,
    Handle,
    Title,
    Description,
    ShortDescription,
    Vendor,
    Category,
    GoogleCategory,
    ProductType,
    Tags,
    Published,
    Status,
    SeoTitle,
    SeoDescription,
    GiftCard,
    CommissionBps,
    RewardMinor,
    // What can be bought.
    Sku,
    Barcode,
    Price,
    CompareAt,
    SalePrice,
    SaleStart,
    SaleEnd,
    SalePeriod,
    Cost,
    Weight,
    Stock,
    Tracker,
    StockPolicy,
    InStock,
    Availability,
    RequiresShipping,
    TaxStatus,
    HsCode,
    Origin,
    VariantImage,
    // Pictures.
    Image,
    ImagePosition,
    ImageAlt,
    MoreImages,
    // How rows belong together.
    Kind,
    Parent,
    GroupId,
    // What tells the items of a group apart.
    Color,
    Size,
    Material,
    Pattern,
    AgeGroup,
    Gender,
    Detail,
}

impl Field {
    const COUNT: usize = Self::Detail as usize + 1;
}

/// What one column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A field of which there is one.
    Field(Field),
    /// The name of the option or attribute of this number.
    OptionName(u8),
    /// Its value.
    OptionValue(u8),
    /// Not imported, for this reason.
    Dropped(Why),
}

/// A name and the value that goes with it, in two columns of the same number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The number in both headings.
    pub(crate) number: u8,
    /// The column of the name.
    pub(crate) name: Option<usize>,
    /// The column of the value.
    pub(crate) value: Option<usize>,
}

/// The columns of one file.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    names: Vec<String>,
    fields: [Option<usize>; Field::COUNT],
    pairs: Vec<Pair>,
    /// Whether texts may be guarded against spreadsheets: in tables, not in XML.
    pub(crate) guarded: bool,
    /// For each column why it is not imported and how many of its cells say something.
    dropped: Vec<Option<(Why, u64)>>,
}

impl Default for Columns {
    fn default() -> Self {
        Self { names: Vec::new(), fields: [None; Field::COUNT], pairs: Vec::new(), guarded: false, dropped: Vec::new() }
    }
}

impl Columns {
    /// Adds the next column and returns its number. A second column of the same meaning is dropped.
    pub(crate) fn add(&mut self, name: &str, meaning: Meaning) -> usize {
        let column = self.names.len();
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        self.names.push(if name.is_empty() { format!("column {}", column + 1) } else { name.to_owned() });
        let dropped = match meaning {
            Meaning::Dropped(why) => Some(why),
            Meaning::Field(field) => Self::take(&mut self.fields[field as usize], column),
            Meaning::OptionName(number) => Self::take(&mut self.pair(number).name, column),
            Meaning::OptionValue(number) => Self::take(&mut self.pair(number).value, column),
        };
        self.dropped.push(dropped.map(|why| (why, 0)));
        column
    }

    /// The column of `field`, if the file has it.
    pub(crate) fn of(&self, field: Field) -> Option<usize> {
        self.fields[field as usize]
    }

    /// The option or attribute columns, by number.
    pub(crate) fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The heading of `column`.
    pub(crate) fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// A text as it was meant, without the guard it may have in a table.
    pub(crate) fn meant<'t>(&self, text: &'t str) -> &'t str {
        if self.guarded { unguarded(text) } else { text }
    }

    /// Counts a cell that says something in `column`, if that is not imported.
    pub(crate) fn count(&mut self, column: usize) {
        if let Some(Some((_, filled))) = self.dropped.get_mut(column) {
            *filled += 1;
        }
    }

    /// What is not imported, in the order of the file.
    pub(crate) fn dropped(&self) -> Vec<DroppedColumn> {
        let all = self.names.iter().zip(&self.dropped);
        all.filter_map(|(name, dropped)| dropped.map(|(why, filled)| DroppedColumn { name: name.clone(), why, filled }))
            .collect()
    }

    fn take(place: &mut Option<usize>, column: usize) -> Option<Why> {
        if place.is_some() {
            return Some(Why::Repeated);
        }
        *place = Some(column);
        None
    }

    fn pair(&mut self, number: u8) -> &mut Pair {
        let at = self.pairs.binary_search_by_key(&number, |pair| pair.number).unwrap_or_else(|at| {
            self.pairs.insert(at, Pair { number, ..Pair::default() });
            at
        });
        &mut self.pairs[at]
    }
}
