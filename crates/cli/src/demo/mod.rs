//! A shop full of life: eight brands, 3,000 sellers, a month of orders, and a tour.

mod accounts;
mod charges;
mod check;
mod content;
mod draw;
mod orders;
mod parcels;
mod people;
mod sharing;
mod shelves;
mod tour;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use base::{Clock as _, ManualClock, Span, SplitMix};
use db::Db;
use market::jobs::JobKind;
use market::{BrandId, MerchantId, PersonId};

use crate::args::{DemoArgs, Mail};
use crate::chain::home;
use crate::house::{self, WallClock};
use crate::settings;
use accounts::Accounts;

/// The same demo every time, apart from its passwords.
const SEED: u64 = 20_260_301;
/// How far back the orders go.
const DAYS: i64 = 30;

/// What the parts of the demo need of each other.
#[derive(Debug)]
struct Stage {
    owner: PersonId,
    /// Who works for every brand.
    brand_owner: PersonId,
    /// The shop that sells everything, then the one that chose a few brands.
    merchants: [MerchantId; 2],
    brands: Vec<BrandId>,
}

pub(crate) async fn run(args: DemoArgs) -> anyhow::Result<ExitCode> {
    if args.check {
        return check::run(args.place.database_url).await;
    }
    let started = Instant::now();
    let address = settings::address(&args.place, &args.reach)?;
    let place = settings::place(&args.place)?;
    let db = house::open(&place).await?;
    let accounts = Accounts::load_or_make(&place.folder)?;
    let made = fill(&db, &accounts, WallClock.now()).await?;
    let post = settings::post(&args.place, &Mail::default())?;
    let letters = post.place();
    let stop = house::told_to_stop();
    let home = home::open(&place.folder, None, &house::wall_clock()).await?;
    let link = home.as_ref().map(|home| home.link.clone());
    let ready = house::ready(house::market(db, Arc::new(WallClock)), &address, post, &place.folder, link).await?;
    say!("listening on {}", ready.url);
    tour::print(&ready.url, &letters, &accounts, made, started.elapsed());
    server::serve(ready.app, ready.listener, stop).await?;
    home::close(home);
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty database; `false` when somebody lives there already, and then nothing changes.
async fn fill(db: &Db, accounts: &Accounts, now: base::Timestamp) -> anyhow::Result<bool> {
    let clock = Arc::new(ManualClock::at(now - Span::days(DAYS + 60)));
    let market = house::market(db.clone(), Arc::clone(&clock) as Arc<dyn base::Clock>);
    let Some(secret) = market.people().make_setup_link().await? else { return Ok(false) };
    let brands = content::brands()?;
    let mut rng = SplitMix::new(SEED);
    let stage = shelves::set(&market, accounts, &secret, &brands).await?;
    let sellers = people::enrol(&market, accounts, &stage, &mut rng).await?;
    charges::set(&market, &stage, &sellers).await?;
    let shared = sharing::begin(&market, &sellers).await?;
    orders::play(&market, &clock, now, &stage, (&sellers, &shared), &mut rng).await?;
    // Whoever bought in the month that was played has had their letters by now.
    market.jobs().withdraw(JobKind::OrderLetter).await?;
    Ok(true)
}
