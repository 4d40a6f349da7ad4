//! Small files with small accidents, thousands of them: the short form of the fuzz targets.

use base::{Rng, SplitMix};

use crate::laws::check;

const SEEDS: [(&str, &[u8]); 7] = [
    ("shopify-classic.csv", include_bytes!("../../fuzz/seeds/shopify-classic.csv")),
    ("shopify-current.csv", include_bytes!("../../fuzz/seeds/shopify-current.csv")),
    ("woocommerce-english.csv", include_bytes!("../../fuzz/seeds/woocommerce-english.csv")),
    ("woocommerce-german.csv", include_bytes!("../../fuzz/seeds/woocommerce-german.csv")),
    ("google.rss.xml", include_bytes!("../../fuzz/seeds/google.rss.xml")),
    ("google.atom.xml", include_bytes!("../../fuzz/seeds/google.atom.xml")),
    ("google.tsv", include_bytes!("../../fuzz/seeds/google.tsv")),
];

/// Bytes that mean something somewhere.
const SPICE: [&[u8]; 18] = [
    b"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"<",
    b">",
    b"&",
    b"&amp;",
    b"'",
    b"\\",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"]]>",
    b"</item>",
    b"9,99E+12",
];

fn below(rng: &mut SplitMix, bound: usize) -> usize {
    usize::try_from(rng.below(bound as u64)).unwrap()
}

/// One accident.
fn damage(file: &mut Vec<u8>, rng: &mut SplitMix) {
    let at = below(rng, file.len());
    match below(rng, 7) {
        0 if !file.is_empty() => file[at] ^= 1 << below(rng, 8),
        1 => file.truncate(at),
        2 => drop(file.splice(at..at, SPICE[below(rng, SPICE.len())].iter().copied())),
        3 => {
            let end = (at + below(rng, 40)).min(file.len());
            file.drain(at..end);
        }
        4 => with_lines(file, |lines, from, to| lines.insert(to, lines[from].clone()), rng),
        5 => with_lines(file, |lines, from, to| lines.swap(from, to), rng),
        _ => with_lines(file, |lines, from, _| drop(lines.remove(from)), rng),
    }
}

fn with_lines(file: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>, usize, usize), rng: &mut SplitMix) {
    let mut lines: Vec<Vec<u8>> = file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return;
    }
    let (from, to) = (below(rng, lines.len()), below(rng, lines.len()));
    change(&mut lines, from, to);
    *file = lines.concat();
}

#[test]
fn the_seeds_are_good_files() {
    for (name, seed) in SEEDS {
        let (products, report) = (check(seed, None), crate::support::read_well(seed).report);
        assert!(!products.is_empty() && products.len() as u64 == report.products, "{name}");
    }
}

#[test]
fn no_accident_makes_reading_panic_hang_or_lie() {
    for (name, seed) in SEEDS {
        let mut rng = SplitMix::new(name.len() as u64);
        for _ in 0..400 {
            let mut file = seed.to_vec();
            for _ in 0..=below(&mut rng, 6) {
                damage(&mut file, &mut rng);
            }
            check(&file, None);
            // Told what it is, the reader cannot hide behind refusing it.
            check(&file, feeds::detect(seed, name).ok());
        }
    }
}

#[test]
fn a_file_cut_after_any_byte_is_read_or_refused() {
    for (_, seed) in SEEDS {
        for end in (0..seed.len()).step_by(2) {
            check(&seed[..end], None);
        }
    }
}
