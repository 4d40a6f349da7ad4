//! The reference of the JSON interface: everything on it is made of the document that runs.

mod advice;
mod fields;
mod llms;
mod operation;
mod sample;

use askama::Template as _;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::api::operation::Operation;
use crate::api::{Code, document, operations};
use crate::link;
use crate::pages::docs::{DocsPage, Group, GroupPage, OperationLink, ProblemView, ProblemsPage};
use crate::web::{App, Visitor, WebError};

/// What needs no visitor.
pub(super) fn file_routes() -> Router<App> {
    Router::new().route("/openapi.json", get(openapi)).route("/llms.txt", get(llms::text))
}

/// The pages.
pub(super) fn page_routes() -> Router<App> {
    Router::new().route("/docs", get(index)).route("/docs/problems", get(problems)).route("/docs/{group}", get(group))
}

async fn openapi() -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    ([kind, (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], document::text()).into_response()
}

async fn index(visitor: Visitor, State(app): State<App>) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("docs-title")).await?;
    Ok(Html(DocsPage { cx, groups: groups(""), start: sample::start(&app) }.render()?))
}

async fn problems(visitor: Visitor) -> Result<Html<String>, WebError> {
    let cx = visitor.shell(visitor.texts().t("docs-problems")).await?;
    let problems = Code::ALL.iter().map(|code| problem(*code)).collect();
    Ok(Html(ProblemsPage { cx, groups: groups(""), problems }.render()?))
}

async fn group(visitor: Visitor, State(app): State<App>, Path(slug): Path<String>) -> Result<Html<String>, WebError> {
    let of_group: Vec<&Operation> = operations().iter().filter(|one| slug_of(one.facts.group) == slug).collect();
    let name = of_group.first().map(|first| first.facts.group.to_owned()).ok_or(WebError::NotFound)?;
    let cx = visitor.shell(&name).await?;
    let operations = of_group.iter().map(|one| operation::view(&app, &one.facts)).collect();
    Ok(Html(GroupPage { cx, groups: groups(&slug), name, operations }.render()?))
}

/// The groups with their operations; the one at `current` is marked.
fn groups(current: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for facts in operations().iter().map(|operation| &operation.facts) {
        let slug = slug_of(facts.group);
        let here = link::docs_group(&slug);
        let described = OperationLink {
            method: facts.method.word().to_uppercase(),
            path: facts.path.to_owned(),
            summary: facts.summary.to_owned(),
            href: here.clone().at(facts.id),
        };
        match groups.iter_mut().find(|group| group.name == facts.group) {
            Some(group) => group.operations.push(described),
            None => groups.push(Group {
                name: facts.group.to_owned(),
                href: here,
                current: slug == current,
                operations: vec![described],
            }),
        }
    }
    groups
}

/// A group's part of an address.
fn slug_of(group: &str) -> String {
    let words: String = group.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

fn problem(code: Code) -> ProblemView {
    ProblemView {
        status: code.status(),
        word: code.word().to_owned(),
        title: code.title().to_owned(),
        advice: advice::of(code).to_owned(),
        href: link::problems().at(code.word()),
    }
}
