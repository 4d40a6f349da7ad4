//! Measures the search on a generated catalog with a fixed seed: how long the index takes to build from the database, how much
//! memory the process then has, and how long searches with facets take, against the limits they must keep.
//!
//! `cargo xtask bench search [-- PRODUCTS]`

use std::fs::File;
use std::io::{BufWriter, Seek as _, Write as _};
use std::time::{Duration, Instant};

use ::market::Market;
use ::market::search::{Sort, Wanted};
use anyhow::ensure;
use base::{Bps, ManualClock, Rng as _, SplitMix, Timestamp};

use crate::{market, memory};

const BRANDS: u64 = 50;
const BUILD: Duration = Duration::from_secs(30);
const SEARCH: Duration = Duration::from_millis(10);
const MEMORY_KB: u64 = 300 * 1024;
const ROUNDS: usize = 400;

const MATERIALS: [&str; 16] = [
    "oak",
    "linen",
    "stoneware",
    "porcelain",
    "wool",
    "cotton",
    "brass",
    "walnut",
    "glass",
    "enamel",
    "leather",
    "paper",
    "beeswax",
    "bamboo",
    "copper",
    "merino",
];
const THINGS: [&str; 24] = [
    "bowl",
    "teapot",
    "notebook",
    "blanket",
    "candle",
    "cutting board",
    "scarf",
    "mug",
    "plate",
    "vase",
    "apron",
    "basket",
    "kettle",
    "lamp",
    "mirror",
    "pencil case",
    "planter",
    "rug",
    "soap dish",
    "spoon",
    "tablecloth",
    "towel",
    "tray",
    "watering can",
];
const COLOURS: [&str; 12] = [
    "indigo",
    "ochre",
    "sage",
    "terracotta",
    "ivory",
    "charcoal",
    "lavender",
    "mustard",
    "rust",
    "seafoam",
    "plum",
    "natural",
];
const CATEGORIES: [&str; 10] = [
    "Kitchen > Mugs",
    "Kitchen > Bowls",
    "Kitchen > Tools",
    "Home > Textiles",
    "Home > Light",
    "Garden > Pots",
    "Bath",
    "Stationery > Notebooks",
    "Pantry > Tea",
    "Clothing > Scarves",
];

/// Measures it.
pub(crate) async fn measure(products: u64) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let clock = || ManualClock::at(Timestamp::from_millis(1_772_000_000_000));
    fill(&market::open(folder.path(), clock()).await?, products).await?;
    let market = market::open(folder.path(), clock()).await?;
    let before = memory::now()?;
    let start = Instant::now();
    market.search().follow().await?;
    let build = start.elapsed();
    let after = memory::now()?;
    println!("{products} products of {BRANDS} brands\n");
    println!("{:<44} {:>12} {:>10} {:>7}", "", "measured", "limit", "ratio");
    line("building the index", build, BUILD);
    let mib = |kb: u64| format!("{} MiB", kb / 1024);
    println!(
        "{:<44} {:>12} {:>10} {:>6}%",
        "process with the index",
        mib(after),
        mib(MEMORY_KB),
        after * 100 / MEMORY_KB
    );
    println!("{:<44} {:>12}", "of it since the database was opened", mib(after.saturating_sub(before)));
    let mut slow = false;
    for (name, wanted) in searches() {
        let (median, worst) = asked(&market, &wanted).await?;
        line(&format!("{name}, p99 (median {} µs)", median.as_micros()), worst, SEARCH);
        slow |= worst > SEARCH;
    }
    ensure!(build <= BUILD && !slow && after <= MEMORY_KB, "a limit is not kept");
    Ok(())
}

fn line(name: &str, measured: Duration, limit: Duration) {
    let percent = measured.as_micros() * 100 / limit.as_micros().max(1);
    println!("{name:<44} {:>9} ms {:>7} ms {percent:>6}%", millis(measured), limit.as_millis());
}

fn millis(time: Duration) -> String {
    format!("{}.{:02}", time.as_millis(), time.as_micros() % 1000 / 10)
}

fn searches() -> Vec<(&'static str, Wanted<'static>)> {
    let all = Wanted { size: 24, page: 1, ..Wanted::default() };
    vec![
        ("everything, newest", all),
        ("everything, by name", Wanted { sort: Sort::Name, ..all }),
        ("everything, page 2,000, by price", Wanted { sort: Sort::PriceUp, page: 2_000, ..all }),
        ("one common word", Wanted { text: "linen ", ..all }),
        ("one letter of a word", Wanted { text: "s", ..all }),
        ("three words", Wanted { text: "indigo linen tablecloth", ..all }),
        ("two words with typos", Wanted { text: "lavnder tabelcloth", ..all }),
        (
            "with every filter",
            Wanted {
                text: "bowl",
                category: "kitchen",
                brand: "brand-7",
                price_from: "10",
                price_to: "80",
                available: Some(true),
                ..all
            },
        ),
        ("nothing, with a proposal", Wanted { text: "xlavxndxr quixotry", ..all }),
    ]
}

/// The median and the slowest but one in a hundred.
async fn asked(market: &Market, wanted: &Wanted<'_>) -> anyhow::Result<(Duration, Duration)> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        market.search().find(wanted).await?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |percent: usize| times.get(ROUNDS * percent / 100).copied().unwrap_or_default();
    Ok((at(50), at(99)))
}

async fn fill(market: &Market, products: u64) -> anyhow::Result<()> {
    let owner = market::person(market, "owner@example.com").await?;
    let shop = market::shop(market, owner).await?;
    let mut rng = SplitMix::new(7);
    for number in 0..BRANDS {
        let brand = market::brand(market, owner, shop, number, Bps::ZERO).await?;
        let count = products / BRANDS + u64::from(number < products % BRANDS);
        market::import(market, brand, catalog(&mut rng, count)?).await?;
    }
    Ok(())
}

/// A Shopify file of `count` products of random words.
fn catalog(rng: &mut SplitMix, count: u64) -> anyhow::Result<File> {
    let mut file = tempfile::tempfile()?;
    let mut out = BufWriter::new(&mut file);
    writeln!(
        out,
        "Handle,Title,Body (HTML),Type,Product Category,Tags,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status"
    )?;
    for number in 0..count {
        let (colour, material, thing) = (one_of(rng, &COLOURS), one_of(rng, &MATERIALS), one_of(rng, &THINGS));
        let category = one_of(rng, &CATEGORIES);
        let story: Vec<&str> = (0..24)
            .map(|at| {
                if at % 3 == 0 {
                    one_of(rng, &THINGS)
                } else if at % 3 == 1 {
                    one_of(rng, &MATERIALS)
                } else {
                    one_of(rng, &COLOURS)
                }
            })
            .collect();
        let (series, price, stock) = (rng.next_u64() % 5_000, rng.next_u64() % 40_000 + 100, rng.next_u64() % 10);
        writeln!(
            out,
            "p-{number},{colour} {material} {thing} no{series},<p>{} serial{}</p>,{thing},{category},\"{colour}, gift\",shopify,{stock},{}.{:02},active",
            story.join(" "),
            rng.next_u64() % 60_000,
            price / 100,
            price % 100
        )?;
    }
    out.flush()?;
    drop(out);
    file.rewind()?;
    Ok(file)
}

fn one_of<'a>(rng: &mut SplitMix, words: &[&'a str]) -> &'a str {
    let at = usize::try_from(rng.next_u64() % words.len().max(1) as u64).unwrap_or_default();
    words.get(at).copied().unwrap_or_default()
}
