//! The check of the build script can fail: each thing it is for is tried here.

#[path = "messages.rs"]
mod messages;

use messages::{File, Language, asked_for, problems, written};

use crate::i18n::Languages;

fn file(path: &str, text: &str) -> File {
    File { path: path.into(), text: text.into() }
}

/// What is wrong with an English file, a German one, and a page that asks for their messages.
fn found(english: &str, german: &str, page: &str) -> Vec<String> {
    let language = |tag: &str, text: &str| Language { tag: tag.into(), files: vec![file(&format!("{tag}.ftl"), text)] };
    problems(&[language("de", german), language("en", english)], &[file("page.html", page)])
}

#[test]
fn every_language_loads() {
    Languages::load().unwrap();
}

#[test]
fn languages_that_say_the_same_have_no_problem() {
    let english = "# Words.\nhello = Hello { $name }\nmany = { $count ->\n    [one] 1\n   *[other] { $count }\n}\n";
    let german = "many = { $count }\nhello =\n    Guten Tag { $name }\n";
    assert_eq!(found(english, german, r#"{{ cx.t("hello") }} {{ cx.rich("many") }}"#), Vec::<String>::new());
}

#[test]
fn whatever_is_missing_idle_or_different_is_named() {
    let page = r#"t("a") t("b")"#;
    let both = "a = A { $x }\nb = B\n";
    assert_eq!(found(both, "a = A { $x }\n", page), ["en.ftl: `b` is not said in `de`"]);
    assert_eq!(found(both, &format!("{both}c = C\n"), page), ["de.ftl: `c` is not said in `en`"]);
    assert_eq!(found(both, "a = A { $y }\nb = B\n", page), ["de.ftl: `a` takes $y, but $x in `en`"]);
    assert_eq!(found(both, "a = A\nb = B\n", page), ["de.ftl: `a` takes nothing, but $x in `en`"]);
    assert_eq!(found(both, both, r#"t("a")"#), ["en.ftl: nothing asks for `b`"]);
    assert_eq!(found(both, both, r#"t("a") t("b") key("c")"#), ["page.html: asks for `c`, which no message file says"]);
    assert_eq!(found("a = A\na = A\n", "a = A\n", r#"t("a")"#), ["en.ftl: `a` is in en.ftl already"]);
}

#[test]
fn the_scan_sees_calls_and_messages_and_nothing_else() {
    let source = r#"{{ cx.t("a-b") }} x.rich("c1").with("d", "e") split("f") const K: Key = key("g");"#;
    assert_eq!(asked_for(source), ["a-b", "c1", "g"]);
    let keys: Vec<_> =
        written("# no = comment\nyes = 1 = 2\n    indented = no\n").into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["yes"]);
}
