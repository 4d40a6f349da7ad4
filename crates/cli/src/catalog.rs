use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, anyhow, bail};
use base::Currency;
use feeds::{Limits, ReadOptions};
use market::Market;
use market::catalog::{CatalogError, Difference, ExportFormat, ImportOptions, Site};
use market::people::Brand;

use crate::args::{CatalogCommand, ExportArgs, ImportArgs, Place, Reach};
use crate::house::{self, WallClock};
use crate::settings;

/// How many examples of each kind are printed.
const SHOWN: usize = 10;

pub(crate) async fn run(command: CatalogCommand) -> anyhow::Result<ExitCode> {
    match command {
        CatalogCommand::Import(args) => import(&args).await,
        CatalogCommand::Export(args) => export(&args).await,
    }
}

async fn market(place: &Place) -> anyhow::Result<Market> {
    let db = house::open(&settings::place(place)?).await?;
    Ok(house::market(db, Arc::new(WallClock)))
}

async fn brand(market: &Market, slug: &str) -> anyhow::Result<Brand> {
    let found = market.people().brand_by_slug(slug).await?;
    found.ok_or_else(|| anyhow!("there is no brand `{slug}`; the last part of its address is meant"))
}

async fn import(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let currency: Currency = args.currency.parse()?;
    let market = market(&args.place).await?;
    let brand = brand(&market, &args.brand).await?;
    let file = readable(&args.file)?;
    let name = args.file.display().to_string();
    let options = ImportOptions {
        file_name: args.file.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned()),
        read: ReadOptions { limits: Limits::default(), ..ReadOptions::new(currency) },
        blank_erases: args.blank_erases,
    };
    let catalog = market.catalog();
    let outcome = if args.dry_run {
        catalog.preview(brand.id, file, options).await
    } else {
        catalog.import(brand.id, file, options).await
    };
    let difference = match outcome {
        Err(CatalogError::Refused(refusal)) => {
            eprintln!("{name}: {refusal}");
            return Ok(ExitCode::FAILURE);
        }
        outcome => outcome?,
    };
    print(&name, &difference);
    Ok(if difference.mistakes.total > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The file as UTF-8 that can be read twice.
fn readable(path: &Path) -> anyhow::Result<File> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut copy = tempfile::tempfile().context("cannot make a temporary file")?;
    feeds::intake(file, &mut copy, u64::MAX)?;
    Ok(copy)
}

fn print(name: &str, difference: &Difference) {
    let counts = difference.counts;
    say!("{name}: {}, {} rows", difference.format, counts.rows);
    say!("  {:>8} new products", counts.new);
    say!("  {:>8} changed products", counts.changed);
    say!("  {:>8} unchanged products", counts.unchanged);
    say!("  {:>8} new variants, {} new pictures", counts.new_variants, counts.new_images);
    say!("  {:>8} erased values", difference.erased.total);
    say!("  {:>8} stored variants that are not in the file stay", difference.not_in_file.total);
    print_changes(difference);
    print_dropped(difference);
    for mistake in &difference.mistakes.first {
        eprintln!("{name}:{mistake}");
    }
    let unlisted = difference.mistakes.total - difference.mistakes.first.len() as u64;
    if unlisted > 0 {
        eprintln!("{name}: and {unlisted} more mistakes");
    }
    let outcome = match (difference.written, difference.mistakes.total) {
        (true, _) => "imported".to_owned(),
        (false, 0) => "dry run: nothing was written".to_owned(),
        (false, mistakes) => format!("{mistakes} mistakes: nothing was written"),
    };
    say!("{outcome}");
}

fn print_changes(difference: &Difference) {
    for new in difference.new.first.iter().take(SHOWN) {
        say!("  + {} (line {})", new.title, new.line);
    }
    print_more(difference.new.total);
    for changed in difference.changed.first.iter().take(SHOWN) {
        say!("  ~ {} (line {})", changed.title, changed.line);
        for field in &changed.fields {
            let variant = if field.variant.is_empty() { String::new() } else { format!(" of {}", field.variant) };
            say!("      {}{variant}: {:?} -> {:?}", field.field.name(), field.before, field.after);
        }
    }
    print_more(difference.changed.total);
}

fn print_more(total: u64) {
    if total > SHOWN as u64 {
        say!("    and {} more", total - SHOWN as u64);
    }
}

fn print_dropped(difference: &Difference) {
    for column in &difference.dropped.columns {
        say!("  - column \"{}\" is left out: {} values", column.name, column.filled);
    }
    for (lost, count) in &difference.dropped.values {
        say!("  - {} is left out: {count} values", lost.name());
    }
    for (warning, tally) in difference.warnings.iter() {
        let lines: Vec<String> = tally.examples.iter().map(|(line, _)| line.to_string()).collect();
        say!("  ! {}: {warning} (line {})", tally.count, lines.join(", "));
    }
}

async fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let currency: Currency = args.currency.parse()?;
    let Some(format) = ExportFormat::of_word(&args.format) else { bail!("--format {} is unknown", args.format) };
    let market = market(&args.place).await?;
    let brand = brand(&market, &args.brand).await?;
    let site = site(&market, &brand, &args.place).await?;
    let out: Box<dyn Write + Send> = match &args.out {
        Some(path) => Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?),
        None => Box::new(std::io::stdout()),
    };
    let written = market.catalog().export(brand.id, format, currency, site, BufWriter::new(out)).await?;
    eprintln!("{} products in {} rows", written.products, written.rows);
    for (left, count) in &written.left {
        eprintln!("  left out: {left:?}, {count} times");
    }
    Ok(ExitCode::SUCCESS)
}

/// Where people find the brand, by the settings of the server.
async fn site(market: &Market, brand: &Brand, place: &Place) -> anyhow::Result<Site> {
    let address = settings::address(place, &Reach::default())?;
    let url = address.public_url.unwrap_or_else(|| format!("http://{}", address.listen));
    let site = server::routes::brand::site(market, brand, &url).await;
    site.map_err(|error| anyhow!("the addresses of the brand cannot be told: {error:?}"))
}
