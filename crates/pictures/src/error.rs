/// What a file is, when it is no picture that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A drawing; it may carry programs.
    Svg,
    /// What phones of one maker take photos in.
    Heic,
    /// A kind we do not read.
    Avif,
    /// A kind we do not read.
    Tiff,
    /// A kind we do not read.
    Bmp,
    /// A document.
    Pdf,
    /// A web page: often what a server sends instead of a picture that is gone.
    Html,
    /// Anything else.
    Unknown,
}

impl Kind {
    /// Its name, for a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Pdf => "PDF",
            Self::Html => "HTML",
            Self::Unknown => "?",
        }
    }
}

/// Why no picture came of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It has more than [`crate::MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// It is no JPEG, PNG, WebP or GIF.
    #[error("the file is no JPEG, PNG, WebP or GIF but {}", .0.name())]
    Kind(Kind),
    /// It claims more than [`crate::MOST_POINTS`].
    #[error("the picture has {width} × {height} points, which is too many")]
    TooManyPoints {
        /// As the file says.
        width: u32,
        /// As the file says.
        height: u32,
    },
    /// It breaks off, or contradicts itself.
    #[error("the file is broken: {0}")]
    Broken(String),
}
