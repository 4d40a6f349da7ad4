//! What happened at a shop, at a brand or on the whole platform: the same page for all three.

use std::collections::BTreeMap;

use askama::Template as _;
use axum::response::Html;
use base::{Span, Timestamp};
use market::events::{Event, FeedEvent, HistoryFilter};
use market::people::Role;
use market::{Actor, MemberId, OrderId, PersonId};
use serde::Deserialize;

use super::role_word;
use crate::i18n::Texts;
use crate::link::Link;
use crate::pages::Shell;
use crate::pages::console::Console;
use crate::pages::console::history::{HistoryPage, HistoryRow};
use crate::pages::parts::{Choice, Moment, Paging};
use crate::web::{App, WebError};

const PER_PAGE: usize = 50;

/// The kinds of things one can ask for. Those that never happen at a place are simply not found there.
const THINGS: [&str; 27] = [
    "order",
    "product",
    "price",
    "stock",
    "catalog",
    "agreement",
    "plan",
    "coupon",
    "zone",
    "method",
    "tax",
    "member",
    "boutique",
    "collection",
    "link",
    "campaign",
    "payout",
    "price_list",
    "key",
    "invitation",
    "role",
    "role_invitation",
    "merchant",
    "brand",
    "person",
    "report",
    "job",
];

/// Names of people.
type Names = BTreeMap<PersonId, String>;

/// Whose history it is.
#[derive(Debug, Clone, Copy)]
pub(in crate::routes) enum Whose {
    /// The whole platform's.
    Platform,
    /// The merchant's with this number.
    Shop(i64),
    /// The brand's with this number.
    Brand(i64),
}

impl Whose {
    const fn owner(self) -> Option<i64> {
        match self {
            Self::Platform => None,
            Self::Shop(number) | Self::Brand(number) => Some(number),
        }
    }

    /// Whoever did something, if their name is said here besides those of the team: a shop knows its sellers.
    fn named(self, actor: Actor) -> Option<PersonId> {
        match (self, actor) {
            (Self::Platform, actor) => actor.person(),
            (Self::Shop(_), Actor::Seller(person)) => Some(person),
            _ => None,
        }
    }
}

/// Which part of a history is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::routes) struct HistoryAsked {
    kind: String,
    person: String,
    day: String,
    before: String,
}

/// The page at `here`, in `console`. `names` are those of the team; of others only those that [`Whose`] may know are said.
pub(in crate::routes) async fn history(
    app: &App,
    cx: Shell,
    console: Console,
    here: Link,
    whose: Whose,
    mut names: Names,
    asked: HistoryAsked,
) -> Result<Html<String>, WebError> {
    let texts = cx.texts.clone();
    let day = Timestamp::parse(&format!("{}T00:00:00Z", asked.day.trim())).ok();
    let person: Option<PersonId> = asked.person.parse().ok();
    let filter = HistoryFilter {
        owner: whose.owner(),
        thing: THINGS.into_iter().find(|thing| *thing == asked.kind).unwrap_or_default(),
        person,
        from: day,
        until: day.map(|day| day + Span::days(1)),
        before: asked.before.parse().ok(),
    };
    // One more than is shown tells whether there is another page.
    let limit = u32::try_from(PER_PAGE + 1).unwrap_or(u32::MAX);
    let found = app.market().events().history(&filter, limit).await?;
    let shown = &found[..found.len().min(PER_PAGE)];
    learn(app, &mut names, shown.iter().filter_map(|placed| whose.named(placed.event.actor))).await?;
    let subjects = subjects(app, shown, &names).await?;
    let filtered = [("kind", filter.thing), ("person", &asked.person), ("day", &asked.day)];
    let narrowed = filtered.into_iter().filter(|(_, value)| !value.is_empty());
    let address = narrowed.fold(here.clone(), |link, (name, value)| link.and(name, value));
    let more = (found.len() > PER_PAGE).then(|| shown.last()).flatten();
    let older = more.map(|last| address.clone().and("before", last.position));
    let row = |placed: &FeedEvent| row(app, &texts, &names, &subjects, &placed.event);
    let page = HistoryPage {
        console,
        action: here,
        things: things(&texts, filter.thing),
        people: people(&texts, &names, person),
        day: day.map(|_| asked.day.clone()).unwrap_or_default(),
        rows: shown.iter().map(row).collect(),
        paging: Paging::onwards(filter.before.map(|_| address), older),
        cx,
    };
    Ok(Html(page.render()?))
}

async fn learn(app: &App, names: &mut Names, people: impl Iterator<Item = PersonId>) -> Result<(), WebError> {
    for id in people {
        if !names.contains_key(&id)
            && let Some(person) = app.market().people().person(id).await?
        {
            names.insert(id, person.name);
        }
    }
    Ok(())
}

/// What the people and sellers are called that something happened to, by the numbers of their ids.
async fn subjects(app: &App, events: &[FeedEvent], team: &Names) -> Result<BTreeMap<i64, String>, WebError> {
    let mut names: BTreeMap<i64, String> = team.iter().map(|(id, name)| (id.number(), name.clone())).collect();
    for Event { kind, subject, .. } in events.iter().map(|placed| &placed.event) {
        if names.contains_key(subject) {
            continue;
        }
        let name = match kind.thing() {
            "role" | "person" => {
                app.market().people().person(PersonId::from_number(*subject)).await?.map(|person| person.name)
            }
            "member" | "boutique" => {
                app.market().network().member(MemberId::from_number(*subject)).await?.map(|member| member.name)
            }
            _ => None,
        };
        names.extend(name.map(|name| (*subject, name)));
    }
    Ok(names)
}

fn row(app: &App, texts: &Texts, team: &Names, subjects: &BTreeMap<i64, String>, event: &Event) -> HistoryRow {
    let kind = event.kind.word().replace('.', "-");
    let what = texts.t("history-what").with("kind", kind).with("name", name(subjects, event));
    let what = what.with("from", value(texts, event, "from")).with("to", value(texts, event, "to"));
    HistoryRow {
        what: what.with("role", value(texts, event, "role")).with("word", event.kind.word()).to_string(),
        detail: ["why", "fields"]
            .into_iter()
            .map(|part| event.text(part))
            .find(|part| !part.is_empty())
            .unwrap_or_default()
            .to_owned(),
        who: who(texts, team, event.actor),
        at: Moment::new(texts, event.at, app.now()),
    }
}

/// What it happened to.
fn name(subjects: &BTreeMap<i64, String>, event: &Event) -> String {
    if event.kind.thing() == "order" {
        return OrderId::from_number(event.subject).reference();
    }
    let told = ["title", "name", "code", "file", "what"].into_iter().map(|part| event.text(part));
    let told = told.chain(subjects.get(&event.subject).map(String::as_str)).find(|name| !name.is_empty());
    told.map_or_else(|| event.subject_id(), str::to_owned)
}

/// A word or number of the detail as it is said; "–" when there is none.
fn value(texts: &Texts, event: &Event, part: &str) -> String {
    let Some(value) = event.detail.get(part).filter(|value| !value.is_null()) else { return "–".to_owned() };
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match event.kind.thing() {
        "role" | "role_invitation" => Role::of_word(&text).map_or(text, |role| role_word(texts, role)),
        _ => text,
    }
}

fn who(texts: &Texts, team: &Names, actor: Actor) -> String {
    let known = actor.person().and_then(|person| team.get(&person));
    let what = texts.t("history-who").with("actor", actor.word()).to_string();
    match known {
        Some(name) => texts.t("history-who-named").with("name", name).with("actor", actor.word()).to_string(),
        None => what,
    }
}

fn things(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        help: String::new(),
        chosen: value == chosen,
    };
    let all = choice("", texts.t("history-all").to_string());
    let each = THINGS.map(|thing| choice(thing, texts.t("history-thing").with("thing", thing).to_string()));
    std::iter::once(all).chain(each).collect()
}

fn people(texts: &Texts, team: &Names, chosen: Option<PersonId>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: texts.t("history-everybody").to_string(),
        help: String::new(),
        chosen: chosen.is_none(),
    };
    let each = team.iter().map(|(id, name)| Choice {
        value: id.to_string(),
        label: name.clone(),
        help: String::new(),
        chosen: chosen == Some(*id),
    });
    std::iter::once(all).chain(each).collect()
}
