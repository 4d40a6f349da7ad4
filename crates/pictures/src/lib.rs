//! Pictures that come from outside: looked at by their content and never by their name, checked before they are decoded,
//! and made again from nothing but their points, in the sizes that pages need.
//!
//! Whatever else was in the file stays behind: where and when a photo was taken, by which phone, hidden thumbnails,
//! programs. How the camera was held is applied first. The result is WebP.
//!
//! [`qr`] draws codes of addresses.
//!
//! ```
//! let error = pictures::make(b"<svg onload=alert(1)>").unwrap_err();
//! assert!(matches!(error, pictures::PictureError::Kind(pictures::Kind::Svg)));
//! ```

mod decode;
mod encode;
mod error;
pub mod qr;
mod sniff;

pub use error::{Kind, PictureError};

/// The most bytes of one file.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The most points of one picture: a file of a few bytes may claim thousands of millions.
pub const MOST_POINTS: u64 = 50_000_000;
/// The widths besides its own in which a picture is kept, as far as they are smaller.
pub const WIDTHS: [u32; 2] = [320, 640];
/// The greatest width in which a picture is kept, and the greatest height.
pub const GREATEST: (u32, u32) = (1600, 2400);

/// A picture made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in points.
    pub width: u32,
    /// Its height in points.
    pub height: u32,
    /// The widest first: `width`, then those of [`WIDTHS`] that are smaller.
    pub sizes: Vec<Size>,
}

/// A picture in one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// The width in points.
    pub width: u32,
    /// The file.
    pub webp: Vec<u8>,
}

/// Makes a picture from the file of another. Takes up to a second: not for the threads that answer requests.
///
/// # Errors
/// When the file is too large, none of a kind we read, claims too many points, or is broken.
pub fn make(file: &[u8]) -> Result<Picture, PictureError> {
    if file.len() > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    encode::encode(&decode::decode(file, sniff::kind(file)?)?)
}
