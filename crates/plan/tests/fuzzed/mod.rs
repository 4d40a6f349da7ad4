//! What is checked of random bytes: by the tests with a few, by the fuzz targets with as many as there is time for.

// A fuzz target takes one of them, and the tests take all.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "what does not hold is a panic")]

pub(crate) mod document;
pub(crate) mod laws;
pub(crate) mod mutate;
pub(crate) mod network;

use std::path::Path;

use plan::period::Rules;

/// The texts of the plans beside the tests: those that are published, and those of the cases.
pub(crate) fn plans() -> Vec<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The fuzz targets are a crate below.
    let here = if here.ends_with("fuzz") { here.parent().unwrap() } else { here };
    let mut files: Vec<_> = ["plans/published", "cases/period"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(here.join(folder)).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let texts = files.iter().filter_map(|file| {
        let text = std::fs::read_to_string(file).unwrap();
        // A case has its plan between two lines of quotes, or names a published one, which is there already.
        let plan = text.split_once("plan = '''\n").and_then(|(_, rest)| rest.split_once("'''"));
        let is_published = text.lines().any(|line| line.starts_with("published = "));
        plan.map_or_else(|| (!is_published).then(|| text.clone()), |(plan, _)| Some(plan.to_owned()))
    });
    texts.collect()
}

/// All of them, read.
pub(crate) fn rules() -> Vec<Rules> {
    plans().iter().map(|text| Rules::parse(text).unwrap()).collect()
}
