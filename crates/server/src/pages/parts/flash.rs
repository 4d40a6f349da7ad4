/// The colour and icon of a remark. Never the only signal: the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Info,
    /// It worked.
    Good,
    /// Look at this.
    Warn,
    /// It did not work.
    Bad,
}

impl Tone {
    /// The class that colours it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "is-info",
            Self::Good => "is-good",
            Self::Warn => "is-warn",
            Self::Bad => "is-bad",
        }
    }

    /// The icon beside it.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "check",
            Self::Warn => "alert",
            Self::Bad => "stop",
        }
    }
}

/// What just happened, said once at the top of the next page.
#[derive(Debug, Clone)]
pub struct Flash {
    /// How it is coloured.
    pub tone: Tone,
    /// One or two sentences.
    pub text: String,
}

impl Flash {
    /// Says that something worked.
    #[must_use]
    pub fn good(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }

    /// Says that something did not work.
    #[must_use]
    pub fn bad(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into() }
    }
}
