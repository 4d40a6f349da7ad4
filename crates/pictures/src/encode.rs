use image::DynamicImage;
use image::imageops::FilterType;

use crate::{GREATEST, Picture, PictureError, Size, WIDTHS};

/// From 0 to 100: no difference is seen, and a file is a third of what a phone makes of it.
const QUALITY: f32 = 80.0;

/// `picture` in each width.
pub(crate) fn encode(picture: &DynamicImage) -> Result<Picture, PictureError> {
    let (most_wide, most_high) = GREATEST;
    let is_large = picture.width() > most_wide || picture.height() > most_high;
    let scaled = is_large.then(|| picture.resize(most_wide, most_high, FilterType::CatmullRom));
    let picture = eight_bit(scaled.as_ref().unwrap_or(picture));
    let (width, height) = (picture.width(), picture.height());
    let mut sizes = vec![Size { width, webp: webp(&picture)? }];
    for narrower in WIDTHS.into_iter().rev().filter(|narrower| *narrower < width) {
        let high = (u64::from(height) * u64::from(narrower)).div_ceil(u64::from(width));
        let high = u32::try_from(high).unwrap_or(most_high).max(1);
        let scaled = picture.resize_exact(narrower, high, FilterType::CatmullRom);
        sizes.push(Size { width: narrower, webp: webp(&scaled)? });
    }
    Ok(Picture { width, height, sizes })
}

/// What WebP holds: three or four channels of eight bits.
fn eight_bit(picture: &DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() { picture.to_rgba8().into() } else { picture.to_rgb8().into() }
}

fn webp(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let (width, height) = (picture.width(), picture.height());
    let encoder = match picture {
        DynamicImage::ImageRgba8(points) => webp::Encoder::from_rgba(points, width, height),
        other => webp::Encoder::from_rgb(other.as_bytes(), width, height),
    };
    let encoded = encoder.encode_simple(false, QUALITY);
    encoded
        .map(|bytes| bytes.to_vec())
        .map_err(|error| PictureError::Broken(format!("it cannot be encoded: {error:?}")))
}
