//! Proves that what is written can be read: every pair of colours in use, by day and by night.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../assets/css/tokens.css");

/// WCAG 2.2 AA: text, and the shapes that carry meaning.
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// What is written on what.
const PAIRS: &[(&str, &[&str], f64)] = &[
    (
        "ink",
        &["paper", "surface", "sunken", "accent-soft", "second-soft", "positive-soft", "warning-soft", "danger-soft"],
        TEXT,
    ),
    ("muted", &["paper", "surface", "sunken", "second-soft"], TEXT),
    ("accent-text", &["paper", "surface", "sunken", "accent-soft"], TEXT),
    ("second", &["paper", "surface", "sunken", "second-soft"], TEXT),
    ("positive", &["paper", "surface", "sunken", "positive-soft"], TEXT),
    ("warning", &["paper", "surface", "sunken", "warning-soft"], TEXT),
    ("danger", &["paper", "surface", "sunken", "danger-soft"], TEXT),
    ("on-accent", &["accent", "accent-over"], TEXT),
    ("on-second", &["second"], TEXT),
    ("paper", &["ink", "positive", "danger"], TEXT),
    ("control", &["paper", "surface", "sunken"], SHAPE),
    ("accent", &["paper", "surface", "sunken"], SHAPE),
    ("on-tone-0", &["tone-0"], TEXT),
    ("on-tone-1", &["tone-1"], TEXT),
    ("on-tone-2", &["tone-2"], TEXT),
    ("on-tone-3", &["tone-3"], TEXT),
    ("on-tone-4", &["tone-4"], TEXT),
    ("on-tone-5", &["tone-5"], TEXT),
    ("on-tone-6", &["tone-6"], TEXT),
    ("on-tone-7", &["tone-7"], TEXT),
];

/// Each colour by day and by night.
fn colours() -> HashMap<&'static str, [&'static str; 2]> {
    let declared =
        TOKENS.split([';', '{']).filter_map(|part| part.trim().strip_prefix("--")?.split_once(": light-dark("));
    declared
        .filter_map(|(name, values)| {
            let (day, night) = values.strip_suffix(')')?.split_once(", ")?;
            Some((name, [day, night]))
        })
        .collect()
}

/// Relative luminance as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn everything_written_can_be_read_by_day_and_by_night() {
    let colours = colours();
    let mut weak = Vec::new();
    for &(front, backs, least) in PAIRS {
        for back in backs {
            for time in [0, 1] {
                let ratio = contrast(colours[front][time], colours[back][time]);
                if ratio < least {
                    weak.push(format!("{front} on {back}, {}: {ratio:.2}", ["day", "night"][time]));
                }
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

#[test]
fn browsers_without_night_get_the_colours_of_the_day() {
    let colours = colours();
    let old = TOKENS.split_once("@supports not").unwrap().1;
    let old = old.split([';', '{']).filter_map(|part| part.trim().strip_prefix("--")?.split_once(": "));
    let mut seen = 0;
    for (name, value) in old.filter(|(name, _)| colours.contains_key(name)) {
        assert_eq!(value, colours[name][0], "{name}");
        seen += 1;
    }
    assert!(seen > 15, "only {seen} colours found");
}

#[test]
fn the_measure_is_right() {
    assert!((contrast("#000000", "#FFFFFF") - 21.0).abs() < 0.001);
    assert!((contrast("#767676", "#FFFFFF") - 4.54).abs() < 0.01);
}
