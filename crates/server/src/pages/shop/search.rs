//! Search results, and everything there is when nothing is looked for.

use askama::Template;

use crate::pages::Shell;
use crate::pages::shop::results::ResultList;

/// Everything the results show.
#[derive(Debug, Template)]
#[template(path = "shop/search.html")]
pub struct SearchPage {
    /// What is around it.
    pub cx: Shell,
    /// What it is called: the words, the category, "Everything".
    pub heading: String,
    /// The products and the ways to narrow them.
    pub list: ResultList,
}
