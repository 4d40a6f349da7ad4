/// The words of a description without its marks: tags and character references become spaces.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        text.push(' ');
        let mark = &rest[at..];
        let end = if mark.starts_with('<') { mark.find('>') } else { mark.find(';').filter(|end| *end < 10) };
        rest = match end {
            Some(end) => &mark[end + 1..],
            None => &mark[1..],
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_spaces() {
        assert_eq!(plain("<p>Oak<br>&amp; ash</p>").split_whitespace().collect::<Vec<_>>(), ["Oak", "ash"]);
        assert_eq!(plain("salt & pepper < 3"), "salt   pepper   3");
        assert_eq!(plain("plain"), "plain");
    }
}
