use base::Bps;

/// Why a text is not a plan: where, what, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError {
    /// The line of the document, counted from 1; `None` when something is missing from it altogether.
    pub line: Option<usize>,
    /// The key it is about, such as `seller` or `levels[2]` (counted from 1, as levels are); empty when the text is no
    /// TOML at all.
    pub key: String,
    /// What is wrong and how to mend it.
    pub problem: Problem,
}

impl std::error::Error for PlanError {}

impl std::fmt::Display for PlanError {
    /// `line 4, levels[2]: "7.125 %" is not a rate; write ...`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
        }
        if !self.key.is_empty() {
            let comma = if self.line.is_some() { ", " } else { "" };
            write!(f, "{comma}{}", self.key)?;
        }
        if self.line.is_some() || !self.key.is_empty() {
            f.write_str(": ")?;
        }
        self.problem.fmt(f)
    }
}

/// What can be wrong with a plan document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The document is beyond what a plan can need.
    #[error("a plan has at most {0} bytes; this is something else")]
    TooLarge(usize),
    /// The text is not TOML.
    #[error("this is not TOML: {0}")]
    Syntax(String),
    /// A key every plan has is absent.
    #[error("this key is missing; add for instance `{0}`")]
    Missing(&'static str),
    /// A key no plan has.
    #[error("there is no such key; a plan has name, version, compression, seller, levels, platform_fee and pool")]
    Unknown,
    /// Anything else: what is wrong, and what to write instead.
    #[error("{0}")]
    Wrong(String),
    /// A key that would pay for bringing in people.
    #[error(
        "a plan cannot pay for bringing in people: commission comes only from sales of products. Remove this key; \
         introducing a seller pays through `levels`, when that seller sells"
    )]
    Recruiting,
    /// A value of another kind than the key needs.
    #[error("expected {expected}, found {found}")]
    Kind {
        /// What the key needs, with an example.
        expected: &'static str,
        /// The kind of value that was written.
        found: &'static str,
    },
    /// A rate written as a number: 40 could mean 40 % or 40 basis points.
    #[error("a rate is written as text with its percent sign, so that nobody can misread it; write \"{0} %\"")]
    BareNumber(String),
    /// A text that is no rate.
    #[error("\"{0}\" is not a rate; write a percentage from \"0 %\" to \"100 %\" with at most two decimals")]
    NotARate(String),
    /// A name without letters, or an essay.
    #[error("a name has 1 to 80 characters")]
    Name,
    /// A version that is not a counting number.
    #[error("a version is a whole number from 1 to 4294967295; raise it by one with every change")]
    Version,
    /// Deeper than we walk.
    #[error("{0} levels are more than the 30 a plan can have")]
    TooManyLevels(usize),
    /// More is promised than there is.
    #[error(
        "seller, levels, platform_fee and pool add up to {promised} % of the pot; take away {excess} so that they fit \
         into 100 %"
    )]
    MoreThanTheWhole {
        /// The sum, as a percentage.
        promised: String,
        /// How much of it is too much.
        excess: String,
    },
}

impl Problem {
    /// The problem of `points` basis points having been promised of a pot of 10,000.
    pub(crate) fn more_than_the_whole(points: u32) -> Self {
        let percent = |points: u32| match points % 100 {
            0 => (points / 100).to_string(),
            hundredths => format!("{}.{hundredths:02}", points / 100),
        };
        let excess = points.saturating_sub(u32::from(Bps::WHOLE.points()));
        Self::MoreThanTheWhole { promised: percent(points), excess: format!("{} %", percent(excess)) }
    }
}
