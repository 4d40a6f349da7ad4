//! The one way in which consoles list things: what is asked for stands in the address, so a list can be kept, sent to a
//! colleague and taken along as a file.

use std::str::FromStr;

use axum::response::{IntoResponse, Redirect, Response};
use base::{Span, Timestamp};
use market::lists::Page;
use market::views::ViewError;
use market::{PersonId, ViewId};
use serde::Deserialize;

use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::console::list::{ListHead, SavedView};
use crate::pages::parts::{Choice, Flash, Paging};
use crate::web::{App, Fields, Visitor, WebError};

/// How many rows a page shows.
pub(in crate::routes) const PER_PAGE: u32 = 50;
/// The most rows of a file.
pub(in crate::routes) const MOST_ROWS: u32 = 50_000;

/// What is asked of a list. Each list understands some of it; the rest is left alone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::routes) struct ListAsked {
    /// What is looked for.
    pub(in crate::routes) q: String,
    /// Which of them: a state.
    pub(in crate::routes) state: String,
    /// In which order.
    pub(in crate::routes) sort: String,
    /// The first day.
    pub(in crate::routes) from: String,
    /// The last day.
    pub(in crate::routes) until: String,
    /// The page, from 1.
    pub(in crate::routes) page: u32,
}

impl ListAsked {
    /// The list at `here` with these filters, without the page.
    pub(in crate::routes) fn at(&self, here: Link) -> Link {
        let parts = [
            ("q", &self.q),
            ("state", &self.state),
            ("sort", &self.sort),
            ("from", &self.from),
            ("until", &self.until),
        ];
        let named = parts.into_iter().filter(|(_, value)| !value.is_empty());
        named.fold(here, |link, (name, value)| link.and(name, value))
    }

    /// These filters as they are kept: what is behind the question mark.
    fn query(&self) -> String {
        self.at(Link::default()).as_str().trim_start_matches('?').to_owned()
    }

    /// The rows of this page, and one more that tells whether another follows.
    pub(in crate::routes) fn page(&self) -> Page {
        Page { skip: (self.page.max(1) - 1).saturating_mul(PER_PAGE), most: PER_PAGE + 1 }
    }

    /// Every row, for a file.
    pub(in crate::routes) const fn all(&self) -> Page {
        Page { skip: 0, most: MOST_ROWS }
    }

    /// The ways to other pages, `found` being the rows that [`ListAsked::page`] asked for.
    pub(in crate::routes) fn paging(&self, here: Link, found: usize) -> Paging {
        let page = self.page.max(1);
        let to = |page: u32| self.at(here.clone()).and("page", page);
        Paging::onwards((page > 1).then(|| self.at(here.clone())), (found > PER_PAGE as usize).then(|| to(page + 1)))
    }

    /// The first moment asked for.
    pub(in crate::routes) fn from(&self) -> Option<Timestamp> {
        Timestamp::parse(&format!("{}T00:00:00Z", self.from.trim())).ok()
    }

    /// The first moment after what is asked for: the last day counts whole.
    pub(in crate::routes) fn until(&self) -> Option<Timestamp> {
        let day = Timestamp::parse(&format!("{}T00:00:00Z", self.until.trim())).ok();
        day.map(|day| day + Span::days(1))
    }

    /// The choices of a field, `chosen` of them: the value and what it is called.
    pub(in crate::routes) fn choices(chosen: &str, of: &[(&str, String)]) -> Vec<Choice> {
        let choice = |(value, label): &(&str, String)| Choice {
            value: (*value).to_owned(),
            label: label.clone(),
            help: String::new(),
            chosen: *value == chosen,
        };
        of.iter().map(choice).collect()
    }
}

/// One list of one place.
#[derive(Debug, Clone, Copy)]
pub(in crate::routes) struct Lists<'a> {
    /// The number of the merchant's, the brand's or the member's id.
    pub(in crate::routes) place: i64,
    /// Who looks.
    pub(in crate::routes) person: PersonId,
    /// What the list is called in the table of views.
    pub(in crate::routes) list: &'a str,
}

impl Lists<'_> {
    /// The head of the list at `here`, without filters of its own yet.
    pub(in crate::routes) async fn head(
        self,
        app: &App,
        texts: &Texts,
        asked: &ListAsked,
        here: Link,
        keep: Link,
        csv: Link,
    ) -> Result<ListHead, WebError> {
        let now = asked.query();
        let views = app.market().views().of(self.person, self.place, self.list).await?;
        let view = |view: market::views::View| {
            let href = read(&view.query).at(here.clone());
            SavedView { id: view.id.to_string(), chosen: view.query == now, name: view.name, href }
        };
        Ok(ListHead {
            find: texts.t("list-find").to_string(),
            query: asked.q.clone(),
            csv: Some(asked.at(csv)),
            views: views.into_iter().map(view).collect(),
            keep: Some(keep),
            action: here,
            now,
            ..ListHead::default()
        })
    }

    /// Keeps a view of the list at `here`, or forgets one.
    pub(in crate::routes) async fn change(
        self,
        app: &App,
        visitor: &Visitor,
        here: Link,
        fields: &Fields,
    ) -> Result<Response, WebError> {
        let (texts, views) = (visitor.texts(), app.market().views());
        let asked = read(fields.get("query"));
        let flash = match fields.get("action") {
            "keep" => {
                let name = fields.get("name").trim();
                match views.keep(self.person, self.place, self.list, name, &asked.query()).await {
                    Ok(()) => Flash::good(texts.t("list-kept").with("name", name)),
                    Err(ViewError::Name) => Flash::bad(texts.t("problem-view-name")),
                    Err(ViewError::TooMany) => Flash::bad(texts.t("problem-view-many")),
                    Err(error) => return Err(error.into()),
                }
            }
            "forget" => {
                let view: ViewId = fields.get("view").parse().map_err(|_| WebError::NotFound)?;
                views.forget(self.person, view).await?;
                Flash::good(texts.t("list-forgotten"))
            }
            _ => return Err(WebError::NotFound),
        };
        let mut response = Redirect::to(asked.at(here).as_str()).into_response();
        visitor.say(&mut response, &flash);
        Ok(response)
    }
}

/// What was kept, read again: only what a list can ask for comes back.
fn read(query: &str) -> ListAsked {
    serde_urlencoded::from_str(query).unwrap_or_default()
}

/// The things whose boxes were ticked. What is no id is left out, and so is what is ticked beyond 500.
pub(in crate::routes) fn picked<T: FromStr>(fields: &Fields) -> Vec<T> {
    fields.starting_with("pick-").filter_map(|(id, _)| id.parse().ok()).take(500).collect()
}

/// Says what became of several things, at the top of the list at `here`.
pub(in crate::routes) fn said_of_several(visitor: &Visitor, here: &Link, done: usize, not: usize) -> Response {
    let texts = visitor.texts();
    let flash = match (done, not) {
        (0, 0) => Flash::bad(texts.t("list-nothing-picked")),
        (done, 0) => Flash::good(texts.t("list-done").with("count", done)),
        (done, not) => Flash::bad(texts.t("list-done-but").with("count", done).with("not", not)),
    };
    let mut response = Redirect::to(here.as_str()).into_response();
    visitor.say(&mut response, &flash);
    response
}

#[cfg(test)]
mod tests {
    use super::{ListAsked, read};

    #[test]
    fn what_is_kept_is_what_was_asked_for_and_nothing_else() {
        let asked = ListAsked { q: "a&b=c".into(), state: "paid".into(), page: 7, ..ListAsked::default() };
        assert_eq!(asked.query(), "q=a%26b%3Dc&state=paid");
        assert_eq!(read(&asked.query()).q, "a&b=c");
        assert_eq!(read("next=https://evil.example&sort=name").query(), "sort=name");
    }
}
