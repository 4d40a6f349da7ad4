//! Real files after an accident: cut off, shuffled, without heading, in another encoding.

use crate::real_files::{files, folder};
use crate::support::{read, read_with};
use feeds::{Catalog, Product, ReadOptions, Refusal};

/// The tables among the real files that are imported, with their rows.
fn tables() -> Vec<(String, Vec<u8>, ReadOptions)> {
    let Some(folder) = folder() else { return Vec::new() };
    let readable = files(&folder).into_iter().filter_map(|(path, currency)| {
        let name = path.file_name()?.to_str()?.to_owned();
        let bytes = std::fs::read(&path).ok()?;
        let options = ReadOptions::new(currency);
        let table = name.ends_with("csv") && read_with(&bytes, options.clone()).is_ok();
        table.then_some((name, bytes, options))
    });
    readable.collect()
}

fn rows(bytes: &[u8]) -> Vec<csv::ByteRecord> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).byte_records().map(Result::unwrap).collect()
}

fn table(rows: impl IntoIterator<Item = csv::ByteRecord>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.into_iter().for_each(|row| writer.write_byte_record(&row).unwrap());
    writer.into_inner().unwrap()
}

#[test]
fn a_file_cut_inside_a_quoted_cell_is_refused() {
    for (name, bytes, options) in tables() {
        let quote = bytes.iter().rposition(|byte| *byte == b'"');
        let Some(end) = quote else { continue };
        // Just before the last quote of the file, which closes a cell.
        match read_with(&bytes[..end], options) {
            Err(Refusal::QuoteNeverClosed { line }) => assert!(line > 1, "{name}"),
            Err(other) => panic!("{name}: {other}"),
            Ok(_) => panic!("{name}: a file cut in half was read as if it were whole"),
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_an_error_or_ends_with_a_whole_row() {
    for (name, bytes, options) in tables() {
        let whole = read_with(&bytes, options.clone()).unwrap().products;
        for part in 1..20 {
            let cut = &bytes[..bytes.len() * part / 20];
            let Ok(outcome) = read_with(cut, options.clone()) else { continue };
            let same = |product: &Product| whole.iter().any(|known| known.key == product.key);
            assert!(outcome.products.iter().all(same), "{name} cut at {part}/20");
            let last_row_whole = cut.ends_with(b"\n") || bytes[cut.len()..].starts_with(b"\n");
            if outcome.errors.is_empty() && !last_row_whole {
                // The cut row has as many cells as the heading: the cut is in its last cell, which is a short one.
                let cells = rows(cut).last().map_or(0, csv::ByteRecord::len);
                assert_eq!(cells, rows(cut)[0].len(), "{name} cut at {part}/20");
            }
        }
    }
}

#[test]
fn a_file_without_its_heading_is_refused() {
    for (name, bytes, options) in tables() {
        let headless = table(rows(&bytes).into_iter().skip(1));
        match read_with(headless, options) {
            Err(Refusal::NoKnownColumns { .. }) => {}
            Err(other) => panic!("{name}: {other}"),
            Ok(_) => panic!("{name}: a row was taken for the heading"),
        }
    }
}

#[test]
fn the_order_of_columns_does_not_matter() {
    for (name, bytes, options) in tables() {
        let shuffled = table(rows(&bytes).into_iter().map(|row| {
            let mut cells: Vec<_> = row.iter().map(<[u8]>::to_vec).collect();
            cells.reverse();
            // Numbers of attributes and options keep their meaning wherever they stand.
            csv::ByteRecord::from(cells)
        }));
        let (before, after) = (read_with(&bytes, options.clone()).unwrap(), read_with(shuffled, options).unwrap());
        let mut lines = before.products.iter().zip(&after.products);
        // Writing the table anew joins the lines of a cell only if they ended in CR LF; the rest must be the same.
        assert!(
            lines.all(|(a, b)| a.key == b.key && a.variants.len() == b.variants.len() && a.images == b.images),
            "{name}"
        );
        assert_eq!(
            (before.errors.len(), before.report.warnings),
            (after.errors.len(), after.report.warnings),
            "{name}"
        );
    }
}

#[test]
fn a_file_saved_in_an_old_encoding_is_refused_with_the_line() {
    for (name, bytes, options) in tables() {
        let text = String::from_utf8(bytes).unwrap();
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        let Some(first) = latin.iter().position(|byte| *byte >= 0x80) else { continue };
        match read_with(&latin, options) {
            Err(Refusal::NotUtf8 { line }) => {
                let expected = 1 + latin[..first].iter().filter(|byte| **byte == b'\n').count();
                assert_eq!(line, expected as u64, "{name}");
            }
            // Beyond the first bytes, which decide what the file is, the row is named.
            Ok(outcome) => assert!(outcome.messages()[0].contains("is not UTF-8"), "{name}"),
            Err(other) => panic!("{name}: {other}"),
        }
    }
}

#[test]
fn one_damaged_row_costs_that_row_and_is_named() {
    let file = b"Handle,Title,Variant Price\na,A,1\nb,\xff,2\nc,C\nd,\"D\n2\",x\ne,E,5\n";
    let mut padded = file.to_vec();
    // The first 64 KiB decide what the file is; damage behind them is a matter of single rows.
    let filler: String = (0..4_000).map(|at| format!("f{at},Filler {at},1\n")).collect();
    padded.splice(27..27, filler.into_bytes());
    let outcome = read(&padded);
    let lines: Vec<String> = outcome.messages();
    assert_eq!(
        lines,
        [
            "line 4003: this text is not UTF-8; save the file as \"CSV UTF-8\"",
            "line 4004: the row has 2 cells, the heading has 3",
            "line 4005, column \"Variant Price\": \"x\" is not an amount such as 12.50",
        ]
    );
    assert_eq!(outcome.products.len(), 4_002);
    assert_eq!(outcome.product("e").line, 4_007);
}

#[test]
fn errors_are_listed_up_to_a_limit_and_counted_beyond_it() {
    let mut file = String::from("Handle,Title,Variant Price\na,A,1\n");
    (0..250).for_each(|_| file += "short\n");
    let outcome = read(&file);
    assert_eq!((outcome.errors.len(), outcome.report.unlisted_errors), (100, 150));
}

#[test]
fn limits_on_rows_and_columns_are_refusals() {
    let limits = feeds::Limits { rows: 3, columns: 4, ..feeds::Limits::default() };
    let options = || ReadOptions { limits: limits.clone(), ..crate::support::euros() };
    let many = "Handle,Title,Variant Price\na,A,1\nb,B,1\nc,C,1\nd,D,1\n";
    assert_eq!(read_with(many, options()).err(), Some(Refusal::TooManyRows(3)));
    let wide = "Handle,Title,Variant Price,x,y\na,A,1,,\n";
    assert_eq!(read_with(wide, options()).err(), Some(Refusal::TooManyColumns(4)));
}

#[test]
fn a_second_reading_is_like_the_first() {
    for (name, bytes, options) in tables() {
        let mut catalog = Catalog::open(std::io::Cursor::new(bytes), &name, options).unwrap();
        let first: Vec<_> = catalog.by_ref().collect();
        let report = catalog.report().clone();
        catalog.rewind();
        assert_eq!(catalog.by_ref().collect::<Vec<_>>(), first, "{name}");
        assert_eq!(catalog.report(), &report, "{name}");
    }
}
