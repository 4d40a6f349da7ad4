//! SQL lives in stores: in the crates named by the rules, statements stand in `store.rs` files only. The others may pass
//! a transaction on, so they may name its type, but nothing else of the crate `db`.

use proc_macro2::Ident;
use syn::visit::{self, Visit};

use super::Finding;
use super::rules::{DB_HANDLES, SQL_IN_STORES};
use super::source::is_test;
use super::tree::{File, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.ending(&["rs"]).filter(|file| is_asked(file)).flat_map(check_one).collect()
}

fn is_asked(file: &File) -> bool {
    let mut parts = file.path.split('/');
    let of_rule = parts.next() == Some("crates") && parts.next().is_some_and(|name| SQL_IN_STORES.contains(&name));
    let is_source = parts.next() == Some("src");
    of_rule && is_source && !file.is_test() && !parts.any(|part| part == "store" || part == "store.rs")
}

fn check_one(file: &File) -> Vec<Finding> {
    // A file that does not parse is reported with the sizes.
    let Ok(parsed) = syn::parse_file(&file.text) else { return Vec::new() };
    let mut search = Search::default();
    search.visit_file(&parsed);
    let finding = |(line, what): (usize, String)| Finding {
        path: file.path.clone(),
        line,
        what: format!("{what} outside a store"),
        mend: "move the statement into a function of a `store.rs`",
    };
    search.found.into_iter().map(finding).collect()
}

/// Finds statements and what is needed to run one, tests aside.
#[derive(Default)]
struct Search {
    /// Line and description of each.
    found: Vec<(usize, String)>,
}

impl Search {
    /// Something of `db` is named.
    fn note(&mut self, name: &Ident) {
        if !DB_HANDLES.iter().any(|handle| name == handle) {
            self.found.push((name.span().start().line, format!("`db::{name}`")));
        }
    }

    /// What a `use db::...` brings.
    fn note_used(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.note(&path.ident),
            syn::UseTree::Name(name) => self.note(&name.ident),
            syn::UseTree::Rename(rename) => self.note(&rename.ident),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.note_used(item)),
            syn::UseTree::Glob(star) => self.found.push((star.star_token.span.start().line, "`db::*`".to_owned())),
        }
    }
}

impl<'ast> Visit<'ast> for Search {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    // Only the beginning of a path can name a crate, so the visit goes no deeper than groups at the beginning.
    fn visit_use_tree(&mut self, tree: &'ast syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) if path.ident == "db" => self.note_used(&path.tree),
            syn::UseTree::Rename(rename) if rename.ident == "db" => {
                self.found.push((rename.ident.span().start().line, "`db` by another name".to_owned()));
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.visit_use_tree(item)),
            _ => {}
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut names = path.segments.iter().map(|segment| &segment.ident);
        if let (Some(first), Some(second)) = (names.next(), names.next())
            && first == "db"
        {
            self.note(second);
        }
        visit::visit_path(self, path);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        let value = text.value();
        let mut words = value.split_whitespace();
        let verb = words.next().unwrap_or_default();
        if ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "WITH"].contains(&verb) && words.next().is_some() {
            self.found.push((text.span().start().line, format!("a `{verb}` statement")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of([(path, text)])).into_iter().map(|it| format!("{}: {}", it.line, it.what)).collect()
    }

    const SPEAKING: &str = "use db::{Tx, params};
use {base::Money, db as data};
async fn sold(tx: &mut db::Tx) -> Result<u64, db::DbError> {
    tx.execute(\"UPDATE stock SET here = 0\", db::none()).await
}
";

    #[test]
    fn statements_stand_in_stores_and_nowhere_else() {
        let expected = [
            "1: `db::params` outside a store",
            "2: `db` by another name outside a store",
            "4: a `UPDATE` statement outside a store",
            "4: `db::none` outside a store",
        ];
        assert_eq!(found("crates/market/src/catalog/mod.rs", SPEAKING), expected);
        assert_eq!(found("crates/ledger/src/posting.rs", SPEAKING), expected);
        assert_eq!(found("crates/market/src/catalog/store.rs", SPEAKING), [""; 0]);
        assert_eq!(found("crates/market/src/catalog/store/stock.rs", SPEAKING), [""; 0]);
    }

    #[test]
    fn a_transaction_may_be_passed_on() {
        let text = "use db::{Db, DbError, Tx};\nasync fn place_in(tx: &mut Tx) -> Result<(), db::DbError> { ok(tx) }\n";
        assert_eq!(found("crates/market/src/checkout/mod.rs", text), [""; 0]);
        assert_eq!(found("crates/market/src/checkout/mod.rs", "use db::*;\n"), ["1: `db::*` outside a store"]);
    }

    #[test]
    fn tests_and_other_crates_are_free() {
        assert_eq!(found("crates/market/tests/sale.rs", SPEAKING), [""; 0]);
        assert_eq!(found("crates/market/src/lib.rs", &format!("#[cfg(test)]\nmod tests {{\n{SPEAKING}}}\n")), [""; 0]);
        assert_eq!(found("crates/server/src/state.rs", SPEAKING), [""; 0]);
    }

    #[test]
    fn a_variable_or_a_module_called_db_is_something_else() {
        let text = "use crate::db::Shelf;\nfn sold(db: &Shelf) -> u32 { db.left() + crate::db::all() }\n";
        assert_eq!(found("crates/market/src/lib.rs", text), [""; 0]);
    }
}
