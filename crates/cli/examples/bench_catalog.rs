//! Measures the import of a large catalog: a generated Shopify file of 100,000 products into a fresh SQLite file, from
//! opening it to the durable commit. Prints products a second and the most memory the process had.
//!
//! `cargo xtask bench catalog [-- PRODUCTS]`

use std::fs::File;
use std::io::{BufWriter, Seek as _, Write as _};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use base::{Clock, Currency, ManualClock, Timestamp};
use db::{Db, Location};
use feeds::ReadOptions;
use market::catalog::ImportOptions;
use market::people::{BrandDetails, Email, NewPerson, Slug};
use market::{BrandId, Desk, Market};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let products: u64 = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Location::File(folder.path().join("astra.db"))).await?;
    db.migrate(&market::migrations()).await?;
    let clock = ManualClock::at(Timestamp::from_millis(1_772_000_000_000));
    let market = Market::new(Desk::new(db, Arc::new(clock) as Arc<dyn Clock>));
    let brand = brand(&market).await?;
    for (round, dearer) in [("first import", 0), ("again, unchanged", 0), ("again, every price changed", 1)] {
        let file = generated(products, dearer)?;
        let bytes = file.metadata()?.len();
        let options =
            ImportOptions { file_name: "bench.csv".into(), read: ReadOptions::new(Currency::EUR), blank_erases: false };
        let start = Instant::now();
        let difference = market.catalog().import(brand, file, options).await?;
        let millis = start.elapsed().as_millis().max(1);
        ensure!(difference.written, "refused: {:?}", difference.mistakes.first.first());
        println!(
            "{round}: {products} products, {} MB in {}.{:03} s, {} products/s, peak memory {}",
            bytes / 1_000_000,
            millis / 1000,
            millis % 1000,
            u128::from(products) * 1000 / millis,
            peak_memory()?
        );
    }
    Ok(())
}

/// A file of `products` products, a third of which have three variants, each `dearer` euros more than it should be.
fn generated(products: u64, dearer: u64) -> anyhow::Result<File> {
    let mut file = tempfile::tempfile()?;
    let mut out = BufWriter::new(&mut file);
    writeln!(
        out,
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
         Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Image Alt Text,Status"
    )?;
    let story =
        "<p>Made by hand, <b>in small numbers</b>.</p><ul><li>washes well</li><li>lasts long</li></ul>".repeat(3);
    for number in 0..products {
        let (whole, cents, stock) = (number % 90 + 5 + dearer, number % 100, number % 40);
        let image = format!("https://example.com/{number}.jpg");
        let first =
            format!("product-{number},\"Product, number {number}\",\"{story}\",Oak,Ware,\"made by hand, ware\"");
        if number % 3 > 0 {
            writeln!(out, "{first},,,S-{number},250,shopify,{stock},{whole}.{cents:02},{image},One,active")?;
            continue;
        }
        writeln!(out, "{first},Size,S,S-{number}-s,250,shopify,{stock},{whole}.{cents:02},{image},One,active")?;
        for size in ["M", "L"] {
            writeln!(out, "product-{number},,,,,,,{size},S-{number}-{size},260,shopify,{stock},{whole}.{cents:02},,,")?;
        }
    }
    out.flush()?;
    drop(out);
    file.rewind()?;
    Ok(file)
}

async fn brand(market: &Market) -> anyhow::Result<BrandId> {
    let people = market.people();
    let mut tx = market.desk().begin().await?;
    let owner = NewPerson { email: Email::parse("owner@example.com")?, name: "Owner".into(), password: None };
    let owner = people.add_person_in(&mut tx, &owner).await?;
    tx.commit().await?;
    let details = BrandDetails { name: "Bench".into(), ..BrandDetails::default() };
    Ok(people.create_brand(owner, Some(Slug::parse("bench")?), &details).await?)
}

/// The most memory the process ever had, as the system tells.
fn peak_memory() -> anyhow::Result<String> {
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux tells the peak memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.unwrap_or("unknown").trim().to_owned())
}
