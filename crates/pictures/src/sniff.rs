use image::ImageFormat;

use crate::{Kind, PictureError};

/// How far into a file we look for the beginning of a drawing or a page.
const TEXT_BEGINNING: usize = 1024;

/// What a file is by its first bytes. Its name and what its sender says do not count.
pub(crate) fn kind(file: &[u8]) -> Result<ImageFormat, PictureError> {
    match file {
        [] => Err(PictureError::Empty),
        [0xff, 0xd8, 0xff, ..] => Ok(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(ImageFormat::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageFormat::WebP),
        _ => Err(PictureError::Kind(other(file))),
    }
}

/// What we can name, so that a person knows what to do about it.
fn other(file: &[u8]) -> Kind {
    match file {
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Kind::Avif,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
            if [b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"].iter().any(|known| brand.starts_with(*known)) =>
        {
            Kind::Heic
        }
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Kind::Tiff,
        [b'B', b'M', ..] => Kind::Bmp,
        [b'%', b'P', b'D', b'F', ..] => Kind::Pdf,
        _ => text(&file[..file.len().min(TEXT_BEGINNING)]),
    }
}

fn text(beginning: &[u8]) -> Kind {
    let text = String::from_utf8_lossy(beginning).to_lowercase();
    if text.contains("<svg") {
        Kind::Svg
    } else if text.contains("<html") || text.contains("<!doctype html") {
        Kind::Html
    } else {
        Kind::Unknown
    }
}
