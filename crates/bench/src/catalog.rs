//! Measures the import of a large catalog: a generated Shopify file of 100,000 products into a fresh SQLite file, from
//! opening it to the durable commit. Prints products a second and the most memory the process had.
//!
//! `cargo xtask bench catalog [-- PRODUCTS]`

use std::fs::File;
use std::io::{BufWriter, Seek as _, Write as _};
use std::time::Instant;

use ::market::people::BrandDetails;
use base::{ManualClock, Timestamp};

use crate::{market, memory};

/// Measures it.
pub(crate) async fn measure(products: u64) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let market = market::open(folder.path(), ManualClock::at(Timestamp::from_millis(1_772_000_000_000))).await?;
    let owner = market::person(&market, "owner@example.com").await?;
    let details = BrandDetails { name: "Bench".into(), ..BrandDetails::default() };
    let brand = market.people().create_brand(owner, None, &details).await?;
    for (round, dearer) in [("first import", 0), ("again, unchanged", 0), ("again, every price changed", 1)] {
        let file = generated(products, dearer)?;
        let bytes = file.metadata()?.len();
        let start = Instant::now();
        market::import(&market, brand, file).await?;
        let millis = start.elapsed().as_millis().max(1);
        println!(
            "{round}: {products} products, {} MB in {}.{:03} s, {} products/s, peak memory {} MiB",
            bytes / 1_000_000,
            millis / 1000,
            millis % 1000,
            u128::from(products) * 1000 / millis,
            memory::peak()? / 1024
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
