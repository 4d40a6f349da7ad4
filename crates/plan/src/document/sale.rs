use base::Bps;

use super::reader::{Read, Reader, Value};

/// The deepest plan. Real ones end at 8 to 12.
const MOST_LEVELS: usize = 30;

/// How to begin it.
pub(super) const EXAMPLE: &str = "[sale]\ncompression = true\nseller = \"40 %\"\nlevels = [\"10 %\", \"5 %\"]";

/// How a merchant divides the commission pot of a sold line. Its rates never exceed the pot together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRules {
    compression: bool,
    seller: Bps,
    levels: Vec<Bps>,
    platform_fee: Bps,
    pool: Bps,
}

impl SaleRules {
    /// Whether an upline who cannot earn is passed over without using up a level.
    #[must_use]
    pub const fn compression(&self) -> bool {
        self.compression
    }

    /// The seller's part of the pot.
    #[must_use]
    pub const fn seller(&self) -> Bps {
        self.seller
    }

    /// The parts of the upline, the seller's own sponsor (level 1) first; at most 30.
    #[must_use]
    pub fn levels(&self) -> &[Bps] {
        &self.levels
    }

    /// The platform's part of the pot.
    #[must_use]
    pub const fn platform_fee(&self) -> Bps {
        self.platform_fee
    }

    /// The part of the pot that goes to the merchant's pool.
    #[must_use]
    pub const fn pool(&self) -> Bps {
        self.pool
    }

    /// The part of the pot that is the merchant's own: whatever the plan promises to nobody else.
    #[must_use]
    pub fn merchant(&self) -> Bps {
        let rest = u32::from(Bps::WHOLE).saturating_sub(self.promised());
        Bps::try_from(rest).unwrap_or(Bps::ZERO)
    }

    /// What is promised to others, in basis points of the pot.
    fn promised(&self) -> u32 {
        let others = [self.seller, self.platform_fee, self.pool];
        others.iter().chain(&self.levels).map(|&rate| u32::from(rate)).sum()
    }
}

/// Reads what a sale pays at once.
pub(super) fn read(reader: Reader<'_>) -> Read<SaleRules> {
    let part_or_zero = |value: Option<Value<'_>>| value.map_or(Ok(Bps::ZERO), |value| value.part());
    let compression = reader.need("compression", "compression = true")?.truth()?;
    let seller = reader.need("seller", "seller = \"40 %\"")?.part()?;
    let levels = reader.need("levels", "levels = [\"10 %\", \"5 %\"]")?;
    let rules = SaleRules {
        compression,
        seller,
        levels: parts_of_levels(&levels)?,
        platform_fee: part_or_zero(reader.find("platform_fee"))?,
        pool: part_or_zero(reader.find("pool"))?,
    };
    reader.finish()?;
    let promised = rules.promised();
    if promised > u32::from(Bps::WHOLE) {
        return Err(levels.wrong(more_than_the_whole(promised)));
    }
    Ok(rules)
}

fn parts_of_levels(value: &Value<'_>) -> Read<Vec<Bps>> {
    let rates = value.rate_list()?;
    if rates.len() > MOST_LEVELS {
        return Err(value.wrong(format!("{} levels are more than the {MOST_LEVELS} a plan can have", rates.len())));
    }
    rates.iter().map(Value::part).collect()
}

/// What to say of `points` basis points promised of a pot of 10,000.
fn more_than_the_whole(points: u32) -> String {
    let percent = |points: u32| match points % 100 {
        0 => (points / 100).to_string(),
        hundredths => format!("{}.{hundredths:02}", points / 100),
    };
    let excess = points.saturating_sub(u32::from(Bps::WHOLE));
    format!(
        "seller, levels, platform_fee and pool add up to {} % of the pot; take away {} % so that they fit into 100 %",
        percent(points),
        percent(excess)
    )
}
