//! Keys of programs, for whichever console asks. A key is shown on the page that answers the form, and never again.

use askama::Template as _;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Span;
use market::keys::{Key, KeyError, KeyOwner, NewKey, Scope, Scopes};
use market::people::Role;
use market::{KeyId, Market};

use crate::i18n::{Texts, key};
use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::keys::{KeyField, KeyForm, KeyRow, KeysPage};
use crate::pages::parts::{Choice, Flash, Form, Moment, Tone};
use crate::web::{App, Fields, Visitor, WebError};

/// How many days a key can be made for.
const DAYS: [i64; 3] = [30, 90, 365];

/// Whose keys, and where.
pub(in crate::routes) struct KeyDesk {
    /// The business, where whatever is done is done by this person.
    pub(in crate::routes) market: Market,
    /// For whom the keys act.
    pub(in crate::routes) owner: KeyOwner,
    /// The page.
    pub(in crate::routes) here: Link,
    /// Where one is revoked.
    pub(in crate::routes) revoke: Box<dyn Fn(KeyId) -> Link + Send + Sync>,
}

/// Only owners make keys: whoever has one acts for all.
pub(in crate::routes) fn owners_only(role: Option<Role>) -> Result<(), WebError> {
    if role == Some(Role::Owner) { Ok(()) } else { Err(WebError::Forbidden) }
}

/// What was sent and what came of it.
#[derive(Default)]
struct Sent {
    form: Form<KeyForm, KeyField>,
    chosen: Vec<Scope>,
    made: Option<(String, String)>,
}

pub(in crate::routes) async fn show(
    visitor: &Visitor,
    app: &App,
    desk: &KeyDesk,
    frame: (Shell, Console),
) -> Result<Html<String>, WebError> {
    page(visitor, app, desk, frame, Sent::default()).await
}

pub(in crate::routes) async fn make(
    visitor: &Visitor,
    app: &App,
    desk: &KeyDesk,
    frame: (Shell, Console),
    fields: &Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let mut sent = Sent { form: Form::of(fields.read()?), ..Sent::default() };
    sent.chosen = fields.starting_with("scope-").filter_map(|(word, _)| Scope::of_word(word)).collect();
    let days = DAYS.into_iter().find(|days| sent.form.values.days == days.to_string());
    let new = NewKey {
        name: sent.form.values.name.clone(),
        scopes: Scopes::new(sent.chosen.iter().copied()),
        expires_at: days.map(|days| app.now() + Span::days(days)),
    };
    match desk.market.keys().make(desk.owner, &new).await {
        Ok(made) => {
            let made = Some((new.name, made.text));
            let page = page(visitor, app, desk, frame, Sent { made, ..Sent::default() }).await?;
            return Ok(page.into_response());
        }
        Err(KeyError::Name) => sent.form.blame(KeyField::Name, texts.t("keys-problem-name")),
        Err(KeyError::NoScope | KeyError::Scope(_)) => {
            sent.form.blame(KeyField::Scopes, texts.t("keys-problem-scopes"));
        }
        Err(KeyError::TooMany(most)) => {
            sent.form.blame(KeyField::Name, texts.t("keys-problem-many").with("most", most));
        }
        Err(error) => return Err(error.into()),
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(visitor, app, desk, frame, sent).await?).into_response())
}

pub(in crate::routes) async fn revoke(
    visitor: &Visitor,
    app: &App,
    desk: &KeyDesk,
    id: &str,
) -> Result<Response, WebError> {
    let id: KeyId = id.parse().map_err(|_| WebError::NotFound)?;
    desk.market.keys().revoke(desk.owner, id).await?;
    app.known_keys().forget();
    let keys = desk.market.keys().of_owner(desk.owner).await?;
    let name = keys.into_iter().find(|key| key.id == id).map(|key| key.name).unwrap_or_default();
    let mut response = Redirect::to(desk.here.as_str()).into_response();
    visitor.say(&mut response, &Flash::good(visitor.texts().t("keys-revoked-done").with("name", name)));
    Ok(response)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &KeyDesk,
    (cx, console): (Shell, Console),
    sent: Sent,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let keys = desk.market.keys().of_owner(desk.owner).await?;
    let scope = |scope: &Scope| Choice {
        value: scope.word().to_owned(),
        label: texts.t(scope_key(*scope)).to_string(),
        help: String::new(),
        chosen: sent.chosen.contains(scope),
    };
    let page = KeysPage {
        console,
        action: desk.here.clone(),
        scopes: Scope::of_owner(desk.owner).iter().map(scope).collect(),
        expiries: expiries(&texts, &sent.form.values.days),
        made: sent.made,
        keys: keys.iter().map(|key| row(&texts, app, desk, key)).collect(),
        form: sent.form,
        cx,
    };
    Ok(Html(page.render()?))
}

fn expiries(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: String, label: String| {
        let chosen = value == chosen;
        Choice { value, label, help: String::new(), chosen }
    };
    let never = choice(String::new(), texts.t("keys-expires-never").to_string());
    let days = DAYS.map(|days| choice(days.to_string(), texts.t("keys-expires-days").with("days", days).to_string()));
    std::iter::once(never).chain(days).collect()
}

fn row(texts: &Texts, app: &App, desk: &KeyDesk, key: &Key) -> KeyRow {
    let now = app.now();
    let opens = key.opens_at(now);
    let (label, tone) = match key.revoked_at {
        Some(_) => (texts.t("keys-state-revoked"), Tone::Info),
        None if opens => (texts.t("keys-state-open"), Tone::Good),
        None => (texts.t("keys-state-expired"), Tone::Info),
    };
    let until = key.expires_at.filter(|_| opens);
    KeyRow {
        name: key.name.clone(),
        hint: key.hint.clone(),
        scopes: key.scopes.words(),
        used: key.last_used_at.map(|at| Moment::new(texts, at, now)),
        state: StateWord { label: label.to_string(), tone },
        until: until.map(|end| texts.t("keys-until").with("date", texts.date(end)).to_string()).unwrap_or_default(),
        revoke: opens.then(|| (desk.revoke)(key.id)),
    }
}

const fn scope_key(scope: Scope) -> &'static str {
    match scope {
        Scope::OrdersRead => key("scope-orders-read"),
        Scope::OrdersWrite => key("scope-orders-write"),
        Scope::CatalogRead => key("scope-catalog-read"),
        Scope::CatalogWrite => key("scope-catalog-write"),
        Scope::TermsRead => key("scope-terms-read"),
        Scope::TermsWrite => key("scope-terms-write"),
        Scope::NetworkRead => key("scope-network-read"),
        Scope::NetworkWrite => key("scope-network-write"),
        Scope::SettingsRead => key("scope-settings-read"),
        Scope::SettingsWrite => key("scope-settings-write"),
        Scope::MoneyRead => key("scope-money-read"),
        Scope::PayoutsWrite => key("scope-payouts-write"),
        Scope::TeamRead => key("scope-team-read"),
        Scope::TeamWrite => key("scope-team-write"),
        Scope::BoutiqueRead => key("scope-boutique-read"),
        Scope::BoutiqueWrite => key("scope-boutique-write"),
        Scope::EventsRead => key("scope-events-read"),
    }
}
