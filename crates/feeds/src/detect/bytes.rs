//! What a file is by its first bytes alone, before anything is read from it.

use crate::Refusal;

/// The text the bytes are, without a byte order mark. The last character may be cut off; it is left out.
pub(super) fn text(head: &[u8]) -> Result<&str, Refusal> {
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(refusal) = by_signature(head) {
        return Err(refusal);
    }
    if let Some(zero) = head.iter().position(|byte| *byte == 0) {
        // Every second byte of Latin text in UTF-16 is zero.
        return Err(if zero < 2 { Refusal::Utf16 } else { Refusal::Binary });
    }
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => {
            let (good, rest) = head.split_at(error.valid_up_to());
            let cut_off = error.error_len().is_none() && rest.len() < 4;
            if !cut_off {
                let line = 1 + good.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
                return Err(if looks_binary(head) { Refusal::Binary } else { Refusal::NotUtf8 { line } });
            }
            std::str::from_utf8(good).unwrap_or_default()
        }
    };
    if looks_binary(text.as_bytes()) {
        return Err(Refusal::Binary);
    }
    Ok(text.trim_start_matches('\u{feff}'))
}

fn by_signature(head: &[u8]) -> Option<Refusal> {
    let is = |signature: &[u8]| head.starts_with(signature);
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if is(b"\xff\xfe") || is(b"\xfe\xff") {
        return Some(Refusal::Utf16);
    }
    if is(b"PK\x03\x04") {
        return Some(if has(b"xl/") || has(b"[Content_Types].xml") {
            Refusal::Workbook("an Excel workbook (XLSX)")
        } else if has(b"opendocument.spreadsheet") {
            Refusal::Workbook("an OpenDocument spreadsheet (ODS)")
        } else {
            Refusal::Packed("a ZIP archive")
        });
    }
    Some(match head {
        _ if is(b"\xd0\xcf\x11\xe0") => Refusal::Workbook("an old Excel workbook (XLS)"),
        _ if is(b"\x1f\x8b") => Refusal::Packed("a gzip archive"),
        _ if is(b"Rar!") => Refusal::Packed("a RAR archive"),
        _ if is(b"7z\xbc\xaf") => Refusal::Packed("a 7-Zip archive"),
        _ if is(b"%PDF") => Refusal::OtherKind("a PDF document"),
        _ if is(b"\x89PNG") || is(b"\xff\xd8\xff") || is(b"GIF8") => Refusal::OtherKind("a picture"),
        _ if is(b"SQLite format 3\0") => Refusal::OtherKind("a database"),
        _ if is(b"PAR1") => Refusal::OtherKind("a Parquet file"),
        _ => return None,
    })
}

/// Control characters are rare in text and common in everything else.
fn looks_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| **byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
    bytes.iter().filter(odd).count() * 50 > bytes.len()
}
