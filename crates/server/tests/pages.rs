//! Holds every page to what a careful page does, on the same samples one looks at.

#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]

#[path = "../examples/preview/brand.rs"]
mod brand;
#[path = "../examples/preview/import.rs"]
mod import;
#[path = "../examples/preview/kit.rs"]
mod kit;
#[path = "../examples/preview/merchant.rs"]
mod merchant;
#[path = "../examples/preview/operate.rs"]
mod operate;
#[path = "../examples/preview/payouts.rs"]
mod payouts;
#[path = "../examples/preview/people.rs"]
mod people;
#[path = "../examples/preview/sample.rs"]
mod sample;
#[path = "../examples/preview/seller.rs"]
mod seller;
#[path = "../examples/preview/shop.rs"]
mod shop;
#[path = "../examples/preview/system.rs"]
mod system;

use std::collections::{BTreeSet, HashSet};

use kit::{Done, Preview};
use scraper::{ElementRef, Html, Selector};

/// Every page as (name, document).
fn pages() -> Vec<(String, Html)> {
    let preview = Preview::new(vec!["bowl-wide.svg".into()]).unwrap();
    preview.pages.into_iter().map(|(name, html)| (name, Html::parse_document(&html))).collect()
}

fn all<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    document.select(&Selector::parse(selector).unwrap()).collect()
}

/// Runs `check` on every page and reports everything it complains about at once.
fn every_page(check: impl Fn(&Html, &mut Vec<String>)) {
    let mut complaints = BTreeSet::new();
    let pages = pages();
    assert!(pages.len() > 50, "only {} pages", pages.len());
    for (name, document) in &pages {
        let mut found = Vec::new();
        check(document, &mut found);
        complaints.extend(found.into_iter().map(|complaint| format!("{name}: {complaint}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.into_iter().collect::<Vec<_>>().join("\n"));
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn shown(element: ElementRef<'_>) -> String {
    element.html().chars().take(160).collect()
}

#[test]
fn html_is_well_formed() {
    every_page(|document, found| found.extend(document.errors.iter().map(ToString::to_string)));
}

#[test]
fn nothing_is_styled_or_scripted_in_place() {
    every_page(|document, found| {
        for element in all(document, "*") {
            let inline = element.value().attrs().any(|(name, _)| name == "style" || name.starts_with("on"));
            let is_data = element.attr("type") == Some("application/ld+json");
            let runs = element.value().name() == "script" && !is_data;
            if inline || runs || ["style", "iframe", "object"].contains(&element.value().name()) {
                found.push(shown(element));
            }
        }
    });
}

#[test]
fn a_page_says_what_it_is() {
    every_page(|document, found| {
        for (selector, count) in [("h1", 1), ("main", 1), ("html[lang]", 1), ("title", 1), ("a.skip", 1)] {
            let there = all(document, selector).len();
            if there != count {
                found.push(format!("{there} of {selector}"));
            }
        }
        let title = all(document, "title").first().map(|title| text(*title)).unwrap_or_default();
        if title.is_empty() {
            found.push("an empty title".into());
        }
    });
}

#[test]
fn ids_are_unique_and_what_points_to_them_arrives() {
    every_page(|document, found| {
        let mut ids = HashSet::new();
        // The style guide shows everything twice.
        let twice = all(document, ".guide").len() == 2;
        for element in all(document, "[id]") {
            if !ids.insert(element.attr("id").unwrap_or_default()) && !twice {
                found.push(format!("a second id {}", shown(element)));
            }
        }
        for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            for element in all(document, &format!("[{name}]")) {
                for id in element.attr(name).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) {
                        found.push(format!("{name} points nowhere: {}", shown(element)));
                    }
                }
            }
        }
        for element in all(document, "a[href^='#']") {
            let id = element.attr("href").unwrap_or("#").trim_start_matches('#');
            if !ids.contains(id) {
                found.push(format!("leads nowhere: {}", shown(element)));
            }
        }
    });
}

#[test]
fn everything_to_fill_in_or_press_has_a_name() {
    every_page(|document, found| {
        for field in all(document, "input:not([type=hidden]), select, textarea") {
            let by_id = field.attr("id").is_some_and(|id| !all(document, &format!("label[for='{id}']")).is_empty());
            let around = field.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "label");
            if !by_id && !around && field.attr("aria-label").is_none() {
                found.push(shown(field));
            }
        }
        for control in all(document, "a[href], button, summary") {
            if text(control).is_empty() && control.attr("aria-label").is_none() {
                found.push(shown(control));
            }
        }
    });
}

#[test]
fn pictures_keep_their_room_and_say_what_they_show() {
    every_page(|document, found| {
        for picture in all(document, "img") {
            if ["src", "alt", "width", "height"].iter().any(|name| picture.attr(name).is_none()) {
                found.push(shown(picture));
            }
        }
    });
}

#[test]
fn forms_that_change_something_carry_their_token() {
    every_page(|document, found| {
        let token = Selector::parse("input[name=csrf][value=preview]").unwrap();
        for form in all(document, "form[method=post]") {
            if form.select(&token).next().is_none() {
                found.push(shown(form));
            }
        }
    });
}

#[test]
fn tables_have_captions_and_named_columns() {
    every_page(|document, found| {
        for table in all(document, "table") {
            let has = |selector: &str| table.select(&Selector::parse(selector).unwrap()).next().is_some();
            if !has("caption") || !has("thead th[scope=col]") || !has("tbody th[scope=row]") {
                found.push(shown(table));
            }
        }
        for cell in all(document, "table.is-cards tbody td") {
            if cell.attr("data-label").is_none() && !cell.attr("class").unwrap_or_default().contains("is-open") {
                found.push(format!("a cell without its column's name: {}", shown(cell)));
            }
        }
    });
}

#[test]
fn a_page_links_the_stylesheets_it_needs() {
    every_page(|document, found| {
        let linked = all(document, "link[rel=stylesheet]").into_iter().filter_map(|link| link.attr("href"));
        let css: String = linked
            .filter_map(server::assets::find)
            .map(|sheet| String::from_utf8_lossy(&sheet.bytes).into_owned())
            .collect();
        let names = css.split('.').map(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '-'));
        let styled: HashSet<&str> = names.filter_map(|mut words| words.next()).collect();
        for element in all(document, "[class]") {
            for class in element.value().classes().filter(|class| !styled.contains(class)) {
                found.push(format!("nothing styles .{class}"));
            }
        }
    });
}
