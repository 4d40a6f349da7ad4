use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{MOST_POINTS, PictureError};

/// The most memory that decoding may ask for: the points with 16 bits in each of four channels, and room to work.
const MOST_MEMORY: u64 = MOST_POINTS * 8 + 64 * 1024 * 1024;

/// The points of a file, the right way up. Of several frames the first.
pub(crate) fn decode(file: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureError> {
    if format == ImageFormat::Jpeg && !ends(file) {
        return Err(PictureError::Broken("it ends in the middle".to_owned()));
    }
    let mut decoder = ImageReader::with_format(Cursor::new(file), format).into_decoder().map_err(broken)?;
    // From the head of the file: nothing has been decoded yet.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(PictureError::TooManyPoints { width, height });
    }
    if width == 0 || height == 0 {
        return Err(PictureError::Broken("it has no points".to_owned()));
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(broken)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn broken(error: image::ImageError) -> PictureError {
    PictureError::Broken(error.to_string())
}

/// Whether a JPEG has an end. Decoders fill in grey for what is missing, and nobody would notice before a customer does.
fn ends(file: &[u8]) -> bool {
    let mut rest = file.get(2..).unwrap_or_default();
    // Segments with a length, thumbnails among them, up to the points themselves; an end within the points is the end.
    while let [0xff, marker, high, low, ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if *marker == 0xda {
            return rest.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
        rest = if *marker == 0xff { &rest[1..] } else { rest.get(2 + length..).unwrap_or_default() };
    }
    false
}
