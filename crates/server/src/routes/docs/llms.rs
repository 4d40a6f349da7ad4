//! `/llms.txt`: what this is and how programs use it, for programs that read prose.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::operation::who;
use crate::api::{Code, operations};
use crate::link;
use crate::web::App;

pub(super) async fn text(State(app): State<App>) -> Response {
    let mut text = String::from(
        "# Astra\n\n> Social selling: brands bring catalogs, merchants run shops, sellers promote products through boutiques, \
         customers pay once for a cart that spans brands.\n\n## Pages\n\n",
    );
    let pages = [
        ("Everything that is for sale", link::home().to_string()),
        ("Search", "/search?q=WORDS".to_owned()),
        ("Shops", link::shops().to_string()),
        ("Brands", link::brands().to_string()),
        ("Boutiques of sellers", link::boutiques().to_string()),
        ("An order by its number and e-mail address", link::find_order().to_string()),
        ("Reference of the JSON interface", link::docs().to_string()),
        ("OpenAPI 3.1 document", link::openapi().to_string()),
        ("Site map", link::site_map().to_string()),
    ];
    for (what, path) in pages {
        text.push_str(&format!("- [{what}]({})\n", app.absolute(path)));
    }
    text.push_str(
        "\n## JSON interface\n\nAmounts are integers in minor units with their currency. Times are RFC 3339 in UTC. Lists are \
         read on with `next_cursor`. Keys are sent as `Authorization: Bearer ast_...`; a cart is opened by `Cart-Token`, an \
         order by `Order-Token`. Send an `Idempotency-Key` with every POST. Unknown fields are refused.\n\n",
    );
    for facts in operations().iter().map(|operation| &operation.facts) {
        let method = facts.method.word().to_uppercase();
        text.push_str(&format!("- `{method} {}`: {} {}\n", facts.path, facts.summary, who(facts)));
    }
    text.push_str("\n## Problems\n\n");
    for code in Code::ALL {
        text.push_str(&format!("- {} `{}`: {}\n", code.status(), code.word(), code.title()));
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text).into_response()
}
