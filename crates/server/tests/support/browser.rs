//! A browser without a network: keeps cookies, reads pages, fills forms in as people do.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt as _;

/// Somebody's browser. Each has an address of its own, so that limits count each by itself.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    router: Router,
    address: String,
    cookies: BTreeMap<String, String>,
    languages: String,
}

/// What the server answered.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// A form as it stands on a page, ready to be filled in and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    files: Vec<File>,
}

/// A file chosen in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    field: String,
    name: String,
    bytes: Vec<u8>,
}

/// What separates the parts of a form with files. Occurs in none of our files.
const BOUNDARY: &str = "-part-of-a-form-in-a-test-";

/// What a browser calls itself.
const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

impl Browser {
    pub(crate) fn new(router: Router, address: &str) -> Self {
        Self { router, address: address.to_owned(), cookies: BTreeMap::new(), languages: String::new() }
    }

    /// The same browser, set to these languages.
    pub(crate) fn set_to(mut self, languages: &str) -> Self {
        languages.clone_into(&mut self.languages);
        self
    }

    /// Opens a page as it is, without following it anywhere.
    pub(crate) async fn opens(&mut self, path: &str) -> Answer {
        let request = Request::builder().method(Method::GET).uri(path);
        self.asks(request, Vec::new()).await
    }

    /// Opens a page in another manner, with these headers in place of a browser's own.
    pub(crate) async fn opens_as(&mut self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.asks(request, Vec::new()).await
    }

    /// Opens a page and follows where it leads.
    pub(crate) async fn follows(&mut self, path: &str) -> Answer {
        let mut answer = self.opens(path).await;
        while answer.status.is_redirection() {
            let next = answer.location().to_owned();
            answer = self.opens(&next).await;
        }
        answer
    }

    /// Sends a form, without following the answer.
    pub(crate) async fn sends(&mut self, form: Form) -> Answer {
        self.sends_with(form, &[]).await
    }

    /// Sends a form and follows where the answer leads: what somebody sees after pressing the button.
    pub(crate) async fn submits(&mut self, form: Form) -> Answer {
        let answer = self.sends(form).await;
        if !answer.status.is_redirection() {
            return answer;
        }
        self.follows(answer.location()).await
    }

    /// Sends a form with further headers.
    pub(crate) async fn sends_with(&mut self, form: Form, headers: &[(&str, &str)]) -> Answer {
        let path = form.action.split('#').next().unwrap_or_default().to_owned();
        let mut request = Request::builder().method(Method::POST).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (kind, body) = form.encoded();
        self.asks(request.header(header::CONTENT_TYPE, kind), body).await
    }

    /// Sends a form with a file chosen as its `file`.
    pub(crate) async fn sends_file(&mut self, form: Form, name: &str, content: &str) -> Answer {
        self.sends(form.with_file("file", name, content)).await
    }

    /// A token that goes with this browser's forms, from a page that has one.
    pub(crate) async fn token(&mut self) -> String {
        let page = self.opens("/cart").await;
        page.attribute("input[name=csrf]", "value")
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Sets a cookie, as a page never could.
    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    async fn asks(&mut self, request: axum::http::request::Builder, body: Vec<u8>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let named = request.headers_ref().is_some_and(|headers| headers.contains_key(header::USER_AGENT));
        let request = if named { request } else { request.header(header::USER_AGENT, AGENT) };
        let request = request
            .header(header::HOST, "shop.test")
            .header("x-forwarded-for", &self.address)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::ACCEPT_LANGUAGE, &self.languages)
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep(&parts.headers);
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// Where it leads; empty when nowhere.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |location| location.to_str().unwrap())
    }

    /// The text of the first thing `selector` finds, on one line; fails when there is none.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector} in: {}", self.main()))
    }

    /// The texts of everything `selector` finds, each on one line.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        Html::parse_document(&self.body).select(&selector).map(text_of).collect()
    }

    /// Everything the page itself says, for whoever reads a failed test.
    pub(crate) fn main(&self) -> String {
        self.texts("main").join(" ")
    }

    /// Whether `selector` finds anything.
    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.texts(selector).is_empty()
    }

    /// Whether the page says `words` anywhere, however its lines are broken.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.text("body").contains(words)
    }

    /// An attribute of the first thing `selector` finds.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        let found = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.body);
        let element = page.select(&found).next().unwrap_or_else(|| panic!("no {selector} in: {}", self.main()));
        element.value().attr(name).unwrap_or_default().to_owned()
    }

    /// An attribute of everything `selector` finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let found = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.body);
        page.select(&found).filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
    }

    /// What was said at the top of the page.
    pub(crate) fn flash(&self) -> String {
        self.texts(".flashes").join(" ")
    }

    /// The form whose address ends in `action`, as it stands on the page, its buttons not pressed. Where a list is searched
    /// and changed at one address, it is the one that changes something.
    pub(crate) fn form(&self, action: &str) -> Form {
        let page = Html::parse_document(&self.body);
        let forms = Selector::parse("form").unwrap();
        let ends = |form: &ElementRef<'_>| {
            let path = form.value().attr("action").unwrap_or_default();
            path.split(['?', '#']).next().is_some_and(|path| path.ends_with(action))
        };
        let found: Vec<_> = page.select(&forms).filter(ends).collect();
        let posts = |form: &&ElementRef<'_>| form.value().attr("method") == Some("post");
        let form = found.iter().find(posts).or(found.first());
        let form = form.unwrap_or_else(|| panic!("no form to {action} in: {}", self.main()));
        let fields = Selector::parse("input, select, textarea").unwrap();
        Form {
            action: form.value().attr("action").unwrap_or_default().to_owned(),
            fields: form.select(&fields).filter_map(field_of).collect(),
            files: Vec::new(),
        }
    }
}

impl Form {
    /// A form that stands on no page: what somebody makes who wants in.
    pub(crate) fn forged(action: &str) -> Self {
        Self { action: action.to_owned(), fields: Vec::new(), files: Vec::new() }
    }

    /// Fills one field in, in place of what stood there.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Chooses a file; the form is sent in parts then.
    pub(crate) fn with_file(mut self, field: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.fields.retain(|(known, _)| known != field);
        self.files.push(File { field: field.to_owned(), name: name.to_owned(), bytes: bytes.into() });
        self
    }

    /// Leaves one field out.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// What stands in a field.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl Form {
    /// The form's content type and body, as a browser makes them.
    fn encoded(&self) -> (String, Vec<u8>) {
        if self.files.is_empty() {
            let body = serde_urlencoded::to_string(&self.fields).unwrap();
            return ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        }
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        for File { field, name, bytes } in &self.files {
            let named = format!("form-data; name=\"{field}\"; filename=\"{name}\"");
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: {named}\r\ncontent-type: text/plain\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }
}

fn text_of(element: ElementRef<'_>) -> String {
    // A space between any two pieces: cells and buttons are words of their own.
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// What a browser sends for a field; nothing for boxes that are not ticked.
fn field_of(field: ElementRef<'_>) -> Option<(String, String)> {
    let attribute = |name: &str| field.value().attr(name).map(str::to_owned);
    let name = attribute("name")?;
    let value = match field.value().name() {
        "textarea" => field.text().collect(),
        "select" => {
            let options = Selector::parse("option").unwrap();
            let chosen = field.select(&options).find(|option| option.value().attr("selected").is_some());
            let option = chosen.or_else(|| field.select(&options).next())?;
            option.value().attr("value").unwrap_or_default().to_owned()
        }
        _ if matches!(attribute("type").as_deref(), Some("checkbox" | "radio")) => {
            attribute("checked")?;
            attribute("value").unwrap_or_else(|| "on".to_owned())
        }
        _ => attribute("value").unwrap_or_default(),
    };
    Some((name, value))
}
