//! Pictures from outside, the good, the broken and the evil.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use pictures::{Kind, MOST_BYTES, PictureError, make};

/// Red on the left, blue on the right; above, a green bar.
fn sample(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 4) {
        (_, true) => Rgb([0, 200, 0]),
        (true, _) => Rgb([200, 0, 0]),
        (false, _) => Rgb([0, 0, 200]),
    })
    .into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn decoded(webp: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(webp, ImageFormat::WebP).unwrap().to_rgb8()
}

/// The strongest channel at a point: 0 red, 1 green, 2 blue.
fn colour(picture: &RgbImage, x: u32, y: u32) -> usize {
    let point = picture.get_pixel(x, y).0;
    (0..3).max_by_key(|channel| point[*channel]).unwrap()
}

/// A JPEG with an EXIF segment that says how the camera was held, and where.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x01, 0x0f, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38, 0, 0, 0, 0]);
    tiff.extend(b"SecretPhone\0");
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

#[test]
fn every_kind_comes_out_as_webp_in_the_widths_that_are_smaller() {
    let picture = sample(1000, 500);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let made = make(&file(&picture, format)).unwrap();
        assert_eq!((made.width, made.height), (1000, 500), "{format:?}");
        let sizes: Vec<_> = made.sizes.iter().map(|size| (size.width, decoded(&size.webp).dimensions())).collect();
        assert_eq!(sizes, [(1000, (1000, 500)), (640, (640, 320)), (320, (320, 160))], "{format:?}");
        let small = decoded(&made.sizes[2].webp);
        assert_eq!([(80, 20), (20, 120), (300, 120)].map(|(x, y)| colour(&small, x, y)), [1, 0, 2], "{format:?}");
    }
    assert_eq!(make(&file(&sample(200, 900), ImageFormat::Png)).unwrap().sizes.len(), 1, "nothing is made larger");
    let large = make(&file(&sample(4000, 3000), ImageFormat::Jpeg)).unwrap();
    assert_eq!((large.width, large.height), (1600, 1200));
    let tower = make(&file(&sample(100, 9000), ImageFormat::Png)).unwrap();
    assert!(tower.height <= 2400 && tower.width >= 1, "{}x{}", tower.width, tower.height);
}

#[test]
fn the_same_file_gives_the_same_picture_and_transparency_stays() {
    let png = file(
        &DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(40, 40, image::Rgba([9, 9, 9, 0]))),
        ImageFormat::Png,
    );
    let made = make(&png).unwrap();
    assert_eq!(made, make(&png).unwrap());
    let back = image::load_from_memory_with_format(&made.sizes[0].webp, ImageFormat::WebP).unwrap();
    assert_eq!(back.to_rgba8().get_pixel(20, 20).0[3], 0);
}

#[test]
fn a_photo_stands_the_right_way_up_and_tells_nothing_about_its_maker() {
    let jpeg = file(&sample(400, 200), ImageFormat::Jpeg);
    let turned = make(&with_exif(&jpeg, 6)).unwrap();
    assert_eq!((turned.width, turned.height), (200, 400), "a quarter turn to the right");
    let picture = decoded(&turned.sizes[0].webp);
    assert_eq!(colour(&picture, 190, 200), 1, "what was above is on the right");
    assert_eq!(colour(&picture, 20, 40), 0);
    let text = |bytes: &[u8]| bytes.windows(11).any(|window| window == b"SecretPhone");
    assert!(text(&with_exif(&jpeg, 6)) && !turned.sizes.iter().any(|size| text(&size.webp)));
    let upright = make(&with_exif(&jpeg, 1)).unwrap();
    assert_eq!((upright.width, upright.height), (400, 200));
}

#[test]
fn what_is_no_picture_is_named() {
    let cases: [(&[u8], Kind); 9] = [
        (b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", Kind::Svg),
        (b"<!doctype html><title>Not found</title>", Kind::Html),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Kind::Heic),
        (b"\0\0\0\x18ftypavif\0\0\0\0", Kind::Avif),
        (b"II*\0\x08\0\0\0", Kind::Tiff),
        (b"BM\0\0\0\0", Kind::Bmp),
        (b"%PDF-1.7", Kind::Pdf),
        (b"MZ\x90\0", Kind::Unknown),
        (b"Handle,Title\njug,Jug\n", Kind::Unknown),
    ];
    for (file, kind) in cases {
        assert_eq!(make(file), Err(PictureError::Kind(kind)));
    }
    assert_eq!(make(b""), Err(PictureError::Empty));
    assert_eq!(make(&vec![0xff; MOST_BYTES + 1]), Err(PictureError::TooLarge));
}

#[test]
fn bombs_are_refused_by_their_head() {
    // A PNG of a few bytes that claims 50,000 by 50,000 points.
    let mut png = file(&sample(10, 10), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let crc = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&crc);
    assert_eq!(make(&png), Err(PictureError::TooManyPoints { width: 50_000, height: 50_000 }));
    let mut gif = file(&sample(10, 10), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(make(&gif), Err(PictureError::TooManyPoints { width: 65_535, height: 65_535 }));
    let mut jpeg = file(&sample(16, 16), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    assert_eq!(make(&jpeg), Err(PictureError::TooManyPoints { width: 65_500, height: 65_500 }));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn files_that_break_off_and_files_that_lie_about_themselves_are_refused() {
    let picture = sample(300, 200);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(&picture, format);
        for part in [whole.len() / 4, whole.len() / 2, whole.len() - 20] {
            assert!(matches!(make(&whole[..part]), Err(PictureError::Broken(_))), "{format:?} {part}");
        }
    }
    let gif = file(&picture, ImageFormat::Gif);
    assert!(matches!(make(&gif[..gif.len() / 2]), Err(PictureError::Broken(_))));
    let jpeg = file(&picture, ImageFormat::Jpeg);
    let lying = [b"\x89PNG\r\n\x1a\n".as_slice(), &jpeg].concat();
    assert!(matches!(make(&lying), Err(PictureError::Broken(_))));
    let with_programs = [file(&picture, ImageFormat::Gif), b"<script>alert(1)</script>".to_vec()].concat();
    let made = make(&with_programs).unwrap();
    assert!(made.sizes.iter().all(|size| !size.webp.windows(7).any(|window| window == b"<script")));
}
