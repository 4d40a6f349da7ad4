//! Measures the program as its users meet it, beside peers and limits. Each prints its own figures; run them on a machine
//! that does nothing else.
//!
//! `cargo xtask bench [NAME] [-- ...]`

mod catalog;
mod market;
mod memory;
mod plan;
mod search;
mod shop;
mod trees;

use clap::Parser;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is measured.
#[derive(Debug, Parser)]
enum Bench {
    /// Imports a catalog
    Catalog {
        /// How many products
        #[arg(default_value_t = 100_000)]
        products: u64,
    },
    /// Builds and asks the search index
    Search {
        /// How many products
        #[arg(default_value_t = 100_000)]
        products: u64,
    },
    /// Makes and proves trees of payments
    Trees {
        /// How many payments
        #[arg(default_value_t = 1_000_000)]
        payments: u64,
    },
    /// Sells and shows over HTTP
    Shop(shop::Options),
    /// Runs plans over a network, beside a kernel and SQL
    Plan(plan::Options),
    /// Be a part of that
    #[command(hide = true)]
    PlanPart(plan::Part),
    /// Be the bare loop that the shop is compared with, on the database in this folder
    #[command(hide = true)]
    Bare {
        /// Where the database is
        folder: std::path::PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Bench::parse() {
        Bench::Catalog { products } => every_core()?.block_on(catalog::measure(products)),
        Bench::Search { products } => every_core()?.block_on(search::measure(products)),
        Bench::Trees { payments } => trees::measure(payments),
        Bench::Shop(options) => shop::measure(&options),
        Bench::Plan(options) => plan::measure(&options),
        Bench::PlanPart(part) => part.be(),
        Bench::Bare { folder } => every_core()?.block_on(shop::be_bare(&folder)),
    }
}

fn every_core() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
