use axum::response::Redirect;

use crate::link::Link;

/// Where to go after a form that was told to come back to `next`: there, when it is a page of ours, else to `otherwise`.
pub(super) fn back_to(next: &str, otherwise: &Link) -> Redirect {
    Redirect::to(if is_ours(next) { next } else { otherwise.as_str() })
}

/// Whether `path` can only lead to a page of this site: browsers read `//` and `/\` as the beginning of another one, and
/// leave out characters that are not printed before they look.
fn is_ours(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next() == Some(b'/')
        && bytes.next() != Some(b'/')
        && path.len() <= 2000
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_our_own_pages_are_gone_back_to() {
        for path in ["/", "/cart", "/@mara?variant=var_1#top", "/join/abc", "/a//b"] {
            assert!(is_ours(path), "{path}");
        }
        for path in ["", "cart", "//evil.example", "/\\evil.example", "/a\\b", "https://evil.example", "/\t/evil", "/ä"]
        {
            assert!(!is_ours(path), "{path}");
        }
    }
}
