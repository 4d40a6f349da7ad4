//! What a seller shares: links, campaigns, coupons, and how a link looks where it is shared.

use askama::Template;
use serde::Deserialize;

use crate::link::Link;
use crate::pages::Shell;
use crate::pages::checkout::order::StateWord;
use crate::pages::console::Console;
use crate::pages::parts::{Choice, Figure, Form, NamedLink, Price, fields};
use crate::pages::seller::today::CouponCard;

/// Everything the list shows.
#[derive(Debug, Template)]
#[template(path = "seller/links.html")]
pub struct LinksPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Where its forms are sent.
    pub action: Link,
    /// What came of them.
    pub report: Link,
    /// What a new link can lead to.
    pub products: Vec<Choice>,
    /// What it can be for.
    pub for_campaigns: Vec<Choice>,
    /// The links, the newest first.
    pub links: Vec<LinkRow>,
    /// The campaigns, the newest first.
    pub campaigns: Vec<CampaignRow>,
    /// A new campaign, and what is wrong with it.
    pub form: Form<CampaignForm, CampaignField>,
    /// The coupons that bring this seller the credit and can be used now.
    pub coupons: Vec<CouponCard>,
}

/// A link in the list.
#[derive(Debug, Clone)]
pub struct LinkRow {
    /// Its page in the console.
    pub href: Link,
    /// Where it leads, "Bowl".
    pub name: String,
    /// For which campaign; may be empty.
    pub campaign: String,
    /// The full short address.
    pub address: String,
}

/// A campaign in the list.
#[derive(Debug, Clone)]
pub struct CampaignRow {
    /// Its page in the console.
    pub href: Link,
    /// What it is called.
    pub name: String,
    /// Its remark; may be empty.
    pub note: String,
    /// From when to when, in words; may be empty.
    pub days: String,
    /// Whether it runs.
    pub state: StateWord,
}

/// What is sent about a campaign.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CampaignForm {
    /// What it is called.
    pub name: String,
    /// A remark.
    pub note: String,
    /// The first day, `2026-03-01`; may be empty.
    pub from: String,
    /// The last day; may be empty.
    pub until: String,
}

fields! {
    /// The fields of [`CampaignForm`].
    CampaignField { Name = "name", Note = "note", From = "from", Until = "until" }
}

/// Everything the page of one campaign shows.
#[derive(Debug, Template)]
#[template(path = "seller/campaign.html")]
pub struct CampaignPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// What it is called.
    pub name: String,
    /// Whether it runs.
    pub state: StateWord,
    /// Back to the list.
    pub back: NamedLink,
    /// Where its forms are sent.
    pub action: Link,
    /// What is said of it, and what is wrong with that.
    pub form: Form<CampaignForm, CampaignField>,
    /// What a link for it can lead to.
    pub products: Vec<Choice>,
    /// Its links.
    pub links: Vec<LinkRow>,
}

/// Everything the page of one link shows.
#[derive(Debug, Template)]
#[template(path = "seller/link.html")]
pub struct LinkPage {
    /// What is around it.
    pub cx: Shell,
    /// The console around it.
    pub console: Console,
    /// Back to the list.
    pub back: NamedLink,
    /// Where it leads.
    pub name: String,
    /// For which campaign, with its page.
    pub campaign: Option<NamedLink>,
    /// The full short address.
    pub address: String,
    /// The mail that shares it, `mailto:?...`.
    pub mail: Link,
    /// The code as a drawing and as a picture.
    pub svg: Link,
    /// The code as a picture.
    pub png: Link,
    /// How it looks where it is shared.
    pub preview: Preview,
}

/// What chats and mail show of an address.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The picture.
    pub figure: Figure,
    /// The title.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// The price, of a product.
    pub price: Option<Price>,
    /// Whose site it is, "shop.example.com".
    pub host: String,
}
