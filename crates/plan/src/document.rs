use base::Bps;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::{PlanError, Problem};

/// The largest document we read. A plan with every key and 30 levels needs about one thousandth of it.
const MOST_BYTES: usize = 64 * 1024;
/// The deepest plan. Real ones end at 8 to 12.
const MOST_LEVELS: usize = 30;
const KEYS: [&str; 7] = ["name", "version", "compression", "seller", "levels", "platform_fee", "pool"];
/// Parts of names that people give to pay for head counts.
const RECRUITING: [&str; 9] =
    ["recruit", "enrol", "invit", "join", "referral", "sign_up", "signup", "sponsor_bonus", "headcount"];

/// How a merchant divides the commission pot of a sold line. Its rates never exceed the pot together.
///
/// Made only by [`Plan::parse`], so a value of this type is a plan that may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    name: String,
    version: u32,
    compression: bool,
    seller: Bps,
    levels: Vec<Bps>,
    platform_fee: Bps,
    pool: Bps,
}

impl Plan {
    /// The document a new merchant starts with: a plan over three levels, with comments that explain every key.
    pub const STARTER: &str = include_str!("../plans/starter.toml");

    /// Reads a plan document in TOML.
    ///
    /// # Errors
    /// The first problem found, with its line, its key and what to write instead.
    pub fn parse(document: &str) -> Result<Self, PlanError> {
        let reader = Reader::open(document)?;
        reader.refuse_other_keys()?;
        let plan = Self {
            name: reader.name()?,
            version: reader.version()?,
            compression: reader.compression()?,
            seller: reader.rate("seller", "seller = \"40 %\"")?,
            levels: reader.levels()?,
            platform_fee: reader.rate_or_zero("platform_fee")?,
            pool: reader.rate_or_zero("pool")?,
        };
        let promised = plan.promised();
        if promised > u32::from(Bps::WHOLE) {
            return Err(reader.problem_at("levels", Problem::more_than_the_whole(promised)));
        }
        Ok(plan)
    }

    /// What the merchant calls it; 1 to 80 characters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version, from 1 up.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

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

/// A parsed document, and the text to count lines in.
struct Reader<'a> {
    text: &'a str,
    table: DeTable<'a>,
}

impl<'a> Reader<'a> {
    fn open(text: &'a str) -> Result<Self, PlanError> {
        let whole = |line, problem| PlanError { line, key: String::new(), problem };
        if text.len() > MOST_BYTES {
            return Err(whole(None, Problem::TooLarge(MOST_BYTES)));
        }
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            whole(line, Problem::Syntax(error.message().to_owned()))
        })?;
        Ok(Self { text, table: table.into_inner() })
    }

    fn refuse_other_keys(&self) -> Result<(), PlanError> {
        let mut others: Vec<_> = self.table.keys().filter(|key| !KEYS.contains(&key.get_ref().as_ref())).collect();
        others.sort_by_key(|key| key.span().start);
        let Some(key) = others.first() else { return Ok(()) };
        let spelled = key.get_ref().to_lowercase().replace(['-', ' '], "_");
        let recruiting = pays_for_people(&spelled);
        Err(PlanError {
            line: Some(line_of(self.text, key.span().start)),
            key: key.get_ref().chars().take(60).collect(),
            problem: if recruiting { Problem::Recruiting } else { Problem::Unknown },
        })
    }

    fn name(&self) -> Result<String, PlanError> {
        let value = self.required("name", "name = \"Our plan\"")?;
        let DeValue::String(text) = value.get_ref() else {
            return Err(self.wrong_kind("name", value, "text such as \"Our plan\""));
        };
        let name = text.trim();
        if name.is_empty() || name.chars().count() > 80 {
            return Err(self.problem_at("name", Problem::Name));
        }
        Ok(name.to_owned())
    }

    fn version(&self) -> Result<u32, PlanError> {
        let value = self.required("version", "version = 1")?;
        let DeValue::Integer(number) = value.get_ref() else {
            return Err(self.wrong_kind("version", value, "a whole number such as 1"));
        };
        let parsed = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|&version| version > 0);
        parsed.ok_or_else(|| self.problem_at("version", Problem::Version))
    }

    fn compression(&self) -> Result<bool, PlanError> {
        let value = self.required("compression", "compression = true")?;
        value.get_ref().as_bool().ok_or_else(|| self.wrong_kind("compression", value, "true or false"))
    }

    fn levels(&self) -> Result<Vec<Bps>, PlanError> {
        let value = self.required("levels", "levels = [\"10 %\", \"5 %\"]")?;
        let DeValue::Array(rates) = value.get_ref() else {
            return Err(self.wrong_kind("levels", value, "a list of rates such as [\"10 %\", \"5 %\"]"));
        };
        if rates.len() > MOST_LEVELS {
            return Err(self.problem_at("levels", Problem::TooManyLevels(rates.len())));
        }
        rates.iter().enumerate().map(|(at, rate)| self.read_rate(&format!("levels[{}]", at + 1), rate)).collect()
    }

    fn rate(&self, key: &'static str, example: &'static str) -> Result<Bps, PlanError> {
        self.read_rate(key, self.required(key, example)?)
    }

    fn rate_or_zero(&self, key: &'static str) -> Result<Bps, PlanError> {
        self.table.get(key).map_or(Ok(Bps::ZERO), |value| self.read_rate(key, value))
    }

    fn read_rate(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Bps, PlanError> {
        let problem = match value.get_ref() {
            DeValue::String(text) => match percentage(text) {
                Some(rate) => return Ok(rate),
                None => Problem::NotARate(text.chars().take(40).collect()),
            },
            DeValue::Integer(number) => Problem::BareNumber(number.to_string()),
            DeValue::Float(number) => Problem::BareNumber(number.to_string()),
            _ => return Err(self.wrong_kind(key, value, "a rate such as \"10 %\"")),
        };
        Err(self.problem_with(key, value, problem))
    }

    fn required(&self, key: &'static str, example: &'static str) -> Result<&Spanned<DeValue<'a>>, PlanError> {
        let missing = || PlanError { line: None, key: key.to_owned(), problem: Problem::Missing(example) };
        self.table.get(key).ok_or_else(missing)
    }

    fn wrong_kind(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &'static str) -> PlanError {
        self.problem_with(key, value, Problem::Kind { expected, found: value.get_ref().type_str() })
    }

    fn problem_with(&self, key: &str, value: &Spanned<DeValue<'_>>, problem: Problem) -> PlanError {
        PlanError { line: Some(line_of(self.text, value.span().start)), key: key.to_owned(), problem }
    }

    fn problem_at(&self, key: &str, problem: Problem) -> PlanError {
        let place = self.table.keys().find(|candidate: &&Spanned<DeString<'_>>| candidate.get_ref().as_ref() == key);
        let line = place.map(|found| line_of(self.text, found.span().start));
        PlanError { line, key: key.to_owned(), problem }
    }
}

/// Whether a key, in small letters, is the name people give to paying for head counts.
pub(crate) fn pays_for_people(key: &str) -> bool {
    RECRUITING.iter().any(|part| key.contains(part))
}

/// A percentage that says so: the sign is required, because a bare 40 could be 40 % or 40 basis points.
fn percentage(text: &str) -> Option<Bps> {
    text.trim().ends_with('%').then(|| Bps::parse_percent(text)).flatten()
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&one| one == b'\n').count()
}
