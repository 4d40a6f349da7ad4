/// Why a text is not a plan: where, what, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError {
    /// The line of the document, counted from 1; `None` when something is missing from it altogether.
    pub line: Option<usize>,
    /// The key it is about, such as `sale.seller` or `sale.levels[2]` (counted from 1, as levels are); empty when it is about
    /// the whole text.
    pub key: String,
    /// What is wrong and how to mend it.
    pub problem: Problem,
}

impl std::error::Error for PlanError {}

impl std::fmt::Display for PlanError {
    /// `line 4, sale.levels[2]: "7.125 %" is not ...; write ...`
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
    /// A key that has to be there is absent.
    #[error("this key is missing; add for instance `{0}`")]
    Missing(&'static str),
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
    /// Anything else: what is wrong, and what to write instead.
    #[error("{0}")]
    Wrong(String),
}
