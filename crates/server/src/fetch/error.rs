/// Why a file could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// It is no `http://` or `https://` address.
    #[error("it is no web address")]
    Address,
    /// It names a port other than 80 and 443, or a user.
    #[error("only the usual ports of web servers are called")]
    Port,
    /// It leads to a network that is nobody's in public.
    #[error("the address is not public")]
    Private,
    /// The name is unknown.
    #[error("the name of the server is unknown")]
    Unknown,
    /// Nobody answers, or not as a web server does.
    #[error("the server does not answer: {0}")]
    Silent(String),
    /// The server has no such file, or does not give it.
    #[error("the server answers {0}")]
    Status(u16),
    /// The server sends us on and on.
    #[error("the server sends us on too often")]
    TooManyRedirects,
    /// It has more bytes than we take.
    #[error("the file is too large")]
    TooLarge,
    /// It takes longer than we wait.
    #[error("the server takes too long")]
    TooSlow,
}

impl FetchError {
    /// Whether it may be otherwise in a while.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        match self {
            Self::Unknown | Self::Silent(_) | Self::TooSlow => true,
            Self::Status(status) => matches!(status, 408 | 425 | 429 | 500..),
            Self::Address | Self::Port | Self::Private | Self::TooManyRedirects | Self::TooLarge => false,
        }
    }

    /// A word for it, and the status where there is one: what is stored, to be said in the words of whoever reads it.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Address => "address".to_owned(),
            Self::Port => "port".to_owned(),
            Self::Private => "private".to_owned(),
            Self::Unknown => "unknown".to_owned(),
            Self::Silent(_) => "silent".to_owned(),
            Self::Status(status) => format!("status:{status}"),
            Self::TooManyRedirects => "redirects".to_owned(),
            Self::TooLarge => "large".to_owned(),
            Self::TooSlow => "slow".to_owned(),
        }
    }
}
