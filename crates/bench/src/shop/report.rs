//! The table.

use std::time::Duration;

use super::Options;
use super::guest::Sales;
use super::load::Measured;
use super::pages::{PageFigures, Pages};
use super::peer::Peer;

/// How many times the peer's rate is wanted.
const WANTED: u64 = 100;
/// The most memory, in kB.
const MEMORY: u64 = 300 * 1024;

/// Everything that was measured.
pub(crate) struct Report {
    pub(crate) options: Options,
    pub(crate) peer: Option<Peer>,
    pub(crate) pages: Pages,
    pub(crate) sales: Sales,
    pub(crate) bare: Measured,
    pub(crate) memory: u64,
}

impl Report {
    /// Prints it.
    pub(crate) fn print(&self) {
        println!(
            "\n{} products, SQLite, every commit durable; asked by one process on the same machine\n",
            self.options.products
        );
        println!("{:<46} {:>12} {:>12} {:>8}", "", "here", "peer", "ratio");
        let peer = self.peer.clone().unwrap_or_default();
        against("guest orders, 64 at once, a second", self.sales.peak.rate, peer.orders);
        against("product page, a second (peer: `detail`)", self.pages.product.peak.rate, peer.detail);
        against("search page, a second (peer: `term`)", self.pages.search.peak.rate, peer.term);
        against("list as JSON, a second (peer: `products`)", self.pages.list.peak.rate, peer.list);
        println!("wanted of each: {WANTED} times the peer's orders, and of its list with variants\n");
        limit(
            "order (3 requests), p99 at 70 % of the peak",
            self.sales.steady.quantile(990),
            Duration::from_millis(25),
        );
        let placing = self.sales.placing.quantile(990);
        limit("of it, the request that places it", placing, Duration::from_millis(25));
        page("product page", &self.pages.product);
        page("search page", &self.pages.search);
        page("list as JSON", &self.pages.list);
        println!("{:<46} {:>9} kB {:>9} kB {:>7}%", "memory, at most", self.memory, MEMORY, self.memory * 100 / MEMORY);
        if self.peer.is_some() {
            println!("{:<46} {:>8} MiB", "the peer's memory", peer.memory.round());
            println!("the peer says: {}", peer.late_payment);
        }
        println!("\n{:<46} {:>12}", "orders a second, one guest alone", self.sales.alone.rate);
        println!("{:<46} {:>12}", "bare loop with the same inserts, a second", self.bare.rate);
        let ratio = self.bare.rate * 100 / self.sales.peak.rate.max(1);
        println!("{:<46} {:>9}.{:02} (wanted: 2 at most)", "the bare loop is faster by", ratio / 100, ratio % 100);
    }
}

fn against(name: &str, here: u64, peer: f64) {
    if peer > 0.0 {
        #[expect(clippy::cast_precision_loss, reason = "a ratio for the eye")]
        let ratio = here as f64 / peer;
        println!("{name:<46} {here:>12} {peer:>12.1} {ratio:>7.0}x");
    } else {
        println!("{name:<46} {here:>12} {:>12} {:>8}", "-", "-");
    }
}

fn page(name: &str, figures: &PageFigures) {
    let name = format!("{name} ({} kB), p99 at 70 % of the peak", figures.bytes / 1000);
    limit(&name, figures.steady.quantile(990), Duration::from_millis(10));
}

fn limit(name: &str, measured: Duration, most: Duration) {
    let percent = measured.as_micros() * 100 / most.as_micros().max(1);
    let millis = |time: Duration| format!("{}.{:02} ms", time.as_millis(), time.as_micros() % 1000 / 10);
    println!("{name:<46} {:>12} {:>12} {percent:>7}%", millis(measured), millis(most));
}
