//! Who is asking: the visitor's cookie, the person signed in, language and theme. Worked out once for each request.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use market::people::{Person, Roles};
use market::{Actor, Language, Market, ProductId, Secret, hash_secret};
use subtle::ConstantTimeEq as _;

use super::{App, WebError, robots, security};
use crate::i18n::{Texts, accepted};
use crate::pages::Shell;
use crate::pages::parts::{Flash, Tone};
use crate::pages::shell::Theme;
use crate::routes;

const VISITOR: &str = "astra_visitor";
const SESSION: &str = "astra_session";
const THEME: &str = "astra_theme";
const LANGUAGE: &str = "astra_language";
const FLASH: &str = "astra_flash";
const SEEN: &str = "astra_seen";
/// How many products a browser remembers having looked at.
const MOST_SEEN: usize = 12;
const MONTH_SECONDS: i64 = 30 * 24 * 60 * 60;
const YEAR_SECONDS: i64 = 365 * 24 * 60 * 60;

/// Who is asking.
#[derive(Debug, Clone)]
pub struct Visitor(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    app: App,
    secret: String,
    is_new: bool,
    session: Option<String>,
    person: Option<(Person, Roles)>,
    theme: Theme,
    texts: Arc<Texts>,
    flash: Option<Flash>,
    seen: Vec<ProductId>,
    path: String,
    ip: String,
    clicks: bool,
}

/// Puts the [`Visitor`] into every request, gives new ones their cookie, and turns a [`WebError`] into its page.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let asked = Asked::of(&app, &request);
    let visitor = match Visitor::of(&app, asked).await {
        Ok(visitor) => visitor,
        Err(error) => return axum::response::IntoResponse::into_response(error),
    };
    let forged = is_unsafe(request.method()) && security::comes_from_elsewhere(request.headers(), app.settings());
    request.extensions_mut().insert(visitor.clone());
    let response = if forged {
        axum::response::IntoResponse::into_response(WebError::ForgedForm)
    } else {
        next.run(request).await
    };
    let response = match response.extensions().get::<WebError>().cloned() {
        Some(error) => routes::system::error_page(&visitor, &error, response).await,
        None => response,
    };
    visitor.with_headers(response)
}

fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// What the request itself says. Read first, because a request cannot be held while we wait for the database.
struct Asked {
    cookies: CookieJar,
    wanted: Option<Language>,
    path: String,
    ip: String,
    clicks: bool,
}

impl Asked {
    fn of(app: &App, request: &Request) -> Self {
        Self {
            cookies: CookieJar::from_headers(request.headers()),
            wanted: wanted_language(request.headers()),
            path: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            ip: address(app, request),
            clicks: robots::is_click(request.method(), request.headers()),
        }
    }

    fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.get(name).map(|cookie| cookie.value().to_owned())
    }
}

impl Visitor {
    async fn of(app: &App, asked: Asked) -> Result<Self, WebError> {
        let is_secret = |text: &String| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let known = asked.cookie(VISITOR).filter(is_secret);
        let is_new = known.is_none();
        let secret = match known {
            Some(secret) => secret,
            None => Secret::generate()?.reveal().to_owned(),
        };
        let session = asked.cookie(SESSION);
        let person = match &session {
            Some(session) => signed_in(app, session).await?,
            None => None,
        };
        let language = person.as_ref().and_then(|(person, _)| person.language);
        let language = language.or_else(|| Language::of_word(&asked.cookie(LANGUAGE)?)).or(asked.wanted);
        let texts = app.languages().texts(language.unwrap_or_default());
        let theme = Theme::from_word(&asked.cookie(THEME).unwrap_or_default());
        let flash = asked.cookie(FLASH).and_then(|text| read_flash(&text));
        let seen = asked.cookie(SEEN).map(|text| read_seen(&text)).unwrap_or_default();
        let (app, path, ip, clicks) = (app.clone(), asked.path, asked.ip, asked.clicks);
        Ok(Self(Arc::new(Inner { app, secret, is_new, session, person, theme, texts, flash, seen, path, ip, clicks })))
    }

    /// What is stored and looked up about this visitor.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_secret(&self.0.secret)
    }

    /// The token that goes with every form given to this visitor. Only who can read the visitor's cookie could make it,
    /// and scripts cannot.
    #[must_use]
    pub fn csrf(&self) -> String {
        hash_secret(&format!("form:{}", self.0.secret))
    }

    /// Whether `token` came with a form given to this visitor.
    #[must_use]
    pub fn knows(&self, token: &str) -> bool {
        self.csrf().as_bytes().ct_eq(token.as_bytes()).into()
    }

    /// The person signed in.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        self.0.person.as_ref().map(|(person, _)| person)
    }

    /// The business, where whatever is done is done by this customer, at the prices that are theirs.
    #[must_use]
    pub fn market(&self, app: &App) -> Market {
        app.market().by(Actor::Customer(self.person().map(|person| person.id)))
    }

    /// What the person signed in may do.
    #[must_use]
    pub fn roles(&self) -> Option<&Roles> {
        self.0.person.as_ref().map(|(_, roles)| roles)
    }

    /// The secret of the present session.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        self.0.session.as_deref()
    }

    /// The application that was asked.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The words in the visitor's language: the one the person signed in has chosen, else the one chosen in this browser,
    /// else the one the browser asks for, else English.
    #[must_use]
    pub fn texts(&self) -> Arc<Texts> {
        Arc::clone(&self.0.texts)
    }

    /// The visitor's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.0.texts.language()
    }

    /// Where the request came from.
    #[must_use]
    pub fn ip(&self) -> &str {
        &self.0.ip
    }

    /// Whether a person follows a link with this request, rather than a robot or a browser that looks ahead.
    #[must_use]
    pub fn clicks(&self) -> bool {
        self.0.clicks
    }

    /// The path asked for, with its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What a page has around it.
    ///
    /// # Errors
    /// When the database reports a problem.
    pub async fn shell(&self, title: impl ToString) -> Result<Shell, WebError> {
        let inner = &self.0;
        let mut shell = Shell::new(self.texts(), inner.path.clone()).titled(title.to_string());
        shell.csrf = self.csrf();
        shell.theme = inner.theme;
        shell.flashes.extend(inner.flash.clone());
        if !inner.is_new {
            let pieces = inner.app.market().checkout().pieces_in_carts(&self.hash()).await?;
            shell.bag = u32::try_from(pieces).unwrap_or(u32::MAX);
        }
        if let Some((person, roles)) = &inner.person {
            shell.person = Some(routes::consoles::signed_in(&inner.app, &inner.texts, person, roles).await?);
        }
        Ok(shell)
    }

    /// The cookies the visitor needs, and which language this is: whatever keeps answers must not give one to somebody who
    /// reads another.
    fn with_headers(&self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language().word()));
        headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
        if self.0.is_new {
            self.set(&mut response, VISITOR, &self.0.secret, YEAR_SECONDS);
        }
        let is_page = response.status().is_success();
        if self.0.flash.is_some() && is_page && !sets(&response, FLASH) {
            self.set(&mut response, FLASH, "", 0);
        }
        response
    }

    /// Signs the browser in.
    pub fn keep_session(&self, response: &mut Response, secret: &Secret) {
        self.set(response, SESSION, secret.reveal(), market::people::SESSION_LIFE.as_millis() / 1000);
    }

    /// Signs the browser out.
    pub fn drop_session(&self, response: &mut Response) {
        self.set(response, SESSION, "", 0);
    }

    /// Remembers the choice of light or dark.
    pub fn keep_theme(&self, response: &mut Response, theme: Theme) {
        self.set(response, THEME, theme.word(), YEAR_SECONDS);
    }

    /// Remembers the choice of a language.
    pub fn keep_language(&self, response: &mut Response, language: Language) {
        self.set(response, LANGUAGE, language.word(), YEAR_SECONDS);
    }

    /// The products this browser looked at lately, the last one first. Only the browser knows: its cookie is read to answer
    /// it and kept nowhere.
    #[must_use]
    pub fn seen(&self) -> &[ProductId] {
        &self.0.seen
    }

    /// Lets the browser remember that it looked at `product`.
    pub fn keep_seen(&self, response: &mut Response, product: ProductId) {
        let others = self.0.seen.iter().filter(|seen| **seen != product);
        let ids: Vec<String> = [&product].into_iter().chain(others).take(MOST_SEEN).map(ToString::to_string).collect();
        self.set(response, SEEN, &ids.join("."), MONTH_SECONDS);
    }

    /// Says something at the top of the next page.
    pub fn say(&self, response: &mut Response, flash: &Flash) {
        let tone = if flash.tone == Tone::Good { "good" } else { "bad" };
        let text: String = flash.text.chars().take(300).collect();
        let encoded: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        self.set(response, FLASH, &format!("{tone}.{encoded}"), 60);
    }

    fn set(&self, response: &mut Response, name: &'static str, value: &str, seconds: i64) {
        let cookie = Cookie::build((name, value.to_owned()))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.0.app.settings().is_secure())
            .max_age(time::Duration::seconds(seconds))
            .build();
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

async fn signed_in(app: &App, session: &str) -> Result<Option<(Person, Roles)>, WebError> {
    let people = app.market().people();
    let Some(person) = people.session(session).await? else { return Ok(None) };
    let roles = people.roles_of(person.id).await?;
    Ok(Some((person, roles)))
}

/// The language that a request asks for, of those we speak.
pub(crate) fn wanted_language(headers: &HeaderMap) -> Option<Language> {
    accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)
}

/// Where a request comes from.
pub(crate) fn address(app: &App, request: &Request) -> String {
    let forwarded = || request.headers().get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next();
    if app.settings().behind_proxy
        && let Some(client) = forwarded()
    {
        return client.trim().to_owned();
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.map_or_else(|| "unknown".to_owned(), |peer| peer.0.ip().to_string())
}

fn read_flash(text: &str) -> Option<Flash> {
    let (tone, encoded) = text.split_once('.')?;
    let pairs = encoded.as_bytes().chunks(2).map(|pair| {
        let digits = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(digits, 16).ok()
    });
    let text = String::from_utf8(pairs.collect::<Option<Vec<u8>>>()?).ok()?;
    Some(if tone == "good" { Flash::good(text) } else { Flash::bad(text) })
}

fn read_seen(text: &str) -> Vec<ProductId> {
    text.split('.').take(MOST_SEEN).filter_map(|id| id.parse().ok()).collect()
}

fn sets(response: &Response, name: &str) -> bool {
    let start = format!("{name}=");
    response.headers().get_all(header::SET_COOKIE).iter().any(|value| value.as_bytes().starts_with(start.as_bytes()))
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let found = Extension::<Self>::from_request_parts(parts, state).await;
        found.map(|Extension(visitor)| visitor).map_err(|_| WebError::Internal)
    }
}
