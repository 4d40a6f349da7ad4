//! Writes a synthetic Shopify product file of any size, the same on every machine, to measure imports with:
//! `cargo run --release -p feeds --example generate -- 100000 > products.csv`

use std::io::{BufWriter, stdout};

use feeds::{Dialect, Export, Writer};

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).ok_or("say how many products")?.parse()?;
    let mut writer = Writer::new(BufWriter::new(stdout().lock()), Export::Shopify(Dialect::Classic))?;
    for number in 1..=count {
        writer.write(&synthetic::product(number))?;
    }
    let written = writer.finish()?;
    eprintln!("{} products in {} rows", written.products, written.rows);
    Ok(())
}
