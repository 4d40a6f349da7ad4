//! Saying that a page should not be there.

use askama::Template;
use serde::Deserialize;

use crate::pages::Shell;
use crate::pages::parts::{Choice, Form, fields};

/// Everything the page shows.
#[derive(Debug, Template)]
#[template(path = "shop/report.html")]
pub struct ReportPage {
    /// What is around it.
    pub cx: Shell,
    /// What is at the reported page.
    pub name: String,
    /// The reasons to choose from.
    pub reasons: Vec<Choice>,
    /// What was typed.
    pub form: Form<ReportForm, ReportField>,
}

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// The page, a path of ours.
    pub page: String,
    /// Why it should not be there.
    pub reason: String,
    /// More about it.
    pub words: String,
}

fields! {
    /// The fields of [`ReportForm`].
    ReportField { Reason = "reason", Words = "words" }
}
