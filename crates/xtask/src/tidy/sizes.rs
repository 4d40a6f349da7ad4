//! Files and functions small enough to be read in one go.

use syn::visit::{self, Visit};

use super::Finding;
use super::rules::{FILE_LINES, FUNCTION_LINES, SIZED};
use super::source::is_test;
use super::tree::{File, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        tree.ending(SIZED).filter(|file| !file.is_generated()).filter_map(long_file).collect();
    for file in tree.ending(&["rs"]).filter(|file| !file.is_generated() && !file.is_test()) {
        findings.extend(long_functions(file));
    }
    findings
}

fn long_file(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| Finding {
        path: file.path.clone(),
        line: 0,
        what: format!("{lines} lines, more than {FILE_LINES}"),
        mend: "split it where it begins its second story",
    })
}

fn long_functions(file: &File) -> Vec<Finding> {
    let parsed = match syn::parse_file(&file.text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let (path, line) = (file.path.clone(), error.span().start().line);
            return vec![Finding { path, line, what: format!("cannot be read: {error}"), mend: "make it valid Rust" }];
        }
    };
    let mut ruler = Ruler::default();
    ruler.visit_file(&parsed);
    let finding = |(name, line, lines): (String, usize, usize)| Finding {
        path: file.path.clone(),
        line,
        what: format!("`{name}` has {lines} lines, more than {FUNCTION_LINES}"),
        mend: "name its steps and make them functions",
    };
    ruler.long.into_iter().map(finding).collect()
}

/// Measures functions, those of tests aside.
#[derive(Default)]
struct Ruler {
    /// Name, line and length of each that is too long.
    long: Vec<(String, usize, usize)>,
}

impl Ruler {
    fn measure(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        let lines = body.brace_token.span.close().end().line + 1 - first;
        if lines > FUNCTION_LINES {
            self.long.push((signature.ident.to_string(), first, lines));
        }
    }
}

impl<'ast> Visit<'ast> for Ruler {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_test(&function.attrs) {
            self.measure(&function.sig, &function.block);
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(name: &str, lines: usize) -> String {
        let body: String = "    step();\n".repeat(lines - 2);
        format!("/// Docs do not count.\nfn {name}() {{\n{body}}}\n")
    }

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of([(path, text)])).into_iter().map(|it| format!("{}: {}", it.line, it.what)).collect()
    }

    #[test]
    fn a_function_may_have_as_many_lines_as_the_rule_says() {
        assert_eq!(found("crates/a/src/lib.rs", &function("fits", FUNCTION_LINES)), [""; 0]);
        let long = function("long", FUNCTION_LINES + 1);
        assert_eq!(found("crates/a/src/lib.rs", &long), ["2: `long` has 61 lines, more than 60"]);
        let method = format!("impl Shop {{\n{long}}}\ntrait Open {{\n{long}}}\n");
        assert_eq!(found("crates/a/src/lib.rs", &method).len(), 2);
    }

    #[test]
    fn tests_may_tell_long_stories() {
        let long = function("long", 100);
        assert_eq!(found("crates/a/tests/story.rs", &long), [""; 0]);
        assert_eq!(found("crates/a/src/lib.rs", &format!("#[cfg(test)]\nmod tests {{\n{long}}}\n")), [""; 0]);
        assert_eq!(
            found("crates/a/src/lib.rs", &format!("#[tokio::test]\n{}", long.replace("fn", "async fn"))),
            [""; 0]
        );
        assert_eq!(found("crates/a/src/lib.rs", &format!("#[cfg(not(test))]\nmod real {{\n{long}}}\n")).len(), 1);
    }

    #[test]
    fn a_file_has_a_longest_length_unless_a_program_wrote_it() {
        let long = ".a{}\n".repeat(FILE_LINES + 1);
        assert_eq!(found("site.css", &long), ["0: 601 lines, more than 600"]);
        assert_eq!(found("site.css", &".a{}\n".repeat(FILE_LINES)), [""; 0]);
        assert_eq!(found("types.ts", &format!("// @generated from the API document\n{long}")), [""; 0]);
        assert_eq!(found("prices.csv", &long), [""; 0]);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_line() {
        let found = found("crates/a/src/lib.rs", "fn one() {}\nfn two( {}\n");
        assert!(found.len() == 1 && found[0].starts_with("2: cannot be read"), "{found:?}");
    }
}
