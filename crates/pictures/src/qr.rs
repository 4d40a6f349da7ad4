//! QR codes of addresses, as a drawing and as points: dark on light with the quiet border around that scanners need.

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// Modules of nothing on each side.
const QUIET: usize = 4;
/// The least width of the picture in points: sharp on a poster's corner.
const LEAST_POINTS: usize = 960;

/// The text is longer than a code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is too long for a code")]
pub struct TooLong;

/// A QR code. One module in six may be dirty or torn.
#[derive(Debug, Clone)]
pub struct Code {
    /// The dark modules, row by row, of a square of this width.
    dark: Vec<bool>,
    width: usize,
}

impl Code {
    /// The code of `text`.
    ///
    /// # Errors
    /// When it is longer than a code holds, some 2,000 characters.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| TooLong)?;
        let width = code.width();
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { dark, width })
    }

    /// Where the dark modules of each row begin and how many there are, as (column, row, length), with the border counted.
    fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let rows = self.dark.chunks(self.width.max(1)).enumerate();
        rows.flat_map(|(row, modules)| {
            let mut runs = Vec::new();
            let mut begin = None;
            for (column, dark) in modules.iter().copied().chain([false]).enumerate() {
                match (dark, begin) {
                    (true, None) => begin = Some(column),
                    (false, Some(first)) => {
                        runs.push((first + QUIET, row + QUIET, column - first));
                        begin = None;
                    }
                    _ => {}
                }
            }
            runs
        })
    }

    /// A drawing: one path, a unit for each module.
    #[must_use]
    pub fn svg(&self) -> String {
        let size = self.width + 2 * QUIET;
        let path: String = self.runs().map(|(x, y, length)| format!("M{x} {y}h{length}v1h-{length}z")).collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/><path d=\"{path}\"/></svg>\n"
        )
    }

    /// A picture of at least 960 points, every module of the same whole number of them.
    ///
    /// # Errors
    /// When there is no room for it in memory.
    pub fn png(&self) -> Result<Vec<u8>, image::ImageError> {
        let size = self.width + 2 * QUIET;
        let scale = LEAST_POINTS.div_ceil(size);
        let points = u32::try_from(size * scale).unwrap_or(u32::MAX);
        let mut picture = GrayImage::from_pixel(points, points, Luma([255]));
        for (x, y, length) in self.runs() {
            for (dx, dy) in (0..length * scale).flat_map(|dx| (0..scale).map(move |dy| (dx, dy))) {
                let at = |module: usize, point: usize| u32::try_from(module * scale + point).unwrap_or_default();
                picture.put_pixel(at(x, dx), at(y, dy), Luma([0]));
            }
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png)?;
        Ok(bytes.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    /// What a phone reads in a picture.
    fn scanned(png: &[u8]) -> String {
        let picture = image::load_from_memory(png).unwrap().to_luma8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0]
        });
        let found = prepared.detect_grids();
        found[0].decode().unwrap().1
    }

    #[test]
    fn a_phone_reads_the_address() {
        let address = "https://shop.example.com/q/0a1b2c3d";
        let code = Code::of(address).unwrap();
        assert_eq!(scanned(&code.png().unwrap()), address);
    }

    #[test]
    fn the_drawing_has_the_same_modules() {
        let code = Code::of("https://shop.example.com/q/0a1b2c3d").unwrap();
        let dark = code.dark.iter().filter(|dark| **dark).count();
        assert_eq!(code.runs().map(|(_, _, length)| length).sum::<usize>(), dark);
        let svg = code.svg();
        assert!(svg.starts_with("<svg xmlns") && !svg.contains("script") && !svg.contains("style="));
        assert_eq!(svg.matches("h-").count(), code.runs().count() + 1);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(Code::of(&"x".repeat(5_000)).is_err());
    }
}
