//! Small accidents that happen to files.

use base::{Rng, SplitMix};

/// Bytes that mean something somewhere.
const SPICE: [&[u8]; 28] = [
    b"\"",
    b"'",
    b",",
    b";",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b"(",
    b")",
    b"#",
    b"-",
    b"0",
    b".5",
    b"99999999999",
    b"9223372036854775807",
    b" %",
    b"NaN",
    b"rank",
    b" and ",
    b" >= ",
    b"2026-02-30",
];

fn below(rng: &mut SplitMix, bound: usize) -> usize {
    usize::try_from(rng.below(bound as u64)).unwrap()
}

/// Lets so many random accidents happen to a file.
pub(crate) fn damage(file: &mut Vec<u8>, accidents: u64, rng: &mut SplitMix) {
    for _ in 0..accidents {
        let at = below(rng, file.len());
        match below(rng, 8) {
            0 if !file.is_empty() => file[at] ^= 1 << below(rng, 8),
            1 => file.truncate(file.len() - below(rng, 20.min(file.len()))),
            2 | 3 => drop(file.splice(at..at, SPICE[below(rng, SPICE.len())].iter().copied())),
            4 => {
                let end = (at + below(rng, 12)).min(file.len());
                file.drain(at..end);
            }
            5 => with_lines(file, |lines, from, to| lines.insert(to, lines[from].clone()), rng),
            6 => with_lines(file, |lines, from, to| lines.swap(from, to), rng),
            _ => with_lines(file, |lines, from, _| drop(lines.remove(from)), rng),
        }
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

/// How many accidents each seed has: few in every run of the tests, and as many as `ASTRA_ACCIDENTS` says for who has time.
pub(crate) fn accidents(few: u64) -> u64 {
    std::env::var("ASTRA_ACCIDENTS").ok().and_then(|text| text.parse().ok()).unwrap_or(few)
}
