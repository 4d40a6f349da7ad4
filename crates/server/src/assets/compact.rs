/// A stylesheet without comments and without the white space that only people need.
///
/// Knows no more CSS than our own files use: no semicolons, braces or comment marks inside strings.
pub(super) fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for piece in css.split("*/").map(|piece| piece.split_once("/*").map_or(piece, |(code, _)| code)) {
        for word in piece.split_whitespace() {
            let tight = out.ends_with(['{', '}', ';', ',', '>', ':']) || word.starts_with(['{', '}', ';', ',', '>']);
            if !tight && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn what_the_browser_reads_stays() {
        let css = "/* a */\na > b, c :hover {\n  color: red; /* why */\n  width: calc(1px + 2%);\n}\n@media (min-width: 9px) { d { e: f } }";
        assert_eq!(compact(css), "a>b,c :hover{color:red;width:calc(1px + 2%)}@media (min-width:9px){d{e:f}}");
    }
}
