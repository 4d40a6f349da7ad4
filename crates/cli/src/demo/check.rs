//! The demo without a screen: made in a temporary folder, one sale walked through it over HTTP, everything counted.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};
use base::{Clock as _, Currency, ManualClock, Span};
use db::Location;
use market::payouts::Payee;
use market::people::Handle;
use market::{Market, MemberId, OrderId};
use scraper::{Html, Selector};
use sdk::client::{Client, Page};
use sdk::{ClassBalance, Report, TrialBalance};
use server::mail::Post;
use tokio::sync::watch;

use super::accounts::{self, Accounts};
use crate::chain::home;
use crate::house::{self, WallClock};
use crate::settings::{Address, DataPlace};

/// The seller whose link is followed.
const SELLER: &str = "mara";

pub(super) async fn run(database_url: Option<String>) -> anyhow::Result<ExitCode> {
    let folder = TemporaryFolder::make()?;
    let database = database_url.map_or_else(|| Location::File(folder.0.join("astra.db")), Location::Postgres);
    let db = house::open(&DataPlace { folder: folder.0.clone(), database }).await?;
    let accounts = Accounts::make()?;
    let now = WallClock.now();
    let filled = super::fill(&db, &accounts, now).await?;
    ensure!(filled, "demo --check sells on a database of its own, and somebody uses this one: name an empty one");
    let clock = Arc::new(ManualClock::at(now));
    let market = house::market(db, Arc::clone(&clock) as Arc<dyn base::Clock>);
    let address = Address { listen: ([127, 0, 0, 1], 0).into(), public_url: None, behind_proxy: false };
    let home = home::open(&folder.0, None, &(Arc::clone(&clock) as Arc<dyn base::Clock>)).await?;
    let link = home.map(|home| home.link);
    let ready = house::ready(market.clone(), &address, Post::folder(folder.0.join("mail")), &folder.0, link).await?;
    let (stop, stopped) = watch::channel(false);
    let server = tokio::spawn(server::serve(ready.app, ready.listener, stopped));
    let walk = Walk { market: &market, clock: &clock, url: &ready.url, password: &accounts.password };
    let problem = walk.one_sale().await.err().map(|error| format!("{error:#}"));
    // The server may have ended by itself; then there is nobody to tell.
    let _ = stop.send(true);
    server.await??;
    let report = report(&market, problem).await?;
    say!("{}", serde_json::to_string_pretty(&report)?);
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Walk<'a> {
    market: &'a Market,
    clock: &'a ManualClock,
    url: &'a str,
    password: &'a str,
}

impl Walk<'_> {
    /// From the visit of a boutique to the commission that is the seller's own.
    async fn one_sale(&self) -> anyhow::Result<()> {
        let seller = self.seller().await?;
        let before = self.earned(seller).await?;
        let visitor = Client::new(self.url)?;
        self.fill_cart(&visitor).await?;
        let order = self.check_out(&visitor).await?;
        let owner = self.sign_in(accounts::OPERATOR.0).await?;
        let path = format!("/manage/shops/courtyard/orders/{order}");
        let page = good(owner.open(&path).await?)?;
        let fields = form(&page, &format!("{path}/paid"))?;
        good(owner.submit(&format!("{path}/paid"), &fields).await?)?;
        let pending = self.earned(seller).await?;
        ensure!(pending.pending.minor() > before.pending.minor(), "the payment promised the seller nothing");
        let seller_view = self.sign_in(&accounts::seller_address(SELLER)).await?;
        let page = good(seller_view.open("/sell/courtyard/earnings").await?)?;
        ensure!(page.text.contains("EUR"), "the seller's earnings show no amount");
        self.clock.advance(Span::days(15));
        // The server's own jobs may be at it as well: it is over when nothing is due, not when nothing was left for us.
        while self.market.checkout().pass_deadlines().await?.due > 0 {}
        let after = self.earned(seller).await?;
        let promised = pending.pending.checked_add(pending.available)?;
        ensure!(after.pending.is_zero(), "{} are still pending after the hold", after.pending);
        ensure!(after.available == promised, "{} were promised and {} arrived", promised, after.available);
        Ok(())
    }

    async fn seller(&self) -> anyhow::Result<MemberId> {
        let boutiques = self.market.network().boutiques(&Handle::parse(SELLER)?).await?;
        Ok(boutiques.first().with_context(|| format!("@{SELLER} has no boutique"))?.member.id)
    }

    /// What the seller has earned, where payouts that the jobs prepare meanwhile count as available.
    async fn earned(&self, seller: MemberId) -> anyhow::Result<market::earnings::Summary> {
        let summary = self.market.earnings().summary_of_member(seller, Currency::EUR).await?;
        let member = self.market.network().member(seller).await?.context("the seller is gone")?;
        let payee = Payee::Member(seller);
        let so_far = self.market.payouts().paid_so_far(payee, member.merchant, Currency::EUR).await?;
        Ok(market::earnings::Summary { available: so_far.available.checked_add(so_far.in_payout)?, ..summary })
    }

    /// Puts products of two brands into the cart, by the links of the boutique.
    async fn fill_cart(&self, visitor: &Client) -> anyhow::Result<()> {
        let boutique = good(visitor.open(&format!("/@{SELLER}")).await?)?;
        let mut brands: Vec<String> = Vec::new();
        for link in links(&boutique, &format!("/@{SELLER}/"))? {
            let brand = link.split('/').nth(2).unwrap_or_default().to_owned();
            if brands.len() == 2 {
                break;
            }
            let page = good(visitor.open(&link).await?)?;
            let buyable =
                form(&page, "/cart/add").ok().filter(|fields| fields.iter().any(|(name, _)| name == "quantity"));
            if let (Some(fields), false) = (buyable, brands.contains(&brand)) {
                good(visitor.submit("/cart/add", &fields).await?)?;
                brands.push(brand);
            }
        }
        ensure!(brands.len() == 2, "the boutique offers products of {} brands instead of two", brands.len());
        Ok(())
    }

    async fn check_out(&self, visitor: &Client) -> anyhow::Result<OrderId> {
        let page = good(visitor.open("/checkout/courtyard").await?)?;
        let mut fields = form(&page, "/checkout/courtyard")?;
        for (name, value) in [
            ("email", "check@guest.example"),
            ("name", "Check Guest"),
            ("line1", "Lindenweg 4"),
            ("postal_code", "10115"),
            ("city", "Berlin"),
            ("country", "DE"),
            ("payment", "manual"),
        ] {
            fields.retain(|(known, _)| known != name);
            fields.push((name.to_owned(), value.to_owned()));
        }
        let order = good(visitor.submit("/checkout/courtyard", &fields).await?)?;
        let id = order.path.strip_prefix("/orders/").and_then(|rest| rest.split(['?', '/']).next());
        let id = id.with_context(|| format!("checkout led to {} instead of an order", order.path))?;
        Ok(id.parse()?)
    }

    async fn sign_in(&self, email: &str) -> anyhow::Result<Client> {
        let client = Client::new(self.url)?;
        let page = good(client.open("/sign-in").await?)?;
        let mut fields = form(&page, "/sign-in")?;
        fields.retain(|(name, _)| name != "email" && name != "password");
        fields.extend([("email".to_owned(), email.to_owned()), ("password".to_owned(), self.password.to_owned())]);
        let landed = good(client.submit("/sign-in", &fields).await?)?;
        ensure!(!landed.path.starts_with("/sign-in"), "{email} could not sign in");
        Ok(client)
    }
}

fn good(page: Page) -> anyhow::Result<Page> {
    if page.status == 200 {
        return Ok(page);
    }
    bail!("{} answered {}", page.path, page.status)
}

/// The fields of the form on `page` that is sent to `action`, as they stand there.
fn form(page: &Page, action: &str) -> anyhow::Result<Vec<(String, String)>> {
    let html = Html::parse_document(&page.text);
    let (forms, inputs) = (selector("form")?, selector("input[name]")?);
    let found = html
        .select(&forms)
        .find(|form| form.value().attr("action").is_some_and(|known| known.split('?').next() == Some(action)));
    let found = found.with_context(|| format!("{} has no form for {action}", page.path))?;
    let value = |input: scraper::ElementRef<'_>| {
        let attribute = |name| input.value().attr(name).unwrap_or_default().to_owned();
        (attribute("name"), attribute("value"))
    };
    // A browser sends of radio buttons and boxes only what is chosen.
    let sent = |input: &scraper::ElementRef<'_>| {
        let choice = matches!(input.value().attr("type"), Some("radio" | "checkbox"));
        !choice || input.value().attr("checked").is_some()
    };
    Ok(found.select(&inputs).filter(sent).map(value).collect())
}

/// The links on `page` that begin with `start`, in order, each once.
fn links(page: &Page, start: &str) -> anyhow::Result<Vec<String>> {
    let html = Html::parse_document(&page.text);
    let mut found: Vec<String> = Vec::new();
    for link in html.select(&selector("a[href]")?).filter_map(|link| link.value().attr("href")) {
        if link.starts_with(start) && !found.iter().any(|known| known == link) {
            found.push(link.to_owned());
        }
    }
    Ok(found)
}

fn selector(text: &str) -> anyhow::Result<Selector> {
    Selector::parse(text).map_err(|error| anyhow::anyhow!("{error}"))
}

/// Counts everything and looks for what is wrong.
async fn report(market: &Market, walk: Option<String>) -> anyhow::Result<Report> {
    let counts = market.storefront().counts(None).await?;
    let totals = market.totals().await?;
    let mut tx = market.desk().read().await?;
    let audit = ledger::audit(&mut tx).await?;
    let mut problems: Vec<String> = walk.into_iter().collect();
    if !audit.is_clean() {
        problems.push(format!("the books are broken: {audit:?}"));
    }
    if counts.brands < 8 || counts.products < 190 || totals.members < 3000 {
        problems.push("the shop is not as full as it should be".to_owned());
    }
    let money = ledger::class_totals(&mut tx).await?.into_iter().map(|row| ClassBalance {
        class: row.class.name().to_owned(),
        currency: row.posted.currency().code().to_owned(),
        accounts: row.accounts,
        posted: row.posted.minor(),
        pending: row.pending.minor(),
    });
    let trial = ledger::trial_balance(&mut tx).await?.into_iter().map(|row| TrialBalance {
        currency: row.posted.currency().code().to_owned(),
        posted: row.posted.minor(),
        pending: row.pending.minor(),
    });
    Ok(Report {
        ok: problems.is_empty(),
        problems,
        products: counts.products,
        brands: counts.brands,
        sellers: totals.members,
        orders: totals.orders,
        money: money.collect(),
        trial_balance: trial.collect(),
    })
}

/// A folder that is gone with the process that made it.
struct TemporaryFolder(std::path::PathBuf);

impl TemporaryFolder {
    fn make() -> anyhow::Result<Self> {
        let secret = market::Secret::generate().map_err(|error| anyhow::anyhow!("{error}"))?;
        let path = std::env::temp_dir().join(format!("astra-check-{}", &secret.reveal()[..16]));
        std::fs::create_dir(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("astra: {} could not be removed: {error}", self.0.display());
        }
    }
}
