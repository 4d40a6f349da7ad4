//! What visitors read: product pages and searches, each time another one, by visitors without a cookie.

use std::time::Duration;

use super::client::{Client, visitor};
use super::fixture::{Fixture, WORDS};
use super::load::{Measured, Work, as_fast_as_possible, at_a_pace};
use super::program::Program;

/// How many connections ask.
const CONNECTIONS: usize = 8;

/// What was measured of one kind of page.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageFigures {
    /// As fast as possible.
    pub(crate) peak: Measured,
    /// At 70 % of that.
    pub(crate) steady: Measured,
    /// How many bytes the page has.
    pub(crate) bytes: usize,
}

/// All kinds of pages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages {
    /// The page of a product, any of all of them.
    pub(crate) product: PageFigures,
    /// A search for one or two words, with facets and the first 24 results.
    pub(crate) search: PageFigures,
    /// The same search as JSON.
    pub(crate) list: PageFigures,
}

/// Asks for pages.
struct Reader {
    client: Client,
    paths: std::rc::Rc<Vec<String>>,
}

impl Work for Reader {
    async fn once(&mut self, number: u64) -> anyhow::Result<()> {
        let count = u64::try_from(self.paths.len())?;
        // A step that shares no factor with the count visits all of them, far apart.
        let at = usize::try_from(number.wrapping_mul(7_919) % count.max(1))?;
        let path = self.paths.get(at).map_or("/", String::as_str);
        self.client.get(path, &[("x-forwarded-for", &visitor(number))]).await.map(drop)
    }
}

/// Measures all kinds of pages.
pub(crate) async fn measure(program: &Program, fixture: &Fixture, seconds: u64) -> anyhow::Result<Pages> {
    let products = fixture.products.iter().map(|path| format!("/shops/bench/{path}")).collect();
    let words = || WORDS.iter().flat_map(|one| WORDS.iter().map(move |other| (one, other)));
    let searches = words().map(|(one, other)| format!("/search?q={one}%20{other}")).collect();
    let lists = words().map(|(one, other)| format!("/v1/shops/bench/products?q={one}%20{other}&limit=24")).collect();
    Ok(Pages {
        product: figures("product page", program, products, seconds).await?,
        search: figures("search page", program, searches, seconds).await?,
        list: figures("list as JSON", program, lists, seconds).await?,
    })
}

async fn figures(name: &str, program: &Program, paths: Vec<String>, seconds: u64) -> anyhow::Result<PageFigures> {
    let mut first = Client::connect(&program.host).await?;
    let bytes = first.get(paths.first().map_or("/", String::as_str), &[]).await?.len();
    let paths = std::rc::Rc::new(paths);
    let length = Duration::from_secs(seconds);
    as_fast_as_possible(readers(program, &paths).await?, 0, length / 4).await?;
    let peak = as_fast_as_possible(readers(program, &paths).await?, 1, length).await?;
    let steady = at_a_pace(readers(program, &paths).await?, 2, peak.rate * 7 / 10, length).await?;
    println!("  {name}: {} a second", peak.rate);
    Ok(PageFigures { peak, steady, bytes })
}

async fn readers(program: &Program, paths: &std::rc::Rc<Vec<String>>) -> anyhow::Result<Vec<Reader>> {
    let mut readers = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        readers.push(Reader { client: Client::connect(&program.host).await?, paths: std::rc::Rc::clone(paths) });
    }
    Ok(readers)
}
