//! Dependencies point down, and each kind of outside crate has its home.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::Finding;
use super::rules::{ASIDE, FLOORS, NEVER_NAMED, NEVER_REACHED, ONLY_IN, PURE};

/// A crate of ours, as cargo sees it.
#[derive(Debug, Default)]
pub(super) struct Crate {
    name: String,
    /// Its `Cargo.toml`, from the root of the checkout.
    manifest: String,
    /// What it names, in any section.
    names: Vec<Named>,
    /// All that is linked into it, its own tests and procedural macros aside.
    reaches: BTreeSet<String>,
}

#[derive(Debug)]
struct Named {
    name: String,
    /// A member of this workspace.
    ours: bool,
    /// Used by tests only.
    dev: bool,
}

/// The members of the workspace, from `cargo metadata`.
pub(super) fn read(metadata: &Value, root: &Path) -> Vec<Crate> {
    let packages: BTreeMap<&str, &Value> = items(&metadata["packages"]).map(|it| (text(&it["id"]), it)).collect();
    let links = links(metadata, &packages);
    let member = |id: &Value| {
        let package = packages.get(text(id))?;
        let manifest = Path::new(text(&package["manifest_path"]));
        Some(Crate {
            name: text(&package["name"]).to_owned(),
            manifest: manifest.strip_prefix(root).unwrap_or(manifest).to_string_lossy().into_owned(),
            names: items(&package["dependencies"]).map(named).collect(),
            reaches: reached(text(id), &links, &packages),
        })
    };
    items(&metadata["workspace_members"]).filter_map(member).collect()
}

fn named(dependency: &Value) -> Named {
    Named {
        name: text(&dependency["name"]).to_owned(),
        ours: dependency["path"].is_string(),
        dev: dependency["kind"] == "dev",
    }
}

/// For each package the packages linked into it: ordinary dependencies, without those that run inside the compiler.
fn links<'a>(metadata: &'a Value, packages: &BTreeMap<&str, &Value>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let ordinary = |dep: &Value| items(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null());
    let linked = |id: &str| !packages.get(id).is_some_and(|package| is_macro(package));
    let below = |node: &'a Value| {
        let deps = items(&node["deps"]).filter(|dep| ordinary(dep)).map(|dep| text(&dep["pkg"]));
        (text(&node["id"]), deps.filter(|id| linked(id)).collect())
    };
    items(&metadata["resolve"]["nodes"]).map(below).collect()
}

fn is_macro(package: &Value) -> bool {
    items(&package["targets"]).any(|target| items(&target["kind"]).any(|kind| kind == "proc-macro"))
}

fn reached(from: &str, links: &BTreeMap<&str, Vec<&str>>, packages: &BTreeMap<&str, &Value>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(id) = next.pop() {
        let below = links.get(id).into_iter().flatten();
        next.extend(below.filter(|id| seen.insert(**id)));
    }
    seen.iter().filter_map(|id| Some(text(&packages.get(id)?["name"]).to_owned())).collect()
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Looks for dependencies that point up, and for outside crates away from their homes.
pub(super) fn check(crates: &[Crate]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in crates {
        let mut complain = |what: String, mend| {
            findings.push(Finding { path: one.manifest.clone(), line: 0, what, mend });
        };
        check_floor(one, &mut complain);
        check_homes(one, &mut complain);
        if PURE.contains(&one.name.as_str()) {
            check_purity(one, &mut complain);
        }
    }
    findings
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor)
}

fn check_floor(one: &Crate, complain: &mut impl FnMut(String, &'static str)) {
    let own = floor(&one.name);
    if own.is_none() && one.name != ASIDE {
        complain(format!("`{}` has no floor", one.name), "give it one in the table of the tidy rules");
        return;
    }
    // A crate may name itself, to switch on a feature for its own tests.
    for other in one.names.iter().filter(|other| other.ours && other.name != one.name) {
        if own.is_none() || floor(&other.name) >= own || other.name == ASIDE {
            let what = format!("`{}` may not depend on `{}`", one.name, other.name);
            complain(what, "dependencies point to lower floors only; move what is shared down, or pass it in");
        }
    }
}

fn check_homes(one: &Crate, complain: &mut impl FnMut(String, &'static str)) {
    for rule in ONLY_IN.iter().filter(|rule| !rule.homes.contains(&one.name.as_str())) {
        for other in one.names.iter().filter(|other| rule.names.iter().any(|name| fits(name, &other.name))) {
            complain(format!("`{}` may not depend on `{}`", one.name, other.name), rule.because);
        }
    }
}

fn check_purity(one: &Crate, complain: &mut impl FnMut(String, &'static str)) {
    for name in NEVER_REACHED.iter().filter(|name| one.reaches.contains(**name)) {
        let mend = "its answers depend on its arguments alone; `cargo tree --invert` shows who brings it";
        complain(format!("`{}` is linked with `{name}`", one.name), mend);
    }
    for other in one.names.iter().filter(|other| !other.dev && NEVER_NAMED.contains(&other.name.as_str())) {
        let mend = "time and randomness are arguments";
        complain(format!("`{}` may not depend on `{}`", one.name, other.name), mend);
    }
}

/// Whether `name` is `pattern`, or begins with it where that ends in `*`.
fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(name: &str, names: &[&str]) -> Crate {
        let ours = |name: &str| floor(name).is_some() || name == ASIDE;
        let named = |name: &&str| Named { name: (*name).to_owned(), ours: ours(name), dev: false };
        Crate { name: name.to_owned(), names: names.iter().map(named).collect(), ..Crate::default() }
    }

    fn complaints(one: Crate) -> Vec<String> {
        check(&[one]).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn dependencies_point_down() {
        assert_eq!(complaints(of("market", &["ledger", "db", "base", "serde"])), [""; 0]);
        assert_eq!(complaints(of("db", &["db"])), [""; 0]);
        assert_eq!(complaints(of("ledger", &["market"])), ["`ledger` may not depend on `market`"]);
        assert_eq!(complaints(of("plan", &["db"])), ["`plan` may not depend on `db`"]);
        assert_eq!(complaints(of("cli", &["xtask"])), ["`cli` may not depend on `xtask`"]);
        assert_eq!(complaints(of("xtask", &["base"])), ["`xtask` may not depend on `base`"]);
        assert_eq!(complaints(of("attic", &[])), ["`attic` has no floor"]);
    }

    #[test]
    fn outside_crates_stay_in_their_homes() {
        assert_eq!(complaints(of("db", &["rusqlite"])), [""; 0]);
        assert_eq!(complaints(of("market", &["rusqlite"])), ["`market` may not depend on `rusqlite`"]);
        assert_eq!(complaints(of("cli", &["axum-extra"])), ["`cli` may not depend on `axum-extra`"]);
    }

    #[test]
    fn pure_crates_name_no_randomness_and_link_no_runtime() {
        assert_eq!(complaints(of("plan", &["rand"])), ["`plan` may not depend on `rand`"]);
        let mut feeds = of("feeds", &["csv"]);
        feeds.reaches.insert("tokio".to_owned());
        assert_eq!(complaints(feeds), ["`feeds` is linked with `tokio`"]);
    }

    #[test]
    fn what_a_crate_links_is_followed_through_others_but_not_through_macros_and_tests() {
        let package = |name: &str, kind: &str| {
            json!({ "id": name, "name": name, "manifest_path": format!("/repo/crates/{name}/Cargo.toml"),
                    "targets": [{ "kind": [kind] }],
                    "dependencies": [{ "name": "csv", "kind": null }, { "name": "rand", "kind": "dev" }] })
        };
        let link = |to: &str, kind: Value| json!({ "pkg": to, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("feeds", "lib"), package("csv", "lib"), package("deep", "lib"),
                         package("derive", "proc-macro"), package("hidden", "lib"), package("rand", "lib")],
            "workspace_members": ["feeds"],
            "resolve": { "nodes": [
                { "id": "feeds", "deps": [link("csv", Value::Null), link("rand", json!("dev"))] },
                { "id": "csv", "deps": [link("deep", Value::Null), link("derive", Value::Null)] },
                { "id": "derive", "deps": [link("hidden", Value::Null)] },
            ] },
        });
        let crates = read(&metadata, Path::new("/repo"));
        assert_eq!(crates.len(), 1);
        assert_eq!(crates[0].manifest, "crates/feeds/Cargo.toml");
        assert_eq!(crates[0].reaches.iter().collect::<Vec<_>>(), ["csv", "deep"]);
        assert_eq!(check(&crates), []);
    }
}
