//! The way of a file into the house: copied to where it can be read twice, in UTF-8.

use std::io::{self, BufReader, BufWriter, Read, Write};

use crate::Refusal;

/// Copies `input` to `out`, at most `most_bytes` of it, and returns how many bytes were read.
///
/// UTF-16 with a byte order mark ("Unicode text" of older spreadsheets) becomes UTF-8; everything else is copied as it
/// is, so that [`Catalog::open`](crate::Catalog::open) can name the line of what is wrong with it.
///
/// # Errors
/// When `input` is larger, half a UTF-16 character is missing, or reading or writing fails.
pub fn intake(input: impl Read, out: impl Write, most_bytes: u64) -> Result<u64, Refusal> {
    let mut input = BufReader::new(input.take(most_bytes.saturating_add(1)));
    let mut out = BufWriter::new(out);
    let mut mark = [0; 2];
    let read = fill(&mut input, &mut mark)?;
    let copied = match mark {
        [0xff, 0xfe] if read == 2 => transcode(&mut input, &mut out, u16::from_le_bytes)?,
        [0xfe, 0xff] if read == 2 => transcode(&mut input, &mut out, u16::from_be_bytes)?,
        _ => {
            out.write_all(&mark[..read])?;
            io::copy(&mut input, &mut out)?
        }
    };
    out.flush()?;
    let bytes = copied + read as u64;
    if bytes > most_bytes { Err(Refusal::TooLarge(most_bytes)) } else { Ok(bytes) }
}

/// Reads until `buffer` is full or the input ends.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < buffer.len() {
        match input.read(&mut buffer[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}

fn transcode(input: &mut impl Read, out: &mut impl Write, unit: fn([u8; 2]) -> u16) -> Result<u64, Refusal> {
    let mut bytes = 0;
    let mut failure = None;
    let units = std::iter::from_fn(|| {
        let mut pair = [0; 2];
        match fill(input, &mut pair) {
            Ok(0) => None,
            Ok(2) => {
                bytes += 2;
                Some(unit(pair))
            }
            Ok(_) => {
                failure = Some(Refusal::Unreadable("it ends in the middle of a UTF-16 character".into()));
                None
            }
            Err(error) => {
                failure = Some(error.into());
                None
            }
        }
    });
    for character in char::decode_utf16(units) {
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
    }
    failure.map_or(Ok(bytes), Err)
}

#[cfg(test)]
mod tests {
    use super::intake;
    use crate::Refusal;

    #[test]
    fn utf_16_becomes_utf_8_and_the_rest_stays_as_it_is() {
        let text = "Größe\t😀";
        for (mark, bytes) in [
            ([0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            ([0xfe, 0xff], text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            let file: Vec<u8> = mark.into_iter().chain(bytes).collect();
            let mut out = Vec::new();
            assert_eq!(intake(file.as_slice(), &mut out, 1_000), Ok(file.len() as u64));
            assert_eq!(String::from_utf8(out).unwrap(), text);
        }
        for plain in [b"".as_slice(), b"a", b"a,b\n\xff", b"\xef\xbb\xbfHandle"] {
            let mut out = Vec::new();
            assert_eq!(intake(plain, &mut out, 1_000), Ok(plain.len() as u64));
            assert_eq!(out, plain);
        }
    }

    #[test]
    fn too_much_and_half_a_character_are_refused() {
        assert_eq!(intake([b'x'; 11].as_slice(), Vec::new(), 10), Err(Refusal::TooLarge(10)));
        assert_eq!(intake([b'x'; 10].as_slice(), Vec::new(), 10), Ok(10));
        let half = intake(b"\xff\xfea".as_slice(), Vec::new(), 10);
        assert!(matches!(half, Err(Refusal::Unreadable(_))));
    }
}
