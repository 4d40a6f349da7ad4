//! Which kind of XML a file is: product feed, blog, web page, something else.

use crate::feed::GOOGLE;
use crate::problem::shown;
use crate::{Format, Refusal};

/// The format of the XML file `text` begins.
pub(super) fn detect(text: &str) -> Result<Format, Refusal> {
    if let Some(encoding) = declared_encoding(text).filter(|encoding| !is_utf8(encoding)) {
        return Err(Refusal::Encoding(shown(encoding)));
    }
    let Some(root) = root(text) else { return Err(Refusal::OtherXml("?".into())) };
    let is_products = text.contains(GOOGLE);
    match root.to_lowercase().as_str() {
        "html" | "head" | "body" => Err(Refusal::OtherKind("a web page (HTML)")),
        "rss" if is_products => Ok(Format::GoogleRss),
        "feed" if is_products => Ok(Format::GoogleAtom),
        "rss" => Err(Refusal::NewsFeed("RSS")),
        "feed" => Err(Refusal::NewsFeed("Atom")),
        "urlset" | "sitemapindex" => Err(Refusal::OtherKind("a sitemap")),
        _ => Err(Refusal::OtherXml(shown(root))),
    }
}

fn declared_encoding(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn is_utf8(encoding: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].contains(&encoding.trim().to_lowercase().as_str())
}

/// The name of the first element, after declarations, comments and a document type.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<?") => rest.find("?>")? + 2,
            _ if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) => {
                if rest.get(9..14).is_some_and(|name| name.trim_start().to_lowercase().starts_with("htm")) {
                    return Some("html");
                }
                // A document type may hold definitions of its own, in square brackets.
                match (rest.find('['), rest.find('>')?) {
                    (Some(open), close) if open < close => open + rest[open..].find("]>")? + 2,
                    (_, close) => close + 1,
                }
            }
            _ => break,
        };
        rest = rest.get(end..)?.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    name.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().filter(|name| !name.is_empty())
}
