//! One operation, for people.

use super::{fields, problem, sample};
use crate::api::access::Who;
use crate::api::document::{self, codes};
use crate::api::operation::Facts;
use crate::pages::docs::OperationView;
use crate::web::App;

pub(super) fn view(app: &App, facts: &Facts) -> OperationView {
    let told = &document::document()["paths"][facts.path][facts.method.word()];
    let body = &told["requestBody"]["content"]["application/json"]["schema"];
    let answer = &told["responses"][facts.status.to_string()]["content"]["application/json"]["schema"];
    let shown = if answer.is_null() { String::new() } else { pretty(&sample::of(answer)) };
    OperationView {
        id: facts.id.to_owned(),
        method: facts.method.word().to_uppercase(),
        path: facts.path.to_owned(),
        summary: facts.summary.to_owned(),
        who: who(facts),
        parameters: fields::parameters(told),
        body: fields::of(body),
        curl: sample::curl(app, facts, told),
        status: facts.status.to_string(),
        answer: shown,
        problems: codes(facts).into_iter().map(problem).collect(),
    }
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Who may call it, in a sentence.
pub(super) fn who(facts: &Facts) -> String {
    let owner = match facts.who {
        Who::Anybody => return "Anybody may call it.".to_owned(),
        Who::Cart => return "For whoever holds the cart's token.".to_owned(),
        Who::Order => return "For whoever holds the order's token.".to_owned(),
        Who::Merchant => "a merchant",
        Who::Brand => "a brand",
        Who::Seller => "a seller",
        Who::Key => "anybody",
    };
    let scope = facts.scope.map_or("", market::keys::Scope::word);
    format!("Needs a key of {owner} with the scope {scope}.")
}
