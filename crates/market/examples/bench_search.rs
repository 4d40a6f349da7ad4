//! Measures the search on a generated catalog with a fixed seed: how long the index takes to build from the database, how much
//! memory the process then has, and how long searches with facets take, against the limits they must keep.
//!
//! `cargo xtask bench search [-- PRODUCTS]`

use std::fs::File;
use std::io::{BufWriter, Seek as _, Write as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use base::{Bps, Clock, Currency, ManualClock, Rng as _, SplitMix, Timestamp};
use db::{Db, Location};
use feeds::ReadOptions;
use market::catalog::ImportOptions;
use market::people::{BrandDetails, Email, LatePayment, MerchantDetails, NewMerchant, NewPerson};
use market::search::{Sort, Wanted};
use market::terms::{NewAgreement, Party};
use market::{BrandId, Desk, Market, MerchantId, PersonId};

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

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let products: u64 = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let place = Location::File(folder.path().join("astra.db"));
    {
        let market = open(&place).await?;
        fill(&market, products).await?;
    }
    let market = open(&place).await?;
    let before = memory("VmRSS:")?;
    let start = Instant::now();
    market.search().follow().await?;
    let build = start.elapsed();
    let after = memory("VmRSS:")?;
    println!("{products} products of {BRANDS} brands\n");
    println!("{:<44} {:>12} {:>10} {:>7}", "", "measured", "limit", "ratio");
    line("building the index", build, BUILD);
    let memory = |kb: u64| format!("{} MiB", kb / 1024);
    println!(
        "{:<44} {:>12} {:>10} {:>6}%",
        "process with the index",
        memory(after),
        memory(MEMORY_KB),
        after * 100 / MEMORY_KB
    );
    println!("{:<44} {:>12}", "of it since the database was opened", memory(after.saturating_sub(before)));
    let mut slow = false;
    for (name, wanted) in searches() {
        let (median, worst) = measured(&market, &wanted).await?;
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
async fn measured(market: &Market, wanted: &Wanted<'_>) -> anyhow::Result<(Duration, Duration)> {
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

async fn open(place: &Location) -> anyhow::Result<Market> {
    let db = Db::open(place).await?;
    db.migrate(&market::migrations()).await?;
    let clock = ManualClock::at(Timestamp::from_millis(1_772_000_000_000));
    Ok(Market::new(Desk::new(db, Arc::new(clock) as Arc<dyn Clock>)))
}

async fn fill(market: &Market, products: u64) -> anyhow::Result<()> {
    let people = market.people();
    let mut tx = market.desk().begin().await?;
    let owner = NewPerson { email: Email::parse("owner@example.com")?, name: "Owner".into(), password: None };
    let owner = people.add_person_in(&mut tx, &owner).await?;
    tx.commit().await?;
    let shop = shop(market, owner).await?;
    let mut rng = SplitMix::new(7);
    for number in 0..BRANDS {
        let brand = brand(market, owner, shop, number).await?;
        let count = products / BRANDS + u64::from(number < products % BRANDS);
        let file = catalog(&mut rng, count)?;
        let options =
            ImportOptions { file_name: "bench.csv".into(), read: ReadOptions::new(Currency::EUR), blank_erases: false };
        let difference = market.catalog().import(brand, file, options).await?;
        ensure!(difference.written, "refused: {:?}", difference.mistakes.first.first());
    }
    Ok(())
}

async fn shop(market: &Market, owner: PersonId) -> anyhow::Result<MerchantId> {
    let details = MerchantDetails {
        name: "Bench".into(),
        tagline: String::new(),
        story: String::new(),
        contact_email: Email::parse("shop@example.com")?,
        attribution_days: 30,
        hold_days: 14,
        reserve_minutes: 60,
        late_payment: LatePayment::Refund,
        payment_instructions: String::new(),
    };
    let plan = plan::Plan::STARTER.to_owned();
    let new = NewMerchant { slug: None, currency: Currency::EUR, details, plan };
    Ok(market.people().create_merchant(owner, &new).await?)
}

async fn brand(market: &Market, owner: PersonId, merchant: MerchantId, number: u64) -> anyhow::Result<BrandId> {
    let details = BrandDetails { name: format!("Brand {number}"), ..BrandDetails::default() };
    let brand = market.people().create_brand(owner, None, &details).await?;
    market.terms().set_catalog_rate(brand, Bps::ZERO, None).await?;
    let offer = NewAgreement { brand, merchant, commission_floor: Bps::ZERO, notice_days: 30 };
    let agreement = market.terms().offer(Party::Merchant(merchant), &offer).await?;
    market.terms().accept(Party::Brand(brand), agreement).await?;
    Ok(brand)
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

/// What the system says of this process, in kB.
fn memory(what: &str) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("only Linux tells the memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix(what)).context("no such line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
