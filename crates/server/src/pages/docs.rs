//! The reference of the JSON interface. Its texts come from the document itself and are English, as the interface is.

use askama::Template;

use crate::link::Link;
use crate::pages::Shell;

/// How to begin, and everything there is.
#[derive(Debug, Template)]
#[template(path = "docs/index.html")]
pub struct DocsPage {
    /// What is around it.
    pub cx: Shell,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// Commands to begin with.
    pub start: String,
}

/// One group of operations.
#[derive(Debug, Template)]
#[template(path = "docs/group.html")]
pub struct GroupPage {
    /// What is around it.
    pub cx: Shell,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// Its name.
    pub name: String,
    /// Its operations.
    pub operations: Vec<OperationView>,
}

/// Everything that can go wrong.
#[derive(Debug, Template)]
#[template(path = "docs/problems.html")]
pub struct ProblemsPage {
    /// What is around it.
    pub cx: Shell,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// The kinds.
    pub problems: Vec<ProblemView>,
}

/// A group in a list.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: Link,
    /// Whether it is the page being shown.
    pub current: bool,
    /// Its operations.
    pub operations: Vec<OperationLink>,
}

/// An operation in a list.
#[derive(Debug, Clone)]
pub struct OperationLink {
    /// `GET`.
    pub method: String,
    /// Its path.
    pub path: String,
    /// What it does.
    pub summary: String,
    /// Where it is described.
    pub href: Link,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct OperationView {
    /// Its name in programs; the anchor.
    pub id: String,
    /// `GET`.
    pub method: String,
    /// Its path.
    pub path: String,
    /// What it does.
    pub summary: String,
    /// Who may call it.
    pub who: String,
    /// Its parameters.
    pub parameters: Vec<FieldView>,
    /// The fields of its body.
    pub body: Vec<FieldView>,
    /// A command that calls it.
    pub curl: String,
    /// The status of its answer.
    pub status: String,
    /// An answer; empty when there is none.
    pub answer: String,
    /// What can go wrong.
    pub problems: Vec<ProblemView>,
}

/// A parameter, or a field of a body.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its name; `items[].quantity` is within others.
    pub name: String,
    /// What kind it is.
    pub kind: String,
    /// What it is for.
    pub what: String,
    /// Whether it must be there.
    pub required: bool,
}

/// A kind of problem.
#[derive(Debug, Clone)]
pub struct ProblemView {
    /// Its HTTP status.
    pub status: u16,
    /// Its word in addresses.
    pub word: String,
    /// The kind in a few words.
    pub title: String,
    /// What to do.
    pub advice: String,
    /// Where it is described.
    pub href: Link,
}
