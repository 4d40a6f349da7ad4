//! Addresses of pictures.

/// The longest address browsers and shops agree on.
const LONGEST: usize = 2_048;

/// The address if a browser could load a picture from it: http or https with a host, no white space, not too long.
/// `//host/picture.jpg` is read as https.
pub(crate) fn usable(address: &str) -> Option<String> {
    let address = address.trim();
    let full = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let rest = strip_scheme(&full)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = full.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\\'));
    (plain && host.contains(|c: char| c.is_alphanumeric()) && full.chars().count() <= LONGEST).then_some(full)
}

fn strip_scheme(address: &str) -> Option<&str> {
    ["http://", "https://"].iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    })
}

#[cfg(test)]
mod tests {
    use super::usable;

    #[test]
    fn only_addresses_of_the_web_are_usable() {
        for good in ["https://a.example/b.jpg?v=1&w=2,3", "HTTP://A.example", "https://مثال.example/صورة.png"] {
            assert_eq!(usable(good).as_deref(), Some(good));
        }
        assert_eq!(usable(" //cdn.example/x.png").as_deref(), Some("https://cdn.example/x.png"));
        let long = format!("https://a.example/{}", "x".repeat(2_048));
        for bad in [
            "",
            "picture.jpg",
            "data:image/png;base64,AAAA",
            "javascript:alert(1)",
            "ftp://a/b",
            "https://",
            "http:// a/b",
            &long,
        ] {
            assert_eq!(usable(bad), None, "{bad}");
        }
    }
}
