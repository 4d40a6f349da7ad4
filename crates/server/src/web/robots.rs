//! Which requests are clicks of people. What is read here decides and is kept nowhere.

use axum::http::{HeaderMap, Method, header};

/// Parts of the names that robots, link previews of chats and mail, and other programs give themselves; in lower case.
const ROBOTS: &[&str] = &[
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "facebookexternalhit",
    "facebookcatalog",
    "headless",
    "lighthouse",
    "pagespeed",
    "google-",
    "googleother",
    "mediapartners",
    "feedfetcher",
    "embedly",
    "iframely",
    "scanner",
    "monitor",
    "pingdom",
    "archive",
    "python",
    "curl",
    "wget",
];

/// Whether somebody follows a link with this request: a page is asked for, by a browser, to be looked at now.
///
/// A fetch ahead of time is none, nor is a picture, a frame or a script of another page that names our address: that is how
/// clicks are made without anybody clicking. Browsers say so themselves, and pages cannot make them say otherwise.
pub(super) fn is_click(method: &Method, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_one_of = |name: &str, fine: &[&str]| said(name).is_empty() || fine.contains(&said(name));
    let ahead = ["purpose", "sec-purpose", "x-purpose", "x-moz"]
        .iter()
        .any(|name| ["prefetch", "prerender", "preview"].iter().any(|word| said(name).contains(word)));
    method == Method::GET
        && !ahead
        && is_one_of("sec-fetch-mode", &["navigate"])
        && is_one_of("sec-fetch-dest", &["document"])
        && is_browser(said(header::USER_AGENT.as_str()))
}

/// Every browser calls itself Mozilla, and most robots name themselves.
fn is_browser(agent: &str) -> bool {
    let agent = agent.to_ascii_lowercase();
    // A make of telephones, and people hold them.
    let agent = agent.replace("cubot", "");
    (agent.starts_with("mozilla/") || agent.starts_with("opera/")) && !ROBOTS.iter().any(|robot| agent.contains(robot))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, Method};

    use super::{is_browser, is_click};

    const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                         Version/18.5 Mobile/15E148 Safari/604.1";

    fn clicked(method: &Method, said: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert("user-agent", PHONE.parse().unwrap());
        for (name, value) in said {
            headers.insert(HeaderName::from_static(name), value.parse().unwrap());
        }
        is_click(method, &headers)
    }

    #[test]
    fn people_click() {
        assert!(clicked(&Method::GET, &[]));
        assert!(clicked(&Method::GET, &[("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]));
        for agent in [
            PHONE,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 \
             Instagram 380.0.0.28",
        ] {
            assert!(is_browser(agent), "{agent}");
        }
    }

    #[test]
    fn robots_and_previews_do_not() {
        for agent in [
            "",
            "curl/8.14.1",
            "WhatsApp/2.23.20.0",
            "TelegramBot (like TwitterBot)",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 \
             Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/138.0.0.0 Safari/537.36",
        ] {
            assert!(!is_browser(agent), "{agent}");
        }
    }

    #[test]
    fn nothing_that_nobody_looks_at_is_a_click() {
        assert!(!clicked(&Method::HEAD, &[]));
        for said in [
            ("purpose", "prefetch"),
            ("sec-purpose", "prefetch;prerender"),
            ("x-purpose", "preview"),
            ("x-moz", "prefetch"),
            ("sec-fetch-mode", "no-cors"),
            ("sec-fetch-dest", "image"),
            ("sec-fetch-dest", "iframe"),
        ] {
            assert!(!clicked(&Method::GET, &[said]), "{said:?}");
        }
    }
}
